"""One task in a process of its own: its answer, or the error that says how it came to none."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from hmip_parse.alone import in_a_child
from hmip_parse.child import tell
from hmip_parse.errors import CannotStart, Crashed, InternalError, NoText, OutOfMemory, TimedOut
from hmip_parse.guards import MEMORY
from tests.processes import is_running, wait_until

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="tells the processes of a POSIX system")


def refuse(_: object) -> None:
    raise NoText


def stumble(_: object) -> None:
    raise KeyError("x")


def crash(_: object) -> None:
    faulthandler.disable()  # its report is for a test that crashes against its will
    os.kill(os.getpid(), signal.SIGSEGV)


def hang(_: object) -> None:
    time.sleep(60)


def hang_in_native_code(_: object) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(60)


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        pytest.param(lambda task: task * 2, b"abab", id="an-answer"),
        pytest.param(lambda task: task * 5_000_000, b"ab" * 5_000_000, id="more-than-a-pipe-holds"),
        pytest.param(lambda _: None, None, id="none"),
    ],
)
def test_gives_the_answer(function: Callable[[bytes], Any], answer: Any) -> None:
    assert in_a_child(function, b"ab", timeout=60) == answer


@pytest.mark.parametrize(
    ("function", "kind", "says"),
    [
        pytest.param(refuse, NoText, "no text", id="its-own-error"),
        pytest.param(stumble, InternalError, "KeyError", id="a-fault-of-ours"),
        pytest.param(lambda _: os._exit(3), Crashed, "status 3", id="it-ends"),
        pytest.param(crash, Crashed, "SIGSEGV", id="it-crashes"),
        pytest.param(lambda _: bytearray(MEMORY), OutOfMemory, "2 GiB", id="too-much-memory"),
        pytest.param(hang, TimedOut, "0.2 seconds", id="too-long"),
        pytest.param(hang_in_native_code, TimedOut, "0.2 seconds", id="too-long-and-deaf"),
    ],
)
def test_gives_the_error(function: Callable[[object], Any], kind: type[Exception], says: str) -> None:
    answer = in_a_child(function, None, timeout=0.2 if kind is TimedOut else 60)
    assert isinstance(answer, kind)
    assert says in str(answer)


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)
    assert isinstance(in_a_child(hang, None, timeout=1), CannotStart)


def test_an_interrupt_ends_the_child(tmp_path: Any) -> None:
    told = tmp_path / "pid"

    def tell_and_hang(_: object) -> None:
        told.write_text(str(os.getpid()))
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        in_a_child(tell_and_hang, None, timeout=60)
    wait_until(lambda: not is_running(int(told.read_text())))


def page_by_page(_: object) -> str:
    for page in range(1, 5):
        tell(page, 4)
        time.sleep(0.4)
    return "read"


def test_each_page_that_is_told_of_has_the_time_of_a_document() -> None:
    told: list[tuple[int, int]] = []
    answer = in_a_child(page_by_page, None, timeout=1, on_page=lambda page, pages: told.append((page, pages)))
    assert answer == "read"
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
