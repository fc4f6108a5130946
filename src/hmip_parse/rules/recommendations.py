"""How many recommendations the inspectorate made, what the letter says of them as a whole, and those it gives.

The count is the number that the letter states, the sum where it splits it, else how many it enumerates. The overall
response is what sentences about all of them say; with no word on the whole, the items decide.

Refused here: "the remaining five", "two of the five", and the recommendations of other bodies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hmip_parse.document import Block, Document, Span
from hmip_parse.pattern import compiled, holds_any
from hmip_parse.rules.clauses import sentences
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.numbers import DIGITS, NUMBERS, WORDS, Number, amount, cited, list_of, numbers_in
from hmip_parse.rules.reading import Reading, Recommended
from hmip_parse.rules.responses import response_of
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern, Rule

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

_VERB = r"(?:accept(?:ed|s|ing)?|agree(?:d|s|ing)?|reject(?:ed|s)?)"
_WHOLE = r"""(?:all|them(?:\s+all)?|each|every\s+(?:one|recommendation)|both|these|(?:the|your|its|these
        |those)\s+(?:\w+\s+){0,3}(?:recommendations|concerns|findings)|the\s+lot|in\s+full)"""
_NUMBER = rf"""(?:{"|".join(WORDS[1:])}|\d+)"""
_BE = r"(?:are|were|is|was|ha(?:s|ve)\s+been|can)"
# "Four are accepted", "four of the five": a number of anything else ("four officers") is refused.
_SOME = rf"""{_NUMBER}(?:\s+{_NOUN}\b|(?=,|\s+{_BE}\b|\s+of\s+(?:them|which)\b
        |\s+of\s+(?:the|your|these|those)(?:\s+{_NUMBER})?(?:,|\s+(?:{_NOUN}|{_BE}|{_VERB}|I|we)\b)))"""
# What is accepted is told in the passive or of the sender: "all staff have accepted" tells what others did.
_ACCEPTED = rf"""(?:(?<!have\s)(?<!has\s){_VERB}
        |(?:I|we|Ministers|HMPPS|Government|Service)\s+ha(?:s|ve)\s+(?:\w+\s+)?{_VERB})"""
OVERALL = Rule(
    "overall-response",
    rf"""\b{_VERB}\b(?!\s+(?:that|to|on|a|an|there|for)\b)[^.;]{{0,60}}\b{_WHOLE}\b
        |\b(?:{_WHOLE}|{_SOME})\b[^.;]{{0,60}}\b{_ACCEPTED}\b(?!\s+(?:that|to|on(?!\s+the\s+day)|a|an|there|with)\b)
        |\b(?:{_NUMBER}|all)\s+(?:of\s+(?:them|these)\s+)?(?:I|we)\s+{_VERB}\b
        |\b(?:I|we)\s+(?:\w+\s+)?{_VERB}\s+(?:with\s+)?{_NUMBER}(?:,|\.|\s+(?:and|but|of\s+(?:them|the)|in\s+full)\b)
        |\bthe\s+(?:\w+th|first|second|third|last|other|remaining\s+\w+)\b[^.;]{{0,200}}\b(?:I
        |we)\s+(?:\w+\s+)?{_VERB}\s+(?:only\s+)?in\s+(?:principle|part)
        |\b(?:all|each|both|none)\s+of\s+which\s+(?:\w+\s+){{1,3}}?{_VERB}\b
        |\bnone\s+(?:of\s+\w+\s+)?(?:is|are|can\s+be)\s+{_VERB}""",
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
_ORDINALS = {
    w: i
    for i, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_ALL_BUT = Pattern(
    rf"""\b(?:all\s+but|except(?:\s+for)?|save\s+for
        |apart\s+from)\s+(?:for\s+)?the\s+(?P<ordinal>{"|".join(_ORDINALS)})\b""",
    needs=(frozenset(("but", "except", "save", "apart")),),
)
_ANSWERED = Pattern(rf"\b(?:are|is|was|were|have\s+been|has\s+been)\s+(?:\w+\s+)?{_VERB}\b[^.;]{{0,30}}", re.VERBOSE)
_ALL_BUT_ANY = Pattern(r"\ball\s+but\b|\bsave\b|\bexcept\b|\bapart\s+from\b", re.VERBOSE)
_NOT_ALL_BEFORE = Pattern(r"\b(?:remaining|other|last|first|next)\s*\Z", re.VERBOSE)
_NOT_ALL_AFTER = Pattern(r"\s+(?:of\s+(?:his|her|their)\s+own|in\s+(?:full|principle|part)\b)", re.VERBOSE)
# "We accept the three recommendations in full" names them all.
_DEFINITE = Pattern(r"\b(?:the|your|these)\s*\Z", re.VERBOSE)
_ALL = Pattern(r"\ball\b|\bthem\b", re.VERBOSE)
_OPEN_QUESTION = Pattern(r"\bwhether\b|\bif\b", re.VERBOSE)
_IN_PART = Pattern(r"\b(?:all\s+but|except|save|one|some|part|principle)\b")
_PRINCIPLE_OR_PART = Pattern(r"principle|part", re.VERBOSE)
_REASON = Pattern(r",|\bbut\b|\bsince\b", re.VERBOSE)


def _prose(document: Document, blocks: Sequence[Block]) -> list[Span]:
    spans = [b.span for b in blocks if b.kind in {"paragraph", "heading"}]
    return [s for span in spans for s in sentences(document.text, span.start, span.end)]


def find_count(document: Document, blocks: Sequence[Block], reading: Reading, *, expected: bool) -> Found | None:
    """How many recommendations the inspectorate made. ``expected``: a response letter, which should say it."""
    stated = _stated(document, _prose(document, blocks))
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


def find_overall(document: Document, blocks: Sequence[Block], reading: Reading) -> Found | None:
    """What the letter says of the recommendations as a whole."""
    said: list[tuple[str, Span]] = []
    for span in _prose(document, blocks):
        text = document.quote(span)
        if not OVERALL.search(text) or (cited(text, 0, len(text)) and not _ALL.regex.search(text)):
            continue
        if not _ALIEN.regex.search(text) and not _OPEN_QUESTION.regex.search(text):
            said.append((_of_whole(text), span))
    answers = [r.response for r in reading.recommended if r.response]
    if said and {v for v, _ in said} == {"agreed"} and any(a.value != "agreed" for a in answers):
        doubt = Doubt("overall-response-disagrees", "the letter accepts all recommendations, but not every single one")
        return Found("partly_agreed", tuple(s for a in answers for s in a.spans), "overall-from-items", (doubt,))
    if said:
        values = {v for v, _ in said}
        value = values.pop() if len(values) == 1 else "partly_agreed"
        return Found(value, tuple(s for _, s in said), OVERALL.name)
    if not answers:
        return None
    given = {a.value for a in answers}
    value = given.pop() if len(given) == 1 else "partly_agreed"
    return Found(value, tuple(s for a in answers for s in a.spans), "overall-from-items")


def _of_whole(text: str) -> str:
    if _EXCEPT.regex.search(text):
        return "not_agreed" if _REFUSAL.regex.search(text) and not _IN_PART.regex.search(text) else "partly_agreed"
    return "not_agreed" if _REFUSAL.regex.search(text) else "agreed"


def responses_by_number(document: Document, blocks: Sequence[Block]) -> dict[str, Found]:
    """The responses that sentences give by number: "Recommendations 1 to 4 are accepted"."""
    given: dict[str, Found] = {}
    for span in _prose(document, blocks):
        text = document.quote(span)
        if match := _ALL_BUT.search(text):
            value = "not_agreed" if not _PRINCIPLE_OR_PART.regex.search(text) else "partly_agreed"
            given.setdefault(str(_ORDINALS[match["ordinal"].lower()]), Found(value, (span,), "response-by-number"))
        numbers = cited(document.text, span.start, span.end)
        if not numbers and not _AGREE_WITH_NUMBERS.regex.search(text):
            continue
        for number, value in answered(document, span):
            given.setdefault(number.value, Found(value, (span,), "response-by-number"))
        verb = _ANSWERED.regex.search(text)
        if verb and numbers and numbers[-1].span.end - span.start <= verb.start():
            response = response_of(_REASON.regex.split(verb.group())[0])
            for number in numbers:
                if response:
                    given.setdefault(number.value, Found(response, (span,), "response-by-number"))
    return given


_WE_ANSWER = Pattern(
    r"""\b(?:I|we|HMPPS|ministers|it|(?:the\s+)?(?:Government|Department|Ministry|Service|region))\s+(?:\w+\s+){0,2}?
        (?:accepts?|agrees?|rejects?|do(?:es)?\s+not\s+(?:accept|agree)|cannot\s+(?:accept|agree))"""
)
_NEXT_ANSWER = Pattern(
    r"""(?:,?\s+(?:and|but|while|whereas)\s+|;\s*|,\s+)(?=(?:to\s+)?(?:recommendations?|number)\b
        |(?:(?:partly|partially|fully|only|do\s+not|cannot)\s+)(?:accept|agree)|reject\b
        |(?:I|we|it|HMPPS)\s+(?:\w+\s+)?(?:notes?|accepts?|agrees?|rejects?)\b)"""
)
# Said of the recommendations, which a sentence before has named.
_AGREE_WITH_NUMBERS = Pattern(rf"\b(?:accept|agree\s+with|reject)\s+numbers?\s+(?P<numbers>{NUMBERS})")
_NOTED = Pattern(r"\s*(?:I|we|it|HMPPS)\s+(?:\w+\s+)?notes?\b")
_ANSWERS = frozenset(("accept", "agree", "reject"))
# "1 to 6 are accepted in full, 7 in principle, and 8 in full": the verb is left out.
_IN_A_GAP = Pattern(
    rf"(?:,\s*(?:and\s+|but\s+)?|;\s*|\s+and\s+)(?P<numbers>{list_of(DIGITS)})\s+(?P<response>(?:only\s+)?in\s+(?:full|part|principle)|not)\b"
)


def _parts(text: str) -> list[tuple[int, int]]:
    """Where each answer of a sentence begins and ends."""
    return list(pairwise([0, *(m.end() for m in _NEXT_ANSWER.regex.finditer(text)), len(text)]))


def _accepted_by_us(document: Document, span: Span) -> list[tuple[Number, str]]:
    """ "I accept recommendations 1 to 4, and recommendation 5 in part": the numbers, each with its response."""
    text = document.quote(span)
    if not _WE_ANSWER.regex.search(text):
        return []
    answers: list[tuple[Number, str]] = []
    for start, end in _parts(text):
        part = text[start:end]
        if _NOTED.regex.match(part):
            continue
        value = response_of(part) or response_of(f"accept {part}")
        numbers = cited(document.text, span.start + start, span.start + end)
        for match in _AGREE_WITH_NUMBERS.regex.finditer(document.text, span.start + start, span.start + end):
            numbers += numbers_in(document.text, *match.span("numbers"))
        answers += [(n, value) for n in numbers if value]
    return answers


def answered(document: Document, span: Span) -> list[tuple[Number, str]]:
    """The numbers that a sentence answers one after the other, each with its response."""
    if not holds_any(document.quote(span).lower(), _ANSWERS):
        return []
    return [*_accepted_by_us(document, span), *_in_the_passive(document, span), *_in_gaps(document, span)]


def _in_the_passive(document: Document, span: Span) -> list[tuple[Number, str]]:
    """ "Recommendations 1 to 5 are accepted in full, and recommendation 6 is accepted in principle"."""
    text = document.quote(span)
    parts = _parts(text)
    answers: list[tuple[Number, str]] = []
    # A sentence of one answer is read whole, by responses_by_number.
    for start, end in parts if len(parts) > 1 else ():
        verb = _ANSWERED.regex.search(text, start, end)
        value = response_of(_REASON.regex.split(verb.group())[0]) if verb else None
        if verb and value:
            numbers = cited(document.text, span.start + start, span.start + verb.start())
            answers += [(number, value) for number in numbers]
    return answers


def _in_gaps(document: Document, span: Span) -> list[tuple[Number, str]]:
    """The numbers behind the first answer of a sentence, each with what is said of it in short."""
    answers: list[tuple[Number, str]] = []
    verb = _ANSWERED.regex.search(document.quote(span))
    for match in _IN_A_GAP.regex.finditer(document.text, span.start + verb.start(), span.end) if verb else ():
        value = response_of(f"{match['response']} agreed")
        answers += [(n, value) for n in numbers_in(document.text, *match.span("numbers")) if value]
    return answers


def recommendation_tree(document: Document, reading: Reading, overall: Found | None) -> FoundList:
    """The recommendations as the Letter holds them."""
    return FoundList(tuple(_entry(document, r, overall) for r in reading.recommended))


def _entry(document: Document, entry: Recommended, overall: Found | None) -> dict[str, Any]:
    text = " ".join(" ".join(document.quote(s).split()) for s in entry.text)
    response = entry.response
    if response is None and overall and overall.rule == OVERALL.name and overall.value == "agreed":
        response = Found("agreed", overall.spans, "response-of-all")
    if response is None and overall and overall.value == "partly_agreed" and _rest_agreed(document, overall):
        response = Found("agreed", overall.spans, "response-of-all")
    return {
        "number": Found(entry.number.value, (entry.number.span,), entry.rule) if entry.number else None,
        "text": Found(text, entry.text, entry.rule) if entry.text else None,
        "response": response,
    }


def _rest_agreed(document: Document, overall: Found) -> bool:
    """ "All but the fifth are accepted" covers the rest."""
    return any(_ALL_BUT_ANY.regex.search(document.quote(s)) for s in overall.spans)
