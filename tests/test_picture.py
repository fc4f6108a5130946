"""The front page's picture shows what its command prints."""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from tests.fixture_letters import ROOT
from tests.transcripts import output, workplace

sys.path.append(str(ROOT / "docs"))

import make_picture

SVG = ROOT / "docs" / "images" / "table.svg"


def lines(svg: str) -> list[str]:
    """The lines of text in a picture of a terminal, from the top down."""
    texts = [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("}text")]
    place = {id(each): (float(each.attrib["y"]), float(each.attrib["x"])) for each in texts}
    texts.sort(key=lambda each: place[id(each)])
    rows = groupby(texts, key=lambda each: place[id(each)][0])
    return [" ".join(each.text or "" for each in row) for _, row in rows]


def words(text: str) -> list[list[str]]:
    """The words of each line that has any; how far they stand apart is layout."""
    return [found for line in text.splitlines() if (found := line.split())]


def test_the_picture_says_what_its_command_prints(tmp_path: Path) -> None:
    prompt, *shown = words("\n".join(lines(SVG.read_text(encoding="utf-8"))))
    assert prompt[0] == "$"
    assert shown == words(output(" ".join(prompt[1:]), workplace(tmp_path))), "python docs/make_picture.py"


def test_the_script_draws_it_with_the_terminal_s_colours() -> None:
    drawn, kept = make_picture.picture(), SVG.read_text(encoding="utf-8")
    assert lines(drawn) == lines(kept)
    red = make_picture.COLOURS[1]
    assert "#{:02x}{:02x}{:02x}".format(*red) in drawn, "what is overdue is red"


def test_the_picture_is_small_and_fetches_nothing() -> None:
    svg = SVG.read_text(encoding="utf-8")
    assert len(svg) < 150_000
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"url\((?!#)|@import|<script", svg)


def test_the_front_page_shows_it() -> None:
    assert f"]({SVG.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")
