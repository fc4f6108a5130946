"""Whether a sentence tells of a step, and what the verbs of an action say of its status.

A step is something that the sender's side has done, is doing or will do in answer to the inspection. Tense, aspect and
voice decide (clauses.py), with the lead of a list and the words of a status cell. How it is decided, with specimens on
both sides, is in docs/actions.md.

Refused here: praise, assurance, thanks, background and restatements of a recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hmip_parse.document import Document, Span
from hmip_parse.rules.clauses import VerbGroup, sentences, verb_groups
from hmip_parse.rules.cues import ASSURANCE, CRITICISM, FIRST_PERSON_CLOSE
from hmip_parse.rules.labels import WHEN, WHO
from hmip_parse.rules.responses import RESPONSE_LINE
from hmip_parse.rules.rule import Pattern, Rule

# What opens a clause that only reports a step: "the letter adds that a hub will open", "I hope that we shall settle".
_REPORTING = frozenset(
    """
    add report hope expect say confirm note explain anticipate ensure promise announce agree state intend believe
    plan
    """.split()
)
# Deeds by which an organisation answers a recommendation, for sentences in the past: a state or an event is none.
_DEEDS = frozenset(
    """
    adopt advertise agree align allocate alter amend appoint approve arrange ask assign audit award begin brief
    bring build change circulate clear close coach commence commission complete conclude consolidate convene
    coordinate create cut deal deliver deploy design develop devise distribute draft draw embed employ enhance
    enrol escalate establish evaluate examine expand extend fill finalise finish fund give hire hold identify
    implement improve increase install introduce invest invite issue join launch lead let make map meet merge
    move name negotiate nominate obtain offer open organise pair pilot place prepare procure provide publish
    purchase put raise re-let read realign recruit redesign redraft reduce refer refresh refurbish reinforce
    reinstate reissue relaunch release reopen reorganise repair replace request resolve restore restructure
    resume retrain review revise rewrite roll run schedule second loan secure select send set settle share sign
    simplify split start streamline strengthen submit supply support task test train transfer trial undertake
    update upgrade visit withdraw work write do rebuild adjust action bid apply order restart reassure re-brief
    conduct convert dip-sample equip
    """.split()
)
_OTHERS = Pattern(
    r"""\b(?:you|your|inspectors?|inspectorate|HMIP|report|fieldwork|inspection|Government|Parliament
        |Secretary\s+of\s+State|Ombudsman|coroner|Bill|Act|releases?|scheme|pandemic|caseloads?|letter
        |Treasury|reforms?|legislation|pressures?)\b(?!'s?\s+\w+\s+(?:team|office))""",
)
ONGOING = Rule(
    "ongoing-words",
    r"""\b(?:under\s*way|in\s+(?:progress|train(?:ing)?|discussions?|development|draft|hand|use|negotiations?
        |talks|consultation|the\s+process\s+of|course)|on-?going|continu(?:es?|ing)|ongoing)\b""",
    (("The talks are under way.", "under way"), ("Two staff are in training.", "in training")),
    ("The plan is complete.",),
)
_ADVANCED = Pattern(r"\b(?:due|expected|scheduled|planned|available|effective|to\s+follow)\b")
_REGULAR = Pattern(
    r"""\b(?:now|(?:each|every)\s+(?:\w+\s+)?(?:day|week|fortnight|month|quarter|year|(?:Mon|Tues|Wednes|Thurs|Fri)day|case|time|morning|shift
        |officer|practitioner)s?|weekly|monthly|fortnightly|quarterly|daily|regularly|routinely|always|currently
        |continues?)\b""",
)
_HALF_DONE = frozenset("begin start commence advertise request bid apply continue resume".split())
# Deeds that "since" makes last to this day: the first whatever the voice, the others where somebody does them.
_LASTING = frozenset("hold run use operate deliver offer".split())
_LASTING_ACTIVE = frozenset("work have attend meet".split())
_IN_FORCE_OR_PLACE = Pattern(
    r"\s*(?:now\s+|also\s+|all\s+)*(?:complete\b|completed\b|in\s+post\b|in\s+place\b|live\b|finished\b)", re.VERBOSE
)
# What has been so and still is: a place, or what can be used.
_STANDS = Pattern(r"\s*(?:\w+ly\s+)?(?:in|on|at|under|with|open|available|able|part|for|there|live)\b", re.VERBOSE)
_SINCE = Pattern(r"\bsince\b", re.VERBOSE)
_FIRST_PERSON = Pattern(r"(?:\w+,\s+)?I", re.VERBOSE)
_OF_REPORT = Pattern(r"\b(?:the|your|this)\s+(?:reports?|(?:action\s+)?plan|letter|findings)\b")
_NEGATED = Pattern(r"\b(?:not|never|no\s+longer)\b", re.VERBOSE)
_INTO_FORCE = Pattern(r"\s+(?:effect|into\s+force)", re.VERBOSE)
_EFFECT = Pattern(r"\s+effect", re.VERBOSE)
_FRONTED = Pattern(
    r"^.*,\s|^(?:the|your|this)\s+(?:inspection|visit|fieldwork|report)\s+(?=(?:the|we|our|each|all|every)\b)"
)
_WE_OR_I = Pattern(r"\bI\b|\bwe\b", re.VERBOSE)
_ASKED_TO = Pattern(r"\s+(?!\s|me\b|us\b|you\b|to\b|for\b)[^.]{2,90}?\s+to\s+[a-z]", re.VERBOSE)
_TOLD_STATE = Pattern(r"\bby\b|\bin\s+(?:place|post|use)\b|there\b|\bopen\b|\breporting\b", re.VERBOSE)
_ASKED_FOR = Pattern(r"\s+for\b", re.VERBOSE)
_I = Pattern(r"\bI\b", re.VERBOSE)


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
        for e in _of_sentence(document.text, sentence)
        if not (e.group.subject and _INSPECTOR.regex.match(document.quote(e.group.subject)))
    ]


