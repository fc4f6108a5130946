"""Tables of a Word document: which are tables to a reader, and which only set things beside each other.

Letterheads, signatures and boxed notes are often set in tables without a rule, a header or rows that belong together;
their cells are read as running text. Any other table keeps its rows and cells, each merged cell standing once.

Refused here: what the columns are about. The words that a header row is known by are those that open the columns of an
action plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.docx_blocks import Item, cell_drafts, nested
from hmip_parse.loaders.docx_paragraphs import Line, Paragraph, Reader, TableElement, wrapped_children
from hmip_parse.loaders.docx_styles import Styles
from hmip_parse.loaders.docx_xml import Element, attribute, child, is_on, name_of, number
from hmip_parse.loaders.markers import is_lone_marker, is_lone_number, marker_of
from hmip_parse.pattern import compiled

_HEADER_WORD = compiled(
    r"\b(?:recommendations?|actions?|responses?|agreed|accepted|owners?|leads?|responsib\w+|accountab\w+|target|dates?"
    r"|deadlines?|timescales?|due|status|progress|update|outcomes?|evidence|measures?|ref|no|number|findings?|concerns?"
    r"|what|who|when|step|milestones?|area|priority|comments?|position|term|definition)\b",
    re.IGNORECASE,
)
_LONGEST_HEADER = 80  # characters; "Agreed / Partly agreed / Not agreed" and its like are half as long
_LONGEST_LABEL = 40
_MOST_COLUMNS = 63  # of a table in Word
_NO_LINE = frozenset({"nil", "none"})


@dataclass(eq=False, repr=False)
class TableCell:
    """A cell of the grid with what stands in it. ``merged``: it continues the one above."""

    column: int
    span: int
    merged: bool
    blocks: list[Paragraph | Table]
    row_span: int = 1

    @property
    def paragraphs(self) -> list[Paragraph]:
        """What stands in it, nested tables flattened."""
        inner = ([b] if isinstance(b, Paragraph) else b.paragraphs for b in self.blocks)
        return [paragraph for paragraphs in inner for paragraph in paragraphs]

    @property
    def text(self) -> str:
        """Its text, blanks trimmed."""
        labels = (p.label.marker if p.label else "" for p in self.paragraphs)
        return "\n".join(f"{label} {p.text}".strip() for label, p in zip(labels, self.paragraphs, strict=True)).strip()


@dataclass(eq=False, repr=False)
class Table:
    """A table as it was read. ``ruled``: lines are drawn; ``headed``: its author marked a header row."""

    rows: list[list[TableCell]] = field(default_factory=list)
    ruled: bool = False
    headed: bool = False

    @property
    def width(self) -> int:
        """The number of columns of its grid in which anything stands."""
        return len({cell.column for row in self.rows for cell in row if cell.text})

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All that stands in it, cell by cell."""
        return [p for row in self.rows for cell in row if not cell.merged for p in cell.paragraphs]


def read_blocks(container: Element, reader: Reader) -> list[Paragraph | Table]:
    """The paragraphs and tables of a body, a header or a cell, in reading order."""
    blocks = reader.blocks(container)
    return [block if isinstance(block, Paragraph) else read_table(block, reader) for block in blocks]


