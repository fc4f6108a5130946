"""The measure itself: what counts as right, wrong, missing and silent."""

from __future__ import annotations

import copy
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fixture_letters import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import accuracy
import comparison
import pages

PARTY = {**dict.fromkeys(comparison.PARTY), "address": []}
GOLD: dict[str, Any] = {
    "schema_version": "1.0",
    "document_type": "letter",
    "date": "2031-05-14",
    "reference": None,
    "sender": PARTY | {"name": "Tilda Brock", "address": ["1 Mill Row", "Selby"]},
    "addressee": PARTY,
    "salutation": "Dear Rowena",
    "subject": "Selby’s report – May 2031",
    "inspection": {"inspectorate": "HMI Probation", "region": None, "period": {"edtf": "2031-05"}},
    "pdus": [{"name": "Selby", "canonical": None}],
    "recommendation_count": 2,
    "overall_response": "agreed",
    "recommendations": [{"number": "1", "text": "Train all staff.", "response": "agreed"}],
    "actions": [
        {
            "text": "Training for all staff will start in June.",
            "status": "planned",
            "owner": None,
            "due": "2031-06-30",
            "deadlines": [{"relation": "in", "edtf": "2031-06"}],
            "recommendations": ["1"],
        }
    ],
    "strengths": ["Sickness had fallen."],
    "cc": [],
}


def compare(pointer: str = "", value: Any = None, warned: str | None = None) -> comparison.Comparison:
    """The gold's own answer, but for one value, held against the gold."""
    got = copy.deepcopy(GOLD) | {"warnings": [] if warned is None else [{"field": warned}]}
    *way, last = pointer.split("/")[1:] or [""]
    node: Any = got
    for step in way:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if pointer:
        node[int(last) if isinstance(node, list) else last] = value
    return comparison.Comparison("letter.txt", GOLD, got)


def test_the_gold_itself_is_right() -> None:
    assert compare().misses == []
    assert {(count.wrong, count.missed) for count in compare().counts.values()} == {(0, 0)}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        pytest.param("/subject", "selby's  report - May 2031,", id="case, blanks, marks, a comma at the end"),
        pytest.param("/actions/0/text", "Training for all staff will start in June", id="a lost full stop"),
        pytest.param("/strengths/0", "Sickness had  fallen.", id="blanks in a text"),
    ],
)
def test_what_is_forgiven(pointer: str, value: Any) -> None:
    assert compare(pointer, value).misses == []


@pytest.mark.parametrize(
    ("pointer", "value", "field", "wrong", "missed"),
    [
        pytest.param("/date", "2031-05-15", "date", 1, 1, id="a wrong value is both"),
        pytest.param("/date", None, "date", 0, 1, id="a value not found"),
        pytest.param("/reference", "X/1", "reference", 1, 0, id="a value that is not there"),
        pytest.param("/sender/address", ["1 Mill Row"], "sender.address", 1, 1, id="an address is one value"),
        pytest.param("/inspection/period", None, "inspection.period", 0, 1, id="no period"),
        pytest.param("/pdus", [], "pdus", 0, 1, id="no units"),
        pytest.param("/actions/0/status", "completed", "actions.status", 1, 1, id="a status"),
        pytest.param("/actions/0/deadlines", [], "actions.deadlines", 0, 1, id="a deadline not found"),
        pytest.param("/actions/0/text", "Training for staff will start.", "actions.text", 1, 1, id="half a text"),
        pytest.param("/actions", [], "actions.deadlines", 0, 1, id="a missing action takes its deadlines with it"),
        pytest.param("/strengths", ["Quite another thing."], "strengths", 1, 1, id="strangers are not paired"),
    ],
)
def test_what_is_not(pointer: str, value: Any, field: str, wrong: int, missed: int) -> None:
    count = compare(pointer, value).counts[field]
    assert (count.wrong, count.missed) == (wrong, missed)


