"""The rules drawn on a PDF page: straight lines, the sides of boxes and frames, and filled boxes too thin for shading.

Word processors and browsers draw the borders of a table in all of these ways. Shading, curves and the paths of a
drawing are left out, so that what remains is what a reader takes for a rule.

Refused here: deciding which rules make a table (see ruled.py).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from hmip_parse.loaders.ruled import Rule

# A filled box no thicker than this, in points, is a rule: the widest border that Word offers is 6 points.
_THICKEST = 6.0
# A rule shorter than this, in points, is a dot, a dash or part of a drawing. No table has cells as narrow.
_SHORTEST = 4.0
# A path with more segments than this is a drawing: a grid of 40 rows and 8 columns drawn in one path has about 1,600.
_MOST_SEGMENTS = 2000
# Forms (pictures placed whole, such as a crest) may hold forms; a letter does not nest them deeper.
_DEEPEST = 4

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium's that takes and gives plain addresses for its pointers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def address_of(pointer: Any) -> int:
    """Where one of PDFium's pointers points (``ctypes.cast`` would leave it in a cycle with itself)."""
    return ctypes.c_void_p.from_buffer(pointer).value or 0


_OF_PAGE = (
    pdfium.FPDFPage_CountObjects,
    plain(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)
_OF_FORM = (
    pdfium.FPDFFormObj_CountObjects,
    plain(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong),
)
_KIND_OF = plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_on(page: Any, place: Callable[[float, float, float, float], Box]) -> tuple[tuple[Rule, ...], int]:
    """The rules on a page, and how many pictures it carries. ``place`` turns PDFium's boxes to those of the page."""
    rules: list[Rule] = []
    images = 0
    for thing, kind, matrix in _things(page, _OF_PAGE, _UNMOVED, 0):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += (Rule(*place(*box)) for box in _rules_of(thing, matrix))
    return tuple(rules), images


def _things(owner: Any, calls: tuple[Any, Any], matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """The objects of a page or form that are no text, each with its kind, and those of the forms among them."""
    count, get = calls
    address = address_of(owner)
    # Nearly all are text: these are asked for nothing but their kind.
    found = list(map(get, repeat(address), range(count(owner))))
    kinds = list(map(_KIND_OF, found))
    for thing, kind in zip(found, kinds, strict=True) if set(kinds) - {pdfium.FPDF_PAGEOBJ_TEXT} else ():
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        pointer = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield pointer, kind, matrix
        elif depth < _DEEPEST:
            yield from _things(pointer, _OF_FORM, _times(_matrix_of(pointer), matrix), depth + 1)


def _matrix_of(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return _UNMOVED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and ``then`` the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _rules_of(path: Any, matrix: Matrix) -> Iterator[Box]:
    """The boxes (left, bottom, right, top) of the rules that a path draws."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    outer: Box | None = None
    for figure in _figures(path, _times(_matrix_of(path), matrix)):
        box = _box(figure)
        if stroke.value:
            sides = (_box(side) for side in pairwise(figure))
            yield from (side for side in sides if _is_rule(side, thickest=0.5))
        elif _is_rule(box, thickest=_THICKEST):
            yield box
        elif outer and all(abs(a - b) <= _THICKEST for a, b in zip(outer, box, strict=True)):
            left, bottom, right, top = box
            yield from ((left, bottom, right, bottom), (left, top, right, top))
            yield from ((left, bottom, left, top), (right, bottom, right, top))
        outer = box


def _figures(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each figure of a path, the first again at the end of a closed one; nothing if it has curves."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= _MOST_SEGMENTS:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    figure: list[tuple[float, float]] = []
    figures = [figure]
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            figure = []
            figures.append(figure)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        figure.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(figure) > 2:
            figure.append(figure[0])
    yield from (figure for figure in figures if len(figure) > 1)


def _box(corners: Any) -> Box:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_rule(box: Box, thickest: float) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= thickest and max(width, height) >= max(_SHORTEST, 2 * min(width, height))
