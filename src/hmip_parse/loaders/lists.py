"""List items: how deep each stands, and which paragraphs are items that lost their marker.

A bullet gets lost on the way from a word processor to a PDF or to text: its font was not embedded, or it became a
blank. What is left is a paragraph that stands where the text of the items beside it stands. Or the bullets of a list
are printed first, and its texts after them.

Refused here: what items say, but for the colon that opens a list and the semicolon that goes on with one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmip_parse.loaders.grouping import Group, same_edge
from hmip_parse.loaders.markers import LONGEST_NUMBER, Marker, is_lone_marker, is_lone_number
from hmip_parse.loaders.measure import begins_small

# List levels stand at least this many line heights apart: 5 points in 11-point type, and two characters.
_LEVEL_STEP = 0.45
_LEVEL_STEP_OF_TEXT = 1.0
# Signs that look alike are one sign; all others are a round bullet.
_SIGNS = {"•": "•", "o": "o", "○": "o", "◦": "o", "▪": "▪", "■": "▪", "▫": "▪", "§": "▪", "\uf0a7": "▪"}
_SIGNS |= dict.fromkeys("-–—−‒―", "-")


@dataclass(eq=False, repr=False)
class Entry:
    """A group, whether it is a list item, its printed marker and its depth."""

    group: Group
    is_item: bool
    printed: str = ""
    level: int = 0
    lost: bool = False


def entries_of(groups: Sequence[Group]) -> list[Entry]:
    """Groups with what is known of them as list items."""
    entries = list(_with_lone_markers(groups))
    _find_lost(entries)
    _find_unmarked(entries)
    _nest(entries)
    return entries


def _with_lone_markers(groups: Sequence[Group]) -> Iterator[Entry]:
    """Groups as entries; markers that stand on lines of their own go to the paragraphs after them, one each."""
    waiting: deque[Group] = deque()
    for group in groups:
        if _is_lone(group):
            waiting.append(group)
        elif waiting and not group.marker and not group.first.heading:
            text = waiting.popleft().text
            yield Entry(group, True, "" if is_lone_marker(text) else text, lost=True)
        else:
            yield from (Entry(number, False) for number in waiting if is_lone_number(number.text))
            waiting.clear()
            yield Entry(group, group.marker is not None, group.marker.printed if group.marker else "")
    yield from (Entry(number, False) for number in waiting if is_lone_number(number.text))


def _is_lone(group: Group) -> bool:
    text = group.text
    return len(text) <= LONGEST_NUMBER and len(group.lines) == 1 and (is_lone_marker(text) or is_lone_number(text))


def _find_lost(entries: Sequence[Entry]) -> None:
    """Make items of the paragraphs that stand where the text of the items beside them stands."""
    for order in (range(len(entries)), range(len(entries) - 1, -1, -1)):
        item: Entry | None = None
        for index in order:
            entry = entries[index]
            if entry.is_item:
                item = entry
            elif item and _is_lost(entry.group, item.group):
                entry.is_item = entry.lost = True
            else:
                item = None


def _is_lost(group: Group, item: Group) -> bool:
    """Whether a paragraph beside an item is an item whose marker is lost."""
    if group.first.heading or group.bold != item.bold or group.first.size != item.first.size:
        return False
    if item.marker is None or item.marker.printed:
        return False
    return all(
        line.left > item.left + 0.5 * _step(group) and (line.left < item.body or same_edge(line.left, item.body, line))
        for line in group.lines
    )


def _find_unmarked(entries: Sequence[Entry]) -> None:
    """Make items of paragraphs that begin small behind a colon, or behind an item that ends with a semicolon."""
    lead = False
    for entry in entries:
        if not entry.is_item and lead and begins_small(entry.group.first) and not entry.group.first.heading:
            entry.is_item = entry.lost = True
        text = entry.group.text
        lead = text.endswith(":") or (entry.is_item and text.endswith((";", ",", "; and", "; or", ", and", ", or")))


def _nest(entries: Sequence[Entry]) -> None:
    """Set the depth of each item: deeper than those that it is indented from, or that it completes."""
    above: list[Entry] = []
    for entry in entries:
        if not entry.is_item:
            if not (above and entry.group.left > above[0].group.left + _step(entry.group)):
                above = []
            continue
        if entry.lost and above:
            entry.level = _level_of_lost(entry, above)
            del above[entry.level + 1 :]
            continue
        while above and not _is_deeper(entry, above):
            above.pop()
        entry.level = len(above)
        above.append(entry)


def _level_of_lost(entry: Entry, above: Sequence[Entry]) -> int:
    fits = (level for level, item in enumerate(above) if entry.group.left <= item.group.body + _step(entry.group))
    return next(fits, len(above) - 1)


def _is_deeper(entry: Entry, above: Sequence[Entry]) -> bool:
    """Whether an item is deeper than the last of those above it, the shallowest first."""
    last = above[-1]
    gap = entry.group.left - last.group.left
    if abs(gap) > _step(entry.group):
        return gap > 0 and not last.lost
    mine, other = _family(entry.group.marker), _family(last.group.marker)
    if mine in [_family(item.group.marker) for item in above]:
        return False
    completes = (other == "1" and mine == "a") or last.group.text.endswith(":")
    # Without indents, another sign is another level: Word's second is an "o".
    return completes or (mine in _SIGNS and other in _SIGNS)


def _family(marker: Marker | None) -> str:
    if marker is None:
        return ""
    return marker.style[0] if marker.printed else _SIGNS.get(marker.style, "•")


def _step(group: Group) -> float:
    height = group.first.height
    return _LEVEL_STEP_OF_TEXT if height == 1 else _LEVEL_STEP * height
