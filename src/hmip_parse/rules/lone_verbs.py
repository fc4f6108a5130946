"""Verbs without an auxiliary, which only their place shows.

"The Board approved a tool", "the trial ends", "Head of PDU to chair", and the order that opens an item ("audit 300
cases").

Refused here: a second verb for a clause that has one, unless a word that joins or opens a clause stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from hmip_parse.rules.auxiliaries import Placed, group_of, infinitive_group, next_to, parted
from hmip_parse.rules.function_words import (
    ADVERBS,
    ATTRIBUTES,
    BE,
    CLAUSE_OPENERS,
    CLOSE,
    COORDINATORS,
    DETERMINERS,
    FUTURE_ADJECTIVES,
    INTENTIONS,
    NOUNS_TO_DO,
    OCCASIONS,
    OPENINGS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STATES,
    TAKING_NOUNS,
    TO_DO_WITH,
    WILL,
)
from hmip_parse.rules.sentences import Token
from hmip_parse.rules.verbs import BASES, gerund, participle, third_person

# Participles that before a preposition are pasts all the same: the thing itself did it ("a hub opened in May").
_INTRANSITIVE = frozenset(
    "met led opened reopened restarted resumed closed moved joined arrived ended finished returned transferred".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split())
_INFINITIVES = BASES | {"be"}
_EXPECTED_INFINITIVES = _INFINITIVES | {"have"}
_BEFORE_OBJECT = DETERMINERS - {"that", "this"}
_PERSONS = PRONOUNS - {"this", "it", "there"}
_SPEAKERS = frozenset("i we you he she they".split())
_FINITE_AUXILIARIES = WILL | {"is", "are", "has", "have", "was", "were"}
_CLAUSE_ENDS = COORDINATORS | RELATIVES
# Behind these stands no verb of theirs: they end no subject.
_BEFORE_NO_VERB = DETERMINERS | PREPOSITIONS | BE | frozenset("and or to not be been being".split())
# What people and cases do in relative clauses, beside the verbs of steps ("cases that lack a plan").
_RELATIVE_BASES = BASES | frozenset("lack need pose wish belong concern affect relate apply".split())
_MAY_BE_VERBS = _INFINITIVES | _RELATIVE_BASES | INTENTIONS | STATES | {"to"}
# Verbs that take a whole clause: "Ensure all staff are trained" is an order all the same.
_CLAUSE_TAKING = frozenset("ensure make check confirm see agree note remind".split())


def _opening(words: Sequence[Token]) -> int | None:
    """The first word, or the one behind a fronted time ("by June, review all cases")."""
    first = next((i for i, w in enumerate(words) if w.word[0].isalnum()), None)
    if first is None or words[first].lower not in PREPOSITIONS:
        return first
    comma = next((i for i in range(first, min(first + 7, len(words) - 1)) if words[i].lower == ","), None)
    return first if comma is None else comma + 1


def opening_order(words: Sequence[Token], finite: Sequence[Placed], groups: Sequence[Placed]) -> Placed | None:
    """A base verb that opens the sentence ("Recruit to the post"), unless a verb of its clause makes it a noun."""
    first = _opening(words)
    if first is None or words[first].lower not in BASES or first + 1 >= len(words):
        return None
    follows = words[first + 1].lower
    if follows in {"of", "for", ","} or (
        follows == "and" and words[first + 2 : first + 3] and words[first + 2].lower not in BASES
    ):
        return None
    if words[first].lower == "close" and follows in CLOSE:
        return None  # "close work with both councils"
    if follows in {"before", "after"} and words[first + 2 : first + 3] and words[first + 2].lower in OCCASIONS:
        return None  # "Contact before release was early"
    group = group_of(words, first, first, words[first].lower, "imperative")
    if words[first].lower in _CLAUSE_TAKING:
        return group
    verbs = finite if _begins_object(follows) else groups
    verbs = [g for g in verbs if g[0] > first + 1 or g in finite]
    return None if any(g[0] > first and not parted(words, first + 1, g[0]) for g in verbs) else group


def _begins_object(word: str) -> bool:
    return word in _BEFORE_OBJECT or word[0].isdigit() or word in _NUMBERS


def with_lone_verbs(words: Sequence[Token], finite: list[Placed]) -> list[Placed]:
    """The groups in order, with the verbs that only their place shows."""
    taken = {i for first, last, _ in finite for i in range(first, last + 1)}
    groups = list(finite)
    relatives = _counted(words)
    clause = 0  # where the clause of the word at hand can have begun at the latest
    previous = ""
    for at, word in enumerate(words):
        last, previous = previous, word.lower
        if last in CLAUSE_OPENERS:
            clause = at
        intended = previous == "to" and at - 1 in taken and last in INTENTIONS
        if at not in taken and not intended and _may_be_verb(previous):
            before = any(clause <= g[1] + 1 <= at and not _in_relative(relatives, groups, g) for g in reversed(groups))
            after = next((g for g in groups if g[0] > at), None)
            group = _candidate(words, at, has_verb=before, following=after)
            if group:
                groups = sorted([*groups, group], key=lambda g: g[0])
                taken.update(range(group[0], group[1] + 1))
    return groups


@lru_cache(maxsize=4096)
def _may_be_verb(word: str) -> bool:
    return word in _MAY_BE_VERBS or participle(word) is not None or third_person(word) is not None


def _counted(words: Sequence[Token]) -> list[int]:
    """How many relative pronouns stand before each token, and before the end; a "that" that opens is none."""
    are = [word.lower in RELATIVES for word in words]
    if words and words[0].lower == "that":
        are[0] = False
    return list(accumulate(are, initial=0))


def _in_relative(relatives: Sequence[int], groups: Sequence[Placed], group: Placed) -> bool:
    """Whether a group is the verb of a relative clause, so that the main clause still waits for its own."""
    since = max((g[1] + 1 for g in groups if g[1] < group[0]), default=0)
    return relatives[group[0]] > relatives[since]


def _candidate(words: Sequence[Token], at: int, *, has_verb: bool, following: Placed | None) -> Placed | None:
    """The verb at a token. ``has_verb``: its clause has one before it; ``following``: the next group, if any."""
    lower, previous = words[at].lower, words[at - 1].lower if at else ""
    if at and words[at].word[0].isupper():
        return None
    if (
        at == 0
        and following is None
        and (base := participle(lower))
        and len(words) > 1
        and _begins_object(words[1].lower)
    ):
        return group_of(words, at, at, base, "bare")
    if previous in {"which", "who", "whom", "that"} and (relative := _relative_verb(words, at)):
        return relative
    # "Annex A gives …": a letter that names something is no article.
    lettered = at > 1 and words[at - 1].word == "A"
    nounish = bool(previous) and previous[0].isalnum() and (lettered or previous not in _BEFORE_NO_VERB)
    if lower == "to" and at + 1 < len(words) and words[at + 1].lower in _INFINITIVES:
        headline = _headline(words, at, nounish=nounish, following=following)
        alone = not has_verb or previous in {"and", ","}
        return infinitive_group(words, at, at, "future") if headline and alone else None
    if previous == "and" and lower in BASES and (group := _coordinated(words, at) or _begins(words, at)):
        return group
    if previous == "," and not has_verb and _closes_aside(words, at, following):
        if lower in _INTRANSITIVE:
            return group_of(words, at, at, participle(lower) or lower, "past")
        if (base := participle(lower)) and (_by_office(words, at) or _behind_with(words, at)):
            return group_of(words, at, at, base, "past")
        if (base := third_person(lower) or lower) in OPENINGS and at + 1 < len(words):
            return group_of(words, at, at, base, "present") if words[at + 1].lower in PREPOSITIONS else None
    if previous == "and" and following is None and lower in _ENDED:
        return group_of(words, at, at, participle(lower) or lower, "past")
    if previous in {"and", "but"}:
        if at > 1 and following is None and (base := third_person(lower)):
            listed = words[at - 2].lower in {",", "of"} and not _regularly(words, at)
            continues = not listed and at + 1 < len(words)
            return group_of(words, at, at, base, "present") if continues else None
        if lower in INTENTIONS and (to := next_to(words, at)):
            return infinitive_group(words, at, to, "future")
    if lower in {"expect", "want", "anticipate"} and previous in {"and", "we", "i"}:
        return _expected(words, at)
    return None if has_verb else _only_verb(words, at, nounish=nounish, following=following)


def _closes_aside(words: Sequence[Token], at: int, following: Placed | None) -> bool:
    """Whether the comma before a token closes an aside, so that the verb of the clause is still to come."""
    free = following is None or parted(words, at + 1, following[0])
    passive = at + 1 < len(words) and words[at + 1].lower == "by"
    return free and not passive and any(word.lower == "," for word in words[1 : at - 1])


def _behind_with(words: Sequence[Token], at: int) -> bool:
    """Whether an aside with "with" stands before a token ("The team, with staff drawn from all units, reviewed …")."""
    comma = next((i for i in range(at - 2, -1, -1) if words[i].lower == ","), None)
    return comma is not None and words[comma + 1].lower == "with"


def _by_office(words: Sequence[Token], at: int) -> bool:
    """Whether a name or an office stands before the aside, and an object behind the token.

    "Ann Reed, Head of Unit, issued an instruction".
    """
    first = 1 if words[0].lower == "the" else 0
    return words[first].word[0].isupper() and at + 1 < len(words) and _begins_object(words[at + 1].lower)


def _coordinated(words: Sequence[Token], at: int) -> Placed | None:
    """A second verb behind "will" or "to" ("will sample forty cases and report to the board")."""
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    promised = any(
        w.lower in WILL or (w.lower == "to" and words[i + 1].lower in _INFINITIVES)
        for i, w in enumerate(words[: at - 1])
    )
    promised = promised or words[0].lower in BASES  # "Observe a session and give written feedback"
    takes_object = bool(follows) and (
        participle(follows) is not None
        or _begins_object(follows)
        or follows in {"to", "on", "with", "it", "them", "what", "how"}
    )
    return group_of(words, at, at, words[at].lower, "future") if promised and takes_object else None


def _begins(words: Sequence[Token], at: int) -> Placed | None:
    """A second verb in the present, that says when people begin ("have been appointed and take up post in May")."""
    if words[at].lower not in _BEGINNINGS or not {w.lower for w in words[:at]} & {"have", "are", "were"}:
        return None
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if follows not in _BEGINNINGS[words[at].lower]:
        return None
    return group_of(words, at, at, words[at].lower, "present")


def _only_verb(words: Sequence[Token], at: int, *, nounish: bool, following: Placed | None) -> Placed | None:
    """The verb of a clause that has none yet. ``nounish``: what stands before it can end a subject."""
    lower, previous = words[at].lower, words[at - 1].lower if at else ""
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in {"been", "being"} or (follows == "of" and previous not in PRONOUNS):
        return None
    free = following is None or parted(words, at + 1, following[0])
    if participle(lower) and (_goes_with(words, at) or previous in TAKING_NOUNS):
        return None
    if previous in _SPEAKERS and lower not in BASES and (base := participle(lower)):
        return group_of(words, at, at, base, "past")  # "when you visited have now been answered"
    if previous in _PERSONS and lower in BASES:
        return group_of(words, at, at, lower, "present")
    if (base := participle(lower)) and (nounish or previous in ADVERBS) and free and previous not in ATTRIBUTES:
        return _past_or_bare(words, at, base, following)
    opens = lower in OPENINGS and follows in PREPOSITIONS
    if lower in BASES and nounish and free and _ends_plural(words, at) and (opens or _regularly(words, at)):
        return group_of(words, at, at, lower, "present")
    base = third_person(lower) if nounish and free and not _is_noun(words, at) else None
    if base and (base in {"continue", "go"} or follows not in {"of", "and", "to"}):
        verb_follows = participle(follows) or (len(words) > at + 1 and participle(words[-1].lower))
        if not verb_follows:
            return group_of(words, at, at, base, "present") if previous not in ADVERBS or at > 1 else None
    if lower in STATES and previous.endswith("s") and free:
        return group_of(words, at, at, lower, "present")
    if lower in BASES and free and previous in {"there", "now"}:
        if lower in INTENTIONS and (to := next_to(words, at)):
            return infinitive_group(words, at, to, "future")
        return group_of(words, at, at, lower, "present")
    return None


# "Part of that hour" opens no clause.
_CLAUSE_BREAKS = CLAUSE_OPENERS - {"that"}


def _goes_with(words: Sequence[Token], at: int) -> bool:
    """Whether "with" opens the clause ("…, with members drawn from all offices"), so that its participle is none."""
    opening = next((i for i in range(at - 1, -1, -1) if words[i].lower in _CLAUSE_BREAKS), -1) + 1
    return words[opening].lower == "with"


def _is_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a word that looks like a present is the plural of a noun.

    It is behind a number ("the 260 requests"), or with a relative clause of its own ("our audits, which were paused").
    """
    if at > 1 and words[at - 1].word[0].isdigit() and words[at - 2].lower in DETERMINERS | {"of"}:
        return True
    comma = at + 1 < len(words) and words[at + 1].lower == ","
    behind = words[at + 1 + comma : at + 2 + comma]
    return bool(behind) and behind[0].lower in (RELATIVES if comma else {"who", "whom", "which", "whose"})


