"""A party in the making: which spans of the text say its name, role, area, organisation and address.

A span that runs over a line's end is kept as one span for each line, so that no quote holds a line break; the value is
the quotes joined by a space.

Refused here: the reading of lines; this is only what the readers fill in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hmip_parse.document import Span
from hmip_parse.rules.rule import Doubt, Found, FoundList

FIELDS = ("name", "role", "area", "organisation", "postcode", "email")
Spans = tuple[Span, ...]


class Sketch:
    """The spans of a party's parts, and the doubts about each part by its name."""

    def __init__(self, organisation: Spans = ()) -> None:
        self.name: Spans = ()
        self.role: Spans = ()
        self.area: Spans = ()
        self.organisation = organisation
        self.address: list[Spans] = []
        self.postcode: Spans = ()
        self.email: Spans = ()
        self.doubts: dict[str, tuple[Doubt, ...]] = {}

    def __bool__(self) -> bool:
        return bool(
            self.name or self.role or self.area or self.organisation or self.address or self.postcode or self.email
        )

    @property
    def start(self) -> int:
        """Where the party begins in the text."""
        spans = [spans for part in FIELDS if (spans := getattr(self, part))] + self.address
        return min((span.start for some in spans for span in some), default=0)


def lines_of(text: str, span: Span) -> Spans:
    """A span as one span for each line of the text that it runs over."""
    return tuple(_lines(text, span))


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            yield Span(at + lead, at + len(line.rstrip()))
        at += len(line) + 1


def quote(text: str, spans: Iterable[Span]) -> str:
    """The quotes of several spans, joined by a space."""
    return " ".join(text[span.start : span.end] for span in spans)


def found(text: str, spans: Spans, rule: str, doubts: tuple[Doubt, ...] = ()) -> Found | None:
    """The value that spans quote, or None where there is neither a span nor a doubt."""
    if not spans:
        return Found(None, (), rule, doubts) if doubts else None
    return Found(quote(text, spans), spans, rule, doubts)


def party(text: str, sketch: Sketch, rule: str) -> dict[str, Any]:
    """A party's part of the tree of Founds: every key of the contract's Party, None where nothing was found."""
    parts: dict[str, Any] = {
        part: found(text, getattr(sketch, part), rule, sketch.doubts.get(part, ())) for part in FIELDS
    }
    address = FoundList(tuple(found(text, spans, rule) for spans in sketch.address), sketch.doubts.get("address", ()))
    return parts | {"address": address}
