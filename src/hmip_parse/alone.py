"""One task in a process of its own: a fork and a pipe, for the one document of which there is no second.

It is bounded as the tasks of many are (workers.py), and a crash is told and not suffered; but ``multiprocessing``,
which those need, takes longer to import than a letter to read.

Refused here: systems without fork; more than one task.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from hmip_parse.child import GRACE, alarm, listen, renew_alarm, settle, signals_blocked
from hmip_parse.errors import CannotStart, Crashed, HmipParseError, TimedOut
from hmip_parse.guards import attempt
from hmip_parse.pattern import keep

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_CHUNK = 64 << 10  # bytes: what a pipe holds
OnPage = Callable[[int, int], None]
# What the child sends before its answer: each page that begins, of how many; then zeros, and the answer follows.
_PAGE = struct.Struct("=II")


def in_a_child(
    function: Callable[[Task], Answer], task: Task, *, timeout: float, on_page: OnPage | None = None
) -> Answer | HmipParseError:
    """What ``function`` makes of the task, or the error: its own, or that it outran ``timeout`` (seconds), or died.

    Where the child tells of pages, each of them has that time, and ``on_page`` is told too.
    """
    ours, theirs = os.pipe()
    child = 0
    try:
        # An interrupt that comes while the child is made is raised when the signals are let through, with it known.
        with signals_blocked():
            child = os.fork()
            if not child:
                _be_the_child(function, task, theirs, timeout)
            os.close(theirs)
        data = _received(ours, timeout, on_page)
        if data is None:
            return TimedOut(timeout)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        child = 0
    except OSError as fault:
        if child:
            raise
        os.close(theirs)
        return CannotStart(fault.strerror or str(fault))
    finally:
        os.close(ours)
        if child:
            _kill(child)
    if status == 0:
        answer: Answer | HmipParseError = pickle.loads(data)
        return answer
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return TimedOut(timeout) if how == "SIGALRM" else Crashed(how)


def _be_the_child(function: Callable[[Task], Answer], task: Task, pipe: int, timeout: float) -> None:
    """Answer, and end this process. Nothing of the parent's that stands higher on the stack may run here."""
    status = 1

    def tell(page: int, pages: int) -> None:
        os.write(pipe, _PAGE.pack(page, pages))
        renew_alarm(timeout + GRACE)

    try:
        settle()
        listen(tell)
        with alarm(timeout + GRACE):
            answer = attempt(function, task)
        with os.fdopen(pipe, "wb") as out:
            out.write(_PAGE.pack(0, 0))
            pickle.dump(answer, out)
        keep()
        status = 0
    finally:
        os._exit(status)


def _received(pipe: int, timeout: float, on_page: OnPage | None) -> bytes | None:
    """The answer that comes through a pipe before its other end closes; None where nothing comes in time."""
    data, answering = bytearray(), False
    deadline = time.monotonic() + timeout
    while select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(pipe, _CHUNK)
        if not chunk:
            return bytes(data)
        data += chunk
        while not answering and len(data) >= _PAGE.size:
            page, pages = _PAGE.unpack_from(data)
            del data[: _PAGE.size]
            answering = not page
            if page:
                deadline = time.monotonic() + timeout
                if on_page:
                    on_page(page, pages)
    return None


def _kill(child: int) -> None:
    """End a child, with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
