"""What a process does that reads documents for another one: it is deaf and silent, bounded, and outlives nobody.

Refused here: how it gets its tasks (workers.py, alone.py).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hmip_parse.guards import bound_memory

GRACE = 1.0  # seconds that a child's own alarm leaves the parent to be first

# What this process is to do when it begins a page that takes as long as a document: it has one parent to tell.
_listeners: list[Callable[[int, int], None]] = []


def listen(listener: Callable[[int, int], None]) -> None:
    """Have each page told to ``listener`` from now on, in a process that reads for another."""
    _listeners[:] = [listener]


def tell(page: int, pages: int) -> None:
    """Tell the parent that page ``page`` of ``pages`` begins; it grants the page the time of a document."""
    for listener in _listeners:
        listener(page, pages)


def settle() -> None:
    """Make a fresh process deaf to the terminal and silent, and bound its memory."""
    if hasattr(os, "setpgid"):
        # A group of its own: Ctrl-C is the parent's to hear, and what a loader starts can be killed with the worker.
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    # The parent tells what failed, in one line; what a native library prints would stand between its lines.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    bound_memory()


@contextmanager
def signals_blocked() -> Iterator[None]:
    """While a process is forked: no handler of the parent's may run in it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Let the system end this process after so long, whatever code it is in."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    renew_alarm(seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def renew_alarm(seconds: float) -> None:
    """Begin the time of the alarm anew."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
