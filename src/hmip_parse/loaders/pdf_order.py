"""The reading order of what stands on a page: lines from the top down, and columns one after the other.

Runs on one height make a row. A row with a wide gap may be two columns (a letterhead beside an address, two signatures)
or one line with a stretched space (justified text, a tab behind a label). Two columns share a gutter that no row near
them crosses; a stretched space does not. The column that begins higher is read first, the left one if both begin alike.

Refused here: tables (their runs are taken out before), and joining lines to paragraphs (see layout.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.columns import Row
from hmip_parse.loaders.line import Line
from hmip_parse.loaders.markers import is_lone_marker, is_lone_number, marker_of
from hmip_parse.loaders.pdf_page import WIDE_GAP, Run
from hmip_parse.loaders.ruled import TOLERANCE, Rule
from hmip_parse.pattern import compiled

# All of these count in type sizes. Lines of one column are 1 to 1.3 apart, so a run that is nearer than half of that
# stands beside another, whatever its column's spacing; on the same line they differ by a raised "th" at most.
_SAME_ROW, _SAME_LINE = 0.65, 0.4
# A lone row is two columns only if its gap is wider than justified text stretches a space.
_LONE_GAP = 2.5
# Lines of one column stand no further apart than this, and rows of one stretch of columns no further than that.
_COLUMN_STEP, _STRETCH_STEP = 2.0, 3.0
_NARROWEST_GUTTER = 0.5
_MOST_COLUMNS = 6
# Pieces of one word, drawn apart, have no gap to speak of; a word space is a quarter.
_NO_GAP = 0.12
# Further than this from its text, a number or bullet is no list marker; Word's widest default indent is 36 points.
_MARKER_GAP = 4.0
_LABEL = compiled(r"(?:\S+\s){0,3}\S*:")
_PLACE, _LEFT, _SIZE = attrgetter("baseline", "left"), attrgetter("left"), attrgetter("size")


@dataclass(eq=False, repr=False)
class PageRow:
    """The runs on one height of a page, from left to right. ``ruled``: a rule as wide as they are stands above them."""

    runs: tuple[Run, ...]
    page: int
    ruled: bool = False

    @property
    def middle(self) -> float:
        return self.runs[0].middle

    @property
    def tallest(self) -> Run:
        return max(self.runs, key=_SIZE) if len(self.runs) > 1 else self.runs[0]

    def for_furniture(self) -> Line:
        """The row as furniture.py looks at it: tabs part what stands beside each other."""
        text = "\t".join([clean(run.text) for run in joined(self.runs)])
        left, right, tallest = self.runs[0].left, self.runs[-1].right, self.tallest
        return Line(text, self.page, left, right, tallest.top, tallest.bottom, size=tallest.size)

    def parted(self, gap: float) -> bool:
        """Whether a gap of at least this width may stand between two of its words."""
        return len(self.runs) > 1 or self.runs[0].widest >= gap

    def for_columns(self, gap: float) -> Row:
        """The row as column_tables.py looks at it: its words, whatever gaps are between them."""
        words = tuple(chain.from_iterable([run.words for run in self.runs]))
        bold, tallest = all(run.bold for run in self.runs), self.tallest
        parted = self.parted(gap)
        return Row(words, self.page, tallest.top, tallest.bottom, bold, tallest.size, ruled=self.ruled, parted=parted)


class _Gutter(NamedTuple):
    left: float
    right: float

    def side(self, run: Run) -> int:
        """0 for a run on the left of the gutter, 1 on the right."""
        return int(run.left + run.right > self.left + self.right)

    def beside(self, run: Run) -> _Gutter | None:
        """What is left of the gutter beside a run; None if the run crosses it."""
        left, right = self
        gutter = _Gutter(left, min(right, run.left)) if self.side(run) else _Gutter(max(left, run.right), right)
        return gutter if gutter.right - gutter.left >= _NARROWEST_GUTTER * run.size else None


def in_reading_order(runs: Sequence[Run], most: int = _MOST_COLUMNS) -> list[list[Run]]:
    """The lines of a page in strips: each is a stretch of one of ``most`` columns, from the top down."""
    rows = [joined(row.runs) for row in rows_of(runs, 0)]
    strips: list[list[Run]] = [[]]
    at = done = 0
    while at < len(rows):
        stretch = _columns_at(rows, at, done) if most > 1 and len(rows[at]) > 1 else None
        if stretch is None:
            strips[-1].append(_whole(rows[at]))
            at += 1
            continue
        first, last, gutter = stretch
        del strips[-1][len(strips[-1]) - (at - first) :]
        there = [run for row in rows[first:last] for run in row]
        sides = [[run for run in there if gutter.side(run) == side] for side in (0, 1)]
        for side in sorted(sides, key=lambda side: round(side[0].baseline / side[0].size)):
            strips += in_reading_order(side, most - 1)
        strips.append([])
        at = done = last
    return [strip for strip in strips if strip]


def rows_of(runs: Sequence[Run], page: int) -> list[PageRow]:
    """Runs in rows by their height, from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_PLACE):
        if rows and run.baseline - rows[-1][0].baseline <= _SAME_ROW * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [PageRow(tuple(sorted(row, key=_LEFT) if len(row) > 1 else row), page) for row in rows]


