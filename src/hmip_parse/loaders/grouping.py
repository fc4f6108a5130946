"""Printed lines in groups: each group is one paragraph, heading or list item.

A line goes on with the one above if that one was wrapped (its next word would not have fitted), if no space or indent
parts them, and if it begins with no marker of its own. Short lines, as in an address or a signature, stay apart.

Refused here: page furniture and tables (taken out before), and the depth of list items (see lists.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hmip_parse.loaders.line import Line
from hmip_parse.loaders.markers import LONGEST_NUMBER, Marker, is_lone_marker, is_lone_number, marker_of
from hmip_parse.loaders.measure import LONG_LINE, OVERLONG, SLACK, Measure, begins_small, median, reach, sure_pairs
from hmip_parse.pattern import compiled

# Lines of one paragraph stand equally far apart; Word's smallest usual paragraph space is a quarter of a line.
_GAP = 1.2
# The distance from line to line, in line heights, where no wrapped line tells it.
_USUAL_PITCH = 1.25
# Edges nearer than this, in line heights, are one edge. A character is one line high in plain text.
_SAME_EDGE = 0.4
# Edges on two pages, in line heights: ``pdftotext -layout`` may print one of them a character further to the right.
_PAGE_SHIFT = 1.5
# The widest first-line indent or hanging indent, in line heights: 1.27 cm at 11 points, or half a tab in plain text.
_WIDEST_INDENT = 8.0
# The narrowest indent of a paragraph's first line, in line heights, and how many make a habit.
_FIRST_INDENT, _FEWEST_INDENTED = 1.5, 2
# How many markers of its kind before and after a dash may be its list's: sub-items can stand between two items.
_SIBLINGS = 6
# How near, in lines, another dash must begin a line for both to be bullets.
_NEAR = 40
# What a line ends with from its open bracket on, and what closes that on the next ("(Recommendation", "4)").
_LONGEST_OPENING = 30
_CLOSING = compiled(r"[^\s()]{1,4}\)")
_INNER_END = compiled(r"[a-z)][.!?]['\"’”)\]]*\s+[\"'“‘(]?[A-Z]")
_NUMBERED_LABEL = compiled(r"[A-Z][a-z]+(?: [a-z]+){0,2} [A-Z]?\d{1,2}(?:\.\d{1,2})?: ")
_LABEL = compiled(r"[A-Z][a-z]+(?: [a-z]+){0,2}: \S")
_SALUTATION = compiled(r"(?:Dear|Annwyl)\b", re.IGNORECASE)
_MOST_SUBJECT_LINES = 3
_SENTENCE_END = compiled(r"[.!?:;]['\"’”)\]]*$")
_SENTENCE_ENDS = frozenset(".!?:;'\"’”)]")
# As much of a line's end as these patterns look at.
_TAIL = 12
# A line does not end with one of these unless it goes on.
_LINKS = compiled(r"\s(?:an|and|at|by|for|from|in|into|of|on|or|the|to|with|&)$")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE_BEGINS = compiled(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?|{_MONTH})$")
_DATE_GOES_ON = compiled(rf"(?:{_MONTH}\b|20\d\d\b)")
_BEHALF = compiled(r"(?:behalf of|^for|^by|^to)$", re.IGNORECASE)
# Where space shows the paragraphs, a line this long goes on, though the next word might have fitted.
_NEARLY_FULL = 0.9
# A column of a letterhead takes no more than this share of the page.
_NARROW = 0.75


@dataclass(eq=False, repr=False)
class Group:
    """The lines of one paragraph, heading or item. ``gap``: space parts it from the group above."""

    lines: list[Line]
    marker: Marker | None = None
    gap: bool = True

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def left(self) -> float:
        return self.first.left

    @property
    def body(self) -> float:
        """The left edge of an item's text, of the lines after the first where there are any."""
        if self.marker is None:
            return self.left
        if len(self.lines) > 1 and self.lines[1].left > self.left:
            return self.lines[1].left
        if self.first.body is not None:
            return self.first.body
        share = self.marker.body / max(1, len(self.first.text))
        return self.left + share * (self.first.right - self.left)

    @property
    def bold(self) -> bool:
        """Whether it begins and ends in bold type."""
        return self.first.bold and self.lines[-1].bold

    @property
    def text(self) -> str:
        """The last line's text: what the next line would go on from."""
        return self.lines[-1].text


