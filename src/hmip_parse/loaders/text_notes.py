"""Footnotes in text, and their marks, left out.

Text has no raised type: the mark of a note is a number printed hard against a word ("used are these:1", "this[1]"), and
the note a line at the foot of the page that begins with the same number. Only where both are found is either left out.

Refused here: notes at the end of a document whose marks stand on another page, and numbers with a point, which are
items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hmip_parse.loaders.columns import Row, Word
from hmip_parse.pattern import compiled

_NOTE = compiled(r"(?:[1-9]\d?|\[[1-9]\d?\]|[*†‡§¹²³⁴-⁹])")
_MARK = compiled(
    r"""(?P<stem>.*[a-z]{2}['’”)\]]?[.,:;!?]?['’”)\]]?)(?P<mark>[1-9]\d?|[*†‡§¹²³⁴-⁹])$
    |(?P<before>.*\w['’”)]?[.,:;!?]?)(?P<bracketed>\[[1-9]\d?\])(?P<tail>[.,:;!?]?)$""",
    re.VERBOSE,
)
_LAST = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹].,:;!?")
_RULE = compiled(r"[_–—-]{3,}")
_LONGEST_WORD = 60
# Notes fill no more of a page than this many rows from its foot.
_FOOT = 12


def without_notes(rows: Sequence[Row]) -> list[Row]:
    """The rows of one page, from the top down, without its footnotes and their marks."""
    marks = {_mark(match) for row in rows for word in row.words if (match := _marked(word))}
    start = _first_note(rows, marks)
    notes = {row.words[0].text for row in rows[start:]} & marks
    if not notes:
        return list(rows)
    ruled = start > 0 and len(rows[start - 1].words) == 1 and _RULE.fullmatch(rows[start - 1].words[0].text)
    return [_unmarked(row, notes) for row in rows[: start - bool(ruled)]]


def _first_note(rows: Sequence[Row], marks: set[str]) -> int:
    """The row with which the notes begin: space is above it, and each stretch of rows from there on is a note."""
    start = len(rows)
    for at in range(len(rows) - 1, max(0, len(rows) - _FOOT) - 1, -1):
        row = rows[at]
        if len(row.words) > 1 and _NOTE.fullmatch(row.words[0].text) and row.words[0].text in marks:
            start = at
            if at > 0 and (row.top - rows[at - 1].bottom > 0.5 or _RULE.fullmatch(rows[at - 1].words[0].text)):
                return start
        elif at > 0 and start < len(rows) and row.top - rows[at - 1].bottom > 0.5:
            break
    return len(rows)


def _marked(word: Word) -> re.Match[str] | None:
    return _MARK.match(word.text) if word.text[-1] in _LAST and len(word.text) <= _LONGEST_WORD else None


def _mark(match: re.Match[str]) -> str:
    return str(match["mark"] or match["bracketed"])


def _unmarked(row: Row, notes: set[str]) -> Row:
    def stem(word: Word) -> Word:
        match = _marked(word)
        if not match or _mark(match) not in notes:
            return word
        return word._replace(text=match["stem"] or match["before"] + match["tail"])

    return replace(row, words=tuple(stem(word) for word in row.words))
