"""What PDFium sees on a page: runs of words with their boxes, size and weight, and the rules that are drawn.

PDFium gives a page's text as one string in a few calls, with a line break wherever the baseline moves. Only the first
and the last character of a word are asked for their boxes (half a microsecond each), and only the first and the last
word of a run for size and font, so a page costs little more than PDFium's own time.
A line of PDFium's is cut into runs where the gap between two words is wide, because it may cross two columns.

All coordinates are points from the top left corner of the visible page (its /CropBox), turned so that the text runs
from left to right, whatever /Rotate says.

Refused here: text that stands at another angle than the rest of the page (stamps, watermarks), text outside the
/CropBox, the raised marks of footnotes, and any decision about what belongs together.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from operator import sub
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hmip_parse.errors import TooLarge
from hmip_parse.loaders import bounds
from hmip_parse.loaders.columns import Word
from hmip_parse.loaders.pdf_rules import address_of, drawn_on, plain
from hmip_parse.loaders.ruled import Rule
from hmip_parse.pattern import compiled

# A gap between two words of one line that is wider than this many times the type size cuts the line in two. Word pads
# its cells by 5.4 points on either side, which is about one em of the usual 11-point type.
WIDE_GAP = 0.9
# The mark of a footnote is set at two thirds of the size or so, and its foot stands clear of the line.
_MARK_SIZE, _MARK_RISE = 0.8, 0.15
_MARK = compiled(r"(?P<stem>.*?)(?P<mark>(?:[0-9]{1,2}|[*†‡§]+))(?P<tail>[.,;:]?)$")
_MARK_SIGNS, _MARK_TAILS = frozenset("0123456789*†‡§"), ".,;:"
_MARK_ENDS = _MARK_SIGNS | set(_MARK_TAILS)
_BOLD = compiled(r"bold|black|heavy|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_SYMBOL_FONT = compiled(r"symbol|dings|dingbat", re.IGNORECASE)
_TYPEWRITER_FONT = compiled(r"courier", re.IGNORECASE)
# A hyphen at a line's end is U+FFFE in PDFium's page text, with nothing between it and the next line.
_LINE = compiled(r"[^\r\n\ufffe]+\ufffe?")
_WORD = compiled(r"[^\s\ufffe]+\ufffe?|\ufffe")
# No type is smaller, in points; a damaged file may say that it has no size at all.
_SMALLEST = 0.1
# How many characters of a page are asked for their angle.
_ANGLE_SAMPLE = 24

# PDFium's functions with plain addresses for their pointers: for the thousand calls of a page, that takes half the
# time. Two write what they know of a character of a text page to an address; two give its text object, and its font.
_BOX_AT = plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_MATRIX_AT = plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_SIZE_AT = plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_OBJECT_AT = plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_FONT_OF = plain(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_TEXT_AT = plain(pdfium.FPDFText_GetText, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
# The numbers of a box: left, top, right, bottom.
_FLOATS = 4
# ctypes makes a class for each length of array, which takes longer than most of what is done with one; so there are
# these two, and what differs in length from page to page is an ``array``.
_Matrix, _Name = ctypes.c_float * 6, ctypes.c_char * 128

Box = tuple[float, float, float, float]
Place = Callable[[float, float, float, float], Box]


class Run:
    """Words on one baseline with no wide gap between them. ``size`` is the type size in points.

    ``widest`` is the widest of the gaps, if that is known.
    """

    # What every step asks for is worked out once.
    __slots__ = ("baseline", "bold", "left", "right", "size", "text", "widest", "words")

    def __init__(
        self, words: tuple[Word, ...], baseline: float, size: float, bold: bool, widest: float = math.inf
    ) -> None:
        self.words, self.baseline, self.size, self.bold, self.widest = words, baseline, size, bold, widest
        # The words of a formula may go back a little at a time, and end left of where they begin.
        self.left, self.right = sorted((words[0].left, words[-1].right))
        self.text = " ".join([word.text for word in words])

    @property
    def top(self) -> float:
        """An em's usual ascent above the baseline (fonts' own figures are often wrong or missing)."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size

    @property
    def middle(self) -> float:
        """Half way up a small letter: where the run stands among rules."""
        return self.baseline - 0.25 * self.size


