"""Which format a document is in is told by its content, and what is none of the three by name where it can be."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from hmip_parse.errors import (
    DamagedDocx,
    EmptyFile,
    EncryptedOffice,
    HmipParseError,
    ImageFile,
    LegacyWord,
    UnknownFormat,
)
from hmip_parse.loaders import load, sniff

LETTER = "Dear Rowena\r\n\r\nThank you for your report – we accept all of it.\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def package(*names: str) -> bytes:
    """A zip archive that holds files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def compound(stream: str) -> bytes:
    """An OLE compound file, as far as the sniffer looks: its head, and the name of a stream."""
    return OLE + stream.encode("utf-16-le") + b"\0" * 64


WORD = package("[Content_Types].xml", "_rels/.rels", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf", id="pdf"),
        pytest.param(b"\xef\xbb\xbf%PDF-1.4\n", "pdf", id="pdf after a byte order mark"),
        pytest.param(b"Content-Type: application/pdf\r\n\r\n%PDF-1.4\n", "pdf", id="pdf after a web server's lines"),
        pytest.param(WORD, "docx", id="docx"),
        pytest.param(
            package("word/document2.xml", "[Content_Types].xml"), "docx", id="docx, main part of another name"
        ),
        pytest.param(LETTER.encode(), "text", id="utf-8"),
        pytest.param(LETTER.encode("utf-8-sig"), "text", id="utf-8 with a mark"),
        pytest.param(LETTER.encode("cp1252"), "text", id="windows-1252"),
        pytest.param(LETTER.encode("utf-16"), "text", id="utf-16 with a mark"),
        pytest.param(LETTER.encode("utf-16-le"), "text", id="utf-16, little end first, no mark"),
        pytest.param(LETTER.encode("utf-16-be"), "text", id="utf-16, big end first, no mark"),
        pytest.param(LETTER.encode() + b"\f\fPage 2\x1a", "text", id="form feeds and a DOS end of file"),
        pytest.param(b"BMJ Group\n\nDear Rowena\n", "text", id="text that begins like a bitmap"),
        pytest.param(b"PK Dacre\nGovernor\n", "text", id="text that begins like a zip archive"),
        pytest.param(b"## Reply\n\nThe `<html>` of the report page was read.\n", "text", id="text that speaks of HTML"),
        pytest.param(b"x", "text", id="one letter"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "image", id="jpeg"),
        pytest.param(b"II*\0\x08\0\0\0", "image", id="tiff"),
        pytest.param(b"MM\0*\0\0\0\x08", "image", id="tiff of the other byte order"),
    ],
)
def test_read(data: bytes, wanted: str) -> None:
    assert sniff(data) == wanted


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        pytest.param(b"", EmptyFile, "empty", id="empty"),
        pytest.param(compound("WordDocument"), LegacyWord, ".docx", id="legacy Word"),
        pytest.param(compound("EncryptedPackage"), EncryptedOffice, "password", id="encrypted Office"),
        pytest.param(compound("Workbook"), UnknownFormat, "Excel", id="legacy Excel"),
        pytest.param(compound("__properties_version1.0"), UnknownFormat, "Outlook", id="Outlook message"),
        pytest.param(OLE, UnknownFormat, "neither PDF, DOCX nor text", id="another compound file"),
        pytest.param(package("[Content_Types].xml", "xl/workbook.xml"), UnknownFormat, "Excel", id="xlsx"),
        pytest.param(package("[Content_Types].xml", "ppt/presentation.xml"), UnknownFormat, "PowerPoint", id="pptx"),
        pytest.param(package("mimetype", "content.xml"), UnknownFormat, "OpenDocument", id="odt"),
        pytest.param(package("letter.txt"), UnknownFormat, "zip archive", id="zip"),
        pytest.param(WORD[: len(WORD) // 2], DamagedDocx, "damaged", id="docx cut short"),
        pytest.param(package("letter.txt")[:40], UnknownFormat, "damaged zip", id="zip cut short"),
        pytest.param(b"{\\rtf1\\ansi Dear Rowena}", UnknownFormat, "RTF", id="rtf"),
        pytest.param(b"\r\n <!DOCTYPE html><html><p>Dear", UnknownFormat, "web page", id="html"),
        pytest.param(b"<?xml version='1.0'?>\n<html xmlns='x'>", UnknownFormat, "web page", id="xhtml"),
        pytest.param(b"<?xml version='1.0'?><w:wordDocument>", UnknownFormat, "XML", id="xml"),
        pytest.param(b"RIFF\x24\0\0\0WEBPVP8 ", ImageFile, "save it as PDF, PNG", id="webp"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0", ImageFile, "save it as PDF, PNG", id="heic"),
        pytest.param(b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0", ImageFile, "save it as PDF, PNG", id="bitmap"),
        pytest.param(b"\x1f\x8b\x08\0", UnknownFormat, "gzip", id="gzip"),
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", UnknownFormat, "neither", id="a program"),
        pytest.param(random.Random(7).randbytes(9000), UnknownFormat, "neither", id="random bytes"),
    ],
)
def test_refused(data: bytes, error: type[HmipParseError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        sniff(data)
    assert ";" in str(caught.value), "says what to try"


def test_load_reads_what_it_sniffed() -> None:
    document = load(LETTER.encode("utf-16"))
    assert document.format == "text"
    assert "Dear Rowena" in document.text
