"""The words that times are made of, as pieces of patterns: months, weekdays, numbers, "this", "next", "that".

Patterns here are for re.VERBOSE | re.IGNORECASE. "may", "march", "sat" and other short forms are words too, so these
must begin with a capital.
"""

from __future__ import annotations

import re

from hmip_parse.pattern import compiled

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The names in full, for patterns that only ask whether one is there.
FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG_MONTHS = "january|february|april|june|july|august|sept|september|october|november|december"
_CAPITAL_MONTHS = "Jan|Feb|Mar|March|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_LONG_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_CAPITAL_WEEKDAYS = "Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun"

# For ``Rule.needs``: each way in which a month, a weekday, a unit or a number is written holds one of these.
IN_MONTHS = frozenset(MONTHS)
IN_WEEKDAYS = frozenset(WEEKDAYS)
IN_UNITS = frozenset(("day", "week", "fortnight", "month", "quarter", "year"))
DIGITS = frozenset("0123456789")

FORWARD = ("next", "coming", "forthcoming", "new")
BACK = ("last", "previous")
LEANING = ("that", "same", "following")


def month(name: str = "month") -> str:
    """A month's name or short form, as the named group."""
    return rf"\b(?P<{name}>{_LONG_MONTHS}|(?-i:{_CAPITAL_MONTHS}|{_CAPITAL_MONTHS.upper()}))\b(?:\.(?=\s*\d))?"


def weekday(name: str = "weekday") -> str:
    """A day of the week, as the named group."""
    return rf"\b(?P<{name}>{_LONG_WEEKDAYS}|(?-i:{_CAPITAL_WEEKDAYS}))\b(?:\.(?=\s*\d))?"


ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
WHICH = r"""(?:
    \b (?:the\s+)? (?P<which> (?:this|the)\s+coming | this | next | last | coming | following | previous | forthcoming
    | current | new | that | same ) \s+
)"""
# "June this year", "March of next year", "July that year"
OF_YEAR = r"""(?:
    ,? \s+ (?:(?:of|in)\s+)? (?:the\s+)?
    (?P<of_year> this | next | last | current | coming | that | same | following | previous ) \s+ (?:calendar\s+)?
    year \b (?!['’]|\s+to\b)
)"""

_TO_TWENTY = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
    """.split()
_NUMBERS = {word: number for number, word in enumerate(_TO_TWENTY, start=1)} | {
    "a": 1,
    "an": 1,
    "another": 1,
    "twenty four": 24,
    "twenty six": 26,
    "twenty eight": 28,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
}
# A number in a pattern: the few words that letters use with fractions of a year, or any word, to be read as a number.
FEW = r"(?: \d{1,3} | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | an? )\b"
ANY_NUMBER = r"(?: \d{1,3} | [a-z]+ (?:-[a-z]+)? )\b"
ONE_TO_FOUR = r"(?:[1-4]|one|two|three|four)\b"
FIRST_TO_FOURTH = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)\b"


def number(words: str) -> int:
    """The number that words or digits say: "twelve", "24", "first", "2nd", "a" (one)."""
    plain = compiled(r"[-\s]+").sub(" ", words.lower())
    plain = compiled(r"^(\d+)(?:st|nd|rd|th)$").sub(r"\1", plain)
    return int(plain) if plain.isdigit() else _NUMBERS[plain]


_FACTORS = {"fortnight": ("week", 2), "quarter": ("month", 3)}


def length(match: re.Match[str]) -> tuple[int, str] | None:
    """The number and the unit (see ``calendar.COUNTED_UNITS``) of a match with the groups count, unit and working.

    None where the count is no number ("the next few weeks"). A match without a count is of one unit.
    """
    try:
        count = number(match["count"] or "one")
    except KeyError:
        return None
    unit, factor = _FACTORS.get(match["unit"].lower(), (match["unit"].lower(), 1))
    return count * factor, f"working {unit}" if match["working"] else unit


def month_number(name: str) -> int:
    """1 to 12 for a month's name or short form."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a day's name or short form, as ``date.weekday`` counts."""
    return WEEKDAYS.index(name[:3].lower())


def step(word: str) -> int:
    """How many weeks, months or years "this" (0), "next" (1) and "last" (-1) lead away from the letter."""
    last = word.split()[-1].lower()
    return 1 if last in FORWARD else -1 if last in BACK else 0


def leans(word: str) -> bool:
    """Does the word ("that", "the following") lean on a time named before?"""
    return word.split()[-1].lower() in LEANING