# Pasts of which none is a participle of the verb before ("re-read 60 cases, and finished on 30 January").
_ENDED = frozenset("ended finished returned met".split())
# Verbs with which people begin, and what follows each.
_BEGINNINGS = {
    "take": {"up"},
    "start": {"in", "on", "at", "from", "work"},
    "begin": {"in", "on", "at", "from", "work"},
    "join": {"us", "the", "in", "on", "from"},
}


def _ends_plural(words: Sequence[Token], at: int) -> bool:
    """Whether a plural stands before a token, or heads the name that does ("Heads of Cluster go through …")."""
    first = at - 1
    while first > 1 and (words[first].word[0].isupper() or words[first].lower == "the"):
        first -= 1
    headed = 0 < first < at - 1 and words[first].lower == "of" and _is_plural(words[first - 1])
    return _is_plural(words[at - 1]) or headed


def _is_plural(token: Token) -> bool:
    return token.lower.endswith("s") and not token.lower.endswith("ss")


def _regularly(words: Sequence[Token], at: int) -> bool:
    """Whether a time that comes again follows ("managers meet every fortnight")."""
    return any(
        w.lower in {"every", "each", "weekly", "monthly", "fortnightly", "quarterly", "daily", "once", "twice"}
        for w in words[at + 1 :]
    )


