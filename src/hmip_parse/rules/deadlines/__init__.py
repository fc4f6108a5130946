"""The deadlines of an action: every time that says when a step is to be done, starts, or was done.

``find_deadlines`` goes four steps: the times that the text mentions (mentions.py), what ties each to a step (ties.py), the
clause it stands in (setting.py) and whether it is a deadline at all (refusals.py); then the letter's date gives it its
year, and the preposition and the verb its relation.

Refused here: durations, frequencies, service standards and dates of other things. A time that cannot be dated is kept, with
nulls and a doubt.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from hmip_parse.document import Span
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.mentions import Mention, find_mentions
from hmip_parse.rules.deadlines.readings import Settled, settle
from hmip_parse.rules.deadlines.refusals import refusal
from hmip_parse.rules.deadlines.relations import is_past, relation_of
from hmip_parse.rules.deadlines.setting import Setting, setting_of
from hmip_parse.rules.deadlines.standards import is_standard
from hmip_parse.rules.deadlines.ties import tied
from hmip_parse.rules.rule import Doubt, Found

Told = Literal["planned", "done"]


def find_deadlines(
    text: str, start: int, end: int, *, letter_date: date | None, bare: bool = False, told: Told | None = None
) -> list[Found]:
    """The deadlines of text[start:end], one unit of the letter (a list item, a paragraph, a cell), in order.

    ``bare``: the text is a target-date cell, or what follows a label such as "Due:", where a date alone is ``by``.
    ``told``: what the list's lead says of its items, for those that have no verb of their own. Each Found holds a dict
    with the keys of the contract's Deadline; its days are ``datetime.date``, and None where the letter's date is needed
    and is unknown.
    """
    found: list[Found] = []
    earlier: Interval | None = None
    for mention in find_mentions(text, start, end, bare=bare):
        deadline, earlier = _deadline(text, start, end, mention, letter_date, bare, told, earlier)
        if deadline is not None:
            found.append(deadline)
    return found


def _deadline(
    text: str,
    start: int,
    end: int,
    mention: Mention,
    letter_date: date | None,
    bare: bool,
    told: Told | None,
    earlier: Interval | None,
) -> tuple[Found | None, Interval | None]:
    """The deadline that a mention is, if it is one, and the time on which a later phrase may lean."""
    tie = tied(text, start, end, mention, bare=bare)
    setting = setting_of(text, start, end, (tie or mention).start, mention.end)
    role = tie.role if tie and tie.role else "in"
    past = _told_past(told, setting, is_past(role, text[mention.start : mention.end], setting))
    settled, past = _settled(mention, letter_date, past, earlier)
    interval = settled.interval
    if tie is None or (not bare and _refused(text, mention, setting, role, interval, letter_date, past)):
        return None, interval or earlier
    relation = relation_of(role, setting, past, interval, letter_date)
    value = {
        "text": text[tie.start : tie.end],
        "relation": relation,
        "edtf": interval.edtf if interval else None,
        "earliest": interval.first if interval else None,
        "latest": interval.last if interval else None,
        "inferred": mention.reading.inferred,
    }
    doubts = (*settled.doubts, *_doubts(relation, interval, letter_date))
    return Found(value, (Span(tie.start, tie.end),), tie.rule, doubts), interval or earlier


def _told_past(told: Told | None, setting: Setting, past: bool | None) -> bool | None:
    """What the lead of a list says settles what an item without a verb of its own leaves open."""
    if past is None and told is not None and not setting.finite:
        return told == "done"
    return past


def _settled(mention: Mention, base: date | None, past: bool | None, earlier: Interval | None) -> tuple[Settled, bool]:
    """The mention's time; where the words do not tell the direction, the time that lies nearest to the letter."""
    if past is not None:
        return settle(mention.reading, base, past=past, earlier=earlier), past
    ahead = settle(mention.reading, base, past=False, earlier=earlier)
    behind = settle(mention.reading, base, past=True, earlier=earlier)
    if base is None or ahead.interval is None or behind.interval is None:
        return ahead, False
    if (base - behind.interval.last) < (ahead.interval.first - base):
        return behind, behind.interval.last < base
    return ahead, ahead.interval.last < base


def _refused(
    text: str, mention: Mention, setting: Setting, role: str, interval: Interval | None, base: date | None, past: bool
) -> bool:
    over = past
    if interval is not None and base is not None:
        over = interval.last <= base or (past and interval.first <= base)
    return is_standard(text, mention, setting) or refusal(setting, role, past=over) is not None


def _doubts(relation: str, interval: Interval | None, base: date | None) -> tuple[Doubt, ...]:
    if relation not in ("by", "in") or interval is None or base is None or interval.last >= base:
        return ()
    return (Doubt("deadline-before-letter", f"{interval.edtf} lies before the letter's date, though the step is planned"),)
