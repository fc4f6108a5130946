"""What is doubtful in a Letter because its document, or a page of it, is a scan.

A value is doubtful if a word of its spans is. A doubtful word that is part of no value, but stands between two values
of one party or list, may be why something is missing there, so the party or list is doubtful.

Refused here: which words are doubtful (loaders/scan.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from hmip_parse.document import Document, Span
from hmip_parse.errors import READ_SCANS
from hmip_parse.rules.rule import Doubt


def scan_doubts(document: Document, evidence: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, tuple[Doubt, ...]]]:
    """JSON Pointers with what is doubtful at each; ``evidence`` gives the spans of each pointer's value."""
    if document.unread:
        yield "", (_unread(document.unread),)
    if not document.doubtful:
        return
    outside = list(document.doubtful)
    for pointer, spans in evidence.items():
        words = [word for word in document.doubtful if any(word.start < s.end and s.start < word.end for s in spans)]
        if words:
            yield pointer, (_hard_to_read(document, words),)
            outside = [word for word in outside if word not in words]
    yield from _between(document, evidence, outside)


def _between(
    document: Document, evidence: Mapping[str, Sequence[Span]], words: Sequence[Span]
) -> Iterator[tuple[str, tuple[Doubt, ...]]]:
    places = sorted((span.start, pointer.split("/")[1]) for pointer, spans in evidence.items() for span in spans)
    found: dict[str, list[Span]] = {}
    for word in words:
        at = bisect_left(places, (word.start, ""))
        if 0 < at < len(places) and places[at - 1][1] == places[at][1]:
            found.setdefault(places[at][1], []).append(word)
    for key, own in found.items():
        yield f"/{key}", (_hard_to_read(document, own),)


def _hard_to_read(document: Document, words: Sequence[Span]) -> Doubt:
    quoted = ", ".join(dict.fromkeys(f"“{document.quote(word)}”" for word in words))
    return Doubt("ocr-uncertain", f"the scan is hard to read at {quoted}; look at the page")


def _unread(pages: Sequence[int]) -> Doubt:
    many = len(pages) > 1
    numbers = ", ".join(map(str, pages))
    said = f"page{'s' * many} {numbers}, which {'are' if many else 'is'} scanned, {'were' if many else 'was'} not read"
    return Doubt("page-not-read", f"{said} (--ocr never, or the extra is missing); {READ_SCANS}")
