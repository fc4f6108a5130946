"""Tables of recommendations and steps: an action plan, or a table in a letter.

A row gives a recommendation and its steps; a row without a number of its own continues the one above; a row that spans
the table ("The region should:") groups. A cell that is made of marked sub-items alone gives one step for each, with the
owner and the date of the same letter. What each column holds is told in plan_columns.py.

Refused here: tables of definitions and of totals, which have no column of recommendations beside one of steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hmip_parse.document import Block, Cell, Document, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.numbers import NUMBER, NUMBERS, Number, numbers_in
from hmip_parse.rules.plan_columns import NOTHING, columns_of, is_by_label, label_of, role_of
from hmip_parse.rules.reading import Beside
from hmip_parse.rules.responses import RESPONSE_LINE, RESPONSE_OPENING
from hmip_parse.rules.rule import Pattern

_MARK = Pattern(r"(?:^|(?<=\s))\(?(?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})[).](?=\s)", re.VERBOSE)
_NUMBER_CELL = Pattern(rf"^\W*(?P<number>{NUMBER})\W*$")
_NUMBERS_CELL = Pattern(rf"^\W*{NUMBERS}\W*$")
_NUMBER_OPENING = Pattern(rf"\W*(?:(?:recommendation|rec|no)\.?\s*)?(?P<number>{NUMBER})\b")
_NUMBER_BEFORE_TEXT = Pattern(rf"\s*(?P<number>{NUMBER})[.):]?\s+(?=\S)", re.VERBOSE)
_WORD = Pattern(r"[a-z]+$")


class RowStep(NamedTuple):
    """A step of a row: its spans, and the cells beside it.

    ``lead`` is the line of the cell that leads to its steps ("The Head of PDU will:").
    """

    spans: tuple[Span, ...]
    beside: Beside
    lead: Span | None = None


class Row(NamedTuple):
    """A row of a plan. ``continues``: it has no recommendation of its own; ``others``: it answers these as well."""

    number: Span | None
    text: Span | None
    response: Span | None
    steps: tuple[RowStep, ...]
    continues: bool
    action: Span | None
    others: tuple[Number, ...] = ()


def rows_of(document: Document, table: Block) -> list[Row]:
    """The rows of a plan table; none where the table is of another kind."""
    if is_by_label(document, table.rows):
        return list(_records(document, table.rows))
    columns, header = columns_of(document, table.rows)
    if "action" not in columns or not (
        {"number", "text", "topic"} & columns.keys() or {"owner", "target"} <= columns.keys()
    ):
        return []
    return list(_rows(document, columns, table.rows[header:]))


def _records(document: Document, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Row]:
    """What a table with a field in each row says: a record goes on until a field comes again."""
    record: dict[str, tuple[Cell, Cell]] = {}
    for label, value in rows:
        role = label_of(document.quote(Span(label.start, label.end)))
        if role is None:
            continue
        if role in record:
            yield _record(document, record)
            record = {}
        record[role] = label, value
    yield _record(document, record)


def _record(document: Document, record: dict[str, tuple[Cell, Cell]]) -> Row:
    part = {role: _content(document, value) for role, (_, value) in record.items()}
    label, action = record.get("text"), record.get("action")
    if label and "number" not in part:
        part["number"] = _content(document, label[0])
    return _row(document, part, action[1] if action else None)


def _rows(document: Document, columns: dict[str, int], body: Sequence[tuple[Cell, ...]]) -> Iterator[Row]:
    for cells in body:
        by_column = {c.column: c for c in cells}
        filled = [c for c in cells if document.text[c.start : c.end].strip()]
        if not filled or (
            len(filled) == 1 and (filled[0].column_span > 1 or columns.get("action") != filled[0].column)
        ):
            continue
        if sum(role_of(document.quote(Span(c.start, c.end))) is not None for c in filled) == len(filled) >= 3 and all(
            c.end - c.start < 60 for c in filled
        ):
            continue
        part = {role: _content(document, by_column.get(column)) for role, column in columns.items()}
        yield _row(document, part, by_column.get(columns["action"]))


def _content(document: Document, cell: Cell | None) -> Span | None:
    if cell is None or not document.text[cell.start : cell.end].strip():
        return None
    return Span(cell.start, cell.end)


def _row(document: Document, part: dict[str, Span | None], action: Cell | None) -> Row:
    number, text = part.get("number"), part.get("text")
    several = _NUMBERS_CELL.regex.match(document.quote(number)) if number else None
    others = tuple(numbers_in(document.text, number.start, number.end)[1:]) if number and several else ()
    if number and (alone := _NUMBER_CELL.regex.match(document.quote(number))):
        number = Span(number.start + alone.start("number"), number.start + alone.end("number"))
    elif number:
        number = _leading_number(document, number)
    lead = _NUMBER_BEFORE_TEXT.regex.match(document.quote(text)) if text and number is None else None
    if text and lead and not _WORD.regex.match(lead["number"]):
        number = Span(text.start + lead.start("number"), text.start + lead.end("number"))
        text = Span(text.start + lead.end(), text.end)
    response = part.get("response") or (_response_line(document, action) if action else None)
    beside = Beside(*[part.get(role) for role in Beside._fields])
    steps = _steps(document, action, beside) if action else ()
    return Row(number, text, response, steps, number is None and text is None, _content(document, action), others)


def _response_line(document: Document, cell: Cell) -> Span | None:
    """A response alone on the first line of a cell of steps ("Agreed")."""
    if not cell.blocks:
        return None
    first = cell.blocks[0].span
    match = RESPONSE_LINE.regex.match(document.quote(first)) or RESPONSE_OPENING.regex.match(document.quote(first))
    return Span(first.start + match.start("response"), first.start + match.end("response")) if match else None


def _leading_number(document: Document, span: Span) -> Span | None:
    match = _NUMBER_OPENING.regex.match(document.quote(span))
    return Span(span.start + match.start("number"), span.start + match.end("number")) if match else None


def _steps(document: Document, cell: Cell, beside: Beside) -> tuple[RowStep, ...]:
    blocks = cell.blocks
    if blocks and RESPONSE_LINE.regex.match(document.quote(blocks[0].span)):
        blocks = blocks[1:]
    if not blocks or NOTHING.regex.match(document.text[blocks[0].start : cell.end]):
        return ()
    whole = Span(blocks[0].start, cell.end)
    lead = blocks[0].span if len(blocks) > 1 and blocks[0].kind != "item" else None
    if lead and not document.quote(lead).rstrip().endswith(":"):
        lead = None
    if lead:
        parts = [("", b.span) for b in blocks[1:]]
    elif all(b.kind == "item" for b in blocks) and (len(blocks) > 1 or marked_parts(document, whole)):
        parts = [
            p
            for b in blocks
            for p in (
                marked_parts(document, Span(b.start, b.end))
                or [(document.text[b.start : b.body].strip(" ().").lower(), b.span)]
            )
        ]
    else:
        parts = marked_parts(document, whole)
    if len(parts) > 1:
        shared = [(marked_parts(document, each), _lines(document, each, len(parts)), each) for each in beside]
        own = (
            Beside(*[_same(marked, mark, lines[at] if lines else each) for marked, lines, each in shared])
            for at, (mark, _) in enumerate(parts)
        )
        return tuple(RowStep((span,), cells, lead) for (_, span), cells in zip(parts, own, strict=True))
    return (RowStep(tuple(b.span for b in blocks), beside),)


def _lines(document: Document, span: Span | None, count: int) -> list[Span]:
    """The lines of a cell where it has as many as there are steps, so that each stands in its step's place."""
    lines = compiled(r"\S[^\n]*").finditer(document.text, span.start, span.end) if span else ()
    found = [Span(*line.span()) for line in lines]
    return found if len(found) == count else []


