"""What goes wrong with a document is told in one line that says what to try, and spoils no other."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from hmip_parse.printable import printable
from tests.command_line import BROKEN, files, put


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def an_encrypted_pdf() -> bytes:
    """A PDF behind a password (ISO 32000-1, 7.6.3: the standard security handler), of which no one has the key."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>",
    ]
    return pdf(parts, b"/Encrypt 4 0 R/ID[<00><00>]")


def a_scan() -> bytes:
    """A PDF of one page that paints a grey picture and holds no text."""
    paint = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(paint), paint),
        ]
    )


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, with its table of cross-references."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOCX = zipped(**{"[Content_Types].xml": "<Types/>" * 99, "word/document.xml": "<w:document/>" * 999})


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("missing.pdf", None, "no such file or folder; check", id="no such file"),
        pytest.param("empty.pdf", b"", "the file is empty; fetch", id="empty"),
        pytest.param("blank.txt", b" \r\n\t\r\n", "there is no text in it; check", id="blank text"),
        pytest.param("sheet.pdf", zipped(**{"xl/a.xml": "x"}), "an Excel workbook, neither", id="none of the three"),
        pytest.param("a.bin", bytes(range(256)) * 9, "neither PDF, DOCX nor text; convert", id="binary"),
        pytest.param("locked.pdf", an_encrypted_pdf(), "protected by a password; save", id="encrypted pdf"),
        pytest.param("cut.pdf", b"%PDF-1.7\n1 0 obj", "the PDF is damaged; fetch", id="damaged pdf"),
        pytest.param("cut.docx", DOCX[:200], "the Word file is damaged; fetch", id="docx cut short"),
        pytest.param(
            "scan.pdf", a_scan(), "no text layer (a scan); to read scans, run: pip install 'hmip-parse[ocr]'", id="scan"
        ),
        pytest.param("old.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx", id="legacy Word"),
        pytest.param(
            "locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", id="encrypted docx"
        ),
        pytest.param("page.doc", b"<html><body>Dear Rowena", "a web page (HTML), neither", id="html"),
        pytest.param("photo.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "a picture of a kind", id="a picture of another kind"),
        pytest.param(
            "photo.jpg",
            b"\xff\xd8\xff\xe0\0\x10JFIF",
            "a picture, which has no text layer; to read scans, run",
            id="picture",
        ),
        pytest.param(
            "odd.txt", BROKEN.encode(), "failed on it (KeyError: 'no\\nsuch zone'); please", id="a fault of ours"
        ),
    ],
)
def test_an_error_is_one_line_that_says_what_to_try(
    name: str, content: bytes | None, says: str, run: Callable[..., Result]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run(name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"hmip-parse: {name}: ")
    assert result.stderr.count("\n") == 1
    assert "; " in result.stderr
    assert says in result.stderr


@pytest.mark.parametrize("contents", [(), ("notes.csv", ".hidden.txt")], ids=["empty", "holds no documents"])
def test_a_folder_without_documents(contents: tuple[str, ...], run: Callable[..., Result]) -> None:
    os.mkdir("in")
    put(*(f"in/{name}" for name in contents))
    result = run("in")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "hmip-parse: in: no PDF, DOCX or text documents in this folder; " in result.stderr


def test_an_error_spoils_no_other_document(run: Callable[..., Result]) -> None:
    put("a.txt", "c.txt")
    put("b.txt", text=BROKEN)
    result = run("a.txt", "b.txt", "c.txt", "d.txt")
    assert files(result) == ["a.txt", "c.txt"]
    assert result.exit_code == 1
    assert "hmip-parse: 2 read, 2 failed, 0 skipped" in result.stderr


def test_a_file_that_may_not_be_read(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("hmip_parse.pipeline.open", refused, raising=False)
    assert "cannot be opened (Permission denied); check" in run("a.txt").stderr


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("a b – c.pdf", "a b – c.pdf", id="prints as it is"),
        pytest.param("a\nb\r.pdf", "a\\nb\\r.pdf", id="line breaks"),
        pytest.param("\x1b[31mred\x07.pdf", "\\x1b[31mred\\x07.pdf", id="terminal escapes"),
        pytest.param("a\u202egnp.pdf", "a\\u202egnp.pdf", id="turns the direction"),
        pytest.param("r\udce9ponse.pdf", "r\\udce9ponse.pdf", id="bytes that are no text"),
    ],
)
def test_names_cannot_break_the_line(text: str, wanted: str, run: Callable[..., Result]) -> None:
    assert printable(text) == wanted
    assert run(text).stderr == f"hmip-parse: {wanted}: no such file or folder; check the spelling of the path\n"
