"""From the paragraphs of a Word part to lines of text: what a reader of the page sees, and nothing else.

Text is read wherever it may stand: in content controls, hyperlinks, smart tags, field results, text boxes, tracked
insertions and moves. Not read: tracked deletions and the old places of moves, field codes, hidden text, the prompts of
empty content controls, notes, comments and their marks. A paragraph whose end mark was deleted or hidden runs on into
the next.

Refused here: any decision on what a line break or a tab means; see docx_blocks.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from hmip_parse.loaders.docx_numbering import Label, Numbering
from hmip_parse.loaders.docx_styles import Styles
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, name_of, number, points
from hmip_parse.pattern import compiled

_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"})
_NOTE_MARKS = ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef")
_UNREAD = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "rt"}) | _PROPERTIES
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats")
_PRIVATE_USE = 0xF000  # where Word keeps the characters of its symbol fonts
# The glyphs of Wingdings that carry meaning in a table: ticks and crosses, bare and boxed.
_TICKS = {0xF0FC: "✓", 0xF0FE: "☑", 0xF0FB: "✗", 0xF0FD: "☒", 0xF0A8: "☐", 0xF06F: "☐"}
_NOTE_MARK = compiled(r"[\s,]*(?:\d{1,2}|[*†‡]+)(?:,\s?\d{1,2})?\s*")
_NON_BREAKING_HYPHEN = "\u2011"


@dataclass(eq=False, repr=False)
class Line:
    """The text between two line breaks of a paragraph, tabs as "\\t"; ``bold`` or ``underlined`` if all of it is."""

    text: str
    bold: bool = False
    underlined: bool = False


@dataclass(eq=False, repr=False)
class Paragraph:
    """A paragraph as it stands on the page.

    ``left`` is where its first line begins, ``text_left`` where the others do, in points from the margin.
    """

    lines: list[Line]
    heading: int | None = None
    label: Label | None = None
    left: float = 0.0
    text_left: float = 0.0

    @property
    def text(self) -> str:
        """Its lines, with a line break between them."""
        return "\n".join(line.text for line in self.lines)


class TableElement(NamedTuple):
    """A table that a part holds, still as its element; see docx_tables.py."""

    element: Element


@dataclass(eq=False, repr=False)
class _Writer:
    """Collects the runs of a paragraph as lines, and its text boxes.

    ``fields`` are those that are open, each True while its code is read; ``codes`` counts these.
    """

    runs: list[list[tuple[str, bool, bool]]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    codes: int = 0

    def write(self, text: str, bold: bool = False, underlined: bool = False) -> None:
        if not self.codes:
            self.runs[-1].append((text, bold, underlined))

    def end_line(self) -> None:
        if not self.codes:
            self.runs.append([])

    def lines(self) -> list[Line]:
        return [_line(runs) for runs in self.runs]


def _line(runs: list[tuple[str, bool, bool]]) -> Line:
    inked = [run for run in runs if run[0].strip()]
    return Line("".join(run[0] for run in runs), all(r[1] for r in inked), all(r[2] for r in inked))


class Reader:
    """Reads the paragraphs and tables of a part, in order. It counts list numbers, so each part is read once."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering

    def blocks(self, container: Element) -> Iterator[Paragraph | TableElement]:
        """The paragraphs and tables of a body, a header, a cell or a text box, in reading order."""
        held: list[list[Line]] = []
        for element in block_elements(container):
            if name_of(element) == "tbl":
                yield TableElement(element)
                continue
            styles = self.styles.paragraph_chain(element)
            writer = _Writer()
            self._read(element, writer, styles)
            for box in writer.boxes:
                yield from self.blocks(box)
            held.append(writer.lines())
            if not _runs_on(element):
                yield self._paragraph(element, _joined(held), styles)
                held = []
        if any(line.text.strip() for lines in held for line in lines):
            yield Paragraph(_joined(held))

    def _paragraph(self, element: Element, lines: list[Line], styles: list[Element]) -> Paragraph:
        label, from_style = self._label(element, styles)
        listed = label.indent if label else None
        inherited = [self.styles.within(style, "pPr", "ind") for style in styles]
        order = [*inherited, listed] if from_style else [listed, *inherited]
        left, text_left = _edges([child(element, "pPr", "ind"), *order])
        return Paragraph(lines, self.styles.heading_level(element, styles), label, left, text_left)

    def _label(self, element: Element, styles: list[Element]) -> tuple[Label | None, bool]:
        direct = child(element, "pPr", "numPr")
        levels = [(number(child(p, "numId")), number(child(p, "ilvl")), None) for p in [direct] if p is not None] + [
            (number(child(p, "numId")), number(child(p, "ilvl")), attribute(style, "styleId"))
            for style in styles
            if (p := self.styles.within(style, "pPr", "numPr")) is not None
        ]
        num_id, _, style_id = next((level for level in levels if level[0] is not None), (None, None, None))
        if not num_id:
            return None, False
        level = next((ilvl for _, ilvl, _ in levels if ilvl is not None), None)
        if level is None:
            level = self._numbering.level_of(num_id, style_id)
        return self._numbering.next(num_id, level), style_id is not None

    def _read(self, element: Element, writer: _Writer, styles: list[Element]) -> None:
        for part in element:
            name = name_of(part)
            if name == "r":
                self._read_run(part, writer, styles)
            elif name == "m:t":
                writer.write(part.text or "")
            elif name == "mc:AlternateContent":
                self._read(_chosen(part), writer, styles)
            elif name and name not in _UNREAD and not _is_prompt(part):
                self._read(part, writer, styles)

    def _read_run(self, run: Element, writer: _Writer, styles: list[Element]) -> None:
        properties = child(run, "rPr")
        if self.styles.toggle(properties, styles, "vanish"):
            for mark in children(run, "fldChar"):
                _follow_field(mark, writer)
            return
        if _is_note_mark(run, properties):
            return
        bold = self.styles.toggle(properties, styles, "b")
        underline = attribute(child(properties, "u"))
        underlined = underline is not None and underline != "none"
        symbols = _in_symbol_font(properties)
        for part in _run_parts(run):
            name = name_of(part)
            if name == "t":
                text = (part.text or "").replace(_NON_BREAKING_HYPHEN, "-")
                writer.write("".join(map(_symbol, text)) if symbols else text, bold, underlined)
            elif name in ("br", "cr"):
                writer.end_line()
            elif name == "fldChar":
                _follow_field(part, writer)
            elif name == "txbxContent":
                writer.boxes.append(part)
            elif name in _GLYPHS:
                writer.write(_GLYPHS[name], bold, underlined)
            elif name == "sym":
                writer.write(_symbol(chr(_code_point(part))), bold, underlined)


