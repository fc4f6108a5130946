"""Automatic numbers, letters and bullets of Word lists, and how deep an item lies."""

from __future__ import annotations

import pytest

from hmip_parse.document import Document
from tests.loaders.docx_specimen import grid, kinds, load, marker, p, table, tr


def level(ilvl: int, fmt: str, text: str, extra: str = "", left: int = 0) -> str:
    indent = f'<w:pPr><w:ind w:left="{left or 360 * (ilvl + 1)}" w:hanging="360"/></w:pPr>'
    look = f'<w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{ilvl}">{look}{indent}</w:lvl>'


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def num(identifier: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, num_id: int = 1, ilvl: int = 0, extra: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num_id}"/></w:numPr>{extra}')


def markers(document: Document) -> list[str]:
    return [marker(document, block) for block in document.blocks]


def restart(at: int, ilvl: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("fmt", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1)", ["A)", "B)", "C)"]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("cardinalText", "Step %1", ["Step One", "Step Two", "Step Three"]),
        ("decimal", "Recommendation %1:", ["Recommendation 1:", "Recommendation 2:", "Recommendation 3:"]),
        ("bullet", "\uf0b7", ["", "", ""]),
        ("bullet", "–", ["", "", ""]),
        ("bullet", "o", ["", "", ""]),
    ],
)
def test_formats(fmt: str, text: str, expected: list[str]) -> None:
    document = load(*map(item, ("One", "Two", "Three")), numbering=abstract(0, level(0, fmt, text)) + num(1, 0))
    assert markers(document) == expected
    assert [block.kind for block in document.blocks] == ["item"] * 3


@pytest.mark.parametrize(
    ("start", "fmt", "expected"),
    [
        (26, "lowerLetter", ["z", "aa"]),
        (28, "upperLetter", ["BB", "CC"]),
        (39, "lowerRoman", ["xxxix", "xl"]),
        (994, "upperRoman", ["CMXCIV", "CMXCV"]),
        (11, "ordinal", ["11th", "12th"]),
        (21, "cardinalText", ["Twenty-one", "Twenty-two"]),
        (0, "lowerRoman", ["0", "i"]),
        (30000, "lowerLetter", ["30000", "30001"]),
    ],
)
def test_far_along(start: int, fmt: str, expected: list[str]) -> None:
    numbering = abstract(0, level(0, fmt, "%1")) + num(1, 0, restart(start))
    assert markers(load(item("One"), item("Two"), numbering=numbering)) == expected


THREE = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerRoman", "(%3)"))

COUNTING = {
    "deeper levels start again": (
        THREE + num(1, 0),
        [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)],
        ["1.", "1.1", "1.2", "2.", "2.1", "(i)", "(ii)", "2.2", "(i)"],
    ),
    "a deeper level that never starts again": (
        abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>'))
        + num(1, 0),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["1.", "(a)", "2.", "(b)"],
    ),
    "two lists of one definition count on": (THREE + num(1, 0) + num(2, 0), [(1, 0), (2, 0)], ["1.", "2."]),
    "a list that starts again": (
        THREE + num(1, 0) + num(2, 0, restart(1)),
        [(1, 0), (1, 0), (2, 0), (2, 0)],
        ["1.", "2.", "1.", "2."],
    ),
    "a list that starts at seven": (THREE + num(1, 0, restart(7)), [(1, 0), (1, 0)], ["7.", "8."]),
    "lists of their own definitions": (
        THREE + abstract(5, level(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 5),
        [(1, 0), (2, 0), (1, 0), (2, 0)],
        ["1.", "a)", "2.", "b)"],
    ),
    "a level redefined by the list": (
        THREE + num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'),
        [(1, 0), (1, 0)],
        ["A.", "B."],
    ),
    "figures throughout, in the legal style": (
        abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
        [(1, 0), (1, 1)],
        ["I.", "1.1"],
    ),
    "a sublevel without its level": (THREE + num(1, 0), [(1, 1), (1, 1)], ["1.1", "1.2"]),
    "a list that is not there": (THREE, [(9, 0)], [""]),
    "a level that is not there": (THREE + num(1, 0), [(1, 5)], [""]),
    "a number taken off": (THREE + num(1, 0), [(0, 0)], [""]),
    "a level that prints nothing": (abstract(0, level(0, "none", "")) + num(1, 0), [(1, 0)], [""]),
    "a list linked to a numbering style": (
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Steps"/></w:abstractNum>'
        + THREE
        + num(1, 3)
        + num(2, 0),
        [(1, 0), (1, 1)],
        ["1.", "1.1"],
    ),
    "a list linked in a circle": (
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Round"/></w:abstractNum>' + num(1, 3) + num(3, 3),
        [(1, 0)],
        [""],
    ),
}

STYLES = (
    '<w:style w:type="numbering" w:styleId="Steps"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Round"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Numbered"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Second"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
)


@pytest.mark.parametrize(("numbering", "items", "expected"), COUNTING.values(), ids=COUNTING.keys())
def test_counting(numbering: str, items: list[tuple[int, int]], expected: list[str]) -> None:
    body = [item(f"Step {i}", num_id, ilvl) for i, (num_id, ilvl) in enumerate(items)]
    document = load(*body, numbering=numbering, styles=STYLES)
    assert markers(document) == expected
    assert [b.kind for b in document.blocks] == ["item" if m else "paragraph" for m in expected]


