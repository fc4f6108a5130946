"""The Probation Delivery Units of England and Wales, and the lookup of a name as a letter writes it.

``pdus.csv`` is the reference data that the Ministry of Justice publishes with its open-source service
hmpps-approved-premises-api (database migrations of 2022 to 2025, read in 2026), with three place names put right.

An exact name, after folding "&", commas, "the" and case, comes first; else the nearest by edit distance, if near
enough. ``NEAR`` is the least similarity, in per cent: two letters wrong in a name of twenty give 90, while the closest
two units of the table that are not each other ("Essex North", "Essex South") reach 82.

Refused here: a name that two units are about as near to.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hmip_parse.pattern import compiled

NEAR = 88.0
# By how much the nearest unit must be nearer than the next.
_NEARER = 3.0


class Unit(NamedTuple):
    """A row of the table: a unit's name, region, code, and whether it stands today."""

    code: str
    name: str
    region: str
    area: str
    current: bool


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The rows of the table as they are, by its column names."""
    table = Path(__file__).with_name("pdus.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))


@cache
def pdus() -> tuple[Unit, ...]:
    """All units, in the order of the table."""
    return tuple(Unit(r["code"], r["name"], r["region"], r["area"], r["status"] == "current") for r in rows())


@cache
def regions() -> tuple[str, ...]:
    """The probation regions."""
    return tuple(dict.fromkeys(u.region for u in pdus()))


def fold(name: str) -> str:
    """A name without case, commas, "the", and with "and" for "&"."""
    name = compiled(r"\s*&\s*").sub(" and ", name.casefold())
    name = compiled(r"[,.()'’/-]").sub(" ", name)
    return " ".join(w for w in name.split() if w != "the")


@cache
def _by_name() -> dict[str, Unit]:
    return {key: u for u in reversed(pdus()) for key in (fold(u.name), _reordered(fold(u.name)))}


def _reordered(folded: str) -> str:
    """The words of a name in the order of the alphabet, because letters turn "North Essex" and "Essex North" round."""
    return " ".join(sorted(set(folded.split()) - {"and"}))


def find_pdu(name: str) -> tuple[Unit | None, bool]:
    """The unit that a name means, and whether it is spelt as in the table (folded); (None, False) if none is near."""
    folded = fold(name)
    exact = _by_name().get(folded)
    if exact:
        return exact, True
    if reordered := _by_name().get(_reordered(folded)):
        return reordered, True
    return _nearest(folded), False


def _nearest(folded: str) -> Unit | None:
    from rapidfuzz import fuzz, process

    names = {fold(u.name): u for u in pdus()}
    best = process.extract(folded, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=2)
    if not best or (len(best) > 1 and best[0][1] - best[1][1] < _NEARER):
        return None
    return names[best[0][0]]
