"""From the lines of a Word paragraph to blocks: what its line breaks, tabs and typed markers mean.

An author presses Shift+Enter to end a line of an address or a signature, and sometimes to wrap prose by hand; presses
Tab after a bullet typed by hand, after a label ("Tel:"), or to set a second column. The page looks as meant in each
case, so the text itself must tell them apart.

Refused here: what the lines say. Salutation and close are looked for only because letterheads and signatures stand
before and after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hmip_parse.document import Draft
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.docx_paragraphs import Line, Paragraph
from hmip_parse.loaders.furniture import is_marking
from hmip_parse.loaders.markers import marker_of
from hmip_parse.pattern import compiled

Zone = Literal["head", "body", "foot"]
"""Where a paragraph stands in a letter: before the salutation, after it, or after the close."""

_SALUTATION = compiled(r"(?:Dear|Annwyl)\b", re.IGNORECASE)
_CLOSE = compiled(
    r"(?:Yours\b|Yn gywir|Sincerely\b|Regards\b|(?:With|Kind|Best|Warm\w*)\b[\w ]{0,20}\b(?:regards|wishes|thanks)\b)",
    re.IGNORECASE,
)
# A number, or a capital letter, that a tab sets apart as a list's: "A. Reader" is a name, "A.<tab>Reader" an item.
_TABBED = compiled(r"(?:\d{1,2}|R\d{1,2}|[A-Z]\.?|[IVX]{1,5}\.?)(?=\t)")
# What opens like a marker and is none: a telephone number or address, a quantity, a date.
_NO_MARKER = compiled(r"[a-z]\.\s+(?:\+?\d|\S+@)|0\.|\d{1,2}\.\d+ +[a-z]|\d{1,2}\.\d{2}\.\d{2}\b")
_COLUMN_GAP = compiled(r"\t[\t ]*| {5,}")
_LABEL = compiled(r"[\w/.-]+:|\S+@|www\.|https?:|cc\b|c/o\b|pp\b", re.IGNORECASE)
_SENTENCE_END = compiled(r"[.!?:;][’”'\")\]]*$")
_PRIVATE_USE = compiled("[\ue000-\uf8ff]")

# A line this long is wrapped by the page or by hand; an address line or a name is shorter. Measured on letters in 11 or
# 12 point, whose lines hold 75 to 95 characters.
_LONG_LINE = 60
# A heading may be as long as a subject over two lines, but is no paragraph.
_LONGEST_HEADING = 220
_FEWEST_CAPITALS = 8  # letters; a line of fewer may be an abbreviation or a code
_SHORT_PIECE = 60
_TAB_WIDTH = 36.0  # points; Word's default stops stand half an inch apart
_SAME_EDGE = 5.0  # points; list levels stand at least a quarter of a centimetre (7 points) apart


@dataclass(eq=False, repr=False)
class Item:
    """A Draft with what its level is worked out from: the list it was numbered by, the depth in it, its text's edge."""

    draft: Draft
    list: str = ""
    depth: int = 0
    text_left: float = 0.0


Row = list[Item | None]
"""The blocks of one printed line, by column. None: nothing stands in that column."""


class Blocks:
    """Turns paragraphs into drafts, in order, keeping track of where in the letter they stand."""

    def __init__(self, *, in_letter: bool) -> None:
        self.zone: Zone = "head" if in_letter else "body"
        self._rows: list[tuple[Zone, Row]] = []

    def add(self, paragraph: Paragraph) -> None:
        """Take the next paragraph of the letter's running text."""
        for row in rows_of(paragraph, self.zone):
            self._enter_zone(row)
            self._rows.append((self.zone, row))

    def add_draft(self, draft: Draft) -> None:
        """Take a block that is no paragraph: a table."""
        self._rows.append((self.zone, [Item(draft)]))

    def drafts(self) -> list[Draft]:
        """All blocks in reading order, list levels set."""
        ordered: list[Item] = []
        run: list[Row] = []
        for zone, row in self._rows:
            if zone != "body" and len(row) == 2:
                run.append(row)
                continue
            ordered += _by_column(run)
            run = []
            ordered += [item for item in row if item]
        return nested([*ordered, *_by_column(run)])

    def _enter_zone(self, row: Row) -> None:
        text = next((item.draft.text for item in row if item), "")
        if self.zone == "head" and _SALUTATION.match(text):
            self.zone = "body"
        elif self.zone == "body" and _CLOSE.match(text) and _is_line(text):
            self.zone = "foot"


def is_salutation(text: str) -> bool:
    """Whether a line opens a letter."""
    return bool(_SALUTATION.match(text.strip()))


