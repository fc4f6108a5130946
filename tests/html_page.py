"""What the tests of the page for the browser share: making one, and reading it back."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import lxml.html

from hmip_parse.letter import Letter
from hmip_parse.pipeline import Reading
from hmip_parse.writers import as_html

AS_OF = datetime.date(2026, 7, 1)


def page_of(readings: Iterable[Reading]) -> str:
    """The page of some letters."""
    return b"".join(as_html.together([as_html.part(each) for each in readings], as_of=AS_OF)).decode()


def marked(words: Any, number: int) -> dict[int, str]:
    """The text of each mark of letter ``number``, by the mark's number, its pieces put together."""
    found: dict[int, str] = defaultdict(str)
    for mark in words.iter("mark"):
        letter, _, place = (mark.get("id") or mark.get("data-of")).partition(".")
        assert int(letter) == number
        found[int(place)] += mark.text_content()
    return dict(found)


def quotes(letter: Letter) -> dict[int, str]:
    """The quote that each mark of a letter must show: marks are numbered by start, the longer first."""
    spans = {(span.start, -span.end): span.quote for spans in letter.evidence.values() for span in spans}
    return {number: spans[key] for number, key in enumerate(sorted(spans), start=1)}


def parsed(page: str) -> Any:
    """The page as a tree."""
    return lxml.html.document_fromstring(page)
