"""How wide the lines of a document are, and so whether a line was wrapped or ended by its author.

A wrapped line is one whose next word would not have fitted. The measure is learnt from lines that are wrapped for sure,
because the next one begins with a small letter. A document with next to none of them is not wrapped: each of its lines
is a paragraph.

Refused here: what the lines say, beyond their first letter and last mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hmip_parse.loaders.line import Line
from hmip_parse.loaders.markers import marker_of
from hmip_parse.pattern import compiled

# Widths of Helvetica's characters in thousandths of its size (Adobe's Core 14 font metrics); other text faces are
# near enough in proportion.
_WIDTHS = {
    222: "ijl‘’",
    278: " !,./:;I[]\\ft\u00a0",
    333: "()-`r“”",
    191: "'",
    260: "|",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
    1000: "—…",
}
_USUAL_WIDTH = 556


class _WidthOf(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return _USUAL_WIDTH


_WIDTH_OF = _WidthOf(dict.fromkeys(map(chr, range(0x20, 0x7F)), _USUAL_WIDTH))
_WIDTH_OF |= {character: width for width, characters in _WIDTHS.items() for character in characters}
# Of English prose, blanks included, in units of the usual character; measured on letters.
_AVERAGE_WIDTH = 0.85

_SMALL_BY_NATURE = compiled(r"c\.?\s?c\b|pp\b|www\.|https?:|[^\s@]+@", re.IGNORECASE)
_LONGEST_WORD = 80
# A line of prose, in characters; a line of an address or a name is shorter.
LONG_LINE = 60
# A page with fewer sure pairs than this is judged by the whole document's measure.
_ENOUGH_ON_A_PAGE = 5
_ENOUGH = 2
_FEW = 6
# Lines that reach further than the measure are a table or a web address; more of them than this share, and the document
# is not wrapped.
OVERLONG, _OVERLONG_SHARE = 1.15, 0.1
# Half of all wrapped lines end within a word's length of the edge; less than this share does not make one.
_SHARE_AT_THE_EDGE = 0.2
# Widths that are estimated from the letters of a line are wrong by this much at most.
SLACK = 0.07
# A column at the right of a letterhead is at most a third of the page; an item in the third level of a list is wider.
_NARROWEST = 0.4
# A line set flush right begins further to the right than any indent.
_FLUSH_RIGHT = 0.25


def median(values: Iterable[float]) -> float:
    """The middle one of some numbers, of two the higher (``statistics`` takes longer to import than a letter to read).

    Raises IndexError where there are none.
    """
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def width_of(text: str) -> float:
    """The width of a text in Helvetica, in units of its usual character (a digit)."""
    return sum(map(_WIDTH_OF.__getitem__, text)) / _USUAL_WIDTH


def printed_width(text: str) -> float:
    """The width of a text in Helvetica, in units of its average character, so that it is about as many as it has."""
    return width_of(text) / _AVERAGE_WIDTH


@lru_cache(maxsize=4096)
def _share(first: str, text: str) -> float:
    whole = width_of(text)
    return width_of(first + " ") / whole if whole else 0.0


def first_word(text: str) -> str:
    """The text up to its first blank."""
    return text.split(" ", 1)[0]


def reach(before: Line, after: Line) -> float:
    """How far ``before`` would have reached with the first word of ``after`` on it, in the lines' own unit."""
    first = after.first
    if first is None:
        first = (after.right - after.left) * _share(first_word(after.text), after.text)
    return before.right + first


def begins_small(line: Line) -> bool:
    """Whether a line begins with a small letter and so goes on with a sentence: not a "cc" or an address on the web."""
    if line.text[:1].isupper():
        return False
    text = line.text[:_LONGEST_WORD].lstrip("(‘“'\"[")
    return text[:1].islower() and not _SMALL_BY_NATURE.match(text)


class Edge(NamedTuple):
    """The edges of wrapped lines. A line is full if the next word would have reached beyond ``threshold``.

    A line less than ``narrowest`` wide is not full: it stands at the right of the page, as a sender's address does. Nor
    is one that begins further to the right than that.
    """

    left: float
    right: float
    threshold: float
    narrowest: float = 0.0

    def stands_right(self, line: Line) -> bool:
        """Whether a line is no line of prose, but of an address at the right of the page."""
        return line.right - line.left < self.narrowest or 0 < self.narrowest < line.left - self.left


class Measure(NamedTuple):
    """The right edges of a document's pages; ``usual`` is that of the pages that have too few lines to tell."""

    usual: Edge | None
    pages: dict[int | None, Edge]

    @property
    def known(self) -> bool:
        """Whether the document is wrapped at all."""
        return self.usual is not None or bool(self.pages)

    def full(self, before: Line, after: Line, *, surely: bool = False) -> bool:
        """Whether the first word of ``after`` would not have fitted on ``before``; ``surely``: beyond all doubt."""
        edge = self.pages.get(before.page, self.usual)
        if edge is None or edge.stands_right(before) or _is_flush_right(before, after, edge):
            return False
        overlong = before.right - edge.left > OVERLONG * (edge.right - edge.left)
        return not overlong and reach(before, after) > (edge.right if surely else edge.threshold)

    def share(self, line: Line) -> float:
        """How much of the measure a line fills, 1 for all of it; 0 where there is no measure."""
        edge = self.pages.get(line.page, self.usual)
        return (line.right - edge.left) / max(edge.right - edge.left, 0.01) if edge else 0.0

    def breadth(self, line: Line) -> float:
        """How much of the measure a line is wide, 1 for all of it; 0 where there is no measure."""
        edge = self.pages.get(line.page, self.usual)
        return (line.right - line.left) / max(edge.right - edge.left, 0.01) if edge else 0.0


