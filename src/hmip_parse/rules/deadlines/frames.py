"""What stands before a time and changes it ("the end of", "early", "week commencing"), and the preposition before that.

Both kinds of rule match backwards: their patterns end where the time begins. ``PARTS`` change the interval of the time;
``PREPOSITIONS`` tell how a step stands to it, as a ``role``:

by       the step is done by then             in      on that day, in that period
from     the step starts or started then      none    no time of a step (of, until, per)
target   a label or "due": a bare time is by  start, done   a verb that tells what a bare time is

Refused here: what the verb of the clause says; see context.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from hmip_parse.rules.deadlines import calendar, words
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.readings import Reading
from hmip_parse.rules.rule import Doubt, Rule

Match = re.Match[str]

# No frame is longer than this (code points); a pattern looks no farther back, so that the work stays linear.
REACH = 70


class Part(Rule):
    """A part of a time. ``accepts`` pairs a whole phrase with its EDTF in a letter of 14 August 2025."""

    change: Callable[[Match, Reading], Reading]


class Preposition(Rule):
    """What ties a time to a step. ``accepts`` pairs the words before a time with the role."""

    role: str = "none"


def _changing(change: Callable[[Interval], Interval]) -> Callable[[Match, Reading], Reading]:
    return lambda _, reading: reading.changed(lambda interval, __: change(interval))


def _third(match: Match, reading: Reading) -> Reading:
    number = {"early": 1, "mid": 2, "middle": 2, "midway": 2, "halfway": 2, "late": 3, "latter": 3}[
        match["third"].lower()
    ]
    return reading.changed(lambda interval, _: calendar.third(interval, number))


def _two_thirds(match: Match, reading: Reading) -> Reading:
    first = 1 if match["third"].lower() == "early" else 2

    def change(interval: Interval, _: date | None) -> Interval:
        return calendar.joined(calendar.third(interval, first), calendar.third(interval, first + 1))

    return reading.changed(change)


def _half(match: Match, reading: Reading) -> Reading:
    half = (match["half"] or match["short"]).lower()
    number = 2 if half in ("last", "latter") else words.number(half)
    return reading.changed(lambda interval, _: calendar.half_of(interval, number))


def _quarter(match: Match, reading: Reading) -> Reading:
    number = words.number(match["quarter"] or match["ordinal"])
    return reading.changed(lambda interval, _: calendar.quarter_of(interval, number))


def _stretch(match: Match, reading: Reading) -> Reading:
    """As in "the first two weeks of", "the last three months of", "the second week of"."""
    ordinal = match["ordinal"].lower()
    number = -1 if ordinal in ("last", "final") else words.number(ordinal)
    count = words.number(match["count"] or "one")
    if match["unit"].lower() == "month":
        return reading.changed(lambda interval, _: calendar.months_in(interval, number, count))
    if match["unit"].lower() == "day":
        pick = calendar.end_of if number < 0 else calendar.start_of
        return reading.changed(lambda interval, _: pick(interval))
    weeks = count * (2 if match["unit"].lower() == "fortnight" else 1)
    doubt = Doubt("deadline-vague-week", "seven days were counted as a week of the month")
    changed = reading.changed(lambda interval, _: calendar.weeks_in(interval, number, weeks))
    return changed.doubted(doubt)


def _which_weekday(match: Match, reading: Reading) -> Reading:
    number, weekday = match["ordinal"].lower(), words.weekday_number(match["weekday"])

    def change(interval: Interval, _: date | None) -> Interval:
        if number in ("last", "final"):
            return calendar.day(interval.last - timedelta(days=(interval.last.weekday() - weekday) % 7))
        first = interval.first + timedelta(days=(weekday - interval.first.weekday()) % 7)
        return calendar.day(first + timedelta(weeks=words.number(number) - 1))

    return reading.changed(change)


def _weeks_beginning(match: Match, reading: Reading) -> Reading:
    weeks = 2 if match["fortnight"] else words.number(match["count"] or "one")

    def change(interval: Interval, _: date | None) -> Interval:
        return calendar.days(interval.first, interval.last + timedelta(days=7 * weeks - 1))

    return reading.changed(change)


def _week_ending(_: Match, reading: Reading) -> Reading:
    return reading.changed(lambda interval, __: calendar.days(calendar.week(interval.last).first, interval.last))


def _rest(match: Match, reading: Reading) -> Reading:
    """The time "later this year" begins with the letter's date, "earlier this year" ends with it."""
    after = match["side"].lower() == "later"

    def change(interval: Interval, base: date | None) -> Interval:
        if base is None or not interval.first <= base <= interval.last:
            return interval
        return calendar.days(base, interval.last) if after else calendar.days(interval.first, base)

    return reading.changed(change)._replace(inferred=True, past=None if after else True)


