"""``--format html``: every value marked in place and linked both ways, nothing that a letter could smuggle in."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest

from hmip_parse.document import CellDraft, Draft, Span, assemble
from hmip_parse.letter import Evidence
from hmip_parse.pipeline import Reading
from hmip_parse.rules.rule import Doubt, Found, FoundList
from hmip_parse.writers import as_html
from hmip_parse.writers.as_html.anchors import named, named_inside
from hmip_parse.writers.as_html.marked_text import marked_text
from hmip_parse.writers.as_html.shown import day, days, shown
from hmip_parse.writers.marks import marks
from tests.command_line import stub_find
from tests.fixture_letters import LETTERS, ROOT, documents, reading
from tests.html_page import AS_OF, marked, page_of, parsed, quotes

SOME = documents()[::17]
# 2 MB for the 84 letters that the page was made for.
MOST_BYTES_A_LETTER = 2_000_000 / 84


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(reading(path) for path in SOME)


# The text and its marks


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_the_text_is_whole_and_every_mark_is_its_quote(path: Path) -> None:
    each = reading(path)
    words = parsed(f"<div>{_words(each)}</div>")
    assert words.text_content() == each.document.text
    assert marked(words, 1) == quotes(each.letter)


def _words(each: Reading) -> str:
    return str(marked_text(1, each.document, marks(each.letter.evidence), each.letter.warnings))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_values_and_marks_lead_to_each_other(path: Path) -> None:
    each = reading(path)
    tree = parsed(page_of([each]))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {link.get("id"): link for link in tree.xpath("//*[@class='data']//a[@id]")}
    numbers = {key: number for number, key in enumerate(sorted(_spans(each)), start=1)}
    for pointer, spans in each.letter.evidence.items():
        places = [f"#1.{numbers[span.start, -span.end]}" for span in spans]
        leading = [link for link in links.values() if _places(link) == places]
        assert leading, f"no value leads to the places of {pointer}"
    back = {link.get("href")[1:] for link in tree.xpath("//mark//a")}
    assert back <= set(links)
    assert {href.rpartition("v")[2].partition("-")[0] for href in back} <= {str(number) for number in numbers.values()}
    assert len(links) == len(each.letter.evidence)


def _spans(each: Reading) -> set[tuple[int, int]]:
    return {(span.start, -span.end) for spans in each.letter.evidence.values() for span in spans}


def _places(link: Any) -> list[str]:
    """All places that a value leads to: its own link's, and those that follow it in brackets."""
    places = [link.get("href")]
    for after in link.itersiblings():
        if after.tag != "a" or after.get("id"):
            break
        places.append(after.get("href"))
    return places


def spans(**pieces: tuple[int, int]) -> dict[str, list[Evidence]]:
    return {
        f"/{key}": [Evidence(page=None, start=start, end=end, quote="", rule="r")]
        for key, (start, end) in pieces.items()
    }


def shape(html: str) -> str:
    """Marks as brackets, with what opens and what goes on; other tags as they are, without what they bear."""
    html = re.sub(r'<mark id="1\.(\d+)"[^>]*>(<a [^>]*></a>)+', r"[\1 ", html)
    html = re.sub(r'<mark data-of="1\.(\d+)"[^>]*>', r"[\1… ", html).replace("</mark>", "]")
    return re.sub(r"<(\w+) [^>]*>", r"<\1>", html)


@pytest.mark.parametrize(
    ("drafts", "pieces", "wanted"),
    [
        pytest.param(["by June"], {}, "<p>by June</p>", id="nothing found"),
        pytest.param(["by June"], {"a": (0, 7)}, "<p>[1 by June]</p>", id="a whole paragraph"),
        pytest.param(["by June"], {"a": (0, 7), "b": (3, 7)}, "<p>[1 by [2 June]]</p>", id="nested"),
        pytest.param(
            ["in May by June"], {"a": (0, 9), "b": (3, 14)}, "<p>[1 in [2 May by]][2…  June]</p>", id="crossing"
        ),
        pytest.param(
            ["in", "May", "now"],
            {"a": (0, 10), "b": (3, 6)},
            "<p>[1 in\n]</p><p>[1… [2 May]\n]</p><p>[1… now]</p>",
            id="over three paragraphs",
        ),
        pytest.param(
            [Draft("item", "May"), Draft("item", "June", marker="2."), "so"],
            {"a": (0, 3)},
            "<ul><li>[1 May]\n</li><li>2. June\n</li></ul><p>so</p>",
            id="a list",
        ),
        pytest.param([Draft("heading", "May"), "so"], {}, "<h4>May\n</h4><p>so</p>", id="a heading"),
    ],
)
def test_marks_nest_in_the_blocks(drafts: list[str | Draft], pieces: dict[str, tuple[int, int]], wanted: str) -> None:
    made = assemble([Draft("paragraph", each) if isinstance(each, str) else each for each in drafts], format="text")
    assert shape(str(marked_text(1, made, marks(spans(**pieces)), ()))) == wanted


