"""What mentions a time and is no deadline: measurements, other people's dates, conditions, the history of things.

Each rule looks at one part of the setting of a time (see setting.py): at the words ``before`` it, at the ``subject`` of
its verb, or at the whole ``sentence``. What the place of the time in the sentence tells is added in ``_by_place``: a
date in a restrictive relative clause ("officers who joined in May") is the officers', not the step's. ``refusal``
gives the name of the rule that fits, or None.

Refused here: service standards; see standards.py.
"""

from __future__ import annotations

import re
from typing import Literal

from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.setting import Setting
from hmip_parse.rules.rule import Pattern, Rule
from hmip_parse.rules.verbs import HALTING, MISHAPS


class Refusal(Rule):
    """A pattern that shows that a time is no deadline.

    ``where`` is the part of the setting that it looks at; of ``before`` the pattern matches the end, where the time's
    phrase begins. ``unless_ahead``: it does not count where the verb lies ahead. ``only_past``: it counts only where
    the time lies before the letter. ``accepts`` pairs such a part with the rule's name; ``refuses`` are parts it
    leaves alone.
    """

    where: Literal["before", "subject", "sentence"] = "before"
    unless_ahead: bool = True
    only_past: bool = False


_INSPECTORS = r"""(?: inspectors? | hmip(?:\s+inspectors?)? | hmi\s+(?:probation|prisons) | (?:joint\s+)?inspectorates?
    | (?:hm\s+)?chief\s+inspector(?:\s+of\s+(?:probation|prisons))? )"""
_LAWMAKERS = r"""(?: (?:uk\s+|welsh\s+)?government | ministers? | lord\s+chancellor | parliament | (?:hm\s+)?treasury
    | (?:justice\s+|home\s+)?secretary(?:\s+of\s+state)? | prime\s+minister | sentencing\s+council
    | ministry\s+of\s+justice | moj
    | home\s+office | national\s+audit\s+office | trade\s+unions? )"""
