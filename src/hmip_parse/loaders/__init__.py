"""Which format a document is in, by its content, and the loader for it.

The first bytes decide, never the file's name: what is saved as ``.doc`` is often a web page or a DOCX. Each loader is
imported when it is needed, so that a text letter costs no PDF or Word library.

Refused here: reading any format; and every format that is none of the four, each with an error that names it where its
first bytes do.
"""

from __future__ import annotations

import re
from typing import Literal

from hmip_parse.document import Document, Format
from hmip_parse.errors import (
    DamagedDocx,
    EmptyFile,
    EncryptedOffice,
    HmipParseError,
    ImageFile,
    LegacyWord,
    TooLarge,
    UnknownFormat,
)
from hmip_parse.loaders import bounds
from hmip_parse.recognition import DEFAULT, Recognition

# Readers of PDF look for the header in the first 1,024 bytes (ISO 32000-1, Annex H, note 13): mail gateways and web
# servers put lines of their own before it.
HEAD = 1024

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")  # PNG, JPEG, TIFF
_OTHER_IMAGES = (b"GIF8", b"\x00\x00\x00\x0cjP")
_OTHERS = (
    (b"{\\rtf", "a Rich Text document (RTF)"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"BZh", "a compressed archive (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed archive (xz)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive (7-Zip)"),
    (b"Rar!\x1a\x07", "a compressed archive (RAR)"),
    (b"%!PS", "a PostScript document"),
)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")
_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Control characters that no text holds: all of C0 but the blanks, backspace, SUB (the DOS end of file) and escape.
_BINARY = bytes(set(range(0x20)) - set(b"\b\t\n\v\f\r\x1a\x1b"))
# Random bytes hold them at 24 in 256; a text that lost its way through an old converter, at a few in a thousand.
_BINARY_SHARE = 0.03


def load(data: bytes, recognition: Recognition = DEFAULT) -> Document:
    """Read a document, in whichever of the four formats it is, its pictures recognised as ``recognition`` says.

    Raises a ``HmipParseError``: an empty file, a format that is not read, what the format's loader finds wrong, or more
    of something than is read (bounds.py).
    """
    if len(data) > bounds.BYTES:
        raise TooLarge("bytes", bounds.BYTES)
    return bounds.bounded(_load(data, recognition))


def _load(data: bytes, recognition: Recognition) -> Document:
    match sniff(data):
        case "pdf":
            from hmip_parse.loaders.pdf import load_pdf

            return load_pdf(data, recognition)
        case "docx":
            from hmip_parse.loaders.docx import load_docx

            return load_docx(data)
        case "text":
            from hmip_parse.loaders.text import load_text

            return load_text(data)
        case "image":
            from hmip_parse.loaders.image import load_image

            return load_image(data, recognition)


def sniff(data: bytes) -> Format:
    """The format of a document by its content. Raises a ``HmipParseError`` where it is none of the four."""
    head = data[:HEAD]
    if not data:
        raise EmptyFile
    if data.startswith(_ZIP):
        return _zip(data)
    if data.startswith(_OLE):
        raise _ole(data)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_IMAGES):
        return "image"
    if _is_other_image(head):
        raise ImageFile
    for start, what in _OTHERS:
        if data.startswith(start):
            raise UnknownFormat(what)
    if _WEB_PAGE.match(head):
        raise UnknownFormat("a web page (HTML)")
    if _XML.match(head):
        raise UnknownFormat("a web page (HTML)" if b"<html" in head.lower() else "an XML document")
    if _is_binary(data[:8192]):
        raise UnknownFormat
    return "text"


def _is_other_image(head: bytes) -> bool:
    if head.startswith(b"BM"):
        return b"\x00" in head[2:14]  # a bitmap's header; a text may well begin with these two letters
    return head.startswith(_OTHER_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:11] == b"ftyphei"


def _zip(data: bytes) -> Literal["docx"]:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        if b"word/" in data or b"[Content_Types].xml" in data[:HEAD]:
            raise DamagedDocx from None
        raise UnknownFormat("a damaged zip archive") from None
    if any(name.startswith("word/") for name in names):
        return "docx"
    kinds = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation", "content.xml": "an OpenDocument file"}
    known = (what for start, what in kinds.items() if any(name.startswith(start) for name in names))
    raise UnknownFormat(next(known, "a zip archive"))


def _ole(data: bytes) -> HmipParseError:
    """What an OLE compound file is, by the streams in its directory, whose names are in UTF-16 (MS-CFB 2.6.1)."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return EncryptedOffice()
    if holds("WordDocument"):
        return LegacyWord()
    kinds = {
        "Workbook": "an Excel 97-2003 workbook",
        "PowerPoint Document": "a PowerPoint 97-2003 presentation",
        "__properties_version1.0": "an Outlook message",
    }
    return UnknownFormat(next((what for stream, what in kinds.items() if holds(stream)), ""))


def _is_binary(head: bytes) -> bool:
    if head.startswith(_BOMS) or _looks_like_utf16(head):
        return False
    return len(head) - len(head.translate(None, _BINARY)) > _BINARY_SHARE * len(head)


def _looks_like_utf16(head: bytes) -> bool:
    """In UTF-16 nearly every other byte of an English text is zero, and hardly any of the ones between."""
    even, odd = head[0::2], head[1::2]
    few, many = sorted((even.count(0), odd.count(0)))
    return many > 0.7 * len(odd) and few < 0.05 * len(odd)
