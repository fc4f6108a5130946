"""The owner that stands in brackets at the end of a step: "Audit 60 cases (Quality Lead, by 31 October)".

A bracket may hold anything, so it is taken for the owner only where it holds an office in capitals, with no more than
an area or a time beside it, and where more than one step of the document, and most of them, end in such a bracket: then
it is how this document names owners.

Refused here: brackets within a step.
"""

from __future__ import annotations

from hmip_parse.document import Document, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.owners import named
from hmip_parse.rules.rule import Found, Rule

OWNER_IN_BRACKETS = Rule(
    "owner-in-brackets",
    r"""\((?P<inside>[^()]{3,90})\)\s*(?:,?\s*(?:by|in|from|before|on|within)\b[^()]{2,40})?[.;,]?\s*(?:and|or)?\s*\Z""",
    (
        ("Audit 60 cases (Quality Lead);", "(Quality Lead);"),
        ("Hold an event (Head of Unit), by May.", "(Head of Unit), by May."),
    ),
    ("The Head of Unit (Leeds) will audit 60 cases.",),
)
_SMALL = frozenset("of and for the with &".split())
_PARTS = compiled(r"[^,;]+")


def bracketed_owner(document: Document, spans: tuple[Span, ...]) -> Found | None:
    """The office in the bracket that ends a step, without the time beside it."""
    match = OWNER_IN_BRACKETS.search(document.text, spans[-1].start, spans[-1].end)
    if match is None:
        return None
    start, end = match.span("inside")
    for part in _PARTS.finditer(document.text, start, end):
        if find_mentions(document.text, *part.span()) or "date" in part[0].lower():
            end = part.start()
            break
    text = document.text[start:end].rstrip(" ,;")
    if not all(word[:1].isupper() or word in _SMALL for word in text.removeprefix("all ").split()):
        return None
    return named(document, Span(start, start + len(text)), OWNER_IN_BRACKETS.name)
