"""The command line as processes: documents that hang or crash, signals, and what is left behind.

A named pipe that nobody writes to is a document that hangs for as long as a test needs it to.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from hmip_parse import pipeline
from hmip_parse.loaders import bounds
from hmip_parse.writers import FORMATS
from tests.command_line import BROKEN, LETTER, files, put
from tests.fixture_letters import documents
from tests.processes import children, hmip_parse, is_running, wait_until

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="sees processes in Linux's /proc")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two letters, and between them a pipe that hangs."""
    monkeypatch.chdir(tmp_path)
    put("a.txt", "c.txt")
    os.mkfifo("b")
    return tmp_path


def finished(text: bytes) -> list[str]:
    """``source.file`` of each document in JSON Lines."""
    return [json.loads(line)["source"]["file"] for line in text.splitlines()]


@contextmanager
def held(pipe: str) -> Iterator[None]:
    """Wait until somebody reads from the pipe, and keep them waiting."""
    writing = -1

    def is_read() -> bool:
        nonlocal writing
        with suppress(OSError):
            writing = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        return writing >= 0

    wait_until(is_read)
    yield
    os.close(writing)


def left(folder: Path) -> set[str]:
    """What stands in the folder but the three inputs."""
    return set(os.listdir(folder)) - {"a.txt", "b", "c.txt"}


# The same bytes


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_bytes_with_one_job_and_with_eight(format_name: str, tmp_path: Path) -> None:
    for path in documents()[:9]:
        shutil.copy(path, tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    runs = [
        hmip_parse("-q", "-f", format_name, "-j", jobs, "--errors", f"{tmp_path}.{jobs}", str(tmp_path))
        for jobs in ("1", "8")
    ]
    (one, one_errors), (eight, eight_errors) = (run.communicate(timeout=240) for run in runs)
    assert (one, one_errors) == (eight, eight_errors)
    assert len(one) > 10_000
    assert Path(f"{tmp_path}.1").read_bytes() == Path(f"{tmp_path}.8").read_bytes() != b""


# One document's fault


@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.usefixtures("folder")
def test_a_document_that_hangs_costs_itself_alone(jobs: str) -> None:
    out, errors = hmip_parse("-j", jobs, "--timeout", "10", "a.txt", "b", "c.txt").communicate(timeout=60)
    assert finished(out) == ["a.txt", "c.txt"]
    assert errors.startswith(b"hmip-parse: b: took longer than 10 seconds; ")


@pytest.mark.usefixtures("folder")
def test_a_document_that_hangs_alone() -> None:
    process = hmip_parse("--timeout", "0.5", "b")
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert errors.startswith(b"hmip-parse: b: took longer than 0.5 seconds; ")


@pytest.mark.usefixtures("folder")
def test_a_worker_that_is_killed_costs_its_document_alone() -> None:
    process = hmip_parse("-j", "1", "a.txt", "b", "c.txt")
    with held("b"):
        [worker] = children(process.pid)
        os.kill(worker, signal.SIGKILL)
        out, errors = process.communicate(timeout=60)
    assert finished(out) == ["a.txt", "c.txt"]
    assert errors.startswith(b"hmip-parse: b: the process that read it ended (SIGKILL); ")
    assert process.returncode == 1


# Signals


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        pytest.param((), set(), id="standard output"),
        pytest.param(("-o", "out.jsonl"), {"out.jsonl"}, id="a file"),
        pytest.param(("-f", "json", "-o", "out.json"), {"out.json"}, id="an array in a file"),
        pytest.param(("-o", "out/"), {"out"}, id="a folder"),
    ],
)
def test_a_signal_ends_at_once_and_keeps_what_is_finished(
    arguments: tuple[str, ...], made: set[str], number: int, status: int, folder: Path
) -> None:
    process = hmip_parse("-j", "1", "--errors", "errors.jsonl", *arguments, "a.txt", "b", "c.txt")
    with held("b"):
        [worker] = children(process.pid)
        process.send_signal(number)
        out, errors = process.communicate(timeout=30)
    assert process.returncode == status
    assert errors.startswith(b"hmip-parse: interrupted: 1 read, 0 failed, ")
    assert left(folder) == made | {"errors.jsonl"}
    assert not is_running(worker)
    if not arguments:
        assert finished(out) == ["a.txt"]
    elif "out.json" in made:
        assert [each["source"]["file"] for each in json.loads(Path("out.json").read_bytes())] == ["a.txt"]
    elif "out.jsonl" in made:
        assert finished(Path("out.jsonl").read_bytes()) == ["a.txt"]
    else:
        assert os.listdir("out") == ["a.txt.json"]


def test_an_interrupt_while_standard_input_is_waited_for(folder: Path) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    fill = b"Dear Rowena\n" * 100
    with suppress(BlockingIOError):
        while True:
            os.write(writing, fill)
    process = hmip_parse("a.txt", "-", "-o", "out.jsonl", stdin=reading)
    wait_until(lambda: _takes(writing, fill))
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    os.close(writing)
    assert process.returncode == 130
    assert errors.startswith(b"hmip-parse: interrupted: 0 read, ")
    assert left(folder) == set()


def _takes(pipe: int, data: bytes) -> bool:
    """Whether a full pipe has room again, because somebody reads from it."""
    try:
        return os.write(pipe, data) > 0
    except BlockingIOError:
        return False


