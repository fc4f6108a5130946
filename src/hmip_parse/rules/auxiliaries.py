"""Verb groups that show themselves: an auxiliary with what follows it, or a past form that can be nothing else.

"Will be reviewed" is a future, "has brought in" a perfect, "are being trained" a progressive passive, "is to report" a
future again.

Refused here: verbs that only their place in the sentence shows (lone_verbs.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from hmip_parse.document import Span
from hmip_parse.rules.function_words import (
    ADVERBS,
    BE,
    CLAUSE_OPENERS,
    DETERMINERS,
    DO,
    FUTURE_ADJECTIVES,
    HAVE,
    INTENTIONS,
    MODAL,
    PREPOSITIONS,
    WILL,
)
from hmip_parse.rules.sentences import Token
from hmip_parse.rules.verbs import BASES, PASTS, gerund, participle

# Words in -ly that are no adverbs, or not where a verb may stand.
_NO_ADVERBS = frozenset("apply comply early imply monthly multiply rely reply supply weekly".split())

Tense = Literal["future", "present", "past", "perfect", "modal", "imperative", "bare"]


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries.

    ``verb`` is the base form of the main verb where known. ``tense`` "bare" is a participle that nothing finite goes
    with ("New pathway agreed with partners"). ``subordinate`` is the word that opens the group's clause, "" in a main
    clause. ``infinitive`` is the verb behind a "to" that follows the group, "" where there is none.
    ``subject`` is the text before the group in its own clause, None where there is none.
    """

    start: int
    end: int
    verb: str
    tense: Tense
    progressive: bool = False
    passive: bool = False
    subordinate: str = ""
    subject: Span | None = None
    infinitive: str = ""

    def moved(self, by: int) -> VerbGroup:
        """The same group in a text that has so many more characters before it."""
        subject = self.subject and Span(self.subject.start + by, self.subject.end + by)
        return VerbGroup(self.start + by, self.end + by, *self[2:7], subject, self.infinitive)

    def placed(self, subordinate: str, subject: Span | None) -> VerbGroup:
        """The same group in the clause that a word subordinates, with its subject."""
        return VerbGroup(*self[:6], subordinate, subject, self.infinitive)

    @property
    def done(self) -> bool:
        """The group tells of what has happened."""
        return self.tense in {"past", "perfect", "bare"} and not self.progressive

    @property
    def ahead(self) -> bool:
        """The group tells of what is to happen."""
        return self.tense in {"future", "imperative"}


Placed = tuple[int, int, VerbGroup]  # first and last token of a group, and the group


def finite_groups(words: Sequence[Token]) -> list[Placed]:
    """The groups of a segment that show themselves, in order."""
    groups: list[Placed] = []
    at = 0
    while at < len(words):
        lower = words[at].lower
        group = _auxiliary_group(words, at) if lower in _AUXILIARIES else None
        if group is None and lower in PASTS and not _nominal(words, at):
            group = (at, at, VerbGroup(words[at].start, words[at].end, PASTS[lower], "past"))
        if group:
            groups.append(group)
            at = group[1] + 1
        else:
            at += 1
    return groups


def _nominal(words: Sequence[Token], at: int) -> bool:
    if at and words[at].lower == "bid":
        # "A regional bid": a noun behind its article, but "we bid" and "units bid".
        near = {w.lower for w in words[max(0, at - 3) : at]}
        return bool(near & DETERMINERS) and not words[at - 1].lower.endswith("s")
    return at > 0 and words[at - 1].lower in {"the", "a", "an"}


def skip(words: Sequence[Token], at: int) -> int:
    """The place past adverbs, and past an aside between commas ("has, with partners, agreed")."""
    while True:
        while at < len(words) and (
            words[at].lower in ADVERBS or (words[at].lower.endswith("ly") and words[at].lower not in _NO_ADVERBS)
        ):
            at += 1
        if at >= len(words) or words[at].lower != ",":
            return at
        close = next((i for i in range(at + 1, min(at + 9, len(words))) if words[i].lower == ","), None)
        if close is None:
            return at
        at = close + 1


_OBJECTS, _LETTING = frozenset("me us him them her".split()), frozenset("let make help".split())
_AUXILIARIES = WILL | HAVE | BE | DO | MODAL


def _auxiliary_group(words: Sequence[Token], at: int) -> Placed | None:
    word = words[at]
    if at and words[at - 1].lower == "to":
        return None
    # "To let me have costs": an infinitive without its "to".
    if at > 1 and word.lower == "have" and words[at - 1].lower in _OBJECTS and words[at - 2].lower in _LETTING:
        return None
    if word.lower in WILL and not (at and words[at - 1].lower in {"good", "ill", "the"}):
        return _after_will(words, at)
    if word.lower in HAVE and word.lower != "having":
        return _after_have(words, at)
    if word.lower in BE:
        return _after_be(words, at, at, "present" if word.lower in {"is", "are", "am", "isn't", "aren't"} else "past")
    if word.lower in DO:
        return _after_do(words, at)
    if word.lower in MODAL and word.word != "May":
        return _after_will(words, at, "modal")
    return None


def group_of(
    words: Sequence[Token],
    first: int,
    last: int,
    verb: str,
    tense: Tense,
    *,
    progressive: bool = False,
    passive: bool = False,
) -> Placed:
    """The group that two tokens bound."""
    return (first, last, VerbGroup(words[first].start, words[last].end, verb, tense, progressive, passive))


def _after_do(words: Sequence[Token], first: int) -> Placed:
    """ "Did not find" tells of no deed; "do acknowledge" is a plain present; "have done so" is not this."""
    lower = words[first].lower
    at = skip(words, first + 1)
    negative = lower.endswith("n't") or any(w.lower in {"not", "never"} for w in words[first + 1 : at])
    tense: Tense = "modal" if negative else "past" if lower.startswith("did") else "present"
    if at < len(words) and words[at].lower in BASES:
        return group_of(words, first, at, words[at].lower, tense)
    return group_of(words, first, first, "do", tense)


