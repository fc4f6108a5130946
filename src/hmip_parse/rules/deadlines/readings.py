"""What a time phrase says before one knows when it was said, and how the letter's date settles it.

A ``Reading`` is a time that may lack its year ("by June"), may count from the letter ("within three months", "next
month"), or may lean on a time named before it ("by the end of that month"). ``settle`` makes it an ``Interval``, with
the doubts that a careful reader would have.

Refused here: any guess. A reading that lacks its base settles to None, and a doubt says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from hmip_parse.rules.deadlines import calendar
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.rule import Doubt, Rule

# A time that was left without a year is doubtful where the next one is farther off than this, because then the one
# just past is much nearer (a plan "on 1 August" in a letter of 14 August). Ten months and a half.
FAR = timedelta(days=320)

Change = Callable[[Interval, date | None], Interval]


class Reading(NamedTuple):
    """A time as the phrase gives it; exactly one of ``in_year``, ``from_base``, ``from_earlier`` is set, or none; or
    both of the last two, where the phrase leans on what was named before, if anything was.

    ``in_year`` gives the time in a year, and ``year`` is that year where the phrase names it. ``from_base`` counts from
    the letter's date, ``from_earlier`` from the time named before. With none of them the phrase counts from a day that
    the letter does not give. ``past`` is True or False where the phrase itself says where it lies ("last June"), and
    ``relation`` is set where the phrase itself says what it is ("within three months").
    """

    in_year: Callable[[int], Interval] | None = None
    year: int | None = None
    from_base: Callable[[date], Interval] | None = None
    from_earlier: Callable[[Interval], Interval] | None = None
    past: bool | None = None
    relation: str | None = None
    inferred: bool = True
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def changed(self, change: Change) -> Reading:
        """The same reading with a change of its interval behind those it has ("the end of …")."""
        return self._replace(changes=(*self.changes, change))

    def within(self, year: int) -> Interval:
        """The interval in a year, with all changes. For readings that have ``in_year``; ValueError for 29 February."""
        assert self.in_year is not None
        return _apply(self, self.in_year(year), None)

    def before(self, other: Reading) -> Reading:
        """The same reading in the year of ``other``, or the one before, so that it lies before that."""
        if self.in_year is None or self.year is not None or other.in_year is None or other.year is None:
            return self
        limit = other.within(other.year)
        for year in (other.year, other.year - 1):
            with suppress(ValueError):
                if self.within(year).last <= limit.last:
                    return self._replace(year=year, inferred=False)
        return self

    def doubted(self, doubt: Doubt) -> Reading:
        """The same reading with a doubt more."""
        return self._replace(doubts=(*self.doubts, doubt))


def dated(interval: Interval) -> Reading:
    """A reading that names its year."""
    return Reading(in_year=lambda _: interval, year=interval.first.year, inferred=False)


def in_year(year: int | None, make: Callable[[int], Interval], *, past: bool | None = None) -> Reading:
    """A reading for a year that is named, or is left out (None)."""
    return Reading(in_year=make, year=year, past=past, inferred=year is None)


class TimeRule(Rule):
    """A rule whose match is read as a time. ``accepts`` pairs a phrase with its EDTF in a letter of 14 August 2025.

    ``read`` gives None for a match that is no time after all (31 June).
    """

    read: Callable[[re.Match[str]], Reading | None]


class Settled(NamedTuple):
    """A reading that was held against the letter's date: None where it could not be."""

    interval: Interval | None
    doubts: tuple[Doubt, ...] = ()


def settle(reading: Reading, base: date | None, *, past: bool, earlier: Interval | None = None) -> Settled:
    """The interval of a reading in a letter of ``base``: the next one for a plan, the last one for what is ``past``."""
    if reading.past is not None:
        past = reading.past
    try:
        return _settle(reading, base, past, earlier)
    except (ValueError, OverflowError):
        return Settled(None, (Doubt("deadline-no-such-day", "no such day exists"),))


def _settle(reading: Reading, base: date | None, past: bool, earlier: Interval | None) -> Settled:
    if reading.from_earlier is not None and earlier is not None:
        return Settled(_apply(reading, reading.from_earlier(earlier), base), reading.doubts)
    if reading.year is not None and reading.in_year is not None:
        return Settled(_apply(reading, reading.in_year(reading.year), base), reading.doubts)
    if reading.from_base is None and reading.in_year is None:
        return Settled(
            None, (Doubt("deadline-not-dated", "the phrase counts from a day that the letter does not give"),)
        )
    if base is None:
        return Settled(None, (Doubt("deadline-needs-letter-date", "without the letter's date this has no year"),))
    if reading.from_base is not None:
        return Settled(_apply(reading, reading.from_base(base), base), reading.doubts)
    return _nearest(reading, base, past)


def _apply(reading: Reading, interval: Interval, base: date | None) -> Interval:
    for change in reading.changes:
        interval = change(interval, base)
    return interval


def _nearest(reading: Reading, base: date, past: bool) -> Settled:
    if past:
        found = next((c for c in _candidates(reading, base, -1) if c.first <= base), None)
        far = found is not None and base - found.last > FAR
    else:
        found = next((c for c in _candidates(reading, base, 1) if c.last >= base), None)
        far = found is not None and found.first - base > FAR
    if found is None or not far:
        return Settled(found, reading.doubts)
    side = "before" if past else "after"
    doubt = Doubt("deadline-year-inferred", f"no year is given; {found.edtf} was taken, long {side} the letter's date")
    return Settled(found, (*reading.doubts, doubt))


def _candidates(reading: Reading, base: date, step: int) -> Iterator[Interval]:
    """The time in each year, from the first to the last (1) or back (-1)."""
    assert reading.in_year is not None
    # Eight years either way: 29 February may be that far off, across a century without a leap year.
    for years in range(-8 * step, 9 * step, step):
        try:
            yield _apply(reading, reading.in_year(base.year + years), base)
        except ValueError:
            continue


def joined(first: Reading, last: Reading) -> Reading | None:
    """The reading of a range. A year that only one end names holds for both; None where the ends do not fit.

    ``inferred`` follows the last end: "28 April to 9 May 2025" leaves nothing out.
    """
    if first.in_year is not None and last.in_year is not None:
        return _joined_in_year(first, last)
    if last.from_earlier is not None or first.from_earlier is not None:
        return None

    def from_base(base: date) -> Interval:
        begin = settle(first, base, past=False).interval
        end = settle(last, base, past=False).interval
        if begin is None or end is None:
            raise ValueError("a range without both ends")
        return calendar.joined(begin, end)

    return Reading(from_base=from_base)


def _joined_in_year(first: Reading, last: Reading) -> Reading | None:
    def make(year: int) -> Interval:
        end = last.within(year)
        years = (first.year,) if first.year is not None else (year + 1, year, year - 1)
        for begin in (first.within(y) for y in years):
            if begin.first <= end.first and begin.last <= end.last:
                return calendar.joined(begin, end)
        raise ValueError("the ends of a range are the wrong way round")

    try:
        if last.year is not None:
            return dated(make(last.year))
        if first.year is not None:
            return dated(_first_that_fits(make, first.year))._replace(inferred=True)
    except ValueError:
        return None
    return in_year(None, make, past=last.past)


def _first_that_fits(make: Callable[[int], Interval], year: int) -> Interval:
    try:
        return make(year)
    except ValueError:
        return make(year + 1)
