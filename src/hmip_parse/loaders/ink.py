"""What the ink in a picture of a page shows: its slant, its rules, and where the type of a line stands.

Ink is whatever differs from the paper around it, dark on light or light on dark, so that grey and shaded grounds do not
count. Pictures are grey NumPy arrays of bytes, made at ``DOTS`` to the inch; places are pixels from the top left.

Refused here: reading (ocr.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hmip_parse.loaders.ocr import Corners, Picture
from hmip_parse.loaders.ruled import Rule

# Dots to the inch: office scanners' usual setting, at which 11-point type is 30 pixels from line to line.
DOTS = 200
# A line this many times as wide as high shows the slant of its page. No scanner turns a page further, in degrees.
_LONG, _MOST_SLANT = 8.0, 15.0
_LEAST_SLANT = 0.03
# A rule is at least this long, in pixels (a seventh of an inch across; down, more than a capital of 24-point type), and
# no thicker than that (6 points, the widest border that Word offers).
_ACROSS, _DOWN, _THICK = 60, 48, 17
# How far from a rule there must be paper, in pixels, but for this share of it, where others cross it.
_BESIDE, _MOST_BESIDE = 2, 0.15
# How much darker than the paper around it a rule is, in steps of 256, and how wide that paper is, in pixels.
_FAINTEST, _AROUND = 14, 41
# The part of a line's contrast that makes ink.
_INK = 0.4


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


def rules_in(picture: Picture) -> tuple[list[Rule], Picture]:
    """The straight rules of a picture that stands upright, in pixels, and the mask of what they cover."""
    import cv2
    import numpy

    paper = cv2.blur(picture, (_AROUND, _AROUND))
    dark = ((paper.astype(numpy.int16) - picture) > _FAINTEST).astype(numpy.uint8)
    mask = numpy.zeros_like(picture)
    rules: list[Rule] = []
    for across in (True, False):
        length = _ACROSS if across else _DOWN
        # Noise breaks a rule, and one that is a little aslant goes on in the next row of pixels.
        closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, numpy.ones((1, 3) if across else (3, 1), numpy.uint8))
        straight = cv2.morphologyEx(
            closed, cv2.MORPH_OPEN, numpy.ones((1, length) if across else (length, 1), numpy.uint8)
        )
        straight = cv2.dilate(straight, numpy.ones((3, 1) if across else (1, 3), numpy.uint8))
        _, labels, boxes, _ = cv2.connectedComponentsWithStats(straight)
        for label, (left, top, width, height, area) in enumerate(boxes.tolist()[1:], 1):
            long, thick = (width, height) if across else (height, width)
            lone = thick <= _THICK and area / long <= _THICK / 2 and _is_lone(dark, left, top, width, height, across)
            if lone:
                rules.append(_thin(left, top, width, height, across))
                window = numpy.s_[top : top + height, left : left + width]
                mask[window][labels[window] == label] = 255
    return rules, mask


def _is_lone(dark: Picture, left: int, top: int, width: int, height: int, across: bool) -> bool:
    """Whether there is paper on both sides of a rule: a row of letters has their other halves there."""
    if not across:
        return _is_lone(dark.T, top, left, height, width, True)
    sides = (max(0, top - _BESIDE), min(dark.shape[0] - 1, top + height - 1 + _BESIDE))
    return all(dark[side, left : left + width].mean() <= _MOST_BESIDE for side in sides)


def _thin(left: float, top: float, width: float, height: float, across: bool) -> Rule:
    if across:
        return Rule(left, top + height / 2, left + width, top + height / 2)
    return Rule(left + width / 2, top, left + width / 2, top + height)


def without(picture: Picture, mask: Picture) -> Picture:
    """A picture with the paper around them in place of its rules."""
    import cv2
    import numpy

    wide = cv2.dilate(mask, numpy.ones((3, 3), numpy.uint8))
    paper = cv2.medianBlur(picture, 21)
    return numpy.where(wide > 0, paper, picture)


@dataclass(frozen=True, slots=True)
class Type:
    """Where the type of a line stands, in pixels of its picture: the line it stands on, and the top of its capitals.

    ``inked`` says of each column whether there is ink in it; ``weight`` is how thick the strokes are, in pixels.
    """

    baseline: float
    top: float
    inked: Any
    weight: float


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
    dense = smooth > 0.35 * numpy.sort(smooth)[-max(2, len(smooth) // 8)]
    bands = _stretches(dense)
    middle = len(rows) / 2
    first, last = max(bands, key=lambda band: smooth[band[0] : band[1]].sum() / (1 + abs(sum(band) / 2 - middle)))
    top = first
    least = max(1.0, 0.03 * smooth.max())
    while top > 0 and rows[top - 1] >= least:
        top -= 1
    foot = min(len(rows), last + max(2, (last - top) // 3))
    columns = ink[top:foot].sum(axis=0) > 0
    return Type(float(last), float(top), columns, _weight(ink[top:foot]))


def _ink(line: Picture) -> Picture:
    """1 where there is ink and 0 where there is paper."""
    import cv2
    import numpy

    calm = cv2.medianBlur(line, 3).astype(numpy.int16)
    paper = int(numpy.median(calm))
    contrast = abs(calm - paper)
    strongest = float(numpy.percentile(contrast, 99))
    return (contrast > max(_INK * strongest, 20)).astype(numpy.uint8)


def _weight(ink: Picture) -> float:
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
