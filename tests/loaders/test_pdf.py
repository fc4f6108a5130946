"""PDF letters as documents: reading order, blocks, page furniture, and files that cannot be read."""

from __future__ import annotations

import random

import pytest

from hmip_parse.document import Block, Document
from hmip_parse.errors import DamagedPdf, EncryptedPdf, HmipParseError, NoText, ScannedPdf
from hmip_parse.loaders.pdf import load_pdf
from tests.loaders.pdf_specimen import PagePdf, pdf

PROSE = (
    "The unit and its partners meet every week to go through the cases that worry them most, and what they learn there "
    "is passed on to each of the teams by the managers who took part. "
)


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in leaves(document.blocks)]


def leaves(blocks: tuple[Block, ...]) -> list[Block]:
    found = []
    for block in blocks:
        cells = [cell for row in block.rows for cell in row]
        found += [leaf for cell in cells for leaf in leaves(cell.blocks)] if cells else [block]
    return found


def read(*pages: PagePdf) -> list[str]:
    return lines(load_pdf(pdf(*pages)))


def test_prose_is_joined_and_stays_in_paragraphs() -> None:
    page = PagePdf()
    below = page.paragraph(72, 100, 520, PROSE * 2)
    page.paragraph(72, below + 8, 520, PROSE)
    assert read(page) == [(PROSE * 2).strip(), PROSE.strip()]


def test_justified_prose_is_not_cut_at_its_spaces() -> None:
    page = PagePdf()
    page.text(72, 100, "We").text(105, 100, "have").text(150, 100, "begun").text(203, 100, "the work")
    page.paragraph(72, 114, 250, "and will have done all of it by the end of the year, as was agreed with the board.")
    assert read(page)[0].startswith("We have begun the work and will")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            ["Area Director", "North Area"],
            ["Chief Inspector", "1 High Road", "Leeds", "LS9 9ZZ"],
            ["Area Director", "North Area", "Chief Inspector", "1 High Road", "Leeds", "LS9 9ZZ"],
            id="the left one is shorter",
        ),
        pytest.param(
            ["Area Director", "North Area", "2 Low Road", "York"],
            ["3 May 2031"],
            ["Area Director", "North Area", "2 Low Road", "York", "3 May 2031"],
            id="the right one is a date",
        ),
    ],
)
def test_a_letterhead_in_two_columns(left: list[str], right: list[str], expected: list[str]) -> None:
    page = PagePdf().lines(72, 80, *left).lines(320, 80, *right).text(72, 190, "Dear Chief Inspector")
    page.paragraph(72, 220, 520, PROSE)
    assert read(page) == [*expected, "Dear Chief Inspector", PROSE.strip()]


def test_columns_whose_lines_do_not_stand_level() -> None:
    page = PagePdf().lines(72, 80, "One", "Two", "Three", step=14).lines(320, 87, "Four", "Five", "Six", step=14)
    assert read(page) == ["One", "Two", "Three", "Four", "Five", "Six"]


def test_a_sender_flush_right_is_read_line_by_line() -> None:
    page = PagePdf().flush_right(523, 80, "Director of the Northern Region of England", "Example House", "York YO9 9ZZ")
    page.lines(72, 130, "Chief Inspector", "Some Inspectorate")
    page.text(72, 180, "Dear Chief Inspector")
    page.paragraph(72, 210, 523, PROSE * 2)
    assert read(page)[:5] == [
        "Director of the Northern Region of England",
        "Example House",
        "York YO9 9ZZ",
        "Chief Inspector",
        "Some Inspectorate",
    ]


def test_two_signatures_side_by_side() -> None:
    page = PagePdf()
    page.paragraph(72, 80, 520, PROSE)
    page.text(72, 140, "Yours sincerely")
    page.lines(72, 190, "A. Writer", "Regional Director").lines(320, 190, "B. Signer", "Area Director")
    assert read(page)[2:] == ["A. Writer", "Regional Director", "B. Signer", "Area Director"]


def test_a_label_stays_with_what_is_filled_in() -> None:
    page = PagePdf().text(72, 80, "Our ref:").text(150, 80, "AB/31").text(72, 96, "Date:").text(150, 96, "3 May 2031")
    assert read(page) == ["Our ref: AB/31", "Date: 3 May 2031"]


