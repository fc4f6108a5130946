"""Documents made to do harm: each gives a right answer or an error that says what is wrong, and nothing leaks.

What takes too long shows as a test that does not end; benchmarks/growth.py measures.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from hmip_parse.errors import DamagedDocx, DamagedPdf, EncryptedOffice, EncryptedPdf, HmipParseError, NoText, TooLarge
from hmip_parse.loaders import load
from tests.loaders.docx_specimen import RULED, build, p, part, r, rewritten, table, tc, tr
from tests.loaders.pdf_specimen import PagePdf, pdf
from tests.test_cli_errors import pdf as raw_pdf

GOOD = build(p("We agree."))
MAIN = "word/document.xml"


def with_body(xml: str) -> bytes:
    main = part(GOOD, MAIN)
    start, end = main.index(b"<w:body>") + len(b"<w:body>"), main.index(b"</w:body>")
    return packed({MAIN: main[:start] + xml.encode() + main[end:]})


def packed(changes: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, twice: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rewritten(GOOD, {}))) as source, zipfile.ZipFile(out, "w", method) as target:
        for name in [*source.namelist(), *(set(changes) - set(source.namelist()))]:
            target.writestr(name, changes.get(name) or source.read(name))
        if twice:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                target.writestr(twice, source.read(twice))
    return out.getvalue()


def encrypted() -> bytes:
    """The package with the mark of encryption on each entry (APPNOTE 4.4.4, bit 0)."""
    data = bytearray(packed({}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, 1)
            at = data.find(mark, at + 4)
    return bytes(data)


def declaring(doctype: str, text: str, first: str = "") -> bytes:
    """The package with a document type, another text, and markup before it."""
    main = part(GOOD, MAIN).replace(b"<w:document", doctype.encode() + b"<w:document", 1)
    main = main.replace(b"<w:body>", b"<w:body>" + first.encode()).replace(b"We agree.", text.encode())
    return packed({MAIN: main})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
DEEP = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"

REFUSED_DOCX = {
    "a zip bomb": (packed({"word/styles.xml": b" " * 40_000_000}), TooLarge, "33,554,432 bytes in one part"),
    "many parts that make one": (packed({f"word/{n}.xml": b" " * 30_000_000 for n in range(3)}), TooLarge, "unpacked"),
    "a million tags": (with_body("<w:p/>" * 2_000_001), TooLarge, "tags"),
    "billion laughs": (declaring(f"<!DOCTYPE d [{LAUGHS}]>", "&l9;"), DamagedDocx, "document type"),
    "laughs in an attribute": (
        declaring(f"<!DOCTYPE d [{LAUGHS}]>", "x", '<w:p w:rsidR="&l9;"/>'),
        DamagedDocx,
        "document type",
    ),
    "a document type elsewhere": (
        declaring('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">', "x"),
        DamagedDocx,
        "document type",
    ),
    "two entries of one name": (packed({}, twice=MAIN), DamagedDocx, "one name"),
    "encrypted entries": (encrypted(), EncryptedOffice, "password"),
    "packed with bzip2": (packed({}, method=zipfile.ZIP_BZIP2), DamagedDocx, "packed"),
    "markup nested without end": (with_body("<w:sdt>" * 5000 + "</w:sdt>" * 5000), TooLarge, "256 elements"),
    "an attribute of megabytes": (with_body(f'<w:p w:rsidR="{"a" * 11_000_000}"/>'), TooLarge, "one piece of text"),
    "a text of megabytes": (with_body(p("a" * 11_000_000)), TooLarge, "one piece of text"),
}


@pytest.mark.parametrize(("data", "error", "says"), REFUSED_DOCX.values(), ids=REFUSED_DOCX.keys())
def test_a_word_file_is_refused(data: bytes, error: type[HmipParseError], says: str) -> None:
    with pytest.raises(error, match=says):
        load(data)


def styled(count: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )


LINKS = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
LINKED = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
ABSURD = '<w:numPr><w:ilvl w:val="-99999999999"/><w:numId w:val="1e300"/></w:numPr><w:ind w:left="1e308"/>'
FAR = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId99" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
FIELDS = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 8_000

READ_DOCX = {
    "names that lead out": packed(dict.fromkeys(("../../tmp/evil.xml", "/etc/evil.xml", "C:\\evil.xml"), b"<a/>")),
    "names with controls": packed({"word/\x1b[31m\n.xml": b"<a/>"}),
    "a picture that is a bomb": packed({"word/media/image1.png": b"\0" * 100_000_000}),
    "an attached template elsewhere": packed({"word/_rels/settings.xml.rels": FAR}),
    "a circle of 5,000 styles": build(p("We agree.", '<w:pStyle w:val="S0"/>') * 50, styles=styled(5000)),
    "a circle of lists": build(p("We agree.", NUMBERED), numbering=LINKS, styles=LINKED),
    "absurd numbers": build(p("We agree.", ABSURD)),
    "a text that is deep in tables": with_body(DEEP[0] * 75 + p("We agree.") + DEEP[1] * 75),
    "open fields": build(p(FIELDS + r("We agree."))),
    "paragraphs that run on": build(
        p("", "<w:rPr><w:del/></w:rPr>") * 5_000 + p("We ", "<w:rPr><w:del/></w:rPr>") + p("agree.")
    ),
}  # fmt: skip


@pytest.mark.parametrize("data", READ_DOCX.values(), ids=READ_DOCX.keys())
def test_a_word_file_is_read(data: bytes) -> None:
    assert set(load(data).text.split("\n")) == {"We agree."}


def test_absurd_cells_stay_within_a_table() -> None:
    wide = tc("We agree.", '<w:gridSpan w:val="99999999"/>')
    rows = (tr(wide, tc(f"To act {n}", "<w:vMerge/>"), tc("In May")) for n in range(3))
    document = load(build(table(tr("a", "b", "c"), *rows, properties=RULED)))
    cells = [cell for row in document.blocks[0].rows for cell in row]
    assert cells
    assert max(cell.column + cell.column_span for cell in cells) <= 3 * 63


def test_list_levels_have_an_end() -> None:
    items = (p("We agree.", f'{NUMBERED}<w:ind w:left="{200 * n}"/>') for n in range(600))
    bullet = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    from hmip_parse.pipeline import parse_bytes

    numbering = bullet + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert parse_bytes(build("".join(items), numbering=numbering)).document_type == "other"


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
FEW = b"<</Type/Pages/Kids[3 0 R]/Count 99>>"
MANY = b"<</Type/Pages/Kids[%s]/Count 10000>>" % (b"3 0 R " * 10_000)
PDFS = {
    "pages in a circle": (raw_pdf([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]), DamagedPdf, "damaged"),
    "pages that are not there": (raw_pdf([CATALOG, FEW, PAGE]), DamagedPdf, "damaged"),
    "ten thousand pages": (
        raw_pdf([CATALOG, MANY, PAGE]), TooLarge, "5,000 pages",
    ),
    "type of no size at all": (pdf(PagePdf().text(72, 72, "We agree.", size=0)), NoText, "no text in it;"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), PDFS.values(), ids=PDFS.keys())
def test_a_pdf_is_refused(data: bytes, error: type[HmipParseError], says: str) -> None:
    with pytest.raises(error, match=says):
        load(data)


def with_page(**changes: bytes) -> bytes:
    data = pdf(PagePdf().text(72, 72, "We agree."))
    for old, new in changes.items():
        data = data.replace({"box": b"[0 0 595 842]", "catalog": b"/Type /Catalog", "turn": b"/Rotate 0"}[old], new)
    return data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_page(box=b"[0 0 1e30 1e30]"), id="a page as wide as a galaxy"),
        pytest.param(with_page(box=b"[595 842 0 0]"), id="a page inside out"),
        pytest.param(with_page(box=b"[nan inf -inf 0]"), id="a page of no numbers"),
        pytest.param(with_page(turn=b"/Rotate 7777770"), id="a page turned often"),
        pytest.param(with_page(catalog=b"/OpenAction<</S/JavaScript/JS(x)>>/Type/Catalog"), id="a script"),
        pytest.param(with_page(catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>/Type/Catalog"), id="a launch"),
        pytest.param(
            pdf(PagePdf().text(72, 72, "We agree.")).replace(b"/Root", b"/Prev 600/Root"), id="a circle of tables"
        ),
        pytest.param(pdf(*(PagePdf().text(72, 72, "We agree.") for _ in range(4))), id="slides that repeat themselves"),
        pytest.param(pdf(PagePdf().slanted(9, 9, "x", (0, 0, 0, 0)).text(72, 72, "We agree.")), id="type of no size"),
    ],
)
def test_a_pdf_is_read(data: bytes) -> None:
    assert "We agree." in load(data).text


def test_a_damaged_pdf_after_an_encrypted_one_is_not_called_encrypted() -> None:
    locked, damaged = pdf(PagePdf(), password=True), b"%PDF-1.3\n1 0 obj\n<< >>\nendobj\n%%EOF\n"
    for data, error in ((locked, EncryptedPdf), (damaged, DamagedPdf), (locked, EncryptedPdf)):
        with pytest.raises(error):
            load(data)


TEXTS = {
    "a line of a million letters": (b"a" * 1_000_000, TooLarge),
    "a line of thousands of words": (b"we go " * 20_000, TooLarge),
    "form feeds by the thousand": (
        b"".join(
            b"We agreed this with person %s.\n\f" % bytes([97 + n % 26, 97 + n // 26 % 26, 97]) for n in range(1000)
        ),
        None,
    ),
    "a thousand columns": (b"|a" * 1000 + b"|\n|" + b"-|" * 1000 + b"\n" + b"|b" * 1000 + b"|\n", None),
    "quoted a thousand times": (b"> " * 1000 + b"We agree.\n", None),
    "indented ever deeper": (b"".join(b" " * n + b"- We agree.\n" for n in range(1500)), None),
    "commas behind a verb": (b"We have " + b"," * 5000 + b" agreed.\n", None),
    "an expectation of nothing": (b"What we expect; it is so. They are expected; we expect.\n", None),
    "marks upon a letter": (b"a" + "\u0301\u0316".encode() * 40_000, None),
    "nothing but controls": (b"a\x1b\x08" * 100, None),
    "half a character in UTF-16": (("\ufeff" + "We agree.\ud800 " * 9).encode("utf-16-le", "surrogatepass"), None),
}


@pytest.mark.parametrize(("data", "error"), TEXTS.values(), ids=TEXTS.keys())
def test_text(data: bytes, error: type[HmipParseError] | None) -> None:
    from hmip_parse.pipeline import parse_bytes

    if error:
        with pytest.raises(error):
            parse_bytes(data)
    else:
        assert parse_bytes(data).document_type == "other"
