"""The letter's own date, and the period of an inspection.

``parse_date`` reads the forms in which a letter is dated: "14 August 2025", "Friday 9th February 2024", "14/08/2025"
(day first), "August 14, 2025", "12.12.24", "2025-08-14". ``find_periods`` reads the months, dates and ranges that a
text names, as the contract's inspection period wants them: a vague part of a month is the month, and a time without
a year is the last one before the letter.

Refused here: days that do not exist, dates without a year as a letter's own, and any choice between several finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from hmip_parse.document import Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.mentions import Mention, find_mentions
from hmip_parse.rules.deadlines.readings import Reading, TimeRule, settle
from hmip_parse.rules.deadlines.times import DAYS, MONTHS
from hmip_parse.rules.rule import Doubt, Found, Pattern, possible

_MONTH_ONLY = Doubt("letter-date-month-only", "the letter is dated by its month alone")
_NO_SUCH_DAY = Doubt("letter-date-no-such-day", "the letter bears a day that does not exist")


def parse_date(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """The first day with its year in text[start:end], as a Found whose ``value`` is a ``datetime.date``.

    Where there is only a month with its year, ``value`` is None and a doubt says so. None where there is neither.
    """
    end = len(text) if end is None else end
    dated = [(match, reading, rule) for match, reading, rule in _dated(DAYS, text, start, end) if reading.year]
    if not dated:
        months = [(match, rule) for match, reading, rule in _dated(MONTHS, text, start, end) if reading.year]
        return min((_month_only(text, match, rule) for match, rule in months), key=lambda f: f.spans, default=None)
    match, reading, rule = min(dated, key=lambda d: d[0].start())
    day = settle(reading, None, past=True)
    if day.interval is None or day.interval.first != day.interval.last:
        return None
    doubts = tuple(d._replace(code=d.code.replace("deadline-", "letter-date-")) for d in day.doubts)
    return Found(day.interval.first, (Span(*match.span()),), _date_rule(rule), doubts)


_DAY_BEFORE = Pattern(r"\d\d?(?:st|nd|rd|th)?\s+\Z", re.NOFLAG)


def _month_only(text: str, match: re.Match[str], rule: TimeRule) -> Found:
    day_before = _DAY_BEFORE.regex.search(text, max(0, match.start() - 8), match.start())
    return Found(None, (Span(*match.span()),), _date_rule(rule), (_NO_SUCH_DAY if day_before else _MONTH_ONLY,))


def _date_rule(rule: TimeRule) -> str:
    return rule.name.replace("deadline-", "letter-date-")


def _dated(
    rules: Sequence[TimeRule], text: str, start: int, end: int
) -> Iterator[tuple[re.Match[str], Reading, TimeRule]]:
    for rule in possible(rules, text[start:end]):
        if rule.name in ("deadline-days", "deadline-named-day"):
            continue
        for match in rule.regex.finditer(text, start, end):
            reading = rule.read(match)
            if reading is not None:
                yield match, reading, rule


# Kinds of time that are no period of an inspection: what counts from the letter, and days named by their week.
_NO_PERIOD = Pattern(
    r"""deadline-(?: within | coming | following | in-time | in-count | from-the-letter | later | ago | past | after
    | count | weekday | tomorrow | this-financial | this-time | year-end | year-is-out | unit | new-year )"""
)


def find_periods(text: str, start: int, end: int, *, letter_date: date | None) -> list[Found]:
    """The periods that text[start:end] names, each with the value ``{"text", "edtf", "earliest", "latest"}``.

    ``text`` leaves out a preposition, but not the "between" or "from" of a range. Days are ``datetime.date``; all three
    are None, with a doubt, where the year is left out and the letter's date is unknown. A year alone is taken only
    behind a preposition.
    """
    mentions = find_mentions(text, start, end)
    return [_period(text, m, letter_date) for m in mentions if _is_period(m)]


def _is_period(mention: Mention) -> bool:
    if _NO_PERIOD.regex.match(mention.rule):
        return False
    return mention.role is not None or mention.rule != "deadline-year"


def _period(text: str, mention: Mention, letter_date: date | None) -> Found:
    reading, at = mention.reading, mention.start if _opens_range(text, mention) else mention.time
    if mention.rule.startswith("deadline-month") and not mention.range:
        reading = reading._replace(changes=())
    settled = settle(reading, letter_date, past=True)
    interval = settled.interval
    value = {
        "text": text[at : mention.end],
        "edtf": interval.edtf if interval else None,
        "earliest": interval.first if interval else None,
        "latest": interval.last if interval else None,
    }
    return Found(value, (Span(at, mention.end),), mention.rule.replace("deadline-", "period-"), settled.doubts)


_RANGE_OPENING = compiled(r"(?:between|from)\b", re.IGNORECASE)


def _opens_range(text: str, mention: Mention) -> bool:
    several = mention.range or mention.rule == "deadline-days"
    return several and _RANGE_OPENING.match(text[mention.start : mention.time]) is not None
