"""The header of a table without rules, the columns that it shows, and the words of a row by column.

A header is known by its words, which name what an action plan's columns hold, or by three or more things side by side
with rows in the same places under it. It may take several lines.

All distances are in the rows' own unit.

Refused here: reading the rows under a header (see column_tables.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from hmip_parse.loaders.columns import Piece, Row, Word, pieces_of
from hmip_parse.loaders.grouping import ends_sentence
from hmip_parse.pattern import Pattern, compiled

# Words that open the columns of action plans, one stem each.
_HEADER_WORDS = Pattern(
    r"""(?: rec(?:ommendation)?s? | no | nos | number | ref(?:erence)? | item | key | concerns? | findings? | areas?
          | subject | topic
          | agreed | accepted | rejected | partly | partially | not | response | reply | status | position
          | actions? | steps? | taken | planned | plan | measures? | milestones?
          | what | we | are | being | doing | done | will | do
          | owners? | leads? | responsib\w+ | accountab\w+ | who | by | when | target | dates? | deadlines? | due
          | timescales? | completion | progress | update | comments? | outcomes? | success | evidence | rag | priority
          | you | your | our | its | said | found | recommended | made | this | hmip | hmpps | inspectorate | person
          | and | or | of | for | to | the | how | in | on | has | have | been | be | is | total | \d{1,2} )""",
)
# What the column of the recommendations' numbers is called.
NUMBERS = compiled(r"(?:rec(?:ommendation)?s?|ref(?:erence)?|item)?\.? ?(?:no|nos|number|ref|#)\.?", re.IGNORECASE)
_WORD = compiled(r"\w+")
_NUMBER = compiled(r"\(?[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.):]?")
_LONGEST_HEADER_CELL = 60
_MOST_HEADER_LINES = 6
# A header must have rows in its columns among this many below it.
_LOOKED_AT = 6
# As many rows below a header show where its columns' cells begin.
_SETTLED = 60
# Things side by side that name nothing are columns only where they stand this many gaps apart.
_WIDE = 1.5
# Edges nearer than this many gaps are one edge.
_SAME_EDGE = 1.0
# A column's name begins no further than this many gaps from its cells, unless it is centred.
_NEAR_EDGE = 2.0
# Letters of one edge begin this many gaps apart at most, for some have a blank at their side.
_SLACK = 0.2
# Rows of one cell stand no further apart than this many row heights.
_APART = 0.6

Cells = dict[int, tuple[Word, ...]]


def is_header(text: str) -> bool:
    """Whether a text holds nothing but words that name the columns of an action plan."""
    words = _WORD.findall(text)
    named = any(not word.isdigit() for word in words) and all(_HEADER_WORDS.regex.fullmatch(word) for word in words)
    return named and len(text) <= _LONGEST_HEADER_CELL


class Column(NamedTuple):
    """A column: the edges and words of its name, and where its cells begin, if not at its left edge."""

    left: float
    right: float
    words: tuple[Word, ...] = ()
    start: float | None = None

    @property
    def text(self) -> str:
        """The name of the column."""
        return " ".join(word.text for word in self.words)

    @property
    def begins(self) -> float:
        """Where the cells of the column begin."""
        return self.left if self.start is None else self.start

    def overlaps(self, piece: Piece) -> bool:
        return piece.left < self.right and self.left < piece.right


class Header(NamedTuple):
    """The columns as the header rows ``first`` up to ``end`` show them, from left to right."""

    first: int
    end: int
    columns: tuple[Column, ...]

    @property
    def text(self) -> tuple[str, ...]:
        """The names of the columns, in small letters."""
        return tuple(column.text.casefold() for column in self.columns)


def header_at(rows: Sequence[Row], at: int, gap: float, *, named: bool) -> Header | None:
    """The header that begins at a row. ``named``: it must name columns; a letterhead has three things in a row too."""
    if not rows[at].parted:
        return None
    pieces = pieces_of(rows[at], gap)
    if len(pieces) < 2 or any(len(piece.text) > _LONGEST_HEADER_CELL for piece in pieces):
        return None
    if is_header_row(rows, at, pieces, gap):
        header = _read_header(rows, at, gap)
        return header if _rows_under(rows, header, gap) >= 1 else None
    if len(pieces) >= 3 and not named and len(pieces_of(rows[at], _WIDE * gap)) == len(pieces):
        header = Header(at, at + 1, tuple(_column(piece) for piece in pieces))
        return header if _rows_under(rows, header, gap) >= 2 else None
    return None


def is_header_row(rows: Sequence[Row], at: int, pieces: Sequence[Piece], gap: float) -> bool:
    """Whether a row names columns of an action plan, or counts them above such a row."""
    counted = at + 1 < len(rows) and len(pieces) > 1 and all(_NUMBER.fullmatch(piece.text) for piece in pieces)
    return _names_columns(pieces) or (counted and _names_columns(pieces_of(rows[at + 1], gap)))


def _names_columns(pieces: Sequence[Piece]) -> bool:
    """Whether at least half of a row's pieces, and two or more, name columns of an action plan."""
    named = sum(is_header(piece.text) for piece in pieces)
    return named >= 2 and 2 * named >= len(pieces) and not _NUMBER.fullmatch(pieces[0].text)


