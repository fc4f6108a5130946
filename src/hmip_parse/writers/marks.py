"""The spans of the evidence as brackets in the lines of the document text, for formats that mark them.

A span that several values were taken from is one mark. Marks are numbered by where they begin, a longer one before the
shorter ones that begin with it. They nest and may cross: a bracket that closes on a later line than it opens in, or
before one that opened after it, closes with its number.

Refused here: what the values are and how they look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from hmip_parse.letter import Evidence


class Finding(NamedTuple):
    """That a value was taken from a span, the ``part``th of ``parts`` that it was taken from, by a rule."""

    pointer: str
    rule: str
    part: int
    parts: int


class Mark(NamedTuple):
    """A span of the document text, ``start`` up to but not including ``end`` in code points, and what it gave."""

    start: int
    end: int
    number: int
    findings: tuple[Finding, ...]


class Stretch(NamedTuple):
    """A part of a line: a bracket, or words of the letter. ``mark`` is the bracket's, or the innermost of the words."""

    text: str
    mark: Mark | None
    bracket: Literal["", "open", "close"] = ""


def marks(evidence: Mapping[str, Sequence[Evidence]]) -> list[Mark]:
    """The marks of a letter's evidence, in the order of their numbers."""
    findings: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for pointer, spans in evidence.items():
        for part, span in enumerate(spans, start=1):
            findings[span.start, span.end].append(Finding(pointer, span.rule, part, len(spans)))
    order = sorted(findings, key=lambda span: (span[0], -span[1]))
    return [Mark(*span, number, tuple(findings[span])) for number, span in enumerate(order, start=1)]


class MarkedLine(NamedTuple):
    """A line of the document text: its offset, its stretches in order, and the marks that open in it."""

    start: int
    stretches: tuple[Stretch, ...]
    opened: tuple[Mark, ...]


def marked_lines(text: str, all_marks: Sequence[Mark]) -> Iterator[MarkedLine]:
    """The lines of a text with the brackets in them. ``all_marks`` are in the order of their numbers."""
    start, ahead = 0, list(reversed(all_marks))
    open_marks: list[Mark] = []
    for line in text.split("\n"):
        end, opened = start + len(line), []
        while ahead and ahead[-1].start <= end:
            opened.append(ahead.pop())
        yield MarkedLine(start, tuple(_stretches(line, start, open_marks, opened)), tuple(opened))
        start = end + 1


def _stretches(line: str, start: int, open_marks: list[Mark], opened: Sequence[Mark]) -> Iterator[Stretch]:
    """The stretches of one line; ``open_marks`` comes with what earlier lines left open, and leaves so for the next."""
    end = start + len(line)
    edges = {start, end} | {mark.start for mark in opened} | {m.end for m in (*open_marks, *opened) if m.end <= end}
    opening = iter(opened)
    coming = next(opening, None)
    for here, there in pairwise([*sorted(edges), end]):
        for mark in [mark for mark in reversed(open_marks) if mark.end <= here]:
            obvious = mark is open_marks[-1] and mark.start >= start
            open_marks.remove(mark)
            yield Stretch("]" if obvious else f" {mark.number}]", mark, "close")
        while coming and coming.start <= here:
            open_marks.append(coming)
            yield Stretch(f"[{coming.number} ", coming, "open")
            coming = next(opening, None)
        if here < there:
            yield Stretch(line[here - start : there - start], open_marks[-1] if open_marks else None)
