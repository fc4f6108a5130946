"""Every command that README and docs show with its output prints that output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Context

from hmip_parse.cli import main
from tests.fixture_letters import ROOT
from tests.transcripts import Step, output, rewritten, steps, workplace

PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if steps(page.read_text("utf-8"))]
WITH_OTHER_TOOLS = {"recipes.md", "scale.md"}


def test_pages_have_commands() -> None:
    assert {page.name for page in PAGES} >= {
        "README.md",
        "batch.md",
        "formats.md",
        "html.md",
        "shell.md",
        *WITH_OTHER_TOOLS,
    }


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, id=page.name, marks=[pytest.mark.recipes] * (page.name in WITH_OTHER_TOOLS)) for page in PAGES],
)
def test_a_page_s_commands_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    place = workplace(tmp_path)
    for command, shown in steps(page.read_text("utf-8")):
        assert output(command, place) == shown, command


SCRIPT = re.compile(r"\bpython (\w+/\w+\.py)([^`\n>]*)")
CALL = re.compile(r"(?:^|`|\| |\$ )hmip-parse( [^`\n|>#]*)", re.MULTILINE)
ALL = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
OPTIONS = {name for each in main.get_params(Context(main, **main.context_settings)) for name in each.opts}


@pytest.mark.parametrize("page", ALL, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_no_script_or_option_that_is_not_there(page: Path) -> None:
    text = page.read_text("utf-8")
    for script, words in SCRIPT.findall(text):
        source = (ROOT / script).read_text("utf-8")
        assert [word for word in words.split() if word.startswith("--") and f'"{word}"' not in source] == []
    called = {word for words in CALL.findall(text) for word in words.split() if re.match(r"--?[a-z]", word)}
    assert called - OPTIONS == set()


def test_what_is_taken_for_an_option() -> None:
    assert CALL.findall("see `hmip-parse -f json x`\n$ hmip-parse --strict > y") == [" -f json x", " --strict "]
    assert SCRIPT.findall("`python benchmarks/speed.py --update docs/speed.md`") == [
        ("benchmarks/speed.py", " --update docs/speed.md")
    ]
    assert {"-f", "--strict", "-h"} <= OPTIONS


PAGE = """
```console
$ echo one  # a comment
one
$ cat <<'END'
> two

> three
> END
two
$ true
```
```sh
$ echo not shown with its output
```
"""


def test_what_is_a_command() -> None:
    assert steps(PAGE) == [
        Step("echo one  # a comment\n", "one\n"),
        Step("cat <<'END'\ntwo\n", "\n> three\n> END\ntwo\n"),
        Step("true\n", ""),
    ]


def test_a_page_is_rewritten_with_what_its_commands_print(tmp_path: Path) -> None:
    page = "a\n```console\n$ printf 'x \\ny\\n'\nold\n$ true\n```\nb\n"
    assert rewritten(page, workplace(tmp_path)) == page.replace("old\n", "x\ny\n")


def test_a_command_may_not_fail(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="exit status 1 of: false"):
        output("false | cat", workplace(tmp_path))