# What the reader of the letter did ("you asked us to", "inspectors saw") says nothing of the step's status.
_INSPECTOR = Pattern(r"^(?:\w+,\s+)?(?:you|your\s+(?:inspectors|team)|(?:the\s+)?inspectors|HMIP)\b")


# Several questions are asked of a sentence, one after the other.
@lru_cache(maxsize=128)
def _of_sentence(text: str, sentence: Span) -> tuple[Evidence, ...]:
    return tuple(_evidence(text, sentence))


def _evidence(text: str, sentence: Span) -> Iterator[Evidence]:
    groups = verb_groups(text, sentence.start, sentence.end)
    for i, group in enumerate(groups):
        says = _says(text, sentence, group, groups[i + 1 : i + 2])
        if (
            group.subordinate
            and not _reported(text, groups, i)
            and not (says == "ongoing" and group.tense == "present" and _added(text, groups, i))
        ):
            continue
        if says and not (
            group.verb in _REPORTING and group.tense == "present" and not (group.passive or group.progressive)
        ):
            yield Evidence(says, group, sentence)


# "We cannot promise that every post will be filled" promises nothing.
_UNABLE = Pattern(r"\bcannot\b|\bnot\b|n[’']t\b")


def _reported(text: str, groups: Sequence[VerbGroup], i: int) -> bool:
    """A clause that tells the step: after a verb of reporting, or beside the main one ("…, which will be by May")."""
    group = groups[i]
    if group.subordinate == "that" and i and groups[i - 1].verb in _REPORTING:
        return _UNABLE.regex.search(text, groups[i - 1].start, groups[i - 1].end) is None
    return group.tense == "future" and group.subject is not None and _added(text, groups, i)


def _added(text: str, groups: Sequence[VerbGroup], i: int) -> bool:
    """A clause that goes on with the story ("…, which now meets every month"), and does not only say which thing."""
    group = groups[i]
    if group.subordinate != "which" or i == 0:
        return False
    if (
        group.subject
        and text[group.subject.start : group.subject.end].lower() in {"we", "i", "you"}
        and group.tense == "present"
    ):
        return False
    begins = group.subject.start if group.subject else group.start
    return text[groups[i - 1].end : begins].rstrip().endswith(", which")


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


# What has been promised lies ahead ("has agreed to fit a second exit").
_PROMISING = frozenset(("agree", "offer", "promise", "undertake", "commit", "pledge"))


def _of_perfect(text: str, group: VerbGroup, after: str) -> str:
    if text[group.start : group.start + 3].lower() == "had":
        return ""
    if group.verb in {"ask", "task"}:
        if group.passive:
            return "ahead" if group.infinitive else ""
        return "ahead" if _ASKED_TO.regex.match(after) else "ongoing" if _ASKED_FOR.regex.match(after) else ""
    if group.verb in {"direct", "instruct", "require"} and after.lstrip().startswith("that "):
        return "ahead"
    if group.verb in _PROMISING and group.infinitive and not group.passive:
        return "ahead"
    lasting = group.verb in _LASTING or (group.verb in _LASTING_ACTIVE and not group.passive)
    goes_on = group.progressive or group.verb in _HALF_DONE or (lasting and _SINCE.regex.search(after))
    return "ongoing" if goes_on else "done"


def _of_present(text: str, group: VerbGroup, after: str) -> str:
    if group.progressive:
        return "ongoing"
    if group.passive and group.verb in {"expect", "schedule", "plan", "anticipate", "intend"}:
        return "ahead"
    if group.verb in {"take", "come"} and _INTO_FORCE.regex.match(after):
        return "ahead"
    if group.verb in _MEASURES:
        return ""
    clause = text[(group.subject.start if group.subject else group.start) : group.end] + after
    return "ongoing" if _REGULAR.regex.search(clause) or group.verb == "continue" else ""


