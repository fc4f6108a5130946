"""What a paragraph or a run takes from its style, and from the styles that style is based on.

Word's direct formatting beats the character style, which beats the paragraph style. Only what decides the text or its
layout is asked for: headings, boldness, hidden text, indents and list numbering.

Refused here: fonts' looks, colours, and conditional table formatting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, number
from hmip_parse.pattern import compiled

_HEADING_NAME = compiled(r"heading ([1-9])|(?:sub)?title", re.IGNORECASE)
_LONGEST = 50  # styles based on one another; authors' chains have five or so
_BODY_TEXT_LEVEL = 9  # ECMA-376 part 1, 17.3.1.20: outline level 9 is body text


class Styles:
    """The styles part of a document. ``root`` is w:styles, or None where the document has none."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default: str | None = None
        self._within: dict[tuple[Element, tuple[str, ...]], Element | None] = {}
        for style in children(root, "style"):
            identifier = attribute(style, "styleId") or ""
            self._by_id.setdefault(identifier, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default = identifier

    def within(self, style: Element, *path: str) -> Element | None:
        """The first child of a style down a path of names; looked up once, for every run asks its styles again."""
        key = style, path
        if key not in self._within:
            self._within[key] = child(style, *path)
        return self._within[key]

    def chain(self, identifier: str | None) -> Iterator[Element]:
        """A style and those it is based on, nearest first; a circle is walked once, a long chain not to its end."""
        seen: set[str] = set()
        while identifier is not None and identifier not in seen and identifier in self._by_id and len(seen) < _LONGEST:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            identifier = attribute(self.within(style, "basedOn"))

    def paragraph_chain(self, paragraph: Element) -> list[Element]:
        """The styles of a paragraph, nearest first; the document's default style where it names none."""
        identifier = attribute(child(paragraph, "pPr", "pStyle"))
        return list(self.chain(identifier if identifier in self._by_id else self._default))

    def toggle(self, run_properties: Element | None, paragraph_styles: list[Element], name: str) -> bool:
        """Whether a toggle ("b", "vanish") is on for a run."""
        direct = is_on(child(run_properties, name))
        if direct is not None:
            return direct
        character = self.chain(attribute(child(run_properties, "rStyle")))
        found = (is_on(self.within(style, "rPr", name)) for style in (*character, *paragraph_styles))
        return next((value for value in found if value is not None), False)

    def list_of(self, identifier: str | None) -> int | None:
        """The w:numId of a numbering style."""
        found = (number(child(style, "pPr", "numPr", "numId")) for style in self.chain(identifier))
        return next((num_id for num_id in found if num_id is not None), None)

    def heading_level(self, paragraph: Element, styles: list[Element]) -> int | None:
        """A heading's rank from 1, by its outline level or its style's name; None for body text."""
        own = child(paragraph, "pPr", "outlineLvl")
        for outline in (own, *(self.within(style, "pPr", "outlineLvl") for style in styles)):
            level = number(outline)
            if level is not None:
                return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else None
        for style in styles:
            match = _HEADING_NAME.fullmatch(attribute(self.within(style, "name")) or "")
            if match:
                return int(match[1] or 1)
        return None
