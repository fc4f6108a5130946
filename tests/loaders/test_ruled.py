"""Grids from rules: what is a table, what is not, and how merged and open cells come out."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.ruled import Grid, GridCell, Rule, grids_of


def grid(columns: list[float], rows: list[float]) -> list[Rule]:
    return [Rule(x, rows[0], x, rows[-1]) for x in columns] + [Rule(columns[0], y, columns[-1], y) for y in rows]


def spans(found: Grid) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in found.cells if c.row_span + c.column_span > 2]


def only(rules: list[Rule]) -> Grid:
    (found,) = grids_of(rules)
    return found


def test_a_grid_has_a_cell_at_every_place() -> None:
    found = only(grid([50, 150, 300], [100, 120, 160, 200]))
    assert found.columns == (50, 150, 300)
    assert found.rows == (100, 120, 160, 200)
    assert found.cells == tuple(GridCell(row, column, 1, 1) for row in range(3) for column in range(2))


def test_cell_borders_drawn_one_by_one_make_the_same_grid() -> None:
    pieces = [Rule(x, y, x + 100.5, y) for x in (50, 150) for y in (100, 120.8, 160)]
    pieces += [Rule(x, y, x, y + 20.4) for x in (50.6, 150, 250) for y in (100, 120)] + [
        Rule(x, 140, x, 160) for x in (50, 150, 250)
    ]
    found = only(pieces)
    assert (len(found.columns), len(found.rows), len(found.cells)) == (3, 3, 4)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([], id="no rules"),
        pytest.param([Rule(72, 100, 200, 100)], id="an underline"),
        pytest.param([Rule(72, 100, 520, 100), Rule(72, 103, 520, 103)], id="a double rule under a letterhead"),
        pytest.param(grid([50, 300], [50, 200]), id="a box round a letterhead"),
        pytest.param(grid([50, 300], [50, 90, 130]), id="boxed paragraphs in one column"),
        pytest.param([Rule(72, 100, 520, 100), Rule(300, 100, 300, 180)], id="a rule between logo and address"),
        pytest.param([Rule(72, y, 520, y) for y in (100, 130, 160)], id="horizontal rules alone"),
    ],
)
def test_no_table(rules: list[Rule]) -> None:
    assert grids_of(rules) == []


def test_a_row_across_all_columns_is_one_cell() -> None:
    rules = grid([50, 100, 200, 300], [100, 120, 140, 160])
    rules = [r for r in rules if r.level or r.left not in (100, 200)]
    rules += [Rule(x, top, x, top + 20) for x in (100, 200) for top in (100, 140)]
    assert spans(only(rules)) == [(1, 0, 1, 3)]


def test_a_cell_over_two_rows_is_one_cell() -> None:
    rules = [r for r in grid([50, 100, 200], [100, 120, 140, 160]) if not r.level or r.top != 140]
    rules.append(Rule(100, 140, 200, 140))
    assert spans(only(rules)) == [(1, 0, 2, 1)]


@pytest.mark.parametrize(
    ("dropped", "at"),
    [
        pytest.param("foot", 160, id="a row that goes on over the page"),
        pytest.param("top", 100, id="a row that came over the page"),
    ],
)
def test_a_grid_without_its_rule_at_the_break_is_closed(dropped: str, at: float) -> None:
    whole = grid([50, 100, 200], [100, 120, 160])
    found = only([r for r in whole if not (r.level and r.top == at)])
    assert found.rows == (100, 120, 160), dropped


def test_a_grid_without_rules_at_its_sides_is_closed() -> None:
    found = only([r for r in grid([50, 100, 200], [100, 120, 160]) if r.level or r.left == 100])
    assert found.columns == (50, 100, 200)


def test_two_tables_on_a_page_stay_apart() -> None:
    found = grids_of(grid([50, 100, 200], [300, 320, 360]) + grid([50, 120, 260, 400], [100, 120]))
    assert [(g.top, len(g.columns)) for g in found] == [(100, 4), (300, 3)]


def test_a_drawing_with_too_many_crossings_is_no_table() -> None:
    assert grids_of(grid([float(x) for x in range(0, 400, 10)], [float(y) for y in range(0, 400, 10)])) == []