def cell(text: str, column: int, **differing: Any) -> CellDraft:
    return CellDraft([Draft("paragraph", text, bold=differing.pop("bold", False))] if text else [], column, **differing)


TABLES = [
    pytest.param([[("a", 0), ("b", 1)]], "<tr><td>a</td><td>b</td></tr>", id="a row"),
    pytest.param([[("a", 0), ("b", 2)]], "<tr><td>a</td><td></td><td>b</td></tr>", id="a gap"),
    pytest.param(
        [[("a", 0, {"row_span": 2}), ("b", 1)], [("c", 1)]],
        '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>',
        id="a cell over two rows",
    ),
    pytest.param(
        [[("a", 0, {"column_span": 2})], [("b", 0), ("c", 1)]],
        '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>',
        id="a cell over two columns",
    ),
    pytest.param(
        [[("a", 0, {"bold": True}), ("", 1)], [("b", 0), ("c", 1)]],
        '<tr><th scope="col">a</th><td></td></tr><tr><td>b</td><td>c</td></tr>',
        id="a row of headings",
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), TABLES)
def test_tables_keep_their_grid(rows: list[list[Any]], wanted: str) -> None:
    drafts = [[cell(text, column, **dict(*more)) for text, column, *more in row] for row in rows]
    html = str(marked_text(1, assemble([Draft("table", rows=drafts)], format="docx"), [], ()))
    assert re.sub(r"\n|</?(p|div|table)\b[^>]*>", "", html) == wanted


def test_pages_stand_where_they_begin() -> None:
    drafts = [
        Draft("paragraph", "one two", page=1, breaks=((4, 2),)),
        Draft("paragraph", "three", page=2),
        Draft("paragraph", "five", page=5),
    ]
    html = str(marked_text(1, assemble(drafts, format="pdf", page_count=5), [], ()))
    bare = re.sub(r'<span class="page( inside)?" [^>]*"page (\d)"></span>', r"{\2\1}", html)
    assert bare == "<p>{1}one {2 inside}two\n</p><p>three\n</p><p>{5}five</p>"


# What a letter could smuggle in

HOSTILE = [
    pytest.param("</script></style></title><script>alert(1)</script>", id="script"),
    pytest.param("\"><img src=x onerror=alert(1)> ' onmouseover='x", id="out of an attribute"),
    pytest.param("javascript:alert(1)//@justice.gov.uk", id="javascript address"),
    pytest.param("<a href='https://evil.example/'>x</a> https://evil.example/", id="address from elsewhere"),
    pytest.param("{{ 7 * 7 }} {% include 'letter.html' %}", id="template"),
    pytest.param("<!-- <![CDATA[ ]]> --> &lt; &#0; &amp;", id="comment and entities"),
    pytest.param("\x1b]0;title\x07\x9b31m\x00", id="terminal escapes"),
    pytest.param("a\u202eb\u2066c\u2069\u200f", id="text turned round"),
    pytest.param("@import url(//evil.example/x.css); } body { display: none", id="style"),
]


def smuggled(text: str) -> Reading:
    """A letter that holds a text wherever a letter can: in its body, values, warnings and file name."""
    found = Found(text, (Span(0, len(text)),), "r", (Doubt("c", text),))
    time = {"text": text, "relation": "by", "edtf": None, "earliest": None, "latest": None, "inferred": False}
    action = {
        "text": found,
        "status": None,
        "deadlines": FoundList((Found(time, (Span(0, len(text)),), "r"),)),
        "due": None,
        "owner": found,
        "recommendations": FoundList((found,)),
    }
    party = dict.fromkeys(("name", "role", "area", "organisation", "postcode", "email"), found)
    tree = {
        "subject": found,
        "sender": party | {"address": FoundList((found,))},
        "pdus": FoundList((dict.fromkeys(("name", "canonical", "region", "code"), found),)),
        "actions": FoundList((action,)),
        "strengths": FoundList((found,)),
    }
    made = assemble([Draft("paragraph", text), Draft("item", text), Draft("heading", text)], format="text")
    each = Reading(text, "0" * 64, made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hmip_parse.rules.find", lambda document: stub_find(document) | tree)
        assert each.letter
    return each


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_letter_says_is_only_ever_text(text: str) -> None:
    page = page_of([smuggled(text)])
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert all(c.isprintable() or c == "\n" for c in page)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert not {element.tag for element in elements} & {"script", "img", "iframe", "link", "base", "form", "object"}
    names = {name for element in elements for name in element.attrib}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "style", "action", "srcdoc"}
    assert [e.get("href") for e in elements if e.get("href") and not re.fullmatch(r"#[\w./-]+", e.get("href"))] == []
    words = next(element for element in elements if element.get("class") == "words")
    assert "".join(words.itertext()) == "\n".join([shown(text)] * 3)
    ours = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page_of([smuggled("plain")]))
    assert [e.tag for e in elements] == [e.tag for e in ours.iter() if isinstance(e.tag, str)]


