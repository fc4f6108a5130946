"""A document that was read leaves nothing for the garbage collector: what it held is free at once."""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

import pytest

from hmip_parse import HmipParseError, parse_bytes
from tests.fixture_letters import documents

_LETTERS = {path.suffix: path for path in documents() if ".scan." not in path.name}


def left_by(data: bytes) -> int:
    """How many objects a document leaves in cycles, when it is read again."""
    gc.disable()
    try:
        for _ in range(2):  # what the first reading makes stays, for all documents
            gc.collect()
            with suppress(HmipParseError):
                parse_bytes(data, ocr="never")
            found = gc.collect()
        return found
    finally:
        gc.enable()


@pytest.mark.parametrize("letter", _LETTERS.values(), ids=_LETTERS)
def test_a_letter_leaves_nothing(letter: Path) -> None:
    assert left_by(letter.read_bytes()) == 0


@pytest.mark.parametrize("letter", _LETTERS.values(), ids=_LETTERS)
def test_a_damaged_letter_leaves_nothing(letter: Path) -> None:
    data = letter.read_bytes()
    assert left_by(data[: len(data) // 2]) == 0
