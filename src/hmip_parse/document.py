"""A document as one text, and the blocks that the text is made of.

Everything that is said about a document is a span of ``Document.text``. A loader describes what it read as
``Draft`` blocks, in reading order, and ``assemble`` lays them out as that one text: every block begins a line of its
own. Bullet characters are no part of the text; a printed number or letter ("1.", "(a)", "R3.") is, because the JSON may
have to cite it.

Refused here: any knowledge of a file format, and any reading of what the words mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["paragraph", "heading", "item", "table"]
Format = Literal["pdf", "docx", "text", "image"]


class Span(NamedTuple):
    """A piece of the document text: code points ``start`` up to but not including ``end``."""

    start: int
    end: int


class Cell(NamedTuple):
    """A table cell. ``column`` counts from 0 in the table's grid; a merged cell stands at its first row and column."""

    start: int
    end: int
    column: int
    column_span: int
    row_span: int
    blocks: tuple[Block, ...]


class Block(NamedTuple):
    """A paragraph, heading, list item or table of the document text.

    ``start`` and ``end`` are offsets in the document text; ``body`` is where the text begins behind a printed number or
    letter (equal to ``start`` where there is none). ``level`` is an item's depth in its list, from 0, and a heading's
    rank, from 1 (0: unknown). ``left`` is the left edge in the loader's own unit (points, or characters), if known.
    """

    kind: Kind
    start: int
    end: int
    body: int
    level: int = 0
    page: int | None = None
    bold: bool = False
    left: float | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def span(self) -> Span:
        """The block without its printed number or letter."""
        return Span(self.body, self.end)


class Document(NamedTuple):
    """The text of a document, its blocks in reading order, and where its pages begin.

    ``pages`` holds the offset at which each page begins, and is empty for formats without pages. ``recognised`` are the
    pages, counted from 1, whose text was recognised in their picture, ``doubtful`` the words of which that is not sure,
    and ``unread`` the pages that are pictures and were left out.
    """

    text: str
    blocks: tuple[Block, ...]
    format: Format
    pages: tuple[int, ...] = ()
    recognised: tuple[int, ...] = ()
    doubtful: tuple[Span, ...] = ()
    unread: tuple[int, ...] = ()

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which an offset stands; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(slots=True)
class Draft:
    """A block as a loader read it: cleaned text (see loaders/clean.py), without its marker.

    ``marker`` is a printed number or letter as it stands ("1.", "(a)"), and "" for a bullet or none. ``breaks`` says at
    which offsets of ``text`` a new page begins, as (offset, page). ``rows`` are for tables alone.
    """

    kind: Kind
    text: str = ""
    marker: str = ""
    level: int = 0
    page: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()
    bold: bool = False
    left: float | None = None
    rows: list[list[CellDraft]] = field(default_factory=list)


@dataclass(slots=True)
class CellDraft:
    """A table cell as a loader read it: its blocks, and its place in the grid."""

    drafts: list[Draft]
    column: int
    column_span: int = 1
    row_span: int = 1


def assemble(drafts: Sequence[Draft], *, format: Format, page_count: int = 0) -> Document:
    """Lay drafts out as one text, a line or more for each block, and give the Document.

    Empty drafts are left out. ``page_count`` is 0 for formats without pages.
    """
    layout = _Layout()
    blocks = tuple(layout.blocks(drafts))
    return Document(layout.text(), blocks, format, layout.page_starts(page_count))


class _Layout:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self._page_at: dict[int, int] = {}

    def text(self) -> str:
        return "\n".join(self._lines)

    def page_starts(self, count: int) -> tuple[int, ...]:
        starts, after = [], max(self._at - 1, 0)
        for page in range(count, 0, -1):
            after = self._page_at.get(page, after)
            starts.append(after)
        return tuple(reversed(starts))

    def blocks(self, drafts: Sequence[Draft]) -> Iterator[Block]:
        for draft in drafts:
            if draft.kind == "table":
                block = self._table(draft)
                if block.rows:
                    yield block
            elif draft.text.strip():
                yield self._block(draft)

    def _block(self, draft: Draft) -> Block:
        start = self._at
        head = f"{draft.marker} " if draft.marker else ""
        line = head + draft.text
        body, end = start + len(head), start + len(line)
        if draft.page is not None:
            self._page_at.setdefault(draft.page, start)
        for offset, page in draft.breaks:
            self._page_at.setdefault(page, body + offset)
        self._lines.append(line)
        self._at = end + 1
        return Block(draft.kind, start, end, body, draft.level, draft.page, draft.bold, draft.left)

    def _table(self, draft: Draft) -> Block:
        start = self._at
        rows = tuple(cells for row in draft.rows if (cells := tuple(self._cell(c) for c in row)))
        end = max(start, self._at - 1)
        if end == start:
            return Block("table", start, start, start)
        return Block("table", start, end, start, page=draft.page, left=draft.left, rows=rows)

    def _cell(self, draft: CellDraft) -> Cell:
        start = self._at
        blocks = tuple(self.blocks(draft.drafts))
        end = max(start, self._at - 1) if blocks else start
        return Cell(start, end, draft.column, draft.column_span, draft.row_span, blocks)
