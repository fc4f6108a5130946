"""Tables without rules: their columns, their rows, and where they end."""

from __future__ import annotations

import re

import pytest

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.column_tables import FoundTable, tables_in
from hmip_parse.loaders.columns import Row, Word
from hmip_parse.loaders.table_headers import is_header


def rows(*pages: str) -> list[Row]:
    """The lines of pages as rows, words at their places; a blank line leaves space."""
    found: list[Row] = []
    for number, page in enumerate(pages, 1):
        for at, line in enumerate(page.strip("\n").split("\n")):
            words = tuple(Word(match[0], *match.span()) for match in re.finditer(r"\S+", line))
            found += [Row(words, number, at, at + 1)] if words else []
    return found


def table(*pages: str) -> FoundTable:
    (found,) = tables_in(rows(*pages), gap=2.0)
    return found


def grid(found: FoundTable) -> list[dict[int, str]]:
    return [{cell.column: text(cell) for cell in row} for row in found.draft.rows]


def text(cell: CellDraft) -> str:
    return " / ".join(part(draft) for draft in cell.drafts)


def part(draft: Draft) -> str:
    return f"{draft.marker} {draft.text}".strip()


PLAN = """
Rec    Recommendation                 Agreed /     Action taken or planned          Owner              Target
No                                    Not agreed                                                       date
The unit should:
1      assess the risk of harm in     Agreed       A weekly forum has been set      Head of Service,   May 2026
       every case                                  up and has met.                  Barset
                                                   Officers will keep a log.
2      see each person at home        Not agreed   There are no cars for it.        N/A                N/A
"""


def test_cells_stand_in_their_columns_and_rows() -> None:
    assert grid(table(PLAN)) == [
        {
            0: "Rec No",
            1: "Recommendation",
            2: "Agreed / Not agreed",
            3: "Action taken or planned",
            4: "Owner",
            5: "Target date",
        },
        {0: "The unit should:"},
        {
            0: "1",
            1: "assess the risk of harm in every case",
            2: "Agreed",
            3: "A weekly forum has been set up and has met. / Officers will keep a log.",
            4: "Head of Service, Barset",
            5: "May 2026",
        },
        {0: "2", 1: "see each person at home", 2: "Not agreed", 3: "There are no cars for it.", 4: "N/A", 5: "N/A"},
    ]


def test_a_header_over_two_lines_may_have_space_below_it() -> None:
    found = table(
        """
No    Key concern           What has been      Owner         When
                            put right

1     Use of force rose.    A panel meets.     Jo Bloggs     Ongoing
"""
    )
    assert grid(found)[0] == {0: "No", 1: "Key concern", 2: "What has been put right", 3: "Owner", 4: "When"}


def test_cells_hard_against_each_other_are_parted_where_the_columns_cells_begin() -> None:
    found = table(
        """
Rec No Recommendation          Response     What we will do             Owner
1        Train all officers    Agreed       A course begins in May.     Staff College
2        Fill each of the posts Agreed      Six are advertised now, and Head of Staff
         now vacant                         two are being held back.
3        See everyone at home Not agreed    There are no cars.          N/A
"""
    )
    assert grid(found) == [
        {0: "Rec No", 1: "Recommendation", 2: "Response", 3: "What we will do", 4: "Owner"},
        {0: "1", 1: "Train all officers", 2: "Agreed", 3: "A course begins in May.", 4: "Staff College"},
        {
            0: "2",
            1: "Fill each of the posts now vacant",
            2: "Agreed",
            3: "Six are advertised now, and two are being held back.",
            4: "Head of Staff",
        },
        {0: "3", 1: "See everyone at home", 2: "Not agreed", 3: "There are no cars.", 4: "N/A"},
    ]


def test_an_answer_hard_against_a_cell_stands_in_the_column_of_answers() -> None:
    found = table(
        """
No   Recommendation            Response     What we will do
1    Train every officer Partly agreed      A course begins in May.
2    Say what was agreed       Noted        It was said in June.
"""
    )
    assert [row[2] for row in grid(found)[1:]] == ["Partly agreed", "Noted"]


def test_a_date_hard_against_a_cell_stands_in_the_column_of_dates() -> None:
    found = table(
        """
No   Recommendation     Response    What we will do            Owner             By when
1    Train everyone     Agreed      A course is advertised. Head of Training 4 May 2026
2    Fill the posts     Agreed      Six were advertised in     Staff College     May 2026
                                    March 2026.
3    See people at      Agreed      There will be cars.        From 3 June 2026
     home
"""
    )
    assert [row[5] for row in grid(found)[1:3]] == ["4 May 2026", "May 2026"]
    assert grid(found)[3][4] == "From 3 June 2026"


