"""Tables of PDFs: ruled, half ruled and not ruled at all, over pages, and what only looks like one."""

from __future__ import annotations

import pytest

from hmip_parse.document import Block, Document
from hmip_parse.loaders.pdf import load_pdf
from tests.loaders.pdf_specimen import PagePdf, pdf

HEADER = ("No", "Recommendation", "Response", "Action", "Target date")
COLUMNS = [60.0, 90.0, 250.0, 330.0, 460.0, 540.0]
FIRST = ("1", "Improve the plans that are made with people", "Agreed", "Plans will be read by managers.", "May 2031")
SECOND = ("2", "Train the staff", "Not agreed", "There is no money for it.", "N/A")

Row = tuple[str, ...]


def fill(page: PagePdf, top: float, row: Row, columns: list[float] = COLUMNS) -> float:
    """Set a row of cells, each wrapped in its column; the height at which the next row begins."""
    places = zip(columns, columns[1:], row, strict=False)
    feet = [page.paragraph(left + 5, top + 12, right - 5, text, size=10) for left, right, text in places if text]
    return max(feet) - 12 + 6


def ruled(page: PagePdf, top: float, *rows: Row) -> float:
    edges = [top]
    for row in rows:
        edges.append(fill(page, edges[-1], row))
    page.grid(COLUMNS, edges)
    return edges[-1]


def open_table(page: PagePdf, top: float, *rows: Row, rule: bool = False) -> float:
    for row in rows:
        top = fill(page, top, row)
        if rule:
            page.rule(COLUMNS[0], top - 3, COLUMNS[-1], top - 3)
    return top


def rows_of(document: Document) -> list[Row]:
    (table,) = [block for block in document.blocks if block.kind == "table"]
    return rows_in(document, table)


def rows_in(document: Document, table: Block) -> list[Row]:
    return [tuple(document.text[cell.start : cell.end] for cell in row) for row in table.rows]


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(ruled, id="all rules"),
        pytest.param(open_table, id="no rules"),
        pytest.param(lambda page, top, *rows: open_table(page, top, *rows, rule=True), id="horizontal rules"),
    ],
)
def test_a_table_however_it_is_ruled(draw) -> None:  # type: ignore[no-untyped-def]
    page = PagePdf().text(60, 80, "The plan is this:")
    below = draw(page, 100, HEADER, FIRST, SECOND)
    page.text(
        60, below + 40, "It will be read every month by the regional board and by all those who have a part in it."
    )
    document = load_pdf(pdf(page))
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert rows_of(document) == [HEADER, FIRST, SECOND]


def test_a_row_that_breaks_over_the_page_is_one_row() -> None:
    first, second = PagePdf(), PagePdf()
    ruled(
        first,
        700,
        HEADER,
        FIRST,
        ("2", "Train the staff", "Agreed", "Each of them will be trained by a manager, and", "June 2031"),
    )
    ruled(second, 60, HEADER, ("", "", "", "all will be observed.", ""), ("3", "Fill the posts", "Agreed", "Done.", ""))
    rows = rows_of(load_pdf(pdf(first, second)))
    assert [row[0] for row in rows] == ["No", "1", "2", "3"]
    assert rows[2][3] == "Each of them will be trained by a manager, and all will be observed."


def test_a_header_is_repeated_though_its_right_border_is_seen_twice_on_the_next_page() -> None:
    first, second = PagePdf(), PagePdf()
    ruled(first, 700, HEADER, FIRST)
    edges = [60.0, fill(second, 60, HEADER)]
    edges.append(fill(second, edges[-1], SECOND))
    second.grid([*COLUMNS, COLUMNS[-1] + 3.2], edges)
    rows = rows_of(load_pdf(pdf(first, second)))
    assert [row[0] for row in rows] == ["No", "1", "2"]
    assert [row[:5] for row in rows] == [HEADER, FIRST, SECOND]


def test_a_row_without_a_number_after_the_break_stays_a_row() -> None:
    first, second = PagePdf(), PagePdf()
    ruled(first, 700, HEADER, ("1", "Train the staff", "Agreed", "All of them will be trained.", "June 2031"))
    ruled(second, 60, HEADER, ("", "", "", "All will be observed.", "July 2031"))
    rows = rows_of(load_pdf(pdf(first, second)))
    assert [row[3:] for row in rows[1:]] == [
        ("All of them will be trained.", "June 2031"),
        ("All will be observed.", "July 2031"),
    ]


def test_a_cell_knows_its_page() -> None:
    first, second = PagePdf(), PagePdf()
    ruled(first, 700, HEADER, FIRST)
    ruled(second, 60, HEADER, SECOND)
    document = load_pdf(pdf(first, second))
    assert document.page_of(document.text.index("Improve")) == 1
    assert document.page_of(document.text.index("Train")) == 2


