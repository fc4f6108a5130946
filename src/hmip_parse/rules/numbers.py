"""Numbers of recommendations: printed ones ("5.1", "R3", "one") and lists of them ("3 and 4", "1 to 7").

A letter may give them codes of its own ("K1", "OX3") and then cite these alone. They are known by standing where a
paragraph says what it answers, and by running from 1.

Refused here: ordinals ("the second recommendation"), which are no printed number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
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
DIGITS = r"[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*(?![\d/])"
_IN_WORDS = rf"\b(?:{_WORD})\b"
NUMBER = rf"(?:{DIGITS}|{_IN_WORDS})"


def list_of(number: str, before: str = "") -> str:
    """The pattern of a list of numbers of one kind, each with what may stand ``before`` it.

    A number behind a mere comma is one of the list where the list goes on or ends there: "on recommendation 2, 14
    managers" cites one.
    """
    joined = r"(?:\s*,\s*and\s+|\s+and\s+|\s*&\s*|\s+to\s+|\s*[–-]\s*)"
    goes_on = r"""(?=\s*(?:[,&).;:(\]–-]|and\b|to\b|(?:is|are|was|were|has|have|will|can|should|in|by|with
        |we|I|they|which|who|that|an?|the|concern|relate|deal|call|ask)\b|$))"""
    return rf"{number}(?:{joined}{before}{number}|\s*,\s*{before}{number}{goes_on})*"


# A list of them, all in digits or all in words: "3 and 4", "1, 2, and 5", "one to three".
NUMBERS = rf"(?:{list_of(DIGITS)}|{list_of(_IN_WORDS)})"
_CITED = r"(?:recommendations?\s+)?"

CITED = Rule(
    "recommendation-cited",
    rf"""\b(?:recommendations?|(?:priority\s+|key\s+|areas?\s+of\s+)*concerns?|recs?\.?)\s+(?:numbers?\s+
        |nos?\.?\s*)?
        (?P<numbers>{list_of(DIGITS, _CITED)}|{list_of(_IN_WORDS, _CITED)})
        (?!\s*(?:of\s+the|per\s+cent|%|recommendations|are\s+for|for\s+the|were\s+made|in\s+total))""",
    (
        ("Recommendations 2 and 3 concern training.", "2 and 3"),
        ("(key concern 6)", "6"),
        ("Recommendation R4", "R4"),
        ("On recommendation 2, 14 managers will be asked.", "2"),
        ("On recommendation 2, two clerks will.", "2"),
        ("Recommendations 1, 2, 3", "1, 2, 3"),
        ("Recommendations one, two and five", "one, two and five"),
    ),
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
    """The recommendations that text[start:end] cites by number, in order. ``text`` is that of the whole document."""
    named = [
        n
        for match in CITED.finditer(text, start, end)
        if not _COUNT_OF_ALL.regex.match(match.group())
        for n in numbers_in(text, match.start("numbers"), match.end("numbers"))
    ]
    if not codes_of(text):
        return named
    known = {n.span.start for n in named}
    coded = (n for n in _coded(text, start, end) if n.span.start not in known)
    return sorted([*named, *coded], key=lambda n: n.span.start)


_CODE = r"(?:[A-Z]{1,3}\d{1,2}\b(?![./]\d)(?!\s?\d[A-Z]{2}\b))"
_CODES = Pattern(list_of(_CODE), re.VERBOSE)
# Where a paragraph says what it answers: at its front, or behind "On".
_ANSWERS_CODE = Pattern(
    rf"""^\W*(?:\d{{1,2}}[.)]\s+)?(?:(?:On|As\s+to|For|Turning\s+to)\s+)?(?P<codes>{list_of(_CODE)})
        (?:\s*[.,:;(–—-]|\s+(?=[A-Z“"‘][a-z])|\s+(?:is|was|has|have|are|were|both|all|reads?|asks?|asked|concerns?|calls?|will|we|I)\b)""",
    re.VERBOSE | re.MULTILINE,
)
# What shows that it is a recommendation's: rooms, workstreams and forms have codes too.
_CITES_CODE = Pattern(
    rf"(?P<code>{_CODE})[^.\n]{{0,80}}\b(?:ask(?:s|ed)|was\s+that|reads?|recommend\w*|accept\w*|agree[ds]?)\b",
    re.VERBOSE,
)
_SAID_TO_BE_CODES = Pattern(
    r"\brecommendations?\b[^\n]{0,200}\b(?:codes?|coded|lettered)\b|\b(?:codes?|coded|lettered)\b[^\n]{0,200}\brecommendations?\b"
)
_OF_RECOMMENDATIONS = {"R", "REC"}
# Quarters, halves and financial years look like them.
_NO_CODES = frozenset(("Q", "H", "FY"))
_FEWEST_CODES = 3


@lru_cache(maxsize=4)
def codes_of(text: str) -> frozenset[str]:
    """The codes that a document cites its recommendations by; empty where it has no system of them."""
    numbers: dict[str, set[int]] = {}
    for match in _CODES.regex.finditer(text):
        for number in numbers_in(text, *match.span()):
            letters = number.value.rstrip("0123456789")
            numbers.setdefault(letters, set()).add(int(number.value[len(letters) :]))
    runs = {k: v for k, v in numbers.items() if k not in _NO_CODES and v == set(range(1, len(v) + 1))}
    if sum(map(len, runs.values())) < _FEWEST_CODES or max(map(len, runs.values())) == 1:
        return frozenset()
    answers = {
        number.value.rstrip("0123456789")
        for match in _ANSWERS_CODE.regex.finditer(text)
        for number in numbers_in(text, *match.span("codes"))
    }
    cited_so = {match["code"].rstrip("0123456789") for match in _CITES_CODE.regex.finditer(text)}
    if not _SAID_TO_BE_CODES.regex.search(text):
        plain = any(n.isdigit() for m in CITED.finditer(text) for n in _ITEM.regex.findall(m["numbers"]))
        answers &= _OF_RECOMMENDATIONS if plain else _OF_RECOMMENDATIONS | cited_so
    return frozenset(f"{k}{n}" for k, v in runs.items() if k in answers for n in v)


def _coded(text: str, start: int, end: int) -> Iterator[Number]:
    codes = codes_of(text)
    for match in _CODES.regex.finditer(text, start, end):
        yield from (n for n in numbers_in(text, *match.span()) if n.value in codes)


def amount(word: str) -> int | None:
    """The number that digits or a number word up to twenty stand for."""
    if word.isdigit():
        return int(word)
    return WORDS.index(word.lower()) if word.lower() in WORDS else None
