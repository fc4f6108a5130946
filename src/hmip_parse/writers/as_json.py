"""JSON for people and programs: an object for one document, an array of objects for several.

Keys stand in the contract's order, text is UTF-8 and not escaped, lines are indented by two spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading


def part(reading: Reading) -> bytes:
    """The Letter as a JSON object."""
    return reading.letter.model_dump_json(indent=2).encode() + b"\n"


def alone(part: bytes) -> bytes:
    """A part is a whole file."""
    return part


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The objects as one array."""
    before = b"[\n  "
    for part in parts:
        # A line break inside a JSON string is escaped, so every one that stands here is layout.
        yield before + part.rstrip(b"\n").replace(b"\n", b"\n  ")
        before = b",\n  "
    if before.startswith(b","):
        yield b"\n]\n"
