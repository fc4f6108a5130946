"""Shell habits: completion in bash, zsh and fish, and the man page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixture_letters import ROOT

BIN = Path(sys.executable).parent
SHELLS = ("bash", "zsh", "fish")


def printed(*command: str, **environment: str) -> str:
    """What a command prints, with ``hmip-parse`` in the PATH."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        env=os.environ | {"PATH": path} | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    ).stdout


def script(shell: str) -> str:
    return printed("hmip-parse", _HMIP_PARSE_COMPLETE=f"{shell}_source")


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_produced(shell: str) -> None:
    assert f"_HMIP_PARSE_COMPLETE={shell}_complete" in script(shell)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_page_says_how_to_switch_it_on(shell: str) -> None:
    assert f"_HMIP_PARSE_COMPLETE={shell}_source hmip-parse" in (ROOT / "docs" / "shell.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("hmip-parse --form", ["plain,--format"], id="an option"),
        pytest.param("hmip-parse -f js", ["plain,json", "plain,jsonl"], id="a format"),
        pytest.param("hmip-parse let", ["file,let"], id="a path"),
        pytest.param("hmip-parse -o let", ["file,let"], id="the output"),
    ],
)
def test_what_is_completed(words: str, wanted: list[str]) -> None:
    last = str(len(words.split()) - 1)
    given = printed("hmip-parse", _HMIP_PARSE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=last)
    assert given.splitlines() == wanted


def test_bash_completes() -> None:
    words = "COMP_WORDS=(hmip-parse --form); COMP_CWORD=1; _hmip_parse_completion hmip-parse"
    lines = f'eval "$1"; {words}; echo "${{COMPREPLY[@]}}"'
    assert printed("bash", "-c", lines, "bash", script("bash")) == "--format\n"


@pytest.mark.recipes
def test_zsh_reads_the_script(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(script("zsh"))
    lines = 'autoload -Uz compinit && compinit -u -d "$1/dump"; source "$1/script"; echo $_comps[hmip-parse]'
    assert printed("zsh", "-f", "-c", lines, "zsh", str(tmp_path)) == "_hmip_parse_completion\n"


@pytest.mark.recipes
def test_fish_completes(tmp_path: Path) -> None:
    lines = f"source {tmp_path / 'script'}; complete --do-complete 'hmip-parse -f js'"
    (tmp_path / "script").write_text(script("fish"))
    assert printed("fish", "--no-config", "-c", lines, HOME=str(tmp_path)).split() == ["json", "jsonl"]


def test_the_man_page_is_that_of_the_command_line() -> None:
    page = (ROOT / "docs" / "hmip-parse.1").read_text("utf-8")
    assert page == printed(sys.executable, str(ROOT / "docs" / "man_page.py")), "python docs/man_page.py > docs/…"
    # What man -k and whatis search; and no line is indented, which troff would keep apart.
    assert "hmip-parse \\- read letters that answer inspections by HM Inspectorate of Probation" in page.splitlines()
    assert not [line for line in page.splitlines() if line.startswith(" ")]


@pytest.mark.recipes
def test_man_shows_it() -> None:
    shown = printed("man", "--warnings", "-l", str(ROOT / "docs" / "hmip-parse.1"), MANWIDTH="80", LC_ALL="C.UTF-8")
    assert "-f, --format [json|" in shown
    assert "130    interrupted" in shown