# Where a figure stands is a measurement, not a step that goes on.
_MEASURES = frozenset("stand amount total number cost mean average remain".split())


def _of_past(group: VerbGroup, after: str) -> str:
    if group.progressive or group.verb == "have":
        return ""
    if group.verb == "do":
        return "done" if group.tense == "past" else ""
    if group.verb == "take" and _EFFECT.regex.match(after):
        return "ongoing"
    return "ongoing" if group.verb in _HALF_DONE else "done"


def _of_state(group: VerbGroup, after: str) -> str:
    head = after[:60]
    if group.tense == "perfect":
        return "ongoing" if ONGOING.regex.search(head) or _STANDS.regex.match(head) or _SINCE.regex.search(after) else ""
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


@lru_cache(maxsize=128)
def is_assurance(text: str) -> bool:
    """General assurance, thanks or courtesy: no step."""
    return bool(ASSURANCE.regex.search(text) or FIRST_PERSON_CLOSE.regex.search(text))


# What opens a paragraph that is an aside, whatever deeds it goes on to tell.
ASIDE = Rule(
    "aside",
    r"""^\W*(?:I\s+(?:should|would)\s+(?:also\s+)?(?:add|mention|like|say|draw)|that\s+you\b|you\s+(?:may|might
        |will)\s+(?:also\s+)?(?:wish|want|like|know|see|recall|remember|be\s+aware)|it\s+is\s+(?:fair|right
        |only\s+fair|important|worth)\b|
        let\s+me\s+(?:turn|begin|start|say|now)|(?:please\s+|do\s+)?(?:give|call|ring|phone|email|contact|let)\s+(?:me|us|my)\b|some\s+(?:context|background)|by\s+way\s+of\s+(?:context|background)
        |I\s+(?:know|recognise|acknowledge|appreciate|understand|do\s+not|am\s+(?:conscious|aware|sorry))\b|
        (?:I|we)\s+(?:should|would)\s+(?:note|stress|emphasise)|my\s+(?:colleagues|team)\s+and\s+I\b|you\s+(?:made
        |make|set\s+out|asked|ask)\b(?!\s+(?:us|for|also|that\s+we)))""",
    (
        ("You may wish to know that others have replied.", None),
        ("It is fair to add that the unit was full.", None),
        ("Give me a ring if that helps.", None),
    ),
    ("We have added two posts.", "Call on families before release."),
)
# What is quoted is somebody else's words.
_QUOTED = Pattern(r"""[“"][^”"]{25,}(?:[”"]|$)""", re.VERBOSE)
# A sentence on the recommendations as a whole is no step.
_OF_THE_WHOLE = Pattern(
    r"""\b(?:contains?|makes?|made|of\s+the|total\s+of|set\s+out)\b[^.]{0,40}\brecommendations\b
        |\brecommendations\b[^.]{0,60}\b(?:accept|agree|reject|considered|noted)\w*|\b(?:accept
        |agree)\s+(?:with\s+)?(?:all|them|every|each|both)\b""",
    needs=(frozenset(("recommendations", "accept", "agree")),),
)


_FINITE = Pattern(r"\b(?:is|are|was|were|has|have|had|will|found|commended|praised|noted|said)\b")


def steps_in(document: Document, span: Span, *, strict: bool) -> list[Evidence]:
    """The steps that a paragraph of prose tells. ``strict``: what is past counts only where the sender acts."""
    found: list[Evidence] = []
    parts = sentences(document.text, span.start, span.end)
    opening = document.quote(parts[0]) if parts else ""
    if ASIDE.regex.match(opening):
        return []
    thanks = FIRST_PERSON_CLOSE.regex.match(opening) is not None
    for sentence in parts:
        text = document.quote(sentence)
        if is_assurance(text) or _OF_THE_WHOLE.search(text) or _AT_THE_TIME.regex.match(text):
            continue
        if RESPONSE_LINE.regex.match(text):
            continue
        quoted = [q.span() for q in _QUOTED.regex.finditer(text)]
        for item in _of_sentence(document.text, sentence):
            if any(start <= item.group.start - sentence.start < end for start, end in quoted):
                continue
            if item.group.tense == "bare" and _FINITE.regex.search(text):
                continue
            if _by_sender(document, item, text, strict=strict) and not (thanks and not _promises(document, item)):
                found.append(item)
    return found


_SENDER_ACTS = Pattern(
    r"""\b(?:we|I)\s+(?:have|can\s+(?:also\s+)?report|also)\b|\balready\b|\bin\s+addition\b
        |\bsince\s+(?:the\s+)?(?:inspection|then|your)\b|\b(?:Head|Manager|Director|Lead|Officers?|Team|Board|Unit
        |Hub)\b""",
)


