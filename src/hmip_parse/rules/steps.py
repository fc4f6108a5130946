"""Whether a sentence tells of a step: something that the sender's side has done, is doing or will do in answer.

Its verbs decide (evidence.py), with who their subject is. How, with specimens on both sides, is in docs/actions.md.

Refused here: praise, assurance, thanks, background and restatements of a recommendation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hmip_parse.document import Document, Span
from hmip_parse.rules.clauses import sentences
from hmip_parse.rules.cues import ASSURANCE, CRITICISM, FIRST_PERSON_CLOSE
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.evidence import ONGOING, SINCE, Evidence, of_sentence, step_evidence
from hmip_parse.rules.labels import WHEN, WHO
from hmip_parse.rules.responses import RESPONSE_LINE
from hmip_parse.rules.rule import Pattern, Rule
from hmip_parse.rules.verbs import MISHAPS

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
    conduct convert dip-sample equip check countersign sample fit mend furnish relocate refit sit
    """.split()
)
_OTHERS = Pattern(
    r"""\b(?:you|your|inspectors?|inspectorate|HMIP|report|fieldwork|inspection|Government|Parliament
        |Secretary\s+of\s+State|Ombudsman|coroner|Bill|Act|releases?|scheme|pandemic|caseloads?|letter
        |(?:Justice|Select|Accounts|Affairs)\s+Committee|much(?!\s+of)|(?:good|great)\s+deal(?!\s+of)|Treasury|reforms?|legislation|pressures?)\b(?!'s?\s+\w+\s+(?:team|office))""",
)
_FIRST_PERSON = Pattern(r"(?:\w+,\s+)?I", re.VERBOSE)
_OF_REPORT = Pattern(r"\b(?:the|your|this)\s+(?:reports?|(?:action\s+)?plan|letter|findings|answers?|response|reply)\b")
_NEGATED = Pattern(r"\b(?:not|never|no\s+longer)\b", re.VERBOSE)
_FRONTED = Pattern(
    r"^.*,\s|^(?:the|your|this)\s+(?:inspection|visit|fieldwork|report)\s+(?=(?:the|we|our|each|all|every)\b)"
)
# "The mentors whom your team met".
_WHOM = Pattern(r"\s+(?:whom|which|that)\s+(?:you|your)\b.*", re.VERBOSE | re.DOTALL)
_WE_OR_I = Pattern(r"\bI\b|\bwe\b")
_TOLD_STATE = Pattern(
    r"""\bby\b|\bin\s+(?:place|post|use)\b|there\b|\bopen\b|\breporting\b
        |\b(?:mandatory|compulsory|available|ready|complete|operational|live)\b""",
    re.VERBOSE,
)
_I = Pattern(r"\bI\b", re.VERBOSE)


@lru_cache(maxsize=128)
def is_assurance(text: str) -> bool:
    """General assurance, thanks or courtesy: no step."""
    return bool(ASSURANCE.regex.search(text) or FIRST_PERSON_CLOSE.regex.search(text))


