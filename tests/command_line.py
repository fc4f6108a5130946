"""What the tests of the command line share: documents, and rules that do not matter there."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import Result

from hmip_parse.document import Document, Span
from hmip_parse.pipeline import Reading
from hmip_parse.rules.rule import Doubt, Found, FoundList
from hmip_parse.writers import FORMATS, on_terminal, writer

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


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def on_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, **environment: str) -> Iterator[None]:
    """Standard output is a terminal of so many columns that has colours."""
    with monkeypatch.context() as patch:
        for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
            patch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "50", **environment}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdout", _Terminal())
        yield


class Bound(NamedTuple):
    """A writer; a dated one with its day."""

    part: Callable[[Reading], bytes]
    alone: Callable[[bytes], bytes]
    together: Callable[[Iterable[bytes]], Iterator[bytes]]


def bound(format_name: str, as_of: str = "2026-07-01", *, terminal: bool = False) -> Bound:
    """The writer of a format, or of its form for a terminal, with the day that a dated one counts against."""
    made: Any = writer(on_terminal(format_name) if terminal else format_name)
    day = {"as_of": datetime.date.fromisoformat(as_of)} if FORMATS[format_name].dated else {}
    return Bound(made.part, partial(made.alone, **day), partial(made.together, **day))


def put(*names: str, text: str = LETTER) -> None:
    """Make files, with their folders, below the working folder."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def files(result: Result) -> list[str]:
    """``source.file`` of each line of JSON Lines."""
    return [json.loads(line)["source"]["file"] for line in result.stdout.splitlines()]
