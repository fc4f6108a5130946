"""The table of bank holidays says what the library says."""

from __future__ import annotations

from datetime import date

import pytest

from hmip_parse.reference.bank_holidays import YEARS, ask, bank_holidays


@pytest.mark.parametrize("year", YEARS)
def test_a_year_of_the_table_is_as_the_library_has_it(year: int) -> None:
    anew = "python -m hmip_parse.reference.bank_holidays > src/hmip_parse/reference/bank_holidays.txt"
    assert bank_holidays(year) == ask(year), f"write the table anew: {anew}"


@pytest.mark.parametrize("year", [YEARS.start - 1, YEARS.stop], ids=["before", "behind"])
def test_a_year_outside_the_table_is_asked_of_the_library(year: int) -> None:
    assert len(bank_holidays(year)) >= 8


@pytest.mark.parametrize(
    ("day", "is_one"),
    [("2020-05-08", True), ("2020-05-04", False), ("2022-06-03", True), ("2022-09-19", True), ("2023-09-19", False)],
    ids=["moved-to", "moved-from", "jubilee", "of-one-year", "not-the-next"],
)
def test_bank_holidays(day: str, is_one: bool) -> None:
    at = date.fromisoformat(day)
    assert (at in bank_holidays(at.year)) is is_one
