"""How the match of a time rule is read: each function takes a match and gives its ``Reading``.

Where a match is no time after all (31 June, 2025/28) the reader gives None. The groups that a reader wants are those
of its rule in times.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines import calendar, words
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.readings import Reading, dated, in_year
from hmip_parse.rules.rule import Doubt

Match = re.Match[str]


def _in_its_year(make: Callable[[int], Interval], match: Match) -> Reading:
    """A time that comes once a year, in the year that the match says, or in none."""
    groups = match.groupdict()
    if groups.get("year"):
        return in_year(int(groups["year"]), make)
    if groups.get("of_year"):
        return _in_year_beside(make, groups["of_year"])
    if groups.get("which"):
        return _beside(make, groups["which"])
    return in_year(None, make)


def _in_year_beside(make: Callable[[int], Interval], which: str) -> Reading:
    step = words.step(which)
    if words.leans(which):
        after = which.lower() == "following"
        return Reading(from_earlier=lambda earlier: make(earlier.last.year + after))
    return Reading(from_base=lambda base: make(base.year + step))


def _beside(make: Callable[[int], Interval], which: str) -> Reading:
    """The next one to begin ("next April"), the last one to have ended ("last April"), or the one at hand ("this")."""
    if words.leans(which):
        after = which.lower().endswith("following")
        return Reading(from_earlier=lambda earlier: _first_after(make, earlier, after))

    def at_hand(base: date) -> Interval:
        around = [make(y) for y in range(base.year - 2, base.year + 3)]
        if words.step(which) > 0:
            return next(i for i in around if i.first > base)
        if words.step(which) < 0:
            return next(i for i in reversed(around) if i.last < base)
        return next((i for i in around if i.first <= base <= i.last), make(base.year))

    return Reading(from_base=at_hand)


def _first_after(make: Callable[[int], Interval], earlier: Interval, after: bool) -> Interval:
    found = (make(y) for y in range(earlier.first.year - 1, earlier.last.year + 3))
    return next(i for i in found if i.last > earlier.last or (not after and i.last == earlier.last))


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _full_year(digits: str) -> int:
    """Two digits are of this century: the letters are."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def numeric_day(match: Match) -> Reading | None:
    year, month, number = _full_year(match["year"]), int(match["month"]), int(match["day"])
    return dated(calendar.day(date(year, month, number))) if _exists(year, month, number) else None


def numeric_day_without_year(match: Match) -> Reading | None:
    month, number = int(match["month"]), int(match["day"])
    return in_year(None, lambda y: calendar.day(date(y, month, number))) if _exists(2000, month, number) else None


def numeric_month(match: Match) -> Reading:
    return dated(calendar.month(_full_year(match["year"]), int(match["month"])))


def day(match: Match) -> Reading | None:
    month, number = words.month_number(match["month"]), int(match["day"])
    if not _exists(int(match["year"] or 2000), month, number):
        return None
    reading = _in_its_year(lambda y: calendar.day(date(y, month, number)), match)
    if reading.year is None or not match["weekday"]:
        return reading
    return reading._replace(doubts=_weekday_doubts(match["weekday"], date(reading.year, month, number)))


def day_with_short_year(match: Match) -> Reading | None:
    year = _full_year(match["year"] or match["long_year"] or match["last_year"])
    month, number = words.month_number(match["month"] or match["long_month"]), int(match["day"])
    return dated(calendar.day(date(year, month, number))) if _exists(year, month, number) else None


def _weekday_doubts(name: str, value: date) -> tuple[Doubt, ...]:
    if words.weekday_number(name) == value.weekday():
        return ()
    return (Doubt("deadline-weekday-differs", f"{value.isoformat()} is a {value:%A}, not a {name}"),)


def days(match: Match) -> Reading | None:
    month, first, last = words.month_number(match["month"]), int(match["first"]), int(match["day"])
    if not 1 <= first < last or not _exists(int(match["year"] or 2000), month, last):
        return None
    return _in_its_year(lambda y: calendar.days(date(y, month, first), date(y, month, last)), match)


def month(match: Match) -> Reading:
    number = words.month_number(match["month"])
    return _in_its_year(lambda y: calendar.month(y, number), match)


