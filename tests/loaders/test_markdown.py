"""Markdown marks: read where they are marks, kept where they are text."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.markdown import Marked, inline, without_marks


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        pytest.param("the **Barset** unit", "the Barset unit", id="strong"),
        pytest.param("**Barset**, **Plumstead & Sons PDU**", "Barset, Plumstead & Sons PDU", id="strong-twice"),
        pytest.param("a *good* unit", "a good unit", id="emphasis"),
        pytest.param("a _good_ unit", "a good unit", id="emphasis-underscore"),
        pytest.param("***both***", "both", id="both"),
        pytest.param("[the plan](https://example.org/plan)", "the plan", id="link"),
        pytest.param("<a.reader@example.org>", "a.reader@example.org", id="address-in-angles"),
        pytest.param(r"1\. not an item \- at all", "1. not an item - at all", id="escapes"),
        pytest.param("one<br>two<br/>three", "one\ntwo\nthree", id="line-breaks"),
        pytest.param("a note[^1] here<sup>2</sup>", "a note here", id="footnote-marks"),
        pytest.param("Health &amp; Justice&nbsp;team", "Health & Justice\u00a0team", id="entities"),
        pytest.param("ends here\\", "ends here", id="hard-break"),
    ],
)
def test_marks_are_left_out(marked: str, text: str) -> None:
    assert inline(marked) == text


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "a_file_name.txt",
        "* a bullet",
        "- another",
        "R&D; and more",
        "3 < 5 and 7 > 6",
        "[sic]",
        "(see [1])",
        "a * footnote",
        "jo_bloggs@example.org",
        "Smith & Jones",
    ],
)
def test_text_that_looks_like_marks_stays(text: str) -> None:
    assert inline(text) == text


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(["## The plan"], [Marked("The plan", 2)], id="heading"),
        pytest.param(["### The plan ###"], [Marked("The plan", 3)], id="closed-heading"),
        pytest.param(["The plan", "======="], [Marked("The plan", 1), Marked("")], id="underlined"),
        pytest.param(["", "The plan", "---"], [Marked(""), Marked("The plan", 2), Marked("")], id="underlined-below"),
        pytest.param(
            ["Two", "lines", "---"], [Marked("Two"), Marked("lines"), Marked("")], id="rule-below-a-paragraph"
        ),
        pytest.param(["", "* * *"], [Marked(""), Marked("")], id="rule"),
        pytest.param(["____________"], [Marked("")], id="line-to-sign-on"),
        pytest.param(["> quoted"], [Marked("quoted")], id="quotation"),
        pytest.param(["**All of it**"], [Marked("All of it", bold=True)], id="bold-line"),
        pytest.param(["**Training.** All"], [Marked("Training. All")], id="bold-lead"),
        pytest.param(["[^1]: A note."], [Marked("")], id="footnote"),
        pytest.param(["#1 priority"], [Marked("#1 priority")], id="hash-without-a-blank"),
        pytest.param(["  - nested"], [Marked("  - nested")], id="item"),
    ],
)
def test_lines_keep_their_number(lines: list[str], found: list[Marked]) -> None:
    assert without_marks(lines) == found
