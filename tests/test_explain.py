"""``--format explain``: every finding beside the words it was taken from, what is missing, what is in doubt."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hmip_parse.document import Draft, Span, assemble
from hmip_parse.letter import Evidence
from hmip_parse.pipeline import Reading, read
from hmip_parse.rules.rule import Doubt, Found, FoundList
from hmip_parse.writers import FORMATS, on_terminal, writer
from hmip_parse.writers.as_explain import Line, lines, not_found
from hmip_parse.writers.marks import marked_lines, marks
from tests.command_line import LETTER, on_a_terminal, put, stub_find
from tests.fixture_letters import ROOT, documents, reading
from tests.test_imports import HEAVY, command_line

TEXTS = [path for path in documents() if path.suffix == ".txt"]


# Brackets


def spans(**pieces: tuple[int, int]) -> dict[str, list[Evidence]]:
    return {
        f"/{key}": [Evidence(page=None, start=start, end=end, quote="", rule="r")]
        for key, (start, end) in pieces.items()
    }


@pytest.mark.parametrize(
    ("text", "pieces", "wanted"),
    [
        pytest.param("by June", {}, "by June", id="nothing found"),
        pytest.param("by June", {"a": (0, 7)}, "[1 by June]", id="a whole line"),
        pytest.param("do by June.", {"a": (3, 10)}, "do [1 by June].", id="in a line"),
        pytest.param("by June", {"a": (0, 7), "b": (0, 7)}, "[1 by June]", id="one span twice"),
        pytest.param("by June", {"a": (3, 7), "b": (0, 7)}, "[1 by [2 June]]", id="nested, one end"),
        pytest.param("by June", {"a": (0, 2), "b": (0, 7)}, "[1 [2 by] June]", id="nested, one start"),
        pytest.param("in May by June", {"a": (0, 6), "b": (7, 14)}, "[1 in May] [2 by June]", id="side by side"),
        pytest.param("MayJune", {"a": (0, 3), "b": (3, 7)}, "[1 May][2 June]", id="touching"),
        pytest.param("in May by June", {"a": (0, 9), "b": (3, 14)}, "[1 in [2 May by 1] June]", id="crossing"),
        pytest.param("in\nMay\nnow", {"a": (0, 6)}, "[1 in\nMay 1]\nnow", id="over two lines"),
        pytest.param("in\nMay\nnow", {"a": (0, 10), "b": (3, 6)}, "[1 in\n[2 May]\nnow 1]", id="a line in three"),
        pytest.param("in\nMay", {"a": (0, 2), "b": (3, 6)}, "[1 in]\n[2 May]", id="a line each"),
        pytest.param("é – ’", {"a": (4, 5)}, "é – [1 ’]", id="offsets are code points"),
    ],
)
def test_brackets(text: str, pieces: dict[str, tuple[int, int]], wanted: str) -> None:
    found = list(marked_lines(text, marks(spans(**pieces))))
    assert "\n".join("".join(s.text for s in line.stretches) for line in found) == wanted
    bare = "\n".join("".join(s.text for s in line.stretches if not s.bracket) for line in found)
    assert bare == text


# Lines


def explained(text: str, *drafts: Draft, **tree: Any) -> str:
    """What is shown of a document of one paragraph (or of the drafts) in which the rules find just this."""
    made = assemble(drafts or [Draft("paragraph", text)], format="pdf", page_count=len(drafts))
    alone = Reading("a.pdf", "0" * 64, made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hmip_parse.rules.find", lambda document: stub_find(document) | {"subject": None} | tree)
        return writer("explain").part(alone).decode()


TIME = {"text": "by June", "relation": "by", "edtf": "2026-06", "earliest": "2026-06-01", "latest": "2026-06-30"}
ACTION = {"text": "x", "status": None, "due": None, "owner": None, "recommendations": FoundList()}


def deadline(**differing: Any) -> dict[str, Any]:
    found = Found(TIME | {"inferred": False} | differing, (Span(0, 7),), "month")
    return {"actions": FoundList((ACTION | {"deadlines": FoundList((found,))},))}


@pytest.mark.parametrize(
    ("tree", "wanted"),
    [
        pytest.param({"subject": Found("by June", (Span(0, 7),), "r")}, "/subject  ← r", id="the words themselves"),
        pytest.param({"subject": Found("June", (Span(0, 7),), "r")}, "/subject = June  ← r", id="other words"),
        pytest.param({"date": Found("2026-06-30", (Span(0, 7),), "r")}, "/date = 2026-06-30  ← r", id="a date"),
        pytest.param(
            {"recommendation_count": Found(3, (Span(0, 7),), "r")}, "/recommendation_count = 3  ← r", id="a number"
        ),
        pytest.param(
            deadline(), "/actions/0/deadlines/0 = by 2026-06 (2026-06-01 to 2026-06-30)  ← month", id="a month"
        ),
        pytest.param(
            deadline(edtf="2026-06-01", latest="2026-06-01", inferred=True),
            "/actions/0/deadlines/0 = by 2026-06-01, inferred  ← month",
            id="a day without a year",
        ),
        pytest.param(
            deadline(edtf=None, earliest=None, latest=None),
            "/actions/0/deadlines/0 = by a time unknown  ← month",
            id="no time",
        ),
        pytest.param(
            deadline(text="June", edtf="2026-06-01", latest="2026-06-01"),
            "/actions/0/deadlines/0 = “June” by 2026-06-01  ← month",
            id="a time in other words",
        ),
    ],
)
def test_a_finding(tree: dict[str, Any], wanted: str) -> None:
    assert f"│ [1 by June]\n     1  {wanted}\n\n" in explained("by June", **tree)


def test_a_value_from_two_spans_stands_under_both_and_is_told_once() -> None:
    shown = explained("in May or June", date=Found("2026-06-01", (Span(0, 6), Span(10, 14)), "r", (Doubt("c", "m"),)))
    first = "     1  /date = 2026-06-01  ← r (1 of 2)\n        ! c: m\n"
    assert f"│ [1 in May] or [2 June]\n{first}     2  /date  ← r (2 of 2)\n" in shown


def test_values_of_one_span_share_its_number() -> None:
    both = Found("by June", (Span(0, 7),), "r")
    assert "     1  /salutation  ← r\n        /subject  ← r\n" in explained("by June", subject=both, salutation=both)


def test_pages_are_named_where_they_begin() -> None:
    drafts = [Draft("paragraph", text, page=page) for text, page in (("one", 1), ("two", 1), ("three", 2))]
    assert "\n── page 1\n│ one\n│ two\n── page 2\n│ three\n" in explained("", *drafts)


def test_warnings_stand_at_their_value_and_at_the_end() -> None:
    shown = explained("by June", date=Found("2026-06-30", (Span(0, 7),), "r", (Doubt("odd-day", "which June?"),)))
    assert "← r\n        ! odd-day: which June?\n" in shown
    assert shown.endswith("\nWarnings\n  /date  odd-day: which June?\n")


def test_a_warning_of_the_whole_document() -> None:
    assert explained("odd").endswith("\nWarnings\n  the whole document  odd: something is odd\n")
    assert explained("even").endswith("\nWarnings\n  none\n")


# Not found

SENDER, PDU_CODE = ("/sender/role", "/sender/address"), "/pdus/N/code"


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        pytest.param({"date": None, "cc": [], "subject": "x", "count": 0}, {"/date": [""], "/cc": [""]}, id="keys"),
        pytest.param({"sender": {"role": None, "address": []}}, {key: [""] for key in SENDER}, id="parts"),
        pytest.param({"pdus": [{"code": None}, {"code": "N"}, {"code": None}]}, {PDU_CODE: ["0", "2"]}, id="places"),
        pytest.param(
            {"actions": [{"deadlines": [{"edtf": "2026"}, {"edtf": None}]}]},
            {"/actions/N/deadlines/N/edtf": ["0/1"]},
            id="places in places",
        ),
        pytest.param({"cc": [{"name": "x", "postcode": None}]}, {}, id="parts of who is copied"),
        pytest.param({"inferred": False, "text": ""}, {}, id="what is false or empty was found"),
    ],
)
def test_not_found(values: dict[str, Any], wanted: dict[str, list[str]]) -> None:
    assert not_found(values) == wanted


def test_what_is_missing_has_its_warning_beside_it() -> None:
    shown = explained(
        "x",
        reference=Found(None, (), "r", (Doubt("no-reference", "none was found"),)),
        pdus=FoundList((dict.fromkeys(("canonical", "region", "code")) | {"name": "x"},)),
    )
    assert "\nNot found\n  /date\n  /reference\n    ! no-reference: none was found\n  /sender/name\n" in shown
    assert "\n  /pdus/N/code  N: 0\n" in shown
    assert "/schema_version" not in shown
    assert "/warnings" not in shown


# Real letters


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_value_is_named_with_its_rule_under_its_words(path: Path) -> None:
    each = reading(path)
    shown = writer("explain").part(each).decode()
    for pointer, found in each.letter.evidence.items():
        named = re.findall(rf"^ [ \d]{{6}} {re.escape(pointer)}(?: = .*)?  ← (\S+)", shown, re.MULTILINE)
        assert named == [span.rule for span in found], pointer
    for warning in each.letter.warnings:
        assert f"{warning.code}: {warning.message}" in shown.partition("\nWarnings\n")[2]


@pytest.mark.parametrize("path", TEXTS[::5], ids=lambda path: path.name)
def test_without_its_brackets_the_text_is_the_document_text(path: Path) -> None:
    each = reading(path)
    found = marked_lines(each.document.text, marks(each.letter.evidence))
    bare = "\n".join("".join(s.text for s in line.stretches if not s.bracket) for line in found)
    assert bare == each.document.text


def test_the_page_about_it_shows_what_is_printed() -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"<!-- (letter|shown) -->\n```text\n(.*?)```", page, re.DOTALL))
    shown = writer("explain").part(read(blocks["letter"].encode(), "letter.txt")).decode()
    assert blocks["shown"] in shown


# Terminals


HOSTILE = [
    pytest.param("\x1b]0;title\x07", r"\x1b]0;title\x07", id="escape sequence"),
    pytest.param("\x9b31m", r"\x9b31m", id="one-character sequence introducer"),
    pytest.param("a\rb", r"a\rb", id="return to the line's start"),
    pytest.param("a\u202eb", r"a\u202eb", id="text turned round"),
    pytest.param("[bold]x[/bold]", "[bold]x[/bold]", id="markup of the library that colours"),
    pytest.param("café – “x”", "café – “x”", id="what prints stays"),
]


@pytest.mark.parametrize("name", ["explain", on_terminal("explain")])
@pytest.mark.parametrize(("text", "wanted"), HOSTILE)
def test_nothing_commands_the_terminal(name: str, text: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    made = assemble([Draft("paragraph", text)], format="text")
    everywhere = {"subject": Found(text + "!", (Span(0, len(text)),), "r", (Doubt("c", text),))}
    monkeypatch.setattr("hmip_parse.rules.find", lambda document: stub_find(document) | everywhere)
    shown = writer(name).part(Reading(text, "0" * 64, made)).decode()
    assert all(c.isprintable() or c == "\n" for c in shown)
    value, doubt = f"│ [1 {wanted}]\n     1  /subject = {wanted}!  ← r\n", f"c: {wanted}\n"
    for place in (f"{wanted}: letter; ", value, f"        ! {doubt}", f"\n  /subject  {doubt}"):
        assert place in shown


def in_colour(path: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> str:
    with on_a_terminal(monkeypatch, columns):
        return writer(on_terminal("explain")).part(reading(path)).decode()


@pytest.mark.parametrize("columns", [30, 80, 200])
def test_a_terminal_gets_the_same_words_wrapped_and_in_colour(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = in_colour(TEXTS[0], monkeypatch, columns)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= columns
    wanted = writer("explain").part(reading(TEXTS[0])).decode()
    assert re.sub(r"[\s│]", "", plain) == re.sub(r"[\s│]", "", wanted)


def test_a_wrapped_line_stays_behind_its_front(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = re.sub(r"\x1b\[[\d;]*m", "", in_colour(TEXTS[0], monkeypatch, 40))
    body = plain.partition("\n\n")[2].partition("\nNot found\n")[0]
    assert [row for row in body.splitlines() if not row.startswith(("│ ", "    "))] == []


@pytest.mark.parametrize(
    ("terminal", "no_color", "output", "coloured"),
    [
        pytest.param(True, "", "-", True, id="terminal"),
        pytest.param(True, "1", "-", False, id="terminal, NO_COLOR"),
        pytest.param(True, "", "out", False, id="file, from a terminal"),
        pytest.param(False, "", "-", False, id="pipe"),
    ],
)
def test_which_form(terminal: bool, no_color: str, output: str, coloured: bool, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hmip_parse", "-f", "explain", "a.txt", "-o", output],
        cwd=tmp_path,
        stdout=theirs if terminal else subprocess.PIPE,
        env=os.environ | {"NO_COLOR": no_color, "TERM": "xterm-256color"},
    )
    os.close(theirs)
    out = b"" if terminal else process.communicate(timeout=60)[0]
    with suppress(OSError):  # Linux's way of saying that the other end of a terminal is closed
        while terminal and (part := os.read(ours, 4096)):
            out += part
    os.close(ours)
    assert process.wait(timeout=60) == 0
    written = (tmp_path / output).read_bytes() if output != "-" else out
    assert "│ ".encode() in written
    assert (b"\x1b[" in written) is coloured


def test_the_terminal_form_cannot_be_asked_for(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert run("-f", on_terminal("explain"), "letter.txt").exit_code == 2


def test_which_formats_have_a_form_for_the_terminal() -> None:
    forms = [name for name in FORMATS if on_terminal(name) != name]
    assert forms == ["json", "jsonl", "table", "explain"]


def test_piped_it_imports_no_more_than_json_does() -> None:
    arguments = ("-f", "explain", str(TEXTS[0]))
    assert command_line(*arguments) & HEAVY == command_line("-f", "json", str(TEXTS[0])) & HEAVY


def test_documents_are_parted_by_an_empty_line() -> None:
    assert b"".join(writer("explain").together([b"a\n", b"b\n"])) == b"a\n\nb\n"


def test_lines_hold_no_line_breaks() -> None:
    found: list[Line] = list(lines(reading(TEXTS[0])))
    assert [line for line in found if any("\n" in piece.text for piece in line.pieces)] == []
