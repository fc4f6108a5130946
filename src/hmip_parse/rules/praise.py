"""Whether a sentence or a paragraph praises, introduces praise, or ends a passage of it.

Refused here: where the praise stands; the walk through the body (walk.py) keeps that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hmip_parse.rules.clauses import sentences, verb_groups
from hmip_parse.rules.cues import CRITICISM, FIRST_PERSON_CLOSE, FOUND_GOOD, PRAISE, VAGUE_PRAISE
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.steps import is_assurance
from hmip_parse.rules.units import is_lead

_RECOMMENDATIONS = Pattern(r"\brecommendations?\b", re.VERBOSE)
_RECOMMENDING = Pattern(r"\brecommend", re.VERBOSE)
# "I recognise that some of this is late" is no praise.
_ADMITS = Pattern(r"\b(?:I|we)\s+(?:recogni[sz]e|acknowledge|appreciate)\s+that\b")
# What is said to be not all that was found.
_NOT_ONLY = Pattern(r"\bnot\b.*\b(?:only|all|just|merely)\b", re.VERBOSE)
# What turns a letter from the findings to the writer's own side, or to its close.
_TURN = Pattern(
    r"""\W*(?:I|we|let\s+me|in\s+closing|progress|thank|please|my|our|your\s+(?:first|second)|below|the\s+plan)\b"""
)


def introduces_praise(sentence: str) -> bool:
    """Praise that says only that there is some: what is praised comes after it."""
    return bool(VAGUE_PRAISE.search(sentence)) and not (
        _RECOMMENDATIONS.regex.search(sentence) or _ADMITS.regex.search(sentence)
    )


# "There is much in the report to be proud of": what it is comes after.
_THERE_IS = Pattern(
    r"\W*there\s+(?:is|was|are|were)\s+(?:also\s+)?(?:much|a\s+(?:great|good)\s+deal|a\s+lot|plenty|many)\b"
)


def only_introduces(text: str) -> bool:
    """Whether a paragraph under a heading of strengths says only that there are some."""
    return (
        _THERE_IS.regex.match(text) is not None and introduces_praise(text) and len(sentences(text, 0, len(text))) == 1
    )


def finds_good(sentence: str) -> bool:
    """Whether a sentence says that the inspectors found something good."""
    return bool(FOUND_GOOD.search(sentence)) and not (
        CRITICISM.regex.search(sentence) or _RECOMMENDING.regex.search(sentence)
    )


# "I would rather that you heard it from me."
_RATHER = Pattern(r"\brather\s+(?:that\s+)?you\b", needs=(frozenset(("rather",)),))


def is_praise(sentence: str) -> bool:
    """A sentence that praises and neither blames nor recommends."""
    return (
        bool(PRAISE.regex.search(sentence))
        and not _RATHER.search(sentence)
        and not CRITICISM.regex.search(sentence)
        and not _RECOMMENDING.regex.search(sentence)
    )


_PLEASED = Pattern(r"\W*(?:I|we)\s+(?:was|were|am|are)\b")


def is_pleased(sentence: str) -> bool:
    """Praise in the first person ("I was delighted by …"), which no answer to a recommendation opens with."""
    return _PLEASED.regex.match(sentence) is not None and is_praise(sentence)


def praises_whole(parts: Sequence[str]) -> bool:
    """A paragraph whose first sentence only introduces praise that the others of it tell."""
    return (
        len(parts) > 1
        and introduces_praise(parts[0])
        and not any(CRITICISM.regex.search(part) or _TURN.regex.match(part) or is_lead(part) for part in parts)
    )


# "I do not offer this as a reason for what you found."
_DENIES = Pattern(r"\W*(?:I|we)\s+(?:do\s+not|cannot|would\s+not|should\s+not)\b")


def praises_second(text: str, first: str, second: str) -> bool:
    """A paragraph whose second sentence praises: the first only introduces it, or nothing in it blames."""
    if not PRAISE.regex.search(second) or CRITICISM.regex.search(second[:60]) or _DENIES.regex.match(second):
        return False
    introduced = introduces_praise(first) or finds_good(first) or _NOT_ONLY.regex.search(first) is not None
    return introduced or not (is_assurance(first) or CRITICISM.regex.search(text))


def is_like_praise(text: str) -> bool:
    """Whether a paragraph that was not taken for praise reads like it on a wider view."""
    return is_praise(text) and not FIRST_PERSON_CLOSE.regex.search(text)


def ends_praise(text: str) -> bool:
    """Whether a paragraph under praise is none itself: it leads on, promises, blames, or turns to the writer's side."""
    return bool(
        _TURN.regex.match(text)
        or is_lead(text)
        or _RECOMMENDATIONS.regex.search(text)
        or _promises(text)
        or _assures(text)
        or ((CRITICISM.regex.search(text[:120]) or is_assurance(text)) and not PRAISE.regex.search(text))
    )


def _assures(text: str) -> bool:
    first = next((text[s.start : s.end] for s in sentences(text, 0, len(text))), "")
    return is_assurance(first) and not PRAISE.regex.search(first)


def _promises(text: str) -> bool:
    return any(
        group.ahead and not group.subordinate
        for sentence in sentences(text, 0, len(text))
        for group in verb_groups(text, sentence.start, sentence.end)
    )
