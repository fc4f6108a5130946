"""The zones of a document: where its head, body, signature, copies and annexes begin and end.

A letter is built as letters are: a head of short lines, a salutation, a subject under (or over) it, the body, a
closing, a signature, those copied, enclosures, and annexes behind (letter_zones.py). A note has "To:" and "From:" lines
for a head, a press release its headline, an action plan its title and its tables. What is none of them is split as a
note without labels. Every block falls in exactly one zone.

Refused here: any reading of what the lines say beyond what kind of line they are.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from hmip_parse.document import Document
from hmip_parse.pattern import compiled
from hmip_parse.rules.letter_zones import SUBJECT_LENGTH, Blocks, LetterBlocks
from hmip_parse.rules.pieces import kinds
from hmip_parse.rules.zone_lines import (
    CLOSING,
    LABELS,
    RELEASE,
    RELEASE_END,
    SALUTATION,
    SECTION,
    TOPIC,
    is_dated_label,
    is_plan_table,
    is_plan_title,
    rows,
)

Form = Literal["letter", "note", "release", "plan"]

# How many blocks from the top a release's or a plan's first line, and a note's labels, may stand.
_RELEASE_LINES, _PLAN_LINES, _NOTE_LINES = 6, 10, 14


class Zones(NamedTuple):
    """The blocks of a document, each in one zone, in the document's order.

    ``head`` holds all before the salutation but a subject line over it; ``foot`` what stands at a letter's foot (an
    addressee, a web address, a company's registration); ``annex`` what follows the letter.
    """

    form: Form
    head: Blocks = ()
    salutation: Blocks = ()
    subject: Blocks = ()
    body: Blocks = ()
    closing: Blocks = ()
    signature: Blocks = ()
    copies: Blocks = ()
    enclosure: Blocks = ()
    foot: Blocks = ()
    annex: Blocks = ()


def zones(document: Document) -> Zones:
    """Split a document's blocks into its zones."""
    blocks = LetterBlocks(document)
    salutation = blocks.first(SALUTATION, 0, len(blocks.blocks))
    closing = blocks.first(CLOSING, (salutation or 0) + 1, len(blocks.blocks))
    if _is_release(blocks, salutation):
        return _release(blocks)
    if _is_note(blocks):
        return _note(blocks, salutation, closing)
    if salutation is None and closing is None:
        return _plan(blocks) if _is_plan(blocks) else _note(blocks, None, None)
    return Zones("letter", **blocks.parts(salutation, closing))


def _is_release(blocks: LetterBlocks, salutation: int | None) -> bool:
    if any(RELEASE.regex.match(line) for line in blocks.lines[:_RELEASE_LINES]):
        return True
    return salutation is None and any(RELEASE_END.regex.match(line) for line in blocks.lines)


def _is_note(blocks: LetterBlocks) -> bool:
    found = [row for block in blocks.blocks[:_NOTE_LINES] for row in rows(blocks.text, block)]
    return all(any(LABELS[label].match(row) for row in found) for label in ("to", "from"))


def _is_plan(blocks: LetterBlocks) -> bool:
    if any(is_plan_title(line) for line in blocks.lines[:_PLAN_LINES] if len(line) < SUBJECT_LENGTH):
        return True
    return any(block.kind == "table" and is_plan_table(blocks.document, block) for block in blocks.blocks)


def _note(blocks: LetterBlocks, salutation: int | None, closing: int | None) -> Zones:
    end = _labels_end(blocks)
    if salutation is not None and salutation >= end:
        return Zones("note", **blocks.parts(salutation, closing))
    head = end or blocks.head_end()
    labels = {at: _label(blocks, at) for at in range(end)}
    above = blocks.subject_above(head) if not end else head
    titles = tuple(blocks.blocks[at] for at in labels if labels[at] == "subject") + blocks.blocks[above:head]
    copies = tuple(blocks.blocks[at] for at in labels if labels[at] == "copies")
    stop = len(blocks.blocks) if closing is None or closing < head else closing
    under = blocks.subject_under(head, stop) if end and not titles and not _has_subject_row(blocks, end) else ()
    closed = blocks.closing_end(stop) if stop < len(blocks.blocks) else stop
    after = blocks.behind(closed, None)
    return Zones(
        "note",
        head=tuple(block for block in blocks.blocks[:head] if block not in titles and block not in copies),
        subject=titles + under,
        body=blocks.blocks[head + len(under) : stop] + after.pop("body"),
        closing=blocks.blocks[stop:closed],
        copies=copies + after.pop("copies"),
        **after,
    )


