"""The deadlines drawn on a line of time: where each thing stands in an SVG picture.

A row for each letter, or, where there is one letter, for each of its actions. A time that is one day is a sign alone; a
month, a season or a range is a bar from its first to its last day, with the sign at the day that counts: the last, or,
of what starts, the first. A bar that is open at an end runs to the edge. What has no day at all is listed instead.

Refused here: drawing (page.html and page.css).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hmip_parse.writers.as_html.overview import Promise, Summary, headline
from hmip_parse.writers.as_html.shown import UNCERTAIN, date_of, days, month

# Where the line of time begins and ends in the picture, which is 1,000 wide: a date fits, centred, at either end.
LEFT, RIGHT = 250, 955
_ROW, _TOP = 18, 34  # the height of a row, and of what stands above the first
_LABEL = 36  # characters of a row's name: what fits left of the line of time
_STEPS = (1, 3, 6, 12, 24, 60, 120)  # months between two ticks
_MOST_TICKS = 10
_MARGIN = datetime.timedelta(days=10)


@dataclass(frozen=True)
class Sign:
    """A deadline: ``x`` of its sign, ``start`` and ``width`` of its bar (0: one day), its state and its words."""

    x: float
    start: float
    width: float
    state: str
    uncertain: bool
    anchor: str
    words: str


@dataclass(frozen=True)
class Lane:
    """A row of the picture."""

    y: int
    label: str
    anchor: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Timeline:
    """The picture: its height, its ticks (x and label), where the day is that it counts against (None: outside), its
    rows, and the deadlines without any day, each as an address and words.
    """

    height: int
    ticks: tuple[tuple[float, str], ...]
    as_of: float | None
    lanes: tuple[Lane, ...]
    without_day: tuple[tuple[str, str], ...]


def timeline(letters: Sequence[Summary], as_of: datetime.date) -> Timeline:
    """The picture of the letters' deadlines, in the order given."""
    rows = [(f"{each.number}. {headline(each)}", str(each.number), each.promises) for each in letters]
    if len(letters) == 1:
        rows = [(f"{each.place}. {each.text}", each.anchor, [each]) for each in letters[0].promises]
    every = [deadline for _, _, promises in rows for each in promises for deadline in each.deadlines]
    without = tuple(_listed(each) for _, _, promises in rows for each in promises)
    undated = tuple(item for items in without for item in items)
    known = [date for each in every for date in (date_of(each["earliest"]), date_of(each["latest"])) if date]
    if not known:
        return Timeline(0, (), None, (), undated)
    scale = _Scale(min(known), max(known), as_of)
    drawn = [row for row in rows if any(_has_day(deadline) for each in row[2] for deadline in each.deadlines)]
    lanes = tuple(
        Lane(_TOP + _ROW * nth, _shortened(label), anchor, tuple(_signs(promises, scale, as_of)))
        for nth, (label, anchor, promises) in enumerate(drawn)
    )
    return Timeline(_TOP + _ROW * len(lanes), tuple(scale.ticks()), scale.inside(as_of), lanes, undated)


class _Scale:
    def __init__(self, first: datetime.date, last: datetime.date, as_of: datetime.date) -> None:
        # The day to count against belongs into the picture, unless more than half of the picture would be empty for it.
        reach = max(last - first, datetime.timedelta(days=90))
        if first - reach <= as_of <= last + reach:
            first, last = min(first, as_of), max(last, as_of)
        self._first, self._last = first - _MARGIN, last + _MARGIN

    def x(self, date: datetime.date) -> float:
        share = (date - self._first) / (self._last - self._first)
        return round(LEFT + (RIGHT - LEFT) * share, 1)

    def inside(self, date: datetime.date) -> float | None:
        return self.x(date) if self._first <= date <= self._last else None

    def ticks(self) -> Iterator[tuple[float, str]]:
        first, last = (date.year * 12 + date.month - 1 for date in (self._first, self._last))
        step = next((step for step in _STEPS if (last - first) / step <= _MOST_TICKS), _STEPS[-1])
        for each in range(first + 1, last + 1):
            if each % step == 0:
                date = datetime.date(each // 12, each % 12 + 1, 1)
                yield self.x(date), str(date.year) if step >= 12 else month(date)


def _signs(promises: Sequence[Promise], scale: _Scale, as_of: datetime.date) -> Iterator[Sign]:
    for promise in promises:
        for deadline in promise.deadlines:
            if not _has_day(deadline):
                continue
            earliest, latest = date_of(deadline["earliest"]), date_of(deadline["latest"])
            start = scale.x(earliest) if earliest else float(LEFT)
            end = scale.x(latest) if latest else float(RIGHT)
            state = _state(promise, deadline, as_of)
            yield Sign(
                start if state == "starts" else end,
                start,
                round(end - start, 1) if earliest != latest else 0,
                state,
                bool(set(deadline["edtf"] or "") & UNCERTAIN),
                promise.anchor,
                f"action {promise.place}, {deadline['relation']} {days(earliest, latest)}: {state}",
            )


def _state(promise: Promise, deadline: dict[str, Any], as_of: datetime.date) -> str:
    """ "completed", "starts", "overdue", "passed" (the action has a later deadline that counts) or "to come"."""
    if deadline["relation"] == "completed" or promise.state == "completed":
        return "completed"
    if deadline["relation"] == "from":
        return "starts"
    latest = date_of(deadline["latest"])
    if latest is None or latest >= as_of:
        return "to come"
    return "overdue" if promise.state == "overdue" else "passed"


def _has_day(deadline: dict[str, Any]) -> bool:
    return bool(deadline["earliest"] or deadline["latest"])


def _listed(promise: Promise) -> list[tuple[str, str]]:
    return [
        (
            promise.anchor,
            f"“{deadline['text']}”: {headline(promise.letter)}, action {promise.place}",
        )
        for deadline in promise.deadlines
        if not _has_day(deadline)
    ]


def _shortened(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip(" ,") + "…"
