"""What stands in front of the letters: who promised how much, what is due next and what is overdue.

Refused here: HTML (page.html), and counting a letter's promise more than once in a sum: a letter on two PDUs stands
in both their rows, but once in the rows of its region and of all.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hmip_parse.letter import Letter
from hmip_parse.writers.as_html.anchors import pointer_anchor
from hmip_parse.writers.as_html.shown import date_of, day
from hmip_parse.writers.marks import marks
from hmip_parse.writers.overdue import is_overdue

_NO_REGION, _NO_PDU = "Region not known", "No PDU named"
_KINDS = {"letter": "letter", "action_plan": "action plan", "other": "no reply to an inspection"}


@dataclass(frozen=True)
class Promise:
    """An action, as the lists in front of the letters tell it. ``state`` is "completed", "overdue", "to come" or, of an
    action without a due date, "undated".
    """

    letter: Summary
    place: int
    anchor: str
    text: str
    owner: str | None
    due: datetime.date | None
    state: str
    deadlines: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Summary:
    """A letter in a few words. ``recommendations`` is None where the letter does not say how many there were."""

    number: int
    title: str
    kind: str
    date: datetime.date | None
    file: str
    units: tuple[tuple[str, str], ...]
    recommendations: int | None
    marks: int
    promises: list[Promise]


@dataclass(frozen=True)
class Row:
    """The letters of a PDU, of a region, or all. ``unstated``: letters that do not say how many recommendations."""

    name: str
    letters: tuple[Summary, ...]
    recommendations: int
    unstated: int
    actions: int
    next_due: Promise | None
    overdue: int


@dataclass(frozen=True)
class Region:
    """A region: the row of all its letters, and a row for each PDU."""

    whole: Row
    units: tuple[Row, ...]


@dataclass(frozen=True)
class Overview:
    """The row of all letters, and the regions."""

    whole: Row
    regions: tuple[Region, ...]


def summary(number: int, letter: Letter, as_of: datetime.date) -> Summary:
    """The summary of letter ``number``."""
    data = letter.model_dump(mode="json", exclude={"evidence"})
    region = data["inspection"]["region"]
    units = [(unit["region"] or region or _NO_REGION, unit["canonical"] or unit["name"]) for unit in data["pdus"]]
    title = " and ".join(dict.fromkeys(name for _, name in units)) or data["subject"] or "Letter"
    made = Summary(
        number,
        title,
        _KINDS[data["document_type"]],
        date_of(data["date"]),
        data["source"]["file"],
        tuple(dict.fromkeys(units)) or ((region or _NO_REGION, _NO_PDU),),
        data["recommendation_count"],
        len(marks(letter.evidence)),
        [],
    )
    made.promises.extend(_promise(made, place, action, as_of) for place, action in enumerate(data["actions"]))
    return made


def _promise(letter: Summary, place: int, action: dict[str, Any], as_of: datetime.date) -> Promise:
    due = date_of(action["due"])
    if action["status"] == "completed":
        state = "completed"
    elif due is None:
        state = "undated"
    else:
        state = "overdue" if is_overdue(action, as_of) else "to come"
    anchor = pointer_anchor(letter.number, f"/actions/{place}")
    return Promise(letter, place + 1, anchor, action["text"], action["owner"], due, state, tuple(action["deadlines"]))


def overview(letters: Sequence[Summary]) -> Overview:
    """The overview, regions and PDUs by name, with what has none at the end."""
    places: dict[str, dict[str, list[Summary]]] = defaultdict(lambda: defaultdict(list))
    for letter in letters:
        for region, unit in letter.units:
            places[region][unit].append(letter)
    regions = [
        Region(
            _row(region, {each.number: each for unit in units.values() for each in unit}.values()),
            tuple(_row(unit, units[unit]) for unit in sorted(units, key=lambda name: (name == _NO_PDU, name))),
        )
        for region, units in sorted(places.items(), key=lambda item: (item[0] == _NO_REGION, item[0]))
    ]
    return Overview(_row("All letters", letters), tuple(regions))


def _row(name: str, letters: Iterable[Summary]) -> Row:
    letters = tuple(sorted(letters, key=lambda each: each.number))
    counts = [each.recommendations for each in letters]
    promises = [promise for each in letters for promise in each.promises]
    to_come = [promise for promise in promises if promise.state == "to come"]
    return Row(
        name,
        letters,
        sum(count for count in counts if count is not None),
        counts.count(None),
        len(promises),
        min(to_come, key=_when, default=None),
        sum(promise.state == "overdue" for promise in promises),
    )


def by_due_date(letters: Iterable[Summary]) -> list[Promise]:
    """The actions that have a due date, by it."""
    return sorted((each for letter in letters for each in letter.promises if each.due), key=_when)


def without_due_date(letters: Iterable[Summary]) -> list[tuple[Summary, list[Promise]]]:
    """The letters that have actions without a due date, each with these."""
    found = [(letter, [each for each in letter.promises if each.due is None]) for letter in letters]
    return [(letter, promises) for letter, promises in found if promises]


def by_place(letters: Iterable[Summary]) -> list[Summary]:
    """The letters by region, then PDU, then date."""
    return sorted(letters, key=lambda each: (each.units, each.date or datetime.date.max, each.number))


def _when(promise: Promise) -> tuple[datetime.date, int, int]:
    return promise.due or datetime.date.max, promise.letter.number, promise.place


def headline(letter: Summary) -> str:
    """A letter in one line: "17 Mar 2026, Wigan"."""
    return f"{day(letter.date) if letter.date else 'undated'}, {letter.title}"