# The page


def test_the_page_is_well_formed(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)


def test_every_link_stays_in_the_page(page: str) -> None:
    tree = parsed(page)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") for element in tree.iter() if element.get("href")]
    assert {link for link in links if link[0] != "#"} == set()
    assert {link[1:] for link in links} - set(ids) == set()


def test_the_policy_allows_the_style_and_nothing_else(page: str) -> None:
    import base64
    import hashlib

    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_every_letter_action_and_warning_is_told(page: str) -> None:
    tree = parsed(page)
    articles = tree.xpath("//article")
    assert len(articles) == len(SOME)
    for article, path in zip(articles, SOME, strict=True):
        letter = reading(path).letter
        said = article.text_content()
        assert letter.source.file in said
        for text in [action.text for action in letter.actions] + [warning.message for warning in letter.warnings]:
            assert text in said
        dated = [each for each in article.xpath(".//*[@class='record']//b") if each.text.startswith("Action ")]
        assert len(dated) == len(letter.actions)


def test_a_letter_takes_its_share_of_the_size() -> None:
    everything = documents()
    assert len(page_of(map(reading, everything)).encode()) <= MOST_BYTES_A_LETTER * len(everything)


def test_the_bytes_do_not_hang_on_the_process() -> None:
    command = [sys.executable, "-m", "hmip_parse", "-q", "-f", "html", "--as-of", "2026-07-01"]
    letters = [str(path.relative_to(ROOT)) for path in SOME[:3]]
    once, again = (
        subprocess.run(
            command + letters, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "12"
    )
    assert once == again
    assert once.startswith(b"<!DOCTYPE html>")


def test_one_letter_in_a_file_of_its_own_is_the_page_of_one() -> None:
    part = as_html.part(reading(SOME[0]))
    assert as_html.alone(part, as_of=AS_OF) == b"".join(as_html.together([part], as_of=AS_OF))


def test_the_page_about_it_shows_what_is_there() -> None:
    about = (ROOT / "docs" / "html.md").read_text(encoding="utf-8")
    page = page_of([reading(LETTERS / "wigan-short-from-head-of-pdu.pdf")])
    for title in re.findall(r"^- \*\*(.+?)\*\*", about, re.MULTILINE):
        assert f">{title}</h" in page, title
    for sign in re.findall(r"^\| ([a-z ]+?) +\|", about, re.MULTILINE)[1:]:
        assert f"</svg> {sign}" in page, sign


# Words


@pytest.mark.parametrize(
    ("pointer", "whole", "inside"),
    [
        pytest.param("/date", "date", "date", id="a key"),
        pytest.param("/sender/address/1", "sender: address 2", "sender: address 2", id="a part"),
        pytest.param("/actions/0/text", "action 1", "action 1", id="an action"),
        pytest.param("/actions/0/deadlines/1", "action 1: deadline 2", "deadline 2", id="a deadline"),
        pytest.param("/strengths/2", "strength 3", "strength 3", id="an entry"),
        pytest.param("/cc/0/role", "copied to 1: role", "role", id="a part of an entry"),
    ],
)
def test_values_have_names(pointer: str, whole: str, inside: str) -> None:
    assert (named(pointer), named_inside(pointer)) == (whole, inside)


@pytest.mark.parametrize(
    ("earliest", "latest", "wanted"),
    [
        pytest.param("2026-06-30", "2026-06-30", "30 Jun 2026", id="a day"),
        pytest.param("2026-06-01", "2026-06-30", "1–30 Jun 2026", id="a month"),
        pytest.param("2026-06-01", "2026-08-31", "1 Jun – 31 Aug 2026", id="a season"),
        pytest.param("2025-12-01", "2026-02-28", "1 Dec 2025 – 28 Feb 2026", id="over the new year"),
        pytest.param("2026-06-01", None, "from 1 Jun 2026", id="no end"),
        pytest.param(None, "2026-06-30", "until 30 Jun 2026", id="no beginning"),
        pytest.param(None, None, "a time unknown", id="neither"),
    ],
)
def test_days(earliest: str | None, latest: str | None, wanted: str) -> None:
    dates = [datetime.date.fromisoformat(each) if each else None for each in (earliest, latest)]
    assert days(*dates) == wanted


def test_a_day() -> None:
    assert day(datetime.date(2026, 7, 1)) == "1 Jul 2026"
