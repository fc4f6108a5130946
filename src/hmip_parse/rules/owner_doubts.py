"""Offices that an action names where an owner stands, though no rule took them for one.

The rules of owners.py follow the verbs. Where they find nobody, but an office stands where a person who acts does (at
the front of a sentence or behind a comma, "by" or "asked"), the reader is told to look.

Refused here: offices that are counted ("Six Probation Officers"), any one of a kind ("Each Governor"), and those to
whom something belongs ("Senior Probation Officers' caseloads").
"""

from __future__ import annotations

from collections.abc import Sequence

from hmip_parse.document import Document, Span
from hmip_parse.rules.numbers import WORDS
from hmip_parse.rules.office_words import HEADS
from hmip_parse.rules.rule import Doubt, Found, Pattern

# A run of words in capitals where somebody who acts is named; a name may stand before the comma.
_ACTING = Pattern(
    r"""(?: (?: ^\W* | [.:;!?]\s+ | \basked\s+ | (?<!written\s)(?<!signed\s)(?<!issued\s)(?<!approved\s)\bby\s+
            | (?P<comma>,\s+(?:and\s+)?) )
        (?: (?:the|our|my)\s+ )?
        (?P<run> (?-i:[A-Z])[\w’'&-]* (?: \s+ (?:(?:of|and|for)\s+)? (?-i:[A-Z])[\w’'&-]* ){0,7} ) )
        (?(comma)(?=,?\s+(?:will|shall|has|have|is|are|was|were|now|also)\b))"""
)
# What counts offices or takes any one of them, and what belongs to one.
_QUANTIFIERS = frozenset((*WORDS, *"a an each every any no some both several many other".split()))
_POSSESSIVE = ("’", "'", "’s", "'s")


def doubted_owner(document: Document, spans: Sequence[Span]) -> Found | None:
    """No owner, with a doubt that names the office that could be one; None where there is no such office."""
    for span in spans:
        for match in _ACTING.regex.finditer(document.quote(span)):
            run = match["run"]
            words = _words(run)
            set_aside = words[0].partition("-")[0] in _QUANTIFIERS or run.endswith(_POSSESSIVE)
            if not set_aside and any(word in HEADS for word in words):
                message = f"“{run}” is named, and was not taken for the owner"
                return Found(None, (), "owner", (Doubt("owner-perhaps-missed", message),))
    return None


def _words(run: str) -> list[str]:
    """The words of a run, in small letters and the singular."""
    return [word.lower().rstrip("’'").removesuffix("s") for word in run.split()]
