"""The deadline grammar: the phrase spec row by row, and what must hold of any text.

``fixtures/deadlines.csv`` has the columns phrase, letter_date, context, relation, edtf, earliest, latest, inferred. The
context is "planned" or "done" (the phrase stands in a plain sentence of that tense), "target" (it is a target-date
cell), or the whole sentence that holds the phrase. A row without a relation is a near miss: the phrase is no deadline
there.
"""

from __future__ import annotations

import csv
import doctest
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmip_parse.rules.deadlines import find_deadlines, passed_over

SPEC = Path(__file__).parents[2] / "fixtures" / "deadlines.csv"
FRAMES = {
    "planned": "The review will be finished {}.",
    "done": "The review was finished {}.",
    "target": "{}",
}


def _rows() -> list[dict[str, str]]:
    with SPEC.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


ROWS = _rows()


def _id(row: dict[str, str]) -> str:
    return f"{row['context'][:40]}-{row['phrase']}-{row['letter_date']}"


def _found(row: dict[str, str]) -> list[dict[str, Any]]:
    frame, context = FRAMES.get(row["context"]), row["context"]
    text = frame.format(row["phrase"]) if frame else context
    base = date.fromisoformat(row["letter_date"]) if row["letter_date"] else None
    found = find_deadlines(text, 0, len(text), letter_date=base, bare=context == "target")
    for deadline in found:
        (span,) = deadline.spans
        assert text[span.start : span.end] == deadline.value["text"]
    return [deadline.value for deadline in found]


def _written(value: dict[str, Any]) -> tuple[str, ...]:
    days = (value[key].isoformat() if value[key] else "" for key in ("earliest", "latest"))
    return (value["text"], value["relation"], value["edtf"] or "", *days, str(value["inferred"]).lower())


def test_page_shows_what_is_so() -> None:
    page = Path(__file__).parents[2] / "docs" / "deadlines.md"
    failures, examples = doctest.testfile(str(page), module_relative=False)
    assert (failures, examples > 0) == (0, True)


def test_spec_is_large_enough() -> None:
    near_misses = [row for row in ROWS if not row["relation"]]
    assert len(ROWS) >= 250
    assert len(near_misses) >= 60


@pytest.mark.parametrize("row", [r for r in ROWS if r["relation"]], ids=_id)
def test_spec_phrase(row: dict[str, str]) -> None:
    keys = ("phrase", "relation", "edtf", "earliest", "latest", "inferred")
    found = [_written(value) for value in _found(row)]
    assert tuple(row[key] for key in keys) in found
    if row["context"] in FRAMES:
        assert len(found) == 1


@pytest.mark.parametrize("row", [r for r in ROWS if not r["relation"]], ids=_id)
def test_spec_near_miss(row: dict[str, str]) -> None:
    overlapping = [v["text"] for v in _found(row) if row["phrase"] in v["text"] or v["text"] in row["phrase"]]
    assert overlapping == []


CELLS = [
    ("Started October 2024, to finish by April 2025", ["from 2024-10", "by 2025-04"]),
    ("28 February 2025\nJune 2025", ["by 2025-02-28", "by 2025-06"]),
    ("30 June 2025 (interim report by 31 January 2025)", ["by 2025-06-30", "by 2025-01-31"]),
    ("Phase 1: March 2025; Phase 2: September 2025", ["by 2025-03", "by 2025-09"]),
    ("Start: January 2025. End: June 2025", ["from 2025-01", "by 2025-06"]),
    ("Complete – October 2024", ["completed 2024-10"]),
    ("Completed in October", ["completed 2024-10"]),
    ("Ongoing from September 2024", ["from 2024-09"]),
    ("Ongoing – review March 2025", ["by 2025-03"]),
    ("Monthly from January 2025", ["from 2025-01"]),
    ("due in July", ["in 2025-07"]),
    ("began on 6 October, to finish by the end of January", ["from 2024-10-06", "by 2025-01-31"]),
    ("Short term (0-3 months)", ["by 2025-03-12"]),
    ("As soon as possible", []),
    ("N/A", []),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS, ids=[cell for cell, _ in CELLS])
def test_target_cell(cell: str, expected: list[str]) -> None:
    found = find_deadlines(cell, 0, len(cell), letter_date=date(2024, 12, 12), bare=True)
    assert [f"{f.value['relation']} {f.value['edtf']}" for f in found] == expected


LEADS = [
    ("Training of all staff in June", "done", "completed 2024-06"),
    ("Training of all staff in June", "planned", "in 2025-06"),
    ("train all staff in June", "planned", "in 2025-06"),
    ("trained all staff in June", "done", "completed 2024-06"),
]


