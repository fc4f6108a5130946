"""The rules of a scanned page: straight lines in its picture, and the sides of boxes that are filled with a shade.

A rule is dark all along, is thin, and has paper, or the same shade, on both sides; a row of letters is none of these,
and the stem of a letter is short and touches no other rule. A shaded head of a table has no rules where its shade ends,
so its sides are given as rules too.

Refused here: deciding which rules make a table (see ruled.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmip_parse.loaders.ocr import Picture
from hmip_parse.loaders.ruled import Rule

# A rule is at least this long, in pixels (a third of an inch across; down, a row of a table in 8-point type), and no
# thicker than that (6 points, the widest border that Word offers).
_ACROSS, _DOWN, _THICK = 60, 30, 17
# A rule down the page that is shorter than this, the stem of a capital of 24-point type, goes from one rule to another:
# it ends no further from them than that, and no more than a hair short of them.
_STEM, _TOUCH, _OVER = 50, 9, 0
# How far from a rule there must be paper, in pixels, but for this share of it, where others cross it.
_BESIDE, _MOST_BESIDE = 2, 0.15
# How much darker than what is beside it a rule is, in steps of 256, and how wide is what counts as beside, in pixels.
_FAINTEST, _AROUND = 14, 25
# How far noise is averaged along a rule, in pixels, and how many times as dark as most of the page a rule is.
_ALONG, _CLEAR = 15, 3.0
# A fill is so much darker than the paper, on so large a share of as many pixels each way, and so far from the edges.
# A dark fill may stand beside a light one.
_SHADES, _DENSE_FILL, _SOFT, _MARGIN = (12, 80), 0.62, 21, 12
_SHRUNK = round((_DENSE_FILL - 0.5) * _SOFT)
# The share of a rule that is as dark as its darker parts, and of a box that is filled; how dark the former are.
_FILLED, _AS_DARK = 0.9, 0.4


def rules_in(picture: Picture) -> tuple[list[Rule], Picture]:
    """The straight rules of a picture that stands upright, in pixels, and the mask of what they cover."""
    import numpy

    mask = numpy.zeros_like(picture)
    sides = list(_sides_of_fills(picture))
    drawn: list[Rule] = []
    for across in (True, False):
        found = list(_straight(picture, across))
        drawn += [rule for rule, *_ in found if across or _is_long(rule, [*drawn, *sides])]
        for rule, place, covered in found:
            if rule in drawn:
                mask[place][covered] = 255
    return [*drawn, *(side for side in sides if not any(_is_same(side, rule) for rule in drawn))], mask


def _is_same(side: Rule, rule: Rule) -> bool:
    """Whether the side of a fill is where a rule is drawn."""
    within = rule.left - _TOUCH <= side.left and side.right <= rule.right + _TOUCH
    return rule.level and within and abs(side.top - rule.top) <= _TOUCH


def _is_long(rule: Rule, others: Sequence[Rule]) -> bool:
    """Whether a rule down the page is none of the stems of letters."""
    if rule.bottom - rule.top >= _STEM:
        return True
    level = [other.top for other in others if other.level and other.left - _TOUCH <= rule.left <= other.right + _TOUCH]
    ends = [[at for at in level if abs(at - end) <= _TOUCH] for end in (rule.top, rule.bottom)]
    return all(ends) and rule.top <= max(ends[0]) + _OVER and rule.bottom >= min(ends[1]) - _OVER


def _straight(picture: Picture, across: bool) -> Iterator[tuple[Rule, tuple[slice, slice], Picture]]:
    """The rules in one direction, each with where it is and which pixels there it covers."""
    import cv2
    import numpy

    dark = _dark(picture, across)
    length = _ACROSS if across else _DOWN
    # Noise breaks a rule, and one that is a little aslant goes on in the next row of pixels.
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, numpy.ones((1, 3) if across else (3, 1), numpy.uint8))
    straight = cv2.morphologyEx(closed, cv2.MORPH_OPEN, numpy.ones((1, length) if across else (length, 1), numpy.uint8))
    straight = cv2.dilate(straight, numpy.ones((3, 1) if across else (1, 3), numpy.uint8))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(straight)
    for label, (left, top, width, height, area) in enumerate(boxes.tolist()[1:], 1):
        long, thick = (width, height) if across else (height, width)
        if thick > _THICK or area / long > _THICK / 2:
            continue
        place = slice(top, top + height), slice(left, left + width)
        if _is_lone(dark, *place, across=across) and _is_filled(picture, *place, across=across):
            yield _thin(left, top, width, height, across), place, labels[place] == label


def _dark(picture: Picture, across: bool) -> Picture:
    """1 where a picture is darker than what is on both sides, as a rule is; noise and the shade of a box are not."""
    import cv2
    import numpy

    along = cv2.blur(picture, (_ALONG, 1) if across else (1, _ALONG))
    contrast = cv2.morphologyEx(
        along, cv2.MORPH_BLACKHAT, numpy.ones((_AROUND, 1) if across else (1, _AROUND), numpy.uint8)
    )
    return (contrast > max(_FAINTEST, _CLEAR * float(numpy.median(contrast)))).astype(numpy.uint8)


def _is_lone(dark: Picture, rows: slice, columns: slice, *, across: bool) -> bool:
    """Whether there is paper on both sides of a rule: a row of letters has their other halves there."""
    if not across:
        return _is_lone(dark.T, columns, rows, across=True)
    sides = max(0, rows.start - _BESIDE), min(dark.shape[0] - 1, rows.stop - 1 + _BESIDE)
    return all(float(dark[side, columns].mean()) <= _MOST_BESIDE for side in sides)


def _is_filled(picture: Picture, rows: slice, columns: slice, *, across: bool) -> bool:
    """Whether a rule is dark all along, as a row of letters is not."""
    import cv2
    import numpy

    if not across:
        return _is_filled(picture.T, columns, rows, across=True)
    around = picture[max(0, rows.start - _AROUND) : rows.stop + _AROUND, columns]
    # The darkest of the rows at each place: a rule that is a little aslant goes from one to the next.
    darkest = cv2.blur(picture[rows, columns], (3, 1)).min(axis=0)
    # Averaged along itself, a rule reaches a little further than it is drawn.
    contrast = (float(numpy.median(around)) - darkest.astype(float))[_ALONG // 2 : -(_ALONG // 2)]
    usual = float(numpy.percentile(contrast, 75))
    return usual >= _FAINTEST and bool((contrast > _AS_DARK * usual).mean() >= _FILLED)


def _thin(left: float, top: float, width: float, height: float, across: bool) -> Rule:
    if across:
        return Rule(left, top + height / 2, left + width, top + height / 2)
    return Rule(left + width / 2, top, left + width / 2, top + height)


def _sides_of_fills(picture: Picture) -> Iterator[Rule]:
    """The upper and lower sides of filled boxes, such as the shaded head of a table."""
    import cv2
    import numpy

    soft = cv2.medianBlur(picture, 3).astype(numpy.int16)
    for shade in _SHADES:
        yield from _sides_of_shade(soft, shade)


def _sides_of_shade(soft: Picture, shade: int) -> Iterator[Rule]:
    """The upper and lower sides of the boxes that are filled with more than a shade."""
    import cv2
    import numpy

    dark = (int(numpy.median(soft)) - soft > shade).astype(numpy.float32)
    # Letters cover a third of their line; of a fill, light letters leave more.
    filled = (cv2.blur(dark, (_SOFT, _SOFT)) > _DENSE_FILL).astype(numpy.uint8)
    whole = cv2.morphologyEx(filled, cv2.MORPH_CLOSE, numpy.ones((_SOFT, _SOFT), numpy.uint8))
    whole = cv2.morphologyEx(whole, cv2.MORPH_OPEN, numpy.ones((_SOFT, _SOFT), numpy.uint8))
    page_height, page_width = soft.shape
    for left, top, width, height, area in cv2.connectedComponentsWithStats(whole)[2].tolist()[1:]:
        if width < _ACROSS or area < _FILLED * width * height:
            continue
        # At its edge a fill is on half of the pixels around, where it is not dense enough to count.
        left, top = left - _SHRUNK, top - _SHRUNK
        right, bottom = left + width + 2 * _SHRUNK, top + height + 2 * _SHRUNK
        within = min(left, top) > _MARGIN and right < page_width - _MARGIN and bottom < page_height - _MARGIN
        if not within:
            continue
        # The shade of a page's darker corner has no edge.
        beyond = numpy.concatenate((soft[top - _MARGIN, left:right], soft[bottom + _MARGIN, left:right]))
        if float(numpy.median(beyond)) - float(numpy.median(soft[top:bottom, left:right])) > min(_SHADES):
            # Where a table is open to the left and right, ruled.py closes all of its rows at once.
            yield from (Rule(left, y, right, y) for y in (top, bottom))


def without(picture: Picture, mask: Picture) -> Picture:
    """A picture with the paper around them in place of its rules."""
    import cv2
    import numpy

    wide = cv2.dilate(mask, numpy.ones((3, 3), numpy.uint8))
    paper = cv2.medianBlur(picture, 21)
    return numpy.where(wide > 0, paper, picture)
