"""Words of a scan that were run together, split or misread, mended where a list of the field's words makes it certain.

Certain is: a day, month and year without the blanks between them; words of the list run together, none of them shorter
than three letters; the two halves of a word of the list; and a small "l" before another consonant at the head of a
word, where English has a capital "I" ("lpswich"). Straight double quotation marks on a page that has typographic ones
are those too, as the same marks are read now one way and now the other.

Refused here: spelling (a letter's own slips stay), and anything that could be a word or a name of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from hmip_parse.reference.lookup import pdus

_MONTHS = "January February March April May June July August September October November December"
_OFFICES = """
Accommodation Acting Area Assistant Chief Commissioning Corporate Delivery Deputy Director Effective Executive
General Governor Head Inspector Inspectorate Interim Justice Manager Managing Minister Ministry Officer
Operations Partnerships Performance Practice Prison Prisons Probation Programmes Protection Public Quality
Region Regional Safeguarding Secretary Senior Service Services Standards State Unit
"""
_SHORTEST = 3
_NAME = re.compile(r"[A-Z][a-z]+")
_DATE = re.compile(rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)?(?P<month>{'|'.join(_MONTHS.split())})(?P<year>20\d\d)?(?!\w)")
_CAPITAL_I = re.compile(r"(?<!\w)l(?=[b-df-hjkm-np-tv-xz][a-z]+)")
# Letters that are taken for one another in print; the shortest word in which that makes no other one ("hear", "bear").
_LIKE = str.maketrans({"i": "l", "e": "c", "u": "n", "h": "b"})
_LIKE_PAIRS = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ft", "ff"), ("tt", "ff"), ("ti", "fi"), ("tl", "fl"))
_LONG_ENOUGH = 5
_MARKS = ".,;:!?()[]‘’“”'\""
_TOGETHER = re.compile(r"(?:[A-Z][a-z]+){2,}")


@cache
def _known() -> frozenset[str]:
    places = {name for unit in pdus() for part in (unit.name, unit.region) for name in _NAME.findall(part)}
    return frozenset(name for name in {*_MONTHS.split(), *_OFFICES.split(), *places} if len(name) >= _SHORTEST)


def parts_of(word: str) -> list[str]:
    """The words that a word is surely made of; itself alone where that is not certain."""
    date = _DATE.match(word)
    if date and len(found := [part for part in date.groups() if part]) > 1:
        return [*found[:-1], found[-1] + word[date.end() :]]
    together = _TOGETHER.match(word)
    if together and not word[together.end() :].strip(".,;:)"):
        found = _NAME.findall(together[0])
        if all(name in _known() for name in found):
            return [*found[:-1], found[-1] + word[together.end() :]]
    return [word]


def mended(word: str) -> str:
    """A word with its capital "I" put right."""
    return _CAPITAL_I.sub("I", word)


def halves(words: Sequence[str]) -> list[int]:
    """Where two words that follow each other are the halves of one of the list, by the index of the first."""
    known = _known()
    return [
        at
        for at, (a, b) in enumerate(pairwise(words))
        if a.isalpha() and a not in known and (a + b.rstrip(".,;:)")) in known and b[:1].islower()
    ]


def lookalikes(words: Iterable[str]) -> set[str]:
    """The words of a document, in small letters, that look like another that it has more often: "ofticer", "officer".

    Where it has both equally often, both are given.
    """
    counts = Counter(bare(word).casefold() for word in words)
    alike: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        if len(word) >= _LONG_ENOUGH and word.isalpha():
            alike[_look(word)].append(word)
    groups = [group for group in alike.values() if len(group) > 1]
    return {word for group in groups for word in _rarer(group, counts)}


def _rarer(group: Sequence[str], counts: Counter[str]) -> list[str]:
    most = max(counts[word] for word in group)
    return [word for word in group if counts[word] < most] or list(group)


def bare(word: str) -> str:
    """A word without the marks around it."""
    return word.strip(_MARKS)


def _look(word: str) -> str:
    """A word with one sign for each of those that are taken for one another."""
    for pair, other in _LIKE_PAIRS:
        word = word.replace(pair, other)
    return word.translate(_LIKE)


def with_quotes(word: str, typographic: bool) -> str:
    """A word with typographic double quotation marks, if those are what its page has."""
    if not typographic or '"' not in word:
        return word
    return re.sub(r'"', "”", re.sub(r'(?<![^\s(\[])"', "“", word))
