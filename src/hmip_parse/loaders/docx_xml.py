"""The few questions that are asked of a WordprocessingML element, by local name.

Word writes the same elements in two namespaces (ECMA-376 "transitional" and ISO 29500 "strict"), so names are
compared without them; the names of other vocabularies get a prefix, so that none is taken for Word's own.

Refused here: parsing. Elements come from python-docx, whose parser resolves no entities and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

Element = Any
"""An lxml element; lxml brings no types of its own."""

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
_OFF = frozenset({"0", "false", "off", "none"})
_TWIPS_IN_A_POINT = 20
_LARGEST = 2**31  # ST_DecimalNumber (ECMA-376 part 1, 17.18.10) has no bound; Word keeps 32 bits


def name_of(element: Element) -> str:
    """The local name of a Word element, "mc:…" or "m:…" for two others, "?:…" for the rest, "" for a comment."""
    return _name(element.tag)


# A letter's elements have some fifty names; a hostile package may have no end of them.
@lru_cache(maxsize=1024)
def _name(tag: Any) -> str:
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag[1:].rpartition("}")
    return local if namespace in _WORD else _PREFIXES.get(namespace, "?:") + local


@cache
def _tags(name: str) -> tuple[str, ...]:
    """A name as ``name_of`` gives it, as lxml writes it in each of its namespaces."""
    prefix, colon, local = name.rpartition(":")
    namespaces = [space for space, own in _PREFIXES.items() if own == prefix + colon] if prefix else _WORD
    return tuple(f"{{{namespace}}}{local}" for namespace in namespaces)


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The direct children of these names, or none where there is no element."""
    # lxml looks through them itself, and makes Python objects of those alone that are asked for.
    return iter(()) if element is None else element.iterchildren(*(tag for name in names for tag in _tags(name)))


def child(element: Element | None, *path: str) -> Element | None:
    """The first child down a path of names."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*_tags(name)), None)
    return element


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is not None:
        for key, value in element.items():
            if key.rpartition("}")[2] == name:
                return str(value)
    return None


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute that should be a whole number; None where it is not."""
    value = attribute(element, name)
    if not value:
        return None
    try:
        found = int(float(value))
    except (ValueError, OverflowError):
        return None
    return found if abs(found) <= _LARGEST else None


def is_on(element: Element | None) -> bool | None:
    """Whether a toggle such as w:b is on; None where it is not there."""
    return None if element is None else (attribute(element) or "on").lower() not in _OFF


def points(element: Element | None, *names: str) -> float | None:
    """A length that Word gives in twentieths of a point, under the first of these attributes that it has."""
    found = (number(element, name) for name in names)
    twips = next((value for value in found if value is not None), None)
    return None if twips is None else twips / _TWIPS_IN_A_POINT