def _past_or_bare(words: Sequence[Token], at: int, base: str, following: Placed | None) -> Placed | None:
    """A participle behind a noun: a past ("the Board approved it"), or bare ("new pathway agreed with partners")."""
    lower, previous = words[at].lower, words[at - 1].lower
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    preposition = follows in PREPOSITIONS
    joined = following is not None and any(w.lower in {"and", "but"} for w in words[at + 1 : following[0]])
    if following is not None and (preposition or not follows) and not (lower in _INTRANSITIVE and joined):
        reasons = {"so", "because", "which", "when", "after"}
        if not any(w.lower in reasons for w in words[at + 1 : following[0]]):
            return None
    if participle(previous):
        return None
    if lower in FUTURE_ADJECTIVES and not (lower == "set" and follows not in {"to", "for"}):
        return group_of(words, at, at, base, "future")
    if follows and previous in PRONOUNS and lower in BASES:
        return group_of(words, at, at, lower, "present")
    return group_of(words, at, at, base, "past" if not preposition or lower in _INTRANSITIVE else "bare")


def _relative_verb(words: Sequence[Token], at: int) -> Placed | None:
    lower = words[at].lower
    if base := third_person(lower):
        return group_of(words, at, at, base, "present")
    if base := participle(lower):
        return group_of(words, at, at, base, "past")
    of_many = words[at - 1].lower in {"who", "whom"} or (at > 1 and _is_plural(words[at - 2]))
    return group_of(words, at, at, lower, "present") if of_many and lower in _RELATIVE_BASES else None