def _is_flush_right(before: Line, after: Line, edge: Edge) -> bool:
    """Whether lines end alike and begin anywhere on the right, as those of a letterhead do; wrapped lines do not."""
    near = before.height / 2
    ragged = abs(before.left - after.left) > before.height and abs(before.right - after.right) <= near
    return ragged and min(before.left, after.left) > edge.left + _FLUSH_RIGHT * (edge.right - edge.left)


def fixed(lines: Sequence[Line], right: float) -> Measure:
    """The measure of lines whose right edge is known."""
    return Measure(Edge(min((line.left for line in lines), default=0.0), right, right), {})


def learn_column(lines: Sequence[Line]) -> Measure:
    """The measure of lines that stand in a narrow column: the longest of them fills it, if nothing says more."""
    if not lines:
        return Measure(None, {})
    longest = max(line.right for line in lines)
    edge = _edge(list(sure_pairs(lines)), lines, _ENOUGH) or fixed(lines, longest).usual
    return Measure(_slackened(edge)._replace(narrowest=0.0) if edge else None, {})


def learn(lines: Sequence[Line]) -> Measure:
    """The measure of lines in reading order."""
    pairs = list(sure_pairs(lines))
    by_page: dict[int | None, list[tuple[Line, Line]]] = defaultdict(list)
    for pair in pairs:
        by_page[pair[0].page].append(pair)
    on_page: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        on_page[line.page].append(line)
    usual = _edge(pairs, lines, _ENOUGH)
    pages = {page: edge for page, own in by_page.items() if (edge := _edge(own, on_page[page], _ENOUGH_ON_A_PAGE))}
    if usual and (usual.threshold < usual.right or len(pairs) < _FEW):
        # Some lines were wrapped that had room, so their widths are not exact; or too few are there to tell.
        usual, pages = _slackened(usual), {page: _slackened(edge) for page, edge in pages.items()}
    return Measure(usual, pages)


def _slackened(edge: Edge) -> Edge:
    return edge._replace(threshold=min(edge.threshold, edge.left + (1 - SLACK) * (edge.right - edge.left)))


def sure_pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines one below the other of which the second surely goes on with the first."""
    for before, after in pairwise(lines):
        follows = before.page == after.page and after.top >= before.top
        if follows and begins_small(after) and before.text[-1:] not in ".:;!?" and not marker_of(after.text):
            yield before, after


def _edge(pairs: Sequence[tuple[Line, Line]], lines: Sequence[Line], enough: int) -> Edge | None:
    # A marker with a tab behind it makes a line wider than its program counted.
    plain = [pair for pair in pairs if not marker_of(pair[0].text)]
    pairs = plain if len(plain) >= enough else pairs
    wrapped = sorted(before.right for before, _ in pairs)
    if len(wrapped) < enough and not (len(wrapped) == 1 == enough - 1 and _is_longest(pairs[0][0], lines)):
        return None
    left = min(line.left for line in lines)
    right = _right_of([edge - left for edge in wrapped]) + left
    width = right - left
    prose = [line for line in lines if line.left - left <= _NARROWEST * width]
    if sum(line.right - left > OVERLONG * width for line in prose) > max(1, _OVERLONG_SHARE * len(prose)):
        return None
    reaches = sorted(reach(before, after) for before, after in pairs if before.right - left >= width / 2)
    least = reaches[len(reaches) // 20]
    return Edge(left, right, max(left + 0.85 * width, min(right, least)), _NARROWEST * width)


def _right_of(wrapped: Sequence[float]) -> float:
    """The longest of the lines (in order) that enough others are nearly as long as: a few may stick out."""
    enough = max(1, round(_SHARE_AT_THE_EDGE * len(wrapped)))
    at = len(wrapped) - 1
    while at > 0 and at + 1 - bisect_left(wrapped, (1 - SLACK) * wrapped[at]) < enough:
        at -= 1
    return wrapped[at]


def _is_longest(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is one of prose, and as long as any."""
    return len(line.text) >= LONG_LINE and line.right >= 0.93 * max(other.right for other in lines)


Width = Callable[[str], float]


def fitting_width(pairs: Iterable[tuple[Line, Line]]) -> Width:
    """The width that explains best why lines of text were wrapped: characters, or the widths of printed letters.

    ``pairs`` are lines, their edges in characters, of which the second goes on with the first. Text that was wrapped by
    counting characters is explained wholly by counting; what was taken from a printed page is not.
    """
    found = list(pairs)
    return len if _unexplained(found, len) <= _unexplained(found, printed_width) else printed_width


def _unexplained(pairs: Sequence[tuple[Line, Line]], width: Width) -> int:
    longest = max((before.left + width(before.text) for before, _ in pairs), default=0)
    return sum(before.left + width(f"{before.text} {first_word(after.text)}") <= longest for before, after in pairs)
