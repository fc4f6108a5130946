"""One letter, however it is wrapped, bulleted, spaced, encoded and cut into pages, is the same blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmip_parse.loaders.text import load_text
from tests.loaders.text_specimen import Hand, Said, flat, lines_of, said_by, written

WIDTHS = st.none() | st.integers(60, 110)
HANDS = st.builds(
    Hand,
    width=WIDTHS,
    bullet=st.sampled_from("-–*o•·▪●➢\uf0b7\uf0a7"),
    gap=st.sampled_from((" ", "   ")),
    hanging=st.booleans(),
    indent=st.sampled_from((0, 2, 4)),
    loose=st.booleans(),
    trailing=st.sampled_from(("", " ", "  ", "\t")),
    line_end=st.sampled_from(("\n", "\r\n", "\r")),
    blank=st.sampled_from((" ", "\u00a0")),
)


def read(text: str, encoding: str = "utf-8") -> list[Said]:
    return said_by(load_text(text.encode(encoding)))


@settings(max_examples=150, deadline=None)
@given(HANDS, st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")))
def test_how_it_is_written_does_not_matter(hand: Hand, encoding: str) -> None:
    assert read(written(hand), encoding) == flat()


@pytest.mark.parametrize("width", range(60, 111, 5))
@pytest.mark.parametrize("hanging", [True, False], ids=["hanging", "flush"])
def test_any_width_gives_the_same_blocks(width: int, hanging: bool) -> None:
    assert read(written(Hand(width=width, hanging=hanging))) == flat()


def may_be_cut(lines: list[str], at: int) -> bool:
    """Whether a word processor may end a page before a line: two lines of the block stand above, in mid-sentence."""
    return all(lines[at - back].strip() for back in (0, 1, 2)) and lines[at - 1].strip()[-1] not in ".:;,"


@settings(max_examples=60, deadline=None)
@given(HANDS.filter(lambda hand: hand.width), st.data())
def test_a_page_break_within_a_block_does_not_matter(hand: Hand, data: st.DataObject) -> None:
    hand = replace(hand, line_end="\n")
    lines = lines_of(hand)
    cut = data.draw(st.sampled_from([at for at in range(24, len(lines)) if may_be_cut(lines, at)]))
    foot, head = data.draw(
        st.sampled_from(((["", "Page 1 of 2"], ["OFFICIAL", ""]), (["", "", "OFFICIAL"], []), ([], [])))
    )
    pages = [[*lines[:cut], *foot], [*head, *lines[cut:], *(line.replace("1 of", "2 of") for line in foot)]]
    assert read("\n\f".join("\n".join(page) for page in pages)) == flat()