def month_and_short_year(match: Match) -> Reading:
    return dated(calendar.month(_full_year(match["year"]), words.month_number(match["month"])))


def season(match: Match) -> Reading | None:
    name = match["season"].lower()
    if match["next_year"] and (int(match["year"]) + 1) % 100 != int(match["next_year"]) % 100:
        return None
    return _in_its_year(lambda y: calendar.season(y, name), match)


def financial_year(match: Match) -> Reading | None:
    groups = match.groupdict()
    start = _full_year(groups.get("start") or groups["begin"])
    stop = groups.get("stop") or groups["end"]
    if (start + 1) % 100 != int(stop) % 100:
        return None
    if groups["quarter"]:
        return dated(calendar.financial_quarter(start, words.number(groups["quarter"])))
    return dated(calendar.financial_year(start))


def year(match: Match) -> Reading:
    return dated(calendar.year(int(match["year"])))


def _april_year(at: date) -> int:
    """The year in whose April the financial year of a day begins."""
    return at.year if at.month >= 4 else at.year - 1


# The unit of time that a day lies in, as many units away as asked.
_UNITS: dict[str, Callable[[date, int], Interval]] = {
    "week": lambda at, step: calendar.week(at + timedelta(weeks=step)),
    "month": lambda at, step: calendar.month_beside(at, step),
    "quarter": lambda at, step: calendar.quarter_beside(at, step),
    "year": lambda at, step: calendar.year(at.year + step),
    "financial year": lambda at, step: calendar.financial_year(_april_year(at) + step),
}


def _unit_beside(unit: str, which: str | None) -> Reading:
    """As in "next month", "this week", "the following quarter", and "the month" (the one that the letter is in)."""
    make, which = _UNITS[unit], which or "this"
    if words.leans(which):
        after = int(which.lower().endswith("following"))
        return Reading(from_earlier=lambda earlier: make(earlier.last, after))
    return Reading(from_base=lambda base: make(base, words.step(which)))


def unit(match: Match) -> Reading:
    if match["which"] is None and match["unit"].lower() == "year":
        return in_year(None, calendar.year)
    return _unit_beside(match["unit"].lower(), match["which"])


def named_financial_year(match: Match) -> Reading:
    if match["which"] is None:
        return in_year(None, calendar.financial_year)
    return _unit_beside("financial year", match["which"])


def year_end(match: Match) -> Reading:
    unit = "financial year" if match["financial"] else match["unit"].lower()
    return _unit_beside(unit, match["which"]).changed(lambda interval, _: calendar.end_of(interval))


def quarter(match: Match) -> Reading:
    number = words.number(match["quarter"] or match["ordinal"])
    return in_year(None, lambda y: calendar.financial_quarter(y, number))


def half(match: Match) -> Reading:
    number = words.number(match["half"])
    return in_year(None, lambda y: calendar.financial_half(y, number))


def year_is_out(_: Match) -> Reading:
    return in_year(None, lambda y: calendar.end_of(calendar.year(y)))


def this_time_next_year(_: Match) -> Reading:
    return Reading(from_base=lambda base: calendar.day(calendar.later(base, 1, "year")))


def new_year(_: Match) -> Reading:
    return in_year(None, lambda y: calendar.month(y, 1))


def turn_of_the_year(_: Match) -> Reading:
    return in_year(None, lambda y: calendar.day(date(y, 1, 1)))


def named_day(match: Match) -> Reading:
    name = compiled(r"\s+").sub(" ", match["name"].lower().replace("’", "'"))
    return _in_its_year(calendar.NAMED_DAYS[name], match)


def weekday(match: Match) -> Reading:
    number, back = words.weekday_number(match["weekday"]), words.step(match["which"] or "this") < 0

    def nearest(base: date) -> Interval:
        gap = (base.weekday() - number if back else number - base.weekday()) % 7 or 7
        return calendar.day(base - timedelta(days=gap) if back else base + timedelta(days=gap))

    return Reading(from_base=nearest)


def tomorrow(match: Match) -> Reading:
    step = 1 if match[0].lower() == "tomorrow" else -1
    return Reading(from_base=lambda base: calendar.day(base + timedelta(days=step)))
