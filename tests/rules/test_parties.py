"""Whole letters of invented layouts, held against what the contract wants of their parties."""

from __future__ import annotations

from typing import Any

import pytest

from hmip_parse.document import Document
from hmip_parse.loaders.text import load_text
from hmip_parse.rules.parties import find_parties
from hmip_parse.rules.rule import Found, FoundList
from hmip_parse.rules.zones import Zones, zones
from tests.rules.party_specimens import SPECIMENS, Specimen


def plain(node: Any) -> Any:
    """The values of a tree of Founds, without what is null or empty."""
    if isinstance(node, Found):
        return plain(node.value)
    if isinstance(node, FoundList):
        return [plain(item) for item in node.items]
    if isinstance(node, dict):
        return {key: value for key, part in node.items() if (value := plain(part)) not in (None, [])}
    return node if isinstance(node, str | int | float) or node is None else str(node)


def found_in(node: Any) -> list[Found]:
    if isinstance(node, Found):
        return [node]
    parts = node.items if isinstance(node, FoundList) else node.values() if isinstance(node, dict) else ()
    return [found for part in parts for found in found_in(part)]


def read(document: Document) -> dict[str, Any]:
    return find_parties(document, zones(document))


def expected_of(specimen: Specimen, got: dict[str, Any]) -> dict[str, Any]:
    return {key: got.get(key) for key in specimen.expected}


def wanted_of(specimen: Specimen) -> dict[str, Any]:
    return {key: value if value != {} else value for key, value in specimen.expected.items()}


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_reads_the_parties_of(specimen: Specimen) -> None:
    got = plain(read(specimen.document()))
    assert expected_of(specimen, {"addressee": {}, **got}) == wanted_of(specimen)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_reads_the_same_from_a_text_file(specimen: Specimen) -> None:
    got = plain(read(load_text(specimen.as_text().encode())))
    assert expected_of(specimen, {"addressee": {}, **got}) == wanted_of(specimen)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_every_value_is_what_its_spans_quote(specimen: Specimen) -> None:
    document = specimen.document()
    for found in found_in(read(document)):
        quotes = [document.quote(span) for span in found.spans]
        assert not any("\n" in quote for quote in quotes)
        assert found.rule
        if isinstance(found.value, str):
            assert " ".join(quotes) == found.value
        assert bool(found.spans) == (found.value is not None) or found.doubts


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_every_block_is_in_one_zone(specimen: Specimen) -> None:
    document = specimen.document()
    split = zones(document)
    parts = [part for part in Zones.__slots__ if part != "form"]
    blocks = sorted((block for part in parts for block in getattr(split, part)), key=lambda block: block.start)
    assert tuple(blocks) == document.blocks
