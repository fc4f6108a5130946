"""The command line: formats, which documents, exit statuses, and what needs no document."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hmip_parse import __version__, cli
from tests.command_line import DOUBTFUL, LETTER, files, put
from tests.fixture_letters import ROOT

# Formats


def test_one_file_is_a_json_object(run: Callable[..., Result]) -> None:
    put("letter.txt")
    result = run("letter.txt")
    assert json.loads(result.stdout)["source"]["file"] == "letter.txt"
    assert result.stdout.startswith('{\n  "schema_version": "1.0",\n')
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("a.txt", "b.txt"), (".",)], ids=["several", "folder"])
def test_several_are_json_lines(arguments: tuple[str, ...], run: Callable[..., Result]) -> None:
    put("a.txt", "b.txt")
    assert len(run(*arguments).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("b.txt", "a.txt"), ["a.txt", "b.txt"], id="several"),
        pytest.param(("in",), ["in/c.txt"], id="folder of one"),
    ],
)
def test_json_of_several_is_an_array(arguments: tuple[str, ...], wanted: list[str], run: Callable[..., Result]) -> None:
    put("a.txt", "b.txt", "in/c.txt")
    answers = json.loads(run("-f", "json", *arguments).stdout)
    assert [answer["source"]["file"] for answer in answers] == wanted


def test_text_is_the_document_text(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert "Thank you for your report on the café." in run("-f", "text", "letter.txt").stdout.splitlines()


def test_standard_input_in_any_place(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert files(run("-", "letter.txt", stdin=LETTER.encode())) == ["-", "letter.txt"]
    assert json.loads(run("-", stdin=LETTER.encode("utf-16")).stdout)["source"]["file"] == "-"


def test_an_unknown_format_is_misuse(run: Callable[..., Result]) -> None:
    put("letter.txt")
    result = run("-f", "yaml", "letter.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'json', 'jsonl', 'csv'" in result.stderr


# Which documents, in which order


def test_a_folder_is_searched_through(run: Callable[..., Result]) -> None:
    put("in/b.txt", "in/sub/a.TXT", "in/sub/deep/c.md", "in/notes.csv", "in/picture.png", "in/.hidden.txt")
    put("in/~$b.docx", "in/.git/d.txt")
    result = run("in")
    assert files(result) == [
        os.path.join("in", *each) for each in (["b.txt"], ["sub", "a.TXT"], ["sub", "deep", "c.md"])
    ]
    assert result.stderr.startswith("hmip-parse: 3 read, 0 failed, 4 skipped, ")


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        pytest.param(b"%PDF-1.4\nbroken", True, id="says PDF"),
        pytest.param(b"PK\x03\x04 [Content_Types].xml word/document.xml", True, id="says DOCX, damaged"),
        pytest.param(b"PK\x03\x04 xl/workbook.xml", False, id="another zip"),
        pytest.param(LETTER.encode(), False, id="says nothing"),
        pytest.param(b"", False, id="empty"),
    ],
)
def test_in_a_folder_the_first_bytes_count_too(content: bytes, taken: bool, run: Callable[..., Result]) -> None:
    put("in/letter.txt")
    Path("in/download").write_bytes(content)
    result = run("in")
    assert ("in/download" in result.stderr) == taken, "taken, and found unreadable"
    assert f"{0 if taken else 1} skipped" in result.stderr


def test_a_named_file_is_always_tried(run: Callable[..., Result]) -> None:
    put(".letter", "notes.csv")
    assert files(run(".letter", "notes.csv")) == [".letter", "notes.csv"]


def test_the_order_is_that_of_the_sorted_paths(run: Callable[..., Result]) -> None:
    put("b.txt", "in/z.txt", "a.txt", "in/B.txt")
    wanted = ["a.txt", "b.txt", "in/B.txt", "in/z.txt"]
    assert files(run("in", "b.txt", "a.txt")) == files(run("a.txt", "b.txt", "in")) == wanted


@pytest.mark.parametrize("arguments", [("in", "in/a.txt"), ("in/a.txt", "in/a.txt"), ("in", "./in"), ("in", "in/sub")])
def test_each_document_is_read_once(arguments: tuple[str, ...], run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/sub/b.txt")
    result = run(*arguments)
    assert result.exit_code == 0
    assert len(set(files(result))) == len(files(result))


@pytest.mark.parametrize("given", ["in", "in/", "./in", "{cwd}/in"])
def test_the_folder_stands_in_front_as_given(given: str, run: Callable[..., Result]) -> None:
    put("in/sub/a.txt")
    folder = given.format(cwd=os.getcwd())
    assert files(run(folder)) == [folder.rstrip("/") + "/sub/a.txt"]


def test_links_neither_loop_nor_hide(run: Callable[..., Result]) -> None:
    put("in/a.txt", "elsewhere/b.txt")
    os.symlink("..", "in/up")
    os.symlink("../elsewhere/b.txt", "in/linked.txt")
    os.symlink("nowhere", "in/broken.txt")
    os.symlink("loop.txt", "in/loop.txt")
    os.mkfifo("in/pipe.txt")
    result = run("in")
    assert files(result) == ["in/a.txt", "in/linked.txt"]
    assert "hmip-parse: in/broken.txt: no such file" in result.stderr
    assert "hmip-parse: in/loop.txt: cannot be opened" in result.stderr


# Exit statuses


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(("letter.txt",), 0, id="read"),
        pytest.param(("--strict", "letter.txt"), 0, id="strict, no warning"),
        pytest.param(("odd.txt",), 0, id="a warning"),
        pytest.param(("--strict", "odd.txt"), 3, id="strict, a warning"),
        pytest.param(("--strict", "-f", "text", "odd.txt"), 3, id="strict, a warning, whatever the format"),
        pytest.param(("--strict", "letter.txt", "odd.txt"), 3, id="strict, a warning in one of two"),
        pytest.param(("--strict", "odd.txt", "missing.txt"), 1, id="unreadable is worse than a warning"),
        pytest.param(("missing.txt",), 1, id="unreadable"),
        pytest.param((), 2, id="no path"),
        pytest.param(("--loud", "letter.txt"), 2, id="no such option"),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int, run: Callable[..., Result]) -> None:
    put("letter.txt")
    put("odd.txt", text=DOUBTFUL)
    assert run(*arguments).exit_code == status


def test_strict_says_which_document_and_why(run: Callable[..., Result]) -> None:
    put("odd.txt", text=DOUBTFUL)
    assert "hmip-parse: odd.txt: 1 warning (odd); " in run("--strict", "odd.txt").stderr


# What needs no documents


def test_version_and_schema(run: Callable[..., Result]) -> None:
    assert run("--version").stdout == f"hmip-parse {__version__}\n"
    assert json.loads(run("--schema").stdout)["title"] == "Letter"


def test_help_is_in_the_readme(run: Callable[..., Result]) -> None:
    assert run("-h").stdout == run("--help").stdout
    # 78 columns is what click takes for a terminal of 80.
    shown = CliRunner().invoke(cli.main, ["--help"], prog_name="hmip-parse", terminal_width=78).stdout
    assert shown.strip() in (ROOT / "README.md").read_text(encoding="utf-8")
