"""The tables of a PDF: what stands in the cells of a grid, and tables that go on over a page.

A row that breaks over a page is one row again where a cell breaks off in mid-sentence, or where only one cell goes on.
The header rows that are repeated on the next page are dropped.

Refused here: finding the grids (see ruled.py), and what the columns are about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.column_tables import SALUTATIONS
from hmip_parse.loaders.layout import Line, drafts_in_column
from hmip_parse.loaders.markers import is_lone_marker, is_lone_number
from hmip_parse.loaders.measure import begins_small
from hmip_parse.loaders.pdf_order import lines_of
from hmip_parse.loaders.pdf_page import Page, Run
from hmip_parse.loaders.ruled import Grid, grids_of
from hmip_parse.loaders.table_headers import is_header
from hmip_parse.pattern import compiled

# The edges of one column on two pages differ by no more than the thickness of a rule or so, in points.
_SAME_EDGE = 4.0
_ENDED = compiled(r"[.!?:;][’”'\")\]]*$")
_LABEL = compiled(r"\S.{0,38}:")
# A cell that holds more characters than this holds sentences; a name or a date is shorter, and ends in no mark.
_LONG = 60


@dataclass(eq=False, repr=False)
class Cell:
    """A table cell with its printed lines. ``right`` is where its lines must wrap, in points."""

    column: int
    column_span: int
    row_span: int
    lines: list[Line]
    right: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def covers(self, column: int) -> bool:
        return self.column <= column < self.column + self.column_span


Row = list[Cell]


@dataclass(eq=False, repr=False)
class Table:
    """A table on one page or more: the edges of its columns in points, and its rows, each cell at its first row."""

    page: int
    last_page: int
    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: list[Row]

    @property
    def is_text(self) -> bool:
        """Whether this is a box or a form: less than two rows or columns, or labels with what is filled in."""
        rows = [filled for row in self.rows if (filled := [cell for cell in row if cell.lines])]
        if len(rows) < 2 or len({cell.column for row in rows for cell in row}) < 2:
            return True
        return all(len(row) == 2 and _LABEL.fullmatch(row[0].text) for row in rows)

    @property
    def has_header(self) -> bool:
        """Whether at least half of what stands in the first row names columns of an action plan."""
        first = [cell.text for cell in self.rows[0] if cell.lines]
        return 2 * sum(map(is_header, first)) >= max(2, len(first))

    def encloses(self, other: Table) -> bool:
        """Whether another table stands in a cell of this one."""
        within = self.top <= other.top and other.bottom <= self.bottom
        return self is not other and within and self.columns[0] <= other.columns[0] <= self.columns[-1]

    def holds(self, run: Run) -> bool:
        """Whether a run stands within the table."""
        return _holds(self, run)

    def draft(self) -> Draft:
        """The table as a draft, rows without any text left out."""
        rows = _without_empty(self.rows)
        drafts = _drafts_of([cell for row in rows for cell in row])
        cells = [[CellDraft(drafts[id(c)], c.column, c.column_span, c.row_span) for c in row] for row in rows]
        return Draft("table", page=self.page, left=self.columns[0], rows=cells)


def tables_of(pages: Sequence[Page]) -> list[list[Table]]:
    """The ruled tables of each page, from the top down; one that stands in a cell of another is part of that.

    A box or a form is none, but where it may be what is left of a table on the page before or after; nor is a table
    before the salutation, unless its header says so.
    """
    found = [[_table(grid, page) for grid in grids_of(page.rules)] for page in pages]
    greeted = _salutation(pages)
    kept: list[list[Table]] = []
    for index, tables in enumerate(found):
        before = found[index - 1][-1:] if index else []
        after = found[index + 1][:1] if index + 1 < len(found) else []
        neighbours = [*((tables[0], t) for t in before if tables), *((tables[-1], t) for t in after if tables)]
        kin = {id(own) for own, other in neighbours if _common(own.columns, other.columns) and not other.is_text}
        own = [table for table in tables if not table.is_text or id(table) in kin]
        own = [table for table in own if table.has_header or (table.page, table.bottom) > greeted]
        kept.append([table for table in own if not any(other.encloses(table) for other in own)])
    return kept


def _salutation(pages: Sequence[Page]) -> tuple[int, float]:
    """The page and height of the salutation; before the first page where there is none."""
    openings = ((page.number, run.baseline) for page in pages for run in page.runs if run.words[0].text in SALUTATIONS)
    return next(openings, (0, 0.0))


def _table(grid: Grid, page: Page) -> Table:
    place = {
        (row, column): (cell.row, cell.column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    held: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in (run for run in page.runs if _holds(grid, run)):
        row = _between(grid.rows, run.middle)
        for column, piece in _by_column(run, grid.columns):
            held[place[row, column]].append(piece)
    padding = _padding(grid, held)
    rows: list[Row] = [[] for _ in range(len(grid.rows) - 1)]
    for cell in grid.cells:
        lines = lines_of(held[cell.row, cell.column], page.number)
        right = max((line.right for line in lines), default=0.0)
        right = max(right, grid.columns[cell.column + cell.column_span] - padding)
        rows[cell.row].append(Cell(cell.column, cell.column_span, cell.row_span, lines, right))
    return Table(page.number, page.number, grid.top, grid.bottom, grid.columns, rows)


def _holds(box: Grid | Table, run: Run) -> bool:
    left, right = box.columns[0], box.columns[-1]
    return left <= (run.left + run.right) / 2 <= right and box.top <= run.middle <= box.bottom


def joined(before: Table, after: Table) -> Table | None:
    """The two as one table if the second goes on with the first on the next page."""
    columns = _common(before.columns, after.columns) if after.page == before.last_page + 1 else None
    if columns is None:
        return None
    rows, more = _refitted(before, columns), _refitted(after, columns)
    more = more[sum(1 for _ in takewhile(lambda pair: _alike(*pair), zip(rows, more, strict=False))) :]
    if rows and more and _goes_on(rows, more[0]):
        for cell in more.pop(0):
            above = _above(rows, cell.column)
            if above:
                above.lines += cell.lines
    return Table(before.page, after.last_page, before.top, after.bottom, columns, rows + more)


def _between(edges: Sequence[float], place: float) -> int:
    """In which of the stretches between edges a place lies."""
    return max(0, min(len(edges) - 2, bisect_right(edges, place) - 1))


def _by_column(run: Run, columns: Sequence[float]) -> Iterator[tuple[int, Run]]:
    """A run cut where its words change column."""
    words = [(_between(columns, (word.left + word.right) / 2), word) for word in run.words]
    held = sorted({column for column, _ in words})
    if len(held) == 1:
        yield held[0], run
        return
    for column in held:
        yield column, Run(tuple([word for at, word in words if at == column]), run.baseline, run.size, run.bold)


def _padding(grid: Grid, held: dict[tuple[int, int], list[Run]]) -> float:
    """How far text stands from the rule at its left, and so from the one at its right."""
    gaps = [run.left - grid.columns[column] for (_, column), runs in held.items() for run in runs]
    return max(0.0, min(gaps, default=0.0))


def _common(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...] | None:
    """The edges of two tables' columns, if they are the same or one has merged some of the other's."""
    more, fewer = (a, b) if len(a) >= len(b) else (b, a)
    near = all(any(abs(edge - other) <= _SAME_EDGE for other in more) for edge in fewer)
    ends = abs(more[0] - fewer[0]) <= _SAME_EDGE and abs(more[-1] - fewer[-1]) <= _SAME_EDGE
    return more if near and ends else None


def _refitted(table: Table, columns: tuple[float, ...]) -> list[Row]:
    """A table's rows in a grid that has all of its columns, and perhaps more."""
    at = [_nearest(edge, columns) for edge in table.columns]
    return [
        [replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column]) for c in row]
        for row in table.rows
    ]


