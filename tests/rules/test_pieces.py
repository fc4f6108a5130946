"""Lines about parties, and the names, roles, areas and organisations that they say."""

from __future__ import annotations

import pytest

from hmip_parse.document import Span
from hmip_parse.rules import office_words
from hmip_parse.rules.pieces import area_span, is_cut_off, pieces
from hmip_parse.rules.places import OTHER_PLACES, is_place, is_region

# A line, and its pieces: n(ame), r(ole), a(rea), o(rganisation), e(mail), u(nknown).
LINES = {
    "Ann Field CBE, HM Chief Inspector of Probation": "n:Ann Field CBE|r:HM Chief Inspector of Probation",
    "Ann Field, OBE": "n:Ann Field, OBE",
    "Regional Probation Director, London": "r:Regional Probation Director|a:London",
    "Head of PDU, Lambeth": "r:Head of PDU|a:Lambeth",
    "Head of Lambeth PDU": "r:Head of Lambeth PDU",
    "Head of PDU Tower Hamlets": "r:Head of PDU|a:Tower Hamlets",
    "Head of Probation Delivery Unit – Wigan": "r:Head of Probation Delivery Unit|a:Wigan",
    "Head of PDU, Redcar, Cleveland & Middlesbrough": "r:Head of PDU|a:Redcar, Cleveland & Middlesbrough",
    "Director General, Operations": "r:Director General, Operations",
    "Director General Probation": "r:Director General Probation",
    "Director, Operations, North East": "r:Director, Operations|a:North East",
    "Deputy Director, Insights and Practice": "r:Deputy Director, Insights and Practice",
    "Executive Director (Rehabilitation)": "r:Executive Director (Rehabilitation)",
    "Area Executive Director – North East, Yorkshire and the Humber": (
        "r:Area Executive Director|a:North East, Yorkshire and the Humber"
    ),
    "Acting Regional Probation Director for the North East": "r:Acting Regional Probation Director|a:North East",
    "Commissioner for Dorset": "r:Commissioner|a:Dorset",
    "Minister of State for Prisons, Parole and Probation": "r:Minister of State for Prisons, Parole and Probation",
    "PS/Minister of State": "r:PS/Minister of State",
    "Mayor of London": "r:Mayor of London",
    "Governor of HMP Leeds": "r:Governor of HMP Leeds",
    "Governor, HMP Leeds": "r:Governor|o:HMP Leeds",
    "Governor HMP Leeds": "r:Governor|o:HMP Leeds",
    "Chief Executive, NHS England": "r:Chief Executive|o:NHS England",
    "Chief Executive NHS England": "r:Chief Executive|o:NHS England",
    "Divisional Director, South West and South Central, NPS": (
        "r:Divisional Director|a:South West and South Central|o:NPS"
    ),
    "Director of Children's Services, Leeds City Council": "r:Director of Children's Services|o:Leeds City Council",
    "Leader of Leeds City Council": "r:Leader of Leeds City Council",
    "Chair of the Board": "r:Chair of the Board",
    "Lord Chancellor and Secretary of State for Justice": "r:Lord Chancellor and Secretary of State for Justice",
    "All Heads of PDU, London": "r:All Heads of PDU|a:London",
    "RPD, Wales": "r:RPD|a:Wales",
    "Private Office": "o:Private Office",
    "Office of the Police and Crime Commissioner": "o:Office of the Police and Crime Commissioner",
    "Mayor of London's Office for Policing and Crime": "o:Mayor of London's Office for Policing and Crime",
    "Secretary of State's Private Office": "o:Secretary of State's Private Office",
    "Government Legal Department": "o:Government Legal Department",
    "Ministry of Housing, Communities and Local Government": "o:Ministry of Housing, Communities and Local Government",
    "Contract Management, HMPPS": "o:Contract Management, HMPPS",
    "The Probation Service North East": "o:The Probation Service|a:North East",
    "HM Prison & Probation Service – South West": "o:HM Prison & Probation Service|a:South West",
    "HMPPS in Wales": "o:HMPPS in Wales",
    "Ann Field, Ministry of Justice": "n:Ann Field|o:Ministry of Justice",
    "Ann Field <ann.field@example.uk>": "n:Ann Field|e:ann.field@example.uk",
    "Gareth Head": "n:Gareth Head",
    "Helen Judge, Head of PDU": "n:Helen Judge|r:Head of PDU",
    "District Judge": "r:District Judge",
    "Judge Ann Field": "n:Judge Ann Field",
    "Lord Chancellor": "r:Lord Chancellor",
    "The Rt Hon the Lord Field OBE": "n:The Rt Hon the Lord Field OBE",
    "Baroness Field of Walton-on-the-Hill": "n:Baroness Field of Walton-on-the-Hill",
    "Detective Chief Superintendent Ann Field, Kent Police": "n:Detective Chief Superintendent Ann Field|o:Kent Police",
    "Ann van der Berg, Clinical Lead": "n:Ann van der Berg|r:Clinical Lead",
    "GARFIELD O’NEILL-PRICE": "n:GARFIELD O’NEILL-PRICE",
    "Chief Probation Officer – Ann Field": "r:Chief Probation Officer|n:Ann Field",
    "Regional Director: Ann Field": "r:Regional Director|n:Ann Field",
    "Ann Field (Head of PDU, Lewisham and Bromley)": "n:Ann Field|r:Head of PDU|a:Lewisham and Bromley",
    "Ann Field Regional Probation Director": "n:Ann Field|r:Regional Probation Director",
    "Head of Operations Ann Field": "r:Head of Operations|n:Ann Field",
    "Commissioner Ann Field": "r:Commissioner|n:Ann Field",
    "Ann Field, HMPPS Chief Probation Officer Tom Parks, Regional Probation Director, North East": (
        "n:Ann Field|r:HMPPS Chief Probation Officer|n:Tom Parks|r:Regional Probation Director|a:North East"
    ),
    "Area Executive Director, North West Head of PDU, Sefton": (
        "r:Area Executive Director|a:North West|r:Head of PDU|a:Sefton"
    ),
    "Private Office Ann Field, Governor": "o:Private Office|n:Ann Field|r:Governor",
    "Kent Police HMPPS Press Office": "o:Kent Police|o:HMPPS Press Office",
    "Leopold": "u:Leopold",
    "Director " * 39 + "Director": "r:" + "Director " * 39 + "Director",
    "Director " * 40 + "Director": "u:" + "Director " * 40 + "Director",
}
KINDS = {"n": "name", "r": "role", "a": "area", "o": "organisation", "e": "email", "u": "unknown"}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES)
def test_cuts(line: str, expected: str) -> None:
    found = [(piece.kind, line[piece.span.start : piece.span.end]) for piece in pieces(line, Span(0, len(line)))]
    assert found == [(KINDS[part[0]], part[2:]) for part in expected.split("|")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Kent, Surrey & Sussex", True),
        ("Kent Surrey and Sussex", True),
        ("North East Region", True),
        ("the West Midlands", True),
        ("Devon and North Dorset", True),
        ("Tower Hamlets", True),
        ("Ann Field", False),
        ("Operations", False),
        ("", False),
    ],
)
def test_knows_places(place: str, expected: bool) -> None:
    assert is_place(place) is expected


