"""What a cell, a label or a first word says of how far a step is: "Completed", "On track", "Not started".

A colour says nothing, unless the document says what its colours mean.

Refused here: what the verbs of a step tell (evidence.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hmip_parse.document import Document, Span
from hmip_parse.rules.evidence import Evidence
from hmip_parse.rules.rule import Found, Pattern

_DONE_CELL = Pattern(r"\b(?:complete[d]?|closed|done|achieved|implemented|met)\b")
_GOES_ON = Pattern(r"\b(?:on-?going|continu\w+|in\s+progress|underway|under\s+way)\b")
_BEGUN = Pattern(r"\b(?:started|begun|on\s+(?:track|schedule)|in\s+(?:hand|train)|part(?:ly|ially))\b")
_TO_COME = Pattern(
    r"""\b(?:to\s+be\s+(?:confirmed|agreed|set)|tbc|dates?\s+to\s+follow|to\s+follow|planned
        |not\s+(?:yet\s+)?(?:started|begun|complete[d]?|done|achieved|met|due)|to\s+(?:start|do))\b""",
)
# "Complete. The agreement was signed …": the state before the story, as a cell would give it.
_STATE_OPENING = Pattern(
    r"""\W*(?P<state>(?:now\s+)?(?:(?:fully|partly|partially|not\s+(?:yet\s+)?)\s*)?(?:complete[d]?|done|achieved|implemented
        |delivered|met|closed|started|begun|delayed|overdue|(?:on|off)\s+(?:track|schedule)|in\s+(?:progress|hand)|on-?going
        |under\s*way|planned|to\s+come))\s*(?:[.:]|\s[–—-])\s+(?=(?-i:[A-Z]))"""
)
_COLOUR_KEY = Pattern(
    r"""\b(?P<colour>blue|green|amber|red|grey|yellow|white|purple|black)\s*(?::|=|[–—-]|\bmeans\b|\bis\b)\s*(?P<meaning>[^.;,\n]{3,60})"""
)
_FEWEST_COLOURS = 2


def opening_state(document: Document, span: Span) -> Span | None:
    """The state with which a step opens, before its story; None where it opens with none."""
    match = _STATE_OPENING.regex.match(document.text, span.start, span.end)
    return Span(*match.span("state")) if match else None


@lru_cache(maxsize=4)
def colour_key(text: str) -> dict[str, str]:
    """What each colour means, where a document says so ("Blue: complete. Green: under way.")."""
    key = {match["colour"].lower(): match["meaning"] for match in _COLOUR_KEY.regex.finditer(text)}
    return key if len(key) >= _FEWEST_COLOURS else {}


def state_in(document: Document, cell: Span, evidence: Sequence[Evidence], *, sure: bool) -> Found | None:
    """The status that a cell or a label gives; None where it gives none.

    ``sure``: the cell is there for nothing but the state, so that it counts whatever the text tells.
    """
    text = document.quote(cell)
    text = colour_key(document.text).get(text.strip(" .()").lower(), text)
    if _TO_COME.regex.search(text) and (sure or not any(e.says != "ahead" for e in evidence)):
        return Found("planned", (cell,), "status-cell")
    goes_on = _GOES_ON.regex.search(text) or (sure and _BEGUN.regex.search(text))
    if _DONE_CELL.regex.search(text):
        return Found("in_progress" if goes_on else "completed", (cell,), "status-cell")
    return Found("in_progress", (cell,), "status-cell") if goes_on else None
