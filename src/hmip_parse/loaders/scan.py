"""A picture of a page as a ``Page``: set upright, its rules found, its lines recognised, as if PDFium had read it.

A scan is only another source of lines, so what is made here goes the road of pdf_page.py's pages. The words of a line
stand where its ink parts; a line is cut at wide gaps and at the rules that cross it, because the detector takes what
stands side by side for one line. Bold type is told by the thickness of the strokes.

A line with a low score is tried again, enlarged and with more contrast; the best reading is taken. A word that no
reading is sure of is kept as a ``Doubtful``, from which doubts.py makes spans of the document text.

Refused here: PDF (pdf.py) and picture files (image.py), which way up a page is (scan_turn.py), and handwriting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from hmip_parse.loaders.doubts import Doubtful
from hmip_parse.loaders.ink import Type, bullet_before, slant_of, straightened, type_in, weight_of, widest_gap
from hmip_parse.loaders.ocr import Corners, Picture, Recognised, recognise
from hmip_parse.loaders.pdf_page import WIDE_GAP, Page
from hmip_parse.loaders.ruled import Rule
from hmip_parse.loaders.scan_rules import rules_in, without
from hmip_parse.loaders.scan_turn import upright
from hmip_parse.loaders.scan_type import POINTS, SeenLine, SeenWord, runs_of
from hmip_parse.loaders.scan_words import bare, halves, lookalikes, mended, parts_of, with_quotes

# Capitals and tall letters rise this far above the line, in type sizes (0.64 to 0.73 in the usual text faces), and
# small letters that far (0.45 to 0.53).
_RISE, _SMALL_RISE = 0.70, 0.49
_TALL = re.compile(r"[A-Z0-9bdfhkl(\[&?!/]")
# Nothing else stands so near before a line that has a bullet, in type sizes.
_BULLET_ROOM = 4.5
# Between the characters of a word there is never as much room as this, in type sizes; a blank is a quarter or more.
_BLANK = 0.22
# Characters between which a blank may have been missed.
_PARTS = re.compile(r"[.,;:)\]•·▪●–-]\w|[a-z0-9][A-Z]")
# What the recognition makes of a bullet, where it sees one at all.
_BULLET = re.compile(r"[-–—·•▪●◦*.oO°□■]")
# How many words at either end of a line show that it is bold.
_END = 2
# A line whose characters score less than this on average, or one of them less than that, is tried again.
_SURE_LINE, _SURE_CHARACTER = 0.97, 0.85
# A word in which a character scores less than this in the best reading is doubtful; in a number, nothing else tells.
_DOUBTFUL, _DOUBTFUL_NUMBER = 0.8, 0.95


class Scanned(NamedTuple):
    """A page that was recognised, and its lines, which ``pages_of`` makes runs of it."""

    page: Page
    lines: tuple[SeenLine, ...]


def read_picture(picture: Picture, number: int, threads: int | None) -> Scanned:
    """Recognise the picture of page ``number``, grey and made at ``DOTS`` to the inch."""
    picture, corners = upright(picture, threads)
    picture, corners = straightened(picture, corners, slant_of(corners))
    rules, mask = rules_in(picture)
    clear = without(picture, mask) if rules else picture
    standing = [rule for rule in rules if not rule.level]
    lines: list[SeenLine] = []
    for corner in corners:
        for box in _cut(_box_of(corner), standing):
            lines += _read(clear, box, threads)
    height, width = picture.shape
    lines = _with_bullets(clear, _mended(lines))
    page = Page(number, width * POINTS, height * POINTS, (), tuple(_in_points(r) for r in rules), frozenset(), 1)
    return Scanned(page, tuple(lines))


def pages_of(scans: Sequence[Scanned]) -> list[Page]:
    """The pages of one document, with the runs that their lines are."""
    runs = runs_of(scan.lines for scan in scans)
    return [scan.page._replace(runs=own) for scan, own in zip(scans, runs, strict=True)]


def doubtful_in(scans: Sequence[Scanned]) -> Iterator[Doubtful]:
    """The words of one document that the recognition was not sure of, or that look like one it has more often."""
    alike = lookalikes(word.text for scan in scans for line in scan.lines for word in line.words)
    for scan in scans:
        for line in scan.lines:
            texts = tuple(word.text for word in line.words)
            for at, word in enumerate(line.words):
                if _is_doubtful(word, alike):
                    yield Doubtful(scan.page.number, texts[:at], word.text, texts[at + 1 :])


def _is_doubtful(word: SeenWord, alike: set[str]) -> bool:
    least = _DOUBTFUL_NUMBER if any(character.isdigit() for character in word.text) else _DOUBTFUL
    return word.score < least or bare(word.text).casefold() in alike


Box = tuple[float, float, float, float]


def _box_of(corners: Corners) -> Box:
    """The upright box of a line: its sides where its corners are on average."""
    left = min(corners.top_left[0], corners.bottom_left[0])
    right = max(corners.top_right[0], corners.bottom_right[0])
    top = (corners.top_left[1] + corners.top_right[1]) / 2
    bottom = (corners.bottom_left[1] + corners.bottom_right[1]) / 2
    return left, top, right, bottom


def _cut(box: Box, standing: Sequence[Rule]) -> Iterator[Box]:
    """A box in pieces where rules cross it from top to bottom."""
    left, top, right, bottom = box
    slack = 0.25 * (bottom - top)
    crossing = (r.left for r in standing if r.top <= top + slack and r.bottom >= bottom - slack)
    for at in sorted(x for x in crossing if left < x < right):
        if at - left > slack:
            yield left, top, at, bottom
        left = at
    if right - left > slack:
        yield left, top, right, bottom


def _read(picture: Picture, box: Box, threads: int | None) -> Iterator[SeenLine]:
    left, top, right, bottom = box
    height, width = picture.shape
    margin = 0.1 * (bottom - top)
    x0, x1 = max(0, round(left - margin)), min(width, round(right + margin))
    y0, y1 = max(0, round(top)), min(height, round(bottom))
    if x1 - x0 < 3 or y1 - y0 < 6:
        return
    crop = picture[y0:y1, x0:x1]
    kind = type_in(crop)
    found = _best(crop, threads)
    if kind is None or not found.text:
        return
    size = (kind.baseline - kind.top) / _RISE if _TALL.search(found.text) else (kind.baseline - kind.band) / _SMALL_RISE
    for piece in _pieces(_words(found, kind, size), size):
        weight = min(weight_of(kind.ink[:, round(a.left) : round(b.right)]) for a, b in _ends(piece))
        moved = tuple(replace(word, left=word.left + x0, right=word.right + x0) for word in piece)
        yield SeenLine(moved, y0 + kind.baseline, size, weight)


def _ends(piece: Sequence[SeenWord]) -> Iterator[tuple[SeenWord, SeenWord]]:
    """The parts of a line that must be bold for it to be: all of it, and its first words and its last."""
    yield piece[0], piece[-1]
    if len(piece) > 2 * _END:
        yield piece[0], piece[_END - 1]
        yield piece[-_END], piece[-1]


def _best(crop: Picture, threads: int | None) -> Recognised:
    """The best reading of a line: the first, if it is sure, or the one with the highest score."""
    found = recognise(crop, threads)
    if _is_sure(found):
        return found
    others = [recognise(changed, threads, width=crop.shape[1]) for changed in _changed(crop)]
    return max([found, *others], key=lambda reading: reading.score)


def _is_sure(found: Recognised) -> bool:
    own = [s for c, s in zip(found.text, found.scores, strict=True) if c != " "]
    return bool(own) and found.score >= _SURE_LINE and min(own) >= _SURE_CHARACTER


def _changed(crop: Picture) -> Iterator[Picture]:
    """A line with all of its contrast, and enlarged with its edges made sharp."""
    import cv2
    import numpy

    yield cv2.normalize(cv2.medianBlur(crop, 3), None, 0, 255, cv2.NORM_MINMAX)
    large = cv2.resize(crop, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 2)
    yield numpy.clip(1.6 * large.astype(float) - 0.6 * soft, 0, 255).astype(numpy.uint8)


def _words(found: Recognised, kind: Type, size: float) -> list[SeenWord]:
    """The words of a line, each from ink to ink."""
    inked = kind.inked
    words: list[SeenWord] = []
    start, left = 0, _edge(inked, found.middles[0], 0.0)
    for at in range(1, len(found.text)):
        blank = found.text[at] == " "
        if not blank and (found.text[at - 1] == " "):
            continue
        before, after = found.middles[at - 1], found.middles[at + 1] if blank else found.middles[at]
        gap = widest_gap(inked, before, after)
        if blank or gap[1] - gap[0] > (_BLANK if _may_part(found.text, at) else WIDE_GAP) * size:
            words.append(SeenWord(found.text[start:at], left, gap[0], min(found.scores[start:at])))
            left, start = gap[1], at + blank
    right = _edge(inked, found.middles[-1], float(len(inked)))
    words.append(SeenWord(found.text[start:], left, max(left, right), min(found.scores[start:])))
    return words


def _may_part(text: str, at: int) -> bool:
    """Whether a blank may have been missed before a character: behind a mark, or before a capital."""
    return bool(_PARTS.match(text, at - 1))


def _edge(inked: Any, middle: float, end: float) -> float:
    """Where the ink of the outermost character ends: what stands beyond a gap towards the end is another's."""
    gap = widest_gap(inked, min(middle, end), max(middle, end))
    near, far = gap if end > middle else gap[::-1]
    return near if abs(far - near) > 1 else end