@pytest.mark.parametrize(("place", "expected"), [("North West", True), ("London", False), ("Exeter", False)])
def test_knows_regions_that_are_no_postal_places(place: str, expected: bool) -> None:
    assert is_region(place) is expected


def test_an_area_is_cited_without_its_kind() -> None:
    line = "South West Region"
    assert area_span(line, Span(0, len(line))) == Span(0, len("South West"))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("HMPPS Chief", True), ("Regional Probation", True), ("HMPPS", False), ("Head of PDU", False)],
)
def test_knows_what_a_wrapped_line_cut_off(phrase: str, expected: bool) -> None:
    assert is_cut_off(phrase) is expected


@pytest.mark.parametrize("name", ["HEADS", "SURNAMES", "RANKS", "FUNCTIONS", "BODIES", "NAMED_BODIES"])
def test_word_lists_are_in_lower_case_and_trimmed(name: str) -> None:
    assert all(word == word.strip().lower() and word for word in getattr(office_words, name))


def test_places_are_listed_once() -> None:
    assert len(set(OTHER_PLACES)) == len(OTHER_PLACES)
    assert all(place == place.strip().lower() for place in OTHER_PLACES)


def test_surnames_are_heads() -> None:
    assert office_words.SURNAMES <= office_words.HEADS
