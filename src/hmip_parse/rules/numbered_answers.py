"""What a letter answers to single recommendations in so many words: "Recommendations 1 to 4 are accepted".

Refused here: answers to all of them (recommendations.py), and those beside a recommendation's text (restatements.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hmip_parse.document import Block, Document, Span
from hmip_parse.pattern import holds_any
from hmip_parse.rules.numbers import DIGITS, NUMBERS, Number, amount, cited, list_of, numbers_in
from hmip_parse.rules.recommendations import STATED, VERB
from hmip_parse.rules.responses import response_of
from hmip_parse.rules.rule import Found, Pattern
from hmip_parse.rules.units import prose

_ORDINALS = {
    w: i
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_ALL_BUT = Pattern(
    rf"""\b(?:all\s+but|except(?:\s+for)?|save\s+for
        |apart\s+from)\s+(?:for\s+)?the\s+(?P<ordinal>{"|".join(_ORDINALS)})\b""",
    needs=(frozenset(("but", "except", "save", "apart")),),
)
# "The three are accepted, the last of them only in part."
_ONLY_IN_PART = Pattern(
    rf"\bthe\s+(?P<ordinal>{'|'.join(_ORDINALS)}|last)\s+(?:of\s+(?:them|these|which)\s+)?only\s+in\s+(?:part|principle)\b"
)
_ANSWERED = Pattern(rf"\b(?:are|is|was|were|have\s+been|has\s+been)\s+(?:\w+\s+)?{VERB}\b[^.;]{{0,30}}", re.VERBOSE)
_PRINCIPLE_OR_PART = Pattern(r"principle|part", re.VERBOSE)
_REASON = Pattern(r",|\bbut\b|\bsince\b", re.VERBOSE)


def responses_by_number(document: Document, blocks: Sequence[Block]) -> dict[str, Found]:
    """The responses that sentences give by number: "Recommendations 1 to 4 are accepted"."""
    given: dict[str, Found] = {}
    for span in prose(document, blocks):
        text = document.quote(span)
        if match := _ALL_BUT.search(text):
            value = "not_agreed" if not _PRINCIPLE_OR_PART.regex.search(text) else "partly_agreed"
            given.setdefault(str(_ORDINALS[match["ordinal"].lower()]), Found(value, (span,), "response-by-number"))
        if (match := _ONLY_IN_PART.regex.search(text)) and (ordinal := _ordinal(match["ordinal"], text)):
            given.setdefault(str(ordinal), Found("partly_agreed", (span,), "response-by-number"))
        numbers = cited(document.text, span.start, span.end)
        if not numbers and not _AGREE_WITH_NUMBERS.regex.search(text):
            continue
        for number, value in answered(document, span):
            given.setdefault(number.value, Found(value, (span,), "response-by-number"))
        verb = _ANSWERED.regex.search(text)
        if verb and numbers and numbers[-1].span.end - span.start <= verb.start():
            response = response_of(_REASON.regex.split(verb.group())[0])
            for number in numbers:
                if response:
                    given.setdefault(number.value, Found(response, (span,), "response-by-number"))
    return given


def _ordinal(word: str, text: str) -> int | None:
    """The number that an ordinal stands for; "last" is that of all that the sentence counts."""
    if word.lower() in _ORDINALS:
        return _ORDINALS[word.lower()]
    stated = STATED.search(text)
    return amount(stated["amount"]) if stated else None


_WE_ANSWER = Pattern(
    r"""\b(?:I|we|HMPPS|ministers|it|(?:the\s+)?(?:Government|Department|Ministry|Service|region))\s+(?:\w+\s+){0,2}?
        (?:accepts?|agrees?|rejects?|do(?:es)?\s+not\s+(?:accept|agree)|cannot\s+(?:accept|agree))"""
)
_NEXT_ANSWER = Pattern(
    r"""(?:,?\s+(?:and|but|while|whereas)\s+|;\s*|,\s+)(?=(?:to\s+)?(?:recommendations?|number)\b
        |(?:(?:partly|partially|fully|only|do\s+not|cannot)\s+)(?:accept|agree)|reject\b
        |(?:I|we|it|HMPPS)\s+(?:\w+\s+)?(?:notes?|accepts?|agrees?|rejects?)\b)"""
)
# Said of the recommendations, which a sentence before has named.
_AGREE_WITH_NUMBERS = Pattern(rf"\b(?:accept|agree\s+with|reject)\s+numbers?\s+(?P<numbers>{NUMBERS})")
_NOTED = Pattern(r"\s*(?:I|we|it|HMPPS)\s+(?:\w+\s+)?notes?\b")
_ANSWERS = frozenset(("accept", "agree", "reject"))
# "1 to 6 are accepted in full, 7 in principle, and 8 in full": the verb is left out.
_IN_A_GAP = Pattern(
    rf"(?:,\s*(?:and\s+|but\s+)?|;\s*|\s+and\s+)(?P<numbers>{list_of(DIGITS)})\s+(?P<response>(?:only\s+)?in\s+(?:full|part|principle)|not)\b"
)


def _parts(text: str) -> list[tuple[int, int]]:
    """Where each answer of a sentence begins and ends."""
    return list(pairwise([0, *(m.end() for m in _NEXT_ANSWER.regex.finditer(text)), len(text)]))


def _accepted_by_us(document: Document, span: Span) -> list[tuple[Number, str]]:
    """ "I accept recommendations 1 to 4, and recommendation 5 in part": the numbers, each with its response."""
    text = document.quote(span)
    if not _WE_ANSWER.regex.search(text):
        return []
    answers: list[tuple[Number, str]] = []
    for start, end in _parts(text):
        part = text[start:end]
        if _NOTED.regex.match(part):
            continue
        value = response_of(part) or response_of(f"accept {part}")
        numbers = cited(document.text, span.start + start, span.start + end)
        for match in _AGREE_WITH_NUMBERS.regex.finditer(document.text, span.start + start, span.start + end):
            numbers += numbers_in(document.text, *match.span("numbers"))
        answers += [(n, value) for n in numbers if value]
    return answers


def answered(document: Document, span: Span) -> list[tuple[Number, str]]:
    """The numbers that a sentence answers one after the other, each with its response."""
    if not holds_any(document.quote(span).lower(), _ANSWERS):
        return []
    return [*_accepted_by_us(document, span), *_in_the_passive(document, span), *_in_gaps(document, span)]


def _in_the_passive(document: Document, span: Span) -> list[tuple[Number, str]]:
    """ "Recommendations 1 to 5 are accepted in full, and recommendation 6 is accepted in principle"."""
    text = document.quote(span)
    parts = _parts(text)
    answers: list[tuple[Number, str]] = []
    # A sentence of one answer is read whole, by responses_by_number.
    for start, end in parts if len(parts) > 1 else ():
        verb = _ANSWERED.regex.search(text, start, end)
        value = response_of(_REASON.regex.split(verb.group())[0]) if verb else None
        if verb and value:
            numbers = cited(document.text, span.start + start, span.start + verb.start())
            answers += [(number, value) for number in numbers]
    return answers


def _in_gaps(document: Document, span: Span) -> list[tuple[Number, str]]:
    """The numbers behind the first answer of a sentence, each with what is said of it in short."""
    answers: list[tuple[Number, str]] = []
    verb = _ANSWERED.regex.search(document.quote(span))
    for match in _IN_A_GAP.regex.finditer(document.text, span.start + verb.start(), span.end) if verb else ():
        value = response_of(f"{match['response']} agreed")
        answers += [(n, value) for n in numbers_in(document.text, *match.span("numbers")) if value]
    return answers