def _label(blocks: LetterBlocks, at: int) -> str:
    """Which of a note's own lines a block is: "subject", "copies", or "" for neither."""
    if blocks.blocks[at].kind == "table":
        return ""
    return next((name for name in ("subject", "copies") if LABELS[name].match(blocks.lines[at])), "")


def _has_subject_row(blocks: LetterBlocks, end: int) -> bool:
    tables = (block for block in blocks.blocks[:end] if block.kind == "table")
    return any(LABELS["subject"].match(row) for block in tables for row in rows(blocks.text, block))


def _labels_end(blocks: LetterBlocks) -> int:
    """Where a note's labelled lines end, with what stands under an empty label; 0 where there are none."""
    end = 0
    names = ("to", "from", "date", "subject", "copies", "reference")
    for at, block in enumerate(blocks.blocks[:_NOTE_LINES]):
        for row in rows(blocks.text, block):
            label = next((match for name in names if (match := LABELS[name].match(row))), None)
            end = at + 1 + (label.end() == len(row)) if label else end
    return min(end, len(blocks.blocks))


def _release(blocks: LetterBlocks) -> Zones:
    marks = [at for at, line in enumerate(blocks.lines[:_RELEASE_LINES]) if RELEASE.regex.match(line)]
    start = marks[-1] + 1 if marks else 0
    end = next((at for at in range(start, len(blocks.blocks)) if blocks.is_prose(at)), len(blocks.blocks))
    headline = tuple(blocks.blocks[at] for at in range(start, end) if not _is_letterhead(blocks.lines[at]))
    head = tuple(block for block in blocks.blocks[:end] if block not in headline)
    return Zones("release", head=head, subject=headline, body=blocks.blocks[end:])


def _is_letterhead(line: str) -> bool:
    """Whether a line of a release is no headline: a body, an area, a date, or the label of one."""
    if set(kinds(line)) <= {"organisation", "area"} or any(LABELS[label].match(line) for label in ("from", "date")):
        return True
    return compiled(r"\b(?:19|20)\d\d$").search(line) is not None


def _plan(blocks: LetterBlocks) -> Zones:
    end = next((at for at in range(len(blocks.blocks)) if _ends_plan_head(blocks, at)), len(blocks.blocks))
    title = tuple(blocks.blocks[at] for at in range(end) if _is_title(blocks, at))
    head = tuple(block for block in blocks.blocks[:end] if block not in title)
    return Zones("plan", head=head, subject=title, body=blocks.blocks[end:])


def _ends_plan_head(blocks: LetterBlocks, at: int) -> bool:
    block, line = blocks.blocks[at], blocks.lines[at]
    if block.kind == "table":
        return len(block.rows) > 1 and not any(is_dated_label(row) for row in rows(blocks.text, block))
    title = is_plan_title(line) and not line.rstrip().endswith((".", ";"))
    return (blocks.is_prose(at) and not title) or bool(at and SECTION.match(line) and not is_plan_title(line))


# A line of a plan's head that gives one fact behind its label.
_FACT = compiled(
    r"(?:probation\s+)?(?:region|area|unit|pdu|prison|establishment|inspectorate|inspecting\s+body|type|version|status|prepared\s+by|owner|lead)\s*:",
    re.IGNORECASE,
)


# The heading of an introduction.
_ABOUT = compiled(
    r"(?:about\s+this|introduction|background|purpose|notes?|key|glossary|definitions|contents)\b", re.IGNORECASE
)


def _is_title(blocks: LetterBlocks, at: int) -> bool:
    line, block = blocks.lines[at], blocks.blocks[at]
    if (
        block.kind == "table"
        or is_dated_label(line)
        or _FACT.match(line)
        or _ABOUT.match(line)
        or compiled(r"\d/\d{1,2}/\d\d|\b(?:19|20)\d\d$").search(line)
    ):
        return False
    return bool(TOPIC.search(line)) or (block.kind == "heading" and not set(kinds(line)) <= {"organisation", "area"})
