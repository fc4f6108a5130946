"""The JSON Schema: printed, kept, sound, and true of what the parser says."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from hmip_parse.schema import schema, schema_text
from tests.fixture_letters import ROOT, as_json, documents


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for value in node.values():
            yield from objects(value)


def test_the_copy_is_equal() -> None:
    kept = (ROOT / "schema" / "letter.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text() + "\n", "renew it: hmip-parse --schema > schema/letter.schema.json"


def test_it_names_its_draft() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_key_is_described_and_required_and_no_other_allowed() -> None:
    found = list(objects(schema()))
    assert len(found) == 11
    for each in found:
        assert each["required"] == list(each["properties"])
        assert each["additionalProperties"] is False
        assert [key for key, place in each["properties"].items() if not place.get("description")] == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_what_the_parser_says_is_valid(path: Any, validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(as_json(path))] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("date", "14 August 2025", id="a date that is not ISO"),
        pytest.param("document_type", "memo", id="a type that is none"),
        pytest.param("recommendation_count", -1, id="a count below zero"),
        pytest.param("strengths", None, id="null for a list"),
        pytest.param("evidence", {"date": []}, id="a key that is no pointer"),
        pytest.param("extra", 1, id="a key of no one's"),
    ],
)
def test_what_the_contract_refuses_is_not_valid(
    key: str, value: Any, validator: jsonschema.Draft202012Validator
) -> None:
    answer = copy.deepcopy(as_json(documents()[0]))
    answer[key] = value
    assert not validator.is_valid(answer)


def test_a_missing_key_is_not_valid(validator: jsonschema.Draft202012Validator) -> None:
    answer = dict(as_json(documents()[0]))
    del answer["reference"]
    assert not validator.is_valid(answer)
