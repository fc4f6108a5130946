"""Tables written with pipes or tabs, and lines that only have one in them."""

from __future__ import annotations

import pytest

from hmip_parse.document import Draft
from hmip_parse.loaders.text_tables import cell_drafts, table_at


def grid(draft: Draft) -> list[list[str]]:
    return [[" / ".join(f"{d.marker} {d.text}".strip() for d in cell.drafts) for cell in row] for row in draft.rows]


def read(text: str) -> tuple[list[list[str]], int] | None:
    found = table_at(text.split("\n"), 0)
    return found and (grid(found[0]), found[1])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("| No | What |\n|---|:--|\n| 1 | Act |", [["No", "What"], ["1", "Act"]], id="markdown"),
        pytest.param("No | What\n--- | ---\n1 | Act", [["No", "What"], ["1", "Act"]], id="without-outer-pipes"),
        pytest.param("| No | What |\n| 1 | Act |", [["No", "What"], ["1", "Act"]], id="without-a-rule"),
        pytest.param("| a | **b**<br>(a) c<br>(b) d |\n|---|---|", [["a", "b / (a) c / (b) d"]], id="line-breaks"),
        pytest.param("| a \\| b | c |\n|---|---|", [["a | b", "c"]], id="escaped-pipe"),
        pytest.param("| a |  | c |\n|---|---|---|", [["a", "", "c"]], id="empty-cell"),
        pytest.param(
            "+----+------+\n| No | What |\n+====+======+\n| 1  | Act  |\n|    | now  |\n+----+------+",
            [["No", "What"], ["1", "Act now"]],
            id="grid",
        ),
        pytest.param("No\tWhat\tWhen\n1\tAct\tMay", [["No", "What", "When"], ["1", "Act", "May"]], id="tabs"),
        pytest.param(
            "Action\nOwner\nWhen\nAct now.\nA. Lead\nMay\nAct later.\nB. Lead\nJune",
            [["Action", "Owner", "When"], ["Act now.", "A. Lead", "May"], ["Act later.", "B. Lead", "June"]],
            id="a cell a line",
        ),
        pytest.param(
            "Recommendation\nOur response\nWho\nKeep records.\n"
            "Accepted. A form will be issued to all of the teams here.\nA. Lead\nVisit homes.\nAccepted.\nB. Lead",
            [
                ["Recommendation", "Our response", "Who"],
                ["Keep records.", "Accepted. A form will be issued to all of the teams here.", "A. Lead"],
                ["Visit homes.", "Accepted.", "B. Lead"],
            ],
            id="a cell a line, with steps in the response",
        ),
    ],
)
def test_cells_stand_in_rows(text: str, rows: list[list[str]]) -> None:
    assert read(text + "\n\nafter it") == (rows, text.count("\n") + 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("either | or", id="one-pipe"),
        pytest.param("| alone |", id="one-row"),
        pytest.param("Our ref:\tAB/1\nYour ref:\tCD/2", id="labels"),
        pytest.param("Jo Bloggs\t\t14 May 2026\nBarset\t\tDear Sir", id="two-columns"),
        pytest.param("plain text", id="text"),
        pytest.param("Action\nOwner\nWhen\nAct.\nA. Lead\nMay\nAct.\nB. Lead", id="a cell a line, and one too few"),
        pytest.param("Action\nOwner\nWhen\nAct.\nA. Lead\nMay", id="a cell a line, of one row"),
        pytest.param(
            "Action\nOwner\nWhen\nAct.\nHe will act.\nMay\nAct.\nB. Lead\nMay",
            id="a cell a line, a sentence for an owner",
        ),
        pytest.param("Action\nOwner\nAct.\nA. Lead\nAct.\nB. Lead", id="a cell a line, of two columns"),
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("(a) One thing. (b) Another.", ["(a) One thing.", "(b) Another."], id="letters"),
        pytest.param(
            "1. One thing; 2. another; and 3. a third", ["1. One thing;", "2. another; and", "3. a third"], id="numbers"
        ),
        pytest.param("• One thing. • Another.", ["One thing.", "Another."], id="bullets"),
        pytest.param("• 3 May 2026 • 4 June 2026", ["3 May 2026", "4 June 2026"], id="bullets before words"),
        pytest.param("We will: • act; • wait.", ["We will:", "act;", "wait."], id="bullets behind a lead"),
        pytest.param("(a) One thing, as in (b) above", ["(a) One thing, as in (b) above"], id="reference"),
        pytest.param("- One thing. - and a half", ["One thing. - and a half"], id="dashes"),
        pytest.param("(b) Another. (c) A third.", ["(b) Another. (c) A third."], id="not-from-the-first"),
        pytest.param("By 1. May", ["By 1. May"], id="text"),
    ],
)
def test_items_run_together_in_a_cell_are_parted(text: str, parts: list[str]) -> None:
    assert [f"{draft.marker} {draft.text}".strip() for draft in cell_drafts([text])] == parts
