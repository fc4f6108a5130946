"""Sentences, and the words in them.

All offsets are code points of the text that is passed in.

Refused here: what the words mean, and sentences that go on behind a line break: every block of a document is a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hmip_parse.document import Span
from hmip_parse.rules.rule import Pattern

_TOKEN = Pattern(r"\w+(?:[-'’./&]\w+)*|[^\w\s]", re.VERBOSE)
_ABBREVIATION = Pattern(
    r"""(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Rev|St|No|Nos|e\.g|i\.e|etc|vs|Rec|Ref|para|pp|cc|Cc|Supt|Insp|Sgt|Cllr|Ltd)
        |\b[A-Z])\.\Z""",
    re.VERBOSE,
)
# No match begins within a run of marks: it would end where the one from the run's start does.
_SENTENCE_END = Pattern(r"""(?<![.!?])[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9])|\n""", re.VERBOSE)


# Characters. The longest sentence of the fixtures has 281.
LONGEST = 2000


class Token(NamedTuple):
    """A word or a mark, with its lower-case form."""

    start: int
    end: int
    word: str
    lower: str


@lru_cache(maxsize=128)
def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of text[start:end]; a line break ends one too."""
    spans, at = [], start
    for match in _SENTENCE_END.regex.finditer(text, start, end):
        if match.group() != "\n" and _ABBREVIATION.regex.search(text, max(at, match.start() - 6), match.start() + 1):
            continue
        spans.append(_trimmed(text, at, match.end()))
        at = match.end()
    spans.append(_trimmed(text, at, end))
    return tuple(part for s in spans if s.end > s.start for part in _cut(text, s))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, in pieces that end at a blank where it is too long: much that reads one is quadratic in it."""
    start, end = sentence.start, sentence.end
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of text[start:end]."""
    return [Token(m.start(), m.end(), word := m[0], _lower(word)) for m in _TOKEN.regex.finditer(text, start, end)]


@lru_cache(maxsize=4096)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")