# What "I" will do is assurance where it is only to watch; what grows or is gone through is background.
_OWN_HABITS = frozenset("see look write keep hold monitor turn try say go ensure make meet come discuss".split())
_NO_STEPS = frozenset(
    "write reply respond look hope grow rise struggle be go face experience undergo come operate".split()
)
# Who writes to thank has done nothing but thank.
_COURTESIES = frozenset(("thank", "congratulate", "apologise"))
_OF_NOTHING = Pattern(r"\s+for\s+(?:nothing|none|nobody|no\s+one)\b", re.VERBOSE)
# How things stood when the inspectors came.
_AT_THE_TIME = Pattern(
    r"^\W*(?:when\s+you\s+\w+|at\s+the\s+time\s+of\s+(?:your|the)\s+\w+|during\s+(?:your|the)\s+(?:inspection|fieldwork))\b"
)


def _promises(document: Document, item: Evidence) -> bool:
    """A promise in so many words, the only step that a paragraph of thanks can tell."""
    if item.group.subject and document.quote(item.group.subject).strip() == "I":
        return False
    return item.says == "ahead" and document.text[item.group.start : item.group.end].lower().startswith(
        ("will", "shall")
    )


def _by_sender(document: Document, item: Evidence, text: str, *, strict: bool) -> bool:
    group = item.group
    if group.infinitive in _COURTESIES or _OF_NOTHING.regex.match(document.text, group.end):
        return False
    subject = document.quote(group.subject) if group.subject else ""
    if _OTHERS.regex.search(_FRONTED.regex.sub("", subject)) and not _WE_OR_I.regex.search(subject):
        return False
    wrote = group.verb == "write" and group.tense == "perfect"
    habit = group.tense == "present" or group.verb in _OWN_HABITS
    if habit and not wrote and _FIRST_PERSON.regex.fullmatch(subject.strip()):
        return False
    if group.verb == "give" and document.text[group.end : group.end + 4].strip().startswith("up"):
        return False
    if group.verb in {"share", "read", "approve", "discuss", "see", "agree"} and _OF_REPORT.regex.search(text):
        return False
    if item.says == "ahead":
        return group.verb not in {"be", "become", "remain", "know", "see", "reply"} or bool(_TOLD_STATE.regex.search(text))
    if CRITICISM.regex.search(text) and group.tense == "past":
        return False
    if item.says == "ongoing":
        return group.verb not in _NO_STEPS or bool(ONGOING.regex.search(text) or _SINCE.regex.search(text))
    if group.verb not in _DEEDS or _NEGATED.regex.search(document.quote(Span(group.start, group.end))):
        return False
    return not strict or group.tense == "perfect" or bool(_SENDER_ACTS.regex.search(text))


def is_event(document: Document, item: Evidence) -> bool:
    """Whether a step is told as what happened, and not as the writer's own deed: it may be a finding."""
    subject = document.quote(item.group.subject) if item.group.subject else ""
    return item.says == "done" and item.group.tense == "past" and not _WE_OR_I.regex.search(subject)


def likely_steps(document: Document, span: Span) -> bool:
    """Whether a paragraph that was not taken for a step reads like one on a wider view: a deed done, or a promise."""
    for sentence in sentences(document.text, span.start, span.end):
        text = document.quote(sentence)
        if is_assurance(text) or _OF_THE_WHOLE.search(text) or _QUOTED.regex.search(text):
            continue
        for item in _of_sentence(document.text, sentence):
            subject = document.quote(item.group.subject) if item.group.subject else ""
            deed = item.says == "done" and item.group.verb in _DEEDS and item.group.tense != "bare"
            if (item.says == "ahead" or deed) and not _OTHERS.regex.search(subject) and not _I.regex.search(subject):
                return True
    return False


_LABEL = Pattern(rf"\b(?:{WHO}|{WHEN})\s*:", needs=(frozenset(":"),))
_HAD = Pattern(r"\bhad\b", re.VERBOSE)


def is_step_like(document: Document, span: Span, *, imperatives: bool = True) -> bool:
    """Whether an item reads as a step: it lies ahead, goes on, or is a deed done; findings tell of states.

    ``imperatives``: whether "audit 300 cases" counts; a recommendation is put that way too.
    """
    evidence = [e for e in step_evidence(document, (span,)) if imperatives or e.group.tense != "imperative"]
    if any(e.says == "ahead" for e in evidence):
        return True
    text = document.quote(span)
    if _LABEL.search(text):
        return True
    return any(
        e.group.tense == "perfect" or (e.says == "ongoing" and e.group.progressive)
        for e in evidence
        if e.group.tense != "past"
    ) and not _HAD.regex.search(text)
