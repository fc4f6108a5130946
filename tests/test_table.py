"""The table: the letter's head, its actions, what is overdue; plain in a file, in colour on a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hmip_parse.writers import writer
from tests.command_line import bound, on_a_terminal
from tests.fixture_letters import as_json, documents, reading

TEXTS = [path for path in documents() if path.suffix == ".txt"]


def table(*letters: dict[str, Any], as_of: str = "2031-06-01") -> str:
    return b"".join(bound("table", as_of).together(json.dumps(each).encode() for each in letters)).decode()


def party(**known: str) -> dict[str, str | None]:
    return dict.fromkeys(("name", "role", "area", "organisation")) | known


def a_letter(*actions: dict[str, Any], **differing: Any) -> dict[str, Any]:
    plain = {"text": "train all", "status": "planned", "owner": None, "due": None}
    return {
        "source": {"file": "a.txt"},
        "document_type": "letter",
        "date": "2031-01-06",
        "pdus": [{"name": "Wigan", "canonical": "Wigan", "region": "Greater Manchester"}],
        "inspection": {"region": None},
        "sender": party(name="Tilda Brock", role="Head of PDU"),
        "addressee": party(role="HM Chief Inspector"),
        "recommendation_count": 4,
        "overall_response": "partly_agreed",
        "actions": [plain | each for each in actions],
        "warnings": [],
    } | differing


def test_one_letter_whole() -> None:
    letter = a_letter(
        {"due": "2031-05-31", "owner": "Training lead"},
        {"text": "audit\nthirty cases", "due": "2031-06-01", "status": "in_progress"},
        {"due": "2031-05-31", "status": "completed"},
        {"status": None},
        warnings=[
            {"code": "deadline-year-inferred", "message": "no year", "field": "/actions/1/deadlines/0"},
            {"code": "not-a-response", "message": "no reply", "field": ""},
        ],
    )
    assert bound("table", "2031-06-01").alone(json.dumps(letter).encode()).decode().splitlines() == [
        "a.txt",
        "Letter of 2031-01-06, from Tilda Brock (Head of PDU), to HM Chief Inspector",
        "Wigan, Greater Manchester",
        "4 recommendations, partly agreed, 4 actions, 1 overdue as of 2031-06-01, 2 warnings",
        "",
        " No.   Due          Action                                          Status        Owner",
        " " + "─" * 98,
        "   1   2031-05-31   train all                                       planned       Training lead",
        "       OVERDUE",
        "",
        "  !2   2031-06-01   audit                                           in progress",
        "                    thirty cases",
        "",
        "   3   2031-05-31   train all                                       completed",
        "",
        "   4                train all",
        "",
        "! /actions/1/deadlines/0  deadline-year-inferred: no year",
        "! the whole document  not-a-response: no reply",
    ]


@pytest.mark.parametrize(
    ("letter", "line"),
    [
        pytest.param(a_letter(date=None), "Letter without a date, from", id="no date"),
        pytest.param(a_letter(document_type="action_plan"), "Action plan of 2031", id="an action plan"),
        pytest.param(a_letter(sender=party(), addressee=party()), "Letter of 2031-01-06", id="nobody"),
        pytest.param(a_letter(recommendation_count=None), "recommendations not counted, partly agreed", id="no count"),
        pytest.param(a_letter(recommendation_count=1), "1 recommendation, ", id="one recommendation"),
        pytest.param(a_letter(overall_response=None), "4 recommendations, 0 actions", id="no answer"),
        pytest.param(a_letter(pdus=[]), "4 recommendations", id="no place"),
        pytest.param(a_letter(source={"file": "\x1b[2J"}), "\\x1b[2J", id="a file name that is a command"),
        pytest.param(a_letter({"text": "[bold]\x07"}), "[bold]\\x07", id="an action that is markup and a bell"),
    ],
)
def test_a_line(letter: dict[str, Any], line: str) -> None:
    assert line in table(letter)


def test_many_letters_are_counted_together() -> None:
    late = a_letter({"due": "2031-05-31"}, {})
    shown = table(late, late, a_letter())
    assert shown.count("a.txt\nLetter of") == 3
    assert shown.endswith("\n\n3 letters, 4 actions, 2 overdue as of 2031-06-01\n")


@pytest.mark.parametrize("path", TEXTS[:12], ids=lambda path: path.name)
def test_it_holds_the_due_dates_of_the_json(path: Path) -> None:
    made = bound("table", "1900-01-01")
    body = made.alone(made.part(reading(path))).decode().partition("───\n")[2].partition("\n! ")[0]
    wanted = [action["due"] for action in as_json(path)["actions"] if action["due"]]
    assert re.findall(r"^.{7}(\d{4}-\d\d-\d\d)", body, re.MULTILINE) == wanted


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("no_color", ["", "1"], ids=["colour", "NO_COLOR"])
def test_on_a_terminal_it_is_as_wide_as_that(columns: int, no_color: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with on_a_terminal(monkeypatch, columns, NO_COLOR=no_color):
        made = bound("table", "2031-06-01", terminal=True)
        shown = made.alone(made.part(reading(TEXTS[0]))).decode()
    assert ("\x1b[" in shown) is (not no_color)
    widths = [len(line) for line in re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()]
    assert max(widths) <= columns
    assert max(widths) >= min(columns, 100) - 1


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
@pytest.mark.parametrize("no_color", ["", "1"], ids=["colour", "NO_COLOR"])
def test_json_on_a_terminal_is_the_same_json(format_name: str, no_color: str, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [reading(path) for path in TEXTS[:2]]
    plain = writer(format_name)
    with on_a_terminal(monkeypatch, 80, NO_COLOR=no_color):
        made = bound(format_name, terminal=True)
        alone = made.alone(made.part(readings[0])).decode()
        together = b"".join(made.together(map(made.part, readings))).decode()
    assert ("\x1b[" in alone) is ("\x1b[" in together) is (not no_color)
    assert re.sub(r"\x1b\[[\d;]*m", "", alone) == plain.alone(plain.part(readings[0])).decode()
    assert re.sub(r"\x1b\[[\d;]*m", "", together) == b"".join(plain.together(map(plain.part, readings))).decode()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("\x9b2J", '"\\u009b2J"', id="a control character that JSON leaves alone"),
        pytest.param("\u202e", '"\\u202e"', id="turns the direction"),
        pytest.param("\U000e0041", '"\\udb40\\udc41"', id="beyond the basic plane"),
        pytest.param("café – [red]x", '"café – [red]x"', id="what prints"),
    ],
)
def test_nothing_in_json_commands_a_terminal(text: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with on_a_terminal(monkeypatch, 80, NO_COLOR="1"):
        shown = bound("jsonl", terminal=True).alone(json.dumps(text, ensure_ascii=False).encode()).decode()
    assert shown == wanted
    assert json.loads(shown) == text