class Page(NamedTuple):
    """A page: its number from 1, its size in points, and what stands on it in the order in which it is drawn.

    ``marks`` are the marks of footnotes that were left out of the runs; ``images`` counts the pictures.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    marks: frozenset[str]
    images: int


def read_page(document: Any, number: int) -> Page | None:
    """Read page ``number`` (from 1) of an open PDFium document; None where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return None
        try:
            return _read(page, text_page, number)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read(page: Any, text_page: Any, number: int) -> Page:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    glyphs = _Glyphs(text_page, (box.left, box.bottom, box.right, box.top))
    width, height = box.right - box.left, box.top - box.bottom
    if glyphs.quarter % 2:
        width, height = height, width
    runs = tuple(r for r in glyphs.runs() if 0 <= (r.left + r.right) / 2 <= width and 0 <= r.baseline <= height)
    rules, images = drawn_on(page, glyphs.place)
    return Page(number, width, height, runs, rules, frozenset(glyphs.marks), images)


class _Glyphs:
    """The characters of a text page, by their index in its text."""

    def __init__(self, text_page: Any, visible: Box) -> None:
        self._page = text_page
        self.text = _text_of(text_page)
        self.marks: set[str] = set()
        self._printed = self.text.replace("\ufffe", "-")
        self._address = address_of(text_page)
        self._visible, self._matrix = visible, _Matrix()
        self._matrix_address = ctypes.addressof(self._matrix)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._bold: dict[int, bool] = {}
        self._name = _Name()
        self.quarter = self._usual_quarter()
        self.place = _placer(self.quarter, visible)

    def runs(self) -> Iterator[Run]:
        span_of = re.Match.span
        lines = (list(map(span_of, _WORD.finditer(self.text, *line.span()))) for line in _LINE.finditer(self.text))
        level = [spans for spans in lines if spans and self._quarter(spans[0][0]) == self.quarter]
        spans = [span for line in level for span in line]
        texts = [self._printed[start:end] for start, end in spans]
        lefts, rights = self._edges(spans)
        # What Word(…) does, without a Python function between.
        words = list(map(tuple.__new__, repeat(Word), zip(texts, lefts, rights, strict=True)))
        marked = [text[-1] in _MARK_ENDS and text.rstrip(_MARK_TAILS)[-1:] in _MARK_SIGNS for text in texts]
        gaps = list(map(sub, lefts[1:], rights))
        at = 0
        for line in level:
            end = at + len(line)
            size = self._size(line[0][0])
            own = gaps[at : end - 1] or [0.0]
            widest = max(own)
            tight = -size < min(own) and widest <= WIDE_GAP * size
            marks = [index for index in range(at, end) if marked[index]] if tight and any(marked[at:end]) else ()
            if tight and all(self._unmarked(texts[i], spans[i][0], size) == texts[i] for i in marks):
                yield self._run(words[at:end], line[0][0], line[-1][0], size, widest)
            else:
                yield from self._cut([start for start, _ in line], words[at:end], size)
            at = end

    def _cut(self, starts: Sequence[int], words: Sequence[Word], size: float) -> Iterator[Run]:
        """Cut a line of PDFium's into runs at its wide gaps, and where it jumps back. ``size`` is its first word's."""
        run: list[Word] = []
        first = last = starts[0]
        before = 0.0
        for start, word in zip(starts, words, strict=True):
            text, left, right = word
            if run and not -size < left - before <= WIDE_GAP * size:
                yield self._run(run, first, last, size)
                run, first, size = [], start, self._size(start)
            if text[-1] in _MARK_ENDS:
                text = self._unmarked(text, start, size)
            if text:
                run.append(word if text is word.text else Word(text, left, right))
                last, before = start, right
        if run:
            yield self._run(run, first, last, size)

    def _run(self, words: list[Word], first: int, last: int, size: float, widest: float = math.inf) -> Run:
        """The run whose first and last words begin at ``first`` and ``last``; ``size`` is that of the first."""
        if len(words[0].text) == 1 and self._is_bullet(words[0].text, first, last):
            words[0] = words[0]._replace(text="•")
        bold = self._is_bold(first) and (first == last or self._is_bold(last))
        # A footnote begins with its raised mark, an item with a bullet of another size.
        end_size = self._size(last) if first != last else size
        is_marked = len(words) > 1 and words[0].text == "•"
        place, size = (first, size) if size >= end_size and not is_marked else (last, end_size)
        return Run(tuple(words), self._foot(place), size, bold, widest)

    def _is_bullet(self, text: str, first: int, last: int) -> bool:
        """Whether a lone character is a bullet by its font: a sign of a symbol font, or Word's "o" in Courier New."""
        font = self._font(first)
        if text == "o":
            return bool(_TYPEWRITER_FONT.search(font)) or font != self._font(last)
        return bool(_SYMBOL_FONT.search(font))

    def _unmarked(self, text: str, start: int, size: float) -> str:
        """A word without the raised mark of a footnote that it may end in; "" where it is nothing else."""
        match = _MARK.match(text)
        if not match:
            return text
        at = start + match.start("mark")
        if self._size(at) > _MARK_SIZE * size:
            return text
        if match["stem"] and self._foot(start) - self._foot(at) < _MARK_RISE * size:
            return text
        self.marks.add(match["mark"])
        return match["stem"] + match["tail"]

    def _edges(self, words: Sequence[tuple[int, int]]) -> tuple[list[float], list[float]]:
        """The left edge of each word's first character, and the right edge of its last."""
        ends = [index for first, end in words for index in (first, end - 1)]
        size = ctypes.sizeof(pdfium.FS_RECTF)
        boxes = array("f", bytes(len(ends) * size))
        start, _ = boxes.buffer_info()
        places = range(start, start + len(ends) * size, size)
        deque(map(_BOX_AT, repeat(self._address), ends, places), maxlen=0)
        return _along(self.quarter, self._visible, boxes.tolist())

    def _foot(self, index: int) -> float:
        """The baseline of a character."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        return self.place(x, y, x, y)[3]

    def _size(self, index: int) -> float:
        _MATRIX_AT(self._address, index, self._matrix_address)
        size: float = _SIZE_AT(self._address, index) * (math.hypot(self._matrix[2], self._matrix[3]) or 1.0)
        return size if size > _SMALLEST else _SMALLEST

    def _font(self, index: int) -> str:
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        return self._name.raw[: max(0, min(length, len(self._name)) - 1)].decode("utf-8", "replace")

    def _is_bold(self, index: int) -> bool:
        font = _FONT_OF(_OBJECT_AT(self._address, index))
        if font not in self._bold:
            weight = pdfium.FPDFText_GetFontWeight(self._page, index)
            self._bold[font] = bool(_BOLD.search(self._font(index))) or weight >= _BOLD_WEIGHT
        return self._bold[font]

    def _quarter(self, index: int) -> int:
        """How many quarter turns to the left the text at a character runs; -1 for a slant."""
        if _MATRIX_AT(self._address, index, self._matrix_address) and self._matrix[2] == 0 < self._matrix[0]:
            return 0  # nearly all text is upright, and PDFium takes the angle from these two
        turns = -pdfium.FPDFText_GetCharAngle(self._page, index) / (math.pi / 2)
        return round(turns) % 4 if abs(turns - round(turns)) < 0.05 else -1

    def _usual_quarter(self) -> int:
        step = max(1, len(self.text) // _ANGLE_SAMPLE)
        found = Counter(self._quarter(i) for i in range(0, len(self.text), step) if not self.text[i].isspace())
        found.pop(-1, None)
        return found.most_common(1)[0][0] if found else 0


def _text_of(text_page: Any) -> str:
    """The text of a page, one code point for each of PDFium's characters."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    if count > bounds.PAGE_CHARACTERS:
        raise TooLarge("characters on one page", bounds.PAGE_CHARACTERS)
    units = array("H", bytes(2 * (count + 1)))
    address, _ = units.buffer_info()
    length = _TEXT_AT(address_of(text_page), 0, count, address) - 1
    text = units[:length].tobytes().decode("utf-16-le", "replace")
    if len(text) == count and "\ufffd" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes).replace("\x02", "\ufffe")


