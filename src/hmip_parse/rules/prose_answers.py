"""What a paragraph adds to the recommendations: the responses that it opens with, and those that it quotes or reports.

Refused here: which recommendation is at hand (walk.py).
"""

from __future__ import annotations

from hmip_parse.document import Document, Span
from hmip_parse.rules.numbers import Number, cited
from hmip_parse.rules.reading import Reading, Recommended
from hmip_parse.rules.responses import RESPONSE_OPENING, RESPONSE_SENTENCE, response_of
from hmip_parse.rules.restatements import restatements, run_in_responses
from hmip_parse.rules.rule import Found
from hmip_parse.rules.units import Unit


def note_response(document: Document, unit: Unit, reading: Reading, current: Recommended | None) -> None:
    """Add the responses of a paragraph's first words, and the one that it gives to the recommendation at hand."""
    for number, response in run_in_responses(document, unit.span):
        reading.named(number).response = response
    text = document.quote(unit.span)
    opening, told = RESPONSE_OPENING.regex.match(text), RESPONSE_SENTENCE.search(text)
    match = opening or told
    if told and current is None and (cited_one := _only_number(document, unit.span)):
        current = reading.named(cited_one)
    if match and current and (value := response_of(match["response"])) and not current.response:
        span = Span(unit.span.start + match.start("response"), unit.span.start + match.end("response"))
        rule = RESPONSE_OPENING if match.re is RESPONSE_OPENING.regex else RESPONSE_SENTENCE
        current.response = Found(value, (span,), rule.name)


def _only_number(document: Document, span: Span) -> Number | None:
    """The one recommendation that a paragraph cites; None where it cites none or several."""
    numbers = cited(document.text, span.start, span.end)
    return numbers[0] if len({number.value for number in numbers}) == 1 else None


def note_restated(document: Document, unit: Unit, reading: Reading, current: Recommended | None) -> None:
    """Add the texts of the recommendations that a paragraph quotes or reports."""
    for restated in restatements(document, unit.span):
        if restated.number:
            entry = reading.named(restated.number)
        elif current and not current.text:
            entry = current
        else:
            entry = reading.unnumbered()
        if entry.text:
            continue
        entry.text, entry.rule = (restated.text,), restated.rule
        if restated.response and not entry.response:
            entry.response = Found(restated.response, (restated.text,), "response-beside-quote")