def _counted_from(match: Match, reading: Reading) -> Reading:
    """As in "within six weeks of 1 September 2025", "three months after Easter"."""
    count, unit = words.length(match) or (0, "day")

    def change(interval: Interval, _: date | None) -> Interval:
        return calendar.day(calendar.later(interval.last, count, unit))

    return reading.changed(change)._replace(relation="by" if match["within"] else "in")


PARTS: tuple[Part, ...] = (
    Part(
        "weeks-beginning",
        rf"""\b (?P<the>the\s+)? (?: (?P<fortnight>fortnight) | (?P<count>{words.FEW})\s+weeks?
        | (?P<one>weeks?) ) \s+
        (?: commencing | beginning | starting | (?(the)(?(one)of|from)|(?!)) ) \s+ (?:the\s+)? (?:on\s+)? \Z""",
        needs=(frozenset(("week", "fortnight")),),
        accepts=(
            ("week commencing 6 October 2025", "2025-10-06/2025-10-12"),
            ("the two weeks beginning 1 September 2025", "2025-09-01/2025-09-14"),
        ),
        refuses=("a weekly meeting beginning 6 October",),
        change=_weeks_beginning,
    ),
    Part(
        "counted-from",
        rf"""\b (?<!for\s) (?P<within>within\s+(?:the\s+)?)?
        (?P<count>(?(within){words.FEW}|(?!an?\b){words.FEW})) [-\s] (?:(?P<working>working|business)\s+)?
        (?P<unit>day|week|fortnight|month|year)s? \s+ (?: (?(within)of|after) | from | after
        | following ) \s+ (?:the\s+)? \Z""",
        needs=(words.IN_UNITS, frozenset(("of", "from", "after", "following"))),
        accepts=(
            ("within six weeks of 1 September 2025", "2025-10-13"),
            ("three months after 1 September", "2025-12-01"),
        ),
        refuses=("the first six weeks of 2026", "a survey of 2026"),
        change=_counted_from,
    ),
    Part(
        "last-working-day",
        r"\b (?:the\s+)? (?:last|final) \s+ working \s+ day \s+ (?:of|in) \s+ (?:the\s+)? \Z",
        needs=(frozenset(("working",)),),
        accepts=(("the last working day of August 2025", "2025-08-29"),),
        refuses=("the last day of 2025", "working days of 2025"),
        change=_changing(calendar.last_working_day),
    ),
    Part(
        "stretch",
        rf"""\b (?:the\s+)? (?P<ordinal>{words.FIRST_TO_FOURTH}) \s+ (?: (?P<count>{words.FEW}) \s+ )?
        (?P<unit>day|week|fortnight|month)s? \s+ (?:of|in) \s+ (?:the\s+)? (?:month\s+of\s+)? \Z""",
        needs=(words.IN_UNITS,),
        accepts=(
            ("the first two weeks of November 2025", "2025-11-01/2025-11-14"),
            ("the last three months of 2025", "2025-10/2025-12"),
            ("the last day of October", "2025-10-31"),
        ),
        refuses=("the first of November 2025", "six weeks in November"),
        change=_stretch,
    ),
    Part(
        "which-weekday",
        rf"\b (?:the\s+)? (?P<ordinal>{words.FIRST_TO_FOURTH}) \s+ {words.weekday()} \s+ (?:of|in) \s+ \Z",
        needs=(words.IN_WEEKDAYS,),
        accepts=(("the first Monday in October 2025", "2025-10-06"), ("the last Friday of November", "2025-11-28")),
        refuses=("the Monday in October",),
        change=_which_weekday,
    ),
    Part(
        "end",
        r"""\b (?:the\s+)? (?:very\s+)? (?: (?:end|close) \s+ of
        | (?<!will\s)(?<!to\s) end (?:-of)? (?=[\s-]) ) [\s-]* (?:the\s+)? (?:month\s+of\s+)? \Z""",
        needs=(frozenset(("end", "close")),),
        accepts=(
            ("the end of September", "2025-09-30"),
            ("end of Q3", "2025-12-31"),
            ("end-October 2025", "2025-10-31"),
            ("the end of the financial year", "2026-03-31"),
        ),
        refuses=("the weekend of 5 September", "will end September"),
        change=_changing(calendar.end_of),
    ),
    Part(
        "start",
        r"\b (?:the\s+)? (?:very\s+)? (?:start|beginning|outset) \s+ of \s+ (?:the\s+)? (?:month\s+of\s+)? \Z",
        needs=(frozenset(("start", "beginning", "outset")),),
        accepts=(("the start of October 2025", "2025-10-01"), ("the beginning of 2026", "2026-01-01")),
        refuses=("will start in October",),
        change=_changing(calendar.start_of),
    ),
    Part(
        "two-thirds",
        r"\b (?P<third>early|mid) [-\s]+ to [-\s]+ (?:mid|late) [-\s]+ (?:in\s+)? (?:the\s+)? \Z",
        needs=(frozenset(("early", "mid")),),
        accepts=(
            ("mid to late November 2025", "2025-11-11/2025-11-30"),
            ("early-to-mid October", "2025-10-01/2025-10-20"),
        ),
        refuses=("late to mid November",),
        change=_two_thirds,
    ),
    Part(
        "third",
        r"""\b (?:the\s+)? (?P<third>early|mid|middle|midway|halfway|late|latter)
        (?: [-\s]+ | \s+ (?:part\s+)? (?:in|of|through|on\s+in) \s+ ) (?:the\s+)? \Z""",
        needs=(frozenset(("early", "mid", "halfway", "late", "latter")),),
        accepts=(
            ("early November 2025", "2025-11-01/2025-11-10"),
            ("mid-2026", "2026-05/2026-08"),
            ("late autumn 2025", "2025-11"),
            ("the middle of January", "2026-01-11/2026-01-20"),
            ("the latter part of 2025", "2025-09/2025-12"),
            ("early next year", "2026-01/2026-04"),
        ),
        refuses=("earlier November", "no later than November"),
        change=_third,
    ),
    Part(
        "half",
        r"""\b (?: (?:the\s+)? (?P<half>first|second|1st|2nd|last|latter) \s+ half \s+ (?:of|in)
        | h(?P<short>[12]) (?:\s+of|,)? )
        \s+ (?:the\s+)? \Z""",
        needs=(frozenset(("half", "h1", "h2")),),
        accepts=(
            ("the first half of 2026", "2026-01/2026-06"),
            ("H2 2026", "2026-07/2026-12"),
            ("the second half of 2024/25", "2024-10/2025-03"),
            ("the second half of October", "2025-10-16/2025-10-31"),
        ),
        refuses=("half of 2026",),
        change=_half,
    ),
    Part(
        "quarter",
        rf"""\b (?: (?:the\s+)? (?P<ordinal>{words.FIRST_TO_FOURTH}) \s+ quarter \s+ (?:of|in)
        | (?:q|qtr|quarter) \s? (?P<quarter>{words.ONE_TO_FOUR}) (?: \s+ (?:of|in) | ,
        | \s? [-–(] )? ) \s* (?:the\s+)? \Z""",
        needs=(frozenset(("q",)),),
        accepts=(
            ("Q3 2025/26", "2025-10/2025-12"),
            ("the third quarter of 2025/26", "2025-10/2025-12"),
            ("Q1 2026", "2026-01/2026-03"),
            ("quarter four of the financial year", "2026-01/2026-03"),
        ),
        refuses=("a quarter of 2025/26", "every quarter of 2026"),
        change=_quarter,
    ),
    Part(
        "week-commencing-short",
        r"""\b (?P<fortnight>(?!))? (?P<count>(?!))? (?: w/[cb] | w[cb] | w\.c\.
        | wk\s?/?c(?:ommencing)? ) :? \s* (?:the\s+)? \Z""",
        needs=(frozenset(("w/", "wc", "wb", "w.c", "wk")),),
        accepts=(("w/c 6 October", "2025-10-06/2025-10-12"),),
        refuses=("w/e 6 October",),
        change=_weeks_beginning,
    ),
    Part(
        "week-ending",
        r"(?: \b (?:the\s+)? week \s+ (?:ending|ended) (?:\s+on)? | \b w/e ) \s+ (?:the\s+)? \Z",
        needs=(frozenset(("week", "w/e")),),
        accepts=(("week ending 3 October 2025", "2025-09-29/2025-10-03"),),
        refuses=("the week will end 3 October",),
        change=_week_ending,
    ),
    Part(
        "weekend",
        r"\b (?:the\s+)? weekend \s+ (?:of|beginning|starting) \s+ (?:the\s+)? \Z",
        needs=(frozenset(("weekend",)),),
        accepts=(("the weekend of 4 October 2025", "2025-10-04/2025-10-05"),),
        refuses=("the weekend in October",),
        change=_changing(calendar.weekend),
    ),
    Part(
        "rest",
        r"\b (?P<side>later|earlier) (?:\s+on)? \s+ (?:in\s+)? (?:the\s+)? \Z",
        needs=(frozenset(("later", "earlier")),),
        accepts=(("later this year", "2025-08-14/2025-12-31"), ("earlier this year", "2025-01-01/2025-08-14")),
        refuses=("no later than this year", "sooner this year"),
        change=_rest,
    ),
)

