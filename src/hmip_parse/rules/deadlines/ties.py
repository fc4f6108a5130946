"""How a time is tied to its step where no preposition does it, and where a word before the preposition overrules it.

"due 28/02/2025", "Target date: March", "starting in October", "completed June 2025", "a start date of 1 May".

Refused here: a bare time that nothing ties ("the June 2025 report"), and a bare year or weekday anywhere.
"""

from __future__ import annotations

import re

from hmip_parse.rules.deadlines.frames import REACH
from hmip_parse.rules.deadlines.mentions import Mention
from hmip_parse.rules.rule import Pattern, Rule, possible


class Lead(Rule):
    """Words directly before a time, and the ``role`` that they give it. ``accepts`` pairs such words with the role."""

    role: str = ""


_START = r"(?:re-?)?(?:start(?:s|ed|ing)?|commenc(?:e|es|ed|ing)|beg(?:in|ins|an|un|inning)|resum(?:e|es|ed|ing))"
_AFTER_LABEL = r"\s* (?: : | [–—-] | \( )? \s* (?:the\s+)? \Z"

LEADS: tuple[Lead, ...] = (
    Lead(
        "start-date",
        r"\b (?:start|commencement) \s+ date \s* (?: : | of | is | being | [–—-] )? \s+ \Z",
        needs=(frozenset(("date",)),),
        accepts=(("with a start date of ", "start"), ("Start date: ", "start")),
        refuses=("to start ",),
        role="start",
    ),
    Lead(
        "event-date",
        r"\b (?:go-?live|launch|opening|review|interview) \s+ date \s* (?: : | of | is | being ) \s+ \Z",
        needs=(frozenset(("date",)),),
        accepts=(("a go-live date of ", "in"),),
        refuses=("to launch ",),
        role="in",
    ),
    Lead(
        "target-date",
        r"""\b (?: (?:target|completion|delivery|due|end|implementation|deadline|closing|expected) \s+
        (?:completion\s+)? date
        | deadline | (?:the|our|a) \s+ (?:target|aim) ) (?: \s+ for \s+ [^,;.:]{1,60}? )?
        \s* (?: : | of | is | was | being | [–—-] | ) \s* (?:the\s+)? \Z""",
        needs=(frozenset(("date", "deadline", "target", "aim")),),
        accepts=(
            ("a completion date of ", "target"),
            ("The deadline for bids is ", "target"),
            ("Target date: ", "target"),
        ),
        refuses=("to date ", "the date "),
        role="target",
    ),
    Lead(
        "label",
        r"""\b (?: target | due | deadline | time-?scales? | time-?frame | time-?line | (?:by\s+)?when
        | (?:expected\s+)?completion | to\s+complete(?:\s+by)? | complete\s+by | delivery | by ) (?:\s+(?:date|by))?
        \s* (?: : | \s[–—-] ) \s* \Z""",
        needs=(frozenset(":–—-"),),
        accepts=(("Timescale: ", "target"), ("By when: ", "target"), ("Completion: ", "target")),
        refuses=("the target ",),
        role="target",
    ),
    Lead(
        "due",
        r"\b due (?:\s+(?:date|for\s+completion))? \s* :? \s* \Z",
        needs=(frozenset(("due",)),),
        accepts=(("due ", "target"), ("Due: ", "target")),
        refuses=("overdue ", "due to "),
        role="target",
    ),
    Lead(
        "starting-now",
        r"(?<!their\s) (?<!his\s) (?<!her\s) \b (?: (?:re-?)?starting | commencing | beginning | resuming ) \s+ \Z",
        needs=(frozenset(("starting", "commencing", "beginning", "resuming")),),
        accepts=(("starting ", "start"),),
        refuses=("the start ", "with a view to their starting "),
        role="start",
    ),
    Lead(
        "starting",
        rf"\b (?: {_START} | effective ) {_AFTER_LABEL}",
        needs=(frozenset(("start", "commenc", "beg", "resum", "effective")),),
        accepts=(("starting ", "start"), ("commenced ", "start"), ("effective ", "start")),
        refuses=("the start of ", "restarted work "),
        role="start",
    ),
    Lead(
        "done",
        rf"""(?<!\bbe\s) \b (?: completed? | finished | concluded
        | done | achieved | delivered | implemented | closed | finalised | discharged | issued
        | signed(?:\s+off)? | launched | held | published | agreed | established | appointed | introduced
        | reopened | opened
        ) {_AFTER_LABEL}""",
        accepts=(("Completed ", "done"), ("Done – ", "done"), ("Complete (", "done")),
        refuses=("to be done with ",),
        role="done",
    ),
)


def lead(text: str, floor: int, at: int) -> Lead | None:
    """The words directly before ``at`` that give a time its role, if any."""
    floor = max(floor, at - 90)
    return next((rule for rule in possible(LEADS, text[floor:at]) if rule.regex.search(text, floor, at)), None)


def tied(text: str, start: int, end: int, mention: Mention, *, bare: bool) -> Mention | None:
    """The mention with its role, which is by, in, from, after, start, done, label or title; None where nothing ties it.

    ``bare``: the text is a target date itself, so that a time without a preposition is ``by``.
    """
    if mention.role == "none":
        return _behind_of(text, start, mention)
    found = lead(text, start, mention.start)
    if found and (mention.role is None or (mention.role == "in" and found.name == "starting-now")):
        return mention._replace(role=_role(found, mention))
    if mention.role is not None:
        return _prepositional(text, start, mention)
    if bare:
        keeps = mention.range or _WEEK.regex.match(text, mention.start) or mention.reading.past is not None
        return mention._replace(role="in" if keeps else "by")
    before = text[max(start, mention.start - REACH) : mention.start].rstrip(" ")
    after = text[mention.end : min(end, mention.end + 3)].lstrip(" ")
    if not _stands_alone(text, mention, before, after):
        return None
    if _TITLE.regex.search(before) and mention.reading.year is not None:
        return mention._replace(role="title")
    label = before.endswith(":") and not (mention.range or mention.listed)
    return mention._replace(role="label" if label else "in")


