"""Tables whose cells stand one below the other, a line each, as office programs save them in a text.

The header names the columns, one a line, and each row then has as many lines. Nothing parts the rows, so the count must
come out, and each cell must be what its column holds: a few words under "When" and "Who", a longer text elsewhere.

Refused here: rows with an empty cell or one of several lines, for which the count does not come out, and tables with
space between their cells (stacked_tables.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.grouping import ends_sentence
from hmip_parse.loaders.stacked_tables import Role, role_of

# No header is narrower or wider, no name longer, no table lower, and a date or an owner longer than this is none.
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 8
_LONGEST_NAME = 40
_FEWEST_ROWS = 2
_LONGEST = {"number": 12, "date": 60, "owner": 90, "response": 60}


def cells_at(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """The rows of the table that begins with line ``at``, and the line after it; None where none begins."""
    roles = _header_at(lines, at)
    # Where no column is named for actions, that of responses tells them.
    told: Role = "action" if "action" in roles else "response"
    if len(roles) < _FEWEST_COLUMNS or told not in roles or not {"date", "owner", "response"} & ({*roles} - {told}):
        return None
    width, rows = len(roles), [[clean(line) for line in lines[at : at + len(roles)]]]
    end = at + width
    while end < len(lines) and lines[end].strip() and not lines[end].startswith("Yours "):
        row = [clean(line) for line in lines[end : end + width]]
        # A header within its own table would have all that follows read once more from there.
        if len(row) < width or not all(row) or not _fits(row, roles, told) or all(map(role_of, row)):
            return None
        rows.append(row)
        end += width
    return (rows, end) if len(rows) > _FEWEST_ROWS else None


def _header_at(lines: Sequence[str], at: int) -> list[Role]:
    roles: list[Role] = []
    for line in lines[at : at + _MOST_COLUMNS]:
        role = role_of(clean(line)) if 0 < len(line) <= _LONGEST_NAME else None
        if role is None or role in roles:
            break
        roles.append(role)
    return roles


def _fits(row: Sequence[str], roles: Sequence[Role], told: Role) -> bool:
    """Whether the cells of a row are what their columns hold; ``told``: the column that tells of the steps."""
    return all(
        role == told or role not in _LONGEST or (len(cell) <= _LONGEST[role] and not ends_sentence(cell))
        for cell, role in zip(row, roles, strict=True)
    )
