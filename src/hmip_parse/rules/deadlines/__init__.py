"""The deadlines of an action: every time that says when a step is to be done, starts, or was done.

``find_deadlines`` goes four steps: the times that the text mentions (mentions.py), what ties each to a step (ties.py),
the clause it stands in (setting.py), and whether it is a deadline at all (refusals.py, standards.py). Then the letter's
date gives it its year, and the preposition and the verb its relation (relations.py).

Refused here: durations, frequencies, service standards and dates of other things. A time that cannot be dated is kept,
with nulls and a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from hmip_parse.document import Span
from hmip_parse.rules.clauses import sentences
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.mentions import Mention, find_mentions
from hmip_parse.rules.deadlines.readings import Settled, settle
from hmip_parse.rules.deadlines.refusals import refusal
from hmip_parse.rules.deadlines.relations import is_past, relation_of
from hmip_parse.rules.deadlines.setting import Setting, setting_of
from hmip_parse.rules.deadlines.standards import is_standard
from hmip_parse.rules.deadlines.ties import tied
from hmip_parse.rules.rule import Doubt, Found, Pattern

Told = Literal["planned", "done"]

# A step is told in answer to an inspection of the last months, so an event longer ago than this (thirteen months) is
# the history of something else: letters follow within about half a year.
OLD = timedelta(days=400)
# No sentence is longer (code points) on either side of a time; nothing looks farther, so that the work stays linear.
LONGEST = 1500
# Where the words do not tell whether a time without a year lies before or behind, and both are farther off than this
# (four months), the choice is a guess.
UNCLEAR = timedelta(days=120)


def find_deadlines(
    text: str, start: int, end: int, *, letter_date: date | None, bare: bool = False, told: Told | None = None
) -> list[Found]:
    """The deadlines of text[start:end], one unit of the letter (a list item, a paragraph, a cell), in order.

    ``bare``: the text is a target-date cell, or what follows a label such as "Due:", where a date alone is ``by``.
    ``told``: what the list's lead says of its items ("We have:" is done), for those without a verb of their own. Each
    Found holds a dict with the keys of the contract's Deadline; its days are ``datetime.date``, and None where the
    letter's date is needed and is unknown.
    """
    outcomes = _outcomes(text, start, end, letter_date, bare, told)
    return [outcome.found for outcome in outcomes if outcome.found is not None]


# Refusals that rest on the build of the sentence alone, and may be wrong.
_OPEN_TO_QUESTION = frozenset(
    ["in-the-subject", "lone-participle", "relative-aside", "reason-clause", "published-aside"]
)


def passed_over(text: str, start: int, end: int, *, letter_date: date | None) -> list[Doubt]:
    """The times of text[start:end] that were taken for no deadline, where a careful person might take them for one.

    For a warning at the list of deadlines of a unit, or at the unit where it has none.
    """
    outcomes = _outcomes(text, start, end, letter_date, False, None)
    return [
        Doubt("deadline-passed-over", f"“{outcome.phrase}” was not taken for the time of a step")
        for outcome in outcomes
        if outcome.refused in _OPEN_TO_QUESTION
    ]


class _Outcome(NamedTuple):
    """What became of a mention: a deadline, or the name of the rule that refused it."""

    phrase: str
    interval: Interval | None
    found: Found | None = None
    refused: str | None = None


@lru_cache(maxsize=64)
def _outcomes(
    text: str, start: int, end: int, letter_date: date | None, bare: bool, told: Told | None
) -> tuple[_Outcome, ...]:
    unit = _Unit(text, start, end, letter_date, bare, told, sentences(text, start, end))
    earlier: _Earlier | None = None
    outcomes = []
    for mention in find_mentions(text, start, end, bare=bare):
        outcome = unit.outcome(mention, earlier)
        if outcome.interval is not None:
            earlier = _Earlier(outcome.interval, mention)
        outcomes.append(outcome)
    return tuple(outcomes)


class _Earlier(NamedTuple):
    """The time named before, on which a phrase may lean."""

    interval: Interval
    mention: Mention


_SENTENCE_BREAK = Pattern(r"[.!?]\s|\n", re.NOFLAG)


class _Unit(NamedTuple):
    """A unit of the letter, and what is known of it."""

    text: str
    start: int
    end: int
    base: date | None
    bare: bool
    told: Told | None
    sentences: tuple[Span, ...]

    def outcome(self, mention: Mention, earlier: _Earlier | None) -> _Outcome:
        """The deadline that a mention is, if it is one, and the interval of the mention in any case."""
        tie = tied(self.text, self.start, self.end, mention, bare=self.bare)
        setting = self._setting((tie or mention).start, mention.end)
        role = tie.role if tie and tie.role else "in"
        settled, past = self._settled(mention, role, setting, earlier)
        interval = settled.interval
        refused = None if self.bare else self._refusal(mention, setting, role, interval, past)
        if tie is None or refused is not None:
            return _Outcome(setting.phrase, interval, refused=refused or "untied")
        relation = relation_of(role, setting, past, interval, self.base)
        value = {
            "text": self.text[tie.start : tie.end],
            "relation": relation,
            "edtf": interval.edtf if interval else None,
            "earliest": interval.first if interval else None,
            "latest": interval.last if interval else None,
            "inferred": mention.reading.inferred,
        }
        doubts = (*settled.doubts, *self._doubts(relation, role, setting, interval))
        return _Outcome(setting.phrase, interval, Found(value, (Span(tie.start, tie.end),), tie.rule, doubts))

    def _setting(self, at: int, stop: int) -> Setting:
        index = bisect_right(self.sentences, at, key=lambda span: span.start) - 1
        first, last = (self.sentences[index].start, self.sentences[index].end) if index >= 0 else (self.start, self.end)
        before = max(self.text.rfind(";", first, at) + 1, first, at - LONGEST)
        after = self.text.find(";", stop, last)
        last = min(last if after < 0 else after, stop + LONGEST)
        return setting_of(self.text[before:last], at - before, stop - before)

    def _settled(self, mention: Mention, role: str, setting: Setting, earlier: _Earlier | None) -> tuple[Settled, bool]:
        past = is_past(role, setting)
        if past is None and self.told is not None and not setting.finite:
            past = self.told == "done"
        if past is None and self.bare and role in ("by", "in"):
            past = False
        if past is None and role == "by" and setting.place == "verbless":
            past = False
        before = earlier.interval if earlier else None
        if past is None:
            return self._nearest(mention, before)
        settled = settle(mention.reading, self.base, past=past, earlier=before)
        if not past and earlier is not None:
            settled = self._in_order(mention, settled, earlier)
        return settled, past

    def _nearest(self, mention: Mention, earlier: Interval | None) -> tuple[Settled, bool]:
        """The time that lies nearest to the letter, where the words do not tell on which side."""
        ahead = settle(mention.reading, self.base, past=False, earlier=earlier)
        behind = settle(mention.reading, self.base, past=True, earlier=earlier)
        if self.base is None or ahead.interval is None or behind.interval is None:
            return ahead, False
        gap_behind, gap_ahead = self.base - behind.interval.last, ahead.interval.first - self.base
        near, interval = (behind, behind.interval) if gap_behind < gap_ahead else (ahead, ahead.interval)
        if ahead.interval != behind.interval and min(gap_behind, gap_ahead) > UNCLEAR:
            message = f"no year is given; {interval.edtf} was taken as the one nearest to the letter"
            near = Settled(interval, (*near.doubts, Doubt("deadline-year-inferred", message)))
        return near, interval.last < self.base

    def _in_order(self, mention: Mention, settled: Settled, earlier: _Earlier) -> Settled:
        """In "let in summer 2026, with services from the autumn" it is the autumn behind that summer, if nearer."""
        plain, before = settled.interval, earlier.interval
        if plain is None or mention.reading.in_year is None or mention.reading.year is not None:
            return settled
        if earlier.mention.reading.year is None or plain.last >= before.first:
            return settled
        if _SENTENCE_BREAK.regex.search(self.text, earlier.mention.end, mention.start):
            return settled
        after = settle(mention.reading, before.last, past=False).interval
        if after is None or after.first - before.last > before.first - plain.last:
            return settled
        message = f"no year is given; {after.edtf} was taken, because it follows {before.edtf}"
        return Settled(after, (Doubt("deadline-year-inferred", message),))

    def _refusal(
        self, mention: Mention, setting: Setting, role: str, interval: Interval | None, past: bool
    ) -> str | None:
        over = past
        if role == "title" and (interval is None or self.base is None or interval.last <= self.base):
            return "title"
        if interval is not None and self.base is not None:
            if role in ("in", "done") and not setting.ahead and self.base - interval.last > OLD:
                return "long-past"
            over = interval.last <= self.base or (past and interval.first <= self.base)
        if is_standard(self.text, mention, setting):
            return "service-standard"
        return refusal(setting, role, past=over)

    def _doubts(self, relation: str, role: str, setting: Setting, interval: Interval | None) -> tuple[Doubt, ...]:
        """What a careful person would look at again, beside the year."""
        if interval is None or self.base is None:
            return ()
        if relation in ("by", "in") and interval.last < self.base:
            message = f"{interval.edtf} lies before the letter's date, though the step is planned"
            return (Doubt("deadline-before-letter", message),)
        if role == "after":
            return (Doubt("deadline-after", f"the step starts after {interval.edtf}; how long after is not said"),)
        if setting.place == "set-off" and relation == "completed":
            return (Doubt("deadline-in-an-aside", f"{interval.edtf} stands in an aside and may be no step's date"),)
        return ()
