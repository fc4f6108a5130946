"""The page's own addresses, and the words that name a value.

In the section of letter 3, which is ``#3``, the mark with the number 17 is ``#3.17``, the value that was taken from it
``#3v17`` (and ``#3v17-1``, ``#3v17-2`` where it gave several), and the first action ``#3/actions/0``, by its JSON
Pointer. All are made of numbers and of the Letter's own keys, so nothing that a letter says can become an address.
"""

from __future__ import annotations

from collections.abc import Iterable

from hmip_parse.writers.marks import Mark

_NAMES = {
    "recommendation_count": "number of recommendations",
    "overall_response": "overall response",
    "cc": "copied to",
    "pdus": "PDU",
    "actions": "action",
    "recommendations": "recommendation",
    "strengths": "strength",
    "deadlines": "deadline",
    "email": "e-mail",
}


def pointer_anchor(letter: int, pointer: str) -> str:
    """The address of what stands at a pointer, without its "#"."""
    return f"{letter}{pointer}"


def value_anchors(letter: int, all_marks: Iterable[Mark]) -> dict[str, str]:
    """The addresses of all values that have evidence, by their pointers: each named after its first mark."""
    return {
        finding.pointer: f"{letter}v{mark.number}{f'-{nth}' if nth else ''}"
        for mark in all_marks
        for nth, finding in enumerate(mark.findings)
        if finding.part == 1
    }


def mark_anchor(letter: int, number: int) -> str:
    """The address of a mark, without its "#"."""
    return f"{letter}.{number}"


def record(pointer: str) -> str:
    """The pointer of the thing that a value is told with: ``/actions/0`` for ``/actions/0/due``, ``/sender`` for
    ``/sender/name``.
    """
    steps = pointer.split("/")
    return "/".join(steps[: 3 if steps[2:3] and steps[2].isdigit() else 2])


def named(pointer: str) -> str:
    """A pointer in words, places counted from 1: "action 1: deadline 2", "sender: name"."""
    words: list[str] = []
    for step in pointer.split("/")[1:]:
        if step.isdigit():
            words[-1] += f" {int(step) + 1}"
        elif step != "text":
            words.append(_NAMES.get(step, step))
    return ": ".join(words)


def named_inside(pointer: str) -> str:
    """The same, but without the entry of a list that a value belongs to, where the reader has it before his eyes:
    "deadline 2", "name".
    """
    below = pointer.removeprefix(record(pointer))
    inside = "" if below == "/text" or not record(pointer)[-1].isdigit() else named(below)
    return inside or named(pointer)
