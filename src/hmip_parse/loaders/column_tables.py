"""Tables without rules: rows whose words stand in columns under a header row.

The header tells the columns: three or more things side by side, or two that name what an action plan's columns name. A
row of the table begins under a rule where rules part the rows; otherwise where its first column does, where its number
stands, or where cells begin anew beside each other. What is one piece over several columns is a row of its own (a
heading for the rows below it) as long as rows follow; otherwise the table ends. On a new page the header is read again,
for the columns may have moved, and dropped.

Shared by ``pdftotext -layout`` text and PDF; all distances are in the rows' own unit.

Refused here: finding headers (see table_headers.py), rows and words, ruled tables, and two columns of prose side by
side (see columns.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.columns import Row, Word, pieces_of
from hmip_parse.loaders.grouping import ends_sentence
from hmip_parse.loaders.layout import drafts_in_column
from hmip_parse.loaders.line import Line
from hmip_parse.loaders.markers import is_lone_marker
from hmip_parse.loaders.measure import begins_small, reach
from hmip_parse.loaders.table_headers import (
    NUMBERS,
    Cells,
    Header,
    cells_of,
    header_at,
    is_header_row,
    is_near,
    is_number,
    merged,
)
from hmip_parse.loaders.tight_cells import with_tight_cells

SALUTATIONS = ("Dear", "Annwyl")
# How many rows ahead a table must go on for a row that is no row of columns to be part of it.
_AHEAD = 4
# More than this many blank row heights end a table.
_LONGEST_GAP = 6.0
# So many rows that fill all columns show that none is wrapped.
_FEWEST_FULL = 3
# As many rows as the kind of a table is judged by.
_LOOKED_AT = 60


class FoundTable(NamedTuple):
    """A table: its Draft, and the rows ``first`` up to but not including ``end`` that it is made of."""

    first: int
    end: int
    draft: Draft


def tables_in(rows: Sequence[Row], *, gap: float) -> list[FoundTable]:
    """The tables without rules among the rows of a document, in reading order.

    ``rows`` run from the top of the first page to the foot of the last, page furniture removed. ``gap`` is the least
    width between two words that stand in different columns, in the rows' unit (2 characters in text).
    """
    found: list[FoundTable] = []
    at = 0
    body = next((index for index, row in enumerate(rows) if row.words[0].text in SALUTATIONS), 0)
    while at < len(rows):
        header = header_at(rows, at, gap, named=at < body)
        table = _Table(rows, header, gap).read() if header else None
        if table:
            found.append(table)
            at = table.end
        else:
            at += 1
    return found


@dataclass(eq=False, repr=False)
class _Record:
    """A row of the table: the lines of its cells by column. ``spans``: it is one cell over all columns."""

    cells: dict[int, list[Line]] = field(default_factory=dict)
    spans: bool = False


class _Table:
    """Reads the rows under a header as the records of one table."""

    def __init__(self, rows: Sequence[Row], header: Header, gap: float) -> None:
        self._rows, self._gap = rows, gap
        self._header = header
        self._columns = header.columns
        self._records: list[_Record] = []
        self._last: Row | None = None
        self._headed = rows[header.first].page
        self._numbered = self._ruled = self._single = False
        self._rights: dict[int, float] = {}

    def read(self) -> FoundTable | None:
        self._look_ahead()
        at = self._header.end
        while at < len(self._rows):
            repeated = self._repeated_header(at)
            if repeated:
                self._columns = repeated.columns
                self._headed = self._rows[at].page
                at = repeated.end
                continue
            if not self._take(at):
                break
            self._last = self._rows[at]
            at += 1
        if not any(len(record.cells) > 1 for record in self._records):
            return None
        return FoundTable(self._header.first, at, self._draft())

    def _look_ahead(self) -> None:
        """Learn from the first rows how wide the columns are, and whether numbers or rules begin the records."""
        numbers = texts = 0
        for index, row in enumerate(self._rows[self._header.end : self._header.end + _LOOKED_AT]):
            cells = cells_of(row, self._columns, self._gap) or {}
            self._ruled |= index > 0 and row.ruled and len(cells) > 1
            if len(cells) > 1 and 0 in cells:
                texts += 1
                numbers += is_number(_text(cells[0]))
            for column, words in cells.items():
                right = words[-1].right - self._columns[column].left
                self._rights[column] = max(right, self._rights.get(column, 0.0))
        named = NUMBERS.fullmatch(self._columns[0].text)
        self._numbered = numbers > 0 if named else 2 * numbers > texts
        self._single = self._a_row_a_line()

    def _a_row_a_line(self) -> bool:
        """Whether the first rows under the header fill all columns, and none goes on with the one above.

        So many full rows, evenly set and each beginning with a capital or a number, are rows of the table one by one.
        """
        full, above = 0, self._rows[self._header.end - 1]
        apart: set[bool] = set()
        for at in range(self._header.end, min(self._header.end + _LOOKED_AT, len(self._rows))):
            row = self._rows[at]
            cells = {} if self._begins_other(at) else cells_of(row, self._columns, self._gap) or {}
            if len(cells) < len(self._columns):
                return full >= _FEWEST_FULL and len(apart) == 1 and not (cells and is_near(above, row))
            if cells[0][0].text[:1].islower():
                return False
            if full:
                apart.add(is_near(above, row))
            full, above = full + 1, row
        return full >= _FEWEST_FULL and len(apart) == 1

    def _repeated_header(self, at: int) -> Header | None:
        """The header as it stands on a new page, if it does."""
        row = self._rows[at]
        if self._last is None or row.page == self._last.page or row.page == self._headed:
            return None
        if row.words[0].text != self._rows[self._header.first].words[0].text:
            return None
        header = merged(self._rows, at, at + self._header.end - self._header.first, self._gap)
        return header if header.text == self._header.text else None

    def _take(self, at: int) -> bool:
        """Take a row into the table; False if the table ended before it."""
        row = self._rows[at]
        if self._last and row.page == self._last.page and row.top - self._last.bottom > _LONGEST_GAP * row.height:
            return False
        if self._records and self._begins_other(at):
            return False
        cells = cells_of(row, self._columns, self._gap)
        if cells is None or self._is_heading(cells):
            if not self._goes_on_after(at):
                return False
            words = row.words if cells is None else cells[0]
            self._records.append(_Record({0: [self._line(row, words, 0)]}, spans=True))
            return True
        goes_on_over_page = self._last and self._last.page != row.page == self._headed
        if len(cells) == 1 and self._stands_apart(row) and not goes_on_over_page and not self._goes_on_after(at):
            return False
        tight = with_tight_cells(cells, self._columns)
        lines = {column: self._line(row, words, column) for column, words in tight.items()}
        if self._begins_record(row, lines):
            self._records.append(_Record())
        elif fresh := self._resumed(lines):
            for column in [column for column in lines if column not in fresh]:
                self._records[-1].cells.setdefault(column, []).append(lines.pop(column))
            self._records.append(_Record())
        for column, line in lines.items():
            self._records[-1].cells.setdefault(column, []).append(line)
        return True

    def _line(self, row: Row, words: Sequence[Word], column: int) -> Line:
        """Words of a row as a line of a cell, its edges counted from the column's left edge on its page."""
        text = clean(" ".join(word.text for word in words))
        edge = self._columns[column].left
        left, right = words[0].left - edge, words[-1].right - edge
        return Line(text, row.page, left, right, row.top, row.bottom, row.bold, row.size)

    def _is_heading(self, cells: Cells) -> bool:
        """Whether a row has nothing but words in the column of the numbers."""
        return self._numbered and len(cells) == 1 and 0 in cells and not is_number(_text(cells[0]))

    def _stands_apart(self, row: Row) -> bool:
        return self._last is None or not is_near(self._last, row)

    def _goes_on_after(self, at: int) -> bool:
        """Whether a row with cells in two columns comes soon, before two lines of prose."""
        over = 0
        for index in range(at + 1, min(len(self._rows), at + 1 + _AHEAD)):
            if self._repeated_header(index):
                return True
            if self._begins_other(index):
                return False
            cells = cells_of(self._rows[index], self._columns, self._gap)
            if cells is not None and len(cells) > 1 and not is_lone_marker(self._rows[index].words[0].text):
                return True
            over += cells is None
            if over > 1:
                return False
        return False

    def _begins_other(self, at: int) -> bool:
        """Whether the header row of another table begins here."""
        return is_header_row(self._rows, at, pieces_of(self._rows[at], self._gap), self._gap)

    def _begins_record(self, row: Row, lines: dict[int, Line]) -> bool:
        if not self._records or self._records[-1].spans:
            return True
        if self._ruled and self._last and self._last.page == row.page:
            return row.ruled
        if self._numbered and 0 in lines:
            return is_number(lines[0].text)
        if self._single and len(lines) == len(self._columns):
            return True
        record = self._records[-1].cells
        apart = self._stands_apart(row)
        if apart and 0 in lines and 2 * len(lines) > len(self._columns):
            return True
        if self._all_begin(record, lines):
            return True
        fresh = [column for column, line in lines.items() if self._is_fresh(record.get(column), line, apart)]
        if len(fresh) < len(lines):
            return False
        if 0 in lines and not self._numbered:
            return True
        resumed = any(column in record and not self._is_in_last_row(record[column]) for column in fresh)
        return len(lines) > 1 and (apart or resumed)

    def _all_begin(self, record: dict[int, list[Line]], lines: dict[int, Line]) -> bool:
        """Whether three cells or more begin with a capital or a number right under others, the longest ended."""
        if len(lines) < 3 or any(begins_small(line) for line in lines.values()):
            return False
        above = [record[column] for column in lines if column in record and self._is_in_last_row(record[column])]
        return len(above) == len(lines) and ends_sentence(max((own[-1].text for own in above), key=len))

    def _resumed(self, lines: dict[int, Line]) -> list[int]:
        """The columns that begin anew beside one that goes on: three or more, two of which had come to their ends."""
        record = self._records[-1].cells
        fresh = [column for column, line in lines.items() if self._is_fresh(record.get(column), line, False)]
        resumed = [column for column in fresh if column in record and not self._is_in_last_row(record[column])]
        ended = all(ends_sentence(record[c][-1].text) for c in fresh if c in record and c not in resumed)
        return fresh if len(fresh) > 2 and len(resumed) > 1 and ended and 0 not in lines else []

    def _is_fresh(self, above: Sequence[Line] | None, line: Line, apart: bool) -> bool:
        """Whether a cell begins anew: with a capital or a number, and not in the middle of what stands above it."""
        if begins_small(line):
            return False
        if not above or apart or not self._is_in_last_row(above) or ends_sentence(above[-1].text):
            return True
        column = next(c for c, lines in self._records[-1].cells.items() if lines is above)
        return reach(above[-1], line) <= self._rights.get(column, 0.0)

    def _is_in_last_row(self, lines: Sequence[Line]) -> bool:
        assert self._last is not None
        return lines[-1].top == self._last.top and lines[-1].page == self._last.page

    def _draft(self) -> Draft:
        columns = range(len(self._header.columns))
        records = [record for record in self._records if not record.spans]
        drafts = [drafts_in_column([record.cells.get(column, []) for record in records]) for column in columns]
        table = Draft("table", page=self._rows[self._header.first].page, left=self._header.columns[0].left)
        head = (clean(column.text) for column in self._header.columns)
        table.rows.append([CellDraft([Draft("paragraph", text)], column) for column, text in enumerate(head)])
        at = 0
        for record in self._records:
            if record.spans:
                texts = [Draft("paragraph", line.text, page=line.page, bold=line.bold) for line in record.cells[0]]
                table.rows.append([CellDraft(texts, 0, len(columns))])
            else:
                table.rows.append([CellDraft(own, column) for column in columns if (own := drafts[column][at])])
                at += 1
        return table


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