# What opens a paragraph that is an aside, whatever deeds it goes on to tell.
ASIDE = Rule(
    "aside",
    r"""^\W*(?:I\s+(?:should|would)\s+(?:also\s+)?(?:add|mention|like|say|draw)|that\s+you\b|as\s+you\s+(?:know|found|saw|are\s+aware|will\s+(?:know|recall|be\s+aware))\b|you\s+(?:may|might
        |will)\s+(?:also\s+)?(?:wish|want|like|know|see|recall|remember|be\s+aware)|it\s+is\s+(?:fair|right
        |only\s+fair|important|worth)\b|
        it\s+may\s+(?:help|be\s+(?:useful|helpful|of\s+(?:help|use|interest)))\b|let\s+me\s+(?:say|now|assure|reassure)|(?:please\s+|do\s+)?(?:(?:give|call|ring|phone|email|contact)\s+(?:me|us|my)|let\s+me\s+know)\b|some\s+(?:context|background)|by\s+way\s+of\s+(?:context|background)
        |I\s+(?:know|recognise|acknowledge|appreciate|understand|do\s+not|am\s+(?:conscious|aware|sorry))\b|
        (?:I|we)\s+(?:should|would)\s+(?:note|stress|emphasise)|my\s+(?:colleagues|team)\s+and\s+I\b|you\s+(?:made
        |make|set\s+out|asked|ask)\b(?!\s+(?:us|for|also|that\s+we)))""",
    (
        ("You may wish to know that others have replied.", None),
        ("It is fair to add that the unit was full.", None),
        ("As you know, the office was shut by a fire.", None),
        ("Give me a ring if that helps.", None),
    ),
    ("We have added two posts.", "Call on families before release."),
)
# An aside on what the reader said, after which a promise may come.
_ACKNOWLEDGES = Pattern(r"\W*(?:I|we)\s+(?:recognise|acknowledge|appreciate|understand)\b")
# What the writer adds is a step where it says when.
_MENTIONS = Pattern(r"\W*I\s+(?:should|would|ought\s+to)\s+(?:also\s+)?(?:like\s+to\s+)?(?:mention|add|report)\b")
_ANSWERS_ALONE = Pattern(
    r"\W*(?:this|the)\s+(?:recommendation|concern)\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:accepted|agreed)(?:\s+in\s+\w+)?\W*"
)
_A_TIME = Pattern(rf"\b(?:{FULL_MONTHS})\b|\b20\d\d\b")
# What is quoted is somebody else's words.
_QUOTED = Pattern(r"""[“"][^”"]{25,}(?:[”"]|$)""", re.VERBOSE)
# A sentence that only says what the paragraph is about.
_TURNS_TO = Pattern(r"^\W*let\s+me\s+(?:turn|begin|start)\b")
# What introduces a table or a plan tells no step of it.
_OF_A_TABLE = Pattern(
    r"\b(?:each|every)\s+(?:row|column)\s+(?:says?|shows?|gives?|sets?|holds?|tells?)\b",
    needs=(frozenset(("row", "column")),),
)
_NOTHING_NEW = Pattern(
    r"\b(?:nothing|anything)\s+(?:new|further|more)?\s*(?:to\s+(?:report|add|say)|on\b)",
    needs=(frozenset(("nothing", "anything")),),
)
# A sentence on the recommendations as a whole is no step.
_OF_THE_WHOLE = Pattern(
    r"""\b(?:contains?|makes?|made|of\s+the|total\s+of|set\s+out)\b[^.]{0,40}\brecommendations\b
        |\b(?:remaining|other|last|first|second|third)\s+recommendation\b[^.]{0,80}\b(?:accepted|agreed)\b
        |\brecommendations\b[^.]{0,60}\b(?:accept|agree|reject|considered|noted)\w*|\b(?:accept
        |agree)\s+(?:with\s+)?(?:all|them|every|each|both)\b""",
    needs=(frozenset(("recommendations", "accept", "agree")),),
)


# "I set out below the action we are taking" only points to it.
_POINTS_BELOW = Pattern(
    r"\bset\s+out\s+(?:below|here)\b|\bbelow\s+(?:are|is)\s+(?:the|our)\b", needs=(frozenset(("below", "here")),)
)
_FINITE = Pattern(r"\b(?:is|are|was|were|has|have|had|will|found|commended|praised|noted|said)\b")


