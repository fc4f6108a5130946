"""Tables whose cells were printed one below the other, as ``pdftotext`` prints them without ``-layout``.

What is left of such a table is its header, one column's name after the other, and then its cells, each a block of lines
with space around it. The columns of an action plan hold things that look unlike: a number, a recommendation, a word of
agreement, an action, an owner, a date. By these the cells are put back: what follows a word of agreement belongs to one
row, and numbers, recommendations and answers are matched in the order in which they stand, because a program that reads
a page by its columns may print the number after the answer.

Refused here: tables without a column of agreement, and those in which numbers and answers do not match in count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hmip_parse.document import CellDraft, Draft
from hmip_parse.loaders.clean import clean
from hmip_parse.loaders.column_tables import FoundTable
from hmip_parse.loaders.columns import Row
from hmip_parse.loaders.grouping import ends_sentence
from hmip_parse.loaders.layout import drafts_in_column
from hmip_parse.loaders.line import Line
from hmip_parse.loaders.table_headers import NUMBERS
from hmip_parse.pattern import Pattern, compiled

Role = Literal["number", "recommendation", "response", "action", "owner", "date"]

# What the name of a column says it holds; the first that fits.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", NUMBERS),
    ("date", compiled(r".*\b(?:target|dates?|deadline|when|timescales?|due|completion)\b.*", re.I)),
    ("owner", compiled(r".*\b(?:owners?|leads?|responsib\w+|accountab\w+|who)\b.*", re.I)),
    ("action", compiled(r".*\b(?:actions?|steps?|doing|done|taken|planned|measures?|says|progress)\b.*", re.I)),
    ("response", compiled(r".*\b(?:agreed|accepted|response)\b.*", re.I)),
    ("recommendation", compiled(r".*\b(?:recommend\w*|concerns?|findings?|subject|topic)\b.*", re.I)),
)
# What the names in NUMBERS end in.
_ENDS_NUMBERS = compiled(r"(?:no|nos|number|ref|#)\.?$", re.IGNORECASE)
_COUNT = compiled(r"\d{1,2}\. ")
_LONGEST_NAME = 60
_FEWEST_COLUMNS = 4

_NUMBER = compiled(r"(?:[A-Z]{1,2})?\d{1,2}(?:\.\d{1,2}){0,2}[.):]?")
_AGREEMENT = Pattern(
    r"(?:partly|partially|not|fully)?[ -]?(?:agreed?|accepted|rejected)(?: in (?:part|principle|full))?|noted",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = Pattern(
    rf"""(?: .* \b (?: {_MONTH} | spring | summer | autumn | winter | \d{{1,2}}/\d{{1,2}}/\d{{2,4}} | Q[1-4] | quarter
                    | 20\d\d | (?: day | week | month ) s? ) \b .*
         | completed? | done | on-?going | n/?a | tbc | to \s be \s confirmed | none )""",
)
_LONGEST_DATE, _LONGEST_OWNER = 60, 90


class _Block(NamedTuple):
    """Lines with space around them: the rows ``start`` up to ``end``, and what kind of cell they look like."""

    start: int
    end: int
    page: int | None
    text: str

    @property
    def kind(self) -> Literal["number", "response", "date", "text"]:
        if _NUMBER.fullmatch(self.text):
            return "number"
        if _AGREEMENT.regex.fullmatch(self.text):
            return "response"
        if len(self.text) <= _LONGEST_DATE and _DATE.regex.fullmatch(self.text) and not self.text.endswith("."):
            return "date"
        return "text"

    @property
    def may_be_owner(self) -> bool:
        return len(self.text) <= _LONGEST_OWNER and not ends_sentence(self.text) and self.kind in ("text", "date")


def header_rows(rows: Sequence[Row]) -> Iterator[int]:
    """The rows that are part of a stacked header, so that they are not taken for page furniture."""
    blocks = list(_blocks(rows)) if _may_hold_header(rows) else []
    at = 0
    while at < len(blocks):
        columns = _header_at(blocks, at)
        if columns:
            yield from range(blocks[at].start, blocks[at + len(columns) - 1].end)
        at += len(columns) or 1


def stacked_tables_in(rows: Sequence[Row], line_of: Callable[[Row], Line]) -> list[FoundTable]:
    """The stacked tables among rows in reading order, page furniture removed. ``line_of`` makes a line of a row."""
    blocks = list(_blocks(rows)) if _may_hold_header(rows) else []
    found: list[FoundTable] = []
    refused: set[tuple[Role, ...]] = set()
    at = 0
    while at < len(blocks):
        columns = _header_at(blocks, at)
        table = _Table(rows, blocks, at, columns, line_of).read() if columns and columns not in refused else None
        if table is None:
            # What could not be read from its first header on cannot be read from a repeated one.
            refused.add(columns)
            at += 1
            continue
        found.append(table)
        at = next((index for index in range(at, len(blocks)) if blocks[index].start >= table.end), len(blocks))
    return found


def _may_hold_header(rows: Sequence[Row]) -> bool:
    """Whether the name of the column of numbers, without which no header is one, may stand among rows."""
    return any(len(row.words) <= 3 and _ENDS_NUMBERS.search(clean(row.words[-1].text)) for row in rows)


def _blocks(rows: Sequence[Row]) -> Iterator[_Block]:
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and rows[at].page == rows[at - 1].page and rows[at].top - rows[at - 1].bottom < 0.5:
            continue
        yield from _split(rows, start, at)
        start = at


def _split(rows: Sequence[Row], start: int, end: int) -> Iterator[_Block]:
    """A block, and the numbers at its foot as blocks of their own: they begin the row below."""
    cut = end if _names_numbers(rows[start:end]) else _foot(rows, start, end)
    foot = [(at, at + 1) for at in range(cut, end)] if all(map(_is_number, rows[cut:end])) else [(cut, end)]
    for first, last in ((start, cut), *foot):
        if first < last:
            yield _Block(first, last, rows[first].page, _text(rows[first:last]))


def _foot(rows: Sequence[Row], start: int, end: int) -> int:
    """Where, in a block, the rows at its foot begin that are numbers, or the name of the column of numbers."""
    while end - 1 > start and _is_number(rows[end - 1]):
        end -= 1
    named = (cut for cut in (end - 3, end - 2, end - 1) if cut > start and _names_numbers(rows[cut:end]))
    return next(named, end)


def _names_numbers(rows: Sequence[Row]) -> bool:
    """Whether rows are the name of the column of numbers; that has three words at most ("1. Rec. no.")."""
    return sum(len(row.words) for row in rows) <= 3 and role_of(_text(rows)) == "number"


def _is_number(row: Row) -> bool:
    return len(row.words) == 1 and bool(_NUMBER.fullmatch(clean(row.words[0].text)))


def _text(rows: Sequence[Row]) -> str:
    return clean(" ".join(word.text for row in rows for word in row.words))


def role_of(text: str) -> Role | None:
    """What a column of that name holds; None where it is no name of a column of an action plan."""
    name = _COUNT.sub("", text, count=1)
    if len(name) > _LONGEST_NAME or (name.endswith((".", "?", "!")) and not name.lower().endswith("no.")):
        return None
    return next((role for role, pattern in _ROLES if pattern.fullmatch(name)), None)


def _header_at(blocks: Sequence[_Block], at: int) -> tuple[Role, ...]:
    """What the columns hold that are named from block ``at`` on; () if no header of an action plan begins there."""
    roles: list[Role] = []
    for block in blocks[at : at + len(_ROLES)]:
        role = role_of(block.text)
        if role is None or role in roles or block.page != blocks[at].page:
            break
        roles.append(role)
    named = len(roles) >= _FEWEST_COLUMNS and {"number", "response", "action"} <= set(roles)
    return tuple(roles) if named else ()


@dataclass(eq=False, repr=False)
class _Answer:
    """The cells from a word of agreement on. ``goes_on``: a further row of the same recommendation."""

    cells: dict[Role, list[_Block]] = field(default_factory=dict)
    goes_on: bool = False


class _Table:
    """Puts the cells below a stacked header back into rows."""

    def __init__(
        self,
        rows: Sequence[Row],
        blocks: Sequence[_Block],
        at: int,
        columns: tuple[Role, ...],
        line_of: Callable[[Row], Line],
    ) -> None:
        self._rows, self._line_of = rows, line_of
        self._columns = columns
        self._header = blocks[at : at + len(columns)]
        self._blocks, self._end = _body(blocks, at + len(columns), columns)
        self._numbers: list[_Block] = []
        self._recommendations: list[_Block] = []
        self._answers: list[_Answer] = []
        self._headings: dict[int, list[_Block]] = {}
        self._strays: list[tuple[_Block, _Block]] = []

    def read(self) -> FoundTable | None:
        at = 0
        while at < len(self._blocks):
            taken = self._take(at)
            if not taken:
                break
            at += taken
        end = self._blocks[at].start if at < len(self._blocks) else self._end
        self._place_strays()
        whole = [answer for answer in self._answers if not answer.goes_on]
        if not whole or len({len(self._numbers), len(self._recommendations), len(whole)}) > 1:
            return None
        return FoundTable(self._header[0].start, end, self._draft(whole))

    def _take(self, at: int) -> int:
        """Put the block at ``at``, and those that belong to it, where they belong; how many, 0 where the table ends."""
        block, kind = self._blocks[at], self._blocks[at].kind
        if kind == "number":
            self._numbers.append(block)
            return 1
        if kind == "response":
            return self._take_answer(at)
        if self._kind(at + 1) == "response" or (at > 0 and self._kind(at - 1) == "number"):
            self._recommendations.append(block)
            return 1
        begins_page = at == 0 or self._blocks[at - 1].page != block.page
        if self._answers and begins_page and block.text[:1].islower():
            self._answers[-1].cells.setdefault("action", []).append(block)
            return 1
        if block.may_be_owner and self._kind(at + 1) == "date" and begins_page:
            self._strays.append((block, self._blocks[at + 1]))
            return 2
        if self._answers and self._goes_on(at):
            return self._take_answer(at)
        if any(self._kind(index) in ("number", "response") for index in range(at + 1, min(at + 4, len(self._blocks)))):
            self._headings.setdefault(len(self._numbers), []).append(block)
            return 1
        return 0

    def _kind(self, at: int) -> str:
        return self._blocks[at].kind if at < len(self._blocks) else ""

    def _goes_on(self, at: int) -> bool:
        """Whether an action, an owner and a date follow one another without a word of agreement before them."""
        following = self._blocks[at + 1 : at + 3]
        is_row = len(following) == 2 and following[0].may_be_owner and following[1].kind == "date"
        return {"owner", "date"} <= set(self._columns) and is_row

    def _take_answer(self, at: int) -> int:
        answer = _Answer(goes_on=self._blocks[at].kind != "response")
        start = at
        if not answer.goes_on:
            answer.cells["response"] = [self._blocks[at]]
            at += 1
        for role in ("action", "owner", "date"):
            if role in self._columns and at < len(self._blocks) and self._fits(at, role):
                answer.cells[role] = [self._blocks[at]]
                at += 1
        self._answers.append(answer)
        return at - start

    def _fits(self, at: int, role: str) -> bool:
        block = self._blocks[at]
        if block.page != self._blocks[at - 1].page or block.kind in ("number", "response"):
            return False
        if role == "owner":
            return block.may_be_owner and self._kind(at + 1) != "response"
        return role == "action" or block.kind == "date"

    def _place_strays(self) -> None:
        """Give owners and dates that were printed before their answers to the answers that have none."""
        bare = (answer for answer in self._answers if "owner" not in answer.cells and "date" not in answer.cells)
        for (owner, date), answer in zip(self._strays, bare, strict=False):
            answer.cells |= {"owner": [owner], "date": [date]}

    def _draft(self, whole: Sequence[_Answer]) -> Draft:
        rows: list[dict[Role, list[_Block]]] = []
        starts: list[int] = []
        answers = iter(self._answers)
        answer = next(answers, None)
        for number, recommendation, _ in zip(self._numbers, self._recommendations, whole, strict=True):
            starts.append(len(rows))
            rows.append({"number": [number], "recommendation": [recommendation], **(answer.cells if answer else {})})
            while (answer := next(answers, None)) and answer.goes_on:
                rows.append(answer.cells)
        drafts = {role: drafts_in_column([self._lines(row.get(role, [])) for row in rows]) for role in self._columns}
        table = Draft("table")
        names = [CellDraft([Draft("paragraph", block.text)], at) for at, block in enumerate(self._header)]
        table.rows.append(names)
        for at in range(len(rows)):
            if at in starts:
                table.rows += self._heading_rows(starts.index(at))
            cells = [(column, drafts[role][at]) for column, role in enumerate(self._columns)]
            table.rows.append([CellDraft(own, column) for column, own in cells if own])
        return table

    def _heading_rows(self, at: int) -> Iterator[list[CellDraft]]:
        for block in self._headings.get(at, []):
            for row in self._rows[block.start : block.end]:
                yield [CellDraft([Draft("paragraph", self._line_of(row).text)], 0, len(self._columns))]

    def _lines(self, blocks: Sequence[_Block]) -> list[Line]:
        return [self._line_of(row) for block in blocks for row in self._rows[block.start : block.end]]


def _body(blocks: Sequence[_Block], at: int, columns: tuple[Role, ...]) -> tuple[list[_Block], int]:
    """The blocks below a header, those that repeat it on later pages left out, and the row after the last."""
    body: list[_Block] = []
    while at < len(blocks):
        if _header_at(blocks, at) == columns:
            at += len(columns)
            continue
        body.append(blocks[at])
        at += 1
    return body, blocks[-1].end