def rows_of(paragraph: Paragraph, zone: Zone) -> list[Row]:
    """The printed lines of a paragraph, wrapped ones joined, each as the blocks that stand beside each other on it."""
    lines = [line for line in paragraph.lines if not is_marking(clean(line.text))]
    if not any(line.text.strip() for line in lines):
        return []
    if paragraph.heading or (zone == "body" and all(line.bold for line in lines)):
        lines = [_joined(lines)]
    else:
        lines = _unwrapped(lines, zone)
    if paragraph.label:
        first, *rest = [line for line in lines if line.text.strip()]
        below = [row for line in rest for row in _line_rows(line, paragraph)]
        for inner in (item for row in below for item in row if item and item.draft.kind == "paragraph"):
            # A line of its own inside an item belongs to the item ("Owner: …"), like an item below it.
            inner.draft.kind, inner.list, inner.depth = "item", paragraph.label.list, paragraph.label.level + 1
        return [[_labelled(first, paragraph)], *below]
    rows = [row for line in lines for row in _line_rows(line, paragraph)]
    if zone == "body" and len(rows) == 1 and (item := rows[0][0]) and _is_in_capitals(item.draft):
        item.draft.kind = "heading"
    return rows


def cell_drafts(paragraph: Paragraph) -> list[Item]:
    """The lines of a paragraph in a table cell. A number that stands there without a text is text."""
    lines = [line for line in paragraph.lines if line.text.strip() and not is_marking(clean(line.text))]
    if not lines:
        marker = paragraph.label.marker if paragraph.label else ""
        return [Item(Draft("paragraph", marker))] if marker else []
    items = [_typed(line, paragraph) for line in lines]
    if paragraph.label:
        items[0] = _labelled(lines[0], paragraph)
    for item in items:
        item.draft.kind = "paragraph" if item.draft.kind == "heading" else item.draft.kind
    return items


def nested(items: Sequence[Item]) -> list[Draft]:
    """The drafts with their list levels: an item is deeper than one that it is indented from, or that it completes."""
    _find_lost_bullets(items)
    above: list[Item] = []
    shallowest: dict[str, int] = {}
    for item in items:
        if item.list:
            shallowest[item.list] = min(item.depth, shallowest.get(item.list, item.depth))
    for item in items:
        draft = item.draft
        if draft.kind != "item":
            if not (above and draft.kind == "paragraph" and _left(item) > _left(above[0]) + _SAME_EDGE):
                above = []
            continue
        while above and not _is_deeper(item, above[-1]):
            above.pop()
        draft.level = max(len(above), item.depth - shallowest.get(item.list, item.depth))
        above.append(item)
    return [item.draft for item in items]


def _find_lost_bullets(items: Sequence[Item]) -> None:
    # A first item whose bullet was deleted keeps its indent: its text stands right above the text of the next item.
    for before, item, after in zip([None, *items], items, items[1:], strict=False):
        opens = before is None or (before.draft.kind == "paragraph" and _left(before) + _SAME_EDGE < _left(item))
        aligned = abs(_left(item) - after.text_left) < 1 and _left(after) < _left(item)
        if opens and aligned and item.draft.kind == "paragraph" and after.draft.kind == "item":
            item.draft.kind, item.draft.left, item.list, item.depth = "item", after.draft.left, after.list, after.depth


def _is_deeper(item: Item, above: Item) -> bool:
    if item.list and item.list == above.list:
        return item.depth > above.depth
    gap = _left(item) - _left(above)
    if abs(gap) > _SAME_EDGE:
        return gap > 0
    of, under = _family(item.draft.marker), _family(above.draft.marker)
    return of != under and ((under == "1" and of == "a") or above.draft.text.endswith(":"))


def _family(marker: str) -> str:
    bare = marker.strip("().:")
    return "" if not bare else "1" if bare[0].isdigit() else "a" if bare.islower() else "A"


def _left(item: Item) -> float:
    return item.draft.left or 0.0


def _labelled(line: Line, paragraph: Paragraph) -> Item:
    label = paragraph.label
    assert label is not None
    item = Item(_draft(line, paragraph), label.list, label.level, paragraph.text_left)
    if item.draft.kind == "heading" and label.marker and not marker_of(f"{label.marker} {item.draft.text}"):
        item.draft.text = f"{label.marker} {item.draft.text}"  # words, such as "Recommendation 3:"
        return item
    item.draft.marker = label.marker
    if not (paragraph.heading and label.marker):
        item.draft.kind = "item"
    return item


def _line_rows(line: Line, paragraph: Paragraph) -> list[Row]:
    if not line.text.strip():
        return []
    item = _typed(line, paragraph)
    if item.draft.kind == "item" or paragraph.heading:
        return [[item]]
    return [_columns(line, paragraph)]


