"""From what the rules found to a Letter: one walk of the tree of Founds gives values, evidence and warnings.

The tree is made of dicts and FoundLists in the shape of the Letter, with a Found at every place that has evidence. A
value that is no Found is taken as it is.

What a recognition of scanned text was unsure of is told here, at every value that has such words in its spans.

Refused here: any finding or choosing.
"""

from __future__ import annotations

from typing import Any

from hmip_parse.document import Document
from hmip_parse.errors import READ_SCANS
from hmip_parse.letter import Evidence, Letter, Warning
from hmip_parse.rules.rule import Doubt, Found, FoundList


def build(document: Document, tree: dict[str, Any]) -> Letter:
    """Make the Letter from a tree of Founds, with its evidence and warnings."""
    evidence: dict[str, tuple[Evidence, ...]] = {}
    warnings: list[Warning] = []

    def doubt(doubts: tuple[Doubt, ...], pointer: str) -> None:
        warnings.extend(Warning(code=d.code, message=d.message, field=pointer + d.at) for d in doubts)

    def walk(node: Any, pointer: str) -> Any:
        if isinstance(node, Found):
            doubt(node.doubts, pointer)
            if node.value is not None and node.spans:
                evidence[pointer] = tuple(
                    Evidence(
                        page=document.page_of(s.start),
                        start=s.start,
                        end=s.end,
                        quote=document.quote(s),
                        rule=node.rule,
                    )
                    for s in node.spans
                )
            return node.value
        if isinstance(node, FoundList):
            doubt(node.doubts, pointer)
            return tuple(walk(item, f"{pointer}/{i}") for i, item in enumerate(node.items))
        if isinstance(node, dict):
            return {key: walk(value, f"{pointer}/{key}") for key, value in node.items()}
        return node

    values = walk({k: v for k, v in tree.items() if k != "doubts"}, "")
    doubt(tree.get("doubts", ()), "")
    doubt(_unread(document), "")
    for pointer, spans in evidence.items():
        doubt(_hard_to_read(document, spans), pointer)
    return Letter(**values, warnings=tuple(warnings), evidence=evidence)


def _unread(document: Document) -> tuple[Doubt, ...]:
    if not document.unread:
        return ()
    pages = ", ".join(map(str, document.unread))
    many = len(document.unread) > 1
    message = f"page{'s' * many} {pages}, scanned, {'were' if many else 'was'} not read; {READ_SCANS}"
    return (Doubt("page-not-read", message),)


def _hard_to_read(document: Document, spans: tuple[Evidence, ...]) -> tuple[Doubt, ...]:
    words = [
        document.quote(word)
        for word in document.doubtful
        if any(word.start < span.end and span.start < word.end for span in spans)
    ]
    if not words:
        return ()
    quoted = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    return (Doubt("ocr-uncertain", f"the scan is hard to read here: {quoted}; look at the page"),)