_LAWS = r"""(?: act | independent\s+(?:\w+\s+)?review | bill | legislation | regulations | reforms
| spending\s+review | early\s+release | sds40 | changes\s+to\s+(?:the\s+law|sentencing|recall|release) )"""
_PER_CENT = r"(?: \s?% | \s+(?:per\s+cent|percent)\b )"
# A clause with a verb of its own has left the condition behind.
_NO_VERB = r"(?! [^,.]* \b(?: will | has | have | is | are | was | were | and\s+\w+(?:ed|s) )\b ) [^,.]*"

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "measured-value",
        rf"""(?: \b (?: against | from | to | at | of | was | were | is | than | only | just | and ) \s+ £? \d[\d,.]*
        | \d[\d,.]* {_PER_CENT} ) \s+ \Z""",
        accepts=(("the queue came down from 1,900 ", "measured-value"), ("it was 61 per cent ", "measured-value")),
        refuses=("audit another 30 ", "all 40 cases "),
        only_past=True,
    ),
    Refusal(
        "measurement",
        rf"""\b (?: averaged? | totall?ed | numbered | (?:stood|stands|standing)\s+at
        | (?:was|were|is|are) \s+ (?:just\s+|only\s+|at\s+)? £?\d[\d,.]* {_PER_CENT}
        | (?:carried|held|had|carrying|holding) \s+ (?:some\s+|around\s+)? \d+ \s+ (?:[\w-]+\s+){{0,3}}
        (?:vacanc(?:y|ies)|cases)
        )(?!\w) [^,:]* \Z""",
        accepts=(
            ("caseloads averaged 54 for each officer ", "measurement"),
            ("The unit carried 18 Probation Officer vacancies ", "measurement"),
        ),
        refuses=("a standing meeting is held ", "The panel stands down "),
        only_past=True,
    ),
    Refusal(
        "state-since",
        r"""\b (?: in\s+force | (?:been|is|are|was|were|stood|stands?) \s+ (?:\w+\s+)? (?:short|vacant|empty|unfilled
        |without) \b [^,.;]{0,40} ) \s* \Z""",
        accepts=(
            ("the duty to refer, in force ", "state-since"),
            ("The unit has been short of officers ", "state-since"),
        ),
        refuses=("the desk has been open ", "The vacant post was filled ", "The post was empty, and we filled it "),
        unless_ahead=False,
        only_past=True,
    ),
    Refusal(
        "year-of-a-paper",
        r"""\[ [^\]]* \d{4} (?:[/–-]\d{2,4})? \] \s+ (?:\w+\s+)? (?: budgets? | accounts
        | settlement | pay\s+award | allocations? | reports? | (?:business|delivery)\s+plan )\b""",
        accepts=(("The money is [in the 2026/27] budget.", "year-of-a-paper"),),
        refuses=("We will spend it [in 2026/27].", "A plan will be made [in 2026] for all."),
        where="sentence",
        unless_ahead=False,
    ),
    Refusal(
        "state-at-a-day",
        rf"""\A (?= .* \[ (?:as\s+of|as\s+at|at) \b ) .* \b \d[\d,.]*+ (?: {_PER_CENT}
        | \s+of\s+(?:the|our|all|\d) )""",
        accepts=(("[As of 31 July], 88 per cent of staff had done so", "state-at-a-day"),),
        refuses=("All staff had done so [by 31 July]", "88 per cent were trained [in July]"),
        where="sentence",
        only_past=True,
    ),
    Refusal(
        "inspection-itself",
        r"""\b (?: (?: the | your | this | that | hmip['’]?s? | thematic | joint | recent | core | last | previous
        | full | area )
        \s+ (?:(?!(?:will|to|has|have)\b)[\w-]+\s+){0,2} (?: inspections? | re-?inspections? | fieldwork | report
        | findings | letter ) | (?: your | hmip['’]?s? ) \s+ (?:\w+\s+)? visits?
        | the \s+ (?:inspection|site) \s+ visits? )
        (?:,?\s+published)? \s+ \Z""",
        accepts=(
            ("at the time of the inspection ", "inspection-itself"),
            ("since your last visit ", "inspection-itself"),
        ),
        refuses=("the team will report ", "a home visit ", "the assurance visit "),
    ),
    Refusal(
        "dated-thing",
        r"""\b (?: (?:dates?|dating|dated) (?:\s+back)? \s+ \[ (?:from|to)\b
        | (?:the\s+period|cover(?:s|ing)?) \s+ \[ )""",
        accepts=(("the oldest of which dates [from May 2017]", "dated-thing"),),
        refuses=("has offered dates [in May]",),
        where="sentence",
        unless_ahead=False,
    ),
    Refusal(
        "time-of-a-finding",
        r"""\] \s+ (?: showed | shows | revealed | suggested | indicated ) \b""",
        accepts=(("an audit [in May 2025] showed that plans were late", "time-of-a-finding"),),
        refuses=("an audit was made [in May 2025] and showed that plans were late",),
        where="sentence",
        unless_ahead=False,
    ),
    Refusal(
        "vacancy",
        r"""\A (?!.*\bnone\b) .* \b (?: vacant | unfilled | unoccupied | empty | outstanding | overdue | absent
        | unallocated | off\s+sick | on\s+(?:\w+\s+)?leave ) \s+ \Z""",
        accepts=(("a post that has been vacant ", "vacancy"),),
        refuses=("the vacancies will be filled ",),
        unless_ahead=False,
    ),
    Refusal(
        "due-for-something",
        r"\b (?: cases | people | prisoners | men | women | those ) \s+ due \s+ (?:for|to) \b [^,.]* \Z",
        accepts=(("cases due for release ", "due-for-something"),),
        refuses=("the last two are due ",),
        unless_ahead=False,
    ),
    Refusal(
        "condition",
        rf"""\b (?: subject\s+to | pending | depend(?:s|ing|ent)?\s+(?:up)?on | contingent\s+on
        | awaiting\s+(?:the\s+)?(?:outcome|result|decision|confirmation|approval|publication)
        | in\s+(?:the\s+)?light\s+of | in\s+(?:response|reply)\s+to | as\s+a\s+result\s+of | owing\s+to | due\s+to\s+the
        | because\s+of | in\s+line\s+with | prior\s+to | since\s+the ) \b (?! \s+(?:it|this|that|these|them)\b )
        {_NO_VERB} (?: , \s+ (?:which|due|expected|to) \b [^,.]* )? \Z""",
        accepts=(
            ("Subject to the decision of the committee ", "condition"),
            ("pending the outcome of the review, due to report ", "condition"),
        ),
        refuses=("Subject to approval, the change will be made ", "depending on demand, sessions will run "),
        unless_ahead=False,
    ),
    Refusal(
        "until-clause",
        r"\b (?: until | unless | whether | if ) \s+ [^,.]* \Z",
        accepts=(("cannot be raised until the contract is re-let ", "until-clause"),),
        refuses=("until then, the team will meet ",),
        unless_ahead=False,
    ),
    Refusal(
        "unreal",
        r"""\b (?: should | could | would | might ) \s+ (?:\w+\s+)? have \b
        (?: (?! ,\s+(?:and|but)\b | \bbut\b ) [^.;] )* \Z""",
        accepts=(("we should have done it ", "unreal"),),
        refuses=("we should do it ", "they will have done it ", "we should have done it, and "),
        unless_ahead=False,
        only_past=True,
    ),
    Refusal(
        "last-revised",
        r"\b (?: last | previously | originally | formerly | most\s+recently ) \s+ [a-z]+ed \b [^,.]* \Z",
        accepts=(("The policy, last updated ", "last-revised"),),
        refuses=("The last of them was visited ",),
    ),
    Refusal(
        "inspectors",
        rf"\A (?:the\s+)? (?: you | {_INSPECTORS} ) (?: \s*\Z | \s+(?:who|that|which|also|has|have)\b )",
        accepts=(("you", "inspectors"), ("Inspectors", "inspectors")),
        refuses=("the young adults team", "a practice inspector role"),
        where="subject",
    ),
    Refusal(
        "your-report",
        r"""\A (?: your | the\s+inspection | hmip['’]?s? ) \s+ (?:\w+\s+)?
        (?: report | inspection | visit | letter | findings | team | fieldwork ) \b""",
        accepts=(("your report", "your-report"), ("Your last inspection", "your-report")),
        refuses=("the report of the review group",),
        where="subject",
    ),
    Refusal(
        "inspection-took-place",
        r"\A (?:(?:the|this|your|our|an?)\s+)? (?:[\w-]+\s+){0,2} (?:inspection|fieldwork) \s* \Z",
        accepts=(("The inspection", "inspection-took-place"), ("this joint inspection", "inspection-took-place")),
        refuses=("The inspection response group",),
        where="subject",
    ),
    Refusal(
        "lawmakers",
        rf"\A (?:the\s+)? {_LAWMAKERS} \b",
        accepts=(("The Government", "lawmakers"), ("the Lord Chancellor", "lawmakers")),
        refuses=("the governance board",),
        where="subject",
    ),
    Refusal(
        "law",
        rf"\A (?:(?!(?:on|about|under|with|for)\b)[\w’'-]+\s+){{0,6}}? {_LAWS} (?:\s+20\d\d)? \s* (?:,.*)? \Z",
        accepts=(("The Sentencing Bill", "law"), ("new legislation", "law")),
        refuses=("the activity", "the action", "training on the new Act"),
        where="subject",
        unless_ahead=False,
    ),
    Refusal(
        "last-survey",
        r"""\A (?:the|our|your) \s+ (?: last | previous | latest | most\s+recent | earlier
        | \d{4} ) \s+ (?:[\w-]+\s+){0,3}
        (?: survey | inspection | audit | census | review | thematic ) \b""",
        accepts=(("The last survey of staff", "last-survey"),),
        refuses=("The last of the audits", "A survey"),
        where="subject",
    ),
)

