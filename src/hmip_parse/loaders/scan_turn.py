"""A picture of a page turned so that its text stands upright: pages are fed to scanners on their side and upside down.

Boxes of text that are mostly taller than wide belong to a page on its side. Whether a page is upside down is asked of
its longest lines: read the wrong way round, letters score about a half (0.28 to 0.80 on the fixtures), and read the
right way round nearly one (0.97 and over).

Refused here: slants of a few degrees (ink.py), and text that runs another way than the rest of its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from hmip_parse.loaders.ocr import Corners, Picture, lines_in, recognise

# How many lines are asked for the way up, and the mean score at which they need not be asked a second time.
_ASKED, _SURE = 3, 0.9


def upright(picture: Picture, threads: int | None) -> tuple[Picture, list[Corners]]:
    """The picture with its text upright, and where its lines stand."""
    corners = lines_in(picture, threads)
    if _is_on_its_side(corners):
        picture = _turned(picture, 1)
        corners = lines_in(picture, threads)
    if _is_upside_down(picture, corners, threads):
        picture = _turned(picture, 2)
        corners = lines_in(picture, threads)
    return picture, corners


def _is_on_its_side(corners: Sequence[Corners]) -> bool:
    boxes = [_extent(each) for each in corners]
    return sum(height for width, height in boxes if height > width) > sum(w for w, h in boxes if w >= h)


def _is_upside_down(picture: Picture, corners: Sequence[Corners], threads: int | None) -> bool:
    longest = sorted(corners, key=lambda each: _extent(each)[0], reverse=True)[:_ASKED]
    lines = [line for each in longest if min((line := _line(picture, each)).shape)]
    as_it_stands = sum(recognise(line, threads).score for line in lines)
    if as_it_stands >= _SURE * len(lines):
        return False
    return sum(recognise(_turned(line, 2), threads).score for line in lines) > as_it_stands


def _extent(corners: Corners) -> tuple[float, float]:
    """The width and the height of the upright box around a line."""
    across, down = zip(*corners, strict=True)
    return max(across) - min(across), max(down) - min(down)


def _line(picture: Picture, corners: Corners) -> Picture:
    across, down = zip(*corners, strict=True)
    return picture[max(0, round(min(down))) : round(max(down)), max(0, round(min(across))) : round(max(across))]


def _turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned to the left by so many quarters."""
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(picture, quarters))