def _after_will(words: Sequence[Token], first: int, tense: Tense = "future") -> Placed:
    at = skip(words, first + 1)
    if words[first].lower.endswith("n't") or any(w.lower in {"not", "never"} for w in words[first + 1 : at]):
        tense = "modal"
    elif any(w.lower in {"will", "shall"} for w in words[first + 1 : at]):
        tense = "future"  # "we can, and will, open a centre"
    if at >= len(words):
        return group_of(words, first, first, "", tense)
    lower = words[at].lower
    if lower == "be":
        after = skip(words, at + 1)
        if after < len(words):
            if (base := gerund(words[after].lower)) and base.removeprefix("re-") in BASES:
                return group_of(words, first, after, base, tense, progressive=True)
            if base := participle(words[after].lower):
                return group_of(words, first, after, base, tense, passive=True)
        return group_of(words, first, at, "be", tense)
    if lower == "have":
        after = skip(words, at + 1)
        if after < len(words) and words[after].lower == "been":
            last = skip(words, after + 1)
            if last < len(words) and (base := participle(words[last].lower)):
                return group_of(words, first, last, base, tense, passive=True)
            return group_of(words, first, after, "be", tense)
        if after < len(words) and (base := participle(words[after].lower)):
            return group_of(words, first, after, base, tense)
        return group_of(words, first, at, "have", tense)
    if not lower[0].isalpha():
        return group_of(words, first, first, "", tense)
    return group_of(words, first, at, lower, tense)


def _after_have(words: Sequence[Token], first: int) -> Placed:
    at = skip(words, first + 1)
    if at < len(words):
        lower = words[at].lower
        if lower == "been":
            after = skip(words, at + 1)
            if after < len(words):
                if base := gerund(words[after].lower):
                    return group_of(words, first, after, base, "perfect", progressive=True)
                if words[after].lower not in PREPOSITIONS and (base := participle(words[after].lower)):
                    return group_of(words, first, after, base, "perfect", passive=True)
            return group_of(words, first, at, "be", "perfect")
        if base := participle(lower):
            return group_of(words, first, at, (base == "have" and _caused(words, at)) or base, "perfect")
        if lower == "to":
            return group_of(words, first, first, "have", "modal")
    return group_of(words, first, first, "have", "past" if words[first].lower == "had" else "present")


# What ends the object of "have had the alarms replaced".
_OBJECT_ENDS = CLAUSE_OPENERS - {"and", "or"} | {"to"}
_LONGEST_OBJECT = 14


def _caused(words: Sequence[Token], had: int) -> str:
    """The verb that somebody has had done ("has had 22 of them put right"); "" where there is none."""
    for at in range(had + 1, min(had + _LONGEST_OBJECT, len(words))):
        before = words[at - 1].lower
        if words[at].lower in _OBJECT_ENDS:
            break
        adjective = at == had + 1 or before in DETERMINERS or before in PREPOSITIONS or before.endswith("ly")
        if not (adjective or before[0].isdigit()) and (base := participle(words[at].lower)):
            return base
    return ""


def _after_be(words: Sequence[Token], first: int, be: int, tense: Tense) -> Placed:
    at = skip(words, be + 1)
    if at >= len(words):
        return group_of(words, first, be, "be", tense)
    lower = words[at].lower
    if lower == "to" and tense == "present" and at + 1 < len(words):
        return infinitive_group(words, first, at, "future")
    if lower == "being":
        after = skip(words, at + 1)
        base = participle(words[after].lower) if after < len(words) else None
        return group_of(words, first, after if base else at, base or "be", tense, progressive=True, passive=bool(base))
    if lower in FUTURE_ADJECTIVES and at + 1 < len(words) and words[at + 1].lower == "to":
        return infinitive_group(words, first, at + 1, "future" if tense == "present" else "past")
    base = gerund(lower)
    if base and base.removeprefix("re-") in BASES:
        if base in INTENTIONS and (to := next_to(words, at)):
            return infinitive_group(words, first, to, "future")
        return group_of(words, first, at, base, tense, progressive=True)
    if base and lower not in _NO_GERUNDS and at + 1 < len(words) and words[at + 1].lower in DETERMINERS:
        return group_of(words, first, at, base, tense, progressive=True)
    if base := participle(lower):
        return group_of(words, first, at, base, tense, passive=True)
    return group_of(words, first, be, "be", tense)


# What ends in -ing and is no verb; of other such words the object shows that they are ("redrawing the map").
_NO_GERUNDS = PREPOSITIONS | frozenset("nothing something anything everything morning evening according".split())


def next_to(words: Sequence[Token], at: int) -> int:
    """The place of a "to" right behind a token; 0 where there is none."""
    return at + 1 if at + 1 < len(words) and words[at + 1].lower == "to" else 0


def infinitive_group(words: Sequence[Token], first: int, to: int, tense: Tense) -> Placed:
    """The group from a token to the infinitive behind a "to"."""
    at = skip(words, to + 1)
    if at >= len(words):
        return group_of(words, first, to, "", tense)
    if words[at].lower in {"be", "have"}:
        after = skip(words, at + 1)
        if after < len(words) and words[after].lower == "been":
            after = skip(words, after + 1)
        if after < len(words) and (base := participle(words[after].lower)):
            return group_of(words, first, after, base, tense, passive=words[at].lower == "be")
    return group_of(words, first, at, words[at].lower, tense)


def parted(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a new clause can have begun between two tokens."""
    return any(w.lower in CLAUSE_OPENERS for w in words[start:stop])