@pytest.mark.parametrize(
    ("style", "extra", "expected"),
    [
        pytest.param("Numbered", "", "1.", id="from the style"),
        pytest.param("Child", "", "1.", id="from the style it is based on"),
        pytest.param("Second", "", "1.1", id="with the style's level"),
        pytest.param("Numbered", '<w:numPr><w:numId w:val="0"/></w:numPr>', "", id="taken off by hand"),
        pytest.param("Numbered", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "1.1", id="another level by hand"),
    ],
)
def test_numbers_from_styles(style: str, extra: str, expected: str) -> None:
    body = p("Step", f'<w:pStyle w:val="{style}"/>{extra}')
    assert markers(load(body, numbering=THREE + num(1, 0), styles=STYLES)) == [expected]


def test_level_tied_to_a_style() -> None:
    tied = level(1, "decimal", "%1.%2").replace("<w:numFmt", '<w:pStyle w:val="Numbered"/><w:numFmt')
    numbering = abstract(0, level(0, "decimal", "%1."), tied) + num(1, 0)
    body = [item("One"), p("Under one", '<w:pStyle w:val="Numbered"/>')]
    assert markers(load(*body, numbering=numbering, styles=STYLES)) == ["1.", "1.1"]


def test_an_empty_numbered_paragraph_counts_and_a_deleted_one_does_not() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = [
        item("One"),
        item(""),
        item(f'<w:del w:id="2">{"<w:r><w:t>Gone</w:t></w:r>"}</w:del>', extra=deleted),
        item("Next"),
    ]
    assert markers(load(*body, numbering=THREE + num(1, 0))) == ["1.", "3."]


def test_numbered_headings_stay_headings() -> None:
    document = load(item("Staffing", extra='<w:outlineLvl w:val="1"/>'), numbering=THREE + num(1, 0))
    assert kinds(document) == [("heading", "1.", "Staffing")]
    assert document.blocks[0].level == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Recommendation %1:", ("heading", "", "Recommendation 1: Staffing"), id="in words"),
        pytest.param("%1.", ("item", "1.", "Staffing"), id="in figures"),
    ],
)
def test_numbers_of_bold_lines(text: str, expected: tuple[str, str, str]) -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Staffing</w:t></w:r>"
    assert kinds(load(item(bold), numbering=abstract(0, level(0, "decimal", text)) + num(1, 0))) == [expected]


def test_a_number_alone_in_a_cell_is_its_text() -> None:
    rows = [tr("No.", "Action")] + [tr(f"<w:tc>{item('')}</w:tc>", f"Step {n}") for n in "AB"]
    assert grid(load(table(*rows), numbering=THREE + num(1, 0)))[1:] == [["1.", "Step A"], ["2.", "Step B"]]


BULLETS = abstract(7, level(0, "bullet", "•", left=360)) + num(7, 7)
INDENT = '<w:ind w:left="{0}" w:hanging="360"/>'

LEVELS = {
    "by the list's levels": (
        [item("A", ilvl=0), item("B", ilvl=1), item("C", ilvl=2), item("D", ilvl=0)],
        [0, 1, 2, 0],
    ),
    "by the list's levels, though not indented": (
        [item("A", extra=INDENT.format(720)), item("B", ilvl=1, extra=INDENT.format(720))],
        [0, 1],
    ),
    "from the shallowest level that the list uses": ([item("A", ilvl=1), item("B", ilvl=2)], [0, 1]),
    "by indent between lists": ([item("A"), item("B", 7, extra=INDENT.format(1080)), item("C")], [0, 1, 0]),
    "bullets that complete a numbered item": (
        [item("We will:"), item("recruit", 7), item("train", 7), item("And")],
        [0, 1, 1, 0],
    ),
    "bullets that complete nothing": ([item("We recruit."), item("We train.", 7)], [0, 0]),
    "on after a paragraph of the item": (
        [item("A"), p("More on A.", '<w:ind w:left="360"/>'), item("B", ilvl=1)],
        [0, 0, 1],
    ),
    "on after a paragraph between": ([item("A"), p("Between."), item("B", ilvl=1)], [0, 0, 1]),
    "typed bullets by indent": (
        [p("•\tA", INDENT.format(360)), p("o\tB", INDENT.format(720)), p("•\tC", INDENT.format(360))],
        [0, 1, 0],
    ),
    "typed bullets by tabs": ([p("•\tA"), p("\t–\tB"), p("•\tC")], [0, 1, 0]),
    "typed letters under typed numbers": (
        [p("1. We will"), p("(a) recruit"), p("(b) train"), p("2. And")],
        [0, 1, 1, 0],
    ),
}


@pytest.mark.parametrize(("body", "expected"), LEVELS.values(), ids=LEVELS.keys())
def test_levels(body: list[str], expected: list[int]) -> None:
    document = load(*body, numbering=THREE + BULLETS + num(1, 0))
    assert [block.level for block in document.blocks] == expected


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        pytest.param('<w:ind w:left="360"/>', "item", id="stands above the items' text"),
        pytest.param('<w:ind w:left="1800"/>', "paragraph", id="stands elsewhere"),
        pytest.param("", "paragraph", id="stands at the margin"),
    ],
)
def test_a_first_item_that_lost_its_bullet(indent: str, expected: str) -> None:
    body = [p("You found:"), p("Leaders listened.", indent), item("Staff felt safe.", 7)]
    assert load(*body, numbering=BULLETS).blocks[1].kind == expected