@pytest.mark.usefixtures("folder")
def test_an_interrupt_while_nobody_takes_the_output() -> None:
    put("a.txt", text=LETTER * 4000)
    os.unlink("b")
    reading, writing = os.pipe()
    process = hmip_parse("-f", "text", "a.txt", "c.txt", stdout=writing)
    wait_until(lambda: not select.select([], [writing], [], 0)[1])  # the pipe is full
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    process.communicate()
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("jobs", ["1", "4"])
@pytest.mark.usefixtures("folder")
def test_nothing_outlives_a_parent_that_is_killed(jobs: str) -> None:
    put("d.txt", "e.txt", "f.txt")
    process = hmip_parse("-j", jobs, "--timeout", "2", "-o", "out.jsonl", *sorted(set(os.listdir())))
    with held("b"):
        workers = children(process.pid)
        process.kill()
        process.communicate(timeout=30)
        assert workers
        wait_until(lambda: not any(map(is_running, workers)))


@pytest.mark.usefixtures("folder")
def test_a_closed_pipe_leaves_no_process() -> None:
    put(*(f"in/{number}.txt" for number in range(30)), text=LETTER * 400)
    with hmip_parse("-f", "text", "-j", "2", "in") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        workers = children(process.pid)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert not any(map(is_running, workers))


# Files that are none, or not for long


@pytest.mark.usefixtures("folder")
def test_a_pipe_that_is_named_is_read() -> None:
    process = hmip_parse("a.txt", "b")
    with open("b", "w", encoding="utf-8") as pipe:
        pipe.write(LETTER)
    assert finished(process.communicate(timeout=60)[0]) == ["a.txt", "b"]


@pytest.mark.parametrize("path", ["/dev/stdin", "/dev/fd/0", "-"])
@pytest.mark.parametrize("others", [(), ("a.txt", "c.txt")], ids=["alone", "among others"])
@pytest.mark.usefixtures("folder")
def test_standard_input_by_any_name(path: str, others: tuple[str, ...]) -> None:
    out, errors = hmip_parse("-q", "-f", "jsonl", path, *others).communicate(LETTER.encode(), timeout=60)
    assert sorted(finished(out)) == sorted([path, *others])
    assert errors == b""


@pytest.mark.usefixtures("folder")
def test_process_substitution() -> None:
    reading, writing = os.pipe()
    os.write(writing, LETTER.encode())
    os.close(writing)
    process = hmip_parse("a.txt", f"/dev/fd/{reading}", pass_fds=[reading])
    os.close(reading)
    assert finished(process.communicate(timeout=60)[0]) == [f"/dev/fd/{reading}", "a.txt"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("socket", "cannot be opened (No such device or address); ", id="socket"),
        pytest.param("/dev/null", "the file is empty; ", id="empty device"),
        pytest.param("/dev/zero", "more than 268,435,456 bytes, which no letter does; ", id="endless device"),
        pytest.param("huge", "more than 268,435,456 bytes, which no letter does; ", id="huge file"),
        pytest.param("in", "in/b.txt: a pipe, a socket or a device, not a file; ", id="pipe in a folder"),
        pytest.param("loop", "cannot be opened (Too many levels of symbolic links); ", id="looping link"),
        pytest.param("broken", "no such file or folder; ", id="broken link"),
        pytest.param("c.txt/letter.txt", "no such file or folder; ", id="below a file"),
    ],
)
@pytest.mark.parametrize("others", [(), ("a.txt",)], ids=["alone", "among others"])
@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_told(path: str, says: str, others: tuple[str, ...]) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    os.symlink("loop", "loop")
    os.symlink("nowhere", "broken")
    os.mkdir("in")
    os.mkfifo("in/b.txt")
    with open("huge", "wb") as huge:
        huge.truncate(bounds.BYTES + 1)
    process = hmip_parse("-q", path, *others)
    out, errors = process.communicate(timeout=60)
    assert says in errors.decode()
    assert errors.count(b"\n") == 1
    assert process.returncode == 1
    assert bool(out) == bool(others)


def test_a_file_that_vanishes(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    put("in/a.txt", "in/b.txt")
    load = pipeline.load

    def load_and_lose(data: bytes, *others: Any) -> object:
        Path("in/b.txt").unlink()
        return load(data, *others)

    monkeypatch.setattr(pipeline, "load", load_and_lose)
    result = run("-j", "1", "in")
    assert files(result) == ["in/a.txt"]
    assert "hmip-parse: in/b.txt: no such file" in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("option", ["-o", "--errors"])
def test_a_full_disk_under_a_file(option: str, folder: Path) -> None:
    process = hmip_parse("-q", option, "/dev/full", "a.txt", "c.txt", "missing.txt")
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"hmip-parse: /dev/full: cannot be written (No space left on device); " in errors
    assert left(folder) == set()


# The list of what failed


def test_the_errors_file(run: Callable[..., Result]) -> None:
    put("in/a.txt")
    put("in/b.txt", text=BROKEN)
    run("in", "zz", "no\nne.pdf", "-j", "2", "--errors", "errors.jsonl")
    lines = [json.loads(line) for line in Path("errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["path"], line["code"]) for line in lines] == [
        ("in/b.txt", "internal-error"),
        ("no\nne.pdf", "no-such-file"),
        ("zz", "no-such-file"),
    ]
    assert list(lines[2].values()) == ["zz", "no-such-file", "no such file or folder; check the spelling of the path"]


def test_nothing_failed_makes_an_empty_errors_file(run: Callable[..., Result]) -> None:
    put("letter.txt")
    put("errors.jsonl", text="of an earlier run")
    assert run("letter.txt", "--errors", "errors.jsonl").exit_code == 0
    assert Path("errors.jsonl").read_bytes() == b""


# What an earlier run wrote


def test_the_output_folder_is_not_searched(run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/sub/b.txt")
    once = run("in", "-f", "text", "-o", "in/out/").stderr
    again = run("in", "-f", "text", "-o", "in/out").stderr
    assert "hmip-parse: 2 read, 0 failed, 0 skipped" in once
    assert "hmip-parse: 2 read, 0 failed, 0 skipped" in again