def steps_in(document: Document, span: Span, *, strict: bool) -> list[Evidence]:
    """The steps that a paragraph of prose tells. ``strict``: what is past counts only where the sender acts."""
    parts = sentences(document.text, span.start, span.end)
    if parts and _TURNS_TO.regex.match(document.quote(parts[0])):
        parts = parts[1:]
    opening = document.quote(parts[0]) if parts else ""
    acknowledges, mentions = _ACKNOWLEDGES.regex.match(opening), _MENTIONS.regex.match(opening)
    if (ASIDE.regex.match(opening) and not (acknowledges or mentions)) or _OF_A_TABLE.search(document.quote(span)):
        return []
    only_promises = bool(acknowledges or FIRST_PERSON_CLOSE.regex.match(opening))
    found: list[Evidence] = []
    for sentence in parts:
        text = document.quote(sentence)
        if mentions:
            # What the writer adds counts where it has a date, also in the sentence that adds it.
            told = _A_TIME.regex.search(text) and (text == opening or not is_assurance(text))
        else:
            told = not is_assurance(text)
        if told and not _of_no_step(text):
            items = _in_sentence(document, sentence, text, strict=strict and not mentions)
            found += [item for item in items if not only_promises or _promises(document, item)]
    return found


def _of_no_step(text: str) -> bool:
    """Whether a sentence is about all recommendations, answers one, tells how things stood, or has no news."""
    return bool(
        _OF_THE_WHOLE.search(text)
        or _AT_THE_TIME.regex.match(text)
        or RESPONSE_LINE.regex.match(text)
        or _ANSWERS_ALONE.regex.fullmatch(text)
        or _NOTHING_NEW.search(text)
        or _POINTS_BELOW.search(text)
    )


def _in_sentence(document: Document, sentence: Span, text: str, *, strict: bool) -> list[Evidence]:
    """The steps of the sender's side that a sentence tells in its own words."""
    quoted = [match.span() for match in _QUOTED.regex.finditer(text)]
    return [
        item
        for item in of_sentence(document.text, sentence)
        if not any(start <= item.group.start - sentence.start < end for start, end in quoted)
        and not (item.group.tense == "bare" and _FINITE.regex.search(text))
        and _by_sender(document, item, text, strict=strict)
    ]


_REFUSES = Pattern(
    r"""\b(?:we|I)\s+(?:cannot|do\s+not|are\s+(?:unable|not\s+able)\s+to)\s+(?:do\s+so\b
        |(?:accept|agree)(?:\s+(?:with|to))?\s+(?:this|it|that|the\s+(?:\w+\s+)?recommendation|recommendation\s+\w+)\b(?!\s+\w+\s+(?:is|was)))"""
)
_IN_SPITE = Pattern(r"\b(?:however|nevertheless|nonetheless|instead|meanwhile|already|but|although|also)\b")


def refuses(text: str) -> bool:
    """Whether a paragraph says that a recommendation is not accepted."""
    return _REFUSES.regex.search(text) is not None


def beside_refusal(document: Document, told: list[Evidence]) -> list[Evidence]:
    """The steps that a refusal tells: what happened gives its reasons, but not what "we have done", or "however"."""
    return [
        e
        for e in told
        if e.says != "done"
        or _IN_SPITE.regex.search(document.quote(e.sentence))
        or (e.group.tense == "perfect" and e.group.subject and _WE_OR_I.regex.search(document.quote(e.group.subject)))
    ]


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
# "We have therefore taken the work away from them": what follows from what was found, but for what is only felt.
_WE = Pattern(r"\W*we\b")
_SO = Pattern(r"\b(?:therefore|accordingly|as\s+a\s+result|in\s+response)\b")
_NO_DEEDS = frozenset(
    """be have see hear note read learn find know feel consider reflect listen decide conclude accept think come try
    welcome thank enjoy understand become grow
    """.split()
)
# What lies ahead and is a state, or no more than an answer.
_STATES_AHEAD = frozenset(("be", "become", "remain", "know", "see"))
# What is done to a plan, a report or a criticism.
_OF_PAPERS = frozenset(("agree", "approve", "publish", "write", "make", "say"))
# What a letter is answered by: "will answer under three themes", "will reply to you separately".
_THE_LETTER = Pattern(
    r"\s+(?:(?:to\s+)?(?:you\b|your\b|the\s+report|each\s+of\s+(?:them|these|its|your|the)\b|(?:the|all|each)\s+(?:of\s+the\s+)?recommendations?)|under\b|in\s+turn|separately|himself|herself|on\s+behalf)|\s*[.,;]|\Z"
)
_ANSWERING = frozenset(("answer", "respond", "reply"))
# Who writes to thank has done nothing but thank.
_COURTESIES = frozenset(("thank", "congratulate", "apologise"))
# What is done to what goes with the letter.
_ENCLOSING = frozenset(("annex", "attach", "enclose", "append"))
_OF_NOTHING = Pattern(r"\s+for\s+(?:nothing|none|nobody|no\s+one)\b", re.VERBOSE)
# How things stood when the inspectors came.
_AT_THE_TIME = Pattern(
    r"^\W*(?:when\s+you\s+\w+|at\s+the\s+time\s+of\s+(?:your|the)\s+\w+|during\s+(?:your|the)\s+(?:inspection|fieldwork))\b"
)


