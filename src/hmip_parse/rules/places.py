"""The parts of the country that go with an office: probation regions, areas and units, counties, cities, police areas.

Regions, areas and units come from reference/pdus.csv, with the places that a unit covers; the rest is the list below.

Refused here: the matching of a unit to its code (that is the inspection's business), and towns that no list knows.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hmip_parse.pattern import compiled
from hmip_parse.reference.lookup import rows

# Ceremonial counties, parts of the country, large cities, and former names under which services were organised.
_OTHERS = """
avon
bath
bedfordshire
berkshire
birmingham
blackpool
bournemouth
bradford
brighton
bristol
buckinghamshire
cambridge
cambridgeshire
cardiff
channel islands
cheshire
chester
cleveland
cornwall
county durham
coventry
cumbria
derby
derbyshire
devon
dorset
durham
dyfed
dyfed-powys
east anglia
england
essex
exeter
gloucester
gloucestershire
gwent
gwynedd
hampshire
hereford
herefordshire
hertfordshire
hull
humberside
isle of man
isle of wight
kent
kirklees
lancashire
leeds
leicester
leicestershire
lincoln
lincolnshire
liverpool
manchester
merseyside
middlesbrough
midlands
newcastle
norfolk
northampton
northamptonshire
northern ireland
northumberland
northumbria
nottingham
nottinghamshire
oxford
oxfordshire
peterborough
plymouth
portsmouth
rutland
salford
scotland
sheffield
shropshire
somerset
southampton
staffordshire
stoke
suffolk
sunderland
surrey
sussex
swansea
swindon
tees valley
teesside
thames valley
tyneside
tyne and wear
wakefield
wales
warwickshire
west mercia
wigan
wiltshire
wolverhampton
worcester
worcestershire
york
yorkshire
cymru
""".split("\n")
OTHER_PLACES = tuple(place for place in _OTHERS if place)

_DIRECTION = compiled(
    r"(?:north|south|east|west|mid|central|greater|inner|outer|city of|county of)[ -]?(?:east|west)? "
)
_KIND = compiled(r",? (?:probation )?(?:region|division|area|cluster|pdu|ldu|probation delivery unit)$", re.IGNORECASE)
_SPLIT = compiled(r", and |, | and ")


def without_kind(text: str) -> str:
    """A place without the word that says what kind it is: "South West Region" gives "South West"."""
    return _KIND.sub("", text)


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a phrase is the name of a part of the country, or of several ("Devon and North Dorset")."""
    folded = _fold(without_kind(text))
    return bool(folded) and (
        folded in _known() or folded in _without_commas() or all(_is_one(part) for part in _SPLIT.split(folded))
    )


def is_region(text: str) -> bool:
    """Whether a phrase is a probation region or area that is no postal place ("North East", but not "London")."""
    return _fold(without_kind(text)) in _regions()


def _is_one(place: str) -> bool:
    place = place.removeprefix("the ")
    return place in _known() or _DIRECTION.sub("", place, count=1) in _known()


@cache
def _known() -> frozenset[str]:
    covered = (part for row in rows() for part in compiled(r", | and ").split(row["covers"] or ""))
    named = (row[column] for row in rows() for column in ("name", "region", "area"))
    return frozenset(_fold(place) for place in (*named, *covered, *OTHER_PLACES) if place)


@cache
def _without_commas() -> frozenset[str]:
    return frozenset(place.replace(",", "") for place in _known())


@cache
def _regions() -> frozenset[str]:
    named = {_fold(row[column]) for row in rows() for column in ("region", "area")}
    return frozenset(named - {"london", "wales", "greater manchester"})


def _fold(place: str) -> str:
    return " ".join(place.replace("&", " and ").split()).strip(" .,").casefold().removeprefix("the ")
