"""An Excel workbook (Office Open XML): the sheets Letters, Actions, Recommendations and Warnings.

Dates are dates, so that a spreadsheet sorts and filters them; numbers of recommendations are text ("5.1"). Every text
is written as a text cell, so nothing in a letter is run as a formula, and nothing needs a quote in front as in CSV.

The same letters give the same bytes: the workbook's creation time is a constant. Rows go to temporary files as the
documents come, so memory does not grow with them; the workbook is put together from these when the last has come.

Refused here: more than a sheet holds (1,048,576 rows), which is an error, and a longer text than a cell holds (32,767
characters), which is cut and ends in "…".
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

from hmip_parse.errors import TooManyRows
from hmip_parse.writers.as_jsonl import part
from hmip_parse.writers.rows import ACTION_COLUMNS, DATES, Row, action_rows, joined, letter_cells

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["alone", "part", "together"]

# Excel's limits: https://support.microsoft.com/office/excel-specifications-and-limits
_ROWS = 1_048_576
_CHARACTERS = 32_767
_FIRST_DAY = "1900-01-01"
_CHUNK = 1 << 16  # bytes handed on at a time
_CREATED = datetime.datetime(2000, 1, 1)
_LETTER_COLUMNS = (
    "file",
    "document_type",
    "date",
    "reference",
    "sender",
    "sender_role",
    "addressee",
    "subject",
    "inspectorate",
    "region",
    "pdu",
    "recommendation_count",
    "overall_response",
    "actions",
    "warnings",
)
_SHEETS = {
    "Letters": _LETTER_COLUMNS,
    "Actions": ACTION_COLUMNS,
    "Recommendations": ("file", "date", "pdu", "number", "text", "response", "action_numbers"),
    "Warnings": ("file", "code", "message", "field"),
}
# Widths in characters: a date, a word or two, a name, a sentence or more.
_WIDE = {"text": 70, "message": 70, "subject": 40, "deadline_text": 28, "file": 32, "pdu": 24, "owner": 24}
_NARROW = {"date", "due", "earliest", "latest", "status", "number", "response", "document_type"}


def alone(part: bytes) -> bytes:
    """A workbook of one document."""
    return b"".join(together([part]))


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """One workbook. Raises ``TooManyRows``."""
    import xlsxwriter

    with TemporaryFile() as file:
        sheets: dict[str, _Sheet] = {}
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        try:
            for line in parts:
                sheets = sheets or _sheets(book)
                letter = json.loads(line)
                for name, rows in _rows(letter).items():
                    for row in rows:
                        sheets[name] = sheets[name].written(row)
        finally:
            for sheet in sheets.values():
                sheet.finish()
            book.close()
        file.seek(0)
        while sheets and (chunk := file.read(_CHUNK)):
            yield chunk


def _rows(letter: Mapping[str, Any]) -> dict[str, Iterable[Row]]:
    """What each sheet says of a letter."""
    return {
        "Letters": [_letter_row(letter)],
        "Actions": action_rows(letter) if letter["actions"] else (),
        "Recommendations": _recommendation_rows(letter),
        "Warnings": ({"file": letter["source"]["file"]} | warning for warning in letter["warnings"]),
    }


def _letter_row(letter: Mapping[str, Any]) -> Row:
    addressee = letter["addressee"]
    return letter_cells(letter) | {
        "document_type": letter["document_type"],
        "reference": letter["reference"],
        "sender_role": letter["sender"]["role"],
        "addressee": addressee["name"] or addressee["role"] or addressee["organisation"],
        "subject": letter["subject"],
        "inspectorate": letter["inspection"]["inspectorate"],
        "overall_response": letter["overall_response"],
        "actions": len(letter["actions"]),
        "warnings": len(letter["warnings"]),
    }


def _recommendation_rows(letter: Mapping[str, Any]) -> Iterator[Row]:
    cells = letter_cells(letter)
    for each in letter["recommendations"]:
        answers = (
            str(number)
            for number, action in enumerate(letter["actions"], 1)
            if each["number"] is not None and each["number"] in action["recommendations"]
        )
        yield cells | each | {"action_numbers": joined(answers)}


class _Sheet(NamedTuple):
    """A worksheet, the row that comes next, and the looks of its cells."""

    sheet: Worksheet
    columns: tuple[str, ...]
    plain: Format
    date: Format
    row: int = 1

    def written(self, row: Row) -> _Sheet:
        """The sheet with a row more."""
        if self.row == _ROWS:
            raise TooManyRows(self.sheet.get_name(), _ROWS)
        for place, column in enumerate(self.columns):
            value = row[column]
            if isinstance(value, int):
                self.sheet.write_number(self.row, place, value, self.plain)
            elif value and column in DATES and value >= _FIRST_DAY:
                self.sheet.write_datetime(self.row, place, datetime.date.fromisoformat(value), self.date)
            elif value:
                self.sheet.write_string(self.row, place, _cut(value), self.plain)
        return self._replace(row=self.row + 1)

    def finish(self) -> None:
        """Set the filters over all rows."""
        last = max(1, self.row - 1)
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)
        self.sheet.ignore_errors({"number_stored_as_text": f"A2:XFD{last + 1}"})


def _sheets(book: Workbook) -> dict[str, _Sheet]:
    """The sheets with their headers."""
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheets = {}
    for name, columns in _SHEETS.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDE.get(column, 12 if column in _NARROW else 18))
            sheet.write_string(0, place, column, head)
        sheets[name] = _Sheet(sheet, columns, plain, date)
    return sheets


def _cut(text: str) -> str:
    return text if len(text) <= _CHARACTERS else text[: _CHARACTERS - 1] + "…"
