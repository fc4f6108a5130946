"""A plan whose fields stand one under the other, each below its label on a line of its own, made the table that it is.

This is what a text file keeps of a table with a field in each row:

    Recommendation 1
    Leaders should review the rota.
    What we shall do
    A new rota will begin.
    Responsible
    Head of Unit

Labels tell themselves by coming again: each record has the same ones.

Refused here: headings with prose under them, which name neither who is responsible nor by when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hmip_parse.document import Block, Cell, Document
from hmip_parse.pattern import compiled
from hmip_parse.rules.plan_columns import label_of

_LONGEST_LABEL = 40
_NUMBER = compiled(r"\d+")
_STOPPED = compiled(r"[.;,!?]$")
_FEWEST_ROLES = 3


def with_fields(document: Document, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with each such plan among them as a table of two columns."""
    labels = _labels(document, blocks)
    roles = {label_of(document.quote(blocks[at].span)) for at in labels}
    if len(roles) < _FEWEST_ROLES or "action" not in roles or not roles & {"owner", "target"}:
        return tuple(blocks)
    end = _end(blocks, labels)
    rows = tuple(_rows(blocks, [*labels, end]))
    table = Block("table", blocks[labels[0]].start, blocks[end - 1].end, blocks[labels[0]].start, rows=rows)
    return (*blocks[: labels[0]], table, *blocks[end:])


def _labels(document: Document, blocks: Sequence[Block]) -> list[int]:
    """Where the labels stand: lines that name a field, and come again."""
    named = {at: name for at, block in enumerate(blocks) if (name := _name(document, block))}
    counts = Counter(named.values())
    again = (at for at, name in named.items() if counts[name] > 1)
    return [at for at in again if label_of(document.text[blocks[at].start : blocks[at].end]) is not None]


def _name(document: Document, block: Block) -> str:
    """What a line says that may be a label, its number left out; "" where it can be none."""
    if block.kind == "table" or block.end - block.start > _LONGEST_LABEL:
        return ""
    text = document.text[block.start : block.end]
    return "" if _STOPPED.search(text) else _NUMBER.sub("#", text.casefold())


def _end(blocks: Sequence[Block], labels: Sequence[int]) -> int:
    """Where the last field ends: behind its first block, and the items that follow it."""
    end = min(labels[-1] + 2, len(blocks))
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    return end


def _rows(blocks: Sequence[Block], places: Sequence[int]) -> Iterator[tuple[Cell, Cell]]:
    for at, following in pairwise(places):
        label, value = blocks[at], blocks[at + 1 : following]
        if value:
            yield _cell(0, [label]), _cell(1, value)


def _cell(column: int, blocks: Sequence[Block]) -> Cell:
    return Cell(blocks[0].start, blocks[-1].end, column, 1, 1, tuple(blocks))
