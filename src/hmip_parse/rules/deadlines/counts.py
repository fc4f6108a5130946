"""Times that are counted: within three months, over the coming 12 weeks, in six weeks' time, two weeks ago.

A count without a day to count from runs from the letter's date. One that runs from a day that the letter does not give
("within six months of publication") is kept, undated. Counts carry their own relation, because the words that lead them
are what tells it: a span in which something is to be done is ``by`` its last day.

Refused here: durations ("for six months", "over a six-month period"), spans of no stated length ("the coming months"),
and hours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from hmip_parse.rules.deadlines import calendar, words
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.readings import Reading, TimeRule

Match = re.Match[str]

# "Two days on a course" is no count.
_NO_OBJECT = r"(?!\s+(?:average|an?|the|each|every|this|that|our|their|its|site|call|leave|duty)\b)"
# "Every six weeks" is how often.
_NOT_EVERY = r"(?<!every\s) (?<!each\s)"
_HOW_MANY = rf"(?: {words.FEW} \s* (?:to|or|[-–]) \s* )? (?:a\s+further\s+)? (?P<count>{words.ANY_NUMBER})"
_UNIT = r"""(?: (?P<working>working|business) [-\s] )? (?:calendar\s+)?
    (?P<unit>day|week|fortnight|month|quarter|year) s?\b['’]?"""
_HEDGE = r"""(?: (?: around | about | approximately | roughly | (?:no|not)\s+more\s+than | at\s+most | a\s+maximum\s+of
    | the\s+space\s+of ) \s+ )?"""
# What a count runs from where it is the letter itself.
_FROM_THE_LETTER = r"""(?: \s+ (?:of|from|after|following) \s+ (?:
    (?:the\s+date\s+of\s+|receipt\s+of\s+)? this \s+ (?:letter|reply|response|plan|action\s+plan)
    | the\s+date\s+(?:above|of\s+writing) | today(?:['’]s\s+date)? | now ) \b )"""
_IN_FROM_THE_LETTER = frozenset(("letter", "reply", "response", "plan", "date", "today", "now"))
_EVENT = r"""(?P<event>
    (?: (?:the|its|their|his|her|your|our|an?|that|this) \s+ [\w’'-]+ (?:\s+(?!of\b|and\b|will\b)[\w’'-]+)?
    | [\w’'-]+ )
    (?: \s+ of \s+ (?:(?:the|its|their|your|our|this|a)\s+)? [\w’'-]+ )? )"""
_FROM_AN_EVENT = rf"(?: \s+ (?:of|from|after|following) \s+ {_EVENT} )"


Counted = Callable[[int, str], Reading | None]


def _counted(make: Counted) -> Callable[[Match], Reading | None]:
    """A reader for matches that hold a count and a unit."""

    def read(match: Match) -> Reading | None:
        length = words.length(match)
        return make(*length) if length and length[1] in calendar.COUNTED_UNITS else None

    return read


def _span(count: int, unit: str) -> Reading:
    return Reading(from_base=lambda base: calendar.day(calendar.later(base, count, unit)), relation="by")


def _point(count: int, unit: str) -> Reading:
    return Reading(from_base=lambda base: calendar.day(calendar.later(base, count, unit)), relation="in")


def _within(match: Match) -> Reading | None:
    return _counted(lambda *_: Reading(relation="by"))(match) if match["event"] else _counted(_span)(match)


def _following(count: int, unit: str) -> Reading:
    """The count of "over the following six months" runs from the time named before, if there is one."""

    def after(earlier: Interval) -> Interval:
        return calendar.day(calendar.later(earlier.last, count, unit))

    return Reading(from_earlier=after, from_base=lambda base: after(calendar.day(base)), relation="by")


def _later(count: int, unit: str) -> Reading:
    return Reading(from_earlier=lambda earlier: calendar.day(calendar.later(earlier.last, count, unit)), relation="in")


def _undated(_: int, __: str) -> Reading:
    return Reading(relation="in")


def _ago(count: int, unit: str) -> Reading:
    """The week, or the month, in which that day lies."""

    def before(base: date) -> Interval:
        at = calendar.later(base, -count, unit)
        if unit == "week":
            return calendar.week(at)
        return calendar.month_beside(at, 0) if unit == "month" else calendar.day(at)

    return Reading(from_base=before, past=True)


def _past_span(count: int, unit: str) -> Reading:
    return Reading(from_base=lambda base: calendar.days(calendar.later(base, -count, unit), base), past=True)


# "The next year" with its article is a span from the letter on; "next year" is the calendar's. It is tried before that.
COMING_UNIT = TimeRule(
    "deadline-coming-unit",
    r"""\b (?:in|over|during|throughout|across|within) \s+ the \s+ (?:course\s+of\s+the\s+)? (?:next|coming) \s+
    (?P<count>(?!))?
    (?P<working>(?!))? (?P<unit>week|fortnight|month|quarter|year) \b (?!['’]s)""",
    needs=(words.IN_UNITS, frozenset(("next", "coming"))),
    accepts=(
        ("over the next year", "2026-08-14"),
        ("during the coming month", "2025-09-14"),
        ("over the course of the next quarter", "2025-11-14"),
    ),
    refuses=("next year", "by the end of the next month", "in the coming months"),
    read=_counted(_span),
)

COUNTS: tuple[TimeRule, ...] = (
    TimeRule(
        "deadline-within-from-the-letter",
        rf"\b (?:within|inside|in) \s+ {_HEDGE} {_HOW_MANY} [-\s] {_UNIT} {_FROM_THE_LETTER}",
        needs=(words.IN_UNITS, _IN_FROM_THE_LETTER),
        accepts=(
            ("within three months of this letter", "2025-11-14"),
            ("within six weeks of the date of this letter", "2025-09-25"),
        ),
        refuses=("within three months", "within three months of the report"),
        read=_counted(_span),
    ),
    TimeRule(
        "deadline-within",
        rf"""\b (?:within|inside|in\s+(?:less|no\s+more|not\s+more)\s+than) \s+ (?:the\s+)? {_HEDGE} (?:the\s+)?
        (?:(?:next|coming|first)\s+)? {_HOW_MANY} [-\s] {_UNIT} {_FROM_AN_EVENT}?""",
        needs=(words.IN_UNITS, frozenset(("within", "inside", "than"))),
        accepts=(
            ("within three months", "2025-11-14"),
            ("within the next eight weeks", "2025-10-09"),
            ("within ten working days", "2025-08-29"),
            ("within four to six weeks", "2025-09-25"),
            ("within six months of publication", None),
        ),
        refuses=("within 48 hours", "within months", "within the team"),
        read=_within,
    ),
    TimeRule(
        "deadline-coming-span",
        rf"""\b (?:in|over|during|throughout|across) \s+ (?:the\s+(?:course\s+of\s+the\s+)?)? (?:next|coming|ensuing)
        \s+ {_HEDGE}
        {_HOW_MANY} [-\s] {_UNIT}""",
        needs=(words.IN_UNITS, frozenset(("next", "coming", "ensuing"))),
        accepts=(
            ("in the next six months", "2026-02-14"),
            ("over the coming 12 weeks", "2025-11-06"),
        ),
        refuses=("in the coming months", "over the last six months", "for the next six months"),
        read=_counted(_span),
    ),
    TimeRule(
        "deadline-following-span",
        rf"\b (?:in|over|during|within) \s+ the \s+ following \s+ {_HOW_MANY} [-\s] {_UNIT}",
        needs=(words.IN_UNITS, frozenset(("following",))),
        accepts=(("over the following six weeks", "2025-09-25"),),
        refuses=("the following weeks", "the following six steps"),
        read=_counted(_following),
    ),
    TimeRule(
        "deadline-in-time",
        rf"\b in \s+ {_HEDGE} {_HOW_MANY} [-\s] {_UNIT} (?: \s+ time \b | {_FROM_THE_LETTER} | \s+ from \s+ now \b )",
        needs=(words.IN_UNITS, _IN_FROM_THE_LETTER | {"time"}),
        accepts=(("in six weeks’ time", "2025-09-25"), ("in three months' time", "2025-11-14")),
        refuses=("in six weeks", "in good time"),
        read=_counted(_point),
    ),
    TimeRule(
        "deadline-in-count",
        rf"\b in \s+ {_HEDGE} {_HOW_MANY} [-\s] {_UNIT} (?! \s+ (?:of|from|after|to|and)\b )",
        needs=(words.IN_UNITS, frozenset(("in",))),
        accepts=(("in three months", "2025-11-14"),),
        refuses=("in six weeks of", "in months"),
        read=_counted(_point),
    ),
    TimeRule(
        "deadline-from-the-letter",
        rf"(?<!within\s) \b {_HOW_MANY} [-\s] {_UNIT} {_FROM_THE_LETTER}",
        needs=(words.IN_UNITS, _IN_FROM_THE_LETTER),
        accepts=(("six months from now", "2026-02-14"), ("three weeks from the date of this letter", "2025-09-04")),
        refuses=("six months from then",),
        read=_counted(_point),
    ),
    TimeRule(
        "deadline-later",
        rf"{_NOT_EVERY} \b {_HOW_MANY} [-\s] {_UNIT} \s+ (?:later|on{_NO_OBJECT}|afterwards|thereafter) \b",
        needs=(words.IN_UNITS, frozenset(("later", "on", "afterwards", "thereafter"))),
        accepts=(("three months later", None),),
        refuses=(
            "three months",
            "later",
            "three months only",
            "every three months thereafter",
            "six days on average",
            "two days on a course",
        ),
        read=_counted(_later),
    ),
    TimeRule(
        "deadline-ago",
        rf"\b {_HOW_MANY} [-\s] {_UNIT} \s+ ago \b",
        needs=(words.IN_UNITS, frozenset(("ago",))),
        accepts=(("two weeks ago", "2025-07-28/2025-08-03"), ("a month ago", "2025-07")),
        refuses=("some time ago", "two weeks"),
        read=_counted(_ago),
    ),
    TimeRule(
        "deadline-past-span",
        rf"\b (?:in|over|during|within) \s+ the \s+ (?:last|past|previous) \s+ {_HEDGE} {_HOW_MANY} [-\s] {_UNIT}",
        needs=(words.IN_UNITS, frozenset(("last", "past", "previous"))),
        accepts=(("in the past six months", "2025-02-14/2025-08-14"),),
        refuses=("in the last quarter of", "the past few months", "over the last months"),
        read=_counted(_past_span),
    ),
    TimeRule(
        "deadline-after-a-count",
        rf"\b after \s+ {_HOW_MANY} [-\s] {_UNIT}",
        needs=(words.IN_UNITS, frozenset(("after",))),
        accepts=(("after six months", None),),
        refuses=("after the first six", "after months"),
        read=_counted(_undated),
    ),
    TimeRule(
        "deadline-count-after-an-event",
        rf"""{_NOT_EVERY} \b {_HOW_MANY} [-\s] {_UNIT} \s+ (?:after|following) \s+ (?!the\s+(?:first|last|other)\b)
            {_EVENT}""",
        needs=(words.IN_UNITS, frozenset(("after", "following"))),
        accepts=(("three months after launch", None), ("a year after the contract award", None)),
        refuses=("soon after launch", "three months of training", "every six weeks after that"),
        read=_counted(_undated),
    ),
)

BARE_COUNT = TimeRule(
    "deadline-bare-count",
    rf"{_NOT_EVERY} {_HEDGE} {_HOW_MANY} [-\s] {_UNIT} (?! \s+ (?:later|ago|on|of|from|after)\b )",
    needs=(words.IN_UNITS,),
    accepts=(("3 months", "2025-11-14"), ("six weeks", "2025-09-25")),
    refuses=("3 days ago", "months", "every two months"),
    read=_counted(_span),
)
