"""Worker processes: order, bounds, and faults that cost their own task alone."""

from __future__ import annotations

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from hmip_parse import workers
from hmip_parse.child import tell
from hmip_parse.errors import (
    CannotStart,
    Crashed,
    HmipParseError,
    InternalError,
    NoText,
    OutOfMemory,
    TimedOut,
)
from hmip_parse.guards import MEMORY, memory_limit, time_limit
from hmip_parse.workers import ordered
from tests.processes import is_running, wait_until

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="tells the processes of a POSIX system")


def double(number: int) -> int:
    return 2 * number


def slower_the_earlier(number: int) -> int:
    time.sleep(0.02 * (8 - number))
    return number


def answers(function: Callable[[Any], Any], tasks: Any, *, jobs: int = 2, timeout: float = 60) -> list[Any]:
    return [answer for _, answer in ordered(function, tasks, jobs=jobs, timeout=timeout)]


# Order


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert answers(slower_the_earlier, range(8), jobs=jobs) == list(range(8))


def test_no_tasks_start_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_Worker", None)
    assert answers(double, []) == []


def test_fresh_workers_do_where_there_is_no_fork() -> None:
    spawned = ordered(double, [1, 2, 3], jobs=2, timeout=60, context=multiprocessing.get_context("spawn"))
    assert list(spawned) == [(1, 2), (2, 4), (3, 6)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_few_tasks_are_taken_ahead(jobs: int) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(200):
            taken.append(number)
            yield number

    ahead = [
        len(taken) - task for task, _ in ordered(lambda n: time.sleep(0.2 * (n == 50)), tasks(), jobs=jobs, timeout=60)
    ]
    assert max(ahead) <= 4 * jobs


# Faults


def leave(_: object) -> None:
    os._exit(3)


def exit_politely(_: object) -> None:
    sys.exit("enough")


def read_nothing(_: object) -> bytes:
    faulthandler.disable()  # what pytest would print of it
    return ctypes.string_at(0)


def be_killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_: object) -> None:
    time.sleep(1000)


def hang_in_native_code(_: object) -> None:
    ctypes.PyDLL(None).sleep(1000)  # does not let go of the interpreter


def hoard(_: object) -> bytearray:
    return bytearray(MEMORY)


def break_a_rule(_: object) -> None:
    raise KeyError("zone")


def find_no_text(_: object) -> None:
    raise NoText


FAULTS = [
    pytest.param(leave, Crashed, "(status 3)", id="exits"),
    pytest.param(exit_politely, Crashed, "(status 1)", id="asks to exit"),
    pytest.param(read_nothing, Crashed, "(SIGSEGV)", id="segmentation fault"),
    pytest.param(be_killed, Crashed, "(SIGKILL)", id="killed"),
    pytest.param(hang, TimedOut, "took longer than 1 second;", id="hangs"),
    pytest.param(hang_in_native_code, TimedOut, "took longer than 1 second;", id="hangs in native code"),
    pytest.param(hoard, OutOfMemory, "more than 2 GiB of memory;", id="takes too much memory"),
    pytest.param(break_a_rule, InternalError, "(KeyError: 'zone')", id="a fault of ours"),
    pytest.param(find_no_text, NoText, "there is no text", id="cannot be read"),
]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("fault", "kind", "says"), FAULTS)
def test_a_fault_costs_its_own_task_alone(
    fault: Callable[[Any], Any], kind: type[HmipParseError], says: str, jobs: int
) -> None:
    def function(number: int) -> Any:
        return fault(number) if number in (1, 4) else number

    given = answers(function, range(7), jobs=jobs, timeout=1)
    assert [each for each in given if isinstance(each, int)] == [0, 2, 3, 5, 6]
    assert [type(given[1]), type(given[4])] == [kind, kind]
    assert says in str(given[1])


def test_faults_alone() -> None:
    assert [type(each) for each in answers(leave, range(9))] == [Crashed] * 9


def test_a_worker_that_died_idle_costs_nothing() -> None:
    coming = ordered(lambda _: os.getpid(), range(3), jobs=1, timeout=60)
    first = next(coming)[1]
    assert isinstance(first, int)
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: not is_running(first))
    rest = [answer for _, answer in coming]
    assert len(rest) == 2
    assert all(isinstance(each, int) and each != first for each in rest)


def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    given = answers(double, [1, 2])
    assert [type(each) for each in given] == [CannotStart, CannotStart]
    assert "(Resource temporarily unavailable)" in str(given[0])


def test_an_answer_that_waits_for_its_reader_is_not_late() -> None:
    coming = ordered(lambda number: b"x" * (number << 20), range(9), jobs=2, timeout=1)
    next(coming)
    time.sleep(2.5)
    assert [len(answer) for _, answer in coming if isinstance(answer, bytes)] == [n << 20 for n in range(1, 9)]


# What is left behind


def start_another(_: object) -> int:
    other = subprocess.Popen(["sleep", "1000"])
    return other.pid


@pytest.mark.parametrize("last", [double, hang, hang_in_native_code], ids=["idle", "busy", "busy in native code"])
def test_nothing_is_left_when_the_iterator_is_closed(last: Callable[[Any], Any]) -> None:
    def function(number: int) -> Any:
        return last(number) if number else (os.getpid(), start_another(number))

    coming = ordered(function, range(3), jobs=1, timeout=60)
    worker, started = next(coming)[1]  # type: ignore[misc]
    assert is_running(worker)
    assert is_running(started)
    coming.close()
    assert not is_running(worker)
    wait_until(lambda: not is_running(started))


class Kept:
    """What only the collector of cycles can free, and how many of them there are."""

    living = 0

    def __init__(self) -> None:
        self.me = self
        Kept.living += 1

    def __del__(self) -> None:
        Kept.living -= 1


def keep_in_a_cycle(_: object) -> int:
    Kept()
    return Kept.living


def test_a_worker_keeps_nothing_of_earlier_tasks() -> None:
    assert answers(keep_in_a_cycle, range(5), jobs=1) == [1] * 5


# Bounds of one process


def test_the_time_limit_is_no_fault_that_the_code_could_catch() -> None:
    def stubborn() -> None:
        while True:
            with suppress(Exception):
                time.sleep(1000)

    with pytest.raises(TimedOut), time_limit(0.1):
        stubborn()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_memory_limit_is_lifted_again() -> None:
    with memory_limit(), pytest.raises(MemoryError):
        bytearray(MEMORY)
    assert len(bytearray(MEMORY // 4)) == MEMORY // 4


# Pages


def page_by_page(task: int) -> int:
    for page in range(1, 5):
        tell(page, 4)
        time.sleep(0.4)
    return task


def test_each_page_that_is_told_of_has_the_time_of_a_task() -> None:
    assert answers(page_by_page, range(3), timeout=1) == [0, 1, 2]
