"""Sentences, and the verb groups in them with tense, aspect and voice.

Whether a step lies ahead, is under way or is done, who does it, and whether "in March" was or will be, all hang on the
verb. ``sentences`` cuts a text; ``verb_groups`` gives the verb groups of a sentence in order: "will be reviewed" (future,
passive), "has brought in" (perfect), "are being trained" (present, progressive, passive), "is to report" (future), an
imperative that opens a list item ("audit 300 cases"), a headline infinitive ("Head of PDU to chair a panel": future).
Each group knows the word that subordinates its clause ("which", "until", "so that"), "" in a main clause. ``governing``
tells which group a phrase at some offset belongs to.

All offsets are code points of the text that is passed in.

Refused here: parse trees. Modals other than "will" and "shall" promise nothing and are "modal"; "-ing" words without
an auxiliary are no groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hmip_parse.document import Span
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.verbs import BASES, PASTS, gerund, participle, third_person

Tense = Literal["future", "present", "past", "perfect", "modal", "imperative", "bare"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its lower-case form."""

    start: int
    end: int
    word: str
    lower: str


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries.

    ``verb`` is the base form of the main verb where known. ``tense`` "bare" is a participle that nothing finite goes with
    ("New pathway agreed with partners"). ``subordinate`` is the word that opens the group's clause, "" in a main clause.
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

    @property
    def done(self) -> bool:
        """The group tells of what has happened."""
        return self.tense in {"past", "perfect", "bare"} and not self.progressive

    @property
    def ahead(self) -> bool:
        """The group tells of what is to happen."""
        return self.tense in {"future", "imperative"}


