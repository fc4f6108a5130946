"""How text and dates are put on the page.

Refused here: escaping for HTML, which Jinja2 and markupsafe do.
"""

from __future__ import annotations

import datetime

from hmip_parse.printable import printable

# What EDTF (ISO 8601-2:2019) puts at a time that is approximate, uncertain, or both, or has digits unspecified.
UNCERTAIN = frozenset("~?%X")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def shown(text: str) -> str:
    """The text with everything that does not print as an escape, but line breaks as they are.

    So the marks that turn text round (U+202E and the like) are seen and do nothing.
    """
    return "\n".join(printable(line) for line in text.split("\n"))


def date_of(iso: str | None) -> datetime.date | None:
    """The date of the JSON's "2026-06-30"."""
    return datetime.date.fromisoformat(iso) if iso else None


def month(date: datetime.date) -> str:
    """ "Jun 2026"; in English whatever the locale."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def day(date: datetime.date) -> str:
    """ "30 Jun 2026"."""
    return f"{date.day} {month(date)}"


def days(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """A day, or the first and the last day of a time: "1–30 Jun 2026"; what is open is said."""
    if earliest is None or latest is None:
        return f"from {day(earliest)}" if earliest else f"until {day(latest)}" if latest else "a time unknown"
    if earliest == latest:
        return day(latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day(latest)}"
    first = day(earliest) if earliest.year != latest.year else day(earliest).rpartition(" ")[0]
    return f"{first} – {day(latest)}"
