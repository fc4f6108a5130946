"""What the ink in a picture of a page shows: its slant, and where the type of a line stands.

Ink is whatever differs from the paper around it, dark on light or light on dark, so that grey and shaded grounds do not
count. Pictures are grey NumPy arrays of bytes, made at ``DOTS`` to the inch; places are pixels from the top left.

Refused here: reading (ocr.py), and rules (scan_rules.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from hmip_parse.loaders.ocr import Corners, Picture

# Dots to the inch: office scanners' usual setting, at which 11-point type is 30 pixels from line to line.
DOTS = 200
# A line this many times as wide as high shows the slant of its page. No scanner turns a page further, in degrees.
_LONG, _MOST_SLANT = 8.0, 15.0
_LEAST_SLANT = 0.03
# The part of a line's contrast that makes ink.
_INK = 0.4
# A row of pixels is part of the band of small letters if it has this share of the ink of the densest; it is part of the
# line, with the stems of tall letters, if it has that.
_DENSE, _SPARSE = 0.35, 0.03
# How far before its text a bullet stands, in type sizes, as in pdf_order.py; how wide the least one is; how much darker
# than the paper.
_BULLET_GAP, _SPECK, _BULLET_CONTRAST = 4.0, 0.1, 50
# A dash is so many times as wide as high.
_DASH = 1.8


def slant_of(lines: Sequence[Corners]) -> float:
    """The slant of a page in degrees, clockwise, by its long lines; 0 where there are none."""
    slants: list[tuple[float, float]] = []
    for line in lines:
        across = line.top_right[0] - line.top_left[0]
        down = line.bottom_left[1] - line.top_left[1]
        if down > 0 and across > _LONG * down:
            upper = math.degrees(math.atan2(line.top_right[1] - line.top_left[1], across))
            lower = math.degrees(
                math.atan2(line.bottom_right[1] - line.bottom_left[1], line.bottom_right[0] - line.bottom_left[0])
            )
            slants.append(((upper + lower) / 2, across))
    slants = sorted(slant for slant in slants if abs(slant[0]) <= _MOST_SLANT)
    half = sum(weight for _, weight in slants) / 2
    for slant, weight in slants:
        half -= weight
        if half <= 0:
            return slant if abs(slant) >= _LEAST_SLANT else 0.0
    return 0.0


def straightened(picture: Picture, lines: Sequence[Corners], slant: float) -> tuple[Picture, list[Corners]]:
    """A picture turned back by its slant about its middle, its size kept, and its lines with it."""
    import cv2

    if not slant:
        return picture, list(lines)
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), slant, 1.0)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    (a, b, c), (d, e, f) = matrix.tolist()
    moved = [Corners(*((a * x + b * y + c, d * x + e * y + f) for x, y in line)) for line in lines]
    return turned, moved


@dataclass(frozen=True, slots=True)
class Type:
    """Where the type of a line stands, in pixels of its picture: the line it stands on, and the top of its capitals.

    ``band`` is the top of the small letters, or of the capitals where there are no others. ``ink`` is 1 where there is
    ink, from the top of the line to the foot of its letters.
    """

    baseline: float
    top: float
    band: float
    ink: Picture

    @property
    def inked(self) -> Any:
        """Of each column, whether there is ink in it."""
        return self.ink.sum(axis=0) > 0


def type_in(line: Picture) -> Type | None:
    """Where the type stands in the picture of one line; None where there is no ink."""
    import cv2
    import numpy

    ink = _ink(line)
    rows = ink.sum(axis=1).astype(float)
    if rows.max() <= 0:
        return None
    smooth = cv2.blur(rows.reshape(-1, 1), (1, 3)).ravel()
    # Small letters make the densest band of a line; the band is the one nearest to the middle.
    dense = smooth > _DENSE * numpy.sort(smooth)[-max(2, len(smooth) // 8)]
    middle = len(rows) / 2
    first, last = max(
        _stretches(dense), key=lambda band: smooth[band[0] : band[1]].sum() / (1 + abs(sum(band) / 2 - middle))
    )
    top = first
    while top > 0 and rows[top - 1] >= max(1.0, _SPARSE * smooth.max()):
        top -= 1
    foot = min(len(rows), last + max(2, (last - top) // 3))
    return Type(float(last), float(top), float(first), ink[top:foot])


class Bullet(NamedTuple):
    """A bullet ("•") or a dash ("–"), from left to right in pixels."""

    sign: str
    left: float
    right: float


def bullet_before(picture: Picture, left: float, baseline: float, size: float) -> Bullet | None:
    """The bullet or dash that stands alone before a line; None where there is none, or more than one.

    It is looked for as far away as Word sets it, on the height of the small letters.
    """
    import cv2

    x0, x1 = max(0, round(left - _BULLET_GAP * size)), round(left - 0.2 * size)
    y0, y1 = max(0, round(baseline - 0.9 * size)), round(baseline + 0.25 * size)
    window = picture[y0:y1, x0:x1]
    if min(window.shape) < 3:
        return None
    ink = _ink(window, least=_BULLET_CONTRAST)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    marks = [(x, y, w, h, area) for x, y, w, h, area in boxes.tolist()[1:] if area >= (_SPECK * size) ** 2]
    if len(marks) != 1:
        return None
    x, y, width, height, area = marks[0]
    middle = y0 + y + height / 2
    small = _SPECK * size < width < 0.65 * size and height < 0.5 * size and area > 0.5 * width * height
    level = baseline - 0.6 * size < middle < baseline - 0.12 * size
    sign = "–" if width > _DASH * height else "•"
    return Bullet(sign, x0 + x, x0 + x + width) if small and level else None


def _ink(line: Picture, least: float = 20) -> Picture:
    """1 where there is ink and 0 where there is paper; ``least`` is how much they differ at least, in steps of 256."""
    import cv2
    import numpy

    calm = cv2.medianBlur(line, 3).astype(numpy.int16)
    paper = int(numpy.median(calm))
    contrast = abs(calm - paper)
    strongest = float(numpy.percentile(contrast, 99))
    return (contrast > max(_INK * strongest, least)).astype(numpy.uint8)


def weight_of(ink: Picture) -> float:
    """How thick strokes are: twice their area by their outline."""
    import cv2
    import numpy

    inner = cv2.erode(ink, numpy.ones((3, 3), numpy.uint8))
    outline = float((ink - inner).sum())
    return 2 * float(ink.sum()) / outline if outline else 0.0


def _stretches(flags: Any) -> list[tuple[int, int]]:
    """Where flags stand in a row, as (first, end)."""
    found: list[tuple[int, int]] = []
    start = None
    for at, flag in enumerate([*flags.tolist(), False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            found.append((start, at))
            start = None
    return found


def widest_gap(inked: Any, first: float, last: float) -> tuple[float, float]:
    """The widest stretch of columns without ink between two places; half way between them where there is none."""
    a, b = max(0, round(first)), min(len(inked), round(last))
    gaps = [(a + start, a + end) for start, end in _stretches(~inked[a:b])]
    if not gaps:
        return (first + last) / 2, (first + last) / 2
    return max(gaps, key=lambda gap: gap[1] - gap[0])
