"""The parties of what is no letter: a note's "From:" and "To:" lines, the letterhead of a release or an action plan.

Refused here: letters; and, in a release or a plan, anyone who is only quoted or named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hmip_parse.document import Block, Document, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.copies import parties_in
from hmip_parse.rules.dates import parse_date
from hmip_parse.rules.groups import groups
from hmip_parse.rules.lines import lines
from hmip_parse.rules.rule import Found
from hmip_parse.rules.sketch import Sketch
from hmip_parse.rules.zone_lines import LABELS, RELEASE

_SUBMITTED = compiled(r"\b(?:submitted|submission)\b", re.IGNORECASE)
_BEARS = compiled(
    r"^(?:action )?(?:plan )?(?:date|dated|date of (?:the )?(?:action )?plan|version|published|issued|embargoed)\b",
    re.IGNORECASE,
)


def note_lines(document: Document, blocks: Sequence[Block]) -> dict[str, Span]:
    """The values of a note's labelled lines by label; "before" is what stands over the first of them."""
    found: dict[str, Span] = {}
    label = "before"
    for span in _rows(blocks):
        row = document.quote(span)
        matched = next(((name, match) for name, pattern in LABELS.items() if (match := pattern.match(row))), None)
        if matched:
            label = matched[0]
            start = span.start + matched[1].end()
            if start < span.end:
                found.setdefault(label, Span(start, span.end))
        elif label in found or label == "before":
            found[label] = Span(found[label].start if label in found else span.start, span.end)
        else:
            found[label] = span
    return found


def _rows(blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        if block.kind == "table":
            yield from (Span(row[0].start, row[-1].end) for row in block.rows)
        else:
            yield Span(block.start, block.end)


def first_party(text: str, span: Span | None) -> Sketch:
    """The first party of a note's line; an empty one where there is no line."""
    return next(iter(parties_in(text, span)), Sketch()) if span else Sketch()


def issuing_body(document: Document, blocks: Sequence[Block]) -> Sketch:
    """The body in whose name a release, a plan or a note is issued: the first of its letterhead."""
    text = document.text
    letterhead = [block for block in blocks if not RELEASE.regex.match(document.quote(block.span))]
    for group in groups(text, lines(text, letterhead)):
        if group.sketch.organisation:
            return Sketch(organisation=group.sketch.organisation)
    return Sketch()


def issue_date(document: Document, blocks: Sequence[Block]) -> Found | None:
    """The day on which an action plan was submitted, or that a plan or release bears; None where it bears none."""
    rows = list(_rows(blocks))
    for pattern in (_SUBMITTED, _BEARS):
        for at, span in enumerate(rows):
            if pattern.search(document.quote(span)):
                dated = parse_date(document.text, span.start, span.end) or _date_under(document, rows[at + 1 : at + 2])
                if dated:
                    return dated
    alone = (line.found for line in lines(document.text, blocks) if line.kind == "date")
    return next(alone, None)


def _date_under(document: Document, rows: Sequence[Span]) -> Found | None:
    for span in rows:
        if ":" not in document.quote(span):
            return parse_date(document.text, span.start, span.end)
    return None