# Verbs that tell how a figure moved or stood. With a past tense the time is that of a measurement.
_MEASURING = frozenset(["rise", "fall", "drop", "climb", "decline", "average", "total", "number", "amount", "stand"])
# The same verbs tell what somebody did, where an object follows.
_MOVING = frozenset(["double", "triple", "increase", "decrease", "reduce", "halve", "grow"])
_NO_OBJECT = Pattern(
    r"\A\s*(?:(?:by|from|to|in|on|since|over|between|during|at|sharply|steadily|slightly)\b|\Z)", re.NOFLAG
)
_SHARE = Pattern(r"\b\d+\s+of\s+(?:\d|the|our|all)", re.IGNORECASE)
_HOW_MANY = Pattern(r"\A\s*(?:just\s+|only\s+|about\s+|some\s+|around\s+)?\d", re.NOFLAG)
# "Moved from Friday to Tuesday" tells what the time of something is now.
_FROM_TO = Pattern(r"from\s.+\sto\s", re.IGNORECASE)
_CHANGING = frozenset("move change switch shift transfer bring".split())
# "Nobody waited for longer in May" is a measurement.
_NOBODY = Pattern(r"(?:nobody|no-?\s?one|none)\b", re.IGNORECASE)
# What inspectorates do of their own.
_INSPECTING = frozenset(["return", "revisit", "reinspect", "re-inspect", "inspect", "visit", "publish"])
_INSPECTORATE = Pattern(rf"\A (?:the\s+)? {_INSPECTORS} \b")
# What money and contracts do when their time is over.
_RUNNING_OUT = frozenset(["end", "expire", "run", "last", "cease"])
_RESOURCE = Pattern(
    r"\b(?:contracts?|funding|grants?|leases?|licen[cs]es?|tenanc(?:y|ies)|budgets?|secondments?)\b", re.IGNORECASE
)
# Characters that may hold a noun and its relative pronoun and verb.
_NEAR = 40
_OF_THE_PAST = frozenset(["when", "as", "because", "since", "after", "although", "though"])