def _is_line(text: str) -> bool:
    return len(text) < _LONG_LINE and not text.endswith(".")


def _columns(line: Line, paragraph: Paragraph) -> Row:
    lead = _COLUMN_GAP.match(line.text)
    pieces = [piece.strip() for piece in _COLUMN_GAP.split(line.text.strip())]
    is_set = all(len(piece) <= _SHORT_PIECE and not _SENTENCE_END.search(piece) for piece in pieces)
    if not is_set or len(pieces) == 1:
        item = Item(_draft(line, paragraph))
        return [None, item] if lead and len(pieces) == 1 else [item]
    row: Row = [None] if lead else []
    return row + [Item(_draft(replace(line, text=piece), paragraph)) for piece in pieces]


def _by_column(rows: list[Row]) -> list[Item]:
    # Two columns set with tabs over several lines are two blocks beside each other, and are read one after the other.
    if sum(None not in row for row in rows) < 2:
        return [item for row in rows for item in row if item]
    return [item for column in (0, 1) for row in rows if (item := row[column])]


def _typed(line: Line, paragraph: Paragraph) -> Item:
    text = line.text.lstrip()
    indent = line.text[: len(line.text) - len(text)]
    marker = _marker(text)
    item = Item(_draft(line, paragraph), text_left=paragraph.text_left)
    item.draft.left = paragraph.left + _TAB_WIDTH * indent.count("\t")
    if marker:
        printed, body = marker
        item.draft.text = _draft(replace(line, text=text[body:]), paragraph).text
        item.draft.marker = printed
        if not (paragraph.heading and printed):
            item.draft.kind = "item"
    return item


def _marker(text: str) -> tuple[str, int] | None:
    """The number or letter typed before a text ("" for a bullet) and the offset of the text behind it."""
    if _NO_MARKER.match(text):
        return None
    marker = marker_of(text)
    if marker:
        return marker.printed, marker.body
    tabbed = _TABBED.match(text)
    return (tabbed[0], tabbed.end()) if tabbed and text[tabbed.end() :].strip() else None


def _draft(line: Line, paragraph: Paragraph) -> Draft:
    text = clean(_PRIVATE_USE.sub("", line.text).replace("\n", " "))
    draft = Draft("paragraph", text, bold=line.bold and bool(text), left=paragraph.left)
    if paragraph.heading and len(text) <= _LONGEST_HEADING:
        draft.kind, draft.level = "heading", paragraph.heading
    elif _stands_out(line, text):
        draft.kind = "heading"
    return draft


def _stands_out(line: Line, text: str) -> bool:
    is_link = "@" in text or "://" in text or text.startswith("www.")
    marked = line.bold or (line.underlined and not is_link)
    return marked and 0 < len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))


def _is_in_capitals(draft: Draft) -> bool:
    letters = sum(map(str.isalpha, draft.text))
    return draft.kind == "paragraph" and draft.text.isupper() and " " in draft.text and letters >= _FEWEST_CAPITALS


def _joined(lines: Iterable[Line]) -> Line:
    inked = [line for line in lines if line.text.strip()]
    text = " ".join(line.text.strip() for line in inked)
    return Line(text, all(line.bold for line in inked), all(line.underlined for line in inked))


def _unwrapped(lines: Sequence[Line], zone: Zone) -> list[Line]:
    is_prose = len(lines) > 1 and bool(_SENTENCE_END.search(lines[-1].text.rstrip()))
    by_hand = is_prose and _all_wrapped(lines)
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and last.text.strip() and line.text.strip() and _goes_on(last, line, zone, is_prose, by_hand):
            joined[-1] = _joined([last, line])
        else:
            joined.append(line)
    return joined


def _goes_on(last: Line, line: Line, zone: Zone, is_prose: bool, by_hand: bool) -> bool:
    text, before = line.text.strip(), last.text.strip()
    if last.bold != line.bold or _marker(text):
        return False
    if by_hand:
        return True
    if _SENTENCE_END.search(before) or _LABEL.match(text):
        return False
    within = zone == "body" and text[0].islower() and len(before) > _LONG_LINE / 2
    return within or (is_prose and len(before) >= _LONG_LINE)


def _all_wrapped(lines: Sequence[Line]) -> bool:
    """Whether every line but the last is as long as a line on the page, and some break is within a sentence."""
    full = [line.text.strip() for line in lines[:-1]]
    lengths = [len(text) for text in full]
    within = any(not _SENTENCE_END.search(text) for text in full)
    return len(full) > 1 and within and min(lengths) >= _LONG_LINE - 10 and max(lengths) - min(lengths) <= 30
