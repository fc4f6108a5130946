"""JSON Lines: one compact JSON object a line, one line a document. For streams, ``grep``, ``jq`` and databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading


def part(reading: Reading) -> bytes:
    """The Letter as one line."""
    return reading.letter.model_dump_json().encode() + b"\n"


def alone(part: bytes) -> bytes:
    """A part is a whole file."""
    return part


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines as they are."""
    yield from parts