_GLYPHS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}


def block_elements(container: Element) -> Iterator[Element]:
    """The w:p and w:tbl of a container, also inside content controls, tracked changes and the like."""
    yield from _wrapped(container, "p", "tbl")


def wrapped_children(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside content controls and the like."""
    yield from _wrapped(container, name)


def _wrapped(container: Element, *names: str) -> Iterator[Element]:
    for element in container:
        name = name_of(element)
        if name in names:
            yield element
        elif name == "mc:AlternateContent":
            yield from _wrapped(_chosen(element), *names)
        elif name and name not in _UNREAD and not _is_prompt(element):
            yield from _wrapped(element, *names)


def _run_parts(run: Element) -> Iterator[Element]:
    for part in run:
        name = name_of(part)
        if name == "mc:AlternateContent":
            yield from _run_parts(_chosen(part))
        elif name in ("drawing", "pict", "object", "ruby", "rubyBase", "r") or name.startswith(("?:", "mc:")):
            yield from _run_parts(part)
        elif name and name not in _UNREAD:
            yield part


def _chosen(alternatives: Element) -> Element:
    """The first of the alternatives that holds text; they say the same thing in other ways."""
    texts = (branch for branch in alternatives if any(name_of(part) in ("t", "sym") for part in branch.iter()))
    return next(texts, ())


def _is_prompt(element: Element) -> bool:
    return name_of(element) == "sdt" and bool(is_on(child(element, "sdtPr", "showingPlcHdr")))


def _is_note_mark(run: Element, properties: Element | None) -> bool:
    """Whether a run is a note's mark: one of the author's own, or a raised number as other programs write it."""
    if any(attribute(part, "customMarkFollows") for part in children(run, *_NOTE_MARKS)):
        return True
    if attribute(child(properties, "vertAlign")) != "superscript":
        return False
    return bool(_NOTE_MARK.fullmatch("".join(part.text or "" for part in children(run, "t"))))


def _follow_field(mark: Element, writer: _Writer) -> None:
    # A field is begin, code, separate, result, end; the code may hold whole fields, whose results are code too.
    kind = attribute(mark, "fldCharType")
    if kind == "begin":
        writer.fields.append(True)
        writer.codes += 1
    elif kind == "separate" and writer.fields:
        writer.codes -= writer.fields[-1]
        writer.fields[-1] = False
    elif kind == "end" and writer.fields:
        writer.codes -= writer.fields.pop()


def _runs_on(paragraph: Element) -> bool:
    properties = child(paragraph, "pPr")
    mark = child(properties, "rPr")
    deleted = child(mark, "del") is not None or child(mark, "moveFrom") is not None
    drop_cap = attribute(child(properties, "framePr"), "dropCap") in ("drop", "margin")
    return deleted or bool(is_on(child(mark, "vanish"))) or drop_cap


def _joined(paragraphs: list[list[Line]]) -> list[Line]:
    """The lines of paragraphs that run on: the last of one and the first of the next, where both hold text, are one."""
    inked = [lines for lines in paragraphs if any(line.text.strip() for line in lines)]
    if len(inked) < 2:
        return inked[0] if inked else paragraphs[-1]
    joined: list[Line] = []
    pieces: list[Line] = []
    for lines in inked:
        pieces.append(lines[0])
        if len(lines) > 1:
            joined += [_one(pieces), *lines[1:-1]]
            pieces = [lines[-1]]
    return [*joined, _one(pieces)]


def _one(pieces: list[Line]) -> Line:
    text = "".join(piece.text for piece in pieces)
    return Line(text, all(piece.bold for piece in pieces), all(piece.underlined for piece in pieces))


def _edges(indents: list[Element | None]) -> tuple[float, float]:
    """Where the first line of a paragraph begins, and where the others do; the nearest indent that says so counts."""
    known = [indent for indent in indents if indent is not None]
    left = next((p for indent in known if (p := points(indent, "left", "start")) is not None), 0.0)
    first = next((indent for indent in known if {"hanging", "firstLine"} & _names(indent)), None)
    return left - (points(first, "hanging") or 0.0) + (points(first, "firstLine") or 0.0), left


def _names(element: Element) -> set[str]:
    return {key.rpartition("}")[2] for key in element.attrib}


def _in_symbol_font(properties: Element | None) -> bool:
    fonts = child(properties, "rFonts")
    return any((attribute(fonts, name) or "").lower().startswith(_SYMBOL_FONTS) for name in ("ascii", "hAnsi"))


def _symbol(character: str) -> str:
    code = ord(character)
    if 0x20 < code < 0x100:
        code += _PRIVATE_USE
    return _TICKS.get(code, chr(code))


def _code_point(symbol: Element) -> int:
    try:
        code = int(attribute(symbol, "char") or "20", 16)
    except ValueError:
        return 0x20
    return code if 0 < code < 0xD800 or 0xE000 <= code < 0xFFFE else 0x20
