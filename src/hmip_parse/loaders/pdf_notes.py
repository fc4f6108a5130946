"""Footnotes at the foot of a page, found and left out.

A footnote begins with a mark that stands raised in the text above it. It is set in smaller type, or a short rule or
more than a blank line parts it from the text: so a numbered paragraph at a page's foot is not taken for one.

Refused here: endnotes (they stand in the text's own order and type), and notes without a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hmip_parse.loaders.measure import median
from hmip_parse.loaders.pdf_order import PageRow
from hmip_parse.loaders.pdf_page import Page, Run
from hmip_parse.pattern import compiled

_MARK = compiled(r"[0-9]{1,2}|[*†‡§]+")
# A point or bracket behind a number makes it that of a list.
_OPENING = compiled(r"([0-9]{1,2}|[*†‡§]+)(?![0-9.):])")
# In type sizes: a mark is smaller and raised, and stands close behind its word; notes are set a tenth smaller; lines
# are about 1.2 apart, and the blank above the notes is as high as one more.
_MARK_SIZE = 0.8
_RISE = (0.15, 0.8)
_CLOSE = (-0.2, 0.4)
_SMALLER = 0.92
_APART = 2.4


def without_notes(page: Page, rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows of a page, furniture left out, without its footnotes and their marks."""
    runs = [run for row in rows for run in row.runs]
    usual = median(run.size for run in runs) if runs else 0.0
    lone = {id(run) for run in runs if run.size <= _MARK_SIZE * usual and _is_mark(run, runs)}
    marks = page.marks | {run.text for run in runs if id(run) in lone}
    if not marks:
        return list(rows)
    left = ([run for run in row.runs if id(run) not in lone] for row in rows)
    body = [PageRow(tuple(runs), page.number) for runs in left if runs]
    start = next((i for i in range(1, len(body)) if _begins_notes(page, body, i, marks)), len(body))
    return body[:start]


def _is_mark(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a run is nothing but the mark of a footnote, drawn by itself."""
    if len(run.words) > 1 or not _MARK.fullmatch(run.text):
        return False
    return any(
        run.size <= _MARK_SIZE * other.size
        and _RISE[0] <= (other.baseline - run.baseline) / other.size <= _RISE[1]
        and _CLOSE[0] <= (run.left - other.right) / other.size <= _CLOSE[1]
        for other in runs
    )


def _begins_notes(page: Page, rows: Sequence[PageRow], index: int, marks: frozenset[str]) -> bool:
    """Whether row ``index`` begins the notes: they go on to the foot of the page."""
    first, above = rows[index].runs[0], rows[index - 1].runs[0]
    mark = _OPENING.match(first.words[0].text)
    if not mark or mark[0] not in marks:
        return False
    usual = median(run.size for row in rows[:index] for run in row.runs)
    if all(run.size <= _SMALLER * usual for row in rows[index:] for run in row.runs):
        return True
    feet = [row.runs[0].baseline for row in rows[index:]]
    if any(below - foot > _APART * first.size for foot, below in pairwise(feet)):
        return False
    between = (rule for rule in page.rules if rule.level and above.baseline < rule.top < first.baseline)
    return any(rule.left <= first.right for rule in between) or first.baseline - above.baseline > _APART * first.size
