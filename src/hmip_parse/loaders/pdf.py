"""PDF letters: PDFium's runs of words in reading order, tables found, page furniture left out, as a Document.

The work is shared out: pdf_page.py (words and rules of a page), ruled.py (grids from rules), pdf_tables.py (cells, tables
over pages), pdf_order.py (columns), pdf_notes.py (footnotes) and, with the text loader, furniture.py and layout.py.

PDFium is not thread-safe: read documents in several processes, never in several threads of one.

Refused here: documents behind a password, damaged or cut-off files, and scans without a text layer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmip_parse.document import Document, assemble
from hmip_parse.errors import DamagedPdf, EncryptedPdf, NoText, ScannedPdf
from hmip_parse.loaders.layout import Line, drafts_from_lines, without_furniture
from hmip_parse.loaders.pdf_notes import without_notes
from hmip_parse.loaders.pdf_order import in_reading_order, line_of, pieces_of
from hmip_parse.loaders.pdf_page import Page, Run, read_page
from hmip_parse.loaders.pdf_tables import Table, joined, tables_of

# The end-of-file mark stands in the last 1,024 bytes (ISO 32000-1, Annex H, note 18); mail gateways may add to them.
_TRAILER = 4096


def load_pdf(data: bytes) -> Document:
    """Read a PDF from its bytes.

    ``Block.left`` is in points from the left edge of the page; pages count from 1.

    Raises EncryptedPdf for one behind a password, DamagedPdf for one that cannot be opened or was cut off, ScannedPdf for
    pages that carry pictures and no text, and NoText where there is nothing to read.
    """
    pages = _read(data)
    parts = _over_pages(_page_parts(pages))
    drafts = drafts_from_lines([part.draft() if isinstance(part, Table) else part for part in parts])
    document = assemble(drafts, format="pdf", page_count=len(pages))
    if not document.text.strip():
        raise ScannedPdf if any(page.images for page in pages) else NoText
    return document


def _read(data: bytes) -> list[Page]:
    import pypdfium2

    if b"%%EOF" not in data[-_TRAILER:]:
        raise DamagedPdf
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        locked = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise (EncryptedPdf if pypdfium2.raw.FPDF_GetLastError() in locked else DamagedPdf) from None
    try:
        pages = [read_page(document.raw, number) for number in range(1, len(document) + 1)]
    finally:
        document.close()
    read = [page for page in pages if page]
    if not read or len(read) < len(pages):
        raise DamagedPdf
    return read


def _page_parts(pages: Sequence[Page]) -> Iterator[list[Line | Table]]:
    """What each page says, in reading order: lines, and tables in their places."""
    tables = tables_of(pages)
    free = [pieces_of(_outside(page, own)) for page, own in zip(pages, tables, strict=True)]
    lines = [[line_of(run, page.number) for run in runs] for page, runs in zip(pages, free, strict=True)]
    kept = {id(line) for page in without_furniture(lines) for line in page}
    for page, own, runs, page_lines in zip(pages, tables, free, lines, strict=True):
        body = [run for run, line in zip(runs, page_lines, strict=True) if id(line) in kept]
        yield list(_in_order(page, own, without_notes(page, body)))


def _outside(page: Page, tables: Sequence[Table]) -> list[Run]:
    return [run for run in page.runs if not any(table.holds(run) for table in tables)]


def _in_order(page: Page, tables: Sequence[Table], runs: Sequence[Run]) -> Iterator[Line | Table]:
    rest = list(runs)
    for table in tables:
        above = [run for run in rest if run.middle < table.bottom]
        rest = [run for run in rest if run.middle >= table.bottom]
        yield from (line_of(run, page.number) for strip in in_reading_order(above) for run in strip)
        yield table
    yield from (line_of(run, page.number) for strip in in_reading_order(rest) for run in strip)


def _over_pages(pages: Iterator[list[Line | Table]]) -> list[Line | Table]:
    """The parts of all pages; a table that goes on at the head of the next page is one table."""
    parts: list[Line | Table] = []
    for page in pages:
        first, before = (page or [None])[0], (parts or [None])[-1]
        whole = joined(before, first) if isinstance(before, Table) and isinstance(first, Table) else None
        if whole:
            parts[-1:] = [whole]
        parts += page[1:] if whole else page
    return parts
