"""PDF letters: PDFium's runs of words in reading order, tables found, page furniture left out, as a Document.

The work is shared out: pdf_page.py (words and rules of a page), ruled.py (grids from rules), pdf_tables.py (their
cells, tables over pages), pair_tables.py (names and what is said of them), pdf_notes.py (footnotes), pdf_order.py
(columns) and, shared with the text loader, furniture.py, column_tables.py (tables without rules) and layout.py. A page
that is a scan (pdf_scan.py) is made by scan.py from its picture, and goes the same way.

PDFium is not thread-safe: read documents in several processes, never in several threads of one.

Refused here: documents behind a password, damaged or cut-off files, and scans where they cannot be recognised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from hmip_parse.document import Document, Draft, Format, assemble
from hmip_parse.errors import DamagedPdf, EncryptedPdf, NoText, ScannedPdf, TooLarge
from hmip_parse.loaders import bounds
from hmip_parse.loaders.column_tables import tables_in
from hmip_parse.loaders.furniture import is_page_count
from hmip_parse.loaders.layout import Line, drafts_from_lines, without_furniture
from hmip_parse.loaders.measure import median
from hmip_parse.loaders.pair_tables import pairs_in
from hmip_parse.loaders.pdf_notes import without_notes
from hmip_parse.loaders.pdf_order import PageRow, in_reading_order, line_of, rows_of, under_rules
from hmip_parse.loaders.pdf_page import Page, read_page
from hmip_parse.loaders.pdf_tables import Table, joined, tables_of
from hmip_parse.recognition import DEFAULT, Recognition

if TYPE_CHECKING:
    from hmip_parse.loaders.doubts import Doubtful

# The end-of-file mark stands in the last 1,024 bytes (ISO 32000-1, Annex H, note 18); mail gateways may add to them.
_TRAILER, _PADDING = 4096, b"\x00 \r\n"
# The least gap between two columns of a table without rules, in type sizes: less than Word's padding of two cells.
_COLUMN_GAP = 0.75
# How many rows at the head of a page may hold its number.
_HEAD = 3

_Part = Line | Table | Draft
_Without = Callable[[Sequence[Sequence[PageRow]]], list[list[PageRow]]]


def load_pdf(data: bytes, recognition: Recognition = DEFAULT) -> Document:
    """Read a PDF from its bytes.

    ``Block.left`` is in points from the left edge of the page; pages count from 1.

    Raises EncryptedPdf for one behind a password, DamagedPdf for one that cannot be opened or was cut off, ScannedPdf
    for pages that carry pictures, or type without letters, and no text, where those are not recognised,
    OcrNotInstalled where they must be and cannot, and NoText where there is nothing to read.
    """
    pages, scans = _read(data, recognition)
    document = document_of(pages, "pdf", scans.doubtful)
    if not _says_something(document) and not any(page.images for page in pages):
        # Slides that build up repeat all that they say, like running headers, and there is nothing else to read.
        document = document_of(pages, "pdf", scans.doubtful, lambda rows: list(map(list, rows)))
    if not _says_something(document):
        unread = scans.unread or any(page.images or page.runs for page in pages if page.number not in scans.read)
        raise ScannedPdf(recognition.refused) if unread else NoText
    return document._replace(recognised=tuple(scans.read), unread=tuple(scans.unread))


def document_of(
    pages: Sequence[Page],
    format: Format,
    doubtful: Sequence[Doubtful] = (),
    without: _Without | None = None,
) -> Document:
    """The Document of pages, wherever they come from, and the words in it that a recognition was not sure of.

    ``without`` takes out page furniture, if it is to be taken out in another way than usual.
    """
    parts = _over_pages(_parts(pages, without or _without_furniture))
    drafts = drafts_from_lines([part.draft() if isinstance(part, Table) else part for part in parts])
    document = assemble(drafts, format=format, page_count=len(pages))
    if not doubtful:
        return document
    from hmip_parse.loaders.doubts import doubtful_spans

    return document._replace(doubtful=doubtful_spans(document, doubtful))


def _says_something(document: Document) -> bool:
    return any(character.isalnum() for character in document.text)


@dataclass(eq=False, repr=False)
class _Scans:
    """The numbers of the pages that were recognised, and of those that were left out, and what is doubtful."""

    read: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)


def _read(data: bytes, recognition: Recognition) -> tuple[list[Page], _Scans]:
    import pypdfium2

    if b"%%EOF" not in data.rstrip(_PADDING)[-_TRAILER:]:
        raise DamagedPdf
    # PDFium keeps its last error where a document fails without one: nothing, which is no PDF, makes that another.
    pypdfium2.raw.FPDF_LoadMemDocument(b"", 0, None)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise (EncryptedPdf if error.err_code in locked else DamagedPdf) from None
    try:
        if len(document) > bounds.PAGES:
            raise TooLarge("pages", bounds.PAGES)
        pages = [read_page(document.raw, number) for number in range(1, len(document) + 1)]
        read = [page for page in pages if page]
        if not read or len(read) < len(pages):
            raise DamagedPdf
        return _recognised(document, read, recognition)
    finally:
        document.close()


def _may_be_scan(page: Page) -> bool:
    """Whether a page has a picture, or type without letters: a cheap look that spares most letters the careful one."""
    return bool(page.images) or not any(character.isalpha() for run in page.runs for character in run.text)


def _recognised(document: Any, pages: list[Page], recognition: Recognition) -> tuple[list[Page], _Scans]:
    """The pages, those that are scans made from their pictures, one after the other so that one is held at a time."""
    found = _Scans()
    force = recognition.mode == "force" and recognition.possible
    if not (force or any(map(_may_be_scan, pages))):
        return pages, found
    from hmip_parse.loaders.pdf_scan import is_scan, rendered

    wanted = [page.number for page in pages if force or is_scan(document, page)]
    if not wanted:
        return pages, found
    if not recognition.possible:
        found.unread = wanted
        return pages, found
    from hmip_parse.loaders.scan import doubtful_in, pages_of, read_picture

    scans = []
    for number in wanted:
        recognition.tell(number, len(pages))
        scans.append(read_picture(rendered(document, number), number, recognition.threads))
    found.read = wanted
    found.doubtful = list(doubtful_in(scans))
    made = dict(zip(wanted, pages_of(scans), strict=True))
    return [made.get(page.number, page) for page in pages], found


def _parts(pages: Sequence[Page], without: _Without) -> Iterator[_Part]:
    """The lines and tables of all pages in reading order, footnotes left out; ``without`` takes out page furniture."""
    tables = tables_of(pages)
    rows = without([_free_rows(page, own) for page, own in zip(pages, tables, strict=True)])
    sizes = [run.size for page in pages for run in page.runs]
    gap = _COLUMN_GAP * median(sizes) if sizes else 0.0
    stretch: list[PageRow] = []
    for page, ruled, own in zip(pages, tables, rows, strict=True):
        rest = without_notes(page, own)
        for table in ruled:
            stretch += [row for row in rest if row.middle < table.bottom]
            rest = [row for row in rest if row.middle >= table.bottom]
            yield from _unruled(stretch, gap)
            yield table
            stretch = []
        stretch += rest
    yield from _unruled(stretch, gap)


def _free_rows(page: Page, tables: Sequence[Table]) -> list[PageRow]:
    """The rows of a page outside its ruled tables."""
    free = [run for run in page.runs if not any(table.holds(run) for table in tables)] if tables else page.runs
    rows = rows_of(free, page.number)
    head = [part for row in rows[:_HEAD] for part in _apart_from_count(row)]
    return under_rules(head + rows[_HEAD:], page.rules)


def _apart_from_count(row: PageRow) -> list[PageRow]:
    """A row at the head of a page, "Page 1 of 2" apart from the letterhead beside it."""
    counts = tuple(run for run in row.runs if is_page_count(run.text))
    if not counts:
        return [row]
    rest = tuple(run for run in row.runs if run not in counts)
    return [replace(row, runs=runs) for runs in (counts, rest) if runs]


def _without_furniture(pages: Sequence[Sequence[PageRow]]) -> list[list[PageRow]]:
    lines = [[row.for_furniture() for row in rows] for rows in pages]
    kept = {id(line) for page in without_furniture(lines) for line in page}
    return [
        [row for row, line in zip(rows, own, strict=True) if id(line) in kept]
        for rows, own in zip(pages, lines, strict=True)
    ]


def _unruled(rows: Sequence[PageRow], gap: float) -> Iterator[Line | Draft]:
    """The lines and the tables without a grid of rows that no ruled table parts."""
    at = 0
    for table in pairs_in(rows):
        yield from _under_headers(rows[at : table.first], gap)
        yield table.draft
        at = table.end
    yield from _under_headers(rows[at:], gap)


def _under_headers(rows: Sequence[PageRow], gap: float) -> Iterator[Line | Draft]:
    at = 0
    columns = [row.for_columns(gap) for row in rows] if any(row.parted(gap) for row in rows) else []
    for table in tables_in(columns, gap=gap):
        yield from _lines(rows[at : table.first])
        yield table.draft
        at = table.end
    yield from _lines(rows[at:])


def _lines(rows: Sequence[PageRow]) -> Iterator[Line]:
    for page, own in groupby(rows, key=lambda row: row.page):
        for strip in in_reading_order([run for row in own for run in row.runs]):
            yield from (line_of(run, page) for run in strip)


def _over_pages(found: Iterator[_Part]) -> list[_Part]:
    """The parts, a ruled table that goes on at the head of the next page as one table."""
    parts: list[_Part] = []
    for part in found:
        before = parts[-1] if parts and isinstance(part, Table) else None
        whole = joined(before, part) if isinstance(before, Table) and isinstance(part, Table) else None
        if whole:
            parts[-1] = whole
        else:
            parts.append(part)
    return parts
