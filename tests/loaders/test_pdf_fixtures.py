"""The fixture letters as PDFs: whatever a gold file quotes as a step or a strength is a block of its own.

Lines that an author broke by hand inside one item may be one block: on paper they look like wrapped ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hmip_parse.loaders.pdf import load_pdf
from tests.loaders.test_pdf import leaves

LETTERS = sorted((Path(__file__).parents[2] / "fixtures" / "letters").glob("*.pdf"))
LETTERS = [path for path in LETTERS if not path.name.endswith(".scan.pdf")]


def test_there_are_fixture_letters() -> None:
    assert LETTERS


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_steps_and_strengths_are_blocks(path: Path) -> None:
    document = load_pdf(path.read_bytes())
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    quoted = [action["text"] for action in gold["actions"]] + gold["strengths"]
    blocks = {document.text[block.body : block.end] for block in leaves(document.blocks)}
    texts = [text for text in quoted if " ".join(text.split()) not in blocks]
    assert [line for text in texts for line in text.split("\n") if line not in blocks] == []
