"""How many workers a batch starts: no more than there are documents, and than memory allows where scans may be."""

from __future__ import annotations

import pytest

from hmip_parse import batch, memory
from hmip_parse.inputs import Input
from hmip_parse.recognition import Mode, Recognition


@pytest.mark.parametrize(
    ("names", "mode", "installed", "wanted"),
    [
        pytest.param(["a.pdf"] * 9, "auto", True, 2, id="scans-may-be-among-them"),
        pytest.param(["a.pdf"] * 9, "never", True, 8, id="scans-are-not-read"),
        pytest.param(["a.pdf"] * 9, "auto", False, 8, id="scans-cannot-be-read"),
        pytest.param(["a.docx", "a.TXT", "a.md"] * 3, "auto", True, 8, id="none-is-a-scan"),
        pytest.param(["a.txt"] * 3, "auto", True, 3, id="fewer-documents"),
        pytest.param(["-"] * 9, "auto", True, 2, id="nobody-knows"),
    ],
)
def test_workers(names: list[str], mode: Mode, installed: bool, wanted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "is_installed", lambda: installed)
    monkeypatch.setattr(memory, "available", lambda: 2 * memory.OCR_WORKER + 1)
    documents = [Input(name, name) for name in names]
    assert batch._workers(documents, Recognition(mode), 8) == wanted
