"""Word documents for the tests: python-docx makes the package, the tests say what stands in it as raw XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import docx
from docx.oxml.parser import parse_xml

from hmip_parse.document import Block, Document
from hmip_parse.loaders.docx import load_docx

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def p(content: str, properties: str = "") -> str:
    """A paragraph. Content without a tag is one run, in which "|" is a line break and "\\t" a tab."""
    inner = content if content.lstrip().startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run, in which "|" is a line break and "\\t" a tab."""
    pieces = (_MARKS.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in re.split(r"([|\t])", text))
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(pieces)}</w:r>"


_MARKS = {"|": "<w:br/>", "\t": "<w:tab/>"}


def table(*rows: str, properties: str = "") -> str:
    """A table of rows; RULED as properties draws its lines."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row. A cell without a tag is a paragraph of that text."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<w:tc') else tc(c) for c in cells)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell. Content without a tag is a paragraph of that text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


RULED = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'


def build(
    *body: str, numbering: str = "", styles: str = "", header: str = "", first_header: str = "", footer: str = ""
) -> bytes:
    """A Word document with this body; ``numbering`` and ``styles`` are added to those of python-docx's template."""
    document = docx.Document()
    section = document.sections[0]
    if header:
        _append(section.header._element, header)
    if first_header:
        section.different_first_page_header_footer = True
        _append(section.first_page_header._element, first_header)
    if footer:
        _append(section.footer._element, footer)
    for element in _parse("".join(body)):
        document.element.body.insert(len(document.element.body) - 1, element)
    _append(document.styles.element, styles)
    root = document.part.numbering_part.element
    for element in list(root):
        root.remove(element)
    _append(root, numbering)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def load(*body: str, **parts: str) -> Document:
    """The Document that the loader makes of a built one."""
    return load_docx(build(*body, **parts))


def rewritten(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A package with some of its entries replaced, or left out where the change is None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = changes.get(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One entry of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def lines(document: Document) -> list[str]:
    """The lines of the document text."""
    return document.text.split("\n")


def kinds(document: Document) -> list[tuple[str, str, str]]:
    """Kind, marker and text of every block."""
    return [(b.kind, marker(document, b), document.text[b.body : b.end]) for b in document.blocks]


def marker(document: Document, block: Block) -> str:
    """The printed number or letter of a block."""
    return document.text[block.start : block.body].strip()


def grid(document: Document) -> list[list[str]]:
    """The cells of the first table, row by row."""
    first = next(block for block in document.blocks if block.kind == "table")
    return [[document.text[c.start : c.end] for c in row] for row in first.rows]


def _append(parent: object, xml: str) -> None:
    for element in _parse(xml):
        parent.append(element)  # type: ignore[attr-defined]


def _parse(xml: str) -> list[object]:
    return list(parse_xml(f"<w:body {_NAMESPACES}>{xml}</w:body>"))
