"""What the line breaks, tabs and typed markers of Word paragraphs mean, and which lines are headings."""

from __future__ import annotations

import pytest

from tests.loaders.docx_specimen import kinds, lines, load, p, r

DEAR = p("Dear Ms Oyelowo")
CLOSE = p("Yours sincerely")
LONG = "The region has set out below the steps that it will take in answer to the report, and who is to"

BREAKS = {
    "an address block": (["The Director|4 Weir Lane|Exford"], ["The Director", "4 Weir Lane", "Exford"]),
    "an address block and the date": (["Exford|EX9 1AB||4 May 2025"], ["Exford", "EX9 1AB", "4 May 2025"]),
    "a sender's label in small letters": (
        ["Regional Probation Director, Wessex|cc Private Office"],
        ["Regional Probation Director, Wessex", "cc Private Office"],
    ),
    "prose wrapped by hand": (
        [DEAR, f"{LONG}|take them, and when each of them will be done."],
        ["Dear Ms Oyelowo", f"{LONG} take them, and when each of them will be done."],
    ),
    "prose wrapped by hand before a capital": (
        [DEAR, f"{LONG} ask|Senior Probation Officers for help with it."],
        ["Dear Ms Oyelowo", f"{LONG} ask Senior Probation Officers for help with it."],
    ),
    "prose wrapped by hand at a sentence's end": (
        [DEAR, f"{LONG}|take them. {LONG[:80]} do.|{LONG}|see to each."],
        ["Dear Ms Oyelowo", f"{LONG} take them. {LONG[:80]} do. {LONG} see to each."],
    ),
    "a label under prose": (
        [DEAR, f"{LONG} act.|Owner: Head of PDU"],
        ["Dear Ms Oyelowo", f"{LONG} act.", "Owner: Head of PDU"],
    ),
    "two paragraphs with an empty line between": (
        [DEAR, f"{LONG}||take part."],
        ["Dear Ms Oyelowo", LONG, "take part."],
    ),
    "a salutation and what follows": ([f"Dear Ms Oyelowo|{LONG} act."], ["Dear Ms Oyelowo", f"{LONG} act."]),
    "a signature": (
        [DEAR, CLOSE, "|||Ada Nwosu|Regional Probation Director"],
        ["Dear Ms Oyelowo", "Yours sincerely", "Ada Nwosu", "Regional Probation Director"],
    ),
    "a break of the page": (
        [DEAR, "<w:r><w:t>One.</w:t><w:br w:type='page'/><w:t>Two.</w:t></w:r>"],
        ["Dear Ms Oyelowo", "One.", "Two."],
    ),
}


@pytest.mark.parametrize(("body", "expected"), BREAKS.values(), ids=BREAKS.keys())
def test_line_breaks(body: list[str], expected: list[str]) -> None:
    assert lines(load(*(b if b.startswith("<w:p>") else p(b) for b in body))) == expected


TABS = {
    "two columns": (["Ada Nwosu\t4 May 2025"], ["Ada Nwosu", "4 May 2025"]),
    "two columns over several lines": (
        ["Regional Director\t\tMs B. Oyelowo", "The Probation Service\t\tChief Inspector", "\t\tWeir House"],
        ["Regional Director", "The Probation Service", "Ms B. Oyelowo", "Chief Inspector", "Weir House"],
    ),
    "two columns set with blanks": (["Ada Nwosu            4 May 2025"], ["Ada Nwosu", "4 May 2025"]),
    "a label": (["Tel:\t01632 960000", "Our ref:\tWX/7"], ["Tel: 01632 960000", "Our ref: WX/7"]),
    "a line pushed to the right": (["\t\t\t\t4 May 2025"], ["4 May 2025"]),
    "prose": ([f"{LONG}\tact on it."], [f"{LONG} act on it."]),
}


@pytest.mark.parametrize(("body", "expected"), TABS.values(), ids=TABS.keys())
def test_tabs(body: list[str], expected: list[str]) -> None:
    assert lines(load(*map(p, body), DEAR)) == [*expected, "Dear Ms Oyelowo"]


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("•\tRecruit", "", "Recruit"),
        ("• Recruit", "", "Recruit"),
        ("\uf0b7 Recruit", "", "Recruit"),
        ("- Recruit", "", "Recruit"),
        ("–\tRecruit", "", "Recruit"),
        ("—Recruit", "", "Recruit"),
        ("o\tRecruit", "", "Recruit"),
        ("✓ Recruit", "", "Recruit"),
        ("1.\tRecruit", "1.", "Recruit"),
        ("12. Recruit", "12.", "Recruit"),
        ("1)\tRecruit", "1)", "Recruit"),
        ("(1) Recruit", "(1)", "Recruit"),
        ("1\tRecruit", "1", "Recruit"),
        ("a) Recruit", "a)", "Recruit"),
        ("(b)\tRecruit", "(b)", "Recruit"),
        ("(B) Recruit", "(B)", "Recruit"),
        ("c. recruit", "c.", "recruit"),
        ("(iii) Recruit", "(iii)", "Recruit"),
        ("iv. Recruit", "iv.", "Recruit"),
        ("R3. Recruit", "R3.", "Recruit"),
        ("5.1\tRecruit", "5.1", "Recruit"),
        ("5.1.2 Recruit", "5.1.2", "Recruit"),
        ("A.\tRecruit", "A.", "Recruit"),
    ],
)
def test_typed_markers(text: str, marker: str, rest: str) -> None:
    assert kinds(load(p(text))) == [("item", marker, rest)]


