"""Scans for the tests: pictures of small pages made by hand, and what is read in them."""

from __future__ import annotations

import io
import sys
from typing import Any

from tests.fixture_letters import ROOT
from tests.loaders.pdf_specimen import PagePdf, pdf

sys.path.append(str(ROOT / "benchmarks"))

import scans


def scanned(*pages: PagePdf, scanner: str = "clean") -> bytes:
    """A PDF of pictures of these pages."""
    return scans.scan_of(io.BytesIO(pdf(*pages)), scans.SCANNERS[scanner])


def picture(page: PagePdf, kind: str = "PNG", scanner: str = "clean") -> bytes:
    """A page as a picture file."""
    return scans.picture_of(io.BytesIO(pdf(page)), scans.SCANNERS[scanner], kind)


def letter(*more: str) -> PagePdf:
    """A short letter, with more lines below it."""
    page = PagePdf()
    page.lines(72, 100, "14 May 2031", "", "Dear Rowena", "")
    page.text(72, 170, "Inspection of Selby PDU", font="Helvetica-Bold")
    page.lines(72, 200, "Thank you for your report. We accept both recommendations.", *more)
    return page


def grey(page: PagePdf) -> Any:
    """A page as the grey picture that the loaders make of it."""
    import pypdfium2

    from hmip_parse.loaders.pdf_scan import rendered

    document = pypdfium2.PdfDocument(pdf(page))
    try:
        return rendered(document, 1)
    finally:
        document.close()
