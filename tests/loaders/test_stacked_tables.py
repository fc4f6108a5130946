"""Tables whose cells were printed one below the other: put back into rows, or left as they are."""

from __future__ import annotations

import pytest

from hmip_parse.document import Cell, Document
from hmip_parse.loaders.text import load_text

HEADER = """
Rec
No

Recommendation

Agreed/
Not agreed

Action taken
or planned

Owner

Target
date
"""
NAMES = ["Rec No", "Recommendation", "Agreed/ Not agreed", "Action taken or planned", "Owner", "Target date"]
FIRST = """
1

Assess the risk of harm to
others in every case.

Agreed

A forum has met each week
since January.
Officers keep a log of it.

Head of Service,
Barset

May 2026
"""
SECOND = """
2

See each person at home.

Not agreed

There are no cars for it.

N/A

N/A
"""


def cell_text(document: Document, cell: Cell) -> str:
    return document.text[cell.start : cell.end].replace("\n", " / ")


def grid(text: str) -> list[list[str]]:
    document = load_text(text.encode())
    (table,) = [block for block in document.blocks if block.kind == "table"]
    return [[cell_text(document, cell) for cell in row] for row in table.rows]


ROWS = [
    [
        "1",
        "Assess the risk of harm to others in every case.",
        "Agreed",
        "A forum has met each week since January. / Officers keep a log of it.",
        "Head of Service, Barset",
        "May 2026",
    ],
    ["2", "See each person at home.", "Not agreed", "There are no cars for it.", "N/A", "N/A"],
]


def test_cells_go_back_into_their_rows() -> None:
    assert grid(f"Plan\n{HEADER}{FIRST}{SECOND}\nI shall write again.") == [NAMES, *ROWS]


def test_numbers_and_recommendations_may_come_after_their_answers() -> None:
    answers = FIRST[FIRST.index("Agreed") :], SECOND[SECOND.index("Not agreed") :]
    heads = FIRST[: FIRST.index("Agreed")], SECOND[: SECOND.index("Not agreed")]
    assert grid(f"Plan\n{HEADER}\n{answers[0]}\n{answers[1]}\n{heads[0]}\n{heads[1]}") == [NAMES, *ROWS]


def test_a_row_goes_on_over_a_page_under_the_header_repeated() -> None:
    cut = FIRST.replace("since January.", "since\n\f" + HEADER + "\nJanuary.").split("Head of Service")
    first = FIRST.replace("week\nsince January.\nOfficers keep a log of it.", "week and")
    second = "\f" + HEADER + "\nhas kept a log since.\n" + SECOND
    assert len(cut) == 2
    found = grid(f"Plan\n{HEADER}{first}{second}")
    assert [row[0] for row in found] == ["Rec No", "1", "2"]
    assert found[1][3] == "A forum has met each week and has kept a log since."


def test_headings_stand_above_the_row_they_lead() -> None:
    found = grid(f"Plan\n{HEADER}\nThe unit should:\n{FIRST}\nThe region should:\n{SECOND}")
    assert [row[0] for row in found] == ["Rec No", "The unit should:", "1", "The region should:", "2"]


def test_a_further_action_is_a_row_of_its_own() -> None:
    further = "\nA test will follow it.\n\nStaff College\n\nJune 2026\n"
    found = grid(f"Plan\n{HEADER}{FIRST}{further}{SECOND}")
    assert found[2] == ["A test will follow it.", "Staff College", "June 2026"]


def test_what_comes_below_is_no_part_of_it() -> None:
    document = load_text(f"Plan\n{HEADER}{FIRST}{SECOND}\nI shall write again in May.\n\nYours sincerely".encode())
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEADER, id="header-alone"),
        pytest.param(HEADER + FIRST.replace("\n1\n", "\n"), id="no-number"),
        pytest.param(HEADER.replace("Agreed/\nNot agreed\n\n", "") + FIRST, id="no-column-of-agreement"),
        pytest.param("Owner\n\nTarget date\n\nAction\n\nAgreed\n\nIn full", id="no-number-column"),
    ],
)
def test_what_does_not_match_stays_as_it_is(text: str) -> None:
    assert "table" not in {block.kind for block in load_text(f"Plan\n{text}".encode()).blocks}
