"""What becomes of two lines that are one text, and of a hyphen between them."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.join import Vocabulary, joined

LETTER = "Post-release support and pre-sentence reports; a well-run unit. The sentence, the release, the Midlands."


def whole(before: str, after: str, *, hyphenated: bool = False) -> str:
    words = Vocabulary([LETTER, before, after])
    return "".join(part for part in (*joined(before, after, words, hyphenated=hyphenated), after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a pro-", "bation officer", "a probation officer", id="one-word"),
        pytest.param("the North-", "West region", "the North-West region", id="before-a-capital"),
        pytest.param("from 2025-", "26 on", "from 2025-26 on", id="before-a-digit"),
        pytest.param("by mid-", "autumn", "by mid-autumn", id="prefix-mid"),
        pytest.param("to co-", "ordinate it", "to co-ordinate it", id="prefix-co"),
        pytest.param("in non-", "custodial cases", "in non-custodial cases", id="prefix-non"),
        pytest.param("risk of self-", "harm", "risk of self-harm", id="prefix-self"),
        pytest.param("the mid-", "dle of it", "the middle of it", id="mid-in-a-word"),
        pytest.param("in the Mid-", "lands", "in the Midlands", id="word-stands-elsewhere"),
        pytest.param("cross-", "ing points", "crossing points", id="cross-in-a-word"),
        pytest.param("post-", "release support", "post-release support", id="compound-stands-elsewhere"),
        pytest.param("a pre-", "release visit", "a pre-release visit", id="prefix-before-a-known-word"),
        pytest.param("pre-", "vention of harm", "prevention of harm", id="pre-in-a-word"),
        pytest.param("to re-", "establish it", "to re-establish it", id="re-before-e"),
        pytest.param("the re-", "sponse", "the response", id="re-in-a-word"),
        pytest.param("twenty-", "five of them", "twenty-five of them", id="number"),
        pytest.param("a six-", "month plan", "a six-month plan", id="counted"),
        pytest.param("six-", "teen of them", "sixteen of them", id="six-in-a-word"),
        pytest.param("face-to-", "face work", "face-to-face work", id="linked"),
        pytest.param("pre- and post-", "release", "pre- and post-release", id="suspended-before"),
        pytest.param("full-", "and part-time staff", "full- and part-time staff", id="suspended"),
        pytest.param("an up-", "to-date plan", "an up-to-date plan", id="linked-word-follows"),
        pytest.param("it failed -", "and badly", "it failed - and badly", id="dash"),
        pytest.param("in 2025–", "26", "in 2025–26", id="en-dash-in-a-range"),
        pytest.param("the unit –", "then new", "the unit – then new", id="en-dash-in-a-sentence"),
        pytest.param("Agreed/", "Not agreed", "Agreed/ Not agreed", id="slash"),
        pytest.param("the end", "of it", "the end of it", id="no-hyphen"),
    ],
)
def test_a_hyphen_at_a_line_end(before: str, after: str, expected: str) -> None:
    compound = "a well-run, up-to-date unit" if "up-" in before else ""
    words = Vocabulary([LETTER, compound, before, after])
    kept, between = joined(before, after, words)
    assert kept + between + after == expected


def test_a_soft_hyphen_that_was_dropped_leaves_one_word() -> None:
    assert whole("a pro", "bation officer", hyphenated=True) == "a probation officer"


def test_halves_at_line_ends_are_no_words() -> None:
    words = Vocabulary(["the re-", "sponse of the unit-", "holder"]).words
    assert {"sponse", "re", "holder"}.isdisjoint(words)
    assert {"of", "the"} <= words
