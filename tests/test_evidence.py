"""For every fixture letter: every value leads back to the text it was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixture_letters import as_json, documents, reading

# The contract: what everything has but these and nulls.
WITHOUT = {"schema_version", "source", "warnings", "evidence", "document_type"}
# "… or a whole Deadline or Period (one pointer for all that it says)"
WHOLE = {"period", "deadlines"}


def pointers(node: Any, at: str = "", key: str = "") -> Iterator[str]:
    """The pointers that must have evidence: scalars that are not null, texts in lists, whole Deadlines and Periods."""
    if isinstance(node, dict):
        if key in WHOLE:
            yield at
        else:
            for name, value in node.items():
                yield from pointers(value, f"{at}/{name}", name)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from pointers(value, f"{at}/{place}", key)
    elif node is not None:
        yield at


def resolve(node: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer; the contract's keys need no escapes. Raises LookupError."""
    for step in pointer.split("/")[1:]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node


@pytest.fixture(params=documents(), ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_quote_stands_where_the_evidence_says(path: Path) -> None:
    document = reading(path).document
    spans = [span for several in as_json(path)["evidence"].values() for span in several]
    wrong = [span for span in spans if document.text[span["start"] : span["end"]] != span["quote"]]
    assert wrong == []
    assert [span for span in spans if span["page"] != document.page_of(span["start"])] == []
    assert [span for span in spans if not (span["quote"] and span["rule"])] == []


def test_every_value_has_evidence_and_no_other(path: Path) -> None:
    answer = as_json(path)
    values = {key: value for key, value in answer.items() if key not in WITHOUT}
    assert set(pointers(values)) == {pointer for pointer, spans in answer["evidence"].items() if spans}


def test_every_warning_points_at_a_place_in_the_answer(path: Path) -> None:
    answer = as_json(path)
    for warning in answer["warnings"]:
        resolve(answer, warning["field"])


def test_a_text_is_its_quotes_joined(path: Path) -> None:
    """Verbatim fields are pieces of the text: what is not worked out equals its quotes, but for blanks."""
    answer = as_json(path)
    texts = {f"/strengths/{place}": text for place, text in enumerate(answer["strengths"])}
    texts |= {f"/actions/{place}/text": action["text"] for place, action in enumerate(answer["actions"])}
    for pointer, text in texts.items():
        quotes = " ".join(span["quote"] for span in answer["evidence"][pointer])
        assert "".join(text.split()) == "".join(quotes.split()), pointer


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        pytest.param({"date": None}, set(), id="null has none"),
        pytest.param({"date": "2031-04-02"}, {"/date"}, id="scalar"),
        pytest.param(
            {"cc": [{"name": "A", "address": ["B"]}]}, {"/cc/0/name", "/cc/0/address/0"}, id="parts of a party"
        ),
        pytest.param(
            {"actions": [{"deadlines": [{"text": "x", "edtf": None}]}]}, {"/actions/0/deadlines/0"}, id="whole"
        ),
        pytest.param({"inspection": {"period": {"text": "x"}}}, {"/inspection/period"}, id="period"),
    ],
)
def test_pointers_that_must_have_evidence(node: dict[str, Any], wanted: set[str]) -> None:
    assert set(pointers(node)) == wanted
