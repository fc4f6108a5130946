"""docs/warnings.md tells what every warning code in the source means, and tells of no other."""

from __future__ import annotations

import re

from tests.fixture_letters import ROOT

# A code is the first argument of a Doubt, on its line or the next.
CODE = re.compile(r"Doubt\(\s*\"([a-z]+(?:-[a-z]+)+)\"")
ROW = re.compile(r"`([a-z]+(?:-[a-z…]+)+)`")


def test_every_code_is_told() -> None:
    codes = {c for path in (ROOT / "src").rglob("*.py") for c in CODE.findall(path.read_text(encoding="utf-8"))}
    page = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")
    rows = {code for line in page.splitlines() if line.startswith("| `") for code in ROW.findall(line.split("|")[1])}
    assert codes, "no code found in the source"
    assert sorted(codes - rows) == []
    assert sorted(row for row in rows if "…" not in row and not named(row)) == []


def named(code: str) -> bool:
    """Whether the source names a code anywhere; some stand in a constant."""
    return any(f'"{code}"' in path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