def test_a_column_named_as_that_of_numbers_begins_the_rows() -> None:
    below = "".join(f"\nThe {at} of it  was read.\n" for at in ("first", "second", "third", "fourth", "fifth"))
    found = table(
        """
No   Subject          Response     What we will do
1    Training of      Agreed       A course begins in May and every
     officers                      one of the officers will go.
2    Vacant posts     Agreed       (a) Six are advertised.
"""
        + below
    )
    assert [row[0] for row in grid(found)[:3]] == ["No", "1", "2"]


def test_a_heading_row_spans_all_columns() -> None:
    assert table(PLAN).draft.rows[1][0].column_span == 6


def test_a_row_breaks_over_a_page_whose_columns_have_moved() -> None:
    first = """
No   Recommendation        Response   What we will do            By when
1    Train all officers    Agreed     A course begins in May     June 2026
     in assessment                    and will have been
"""
    second = """
No     Recommendation        Response     What we will do            By when
                                          attended by all.
                                          A test follows.
2      Fill the posts        Agreed       Six are advertised.        May 2026
"""
    assert grid(table(first, second))[1:] == [
        {
            0: "1",
            1: "Train all officers in assessment",
            2: "Agreed",
            3: "A course begins in May and will have been attended by all. / A test follows.",
            4: "June 2026",
        },
        {0: "2", 1: "Fill the posts", 2: "Agreed", 3: "Six are advertised.", 4: "May 2026"},
    ]


def test_a_row_without_a_number_goes_on_with_the_one_above() -> None:
    found = grid(
        table(
            """
No   Recommendation        Response   Action                     Owner           Date
1    Train all officers    Agreed     A course begins in May.    Staff College   May 2026
                                      A test will follow it.     Head of         June 2026
                                                                 Service
2    Fill the posts        Agreed     Six are advertised.        Head of Staff   Ongoing
"""
        )
    )
    assert found[2] == {3: "A test will follow it.", 4: "Head of Service", 5: "June 2026"}
    assert [row.get(0) for row in found] == ["No", "1", None, "2"]


def test_an_action_may_begin_beside_a_recommendation_that_goes_on() -> None:
    found = grid(
        table(
            """
No   Recommendation        Response   Action                     Owner           Date
1    Train all officers    Agreed     A course begins in May     Staff College   May 2026
     in the assessment                for all of them.
     of risk and of need              A test will follow it.     Head of Staff   June 2026
     in every case
2    Fill the posts        Agreed     Six are advertised.        Head of Staff   Ongoing
"""
        )
    )
    assert found[1][1] == "Train all officers in the assessment of risk and of need"
    assert found[2] == {1: "in every case", 3: "A test will follow it.", 4: "Head of Staff", 5: "June 2026"}


def test_a_table_of_other_things_needs_three_columns_and_two_rows() -> None:
    found = grid(
        table(
            """
Term          Meaning                     Example
Agreed        All of it will be done      A new course
              as asked.
Noted         Nothing will be done.       None
"""
        )
    )
    assert found[1] == {0: "Agreed", 1: "All of it will be done as asked.", 2: "A new course"}


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("I shall write again when all of this has been done, and I thank you for it.", id="prose"),
        pytest.param("Yours sincerely", id="close"),
        pytest.param("I note two things:\n\n  -   The staff were praised.\n  -   So was the unit.", id="bullets"),
        pytest.param("\nSummary: one agreed and one not.", id="space-and-a-sentence"),
    ],
)
def test_what_comes_below_is_no_part_of_it(below: str) -> None:
    lines = rows(PLAN.rstrip("\n") + "\n\n" + below)
    (found,) = tables_in(lines, gap=2.0)
    assert found.end == len(rows(PLAN))


def test_another_header_begins_another_table() -> None:
    found = tables_in(
        rows(PLAN + "\nRecommendation       Response      Action\nPay more              Agreed        We shall."),
        gap=2.0,
    )
    assert [len(own.draft.rows) for own in found] == [4, 2]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Regional Director          Jo Bloggs\nBarset                     4th Floor", id="letterhead"),
        pytest.param(
            "text  set  to fill  its line\nand so  is the  line  below it\nand  that one  as well", id="justified"
        ),
        pytest.param("one   two   three", id="one-row"),
        pytest.param("Dear Jo\n\nThank you for the report.", id="prose"),
    ],
)
def test_other_things_side_by_side_are_no_table(text: str) -> None:
    assert tables_in(rows(text), gap=2.0) == []


@pytest.mark.parametrize(
    "name",
    [
        "Rec No",
        "Agreed / Partly agreed / Not agreed",
        "What we are doing",
        "What is being done",
        "By when",
        "3. Response",
    ],
)
def test_a_column_of_an_action_plan_is_known_by_its_name(name: str) -> None:
    assert is_header(name)


@pytest.mark.parametrize("name", ["Barset", "1", "The unit will act", ""])
def test_other_words_name_no_column(name: str) -> None:
    assert not is_header(name)
