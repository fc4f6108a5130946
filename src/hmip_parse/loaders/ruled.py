"""Grids of cells from the rules on a page, by pdfplumber's steps.

The steps of ``pdfplumber.table`` take plain dicts, so rules from any source will do: they are snapped and joined, their
crossings found, the smallest cells that the crossings enclose, and the cells that touch. Before them, a grid that is
open at a side is closed: a row that breaks over a page often has no rule at the break, and many tables have no rules
at their left and right. pdfplumber is imported only where rules cross at all.

Refused here: boxes (one cell, or cells in one column), rules that cross nothing (underlines, the rule under a
letterhead), and drawings with more crossings than a table has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Edge = dict[str, Any]
Box = tuple[float, float, float, float]

# pdfplumber's own defaults: rules this near, in points, are one rule, and touch.
TOLERANCE = 3.0
# More than any table on one page has (40 rows of 10 columns, the border of each cell drawn by itself), as these steps
# take quadratic time: rules as drawn, edges when joined, crossings.
_MOST_RULES, _MOST_EDGES, _MOST_CROSSINGS = 2000, 400, 600


class Rule(NamedTuple):
    """A straight rule, horizontal or vertical, in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.bottom - self.top


class GridCell(NamedTuple):
    """A cell at a row and column of its grid, counted from 0, and how many of them it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """A ruled table: the edges of its columns and rows in points (one more than there are), and its cells.

    Every place of the grid belongs to exactly one cell.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def left(self) -> float:
        return self.columns[0]

    @property
    def right(self) -> float:
        return self.columns[-1]

    @property
    def top(self) -> float:
        return self.rows[0]

    @property
    def bottom(self) -> float:
        return self.rows[-1]


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page, from the top down. A table has at least two columns."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if len(rules) > _MOST_RULES or not any(_cross(a, b) for a in level for b in upright):
        return []
    from pdfplumber import table as plumber

    edges = plumber.merge_edges([_edge(rule) for rule in rules], TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    if len(edges) > _MOST_EDGES:
        return []
    closing = [edge for grid in _connected(edges) for edge in _closing(grid)]
    if closing:
        edges = plumber.merge_edges(edges + closing, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    crossings = plumber.edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    tables = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    grids = [_grid(cells) for cells in tables]
    return sorted((grid for grid in grids if len(grid.columns) > 2), key=lambda grid: grid.top)


def _edge(rule: Rule) -> Edge:
    """A rule as pdfplumber describes an edge: without thickness."""
    across, down = (rule.left + rule.right) / 2, (rule.top + rule.bottom) / 2
    if rule.level:
        return _dict("h", rule.left, down, rule.right, down)
    return _dict("v", across, rule.top, across, rule.bottom)


def _dict(orientation: str, left: float, top: float, right: float, bottom: float) -> Edge:
    size = {"width": right - left, "height": bottom - top}
    return {"orientation": orientation, "x0": left, "x1": right, "top": top, "bottom": bottom, "doctop": top, **size}


def _cross(level: Rule, upright: Rule) -> bool:
    return (
        level.left - TOLERANCE <= upright.left <= level.right + TOLERANCE
        and upright.top - TOLERANCE <= level.top <= upright.bottom + TOLERANCE
    )


def _connected(edges: list[Edge]) -> list[list[Edge]]:
    """The edges in groups that cross one another, directly or by way of others."""
    groups: list[list[Edge]] = []
    for edge in edges:
        touched = [group for group in groups if any(_touch(edge, other) for other in group)]
        merged = [other for group in touched for other in group]
        groups = [group for group in groups if not any(group is t for t in touched)]
        groups.append([*merged, edge])
    return groups


def _touch(a: Edge, b: Edge) -> bool:
    return bool(
        a["orientation"] != b["orientation"]
        and a["x0"] - TOLERANCE <= b["x1"]
        and b["x0"] - TOLERANCE <= a["x1"]
        and a["top"] - TOLERANCE <= b["bottom"]
        and b["top"] - TOLERANCE <= a["bottom"]
    )


def _closing(group: list[Edge]) -> Iterator[Edge]:
    """One more edge at each side of a grid where two or more end at nothing."""
    level = [edge for edge in group if edge["orientation"] == "h"]
    upright = [edge for edge in group if edge["orientation"] == "v"]
    for key, pick in (("top", min), ("bottom", max)):
        if len(upright) > 1:
            at = pick(edge[key] for edge in upright)
            ends = [edge for edge in upright if abs(edge[key] - at) <= TOLERANCE]
            if len(ends) > 1 and not any(abs(edge["top"] - at) <= TOLERANCE for edge in level):
                yield _dict("h", min(e["x0"] for e in ends), at, max(e["x0"] for e in ends), at)
    for key, pick in (("x0", min), ("x1", max)):
        if len(level) > 1:
            at = pick(edge[key] for edge in level)
            ends = [edge for edge in level if abs(edge[key] - at) <= TOLERANCE]
            if len(ends) > 1 and not any(abs(edge["x0"] - at) <= TOLERANCE for edge in upright):
                yield _dict("v", at, min(e["top"] for e in ends), at, max(e["top"] for e in ends))


def _grid(boxes: Sequence[Box]) -> Grid:
    columns = sorted({x for box in boxes for x in (box[0], box[2])})
    rows = sorted({y for box in boxes for y in (box[1], box[3])})
    cells: list[GridCell] = []
    free = {(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)}
    for left, top, right, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = rows.index(top), columns.index(left)
        cell = GridCell(row, column, rows.index(bottom) - row, columns.index(right) - column)
        places = {(r, c) for r in range(row, row + cell.row_span) for c in range(column, column + cell.column_span)}
        if places <= free:
            free -= places
            cells.append(cell)
    cells += [GridCell(row, column, 1, 1) for row, column in free]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(columns), tuple(rows), tuple(cells))
