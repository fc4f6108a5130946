"""The fixture letters and what the parser says of them, each read once in a test run.

They are found by glob, and none found is a failure: a test over an empty list would pass whatever the code does.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from hmip_parse.letter import Letter
from hmip_parse.pipeline import Reading, read

ROOT = Path(__file__).resolve().parent.parent
LETTERS = ROOT / "fixtures" / "letters"
FORMATS = ("pdf", "docx", "txt")


def documents() -> list[Path]:
    """Every fixture letter in every format."""
    golds = sorted(LETTERS.glob("*.gold.json"))
    found = [path for gold in golds for kind in FORMATS if (path := _beside(gold, kind)).exists()]
    assert found, f"no letters with gold files in {LETTERS}"
    return found


def _beside(gold: Path, kind: str) -> Path:
    return gold.with_name(gold.name.replace(".gold.json", f".{kind}"))


@functools.cache
def reading(path: Path) -> Reading:
    """A fixture letter, read."""
    return read(path.read_bytes(), path.name)


def letter(path: Path) -> Letter:
    """What the parser says of a fixture letter."""
    return reading(path).letter


@functools.cache
def as_json(path: Path) -> dict[str, Any]:
    """The same as a program gets it."""
    answer: dict[str, Any] = json.loads(letter(path).model_dump_json())
    return answer
