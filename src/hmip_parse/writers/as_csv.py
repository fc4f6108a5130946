"""CSV: one row an action, for spreadsheets, databases and data frames. The columns are those of ``rows``.

RFC 4180: commas, double quotes, CRLF, a header row. The text is UTF-8 with a byte order mark, without which Excel takes
it for the machine's old code page; Python (``utf-8-sig``), pandas, DuckDB and SQLite read past the mark.

A cell that a spreadsheet would run as a formula gets a single quote in front, by the rule of OWASP's page "CSV
Injection": one that begins with ``=``, ``+``, ``-``, ``@``, also in full width, or with a tab or a line break.

Refused here: several header rows or sheets (``as_xlsx``), and taking the quotes off again.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator

from hmip_parse.writers.as_jsonl import part
from hmip_parse.writers.rows import ACTION_COLUMNS, action_rows

__all__ = ["alone", "part", "together"]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # https://owasp.org/www-community/attacks/CSV_Injection


def alone(part: bytes) -> bytes:
    """The header and the rows of one document."""
    return b"".join(together([part]))


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """One header, and the rows of each document in turn."""
    before = codecs.BOM_UTF8 + _lines([ACTION_COLUMNS])
    for line in parts:
        yield before + _lines(map(harmless, row.values()) for row in action_rows(json.loads(line)))
        before = b""


def harmless(cell: str | int | None) -> str | int | None:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _lines(rows: Iterable[Iterable[str | int | None]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
