"""The bounds: docs/limits.md states each, and what is over one is refused by name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hmip_parse.errors import TooLarge
from hmip_parse.loaders import bounds, load
from hmip_parse.pipeline import read_file
from tests.loaders.docx_specimen import build, p
from tests.loaders.pdf_specimen import PagePdf, pdf

LIMITS = Path(__file__).parents[1] / "docs" / "limits.md"


def test_the_docs_state_every_bound() -> None:
    stated = {
        name: int(most.replace(",", "")) for most, name in re.findall(r"\| ([\d,]+) \| `(\w+)` \|", LIMITS.read_text())
    }
    assert stated == {name: value for name, value in vars(bounds).items() if name.isupper()}


def many_entries() -> bytes:
    out = io.BytesIO(build(p("We agree.")))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(60):
            archive.writestr(f"word/{number}.xml", "<a/>")
    return out.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "BYTES": (lambda: b"We agree. " * 20, 100, "bytes"),
    "CHARACTERS": (lambda: b"We agree.\n\n" * 20, 100, "characters of text"),
    "BLOCK_CHARACTERS": (lambda: b"We agree. " * 20, 100, "characters in one paragraph"),
    "PAGES": (
        lambda: pdf(*(PagePdf().text(72, 72, f"We agree. {end}") for end in ("One", "Two", "Three"))),
        2,
        "pages",
    ),
    "PAGE_CHARACTERS": (lambda: pdf(PagePdf().text(72, 72, "We agree. " * 9)), 50, "characters on one page"),
    "ENTRIES": (many_entries, 50, "entries in the package"),
    "PART_BYTES": (lambda: build(p("We agree. " * 9000)), 60_000, "bytes in one part of the package, unpacked"),
    "PACKAGE_BYTES": (lambda: build(p("We agree.")), 20_000, "bytes, unpacked"),
    "PART_TAGS": (lambda: build(p("We agree.") * 2000), 5000, "tags in one part"),
}


def test_every_bound_has_a_case() -> None:
    assert set(CASES) == {name for name in vars(bounds) if name.isupper()}


@pytest.mark.parametrize("name", CASES)
def test_what_is_over_a_bound_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, most, what = CASES[name]
    data = make()
    assert load(data).text.startswith("We agree."), "within the bound as it is"
    monkeypatch.setattr(bounds, name, most)
    with pytest.raises(TooLarge, match=f"more than {most:,} {what}.*; save"):
        load(data)


def test_a_file_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmip_parse.pipeline.BYTES", 1000)
    with pytest.raises(TooLarge, match="more than 1,000 bytes"):
        read_file("/dev/zero")
