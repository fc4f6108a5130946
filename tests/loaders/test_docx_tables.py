"""Tables of Word documents: rows, cells, merged cells, and tables that only set things beside each other."""

from __future__ import annotations

import pytest

from tests.loaders.docx_specimen import RULED, grid, kinds, lines, load, p, r, table, tc, tr

DEAR = p("Dear Ms Oyelowo")
HEADER = tr("No.", "Recommendation", "Owner")
SPAN = '<w:gridSpan w:val="{0}"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def shape(*rows: str) -> list[list[tuple[int, int, int]]]:
    block = load(table(HEADER, *rows)).blocks[0]
    return [[(c.column, c.column_span, c.row_span) for c in row] for row in block.rows[1:]]


def test_a_cell_stands_once_with_its_spans() -> None:
    rows = [
        tr(tc("PDU actions", SPAN.format(3))),
        tr(tc("1", DOWN), "Recruit", "Head of PDU"),
        tr(tc("", ON), "Train", "Deputy Head"),
        tr(tc("2"), tc("Audit", SPAN.format(2))),
    ]
    assert shape(*rows) == [
        [(0, 3, 1)],
        [(0, 1, 2), (1, 1, 1), (2, 1, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 1), (1, 2, 1)],
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            tr("b", "c", properties='<w:gridBefore w:val="1"/>'), [(1, 1, 1), (2, 1, 1)], id="a row that begins later"
        ),
        pytest.param(
            tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "c"),
            [(0, 2, 1), (2, 1, 1)],
            id="merged the old way",
        ),
        pytest.param(tr(tc("a", ON), "b", "c"), [(1, 1, 1), (2, 1, 1)], id="merged into the header"),
        pytest.param(tr(tc("a", SPAN.format(0)), "b"), [(0, 1, 1), (1, 1, 1)], id="a span of nothing"),
    ],
)
def test_columns(row: str, expected: list[tuple[int, int, int]]) -> None:
    assert shape(row) == [expected]


def test_merged_from_nowhere_stands_on_its_own() -> None:
    document = load(table(tr(tc("No.", ON), "Action"), tr("1", "Recruit")))
    assert grid(document) == [["No.", "Action"], ["1", "Recruit"]]


CELLS = {
    "lines": ("Recruit.|Train.", [("paragraph", "Recruit."), ("paragraph", "Train.")]),
    "lettered lines": ("(a) Recruit.|(b) Train.", [("item", "Recruit."), ("item", "Train.")]),
    "wrapped by nobody": ("Head of|the PDU", [("paragraph", "Head of"), ("paragraph", "the PDU")]),
    "a tab": ("Head\tof PDU", [("paragraph", "Head of PDU")]),
    "bold": (p(r("Owner", "<w:b/>")), [("paragraph", "Owner")]),
    "a number alone": ("1.", [("paragraph", "1.")]),
    "a table within": (
        table(tr("Recruit", "Train"), tr("Audit")) + p(""),
        [("paragraph", "Recruit"), ("paragraph", "Train"), ("paragraph", "Audit")],
    ),
    "a marking": ("OFFICIAL|Recruit", [("paragraph", "Recruit")]),
}


@pytest.mark.parametrize(("content", "expected"), CELLS.values(), ids=CELLS.keys())
def test_what_stands_in_a_cell(content: str, expected: list[tuple[str, str]]) -> None:
    document = load(table(HEADER, tr("7", "Improve", tc(content))))
    cell = document.blocks[0].rows[1][2]
    assert [(b.kind, document.text[b.body : b.end]) for b in cell.blocks] == expected


def test_deleted_rows_and_repeated_headers_are_left_out() -> None:
    rows = [
        HEADER,
        tr("1", "Gone", "x", properties='<w:del w:id="1"/>'),
        tr("2", "Recruit", "y"),
        HEADER,
        tr("3", "Train", "z"),
    ]
    assert grid(load(table(*rows))) == [["No.", "Recommendation", "Owner"], ["2", "Recruit", "y"], ["3", "Train", "z"]]


def test_empty_cells_keep_their_place() -> None:
    assert grid(load(table(HEADER, tr("1", "", "Head of PDU")))) == [
        ["No.", "Recommendation", "Owner"],
        ["1", "", "Head of PDU"],
    ]


