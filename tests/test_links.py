"""Every link in the README and the docs has its target, and the index of the docs leaves out no page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fixture_letters import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
LINK = re.compile(r"\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def links(page: str) -> list[str]:
    """The targets of a page's links and pictures; what stands in a block of code is none."""
    return LINK.findall(FENCE.sub("", page))


def anchors(page: str) -> set[str]:
    """What a link can name of a page: its headings as GitHub writes them in lower case with hyphens."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(page: Path, text: str) -> list[str]:
    """The relative links in a page's text that lead nowhere."""
    return [link for link in links(text) if not re.match(r"[a-z]+:", link) and not leads(page, *link.split("#"))]


def leads(page: Path, file: str, anchor: str = "") -> bool:
    """Whether a link from a page leads to a file of the checkout, and to a heading there where it names one."""
    target = (page.parent / file).resolve() if file else page
    if not target.exists() or ROOT not in target.parents:
        return False
    return not anchor or anchor in anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_have_their_targets(page: Path) -> None:
    assert broken(page, page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("link", "good"),
    [
        pytest.param("formats.md", True, id="a page"),
        pytest.param("formats.md#xlsx", True, id="a heading"),
        pytest.param("../examples", True, id="a folder"),
        pytest.param("https://example.org/x", True, id="the web, which no test asks"),
        pytest.param("formats.html", False, id="no such page"),
        pytest.param("formats.md#xslx", False, id="no such heading"),
        pytest.param("../../elsewhere.md", False, id="outside the checkout"),
    ],
)
def test_what_is_a_broken_link(link: str, good: bool) -> None:
    assert broken(DOCS / "page.md", f"see [it]({link})") == ([] if good else [link])


def test_a_link_in_code_is_none() -> None:
    assert links("```\n[a](b)\n```\n[c](d)\n") == ["d"]


def test_the_index_names_every_page() -> None:
    named = {link for link in links((DOCS / "README.md").read_text(encoding="utf-8")) if "/" not in link}
    assert named == {page.name for page in DOCS.iterdir() if page.suffix in {".md", ".1"}} - {"README.md"}
