"""Word documents (.docx): what a reader of the page sees, as a Document.

python-docx opens the package; the text is taken from the element tree, because python-docx's own paragraphs lose what
stands in content controls, text boxes, links and tracked changes, and all automatic numbers. The work is shared out:
docx_xml.py (elements), docx_styles.py, docx_numbering.py, docx_paragraphs.py (text), docx_blocks.py (line breaks, tabs,
typed markers) and docx_tables.py.

A letterhead that stands in the page header of the first page is read before the body. Running headers, footers, notes,
comments and protective markings are no part of the letter.

Refused here: documents of other kinds, whatever their name; external parts; embedded documents.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from hmip_parse.document import Document, Draft, assemble
from hmip_parse.errors import DamagedDocx, EncryptedOffice, NoText, UnknownFormat
from hmip_parse.loaders.docx_blocks import Blocks, is_salutation
from hmip_parse.loaders.docx_numbering import Numbering
from hmip_parse.loaders.docx_paragraphs import Paragraph, Reader
from hmip_parse.loaders.docx_styles import Styles
from hmip_parse.loaders.docx_tables import Table, as_draft, is_form, is_layout, read_blocks, text_blocks
from hmip_parse.loaders.docx_xml import Element, attribute, child, children, is_on, name_of

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2; Office wraps an encrypted package in one
_WORD_PARTS = re.compile(
    r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.|vnd\.ms-word\.).*main\+xml"
)
# A letter unpacks to a few megabytes; a package that claims more than this is an attack or an archive.
_LARGEST_UNPACKED = 512 * 1024 * 1024
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_POSTCODE_OR_EMAIL = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\S@\S")
_BODY_NAME = re.compile(
    r"(?:(?:HM|His Majesty[’']s|Her Majesty[’']s) Prison (?:&|and) Probation Service|(?:The )?Probation Service"
    r"|Ministry of Justice)",
    re.IGNORECASE,
)


def load_docx(data: bytes) -> Document:
    """Read a Word document from its bytes.

    The Document has no pages: a Word file does not say where they end. ``Block.left`` is in points from the margin.

    Raises UnknownFormat for a package that holds no Word document, EncryptedOffice for one behind a password,
    DamagedDocx for one that cannot be opened, and NoText where there is nothing to read.
    """
    package = _Package(_opened(data))
    try:
        document = assemble(_drafts(package), format="docx")
    except RecursionError:
        raise DamagedDocx from None
    if not document.text.strip():
        raise NoText
    return document


def _opened(data: bytes) -> Any:
    if data.startswith(_COMPOUND_FILE):
        raise EncryptedOffice
    from docx.opc.exceptions import OpcError
    from docx.opc.package import OpcPackage
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "[Content_Types].xml" not in archive.namelist():
                raise DamagedDocx if "word/document.xml" in archive.namelist() else UnknownFormat
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
                raise DamagedDocx
        return OpcPackage.open(io.BytesIO(data))
    except (
        zipfile.BadZipFile, zlib.error, LxmlError, OpcError, KeyError, ValueError, EOFError, AttributeError,
        NotImplementedError, RuntimeError, OSError, TypeError,
    ):  # fmt: skip
        # Every way in which zipfile, lxml and python-docx were seen to fail on packages cut short or overwritten.
        raise DamagedDocx from None


class _Package:
    """The parts of an open package that a letter is read from, as elements."""

    def __init__(self, opened: Any) -> None:
        self._main = _related(opened, "officeDocument")
        if self._main is None:
            raise DamagedDocx
        if not _WORD_PARTS.fullmatch(self._main.content_type):
            raise UnknownFormat
        body = child(_root(self._main), "body")
        if body is None:
            raise DamagedDocx
        self.body: Element = body

    def part(self, kind: str) -> Element | None:
        """A part that the main one points to by the last word of the relationship's type."""
        part = _related(self._main, kind)
        return None if part is None else _root(part)

    def header(self) -> tuple[Element | None, bool]:
        """The page header of the first page, and whether it is for that page alone."""
        section = next((e for e in self.body.iter() if name_of(e) == "sectPr"), None)
        headers = {attribute(h, "type"): attribute(h, "id") for h in children(section, "headerReference")}
        first_only = bool(is_on(child(section, "titlePg")))
        identifier = headers.get("first" if first_only else "default")
        relation = self._main.rels.get(identifier)
        if relation is None or relation.is_external:
            return None, first_only
        return _root(relation.target_part), first_only


def _related(source: Any, kind: str) -> Any:
    relations = (r for r in source.rels.values() if r.reltype.rpartition("/")[2] == kind and not r.is_external)
    return next((relation.target_part for relation in relations), None)


def _root(part: Any) -> Element:
    from docx.oxml.parser import parse_xml
    from lxml.etree import LxmlError

    if hasattr(part, "element"):
        return part.element
    try:
        return parse_xml(part.blob)
    except (LxmlError, ValueError):
        raise DamagedDocx from None


def _drafts(package: _Package) -> list[Draft]:
    styles = Styles(package.part("styles"))
    reader = Reader(styles, Numbering(package.part("numbering"), styles))
    letterhead = _letterhead(package, reader)
    body = read_blocks(package.body, reader)
    opening = next((i for i, block in enumerate(body) if _opens_letter(block)), None)
    blocks = Blocks(in_letter=opening is not None)
    for index, block in enumerate(body):
        if index == opening and isinstance(block, Table):
            for inner in text_blocks(block):
                _place(inner, blocks)
        else:
            _place(block, blocks)
    return letterhead + blocks.drafts()


def _place(block: Paragraph | Table, blocks: Blocks) -> None:
    if isinstance(block, Paragraph):
        blocks.add(block)
    elif is_form(block) or is_layout(block, before_salutation=blocks.zone == "head"):
        for inner in text_blocks(block):
            _place(inner, blocks)
    else:
        blocks.add_draft(as_draft(block))


def _opens_letter(block: Paragraph | Table) -> bool:
    paragraphs = [block] if isinstance(block, Paragraph) else block.paragraphs
    return any(is_salutation(line.text) for paragraph in paragraphs for line in paragraph.lines)


def _letterhead(package: _Package, reader: Reader) -> list[Draft]:
    header, first_only = package.header()
    if header is None:
        return []
    blocks = Blocks(in_letter=True)
    for block in read_blocks(header, reader):
        for inner in [block] if isinstance(block, Paragraph) else text_blocks(block):
            for paragraph in [inner] if isinstance(inner, Paragraph) else inner.paragraphs:
                blocks.add(paragraph)
    drafts = [draft for draft in blocks.drafts() if not _PAGE_NUMBER.fullmatch(draft.text)]
    return drafts if first_only or _is_letterhead(drafts) else []


def _is_letterhead(drafts: list[Draft]) -> bool:
    """Whether a header on every page is a letterhead: an address, or a body's name. A running title is one line."""
    texts = [draft.text for draft in drafts]
    return len(texts) > 2 or any(_POSTCODE_OR_EMAIL.search(t) or _BODY_NAME.fullmatch(t) for t in texts)
