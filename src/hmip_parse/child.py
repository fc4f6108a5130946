"""What a process does that reads documents for another one: it is deaf and silent, bounded, and outlives nobody.

Refused here: how it gets its tasks (workers.py, alone.py).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from hmip_parse.guards import bound_memory

GRACE = 1.0  # seconds that a child's own alarm leaves the parent to be first


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
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