def _pieces(words: Sequence[SeenWord], size: float) -> list[list[SeenWord]]:
    """Words in pieces that wide gaps part."""
    pieces = [[words[0]]]
    for before, word in pairwise(words):
        if word.left - before.right > WIDE_GAP * size:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _mended(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines with those of their words mended where it is certain how."""
    typographic = any(mark in word.text for line in lines for word in line.words for mark in "“”")
    return [replace(line, words=tuple(_mended_words(line.words, typographic))) for line in lines]


def _mended_words(words: Sequence[SeenWord], typographic: bool) -> Iterator[SeenWord]:
    split = set(halves([word.text for word in words]))
    for at, word in enumerate(words):
        if at - 1 in split:
            continue
        if at in split:
            after = words[at + 1]
            word = SeenWord(word.text + after.text, word.left, after.right, min(word.score, after.score))
        parts = parts_of(with_quotes(mended(word.text), typographic))
        letters, done = sum(map(len, parts)), 0
        for part in parts:
            # Where the parts of a word end in the picture is not seen; a letter is as wide as another.
            step = (word.right - word.left) / letters
            yield replace(word, text=part, left=word.left + done * step, right=word.left + (done + len(part)) * step)
            done += len(part)


def _with_bullets(picture: Picture, lines: Sequence[SeenLine]) -> list[SeenLine]:
    """The lines with a bullet wherever a small mark stands alone before one, whatever it was read as."""
    marks = [line for line in lines if _BULLET.fullmatch(line.text)]
    rest = [line for line in lines if not _BULLET.fullmatch(line.text)]
    bullets = [bullet for line in rest if (bullet := _bullet(picture, line, rest))]
    found = {round(bullet.baseline) for bullet in bullets}
    kept = [mark for mark in marks if not any(abs(mark.baseline - at) < mark.size for at in found)]
    return [*rest, *bullets, *kept]


def _bullet(picture: Picture, line: SeenLine, lines: Sequence[SeenLine]) -> SeenLine | None:
    """The bullet before a line, if there is one."""
    left, right = line.words[0].left - _BULLET_ROOM * line.size, line.words[0].left
    beside = (other for other in lines if other is not line and abs(other.baseline - line.baseline) < line.size)
    if any(other.words[0].left < right and other.words[-1].right > left for other in beside):
        return None
    place = bullet_before(picture, right, line.baseline, line.size)
    return replace(line, words=(SeenWord(place.sign, place.left, place.right, 1.0),)) if place else None


def _in_points(rule: Rule) -> Rule:
    return Rule(*(side * POINTS for side in rule))
