"""Tables of two columns without upright rules: a name in bold type, what is said of it, and a rule between the rows.

Refused here: tables with a header (column_tables.py), and labels beside their values without rules, as in a letterhead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.column_tables import FoundTable
from hmip_parse.loaders.pdf_order import PageRow

# The fewest rows that show such a table, the longest name, and how near left edges are the same, in points.
_FEWEST_ROWS, _LONGEST_NAME, _SAME_EDGE = 3, 40, 1.0


def pairs_in(rows: Sequence[PageRow]) -> Iterator[FoundTable]:
    """The tables among the rows of a stretch of pages, in order."""
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _goes_on(rows[at], rows[end]):
            end += 1
        if end - at >= _FEWEST_ROWS and _is_pair(rows[at]):
            yield FoundTable(at, end, _table(rows[at:end]))
        at = end


def _goes_on(first: PageRow, row: PageRow) -> bool:
    if not (row.ruled and row.page == first.page and _is_pair(first) and _is_pair(row)):
        return False
    return all(abs(a.left - b.left) <= _SAME_EDGE for a, b in zip(first.runs, row.runs, strict=True))


def _is_pair(row: PageRow) -> bool:
    if len(row.runs) != 2:
        return False
    name, said = row.runs
    return name.bold and not said.bold and len(name.text) <= _LONGEST_NAME


def _table(rows: Sequence[PageRow]) -> Draft:
    table = Draft("table", page=rows[0].page)
    for row in rows:
        cells = [Draft("paragraph", clean(run.text), page=row.page, bold=run.bold) for run in row.runs]
        table.rows.append([CellDraft([cell], column) for column, cell in enumerate(cells)])
    return table