_HEDGES = r"""(?: \s+ ,? \s* (?:
    (?: around | about | approximately | roughly | circa | some\s?time | at\s+some\s+point | say
    | no\s+later\s+than | latest
    | (?:at\s+)?the\s+(?:very\s+)?latest | (?:the\s+)? close \s+ of \s+ (?:business|play|day) | cob | cop | noon
    | midday
    | midnight | [01]?\d (?:[.:]\d\d)? \s? (?:am|pm|noon) ) (?: ,? \s+ (?:on|in|during) )? ,? ) ){0,2}"""
_BEHIND = rf"{_HEDGES} \s+ (?:the\s+)? \Z"

PREPOSITIONS: tuple[Preposition, ...] = (
    Preposition(
        "not-before",
        rf"\b (?: not\s+before | (?:no|not)\s+(?:earlier|sooner)\s+than | on\s+or\s+after ) {_BEHIND}",
        needs=(frozenset(("before", "than", "after")),),
        accepts=(("not before ", "from"), ("on or after ", "from")),
        refuses=("before ",),
        role="from",
    ),
    Preposition(
        "by",
        rf"""\b (?: by | between\s+now\s+and | (?:no|not)\s+later\s+than | on\s+or\s+before | before | prior\s+to
        | (?:well\s+)?ahead\s+of | in\s+advance\s+of
        | in\s+(?:good\s+)?(?:time|readiness)\s+for ) {_BEHIND}""",
        needs=(frozenset(("by", "now", "than", "before", "prior", "ahead", "advance", "time", "readiness")),),
        accepts=(("by ", "by"), ("by close of business on ", "by"), ("no later than the ", "by"), ("by around ", "by")),
        refuses=("standby", "by then in the "),
        role="by",
    ),
    Preposition(
        "from",
        rf"\b (?: (?:with\s+effect|effective)\s+from | as\s+(?:of|from) | from | since | w\.?e\.?f\.? ) {_BEHIND}",
        needs=(frozenset(("from", "as", "since", "w")),),
        accepts=(("with effect from ", "from"), ("since ", "from"), ("from the ", "from")),
        refuses=("far from it ",),
        role="from",
    ),
    Preposition(
        "after",
        rf"\b (?:shortly\s+|soon\s+|immediately\s+)? after {_BEHIND}",
        needs=(frozenset(("after",)),),
        accepts=(("shortly after ", "after"),),
        refuses=("thereafter ",),
        role="after",
    ),
    Preposition(
        "course-of",
        rf"\b (?:in|over|during|through) \s+ the \s+ course \s+ of {_BEHIND}",
        needs=(frozenset(("course",)),),
        accepts=(("over the course of ", "in"),),
        refuses=("a course of ",),
        role="in",
    ),
    Preposition(
        "of",
        r"""\b (?: of | until | till? | up\s+to | to | than | into | beyond | past | as\s+at | per | each | every
        | any | under | and\s+for | versus ) \s+ (?:the\s+)? \Z""",
        accepts=(("until ", "none"), ("a survey of ", "none")),
        refuses=("tooth ",),
        role="none",
    ),
    Preposition(
        "in",
        rf"""\b (?: (?:in|on)\s+or\s+(?:around|about) | in | on | towards? | during | throughout | through | over
        | at | for | around | about | within | across | between ) {_BEHIND}""",
        accepts=(("in the ", "in"), ("on ", "in"), ("in around ", "in"), ("throughout ", "in")),
        refuses=("within a ", "upon "),
        role="in",
    ),
)
