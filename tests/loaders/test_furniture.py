"""Running headers and footers, page numbers and markings: what is left out, and what only looks like them."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.furniture import is_marking, without_furniture
from hmip_parse.loaders.line import Line


def page(text: str, number: int = 1) -> list[Line]:
    """A page of lines; a blank line leaves space."""
    lines = enumerate(text.split("\n"))
    return [Line(line.strip(), number, 0, len(line), at, at + 1) for at, line in lines if line.strip()]


def kept(*texts: str) -> list[list[str]]:
    pages = without_furniture([page(text, number) for number, text in enumerate(texts, 1)])
    return [[line.text for line in lines] for lines in pages]


@pytest.mark.parametrize(
    "text",
    [
        "OFFICIAL",
        "OFFICIAL - SENSITIVE",
        "OFFICIAL: PERSONAL DATA",
        "Security marking: OFFICIAL",
        "NOT PROTECTIVELY MARKED",
    ],
)
def test_a_marking_alone_is_one(text: str) -> None:
    assert is_marking(text)


@pytest.mark.parametrize(
    "text", ["Official", "OFFICIAL REPORT", "The official line", "OFFICIAL - Sunday", "RESTRICTED access", ""]
)
def test_other_words_are_no_marking(text: str) -> None:
    assert not is_marking(text)


@pytest.mark.parametrize(
    "number",
    [
        "Page 2",
        "Page 2 of 3",
        "2 of 3",
        "- 2 -",
        "2/3",
        "2 | Page",
        "OFFICIAL\t2",
        "OFFICIAL\tPage 2 of 3",
        "(2)",
    ],
)
def test_a_page_number_is_left_out(number: str) -> None:
    feet = [number.replace("2", str(at)) for at in (1, 2, 3)]
    assert kept(*(f"One {at}\nTwo {at}\n\n{foot}" for at, foot in zip("abc", feet, strict=True))) == [
        [f"One {at}", f"Two {at}"] for at in "abc"
    ]


def test_numbers_that_do_not_count_pages_stay() -> None:
    assert kept("First\n\n12", "Second\n\n7", "Third\n\n9") == [["First", "12"], ["Second", "7"], ["Third", "9"]]


def test_a_marking_in_the_middle_of_a_page_is_left_out() -> None:
    assert kept("\n".join(["Text"] * 12 + ["OFFICIAL"] + ["More"] * 12)) == [["Text"] * 12 + ["More"] * 12]


def test_running_lines_go_from_the_outside_in() -> None:
    head, foot = "The Service\nAction Plan for Barset", "Barset Region\nVersion 3"
    pages = [f"{head}\n\nBody {at}\nMore {at}\n\n{foot}" for at in "abc"]
    assert kept(*pages) == [[f"Body {at}", f"More {at}"] for at in "abc"]


def test_a_running_line_with_the_page_number_in_it_is_left_out() -> None:
    assert kept("One\n\nPlan, page 1", "Two\n\nPlan, page 2") == [["One"], ["Two"]]


def test_the_first_page_may_have_no_header() -> None:
    assert kept("Letterhead\n\nA", "Barset Plan\n\nB", "Barset Plan\n\nC") == [["Letterhead", "A"], ["B"], ["C"]]


def test_a_letterhead_that_the_signature_repeats_stays() -> None:
    first = "Area Director\nBarset and the West\n\nDear Jo\n\nText"
    assert kept(first, "Area Director\n\ncc: Private Office")[1] == ["Area Director", "cc: Private Office"]


def test_words_that_repeat_within_pages_stay() -> None:
    pages = [f"Start {at}\n\nAgreed\n\nEnd {at}" for at in "abc"]
    assert kept(*pages) == [[f"Start {at}", "Agreed", f"End {at}"] for at in "abc"]


def test_rows_of_a_table_stay() -> None:
    row = "Rec\tRecommendation\tResponse"
    assert kept(f"A\n\n{row}\n1\tx\ty", f"{row}\n2\tx\ty", f"{row}\n3\tx\ty")[1] == [row, "2\tx\ty"]


def test_one_page_loses_its_marking_and_its_number_alone() -> None:
    assert kept("OFFICIAL\n\nDear Jo\n\nText\n\n1") == [["Dear Jo", "Text"]]


def test_a_marking_with_a_page_count_is_left_out_on_one_page_too() -> None:
    assert kept("One\nTwo\n\nOFFICIAL - SENSITIVE Page 1 of 3") == [["One", "Two"]]
    assert kept("One\nOFFICIAL papers, page 3\nTwo") == [["One", "OFFICIAL papers, page 3", "Two"]]


def test_no_pages_are_no_pages() -> None:
    assert kept() == []
