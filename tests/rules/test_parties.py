"""Whole letters of invented layouts (party_letters/), held against what the contract wants of their parties."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmip_parse.document import Document, Draft, assemble
from hmip_parse.loaders.text import load_text
from hmip_parse.rules.parties import find_parties
from hmip_parse.rules.rule import Found, FoundList
from hmip_parse.rules.zones import Zones, zones

PROSE = (
    "Thank you for the report on your inspection, which we received in the spring and have read with care.",
    "We have begun to put right what you found to be wrong, and I set out what has been done and is still to come.",
)
# A text file does not tell a line that a narrow column wrapped from two.
NOT_IN_TEXT = {"wrapped-in-a-narrow-column"}


@dataclass(frozen=True)
class Specimen:
    name: str
    lines: list[str]
    expected: dict[str, Any]

    def document(self) -> Document:
        drafts = []
        for line in self.lines:
            if line == "...":
                drafts += [Draft("paragraph", prose) for prose in PROSE]
            elif line.startswith("# "):
                drafts.append(Draft("heading", line[2:], bold=True, level=1))
            else:
                drafts.append(Draft("paragraph", line))
        return assemble(drafts, format="text")

    def text_file(self) -> bytes:
        prose = "\n" + "\n\n".join(PROSE) + "\n"
        return "\n".join(prose if line == "..." else line.removeprefix("# ") for line in self.lines).encode()


def read_specimen(path: Path) -> Specimen:
    letter, _, expected = path.read_text(encoding="utf-8").partition("\n-----\n")
    return Specimen(path.stem, letter.split("\n"), json.loads(expected))


SPECIMENS = [read_specimen(path) for path in sorted((Path(__file__).parent / "party_letters").glob("*.txt"))]
every_specimen = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)


def plain(node: Any) -> Any:
    """The values of a tree of Founds, without what is null or empty."""
    if isinstance(node, Found):
        return plain(node.value)
    if isinstance(node, FoundList):
        return [plain(item) for item in node.items]
    if isinstance(node, dict):
        return {key: value for key, part in node.items() if (value := plain(part)) not in (None, [])}
    return node if isinstance(node, str) or node is None else str(node)


def founds_in(node: Any) -> list[Found]:
    if isinstance(node, Found):
        return [node]
    parts = node.items if isinstance(node, FoundList) else node.values() if isinstance(node, dict) else ()
    return [found for part in parts for found in founds_in(part)]


def read(document: Document) -> dict[str, Any]:
    return find_parties(document, zones(document))


def values_of(document: Document, keys: dict[str, Any]) -> dict[str, Any]:
    got = plain(read(document))
    return {key: got.get(key) for key in keys}


def test_there_are_specimens() -> None:
    assert len(SPECIMENS) >= 60


@every_specimen
def test_reads_the_parties_of(specimen: Specimen) -> None:
    assert values_of(specimen.document(), specimen.expected) == specimen.expected


@pytest.mark.parametrize("specimen", [s for s in SPECIMENS if s.name not in NOT_IN_TEXT], ids=lambda s: s.name)
def test_reads_the_same_from_a_text_file(specimen: Specimen) -> None:
    assert values_of(load_text(specimen.text_file()), specimen.expected) == specimen.expected


@every_specimen
def test_every_value_is_what_its_spans_quote(specimen: Specimen) -> None:
    document = specimen.document()
    for found in founds_in(read(document)):
        quotes = [document.quote(span) for span in found.spans]
        assert found.rule
        assert not any("\n" in quote for quote in quotes)
        assert found.doubts or found.spans
        if isinstance(found.value, str):
            assert " ".join(quotes) == found.value


@every_specimen
def test_every_block_is_in_one_zone(specimen: Specimen) -> None:
    document = specimen.document()
    split = zones(document)
    found = [block for zone in Zones._fields if zone != "form" for block in getattr(split, zone)]
    assert tuple(sorted(found, key=lambda block: block.start)) == document.blocks


@every_specimen
def test_what_is_missing_is_said(specimen: Specimen) -> None:
    tree = read(specimen.document())
    if tree["date"].value is None:
        assert tree["date"].doubts
    if specimen.expected.get("addressee") == {} and tree["salutation"] is not None:
        assert tree["addressee"]["name"].doubts


WORDS = st.sampled_from(
    [
        *[
            "Dear Ann",
            "Yours sincerely",
            "cc:",
            "To:",
            "From:",
            "Our ref:",
            "3 May 2025",
            "pp",
            "on behalf of",
            "M3 3FX",
            "a@b.uk",
        ],
        *[
            "Ann Field OBE",
            "Head of PDU",
            "Leeds",
            "HM Inspectorate of Probation",
            "1 High Street",
            ",",
            ";",
            "–",
            "(",
            ")",
            "/",
            "|",
        ],
        *[
            "Private Office",
            "of",
            "and",
            "the",
            "Re:",
            "www.example.uk",
            "Annex A",
            "Action Plan",
            "NEWS RELEASE",
            "\u00e9\u0301",
            ".",
        ],
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=14)


@given(lines=LINES)
@settings(max_examples=150, deadline=None)
def test_any_lines_give_parties_that_their_spans_quote(lines: list[str]) -> None:
    document = assemble([Draft("paragraph", line) for line in lines], format="text")
    for found in founds_in(read(document)):
        if isinstance(found.value, str):
            assert " ".join(document.quote(span) for span in found.spans) == found.value
            assert found.value == found.value.strip() != ""
