"""Scans and pictures, as the loaders read them: everything here needs the extra ``ocr``."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from hmip_parse.document import Block, Document
from hmip_parse.errors import DamagedPicture, HmipParseError, LargePicture, NoText, PictureFile, ScannedPdf
from hmip_parse.loaders import load
from hmip_parse.recognition import Mode, Recognition
from tests.fixture_letters import LETTERS
from tests.loaders.pdf_specimen import PagePdf, pdf
from tests.loaders.test_pdf import leaves
from tests.scan_specimen import letter, picture, scanned

pytestmark = pytest.mark.ocr

READ = "Thank you for your report. We accept both recommendations."


def lines_of(data: bytes, mode: Mode = "auto") -> list[str]:
    return load(data, Recognition(mode, threads=1)).text.split("\n")


def blocks_of(document: Document) -> dict[str, Block]:
    return {document.text[block.body : block.end]: block for block in leaves(document.blocks)}


@pytest.mark.parametrize("scanner", ["clean", "slanted", "grey", "noisy", "quality 40"])
def test_a_scan_is_read_whatever_the_scanner(scanner: str) -> None:
    assert lines_of(scanned(letter(), scanner=scanner)) == [
        "14 May 2031",
        "Dear Rowena",
        "Inspection of Selby PDU",
        READ,
    ]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read(kind: str) -> None:
    document = load(picture(letter(), kind), Recognition(threads=1))
    assert (document.format, document.recognised, document.pages) == ("image", (1,), (0,))
    assert READ in document.text


@pytest.mark.parametrize(
    "degrees",
    [pytest.param(90, id="on its left"), pytest.param(180, id="upside down"), pytest.param(270, id="on its right")],
)
def test_a_page_that_was_fed_in_another_way_is_turned(degrees: int) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(picture(letter()))).rotate(degrees, expand=True).save(out, "PNG")
    assert lines_of(out.getvalue()) == lines_of(picture(letter()))


SENTENCES = ("This is what the first page says.", "The second one says more.", "And this is the end of the letter.")


def test_a_tiff_has_as_many_pages_as_frames() -> None:
    pages = [PagePdf().lines(72, 100, text) for text in SENTENCES]
    from PIL import Image

    frames = [Image.open(io.BytesIO(picture(page))) for page in pages]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    told: list[tuple[int, int]] = []
    document = load(out.getvalue(), Recognition(threads=1, on_page=lambda *page: told.append(page)))
    assert document.text.split("\n") == list(SENTENCES)
    assert [document.page_of(at) for at in document.pages] == [1, 2, 3]
    assert told == [(1, 3), (2, 3), (3, 3)]


TYPED = PagePdf().lines(72, 100, "A page that is typed, and has a layer of text.", "It has a second line as well.")


@pytest.mark.parametrize(
    ("mode", "recognised", "unread"),
    [
        pytest.param("auto", (2,), (), id="auto: the scanned page alone"),
        pytest.param("never", (), (2,), id="never"),
        pytest.param("force", (1, 2), (), id="force: the typed page too"),
    ],
)
def test_a_typed_letter_with_a_scanned_page(mode: Mode, recognised: tuple[int, ...], unread: tuple[int, ...]) -> None:
    document = load(mixed(), Recognition(mode, threads=1))
    assert (document.recognised, document.unread) == (recognised, unread)
    assert ("Dear Rowena" in document.text) == bool(recognised)
    assert "has a layer of text" in document.text


def mixed() -> bytes:
    """A PDF of a typed page and a scanned one."""
    import pypdfium2

    whole = pypdfium2.PdfDocument(pdf(TYPED))
    whole.import_pages(pypdfium2.PdfDocument(scanned(letter())))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def test_bold_type_bullets_and_a_table_are_seen() -> None:
    page = letter("We will:")
    for index, text in enumerate(("train all staff by June;", "and audit ten cases a month.")):
        page.text(80, 230 + 14 * index, "\xb7", font="Symbol").text(98, 230 + 14 * index, text)
    page.grid([72, 250, 400], [300, 320, 340, 360])
    for row, texts in enumerate((("Action", "Owner"), ("Recruit two officers", "Head of PDU"), ("Audit", "All SPOs"))):
        page.text(78, 314 + 20 * row, texts[0]).text(256, 314 + 20 * row, texts[1])
    document = load(scanned(page, scanner="slanted"), Recognition(threads=1))
    blocks = blocks_of(document)
    assert blocks["Inspection of Selby PDU"].kind == "heading"
    assert blocks["train all staff by June;"].kind == "item"
    assert blocks["and audit ten cases a month."].kind == "item"
    (table,) = [block for block in document.blocks if block.kind == "table"]
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [["Action", "Owner"], ["Recruit two officers", "Head of PDU"], ["Audit", "All SPOs"]]


def test_a_head_in_two_columns_is_read_column_by_column() -> None:
    page = PagePdf().lines(72, 80, "Martin Jones", "HM Chief Inspector of Probation", "Manchester", "M3 3FX")
    page.lines(380, 80, "Tilda Brock", "Area Executive Director", "Leeds", "LS1 2AB")
    page.lines(72, 200, "Dear Martin", "", READ)
    assert lines_of(scanned(page))[:8] == [
        "Martin Jones", "HM Chief Inspector of Probation", "Manchester", "M3 3FX",
        "Tilda Brock", "Area Executive Director", "Leeds", "LS1 2AB",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "mode", "error"),
    [
        pytest.param(lambda: scanned(letter()), "never", ScannedPdf, id="a scan, never"),
        pytest.param(lambda: picture(letter()), "never", PictureFile, id="a picture, never"),
        pytest.param(lambda: scanned(PagePdf()), "auto", NoText, id="a scan of nothing"),
        pytest.param(lambda: picture(PagePdf()), "auto", NoText, id="a picture of nothing"),
        pytest.param(lambda: picture(letter())[:900], "auto", DamagedPicture, id="a picture cut short"),
        pytest.param(lambda: b"\x89PNG\r\n\x1a\n" + b"?" * 90, "auto", DamagedPicture, id="no picture"),
        pytest.param(lambda: large(), "auto", LargePicture, id="a picture that would take all memory"),
    ],
)
def test_refused(data: Callable[[], bytes], mode: Mode, error: type[HmipParseError]) -> None:
    with pytest.raises(error, match="; "):
        load(data(), Recognition(mode, threads=1))


def large() -> bytes:
    """A PNG of a hundred million white pixels, which packs into a few kilobytes."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (10_000, 10_000), 1).save(out, "PNG")
    return out.getvalue()


def test_nothing_is_fetched_and_a_second_reading_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from hmip_parse.loaders import ocr

    def refused(*_: object, **__: object) -> None:
        raise OSError("the network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    ocr._detector.cache_clear()
    ocr._recogniser.cache_clear()
    data = scanned(letter(), scanner="grey")
    assert load(data, Recognition(threads=1)) == load(data, Recognition(threads=1))


@pytest.mark.parametrize("name", ["sefton-each-recommendation-in-turn"])
def test_memory_does_not_grow_with_pages(name: str) -> None:
    import resource

    one = (LETTERS / f"{name}.scan.pdf").read_bytes()
    load(one, Recognition(threads=1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    load(repeated(LETTERS / f"{name}.scan.pdf", 3), Recognition(threads=1))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60 * 1024, "kilobytes"


def repeated(path: Path, times: int) -> bytes:
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for _ in range(times):
        whole.import_pages(pypdfium2.PdfDocument(path))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()
