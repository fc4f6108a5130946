"""Where a stretch of text mentions times: each with what stands around it, ranges made one.

A ``Mention`` is a time with its frame: "by the end of" and "September 2025" in one piece, read and ready to be settled.
Nothing is decided here about whether it is a deadline: a survey's date and a duration are mentions too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hmip_parse.rules.deadlines.counts import BARE_COUNT
from hmip_parse.rules.deadlines.frames import PARTS, PREPOSITIONS, REACH
from hmip_parse.rules.deadlines.readings import Reading, TimeRule, joined
from hmip_parse.rules.deadlines.times import BARE_TIMES, TIMES
from hmip_parse.rules.rule import Pattern, possible
from hmip_parse.rules.taken import Taken


class Mention(NamedTuple):
    """A time in the text. Offsets are code points of the whole text.

    ``start`` is where the phrase with its preposition begins, ``time`` where the time without it does; ``role`` is
    that of the preposition (see frames.py), None where there is none. ``range`` marks a range with two ends,
    ``listed`` one of several times in a row ("on 3 June and 9 July").
    """

    start: int
    time: int
    end: int
    reading: Reading
    rule: str
    role: str | None = None
    range: bool = False
    listed: bool = False


@lru_cache(maxsize=128)
def find_mentions(text: str, start: int, end: int, *, bare: bool = False) -> tuple[Mention, ...]:
    """The times that text[start:end] mentions, in order. ``bare``: also a length of time alone ("3 months")."""
    times = _times(text, start, end, (*BARE_TIMES, *TIMES, BARE_COUNT) if bare else TIMES)
    framed = [_framed(text, floor, time) for floor, time in zip([start, *(t.end for t in times)], times, strict=False)]
    return tuple(_ranges(text, framed))


def is_time(text: str) -> bool:
    """Whether a text is a time and nothing else, as a heading may be ("By summer 2026")."""
    bare = text.strip(" :.–—-")
    mentions = find_mentions(bare, 0, len(bare))
    return len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(bare))


def _times(text: str, start: int, end: int, rules: Sequence[TimeRule]) -> list[Mention]:
    found: list[Mention] = []
    taken = Taken(start, end)
    for rule in possible(rules, text[start:end]):
        for match in rule.regex.finditer(text, start, end):
            if taken.overlaps(*match.span()):
                continue
            reading = rule.read(match)
            if reading is not None:
                found.append(_with_parts(text, start, match, reading, rule.name))
                taken.add(found[-1].start, found[-1].end)
    return sorted(found, key=lambda m: m.start)


def _with_parts(text: str, floor: int, match: re.Match[str], reading: Reading, rule: str) -> Mention:
    """The time with the parts before it, so that "Q3" of "Q3 2025/26" is not read again by a rule of its own."""
    at = match.start()
    while step := _part(text, max(floor, at - REACH), at, reading):
        at, reading = step
    return Mention(at, at, match.end(), reading, rule)


def _part(text: str, floor: int, at: int, reading: Reading) -> tuple[int, Reading] | None:
    for part in possible(PARTS, text[floor:at]):
        match = part.regex.search(text, floor, at)
        if match:
            return match.start(), part.change(match, reading)
    return None


_BEHIND = Pattern(r"\s+onwards?\b|\s+at\s+(?:the\s+)?latest\b", re.IGNORECASE)


def _framed(text: str, floor: int, time: Mention) -> Mention:
    """The mention with its preposition, and with "onwards" or "at the latest" behind it."""
    behind = _BEHIND.regex.match(text, time.end)
    if behind:
        time = time._replace(end=behind.end(), role="from" if "onward" in behind[0].lower() else "by")
    if time.reading.relation is not None:
        return time._replace(role=time.reading.relation)
    for preposition in possible(PREPOSITIONS, text[max(0, floor, time.start - REACH) : time.start]):
        match = preposition.regex.search(text, max(floor, time.start - REACH), time.start)
        if match:
            role = "in" if preposition.role == "from" and time.rule == "deadline-days" else preposition.role
            return time._replace(start=match.start(), role=time.role if behind else role)
    return time


# What may stand between the ends of a range, and between two times of a list.
_RANGE = Pattern(r"\s*(?:[-–—]|to|until|till|through(?:\s+to)?|up\s+to)\s*", re.IGNORECASE)
_LIST = Pattern(r"\s*(?:,|/|&|and|or|,\s*(?:and|or))\s*", re.IGNORECASE)
_BETWEEN = Pattern(r"(?:in\s+)?between\b", re.IGNORECASE)


def _ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the ends of a range made one, and with what the times of a list share given to each."""
    out: list[Mention] = []
    for mention in mentions:
        if out and (both := _range(text, out[-1], mention)):
            out[-1] = both
        else:
            out.append(mention)
    pairs = [i for i in range(1, len(out)) if _LIST.regex.fullmatch(text, out[i - 1].end, out[i].start)]
    for i in reversed(pairs):
        out[i - 1] = out[i - 1]._replace(reading=out[i - 1].reading.before(out[i].reading), listed=True)
    for i in pairs:
        out[i] = out[i]._replace(role=out[i].role or out[i - 1].role, listed=True)
    return out


def _range(text: str, first: Mention, last: Mention) -> Mention | None:
    between = bool(_BETWEEN.regex.match(text, first.start))
    if (_RANGE.regex.fullmatch(text, first.end, last.time) and not first.range) or (
        _LIST.regex.fullmatch(text, first.end, last.time) and (between or _adjacent(first.reading, last.reading))
    ):
        reading = joined(first.reading, last.reading)
    else:
        return None
    if reading is None:
        return None
    role = "in" if first.role in ("from", None) else first.role
    rule = "deadline-range" if first.rule != last.rule or not first.rule.startswith("deadline-days") else first.rule
    return first._replace(end=last.end, reading=reading, rule=rule, role=role, range=True)


def _adjacent(first: Reading, last: Reading) -> bool:
    """Does the second time begin on the day after the first ends (September and October)?"""
    if first.in_year is None or last.in_year is None:
        return False
    try:
        both = joined(first, last)
        year = last.year or first.year or 2001
        return both is not None and _days(both, year) == _days(first, year) + _days(last, year)
    except ValueError:
        return False


def _days(reading: Reading, year: int) -> int:
    interval = reading.within(reading.year or year)
    return (interval.last - interval.first).days + 1
