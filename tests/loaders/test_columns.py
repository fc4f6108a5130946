"""What stands side by side on a page: letterheads in two columns, and lines that only have wide spaces."""

from __future__ import annotations

import re

import pytest

from hmip_parse.loaders.columns import Row, Word, pieces_of, side_by_side


def rows(text: str) -> list[Row]:
    """The lines of a text, parted by "/", as rows; a blank line leaves space."""
    lines = enumerate(text.strip("\n").split("\n"))
    return [Row(words(line), 1, at, at + 1) for at, line in lines if line.strip()]


def words(line: str) -> tuple[Word, ...]:
    return tuple(Word(match[0], *match.span()) for match in re.finditer(r"\S+", line))


def read(text: str) -> list[str]:
    return [" ".join(word.text for word in row.words) for row in side_by_side(rows(text), 2.0)]


def test_a_letterhead_is_read_before_the_address_beside_it() -> None:
    assert read(
        """
Regional Director                      Jo Bloggs
The Probation Service                  HM Chief Inspector
                                       4th Floor
                                       Leather Lane
"""
    ) == ["Regional Director", "The Probation Service", "Jo Bloggs", "HM Chief Inspector", "4th Floor", "Leather Lane"]


def test_a_date_beside_the_first_line_comes_after_the_block() -> None:
    assert read(
        """
Area Director                                     14 May 2026
Wessex and the Marches
The Probation Service

Dear Jo
"""
    ) == ["Area Director", "Wessex and the Marches", "The Probation Service", "14 May 2026", "Dear Jo"]


def test_a_line_apart_from_its_column_comes_after_both() -> None:
    found = read(
        """
Regional Director              Jo Bloggs
                               4th Floor
                               Leather Lane
14 May 2026

Dear Jo
"""
    )
    assert found == ["Regional Director", "Jo Bloggs", "4th Floor", "Leather Lane", "14 May 2026", "Dear Jo"]


def test_a_right_column_that_begins_higher_is_read_first() -> None:
    found = read(
        """
                             Regional Director
Our ref: 12                  The Probation Service
Your ref: 34
                             Wykeham Street
14 May 2026                  Melchester
                             BC1 4ZZ
Jo Bloggs
                             wessex@example.org
HM Chief Inspector
4th Floor

Dear Jo
"""
    )
    right = ["Regional Director", "The Probation Service", "Wykeham Street", "Melchester", "BC1 4ZZ"]
    left = ["Our ref: 12", "Your ref: 34", "14 May 2026", "Jo Bloggs", "HM Chief Inspector", "4th Floor"]
    assert found == [*right, "wessex@example.org", *left, "Dear Jo"]


def test_a_longer_line_below_narrows_the_gutter() -> None:
    found = read(
        """
Director                             Jo Bloggs
The Prison and Probation Service     HM Chief Inspector
Melchester                           4th Floor
"""
    )
    left = ["Director", "The Prison and Probation Service", "Melchester"]
    assert found == [*left, "Jo Bloggs", "HM Chief Inspector", "4th Floor"]


def test_three_columns_are_read_from_left_to_right() -> None:
    found = read(
        """
One            Three            Five
Two            Four             Six
"""
    )
    assert found == ["One", "Two", "Three", "Four", "Five", "Six"]


def test_prose_ends_the_columns() -> None:
    found = read(
        """
Left            Right
A line of prose that runs on under both of them
"""
    )
    assert found == ["Left", "Right", "A line of prose that runs on under both of them"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A sentence.  Another one after two blanks.", id="two-blanks"),
        pytest.param("1.      An item behind a wide gap", id="number"),
        pytest.param("•       An item behind a wide gap", id="bullet"),
        pytest.param("Copy:         Private Office", id="label"),
        pytest.param("                             14 May 2026", id="flush-right"),
        pytest.param("text   set   to  fill   its  line", id="justified"),
    ],
)
def test_a_gap_within_one_line_parts_nothing(text: str) -> None:
    assert read(text) == [" ".join(text.split())]


def test_pieces_are_parted_by_the_gap_given() -> None:
    (row,) = rows("one two   three")
    assert [piece.text for piece in pieces_of(row, 2.0)] == ["one two", "three"]
    assert [piece.text for piece in pieces_of(row, 4.0)] == ["one two three"]
