"""What mentions a time and is no deadline: measurements, service standards, other people's dates, the history of things.

Each rule looks at one part of the setting of a time: at the words ``before`` it (its pattern ends where the time's
phrase begins), at the ``subject`` of its verb, or at the words ``between`` the verb and it. ``refusal`` gives the name of
the first rule that fits, or None.

Refused here: nothing of what is doubtful is dropped in silence; see deadlines/__init__.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hmip_parse.rules.deadlines.setting import Setting
from hmip_parse.rules.rule import Rule


@dataclass(frozen=True)
class Refusal(Rule):
    """A pattern that shows that a time is no deadline.

    ``where`` is the part of the setting that it looks at. ``unless_ahead``: it does not count where the verb lies ahead.
    ``only_past``: it counts only where the time lies before the letter.
    ``accepts`` pairs such a part with the rule's name; ``refuses`` are parts it leaves alone.
    """

    where: Literal["before", "subject", "between", "sentence"] = "before"
    unless_ahead: bool = True
    only_past: bool = False


_INSPECTORS = r"(?:you|inspectors?|hmip(?:\s+inspectors?)?|hmi\s+\w+|(?:the\s+)?(?:joint\s+)?inspectorates?|(?:hm\s+)?chief\s+inspector)"
_LAWMAKERS = r"""(?:(?:uk\s+|welsh\s+)?government|ministers?|(?:the\s+)?lord\s+chancellor|parliament|(?:hm\s+)?treasury
    | secretary\s+of\s+state | justice\s+secretary | home\s+secretary | prime\s+minister | sentencing\s+council | ministry\s+of\s+justice
    | moj | home\s+office | national\s+audit\s+office | trade\s+unions?)"""

REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        "measured-value",
        r"""(?: \b (?: from | to | at | of | was | were | is | than | stood\s+at | only | just | and ) \s+ £? \d[\d,.]*
        | \d[\d,.]* (?: \s? % | \s+ (?:per\s+cent|percent) ) ) \s+ \Z""",
        only_past=True,
        accepts=(("the queue came down from 1,900 ", "measured-value"), ("was 61 per cent ", "measured-value")),
        refuses=("audit another 30 ", "all 40 cases "),
    ),
    Refusal(
        "measurement",
        r"""\b (?: average[ds]? | (?:carried|held|had|carrying|holding)\s+(?:some\s+|around\s+)?\d+\s+(?:[\w-]+\s+){0,3}(?:vacanc(?:y|ies)|cases) | totall?ed | numbered | (?:stood|stands|standing) \s+ at | (?:was|were|is|are) \s+ (?:just\s+|only\s+|at\s+)?
        £?\d[\d,.]*\s?(?:%|per\s+cent|percent) ) \b [^,;:]* \Z""",
        accepts=(("caseloads averaged 54 for each officer ", "measurement"), ("It stood at a record level ", "measurement")),
        refuses=("a standing meeting is held ", "The panel stands down "),
        only_past=True,
    ),
    Refusal(
        "inspection-itself",
        r"""\b (?: (?:the|your|this|that|hmip['’]?s?|thematic|joint|recent|core|last|previous|full|area|original) \s+ (?:[\w-]+\s+){0,2} )
        (?: inspections? | re-?inspections? | fieldwork | site\s+visits? | visits? | inspection\s+reports? | report | findings | letter )
        (?:,?\s+published)? \s+ \Z""",
        accepts=(("at the time of the inspection ", "inspection-itself"), ("since your last visit ", "inspection-itself")),
        refuses=("the team will report ", "a home visit "),
    ),
    Refusal(
        "state-at-a-day",
        r"""\A (?= .* \[ (?:as\s+of|as\s+at|at) \b ) .* \b \d[\d,.]* (?: \s?% | \s+ (?: per\s+cent | percent | of\s+(?:the|our|all|\d) ) \b )""",
        accepts=(("[As of 31 July], 88 per cent of staff had done so", "state-at-a-day"),),
        refuses=("All staff had done so [by 31 July]", "88 per cent were trained [in July]"),
        only_past=True,
        where="sentence",
    ),
    Refusal(
        "dated-thing",
        r"\b (?: (?:dates? | dating | dated) (?: \s+ back )? | the\s+period | cover(?:s|ing)? ) \s+ (?:to\s+)? \Z",
        accepts=(("the oldest of which dates ", "dated-thing"),),
        refuses=("the date is set ",),
        unless_ahead=False,
    ),
    Refusal(
        "vacancy",
        r"\b (?: vacant | unfilled | unoccupied | empty | outstanding | overdue | absent | unallocated | off\s+sick | on\s+(?:\w+\s+)?leave ) \s+ \Z",
        accepts=(("a post that has been vacant ", "vacancy"),),
        refuses=("the vacancies will be filled ",),
        unless_ahead=False,
    ),
    Refusal(
        "condition",
        r"""\b (?: subject\s+to | pending | dependent\s+(?:up)?on | depend(?:s|ing|ent)?\s+(?:up)?on | contingent\s+on | awaiting
        | in\s+(?:the\s+)?light\s+of | in\s+(?:response|reply)\s+to | as\s+a\s+result\s+of | owing\s+to | due\s+to\s+the | because\s+of
        | in\s+line\s+with | prior\s+to | since\s+the ) \b (?! \s+(?:it|this|that|these|them)\b | [^,;.]* \b(?:will|has|have|is|are|was|were|and\s+\w+(?:ed|s))\b ) [^,;.]*
        (?: , \s+ (?:which|due|expected|to) \b [^,;.]* )? \Z""",
        accepts=(("Subject to the decision of the committee ", "condition"), ("pending the outcome of the review ", "condition")),
        refuses=("Subject to approval, the change will be made ", "depending on demand, sessions will run "),
        unless_ahead=False,
    ),
    Refusal(
        "until-clause",
        r"\b (?: until | unless | whether | if ) \s+ [^,;.]* \Z",
        accepts=(("cannot be raised until the contract is re-let ", "until-clause"),),
        refuses=("until then, the team will meet ",),
        unless_ahead=False,
    ),
    Refusal(
        "last-revised",
        r"\b (?: last | previously | originally | formerly | most\s+recently ) \s+ [a-z]+ed \b [^,;.]* \Z",
        accepts=(("The policy, last updated ", "last-revised"),),
        refuses=("The last of them was visited ",),
    ),
    Refusal(
        "inspectors",
        rf"\A (?:the\s+)? {_INSPECTORS} (?: \s*\Z | \s+(?:who|that|which|also|has|have)\b )",
        accepts=(("you", "inspectors"), ("Inspectors", "inspectors")),
        refuses=("the young adults team", "a practice inspector role"),
        where="subject",
    ),
    Refusal(
        "your-report",
        r"\A (?: your | the\s+inspection | hmip['’]?s? ) \s+ (?:\w+\s+)? (?: report | inspection | visit | letter | findings | team | fieldwork ) \b",
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
        r"""\A (?:(?:the|new|a|this|proposed|recent)\s+){0,2} (?:[\w’',-]+\s+){0,5}? (?: act | bill | legislation | regulations | reforms | changes\s+to\s+(?:the\s+law|sentencing|recall|release)
        | spending\s+review | early\s+release | sds40 ) (?:\s+20\d\d)? (?:,.*)? \Z""",
        accepts=(("The Sentencing Bill", "law"), ("new legislation", "law")),
        refuses=("the activity", "the action"),
        where="subject",
        unless_ahead=False,
    ),
    Refusal(
        "last-survey",
        r"\A (?:the|our|your) \s+ (?:last|previous|latest|most\s+recent|earlier|\d{4}) \s+ (?:[\w-]+\s+){0,3} (?:survey|inspection|audit|census|review|thematic) \b",
        accepts=(("The last survey of staff", "last-survey"),),
        refuses=("The last of the audits", "A survey"),
        where="subject",
    ),
)

# Verbs that tell how a figure moved. With a past tense the time is that of a measurement.
_MEASURING = frozenset("rise fall drop climb decline average total number grow amount stand increase decrease reduce halve".split())
# What money and contracts do when their time is over.
_RUNNING_OUT = frozenset("end expire run last cease".split())
_RESOURCE = re.compile(r"\b(?:contracts?|funding|grants?|leases?|licen[cs]es?|tenanc(?:y|ies)|budgets?|secondments?)\b", re.IGNORECASE)


# What befalls a unit is no step of it.
_MISHAPS = frozenset(["leave", "retire", "resign", "depart", "lose", "fail", "die"])
_RETURNING = frozenset(["return", "revisit", "reinspect", "re-inspect", "inspect", "visit", "publish"])
_INSPECTORATE = re.compile(r"(?:the\s+)?(?:inspectors?|hmip|hmi\s+(?:probation|prisons)|inspectorate)\b", re.IGNORECASE)


def refusal(setting: Setting, role: str, *, past: bool) -> str | None:
    """The name of the rule by which a time is no deadline. ``past``: it lies before the letter."""
    for rule in REFUSALS:
        if (rule.unless_ahead and setting.ahead) or (rule.only_past and not past):
            continue
        if rule.regex.search(getattr(setting, rule.where)):
            return rule.name
    if setting.done and setting.verb in _MEASURING and setting.place != "reduced":
        return "measuring-verb"
    if setting.done and setting.verb in _MISHAPS:
        return "mishap"
    if setting.verb in _RETURNING and _INSPECTORATE.match(setting.subject):
        return "inspectors-return"
    if setting.verb in _RUNNING_OUT and _RESOURCE.search(setting.subject):
        return "resource-runs-out"
    return _by_place(setting, role, past=past)


_OF_THE_PAST = frozenset("when as because since after although though".split())


def _by_place(setting: Setting, role: str, *, past: bool) -> str | None:
    if setting.pluperfect and past and role in ("in", "done"):
        return "before-the-past"
    if setting.place == "set-off" and setting.verb in ("publish", "release") and past:
        return "published-aside"
    if setting.place == "relative" and not setting.ahead and past:
        return "restrictive-relative"
    if setting.place == "aside" and not setting.ahead and past and role != "from":
        return "relative-aside"
    if setting.place == "clause" and setting.opener in _OF_THE_PAST and setting.done:
        return "reason-clause"
    if setting.place == "reduced" and past and setting.finite and not setting.ahead:
        return "lone-participle"
    if setting.place == "subject" and past:
        return "in-the-subject"
    return None
