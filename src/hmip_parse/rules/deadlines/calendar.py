"""The calendar of the letters: days, months, quarters, seasons and years as intervals, each with its EDTF form.

An ``Interval`` is a time as the contract writes it: its first and last day, and the Extended Date/Time Format
(ISO 8601-2:2019, https://www.loc.gov/standards/datetime/) that says it. Financial years run from 1 April to 31 March,
weeks from Monday to Sunday, spring begins in March; named days and working days are those of England and Wales.

Refused here: any reading of text. A day that does not exist (31 June) raises ValueError, as ``datetime.date`` does.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from hmip_parse.reference.bank_holidays import bank_holidays

ONE_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """A stretch of days, ``first`` up to and including ``last``, and its EDTF."""

    first: date
    last: date
    edtf: str


def months_on(at: date, count: int) -> date:
    """The same day so many months on (or back, if negative), or the last day of that month where it has none."""
    year, month = divmod(12 * at.year + at.month - 1 + count, 12)
    return date(year, month + 1, min(at.day, monthrange(year, month + 1)[1]))


def day(value: date) -> Interval:
    """One day: ``2025-09-30``."""
    return Interval(value, value, value.isoformat())


def days(first: date, last: date) -> Interval:
    """From one day to another: ``2025-12-03/2025-12-04``."""
    return day(first) if first == last else Interval(first, last, f"{first.isoformat()}/{last.isoformat()}")


def month(year: int, number: int) -> Interval:
    """A calendar month: ``2025-10``."""
    first = date(year, number, 1)
    return Interval(first, date(year, number, monthrange(year, number)[1]), first.isoformat()[:7])


def months(year: int, number: int, count: int) -> Interval:
    """``count`` whole months from the given one on: ``2025-10/2025-12``."""
    first = date(year, number, 1)
    last = months_on(first, count) - ONE_DAY
    edtf = first.isoformat()[:7]
    return Interval(first, last, edtf if count == 1 else f"{edtf}/{last.isoformat()[:7]}")


def year(number: int) -> Interval:
    """A calendar year: ``2026``."""
    return Interval(date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def quarter(year: int, number: int) -> Interval:
    """A calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Interval:
    """A half of a calendar year, 1 or 2."""
    return months(year, 6 * number - 5, 6)


def financial_year(start: int) -> Interval:
    """The financial year that begins in April of ``start``."""
    return months(start, 4, 12)


def financial_quarter(start: int, number: int) -> Interval:
    """A quarter, 1 to 4, of the financial year that begins in April of ``start``."""
    return months(start, 3 * number + 1, 3) if number < 4 else months(start + 1, 1, 3)


def financial_half(start: int, number: int) -> Interval:
    """A half, 1 or 2, of the financial year that begins in April of ``start``."""
    return months(start, 6 * number - 2, 6)


def month_beside(at: date, step: int) -> Interval:
    """The month that lies ``step`` months away from the one of a day."""
    first = months_on(at.replace(day=1), step)
    return month(first.year, first.month)


