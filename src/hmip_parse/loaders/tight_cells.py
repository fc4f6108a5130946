"""Cells that were printed hard against the cell before them, known by what they say.

A program that prints a page as text leaves one blank between two cells where the left one fills its column, so that no
gap parts them. An answer ("Agreed"), a date or "N/A" at the end of a cell, with nothing in the column beside it that is
called for such a thing, is the cell of that column.

Refused here: cells that a gap or the edge of a column parts (see table_headers.py); and a date behind a preposition,
which belongs to its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hmip_parse.loaders.columns import Word
from hmip_parse.loaders.table_headers import Cells, Column
from hmip_parse.pattern import Pattern

_NOTHING = Pattern("N/?A | TBC | nil | none")
_ANSWER = Pattern(
    r"(?: Fully | Partly | Partially | Not )\s(?: [Aa]greed | [Aa]ccepted ) | Agreed | Accepted | Rejected | Noted",
    re.VERBOSE,
)
_ANSWER_END = Pattern("agreed | accepted | rejected")
_ANSWERS = Pattern("agreed | accepted | response | reply | status")
_MONTH = """(?: January | February | March | April | May | June | July | August | September | October | November
    | December )"""
_DATE = Pattern(rf"(?: \d{{1,2}}\s )? {_MONTH} \s 20\d\d | \d{{1,2}}/\d{{1,2}}/(?:20)?\d\d", re.VERBOSE)
_DATES = Pattern(r"\b(?: dates? | when | deadlines? | timescales? | due | completion )\b")
_BEFORE_A_DATE = Pattern(
    r"""\d{1,2}(?:st|nd|rd|th)? | about | after | and | around | at | before | between | by | commencing | dated | due
      | during | early | for | from | in | late | mid | of | on | or | since | the | throughout | till | to | until
      | week | w/c | [–-]"""
)
_MOST_WORDS = 3


def with_tight_cells(cells: Cells, columns: Sequence[Column]) -> Cells:
    """The cells of a row, those that stand hard against the cell before them in their own columns."""
    parted = dict(cells)
    for column, words in cells.items():
        if column + 1 == len(columns):
            continue
        beside = parted.get(column + 1, ())
        for before, end in _ends(words, beside):
            # A date in a row that goes on may be the end of a sentence.
            if _is_cell(before, end, columns[column + 1].text, first_row=0 in cells, alone=not beside):
                parted[column], parted[column + 1] = before, end
                break
    return parted


def _ends(words: Sequence[Word], beside: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """A cell without its last words, and these with what stands beside them, the longest end first."""
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        yield tuple(words[:-count]), (*words[-count:], *beside)


def _is_cell(before: Sequence[Word], end: Sequence[Word], name: str, *, first_row: bool, alone: bool) -> bool:
    """Whether words are the cell of the column called ``name``; ``alone``: nothing stood in it."""
    text = " ".join(word.text for word in end)
    if _ANSWERS.regex.search(name) and _ANSWER.regex.fullmatch(text):
        return alone or bool(_ANSWER_END.regex.fullmatch(end[-1].text))
    dated = first_row and _DATES.regex.search(name) and _DATE.regex.fullmatch(text)
    if dated and not _BEFORE_A_DATE.regex.fullmatch(before[-1].text):
        return alone or end[0].text.isdigit()
    return alone and bool(_NOTHING.regex.fullmatch(text))