@pytest.mark.parametrize(("item", "told", "expected"), LEADS, ids=[f"{t}-{i}" for i, t, _ in LEADS])
def test_lead_tells_the_tense_of_an_item(item: str, told: Any, expected: str) -> None:
    (found,) = find_deadlines(item, 0, len(item), letter_date=date(2024, 12, 12), told=told)
    assert f"{found.value['relation']} {found.value['edtf']}" == expected


DOUBTS = [
    ("The audit will be repeated by 30 June 2024.", "deadline-before-letter"),
    ("The audit will be repeated on 1 December.", "deadline-year-inferred"),
    ("The audit will be repeated within six months of publication.", "deadline-not-dated"),
    ("The audit will be repeated on Monday 14 January 2025.", "deadline-weekday-differs"),
    ("The audit will be repeated in the first week of March 2025.", "deadline-vague-week"),
    ("The audit will be repeated after Easter.", "deadline-after"),
    ("A clinic, opened in August, will take referrals.", "deadline-in-an-aside"),
    ("The audit will be repeated by 30 June 2025.", None),
    ("The audit will be repeated by June.", None),
    ("The audit was repeated in November.", None),
]


@pytest.mark.parametrize(("text", "code"), DOUBTS, ids=[text for text, _ in DOUBTS])
def test_doubt(text: str, code: str | None) -> None:
    (found,) = find_deadlines(text, 0, len(text), letter_date=date(2024, 12, 12))
    assert [doubt.code for doubt in found.doubts] == ([code] if code else [])


PASSED_OVER = [
    ("The audit in October will be followed by another.", 1),
    ("The officers posted in October have settled in.", 1),
    ("The audit will be repeated in October.", 0),
    ("Completion stood at 61 per cent in October.", 0),
]


@pytest.mark.parametrize(("text", "count"), PASSED_OVER, ids=[text for text, _ in PASSED_OVER])
def test_passed_over(text: str, count: int) -> None:
    doubts = passed_over(text, 0, len(text), letter_date=date(2024, 12, 12))
    assert [doubt.code for doubt in doubts] == ["deadline-passed-over"] * count


def test_no_letter_date_is_doubted() -> None:
    text = "The audit will be repeated by June."
    (found,) = find_deadlines(text, 0, len(text), letter_date=None)
    assert (found.value["edtf"], found.value["inferred"]) == (None, True)
    assert [doubt.code for doubt in found.doubts] == ["deadline-needs-letter-date"]


PLANNED = st.sampled_from([r for r in ROWS if r["relation"] and r["context"] == "planned" and r["letter_date"]])
ANY = st.sampled_from([r for r in ROWS if r["relation"]])
BASES = st.dates(date(2015, 1, 1), date(2040, 12, 31))
STEP = timedelta(days=1)


@given(ANY, BASES)
def test_earliest_is_never_behind_latest(row: dict[str, str], base: date) -> None:
    for value in _found(row | {"letter_date": base.isoformat()}):
        if value["edtf"] is not None:
            assert value["earliest"] <= value["latest"]


@given(PLANNED, BASES)
def test_planned_time_never_ends_before_the_letter_without_a_doubt(row: dict[str, str], base: date) -> None:
    text = FRAMES["planned"].format(row["phrase"])
    for found in find_deadlines(text, 0, len(text), letter_date=base):
        latest = found.value["latest"]
        if found.value["relation"] in ("by", "in") and latest is not None and latest < base:
            assert found.doubts


@given(PLANNED, st.sampled_from(["", "We agree. ", "It was cut in May 2024. ", "Since 3 March we have met. "]))
def test_phrase_does_not_depend_on_the_sentences_around_it(row: dict[str, str], before: str) -> None:
    sentence, base = FRAMES["planned"].format(row["phrase"]), date.fromisoformat(row["letter_date"])
    alone = [f.value for f in find_deadlines(sentence, 0, len(sentence), letter_date=base)]
    text = f"By 2 June.\n{before}{sentence} It will end on 9 July 2027.\nIn May."
    start, end = text.index("\n") + 1, text.rindex("\n")
    around = [f.value for f in find_deadlines(text, start, end, letter_date=base)]
    assert all(value in around for value in alone)


@given(st.text(alphabet="byinfro thed12/0.-,;:()MayJun e2025Q3'’\n", max_size=80), st.none() | BASES, st.booleans())
def test_any_text_is_read_without_error(text: str, base: date | None, bare: bool) -> None:
    for found in find_deadlines(text, 0, len(text), letter_date=base, bare=bare):
        (span,) = found.spans
        assert text[span.start : span.end] == found.value["text"] != ""
