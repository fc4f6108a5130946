"""What the verbs of an action say: that it is done, goes on or lies ahead; and the status that this makes.

Tense, aspect and voice decide (clauses.py). How, with specimens on both sides, is in docs/actions.md.

Refused here: whether what is told is a step of the sender's side (steps.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hmip_parse.document import Document, Span
from hmip_parse.rules.clauses import VerbGroup, sentences, verb_groups
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.function_words import OPENINGS
from hmip_parse.rules.rule import Pattern, Rule
from hmip_parse.rules.verbs import HALTING, MISHAPS

ONGOING = Rule(
    "ongoing-words",
    r"""\b(?:under\s*way|at\s+work\s+on|under\s+(?:discussion|negotiation|construction|development|preparation)|in\s+(?:progress|train(?:ing)?|discussions?|development|draft|hand|use|negotiations?
        |talks|consultation|the\s+process\s+of|course)|(?:well|far|at\s+an)\s+advanced|on-?going|continu(?:es?|ing)|ongoing)\b""",
    (
        ("The talks are under way.", "under way"),
        ("Two staff are in training.", "in training"),
        ("The work is well advanced.", "well advanced"),
    ),
    ("The plan is complete.",),
)
SINCE = Pattern(r"\bsince\b", re.VERBOSE)
# What opens a clause that only reports a step: "the letter adds that a hub will open", "I hope that we shall settle".
_REPORTING = frozenset(
    """
    add mention report hope expect say confirm note explain anticipate ensure promise announce agree state intend
    believe plan
    """.split()
)
_ADVANCED = Pattern(r"\b(?:due|expected|scheduled|planned|available|effective|to\s+follow)\b")
REGULAR = Pattern(
    r"""\b(?:now|(?:each|every)\s+(?:\w+\s+)?(?:day|week|fortnight|month|quarter|year|(?:Mon|Tues|Wednes|Thurs|Fri)day|case|time|morning|shift
        |officer|practitioner)s?|(?:once|twice)\s+an?\s+\w+|weekly|monthly|fortnightly|quarterly|daily|regularly|routinely|always|currently
        |continues?)\b""",
)
_HALF_DONE = frozenset("begin start commence advertise request bid apply continue resume".split())
# Deeds that "since" makes last to this day: the first whatever the voice, the others where somebody does them.
_LASTING = frozenset("hold run use operate deliver offer".split())
_GIVEN = frozenset("provide record apply give make check collect hear see send".split())
_LASTING_ACTIVE = frozenset("work have attend meet".split())
_IN_FORCE_OR_PLACE = Pattern(
    r"\s*(?:now\s+|also\s+|all\s+)*(?:complete\b|completed\b|in\s+post\b|in\s+place\b|live\b|finished\b)", re.VERBOSE
)
# What has been so and still is: a place, or what can be used.
_STANDS = Pattern(r"\s*(?:\w+ly\s+)?(?:in|on|at|under|with|open|available|able|part|for|there|live)\b", re.VERBOSE)
# "The unit has been at the amber level since May" is how things stand.
_AT_A_LEVEL = Pattern(r"\s*at\s+(?:the\s+)?(?:\w+\s+)?(?:level|risk|capacity|strength|\d[\d.]*\s*(?:%|per\s+cent))")
# "All officers have been through the course."
_THROUGH = Pattern(r"\s*(?:now\s+|all\s+)*through\b", re.VERBOSE)
_INTO_FORCE = Pattern(r"\s+(?:effect|into\s+force)", re.VERBOSE)
_THE_READER = Pattern(r"\s+(?:you|your|inspectors|us|me)\b")
_UNDER_WAY = Pattern(r"\s+under\s*way\b", re.VERBOSE)
_EFFECT = Pattern(r"\s+effect", re.VERBOSE)
_ASKED_TO = Pattern(r"\s+(?!\s|me\b|us\b|you\b|to\b|for\b)[^.]{2,90}?\s+to\s+[a-z]", re.VERBOSE)
_WITH_TASK = Pattern(r"\s+with\s+(?:the\s+)?\w+", re.VERBOSE)
_ASKED_FOR = Pattern(r"\s+for\b", re.VERBOSE)


class Evidence(NamedTuple):
    """What a verb group says of a step: "done", "ongoing" or "ahead", and the group that says it."""

    says: str
    group: VerbGroup
    sentence: Span


def step_evidence(document: Document, spans: tuple[Span, ...]) -> list[Evidence]:
    """What the main verbs of a unit say, sentence by sentence."""
    return [
        e
        for span in spans
        for sentence in sentences(document.text, span.start, span.end)
        for e in of_sentence(document.text, sentence)
        if not _of_the_letter(document, e.group)
    ]


# What the reader of the letter did ("you asked us to", "inspectors saw") says nothing of the step's status.
_INSPECTOR = Pattern(r"^(?:\w+,\s+)?(?:you|your\s+(?:inspectors|team)|(?:the\s+)?inspectors|HMIP)\b")
# Nor what a recommendation was about.
_RECOMMENDED = Pattern(r"(?!.*\b(?:I|we)$).*\b(?:recommendations?|concerns?|findings?)\b")
_WAS_ABOUT = frozenset("deal concern relate address cover ask call".split())


def _of_the_letter(document: Document, group: VerbGroup) -> bool:
    subject = document.quote(group.subject) if group.subject else ""
    return bool(_INSPECTOR.regex.match(subject) or (group.verb in _WAS_ABOUT and _RECOMMENDED.regex.match(subject)))


# Several questions are asked of a sentence, one after the other.
@lru_cache(maxsize=128)
def of_sentence(text: str, sentence: Span) -> tuple[Evidence, ...]:
    return tuple(_evidence(text, sentence))


def _evidence(text: str, sentence: Span) -> Iterator[Evidence]:
    groups = verb_groups(text, sentence.start, sentence.end)
    for i, group in enumerate(groups):
        says = _says(text, sentence, group, groups[i + 1 : i + 2])
        if group.subordinate and not _reported(text, groups, i) and not (says == "ongoing" and _added(text, groups, i)):
            continue
        # "The Manager will have doors fitted": one promise.
        before = groups[i - 1] if i else None
        lone = group.tense == "bare" or (group.tense == "past" and not group.passive)
        caused = (
            lone and before and before.ahead and before.verb == "have" and "," not in text[before.end : group.start]
        )
        none = says == "done" and group.subject and _NO.regex.match(text, group.subject.start)
        if (
            says
            and not caused
            and not (none and not _EXCEPT.regex.search(text, group.end, sentence.end))
            and not (group.verb in _REPORTING and group.tense == "present" and not (group.passive or group.progressive))
        ):
            yield Evidence(says, group, sentence)


# "No capital has been set aside" tells of no deed; "no case has been closed without a check" does.
_NO = Pattern(r"no\s(?!fewer|less|more\s+than)|none\b|nobody\b|nothing\b")
_EXCEPT = Pattern(r"\b(?:unless|without|until|before|except|since)\b")
# "We cannot promise that every post will be filled" promises nothing.
_UNABLE = Pattern(r"\bcannot\b|\bnot\b|n[’']t\b")


def _reported(text: str, groups: Sequence[VerbGroup], i: int) -> bool:
    """A clause that tells the step: after a verb of reporting, or beside the main one ("…, which will be by May")."""
    group = groups[i]
    # "What I will do is fund a clinic" tells of the clinic.
    if group.subordinate == "what" and group.tense == "future" and group.verb == "do":
        return i == 0 and text.rfind("What ", max(0, group.start - _NEAR), group.start) >= 0
    if group.subordinate == "that" and i and groups[i - 1].verb in _REPORTING:
        if groups[i - 1].ahead and group.done:
            return False  # "we will ensure that all have attended" has nothing done yet
        return _UNABLE.regex.search(text, groups[i - 1].start, groups[i - 1].end) is None
    return group.tense == "future" and group.subject is not None and _added(text, groups, i)


# Characters that may hold ", which" or "What I" and white space.
_NEAR = 20


def _added(text: str, groups: Sequence[VerbGroup], i: int) -> bool:
    """A clause that goes on with the story ("…, which now meets every month"), and does not only say which thing."""
    group = groups[i]
    if group.subordinate != "which" or (i == 0 and any(not each.subordinate for each in groups)):
        return False
    if (
        group.subject
        and text[group.subject.start : group.subject.end].lower() in {"we", "i", "you"}
        and group.tense == "present"
    ):
        return False
    begins = group.subject.start if group.subject else group.start
    return text[max(0, begins - _NEAR) : begins].rstrip().endswith(", which")


def _says(text: str, sentence: Span, group: VerbGroup, following: Sequence[VerbGroup]) -> str:
    after = text[group.end : min(sentence.end, following[0].start if following else sentence.end)]
    if group.ahead:
        return "ongoing" if group.verb == "continue" else "ahead"
    if group.tense in {"present", "past", "perfect"} and group.verb == "be" and not group.passive:
        return _of_state(group, after)
    if group.tense == "perfect":
        return _of_perfect(text, group, after)
    if group.tense == "present":
        return _of_present(text, group, after)
    return _of_past(group, after) if group.tense in {"past", "bare"} else ""


# What a figure or a finding said, and what somebody needed or thought, is background.
_FINDING = frozenset("show reveal suggest indicate need want know think feel believe seem".split())
_FIGURE = Pattern(
    r"\s+(?:some|about|over|nearly|only)?\s*\d[\d,]*(?:\s+(?:cases|people|prisoners|men|women|posts|places|orders|officers|staff)\b|\s*(?:[.,;]|\Z))"
)
_TO_DO = Pattern(r"\s+to\s+[a-z]", re.VERBOSE)
# What has been promised lies ahead ("has agreed to fit a second exit").
_PROMISING = frozenset(("agree", "offer", "promise", "undertake", "commit", "pledge"))


# "The office has moved twice" tells of the past.
_BEFALLS = frozenset(("move", "change", "close", "flood", "fall", "rise"))
_OFTEN = Pattern(r"\s+(?:twice|(?:three|four|five|several|many)\s+times)\b")
_TO_LIGHT = Pattern(r"[^.;]{0,60}\bto\s+light\b")
_NEVER = Pattern(r"\bnever\b|\bnot\b(?!\s+only\b)|n[’']t\b")


def _of_perfect(text: str, group: VerbGroup, after: str) -> str:
    if text[group.start : group.start + 3].lower() == "had" or group.verb in HALTING:
        return ""
    if _NEVER.regex.search(text, group.start, group.end):
        return ""
    if group.verb in {"ask", "task"}:
        if group.passive:
            return "ahead" if group.infinitive or _WITH_TASK.regex.match(after) else ""
        return "ahead" if _ASKED_TO.regex.match(after) else "ongoing" if _ASKED_FOR.regex.match(after) else ""
    if group.verb in {"direct", "instruct", "require"} and after.lstrip().startswith("that "):
        return "ahead"
    if (
        (group.passive and group.verb == "talk")
        or _TO_LIGHT.regex.match(after)
        or (group.verb in _BEFALLS and _OFTEN.regex.match(after))
    ):
        return ""
    if group.verb in _PROMISING and not group.passive and (group.infinitive or _TO_DO.regex.match(after)):
        return "ahead"
    if group.verb in {"promise", "pledge"}:
        return "ahead"
    lasting = group.verb in _LASTING or (group.verb in _LASTING_ACTIVE and not group.passive)
    goes_on = group.progressive or group.verb in _HALF_DONE or (lasting and SINCE.regex.search(after))
    return "ongoing" if goes_on else "done"


def _of_present(text: str, group: VerbGroup, after: str) -> str:
    if group.progressive or (group.passive and ONGOING.regex.search(text, group.start, group.end)):
        return "ongoing"
    if group.passive and _ALREADY.regex.search(text, group.start, group.end):
        return "ongoing" if group.verb in _LASTING or group.verb in _GIVEN else "done"
    if group.passive and group.verb in {"expect", "schedule", "plan", "anticipate", "intend"}:
        return "ahead"
    if group.verb in {"take", "come"} and _INTO_FORCE.regex.match(after):
        return "ahead"
    if group.verb in _MEASURES:
        return ""
    if group.verb in _DATED_PRESENTS and _DATED.regex.search(after):
        return "ahead"
    clause = text[(group.subject.start if group.subject else group.start) : group.end] + after
    if group.verb == "do":
        # "A little over half already do": some of it is done.
        return "ongoing" if _ALREADY.regex.search(clause) or REGULAR.regex.search(clause) else ""
    return "ongoing" if REGULAR.regex.search(clause) or group.verb == "continue" else ""


# Verbs that in the present, with a date, tell what is to come.
_DATED_PRESENTS = OPENINGS | {"go", "join", "arrive", "qualify", "transfer", "move", "report"}
_ALREADY = Pattern(r"\balready\b")
_DATED = Pattern(
    rf"""\b(?:in|on|from|by|at)\s+(?:the\s+)?(?:\d{{1,2}}\s+|early\s+|mid-|late\s+|(?:end|start)\s+of\s+)*
        (?:{FULL_MONTHS}|spring|summer|autumn|winter|new\s+year|next)\b""",
)
# Where a figure stands is a measurement, not a step that goes on.
_MEASURES = frozenset("stand amount total number cost mean average remain".split())


def _of_past(group: VerbGroup, after: str) -> str:
    if (
        group.verb in HALTING
        or (group.verb in MISHAPS and not group.passive)
        or group.verb in _FINDING
        or (group.verb == "find" and group.passive)
        or (group.verb == "hold" and _FIGURE.regex.match(after))
        or (group.verb == "agree" and after.lstrip().startswith("that "))
    ):
        return ""
    if group.progressive or group.verb == "have" or (group.verb in _MEASURES and not group.passive):
        return ""
    if group.verb == "do":
        return "done" if group.tense == "past" else ""
    if group.verb == "tell" and _THE_READER.regex.match(after):
        return ""
    if (group.verb == "take" and _EFFECT.regex.match(after)) or (group.verb == "get" and _UNDER_WAY.regex.match(after)):
        return "ongoing"
    return "ongoing" if group.verb in _HALF_DONE else "done"


def _of_state(group: VerbGroup, after: str) -> str:
    head = after[:60]
    if group.tense == "perfect":
        if _THROUGH.regex.match(head):
            return "done"
        if _AT_A_LEVEL.regex.match(head):
            return ""
        goes_on = ONGOING.regex.search(head) or _STANDS.regex.match(head) or SINCE.regex.search(after)
        return "ongoing" if goes_on else ""
    if group.tense == "past":
        return ""
    if ONGOING.regex.search(head):
        return "ongoing"
    if _ADVANCED.regex.match(head.strip()):
        return "ahead"
    return "done" if _IN_FORCE_OR_PLACE.regex.match(head) else ""


def status_of(evidence: list[Evidence]) -> tuple[str | None, list[Evidence]]:
    """The status that the verbs give, and those that decided it."""
    said = {e.says for e in evidence}
    if not said:
        return None, []
    if said == {"done"}:
        return "completed", evidence
    if said == {"ahead"}:
        return "planned", evidence
    return "in_progress", evidence