def refusal(setting: Setting, role: str, *, past: bool) -> str | None:
    """The name of the rule by which a time is no deadline. ``past``: it lies before the letter."""
    for rule in REFUSALS:
        if (rule.unless_ahead and setting.ahead) or (rule.only_past and not past):
            continue
        if rule.regex.search(getattr(setting, rule.where)):
            return rule.name
    return _by_verb(setting) or _by_place(setting, role, past=past)


def _by_verb(setting: Setting) -> str | None:
    if (
        setting.done
        and setting.verb == "be"
        and _HOW_MANY.regex.match(setting.between)
        and setting.subject.lower() != "there"
    ):
        return "measurement"
    if not setting.ahead and setting.verb in _MEASURING and setting.place == "clause":
        return "measuring-verb"
    if setting.done and setting.place != "reduced":
        moved = setting.verb in _MOVING and not setting.passive and _NO_OBJECT.regex.match(setting.between)
        if setting.verb in _MEASURING or moved:
            return "measuring-verb"
    if setting.done and setting.verb == "be" and _SHARE.regex.search(setting.sentence):
        return "share"
    if setting.done and setting.verb in MISHAPS:
        return "mishap"
    if setting.done and setting.verb in _CHANGING and _FROM_TO.regex.match(setting.phrase):
        return "changed-time"
    if setting.done and setting.verb in HALTING and not setting.phrase.lower().startswith(("until", "till", "to")):
        return "halted"
    if setting.done and not setting.passive and _NOBODY.regex.match(setting.subject):
        return "measurement"
    if setting.verb in _INSPECTING and _INSPECTORATE.regex.match(setting.subject):
        return "inspecting"
    if setting.verb in _RUNNING_OUT and _RESOURCE.regex.search(_who(setting)):
        return "resource-runs-out"
    return None


def _who(setting: Setting) -> str:
    """The subject; of a relative clause ("the lease, which ends in May") what stands before it."""
    return setting.before[-_NEAR:] if setting.opener in ("which", "that") else setting.subject


def _is_office(setting: Setting) -> bool:
    """In "her appointment as Head of Service was confirmed" no clause begins with "as"."""
    return setting.opener == "as" and compiled(r"[A-Z][a-z]").match(setting.subject) is not None


def _by_place(setting: Setting, role: str, *, past: bool) -> str | None:
    if setting.former_plan and (past or setting.pluperfect):
        return "former-plan"
    if setting.pluperfect and past and role in ("in", "done"):
        return "before-the-past"
    if setting.place == "set-off" and setting.verb in ("publish", "release") and past:
        return "published-aside"
    if setting.place == "relative" and not setting.ahead and past:
        return "restrictive-relative"
    if setting.place == "aside" and not setting.ahead and past and role != "from":
        return "relative-aside"
    if setting.place == "clause" and setting.opener in _OF_THE_PAST and setting.done and not _is_office(setting):
        return "reason-clause"
    if setting.place == "reduced" and past and setting.finite and not setting.ahead and role != "done":
        return "lone-participle"
    if setting.place == "subject" and past:
        return "in-the-subject"
    return None
