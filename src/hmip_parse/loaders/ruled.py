"""Grids of cells from the rules on a page, wherever those come from.

Rules are joined, their crossings found, the smallest cells that the crossings enclose, and the cells that touch
(edges.py). Before that, a grid that is open at a side is closed: a row that breaks over a page often has no rule at the
break, and many tables have no rules at their left and right.

Refused here: boxes (one cell, or cells in one column), rules that cross nothing (underlines, the rule under a
letterhead), and drawings with more crossings than a table has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hmip_parse.loaders.edges import TOLERANCE, Box, Edge, cells, cross, crossings, merged, tables

__all__ = ["TOLERANCE", "Box", "Grid", "GridCell", "Rule", "grids_of"]

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
    level = [_level(rule) for rule in rules if rule.level]
    upright = [_upright(rule) for rule in rules if not rule.level]
    if len(rules) > _MOST_RULES or not any(cross(a, b) for a in level for b in upright):
        return []
    level, upright = merged(level), merged(upright)
    if len(level) + len(upright) > _MOST_EDGES:
        return []
    for own_level, own_upright in _connected(level, upright):
        level, upright = level + _closing(own_upright, own_level), upright + _closing(own_level, own_upright)
    points = crossings(merged(level), merged(upright))
    if len(points) > _MOST_CROSSINGS:
        return []
    grids = [_grid(boxes) for boxes in tables(cells(points))]
    return sorted((grid for grid in grids if len(grid.columns) > 2), key=lambda grid: (grid.top, grid.left))


def _level(rule: Rule) -> Edge:
    return Edge((rule.top + rule.bottom) / 2, rule.left, rule.right)


def _upright(rule: Rule) -> Edge:
    return Edge((rule.left + rule.right) / 2, rule.top, rule.bottom)


def _connected(level: Sequence[Edge], upright: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """The level and upright edges in groups that cross one another, directly or by way of others."""
    groups: list[tuple[list[Edge], list[Edge]]] = [([edge], []) for edge in level]
    for edge in upright:
        touched = [group for group in groups if any(cross(other, edge) for other in group[0])]
        whole = [each for group in touched for each in group[0]], [each for group in touched for each in group[1]]
        whole[1].append(edge)
        groups = [group for group in groups if not any(group is each for each in touched)]
        groups.append(whole)
    return groups


def _closing(edges: Sequence[Edge], across: Sequence[Edge]) -> list[Edge]:
    """One more edge at each end of a grid where two or more edges end at nothing; ``across`` run the other way."""
    if len(edges) < 2:
        return []
    begin, end = min(edge.start for edge in edges), max(edge.end for edge in edges)
    found = []
    for at, ending in (
        (begin, [e.at for e in edges if e.start - begin <= TOLERANCE]),
        (end, [e.at for e in edges if end - e.end <= TOLERANCE]),
    ):
        if len(ending) > 1 and not any(abs(edge.at - at) <= TOLERANCE for edge in across):
            found.append(Edge(at, min(ending), max(ending)))
    return found


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