@pytest.mark.parametrize(
    ("mark", "font"),
    [
        pytest.param("•", "Helvetica", id="bullet"),
        pytest.param("\xb7", "Symbol", id="Symbol, as Word sets it"),
        pytest.param("n", "ZapfDingbats", id="a sign of a dingbat font"),
        pytest.param("o", "Courier", id="o in Courier, Word's second level"),
        pytest.param("–", "Helvetica", id="dash"),
        pytest.param("-", "Helvetica", id="hyphen"),
    ],
)
def test_bullets(mark: str, font: str) -> None:
    page = PagePdf()
    for index, step in enumerate(("Review every case", "Train every officer")):
        page.text(90, 100 + 20 * index, mark, font=font).text(108, 100 + 20 * index, step)
    document = load_pdf(pdf(page))
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("item", "Review every case"),
        ("item", "Train every officer"),
    ]


def test_bullets_on_another_height_than_their_text() -> None:
    page = PagePdf()
    for index, step in enumerate(("Review every case", "Train every officer")):
        page.text(90, 103 + 20 * index, "•", size=16).text(108, 100 + 20 * index, step)
    assert read(page) == ["Review every case", "Train every officer"]


def test_printed_numbers_stay_and_items_nest_by_indent() -> None:
    page = PagePdf()
    places = [("1.", 72), ("(a)", 100), ("(i)", 128), ("(b)", 100), ("2.", 72)]
    for index, (marker, left) in enumerate(places):
        page.text(left, 100 + 20 * index, marker).text(left + 24, 100 + 20 * index, f"Step number {index}")
    blocks = load_pdf(pdf(page)).blocks
    assert [block.level for block in blocks] == [0, 1, 2, 1, 0]
    assert read(page) == [f"{marker} Step number {index}" for index, (marker, _) in enumerate(places)]


def test_an_item_goes_on_over_the_page_and_knows_it() -> None:
    first, second = PagePdf(), PagePdf()
    first.paragraph(72, 80, 520, PROSE * 2)
    first.text(72, 780, "•")
    below = first.paragraph(
        90, 780, 520, "A step that begins at the foot of the first page, and of which there is more"
    )
    assert below < 800
    second.text(90, 80, "to say on the second page.").text(72, 100, "•").text(90, 100, "Another step.")
    document = load_pdf(pdf(first, second))
    item = document.blocks[1]
    assert document.text[item.start : item.end].endswith("there is more to say on the second page.")
    assert document.text[document.pages[1] :].startswith("to say on the second page.")
    assert document.page_of(item.start) == 1
    assert document.page_of(document.text.index("to say")) == 2


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        pytest.param("which were arran-", "ged", "arranged", id="a typesetter's hyphen"),
        pytest.param("a meeting in mid-", "December", "mid-December", id="before a capital"),
    ],
)
def test_a_hyphen_at_a_line_end(end: str, start: str, expected: str) -> None:
    page = PagePdf()
    page.lines(
        72, 80, "The two units hold monthly meetings with all their partners, " + end, start + " with them last year."
    )
    page.paragraph(72, 130, 420, PROSE * 2)
    assert f"{expected} with them" in read(page)[0]


def test_page_furniture_is_left_out() -> None:
    pages = [PagePdf() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(270, 30, "OFFICIAL").text(72, 810, "Reply to the inspection").text(480, 810, f"Page {number} of 3")
        page.paragraph(72, 80, 520, "So it was. " * number + PROSE)
    assert read(*pages) == ["So it was. " * number + PROSE.strip() for number in (1, 2, 3)]


def test_a_page_count_beside_the_letterhead_goes_alone() -> None:
    page = PagePdf().text(72, 40, "Example Probation Region").text(470, 40, "Page 1 of 1").text(72, 90, "Dear Sir")
    assert read(page) == ["Example Probation Region", "Dear Sir"]


def test_footnotes_and_their_marks_are_left_out() -> None:
    page = PagePdf().text(72, 100, "All of it was agreed.").text(169, 96, "1", size=6)
    page.text(72, 120, "It was agreed on the 14").text(187.5, 116, "th", size=7).text(197, 120, "of May.")
    page.rule(72, 740, 200, 740).text(72, 752, "1", size=6).text(78, 755, "With one exception.", size=9)
    page.text(78, 766, "It is a small one.", size=9).text(290, 810, "1", size=9)
    assert read(page) == ["All of it was agreed.", "It was agreed on the 14th of May."]


def test_a_number_at_the_foot_of_a_page_is_no_footnote() -> None:
    page = PagePdf().text(72, 100, "All of it was agreed.").text(169, 96, "1", size=6)
    page.lines(72, 740, "1. First step, which is agreed.", "2. Second step.")
    page.lines(72, 600, "1 High Road", "Leeds")
    assert read(page)[1:] == ["1 High Road", "Leeds", "1. First step, which is agreed.", "2. Second step."]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            PagePdf(turn=90).slanted(100, 742, "One", (0, 1, -1, 0)).slanted(114, 742, "Two", (0, 1, -1, 0)), id="90"
        ),
        pytest.param(
            PagePdf(turn=180).slanted(500, 742, "One", (-1, 0, 0, -1)).slanted(500, 728, "Two", (-1, 0, 0, -1)),
            id="180",
        ),
        pytest.param(
            PagePdf(turn=270).slanted(100, 100, "One", (0, -1, 1, 0)).slanted(86, 100, "Two", (0, -1, 1, 0)), id="270"
        ),
        pytest.param(
            PagePdf().slanted(100, 742, "One", (0, 1, -1, 0)).slanted(114, 742, "Two", (0, 1, -1, 0)), id="sideways"
        ),
    ],
)
def test_turned_pages(page: PagePdf) -> None:
    assert read(page) == ["One", "Two"]


