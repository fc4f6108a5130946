"""Which form of its output a format takes: on a terminal, in a pipe, in a file, with NO_COLOR."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.command_line import LETTER


def run(
    *arguments: str, folder: Path, terminal: bool, no_color: str = "", term: str = "xterm-256color"
) -> tuple[int, bytes]:
    """Exit status and standard output, which may be a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hmip_parse", *arguments],
        cwd=folder,
        stdout=theirs if terminal else subprocess.PIPE,
        env=os.environ | {"NO_COLOR": no_color, "TERM": term},
    )
    os.close(theirs)
    out = b"" if terminal else process.communicate(timeout=60)[0]
    with suppress(OSError):  # Linux's way of saying that the other end of a terminal is closed
        while terminal and (part := os.read(ours, 4096)):
            out += part
    os.close(ours)
    return process.wait(timeout=60), out


@pytest.mark.parametrize(
    ("terminal", "no_color", "term", "output", "coloured"),
    [
        pytest.param(True, "", "xterm-256color", "-", True, id="terminal"),
        pytest.param(True, "1", "xterm-256color", "-", False, id="terminal, NO_COLOR"),
        pytest.param(True, "", "dumb", "-", False, id="terminal without colours"),
        pytest.param(True, "", "xterm-256color", "out", False, id="file, from a terminal"),
        pytest.param(False, "", "xterm-256color", "-", False, id="pipe"),
    ],
)
@pytest.mark.parametrize(
    ("format_name", "shows"), [("explain", "│ "), ("json", '"schema_version": "1.0"'), ("table", "a.txt")]
)
def test_which_form(
    format_name: str,
    shows: str,
    terminal: bool,
    no_color: str,
    term: str,
    output: str,
    coloured: bool,
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    arguments = ("-f", format_name, "a.txt", "-o", output)
    status, out = run(*arguments, folder=tmp_path, terminal=terminal, no_color=no_color, term=term)
    assert status == 0
    written = (tmp_path / output).read_bytes() if output != "-" else out
    assert (b"\x1b[" in written) is coloured
    assert coloured or shows.encode() in written


@pytest.mark.parametrize(
    ("terminal", "output", "status"),
    [
        pytest.param(True, "-", 2, id="terminal"),
        pytest.param(True, "out.xlsx", 0, id="file, from a terminal"),
        pytest.param(False, "-", 0, id="pipe"),
    ],
)
def test_a_workbook_is_nothing_for_a_terminal(terminal: bool, output: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    given, out = run("-f", "xlsx", "a.txt", "-o", output, folder=tmp_path, terminal=terminal)
    assert given == status
    assert out.startswith(b"PK") is (not terminal)
