"""Small PDFs for tests, written by hand: text at a place, rules, boxes and pictures on pages of any size and turn.

Places are points from the top left of the page, as in the loader; text is set in the fonts that every reader has, in
Windows-1252 (in the font's own code for Symbol).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hmip_parse.loaders.measure import width_of

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier", "Symbol", "ZapfDingbats")


@dataclass
class PagePdf:
    """One page; ``turn`` is its /Rotate in degrees, ``crop`` its /CropBox as left, top, right, bottom."""

    width: float = 595
    height: float = 842
    turn: int = 0
    crop: tuple[float, float, float, float] | None = None
    marks: list[bytes] = field(default_factory=list)

    def text(self, left: float, baseline: float, text: str, size: float = 11, font: str = "Helvetica") -> PagePdf:
        """Set one line."""
        return self.slanted(left, baseline, text, (1, 0, 0, 1), size, font)

    def slanted(
        self,
        left: float,
        baseline: float,
        text: str,
        matrix: tuple[float, float, float, float],
        size: float = 11,
        font: str = "Helvetica",
    ) -> PagePdf:
        """Set one line by a text matrix of four numbers."""
        coded = text.encode("latin-1" if font == "Symbol" else "cp1252")
        escaped = coded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        a, b, c, d = matrix
        place = f"{a} {b} {c} {d} {left} {self.height - baseline}".encode()
        self.marks.append(b"BT /F%d %g Tf %s Tm (%s) Tj ET" % (FONTS.index(font), size, place, escaped))
        return self

    def lines(self, left: float, baseline: float, *texts: str, step: float = 14, size: float = 11) -> PagePdf:
        """Set lines under one another."""
        for index, text in enumerate(texts):
            self.text(left, baseline + index * step, text, size)
        return self

    def paragraph(self, left: float, baseline: float, right: float, text: str, *, size: float = 11) -> float:
        """Set a text in Helvetica, wrapped before ``right``; the baseline of the line that would follow."""
        line = ""
        for word in [*text.split(), ""]:
            longer = f"{line} {word}".strip()
            if word and (not line or left + wide(longer, size) <= right):
                line = longer
                continue
            self.text(left, baseline, line, size)
            baseline += 1.25 * size
            line = word
        return baseline

    def flush_right(self, right: float, baseline: float, *texts: str, size: float = 11) -> PagePdf:
        """Set lines in Helvetica that end at ``right``."""
        for index, text in enumerate(texts):
            self.text(right - wide(text, size), baseline + index * 1.25 * size, text, size)
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> PagePdf:
        """Draw a straight rule."""
        self.marks.append(f"{left} {self.height - top} m {right} {self.height - bottom} l S".encode())
        return self

    def box(self, left: float, top: float, right: float, bottom: float, paint: str = "S") -> PagePdf:
        """Draw a box: stroked ("S") or filled ("f")."""
        self.marks.append(f"{left} {self.height - bottom} {right - left} {bottom - top} re {paint}".encode())
        return self

    def grid(self, columns: list[float], rows: list[float]) -> PagePdf:
        """Draw every rule of a grid."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self

    def picture(self, left: float, top: float, right: float, bottom: float) -> PagePdf:
        """Place a picture (one grey dot, stretched)."""
        place = f"{right - left} 0 0 {bottom - top} {left} {self.height - bottom} cm".encode()
        self.marks.append(b"q " + place + b" BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self


def wide(text: str, size: float = 11) -> float:
    """The width of a text in Helvetica, in points."""
    return width_of(text) * 0.556 * size


def pdf(*pages: PagePdf, password: bool = False) -> bytes:
    """The bytes of a PDF with these pages; ``password`` asks for one that nobody knows."""
    fonts = b" ".join(
        b"/F%d << /Type /Font /Subtype /Type1 /BaseFont /%s %s >>" % (i, name.encode(), _encoding(name))
        for i, name in enumerate(FONTS)
    )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /Resources << /Font << %s >> >> >>" % (kids, len(pages), fonts),
    ]
    for index, page in enumerate(pages):
        stream = b"\n".join(page.marks)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] %s /Rotate %d /Contents %d 0 R >>"
            % (page.width, page.height, _crop(page), page.turn, 4 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    extra = b""
    if password:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"ab" * 32, b"cd" * 32))
        extra = b"/Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _file(objects, extra)


def _encoding(font: str) -> bytes:
    return b"" if font in ("Symbol", "ZapfDingbats") else b"/Encoding /WinAnsiEncoding"


def _crop(page: PagePdf) -> bytes:
    if page.crop is None:
        return b""
    left, top, right, bottom = page.crop
    return b"/CropBox [%g %g %g %g]" % (left, page.height - bottom, right, page.height - top)


def _file(objects: list[bytes], extra: bytes) -> bytes:
    parts = [b"%PDF-1.7\n"]
    places = []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, extra))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)
