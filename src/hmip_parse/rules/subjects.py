"""The subject of a verb less what is fronted before it ("From May", "In the meantime") and what only qualifies it.

Refused here: whether it names somebody who can answer for a step (owners.py).
"""

from __future__ import annotations

import re

from hmip_parse.document import Document, Span
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.rule import Pattern

_TIME_FRONT = Pattern(
    r"""^(?:(?:from|by|since|in|during|on|between|within|over|at|before|after|until|throughout|once|when|while|if|last|next|this
        |as\s+of|with\s+effect\s+from|for|to|following|subject\s+to|meanwhile|finally|similarly|separately|instead
        |through|under|with|as\s+(?:for|to|regards)|alongside|regarding|concerning|turning\s+to|with\s+regard\s+to)\b)""",
)
_NP_START = Pattern(
    r"(?:^|(?<!\bto)(?<!\bof)(?<!\bin)(?<!\bat)(?<!\bby)(?<!\bon)(?<!\bfor)(?<!\bfrom)(?<!\bwith)\s)((?:the|each|every|all|an?|both)\s+|(?<=\d\s)(?=[A-Z])|(?<=[a-z]\s)(?=[A-Z][a-z]+\s+[A-Z]))",
    re.VERBOSE,
)
_RELATIVE = Pattern(r",?\s+(?:who|which|whom|whose|that)\b.*$|,\s*$", re.VERBOSE | re.DOTALL | re.IGNORECASE)
_MONTH_LIKE = Pattern(
    rf"""\b(?:{FULL_MONTHS}|Spring|Summer|Autumn|Winter|Easter|Christmas|Monday|Tuesday|Wednesday|Thursday|Friday)\b
        |\b\d{{4}}\b""",
    re.VERBOSE,
)
_RELATIVE_OPENING = Pattern(r"(?:which|who|where|whose)\b", re.VERBOSE)
_PARTICIPLE_FRONT = Pattern(r"[A-Z]\w+ing\b(?=[^,]*,)", re.VERBOSE)
# Brackets behind an office that are a place ("(Truro)"), not who they are.
_BRACKETED = Pattern(r"\s\([A-Z][^()]{2,40}\)", re.VERBOSE)
_TIME_WORD = Pattern(r"\b(?:days?|weeks?|months?|years?|quarter|\d+)\b", re.VERBOSE)
# "In the meantime the Head of Unit will": no noun phrase but a whole.
_SET_PHRASE = Pattern(
    r"""(?:in\s+the\s+(?:meantime|interim|short\s+term|long(?:er)?\s+term|first\s+instance|end)|for\s+(?:now|the\s+(?:present|time\s+being))
        |(?:once|twice)\s+an?\s+(?:day|week|fortnight|month|quarter|term|year)|every\s+(?:\w+\s+)?(?:day|week|fortnight|month|quarter|year)
        |at\s+the\s+same\s+time|at\s+present|in\s+(?:time|future|due\s+course|addition|turn|particular)|to\s+(?:that|this)\s+end),?\s+"""
)
# "Since the start of this year" less its "since", which opens a clause elsewhere.
_LATE_START = Pattern(r"the\s+(?:start|beginning|end)\s+of\b")
_JOINED = Pattern(r"(?:and|but|or|so|then|(?-i:P\.?\s?S\.?:?))\s+")


def noun_phrase(document: Document, subject: Span) -> Span:
    """The subject less a fronted phrase of time or place ("From May", "In addition,") and less a relative clause."""
    start, text = subject.start, document.quote(subject)
    while (
        _TIME_FRONT.regex.match(text)
        or _SET_PHRASE.regex.match(text)
        or _LATE_START.regex.match(text)
        or _MONTH_LIKE.regex.search(text.split(",")[0])
    ):
        skip = _behind_front(text)
        if not skip:
            break
        start, text = start + skip, text[skip:]
    while (_RELATIVE_OPENING.regex.match(text) or _PARTICIPLE_FRONT.regex.match(text)) and ", " in text:
        skip = text.find(", ") + 2
        start, text = start + skip, text[skip:]
    if joined := _JOINED.regex.match(text):
        start, text = start + joined.end(), text[joined.end() :]
    text = _RELATIVE.regex.sub("", text).rstrip(" ,")
    place = _BRACKETED.regex.match(document.text, start + len(text))
    return Span(start, place.end() if place else start + len(text))


def _behind_front(text: str) -> int:
    """Where the subject begins behind a fronted phrase: behind its comma, or where a noun phrase follows the time."""
    if phrase := _SET_PHRASE.regex.match(text):
        return phrase.end()
    fronted = next(iter(find_mentions(text, 0, len(text))), None)
    late = _LATE_START.regex.match(text) is not None
    if fronted and text[: fronted.start].lower() in ({"", "the "} if late else {""}):
        behind = len(text) - len(text[fronted.end :].lstrip(" ,"))
        if behind < len(text):
            return behind
    comma = text.find(", ")
    front = text[:comma] if comma >= 0 else text
    time = _MONTH_LIKE.regex.search(front) or _TIME_WORD.regex.search(front)
    noun = next(_NP_START.regex.finditer(text, time.end() if time else 1), None)
    if noun and (comma < 0 or (time and noun.start() < comma)):
        return noun.start(1)
    return comma + 2 if comma >= 0 else 0
