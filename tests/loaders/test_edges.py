"""The steps from rules to cells: what they do, and that they do what pdfplumber's do."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber import table as plumber

from hmip_parse.loaders.edges import TOLERANCE, Box, Edge, cells, crossings, merged, tables


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        pytest.param([Edge(10, 0, 5), Edge(10, 8, 20)], [Edge(10, 0, 20)], id="pieces-that-touch"),
        pytest.param([Edge(10, 0, 5), Edge(10, 9, 20)], [Edge(10, 0, 5), Edge(10, 9, 20)], id="pieces-apart"),
        pytest.param([Edge(10, 0, 5), Edge(12, 0, 5)], [Edge(11, 0, 5)], id="a-double-rule"),
        pytest.param([Edge(0, 0, 10), Edge(0, 0, 50), Edge(2, 0, 50)], [Edge(2 / 3, 0, 50)], id="at-a-third"),
        pytest.param([Edge(10, 0, 5), Edge(14, 0, 5)], [Edge(10, 0, 5), Edge(14, 0, 5)], id="two-rules"),
        pytest.param([Edge(10, 0, 20), Edge(10, 4, 8)], [Edge(10, 0, 20)], id="one-within-another"),
        pytest.param([], [], id="none"),
    ],
)
def test_merged(edges: list[Edge], expected: list[Edge]) -> None:
    assert merged(edges) == expected


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        pytest.param([(0, 0, 1, 1), (1, 0, 2, 1)], [[(0, 0, 1, 1), (1, 0, 2, 1)]], id="side-by-side"),
        pytest.param([(0, 0, 1, 1), (1, 1, 2, 2)], [[(0, 0, 1, 1), (1, 1, 2, 2)]], id="corner-to-corner"),
        pytest.param([(0, 0, 1, 1), (2, 0, 3, 1), (1, 0, 2, 1)], [3], id="joined-by-the-last"),
        pytest.param([(0, 0, 1, 1), (3, 0, 4, 1)], [], id="each-alone"),
    ],
)
def test_tables(boxes: list[Box], expected: list[Any]) -> None:
    found = tables(boxes)
    assert found == expected or [len(group) for group in found] == expected


# Places of which many coincide or nearly do. In fractions, because pdfplumber moves an edge by a difference, and two
# that it moves to one place may stand a rounding error apart.
_PLACES = st.sampled_from(
    [Fraction(x + off) for x in range(0, 100, 20) for off in (0, 2)] + [Fraction(50), Fraction(53)]
)
_EDGES = st.lists(
    st.tuples(_PLACES, _PLACES, _PLACES).map(lambda e: Edge(e[0], min(e[1:]), max(e[1:]) + 10)),  # type: ignore[arg-type]
    max_size=14,
)


def _by_pdfplumber(level: Sequence[Edge], upright: Sequence[Edge]) -> list[list[Box]]:
    def described(orientation: str, left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
        size = {"width": right - left, "height": bottom - top}
        return {"orientation": orientation, "x0": left, "x1": right, "top": top, "bottom": bottom, "doctop": top} | size

    edges = [described("h", e.start, e.at, e.end, e.at) for e in level]
    edges += [described("v", e.at, e.start, e.at, e.end) for e in upright]
    joined = plumber.merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    points = plumber.edges_to_intersections(joined, TOLERANCE, TOLERANCE)
    return plumber.cells_to_tables(plumber.intersections_to_cells(points))


def _in_order(groups: Sequence[Sequence[Box]]) -> list[list[Box]]:
    return sorted(sorted(group) for group in groups)


@given(_EDGES, _EDGES)
@settings(max_examples=400, deadline=None)
def test_the_tables_are_those_of_pdfplumber(level: list[Edge], upright: list[Edge]) -> None:
    found = tables(cells(crossings(merged(level), merged(upright))))
    assert _in_order(found) == _in_order(_by_pdfplumber(level, upright))
