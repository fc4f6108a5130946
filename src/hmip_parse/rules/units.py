"""The body of a document as units: paragraphs, headings, tables, and items with their sub-items.

A ``Unit`` is what the contract counts by: one list item with the sub-items below it, one paragraph, one table.
``units`` turns the flat blocks of a zone into units.

Refused here: what a unit says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hmip_parse.document import Block, Document, Span
from hmip_parse.rules.labels import STATUS, WHEN, WHO
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.sentences import sentences


class Unit(NamedTuple):
    """A paragraph, heading, table or list item of the body, with its sub-items."""

    block: Block
    children: tuple[Unit, ...] = ()

    @property
    def kind(self) -> str:
        """The block's kind: "paragraph", "heading", "item" or "table"."""
        return self.block.kind

    @property
    def span(self) -> Span:
        """The unit's own text, without its marker and without its sub-items."""
        return self.block.span

    def marker(self, document: Document) -> str:
        """The printed number or letter without brackets and points: "1", "a", "R3"; "" for a bullet or none."""
        return document.text[self.block.start : self.block.body].strip(" ().:–-")

    def spans(self) -> tuple[Span, ...]:
        """The unit's own text and that of its sub-items, in order."""
        return (self.span, *(s for child in self.children for s in child.spans()))


def units(document: Document, blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """The units of a zone in order; items hold the deeper items that follow them."""
    return tuple(_nested(document, list(blocks)))


# A line that says who answers for the item above it, or by when.
_LABELLED = Pattern(rf"^(?:\w+\s+)?(?:{WHO}|{WHEN}|{STATUS})\s*:")


def _belongs(document: Document, item: Block, block: Block) -> bool:
    """Whether a block is part of the item above it: a deeper item, or a line such as "Owner: …"."""
    if block.kind == "item":
        return block.level > item.level
    return block.kind == "paragraph" and bool(_LABELLED.regex.match(document.quote(block.span)))


def _nested(document: Document, blocks: list[Block]) -> Iterator[Unit]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        stop = at + 1
        if block.kind == "item":
            while stop < len(blocks) and _belongs(document, block, blocks[stop]):
                stop += 1
        yield Unit(block, tuple(_nested(document, blocks[at + 1 : stop])))
        at = stop


# The end of a lead that its items complete: "we will:", "the Head of Unit has now".
UNFINISHED = Pattern(
    r"\b(?:will|shall|have|has|to|had|are|is)\s*(?:(?:now|already|also|therefore|currently)\s*)*:?\s*$", re.VERBOSE
)
_LEAD = Pattern(
    r""":\s*(?:\(.{0,40}\))?$|\bthe\ following(?:\ steps|\ actions|\ measures)?\s*[.:–-]?$|\bas\ follows\.?$
        |\b(?:will|shall|have|has|should|to|that)\s*[–—-]?$""",
)
_FOLLOWING = Pattern(r"\bthe\ following\b")


def is_lead(text: str) -> bool:
    """Whether a text leads to the items below it: it ends with a colon, says "the following", or is left unfinished."""
    return bool(_LEAD.regex.search(text.rstrip()[-80:]) or _FOLLOWING.regex.search(text[-200:]))


def last_sentence(document: Document, span: Span) -> Span:
    """The last sentence of a lead: what its items complete."""
    return (sentences(document.text, span.start, span.end) or [span])[-1]


# The least number of numbered paragraphs by which a body is known to be set in them throughout, and their least share.
_NUMBERED_PARAGRAPHS = 5
_NUMBERED_SHARE = 0.6


def without_paragraph_numbers(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a body, its paragraphs no items where the letter numbers them from 1 throughout, or by section.

    The numbers of such paragraphs are no list: what they hold is thanks, praise and steps alike.
    """
    sectioned = _numbered_by_section(document, blocks)
    if sectioned:
        # Without its number, which would be taken for that of a recommendation.
        return tuple(
            b._replace(kind="paragraph", start=b.body) if at in sectioned else b for at, b in enumerate(blocks)
        )
    outer = [b for b in blocks if b.kind in {"paragraph", "item"} and b.level == 0]
    numbered = [b for b in outer if document.text[b.start : b.body].strip(" .)").isdigit()]
    counted = [int(document.text[b.start : b.body].strip(" .)")) for b in numbered]
    if (
        len(numbered) < _NUMBERED_PARAGRAPHS
        or counted != list(range(1, len(numbered) + 1))
        or numbered[0] not in outer[:2]
        or len(numbered) < _NUMBERED_SHARE * sum(b.end - b.body > 60 for b in outer)
        or not _OPENS_LETTER.regex.match(document.quote(numbered[0].span))
    ):
        return tuple(blocks)
    return tuple(b._replace(kind="paragraph") if b in numbered else b for b in blocks)


_OF_A_RECOMMENDATION = Pattern(
    r"(?:recommendation|(?:key\s+|priority\s+)?concern)\s+\w{1,4}\b", re.VERBOSE | re.IGNORECASE
)


def _heads(document: Document, block: Block) -> bool:
    text = document.quote(block.span)
    return block.kind == "heading" or is_headline(text) or _OF_A_RECOMMENDATION.regex.match(text) is not None


_SECTION = Pattern(r"(\d{1,2})\.(\d{1,2})\.?\s*", re.VERBOSE)


def _numbered_by_section(document: Document, blocks: Sequence[Block]) -> set[int]:
    """Where items "1.1", "1.2", "2.1" stand, if each section begins with its first, under a heading of its own."""
    found: set[int] = set()
    sections = section = paragraph = 0
    for at, block in enumerate(blocks):
        number = _SECTION.regex.fullmatch(document.text, block.start, block.body) if block.kind == "item" else None
        if number is None:
            continue
        new, begins = int(number[1]) > section, int(number[2]) == 1 and at > 0 and _heads(document, blocks[at - 1])
        if not (begins if new else (int(number[1]), int(number[2])) == (section, paragraph + 1)):
            return set()
        sections += new
        section, paragraph = int(number[1]), int(number[2])
        found.add(at)
    return found if sections > 1 else set()


_OPENS_LETTER = Pattern(r"^(?:thank|I\b|we\b|you\b|your\b|this\s+(?:letter|is)|further\s+to|on\s+behalf|following)")


_STOPPED = Pattern(r"[.:;,!?–—-]\s*$|[a-z][.!?]\s", re.VERBOSE)


def is_headline(text: str) -> bool:
    """A short line without a stop, set as a paragraph: a heading in all but its type."""
    return len(text) < 60 and len(text.split()) <= 8 and text[:1].isupper() and not _STOPPED.regex.search(text)


def prose(document: Document, blocks: Sequence[Block]) -> list[Span]:
    """The sentences of paragraphs and headings, in order."""
    spans = [b.span for b in blocks if b.kind in {"paragraph", "heading"}]
    return [s for span in spans for s in sentences(document.text, span.start, span.end)]
