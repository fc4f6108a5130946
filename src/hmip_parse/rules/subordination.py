"""Which word, if any, subordinates the clause of a verb group, and what its subject is.

One walk through a segment of a sentence; a comma, or a joining word with a subject of its own, leads back to the main
clause.

Refused here: clauses within subordinate clauses, which count as one with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from hmip_parse.document import Span
from hmip_parse.rules.auxiliaries import Placed, VerbGroup, next_to, skip
from hmip_parse.rules.function_words import (
    ADVERBS,
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    INTENTIONS,
    OCCASIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBORDINATORS,
    WILL,
)
from hmip_parse.rules.sentences import Token
from hmip_parse.rules.verbs import BASES, PASTS


class _Clause:
    """Where the walk stands: in a main or a subordinate clause, and whether that has its verb yet.

    ``opened`` is where its clause began, ``main`` where the main clause did.
    """

    def __init__(self) -> None:
        self.opened: int = 0
        self.main: int = 0
        self.main_has_verb: bool = False
        self.word: str = ""
        self.has_verb: bool = False


def subordinated(words: Sequence[Token], groups: Sequence[Placed]) -> list[VerbGroup]:
    """Give each group the word that subordinates it, and its subject."""
    starts = {first: (last, group) for first, last, group in groups}
    state, out, at = _Clause(), [], 0
    while at < len(words):
        lower = words[at].lower
        if at in starts:
            last, group = starts[at]
            word = _clause_word(words, at, state)
            subject = _subject(words, state, at, word)
            out.append(_promised(words, last, group).placed(word, subject))
            if word:
                state.has_verb = True
            else:
                state.main_has_verb, state.word, state.main = True, "", last + 1
            state.opened, at = last + 1, last + 1
            continue
        if lower in _OPENERS and _opens_subordinate(words, at):
            state.word, state.has_verb, state.opened = _opener(words, at), False, at + 1
        elif lower == "," and state.word and state.has_verb:
            state.word, state.has_verb = "", False
            if state.main_has_verb:
                state.opened = state.main = at + 1
        elif lower in {"and", "but", ","} and not state.word and state.main_has_verb:
            state.opened = state.main = at + 1
            # "…, and training for the staff who write them was given": a main clause with its verb to come.
            state.main_has_verb = not (
                lower == "and" and at and words[at - 1].lower == "," and _new_subject(words, at + 1)
            )
        at += 1
    return _main_after_all(words, out)


# What opens a clause, but a phrase of time too: "Since the inspection the region has trained all staff".
_TIME_OPENERS = frozenset("since after before until as".split())


def _main_after_all(words: Sequence[Token], groups: list[VerbGroup]) -> list[VerbGroup]:
    """Where a sentence has no main verb and opens with such a word, that was a phrase, and its verbs are main."""
    if groups and words[0].lower in _TIME_OPENERS and all(g.subordinate == words[0].lower for g in groups):
        return [group._replace(subordinate="") for group in groups]
    return groups


def _opener(words: Sequence[Token], at: int) -> str:
    return "so that" if words[at].lower == "so" else words[at].lower


_OPENERS = RELATIVES | SUBORDINATORS
_FINITE = BE | WILL | HAVE | PASTS.keys()
_BEFORE_ITS_VERB = ADVERBS | {"and", "but", "or"}
_BEFORE_SUBJECT = COORDINATORS | (ADVERBS - QUANTIFIERS)
_INFINITIVES = BASES | {"be"}


def _opens_subordinate(words: Sequence[Token], at: int) -> bool:
    """Whether a word of ``_OPENERS`` opens a subordinate clause."""
    lower = words[at].lower
    if lower == "that" and at == 0:
        return False
    if lower in RELATIVES:
        return not (lower == "that" and (at + 1 >= len(words) or (at > 0 and words[at - 1].lower in PREPOSITIONS)))
    if lower == "so":
        return at + 1 < len(words) and words[at + 1].lower == "that"
    if lower in {"as", "since", "before", "after", "until", "once"}:
        ahead = [w.lower for w in words[at + 1 : at + 8]]
        if ahead[:1] == ["then"]:
            return False
        verb = next((i for i, w in enumerate(ahead) if w in _FINITE), None)
        if lower == "once" and ahead[:1] and ahead[0] in DETERMINERS:
            return ahead[1:2] != [] and ahead[1] not in {"day", "week", "fortnight", "month", "quarter", "term", "year"}
        return (
            verb is not None
            and not any(w in {",", "and"} for w in ahead[:verb])
            and not any(w[0].isdigit() for w in ahead[:verb])
            and not (at and verb == 1 and ahead[0] in OCCASIONS)
        )
    return lower in SUBORDINATORS and lower != "so"


def _clause_word(words: Sequence[Token], at: int, state: _Clause) -> str:
    if not state.word:
        return ""
    if not state.has_verb:
        return state.word
    # "Officers who qualified and have met few": the second verb of the relative clause.
    if not state.main_has_verb and words[at - 1].lower not in {"and", "or"}:
        return ""
    joined = any(w.lower in {"and", "but", "or"} for w in words[state.opened : at])
    alone = state.opened < at and words[at - 1].lower in _BEFORE_ITS_VERB
    return state.word if not joined or alone else ""


def _subject(words: Sequence[Token], state: _Clause, at: int, word: str) -> Span | None:
    first = state.opened if word else state.main
    while first < at and (words[first].lower in _BEFORE_SUBJECT):
        first += 1
    return Span(words[first].start, words[at - 1].end) if first < at and (word or first < at) else None


def _new_subject(words: Sequence[Token], at: int) -> bool:
    """Whether a noun with a relative clause of its own follows, before any verb that shows itself."""
    for word in words[at : at + 8]:
        if word.lower in {"who", "which"}:
            return True
        if word.lower in _FINITE or word.lower == ",":
            return False
    return False


def _promised(words: Sequence[Token], last: int, group: VerbGroup) -> VerbGroup:
    """ "We expect to finish", "the region aims to": the promise is what counts. Perfect "begun to" is under way."""
    to = next_to(words, last)
    if to and group.tense == "present" and not group.passive and group.verb in INTENTIONS and to + 1 < len(words):
        at = skip(words, to + 1)
        if at < len(words):
            return group._replace(end=words[at].end, tense="future", infinitive=words[at].lower)
    if to and (at := skip(words, to + 1)) < len(words) and words[at].lower in _INFINITIVES:
        return group._replace(infinitive=words[at].lower)
    return group
