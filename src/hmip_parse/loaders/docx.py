"""Word documents (.docx): what a reader of the page sees, as a Document.

python-docx parses the parts; the text is taken from the element tree, because python-docx's own paragraphs lose what
stands in content controls, text boxes, links and tracked changes, and all automatic numbers. The work is shared out:
docx_package.py and docx_xml.py (parts and elements), docx_styles.py, docx_numbering.py, docx_paragraphs.py (text),
docx_blocks.py (line breaks, tabs, typed markers) and docx_tables.py.

A letterhead that stands in the page header of the first page is read before the body. Running headers, footers, notes,
comments and protective markings are no part of the letter.

Refused here: documents of other kinds, whatever their name; external parts; embedded documents.
"""

from __future__ import annotations

import re

from hmip_parse.document import Document, Draft, assemble
from hmip_parse.errors import DamagedDocx, NoText
from hmip_parse.loaders.docx_blocks import Blocks, is_salutation
from hmip_parse.loaders.docx_numbering import Numbering
from hmip_parse.loaders.docx_package import Package
from hmip_parse.loaders.docx_paragraphs import Paragraph, Reader
from hmip_parse.loaders.docx_styles import Styles
from hmip_parse.loaders.docx_tables import Table, as_draft, is_form, is_layout, read_blocks, text_blocks
from hmip_parse.pattern import compiled

_PAGE_NUMBER = compiled(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_POSTCODE_OR_EMAIL = compiled(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\S@\S")
_BODY_NAME = compiled(
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
    package = Package(data)
    try:
        document = assemble(_drafts(package), format="docx")
    except RecursionError:
        raise DamagedDocx from None
    if not document.text.strip():
        raise NoText
    return document


def _drafts(package: Package) -> list[Draft]:
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


def _letterhead(package: Package, reader: Reader) -> list[Draft]:
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
