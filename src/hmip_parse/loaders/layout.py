"""Lines to blocks: what PDF and text have in common once their lines are found.

The steps: learn how wide the lines are (measure.py), put the lines of one paragraph together (grouping.py), find the
list items and their depth (lists.py), and write each as one text, hyphens at line ends undone (join.py). Running
headers and footers are taken out before, by ``without_furniture``.

Refused here: finding lines, columns and tables, and what the words mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hmip_parse.document import Draft
from hmip_parse.loaders.furniture import without_furniture
from hmip_parse.loaders.grouping import Group, grouped
from hmip_parse.loaders.join import Vocabulary, joined
from hmip_parse.loaders.line import Line
from hmip_parse.loaders.lists import Entry, entries_of
from hmip_parse.loaders.measure import Measure, fixed, learn, learn_column
from hmip_parse.pattern import compiled

__all__ = ["Line", "drafts_from_lines", "drafts_in_column", "without_furniture"]

# A heading may be as long as a subject over two lines, but is no paragraph.
_LONGEST_HEADING = 220
_FEWEST_CAPITALS = 8
_LETTERS = compiled(r"[^\W\d_]")


def drafts_from_lines(parts: Sequence[Line | Draft]) -> list[Draft]:
    """The paragraphs, headings and list items that lines make up.

    ``parts`` are the lines of a whole document in reading order, page furniture removed (this function removes none); a
    ready Draft among them, such as a table, stays where it is. Columns are read one after the other: a line that stands
    no lower than the one before it begins a new one.
    """
    lines = [part for part in parts if isinstance(part, Line)]
    return _drafts(parts, learn(lines), _words_of(lines))


def drafts_in_column(cells: Sequence[Sequence[Line]], *, right: float | None = None) -> list[list[Draft]]:
    """The blocks of each cell of a table's column, whose lines are all as wide as the widest of them.

    ``right`` is where the lines must wrap if that is known, in their own unit.
    """
    lines = [line for cell in cells for line in cell]
    measure, words = learn_column(lines) if right is None else fixed(lines, right), _words_of(lines)
    return [[_no_heading(draft) for draft in _drafts(cell, measure, words)] for cell in cells]


def _no_heading(draft: Draft) -> Draft:
    """A cell has no headings: its bold type is that of a header row or of a lead."""
    return replace(draft, kind="paragraph", level=0) if draft.kind == "heading" else draft


def _words_of(lines: Sequence[Line]) -> Vocabulary:
    return Vocabulary([line.text for line in lines])


def _drafts(parts: Sequence[Line | Draft], measure: Measure, words: Vocabulary) -> list[Draft]:
    drafts: list[Draft] = []
    stretch: list[Line] = []
    for part in [*parts, None]:
        if isinstance(part, Line):
            if part.text:
                stretch.append(part)
            continue
        if stretch:
            entries = entries_of(grouped(stretch, measure))
            drafts += [_draft(entry, entries, at, words) for at, entry in enumerate(entries)]
            stretch = []
        if part is not None:
            drafts.append(part)
    return drafts


def _draft(entry: Entry, entries: Sequence[Entry], at: int, words: Vocabulary) -> Draft:
    group = entry.group
    text, breaks = _text_of(group, words)
    draft = Draft("item" if entry.is_item else "paragraph", text, entry.printed, entry.level, group.first.page, breaks)
    draft.left, draft.bold = group.left, all(line.bold for line in group.lines)
    alone = group.gap and (at + 1 == len(entries) or entries[at + 1].group.gap)
    if group.first.heading and not draft.marker:
        draft.kind, draft.level = "heading", group.first.heading
    elif draft.kind == "paragraph" and _stands_out(draft, alone):
        draft.kind = "heading"
    return draft


def _text_of(group: Group, words: Vocabulary) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of a group without its marker, and where in it new pages begin."""
    last = group.first.text[group.marker.body if group.marker else 0 :]
    if len(group.lines) == 1:
        return last, ()
    pieces: list[str] = []
    breaks: list[tuple[int, int]] = []
    length = 0
    for before, line in zip(group.lines, group.lines[1:], strict=False):
        kept, between = joined(last, line.text, words, hyphenated=before.hyphenated)
        pieces.append(kept + between)
        length += len(pieces[-1])
        if line.page != before.page and line.page is not None:
            breaks.append((length, line.page))
        last = line.text
    return "".join([*pieces, last]), tuple(breaks)


def _stands_out(draft: Draft, alone: bool) -> bool:
    """Whether a paragraph looks like a heading: in bold type, or in capitals and with space around it."""
    if len(draft.text) > _LONGEST_HEADING or draft.text.endswith((".", ";", ",")):
        return False
    capitals = draft.text.isupper() and " " in draft.text and len(_LETTERS.findall(draft.text)) >= _FEWEST_CAPITALS
    return draft.bold or (alone and capitals)
