"""Text letters: any encoding, hard-wrapped or not, with Markdown marks or not, or what ``pdftotext`` prints of a page.

The steps: characters from bytes (decode.py), pages at form feeds, tables that are written with pipes or tabs
(text_tables.py), marks left out (markdown.py), page furniture left out (furniture.py), tables and columns that are set
with blanks (column_tables.py, stacked_tables.py, columns.py), and lines made blocks (layout.py).

A form feed is a page break, but such a page has no number that a reader could look up: pages are not kept.

Refused here: bytes that are no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, repeat

from hmip_parse.document import Document, Draft, assemble
from hmip_parse.errors import NoText
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.column_tables import FoundTable, tables_in
from hmip_parse.loaders.columns import Row, Word, pieces_of, side_by_side
from hmip_parse.loaders.decode import decode
from hmip_parse.loaders.furniture import is_marking, without_furniture
from hmip_parse.loaders.layout import Line, drafts_from_lines
from hmip_parse.loaders.markdown import without_marks
from hmip_parse.loaders.markers import marker_of
from hmip_parse.loaders.measure import Width, first_word, fitting_width, sure_pairs
from hmip_parse.loaders.stacked_tables import header_rows, stacked_tables_in
from hmip_parse.loaders.text_notes import without_notes
from hmip_parse.loaders.text_tables import table_at
from hmip_parse.pattern import compiled

# The fewest blanks between two columns; where two follow a full stop, nothing else lines up.
_GAP = 2.0
_TAB, _LEAST_TAB = 8, 5
_PAGE_END = compiled(r"(?P<beside>.*?)\s*\bpage \d{1,3}(?: of \d{1,3})?\s*", re.IGNORECASE)
# As one set of characters with a tail, it is searched for four times as fast as a choice of ends.
_LINE_END = compiled(r"[\n\r\x0b\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\r*\n)?")
_WORD = compiled(r"\S+")
_UNKNOWN_HYPHEN = "\ufffe"
_SOFT_HYPHENS = ("\u00ad", _UNKNOWN_HYPHEN)

_Part = Row | Draft


def load_text(data: bytes) -> Document:
    """Read a text letter from its bytes. ``Block.left`` is in characters; blocks have no page.

    Raises EmptyFile where there are no bytes, UnknownFormat where they are no text, and NoText where all is blank.
    """
    pages = [_LINE_END.split(page) for page in decode(data).split("\f")]
    parts = _without_furniture([list(_read_page(page, number)) for number, page in _numbered(pages)])
    width = fitting_width(sure_pairs([_line(part, len) for part in parts if isinstance(part, Row)]))
    drafts = drafts_from_lines(list(_in_order(parts, width)))
    _drop_pages(drafts)
    document = assemble(drafts, format="text")
    if not document.text.strip():
        raise NoText
    return document


def _without_furniture(pages: Sequence[Sequence[_Part]]) -> list[_Part]:
    """The rows and tables of all pages, page furniture left out."""
    lines: list[dict[int, Line]] = []
    for page in pages:
        rows = [part for part in page if isinstance(part, Row)]
        names = set(header_rows(rows))
        lines.append({id(row): _for_furniture(row) for at, row in enumerate(rows) if at not in names})
    kept = {id(line) for page in without_furniture([list(own.values()) for own in lines]) for line in page}
    free = [
        [part for part in page if id(part) not in own or id(own[id(part)]) in kept]
        for page, own in zip(pages, lines, strict=True)
    ]
    return [part for page in free for part in _without_notes(page)]


def _without_notes(page: Sequence[_Part]) -> list[_Part]:
    rows = [part for part in page if isinstance(part, Row)]
    last = max((at + 1 for at, part in enumerate(page) if isinstance(part, Draft)), default=0)
    kept = without_notes(rows)
    # Notes stand at the foot, below the last table.
    if len(rows) - len(kept) > len(page) - last:
        return list(page)
    coming = iter(kept)
    parts = (part if isinstance(part, Draft) else next(coming, None) for part in page)
    return [part for part in parts if part is not None]


def _in_order(parts: Sequence[_Part], width: Width) -> Iterator[Line | Draft]:
    """Lines and tables in reading order: tables and columns that are set with blanks are found."""
    for is_row, stretch in groupby(parts, key=lambda part: isinstance(part, Row)):
        if is_row:
            rows = [part for part in stretch if isinstance(part, Row)]
            yield from _around(rows, tables_in(rows, gap=_GAP), lambda rows: _stacked(rows, width))
        else:
            yield from (part for part in stretch if isinstance(part, Draft))


def _stacked(rows: Sequence[Row], width: Width) -> Iterator[Line | Draft]:
    tables = stacked_tables_in(rows, lambda row: _line(row, width))
    return _around(rows, tables, lambda rows: (_line(row, width) for row in side_by_side(rows, _GAP)))


def _around(
    rows: Sequence[Row], tables: Sequence[FoundTable], read: Callable[[Sequence[Row]], Iterable[Line | Draft]]
) -> Iterator[Line | Draft]:
    """The tables found among rows, and what ``read`` makes of the rows before, between and after them."""
    at = 0
    for table in tables:
        yield from read(rows[at : table.first])
        yield table.draft
        at = table.end
    yield from read(rows[at:])


def _numbered(pages: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Pages with their numbers; where there is no form feed, "Page 1 of 3" ends one, beside a marking or alone."""
    if len(pages) > 1:
        yield from enumerate(pages, 1)
        return
    number, start = 1, 0
    for at, line in enumerate(pages[0]):
        end = _PAGE_END.fullmatch(line)
        if end and (not end["beside"].strip() or is_marking(end["beside"])):
            yield number, pages[0][start : at + 1]
            number, start = number + 1, at + 1
    yield number, pages[0][start:]


