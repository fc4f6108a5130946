"""The words between a verb and a time that may take the time for themselves: infinitives and lone participles.

"asked to report by June" hangs on "report", "posts filled in May" on "filled". ``last_word`` finds the last such word
before a time.

Refused here: participles that stand before their noun ("the refreshed training"), and those whose aside a comma has
closed ("written with partners, by June").
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.verbs import BASES, participle, third_person

# What is "planned for March" or "arranged for Tuesday" lies ahead, whatever the tense in which that is told. What is
# "expected in March" does so in any case.
SCHEDULED = frozenset(
    ["plan", "schedule", "arrange", "book", "timetable", "diarise", "programme", "earmark", "reserve", "set"]
)
EXPECTED = frozenset(["expect", "anticipate", "propose", "intend", "aim", "hope"])
_FOR = Pattern(r"\b(?:for|to|onto)\b", re.NOFLAG)


def lies_ahead(verb: str, sentence: str, end: int, at: int) -> bool:
    """Does a passive of the verb, with what stands between its end and the time, put the time ahead?"""
    return verb in EXPECTED or (verb in SCHEDULED and _FOR.regex.search(sentence, end, at + 4) is not None)


class Word(NamedTuple):
    """An infinitive ("to report", "be reported"), a participle, or the present of a coordinated verb ("and ends").

    Offsets are code points of the sentence. ``ahead`` says that a participle puts the time ahead, ``being`` that it
    stands behind "being" or "having been", and so has a subject of its own.
    """

    start: int
    end: int
    kind: Literal["infinitive", "participle", "present"]
    verb: str
    ahead: bool = False
    being: bool = False


_WORD = Pattern(
    r"\b(?:(?P<to>to)\s+|(?P<being>being|having\s+been)\s+|(?P<be>be)\s+)?(?P<word>[A-Za-z][a-z]*(?:-[a-z]+)?)\b",
    re.NOFLAG,
)
# A capital opens a sentence or belongs to a name, and then the word is no verb.
_OPENING = Pattern(r"(?:\A|[.!?;:(–—\n])\s*\Z", re.NOFLAG)
_JOINED = Pattern(r"(?:\band\b(?:,[^,]{1,60},)?|,)\s+(?:then\s+)?\Z", re.NOFLAG)
# The present in which letters tell what is to come: "… began in May and ends in November".
_EVENT_VERBS = frozenset(
    """starts begins commences ends opens closes finishes concludes takes goes comes reopens resumes joins runs
    """.split()
)


def last_word(sentence: str, start: int, at: int, *, passive: bool, finite: bool) -> Word | None:
    """The last infinitive or lone participle of sentence[start:at] that no comma parts from ``at``.

    A participle that "and" joins to an infinitive, or to a ``passive`` verb before ``start``, shares its time. Behind a
    ``finite`` verb a participle cannot be a past tense, so that one with an object is none.
    """
    found: Word | None = None
    for match in _WORD.regex.finditer(sentence, start, at):
        word = match["word"].lower()
        if word != match["word"] and not _OPENING.regex.search(sentence, max(0, match.start() - 3), match.start()):
            continue
        if match["to"] and (word in BASES or word in ("be", "have")):
            found = Word(match.start(), match.end(), "infinitive", word)
        elif word in _EVENT_VERBS and _joined(sentence, start, match.start()):
            found = Word(match.start(), match.end(), "present", third_person(word) or word)
        elif (base := participle(word)) and base != "follow" and not _is_no_participle(sentence, match, at, base):
            found = _with_participle(sentence, start, at, match, base, found, passive, finite)
    return found


def _with_participle(
    sentence: str, start: int, at: int, match: re.Match[str], base: str, found: Word | None, passive: bool, finite: bool
) -> Word | None:
    """What the last word is once a participle has been met."""
    if found and found.kind == "infinitive" and found.verb in ("be", "have"):
        return found._replace(end=match.end(), verb=base)
    if (found.kind == "infinitive" if found else passive) and _joined(sentence, start, match.start()):
        return found._replace(end=match.end(), verb=base) if found else None
    if match["be"]:
        return Word(match.start(), match.end(), "infinitive", base)
    if (finite and _NOUN_NEXT.regex.match(sentence, match.end(), at)) or _comma_closes(sentence[match.end() : at]):
        return found
    ahead = lies_ahead(base, sentence, match.end(), at)
    return Word(match.start(), match.end(), "participle", base, ahead, bool(match["being"]))


def _joined(sentence: str, start: int, at: int) -> bool:
    return _JOINED.regex.search(sentence, max(start, at - 80), at) is not None


def _comma_closes(between: str) -> bool:
    return "," in between


_LEADS_TO_NOUN = Pattern(r"""
    (?: \b (?: an? | the | its | our | their | this | all | each | every | more | most | two | three | four
    | five | six | seven | eight | nine | ten | [a-z]+ly ) | \d ) \s+ \Z""")
_NOUN_NEXT = Pattern(
    r"""\s+ (?! (?: in | on | at | by | to | from | for | with | of | into | out | up | over | under | and | or | as
    | across | through | since | before | last | next | this ) \b ) [A-Za-z]""",
    re.VERBOSE,
)


_PARTICLE = Pattern(r"\s+(?:up|out|aside|together|down|in\s+place|forward)\b", re.NOFLAG)


def _is_no_participle(sentence: str, match: re.Match[str], at: int, base: str) -> bool:
    """Before its noun ("the refreshed training", "newly qualified officers"), or a noun itself ("a bid", "a set")."""
    if base == match["word"] and not (match["be"] or match["being"]):
        return _PARTICLE.regex.match(sentence, match.end(), at) is None
    word = match.start("word")
    led = _LEADS_TO_NOUN.regex.search(sentence, max(0, word - 15), word)
    return led is not None and _NOUN_NEXT.regex.match(sentence, match.end(), at) is not None
