"""Worker processes: one document at a time in each, answers in the order of the tasks, and no fault that spreads.

A document that outruns its time is killed with its worker, and one that crashes takes its worker down; either costs its
own answer alone, because a new worker takes the place. No more than four tasks a worker are handed out ahead of the
answer that is due, so memory does not grow with the number of tasks.

``multiprocessing`` gives the processes and pipes. Neither its Pool nor ``concurrent.futures`` outlives a crash, and
Pebble's pool, which does, forks from threads and looks at its workers ten times a second. There are no threads here, so
forking is safe at any moment; where there is no fork, workers are started afresh (spawn).

Workers leave nothing behind: the parent kills them, with whatever they started; where the parent is killed itself, an
idle worker meets the end of its pipe, and a busy one its own alarm, which no native code can outrun.

Refused here: what a task is.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, Generic, NamedTuple, TypeVar

from hmip_parse.child import GRACE, alarm, listen, renew_alarm, settle, signals_blocked
from hmip_parse.errors import CannotStart, Crashed, HmipParseError, TimedOut
from hmip_parse.guards import attempt
from hmip_parse.pattern import keep

# After so many tasks the collector looks through all there is, which empties Python's stores of small objects too.
_ALL, _YOUNG, _BETWEEN = 2, 1, 50
_AHEAD = 4  # tasks a worker: enough that none idles while a slow document is waited for

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def ordered(
    function: Callable[[Task], Answer],
    tasks: Iterable[Task],
    *,
    jobs: int,
    timeout: float,
    context: BaseContext | None = None,
) -> Generator[tuple[Task, Answer | HmipParseError], None, None]:
    """Each task with what ``function`` makes of it in one of ``jobs`` processes, in the order of the tasks.

    Where it raises, outruns ``timeout`` (seconds) or does not survive, the answer is the error. Closing the iterator
    ends all workers at once.
    """
    pool: _Pool[Task, Answer] = _Pool(function, jobs, timeout, context or _context())
    try:
        yield from pool.answers(tasks)
        pool.finish()
    finally:
        pool.end()


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


class _Page(NamedTuple):
    """What a worker sends while it reads: the page that begins, of so many."""

    page: int
    pages: int


class _Slot(Generic[Task, Answer]):
    """A task that was handed out, and its answer, none or one."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.answer: list[Answer | HmipParseError] = []


