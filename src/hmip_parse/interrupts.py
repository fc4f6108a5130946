"""Ctrl-C (SIGINT) and SIGTERM: a KeyboardInterrupt, but never between the words of a file.

Once ``hold`` was called, a signal waits for the next moment at which it is let through: while documents are read, and
while standard output, which may block, is written to. So what is finished can be brought to a whole file first.

Refused here: what is to be done about it.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Takes the two signals while it is entered. ``status`` is the exit status once one came: 130 or 143."""

    def __init__(self) -> None:
        self.status = 0
        self._held = False
        self._waiting = False
        self._before: dict[int, signal._HANDLER] = {}

    def __enter__(self) -> Interrupts:
        for number in _SIGNALS:
            # What a shell started in the background is deaf to Ctrl-C, and stays so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                try:
                    self._before[number] = signal.signal(number, self._take)
                except ValueError:  # not the main thread, where no signal comes
                    break
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take(self, number: int, _: FrameType | None) -> None:
        self.status = 128 + number  # as shells report it
        if not self._held:
            raise KeyboardInterrupt
        self._waiting = True

    def hold(self) -> None:
        """Let signals wait from now on."""
        self._held = True

    @contextmanager
    def let_through(self) -> Iterator[None]:
        """While this lasts, a signal raises KeyboardInterrupt at once; so does one that waited, at its start."""
        held, self._held = self._held, False
        try:
            if self._waiting:
                self._waiting = False
                raise KeyboardInterrupt
            yield
        finally:
            self._held = held