LAYOUT = {
    "a letterhead before the salutation": (
        [table(tr(p("The Service|Exford"), "4 May 2025"), tr("To the Inspector", "By email")), DEAR],
        ["The Service", "Exford", "4 May 2025", "To the Inspector", "By email", "Dear Ms Oyelowo"],
    ),
    "a letterhead with lines drawn": (
        [table(tr("The Service", "4 May 2025"), properties=RULED), DEAR],
        ["The Service", "4 May 2025", "Dear Ms Oyelowo"],
    ),
    "two signatures": (
        [DEAR, table(tr("Ada Nwosu", "Ben Lowe"), tr("Director", "Governor"))],
        ["Dear Ms Oyelowo", "Ada Nwosu", "Ben Lowe", "Director", "Governor"],
    ),
    "a boxed note": (
        [DEAR, table(tr("Please note."), tr("We moved."), tr("In May."), properties=RULED)],
        ["Dear Ms Oyelowo", "Please note.", "We moved.", "In May."],
    ),
    "the whole letter in a table": (
        [table(tr(tc(p("Exford") + DEAR + p("We agree."))))],
        ["Exford", "Dear Ms Oyelowo", "We agree."],
    ),
    "a form": (
        [table(tr("To:", "Ada Nwosu"), tr("Date:", "4 May|2025"), properties=RULED)],
        ["To: Ada Nwosu", "Date: 4 May", "2025"],
    ),
    "a form with a list in it": (
        [table(tr("Owner:", "Ada Nwosu"), tr("Actions:", tc(p("(a) Recruit") + p("(b) Train"))))],
        ["Owner: Ada Nwosu", "Actions:", "(a) Recruit", "(b) Train"],
    ),
    "a list set as a table": (
        [table(*(tr("•", text) for text in ("Recruit", "Train", "Audit")))],
        ["Recruit", "Train", "Audit"],
    ),
}

DATA = {
    "a marked header": [table(tr("Wing", "Beds", properties="<w:tblHeader/>"), tr("A", "40"))],
    "words of a header": [table(HEADER, tr("1", "Recruit", "Head of PDU"))],
    "words of a header before the salutation": [table(HEADER, tr("1", "Recruit", "Head of PDU")), DEAR],
    "lines drawn and rows": [table(tr("Wing", "Beds"), tr("A", "40"), properties=RULED)],
    "lines drawn by a style": [table(tr("Wing", "Beds"), tr("A", "40"), properties='<w:tblStyle w:val="TableGrid"/>')],
    "lines drawn around cells": [
        table(tr(tc("Wing", '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'), "Beds"), tr("A", "40"))
    ],
    "many rows without lines": [table(*(tr(f"Wing {w}", "40 beds") for w in "ABC"))],
    "a row of many cells": [table(tr("1", "Recruit", "Agreed", "Head of PDU", "May"))],
    "numbers with lines drawn": [table(*(tr(n, "Recruit") for n in "123"), properties=RULED)],
}


@pytest.mark.parametrize(("body", "expected"), LAYOUT.values(), ids=LAYOUT.keys())
def test_layout_tables_are_text(body: list[str], expected: list[str]) -> None:
    document = load(*body)
    assert lines(document) == expected
    assert "table" not in {block.kind for block in document.blocks}


@pytest.mark.parametrize("body", DATA.values(), ids=DATA.keys())
def test_data_tables_are_tables(body: list[str]) -> None:
    assert [b.kind for b in load(*body).blocks if b.kind != "paragraph"] == ["table"]


def test_a_list_set_as_a_table_is_a_list() -> None:
    document = load(table(tr("1.", "Recruit"), tr("2.", "Train")))
    assert kinds(document) == [("item", "1.", "Recruit"), ("item", "2.", "Train")]


def test_a_table_in_a_letter_that_stands_in_a_table() -> None:
    plan = table(HEADER, tr("1", "Recruit", "Head of PDU"))
    document = load(table(tr(tc(DEAR + p("Our plan follows.") + plan + p("Yours sincerely")))))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "table", "paragraph"]
