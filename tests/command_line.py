"""What the tests of the command line share: documents, and rules that do not matter there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import Result

from hmip_parse.document import Document, Span
from hmip_parse.rules.rule import Doubt, Found, FoundList

LETTER = "14 May 2031\n\nDear Rowena\n\nThank you for your report on the café.\n\nYours sincerely\n\nTilda Brock\n"
DOUBTFUL = "Dear Rowena\n\nThere is something odd in this one.\n"
BROKEN = "Dear Rowena\n\nThe rules break on this one.\n"


def stub_find(document: Document) -> dict[str, Any]:
    """Rules that find the first line, doubt what is odd, and break on “break”: the tests are of all around them."""
    if "break" in document.text:
        raise KeyError("no\nsuch zone")
    party = dict.fromkeys(("name", "role", "area", "organisation", "postcode", "email")) | {"address": FoundList()}
    first = Found(document.text.partition("\n")[0], (Span(0, len(document.text.partition("\n")[0])),), "first-line")
    return {
        "document_type": "letter",
        **dict.fromkeys(("date", "reference", "salutation", "recommendation_count", "overall_response")),
        "subject": first,
        "sender": party,
        "addressee": party,
        "inspection": dict.fromkeys(("inspectorate", "region", "period")),
        **{key: FoundList() for key in ("pdus", "recommendations", "actions", "strengths", "cc")},
        "doubts": (Doubt("odd", "something is odd"),) * document.text.count("odd"),
    }


def put(*names: str, text: str = LETTER) -> None:
    """Make files, with their folders, below the working folder."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def files(result: Result) -> list[str]:
    """``source.file`` of each line of JSON Lines."""
    return [json.loads(line)["source"]["file"] for line in result.stdout.splitlines()]
