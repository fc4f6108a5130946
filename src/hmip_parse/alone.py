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
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from hmip_parse.child import GRACE, alarm, settle, signals_blocked
from hmip_parse.errors import CannotStart, Crashed, HmipParseError, TimedOut
from hmip_parse.guards import attempt
from hmip_parse.pattern import keep

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_CHUNK = 64 << 10  # bytes: what a pipe holds


def in_a_child(function: Callable[[Task], Answer], task: Task, *, timeout: float) -> Answer | HmipParseError:
    """What ``function`` makes of the task, or the error: its own, or that it outran ``timeout`` (seconds), or died."""
    ours, theirs = os.pipe()
    try:
        with signals_blocked():
            child = os.fork()
            if not child:
                _be_the_child(function, task, theirs, timeout)
    except OSError as fault:
        os.close(ours)
        os.close(theirs)
        return CannotStart(fault.strerror or str(fault))
    os.close(theirs)
    try:
        data = _received(ours, time.monotonic() + timeout)
        if data is None:
            return TimedOut(timeout)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        child = 0
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
    try:
        settle()
        with alarm(timeout + GRACE):
            answer = attempt(function, task)
        with os.fdopen(pipe, "wb") as out:
            pickle.dump(answer, out)
        keep()
        status = 0
    finally:
        os._exit(status)


def _received(pipe: int, deadline: float) -> bytes | None:
    """All that comes through a pipe until its other end closes; None where that is not before the deadline."""
    chunks: list[bytes] = []
    while select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(pipe, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return None


def _kill(child: int) -> None:
    """End a child, with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