def test_a_table_after_a_heading_on_the_next_page_is_another() -> None:
    first, second = PagePdf(), PagePdf().text(60, 50, "Annex B", font="Helvetica-Bold")
    ruled(first, 100, HEADER, FIRST)
    ruled(second, 70, HEADER, SECOND)
    document = load_pdf(pdf(first, second))
    assert [block.kind for block in document.blocks] == ["table", "heading", "table"]


def test_merged_cells_and_group_rows() -> None:
    page = PagePdf()
    edges = [100, 120, 140, 160, 180]
    page.rule(60, 100, 60, 180).rule(540, 100, 540, 180)
    for x in COLUMNS[1:-1]:
        page.rule(x, 100, x, 120).rule(x, 140, x, 180)
    for y in (100, 120, 140, 180):
        page.rule(60, y, 540, y)
    page.rule(330, 160, 540, 160)
    for index, row in enumerate((HEADER, ("The unit should:",), ("1", "Plan", "Agreed", "Step one.", "May 2031"))):
        for x, text in zip(COLUMNS, row, strict=False):
            page.text(x + 5, edges[index] + 14, text, size=10)
    page.text(335, 174, "Step two.", size=10).text(465, 174, "June 2031", size=10)
    (table,) = load_pdf(pdf(page)).blocks
    shapes = [[(cell.column, cell.column_span, cell.row_span) for cell in row] for row in table.rows]
    assert shapes[1] == [(0, 5, 1)]
    assert shapes[2][:3] == [(0, 1, 2), (1, 1, 2), (2, 1, 2)]
    assert shapes[3] == [(3, 1, 1), (4, 1, 1)]


def test_steps_in_a_cell_are_blocks_of_their_own() -> None:
    page = PagePdf().grid([60, 90, 300, 500], [100, 120, 200])
    for x, text in zip((65, 95, 305), ("No", "Action", "Date"), strict=True):
        page.text(x, 114, text, size=10)
    page.text(65, 134, "1.", size=10).text(305, 134, "May 2031", size=10)
    page.lines(95, 134, "(a) The first step, which needs more than", "one line.", "(b) The second.", step=12, size=10)
    document = load_pdf(pdf(page))
    (table,) = document.blocks
    number, steps, _ = table.rows[1]
    assert document.text[number.start : number.end] == "1."
    assert [document.text[block.body : block.end] for block in steps.blocks] == [
        "The first step, which needs more than one line.",
        "The second.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PagePdf().box(60, 60, 400, 140).lines(70, 80, "Area Director", "1 High Road", "Leeds"), id="box"),
        pytest.param(
            PagePdf().grid([60, 400], [60, 100, 140]).text(70, 80, "Area Director").text(70, 120, "Leeds"), id="boxes"
        ),
        pytest.param(PagePdf().text(72, 80, "A heading").rule(72, 82, 130, 82).text(72, 110, "Prose."), id="underline"),
        pytest.param(
            PagePdf()
            .grid([60, 150, 400], [60, 80, 100])
            .text(65, 74, "To:")
            .text(155, 74, "The Chief Inspector")
            .text(65, 94, "From:")
            .text(155, 94, "The Director"),
            id="form",
        ),
        pytest.param(
            PagePdf()
            .grid([60, 300, 520], [60, 100, 140])
            .text(65, 80, "Example Region")
            .text(305, 80, "1 High Road")
            .text(65, 120, "Our office")
            .text(305, 120, "Leeds LS9 9ZZ")
            .text(60, 180, "Dear Chief Inspector"),
            id="letterhead in a ruled grid",
        ),
        pytest.param(
            PagePdf()
            .rule(300, 60, 300, 140)
            .rule(60, 150, 520, 150)
            .lines(72, 80, "Region", "Office")
            .lines(320, 80, "1 High Road", "Leeds"),
            id="rules of a letterhead",
        ),
        pytest.param(
            PagePdf()
            .lines(60, 80, "Region", "Office")
            .lines(220, 80, "1 High Road", "Leeds")
            .lines(400, 80, "T 1", "E 2")
            .text(60, 160, "Dear Chief Inspector"),
            id="letterhead in three columns",
        ),
    ],
)
def test_no_table(page: PagePdf) -> None:
    assert [block for block in load_pdf(pdf(page)).blocks if block.kind == "table"] == []


def test_a_table_in_a_cell_is_part_of_its_cell() -> None:
    page = PagePdf().grid([60, 200, 540], [100, 120, 300]).text(65, 114, "Action").text(205, 114, "Progress")
    page.text(65, 140, "Train the staff").grid([220, 300, 400], [150, 170, 190])
    page.text(225, 164, "Spring").text(305, 164, "Half").text(225, 184, "Autumn").text(305, 184, "All")
    document = load_pdf(pdf(page))
    assert [block.kind for block in document.blocks] == ["table"]
    assert all(document.text.count(word) == 1 for word in ("Action", "Progress", "Train", "Spring", "Half", "Autumn"))