@pytest.mark.parametrize(
    ("pointer", "value", "warned", "silent"),
    [
        pytest.param("/date", None, None, True, id="no warning"),
        pytest.param("/date", None, "/date", False, id="at the value"),
        pytest.param("/date", None, "/subject", True, id="at another"),
        pytest.param("/date", None, "", True, id="at the whole document"),
        pytest.param("/sender/name", None, "/sender", False, id="at the party"),
        pytest.param("/actions/0/status", None, "/actions/0", True, id="an item does not speak for its parts"),
        pytest.param("/actions/0/deadlines", [], "/actions/0/deadlines/0", False, id="below the value"),
        pytest.param("/strengths", [], "/strengths", False, id="at the list something is missing from"),
        pytest.param("/strengths", [], "/strengths/0", True, id="an item does not speak for what is missing"),
    ],
)
def test_a_miss_is_silent_where_no_warning_points_at_it(
    pointer: str, value: Any, warned: str | None, silent: bool
) -> None:
    assert [miss.silent for miss in compare(pointer, value, warned).misses][:1] == [silent]


def test_shares() -> None:
    count = comparison.Count(right=6, wrong=2, missed=4)
    assert (count.precision, count.recall, count.values) == (0.75, 0.6, 10)
    assert count.f1 == pytest.approx(2 / 3)
    assert comparison.Count().f1 == 1.0


def test_worse_than_the_floor() -> None:
    kept = {"at least": {"micro F1, all": 0.9, "micro F1, scan": 0.5}, "at most": {"silent misses": 3}}
    now = {"at least": {"micro F1, all": 0.8}, "at most": {"silent misses": 4}}
    assert len(accuracy.below(kept, now)) == 3
    assert accuracy.below(now, now) == []


def test_no_gold_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no documents with gold files"):
        accuracy.measure(tmp_path)


def marked(name: str, text: str) -> str:
    return f"a\n<!-- {name}: begin -->\n{text}\n<!-- {name}: end -->\nb\n"


def test_a_table_goes_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(marked("long", "old") + marked("short", "old") + marked("other", "old"))
    pages.update(page, {"long": "new", "short": "brief", "elsewhere": "no"})
    assert page.read_text() == marked("long", "\nnew\n") + marked("short", "\nbrief\n") + marked("other", "old")


def test_a_page_without_marks_is_an_error(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("no marks")
    with pytest.raises(SystemExit, match="no marks for any of: accuracy"):
        pages.update(page, {"accuracy": "new"})


def table_rows(page: str) -> list[dict[str, str]]:
    """The rows of the table by format that a page shows."""
    begin, end = (f"<!-- accuracy by format: {place} -->" for place in ("begin", "end"))
    (shown,) = re.findall(f"{begin}(.*?){end}", (ROOT / page).read_text("utf-8"), re.DOTALL)
    heads, _, *rows = ([cell.strip(" *") for cell in line.split("|")[1:-1]] for line in shown.strip().splitlines())
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_front_page_claims_no_more_than_the_floor_holds() -> None:
    floor = json.loads((ROOT / "benchmarks" / "floor.json").read_text("utf-8"))
    rows = {row["format"]: row for row in table_rows("README.md")}
    for kind, row in rows.items():
        # The floor is cut to four decimals, the table rounded to three.
        assert float(row["F1"]) < floor["at least"][f"micro F1, {kind}"] + 0.0006, kind
    assert int(rows["all"]["nothing wrong"]) <= floor["at least"]["documents with nothing wrong"]
    assert int(rows["all"]["silent misses"]) >= floor["at most"]["silent misses"]
    assert len(rows) == sum(name.startswith("micro F1") for name in floor["at least"])


def test_the_ratios_of_the_front_page_are_those_of_the_page_on_speed() -> None:
    def rows(page: str, marks: str) -> list[list[str]]:
        shown = (ROOT / page).read_text("utf-8").partition(f"<!-- {marks}: begin -->")[2].partition("<!--")[0]
        return [[cell.strip() for cell in line.split("|")[1:-1]] for line in shown.splitlines() if line.startswith("|")]

    front = rows("README.md", "speed, the ratios")[2:]
    assert front == [
        row for row in rows("docs/speed.md", "speed") if row[2] not in {"", "target"} and set(row[2]) != {"-"}
    ]
    assert front