def test_what_is_cropped_away_or_slanted_is_left_out() -> None:
    page = PagePdf(crop=(50, 50, 545, 792)).text(72, 100, "Seen").text(72, 20, "Cropped away")
    page.slanted(150, 500, "DRAFT", (0.7, 0.7, -0.7, 0.7), size=80)
    assert read(page) == ["Seen"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(pdf(PagePdf().text(72, 72, "Secret"), password=True), EncryptedPdf, id="password"),
        pytest.param(pdf(PagePdf().text(72, 72, "Half"))[:700], DamagedPdf, id="cut off"),
        pytest.param(b"%PDF-1.7\nnothing else\n%%EOF\n", DamagedPdf, id="nothing in it"),
        pytest.param(pdf(), DamagedPdf, id="no pages"),
        pytest.param(pdf(PagePdf().picture(0, 0, 595, 842), PagePdf().picture(0, 0, 595, 842)), ScannedPdf, id="scan"),
        pytest.param(
            pdf(PagePdf().picture(0, 0, 595, 842).text(280, 30, "OFFICIAL").text(280, 820, "Page 1 of 1")),
            ScannedPdf,
            id="scan with a marking and a page number",
        ),
        pytest.param(pdf(PagePdf().text(72, 72, "\x01\x03 \x04\x05")), ScannedPdf, id="a font that names no letters"),
        pytest.param(pdf(PagePdf()), NoText, id="blank"),
        pytest.param(pdf(PagePdf().box(50, 50, 500, 300)), NoText, id="a drawing"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, error: type[HmipParseError]) -> None:
    with pytest.raises(error):
        load_pdf(data)


def test_damage_raises_nothing_but_our_errors() -> None:
    chance = random.Random(31)
    page = PagePdf().lines(72, 80, "Area Director", "North").lines(320, 80, "Chief Inspector", "1 High Road")
    page.grid([72, 200, 400], [300, 320, 340]).text(80, 314, "Action").text(210, 314, "Date").text(80, 334, "1. Do it")
    whole = pdf(page, PagePdf().text(72, 80, "Page two"))
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            data = data[: chance.randrange(len(data))] + b"\n%%EOF\n"
        try:
            load_pdf(bytes(data))
        except HmipParseError:
            continue


def test_the_same_bytes_give_the_same_document() -> None:
    data = pdf(
        PagePdf()
        .lines(72, 80, "One", "Two")
        .grid([72, 200, 400], [300, 320, 340])
        .text(80, 314, "A")
        .text(210, 334, "B")
    )
    assert load_pdf(data) == load_pdf(data)


def test_a_letterhead_on_every_page_is_read_once() -> None:
    pages = [PagePdf().lines(72, 40, "Ministry of Justice", "Example Region") for _ in range(2)]
    for number, page in enumerate(pages, 1):
        page.paragraph(72, 120, 520, "So it was. " * number + PROSE)
    assert read(*pages)[:3] == ["Ministry of Justice", "Example Region", f"So it was. {PROSE}".strip()]
    assert len(read(*pages)) == 4


def test_a_file_padded_by_a_mail_gateway_is_whole() -> None:
    assert lines(load_pdf(b"X-Gateway: 1\r\n" + pdf(PagePdf().text(72, 72, "Whole")) + b"\x00" * 9000)) == ["Whole"]
