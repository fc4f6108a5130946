"""The letter's own date, and the periods that a text names."""

from __future__ import annotations

from datetime import date

import pytest

from hmip_parse.rules.dates import find_periods, parse_date

DATES = [
    ("3 March 2025", date(2025, 3, 3)),
    ("3rd March 2025", date(2025, 3, 3)),
    ("3rd of March 2025", date(2025, 3, 3)),
    ("Monday 3rd March 2025", date(2025, 3, 3)),
    ("Monday, 3 March 2025", date(2025, 3, 3)),
    ("Date: 03/04/2025", date(2025, 4, 3)),
    ("03.04.25", date(2025, 4, 3)),
    ("3-4-2025", date(2025, 4, 3)),
    ("2025-04-03", date(2025, 4, 3)),
    ("March 3, 2025", date(2025, 3, 3)),
    ("3 Mar 2025", date(2025, 3, 3)),
    ("3 MARCH 2025", date(2025, 3, 3)),
    ("3-Mar-25", date(2025, 3, 3)),
    ("Sent on 3 March 2025 and again on 4 March 2025", date(2025, 3, 3)),
    ("Ref 12/2025, 3 March 2025", date(2025, 3, 3)),
    ("29 February 2024", date(2024, 2, 29)),
    ("29 February 2025", None),
    ("31 June 2025", None),
    ("31/06/2025", None),
    ("3 March", None),
    ("Christmas 2025", None),
    ("Plan 2025–2028", None),
    ("SW1H 9AJ", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[text for text, _ in DATES])
def test_parse_date(text: str, expected: date | None) -> None:
    found = parse_date(text)
    assert (found.value if found else None) == expected
    if found:
        (span,) = found.spans
        assert 0 <= span.start < span.end <= len(text)


UNDATED = [
    ("March 2025", "letter-date-month-only"),
    ("31 June 2025", "letter-date-no-such-day"),
    ("Monday 4 March 2025", "letter-date-weekday-differs"),
]


@pytest.mark.parametrize(("text", "code"), UNDATED, ids=[text for text, _ in UNDATED])
def test_parse_date_doubts(text: str, code: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert [doubt.code for doubt in found.doubts] == [code]


def test_parse_date_keeps_to_its_slice() -> None:
    text = "1 May 2024\n2 May 2024\n3 May 2024"
    found = parse_date(text, 11, 21)
    assert found is not None
    assert (found.value, found.spans[0].start) == (date(2024, 5, 2), 11)


PERIODS = [
    ("took place in May 2025.", [("May 2025", "2025-05")]),
    ("carried out between 6 and 17 May 2024", [("between 6 and 17 May 2024", "2024-05-06/2024-05-17")]),
    ("inspected from 6 to 17 May 2024", [("from 6 to 17 May 2024", "2024-05-06/2024-05-17")]),
    ("6 to 17 May 2024", [("6 to 17 May 2024", "2024-05-06/2024-05-17")]),
    ("6 – 17 May 2024", [("6 – 17 May 2024", "2024-05-06/2024-05-17")]),
    ("between 29 April and 10 May 2024", [("between 29 April and 10 May 2024", "2024-04-29/2024-05-10")]),
    ("30 September – 4 October 2019", [("30 September – 4 October 2019", "2019-09-30/2019-10-04")]),
    ("in April and May 2024", [("April and May 2024", "2024-04/2024-05")]),
    ("APRIL–MAY 2024", [("APRIL–MAY 2024", "2024-04/2024-05")]),
    ("in the three weeks beginning 6 May 2024", [("the three weeks beginning 6 May 2024", "2024-05-06/2024-05-26")]),
    ("in the week commencing 6 May 2024", [("the week commencing 6 May 2024", "2024-05-06/2024-05-12")]),
    ("in the first half of May 2024", [("the first half of May 2024", "2024-05")]),
    ("in late May 2024", [("late May 2024", "2024-05")]),
    ("your inspection in October", [("October", "2024-10")]),
    ("in the autumn of 2024", [("autumn of 2024", "2024-23")]),
    ("on 6 May 2024", [("6 May 2024", "2024-05-06")]),
    ("within six weeks", []),
    ("last Friday", []),
    ("the Children Act 2004", []),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS, ids=[text for text, _ in PERIODS])
def test_find_periods(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_periods(text, 0, len(text), letter_date=date(2025, 2, 14))
    assert [(f.value["text"], f.value["edtf"]) for f in found] == expected
    assert all(text[f.spans[0].start : f.spans[0].end] == f.value["text"] for f in found)
    assert all(f.value["earliest"] <= f.value["latest"] for f in found)


def test_period_without_year_and_letter_date_is_undated() -> None:
    (found,) = find_periods("in October", 0, 10, letter_date=None)
    assert (found.value["edtf"], found.value["earliest"], found.value["latest"]) == (None, None, None)
    assert [doubt.code for doubt in found.doubts] == ["deadline-needs-letter-date"]