def quarter_beside(at: date, step: int) -> Interval:
    """The quarter that lies ``step`` quarters away from the one of a day. Financial and calendar quarters coincide."""
    first = months_on(date(at.year, (at.month - 1) // 3 * 3 + 1, 1), 3 * step)
    return months(first.year, first.month, 3)


# EDTF's season codes (level 1: 21 spring to 24 winter) and the month in which each begins.
SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "winter": (24, 12)}


def season(year: int, name: str) -> Interval:
    """A season: ``2025-23`` for autumn 2025. Winter 2025 is December 2025 to February 2026."""
    code, number = SEASONS[name]
    whole = months(year, number, 3)
    return Interval(whole.first, whole.last, f"{year:04}-{code}")


def week(of: date) -> Interval:
    """The week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend(interval: Interval) -> Interval:
    """The Saturday and Sunday of the week in which an interval begins."""
    saturday = week(interval.first).first + timedelta(days=5)
    return days(saturday, saturday + ONE_DAY)


def joined(first: Interval, last: Interval) -> Interval:
    """From the beginning of one interval to the end of another: months where both are whole months, else days.

    ValueError where the second ends before the first begins.
    """
    if last.last < first.first:
        raise ValueError(f"{last.edtf} lies before {first.edtf}")
    if first == last:
        return first
    if whole_months(first) and whole_months(last):
        return months(first.first.year, first.first.month, _month_count(first.first, last.last))
    return days(first.first, last.last)


def whole_months(interval: Interval) -> bool:
    """Does the interval begin with the first and end with the last day of a month?"""
    return interval.first.day == 1 and (interval.last + ONE_DAY).day == 1


def _month_count(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def start_of(interval: Interval) -> Interval:
    """Its first day."""
    return day(interval.first)


def end_of(interval: Interval) -> Interval:
    """Its last day."""
    return day(interval.last)


def third(interval: Interval, number: int) -> Interval:
    """The early (1), middle (2) or late (3) part of an interval.

    A month is cut after its 10th and 20th day, a longer one after a third of its months. What is no whole number of
    months, or cannot be cut so, is given as it is.
    """
    if not whole_months(interval):
        return interval
    first, count = interval.first, _month_count(interval.first, interval.last)
    if count == 1:
        begin = first.replace(day=10 * number - 9)
        return days(begin, first.replace(day=10 * number) if number < 3 else interval.last)
    if count % 3:
        return interval
    begin = months_on(first, (number - 1) * count // 3)
    return months(begin.year, begin.month, count // 3)


def half_of(interval: Interval, number: int) -> Interval:
    """The first (1) or second (2) half of an interval: a month is cut after its 15th day, a longer one by months."""
    if not whole_months(interval):
        return interval
    first, count = interval.first, _month_count(interval.first, interval.last)
    if count == 1:
        return days(first, first.replace(day=15)) if number == 1 else days(first.replace(day=16), interval.last)
    if count % 2:
        return interval
    begin = months_on(first, (number - 1) * count // 2)
    return months(begin.year, begin.month, count // 2)


def quarter_of(interval: Interval, number: int) -> Interval:
    """A quarter, 1 to 4, of an interval of twelve months; any other interval is given as it is."""
    if not whole_months(interval) or _month_count(interval.first, interval.last) != 12:
        return interval
    begin = months_on(interval.first, 3 * number - 3)
    return months(begin.year, begin.month, 3)


def months_in(interval: Interval, number: int, count: int) -> Interval:
    """``count`` months, beginning with the ``number``-th of the interval; -1 for its last ones."""
    last = months_on(interval.last.replace(day=1), 1 - count)
    begin = months_on(interval.first, number - 1) if number > 0 else last
    return months(begin.year, begin.month, count)


def weeks_in(interval: Interval, number: int, count: int) -> Interval:
    """``count`` weeks of seven days, beginning with the ``number``-th of the interval; -1 for its last ones."""
    if number < 0:
        return days(interval.last - timedelta(days=7 * count - 1), interval.last)
    first = interval.first + timedelta(days=7 * (number - 1))
    return days(first, first + timedelta(days=7 * count - 1))


def last_working_day(interval: Interval) -> Interval:
    """Its last day that is no weekend and no bank holiday."""
    at = interval.last
    while not _is_working_day(at):
        at -= ONE_DAY
    return day(at)


# The units in which a letter counts time.
COUNTED_UNITS = ("day", "working day", "week", "month", "year")


def later(base: date, count: int, unit: str) -> date:
    """``count`` of ``COUNTED_UNITS`` after ``base``, or before it where ``count`` is negative.

    Months are counted by the calendar and clamped to the month's last day. OverflowError or ValueError beyond year
    9999.
    """
    if unit == "working day":
        return _working_days_later(base, count)
    if unit == "day":
        return base + timedelta(days=count)
    if unit == "week":
        return base + timedelta(weeks=count)
    return months_on(base, count if unit == "month" else 12 * count)


def _working_days_later(base: date, count: int) -> date:
    at, step = base, ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        at += step
        left -= _is_working_day(at)
    return at


def _is_working_day(at: date) -> bool:
    return at.weekday() < 5 and at not in bank_holidays(at.year)


def _easter(year: int) -> date:
    # Few letters name it, and the import takes a while.
    from dateutil.easter import easter

    return easter(year)


def bank_holiday(year: int, month: int, *, last: bool) -> Interval:
    """The first or last bank holiday of May or August, in the year in which it may have been moved (2020, 2022)."""
    found = sorted(d for d in bank_holidays(year) if d.month == month)
    if month == 5 and len(found) < 2 and last:
        found = sorted(d for d in bank_holidays(year) if d.month == 6)[:1]
    return day(found[-1 if last else 0])


NAMED_DAYS: dict[str, Callable[[int], Interval]] = {
    "christmas eve": lambda y: day(date(y, 12, 24)),
    "christmas": lambda y: day(date(y, 12, 25)),
    "christmas day": lambda y: day(date(y, 12, 25)),
    "boxing day": lambda y: day(date(y, 12, 26)),
    "new year's eve": lambda y: day(date(y, 12, 31)),
    "new year's day": lambda y: day(date(y, 1, 1)),
    "good friday": lambda y: day(_easter(y) - timedelta(days=2)),
    "easter": lambda y: day(_easter(y)),
    "easter sunday": lambda y: day(_easter(y)),
    "easter monday": lambda y: day(_easter(y) + ONE_DAY),
    "early may bank holiday": lambda y: bank_holiday(y, 5, last=False),
    "may day": lambda y: bank_holiday(y, 5, last=False),
    "may bank holiday": lambda y: bank_holiday(y, 5, last=False),
    "late may bank holiday": lambda y: bank_holiday(y, 5, last=True),
    "whitsun bank holiday": lambda y: bank_holiday(y, 5, last=True),
    "spring bank holiday": lambda y: bank_holiday(y, 5, last=True),
    "august bank holiday": lambda y: bank_holiday(y, 8, last=True),
    "summer bank holiday": lambda y: bank_holiday(y, 8, last=True),
    "late summer bank holiday": lambda y: bank_holiday(y, 8, last=True),
}
