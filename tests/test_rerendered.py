"""A letter's answer does not hang on how its text is laid out: each fixture letter, rendered anew in several ways."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hmip_parse import parse_bytes
from hmip_parse.document import Block, Document
from tests.fixture_letters import documents, reading

NOT_COMPARED = {"source", "evidence", "warnings"}


def lines_of(document: Document, *, width: int, bullet: str) -> Iterator[str]:
    """The document as plain text: paragraphs parted by blank lines, items hanging, tables as pipes."""
    before: Block | None = None
    for block in document.blocks:
        together = before is not None and (before.kind == block.kind == "item" or is_short(document, before, block))
        if before is not None and not together:
            yield ""
        if block.kind == "table":
            yield from table_lines(document, block)
        elif block.kind == "item":
            marker = document.text[block.start : block.body].strip() or bullet
            indent = "    " * block.level
            yield from textwrap.wrap(
                document.text[block.body : block.end],
                width,
                initial_indent=f"{indent}{marker} ",
                subsequent_indent=" " * (len(indent) + len(marker) + 1),
                break_long_words=False,
                break_on_hyphens=False,
            )
        else:
            yield from textwrap.wrap(
                document.text[block.start : block.end], width, break_long_words=False, break_on_hyphens=False
            )
        before = block


def is_short(document: Document, before: Block, block: Block) -> bool:
    """Two short lines that stand together, as in an address or a list of copies."""
    texts = [document.text[b.start : b.end] for b in (before, block)]
    return before.kind == block.kind == "paragraph" and all(len(t) < 45 and not t.endswith((".", ":")) for t in texts)


def table_lines(document: Document, table: Block) -> Iterator[str]:
    columns = max(c.column + c.column_span for row in table.rows for c in row)
    for at, row in enumerate(table.rows):
        cells = [""] * columns
        for cell in row:
            cells[cell.column] = "<br>".join(document.text[b.start : b.end] for b in cell.blocks)
        yield "| " + " | ".join(cells) + " |"
        if at == 0:
            yield "|" + "---|" * columns


def page_break_in_mid_item(text: str) -> str:
    """A page's foot and head in the middle of the text's middle paragraph of several lines."""
    lines = text.split("\n")
    middle = next(
        (i for i in range(len(lines) // 2, len(lines) - 1) if lines[i].strip() and lines[i + 1].startswith("  ")), None
    )
    if middle is None:
        return text
    foot_and_head = ["", "Page 1 of 2", "\fOFFICIAL", ""]
    return "\n".join([*lines[: middle + 1], *foot_and_head, *lines[middle + 1 :], "", "Page 2 of 2"])


RENDERINGS: dict[str, Callable[[Document], str]] = {
    "wrapped at 72, bullets •": lambda d: "\n".join(lines_of(d, width=72, bullet="•")),
    "wrapped at 100, bullets –": lambda d: "\n".join(lines_of(d, width=100, bullet="–")),
    "not wrapped, bullets *": lambda d: "\n".join(lines_of(d, width=100_000, bullet="*")),
    "CRLF": lambda d: "\r\n".join(lines_of(d, width=80, bullet="-")),
    "trailing spaces": lambda d: "\n".join(line + "  " for line in lines_of(d, width=80, bullet="-")),
    "doubled spaces": lambda d: "\n".join(lines_of(d, width=100_000, bullet="-")).replace(". ", ".  "),
    "non-breaking spaces": lambda d: "\n".join(lines_of(d, width=100_000, bullet="•")).replace(" of ", "\u00a0of "),
    "straight quotes": lambda d: "\n".join(lines_of(d, width=80, bullet="-")).translate(STRAIGHT),
    "hyphens for dashes": lambda d: "\n".join(lines_of(d, width=80, bullet="•")).replace(" – ", " - "),
    "page break": lambda d: page_break_in_mid_item("\n".join(lines_of(d, width=80, bullet="•"))),
}
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def folded(value: Any) -> Any:
    """A value with quotation marks and dashes of one shape."""
    if isinstance(value, str):
        return value.translate(STRAIGHT).replace("–", "-").replace("—", "-")
    if isinstance(value, dict):
        return {key: folded(item) for key, item in value.items() if key not in NOT_COMPARED}
    return [folded(item) for item in value] if isinstance(value, list) else value


@functools.cache
def as_written(path: Path) -> tuple[Document, Any]:
    """A letter's text and its answer, before anything is rendered anew."""
    found = reading(path)
    return found.document, folded(found.letter.model_dump(mode="json"))


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("path", [p for p in documents() if p.suffix == ".docx"], ids=lambda p: p.stem)
def test_same_answer(path: Path, rendering: str) -> None:
    document, expected = as_written(path)
    text = RENDERINGS[rendering](document)
    assert folded(parse_bytes(text.encode(), name="letter.txt").model_dump(mode="json")) == expected
