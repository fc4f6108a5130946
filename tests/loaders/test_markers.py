"""What begins a list item, and what only looks as if it did."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.markers import is_lone_marker, is_lone_number, marker_of

ITEMS = {
    "bullet": ("• Visit the unit", "", "Visit the unit"),
    "bullet-without-blank": ("•Visit the unit", "", "Visit the unit"),
    "middle-dot": ("·   Visit the unit", "", "Visit the unit"),
    "symbol-font": ("\uf0b7 Visit the unit", "", "Visit the unit"),
    "wingdings-square": ("\uf0a7 Visit the unit", "", "Visit the unit"),
    "arrow": ("➢ Visit the unit", "", "Visit the unit"),
    "courier-o": ("o Visit the unit", "", "Visit the unit"),
    "asterisk": ("* Visit the unit", "", "Visit the unit"),
    "hyphen": ("- Visit the unit", "", "Visit the unit"),
    "en-dash": ("– Visit the unit", "", "Visit the unit"),
    "hyphen-without-blank": ("-Visit the unit", "", "Visit the unit"),
    "no-break-space-misread": ("Â Visit the unit", "", "Visit the unit"),
    "bullet-misread": ("â€¢ Visit the unit", "", "Visit the unit"),
    "number": ("1. Visit the unit", "1.", "Visit the unit"),
    "number-with-bracket": ("12) Visit the unit", "12)", "Visit the unit"),
    "number-in-brackets": ("(3) Visit the unit", "(3)", "Visit the unit"),
    "letter": ("b. Visit the unit", "b.", "Visit the unit"),
    "letter-with-bracket": ("b) Visit the unit", "b)", "Visit the unit"),
    "letter-in-brackets": ("(B) Visit the unit", "(B)", "Visit the unit"),
    "roman": ("(iii) Visit the unit", "(iii)", "Visit the unit"),
    "roman-capitals": ("IV. Visit the unit", "IV.", "Visit the unit"),
    "decimal": ("5.1 Visit the unit", "5.1", "Visit the unit"),
    "deep-decimal": ("2.3.4. Visit the unit", "2.3.4.", "Visit the unit"),
    "code": ("R3. Visit the unit", "R3.", "Visit the unit"),
    "code-with-colon": ("KC12: Visit the unit", "KC12:", "Visit the unit"),
    "bare-code": ("R3 “Visit the unit”", "R3", "“Visit the unit”"),
}
TEXTS = {
    "address": "1 Bridge Street",
    "ordinal": "1st Floor",
    "initial": "A. Reader",
    "initials": "J.R. Writer",
    "year": "2025. The next",
    "date": "3 March 2026",
    "time": "9.30 am",
    "decimal-number": "1.5 per cent",
    "money": "£5 a day",
    "word-in-o": "oil and gas",
    "range": "R3 to R6 are accepted",
    "minus": "-5 degrees",
    "hyphen-and-small-letter": "-based work",
    "abbreviation": "e.g. a review",
    "name-in-a-wingdings-letter": "Østergaard Ltd",
    "number-alone": "3.",
    "nothing": "",
}


@pytest.mark.parametrize(("text", "printed", "body"), ITEMS.values(), ids=ITEMS)
def test_a_marker_is_parted_from_its_text(text: str, printed: str, body: str) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.printed, text[marker.body :]) == (printed, body)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_no_marker_is_text(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        pytest.param("1. a", "2. b", True, id="numbers"),
        pytest.param("h) a", "i) b", True, id="letters-that-are-roman-too"),
        pytest.param("i) a", "ii) b", True, id="roman"),
        pytest.param("(iv) a", "(v) b", True, id="roman-after-a-bracket"),
        pytest.param("R3. a", "R4. b", True, id="codes"),
        pytest.param("5.1 a", "5.2 b", True, id="decimals"),
        pytest.param("1. a", "3. b", False, id="gap"),
        pytest.param("1. a", "2) b", False, id="other-style"),
        pytest.param("2. a", "1. b", False, id="backwards"),
    ],
)
def test_markers_of_one_list_follow_each_other(before: str, after: str, follows: bool) -> None:
    first, second = marker_of(before), marker_of(after)
    assert first is not None
    assert second is not None
    assert second.follows(first) is follows


@pytest.mark.parametrize(
    ("text", "bullet", "number"),
    [
        pytest.param("•", True, False, id="bullet"),
        pytest.param("\uf0b7", True, False, id="symbol-font"),
        pytest.param("o", True, False, id="courier-o"),
        pytest.param("5.1", False, True, id="decimal"),
        pytest.param("(a)", False, True, id="letter"),
        pytest.param("R3", False, True, id="code"),
        pytest.param("3", False, False, id="number-without-a-point"),
        pytest.param("• a", False, False, id="bullet-with-text"),
        pytest.param("2025", False, False, id="year"),
    ],
)
def test_a_marker_may_stand_alone(text: str, bullet: bool, number: bool) -> None:
    assert (is_lone_marker(text), is_lone_number(text)) == (bullet, number)
