"""From the preposition and the verb to the relation: by, in, from or completed.

Refused here: whether the time is a deadline; see refusals.py and standards.py.
"""

from __future__ import annotations

import re
from datetime import date

from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.calendar import Interval
from hmip_parse.rules.deadlines.setting import Setting, gerund_between, head
from hmip_parse.rules.rule import Pattern

# Verbs that say that something which then goes on begins, or begins again.
_STARTING = frozenset(
    """start begin commence resume restart re-start recommence reinstate re-instate restore reintroduce
    """.split()
)
_TAKING_EFFECT = Pattern(
    r"""\b(?: (?:take|takes|took|taking|taken) \s+ (?:immediate\s+)? effect
    | (?:come|comes|came|coming) \s+ (?:back\s+)? into \s+ (?: effect | force | operation | use | being )
    | (?:get|gets|got|getting|is|was|were) \s+ under \s* way )
    (?: \s+ (?!and\b|but\b|which\b) [\w’'-]+ ){0,6} \s+ \Z"""
)
# "…, beginning with the northern offices in May": the gerund of an aside of its own.
_BEGINNING = Pattern(r",\s+(?:beginning|starting|commencing)\s+(?:with|at|in|on)\s+[^,]*\Z")
_PERSON = Pattern(r"""
    \b(?: trainees? | officers? | recruits? | starters? | staff | colleagues? | practitioners? | facilitators?
    | workers? | post-?holders? | psos? | pqips? | spos? | learners? | advis[eo]rs? | instructors? | administrators?
    | tutors? | nurses? | psychologists? | managers? | graduates? | apprentices? | people | they | he | she
    | who )\b(?!\s+(?:forums?|groups?|meetings?|sessions?|clinics?|training|briefings?|workshops?|courses?|panels?
    |huddles?|events?|awards?|surveys?)\b)""")
_HOW_MANY = Pattern(r"(?:an?\s+)?(?:further|another|other|remaining)?\s*[\d,]+\s*\Z")
_IN_POST = Pattern(
    r"\A\s*(?:(?:in|their|his|her|with|us|post|role|work|employment|new|roles|posts|jobs?|duties)\s*)*\Z", re.IGNORECASE
)
_FIRST = Pattern(r"""\bfor\s+the\s+first\s+time\b
    | \b(?:first|inaugural|opening)\s+(?:[\w-]+\s+){0,2}? (?: meetings? | sessions? | sittings? | cohorts? | forums?
    | panels? | workshops? | groups? | events? | rounds? | conferences? | clinics? | courses? | intakes? | boards?
    | huddles? | surger(?:y|ies) | briefings? )\b
    |\bfirst\s+(?:of|was|is|were|will|took|takes|to\s+be|being|on|in|held|met|having)\b""")
_THE_FIRST = Pattern(r",\s+the\s+first\s+\Z")
_RECURRING = Pattern(r"""
    \b(?: daily | weekly | fortnightly | monthly | quarterly | termly | annual(?:ly)? | regular(?:ly)? | rolling
    | (?:each|every)\s+(?:\w+\s+)?(?:day|week|fortnight|month|quarter|term|year)s? | (?:once|twice)\s+a )\b""")
_FIRST_OF_ANY = Pattern(
    r"\b(?:first|inaugural)\s+(?!phase|stage|draft|half|quarter|set|step|part|results?|findings|report)\w+\b",
    re.IGNORECASE,
)
# A panel that met, and goes on to meet.
_GOES_ON = Pattern(
    r"\A[^.;]*\b(?:after\s+a\s+(?:gap|break)|and\s+(?:now|then|will)\s+(?:sits?|meets?))\b", re.IGNORECASE
)
# The first of a series that is told as over is done, not begun.
_ENDING = frozenset(["complete", "finish", "end", "conclude", "close", "graduate", "report", "publish", "qualify"])


def starts(setting: Setting) -> bool:
    """Does a running activity start at the time: by the verb, or as the first of a series?"""
    if _first_of_series(setting):
        return True
    if _TAKING_EFFECT.regex.search(setting.before) or _BEGINNING.regex.search(setting.between):
        return True
    spoken = setting.before.removesuffix(setting.between).rsplit(maxsplit=1)[-1:]
    again = bool(spoken) and spoken[0].lower().startswith("re-establish")
    if setting.verb not in _STARTING and not again:
        return False
    who = head(setting.subject)
    people = _PERSON.regex.search(who) or _HOW_MANY.regex.match(who)
    return not (people and _IN_POST.regex.match(setting.between))


def _first_of_series(setting: Setting) -> bool:
    if setting.verb in _ENDING:
        return False
    clause = compiled(r"[;.]|,\s+and\s|\band\s+(?=the\s+(?:last|second|next)\b)").split(setting.before)[-1][-120:]
    first = _FIRST.regex.search(clause + " " + setting.after[:1])
    if (first and not _PERSON.regex.search(clause, first.start())) or (
        _THE_FIRST.regex.search(setting.before) and not setting.done
    ):
        return True
    if setting.verb == "meet" and _GOES_ON.regex.search(setting.after):
        return True
    return bool(_RECURRING.regex.search(setting.sentence) and _FIRST_OF_ANY.regex.search(clause))


_SEEKING = frozenset(
    "ask require request seek invite propose aim expect hope plan intend instruct direct commit".split()
)
_GOAL = Pattern(
    r"\b(?:targets?|expectation|intention|aim|goal|plans?|commitment|deadline|trajectory|timetable|proposals?|ambition|bid|offer)\b",
    re.IGNORECASE,
)


# What somebody is asked to do lies ahead ("has asked them to lend two officers, starting in May").
_TO_DO = Pattern(r"\bto\s+[a-z]+\b.*\b(?:starting|beginning)\b", re.IGNORECASE)
# What is offered or set "in June" is a time to come.
_OFFERED = Pattern(r"\b(?:dates|places|slots)\s+\Z", re.IGNORECASE)


def sought(setting: Setting) -> bool:
    """Is the time that of something asked for or aimed at ("has asked for a report by June", "a target of 90")?"""
    if setting.verb in _SEEKING or gerund_between(setting) in _SEEKING:
        return True
    if setting.verb == "be" and _GOAL.regex.search(setting.subject):
        return True
    return _GOAL.regex.search(setting.between) is not None


def is_past(role: str, setting: Setting) -> bool | None:
    """Does the time lie before the letter? None where the words do not tell."""
    if setting.phrase.lower().startswith("since"):
        return True
    if role == "done":
        return True
    if setting.place == "subject":
        return None
    if setting.ahead:
        return None if setting.modal and role == "from" else False
    if role == "by" and (not setting.finite or setting.after.startswith(":")):
        return None
    if setting.verb in _SEEKING and _TO_DO.regex.search(setting.between):
        return False
    if setting.done:
        offered = role == "in" and _OFFERED.regex.search(setting.between)
        return not (offered or (role == "by" and sought(setting)))
    if role in ("from", "after", "start"):
        return None
    return False if setting.habitual else None


def relation_of(role: str, setting: Setting, past: bool, interval: Interval | None, base: date | None) -> str:
    """The relation of a time with a role (see frames.py and ties.py), its interval and the letter's date."""
    over = past and (interval is None or base is None or interval.first <= base)
    if base is not None and interval is not None and interval.last < base and not setting.ahead:
        over = True
    if role in ("from", "after", "start"):
        return "from"
    if role == "by":
        return "completed" if over and setting.done else "by"
    if role != "done" and starts(setting):
        return "from"
    if role == "label":
        return "by"
    return "completed" if over else "in"
