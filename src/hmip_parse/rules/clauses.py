"""The verb groups of a sentence, with tense, aspect and voice.

Whether a step lies ahead, is under way or is done, who does it, and whether "in March" was or will be, all hang on the
verb. ``verb_groups`` gives the verb groups of a sentence in order: "will be reviewed" (future, passive), "has brought
in" (perfect), "are being trained" (present, progressive, passive), "is to report" (future), an imperative that opens a
list item ("audit 300 cases"), a headline infinitive ("Head of PDU to chair a panel": future).
Each group knows the word that subordinates its clause ("which", "until", "so that"), "" in a main clause. ``governing``
tells which group a phrase at some offset belongs to.

All offsets are code points of the text that is passed in.

Refused here: parse trees. Modals other than "will" and "shall" promise nothing and are "modal"; "-ing" words without
an auxiliary are no groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hmip_parse.rules.auxiliaries import VerbGroup, finite_groups
from hmip_parse.rules.function_words import SEGMENT_END
from hmip_parse.rules.lone_verbs import opening_order, with_lone_verbs
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.sentences import Token, sentences, tokens
from hmip_parse.rules.subordination import subordinated

__all__ = ["VerbGroup", "governing", "sentences", "verb_groups"]

_FRONTED = Pattern(r"(?:[;:–—]|,\s+(?:and|but|then)|\b(?:and|but))\s+(?:then\s+)?\Z", re.VERBOSE)


def verb_groups(text: str, start: int, end: int) -> list[VerbGroup]:
    """The verb groups of one sentence, text[start:end], in order."""
    return list(_verb_groups(text, start, end))


# Each step, owner and deadline of a sentence asks for its groups anew, one after the other.
@lru_cache(maxsize=32)
def _verb_groups(text: str, start: int, end: int) -> tuple[VerbGroup, ...]:
    words = tokens(text, start, end)
    words, asides = _asides(words)
    groups = [group for aside in asides for group in _segment(aside, opens=False)]
    at = 0
    while at < len(words):
        stop = next((i for i in range(at, len(words)) if words[i].lower in SEGMENT_END), len(words))
        groups += _segment(words[at:stop], opens=at == 0)
        at = stop + 1
    return tuple(sorted(groups, key=lambda group: group.start))


_ASIDES = {"(": ")", "“": "”", '"': '"'}
# A quotation of at most so many words is a title or a term.
_TITLE = 6
# Asides in brackets that are read; more than these in one sentence are no prose.
_MOST_ASIDES = 20


def _asides(words: Sequence[Token]) -> tuple[list[Token], list[Sequence[Token]]]:
    """The words outside brackets and quotation marks, and what stands inside, each a segment of its own.

    An aside parts no subject from its verb, and a title of a few words tells nothing.
    """
    outside: list[Token] = []
    asides: list[Sequence[Token]] = []
    opened, closing = 0, ""
    for at, word in enumerate(words):
        if closing:
            if word.lower == closing:
                asides.append(words[opened:at])
                closing = ""
        elif word.lower in _ASIDES:
            opened, closing = at + 1, _ASIDES[word.lower]
        else:
            outside.append(word)
    if closing:
        asides.append(words[opened:])
    return outside, [aside for aside in asides[:_MOST_ASIDES] if len(aside) > _TITLE]


def _segment(words: Sequence[Token], *, opens: bool) -> list[VerbGroup]:
    finite = finite_groups(words)
    groups = with_lone_verbs(words, finite)
    if opens and (imperative := opening_order(words, finite, groups)):
        groups = sorted([*finite, imperative], key=lambda g: g[0])
        groups = with_lone_verbs(words, groups)
    return subordinated(words, groups)


def governing(groups: Sequence[VerbGroup], offset: int, text: str) -> VerbGroup | None:
    """The group that a phrase at ``offset`` belongs to: the last before it in its clause, else the next one after."""
    before = [g for g in groups if g.end <= offset]
    after = [g for g in groups if g.start > offset]
    if not before:
        return next((g for g in after if not g.subordinate), after[0] if after else None)
    last = before[-1]
    between = text[last.end : offset]
    if after and _fronted(between):
        return after[0]
    return last


def _fronted(between: str) -> bool:
    """The phrase opens a new clause ("…, and from April the Hub will check")."""
    return bool(_FRONTED.regex.search(between[-40:]))