def _placer(quarter: int, visible: Box) -> Place:
    """How a box of PDFium's (left, bottom, right, top, from the bottom left) stands on the upright page."""
    x0, y0, x1, y1 = visible

    def upright(left: float, bottom: float, right: float, top: float) -> Box:
        return left - x0, y1 - top, right - x0, y1 - bottom

    def upwards(left: float, bottom: float, right: float, top: float) -> Box:
        return bottom - y0, left - x0, top - y0, right - x0

    def upside_down(left: float, bottom: float, right: float, top: float) -> Box:
        return x1 - right, bottom - y0, x1 - left, top - y0

    def downwards(left: float, bottom: float, right: float, top: float) -> Box:
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    return (upright, upwards, upside_down, downwards)[quarter]


def _along(quarter: int, visible: Box, boxes: Sequence[float]) -> tuple[list[float], list[float]]:
    """Where the first of each two boxes of PDFium's begins and the second ends along the text of the upright page."""
    x0, y0, x1, y1 = visible
    left, top, right, bottom = range(_FLOATS)
    begin, end = ((left, right), (bottom, top), (right, left), (top, bottom))[quarter]
    origin = (x0, y0, x1, y1)[quarter]
    begins, ends = boxes[begin :: 2 * _FLOATS], boxes[_FLOATS + end :: 2 * _FLOATS]
    if quarter < 2:
        return [place - origin for place in begins], [place - origin for place in ends]
    return [origin - place for place in begins], [origin - place for place in ends]