# The plan itself is no step of it.
_SETTING_OUT = frozenset("draw set agree prepare write sign produce".split())
_A_PLAN = Pattern(
    r"\s+it\s+out\b|\s+(?:up\s+|out\s+|with\s+\w+\s+)?(?:(?!and\b)[\w-]+\s+){0,3}(?:commitments|(?:programme|plan|steps|actions)\s+below|(?:action|improvement)\s+plan|table)\b(?!\s+(?:for|with)\s+(?:each|every|all|the))"
)
_OWN_REPLY = Pattern(r"\s+(?:(?:our|my|this|the)\s+(?:response|reply|letter|answers?)|them)\b", re.VERBOSE)
# What begins without anybody's doing ("the financial year begins in April").
_COMES_BY_ITSELF = Pattern(r"\b(?:year|term|successor|predecessor|election|season|holidays?|Parliament|Bill|Act)\s*$")


def _promises(document: Document, item: Evidence) -> bool:
    """A promise in so many words, the only step that a paragraph of thanks can tell."""
    if item.group.subject and document.quote(item.group.subject).strip() == "I":
        return False
    return item.says == "ahead" and document.text[item.group.start : item.group.end].lower().startswith(
        ("will", "shall")
    )


def _by_sender(document: Document, item: Evidence, text: str, *, strict: bool) -> bool:
    group = item.group
    if group.infinitive in _COURTESIES or group.verb in _ENCLOSING or _OF_NOTHING.regex.match(document.text, group.end):
        return False
    subject = document.quote(group.subject) if group.subject else ""
    if _OTHERS.regex.search(_WHOM.regex.sub("", _FRONTED.regex.sub("", subject))) and not _WE_OR_I.regex.search(
        subject
    ):
        return False
    wrote = group.verb == "write" and group.tense == "perfect"
    habit = group.tense == "present" or group.verb in _OWN_HABITS
    if habit and not wrote and _FIRST_PERSON.regex.fullmatch(subject.strip()):
        return False
    if group.verb == "hold" and document.text[group.end : group.end + 6].split()[:2] == ["up", "as"]:
        return False
    if group.verb == "give" and document.text[group.end : group.end + 4].strip().startswith("up"):
        return False
    if group.verb in {"share", "read", "approve", "discuss", "see", "agree"} and _OF_REPORT.regex.search(text):
        return False
    if item.says == "done" and group.verb in _SETTING_OUT and _A_PLAN.regex.match(document.text, group.end):
        return False
    if group.verb in {"arrange", "structure"} and _OWN_REPLY.regex.match(document.text, group.end):
        return False
    if subject.strip().lower() == "it" and group.passive and group.verb in _OF_PAPERS:
        return False
    if item.says == "ahead" and group.tense == "present" and _COMES_BY_ITSELF.regex.search(subject):
        return False
    answers = group.verb in _ANSWERING and not group.passive and _THE_LETTER.regex.match(document.text, group.end)
    if item.says == "ahead" and answers:
        return False
    if item.says == "ahead":
        return group.verb not in _STATES_AHEAD or bool(_TOLD_STATE.regex.search(text))
    if CRITICISM.regex.search(text) and group.tense == "past":
        return False
    if item.says == "ongoing":
        return group.verb not in _NO_STEPS or bool(ONGOING.regex.search(text) or SINCE.regex.search(text))
    if (
        _WE.regex.match(subject)
        and group.tense == "perfect"
        and _SO.regex.search(text)
        and group.verb not in _NO_DEEDS | MISHAPS
    ):
        return True
    if not {group.verb, group.verb.removeprefix("re")} & _DEEDS or _NEGATED.regex.search(
        document.quote(Span(group.start, group.end))
    ):
        return False
    if not strict or group.tense == "perfect" or _SENDER_ACTS.regex.search(text):
        return True
    # "On 3 May I moved two officers": the sender's own act, but for what was done with the reader.
    return group.verb != "ask" and bool(_SENDER.regex.search(subject)) and not _WITH_READER.regex.search(text)


