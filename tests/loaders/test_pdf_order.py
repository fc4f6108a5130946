"""Runs of words to lines: what is joined, what stands in columns, and which is read first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmip_parse.loaders.columns import Word
from hmip_parse.loaders.pdf_order import in_reading_order, joined, line_of, rows_of, under_rules
from hmip_parse.loaders.pdf_page import Run
from hmip_parse.loaders.ruled import Rule

SIZE = 10.0


def run(left: float, baseline: float, text: str, *, size: float = SIZE, bold: bool = False) -> Run:
    """A run of words, each as wide as it has letters, at half the type size a letter."""
    words = []
    for word in text.split():
        words.append(Word(word, left, left + len(word) * size / 2))
        left = words[-1].right + size / 4
    return Run(tuple(words), baseline, size, bold)


def strips(*runs: Run) -> list[list[str]]:
    return [[line.text for line in strip] for strip in in_reading_order(runs)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            [run(0, 50, "the 14"), run(28, 46, "th", size=7), run(38, 50, "of May")], ["the 14th of May"], id="th"
        ),
        pytest.param([run(0, 50, "•"), run(18, 50, "A step")], ["• A step"], id="bullet"),
        pytest.param([run(0, 50, "1."), run(36, 50, "A step")], ["1. A step"], id="number"),
        pytest.param([run(0, 50, "Date:"), run(120, 50, "3 May")], ["Date: 3 May"], id="label"),
        pytest.param([run(0, 50, "Area Director"), run(120, 50, "3 May")], ["Area Director", "3 May"], id="two things"),
        pytest.param([run(0, 50, "A step"), run(60, 50, "•")], ["A step", "•"], id="a sign behind a text"),
    ],
)
def test_joined(row: list[Run], expected: list[str]) -> None:
    assert [piece.text for piece in joined(row)] == expected


def test_a_line_with_a_stretched_space_is_one() -> None:
    prose = [run(0, 62 + 12 * i, "prose that goes on over the whole width of the page") for i in range(3)]
    assert strips(run(0, 50, "a stretched"), run(75, 50, "space"), *prose)[0][0] == "a stretched space"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param(
            [run(0, 50, "A"), run(0, 62, "B"), run(300, 50, "C"), run(300, 62, "D")],
            [["A", "B"], ["C", "D"]],
            id="left, then right",
        ),
        pytest.param(
            [run(300, 26, "A"), run(300, 38, "B"), run(300, 50, "C"), run(0, 50, "D"), run(0, 62, "E")],
            [["A", "B", "C"], ["D", "E"]],
            id="the one that begins higher first",
        ),
        pytest.param(
            [run(0, 50, "A"), run(300, 50, "B"), run(300, 62, "C"), run(300, 74, "D"), run(0, 98, "E")],
            [["A"], ["B", "C", "D"], ["E"]],
            id="what stands below is read after both",
        ),
        pytest.param(
            [
                run(0, 50, "A"),
                run(200, 50, "B"),
                run(400, 50, "C"),
                run(0, 62, "D"),
                run(200, 62, "E"),
                run(400, 62, "F"),
            ],
            [["A", "D"], ["B", "E"], ["C", "F"]],
            id="three columns",
        ),
        pytest.param(
            [run(300, 50, "A"), run(0, 50, "B"), run(300, 75, "C"), run(0, 62, "D"), run(0, 74, "E")],
            [["B", "D", "E"], ["A", "C"]],
            id="a blank line within a column",
        ),
    ],
)
def test_reading_order(runs: list[Run], expected: list[list[str]]) -> None:
    assert strips(*runs) == expected


def test_nothing_is_lost_or_told_twice() -> None:
    runs = [run(40 * (i * 7 % 13), 50 + 9 * (i * 5 % 17), f"w{i}") for i in range(60)]
    words = [word for strip in in_reading_order(runs) for line in strip for word in line.text.split()]
    assert sorted(words) == sorted(r.text for r in runs)


def test_a_run_that_ends_left_of_where_it_begins_is_read() -> None:
    """As the parts of a formula do, which PDFium gives as one line."""
    backwards = Run((Word("(1,", 277, 290), Word("2)", 200, 212)), 50, SIZE, False)
    assert (backwards.left, backwards.right) == (212, 277)
    assert letters(strips(run(212, 50, "= 8"), backwards, run(370, 62, "= 1"))) == sorted("=8(1,2)=1")


def letters(found: list[list[str]]) -> list[str]:
    return sorted(letter for strip in found for line in strip for letter in line.replace(" ", ""))


_ANY_RUN = st.builds(
    lambda left, right, row, name: Run(
        (Word(f"a{name}", left, left + 5), Word("b", right - 5, right)), row, SIZE, False
    ),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(0, 12).map(lambda row: 50 + 6 * row),
    st.integers(0, 9),
)


@given(st.lists(_ANY_RUN, min_size=1, max_size=12))
@settings(deadline=None)
def test_nothing_is_lost_wherever_it_stands(runs: list[Run]) -> None:
    assert letters(strips(*runs)) == sorted(letter for each in runs for letter in each.text.replace(" ", ""))


@pytest.mark.parametrize(
    ("raw", "text", "hyphenated"),
    [
        pytest.param("which were arran\xad", "which were arran", True, id="soft hyphen at the end"),
        pytest.param("which were arran\u2010", "which were arran\u2010", True, id="printed hyphen of a browser"),
        pytest.param("the ﬁrst meet\xading", "the first meeting", False, id="ligature, and a soft hyphen within"),
        pytest.param("in mid-", "in mid-", False, id="hyphen"),
    ],
)
def test_line_of(raw: str, text: str, hyphenated: bool) -> None:
    line = line_of(run(0, 50, raw), 2)
    assert (line.text, line.hyphenated, line.page) == (text, hyphenated, 2)


def test_a_line_knows_where_the_text_behind_its_marker_begins() -> None:
    assert line_of(run(72, 50, "• A step"), 1).body == pytest.approx(72 + 7.5)
    assert line_of(run(72, 50, "A step"), 1).body is None


@pytest.mark.parametrize(
    ("rules", "marked"),
    [
        pytest.param([Rule(0, 55, 500, 55)], True, id="a rule"),
        pytest.param([Rule(0, 55, 90, 55), Rule(90, 55.5, 500, 55.5)], True, id="the borders of cells"),
        pytest.param([Rule(0, 52, 65, 52)], False, id="an underline"),
        pytest.param([Rule(0, 55, 100, 55)], False, id="a shorter rule"),
        pytest.param([Rule(0, 70, 500, 70)], False, id="a rule below"),
        pytest.param([Rule(50, 0, 50, 90)], False, id="an upright rule"),
    ],
)
def test_under_rules(rules: list[Rule], marked: bool) -> None:
    rows = rows_of([run(0, 50, "Head of Unit"), run(0, 65, "One"), run(200, 65, "Two")], 1)
    assert [row.ruled for row in under_rules(rows, rules)] == [False, marked]
