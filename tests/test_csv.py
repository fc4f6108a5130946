"""CSV: the same actions and dates as the JSON, RFC 4180, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from hmip_parse.writers import writer
from hmip_parse.writers.as_csv import harmless
from hmip_parse.writers.rows import action_rows, warning_codes
from tests.fixture_letters import as_json, documents, reading

COLUMNS = (
    "file date pdu region sender recommendation_count action_number text status owner recommendations due"
    " deadline_text edtf earliest latest warnings"
).split()


@pytest.fixture(scope="module")
def written() -> bytes:
    made = writer("csv")
    return b"".join(made.together(made.part(reading(path)) for path in documents()))


@pytest.fixture(scope="module")
def rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_the_columns_are_stable(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == COLUMNS


def test_the_rows_hold_the_actions_of_the_json(rows: list[dict[str, str]]) -> None:
    wanted = []
    for answer in map(as_json, documents()):
        for number, action in enumerate(answer["actions"], 1):
            wanted.append(
                {
                    "file": answer["source"]["file"],
                    "date": answer["date"] or "",
                    "recommendation_count": str(answer["recommendation_count"] or ""),
                    "action_number": str(number),
                    "text": action["text"],
                    "status": action["status"] or "",
                    "owner": action["owner"] or "",
                    "recommendations": "; ".join(action["recommendations"]),
                    "due": action["due"] or "",
                    "deadline_text": "; ".join(each["text"] for each in action["deadlines"]),
                    "edtf": "; ".join(each["edtf"] or "" for each in action["deadlines"]).strip(),
                }
            )
    given = [{key: row[key] for key in wanted[0]} for row in rows if row["action_number"]]
    assert given == wanted


def test_a_letter_without_actions_has_a_row(rows: list[dict[str, str]]) -> None:
    without = [a["source"]["file"] for a in map(as_json, documents()) if not a["actions"]]
    empty = [row for row in rows if not row["action_number"]]
    assert without, "no such letter among the fixtures"
    assert [row["file"] for row in empty] == without
    assert {row[column] for row in empty for column in COLUMNS[6:-1]} == {""}


def test_it_is_rfc_4180_in_utf_8_with_a_mark(written: bytes, rows: list[dict[str, str]]) -> None:
    assert written.startswith(b"\xef\xbb\xbffile,date,")
    assert written.count(b"\r\n") == len(rows) + 1
    assert written.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+44 1632", "'+44 1632", id="plus"),
        pytest.param("-2", "'-2", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage return"),
        pytest.param("\n=1", "'\n=1", id="line feed"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("train every officer", "train every officer", id="words"),
        pytest.param("– a dash", "– a dash", id="a dash is no minus"),
        pytest.param("a=1", "a=1", id="inside"),
        pytest.param("", "", id="empty"),
        pytest.param(-2, -2, id="a number of ours"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_no_cell_is_a_formula(cell: str | int | None, wanted: str | int | None) -> None:
    assert harmless(cell) == wanted


def deadline(text: str, edtf: str | None, earliest: str | None, latest: str | None) -> dict[str, Any]:
    return {"text": text, "relation": "by", "edtf": edtf, "earliest": earliest, "latest": latest, "inferred": False}


def a_letter(**differing: Any) -> dict[str, Any]:
    party = {"name": None, "role": None, "organisation": None}
    action = {"text": "a", "status": None, "owner": None, "recommendations": [], "due": None, "deadlines": []}
    plain = {
        "source": {"file": "a.txt"},
        "date": None,
        "pdus": [],
        "inspection": {"region": None},
        "sender": party,
        "recommendation_count": None,
        "actions": [action, action],
        "warnings": [],
    }
    return plain | differing


WIGAN = {"name": "Wigan Borough", "canonical": "Wigan", "region": "Greater Manchester"}
ELSEWHERE = {"name": "Calder", "canonical": None, "region": None}
LEEDS = {"name": "Leeds", "canonical": "Leeds", "region": "Yorkshire and the Humber"}


@pytest.mark.parametrize(
    ("letter", "column", "wanted"),
    [
        pytest.param(a_letter(pdus=[WIGAN, ELSEWHERE]), "pdu", "Wigan; Calder", id="canonical, else as written"),
        pytest.param(a_letter(pdus=[WIGAN, WIGAN]), "region", "Greater Manchester", id="region of the PDUs"),
        pytest.param(
            a_letter(pdus=[WIGAN, LEEDS]), "region", "Greater Manchester; Yorkshire and the Humber", id="two regions"
        ),
        pytest.param(
            a_letter(pdus=[LEEDS], inspection={"region": "London"}), "region", "London", id="the inspection's first"
        ),
        pytest.param(
            a_letter(sender={"name": None, "role": "Director", "organisation": "HMPPS"}),
            "sender",
            "Director",
            id="an office signs",
        ),
        pytest.param(a_letter(), "pdu", None, id="no PDU"),
    ],
)
def test_a_cell_about_the_letter(letter: dict[str, Any], column: str, wanted: str | None) -> None:
    assert next(action_rows(letter))[column] == wanted


@pytest.mark.parametrize(
    ("deadlines", "wanted"),
    [
        pytest.param([], (None, None, None, None), id="none"),
        pytest.param(
            [deadline("in May", "2031-05", "2031-05-01", "2031-05-31")],
            ("in May", "2031-05", "2031-05-01", "2031-05-31"),
            id="one",
        ),
        pytest.param(
            [
                deadline("in May", "2031-05", "2031-05-01", "2031-05-31"),
                deadline("from 3 April", "2031-04-03", "2031-04-03", "2031-04-03"),
            ],
            ("in May; from 3 April", "2031-05; 2031-04-03", "2031-04-03", "2031-05-31"),
            id="several: first and last day of all",
        ),
        pytest.param(
            [deadline("in time", None, None, None), deadline("by 2032", "2032", "2032-01-01", "2032-12-31")],
            ("in time; by 2032", "; 2032", "2032-01-01", "2032-12-31"),
            id="one without a time keeps its place",
        ),
        pytest.param([deadline("in time", None, None, None)], ("in time", None, None, None), id="no time at all"),
    ],
)
def test_the_cells_of_deadlines(deadlines: list[dict[str, Any]], wanted: tuple[str | None, ...]) -> None:
    action = a_letter()["actions"][0] | {"deadlines": deadlines}
    row = next(action_rows(a_letter(actions=[action])))
    assert (row["deadline_text"], row["edtf"], row["earliest"], row["latest"]) == wanted


@pytest.mark.parametrize(
    ("field", "concerned"),
    [
        pytest.param("/actions/1", True, id="the action"),
        pytest.param("/actions/1/deadlines/0", True, id="in the action"),
        pytest.param("/actions/0/owner", False, id="in another action"),
        pytest.param("/actions/10/owner", False, id="in one whose number begins alike"),
        pytest.param("/actions", True, id="the list of actions"),
        pytest.param("", True, id="the whole document"),
        pytest.param("/date", True, id="the date"),
        pytest.param("/pdus/0/name", True, id="a PDU"),
        pytest.param("/sender/role", True, id="the sender"),
        pytest.param("/recommendation_count", True, id="the count"),
        pytest.param("/salutation", False, id="what the row does not show"),
        pytest.param("/inspection/period", False, id="the inspection's time"),
    ],
)
def test_which_warnings_concern_a_row(field: str, concerned: bool) -> None:
    letter = a_letter(warnings=[{"code": "odd", "message": "", "field": field}] * 2)
    assert warning_codes(letter, 1) == ["odd"] * concerned