_SENDER = Pattern(r"\b(?:I|we)\s*\Z")
_WITH_READER = Pattern(r"\b(?:you|your|inspectors|report|letter)\b(?!.*\bhad\b)")


def is_event(document: Document, item: Evidence) -> bool:
    """Whether a step is told as what happened, and not as the writer's own deed: it may be a finding."""
    subject = document.quote(item.group.subject) if item.group.subject else ""
    return item.says == "done" and item.group.tense == "past" and not _WE_OR_I.regex.search(subject)


# What says what the words of a plan mean.
_DEFINES = Pattern(
    r"\W*(?:terms?\s+(?:definition|meaning|what)|(?:partly\s+|not\s+)?agreed\s+means|a\s+recommendation\s+is\s+shown)\b"
)


def likely_steps(document: Document, span: Span) -> bool:
    """Whether a paragraph that was not taken for a step reads like one on a wider view: a deed done, or a promise."""
    parts = sentences(document.text, span.start, span.end)
    opening = document.quote(parts[0]) if parts else ""
    if FIRST_PERSON_CLOSE.regex.match(opening) or _DEFINES.regex.match(opening):
        return False
    for sentence in parts:
        text = document.quote(sentence)
        if is_assurance(text) or _OF_THE_WHOLE.search(text) or _QUOTED.regex.search(text):
            continue
        for item in of_sentence(document.text, sentence):
            subject = document.quote(item.group.subject) if item.group.subject else ""
            deed = item.says == "done" and item.group.verb in _DEEDS and item.group.tense != "bare"
            if (item.says == "ahead" or deed) and not _OTHERS.regex.search(subject) and not _I.regex.search(subject):
                return True
    return False


_LABEL = Pattern(rf"\b(?:{WHO}|{WHEN})\s*:", needs=(frozenset(":"),))
_HAD = Pattern(r"\bhad\b", re.VERBOSE)


def is_labelled_step(text: str) -> bool:
    """Whether a label says who does what is told, or by when ("Lead: Quality Team")."""
    return _LABEL.search(text) is not None


def is_step_like(document: Document, span: Span, *, imperatives: bool = True) -> bool:
    """Whether an item reads as a step: it lies ahead, goes on, or is a deed done; findings tell of states.

    ``imperatives``: whether "audit 300 cases" counts; a recommendation is put that way too.
    """
    evidence = [e for e in step_evidence(document, (span,)) if imperatives or e.group.tense != "imperative"]
    if any(e.says == "ahead" for e in evidence):
        return True
    text = document.quote(span)
    if is_labelled_step(text):
        return True
    return any(
        e.group.tense == "perfect" or (e.says == "ongoing" and e.group.progressive)
        for e in evidence
        if e.group.tense != "past"
    ) and not _HAD.regex.search(text)
