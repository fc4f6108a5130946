"""Printed lines to paragraphs, headings and list items, in points as a PDF has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from hmip_parse.document import Draft
from hmip_parse.loaders.layout import Line, drafts_from_lines, drafts_in_column
from hmip_parse.loaders.measure import learn, width_of

SIZE, PITCH, LEFT, RIGHT = 11.0, 13.5, 72.0, 520.0
PROSE = (
    "I write to thank you for the report on the Melchester unit which your colleagues visited in the autumn and of "
    "which the Head of Service and I have since read every page with care. It makes three recommendations and I accept "
    "them all. What follows is an account of the steps that have been taken so far and of those that will be taken by "
    "the end of the spring when the new manager at Wykeham Street will have been in post for the better part of a year."
)


def line(
    text: str, top: float, left: float = LEFT, *, page: int = 1, bold: bool = False, body: float | None = None
) -> Line:
    right = left + width_of(text) * 0.556 * SIZE
    return Line(text, page, left, right, top, top + SIZE, bold=bold, size=SIZE, body=body)


def changed(own: Line, **changes: Any) -> Line:
    return Line(**{name: getattr(own, name) for name in Line.__slots__ if name != "height"} | changes)


def wrapped(text: str, top: float, left: float = LEFT, *, first: float | None = None, page: int = 1) -> list[Line]:
    """A text on lines that end at the right margin; ``first`` is where the first of them begins."""
    lines: list[Line] = []
    words: list[str] = []
    for word in [*text.split(), ""]:
        edge = left if lines or first is None else first
        fits = edge + width_of(" ".join([*words, word])) * 0.556 * SIZE <= RIGHT
        if word and (fits or not words):
            words.append(word)
            continue
        lines.append(line(" ".join(words), top + len(lines) * PITCH, edge, page=page))
        words = [word]
    return lines


def stacked(*blocks: Sequence[Line] | float) -> list[Line]:
    """Blocks one below the other, in order; a number is the space in points between two of them."""
    lines: list[Line] = []
    top, space = 72.0, 0.0
    for block in blocks:
        if isinstance(block, float):
            space += block
            continue
        start = block[0].top
        lines += [
            changed(own, top=own.top - start + top + space, bottom=own.bottom - start + top + space) for own in block
        ]
        top, space = lines[-1].top + PITCH, 0.0
    return lines


def told(drafts: Sequence[Draft]) -> list[tuple[str, str, str]]:
    return [
        (f"{draft.kind} {draft.level}" if draft.level else draft.kind, draft.marker, draft.text) for draft in drafts
    ]


def read(*blocks: Sequence[Line] | float) -> list[tuple[str, str, str]]:
    """What is made of blocks that stand below a page of prose, which tells how wide the lines are."""
    prose = wrapped(PROSE, 0)
    drafts = drafts_from_lines(stacked(prose, 8.0, *blocks))
    assert drafts[0].text == PROSE
    return told(drafts[1:])


def one(text: str, left: float = LEFT, *, bold: bool = False, body: float | None = None) -> list[Line]:
    return [line(text, 0, left, bold=bold, body=body)]


PARAGRAPH, ITEM, HEADING = "paragraph", "item", "heading"


def test_short_lines_stay_apart() -> None:
    address = [
        "Jo Bloggs CBE",
        "HM Chief Inspector of Probation",
        "4th Floor, Tannery House,",
        "Leather Lane",
        "BC1 4ZZ",
    ]
    assert read(*[one(text) for text in address]) == [(PARAGRAPH, "", text) for text in address]


def test_space_parts_paragraphs_that_fill_their_lines() -> None:
    full = wrapped(PROSE, 0)[:2]
    first, second = (" ".join(own.text for own in full) for _ in range(2))
    assert read(full, 8.0, full) == [(PARAGRAPH, "", first), (PARAGRAPH, "", second)]


@pytest.mark.parametrize("first", [LEFT + 36, None], ids=["first-line-indent", "flush"])
def test_a_paragraph_may_begin_with_an_indent(first: float | None) -> None:
    assert read(wrapped(PROSE, 0, first=first), wrapped(PROSE, 0, first=LEFT + 36)) == [(PARAGRAPH, "", PROSE)] * 2


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    short = one("That is the first of them.")
    assert read(short, wrapped(PROSE, 0)) == [(PARAGRAPH, "", "That is the first of them."), (PARAGRAPH, "", PROSE)]


def test_bold_lines_are_headings_and_lead_no_paragraph() -> None:
    heading = one("What we have done", bold=True)
    assert read(heading, wrapped(PROSE, 0)) == [(HEADING, "", "What we have done"), (PARAGRAPH, "", PROSE)]


def test_a_bold_sentence_is_no_heading() -> None:
    assert read(one("This must be done at once.", bold=True)) == [(PARAGRAPH, "", "This must be done at once.")]


def test_capitals_with_space_around_them_are_a_heading() -> None:
    assert read(8.0, one("INSPECTION OF MELCHESTER"), 8.0, one("Leather Lane")) == [
        (HEADING, "", "INSPECTION OF MELCHESTER"),
        (PARAGRAPH, "", "Leather Lane"),
    ]


def test_items_hang_from_their_markers() -> None:
    items = [wrapped(f"{sign} {PROSE}", 0, LEFT + 36, first=LEFT + 18) for sign in ("•", "•")]
    assert read(*items) == [(ITEM, "", PROSE)] * 2


def test_items_nest_by_indent() -> None:
    found = read(
        one("1. The first of the steps:"),
        one("• this one", LEFT + 18),
        one("• and that one", LEFT + 18),
        one("2. The second of the steps"),
        one("a) on its own", LEFT + 18),
    )
    assert found == [
        (ITEM, "1.", "The first of the steps:"),
        ("item 1", "", "this one"),
        ("item 1", "", "and that one"),
        (ITEM, "2.", "The second of the steps"),
        ("item 1", "a)", "on its own"),
    ]


def test_items_under_a_colon_nest_without_an_indent() -> None:
    found = read(one("1. The first of the steps:"), one("• this one"), one("2. The second"))
    assert found == [(ITEM, "1.", "The first of the steps:"), ("item 1", "", "this one"), (ITEM, "2.", "The second")]


@pytest.mark.parametrize("lost", [0, 1, 2], ids=["first", "middle", "last"])
def test_an_item_that_lost_its_bullet_is_one(lost: int) -> None:
    texts = ["Leaders knew the unit well.", "Vacancies had been filled.", "Partners were content."]
    blocks: list[Sequence[Line] | float] = []
    for at, text in enumerate(texts):
        blocks += [6.0, one(text, LEFT + 36) if at == lost else one(f"• {text}", LEFT + 18, body=LEFT + 36)]
    assert read(one("We note:"), *blocks, 6.0, one("That is all."))[1:-1] == [(ITEM, "", text) for text in texts]


def test_an_indented_answer_to_a_numbered_item_is_no_item() -> None:
    found = read(one("1. Fill the posts.", body=LEFT + 18), one("Accepted. We shall.", LEFT + 18), one("2. Pay more."))
    assert found == [(ITEM, "1.", "Fill the posts."), (PARAGRAPH, "", "Accepted. We shall."), (ITEM, "2.", "Pay more.")]


def test_a_sentence_on_a_line_of_its_own_goes_on_with_its_bullet() -> None:
    found = read(one("• Nearly all of them are.", body=LEFT + 18), one("The rest will be.", LEFT + 18))
    assert found == [(ITEM, "", "Nearly all of them are. The rest will be.")]


@pytest.mark.parametrize(
    ("markers", "texts"),
    [
        pytest.param(["•", "•"], ["One thing", "Another thing"], id="bullets-then-texts"),
        pytest.param(["1.", "2."], ["One thing", "Another thing"], id="numbers-then-texts"),
    ],
)
def test_markers_on_lines_of_their_own_find_their_texts(markers: list[str], texts: list[str]) -> None:
    printed = ["" if marker == "•" else marker for marker in markers]
    blocks: list[Sequence[Line] | float] = []
    for text in (*markers, *texts):
        blocks += [8.0, one(text)]
    assert read(*blocks) == [(ITEM, marker, text) for marker, text in zip(printed, texts, strict=True)]


def test_a_lone_number_without_a_text_stays() -> None:
    assert read(one("5.1")) == [(PARAGRAPH, "", "5.1")]


def test_unmarked_lines_under_a_colon_are_items() -> None:
    found = read(one("We will:"), 6.0, one("fill the posts;"), 6.0, one("pay more; and"), 6.0, one("train them."))
    assert [kind for kind, _, _ in found] == [PARAGRAPH, ITEM, ITEM, ITEM]


@pytest.mark.parametrize("dash", ["–", "-"])
def test_a_dash_that_opens_a_wrapped_line_is_no_bullet(dash: str) -> None:
    text = f"{PROSE[: PROSE.index('colleagues') - 1]} {dash} colleagues and all who came with them to this place then"
    found = read(wrapped(text, 0))
    assert [kind for kind, _, _ in found] == [PARAGRAPH]


def test_a_number_that_ends_a_sentence_opens_no_item() -> None:
    head = wrapped(PROSE, 0)[0].text.rsplit(" ", 1)[0]
    found = read([*one(f"{head} of"), line("12. They were all seen within a week", PITCH)])
    assert found == [(PARAGRAPH, "", f"{head} of 12. They were all seen within a week")]


def paged(text: str, left: float = LEFT, *, first: float | None = None, cut: int = 2) -> list[Line]:
    """A text over two pages, ``cut`` lines of it on the first."""
    lines = wrapped(text, 600, left, first=first)
    return lines[:cut] + [
        changed(own, page=2, top=72 + at * PITCH, bottom=83 + at * PITCH) for at, own in enumerate(lines[cut:])
    ]


@pytest.mark.parametrize(
    ("text", "left", "first", "kind"),
    [
        pytest.param(PROSE, LEFT, None, PARAGRAPH, id="paragraph"),
        pytest.param(f"• {PROSE}", LEFT + 36, LEFT + 18, ITEM, id="item"),
    ],
)
def test_a_block_goes_on_over_a_page(text: str, left: float, first: float | None, kind: str) -> None:
    over = paged(text, left, first=first)
    drafts = drafts_from_lines([*wrapped(PROSE, 72), *over, *wrapped(PROSE, 400, page=2)])
    assert [draft.kind for draft in drafts] == [PARAGRAPH, kind, PARAGRAPH]
    ((offset, page),) = drafts[1].breaks
    assert (drafts[1].text, page) == (PROSE, 2)
    assert drafts[1].text[offset:].startswith(over[2].text)


def test_a_sentence_that_ends_a_page_ends_its_block() -> None:
    drafts = drafts_from_lines([*wrapped(PROSE, 600), line("Yours sincerely", 72, page=2)])
    assert [draft.text for draft in drafts] == [PROSE, "Yours sincerely"]


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        pytest.param("I have since met Jo. Jo", True, id="sentence-within"),
        pytest.param("Everything that has been done for Jo", False, id="none"),
    ],
)
def test_a_line_alone_at_the_foot_of_a_page_goes_on_if_it_is_no_heading(text: str, goes_on: bool) -> None:
    foot = line(text, 600)
    foot = changed(foot, right=RIGHT)
    drafts = drafts_from_lines([*wrapped(PROSE, 72), foot, line("Bloggs told me of it.", 72, page=2)])
    assert len(drafts) == 3 - goes_on


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        pytest.param("Lead officer: Jo Bloggs", True, id="label"),
        pytest.param("The unit will report on it.", False, id="sentence"),
    ],
)
def test_a_label_at_the_head_of_a_page_goes_on_with_its_item(text: str, goes_on: bool) -> None:
    item = wrapped(f"• {PROSE}", 600, LEFT + 36, first=LEFT + 18)
    drafts = drafts_from_lines([*wrapped(PROSE, 72), *item, line(text, 72, LEFT + 36, page=2)])
    assert drafts[1].text.endswith(text) == goes_on


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param("Priority concern 2: Staff had no training.", True, id="numbered-label"),
        pytest.param("The concern was: staff had no training.", False, id="prose"),
    ],
)
def test_a_numbered_label_begins_a_block_under_a_full_line_that_ends_a_sentence(text: str, begins: bool) -> None:
    full = changed(line("They have since been seen by the Head of Service and by each of the managers.", 0), right=515)
    found = read(8.0, stacked([full], [line(text, 0)]), 8.0, one("This is another thing."), 8.0, one("So is this."))
    assert (found[0][2] == full.text) == begins


@pytest.mark.parametrize(
    ("last", "whole"),
    [
        pytest.param("3 May 2026", True, id="subject"),
        pytest.param("3 May 2026.", False, id="sentence"),
    ],
)
def test_a_subject_that_was_wrapped_early_is_one_line(last: str, whole: bool) -> None:
    subject = stacked(one("Report on the Melchester unit in the West region, published"), one(last))
    found = read(8.0, one("Dear Jo"), 8.0, subject, 8.0, one("I write to thank you for it."))
    assert (f"{subject[0].text} {last}" in [text for _, _, text in found]) == whole


@pytest.mark.parametrize(
    ("space", "kept"),
    [
        pytest.param(8.0, 0, id="space-shows-paragraphs"),
        pytest.param(0.0, 1, id="no-space"),
    ],
)
def test_a_nearly_full_line_that_ends_a_sentence_goes_on_where_space_shows_paragraphs(space: float, kept: int) -> None:
    first = changed(line("They have since been seen by the Head of Service and by each of the managers.", 0), right=490)
    pair = stacked([first], [line("I am glad of it.", 0)])
    found = read(8.0, pair, space, one("This is another thing."), space, one("So is this."))
    assert (found[0][2] == first.text) == kept


def test_an_address_that_reaches_further_than_the_prose_does_not_hide_its_width() -> None:
    address = [line(f"The {at} Office, Melchester", at * PITCH, RIGHT - 30) for at in range(9)]
    prose = [changed(own, top=own.top + 200, bottom=own.bottom + 200) for own in wrapped(PROSE, 0)]
    assert learn([*address, *prose]).known


def test_long_lines_of_an_address_at_the_right_stay_apart() -> None:
    address = ["The Office of the Inspectorate", "1 The Old Customs House, Wykeham Street,", "Melchester North"]
    lines = stacked(*[[changed(line(text, 0, RIGHT - 225), right=RIGHT - 2)] for text in address])
    assert read(*[[own] for own in lines]) == [(PARAGRAPH, "", text) for text in address]


def test_a_column_beside_another_begins_anew() -> None:
    columns = [line("The Probation", 72), line("Service", 72 + PITCH), line("14 May 2026", 72, 400)]
    assert [draft.text for draft in drafts_from_lines(columns)] == ["The Probation", "Service", "14 May 2026"]


def test_a_ready_draft_stays_in_its_place() -> None:
    table = Draft("table")
    drafts = drafts_from_lines([line("Above", 72), table, line("Below", 300)])
    assert [draft.text for draft in drafts] == ["Above", "", "Below"]
    assert drafts[1] is table


def test_a_hyphen_at_a_line_end_is_undone_by_the_words_of_the_document() -> None:
    lines = wrapped(PROSE.replace("Melchester", "self-contained Melchester"), 72)
    lines[0] = changed(lines[0], text=lines[0].text + " recom-", hyphenated=True)
    lines[1] = changed(lines[1], text="mendable " + lines[1].text)
    assert "recommendable" in drafts_from_lines(lines)[0].text


def test_cells_of_a_column_are_as_wide_as_its_widest_line() -> None:
    cells = [["Head of Public", "Protection"], ["Deputy Head of PDU"], ["May 2026", "June 2026"]]
    lines = [[line(text, 72 + at * PITCH) for at, text in enumerate(cell)] for cell in cells]
    found = [[draft.text for draft in drafts] for drafts in drafts_in_column(lines)]
    assert found == [["Head of Public Protection"], ["Deputy Head of PDU"], ["May 2026", "June 2026"]]


def test_no_lines_are_no_drafts() -> None:
    assert drafts_from_lines([]) == []
    assert drafts_in_column([]) == []
    assert drafts_in_column([[]]) == [[]]


def test_another_sign_without_an_indent_is_another_level() -> None:
    found = read(one("• One thing."), one("o a part of it"), one("o another part"), one("• Another thing."))
    assert [kind for kind, _, _ in found] == [ITEM, "item 1", "item 1", ITEM]


def test_bullets_that_look_alike_are_one_level() -> None:
    found = read(one("• One thing."), one("● Another thing."), one("· A third."))
    assert [kind for kind, _, _ in found] == [ITEM, ITEM, ITEM]
