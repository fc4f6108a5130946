"""Numbers of recommendations: printed ones ("5.1", "R3", "one") and lists of them ("3 and 4", "1 to 7").

Refused here: ordinals ("the second recommendation"), which are no printed number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hmip_parse.document import Span
from hmip_parse.rules.rule import Pattern, Rule

WORDS = tuple(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """.split()
)
_WORD = "|".join(WORDS[1:])
NUMBER = rf"(?:[A-Z]{{0,2}}\d{{1,2}}(?:\.\d{{1,2}})*(?![\d/])|\b(?:{_WORD})\b)"
# A list of them: "3 and 4", "1, 2, and 5", "1 to 7".
NUMBERS = rf"{NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+to\s+|\s*[–-]\s*){NUMBER})*"

CITED = Rule(
    "recommendation-cited",
    rf"""\b(?:recommendations?|(?:priority\s+|key\s+|areas?\s+of\s+)*concerns?|recs?\.?)\s+(?:numbers?\s+
        |nos?\.?\s*)?
        (?P<numbers>{NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+to\s+
        |\s*[–-]\s*)(?:recommendations?\s+)?{NUMBER})*)
        (?!\s*(?:of\s+the|per\s+cent|%|recommendations|are\s+for|for\s+the|were\s+made|in\s+total))""",
    (("Recommendations 2 and 3 concern training.", "2 and 3"), ("(key concern 6)", "6"), ("Recommendation R4", "R4")),
    ("the second recommendation", "recommendations were made"),
    needs=(frozenset(("rec", "concern")),),
)
_ITEM = Pattern(NUMBER)
_LAST_DIGITS = Pattern(r"(.*?)(\d+)\Z", re.VERBOSE)
_RANGE = Pattern(r"\s*(?:to|[–-])\s*\Z")
_COUNT_OF_ALL = Pattern(r"\w+s\s+[a-z]+$")


class Number(NamedTuple):
    """A recommendation's number as printed, and where it stands in the document text."""

    value: str
    span: Span


def numbers_in(text: str, start: int, end: int) -> list[Number]:
    """The numbers of a list such as "3, 4 and 6" or "R1 to R4"; those between the ends of a range cite the range."""
    numbers: list[Number] = []
    for match in _ITEM.regex.finditer(text, start, end):
        value, span = match.group(), Span(*match.span())
        if numbers and _RANGE.regex.search(text, numbers[-1].span.end, span.start):
            numbers += _between(numbers[-1], Number(value, span))
        numbers.append(Number(value, span))
    return numbers


def _between(first: Number, last: Number) -> list[Number]:
    low, high = _LAST_DIGITS.regex.match(first.value), _LAST_DIGITS.regex.match(last.value)
    if not low or not high or low[1] != high[1] or int(high[2]) - int(low[2]) > 40:
        return []
    span = Span(first.span.start, last.span.end)
    return [Number(f"{low[1]}{n}", span) for n in range(int(low[2]) + 1, int(high[2]))]


def cited(text: str, start: int, end: int) -> list[Number]:
    """The recommendations that text[start:end] cites by number, in order."""
    return [
        n
        for match in CITED.finditer(text, start, end)
        if not _COUNT_OF_ALL.regex.match(match.group())
        for n in numbers_in(text, match.start("numbers"), match.end("numbers"))
    ]


def amount(word: str) -> int | None:
    """The number that digits or a number word up to twenty stand for."""
    if word.isdigit():
        return int(word)
    return WORDS.index(word.lower()) if word.lower() in WORDS else None
