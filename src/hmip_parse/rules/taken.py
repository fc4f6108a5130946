"""Which characters of a stretch of text are taken by what was found in it before.

Refused here: what took them.
"""

from __future__ import annotations


class Taken:
    """The characters from ``start`` to ``end`` of a text, none of them taken yet.

    A question costs as much as the piece it asks about, however much is taken.
    """

    def __init__(self, start: int, end: int) -> None:
        self._start = start
        self._taken = bytearray(max(0, end - start))

    def add(self, start: int, end: int) -> None:
        """Take text[start:end]."""
        first, last = max(0, start - self._start), min(len(self._taken), end - self._start)
        self._taken[first:last] = b"\x01" * (last - first)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of text[start:end] is taken."""
        return self._taken.find(1, max(0, start - self._start), max(0, end - self._start)) >= 0
