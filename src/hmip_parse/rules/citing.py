"""Which recommendations a part of a letter answers, where it names none: those before it, or those of its own numbers.

Refused here: the numbers themselves (numbers.py), and headings that name them (restatements.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hmip_parse.document import Document
from hmip_parse.rules.rule import Pattern, Rule
from hmip_parse.rules.sentences import sentences
from hmip_parse.rules.units import Unit

NUMBERED_ALIKE = Rule(
    "numbered-alike",
    r"""\b(?:the\s+)?number(?:s|ing)\s+(?:(?:that\s+follow|below|here|used)\s+)?(?:(?:are|is)\s+(?:those|that|the\s+same)
            |follows?|matche?s?|refers?|corresponds?)\b[^.]*
            \b(?:report|recommendations?|yours?|inspectors?|inspectorate)\b
        |\bnumbered\s+(?:as|to\s+(?:match|correspond|follow)|in\s+line\s+with|in\s+the\s+same\s+way)\b[^.]*
            \b(?:report|recommendations?|yours?|inspectorate)\b
        |\b(?:us(?:e|ed|ing)|keep(?:ing)?|kept|follow(?:ed|ing)?|adopt(?:ed|ing)?)\s+(?:your|its|the\s+same|the\s+report['’]s)
            \s+number(?:s|ing)\b""",
    (
        ("The numbers that follow are those in the report.", None),
        ("I have used your numbering.", None),
        ("They are numbered as in your report.", None),
    ),
    (
        "The number of recommendations is nine.",
        "They are numbered 1 to 6 in the report.",
        "the numbers are high in the report",
    ),
    needs=(frozenset(("number",)),),
)


def numbered_alike(document: Document, units: Sequence[Unit]) -> bool:
    """Whether the letter says that its own numbers are those of the recommendations."""
    paragraphs = (u.span for u in units if u.kind == "paragraph" and NUMBERED_ALIKE.search(document.quote(u.span)))
    said = (document.quote(s) for span in paragraphs for s in sentences(document.text, span.start, span.end))
    return any(NUMBERED_ALIKE.search(text) and not _OF_ITS_OWN.regex.search(text) for text in said)


# "The numbering is mine and does not follow that of the report."
_OF_ITS_OWN = Pattern(r"\bnot\b|n[’']t\b|\b(?:mine|(?:my|our)\s+own)\b")


_RECOMMENDATIONS = Pattern(r"\b(?:recommendations?|concerns)\b", re.VERBOSE)
_SAME = Pattern(r"\b(?:that|this|the\s+same)\s+(?:recommendation|concern)\b", re.VERBOSE)
# A paragraph that leaves the recommendations for something else.
_APART = Pattern(
    r"^\W*(?:away\s+from|outside|beyond|(?:quite\s+)?apart\s+from|aside\s+from|separately|(?:one|a)\s+(?:more|further|other|last)\s+(?:thing|matter|point)|something)\b"
)
_THE_REST = Pattern(r"\b(?:remaining|other|rest|all)\b", re.VERBOSE)


def leaves_recommendations(text: str, *, soft: bool, mentions: bool) -> bool:
    """Whether a paragraph turns away from the recommendations at hand.

    ``soft``: prose only mentioned these; ``mentions``: the paragraph cites some itself.
    """
    if soft and _APART.regex.match(text):
        return True
    if mentions or _SAME.regex.search(text) or not _RECOMMENDATIONS.regex.search(text):
        return False
    return soft or _THE_REST.regex.search(text) is not None
