"""The header of a table without rules, the columns that it shows, and the words of a row by column.

A header is known by its words, which name what an action plan's columns hold, or by three or more things side by side
with rows in the same places under it. It may take several lines.

All distances are in the rows' own unit.

Refused here: reading the rows under a header (see column_tables.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hmip_parse.loaders.columns import Piece, Row, Word, pieces_of
from hmip_parse.loaders.grouping import ends_sentence

# Words that open the columns of action plans, one stem each.
_HEADER_WORDS = re.compile(
    r"""(?: rec(?:ommendation)?s? | no | nos | number | ref(?:erence)? | item | key | concerns? | findings? | areas?
          | subject | topic
          | agreed | accepted | rejected | partly | partially | not | response | reply | status | position
          | actions? | steps? | taken | planned | plan | measures? | milestones?
          | what | we | are | being | doing | done | will | do
          | owners? | leads? | responsib\w+ | accountab\w+ | who | by | when | target | dates? | deadlines? | due
          | timescales? | completion | progress | update | comments? | outcomes? | success | evidence | rag | priority
          | you | your | our | its | said | found | recommended | made | this | hmip | hmpps | inspectorate | person
          | and | or | of | for | to | the | how | in | on | has | have | been | be | is | total | \d{1,2} )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\(?[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.):]?")
_LONGEST_HEADER_CELL = 60
_MOST_HEADER_LINES = 6
# A header must have rows in its columns among this many below it.
_LOOKED_AT = 6
# Things side by side that name nothing are columns only where they stand this many gaps apart.
_WIDE = 1.5
# Edges nearer than this many gaps are one edge.
_SAME_EDGE = 1.0
# Letters of one edge begin this many gaps apart at most, for some have a blank at their side.
_SLACK = 0.2
# Rows of one cell stand no further apart than this many row heights.
_APART = 0.6

Cells = dict[int, tuple[Word, ...]]


def is_header(text: str) -> bool:
    """Whether a text holds nothing but words that name the columns of an action plan."""
    words = _WORD.findall(text)
    named = any(not word.isdigit() for word in words) and all(_HEADER_WORDS.fullmatch(word) for word in words)
    return named and len(text) <= _LONGEST_HEADER_CELL


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the edges and words of its name."""

    left: float
    right: float
    words: tuple[str, ...] = ()

    def overlaps(self, piece: Piece) -> bool:
        return piece.left < self.right and self.left < piece.right


@dataclass(frozen=True, slots=True)
class Header:
    """The columns as the header rows ``first`` up to ``end`` show them, from left to right."""

    first: int
    end: int
    columns: tuple[Column, ...]

    @property
    def text(self) -> tuple[str, ...]:
        """The names of the columns, in small letters."""
        return tuple(" ".join(column.words).casefold() for column in self.columns)


def header_at(rows: Sequence[Row], at: int, gap: float, *, named: bool) -> Header | None:
    """The header that begins at a row. ``named``: it must name columns; a letterhead has three things in a row too."""
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
    return Column(piece.left, piece.right, tuple(word.text for word in piece.words))


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
    return merged(rows[at:end], at, gap)


def merged(rows: Sequence[Row], at: int, gap: float) -> Header:
    """The header that rows from ``at`` on make up."""
    columns: list[Column] = []
    for piece in (piece for row in rows for piece in pieces_of(row, gap)):
        _add_to_header(columns, piece, gap)
    return Header(at, at + len(rows), tuple(sorted(columns, key=lambda column: column.left)))


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
            words = (*column.words, *(word.text for word in piece.words))
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
    for piece in pieces:
        own = [index for index, column in enumerate(columns) if column.overlaps(piece)]
        if len(own) > 1:
            parts = _split(piece, columns, own, _SLACK * gap) if len(pieces) > 1 else None
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
    """A piece over several columns, cut where a word begins right at a column's left edge, give or take ``slack``."""
    cells: Cells = {}
    start = 0
    for index, following in zip(own, [*own[1:], None], strict=True):
        end = len(piece.words)
        if following is not None:
            edge = columns[following].left
            cuts = [at for at, word in enumerate(piece.words) if at > start and abs(word.left - edge) <= slack]
            if not cuts:
                return None
            end = cuts[0]
        cells[index] = piece.words[start:end]
        start = end
    return cells


def is_number(text: str) -> bool:
    """Whether a cell holds the number of a recommendation and nothing else."""
    return bool(_NUMBER.fullmatch(text))
