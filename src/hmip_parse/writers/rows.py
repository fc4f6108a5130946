"""What a Letter says, laid out in rows: one an action. CSV and the workbook share it, so that their columns agree.

Values stay as in the JSON: dates as ISO 8601 strings, None where nothing was found. What is a list in the JSON stands
in one cell, joined by ``SEPARATOR``. docs/formats.md says what each column holds.

Refused here: how a cell is written, and what a spreadsheet would make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = dict[str, str | int | None]

SEPARATOR = "; "
ACTION_COLUMNS = (
    "file",
    "date",
    "pdu",
    "region",
    "sender",
    "recommendation_count",
    "action_number",
    "text",
    "status",
    "owner",
    "recommendations",
    "due",
    "deadline_text",
    "edtf",
    "earliest",
    "latest",
    "warnings",
)
DATES = {"date", "due", "earliest", "latest"}
# The keys of the Letter that every row shows. A warning at one of them, or below it, concerns each row.
_SHOWN = ("/date", "/pdus", "/inspection/region", "/sender", "/recommendation_count")


def action_rows(letter: Mapping[str, Any]) -> Iterator[Row]:
    """A row for each action, in the letter's order; one without an action where there is none."""
    for number, action in enumerate(letter["actions"] or [None], 1):
        row: Row = dict.fromkeys(ACTION_COLUMNS)
        row |= letter_cells(letter)
        if action:
            row |= _action_cells(number, action)
        row["warnings"] = joined(warning_codes(letter, number - 1))
        yield row


def letter_cells(letter: Mapping[str, Any]) -> Row:
    """What a row says of its letter. ``sender`` is who signs: the name, else the role, else the organisation."""
    sender = letter["sender"]
    return {
        "file": letter["source"]["file"],
        "date": letter["date"],
        "pdu": joined(pdu["canonical"] or pdu["name"] for pdu in letter["pdus"]),
        "region": region(letter),
        "sender": sender["name"] or sender["role"] or sender["organisation"],
        "recommendation_count": letter["recommendation_count"],
    }


def region(letter: Mapping[str, Any]) -> str | None:
    """The probation region: the inspection's, else those of the PDUs, each once."""
    own: str | None = letter["inspection"]["region"]
    return own or joined(dict.fromkeys(pdu["region"] for pdu in letter["pdus"] if pdu["region"]))


def warning_codes(letter: Mapping[str, Any], index: int) -> list[str]:
    """The codes of the warnings that concern the row of ``/actions/INDEX``, each once.

    These point at the action or into it, at the list of actions, at a key of the Letter that the row shows, or at the
    whole document.
    """
    shown = (*_SHOWN, f"/actions/{index}")
    return list(
        dict.fromkeys(
            warning["code"]
            for warning in letter["warnings"]
            if warning["field"] in {"", "/actions"} or f"{warning['field']}/".startswith(tuple(f"{p}/" for p in shown))
        )
    )


def joined(values: Iterable[str | None]) -> str | None:
    """Texts in one cell, an unknown one as nothing between two separators; None where there are none at all."""
    texts = [value or "" for value in values]
    return SEPARATOR.join(texts) if any(texts) else None


def _action_cells(number: int, action: Mapping[str, Any]) -> Row:
    deadlines = action["deadlines"]
    return {
        "action_number": number,
        "text": action["text"],
        "status": action["status"],
        "owner": action["owner"],
        "recommendations": joined(action["recommendations"]),
        "due": action["due"],
        "deadline_text": joined(each["text"] for each in deadlines),
        "edtf": joined(each["edtf"] for each in deadlines),
        # ISO dates sort as texts do.
        "earliest": min((each["earliest"] for each in deadlines if each["earliest"]), default=None),
        "latest": max((each["latest"] for each in deadlines if each["latest"]), default=None),
    }
