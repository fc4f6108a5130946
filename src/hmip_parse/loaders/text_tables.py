"""Tables that are written into a text: with pipes, as in Markdown, with tabs, as in a spreadsheet, or a cell a line.

Refused here: tables that are set with blanks (see column_tables.py), and tabs that only set two things side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.cell_lines import cells_at
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.markdown import inline
from hmip_parse.loaders.markers import marker_of
from hmip_parse.pattern import compiled

_PIPE = compiled(r"(?<!\\)\|")
_DELIMITER = compiled(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?=[|+])[-:|+ \t]*$")
_BORDER = compiled(r"[ \t]*\+[-=+:]+\+?[ \t]*$")
_FEWEST_TABS = 2
# A table of pairs has so many rows at least, and no name in it is longer.
_FEWEST_PAIRS, _LONGEST_NAME = 3, 40
# Lines of a cell that is pasted with its line breaks.
_MOST_LINES = 12
# Stands for nothing else than an item, so that it needs no end of a sentence before it.
_BULLET = "•"
_SENTENCE_END = compiled(r"[.;:,]\s+(?:and\s+|or\s+)?$")


def table_at(lines: Sequence[str], at: int) -> tuple[Draft, int] | None:
    """The table that begins with line ``at``, and the line after it; None where none begins."""
    line = lines[at]
    if "|" in line or line.lstrip().startswith("+-"):
        return _piped(lines, at)
    if line.count("\t") >= _FEWEST_TABS:
        return _tabbed(lines, at)
    if "\t" in line:
        return _paired(lines, at)
    listed = cells_at(lines, at)
    return (_table([[[cell] for cell in row] for row in listed[0]]), listed[1]) if listed else None


def cell_drafts(texts: Sequence[str]) -> list[Draft]:
    """The blocks of a cell, one for each of its lines; items that were run together in one line are parted."""
    lines = [line for text in texts for line in _parted(clean(text)) if line]
    return [_draft(line) for line in lines]


def _draft(line: str) -> Draft:
    marker = marker_of(line)
    if marker is None:
        return Draft("paragraph", line)
    return Draft("item", line[marker.body :], marker.printed)


def _parted(line: str) -> list[str]:
    """A line "(a) … (b) …" as its items: each marker follows the one before it, and a mark that ends a sentence."""
    lead, bullet, listed = line.partition(f": {_BULLET} ")
    if bullet and marker_of(line) is None:
        return [f"{lead}:", *_parted(f"{_BULLET} {listed}")]
    first = marker_of(line)
    if first is None or (first.printed and 1 not in first.ordinals):
        return [line]
    parts, start, last = [], 0, first
    for blank in compiled(r"\s").finditer(line):
        found = marker_of(line[blank.end() : blank.end() + 12])
        bulleted = line.startswith(_BULLET) and line.startswith(_BULLET, blank.end())
        if found is None or not (bulleted or _SENTENCE_END.search(line[max(0, blank.start() - 6) : blank.end()])):
            continue
        if found.follows(last) if first.printed else (found.style == first.style and found.strong):
            parts.append(line[start : blank.start()])
            start, last = blank.end(), found
    return [*parts, line[start:]]


def _piped(lines: Sequence[str], at: int) -> tuple[Draft, int] | None:
    end = at
    while end < len(lines) and ("|" in lines[end] or _BORDER.match(lines[end])):
        end += 1
    stretch = lines[at:end]
    bordered = any(_BORDER.match(line) for line in stretch)
    delimited = any(_DELIMITER.match(line) for line in stretch[:2])
    fenced = sum(line.lstrip().startswith("|") for line in stretch) == len(stretch) > 1
    if not (bordered or delimited or fenced):
        return None
    rows: list[list[list[str]]] = []
    is_open = False
    for line in stretch:
        if _BORDER.match(line) or _DELIMITER.match(line):
            is_open = False
        elif bordered and is_open:
            for texts, cell in zip(rows[-1], _cells(line), strict=False):
                texts.append(cell)
        else:
            rows.append([[cell] for cell in _cells(line)])
            is_open = True
    if bordered:
        rows = [[[" ".join(texts)] for texts in row] for row in rows]
    return _table(rows), end


def _cells(line: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))]


def _tabbed(lines: Sequence[str], at: int) -> tuple[Draft, int] | None:
    tabs, end = lines[at].count("\t"), at
    rows: list[list[list[str]]] = []
    while end < len(lines) and (row := _tabbed_row(lines, end, tabs)):
        end += row.count("\n") + 1
        rows.append([cell.split("\n") for cell in row.split("\t")])
    filled = [sum(any(line.strip() for line in cell) for cell in row) for row in rows]
    if len(rows) < 2 or max(filled) < 3 or sum(count > 1 for count in filled) < 2:
        return None
    return _table(rows), end


def _paired(lines: Sequence[str], at: int) -> tuple[Draft, int] | None:
    """A table of two columns, a name and what is said of it: with one tab a line, several lines must show it."""
    end = at
    while end < len(lines) and _is_pair(lines[end]):
        end += 1
    if end - at < _FEWEST_PAIRS:
        return None
    return _table([[[cell] for cell in line.split("\t")] for line in lines[at:end]]), end


def _is_pair(line: str) -> bool:
    name, tab, rest = line.partition("\t")
    if not tab or "\t" in rest or not rest.strip() or not 0 < len(name.strip()) <= _LONGEST_NAME:
        return False
    # "Our ref:", "1." and the like are set with a tab in lines of their own.
    return not name.rstrip().endswith(":") and marker_of(f"{name.strip()} {rest.strip()}") is None


def _tabbed_row(lines: Sequence[str], at: int, tabs: int) -> str:
    """The row that begins with a line: with the next lines, where a cell has several; "" where it is no row."""
    row = lines[at]
    if row.count("\t") >= _FEWEST_TABS or not row.count("\t"):
        return row if "\t" in row else ""
    for line in lines[at + 1 : at + _MOST_LINES]:
        row += f"\n{line}"
        if row.count("\t") >= tabs:
            return row if row.count("\t") == tabs else ""
    return ""


def _table(rows: Sequence[Sequence[Sequence[str]]]) -> Draft:
    draft = Draft("table")
    for row in rows:
        cells = [[line for text in texts for line in inline(text).split("\n")] for texts in row]
        draft.rows.append([CellDraft(cell_drafts(cell), column) for column, cell in enumerate(cells)])
    return draft
