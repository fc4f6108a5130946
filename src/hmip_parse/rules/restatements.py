"""Recommendations as a letter restates them: behind a number on a line of their own, quoted, or reported.

Refused here: recommendations in lists and tables (walk.py), and what a letter answers to them as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hmip_parse.document import Document, Span
from hmip_parse.rules.clauses import verb_groups
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.evidence import REGULAR
from hmip_parse.rules.numbers import NUMBERS, Number, cited, codes_of, numbers_in
from hmip_parse.rules.responses import PHRASE, RESPONSE_TAIL, response_of
from hmip_parse.rules.rule import Found, Pattern, Rule
from hmip_parse.rules.units import Unit

HEADED = Rule(
    "recommendation-heading",
    rf"""^\W*(?:(?:HMIP\s+)?recommendations?|(?:priority\s+|key\s+)*concerns?
        |rec\.?)\s+(?:no\.?\s*)?(?P<numbers>{NUMBERS})
        (?:\s*(?:[:.–—-]|\))\s*(?P<text>.*))?\s*$""",
    (
        ("Recommendation 3", ""),
        ("Priority concern 1: Too few men were in work.", "Too few men were in work."),
        ("Recommendations 1 and 2: risk", "risk"),
    ),
    ("Recommendation 2 has been met.", "The recommendations"),
)
# A heading that says what the recommendations are about; the topic is not their text.
TOPIC = Rule(
    "recommendation-topic",
    rf"""^(?:\d{{1,2}}\.?\s+)?(?-i:[A-Z])[^.:;!?()]{{2,60}}(?:\s*\(|\s+[–—-]\s+|:\s+)(?:HMIP\s+)?
        (?:recommendations?|(?:key\s+|priority\s+)concerns?)\s+(?:nos?\.?\s*)?(?P<numbers>{NUMBERS})\)?\s*$""",
    (("Court work (Recommendation 3)", None), ("Women – Recommendations 2 and 4", None)),
    ("A clerk will be hired by May (Recommendation 3).", "Court work (Recommendation 3) will improve."),
    needs=(frozenset(("recommendation", "concern")),),
)
CODED = Rule(
    "recommendation-coded",
    r"""^\W*(?P<numbers>[A-Z]{1,2}\d{1,2}(?:\.\d+)?|\d{1,2}\.\d{1,2})(?:[.:)]\s+|\s+(?=(?-i:[A-Z“"‘])))(?P<text>\S.*)$""",
    (("R4. Train every officer.", "Train every officer."), ("R4 Train every officer.", "Train every officer.")),
    ("A new rota begins.", "W1 and W2 both concern staff.", "W4 was that we should act."),
)
QUOTED = Rule(
    "recommendation-quoted",
    r"""\b(?:recommendations?|concerns?|(?-i:[A-Z]{1,3}\d{1,2}))\b(?:[^“"‘:.]{0,80}(?::|\bthat\b(?:\s+(?:we|you|HMPPS|the\s+\w+)\s+should)?
        |\breads?\b|\basked\s+(?:\w+\s+){1,3}to\b|\bis\b|\bwas\b))\s*[“"‘](?P<text>[^”"]{15,600}?)[”"’](?=[\s.–—-]|$)""",
    (("Recommendation 4 reads: “Reduce the caseloads of all staff.”", "Reduce the caseloads of all staff."),),
    ("The report was called “The long road home again”.",),
    needs=(frozenset('“"‘'),),
)
RESTATED = Rule(
    "recommendation-restated",
    r"""(?:\b(?:first|second|third|fourth|fifth|sixth|next|last|final|other)\b(?:\s+(?:recommendation|of\s+these
        |one))?\s+(?:(?:was|is)\s+(?:that\s+(?:we\s+|you\s+)?(?:should\s+(?=x\b))?|to\s+)|ask(?:s|ed)\s+(?:us|me|HMPPS|the\s+\w+)\s+to\s+)
        |\b(?:first|second|third|fourth|fifth|finally|lastly)(?:ly)?,?\s+(?:you\s+(?:asked|recommended
        |wanted)\s+(?:us\s+|that\s+we\s+(?:should\s+)?|that\s+)?(?:to\s+)?)
        |\brecommendation\s+[A-Z]?\d{1,2}(?:(?:\s+(?:was|is)|,)\s+that\s+(?:we\s+should\s+)?|\s+(?:was|is)\s+to\s+(?!be\s+\w+(?:ed|en|n|t)\b|follow\b|come\b))
        |\b(?:first|second|third|fourth|fifth|sixth|last|other)\b(?:\s+(?:recommendation|of\s+these|one))?,\s+which\s+
            (?:asks?|asked|calls?\s+(?:on|upon)|wants?|invites?)\s+(?:us|me|HMPPS|the\s+\w+)\s+to\s+(?=[^.;]{15,400},\s+(?:I|we)\b)
        |\byou\s+asked\s+(?:us|me),\s+in\s+recommendation\s+[A-Z]?\d{1,2},\s+to\s+
        |\brecommendation\s+[A-Z]?\d{1,2}(?:,[^.;]{3,60},)?\s+ask(?:s|ed)\s+(?:us|me|HMPPS|the\s+\w+)\s+to\s+
        |\byou\s+recommend(?:ed)?\s+that\s+(?:we\s+(?:should\s+)?)?)
        (?P<text>[^.:;]{15,400}?)(?=[.;]|,\s+(?:I|we)\s+(?:can|do|accept|agree|reject)|$)""",
    (
        ("The second was to improve the quality of plans.", "improve the quality of plans"),
        ("Recommendation 4 was that plans should be reviewed.", "plans should be reviewed"),
        ("The last, which asks us to close the hostel, we cannot accept.", "close the hostel"),
    ),
    ("The first was held in May.", "You recommended that the PDU should:"),
    needs=(frozenset("first second third fourth fifth sixth next last final other recommend".split()),),
)
# A refusal before the quotation, and an acceptance of a part of it.
_REFUSED = Pattern(r"\bcannot\s+(?:accept|agree)|\bdo\s+not\s+(?:accept|agree)", re.VERBOSE)
_TAKEN_IN_PART = Pattern(r"\bwe\s+accept\s+in\s+(?:principle|part)\b", re.VERBOSE)


RUN_IN = Rule(
    "response-run-in",
    rf"""^\W*(?:HMIP\s+)?recommendations?\s+(?:no\.?\s*)?(?P<numbers>{NUMBERS})\s*[–—:,-]\s*(?P<response>{PHRASE})\.\s+(?=\S)""",
    (("Recommendation 2 – accepted in part. A desk has opened.", "Recommendation 2 – accepted in part. "),),
    ("Recommendation 2 – accepted", "Recommendation 2: Agreed plans are kept."),
    needs=(frozenset(("recommendation",)),),
)


class Heading(NamedTuple):
    """A line that names recommendations: their numbers, and the text behind a number, None where there is none.

    ``coded``: by a code alone, behind which an answer may stand as well. ``answer``: the response that the line gives.
    """

    numbers: tuple[Number, ...]
    text: Span | None
    coded: bool = False
    answer: str | None = None


# "The recommendation that we do not accept (recommendation 6)".
_ANSWERING_TOPIC = Pattern(
    r"\W*(?:the\s+|a\s+)?(?:recommendations?|concerns?)\s+(?:that|which)?\s*(?:we|I)\b.*", re.DOTALL | re.IGNORECASE
)


def heading_in(document: Document, unit: Unit) -> Heading | None:
    """What a unit names that is "Recommendation 3", "R3. “…” – Agreed" or "Priority concern 1: …"."""
    start, match = unit.span.start, HEADED.regex.match(document.quote(unit.span))
    if RUN_IN.search(document.quote(unit.span)):
        return None
    headed = match is not None
    if match is None and unit.kind != "item" and (topic := TOPIC.search(document.quote(unit.span))):
        # What is promised or done is a step that cites; "Services that change lives" is a heading.
        told = verb_groups(document.text, start, start + topic.start("numbers"))
        dated = find_mentions(document.text, start, start + topic.start("numbers"))
        # "The lead audits cases each month (recommendation 3)" is a step.
        habit = told and REGULAR.regex.search(document.text, start, start + topic.start("numbers"))
        if (
            dated
            or habit
            or any(g.tense not in {"present", "imperative"} or g.passive for g in told if not g.subordinate)
        ):
            return None
        numbers = tuple(numbers_in(document.text, start + topic.start("numbers"), unit.span.end))
        answer = _ANSWERING_TOPIC.regex.match(document.text, start, start + topic.start("numbers"))
        return Heading(numbers, None, answer=response_of(answer[0]) if answer else None)
    if match is None and unit.kind != "item":
        start, match = unit.block.start, CODED.regex.match(document.text[unit.block.start : unit.block.end])
    if match is None:
        return None
    text = Span(start + match.start("text"), unit.span.end) if match["text"] else None
    if text and headed and not _says_something(document, text):
        if unit.kind != "heading" and unit.span.end - unit.span.start > 80:
            return None
        text = None
    numbers = tuple(numbers_in(document.text, start + match.start("numbers"), start + match.end("numbers")))
    return Heading(numbers, text, coded=not headed)


def _says_something(document: Document, span: Span) -> bool:
    """A sentence, not the bare topic of a heading."""
    text = document.quote(span)
    return (
        bool(verb_groups(document.text, span.start, span.end))
        or text.rstrip().endswith((".", ";", "”"))
        or len(text) > 60
    )


def parted(document: Document, span: Span) -> tuple[Span, Found | None]:
    """A recommendation's text without its quotation marks, and the response behind it."""
    text, response = document.quote(span), None
    tail = RESPONSE_TAIL.regex.search(text)
    if tail and (value := response_of(tail["response"])):
        place = Span(span.start + tail.start("response"), span.start + tail.end("response"))
        response = Found(value, (place,), RESPONSE_TAIL.name)
        text = text[: tail.start()]
    bare = text.strip(' “”"‘’\n') if text.strip()[:1] in '“"‘' else text.strip()
    at = span.start + text.find(bare)
    return Span(at, at + len(bare)), response


def run_in_responses(document: Document, span: Span) -> Iterator[tuple[Number, Found]]:
    """The recommendations that a paragraph's first words answer ("Recommendation 2 – accepted. A desk …")."""
    match = RUN_IN.search(document.quote(span))
    value = response_of(match["response"]) if match else None
    if match and value:
        place = Span(span.start + match.start("response"), span.start + match.end("response"))
        for number in numbers_in(document.text, span.start + match.start("numbers"), span.start + match.end("numbers")):
            yield number, Found(value, (place,), RUN_IN.name)


class Restatement(NamedTuple):
    """A recommendation within prose: its text, and the number and the response that stand beside it, if any."""

    text: Span
    rule: str
    number: Number | None
    response: str | None


# "The M25 is “the main barrier”": a code that is no recommendation's.
_CODE_ALONE = Pattern(r"[A-Z]{1,3}\d{1,2}\b", re.VERBOSE)


def restatements(document: Document, span: Span) -> Iterator[Restatement]:
    """The recommendations that a paragraph quotes, then those that it reports."""
    text = document.quote(span)
    for rule in (QUOTED, RESTATED):
        for match in rule.finditer(text):
            code = _CODE_ALONE.regex.match(match.group())
            if code and code[0] not in codes_of(document.text):
                continue
            own = Span(span.start + match.start("text"), span.start + match.end("text"))
            near = cited(document.text, span.start + max(0, match.start() - 3), own.start)
            response = _response_behind(text, match.end()) or _response_before(text, match)
            yield Restatement(own, rule.name, near[-1] if near else None, response)


_UNPERSUADED = Pattern(
    r"""[.”"’\s]*(?:the\s+Minister|Ministers|HMPPS|I|we)\s+(?:is|are|am)\s+(?:not\s+(?:persuaded|convinced|able\s+to\s+accept)|unable\s+to\s+accept)\b"""
)
_ANSWER = Pattern(r",\s+(?:I|we)\s+(?:can|cannot|do|accept|agree|reject)\b[^.;,]{0,60}")


def _response_behind(text: str, at: int) -> str | None:
    """ "…, which asks us to close it, I can accept only in part"."""
    if _UNPERSUADED.regex.match(text, at):
        return "not_agreed"
    answer = _ANSWER.regex.match(text, at)
    return response_of(answer.group()) if answer else None


def _response_before(text: str, match: re.Match[str]) -> str | None:
    if value := response_of(text[match.start() : match.start("text")]):
        return value
    if _REFUSED.regex.search(text[: match.start()][-160:]):
        return "not_agreed"
    return "partly_agreed" if _TAKEN_IN_PART.regex.search(text[: match.start("text")]) else None