def _same(parts: list[tuple[str, Span]], mark: str, whole: Span | None) -> Span | None:
    """The part of the same letter; the whole cell where it has no letters."""
    return next((span for m, span in parts if m == mark), None) if parts and mark else whole


def marked_parts(document: Document, span: Span | None) -> list[tuple[str, Span]]:
    """The parts "(a) … (b) …" of a text that begins with a mark, each with its letter; none where it does not."""
    if span is None:
        return []
    marks, expected = [], None
    for match in _MARK.regex.finditer(document.text, span.start, span.end):
        mark = match["mark"].lower()
        if expected is None:
            if match.start() > span.start + 1 or mark not in {"a", "i", "1"}:
                return []
            expected = mark
        if mark == expected:
            marks.append(match)
            expected = _next_mark(mark, roman=marks[0]["mark"].lower() == "i")
    if not marks:
        return []
    ends = [m.start() for m in marks[1:]] + [span.end]
    return [(m["mark"].lower(), _strip(document, m.end(), end)) for m, end in zip(marks, ends, strict=True)]


def _next_mark(mark: str, *, roman: bool) -> str:
    numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if roman and mark in numerals[:-1]:
        return numerals[numerals.index(mark) + 1]
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark[0]) + 1)


def _strip(document: Document, start: int, end: int) -> Span:
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    return Span(start, end)
