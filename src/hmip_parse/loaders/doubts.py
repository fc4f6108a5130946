"""Where in the document text the words stand that a recognition was not sure of.

Lines are joined, parted and put in order after they were recognised, so a doubtful word is looked for on its page,
among the words that stood before and after it on its line. Where several places fit equally well, all of them are
doubtful.

Refused here: which words are doubtful (scan.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hmip_parse.document import Document, Span
from hmip_parse.loaders.clean import clean

_WORD = re.compile(r"\S+")
# A piece of a word has at least so many letters to be known again in the whole.
_TELLING = 3
# How many words on either side tell a place.
_NEAR = 3


class Doubtful(NamedTuple):
    """A word that a recognition was not sure of, with what stands before and after it on its line."""

    page: int
    before: tuple[str, ...]
    word: str
    after: tuple[str, ...]


def doubtful_spans(document: Document, doubtful: Sequence[Doubtful]) -> tuple[Span, ...]:
    """The spans of doubtful words, in order. A word that is no part of the text (page furniture) has none."""
    ends = [*document.pages[1:], len(document.text)] if document.pages else []
    words = {
        page: [Span(*match.span()) for match in _WORD.finditer(document.text, start, end)]
        for page, (start, end) in enumerate(zip(document.pages, ends, strict=True), 1)
    }
    found = {span for doubt in doubtful for span in _places(document, words[doubt.page], doubt)}
    return tuple(sorted(found))


def _places(document: Document, words: Sequence[Span], doubt: Doubtful) -> Iterator[Span]:
    word = clean(doubt.word)
    texts = [document.quote(span) for span in words]
    exact = [at for at, text in enumerate(texts) if text == word]
    # The halves of a hyphenated word are joined, and a bullet or number goes from the front of its item.
    core = word.strip("-‐•·*").lower()
    joined = exact or len(core) < _TELLING
    fitting = exact if joined else [at for at, text in enumerate(texts) if core in text.lower()]
    scores = [_likeness(texts, at, doubt) for at in fitting]
    best = max(scores, default=0)
    yield from (words[at] for at, score in zip(fitting, scores, strict=True) if score == best)


def _likeness(texts: Sequence[str], at: int, doubt: Doubtful) -> int:
    """How many of the words around a place are those that stood around the doubtful word."""
    before = zip(reversed(doubt.before), reversed(texts[:at]), range(_NEAR), strict=False)
    after = zip(doubt.after, texts[at + 1 :], range(_NEAR), strict=False)
    return sum(clean(a) == b for side in (before, after) for a, b, _ in side)
