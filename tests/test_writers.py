"""The output formats, each alone and for several documents."""

from __future__ import annotations

import json

import pytest

from hmip_parse.pipeline import Reading
from hmip_parse.writers import FORMATS, writer
from tests.command_line import bound
from tests.fixture_letters import documents, reading


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [reading(path) for path in documents() if path.suffix == ".txt"][:3]


def several(format_name: str, readings: list[Reading]) -> str:
    made = writer(format_name)
    return b"".join(made.together(made.part(each) for each in readings)).decode()


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_has_a_writer(format_name: str, readings: list[Reading]) -> None:
    assert writer(format_name).__doc__
    made = bound(format_name)
    assert made.alone(made.part(readings[0])).endswith(b"\n" if not FORMATS[format_name].binary else b"")
    assert list(made.together([])) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_letters_give_the_same_bytes(format_name: str, readings: list[Reading]) -> None:
    made = bound(format_name)
    once, again = (b"".join(made.together(map(made.part, readings))) for _ in range(2))
    assert once == again


def test_json_is_the_letter_in_the_contract_order(readings: list[Reading]) -> None:
    text = writer("json").part(readings[0]).decode()
    answer = json.loads(text)
    assert list(answer) == list(type(readings[0].letter).model_fields)
    assert text == json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("count", [1, 2, 3])
def test_json_of_several_is_an_array(count: int, readings: list[Reading]) -> None:
    text = several("json", readings[:count])
    wanted = [json.loads(writer("json").part(each)) for each in readings[:count]]
    assert text == json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"


def test_jsonl_is_a_compact_line_a_document(readings: list[Reading]) -> None:
    lines = several("jsonl", readings).splitlines()
    assert [json.loads(line) for line in lines] == [json.loads(writer("json").part(each)) for each in readings]
    assert [line for line in lines if ": " in line.replace('": ', "")[:20]] == []
    assert lines[0].startswith('{"schema_version":"1.0","document_type":"')


def test_text_is_the_document_text(readings: list[Reading]) -> None:
    assert writer("text").part(readings[0]).decode() == readings[0].document.text + "\n"


def test_texts_are_parted_by_a_form_feed(readings: list[Reading]) -> None:
    assert several("text", readings).split("\n\f") == [
        readings[0].document.text,
        readings[1].document.text,
        readings[2].document.text + "\n",
    ]


def test_text_needs_no_rules() -> None:
    first = reading(documents()[0])
    alone = Reading(first.name, first.sha256, first.document)
    writer("text").part(alone)
    assert "letter" not in vars(alone)
