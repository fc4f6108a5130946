"""How many recommendations the inspectorate made, what the letter says of them as a whole, and those it gives.

The count is the number that the letter states, the sum where it splits it, else how many it enumerates. The overall
response is what sentences about all of them say; with no word on the whole, the items decide.

Refused here: "the remaining five", "two of the five", and the recommendations of other bodies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hmip_parse.document import Block, Document, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.numbers import WORDS, amount, cited
from hmip_parse.rules.reading import Reading, Recommended
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern, Rule
from hmip_parse.rules.units import prose

_AMOUNT = rf"(?P<amount>\d{{1,3}}|\b(?:{'|'.join(WORDS[1:])})\b)"
_NOUN = r"(?:recommendations?|key\s+concerns?|areas?\s+(?:for\s+improvement|of\s+concern))"
_IN_NOUN = frozenset(("recommendation", "concern", "improvement"))
STATED = Rule(
    "count-stated",
    rf"""(?<!recommendation\s)(?<![\d.])\b{_AMOUNT}\s+(?:(?!(?:of|and|to|for|the
        |or|{"|".join(WORDS[1:])}|{FULL_MONTHS})\b)[a-z-]+,?\s+){{0,3}}?(?:and\s+[a-z-]+\s+)?{_NOUN}\b""",
    (
        ("You made a total of 3 recommendations.", 3),
        ("the five detailed recommendations", 5),
        ("set out 11 key concerns", 11),
    ),
    ("recommendation 3 concerns staff", "recommendations were made"),
    needs=(_IN_NOUN,),
)
SPLIT = Rule(
    "count-split",
    rf"""{_AMOUNT}\s+(?:[a-z-]+\s+){{0,2}}?{_NOUN}\s+(?:(?:are|were)\s+)?(?:for|to|directed\s+(?:at|to)
        |addressed\s+to)\s+[^.,;:]{{3,60}}?(?P<rest>(?:,|\s+and|,\s+and)\s+(?:\d{{1,2}}
        |{"|".join(WORDS[1:])})\s+(?:for|to|of|directed|addressed)\b[^.;]{{0,80}})""",
    (("four recommendations for the unit and two for the region", 6),),
    ("eight recommendations, five for the unit and three for the region",),
    needs=(_IN_NOUN,),
)
TALLY = Rule(
    "count-tally",
    rf"""{_AMOUNT}\s+{_NOUN}\s+(?:were\s+|are\s+)?(?:agreed|accepted)\b(?P<rest>[^.]{{0,120}}\b(?:partly|partially
        |not|rejected)\b[^.]{{0,40}})""",
    (("4 recommendations agreed, 1 partly agreed and 1 not agreed", 6),),
    ("4 recommendations were agreed.",),
    needs=(_IN_NOUN, frozenset(("agreed", "accepted"))),
)
PART_OF_ALL = Rule(
    "count-part-of-all",
    rf"""\b(?:\w+)\s+of\s+(?:the|these|your)\s+{_AMOUNT}\s+(?:are|is|were|have\s+been|I|we)\s+(?:\w+\s+)?(?:agreed
        |accept(?:ed)?|agree)\b""",
    (("Four of the five are agreed.", 5),),
    ("Four of the five posts are filled.",),
    needs=(frozenset(("agree", "accept")),),
)
ALL_OF = Rule(
    "count-all-of",
    rf"""\ball\s+{_AMOUNT}\s+of\s+(?:the|your|these|those|its)\s+(?:[a-z-]+\s+){{0,2}}{_NOUN}\b""",
    (("We accept all four of your recommendations.", 4),),
    ("Four of your recommendations are accepted.", "all of your recommendations"),
    needs=(_IN_NOUN,),
)
_NOT_ALL = Pattern(
    r"\b(?:remaining|other|further|previous|last|outstanding|repeated|of\s+(?:his|her|their|its)\s+own)\b",
)
# "… and two for the region, and all eight were accepted"
_IN_ALL = Pattern(rf"\b(?:all|total\s+of)\s+{_AMOUNT}")
_PART_OF = Pattern(r"\bof\s+(?:the|your|these|our)\s*\Z")
_ALIEN = Pattern(r"\b(?:Ombudsman|coroner|Auditor|Committee|Ofsted|IOPC|jury)\b", re.VERBOSE)

VERB = r"(?:accept(?:ed|s|ing)?|agree(?:d|s|ing)?|reject(?:ed|s)?)"
_WHOLE = r"""(?:all|them(?:\s+all)?|each|every\s+(?:one|recommendation)|both|these|(?:the|your|its|these
        |those)\s+(?:\w+\s+){0,3}(?:recommendations|concerns|findings)|the\s+lot|in\s+full)"""
_NUMBER = rf"""(?:{"|".join(WORDS[1:])}|\d+)"""
_BE = r"(?:are|were|is|was|ha(?:s|ve)\s+been|can)"
# "Four are accepted", "four of the five": a number of anything else ("four officers") is refused.
_SOME = rf"""{_NUMBER}(?:\s+{_NOUN}\b|(?=,|\s+{_BE}\b|\s+of\s+(?:them|which)\b
        |\s+of\s+(?:the|your|these|those)(?:\s+{_NUMBER})?(?:,|\s+(?:{_NOUN}|{_BE}|{VERB}|I|we)\b)))"""
# What is accepted is told in the passive or of the sender: "all staff have accepted" tells what others did.
_ACCEPTED = rf"""(?:(?<!have\s)(?<!has\s){VERB}
        |(?:I|we|Ministers|HMPPS|Government|Service)\s+ha(?:s|ve)\s+(?:\w+\s+)?{VERB})"""
OVERALL = Rule(
    "overall-response",
    rf"""\b{VERB}\b(?!\s+(?:that|to|on|a|an|there|for)\b)[^.;]{{0,60}}\b{_WHOLE}\b
        |\b(?:{_WHOLE}|{_SOME})\b[^.;]{{0,60}}\b{_ACCEPTED}\b(?!\s+(?:that|to|on(?!\s+the\s+day)|a|an|there|with)\b)
        |\b(?:{_NUMBER}|all)\s+(?:of\s+(?:them|these)\s+)?(?:I|we)\s+{VERB}\b
        |\b(?:I|we)\s+(?:\w+\s+)?{VERB}\s+(?:with\s+)?{_NUMBER}(?:,|\.|\s+(?:and|but|of\s+(?:them|the)|in\s+full)\b)
        |\bthe\s+(?:\w+th|first|second|third|last|other|remaining\s+\w+)\b[^.;]{{0,200}}\b(?:I
        |we)\s+(?:\w+\s+)?{VERB}\s+(?:only\s+)?in\s+(?:principle|part)
        |\b(?:all|each|both|none)\s+of\s+which\s+(?:\w+\s+){{1,3}}?{VERB}\b
        |\bnone\s+(?:of\s+\w+\s+)?(?:is|are|can\s+be)\s+{VERB}""",
    (
        ("We accept them all.", None),
        ("All eight are accepted.", None),
        ("We agree with two and reject one.", None),
        ("Each of these is agreed.", None),
    ),
    (
        "I accept that there were failings.",
        "A protocol has been agreed with the police.",
        "Three officers have accepted offers.",
        "Four of the seven posts have been accepted.",
        "All staff have agreed objectives.",
        "All four have agreed to stay.",
        "We agreed two dates with the union.",
        "Five posts are filled, and the union has agreed.",
    ),
    needs=(frozenset(("accept", "agree", "reject")),),
)
_EXCEPT = Pattern(
    r"""\b(?:all\s+but|except|save\s+(?:that|for|one|the)|bar\s+(?:one|the)|apart\s+from|with\s+(?:one
        |the)\s+exception|in\s+(?:part|principle)|part(?:ly|ially)|(?<!without\s)(?:qualif\w+|reservations?)|caveats?|reject\w*
        |cannot\s+(?:accept|agree)|not\s+(?:agreed|accepted|able\s+to))\b""",
)
_REFUSAL = Pattern(r"\b(?:do\s+not|cannot|not|unable\s+to)\s+(?:accept|agree)|\breject\w*\b|\bnone\b")
_ALL_BUT_ANY = Pattern(
    r"\ball\s+but\b|\bsave\b|\bexcept\b|\bapart\s+from\b|\bthe\s+\w+\s+(?:of\s+them\s+)?only\s+in\s+(?:part|principle)\b",
    re.VERBOSE,
)
_NOT_ALL_BEFORE = Pattern(r"\b(?:remaining|other|last|first|next)\s*\Z", re.VERBOSE)
_NOT_ALL_AFTER = Pattern(r"\s+(?:of\s+(?:his|her|their)\s+own|in\s+(?:full|principle|part)\b)", re.VERBOSE)
# "We accept the three recommendations in full" names them all.
_DEFINITE = Pattern(r"\b(?:the|your|these)\s*\Z", re.VERBOSE)
_ALL = Pattern(r"\ball\b|\bthem\b", re.VERBOSE)
_OPEN_QUESTION = Pattern(r"\bwhether\b|\bif\b", re.VERBOSE)
_IN_PART = Pattern(r"\b(?:all\s+but|except|save|one|some|part|principle)\b")


def find_count(document: Document, blocks: Sequence[Block], reading: Reading, *, expected: bool) -> Found | None:
    """How many recommendations the inspectorate made. ``expected``: a response letter, which should say it."""
    stated = _stated(document, prose(document, blocks))
    listed = [r for r in reading.recommended if r.text or r.number]
    if stated:
        if stated.value < len(listed):
            doubt = Doubt(
                "count-disagrees", f"the letter states {stated.value} recommendations and gives {len(listed)}"
            )
            return Found(stated.value, stated.spans, stated.rule, (doubt,))
        return stated
    if listed and _all_given(listed):
        return Found(len(listed), tuple(_place(r) for r in listed), "count-enumerated")
    if expected:
        return Found(
            None,
            (),
            "count-stated",
            (Doubt("count-not-found", "the letter does not say how many recommendations there are"),),
        )
    return None


def _all_given(listed: Sequence[Recommended]) -> bool:
    """Whether the letter enumerates them all: each with its text, or numbered from 1 without a gap."""
    if all(r.text for r in listed):
        return True
    numbers = [r.number.value for r in listed if r.number]
    return len(numbers) == len(listed) and sorted(numbers) == sorted(str(i) for i in range(1, len(listed) + 1))


def _place(entry: Recommended) -> Span:
    return entry.number.span if entry.number else entry.text[0]


def _stated(document: Document, parts: Sequence[Span]) -> Found | None:
    for span in parts:
        text = document.quote(span)
        if _ALIEN.regex.search(text):
            continue
        for rule in (SPLIT, TALLY):
            match = rule.search(text)
            if match and (first := amount(match["amount"])) and not _PART_OF.regex.search(text[: match.start()]):
                whole = _IN_ALL.regex.search(match["rest"])
                rest = [n for w in compiled(r"\w+").findall(match["rest"]) if (n := amount(w))]
                total = amount(whole["amount"]) if whole else first + sum(rest)
                return Found(total, (Span(span.start + match.start(), span.start + match.end()),), rule.name)
        for match in STATED.finditer(text):
            value = amount(match["amount"])
            before = text[: match.start()]
            if (
                value is None
                or _NOT_ALL.regex.search(match.group())
                or _NOT_ALL_BEFORE.regex.search(before)
                or (_NOT_ALL_AFTER.regex.match(text[match.end() :]) and not _DEFINITE.regex.search(before))
            ):
                continue
            return Found(value, (Span(span.start + match.start(), span.start + match.end()),), STATED.name)
        for rule in (PART_OF_ALL, ALL_OF):
            if (match := rule.search(text)) and (value := amount(match["amount"])):
                return Found(value, (Span(span.start + match.start(), span.start + match.end()),), rule.name)
    return None


# "Eight are accepted. One is not", "we accept five in full": some of them.
_SO_MANY = Pattern(
    rf"""\b(?P<passive>{_NUMBER})\s+(?:of\s+(?:them|these|those)\s+)?(?:are|were|have\s+been)\s+(?:\w+\s+)?(?:accepted|agreed)\b
        |\baccept\s+(?P<active>{_NUMBER})(?:\.|,|\s+(?:in\s+full|of\s+them|and|but)\b)"""
)


# "Of the 40 cases, two were accepted", "and the Ministry accepts the other two".
_OF_OTHERS = Pattern(
    r"\baccepts?\s+the\s+(?:other|remaining|rest)\b|\bof\s+(?:the|our|your|these)\s+\d+\s+(?!recommendations)\w+",
    re.VERBOSE,
)


def _so_many(text: str) -> int | None:
    """How many a sentence says to be accepted, where it gives a number."""
    match = None if _OF_OTHERS.regex.search(text) else _SO_MANY.regex.search(text)
    return amount(match["passive"] or match["active"]) if match else None


def find_overall(document: Document, blocks: Sequence[Block], reading: Reading, count: int | None) -> Found | None:
    """What the letter says of the recommendations as a whole; ``count``: how many there are, if that is known."""
    said: list[tuple[str, Span]] = []
    for span in prose(document, blocks):
        text = document.quote(span)
        if not OVERALL.search(text) or (cited(document.text, span.start, span.end) and not _ALL.regex.search(text)):
            continue
        if not _ALIEN.regex.search(text) and not _OPEN_QUESTION.regex.search(text):
            said.append((_of_whole(text), span))
    if said and all(value == "agreed" for value, _ in said) and _are_some(document, said, count):
        said = [("partly_agreed", span) for _, span in said]
    answers = [r.response for r in reading.recommended if r.response]
    if said and {v for v, _ in said} == {"agreed"} and any(a.value != "agreed" for a in answers):
        doubt = Doubt("overall-response-disagrees", "the letter accepts all recommendations, but not every single one")
        spans = (*(s for _, s in said), *(s for a in answers for s in a.spans))
        return Found("partly_agreed", tuple(dict.fromkeys(spans)), "overall-from-items", (doubt,))
    if said:
        values = {v for v, _ in said}
        value = values.pop() if len(values) == 1 else "partly_agreed"
        return Found(value, tuple(s for _, s in said), OVERALL.name)
    if not answers:
        return None
    given = {a.value for a in answers}
    value = given.pop() if len(given) == 1 else "partly_agreed"
    return Found(value, tuple(s for a in answers for s in a.spans), "overall-from-items")


def _are_some(document: Document, said: Sequence[tuple[str, Span]], count: int | None) -> bool:
    """Whether all that is said to be accepted is a number of them, less than there are."""
    texts = [document.quote(span) for _, span in said]
    numbers = [_so_many(text) for text in texts]
    if count is None or any(n is None and _ALL.regex.search(text) for n, text in zip(numbers, texts, strict=True)):
        return False
    return 0 < sum(n or 0 for n in numbers) < count


def _of_whole(text: str) -> str:
    if _EXCEPT.regex.search(text):
        return "not_agreed" if _REFUSAL.regex.search(text) and not _IN_PART.regex.search(text) else "partly_agreed"
    return "not_agreed" if _REFUSAL.regex.search(text) else "agreed"


def recommendation_tree(document: Document, reading: Reading, overall: Found | None) -> FoundList:
    """The recommendations as the Letter holds them."""
    rest = overall is not None and overall.value == "partly_agreed" and _rest_agreed(document, reading, overall)
    return FoundList(tuple(_entry(document, r, overall, rest=rest) for r in reading.recommended))


def _entry(document: Document, entry: Recommended, overall: Found | None, *, rest: bool) -> dict[str, Any]:
    text = " ".join(" ".join(document.quote(s).split()) for s in entry.text)
    response = entry.response
    if response is None and overall and overall.rule == OVERALL.name and overall.value == "agreed":
        response = Found("agreed", overall.spans, "response-of-all")
    if response is None and overall and rest:
        response = Found("agreed", overall.spans, "response-of-all")
    return {
        "number": Found(entry.number.value, (entry.number.span,), entry.rule) if entry.number else None,
        "text": Found(text, entry.text, entry.rule) if entry.text else None,
        "response": response,
    }


def _rest_agreed(document: Document, reading: Reading, overall: Found) -> bool:
    """ "All but the fifth are accepted" covers the rest; "six are accepted" does where no more than six are left."""
    said = [document.quote(span) for span in overall.spans]
    if any(_ALL_BUT_ANY.regex.search(text) for text in said):
        return True
    left = sum(entry.response is None for entry in reading.recommended)
    refused = any(entry.response and entry.response.value != "agreed" for entry in reading.recommended)
    return refused and any(left <= (_so_many(text) or 0) for text in said)
