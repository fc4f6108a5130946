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
    evidence: dict[str, list[dict[str, Any]]] = {}
    warnings: list[dict[str, Any]] = []

    def doubt(doubts: tuple[Doubt, ...], pointer: str) -> None:
        warnings.extend([{"code": d.code, "message": d.message, "field": pointer + d.at} for d in doubts])

    def walk(node: Any, pointer: str) -> Any:
        if isinstance(node, Found):
            if node.doubts:
                doubt(node.doubts, pointer)
            if node.value is not None and node.spans:
                evidence[pointer] = [
                    {
                        "page": document.page_of(s.start),
                        "start": s.start,
                        "end": s.end,
                        "quote": document.quote(s),
                        "rule": node.rule,
                    }
                    for s in node.spans
                ]
            return node.value
        if isinstance(node, FoundList):
            doubt(node.doubts, pointer)
            return tuple([walk(item, f"{pointer}/{i}") for i, item in enumerate(node.items)])
        if isinstance(node, dict):
            return {key: walk(value, f"{pointer}/{key}") for key, value in node.items()}
        return node

    values = walk({k: v for k, v in tree.items() if k != "doubts"}, "")
    doubt(tree.get("doubts", ()), "")
    if document.unread or document.doubtful:
        from hmip_parse.scan_doubts import scan_doubts

        spans = {pointer: [Span(each["start"], each["end"]) for each in own] for pointer, own in evidence.items()}
        for pointer, doubts in scan_doubts(document, spans):
            doubt(doubts, pointer)
    return Letter.model_validate({**values, "warnings": warnings, "evidence": evidence})
