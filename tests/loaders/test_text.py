"""Text letters as a whole: pages, columns, tables, notes, hyphens, and what is no text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

import pytest

from hmip_parse.document import Document
from hmip_parse.errors import EmptyFile, NoText, UnknownFormat
from hmip_parse.loaders.text import load_text


def read(text: str) -> Document:
    return load_text(text.encode())


def blocks(text: str) -> list[str]:
    document = read(text)
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", EmptyFile, id="empty"),
        pytest.param(b"\xef\xbb\xbf", NoText, id="mark-alone"),
        pytest.param(b" \r\n\t\f\n", NoText, id="blanks"),
        pytest.param("\u200b\u00a0\n".encode(), NoText, id="invisible"),
        pytest.param(b"OFFICIAL\n\n", NoText, id="marking-alone"),
        pytest.param(bytes(range(32)) * 20, UnknownFormat, id="binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        load_text(data)


def test_a_form_feed_breaks_a_page_but_numbers_none() -> None:
    document = read("Dear Jo\n\nOne\n\nPage 1 of 2\n\fTwo\n\nPage 2 of 2\n\f")
    assert document.text == "Dear Jo\nOne\nTwo"
    assert document.pages == ()
    assert {block.page for block in document.blocks} == {None}


def test_page_counts_without_form_feeds_break_pages() -> None:
    text = "OFFICIAL\n\nDear Jo\n\nOne\n\nPage 1 of 2\n\nOFFICIAL\n\nTwo\n\nPage 2 of 2\n"
    assert blocks(text) == ["Dear Jo", "One", "Two"]


def test_every_line_of_an_unwrapped_text_is_a_block() -> None:
    text = "Dear Jo\nThank you for the report which I have read.\nYours\nA. Reader\non behalf of\nB. Writer"
    assert blocks(text) == text.split("\n")


def test_the_columns_of_a_letterhead_are_read_one_after_the_other() -> None:
    text = "Area Director                         14 May 2026\nWessex\n\nDear Jo,\n\nThank you."
    assert blocks(text) == ["Area Director", "Wessex", "14 May 2026", "Dear Jo,", "Thank you."]


def test_a_tab_parts_columns_and_follows_markers() -> None:
    text = "Area Director\t14 May 2026\n\n1.\tOne thing\n2.\tAnother\n\nCopy:\tPrivate Office"
    assert blocks(text) == ["Area Director", "14 May 2026", "1. One thing", "2. Another", "Copy: Private Office"]


def test_a_bracket_that_a_line_closes_is_no_marker() -> None:
    text = "The text has been agreed with two of the three councils, and will\n"
    text += "be signed by the third before the end of May. (Recommendation\n4)\n\n"
    text += "The next paragraph says what is done about the posts that are\nstill without anybody to fill them.\n"
    document = load_text(text.encode())
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_a_wrapped_text_makes_hyphenated_words_whole() -> None:
    text = (
        "We write to say that each of the recommendations which were made is under con-\n"
        "sideration at the unit, that all of them will have been met by March, that a well-\n"
        "being lead has been found for every one of the offices in the region of the North-\n"
        "West, and that I shall write to you again.\n"
    )
    assert blocks(text) == [
        "We write to say that each of the recommendations which were made is under consideration at the unit, that all "
        "of them will have been met by March, that a well-being lead has been found for every one of the offices in "
        "the region of the North-West, and that I shall write to you again."
    ]


@pytest.mark.parametrize("hyphen", ["\u00ad", "\ufffe"], ids=["soft", "pdfium"])
def test_a_hyphen_that_is_only_a_line_end_goes(hyphen: str) -> None:
    text = (
        f"The unit has put all of its recom{hyphen}\nmendations into one plan, and has sent it\nto the region in March."
    )
    assert "recommendations" in read(text).text


def test_soft_hyphens_and_odd_blanks_within_a_line_go() -> None:
    assert blocks("The\u00a0unit\u2003has a  recom\u00admenda\u00adtion\u200b.") == ["The unit has a recommendation."]


def test_a_footnote_and_its_mark_are_left_out() -> None:
    page = "The terms used are these:1 and SDS40 is one.\n\nMore of it here.\n\n1 See the glossary of the report.\n"
    assert blocks(page) == ["The terms used are these: and SDS40 is one.", "More of it here."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Recommendation R1 was met.\n\n1 High Street\nBarset", id="address"),
        pytest.param("It was met in 2021.\n\n1 of 3 were", id="number"),
        pytest.param("these:1 are used\n\n1. An item", id="item"),
    ],
)
def test_what_only_looks_like_a_footnote_stays(text: str) -> None:
    assert blocks(text) == [line for line in text.split("\n") if line]


def test_written_tables_stand_between_the_paragraphs_around_them() -> None:
    document = read("Above\n\n| No | What |\n|---|---|\n| 1 | Act |\n\nBelow")
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert document.text == "Above\nNo\nWhat\n1\nAct\nBelow"


def test_a_list_whose_bullet_became_a_blank_is_whole() -> None:
    document = read("We note:\n\n One thing that is good.\n- Another thing.\n- A third.\n\nThat is all.")
    assert [block.kind for block in document.blocks] == ["paragraph", "item", "item", "item", "paragraph"]


HOSTILE = {
    "one-long-line": lambda n: "word " * (n // 5),
    "one-long-word": lambda n: "x" * n,
    "many-lines": lambda n: "A line that is short\n" * (n // 21),
    "many-bullets": lambda n: "•\n" * (n // 2),
    "many-columns": lambda n: "a     " * (n // 6),
    "many-tabs": lambda n: "a\t" * (n // 2),
    "many-pipes": lambda n: "|a" * (n // 2),
    "many-stars": lambda n: "**a *b " * (n // 7),
    "many-brackets": lambda n: "[" * n,
    "many-pages": lambda n: "Text\f" * (n // 5),
    "many-headers": lambda n: "Rec No\n\nAgreed\n\nAction\n\nOwner\n\nDate\n\n" * (n // 38),
    "many-headers-a-cell-a-line": lambda n: "Action\nOwner\nWhen\nHe acts.\n" * (n // 27),
    "many-items-in-a-cell": lambda n: "| x |(a) a. " + "(b) b. " * (n // 7) + "|\n|---|---|",
}


def calls(run: Callable[[], object]) -> int:
    """How many calls something takes: what time would tell, and the same on a busy machine."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_length_alone(name: str) -> None:
    """Four times the text takes four times the calls, give or take; a quadratic step would take sixteen times."""
    texts = ["Start of it\n\n" + HOSTILE[name](length) for length in (5_000, 20_000)]
    read(texts[0])
    short, long = (calls(partial(read, text)) for text in texts)
    assert long < 6 * short
