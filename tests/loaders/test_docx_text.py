"""What text of a Word document is read, and what is not."""

from __future__ import annotations

import pytest

from tests.loaders.docx_specimen import lines, load, p, r, table, tc, tr

VANISH = "<w:vanish/>"
DELETED_MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(content: str) -> str:
    modern = f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


READ = {
    "a content control around paragraphs": (sdt(p("Rivermead House") + p("Exford")), ["Rivermead House", "Exford"]),
    "a content control within a line": (p(r("On ") + sdt(r("4 May 2025")) + r(".")), ["On 4 May 2025."]),
    "content controls within each other": (sdt(sdt(p(sdt(r("Dated today"))))), ["Dated today"]),
    "a hyperlink": (p(r("See ") + f"<w:hyperlink>{r('our plan')}</w:hyperlink>"), ["See our plan"]),
    "a smart tag": (p(f"<w:smartTag><w:smartTagPr/>{r('Exford')}</w:smartTag>"), ["Exford"]),
    "custom XML": (f"<w:customXml><w:customXmlPr/>{p('Exford')}</w:customXml>", ["Exford"]),
    "a tracked insertion": (
        p(r("We will ") + f'<w:ins w:id="1">{r("also ")}</w:ins>' + r("meet.")),
        ["We will also meet."],
    ),
    "the new place of a move": (p(f'<w:moveTo w:id="1">{r("Moved here.")}</w:moveTo>'), ["Moved here."]),
    "a text box, once": (p(text_box(p("Regional Director")) + r("Body.")), ["Regional Director", "Body."]),
    "a text box in old markup alone": (
        p(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('Aside')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        ["Aside"],
    ),
    "the fallback of a choice that holds no text": (
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
            "<mc:Fallback><w:t>Plain</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["Plain"],
    ),
    "a field's result": (p(r("By ") + field("DATE \\@ d", "3 June") + r(".")), ["By 3 June."]),
    "a simple field's result": (p(f'<w:fldSimple w:instr="DATE">{r("3 June")}</w:fldSimple>'), ["3 June"]),
    "an equation's letters": (p(r("n = ") + "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>"), ["n = 12"]),
    "a word cut into runs": (p(r("Sen") + r("ior ") + r("Off") + r("icer")), ["Senior Officer"]),
    "a hyphen that does not break": (p("<w:r><w:t>risk</w:t><w:noBreakHyphen/><w:t>aware</w:t></w:r>"), ["risk-aware"]),
    "the character of such a hyphen": (p("risk\u2011aware"), ["risk-aware"]),
    "a soft hyphen, as nothing": (
        p("<w:r><w:t>super</w:t><w:softHyphen/><w:t>vision\u00ad</w:t></w:r>"),
        ["supervision"],
    ),
    "capitals by format, as typed": (p(r("Head of PDU", "<w:caps/>")), ["Head of PDU"]),
    "non-breaking spaces, as spaces": (p("4\u00a0May  2025"), ["4 May 2025"]),
    "a symbol in the text that means something": (
        p(r("Done: ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        ["Done: ✓"],
    ),
    "raised letters of an ordinal": (
        p(r("14") + r("th", '<w:vertAlign w:val="superscript"/>') + r(" May")),
        ["14th May"],
    ),
    "a drop capital, with its word": (
        p("T", '<w:framePr w:dropCap="drop"/>') + p("he plan is agreed."),
        ["The plan is agreed."],
    ),
    "two paragraphs whose mark between was deleted": (
        p("We agree. ", DELETED_MARK) + p("All of it."),
        ["We agree. All of it."],
    ),
    "text that is hidden by style and shown by hand": (
        p(r("Shown", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Unseen"/>'),
        ["Shown"],
    ),
}

NOT_READ = {
    "a tracked deletion": p(r("Kept.") + f'<w:del w:id="1">{r("Gone.")}</w:del>'),
    "a deletion's own text": p(r("Kept.") + '<w:del w:id="1"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'),
    "the old place of a move": p(r("Kept.") + f'<w:moveFrom w:id="1">{r("Gone.")}</w:moveFrom>'),
    "a deleted paragraph": p(f'<w:del w:id="1">{r("Gone.")}</w:del>', DELETED_MARK) + p("Kept."),
    "a field's code": p(r("Kept.") + field('HYPERLINK "http://gone.example"', "")),
    "a field within a field's code": p(
        r("Kept.")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + field("MERGEFIELD a", "Gone.")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "hidden text": p(r("Kept.") + r("Gone.", VANISH)),
    "text hidden by a character style": p(r("Kept.") + r("Gone.", '<w:rStyle w:val="UnseenRun"/>')),
    "a paragraph hidden by its style": p("Kept.") + p("Gone.", '<w:pStyle w:val="Unseen"/>'),
    "a footnote's mark": p('<w:r><w:t>Kept.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'),
    "a footnote's mark of the author's own": p(
        r("Kept.") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    ),
    "a raised number": p(r("Kept.") + r("3", '<w:vertAlign w:val="superscript"/>')),
    "a comment's mark": p(
        '<w:commentRangeStart w:id="0"/><w:r><w:t>Kept.</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:annotationRef/><w:commentReference w:id="0"/></w:r>'
    ),
    "an empty content control's prompt": p(r("Kept.") + sdt(r("Click here"), "<w:showingPlcHdr/>")),
    "an empty content control's prompt, block": p("Kept.") + sdt(p("Click here"), "<w:showingPlcHdr/>"),
    "a marking": p("OFFICIAL", '<w:jc w:val="center"/>') + p("Kept."),
    "a bullet character alone": p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>') + p("Kept."),
}

HIDING_STYLES = (
    f'<w:style w:type="paragraph" w:styleId="Unseen"><w:rPr>{VANISH}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="UnseenRun"><w:basedOn w:val="UnseenBase"/></w:style>'
    f'<w:style w:type="character" w:styleId="UnseenBase"><w:rPr>{VANISH}</w:rPr></w:style>'
)


@pytest.mark.parametrize(("body", "expected"), READ.values(), ids=READ.keys())
def test_reads(body: str, expected: list[str]) -> None:
    assert lines(load(body, styles=HIDING_STYLES)) == expected


@pytest.mark.parametrize("body", NOT_READ.values(), ids=NOT_READ.keys())
def test_leaves_out(body: str) -> None:
    assert lines(load(body, styles=HIDING_STYLES)) == ["Kept."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(sdt(tr("One", "Two")), ["One", "Two"], id="around a row"),
        pytest.param(
            tr("One", "Two")
            .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1)
            .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1),
            ["One", "Two"],
            id="around a cell",
        ),
        pytest.param(tr("One", tc(sdt(p("Two")))), ["One", "Two"], id="within a cell"),
    ],
)
def test_reads_content_controls_in_tables(body: str, expected: list[str]) -> None:
    assert lines(load(table(tr("Action", "Owner"), body))) == ["Action", "Owner", *expected]


@pytest.mark.parametrize(
    ("text", "is_left_out"),
    [
        ("OFFICIAL", True),
        ("OFFICIAL-SENSITIVE", True),
        ("OFFICIAL – SENSITIVE: PERSONAL", True),
        ("OFFICIAL: SENSITIVE", True),
        ("Security classification: OFFICIAL", True),
        ("OFFICIAL RESPONSE TO THE REPORT", False),
        ("The official report", False),
        ("OFFICIAL figures show that vacancies fell.", False),
        ("PROTECT THE PUBLIC", False),
    ],
)
def test_markings(text: str, is_left_out: bool) -> None:
    assert lines(load(p(text), p("Body."))) == (["Body."] if is_left_out else [text, "Body."])
