"""What a rule is, and what a rule gives.

A ``Rule`` is a record: its name (which the JSON's evidence repeats), a pattern, and specimens: phrases that it
must accept, with what it yields, and phrases that it must refuse. The tests run the specimens of every rule. Rules
stand in ordered tuples, the most specific first. A ``Pattern`` is what a check beside a rule looks for, without a name
in the evidence.

A rule gives a ``Found``: a value, the spans of the document text that it was taken from, and what was doubtful about
it. The tree of Founds that the rules make has the shape of the Letter, so that one walk of it (build.py) gives the
values, the evidence and the warnings, each at its JSON Pointer.

Refused here: patterns that nest unbounded repeats; a test reads every pattern for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from hmip_parse.document import Span
from hmip_parse.pattern import Pattern, holds_any

__all__ = ["Doubt", "Found", "FoundList", "Pattern", "Rule", "possible"]


class Doubt(NamedTuple):
    """A warning about the value it hangs on. ``at`` is a JSON Pointer below that value, "" for the value itself."""

    code: str
    message: str
    at: str = ""


class Found(NamedTuple):
    """A value with its evidence: spans of the document text, and the name of the rule.

    ``value`` is whatever the Letter holds at this place: a string, a number, a date, or a dict for a whole Deadline or
    Period. None means looked for and not found; the doubts then say so.
    """

    value: Any
    spans: tuple[Span, ...] = ()
    rule: str = ""
    doubts: tuple[Doubt, ...] = ()


class FoundList(NamedTuple):
    """A list of the Letter, with the doubts about the list as a whole (something may be missing from it)."""

    items: tuple[Any, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Rule(Pattern):
    """A named pattern with its specimens.

    ``accepts`` pairs a phrase with what the rule yields for it (the matched text, unless the module that owns the rule
    says otherwise); ``refuses`` lists near misses.

    A subclass declares what its rules hold beside these, and takes it by keyword.
    """

    def __init__(
        self,
        name: str,
        pattern: str,
        accepts: tuple[tuple[str, Any], ...] = (),
        refuses: tuple[str, ...] = (),
        flags: int = re.VERBOSE | re.IGNORECASE,
        needs: tuple[frozenset[str], ...] = (),
        **own: Any,
    ) -> None:
        super().__init__(pattern, flags, needs)
        self.name = name
        self.accepts = accepts
        self.refuses = refuses
        vars(self).update(own)


AnyRule = TypeVar("AnyRule", bound=Rule)


def possible(rules: Iterable[AnyRule], text: str) -> Iterator[AnyRule]:
    """The rules that may match in a text, by what they need."""
    lower = text.lower()
    held: dict[frozenset[str], bool] = {}
    for rule in rules:
        for strings in rule.needs:
            if strings not in held:
                held[strings] = holds_any(lower, strings)
            if not held[strings]:
                break
        else:
            yield rule