def _column(piece: Piece) -> Column:
    return Column(piece.left, piece.right, piece.words)


def _read_header(rows: Sequence[Row], at: int, gap: float) -> Header:
    columns = [_column(piece) for piece in pieces_of(rows[at], gap)]
    end = at + 1
    while end < min(len(rows), at + _MOST_HEADER_LINES) and is_near(rows[end - 1], rows[end]):
        pieces = pieces_of(rows[end], gap)
        named = all(is_header(piece.text) for piece in pieces)
        if not named and not _is_above_numbers(rows, end, columns, gap):
            break
        for piece in pieces:
            _add_to_header(columns, piece, gap)
        end += 1
    return merged(rows, at, end, gap)


def merged(rows: Sequence[Row], at: int, end: int, gap: float) -> Header:
    """The header that the rows ``at`` up to ``end`` make up, with what the rows below them show of its columns."""
    below = [
        pieces_of(row, gap) for row in takewhile(lambda row: row.page == rows[at].page, rows[end : end + _SETTLED])
    ]
    pieces = [piece for row in rows[at:end] for piece in pieces_of(row, gap)]
    cuts = {cut for column in _columns_of(pieces, gap) if (cut := _cut_of(column, below, gap)) is not None}
    columns = _columns_of([part for piece in pieces for part in _cut(piece, cuts)], gap)
    return Header(at, end, tuple(column._replace(start=_start_of(column, below, gap)) for column in columns))


def _columns_of(pieces: Sequence[Piece], gap: float) -> list[Column]:
    """The columns that the pieces of a header make up, from left to right."""
    columns: list[Column] = []
    for piece in pieces:
        _add_to_header(columns, piece, gap)
    return sorted(columns, key=lambda column: column.left)


def _cut_of(column: Column, below: Sequence[Sequence[Piece]], gap: float) -> float | None:
    """Where a column is two, for rows below have two cells under one piece of the header ("Rec No Action")."""
    seconds = [
        piece.left
        for pieces in below
        for before, piece in pairwise(pieces)
        if column.overlaps(before) and column.left < piece.left < column.right
    ]
    edge = _usual(seconds)
    if edge is None:
        return None
    cut = min((word.left for word in column.words), key=lambda left: abs(left - edge))
    return cut if cut > column.left and abs(cut - edge) <= _NEAR_EDGE * gap else None


def _cut(piece: Piece, cuts: Collection[float]) -> list[Piece]:
    """A piece, parted where one of its words begins at a cut."""
    starts = [at for at, word in enumerate(piece.words) if at == 0 or word.left in cuts]
    return [Piece(piece.words[start:end]) for start, end in pairwise([*starts, len(piece.words)])]