@pytest.mark.parametrize(
    "text",
    [
        "1 Weir Lane",
        "A. Nwosu",
        "I. Nwosu, Head of PDU",
        "2025. That was the year",
        "0.5 FTE will be added",
        "2.5 per cent of cases",
        "30.06.25 at the latest",
        "t. 01632 960000",
        "e. a.nwosu@example.org",
        "of the four",
        "-5 degrees",
        "(Agreed) We will",
        "o'clock",
    ],
)
def test_not_typed_markers(text: str) -> None:
    assert kinds(load(p(text))) == [("paragraph", "", text)]


def test_a_symbol_font_makes_a_bullet() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert kinds(load(p(r("Ø", wingdings) + r("\tRecruit")))) == [("item", "", "Recruit")]


def test_an_item_with_lines_of_its_own() -> None:
    assert kinds(load(DEAR, p("•\tRecruit two officers.|Owner: Head of PDU")))[1:] == [
        ("item", "", "Recruit two officers."),
        ("paragraph", "", "Owner: Head of PDU"),
    ]


BOLD = "<w:b/>"
HEADINGS = {
    "a heading style": (p("Staffing", '<w:pStyle w:val="Heading2"/>'), "heading", 2, True),
    "a title": (p("Our plan", '<w:pStyle w:val="Title"/>'), "heading", 1, False),
    "an outline level": (p("Staffing", '<w:outlineLvl w:val="0"/>'), "heading", 1, False),
    "the outline level of body text": (p("Staffing", '<w:outlineLvl w:val="9"/>'), "paragraph", 0, False),
    "wholly bold": (p(r("Staffing ", BOLD) + r(" ") + r("and training", BOLD)), "heading", 0, True),
    "wholly underlined": (p(r("Staffing", '<w:u w:val="single"/>')), "heading", 0, False),
    "an underlined address": (p(r("a.nwosu@example.org", '<w:u w:val="single"/>')), "paragraph", 0, False),
    "partly bold": (p(r("Staffing. ", BOLD) + r("We will recruit")), "paragraph", 0, False),
    "a bold sentence": (p(r("We will recruit.", BOLD)), "paragraph", 0, True),
    "bold taken off by hand": (
        p(r("Staffing", '<w:b w:val="0"/>'), '<w:pStyle w:val="Heavy"/>'),
        "paragraph",
        0,
        False,
    ),
    "bold by a character style": (p(r("Staffing", '<w:rStyle w:val="Strong"/>')), "heading", 0, True),
    "capitals alone on a line": (p("STAFFING AND TRAINING"), "heading", 0, False),
    "capitals that are a code": (p("WX 7 HMIP"), "paragraph", 0, False),
    "capitals of an item": (p("•\tSTAFFING AND TRAINING"), "item", 0, False),
    "a bold numbered line": (p(r("1. Staffing", BOLD)), "item", 0, True),
    "a bold item": (p(r("•\tRecruit.", BOLD)), "item", 0, True),
    "prose in a heading style": (p(LONG * 3, '<w:pStyle w:val="Heading2"/>'), "paragraph", 0, True),
}


@pytest.mark.parametrize(("body", "kind", "level", "bold"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(body: str, kind: str, level: int, bold: bool) -> None:
    heavy = f'<w:style w:type="paragraph" w:styleId="Heavy"><w:rPr>{BOLD}</w:rPr></w:style>'
    block = load(body, styles=heavy).blocks[0]
    assert (block.kind, block.level, block.bold) == (kind, level, bold)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            [DEAR, p(r("Inspection of Exford PDU|June 2025", BOLD))],
            ["Inspection of Exford PDU June 2025"],
            id="a subject",
        ),
        pytest.param(
            [DEAR, p("Inspection of|Exford", '<w:pStyle w:val="Heading1"/>')], ["Inspection of Exford"], id="a heading"
        ),
        pytest.param([DEAR, CLOSE, p(r("Ada Nwosu|Director", BOLD))], ["Ada Nwosu", "Director"], id="a bold signature"),
        pytest.param([p(r("Ada Nwosu|Director", BOLD)), DEAR], ["Ada Nwosu", "Director"], id="a bold letterhead"),
        pytest.param(
            [DEAR, p(r("Staffing", BOLD) + r("|We recruit."))], ["Staffing", "We recruit."], id="a bold line over prose"
        ),
    ],
)
def test_bold_lines_with_breaks(body: list[str], expected: list[str]) -> None:
    assert [line for line in lines(load(*body)) if not line.startswith(("Dear", "Yours"))] == expected