def _role(found: Lead, mention: Mention) -> str:
    if found.role == "done" and mention.reading.from_base is not None:
        # "The four appointed this year": an adverb needs no lead, and may belong to anything.
        return "in"
    if found.role != "target":
        return found.role
    return "in" if mention.range else "by"


_NEGATED_BEFORE = Pattern(
    r"\b(?:not|never|cannot|unlikely)\b[^,;.]*\bbefore\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?\Z", re.IGNORECASE
)


def _prepositional(text: str, start: int, mention: Mention) -> Mention | None:
    """A time with its preposition; "will not be finished before April" begins with April."""
    if mention.role == "by" and _NEGATED_BEFORE.regex.search(text, max(start, mention.start - REACH), mention.time):
        return mention._replace(role="from")
    if _at_a_day(text, mention) or _for_a_year(text, start, mention):
        return None
    return mention


def _at_a_day(text: str, mention: Mention) -> bool:
    """In "records at 31 October" the time is that of a count; steps are done "on" a day."""
    at_all = text[mention.start : mention.time].strip().lower() == "at"
    return at_all and not mention.reading.changes and mention.rule.startswith(("deadline-day", "deadline-month"))


_FIXED = Pattern(r"""
    \b(?: planned | scheduled | set | arranged | booked | timetabled | earmarked | programmed | intended | due
    | confirmed
    | agreed | fixed | advertised | expected | aim(?:ed|ing)? | available | ready | in\s+place | diarised
    | proposed | targeted
    | pencilled\s+in )\s+\Z""")
_ACCOUNT = Pattern(r"""
    \b(?: data | figures? | results? | performance | budgets? | plans? | allocations? | targets? | forecasts?
    | statistics
    | returns? | funding | settlement | priorities ),?\s+\Z""")
_MONEY = Pattern(r"£|\b(?:funding|funds|budgets?|money|monies|grants?)\b", re.IGNORECASE)
_YEARS = ("deadline-year", "deadline-financial-year", "deadline-financial-year-named")


def _for_a_year(text: str, start: int, mention: Mention) -> bool:
    """In "the budget for 2025/26" and "figures for July" the time is the thing's, not the step's."""
    if text[mention.start : mention.time].strip().lower() not in ("for", "for the"):
        return False
    before = text[max(start, mention.start - REACH) : mention.start]
    if _ACCOUNT.regex.search(before):
        return True
    if mention.rule in _YEARS and _MONEY.regex.search(before):
        return True
    if _FIXED.regex.search(before) or not before.strip() or before.rstrip()[-1] in ",;:–(":
        return False
    return mention.rule in _YEARS


_PUT_OFF = Pattern(r"""
    \b(?: moved | postponed | deferred | delayed | put\s+back | brought\s+forward | rescheduled | rearranged )\s+
    (?: from\s+[\w\s]{3,20}\s+ )?\Z""")


def _behind_of(text: str, start: int, mention: Mention) -> Mention | None:
    """As in "a completion date of 30 June", "has been moved to 1 October"."""
    preposition = text[mention.start : mention.time].split()[0].lower()
    if preposition == "of":
        found = lead(text, start, mention.time)
        if found and found.role in ("start", "in", "target"):
            return mention._replace(start=mention.time, role=_role(found, mention))
    elif preposition in ("to", "until", "till"):
        put_off = _PUT_OFF.regex.search(text, max(start, mention.start - REACH), mention.start)
        return mention._replace(role="in") if put_off else None
    return None


# Times that are adverbs of their own: "w/c 6 October", "early in 2026", "next month", "later this year", "a week ago".
_WEEK = Pattern(r"(?:w/[cbe]|wc|week\s+(?:commencing|beginning|ending|of))\b|(?:early|later?)\s+in\b", re.IGNORECASE)
_ADVERBIAL = Pattern(r"(?:this|next|last|later|earlier|early|late|tomorrow|yesterday)\b", re.IGNORECASE)
_ADVERBIAL_RULES = ("deadline-from-the-letter", "deadline-ago", "deadline-later", "deadline-past-span")
# Times that say too little to be taken without a preposition.
_NEVER_ALONE = ("deadline-year", "deadline-weekday", "deadline-half")
_TITLE = Pattern(r"""
    \b(?: plan | report | act | strategy | guidance | framework | policy | edition | version | survey | guide
    | inspection | bulletin | instruction | paper )s?[,\s(–-]*\Z""")


def _stands_alone(text: str, mention: Mention, before: str, after: str) -> bool:
    """May the time stand without a preposition: as an adverb, or set off by what stands around it?"""
    if mention.rule in _ADVERBIAL_RULES or _WEEK.regex.match(text, mention.start):
        return True
    if _ADVERBIAL.regex.match(text, mention.start) and mention.reading.from_base:
        return True
    if mention.rule in _NEVER_ALONE and not (mention.range or mention.reading.changes):
        return False
    opens = mention.listed or before[-1:] in ("", *",;:(–—-\n")
    closes = mention.listed or after[:1] in ("", *",.;:)–—\n")
    if opens and closes:
        dated = mention.reading.year is not None or mention.rule != "deadline-month"
        return mention.range or dated or before[-1:] == "("
    return mention.reading.year is not None and after[:1] in ("", ".", ";") and before[-1:].islower()
