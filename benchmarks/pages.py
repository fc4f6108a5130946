"""Tables that the benchmarks put into pages, between marks that name them.

Refused here: what the tables say.
"""

from __future__ import annotations

from pathlib import Path

_MARKS = ("<!-- {}: begin -->", "<!-- {}: end -->")


def update(path: Path, texts: dict[str, str]) -> None:
    """Put texts between the marks of their names in a page. Raises SystemExit where it has the marks of none."""
    page, marked = path.read_text(encoding="utf-8"), False
    for name, text in texts.items():
        begin, end = (mark.format(name) for mark in _MARKS)
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if found and closed:
            page, marked = f"{before}{begin}\n\n{text}\n\n{end}{after}", True
    if not marked:
        raise SystemExit(f"{path} has no marks for any of: {', '.join(texts)}")
    path.write_text(page, encoding="utf-8")