def read_table(table: TableElement, reader: Reader) -> Table:
    """Read a table's rows and cells; deleted ones are left out, and rows that repeat the first one."""
    element = table.element
    read = Table(ruled=_is_ruled(element, reader.styles))
    first: list[str] = []
    above: dict[int, TableCell] = {}
    for row in wrapped_children(element, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        read.headed |= not read.rows and bool(is_on(child(row, "trPr", "tblHeader")))
        cells = list(_cells(row, reader))
        texts = [c.text for c in cells] if len(cells) > 1 or not read.rows else []
        if read.rows and len(cells) > 1 and texts == first:
            continue
        first = first if read.rows else texts
        _span_rows(above, cells)
        read.rows.append(cells)
    return read


def is_layout(table: Table, before_salutation: bool) -> bool:
    """Whether a table only sets things beside each other."""
    rows = [row for row in table.rows if any(cell.text for cell in row)]
    if table.width <= 1:
        return True
    if table.headed or _has_header(rows):
        return False
    if before_salutation:
        return True
    if len(rows) == 1:
        return table.width <= 3
    return not table.ruled and len(rows) <= 2


def is_form(table: Table) -> bool:
    """Whether every row is a label with a colon and what is filled in ("To:", "Date:"), or a list's marker and text."""
    rows = [[cell for cell in row if cell.text] for row in table.rows]
    rows = [row for row in rows if row]
    labels = [row[0] for row in rows if len(row) == 2]
    listed = not table.ruled and all(_is_marker(label) for label in labels)
    return len(labels) == len(rows) > 0 and (listed or all(map(_is_label, labels)))


def text_blocks(table: Table) -> Iterator[Paragraph | Table]:
    """The blocks of a layout table or a form in reading order, cell by cell; a label stands before what it labels."""
    for row in table.rows:
        cells = [cell for cell in row if cell.text and not cell.merged]
        if len(cells) == 2 and (_is_label(cells[0]) or _is_marker(cells[0])):
            cells = [_filled_in(*cells)]
        for cell in cells:
            yield from cell.blocks


def as_draft(table: Table) -> Draft:
    """A table to a reader, as a draft: every cell once, at its first row and column."""
    rows = [[_cell_draft(cell) for cell in row if not cell.merged] for row in table.rows]
    return Draft("table", rows=rows)


def _cell_draft(cell: TableCell) -> CellDraft:
    items: list[Item] = [item for paragraph in cell.paragraphs for item in cell_drafts(paragraph)]
    return CellDraft(nested(items), cell.column, cell.span, cell.row_span)


def _cells(row: Element, reader: Reader) -> Iterator[TableCell]:
    column = min(max(number(child(row, "trPr", "gridBefore")) or 0, 0), _MOST_COLUMNS)
    last: TableCell | None = None
    for element in wrapped_children(row, "tc"):
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = min(max(number(child(properties, "gridSpan")) or 1, 1), _MOST_COLUMNS)
        down, across = child(properties, "vMerge"), child(properties, "hMerge")
        blocks = read_blocks(element, reader)
        if across is not None and attribute(across) != "restart" and last:
            last.span += span
        else:
            last = TableCell(column, span, down is not None and attribute(down) != "restart", blocks)
            yield last
        column += span


def _span_rows(above: dict[int, TableCell], cells: list[TableCell]) -> None:
    """Let each merged cell of a row lengthen the last unmerged one ``above``, by column, in its own column."""
    merged = [cell for cell in cells if cell.merged]
    for cell in merged:
        if cell.column in above:
            above[cell.column].row_span += 1
        else:
            cell.merged = False
    above |= {cell.column: cell for cell in reversed(cells) if not cell.merged}


def _is_ruled(table: Element, styles: Styles) -> bool:
    properties = child(table, "tblPr")
    own = child(properties, "tblBorders")
    inherited = (child(s, "tblPr", "tblBorders") for s in styles.chain(attribute(child(properties, "tblStyle"))))
    borders = own if own is not None else next((b for b in inherited if b is not None), None)
    cells = (part for part in table.iter() if name_of(part) == "tcBorders")
    return any(_draws(b) for b in (borders, *cells) if b is not None)


def _draws(borders: Element) -> bool:
    return any((attribute(side) or "nil") not in _NO_LINE for side in borders)


def _has_header(rows: list[list[TableCell]]) -> bool:
    first = [cell.text for cell in rows[0] if cell.text] if rows else []
    words = sum(bool(_HEADER_WORD.search(text)) and not text.endswith(":") for text in first)
    short = all(len(text) <= _LONGEST_HEADER for text in first)
    return short and len(rows) > 1 and len(first) > 1 and words * 2 >= len(first)


def _is_label(cell: TableCell) -> bool:
    return cell.text.endswith(":") and "\n" not in cell.text and len(cell.text) <= _LONGEST_LABEL


def _is_marker(cell: TableCell) -> bool:
    return is_lone_marker(cell.text) or is_lone_number(cell.text)


def _filled_in(label: TableCell, value: TableCell) -> TableCell:
    at = next(i for i, block in enumerate(value.blocks) if isinstance(block, Table) or block.text.strip())
    first = value.blocks[at]
    if isinstance(first, Table) or first.label or (_is_label(label) and marker_of(first.text)):
        return TableCell(label.column, label.span + value.span, False, [*label.blocks, *value.blocks])
    top, *more = [line for line in first.lines if line.text.strip()]
    gap = "\t" if _is_marker(label) else " "
    joint = Paragraph([Line(f"{label.text}{gap}{top.text.strip()}", top.bold), *more], left=first.left)
    return TableCell(label.column, label.span + value.span, False, [joint, *value.blocks[at + 1 :]])
