"""The command line as a process: locales, pipes, full disks, interrupts and terminals."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.command_line import LETTER
from tests.processes import hmip_parse


def test_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    name = os.fsencode(tmp_path) + b"/caf\xe9 \n\xc3\xa9.txt"
    Path(os.fsdecode(name)).write_text(LETTER, encoding="utf-8")
    out, errors = hmip_parse(name, b"no\xe9", "-f", "text", env=environment).communicate(timeout=60)
    assert "on the café.\n".encode() in out
    assert b"no\\udce9: no such file" in errors
    out, _ = hmip_parse(name, env=environment).communicate(timeout=60)
    assert json.loads(out)["source"]["file"].endswith("/caf\\xe9 \né.txt")


def test_a_closed_pipe_ends_silently(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(LETTER * 400, encoding="utf-8")
    with hmip_parse("-f", "text", str(tmp_path)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("-f", "text", "-"), ("--schema",)])
def test_a_full_disk_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        process = hmip_parse(*arguments, stdout=full)
        _, errors = process.communicate(LETTER.encode(), timeout=60)
    assert process.returncode == 1
    assert errors.startswith(b"hmip-parse: standard output: cannot be written (No space left on device); ")
    assert errors.count(b"\n") == 1


def test_an_interrupt_ends_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = hmip_parse(str(pipe))
    with open(pipe, "wb"):  # opens only when the other side reads
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    assert (process.returncode, out, errors) == (130, b"", b"")


def test_progress_is_for_terminals(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    ours, theirs = pty.openpty()
    process = hmip_parse("-f", "text", str(tmp_path), stderr=theirs)
    os.close(theirs)
    out, _ = process.communicate(timeout=60)
    shown = b""
    while part := _read(ours):
        shown += part
    os.close(ours)
    assert b"Reading" in shown
    assert b"0 failed, " in shown
    assert b"2 read, 0 failed" in shown
    assert b"\x1b" not in out


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1024)
    except OSError:  # Linux's way to say that the other side of a terminal was closed
        return b""
