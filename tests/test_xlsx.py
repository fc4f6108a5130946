"""The workbook, read back with openpyxl: the same letters, actions and dates as the JSON, as values of their kind."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from hmip_parse.writers import as_xlsx, writer
from tests.command_line import put
from tests.fixture_letters import as_json, documents, reading


def book_of(parts: list[bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(writer("xlsx").together(parts))))


def rows(sheet: Any) -> list[dict[str, Any]]:
    names, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(names, each, strict=True)) for each in others]


@pytest.fixture(scope="module")
def book() -> Any:
    return book_of([writer("xlsx").part(reading(path)) for path in documents()])


def day(text: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if text else None


def joined(texts: list[str | None]) -> str | None:
    return "; ".join(text or "" for text in texts) if any(texts) else None


def test_letters(book: Any) -> None:
    answers = [as_json(path) for path in documents()]
    wanted = [
        (a["source"]["file"], day(a["date"]), a["recommendation_count"], len(a["actions"]), len(a["warnings"]))
        for a in answers
    ]
    columns = ("file", "date", "recommendation_count", "actions", "warnings")
    assert [tuple(row[column] for column in columns) for row in rows(book["Letters"])] == wanted


def test_actions(book: Any) -> None:
    wanted = [
        (
            answer["source"]["file"],
            number,
            action["text"],
            action["status"],
            action["owner"],
            joined(action["recommendations"]),
            day(action["due"]),
            joined([each["edtf"] for each in action["deadlines"]]),
        )
        for answer in map(as_json, documents())
        for number, action in enumerate(answer["actions"], 1)
    ]
    columns = ("file", "action_number", "text", "status", "owner", "recommendations", "due", "edtf")
    assert [tuple(row[column] for column in columns) for row in rows(book["Actions"])] == wanted


def test_recommendations(book: Any) -> None:
    wanted = [
        (answer["source"]["file"], each["number"], each["text"], each["response"])
        for answer in map(as_json, documents())
        for each in answer["recommendations"]
    ]
    columns = ("file", "number", "text", "response")
    assert [tuple(row[column] for column in columns) for row in rows(book["Recommendations"])] == wanted


def test_the_actions_that_answer_a_recommendation(book: Any) -> None:
    answered = {(row["file"], row["number"]): row["action_numbers"] for row in rows(book["Recommendations"])}
    for answer in map(as_json, documents()):
        for number, action in enumerate(answer["actions"], 1):
            for each in action["recommendations"]:
                given = answered.get((answer["source"]["file"], each), str(number))
                assert str(number) in given.split("; ")


def test_warnings(book: Any) -> None:
    wanted = [
        (answer["source"]["file"], each["code"], each["message"], each["field"] or None)
        for answer in map(as_json, documents())
        for each in answer["warnings"]
    ]
    assert [tuple(row.values()) for row in rows(book["Warnings"])] == wanted


def test_it_is_made_for_reading(book: Any) -> None:
    assert book.sheetnames == ["Letters", "Actions", "Recommendations", "Warnings"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    due = next(cell for cell in book["Actions"]["L"][1:] if cell.value)
    assert (due.is_date, due.number_format) == (True, "yyyy-mm-dd")
    assert book.properties.created == datetime.datetime(2000, 1, 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("=1+1", "=1+1", id="a formula"),
        pytest.param("{=1+1}", "{=1+1}", id="an array formula"),
        pytest.param("https://example.org/", "https://example.org/", id="an address"),
        pytest.param("5.1", "5.1", id="a number"),
        pytest.param("a\nb & <c>", "a\nb & <c>", id="a line break and marks"),
        pytest.param("x" * 40_000, "x" * 32_766 + "…", id="more than a cell holds"),
    ],
)
def test_every_text_is_a_text(text: str, wanted: str) -> None:
    answer = json.loads(writer("jsonl").part(reading(documents()[0])))
    answer["actions"][0]["text"] = text
    cell = book_of([json.dumps(answer).encode()])["Actions"]["H2"]
    # openpyxl reads a text that begins with "=" as it would write it; the file says that it is a text.
    assert (cell.value, cell.hyperlink) == (wanted, None)
    assert cell.data_type in {"s", "f"} if text.startswith("=") else cell.data_type == "s"


def test_a_date_before_the_calendar_of_spreadsheets_is_a_text() -> None:
    answer = json.loads(writer("jsonl").part(reading(documents()[0])))
    answer["date"] = "1899-12-30"
    assert book_of([json.dumps(answer).encode()])["Letters"]["C2"].value == "1899-12-30"


def test_more_rows_than_a_sheet_holds_is_an_error(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", "b.txt")
    monkeypatch.setattr(as_xlsx, "_ROWS", 2)
    result = run("-f", "xlsx", "a.txt", "b.txt", "-o", "out.xlsx")
    assert result.exit_code == 1
    assert "hmip-parse: out.xlsx: the sheet Letters has more than 2 rows; " in result.stderr
    assert not Path("out.xlsx").exists()
