"""The README's examples are what the parser says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.fixture_letters import LETTERS, ROOT, as_json

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example: (\S+) -->\n```json\n(.*?)\n```", README, re.DOTALL)
COMMANDS = dict(re.findall(r"<!-- command: (\w+) -->\n```sh\n(.*?)\n```", README, re.DOTALL))


def at(node: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize(("pointer", "example"), EXAMPLES, ids=[pointer for pointer, _ in EXAMPLES])
def test_an_example_is_what_the_parser_says(pointer: str, example: str) -> None:
    answer = as_json(LETTERS / COMMANDS["parse"].rpartition("/")[2])
    assert example == json.dumps(at(answer, pointer), ensure_ascii=False, indent=2)


@pytest.mark.parametrize("name", ["parse", "test"])
def test_a_command_is_one_line_with_pinned_versions(name: str) -> None:
    assert "\n" not in COMMANDS[name]
    assert "-c constraints.txt" in COMMANDS[name]
