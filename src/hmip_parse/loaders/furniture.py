"""Page furniture: running headers and footers, page numbers and protective markings, found and left out.

A marking stands alone on its line and says "OFFICIAL" or one of its kin. A page number stands at the head or foot of
its page; what stands beside "Page 1 of 2" at the foot is a footer. A running header or footer stands at the head or
foot of two pages or more and says the same on each, page numbers aside.

Refused here: lines in the middle of a page, whatever they say, but for markings; and the rows of a table, which repeat
their header on each page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from hmip_parse.loaders.line import Line
from hmip_parse.pattern import Pattern, compiled

# The UK Government Security Classifications (2014, 2023), with handling terms, and the older protective markings.
_MARKING = Pattern(
    r"""(?: (?:security|protective) \s (?:marking|classification) \s? : \s? )?
        (?: OFFICIAL | (?:TOP\s)?SECRET | UNCLASSIFIED | (?:NOT\s)?PROTECTIVELY\sMARKED | RESTRICTED | PROTECT
          | CONFIDENTIAL )
        (?: [ ]? [-–—:/]+ [ ]? [A-Z][A-Z ,:&-]* )?""",
)
# One of these stands in every marking.
_MARKING_WORDS = ("OFFICIAL", "SECRET", "CLASSIFIED", "PROTECT", "RESTRICTED", "CONFIDENTIAL")
_NUMBER = r"\d{1,3}"
_PAGE_NUMBER = compiled(
    rf"""[-–—|\[(\s]* (?: page \s? [:|]? \s? )? (?P<number> {_NUMBER} ) (?: \s? (?: of | / ) \s? {_NUMBER} )?
         (?: \s? \| \s? page )? [-–—|\])\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_PAGE = compiled(rf"page|\d\s?(?:of|/)\s?{_NUMBER}\b", re.IGNORECASE)
_LETTER = compiled(r"[^\W\d_]")
_NUMBERS = compiled(r"\d+")
_SPLIT = compiled(r"\s*(?:\t|\||\s[–—-]\s)\s*")
_POSTCODE_OR_EMAIL = Pattern(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\S@\S", 0)
_BODY_NAME = Pattern(
    r"(?:(?:HM|His Majesty[’']s|Her Majesty[’']s) Prison (?:&|and) Probation Service|(?:The )?Probation Service"
    r"|Ministry of Justice)",
    re.IGNORECASE,
)
# A marking with a page number beside it has no more words than this ("OFFICIAL - SENSITIVE Page 1 of 3").
_LONGEST_MARKING = 8
# How many lines at the head and at the foot of a page may be furniture. A letterhead that is repeated has about six.
_EDGE = 8


def is_marking(text: str) -> bool:
    """Whether a line is a protective marking alone, such as "OFFICIAL - SENSITIVE". It is in capitals."""
    match = _MARKING.regex.fullmatch(text.strip())
    return bool(match) and text.strip().rpartition(":")[2].isupper()


def is_page_count(text: str) -> bool:
    """Whether a text is a page number that says so, such as "Page 2" or "2 of 3"."""
    return bool(_PAGE_NUMBER.fullmatch(text)) and bool(_SAYS_PAGE.search(text))


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without its running headers, footers, page numbers and markings, order kept."""
    edges = [_Edges(page) for page in pages]
    _drop_markings(edges)
    _drop_page_numbers(edges)
    _drop_repeated(edges)
    _drop_page_numbers(edges)
    return [[line for line in page if id(line) not in own.dropped] for page, own in zip(pages, edges, strict=True)]


class _Edges:
    """A page's lines from the top down, and those of them that are dropped."""

    def __init__(self, page: Sequence[Line]) -> None:
        self.lines = sorted((line for line in page if line.text), key=lambda line: (line.top, line.left))
        self.dropped: set[int] = set()

    def left(self, foot: bool) -> list[Line]:
        """The lines at the head or foot of the page that are not dropped, the outermost first."""
        lines = reversed(self.lines) if foot else iter(self.lines)
        kept: list[Line] = []
        for line in lines:
            if id(line) not in self.dropped:
                kept.append(line)
            if len(kept) == _EDGE:
                break
        return kept

    def drop(self, line: Line) -> None:
        self.dropped.add(id(line))


def _drop_markings(edges: Sequence[_Edges]) -> None:
    for page in edges:
        capitals = "\n".join([line.text for line in page.lines]).upper()
        words = [word for word in _MARKING_WORDS if word in capitals]
        for index, line in enumerate(page.lines if words else ()):
            capitals = line.text.upper()
            marked = any(word in capitals for word in words)
            if marked and _is_all(line.text, with_number=not _EDGE <= index < len(page.lines) - _EDGE):
                page.drop(line)


def _is_all(text: str, *, with_number: bool) -> bool:
    """Whether a line is nothing but a marking, or markings and a page number beside each other."""
    pieces = [piece for piece in _SPLIT.split(text) if piece]
    if is_marking(text) or _is_marked_count(text):
        return True
    kinds = [is_marking(piece) or bool(with_number and _PAGE_NUMBER.fullmatch(piece)) for piece in pieces]
    return all(kinds) and any(is_marking(piece) for piece in pieces)


def _is_marked_count(text: str) -> bool:
    """Whether a marking and a page number that says so stand on one line with no more than a blank between them."""
    words = text.split(" ")
    cuts = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return len(words) <= _LONGEST_MARKING and any(is_marking(a) and is_page_count(b) for a, b in cuts)


def _drop_page_numbers(edges: Sequence[_Edges]) -> None:
    """Drop lines that are the number of their page, counted from 1 or from where the document begins to count."""
    found: dict[int, list[tuple[_Edges, Line]]] = defaultdict(list)
    for index, page in enumerate(edges):
        for foot in (False, True):
            for place, line in enumerate(page.left(foot)[:3]):
                match = _PAGE_NUMBER.fullmatch(line.text) if _NUMBERS.search(line.text) else None
                if match is None and (not foot or "\t" not in line.text):
                    continue
                if is_page_count(line.text) or (foot and any(map(is_page_count, line.text.split("\t")))):
                    page.drop(line)
                elif match and place == 0:
                    found[int(match["number"]) - index].append((page, line))
    for offset, lines in found.items():
        if len({id(page) for page, _ in lines}) > 1 or (offset == 1 and lines[0][1] is lines[0][0].left(True)[0]):
            for page, line in lines:
                page.drop(line)


def _drop_repeated(edges: Sequence[_Edges]) -> None:
    """Drop what stands outermost on two pages or more, one line after the other from the outside in.

    The letterhead of the first page stays, also where it is the header of every page.
    """
    letterhead = _first_lines(edges)
    on_all = {_key(line) for line in letterhead} <= {_key(line) for page in edges[1:] for line in page.left(False)}
    for foot in (False, True):
        pages = edges if foot or on_all else edges[1:]
        for _ in range(_EDGE):
            outermost = [(page, line) for page in pages for line in page.left(foot)[:1]]
            counts = Counter(_key(line) for _, line in outermost)
            repeated = [(page, line) for page, line in outermost if _is_repeated(_key(line), counts, len(edges))]
            for page, line in repeated:
                page.drop(line)
            if not repeated:
                break
    if _is_letterhead(letterhead):
        edges[0].dropped -= {id(line) for line in letterhead}


def _first_lines(edges: Sequence[_Edges]) -> list[Line]:
    """The first lines of the document, down to the first space."""
    first = edges[0].left(False) if edges else []
    together = [a.bottom > b.top - 0.5 * a.height for a, b in pairwise(first)]
    return first[: together.index(False) + 1 if False in together else len(first)]


def _is_letterhead(lines: Sequence[Line]) -> bool:
    """Whether a header on every page is a letterhead: an address, or a body's name. A running title is one line."""
    texts = [piece for line in lines for piece in line.text.split("\t")]
    return len(lines) > 2 or any(
        _POSTCODE_OR_EMAIL.regex.search(text) or _BODY_NAME.regex.fullmatch(text) for text in texts
    )


def _is_repeated(key: str, counts: Counter[str], pages: int) -> bool:
    # A header may differ on odd and even pages, and the first page may have none.
    return bool(key) and counts[key] > 1 and 3 * counts[key] >= pages - 1


def _key(line: Line) -> str:
    """What a running line says on every page; "" for a line that is never one."""
    is_row = line.text.count("\t") > 1 and not _SAYS_PAGE.search(line.text)
    if is_row or not _LETTER.search(line.text):
        return ""
    return _NUMBERS.sub("#", line.text.casefold()) + f"@{round(line.size)}"
