"""The numbers, letters and bullets that Word prints before a paragraph but does not write into it.

A paragraph, or its style, names a list (w:numId) and a level; ``numbering.xml`` says how that level counts and how its
number looks. ``Numbering.next`` must be asked once for each numbered paragraph, in document order, because it counts.

Source of the rules: ECMA-376 part 1, 17.9 (Numbering).

Refused here: picture bullets' looks, and the spelling out of numbers above ninety-nine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.docx_styles import Styles
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, number
from hmip_parse.pattern import compiled

_PLACEHOLDER = compiled(r"%([1-9])")
_LAST_LEVEL = 8
_LARGEST = 1000  # no list of a letter counts further; a hostile one must not print a marker of a million letters
_ROMAN = ((900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


class Label(NamedTuple):
    """What is printed before one paragraph. ``marker`` is "" for a bullet; ``list`` tells lists apart."""

    marker: str
    bullet: bool
    level: int
    list: str
    indent: Element | None


class _Level(NamedTuple):
    format: str
    text: str
    start: int
    forced: bool
    restart: int
    legal: bool
    indent: Element | None


class Numbering:
    """The lists of a document, and how far each has counted. ``root`` is w:numbering, or None."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._nums = {number(num, "numId"): num for num in children(root, "num")}
        self._abstracts = {attribute(a, "abstractNumId"): a for a in children(root, "abstractNum")}
        self._styles = styles
        self._levels: dict[tuple[int, int], _Level | None] = {}
        self._abstract_of: dict[int, tuple[str, Element | None]] = {}
        self._tied: dict[tuple[int, str | None], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of(self, num_id: int, style_id: str | None) -> int:
        """The level that a list ties to a paragraph style; 0 where it ties none."""
        if (num_id, style_id) not in self._tied:
            self._tied[num_id, style_id] = self._tied_to(num_id, style_id)
        return self._tied[num_id, style_id]

    def _tied_to(self, num_id: int, style_id: str | None) -> int:
        for level in children(self._abstract(num_id)[1], "lvl"):
            if style_id is not None and attribute(child(level, "pStyle")) == style_id:
                return number(level, "ilvl") or 0
        return 0

    def next(self, num_id: int, level: int) -> Label | None:
        """Count on in a list and give what is printed; None where the list or its level prints nothing."""
        level = min(max(level, 0), _LAST_LEVEL)
        key, abstract = self._abstract(num_id)
        definition = self._level(num_id, abstract, level)
        if definition is None:
            return None
        counts = self._counts.setdefault(key, {})
        self._count(num_id, abstract, counts, level, definition)
        if definition.format == "bullet":
            return Label("", True, level, key, definition.indent)
        marker = clean(self._printed(num_id, abstract, counts, definition))
        return Label(marker, False, level, key, definition.indent) if marker else None

    def _abstract(self, num_id: int, depth: int = 0) -> tuple[str, Element | None]:
        if num_id not in self._abstract_of:
            self._abstract_of[num_id] = self._linked(num_id, depth)
        return self._abstract_of[num_id]

    def _linked(self, num_id: int, depth: int) -> tuple[str, Element | None]:
        key = attribute(child(self._nums.get(num_id), "abstractNumId")) or ""
        abstract = self._abstracts.get(key)
        linked = self._styles.list_of(attribute(child(abstract, "numStyleLink")))
        # A link leads from a list to the numbering style that defines it; a circle of links must end.
        if linked is not None and linked != num_id and depth < _LAST_LEVEL:
            return self._abstract(linked, depth + 1)
        return key, abstract

    def _level(self, num_id: int, abstract: Element | None, level: int) -> _Level | None:
        """A level as a list has it; asked of the markup once, because a paragraph may ask nine times."""
        if (num_id, level) not in self._levels:
            self._levels[num_id, level] = self._defined(num_id, abstract, level)
        return self._levels[num_id, level]

    def _defined(self, num_id: int, abstract: Element | None, level: int) -> _Level | None:
        overrides = [o for o in children(self._nums.get(num_id), "lvlOverride") if number(o, "ilvl") == level]
        own = next((lvl for o in overrides for lvl in children(o, "lvl")), None)
        element = own if own is not None else _level_element(abstract, level)
        if element is None:
            return None
        forced = next((n for o in overrides if (n := number(child(o, "startOverride"))) is not None), None)
        start = number(child(element, "start"))
        restart = number(child(element, "lvlRestart"))
        return _Level(
            format=_format_of(element),
            text=attribute(child(element, "lvlText")) or "",
            start=forced if forced is not None else 1 if start is None else start,
            forced=any(child(o, "startOverride") is not None for o in overrides),
            restart=level if restart is None else restart,
            legal=bool(is_on(child(element, "isLgl"))),
            indent=child(element, "pPr", "ind"),
        )

    def _count(
        self, num_id: int, abstract: Element | None, counts: dict[int, int], level: int, definition: _Level
    ) -> None:
        restarts = definition.forced and (num_id, level) not in self._begun
        self._begun.add((num_id, level))
        counts[level] = definition.start if restarts or level not in counts else counts[level] + 1
        for deeper in [d for d in counts if d > level]:
            below = self._level(num_id, abstract, deeper)
            if below is None or level < below.restart:
                del counts[deeper]

    def _printed(self, num_id: int, abstract: Element | None, counts: dict[int, int], definition: _Level) -> str:
        def value(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            of = self._level(num_id, abstract, level)
            count = counts.get(level, of.start if of else 1)
            return _printed_number(count, "decimal" if definition.legal or of is None else of.format)

        return " ".join(_PLACEHOLDER.sub(value, definition.text).split())


def _level_element(abstract: Element | None, level: int) -> Element | None:
    return next((lvl for lvl in children(abstract, "lvl") if number(lvl, "ilvl") == level), None)


def _format_of(level: Element) -> str:
    # A format that only newer versions know stands in mc:AlternateContent, with one that all know as the fallback.
    fallback = child(level, "mc:AlternateContent", "mc:Fallback", "numFmt")
    plain = child(level, "numFmt")
    return attribute(plain if plain is not None else fallback) or "decimal"


def _printed_number(count: int, format: str) -> str:
    return _FORMATS.get(format, str)(count)


def _letters(count: int) -> str:
    # ECMA-376 part 1, 17.18.59: after z the letter is repeated, aa, bb, not aa, ab as in a spreadsheet.
    if not 0 < count < _LARGEST:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count < _LARGEST:
        return str(count)
    text = ""
    for size, digits in _ROMAN:
        while count >= size:
            text, count = text + digits, count - size
    return text + _ROMAN_UNITS[count]


def _ordinal(count: int) -> str:
    suffix = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{suffix}"


def _words(count: int) -> str:
    if not 0 <= count < 100:
        return str(count)
    word = _ONES[count] if count < 20 else _TENS[count // 10] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    return word.capitalize()


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _words,
    "none": lambda _: "",
}
