"""CONTRIBUTING.md: its rule and its writer work as they stand, and its commands, files and steps of CI are there."""

from __future__ import annotations

import re
import sys
import textwrap
from types import ModuleType

import pytest

from hmip_parse.rules.rule import Rule
from hmip_parse.writers import FORMATS, Format
from tests.command_line import bound
from tests.fixture_letters import ROOT, documents, reading

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = [textwrap.dedent(code) for code in re.findall(r"^ *```python\n(.*?)^ *```", GUIDE, re.MULTILINE | re.DOTALL)]
# What stands in the running text as the name of a file or folder.
NAMED = re.findall(r"`([\w./]+(?:\.(?:py|json|csv|toml|txt|md)|/))`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL))
PLACES = (ROOT, ROOT / "src" / "hmip_parse")


def ran(code: str, name: str) -> ModuleType:
    module = ModuleType(name)
    exec(compile(code, "CONTRIBUTING.md", "exec"), vars(module))
    return module


def test_the_rule_takes_its_specimens() -> None:
    rule = ran(CODE[0], "welcome").WELCOME
    assert isinstance(rule, Rule)
    assert [found[0] for phrase, _ in rule.accepts if (found := rule.regex.search(phrase))] == [
        yields for _, yields in rule.accepts
    ]
    assert not any(rule.regex.search(phrase) for phrase in rule.refuses)
    assert all(any(each in phrase.lower() for each in needed) for phrase, _ in rule.accepts for needed in rule.needs)


def test_the_writer_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ran(CODE[1], "hmip_parse.writers.as_count")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(FORMATS, "count", Format("as_count", ".count.txt"))
    made = bound("count")
    readings = [reading(path) for path in documents()[:2]]
    wanted = [f"{each.name}\t{len(each.letter.actions)}\n".encode() for each in readings]
    assert made.alone(made.part(readings[0])) == wanted[0]
    assert list(made.together(map(made.part, readings))) == wanted


def test_the_steps_of_ci_are_all_told() -> None:
    steps = re.findall(r'^step "(.+?)"', (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    table = GUIDE.partition("| step of `.ci/run` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (?!---)(.+?) \|", table, re.MULTILINE) == steps


@pytest.mark.parametrize("name", sorted({name for name in NAMED if "NAME" not in name}))
def test_a_file_is_there(name: str) -> None:
    assert any((place / name).exists() for place in PLACES)


def test_the_markers_are_those_of_pytest() -> None:
    markers = re.findall(r"`pytest .*?-m (\w+)`", GUIDE)
    declared = re.findall(r'^    "(\w+): needs', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert sorted(markers) == sorted(declared)