class _Worker(Generic[Task, Answer]):
    """A process, our end of the pipe to it, and the task that it is at."""

    def __init__(
        self,
        context: Any,
        function: Callable[[Task], Answer],
        timeout: float,
        others: list[_Worker[Task, Answer]],
    ) -> None:
        self.slot: _Slot[Task, Answer] | None = None
        self.deadline = 0.0
        self.connection, theirs = context.Pipe()
        # A forked worker holds copies of our ends of all pipes; while it did, no worker would see ours close.
        forked = context.get_start_method() == "fork"
        ours = [self.connection, *(other.connection for other in others)] if forked else []
        self._process = context.Process(target=_serve, args=(theirs, ours, function, timeout), daemon=True)
        try:
            with signals_blocked():
                self._process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()

    def give(self, slot: _Slot[Task, Answer], timeout: float) -> None:
        """Hand it a task. Raises OSError where the process is gone."""
        self.connection.send(slot.task)
        self.slot, self.deadline = slot, time.monotonic() + timeout

    def wait(self, seconds: float) -> None:
        """Wait for the end of the process, but no longer than so many seconds."""
        self._process.join(seconds)

    def end(self) -> str:
        """End the process, if it still runs, with all that it started; give how it ended."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        # An end that came before is not changed by this.
        self._process.kill()
        self._process.join()
        status = self._process.exitcode
        self._process.close()
        self.connection.close()
        return signal.Signals(-status).name if status < 0 else f"status {status}"


class _Pool(Generic[Task, Answer]):
    def __init__(self, function: Callable[[Task], Answer], jobs: int, timeout: float, context: BaseContext) -> None:
        self._function = function
        self._jobs = jobs
        self._timeout = timeout
        self._context = context
        self._workers: list[_Worker[Task, Answer]] = []

    def answers(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer | HmipParseError]]:
        coming = iter(tasks)
        slots: deque[_Slot[Task, Answer]] = deque()
        more = True
        while True:
            while more and len(slots) < _AHEAD * self._jobs and self._has_room():
                try:
                    slots.append(_Slot(next(coming)))
                except StopIteration:
                    more = False
                else:
                    self._hand_out(slots[-1])
            if not slots:
                return
            self._collect(wait_for_one=not slots[0].answer)
            if slots[0].answer:
                slot = slots.popleft()
                yield slot.task, slot.answer[0]

    def finish(self) -> None:
        """Let the workers, which have no more to do, come to their end by themselves."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.wait(GRACE)

    def end(self) -> None:
        while self._workers:
            self._workers.pop().end()

    def _has_room(self) -> bool:
        return len(self._workers) < self._jobs or any(worker.slot is None for worker in self._workers)

    def _hand_out(self, slot: _Slot[Task, Answer]) -> None:
        """Give a task to an idle worker, or to a new one; to another where it died while it was idle."""
        how = ""
        for _ in range(self._jobs + 1):
            try:
                worker = next((each for each in self._workers if each.slot is None), None) or self._start()
            except OSError as fault:
                slot.answer.append(CannotStart(fault.strerror or str(fault)))
                return
            try:
                worker.give(slot, self._timeout)
                return
            except OSError:
                how = self._drop(worker)
        slot.answer.append(Crashed(how))

    def _start(self) -> _Worker[Task, Answer]:
        # What is there before the fork stays shared: the collector must not write to it.
        gc.freeze()
        worker = _Worker(self._context, self._function, self._timeout, self._workers)
        self._workers.append(worker)
        return worker

    def _drop(self, worker: _Worker[Task, Answer]) -> str:
        self._workers.remove(worker)
        return worker.end()

    def _collect(self, *, wait_for_one: bool) -> None:
        """Take the answers that have come; with ``wait_for_one``, wait until one comes or a worker's time is up."""
        busy = {worker.connection: worker for worker in self._workers if worker.slot}
        if not busy:
            return
        left = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for connection in wait(busy, max(0.0, left) if wait_for_one else 0):
            self._take(busy[connection])
        now = time.monotonic()
        for worker in busy.values():
            if worker.slot and worker.deadline <= now:
                worker.slot.answer.append(TimedOut(self._timeout))
                self._drop(worker)

    def _take(self, worker: _Worker[Task, Answer]) -> None:
        slot = worker.slot
        assert slot
        try:
            answer = worker.connection.recv()
            if isinstance(answer, _Page):
                worker.deadline = time.monotonic() + self._timeout
                return
            worker.slot = None
            slot.answer.append(answer)
        except (EOFError, OSError):
            worker.slot = None
            how = self._drop(worker)
            slot.answer.append(TimedOut(self._timeout) if how == "SIGALRM" else Crashed(how))


def _serve(
    connection: Connection, not_ours: list[Connection], function: Callable[[Task], Answer], timeout: float
) -> None:
    """What a worker does: answer tasks until the parent closes the pipe, or is no more."""
    settle()
    for each in not_ours:
        each.close()

    def tell(page: int, pages: int) -> None:
        connection.send(_Page(page, pages))
        renew_alarm(timeout + GRACE)

    listen(tell)
    for number in count(1):
        try:
            task = connection.recv()
            with alarm(timeout + GRACE):
                answer = attempt(function, task)
            connection.send(answer)
        except (EOFError, OSError):
            keep()
            return
        del task, answer
        # What a task has left in cycles, which may be much in few objects, is free before the next begins.
        gc.collect(_YOUNG if number % _BETWEEN else _ALL)
