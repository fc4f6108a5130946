"""From what the rules found to a Letter: one walk of the tree of Founds gives values, evidence and warnings.

The tree is made of dicts and FoundLists in the shape of the Letter, with a Found at every place that has evidence. A
value that is no Found is taken as it is.

Refused here: any finding or choosing.
"""

from __future__ import annotations

from typing import Any

from hmip_parse.document import Document, Span
from hmip_parse.letter import Letter
from hmip_parse.rules.rule import Doubt, Found, FoundList


def build(document: Document, tree: dict[str, Any]) -> Letter:
    """Make the Letter from a tree of Founds, with its evidence and warnings."""
    made = _Walk(document)
    values = made.value({k: v for k, v in tree.items() if k != "doubts"}, "")
    made.doubt(tree.get("doubts", ()), "")
    if document.unread or document.doubtful:
        from hmip_parse.scan_doubts import scan_doubts

        spans = {pointer: [Span(each["start"], each["end"]) for each in own] for pointer, own in made.evidence.items()}
        for pointer, doubts in scan_doubts(document, spans):
            made.doubt(doubts, pointer)
    return Letter.model_validate({**values, "warnings": made.warnings, "evidence": made.evidence})


class _Walk:
    """The walk through the tree, and the evidence and warnings that it has met."""

    # No function within a function, which would hold itself, and so the whole document, until the garbage is looked at.
    def __init__(self, document: Document) -> None:
        self._document = document
        self.evidence: dict[str, list[dict[str, Any]]] = {}
        self.warnings: list[dict[str, Any]] = []

    def doubt(self, doubts: tuple[Doubt, ...], pointer: str) -> None:
        self.warnings += [{"code": d.code, "message": d.message, "field": pointer + d.at} for d in doubts]

    def value(self, node: Any, pointer: str) -> Any:
        """What the Letter holds at a pointer."""
        if isinstance(node, Found):
            if node.doubts:
                self.doubt(node.doubts, pointer)
            if node.value is not None and node.spans:
                self.evidence[pointer] = [self._evidence(span, node.rule) for span in node.spans]
            return node.value
        if isinstance(node, FoundList):
            self.doubt(node.doubts, pointer)
            return tuple([self.value(item, f"{pointer}/{i}") for i, item in enumerate(node.items)])
        if isinstance(node, dict):
            return {key: self.value(value, f"{pointer}/{key}") for key, value in node.items()}
        return node

    def _evidence(self, span: Span, rule: str) -> dict[str, Any]:
        page, quote = self._document.page_of(span.start), self._document.quote(span)
        return {"page": page, "start": span.start, "end": span.end, "quote": quote, "rule": rule}