def _nearest(edge: float, columns: Sequence[float]) -> int:
    return min(range(len(columns)), key=lambda index: abs(columns[index] - edge))


def _alike(a: Row, b: Row) -> bool:
    # In a scan a thick border may be seen as two, with an empty column between them, on one page and not on the other.
    first, second = ([(cell.column, cell.text) for cell in row if cell.lines] for row in (a, b))
    return bool(first) and first == second


def _above(rows: Sequence[Row], column: int) -> Cell | None:
    """The cell of the last row in a column; it may begin further up."""
    for up, row in enumerate(reversed(rows)):
        for cell in row:
            if cell.covers(column):
                return cell if cell.row_span > up else None
    return None


def _goes_on(rows: Sequence[Row], row: Row) -> bool:
    """Whether the first row of a page goes on with the last row of the page before."""
    filled = [cell for cell in row if cell.lines]
    pairs = [(above, cell) for cell in filled if (above := _above(rows, cell.column))]
    if any(cell.column_span != above.column_span or not above.lines for above, cell in pairs):
        return False
    if not pairs or (filled[0].column == 0 and _is_number(filled[0].text)):
        return False
    open_ended = [(above, cell) for above, cell in pairs if not _ENDED.search(above.text)]
    if any(begins_small(cell.lines[0]) or len(above.text) > _LONG for above, cell in open_ended):
        return True
    return len(filled) == 1 and filled[0].column > 0


def _is_number(text: str) -> bool:
    return text.isdigit() or is_lone_number(text)


def _drafts_of(cells: Sequence[Cell]) -> dict[int, list[Draft]]:
    """The blocks of each cell, by its identity; the cells of one column are as wide as each other."""
    columns: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        columns[cell.column, cell.column_span].append(cell)
    found: dict[int, list[Draft]] = {}
    for column in columns.values():
        lines = [[] if all(is_lone_marker(line.text) for line in cell.lines) else cell.lines for cell in column]
        drafts = drafts_in_column(lines, right=max(cell.right for cell in column))
        found |= {id(cell): own for cell, own in zip(column, drafts, strict=True)}
    return found


def _without_empty(rows: Sequence[Row]) -> list[Row]:
    """Rows less those in which nothing stands; the cells that reach over one get shorter."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        if any(cell.lines for cell in row):
            kept.append(row)
            continue
        for up, above in enumerate(reversed(rows[:index]), 1):
            for cell in above:
                cell.row_span -= int(cell.row_span > up)
    return kept