def _read_page(lines: Sequence[str], number: int) -> Iterator[_Part]:
    at = start = 0
    while at < len(lines):
        table = table_at(lines, at)
        if table is None:
            at += 1
            continue
        yield from _rows(lines, start, at, number)
        yield table[0]
        at = start = table[1]
    yield from _rows(lines, start, at, number)


def _rows(lines: Sequence[str], start: int, end: int, page: int) -> Iterator[Row]:
    top = start
    for marked in without_marks(list(lines[start:end])):
        for text in marked.text.split("\n"):
            words = _words(text)
            if words:
                yield Row(words, page, top, top + 1, marked.bold, heading=marked.heading)
        top += 1


def _words(text: str) -> tuple[Word, ...]:
    expanded = _expanded(text)
    spans = [match.span() for match in _WORD.finditer(expanded)]
    # What Word(…) does, without a Python function between.
    words = tuple(map(tuple.__new__, repeat(Word), [(expanded[start:end], start, end) for start, end in spans]))
    if text.isascii():
        return words
    return tuple(word for word in words if word.text.isascii() or word.text in _SOFT_HYPHENS or clean(word.text))


def _expanded(text: str) -> str:
    """A text with its tabs as blanks, up to the next tab stop and as many as part two columns."""
    if "\t" not in text:
        return text
    expanded: list[str] = []
    width = 0
    for piece in text.split("\t"):
        blanks = _TAB - width % _TAB if expanded else 0
        blanks += _TAB if 0 < blanks < _LEAST_TAB else 0
        expanded.append(" " * blanks + piece)
        width += blanks + len(piece)
    return "".join(expanded)


def _for_furniture(row: Row) -> Line:
    """A row as furniture.py looks at it: tabs part what stands beside each other."""
    text = "\t".join(clean(piece.text) for piece in pieces_of(row, _GAP))
    return Line(text, row.page, row.words[0].left, row.words[-1].right, row.top, row.bottom)


def _line(row: Row, width: Width) -> Line:
    raw = " ".join(word.text for word in row.words)
    hyphenated = raw.endswith(_SOFT_HYPHENS)
    text = clean(raw) + ("-" if raw.endswith(_UNKNOWN_HYPHEN) else "")
    left = row.words[0].left
    marker = marker_of(text)
    alone = marker and len(row.words) > 1 and len(clean(row.words[0].text)) < marker.body
    body = row.words[1].left if alone else left
    right = row.words[-1].right if width is len else body + width(text[marker.body :] if marker and alone else text)
    return Line(
        text,
        row.page,
        left,
        right,
        row.top,
        row.bottom,
        bold=row.bold,
        hyphenated=hyphenated,
        body=body if alone else None,
        first=width(first_word(text) + " "),
        heading=row.heading,
    )


def _drop_pages(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        draft.page, draft.breaks = None, ()
        for row in draft.rows:
            for cell in row:
                _drop_pages(cell.drafts)
