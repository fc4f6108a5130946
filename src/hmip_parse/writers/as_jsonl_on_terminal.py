"""The lines of ``as_jsonl`` in colour, as ``as_json_on_terminal`` colours JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmip_parse.writers.as_json_on_terminal import coloured
from hmip_parse.writers.as_jsonl import part

__all__ = ["alone", "part", "together"]


def alone(part: bytes) -> bytes:
    """The line, coloured."""
    return coloured(part)


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, coloured."""
    return map(coloured, parts)
