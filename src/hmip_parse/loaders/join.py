"""Wrapped lines made one text again: what stands between two of them, and what becomes of a hyphen at a line's end.

A hyphen stays before a capital or a digit, after a prefix that always takes one, or where the compound stands elsewhere
in the document; otherwise the halves are one word.

Refused here: which lines belong together (see layout.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from hmip_parse.pattern import Pattern, compiled

# Prefixes after which British official prose keeps its hyphen, and the endings that make one word with them.
_PREFIXES = frozenset(("mid", "co", "non", "self", "well", "cross"))
_ENDINGS = Pattern(r"(?:dle|st\b|night|day|way|week|wife|wives|land|ish|less|ness|ing|ed\b)")
# Prefixes that are as often the first syllable of one word: the hyphen stays before a word that the document knows.
_SYLLABLES = frozenset(("re", "pre", "post", "ex", "anti", "multi", "inter", "sub", "over", "under", "semi"))
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_NUMBERS = _TENS | frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)
_COUNTED = Pattern(
    r"(?:minute|hour|day|night|week|month|year|page|part|point|stage|step|third|quarter|fifth|way|man|bed)s?\b"
)
_SUSPENDED = frozenset(("and", "or", "to"))

_WORD = Pattern(r"[^\W_]+(?:[-‐‑’'][^\W_]+)*")
_FIRST = compiled(r"[^\W_]+")
_HYPHENS = ("-", "‐", "‑")
_TIGHT_DASH = compiled(r"(?:\d–|\w—)$")


class Vocabulary:
    """The words and hyphenated compounds of a document's lines, in lower case, but for those that a line's end cuts."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def words(self) -> set[str]:
        """Gathered when a line first ends in a hyphen: in most letters none does."""
        words: set[str] = set()
        cut = False
        for text in self._lines:
            plain = text.lower().replace("‐", "-").replace("‑", "-")
            found = _WORD.regex.findall(plain)[1 if cut else 0 :]
            cut = plain.endswith("-")
            words.update(found[:-1] if cut else found)
        for parts in [word.split("-") for word in words if "-" in word]:
            words.update(parts)
            words.update("-".join(pair) for pair in pairwise(parts))
        return words


def joined(before: str, after: str, words: Vocabulary, *, hyphenated: bool = False) -> tuple[str, str]:
    """What two lines become where the second goes on with the first: the first as it must end, and what parts them.

    ``hyphenated``: the loader knows that a word is broken here; without a hyphen at the end it was a soft one.
    """
    if not _broken(before, after, hyphenated):
        tight = _TIGHT_DASH.search(before[-2:]) and after[:1].isalnum()
        return before, "" if tight else " "
    if before[-1] not in _HYPHENS:
        return before, ""
    half, rest = _last_word(before), _FIRST.match(after)
    if rest and rest[0] in _SUSPENDED and after[rest.end() : rest.end() + 1] == " ":
        return before, " "
    return (before if not rest or _keeps_hyphen(half, rest[0], words) else before[:-1]), ""


def _broken(before: str, after: str, hyphenated: bool) -> bool:
    if not before or not after or not after[0].isalnum():
        return False
    return hyphenated or (before[-1] in _HYPHENS and before[-2:-1].isalnum())


def _last_word(before: str) -> str:
    start = len(before) - 1
    while start > 0 and (before[start - 1].isalnum() or before[start - 1] in "-‐‑’'"):
        start -= 1
    return before[start:-1].lower()


def _keeps_hyphen(half: str, rest: str, words: Vocabulary) -> bool:
    if not rest[0].islower() or half[-1:].isdigit():
        return True
    if f"{half}-{rest}" in words.words:
        return True
    if half + rest in words.words:
        return False
    prefix = half.rpartition("-")[2]
    if prefix in _PREFIXES:
        return not _ENDINGS.regex.match(rest)
    if prefix in _NUMBERS:
        return prefix in _TENS or bool(_COUNTED.regex.match(rest))
    if prefix in _SYLLABLES:
        return len(rest) > 3 and (rest in words.words or (prefix == "re" and rest[0] == "e"))
    # A second hyphen behind a short link ("face-to-face") is not a typesetter's.
    return prefix != half and prefix in ("of", "the", "to", "and", "in", "on", "up", "by")
