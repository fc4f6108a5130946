"""The type of a scanned document: which sizes it is set in, and what of it is bold, told by what is usual in it.

The height of its ink tells the size of a line only to a pixel in twenty, the width of many words better, once it is
known how wide the document's type is for its height. The sizes of a document are those that many characters have, each
line in the nearest of them; so the lines of one paragraph are of one size, as they must be.

Refused here: finding lines (scan.py).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hmip_parse.loaders.columns import Word
from hmip_parse.loaders.ink import DOTS
from hmip_parse.loaders.measure import median, width_of
from hmip_parse.loaders.pdf_page import Run

POINTS = 72 / DOTS
# Sizes that differ by less than the one, as a logarithm, may be one size; sizes that differ by more than the other are
# two. Word's usual sizes (9, 10, 11, 12, 14, 16) are 9 to 15 % apart.
_ONE_SIZE, _TWO_SIZES = 0.05, 0.10
# A size that fewer characters have than this was measured wrong, unless it is as far as that from all others.
_FEWEST, _FAR = 12, 0.25
# So many characters tell a size by their width; that of a shorter line may be this far from what its height tells.
_WIDE_ENOUGH, _UNSURE = 12, 0.17
# The strokes of bold type are thicker by a quarter to a half; a few letters are measured less surely.
_BOLD, _BOLD_FEW, _FEW = 1.13, 1.2, 8
# How much wider bold type is.
_BOLD_BREADTH = 1.08
# Noise makes strokes uneven: bold ones are so many times the usual deviation thicker, but no more than that.
_DEVIATIONS, _MOST_CLEAR = 5.0, 0.22
# A size has a usual thickness of its own if it has this many lines: blur thickens small type more.
_ENOUGH_LINES = 8


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as it was seen: its edges in pixels of the page, and the least score of its characters."""

    text: str
    left: float
    right: float
    score: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Words on one baseline with no wide gap between them, in pixels; ``weight`` is how thick their strokes are."""

    words: tuple[SeenWord, ...]
    baseline: float
    size: float
    weight: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def is_wide(self) -> bool:
        """Whether it has characters enough to tell its size by their width."""
        return len(self.text) >= _WIDE_ENOUGH

    @property
    def breadth(self) -> float:
        """How wide its words are, in pixels, as against their widths in Helvetica."""
        # Words in capitals are wider than their small letters' type, and in bold.
        own = [word for word in self.words if not word.text.isupper()] or self.words
        return sum(word.right - word.left for word in own) / sum(width_of(word.text) for word in own)


def runs_of(pages: Iterable[Sequence[SeenLine]]) -> list[tuple[Run, ...]]:
    """The lines of each page of one document as runs, in points."""
    sized = _sized([list(page) for page in pages])
    weights: dict[float, list[float]] = defaultdict(list)
    for page in sized:
        for line in page:
            weights[line.size].append(line.weight)
    usual = median(weight / size for size, own in weights.items() for weight in own) if weights else 0.0
    regular = {size: median(own) if len(own) >= _ENOUGH_LINES else usual * size for size, own in weights.items()}
    spread = (
        median(abs(weight / regular[size] - 1) for size, own in weights.items() for weight in own) if weights else 0
    )
    clear = min(_MOST_CLEAR, _DEVIATIONS * spread)
    return [tuple(_run(line, regular, clear) for line in page) for page in sized]


def _sized(pages: list[list[SeenLine]]) -> list[list[SeenLine]]:
    """The lines, each in one of the sizes of the document."""
    measured = _measured(pages)
    wide = [[line for line in page if line.is_wide] for page in measured]
    sizes = _sizes([line for page in wide for line in page] or [line for page in measured for line in page])
    firm = [[replace(line, size=_nearest(line, sizes)) for line in page] for page in wide]
    return [
        [replace(line, size=_beside(line, own) or _nearest(line, sizes)) for line in page]
        for page, own in zip(measured, firm, strict=True)
    ]


def _beside(line: SeenLine, wide: Sequence[SeenLine]) -> float | None:
    """The size of the wide line that is nearest to a short one, if it may be its own too."""
    if line.is_wide or not wide:
        return None
    nearest = min(wide, key=lambda other: abs(other.baseline - line.baseline))
    return nearest.size if _apart(line.size, nearest.size) < _UNSURE else None


def _measured(pages: list[list[SeenLine]]) -> list[list[SeenLine]]:
    """The lines with the sizes that the widths of their words tell, where they have enough."""
    heights = [line.size / line.breadth for page in pages for line in page if line.is_wide]
    if not heights:
        return pages
    ratio = median(heights)
    weight = median(line.weight / line.size for page in pages for line in page)

    def measured(line: SeenLine) -> SeenLine:
        bold = line.weight > _BOLD * weight * line.size
        size = line.breadth * ratio / (_BOLD_BREADTH if bold else 1)
        return replace(line, size=size) if line.is_wide and _apart(size, line.size) < _FAR else line

    return [[measured(line) for line in page] for page in pages]


def _sizes(lines: Sequence[SeenLine]) -> list[float]:
    """The sizes of a document, in pixels, that with the most characters first."""
    counts: dict[float, int] = defaultdict(int)
    for line in lines:
        counts[line.size] += len(line.text)
    near = {size: sum(n for other, n in counts.items() if _apart(size, other) < _ONE_SIZE) for size in counts}
    sizes: list[float] = []
    for size in sorted(counts, key=lambda size: (-near[size], -counts[size], size)):
        if near[size] >= _FEWEST and all(_apart(size, other) >= _TWO_SIZES for other in sizes):
            sizes.append(size)
    return sizes


def _apart(a: float, b: float) -> float:
    return abs(math.log(a / b))


def _nearest(line: SeenLine, sizes: Sequence[float]) -> float:
    nearest = min(sizes, key=lambda size: _apart(line.size, size), default=line.size)
    return nearest if _apart(line.size, nearest) < _FAR else line.size


def _run(line: SeenLine, regular: dict[float, float], clear: float) -> Run:
    words = tuple(Word(word.text, word.left * POINTS, word.right * POINTS) for word in line.words)
    letters = sum(character.isalnum() for character in line.text)
    least = max(_BOLD if letters >= _FEW else _BOLD_FEW, 1 + clear)
    bold = letters > 0 and line.weight > least * regular[line.size]
    return Run(words, line.baseline * POINTS, line.size * POINTS, bold)