_TOKEN = Pattern(r"\w+(?:[-'’./&]\w+)*|[^\w\s]", re.VERBOSE)
_ABBREVIATION = Pattern(
    r"""(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Rev|St|No|Nos|e\.g|i\.e|etc|vs|Rec|Ref|para|pp|cc|Cc|Supt|Insp|Sgt|Cllr|Ltd)
        |\b[A-Z])\.\Z""",
    re.VERBOSE,
)
_SENTENCE_END = Pattern(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9])|\n""", re.VERBOSE)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of text[start:end]; a line break ends one too."""
    spans, at = [], start
    for match in _SENTENCE_END.regex.finditer(text, start, end):
        if match.group() != "\n" and _ABBREVIATION.regex.search(text, max(at, match.start() - 6), match.start() + 1):
            continue
        spans.append(_trimmed(text, at, match.end()))
        at = match.end()
    spans.append(_trimmed(text, at, end))
    return [s for s in spans if s.end > s.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of text[start:end]."""
    return [
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _TOKEN.regex.finditer(text, start, end)
    ]


_WILL = frozenset("will shall 'll won't shan't".split())
_HAVE = frozenset("has have had having haven't hasn't hadn't 've".split())
_BE = frozenset("is are was were am isn't aren't wasn't weren't".split())
_MODAL = frozenset("can could may might must should would cannot can't couldn't wouldn't shouldn't ought".split())
_DO = frozenset("does do did doesn't don't didn't".split())
_ADVERBS = frozenset(
    """
    already also now then therefore currently formally fully recently since still yet not never always just only
    each all both soon shortly however thereby first again together jointly regularly routinely subsequently
    immediately further well nevertheless nonetheless accordingly too duly best fast more most
    """.split()
)
_QUANTIFIERS = frozenset("all each both first only".split())
# "is due to", "are expected to": what follows "be" and "to" makes a future of it.
_FUTURE_ADJECTIVES = frozenset(
    """
    due expected scheduled planned intended set likely projected anticipated proposed hoped aimed about going
    timetabled
    """.split()
)
# "we plan to", "the region aims to": a present that promises what follows.
_INTENTIONS = frozenset("plan intend aim expect propose hope anticipate want seek look".split())
_RELATIVES = frozenset("which who whom whose that where what how".split())
_SUBORDINATORS = frozenset(
    """
    when while whilst because until if although though unless once as whether before after since why whereby so
    """.split()
)
_COORDINATORS = frozenset({"and", "or", "but", ","})
_SEGMENT_END = frozenset({";", ":", "–", "—", "(", ")", "?", "!"})
_DETERMINERS = frozenset(
    """
    the a an this that these those each every all any some no its our their your my his her both another such more
    most many several few
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    of in on at by for with from to into through under over between within across during without against about as
    per via upon towards among outside inside
    """.split()
)
_PRONOUNS = frozenset("we i they he she it you who there these those this".split())
# Verbs of state, told from nouns by the plural before them ("services remain underused").
_STATES = frozenset("remain depend lie differ vary continue rest".split())
# What makes an adjective of a participle after it ("newly qualified", "a well established team").
_ATTRIBUTES = frozenset("newly well recently more most less fully".split())


def verb_groups(text: str, start: int, end: int) -> list[VerbGroup]:
    """The verb groups of one sentence, text[start:end], in order."""
    words = tokens(text, start, end)
    groups: list[VerbGroup] = []
    at = 0
    while at < len(words):
        stop = next((i for i in range(at, len(words)) if words[i].lower in _SEGMENT_END), len(words))
        groups += _segment(words[at:stop], opens=at == 0)
        at = stop + 1
    return groups


@dataclass(slots=True)
class _Clause:
    """Where the walk through a segment stands: in a main or a subordinate clause, and whether that has its verb yet."""

    opened: int = 0
    main_has_verb: bool = False
    word: str = ""
    has_verb: bool = False


def _segment(words: Sequence[Token], *, opens: bool) -> list[VerbGroup]:
    finite = _finite_groups(words)
    groups = _with_candidates(words, finite)
    if opens and (imperative := _imperative(words, finite, groups)):
        groups = sorted([*finite, imperative], key=lambda g: g[0])
        groups = _with_candidates(words, groups)
    return _subordinated(words, groups)


_Indexed = tuple[int, int, VerbGroup]  # first and last token of a group, and the group


def _finite_groups(words: Sequence[Token]) -> list[_Indexed]:
    groups: list[_Indexed] = []
    at = 0
    while at < len(words):
        group = _auxiliary_group(words, at)
        if group is None and words[at].lower in PASTS and not _nominal(words, at):
            group = (at, at, VerbGroup(words[at].start, words[at].end, PASTS[words[at].lower], "past"))
        if group:
            groups.append(group)
            at = group[1] + 1
        else:
            at += 1
    return groups


def _nominal(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].lower in {"the", "a", "an"}


def _skip(words: Sequence[Token], at: int) -> int:
    """Past adverbs, and an aside between commas ("has, with partners, agreed")."""
    while at < len(words) and (
        words[at].lower in _ADVERBS or (words[at].lower.endswith("ly") and words[at].lower != "supply")
    ):
        at += 1
    if at < len(words) and words[at].lower == ",":
        for close in range(at + 1, min(at + 9, len(words))):
            if words[close].lower == ",":
                return _skip(words, close + 1)
    return at


def _auxiliary_group(words: Sequence[Token], at: int) -> _Indexed | None:
    word = words[at]
    if at and words[at - 1].lower == "to":
        return None
    if word.lower in _WILL and not (at and words[at - 1].lower in {"good", "ill", "the"}):
        return _after_will(words, at)
    if word.lower in _HAVE and word.lower != "having":
        return _after_have(words, at)
    if word.lower in _BE:
        return _after_be(words, at, at, "present" if word.lower in {"is", "are", "am", "isn't", "aren't"} else "past")
    if word.lower in _DO:
        return _after_do(words, at)
    if word.lower in _MODAL and word.word != "May":
        return _after_will(words, at, "modal")
    return None


def _group(words: Sequence[Token], first: int, last: int, verb: str, tense: Tense, **more: bool) -> _Indexed:
    return (first, last, VerbGroup(words[first].start, words[last].end, verb, tense, **more))


def _after_do(words: Sequence[Token], first: int) -> _Indexed:
    """ "Did not find" tells of no deed; "do acknowledge" is a plain present; "have done so" is not this."""
    lower = words[first].lower
    at = _skip(words, first + 1)
    negative = lower.endswith("n't") or any(w.lower in {"not", "never"} for w in words[first + 1 : at])
    tense: Tense = "modal" if negative else "past" if lower.startswith("did") else "present"
    if at < len(words) and words[at].lower in BASES:
        return _group(words, first, at, words[at].lower, tense)
    return _group(words, first, first, "do", tense)


def _after_will(words: Sequence[Token], first: int, tense: Tense = "future") -> _Indexed:
    at = _skip(words, first + 1)
    if at >= len(words):
        return _group(words, first, first, "", tense)
    lower = words[at].lower
    if lower == "be":
        after = _skip(words, at + 1)
        if after < len(words):
            if (base := gerund(words[after].lower)) and base in BASES:
                return _group(words, first, after, base, tense, progressive=True)
            if base := participle(words[after].lower):
                return _group(words, first, after, base, tense, passive=True)
        return _group(words, first, at, "be", tense)
    if lower == "have":
        after = _skip(words, at + 1)
        if after < len(words) and words[after].lower == "been":
            last = _skip(words, after + 1)
            if last < len(words) and (base := participle(words[last].lower)):
                return _group(words, first, last, base, tense, passive=True)
            return _group(words, first, after, "be", tense)
        if after < len(words) and (base := participle(words[after].lower)):
            return _group(words, first, after, base, tense)
        return _group(words, first, at, "have", tense)
    if not lower[0].isalpha():
        return _group(words, first, first, "", tense)
    return _group(words, first, at, lower, tense)


def _after_have(words: Sequence[Token], first: int) -> _Indexed:
    at = _skip(words, first + 1)
    if at < len(words):
        lower = words[at].lower
        if lower == "been":
            after = _skip(words, at + 1)
            if after < len(words):
                if base := gerund(words[after].lower):
                    return _group(words, first, after, base, "perfect", progressive=True)
                if words[after].lower not in _PREPOSITIONS and (base := participle(words[after].lower)):
                    return _group(words, first, after, base, "perfect", passive=True)
            return _group(words, first, at, "be", "perfect")
        if base := participle(lower):
            return _group(words, first, at, base, "perfect")
        if lower == "to":
            return _group(words, first, first, "have", "modal")
    return _group(words, first, first, "have", "past" if words[first].lower == "had" else "present")


def _after_be(words: Sequence[Token], first: int, be: int, tense: Tense) -> _Indexed:
    at = _skip(words, be + 1)
    if at >= len(words):
        return _group(words, first, be, "be", tense)
    lower = words[at].lower
    if lower == "to" and tense == "present" and at + 1 < len(words):
        return _infinitive(words, first, at, "future")
    if lower == "being":
        after = _skip(words, at + 1)
        base = participle(words[after].lower) if after < len(words) else None
        return _group(words, first, after if base else at, base or "be", tense, progressive=True, passive=bool(base))
    if lower in _FUTURE_ADJECTIVES and at + 1 < len(words) and words[at + 1].lower == "to":
        return _infinitive(words, first, at + 1, "future" if tense == "present" else "past")
    if (base := gerund(lower)) and base in BASES:
        if base in _INTENTIONS and (to := _next_to(words, at)):
            return _infinitive(words, first, to, "future")
        return _group(words, first, at, base, tense, progressive=True)
    if base := participle(lower):
        return _group(words, first, at, base, tense, passive=True)
    return _group(words, first, be, "be", tense)


def _next_to(words: Sequence[Token], at: int) -> int:
    return at + 1 if at + 1 < len(words) and words[at + 1].lower == "to" else 0


def _infinitive(words: Sequence[Token], first: int, to: int, tense: Tense) -> _Indexed:
    at = _skip(words, to + 1)
    if at >= len(words):
        return _group(words, first, to, "", tense)
    if words[at].lower in {"be", "have"}:
        after = _skip(words, at + 1)
        if after < len(words) and words[after].lower == "been":
            after = _skip(words, after + 1)
        if after < len(words) and (base := participle(words[after].lower)):
            return _group(words, first, after, base, tense, passive=words[at].lower == "be")
    return _group(words, first, at, words[at].lower, tense)


# Verbs that take a whole clause: "Ensure all staff are trained" is an order all the same.
_CLAUSE_TAKING = frozenset("ensure make check confirm see agree note remind".split())


def _imperative(words: Sequence[Token], finite: Sequence[_Indexed], groups: Sequence[_Indexed]) -> _Indexed | None:
    """A base verb that opens the sentence ("Recruit to the vacant post"), unless a verb of its clause makes it a noun."""
    first = next((i for i, w in enumerate(words) if w.word[0].isalnum()), None)
    if first is None or words[first].lower not in BASES or first + 1 >= len(words):
        return None
    follows = words[first + 1].lower
    if follows in {"of", "for", ","} or (
        follows == "and" and words[first + 2 : first + 3] and words[first + 2].lower not in BASES
    ):
        return None
    group = _group(words, first, first, words[first].lower, "imperative")
    if words[first].lower in _CLAUSE_TAKING:
        return group
    object_follows = (follows in _DETERMINERS or follows[0].isdigit()) and follows not in {"that", "this"}
    verbs = finite if object_follows else groups
    return None if any(g[0] > first and not _parted(words, first + 1, g[0]) for g in verbs) else group


def _with_candidates(words: Sequence[Token], finite: list[_Indexed]) -> list[_Indexed]:
    """Add the verbs that only their place shows: "the Board approved a tool", "the trial ends", "Head of PDU to chair"."""
    taken = {i for first, last, _ in finite for i in range(first, last + 1)}
    groups = list(finite)
    for at, word in enumerate(words):
        if at in taken or not word.word[0].isalpha():
            continue
        before = [
            g for g in groups if g[1] < at and not _parted(words, g[1] + 1, at) and not _in_relative(words, groups, g)
        ]
        after = next((g for g in groups if g[0] > at), None)
        group = _candidate(words, at, has_verb=bool(before), following=after)
        if group:
            groups = sorted([*groups, group], key=lambda g: g[0])
            taken.update(range(group[0], group[1] + 1))
    return groups


def _in_relative(words: Sequence[Token], groups: Sequence[_Indexed], group: _Indexed) -> bool:
    """Whether a group is the verb of a relative clause, so that the main clause still waits for its own."""
    since = max((g[1] + 1 for g in groups if g[1] < group[0]), default=0)
    return any(w.lower in _RELATIVES for w in words[since : group[0]])


def _parted(words: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a new clause can have begun between two tokens."""
    return any(w.lower in _RELATIVES | _SUBORDINATORS | _COORDINATORS for w in words[start:stop])


def _candidate(words: Sequence[Token], at: int, *, has_verb: bool, following: _Indexed | None) -> _Indexed | None:
    lower, previous = words[at].lower, words[at - 1].lower if at else ""
    if at and words[at].word[0].isupper():
        return None
    if previous in {"which", "who", "that"} and (relative := _relative_verb(words, at)):
        return relative
    nounish = (
        bool(previous)
        and previous[0].isalnum()
        and previous not in _DETERMINERS | _PREPOSITIONS | _BE | {"and", "or", "to", "not", "be", "been", "being"}
    )
    if lower == "to" and at + 1 < len(words) and (words[at + 1].lower in BASES | {"be"}):
        headline = _headline(words, at, nounish=nounish, following=following) and (
            not has_verb or previous in {"and", ","}
        )
        return _infinitive(words, at, at, "future") if headline else None
    if previous in {"and", "but"} and at > 1 and not nounish and (base := third_person(lower)) and following is None:
        return (
            _group(words, at, at, base, "present")
            if words[at - 2].lower not in {",", "of"} and at + 1 < len(words)
            else None
        )
    if lower in _INTENTIONS and previous in {"and", "but"} and (to := _next_to(words, at)):
        return _infinitive(words, at, to, "future")
    if lower in {"expect", "want"} and previous in {"and", "we", "i"}:
        return _expected(words, at)
    if has_verb:
        return None
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    free = following is None or _parted(words, at + 1, following[0])
    if lower in {"been", "being"} or (follows == "of" and previous not in _PRONOUNS):
        return None
    if previous in _PRONOUNS - {"this", "it", "there"} and lower in BASES and not has_verb:
        return _group(words, at, at, lower, "present")
    if (base := participle(lower)) and (nounish or previous in _ADVERBS) and free and previous not in _ATTRIBUTES:
        purpose = (
            any(w.lower in {"so", "because", "which", "when", "after"} for w in words[at + 1 : following[0]])
            if following
            else False
        )
        if following is not None and not purpose and (follows in _PREPOSITIONS or not follows):
            return None
        if participle(previous) or (follows and previous in _PRONOUNS and lower in BASES):
            return None if participle(previous) else _group(words, at, at, lower, "present")
        return _group(
            words, at, at, base, "past" if follows not in _PREPOSITIONS or lower in {"met", "led"} else "bare"
        )
    if nounish and free and (base := third_person(lower)) and follows not in {"of", "and", "to"}:
        return _group(words, at, at, base, "present") if previous not in _ADVERBS or at > 1 else None
    if lower in _STATES and previous.endswith("s") and free:
        return _group(words, at, at, lower, "present")
    if lower in BASES and free and (previous in _PRONOUNS or previous == "now") and previous not in {"this", "it"}:
        base, to = lower, _next_to(words, at)
        if base in _INTENTIONS and to:
            return _infinitive(words, at, to, "future")
        return _group(words, at, at, base, "present")
    return None


def _relative_verb(words: Sequence[Token], at: int) -> _Indexed | None:
    lower = words[at].lower
    if base := third_person(lower):
        return _group(words, at, at, base, "present")
    if base := participle(lower):
        return _group(words, at, at, base, "past")
    return _group(words, at, at, lower, "present") if lower in BASES and words[at - 1].lower == "who" else None


def _headline(words: Sequence[Token], at: int, *, nounish: bool, following: _Indexed | None) -> bool:
    """Whether "to" with a verb is the sentence's own ("Head of PDU to chair", "…, and to have considered …")."""
    before = {w.lower for w in words[:at]}
    if before & (_WILL | {"is", "are", "has", "have", "was", "were"}) and not _relative_before(words, at):
        return False
    if any(w in BASES for w in before & {words[0].lower}) and words[0].lower not in {"head", "work", "staff", "lead"}:
        return words[at - 1].lower in {"and", ","} and "to" in before
    coordinated = bool(at) and words[at - 1].lower == "and" and "to" in before
    if at and (
        words[at - 1].lower in {"us", "me", "you", "them", "him", "her", "right", "able", "ready"}
        or gerund(words[at - 1].lower)
    ):
        return coordinated
    return (nounish or coordinated) and (following is None or _parted(words, at, following[0]))


def _relative_before(words: Sequence[Token], at: int) -> bool:
    verbs = [i for i, w in enumerate(words[:at]) if w.lower in _WILL | {"is", "are", "has", "have", "was", "were"}]
    return all(any(w.lower in _RELATIVES for w in words[max(0, i - 4) : i]) for i in verbs)


def _expected(words: Sequence[Token], at: int) -> _Indexed | None:
    """ "We expect nine trainees to start": what is expected lies ahead."""
    for to in range(at + 1, min(at + 9, len(words) - 1)):
        if words[to].lower == "to" and words[to + 1].lower in BASES | {"be", "have"}:
            return _infinitive(words, at, to, "future")
        if words[to].lower in _COORDINATORS | _RELATIVES:
            return None
    return None


def _subordinated(words: Sequence[Token], groups: Sequence[_Indexed]) -> list[VerbGroup]:
    """Give each group the word that subordinates it, and its subject."""
    starts = {first: (last, group) for first, last, group in groups}
    state, out, at = _Clause(), [], 0
    while at < len(words):
        lower = words[at].lower
        if at in starts:
            last, group = starts[at]
            word = _clause_word(words, at, state)
            subject = _subject(words, state, at, word)
            out.append(replace(_promised(words, last, group), subordinate=word, subject=subject))
            if word:
                state.has_verb = True
            else:
                state.main_has_verb, state.word = True, ""
            state.opened, at = last + 1, last + 1
            continue
        if _opens_subordinate(words, at):
            state.word, state.has_verb, state.opened = _opener(words, at), False, at + 1
        elif lower == "," and state.word and state.has_verb:
            state.word, state.has_verb = "", False
            state.opened = at + 1 if state.main_has_verb else state.opened
        elif lower in {"and", "but", ","} and not state.word:
            state.opened = at + 1 if state.main_has_verb else state.opened
        at += 1
    return out


def _opener(words: Sequence[Token], at: int) -> str:
    return "so that" if words[at].lower == "so" else words[at].lower


def _opens_subordinate(words: Sequence[Token], at: int) -> bool:
    lower = words[at].lower
    if lower in _RELATIVES:
        return not (lower == "that" and (at + 1 >= len(words) or (at > 0 and words[at - 1].lower in _PREPOSITIONS)))
    if lower == "so":
        return at + 1 < len(words) and words[at + 1].lower == "that"
    if lower in {"as", "since", "before", "after", "until", "once"}:
        ahead = [w.lower for w in words[at + 1 : at + 8]]
        verb = next((i for i, w in enumerate(ahead) if w in _BE | _WILL | _HAVE or w in PASTS), None)
        return (
            verb is not None
            and not any(w in {",", "and"} for w in ahead[:verb])
            and not any(w[0].isdigit() for w in ahead[:verb])
        )
    return lower in _SUBORDINATORS and lower != "so"


def _clause_word(words: Sequence[Token], at: int, state: _Clause) -> str:
    if not state.word:
        return ""
    if not state.has_verb:
        return state.word
    if not state.main_has_verb:
        return ""
    joined = any(w.lower in {"and", "but", "or"} for w in words[state.opened : at])
    alone = state.opened < at and words[at - 1].lower in {"and", "but", "or"} | _ADVERBS
    return state.word if not joined or alone else ""


def _subject(words: Sequence[Token], state: _Clause, at: int, word: str) -> Span | None:
    first = state.opened
    while first < at and (words[first].lower in _COORDINATORS or words[first].lower in _ADVERBS - _QUANTIFIERS):
        first += 1
    return Span(words[first].start, words[at - 1].end) if first < at and (word or first < at) else None


def _promised(words: Sequence[Token], last: int, group: VerbGroup) -> VerbGroup:
    """ "We expect to finish", "the region aims to": the promise is what counts. Perfect "begun to" is under way."""
    to = _next_to(words, last)
    if to and group.tense == "present" and not group.passive and group.verb in _INTENTIONS and to + 1 < len(words):
        at = _skip(words, to + 1)
        if at < len(words):
            return replace(group, end=words[at].end, tense="future", infinitive=words[at].lower)
    if to and (at := _skip(words, to + 1)) < len(words) and words[at].lower in BASES | {"be"}:
        return replace(group, infinitive=words[at].lower)
    return group


def governing(groups: Sequence[VerbGroup], offset: int, text: str) -> VerbGroup | None:
    """The group that a phrase at ``offset`` belongs to: the last one before it in its clause, else the next one after."""
    before = [g for g in groups if g.end <= offset]
    after = [g for g in groups if g.start > offset]
    if not before:
        return next((g for g in after if not g.subordinate), after[0] if after else None)
    last = before[-1]
    between = text[last.end : offset]
    if after and _fronted(between):
        return after[0]
    return last


_FRONTED = Pattern(r"(?:[;:–—]|,\s+(?:and|but|then)|\b(?:and|but))\s+(?:then\s+)?\Z", re.VERBOSE)


def _fronted(between: str) -> bool:
    """The phrase opens a new clause ("…, and from April the Hub will check")."""
    return bool(_FRONTED.regex.search(between[-40:]))