def under_rules(rows: Sequence[PageRow], rules: Sequence[Rule]) -> list[PageRow]:
    """The rows of a page, those marked that stand right under a rule, or under pieces of one (the borders of cells)."""
    level = [rule for rule in rules if rule.level]
    marked = list(rows)
    if not level:
        return marked
    for index, (above, row) in enumerate(pairwise(rows), 1):
        between = [rule for rule in level if above.middle < rule.top <= row.middle]
        left, right = row.runs[0].left, row.runs[-1].right
        for rule in between:
            pieces = [piece for piece in between if abs(piece.top - rule.top) <= TOLERANCE]
            ends = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
            underline = any(abs(run.left - ends[0]) + abs(run.right - ends[1]) <= 2 * TOLERANCE for run in above.runs)
            if ends[0] <= left + TOLERANCE and ends[1] >= right - TOLERANCE and not underline:
                marked[index] = replace(row, ruled=True)
    return marked


def joined(row: Sequence[Run]) -> list[Run]:
    """The runs of a row, joined where they are one line: no wide gap, or a list marker or label before its text."""
    done = [row[0]]
    if len(row) == 1:
        return done
    for run in row[1:]:
        before = done[-1]
        gap = (run.left - before.right) / max(run.size, before.size)
        marker = len(done) == 1 and gap <= _MARKER_GAP and _is_marker(before.text)
        level = abs(run.baseline - before.baseline) <= _SAME_LINE * max(run.size, before.size)
        if level and (gap <= WIDE_GAP or marker or _LABEL.fullmatch(before.text)):
            done[-1] = _join(before, run)
        else:
            done.append(run)
    return done


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines that runs of one column make, from the top down."""
    if len(runs) == 1:
        return [line_of(runs[0], page)]
    return [line_of(_whole(joined(row.runs)), page) for row in rows_of(runs, page)]


def line_of(run: Run, page: int) -> Line:
    """A run as a line of its page. A soft hyphen at its end goes, and the word is known to go on."""
    raw = run.text
    text = clean(raw)
    marker = marker_of(text)
    behind = len(text[: marker.body].split()) if marker else 0
    return Line(
        text,
        page,
        run.left,
        run.right,
        run.top,
        run.bottom,
        bold=run.bold,
        size=run.size,
        hyphenated=raw.endswith(("\xad", "\u2010")),
        body=run.words[behind].left if 0 < behind < len(run.words) else None,
    )


def _is_marker(text: str) -> bool:
    return is_lone_marker(text) or is_lone_number(text) or (text.isdigit() and len(text) < 3)


def _whole(row: Sequence[Run]) -> Run:
    line = row[0]
    for run in row[1:]:
        line = _join(line, run)
    return line


def _join(before: Run, after: Run) -> Run:
    """Two runs as one, with the size and baseline of the larger that is no marker, and bold only if both are."""
    words = [*before.words]
    size = max(before.size, after.size)
    if after.left - before.right < _NO_GAP * size:
        last = words.pop()
        words.append(last._replace(text=last.text + after.words[0].text, right=after.words[0].right))
        words += after.words[1:]
    else:
        words += after.words
    # A bullet may be of any size; the line is as large as its words.
    larger = before if before.size >= after.size and not _is_marker(before.text) else after
    size = larger.size
    bold = (before.bold or _is_marker(before.text)) and after.bold
    return Run(tuple(words), larger.baseline, size, bold)


def _columns_at(rows: Sequence[Sequence[Run]], at: int, done: int) -> tuple[int, int, _Gutter] | None:
    """The stretch of rows around row ``at``, not above row ``done``, that stand in two columns, and their gutter."""
    for before, after in pairwise(rows[at]):
        gutter = _narrowed(_Gutter(before.right, after.left), rows[at])
        if gutter is None:
            continue
        last, gutter = _foot(rows, at, gutter)
        first, gutter = _head(rows, at, done, gutter)
        both = sum(len({gutter.side(run) for run in row}) == 2 for row in rows[first : last + 1])
        if not both:
            continue
        if both > 1 or after.left - before.right >= _LONE_GAP * before.size:
            return first, last + 1, gutter
    return None


def _narrowed(gutter: _Gutter, row: Sequence[Run]) -> _Gutter | None:
    """What is left of a gutter beside a row; None if the row crosses it."""
    left: _Gutter | None = gutter
    for run in row:
        left = left and left.beside(run)
    return left


def _foot(rows: Sequence[Sequence[Run]], at: int, gutter: _Gutter) -> tuple[int, _Gutter]:
    """The last row of the columns: where the shorter one ends, and as far as the other goes on without a space."""
    gutters = [gutter]
    for before, row in pairwise(rows[at:]):
        narrowed = _narrowed(gutters[-1], row)
        if narrowed is None or row[0].baseline - before[0].baseline > _STRETCH_STEP * row[0].size:
            break
        gutters.append(narrowed)
    ends = {0: 0, 1: 0}
    for index, narrowed in enumerate(gutters):
        ends |= {narrowed.side(run): index for run in rows[at + index]}
    last = min(ends.values())
    feet = {gutters[0].side(run): run.baseline for row in rows[at : at + last + 1] for run in row}
    while last + 1 < len(gutters):
        (side, run), *_ = {gutters[0].side(run): run for run in rows[at + last + 1]}.items()
        if run.baseline - feet[side] > _COLUMN_STEP * run.size:
            break
        feet[side] = run.baseline
        last += 1
    return at + last, gutters[last]


def _head(rows: Sequence[Sequence[Run]], at: int, done: int, gutter: _Gutter) -> tuple[int, _Gutter]:
    """The first row of the columns: lines above them that stand in the right one, or in the left without a space."""
    heads = {gutter.side(run): run.baseline for run in reversed(rows[at])}
    while at > done and len(rows[at - 1]) == 1:
        run = rows[at - 1][0]
        narrowed = gutter.beside(run)
        if narrowed is None:
            break
        side = narrowed.side(run)
        if heads[side] - run.baseline > (_STRETCH_STEP if side else _COLUMN_STEP) * run.size:
            break
        at, gutter, heads[side] = at - 1, narrowed, run.baseline
    return at, gutter
