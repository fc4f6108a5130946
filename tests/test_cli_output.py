"""Output: to a file or a folder, whole or not at all, never over an input; and the summary."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from hmip_parse import batch
from tests.command_line import BROKEN, DOUBTFUL, LETTER, put


def test_output_to_a_file(run: Callable[..., Result]) -> None:
    put("letter.txt")
    wanted = run("letter.txt").stdout
    result = run("letter.txt", "-o", "out.json")
    assert (result.stdout, result.stderr) == ("", "")
    assert Path("out.json").read_text(encoding="utf-8") == wanted
    assert run("letter.txt", "-o", "-").stdout == wanted


def test_output_takes_the_place_of_an_older_one_and_keeps_its_mode(run: Callable[..., Result]) -> None:
    put("letter.txt")
    put("out.json", text="old")
    os.chmod("out.json", 0o640)
    run("letter.txt", "-o", "out.json")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert os.stat("out.json").st_mode & 0o777 == 0o640
    assert sorted(os.listdir()) == ["letter.txt", "out.json"]


def test_nothing_read_writes_nothing(run: Callable[..., Result]) -> None:
    put("out.json", text="kept")
    assert run("missing.txt", "-o", "out.json").exit_code == 1
    assert run("missing.txt", "other.txt", "-f", "json").stdout == ""
    assert Path("out.json").read_text() == "kept"
    assert os.listdir() == ["out.json"]


def test_output_to_a_folder(run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/sub/a.txt", "in/b.txt")
    assert run("in", "-o", "out/").exit_code == 0
    made = sorted(str(path) for path in Path("out").rglob("*") if path.is_file())
    assert made == ["out/a.txt.json", "out/b.txt.json", "out/sub/a.txt.json"]
    assert json.loads(Path("out/sub/a.txt.json").read_text(encoding="utf-8"))["source"]["file"] == "in/sub/a.txt"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("in/a.txt",), ["a.txt.json"], id="a named file"),
        pytest.param(("in", "other/c.txt"), ["a.txt.json", "c.txt.json"], id="a folder and a file"),
        pytest.param(("in", "other"), ["in/a.txt.json", "other/a.txt.json", "other/c.txt.json"], id="one name twice"),
        pytest.param(("in/a.txt", "-f", "text"), ["a.txt.txt"], id="text"),
        pytest.param(("in/a.txt", "missing.txt"), ["a.txt.json"], id="one that fails"),
        pytest.param(("-",), ["stdin.json"], id="standard input"),
        pytest.param(("-", "stdin"), ["stdin-.json", "stdin.json"], id="standard input, and a file of that name"),
    ],
)
def test_names_in_the_folder(arguments: tuple[str, ...], wanted: list[str], run: Callable[..., Result]) -> None:
    put("in/a.txt", "other/a.txt", "other/c.txt", "stdin")
    os.mkdir("out")
    run(*arguments, "-o", "out", stdin=LETTER.encode())
    assert sorted(str(path.relative_to("out")) for path in Path("out").rglob("*") if path.is_file()) == wanted


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("in/a.txt", "-o", "in/a.txt"), "would overwrite the input 'in/a.txt'", id="the input"),
        pytest.param(("in/a.txt", "-o", "./in/../in/a.txt"), "would overwrite", id="by another path"),
        pytest.param(("in/a.txt", "-o", "link.json"), "would overwrite", id="by a link"),
        pytest.param(("in", "-o", "in/b.txt"), "would overwrite the input 'in/b.txt'", id="one of a folder"),
        pytest.param(("-f", "json", "in", "in/a.txt.json", "-o", "in"), "would overwrite", id="in the folder itself"),
        pytest.param(("-f", "text", "in", "-o", "in"), "read as letters the next time", id="in the folder, as letters"),
        pytest.param(("in", "-o", "out.json", "--errors", "in/a.txt"), "--errors would overwrite", id="by the errors"),
        pytest.param(("in", "-o", "out.json", "--errors", "./out.json"), "the same file", id="output by the errors"),
        pytest.param(("-f", "jsonl", "in", "-o", "out/"), "--output must be a file", id="json lines to a folder"),
    ],
)
def test_an_input_is_never_overwritten(arguments: tuple[str, ...], says: str, run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/a.txt.txt", "in/b.txt", "in/a.txt.json")
    os.symlink("in/a.txt", "link.json")
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert {path.read_text(encoding="utf-8") for path in Path("in").iterdir()} == {LETTER}


def test_output_that_cannot_be_written(run: Callable[..., Result]) -> None:
    put("letter.txt", "file")
    result = run("letter.txt", "-o", "nowhere/out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("hmip-parse: nowhere/out.json: cannot be written (No such file or directory); ")
    result = run("letter.txt", "-o", "file/")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_output_to_a_device_leaves_the_device(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert run("letter.txt", "-o", os.devnull).exit_code == 0
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("in",), "2 read, 0 failed, 1 skipped, 1 with warnings, 0 actions, 0 deadlines, in", id="folder"),
        pytest.param(("-f", "text", "in"), "2 read, 0 failed, 1 skipped, in", id="no rules, no findings"),
        pytest.param(
            ("in", "no"), "2 read, 1 failed, 1 skipped, 1 with warnings, 0 actions, 0 deadlines, in", id="failed"
        ),
        pytest.param(("in", "-o", "file/"), "2 read, 0 failed, 1 skipped, 2 not written, 1 with", id="not written"),
        pytest.param(("-q", "in"), None, id="quiet"),
        pytest.param(("in/a.txt",), None, id="one file"),
    ],
)
def test_the_summary(arguments: tuple[str, ...], wanted: str | None, run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/notes.csv", "file")
    put("in/odd.txt", text=DOUBTFUL)
    last = run(*arguments).stderr.rpartition("hmip-parse: ")[2]
    assert last.startswith(wanted or "")
    assert bool(re.search(r", in \d+\.\d seconds\n$", last)) == (wanted is not None)


def test_quiet_still_tells_errors(run: Callable[..., Result]) -> None:
    put("in/a.txt", text=BROKEN)
    assert run("-q", "in").stderr.startswith("hmip-parse: in/a.txt: hmip-parse failed on it")


def test_interrupted(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    put("letter.txt")
    put("out.json", text="kept")
    monkeypatch.setattr(batch, "_alone", lambda *_: signal.raise_signal(signal.SIGINT))
    result = run("letter.txt", "-o", "out.json")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")
    assert sorted(os.listdir()) == ["letter.txt", "out.json"]
    assert Path("out.json").read_text() == "kept"
