"""Words that stand beside each other on a line: the pieces of a line, and the columns of a letterhead.

A program that prints a page as text (``pdftotext -layout``) keeps what stood side by side on one line, parted by
blanks. A wide gap parts two columns; a narrower one may be a justified space. The left column is read before the right.

All distances are in the rows' own unit: characters for text, points for PDF.

Refused here: tables (see column_tables.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from hmip_parse.loaders.markers import is_lone_marker, is_lone_number

# A gap this many times as wide as the least one is no justified space; alone on its line, it must be wider still.
_WIDE, _VERY_WIDE = 2.0, 2.5
# Rows of one letterhead stand no further apart than this many row heights; lines of one column, than that.
_FURTHEST, _APART = 4.0, 0.75
_MOST_COLUMNS = 4
_LONGEST_LABEL = 24


class Word(NamedTuple):
    """A word and its horizontal extent."""

    text: str
    left: float
    right: float


@dataclass(eq=False, repr=False)
class Row:
    """All words on one height of a page, from left to right. Edges as in Line; ``page`` counts from 1.

    ``ruled``: a rule is drawn above it, from its first word to its last.
    """

    words: tuple[Word, ...]
    page: int | None
    top: float
    bottom: float
    bold: bool = False
    size: float = 0.0
    heading: int = 0
    ruled: bool = False

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.01)


class Piece(NamedTuple):
    """Words of a row with no gap between them."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def pieces_of(row: Row, gap: float) -> list[Piece]:
    """The pieces of a row that gaps of at least ``gap`` part."""
    words = row.words
    cuts = [at for at, (before, word) in enumerate(pairwise(words), 1) if word.left - before.right >= gap]
    if not cuts:
        return [Piece(words)]
    return [Piece(words[start:end]) for start, end in pairwise([0, *cuts, len(words)])]


def side_by_side(rows: Sequence[Row], gap: float) -> list[Row]:
    """Rows in reading order: where columns stand side by side, all of the left one, then all of the one right of it.

    A right column that begins above the left one is read before it.

    ``gap`` is the least width that parts two columns.
    """
    return _in_order(rows, gap, _MOST_COLUMNS)


def _in_order(rows: Sequence[Row], gap: float, most: int) -> list[Row]:
    ordered: list[Row] = []
    at = done = 0
    while at < len(rows):
        gutter = _gutter_of(rows[at], gap) if most > 1 else None
        end, gutter = _reach(rows, at, gutter, gap) if gutter else (at, None)
        if gutter is None or not _is_set(rows[at:end], gutter, gap):
            ordered.append(rows[at])
            at += 1
            continue
        first, gutter = _head(rows, at, done, gutter, gap)
        del ordered[len(ordered) - (at - first) :]
        for side in (0, 1) if first == at else (1, 0):
            column = [part for row in rows[first:end] if (part := _part(row, gutter, side))]
            ordered += _in_order(column, gap, most - 1)
        at = done = end
    return ordered


class _Gutter(NamedTuple):
    left: float
    right: float

    def side(self, word: Word | Piece) -> int:
        return int(word.left + word.right > self.left + self.right)

    def beside(self, row: Row, gap: float) -> _Gutter:
        """What is left of the gutter between the pieces of a row."""
        left, right = self
        for piece in pieces_of(row, gap):
            if self.side(piece):
                right = min(right, piece.left)
            else:
                left = max(left, piece.right)
        return _Gutter(left, right)

    @property
    def width(self) -> float:
        return self.right - self.left


def _gutter_of(row: Row, gap: float) -> _Gutter | None:
    """The widest gap of a row, if it parts two things and not a marker or a label from its text."""
    if all(after.left - before.right < _WIDE * gap for before, after in pairwise(row.words)):
        return None
    gutters = [_Gutter(before.right, after.left) for before, after in pairwise(row.words)]
    first = row.words[0]
    if gutters and (is_lone_marker(first.text) or is_lone_number(first.text)):
        del gutters[0]
    widest = max(gutters, key=lambda gutter: gutter.width, default=None)
    if widest is None or widest.width < _WIDE * gap:
        return None
    before = " ".join(word.text for word in row.words if word.right <= widest.left)
    return None if before.endswith(":") and len(before) <= _LONGEST_LABEL else widest


def _reach(rows: Sequence[Row], at: int, gutter: _Gutter, gap: float) -> tuple[int, _Gutter]:
    """How far from row ``at`` on columns stand beside the gutter, and what is left of it there."""
    foot = {0: rows[at].bottom, 1: rows[at].bottom}
    end = at + 1
    for index in range(at + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        narrowed = gutter.beside(row, gap)
        if row.page != before.page or row.top - before.bottom > _FURTHEST * row.height or narrowed.width < gap:
            break
        sides = {narrowed.side(word) for word in row.words}
        # Lines that stand half a line apart in two columns are printed one below the other.
        between = row.height if row.top - before.bottom <= _APART * row.height else 0.0
        apart = len(sides) == 1 and row.top - foot[min(sides)] > _APART * row.height + between
        if row.heading or (apart and not _goes_on_beside(rows, index, narrowed)):
            break
        gutter, end = narrowed, index + 1
        foot |= dict.fromkeys(sides, row.bottom)
    return end, gutter


def _head(rows: Sequence[Row], at: int, done: int, gutter: _Gutter, gap: float) -> tuple[int, _Gutter]:
    """The first row of columns: those right above row ``at``, not above ``done``, that stand in the right one alone."""
    while at > done and rows[at - 1].page == rows[at].page:
        row, below = rows[at - 1], rows[at]
        narrowed = gutter.beside(row, gap)
        beside = narrowed.width >= gap and all(narrowed.side(word) for word in row.words)
        if row.heading or not beside or below.top - row.bottom > _APART * row.height:
            break
        at, gutter = at - 1, narrowed
    return at, gutter


def _goes_on_beside(rows: Sequence[Row], index: int, gutter: _Gutter) -> bool:
    """Whether the line right below a row stands, in part at least, on the other side of the gutter."""
    if index + 1 >= len(rows):
        return False
    row, below = rows[index], rows[index + 1]
    near = below.page == row.page and below.top - row.bottom <= _APART * row.height
    return near and {gutter.side(word) for word in below.words} != {gutter.side(word) for word in row.words}


def _is_set(rows: Sequence[Row], gutter: _Gutter, gap: float) -> bool:
    """Whether rows are two columns: more than one row has both sides, or the gap is too wide for a space."""
    both = sum(len({gutter.side(word) for word in row.words}) == 2 for row in rows)
    return both > 1 or gutter.width >= _VERY_WIDE * gap


def _part(row: Row, gutter: _Gutter, side: int) -> Row | None:
    words = tuple(word for word in row.words if gutter.side(word) == side)
    return replace(row, words=words) if words else None
