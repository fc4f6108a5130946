"""The tables of ``as_table`` in colour, as wide as the terminal.

Refused here: what the tables say.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator

from hmip_parse.writers.as_table import part, shown, tables
from hmip_parse.writers.terminal import terminal

__all__ = ["alone", "part", "together"]


def alone(part: bytes, *, as_of: datetime.date) -> bytes:
    """The table of one letter."""
    return shown(json.loads(part), as_of, terminal())


def together(parts: Iterable[bytes], *, as_of: datetime.date) -> Iterator[bytes]:
    """The tables with an empty line after each, and the counts of all."""
    return tables(parts, as_of, terminal)
