"""What the walk through a body gathers: praise, recommendations and steps, in the order of the letter.

Refused here: any value of the Letter; the modules of each field make those.
"""

from __future__ import annotations

from typing import NamedTuple

from hmip_parse.document import Document, Span
from hmip_parse.rules.numbers import Number
from hmip_parse.rules.rule import Found


class Recommended:
    """A recommendation that the letter gives: number, text and response, each None where it does not."""

    def __init__(
        self, number: Number | None = None, text: tuple[Span, ...] = (), response: Found | None = None, rule: str = ""
    ) -> None:
        self.number = number
        self.text = text
        self.response = response
        self.rule = rule


class Beside(NamedTuple):
    """What the cells beside a step say, None where there is none or it is empty.

    ``owner``, ``target`` (by when), ``state`` (how far it is), ``done`` (the day on which it was done) and ``progress``
    (what has come of it, in words).
    """

    owner: Span | None = None
    target: Span | None = None
    state: Span | None = None
    done: Span | None = None
    progress: Span | None = None


class Step(NamedTuple):
    """An action as the letter sets it: its text, the lead of its list, what it answers, the cells beside it.

    ``heading``: the one it stands under, where that is nothing but a time ("By summer 2026").
    """

    spans: tuple[Span, ...]
    rule: str
    lead: Span | None = None
    numbers: tuple[Number, ...] = ()
    beside: Beside = Beside()
    heading: Span | None = None


class Reading:
    """What the walk found, in the order of the letter."""

    def __init__(self, given: dict[str, Found] | None = None) -> None:
        self.strengths: list[tuple[Span, ...]] = []
        self.recommended: list[Recommended] = []
        self.steps: list[Step] = []
        self.given: dict[str, Found] = {} if given is None else given
        self.left_steps: list[Span] = []
        self.left_praise: list[Span] = []

    def named(self, number: Number) -> Recommended:
        """The recommendation of a number, new where it was not met before."""
        for known in self.recommended:
            if known.number and known.number.value.lower() == number.value.lower():
                return known
        self.recommended.append(Recommended(number, response=self.given.get(number.value), rule="recommendation-cited"))
        return self.recommended[-1]

    def listed(self, document: Document, number: Number, text: str) -> Recommended:
        """The recommendation of a number in a list or table; a second list that begins at 1 again has its own."""
        known = self.named(number)
        if known.text and text and _words(" ".join(document.quote(s) for s in known.text)) != _words(text):
            self.recommended.append(Recommended(number, rule="recommendation-item"))
            return self.recommended[-1]
        return known

    def unnumbered(self) -> Recommended:
        """A new recommendation without a number."""
        self.recommended.append(Recommended())
        return self.recommended[-1]


def _words(text: str) -> list[str]:
    """The words of a text, by which a recommendation that is given twice is known again."""
    return [w.casefold().strip(".,;:()“”‘’\"'") for w in text.split()][:8]
