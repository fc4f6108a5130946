"""Sentences, and the words in them.

All offsets are code points of the text that is passed in.

Refused here: what the words mean, and sentences that go on behind a line break: every block of a document is a line.
"""

from __future__ import annotations

import re
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
_SENTENCE_END = Pattern(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9])|\n""", re.VERBOSE)


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
    return tuple(s for s in spans if s.end > s.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of text[start:end]."""
    return [
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _TOKEN.regex.finditer(text, start, end)
    ]
