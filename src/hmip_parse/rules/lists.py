"""What a list holds: praise, recommendations, steps, or something else; and whether a paragraph leads to a list.

The lead decides where it can; else the items do, by how many of them read as steps.

Refused here: the reading of a single item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from hmip_parse.document import Document
from hmip_parse.rules.cues import ACTION_LEAD, PRAISE, RECOMMENDATION_LEAD, STRENGTH_LEAD, VAGUE_PRAISE
from hmip_parse.rules.responses import RESPONSE_LINE, RESPONSE_TAIL, response_of
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.sentences import sentences
from hmip_parse.rules.steps import is_step_like, steps_in
from hmip_parse.rules.units import UNFINISHED, Unit, is_lead, last_sentence

Kind = Literal["strengths", "recommendations", "actions", "other"]

_CLOSED_LEAD = Pattern(r"\b(?:steps|actions|measures|these)\b[^.]*\.$", re.VERBOSE)
_RECOMMENDATIONS_END = Pattern(r"\brecommendations\b[^.]*\.$", re.VERBOSE)
_BELOW = Pattern(r"\b(?:below|follow|what\s+we|repeated|reproduced|restated|quoted\s+here|listed\s+here)", re.VERBOSE)
_ANSWERING = Pattern(r"\bwill\s*:\s*$|\bsteps?\b.*\banswers?\b", re.VERBOSE)
_OUR_DOING = Pattern(r"\b(?:we|I)\s+(?:will|have|are)\b", re.VERBOSE)
_SIDE_ACTS = Pattern(
    r"""\b(?:we|I|region|PDU|team|head|unit|service)\b[^.]*
        \b(?:will|shall|are\s+(?:taking|doing)|have\s+(?:taken|done|agreed|put))\b"""
)
_STEPS = Pattern(r"\b(?:steps?|actions?|measures|commitments)\b")


def leads_to_list(document: Document, unit: Unit) -> bool:
    """Whether a paragraph before a list leads to it: left unfinished, or with a last sentence that points ahead."""
    if unit.kind != "paragraph":
        return False
    last = document.quote(last_sentence(document, unit.span))
    return (
        is_lead(document.quote(unit.span))
        or bool(VAGUE_PRAISE.search(last) and not steps_in(document, unit.span, strict=False))
        or bool(_CLOSED_LEAD.regex.search(last) and ACTION_LEAD.regex.search(last))
        or bool(_RECOMMENDATIONS_END.regex.search(last) and _BELOW.regex.search(last))
    )


_OVER_TABLE = Pattern(
    r"""\W*(?:the\s+following|this\s+table|below\s+(?:is|are))\b|.*\b(?:are|is)\s+(?:these|below|as\s+follows|set\s+out|shown|listed)\b"""
)
# "Position at 10 October. Blue: complete."
_STANDING = Pattern(
    r"\W*(?:the\s+)?(?:position|status)\s+(?:at|on|as\s+(?:of|at))\s+\d|\W*(?:green|amber|red|blue)\s*[:=–-]"
)
_LONGEST_OVER_TABLE = 200


def introduces_table(document: Document, unit: Unit) -> bool:
    """Whether a short paragraph over a table only says what is in it: no sentence but the first tells a step."""
    text = document.quote(unit.span)
    if len(text) >= _LONGEST_OVER_TABLE or not (
        is_lead(text) or _OVER_TABLE.regex.match(text) or _STANDING.regex.match(text)
    ):
        return False
    if _STANDING.regex.match(text):
        return True
    others = sentences(document.text, unit.span.start, unit.span.end)[1:]
    return not any(steps_in(document, each, strict=False) for each in others)


def resumes(document: Document, first: Unit, item: Unit) -> bool:
    """Whether an item goes on with a numbered list in which the one that ``first`` begins, of another kind, stood."""
    inner, outer = first.marker(document), item.marker(document)
    return outer[:1].isdigit() and outer != "1" and not inner[:1].isdigit()


def with_children(document: Document, items: Sequence[Unit]) -> Iterator[tuple[Unit, Sequence[Unit]]]:
    """Items with those under them.

    A text can set both levels alike; then an item that ends in a colon leads those behind it that begin with a small
    letter, up to the first that ends a sentence.
    """
    at = 0
    while at < len(items):
        item, at = items[at], at + 1
        first = at
        if not item.children and document.quote(item.span).rstrip().endswith(":"):
            while at < len(items) and document.quote(items[at].span)[:1].islower():
                at += 1
                if document.quote(items[at - 1].span).rstrip().endswith("."):
                    break
        yield item, items[first:at] or item.children


def kind_of_list(document: Document, lead: Unit | None, items: Sequence[Unit], *, section: str, listing: bool) -> Kind:
    """What a list holds.

    ``section`` is the part of the letter that the list stands in; ``listing``: that part lists recommendations.
    """
    last = document.quote(last_sentence(document, lead.span)) if lead else ""
    promising = sum(is_step_like(document, i.span, imperatives=False) for i in items)
    if any(_answered(document, i) for i in items) or (
        RECOMMENDATION_LEAD.regex.search(last)
        and promising * 2 <= len(items)
        and not (_OUR_DOING.regex.search(last) or _ANSWERING.regex.search(last))
    ):
        return "recommendations"
    numbered = all(i.marker(document) for i in items)
    if listing and numbered and not _tells_of_steps(last) and promising * 2 < len(items):
        return "recommendations"
    praises = VAGUE_PRAISE.search(document.quote(lead.span)) is not None if lead else False
    return _praise_or_steps(document, last, items, section, praises=praises)


def _praise_or_steps(document: Document, last: str, items: Sequence[Unit], section: str, *, praises: bool) -> Kind:
    """``last`` is the last sentence of the lead; ``praises``: the lead says that there is something good."""
    stepping = sum(is_step_like(document, i.span) or _leads_to_steps(document, i) for i in items)
    if section == "strengths" and stepping * 2 <= len(items) and not _SIDE_ACTS.regex.search(last):
        return "strengths"
    if _tells_of_steps(last) and not PRAISE.regex.search(last):
        return "actions"
    if STRENGTH_LEAD.regex.search(last) and stepping * 2 <= len(items):
        return "strengths"
    if section == "strengths" or (praises and stepping * 2 < len(items)):
        return "strengths" if stepping * 2 <= len(items) else "actions"
    if stepping * 2 >= len(items) or section in {"answers", "steps"} or ACTION_LEAD.regex.search(last):
        return "actions"
    return "other"


def _answered(document: Document, item: Unit) -> bool:
    tail = RESPONSE_TAIL.regex.search(document.quote(item.span))
    if tail is not None and response_of(tail["response"]) is not None:
        return True
    return any(RESPONSE_LINE.regex.match(document.quote(child.span)) for child in item.children)


def _leads_to_steps(document: Document, item: Unit) -> bool:
    return bool(item.children) and is_lead(document.quote(item.span))


def _tells_of_steps(lead: str) -> bool:
    """The lead promises or reports steps: "we will:", "the following steps", "what we have done"."""
    return bool(
        UNFINISHED.regex.search(lead)
        or _SIDE_ACTS.regex.search(lead)
        or (_STEPS.regex.search(lead) and not STRENGTH_LEAD.regex.search(lead))
    )
