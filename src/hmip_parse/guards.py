"""Bounds that one process can set for itself: time and memory, and one answer whatever happens.

The time limit works where Python code runs, and regular expressions; native code cannot be interrupted, which is why
PDF and DOCX are read in a worker (workers.py). Both limits need a POSIX system; elsewhere they do nothing.

Refused here: what is done within the bounds.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TypeVar

from hmip_parse.errors import HmipParseError, InternalError, OutOfMemory, TimedOut

# What a process may hold as data, in bytes: the fixtures take under 100 MiB, and a machine has room for a few of these.
MEMORY = 2 << 30

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class _TimeIsUp(BaseException):
    """No Exception, so that nothing on the way takes it for a fault of the document."""


def attempt(function: Callable[[Task], Answer], task: Task) -> Answer | HmipParseError:
    """What the function gives, or the error that says why it gives nothing."""
    try:
        return function(task)
    except HmipParseError as error:
        return error
    except MemoryError:
        return OutOfMemory(MEMORY)
    except Exception as fault:
        return InternalError(fault)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimedOut`` in what runs longer, if this is the main thread."""

    def up(_: int, __: FrameType | None) -> None:
        raise _TimeIsUp

    try:
        before = signal.signal(signal.SIGALRM, up)
    except (AttributeError, ValueError):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeIsUp:
        raise TimedOut(seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def bound_memory() -> Callable[[], None]:
    """Make what would take more than ``MEMORY`` fail with MemoryError; give what lifts the bound again."""
    try:
        import resource
    except ImportError:
        return lambda: None
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limits = [each for each in (soft, hard, MEMORY) if each != resource.RLIM_INFINITY]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


@contextmanager
def memory_limit() -> Iterator[None]:
    """``bound_memory`` for a while."""
    lift = bound_memory()
    try:
        yield
    finally:
        lift()
