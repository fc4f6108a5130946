"""What PDFium sees: how the borders of a table may be drawn, and what a run of words says of itself."""

from __future__ import annotations

import pypdfium2
import pytest

from hmip_parse.loaders.pdf_page import Page, read_page
from tests.loaders.pdf_specimen import PagePdf, pdf


def seen(page: PagePdf) -> Page:
    document = pypdfium2.PdfDocument(pdf(page))
    try:
        found = read_page(document.raw, 1)
    finally:
        document.close()
    assert found
    return found


def drawn(marks: bytes) -> PagePdf:
    return PagePdf(marks=[marks])


@pytest.mark.parametrize(
    ("marks", "count"),
    [
        pytest.param(b"100 700 m 300 700 l S", 1, id="a line"),
        pytest.param(b"100 700 m 300 700 l 300 650 l S", 2, id="two lines in one path"),
        pytest.param(b"100 700 200 50 re S", 4, id="a stroked box"),
        pytest.param(b"100 700 200 0.5 re f", 1, id="a thin filled box"),
        pytest.param(b"100 700 200 0.5 re 100 650 0.5 50 re f", 2, id="two thin boxes in one path"),
        pytest.param(b"100 700 200 50 re 101 701 198 48 re f*", 4, id="a frame"),
        pytest.param(b"q 0.5 0 0 0.5 0 0 cm 100 700 m 300 700 l S Q", 1, id="a line drawn in half size"),
        pytest.param(b"100 700 200 50 re f", 0, id="shading"),
        pytest.param(b"100 700 m 300 700 l n", 0, id="a line that is not painted"),
        pytest.param(b"100 700 m 300 650 l S", 0, id="a slant"),
        pytest.param(b"100 700 m 102 700 l S", 0, id="a dot"),
        pytest.param(b"100 700 m 150 750 250 750 300 700 c S", 0, id="a curve"),
    ],
)
def test_rules(marks: bytes, count: int) -> None:
    assert len(seen(drawn(marks)).rules) == count


def test_a_rule_stands_where_it_is_drawn() -> None:
    (rule,) = seen(PagePdf().rule(100, 142, 300, 142)).rules
    assert rule == pytest.approx((100, 142, 300, 142))
    assert rule.level


def test_a_run_knows_its_place_size_and_weight() -> None:
    first, second = seen(
        PagePdf().text(72, 100, "Plain words").text(72, 120, "Bold", size=9, font="Helvetica-Bold")
    ).runs
    assert (first.text, first.bold, second.bold) == ("Plain words", False, True)
    assert (first.left, first.baseline, first.size, second.size) == pytest.approx((72, 100, 11, 9), abs=0.5)


def test_size_counts_the_matrix() -> None:
    (run,) = seen(PagePdf().slanted(72, 100, "Scaled", (0.5, 0, 0, 0.5), size=20)).runs
    assert run.size == pytest.approx(10)


def test_a_wide_gap_parts_two_runs() -> None:
    page = seen(PagePdf().text(72, 100, "Left").text(300, 100, "Right"))
    assert [run.text for run in page.runs] == ["Left", "Right"]


@pytest.mark.parametrize(
    ("raise_by", "size", "text", "marks"),
    [
        pytest.param(4, 6, "agreed.", {"2"}, id="raised and small"),
        pytest.param(0, 11, "agreed.2", set(), id="of the same size"),
        pytest.param(-2, 6, "agreed.2", set(), id="lowered"),
    ],
)
def test_marks_of_footnotes(raise_by: float, size: float, text: str, marks: set[str]) -> None:
    page = seen(PagePdf().text(72, 100, "agreed.").text(109, 100 - raise_by, "2", size=size))
    assert [run.text for run in page.runs] == [text]
    assert page.marks == marks


def test_pictures_are_counted() -> None:
    assert seen(PagePdf().picture(0, 0, 100, 100)).images == 1
