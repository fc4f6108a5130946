"""Scans made from the PDF fixtures, so that none has to be kept: what an office scanner makes of the printed letter.

Each page is rendered by PDFium at 200 dots to the inch, turned a little, greyed and strewn with noise, all from a seed
that is its letter's name, and saved as a JPEG in a PDF. The extra ``ocr`` must be installed.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

DOTS = 200


@dataclass(frozen=True, slots=True)
class Scanner:
    """``slant`` is in degrees, clockwise; ``paper``, ``ink``, ``noise`` and ``shade`` in steps of grey (0 to 255).

    ``noise`` is its standard deviation, ``shade`` how much darker the lower right corner is, ``quality`` the JPEG's.
    """

    slant: float = 0.0
    paper: int = 250
    ink: int = 10
    noise: float = 4.0
    quality: int = 75
    shade: int = 0


SCANNERS = {
    "clean": Scanner(slant=0.2),
    "slanted": Scanner(slant=-0.9, noise=6),
    "grey": Scanner(slant=0.6, paper=205, ink=60, noise=10, shade=25),
    "noisy": Scanner(slant=-0.4, paper=235, ink=30, noise=18),
    "quality 40": Scanner(slant=1.0, paper=245, noise=8, quality=40),
}
# Letters of every build: prose, lists, nested steps, tables with rules and without, heads in two columns, plans.
LETTERS = {
    "birmingham-north-east-solihull-headed-steps": "slanted",
    "brackenhurst-table-without-rules": "clean",
    "bradford-calderdale-action-plan": "noisy",
    "cawdale-prison-plan-coded-recommendations": "grey",
    "cumbria-hmpps-action-plan": "slanted",
    "east-kent-surrey-two-column-tables": "clean",
    "essex-south-four-column-table": "quality 40",
    "essex-south-lead-and-timescale-lines": "grey",
    "gloucestershire-interim-chief-inspector": "noisy",
    "hampshire-south-iow-split-count": "quality 40",
    "kirklees-owner-and-target-lines": "slanted",
    "lewisham-bromley-nested-steps": "grey",
    "severn-wye-crc-2019-one-rejected": "clean",
    "west-kent-table-in-letter": "noisy",
    "wigan-short-from-head-of-pdu": "quality 40",
}


def scan_of(pdf: Path | BinaryIO, scanner: Scanner) -> bytes:
    """A PDF of pictures of a PDF's pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pictures = [_scanned(document, number, scanner, _seed(pdf, number)) for number in range(len(document))]
    document.close()
    out = io.BytesIO()
    first, *rest = pictures
    first.save(out, "PDF", resolution=DOTS, save_all=True, append_images=rest, quality=scanner.quality)
    return out.getvalue()


def picture_of(pdf: Path | BinaryIO, scanner: Scanner, kind: str) -> bytes:
    """The first page of a PDF as a picture; all its pages where the kind is TIFF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    count = len(document) if kind == "TIFF" else 1
    first, *rest = [_scanned(document, number, scanner, _seed(pdf, number)) for number in range(count)]
    document.close()
    out = io.BytesIO()
    more = {"save_all": True, "append_images": rest, "compression": "jpeg"} if kind == "TIFF" else {}
    first.save(out, kind, dpi=(DOTS, DOTS), **more)
    return out.getvalue()


def _seed(pdf: Path | BinaryIO, number: int) -> int:
    return zlib.crc32(f"{pdf.stem if isinstance(pdf, Path) else ''} {number}".encode())


def _scanned(document: Any, index: int, scanner: Scanner, seed: int) -> Any:
    import numpy
    from PIL import Image

    dice = numpy.random.default_rng(seed)
    page = document[index]
    printed = page.render(scale=DOTS / 72, grayscale=True).to_pil()
    turned = printed.rotate(-scanner.slant, Image.Resampling.BICUBIC, fillcolor=255)
    grey = numpy.asarray(turned).astype(float) / 255
    height, width = grey.shape
    shade = numpy.linspace(0, scanner.shade, width)[None, :] * numpy.linspace(0, 1, height)[:, None]
    seen = scanner.ink + grey * (scanner.paper - scanner.ink) - shade + dice.normal(0, scanner.noise, grey.shape)
    return Image.fromarray(numpy.clip(seen, 0, 255).astype(numpy.uint8))