# "A rota, designed to give staff time, was introduced": the purpose of the thing is no promise.
_FOR_A_PURPOSE = frozenset("designed intended aimed meant drawn".split())


def _headline(words: Sequence[Token], at: int, *, nounish: bool, following: Placed | None) -> bool:
    """Whether "to" with a verb is the sentence's own ("Head of PDU to chair", "…, and to have considered …")."""
    ending = [w.lower for w in words[at + 1 :] if w.lower[0].isalnum()]
    if ending and ending[-1] in PREPOSITIONS | {"to"} and "to" not in ending[:-1]:
        return False  # "an address to go to"
    relative = next((i for i in range(at - 1, -1, -1) if words[i].lower in RELATIVES), at)
    if any(participle(w.lower) for w in words[relative + 1 : at]):
        return False  # "a rota that allowed people to be seen"
    before = {w.lower for w in words[:at]}
    if before & NOUNS_TO_DO:
        return False  # "the effort made to keep in touch"
    if before & _FINITE_AUXILIARIES and not _relative_before(words, at):
        return False
    if any(w in BASES for w in before & {words[0].lower}) and words[0].lower not in {"head", "work", "staff", "lead"}:
        return words[at - 1].lower in {"and", ","} and "to" in before
    coordinated = bool(at) and words[at - 1].lower == "and" and "to" in before
    if at and (
        words[at - 1].lower in TO_DO_WITH or words[at - 1].lower in _FOR_A_PURPOSE or gerund(words[at - 1].lower)
    ):
        return coordinated
    return (nounish or coordinated) and (following is None or parted(words, at, following[0]))


def _relative_before(words: Sequence[Token], at: int) -> bool:
    verbs = [i for i, w in enumerate(words[:at]) if w.lower in _FINITE_AUXILIARIES]
    return all(any(w.lower in RELATIVES for w in words[max(0, i - 4) : i]) for i in verbs)


def _expected(words: Sequence[Token], at: int) -> Placed | None:
    """ "We expect nine trainees to start": what is expected lies ahead."""
    for to in range(at + 1, min(at + 16, len(words) - 1)):
        if to < at + 5 and words[to].lower in {"done", "finished", "completed"}:
            return group_of(words, at, to, participle(words[to].lower) or "", "future")
        if words[to].lower == "to" and words[to + 1].lower in _EXPECTED_INFINITIVES:
            return infinitive_group(words, at, to, "future")
        if words[to].lower in _CLAUSE_ENDS:
            break
    if at + 1 >= len(words) or not _begins_object(words[at + 1].lower):
        return None
    return group_of(words, at, at, words[at].lower, "future")
