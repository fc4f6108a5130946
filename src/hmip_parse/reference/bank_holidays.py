"""The bank holidays of England and Wales.

``holidays`` knows them, and to import it takes as long as to read several letters. So what it says of the years in
which letters are written stands in ``bank_holidays.txt``, a line for each year; a test holds the table to the library,
and names the command that writes it anew. Any other year is asked of the library.

Refused here: which days are working days (rules/deadlines/calendar.py).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

# Letters on the web are no older, and promise nothing for a later year.
YEARS = range(1995, 2051)
_TABLE = Path(__file__).with_name("bank_holidays.txt")


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year, substitute days and those of one year alone included."""
    return frozenset(map(date.fromisoformat, _lines()[year - YEARS.start].split())) if year in YEARS else ask(year)


def ask(year: int) -> frozenset[date]:
    """What the library says of a year."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


@cache
def _lines() -> list[str]:
    return _TABLE.read_text(encoding="ascii").splitlines()


if __name__ == "__main__":
    for each in YEARS:
        print(*sorted(ask(each)))
