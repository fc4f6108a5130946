"""Doubtful words, found again in the text that their lines became; and the warnings that they make."""

from __future__ import annotations

import pytest

from hmip_parse.document import Document, Draft, assemble
from hmip_parse.letter import Evidence
from hmip_parse.loaders.doubts import Doubtful, doubtful_spans
from hmip_parse.scan_doubts import scan_doubts

TEXTS = ("Train all staff by June.", "Audit all cases by Iune and commitments in July.", "Page two: all done by June.")


def document() -> Document:
    drafts = [Draft("paragraph", text, page=1 + (index == 2)) for index, text in enumerate(TEXTS)]
    return assemble(drafts, format="pdf", page_count=2)


@pytest.mark.parametrize(
    ("doubtful", "wanted"),
    [
        pytest.param(Doubtful(1, ("cases", "by"), "Iune", ("and",)), [("Iune", 42)], id="the only one"),
        pytest.param(Doubtful(1, ("Audit",), "all", ("cases",)), [("all", 31)], id="by what stands around"),
        pytest.param(Doubtful(2, ("by",), "June.", ()), [("June.", 96)], id="on its own page"),
        pytest.param(Doubtful(1, (), "by", ()), [("by", 16), ("by", 41)], id="every place that fits"),
        pytest.param(Doubtful(1, ("and",), "commit-", ()), [("commitments", 54)], id="half of a hyphenated word"),
        pytest.param(Doubtful(1, (), "OFFICIAL", ()), [], id="page furniture"),
        pytest.param(Doubtful(1, (), "o", ()), [], id="a bullet"),
    ],
)
def test_spans(doubtful: Doubtful, wanted: list[tuple[str, int]]) -> None:
    text = document()
    spans = doubtful_spans(text, [doubtful])
    assert [text.quote(span) for span in spans] == [word for word, _ in wanted]
    places = [text.text.index(word, at - 5) for word, at in wanted]
    assert [span.start for span in spans] == places


def found(text: Document, quote: str, at: int = 0) -> tuple[Evidence, ...]:
    start = text.text.index(quote, at)
    return (Evidence(page=1, start=start, end=start + len(quote), quote=quote, rule="rule"),)


@pytest.mark.parametrize(
    ("word", "pointers"),
    [
        pytest.param("Iune", ["/actions/1/text"], id="in a value"),
        pytest.param("all", ["/actions/0/text"], id="in another"),
        pytest.param("commitments", ["/actions"], id="between two values of one list"),
        pytest.param("done", [], id="beyond all values"),
    ],
)
def test_warnings(word: str, pointers: list[str]) -> None:
    text = document()
    evidence = {
        "/actions/0/text": found(text, "Train all staff"),
        "/actions/1/text": found(text, "Audit all cases by Iune"),
        "/actions/2/text": found(text, "in July"),
    }
    spans = doubtful_spans(text, [Doubtful(2 if word == "done" else 1, ("Train",) * (word == "all"), word, ())])
    assert [pointer for pointer, _ in scan_doubts(text._replace(doubtful=spans), evidence)] == pointers


def test_pages_that_were_left_out_are_told() -> None:
    ((pointer, (doubt,)),) = scan_doubts(document()._replace(unread=(2, 3)), {})
    assert (pointer, doubt.code) == ("", "page-not-read")
    assert "pages 2, 3" in doubt.message