def same_edge(a: float, b: float, line: Line) -> bool:
    """Whether two left edges are one."""
    return abs(a - b) <= _SAME_EDGE * line.height


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that closes a sentence or a clause, or opens a list."""
    return text[-1:] in _SENTENCE_ENDS and bool(_SENTENCE_END.search(text[-_TAIL:]))


def grouped(lines: Sequence[Line], measure: Measure) -> list[Group]:
    """Lines in reading order, as groups."""
    if len(lines) == 1:  # as in most cells of a table
        return [Group([lines[0]], marker_of(lines[0].text))]
    return _Grouping(lines, measure).groups()


@dataclass(eq=False, repr=False)
class _Grouping:
    lines: Sequence[Line]
    measure: Measure
    markers: list[Marker | None] = field(init=False)
    pitch: float = field(init=False)
    gaps: list[bool] = field(init=False)
    spaced: bool = field(init=False)
    hanging: set[bool] = field(init=False)
    apart: set[int] = field(default_factory=set)
    narrow: dict[int, float] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)
    glued: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        ratios = [_pitch(a, b) for a, b in sure_pairs(self.lines) if b.top > a.top and self.measure.share(a) >= 0.5]
        self.pitch = median(ratios) if ratios else _USUAL_PITCH
        self.gaps = [True, *[self._gap(a, b) for a, b in pairwise(self.lines)]]
        self.spaced = self._is_spaced()
        self.markers = self._markers()
        self.hanging = self._hanging()
        runs = list(self._runs())
        for start, end in runs:
            self._look_at(start, end)
        self._glue_subject(runs)

    def groups(self) -> list[Group]:
        groups: list[Group] = []
        for index, line in enumerate(self.lines):
            if groups and self._goes_on(groups[-1], index):
                groups[-1].lines.append(line)
            else:
                groups.append(Group([line], self.markers[index], self.gaps[index]))
        return groups

    def _gap(self, before: Line, line: Line) -> bool:
        """Whether more than the usual space, a page or a column parts a line from the one above."""
        return before.page != line.page or line.top <= before.top or _pitch(before, line) > _GAP * self.pitch

    def _is_spaced(self) -> bool:
        """Whether space, or an indent of the first line, shows where a paragraph begins, as a rule."""
        triples = zip(self.lines, self.lines[1:], self.lines[2:], strict=False)
        step = _FIRST_INDENT
        indented = sum(a.left + step * b.height <= b.left >= c.left + step * c.height for a, b, c in triples)
        if indented >= _FEWEST_INDENTED:
            return True
        pairs = enumerate(pairwise(self.lines), 1)
        ends = [index for index, (a, b) in pairs if ends_sentence(a.text) and not self.measure.full(a, b)]
        return sum(self.gaps[index] for index in ends) > len(ends) / 2

    def _markers(self) -> list[Marker | None]:
        found = [marker_of(line.text) for line in self.lines]
        places: dict[str, list[int]] = defaultdict(list)
        for index, marker in enumerate(found):
            if marker:
                places[marker.style[:2]].append(index)
        real: list[Marker | None] = []
        for index, marker in enumerate(found):
            if marker and index and not self.gaps[index] and _closes_bracket(self.lines[index - 1], self.lines[index]):
                marker = None
            doubtful = marker and not marker.strong and not self.gaps[index]
            real.append(marker if not doubtful or self._is_marker(index, found, places) else None)
        return real

    def _is_marker(self, index: int, found: Sequence[Marker | None], places: dict[str, list[int]]) -> bool:
        """Whether what could be a word or dash of a wrapped line is a marker: one of several, or no continuation."""
        before, line, marker = self.lines[index - 1], self.lines[index], found[index]
        assert marker is not None
        wrapped = self.measure.full(before, line)
        ended = ends_sentence(before.text) and (marker.printed or not wrapped or before.text.endswith(":"))
        if ended or line.heading or (marker.printed and not wrapped):
            return True
        at = places[marker.style[:2]]
        place = bisect_left(at, index)
        reach = 1 if marker.printed else _SIBLINGS
        for other in at[max(0, place - reach) : place] + at[place + 1 : place + 1 + reach]:
            near = found[other]
            assert near is not None
            if marker.printed:
                if near.follows(marker) or marker.follows(near):
                    return True
            elif abs(other - index) <= _NEAR and same_edge(self.lines[other].left, line.left, line):
                return True
        return False

    def _hanging(self) -> set[bool]:
        """Whether the lines of items are indented from their markers as a rule: of bulleted items, of numbered ones."""
        votes = {True: 0, False: 0}
        for index, marker in enumerate(self.markers[:-1]):
            below = self.lines[index + 1]
            if marker is None or self.markers[index + 1] or self.gaps[index + 1]:
                continue
            left = self.lines[index].left
            if below.left > left and not same_edge(below.left, left, below):
                votes[bool(marker.printed)] += 1
            elif begins_small(below):
                votes[bool(marker.printed)] -= 1
        return {numbered for numbered, balance in votes.items() if balance > 0}

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of lines that neither space nor a marker parts."""
        start = 0
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self.gaps[index] or self.markers[index]:
                yield start, index
                start = index

    def _look_at(self, start: int, end: int) -> None:
        """Note what is special about a run: an address, a narrow column, texts whose bullets are printed above them."""
        run = self.lines[start:end]
        if len(run) > 2 and 3 * sum([self.measure.full(a, b) for a, b in pairwise(run)]) <= len(run) - 1:
            self.apart.update(range(start, end))
        self._look_for_column(start, end)
        self._part_below_bullets(start, end)
        self._part_sentences(start, end)

    def _glue_subject(self, runs: Sequence[tuple[int, int]]) -> None:
        """Note that the lines of the subject, the first that stand out below the salutation, are one heading."""
        texts = (self.lines[start].text for start, _ in runs)
        below = next((at for at, text in enumerate(texts) if _SALUTATION.match(text)), -1) + 1
        for start, end in runs[below : below + 1] if below else ():
            lines = self.lines[start:end]
            stands_out = all(line.bold or line.text.isupper() for line in lines)
            # Text does not tell bold type, but a paragraph ends with a mark.
            apart = end < len(self.lines) and self.gaps[end] and not any(ends_sentence(line.text) for line in lines)
            wrapped = apart and self._is_long(lines[0]) and len(lines[0].text) > len(lines[-1].text)
            if stands_out or wrapped:
                if 1 < len(lines) <= _MOST_SUBJECT_LINES and not any(ends_sentence(line.text) for line in lines[:-1]):
                    self.glued.update(range(start + 1, end))
                return

    def _part_sentences(self, start: int, end: int) -> None:
        """Part a run of lines in which each sentence has lines of its own, as in a cell with several steps."""
        if self.spaced:
            return
        pairs = enumerate(pairwise(self.lines[start:end]), start + 1)
        ends = [index for index, (a, b) in pairs if ends_sentence(a.text) and not begins_small(b)]
        ended = any(not self.measure.full(self.lines[index - 1], self.lines[index]) for index in ends)
        if len(ends) > 1 and ended and not any(_INNER_END.search(line.text) for line in self.lines[start:end]):
            self.parted.update(ends)

    def _look_for_column(self, start: int, end: int) -> None:
        """Note the right edge of a narrow column whose lines are wrapped, as one that ends with "of" shows."""
        run = self.lines[start:end]
        if len(run) < 3 or not any(_ends_with_link(line.text) for line in run[:-1]):
            return
        longest = max(run, key=lambda line: line.right)
        if self.measure.breadth(longest) >= _NARROW:
            return
        edge = run[0].left + (1 - SLACK) * (longest.right - run[0].left)
        short = [a for a, b in pairwise(run) if reach(a, b) <= edge]
        # Where short lines end with a comma, a comma ends a line of the address.
        ends = "," if any(line.text.endswith(",") for line in short) else "\n"
        self.narrow |= {at: edge for at in range(start + 1, end) if not self.lines[at - 1].text.endswith(ends)}

    def _part_below_bullets(self, start: int, end: int) -> None:
        """Part a run of lines into as many items as there are bullets above it, on lines of their own."""
        bullets = start
        while bullets > 0 and is_lone_marker(self.lines[bullets - 1].text):
            bullets -= 1
        if bullets == start:
            return
        inner = sorted(range(start + 1, end), key=self._fullness)
        self.parted.update(inner[: start - bullets - 1])
        rest = inner[start - bullets - 1 :]
        if end < len(self.lines) and is_lone_marker(self.lines[end].text):
            self.glued.update(rest)
        self.listed.update(rest)

    def _fullness(self, index: int) -> float:
        """How sure it is that a line was wrapped: how far it would have reached, more so within a sentence."""
        before, line = self.lines[index - 1], self.lines[index]
        within = begins_small(line) and not ends_sentence(before.text)
        return reach(before, line) + (0.1 * line.right if within else 0.0)

    def _goes_on(self, group: Group, index: int) -> bool:
        before, line = group.lines[-1], self.lines[index]
        if self.markers[index] or before.heading or line.heading or index in self.parted:
            return False
        if _is_lone(before.text) or (_is_lone(line.text) and not _closes_bracket(before, line)):
            return False
        if index in self.glued:
            return True
        if before.size != line.size and max(before.size, line.size) > 1.08 * min(before.size, line.size):
            return False
        if before.page != line.page:
            return self._goes_on_over_page(group, line)
        if self.gaps[index] or not self._edge_allows(group, line):
            return False
        if group.bold != line.bold and (group.bold or ends_sentence(before.text)) and not begins_small(line):
            return False
        return self._is_wrapped(group, index)

    def _is_wrapped(self, group: Group, index: int) -> bool:
        before, line = group.lines[-1], self.lines[index]
        ended = ends_sentence(before.text)
        if ended and _NUMBERED_LABEL.match(line.text):
            return False
        if group.marker and not same_edge(line.left, group.left, line):
            return not (group.marker.printed and ended) or self.measure.full(before, line)
        if index in self.narrow:
            return reach(before, line) > self.narrow[index] or _ends_with_link(before.text)
        full = self.measure.full(before, line, surely=ended and not self.spaced and index not in self.listed)
        is_address = index in self.apart and len(before.text) < LONG_LINE
        if before.hyphenated or (full and not is_address):
            return not (full and self._is_heading(index))
        if ended:
            return self.spaced and not is_address and self._is_nearly_full(before)
        linked = _ends_with_link(before.text) or _parts_date(before.text, line.text)
        return linked or (begins_small(line) and self._is_long(before))

    def _is_nearly_full(self, line: Line) -> bool:
        """Whether a line of prose may have been wrapped, its width being estimated from its letters."""
        return len(line.text) >= LONG_LINE and _NEARLY_FULL <= self.measure.share(line) <= OVERLONG

    def _is_long(self, line: Line) -> bool:
        return self.measure.share(line) >= 0.5 if self.measure.known else len(line.text) >= LONG_LINE

    def _is_heading(self, index: int) -> bool:
        """Whether a line below a full one is a heading: short, with no mark at its end, and a new line below it."""
        before, line = self.lines[index - 1], self.lines[index]
        if not ends_sentence(before.text) or before.text.endswith(":"):
            return False
        if begins_small(line) or self.measure.share(line) > 0.6:
            return False
        if ends_sentence(line.text) or index + 1 >= len(self.lines):
            return False
        # A heading is no nearer to what is above it than to what is below.
        return not self.gaps[index + 1] and not begins_small(self.lines[index + 1])

    def _goes_on_over_page(self, group: Group, line: Line) -> bool:
        before = group.lines[-1]
        if group.bold != line.bold:
            return False
        if group.marker and not same_edge(line.left, group.left, line) and line.left > group.left:
            return self.measure.full(before, line) or begins_small(line) or self._goes_on_as_label(group, line)
        if ends_sentence(before.text):
            return False
        if before.hyphenated or (begins_small(line) and self._is_long(before)):
            return True
        # Hardly a program leaves the first line of a paragraph alone at the foot of a page; a heading is no sentence.
        is_first = len(group.lines) == 1 and group.gap and not _INNER_END.search(before.text)
        return not is_first and self.measure.full(before, line) and self._edge_allows(group, line)

    def _goes_on_as_label(self, group: Group, line: Line) -> bool:
        """Whether a line is a label of an item ("Owner: …") that stands where the item's other lines stand."""
        edge = group.lines[-1].left if len(group.lines) > 1 else group.body
        return abs(line.left - edge) <= _PAGE_SHIFT * line.height and bool(_LABEL.match(line.text))

    def _edge_allows(self, group: Group, line: Line) -> bool:
        """Whether the left edge of a line is where one of the group would stand."""
        widest = _WIDEST_INDENT * line.height
        if group.marker:
            flush = same_edge(line.left, group.left, line)
            allowed = bool(group.marker.printed) not in self.hanging or (begins_small(line) and len(group.lines) == 1)
            return allowed if flush else group.left < line.left <= group.body + widest / 2
        if len(group.lines) == 1:
            return abs(line.left - group.left) <= widest
        return same_edge(line.left, group.lines[-1].left, line)


def _pitch(before: Line, line: Line) -> float:
    return (line.top - before.top) / max(before.height, line.height)


def _closes_bracket(before: Line, line: Line) -> bool:
    """Whether "4)" is no marker, for it closes what the line before opens: "(Recommendation"."""
    opened = before.text.rfind("(")
    return (
        _CLOSING.match(line.text) is not None
        and opened > before.text.rfind(")")
        and len(before.text) - opened <= _LONGEST_OPENING
        and not before.text.endswith(":")
    )


def _is_lone(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and (is_lone_marker(text) or is_lone_number(text))


def _parts_date(before: str, after: str) -> bool:
    """Whether a date begins at the end of one text and goes on in the next."""
    return bool(_DATE_BEGINS.search(before[-_TAIL:]) and _DATE_GOES_ON.match(after))


def _ends_with_link(text: str) -> bool:
    """Whether a line ends with a word that no line ends with, and is more than a link itself ("on behalf of")."""
    return bool(_LINKS.search(text[-_TAIL:])) and not _BEHALF.search(text[-_TAIL:])
