"""Word packages: what opens, what is refused and how, letterheads in page headers, and the fixture letters."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from hmip_parse.document import Block
from hmip_parse.errors import DamagedDocx, EncryptedOffice, HmipParseError, NoText, UnknownFormat
from hmip_parse.loaders.docx import load_docx
from tests.loaders.docx_specimen import build, lines, load, p, part, r, rewritten, table, tr

FIXTURES = Path(__file__).parents[2] / "fixtures" / "letters"
BODY = p("We agree.")
GOOD = build(BODY)
MAIN = "word/document.xml"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def zipped(**entries: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def of_type(content_type: bytes) -> bytes:
    word = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = part(GOOD, "[Content_Types].xml")
    return rewritten(GOOD, {"[Content_Types].xml": types.replace(word, content_type)})


def with_main(old: bytes, new: bytes) -> bytes:
    return rewritten(GOOD, {MAIN: part(GOOD, MAIN).replace(old, new)})


SHEET = of_type(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
SLIDES = of_type(b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
REFUSED = {
    "cut short": (GOOD[: len(GOOD) // 2], DamagedDocx),
    "nothing but a beginning": (b"PK\x03\x04", DamagedDocx),
    "no zip": (b"Dear Ms Oyelowo", DamagedDocx),
    "bytes overwritten": (GOOD[:400] + b"\x00" * 4000 + GOOD[4400:], DamagedDocx),
    "no main part": (rewritten(GOOD, {MAIN: None}), DamagedDocx),
    "no relationships": (rewritten(GOOD, {"_rels/.rels": None}), DamagedDocx),
    "no list of types": (rewritten(GOOD, {"[Content_Types].xml": None}), DamagedDocx),
    "a main part that is no XML": (rewritten(GOOD, {MAIN: b"<w:document"}), DamagedDocx),
    "a main part without a body": (with_main(b"w:body", b"w:corpus"), DamagedDocx),
    "a spreadsheet": (SHEET, UnknownFormat),
    "slides": (SLIDES, UnknownFormat),
    "an OpenDocument text": (zipped(mimetype="application/vnd.oasis.opendocument.text"), UnknownFormat),
    "any other zip": (zipped(letter="Dear Ms Oyelowo"), UnknownFormat),
    "an encrypted package": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, EncryptedOffice),
    "no text": (build(p("")), NoText),
    "no text but a marking": (build(p("OFFICIAL"), header=p("OFFICIAL")), NoText),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses(data: bytes, error: type[HmipParseError]) -> None:
    with pytest.raises(error):
        load_docx(data)


LOOP = '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
NO_NUMBERS = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="many"/></w:numPr><w:ind w:left="1e999"/>'
OPENED = {
    "a macro-enabled document": of_type(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    "a template": of_type(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    "a strict document": with_main(TRANSITIONAL, STRICT),
    "no styles": rewritten(GOOD, {"word/_rels/document.xml.rels": NO_RELATIONS}),
    "a pointer to a part that is gone": rewritten(GOOD, {"docProps/thumbnail.jpeg": None}),
    "a comment in the markup": with_main(b"<w:body>", b"<w:body><!-- drawn up in May --><?word draft?>"),
    "a style that is based on itself": build(p("We agree.", '<w:pStyle w:val="Loop"/>'), styles=LOOP),
    "a style that is not there": build(p("We agree.", '<w:pStyle w:val="Nowhere"/>')),
    "numbers that are none": build(p("We agree.", NO_NUMBERS)),
}


@pytest.mark.parametrize("data", OPENED.values(), ids=OPENED.keys())
def test_opens(data: bytes) -> None:
    assert load_docx(data).text == "We agree."


HEADING = '<w:style w:type="paragraph" w:styleId="Subject"><w:name w:val="heading 2"/></w:style>'
LATENT = '<w:latentStyles w:count="2"><w:lsdException w:name="heading 2"/></w:latentStyles>'
LOOKS = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr><w:tblStylePr w:type="lastRow"/>'
GRID = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>{LOOKS}</w:style>'
STYLES = {
    "alone": HEADING,
    "behind Word's list and a table's style": LATENT + GRID + HEADING,
    "before a table's style": HEADING + GRID,
    "behind a list that is empty": '<w:latentStyles w:count="2"/>' + HEADING + GRID,
    "behind a comment that holds a list's tag": '<!-- <w:latentStyles w:count="2"> -->' + HEADING + LATENT,
    "behind a comment that holds a table's tag": '<!-- <w:tblStylePr w:type="firstRow"> -->' + HEADING + GRID,
}


@pytest.mark.parametrize("styles", STYLES.values(), ids=STYLES.keys())
def test_a_style_is_found(styles: str) -> None:
    document = load_docx(build(p("Our plan", '<w:pStyle w:val="Subject"/>'), styles=styles))
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 2)]


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE d [<!ENTITY near "expanded"><!ENTITY far SYSTEM "{secret.as_uri()}">]><w:document'.encode()
    main = part(GOOD, MAIN).replace(b"<w:document", doctype).replace(b"We agree.", b"We &near; &far; agree.")
    with pytest.raises(DamagedDocx, match="declares a document type"):
        load_docx(rewritten(GOOD, {MAIN: main}))
    from docx.oxml.parser import parse_xml

    text = "".join(parse_xml(main).itertext("{*}t"))
    assert "secret" not in text
    assert "expanded" not in text


@pytest.mark.parametrize("at", range(0, len(GOOD), len(GOOD) // 40))
def test_only_errors_of_our_own_come_out_of_damage(at: int) -> None:
    damaged = GOOD[:at] + bytes(255 - byte for byte in GOOD[at : at + 8]) + GOOD[at + 8 :]
    with contextlib.suppress(HmipParseError):
        load_docx(damaged)


LETTERHEADS = {
    "an address in the first page's header": (
        {"first_header": p("The Service") + p("Exford EX9 1AB")},
        ["The Service", "Exford EX9 1AB"],
    ),
    "a single line in the first page's header": ({"first_header": p("The Service")}, ["The Service"]),
    "the first page's, not the others'": (
        {"first_header": p("The Service"), "header": p("Our plan|Exford|EX9 1AB")},
        ["The Service"],
    ),
    "an address in every page's header": (
        {"header": p("The Service|4 Weir Lane|Exford EX9 1AB")},
        ["The Service", "4 Weir Lane", "Exford EX9 1AB"],
    ),
    "the body's name": ({"header": p("HM Prison and Probation Service")}, ["HM Prison and Probation Service"]),
    "in a table, with a marking": (
        {"first_header": p("OFFICIAL") + table(tr("The Service", "Exford")) + p("")},
        ["The Service", "Exford"],
    ),
    "a running title": ({"header": p("Reply to the inspection of Exford PDU")}, []),
    "a marking": ({"header": p("OFFICIAL"), "first_header": p("OFFICIAL")}, []),
    "a page number": (
        {"first_header": p(r("Page ") + f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>' + r(" of 3"))},
        [],
    ),
    "a footer": ({"footer": p("4 Weir Lane|Exford|EX9 1AB")}, []),
}


@pytest.mark.parametrize(("parts", "expected"), LETTERHEADS.values(), ids=LETTERHEADS.keys())
def test_letterheads_in_page_headers(parts: dict[str, str], expected: list[str]) -> None:
    assert lines(load(p("Dear Ms Oyelowo"), **parts)) == [*expected, "Dear Ms Oyelowo"]


def test_blocks_lie_in_the_text_in_order() -> None:
    document = load(p("Dear Ms Oyelowo"), p("1. We agree."), table(tr("No.", "Action"), tr("1", "Recruit")))
    assert document.format == "docx"
    assert document.pages == ()
    texts = [document.text[b.start : b.end] for b in document.blocks]
    assert texts == ["Dear Ms Oyelowo", "1. We agree.", "No.\nAction\n1\nRecruit"]
    assert {b.page for b in document.blocks} == {None}


GOLDS = sorted(FIXTURES.glob("*.gold.json"))


def test_there_are_fixtures() -> None:
    assert GOLDS


@pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_fixture_letters_hold_what_their_gold_says(gold: Path) -> None:
    right = json.loads(gold.read_text())
    document = load_docx(gold.with_name(gold.name.replace(".gold.json", ".docx")).read_bytes())
    pieces = {document.text[b.body : b.end] for b in every_block(document.blocks)}
    texts = [action["text"] for action in right["actions"]] + right["strengths"]
    texts += [recommendation["text"] for recommendation in right["recommendations"] if recommendation["text"]]
    assert [line for text in texts for line in text.split("\n") if line not in document.text] == []
    parties = [right["sender"], right["addressee"]]
    addresses = [line for party in parties for line in party["address"]]
    starts = tuple(piece.rstrip(",") for piece in pieces)
    assert [line for line in addresses if not any(piece.startswith(line) for piece in starts)] == []


def every_block(blocks: tuple[Block, ...]) -> list[Block]:
    inner = [b for block in blocks for row in block.rows for cell in row for b in every_block(cell.blocks)]
    return [*blocks, *inner]
