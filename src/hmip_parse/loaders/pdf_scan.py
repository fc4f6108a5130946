"""The pages of a PDF that are pictures of text: which they are, and what PDFium renders of them.

A page is a scan if it has no text but page furniture, or a layer of text under its picture in which hardly a word is
English: a failed recognition, or one in another script. A layer that reads well is taken as it is.

Refused here: reading the picture (scan.py).
"""

from __future__ import annotations

import ctypes
from typing import Any

from hmip_parse.loaders.furniture import is_marking, is_page_count
from hmip_parse.loaders.pdf_order import rows_of
from hmip_parse.loaders.pdf_page import Page
from hmip_parse.pattern import compiled

# The share of a page that a picture of text covers at least; a crest or a signature covers less.
_COVERED = 0.5
# Letters of a scanner's own stamp or of a heading above a picture; a page of a letter has more.
_FEW_LETTERS = 60
# The commonest words of English are a fourth of its prose, and a tenth of the cells of a table.
_COMMON = frozenset(
    "the of and to in a is that for it was on are as with be at by this have from or has we our".split()
)
_FEW_COMMON, _ENOUGH_WORDS = 0.04, 20
_LETTERS = compiled(r"[^\W\d_]")
# The longest side of a page in pixels: more than A3 has, whose pages are pictures measured in dots and not in points.
_LONGEST, _A4_LONG = 3400, 2339


def is_scan(document: Any, page: Page) -> bool:
    """Whether a page must be recognised to be read."""
    if not (page.images or page.runs):
        return False
    texts = [" ".join(run.text for run in row.runs) for row in rows_of(page.runs, page.number)]
    text = "\n".join(text for text in texts if not (is_marking(text) or is_page_count(text)))
    letters = len(_LETTERS.findall(text))
    if letters and not page.images:
        return False
    if not _LETTERS.search("".join(texts)):
        return True
    return (letters <= _FEW_LETTERS or _is_garbled(text)) and _covered(document, page) >= _COVERED


def _is_garbled(text: str) -> bool:
    words = [word.strip(".,;:()").lower() for word in text.split()]
    return len(words) >= _ENOUGH_WORDS and sum(word in _COMMON for word in words) < _FEW_COMMON * len(words)


def _covered(document: Any, page: Page) -> float:
    """The share of a page that its pictures cover."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    area = 0.0
    opened = document[page.number - 1]
    for picture in opened.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        if pdfium.FPDFPageObj_GetBounds(picture.raw, left, bottom, right, top):
            area += (right.value - left.value) * (top.value - bottom.value)
    opened.close()
    return area / max(page.width * page.height, 1.0)


def rendered(document: Any, number: int) -> Any:
    """Page ``number`` (from 1) as a grey picture of ``DOTS`` to the inch."""
    from hmip_parse.loaders.ink import DOTS

    page = document[number - 1]
    scale = DOTS / 72
    if scale * max(page.get_size()) > _LONGEST:
        scale = _A4_LONG / max(page.get_size())
    bitmap = page.render(scale=scale, grayscale=True)
    picture = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    bitmap.close()
    page.close()
    return picture