def _start_of(column: Column, below: Sequence[Sequence[Piece]], gap: float) -> float | None:
    """Where the pieces begin, as a rule, that stand under a column."""
    lefts = [piece.left for pieces in below for piece in pieces]
    return _usual([left for left in lefts if abs(left - column.left) <= _NEAR_EDGE * gap])


def _usual(edges: Sequence[float]) -> float | None:
    """The most frequent of some edges, if it is there twice."""
    (edge, count), *_ = Counter(map(round, edges)).most_common(1) or [(0, 0)]
    return edge if count > 1 else None


def _is_above_numbers(rows: Sequence[Row], at: int, columns: Sequence[Column], gap: float) -> bool:
    """Whether a row goes on with the header: nothing stands in its first column, and a number does in the next row."""
    if at + 1 >= len(rows) or rows[at].page != rows[at + 1].page:
        return False
    cells, below = cells_of(rows[at], columns, gap), cells_of(rows[at + 1], columns, gap)
    if ends_sentence(rows[at].words[-1].text):
        return False
    number = " ".join(word.text for word in (below or {}).get(0, ()))
    return bool(cells) and 0 not in (cells or {0}) and bool(below) and is_number(number)


def _add_to_header(columns: list[Column], piece: Piece, gap: float) -> None:
    for index, column in enumerate(columns):
        if column.overlaps(piece) or abs(column.left - piece.left) <= _SAME_EDGE * gap:
            words = (*column.words, *piece.words)
            columns[index] = Column(min(column.left, piece.left), max(column.right, piece.right), words)
            return
    columns.append(_column(piece))


def is_near(above: Row, row: Row) -> bool:
    """Whether a row stands right below another."""
    return row.page == above.page and row.top - above.bottom <= _APART * row.height


def _rows_under(rows: Sequence[Row], header: Header, gap: float) -> int:
    """How many of the rows under a header have cells in two of its columns, each in its place."""
    count = 0
    for row in rows[header.end : header.end + _LOOKED_AT]:
        cells = cells_of(row, header.columns, gap)
        count += cells is not None and len(cells) > 1
    return count


def cells_of(row: Row, columns: Sequence[Column], gap: float) -> Cells | None:
    """The words of a row by column; None if a piece of it stands over several columns or beside all of them."""
    cells: Cells = {}
    pieces = pieces_of(row, gap)
    set_in_columns = all(any(abs(p.left - c.begins) <= _SAME_EDGE * gap for c in columns) for p in pieces)
    slack = (_SAME_EDGE if set_in_columns else _SLACK) * gap
    for piece in pieces:
        own = [index for index, column in enumerate(columns) if column.overlaps(piece)]
        if len(own) > 1:
            parts = _split(piece, columns, own, slack) if len(pieces) > 1 else None
            if parts is None and own[0] == 0:
                return None
            parts = parts or {own[0]: piece.words}
        else:
            index = own[0] if own else _last_before(piece.left + _SAME_EDGE * gap, columns)
            parts = {max(index, 0): piece.words}
        for index, words in parts.items():
            cells[index] = (*cells.get(index, ()), *words)
    return cells


def _last_before(left: float, columns: Sequence[Column]) -> int:
    return sum(column.left <= left for column in columns) - 1


def _split(piece: Piece, columns: Sequence[Column], own: Sequence[int], slack: float) -> Cells | None:
    """A piece over several columns, cut where a word begins at the edge of a column's cells, give or take ``slack``."""
    cells: Cells = {}
    start = 0
    for index, following in zip(own, [*own[1:], None], strict=True):
        end = len(piece.words)
        if following is not None:
            edge = columns[following].begins
            cut = min(range(start + 1, end), key=lambda at: abs(piece.words[at].left - edge), default=None)
            if cut is None or abs(piece.words[cut].left - edge) > slack:
                return None
            end = cut
        cells[index] = piece.words[start:end]
        start = end
    return cells


def is_number(text: str) -> bool:
    """Whether a cell holds the number of a recommendation and nothing else."""
    return bool(_NUMBER.fullmatch(text))
