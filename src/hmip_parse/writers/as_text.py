"""The document text: what every offset of the JSON's evidence counts in.

Several documents are parted by a form feed, which no document text holds, as pages are in ``pdftotext``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading


def part(reading: Reading) -> bytes:
    """The document text and a line break. The rules are not run."""
    return reading.document.text.encode() + b"\n"


def alone(part: bytes) -> bytes:
    """A part is a whole file."""
    return part


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The texts, with a form feed before each but the first."""
    before = b""
    for part in parts:
        yield before + part
        before = b"\f"
