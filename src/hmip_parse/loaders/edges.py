"""From rules to cells: rules that are one made one, where they cross, and the smallest boxes that they enclose.

These are the steps by which pdfplumber finds tables, and a test holds them to pdfplumber's own on drawings of any kind.
They are written out here because to import pdfplumber takes as long as to read ten pages.

All numbers are points from the top left of the page.

Refused here: which rules and cells make a table (ruled.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

# pdfplumber's own default: rules this near are one rule, and touch.
TOLERANCE = 3.0

Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Edge(NamedTuple):
    """A rule without thickness: ``at`` is its height if it is level and its distance from the left if it is upright."""

    at: float
    start: float
    end: float


class Crossing(NamedTuple):
    """The edges that cross in a point, by their places in their own lists."""

    level: frozenset[int]
    upright: frozenset[int]


_AT, _START = attrgetter("at"), attrgetter("start")


def merged(edges: Iterable[Edge]) -> list[Edge]:
    """Edges of one direction, those side by side moved to the middle of them all, and those that touch then joined."""
    done: list[Edge] = []
    for near in _near(sorted(edges, key=_AT)):
        at = sum(edge.at for edge in near) / len(near)
        first = len(done)
        for edge in sorted(near, key=_START):
            if len(done) > first and edge.start <= done[-1].end + TOLERANCE:
                done[-1] = done[-1]._replace(end=max(done[-1].end, edge.end))
            else:
                done.append(Edge(at, edge.start, edge.end))
    return done


def _near(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Edges in order of place, in groups in which each is near the one before."""
    near: list[Edge] = []
    for edge in edges:
        if near and edge.at - near[-1].at > TOLERANCE:
            yield near
            near = []
        near.append(edge)
    if near:
        yield near


def cross(level: Edge, upright: Edge) -> bool:
    """Whether a level and an upright edge cross or touch."""
    return (
        level.start - TOLERANCE <= upright.at <= level.end + TOLERANCE
        and upright.start - TOLERANCE <= level.at <= upright.end + TOLERANCE
    )


def crossings(level: Sequence[Edge], upright: Sequence[Edge]) -> dict[Point, Crossing]:
    """The points (across, down) in which edges cross."""
    found: dict[Point, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for i, one in enumerate(level):
        for j, other in enumerate(upright):
            if cross(one, other):
                levels, uprights = found[other.at, one.at]
                levels.add(i)
                uprights.add(j)
    return {point: Crossing(frozenset(levels), frozenset(uprights)) for point, (levels, uprights) in found.items()}


def cells(points: dict[Point, Crossing]) -> list[Box]:
    """The smallest boxes (left, top, right, bottom) whose corners are such points and whose sides are edges."""
    below: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    ordered = sorted(points)
    for x, y in ordered:
        below[x].append(y)
        beside[y].append(x)
    found = (_cell(points, (x, y), below[x], beside[y]) for x, y in ordered)
    return [cell for cell in found if cell]


def _cell(points: dict[Point, Crossing], corner: Point, downs: Sequence[float], rights: Sequence[float]) -> Box | None:
    """The smallest cell whose top left corner is a point; ``downs`` and ``rights`` are the points in line with it."""
    x, y = corner
    at = points[corner]
    for bottom in downs:
        if bottom <= y or not at.upright & points[x, bottom].upright:
            continue
        for right in rights:
            last = points.get((right, bottom))
            if (
                right > x
                and last
                and at.level & points[right, y].level
                and last.upright & points[right, y].upright
                and last.level & points[x, bottom].level
            ):
                return x, y, right, bottom
    return None


def tables(boxes: Iterable[Box]) -> list[list[Box]]:
    """Cells in groups that share corners, directly or by way of others; a cell alone is no table."""
    groups: list[list[Box]] = []
    corners: list[set[Point]] = []
    for box in boxes:
        left, top, right, bottom = box
        own, members = {(left, top), (left, bottom), (right, top), (right, bottom)}, [box]
        for index in reversed([index for index, those in enumerate(corners) if own & those]):
            own |= corners.pop(index)
            members = groups.pop(index) + members
        groups.append(members)
        corners.append(own)
    return [group for group in groups if len(group) > 1]
