"""All rules, one after the other, on one screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hmip_parse.document import Block, Document, Span
from hmip_parse.rules.actions import action_tree
from hmip_parse.rules.cross_checks import cross_checked
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.field_lines import with_fields
from hmip_parse.rules.inspection import PRISONS, PROBATION, find_inspection
from hmip_parse.rules.numbered_answers import responses_by_number
from hmip_parse.rules.parties import find_parties
from hmip_parse.rules.reading import Reading
from hmip_parse.rules.recommendations import find_count, find_overall, recommendation_tree
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern
from hmip_parse.rules.units import without_paragraph_numbers
from hmip_parse.rules.walk import read_body
from hmip_parse.rules.zones import Zones, zones

_CHIEF_INSPECTOR = Pattern(r"\bChief\s+Inspector\b", re.VERBOSE)
# What praise hardly ever holds.
_DATE_OR_PROMISE = Pattern(rf"\b(?:(?-i:{FULL_MONTHS})|(?:19|20)\d\d|will|shall)\b")
_NO_PRAISE = Doubt("strength-perhaps-none", "it gives a date or a promise; it may be no praise")
_ANSWERS_INSPECTION = Pattern(r"\byour?\s+(?:\w+\s+){0,3}(?:report|inspect\w*)|you\s+inspected", re.VERBOSE)


def find_all(document: Document) -> dict[str, Any]:
    """See ``hmip_parse.rules.find``."""
    place = zones(document)
    body = without_paragraph_numbers(document, place.body)
    place = place._replace(body=with_fields(document, body), annex=with_fields(document, place.annex))
    parties = find_parties(document, place)
    when = parties["date"].value if isinstance(parties["date"], Found) else None
    inspection = find_inspection(document, place, parties["addressee"], parties["sender"], when)
    kind = document_type(document, place, parties, inspection)
    blocks: Sequence[Block] = (*place.body, *place.annex)
    given = responses_by_number(document, blocks)
    reading = read_body(document, place.body, place.annex, ours=not _from_inspectorate(parties), given=given)
    about_inspection = inspection["inspection"]["inspectorate"] is not None
    prose = () if kind == "action_plan" else blocks
    expected = kind != "other"
    count = find_count(document, blocks, reading, expected=expected) if about_inspection else None
    answers = about_inspection and not _from_inspectorate(parties)
    overall = find_overall(document, prose, reading, count.value if count else None) if answers else None
    tree = {
        "document_type": kind,
        "date": parties["date"],
        "reference": parties["reference"],
        "sender": parties["sender"],
        "addressee": parties["addressee"],
        "salutation": parties["salutation"],
        "subject": parties["subject"],
        **inspection,
        "recommendation_count": count,
        "overall_response": overall if overall or not expected else _no_overall(),
        "recommendations": recommendation_tree(document, reading, overall) if about_inspection else FoundList(),
        "actions": FoundList(
            action_tree(document, reading.steps, when).items, _about_actions(document, reading, expected=expected)
        ),
        "strengths": _strengths(document, reading),
        "cc": parties["cc"],
        "doubts": ()
        if expected
        else (Doubt("not-a-response", "this is no reply to an inspection; what could be read is given"),),
    }
    return cross_checked(tree) if expected else tree


def _strengths(document: Document, reading: Reading) -> FoundList:
    return FoundList(
        tuple(
            Found(
                "\n".join(" ".join(document.quote(s).split()) for s in spans),
                spans,
                "strength",
                (_NO_PRAISE,) if any(_DATE_OR_PROMISE.regex.search(document.quote(s)) for s in spans) else (),
            )
            for spans in reading.strengths
        ),
        _about_strengths(document, reading),
    )


# So many parts that were left out are quoted, so many words of each.
_QUOTED_PARTS, _QUOTED_WORDS = 3, 8


def _left_out(document: Document, spans: Sequence[Span], what: str) -> str:
    number = "one part was" if len(spans) == 1 else f"{len(spans)} parts were"
    begun = [document.quote(span).split() for span in spans[:_QUOTED_PARTS]]
    quoted = "; ".join(f"“{' '.join(words[:_QUOTED_WORDS])} …”" for words in begun)
    more = ", and more" if len(spans) > _QUOTED_PARTS else ""
    return f"{number} not taken for {what}, but could be one: {quoted}{more}"


def _no_overall() -> Found:
    return Found(
        None,
        (),
        "overall-response",
        (Doubt("overall-response-not-found", "the letter does not say whether the recommendations are accepted"),),
    )


def _about_actions(document: Document, reading: Reading, *, expected: bool) -> tuple[Doubt, ...]:
    if expected and not reading.steps:
        return (Doubt("no-actions", "no action was found in a letter of response"),)
    if reading.left_steps:
        return (
            Doubt(
                "action-perhaps-missed",
                _left_out(document, reading.left_steps, "a step"),
            ),
        )
    return ()


def _about_strengths(document: Document, reading: Reading) -> tuple[Doubt, ...]:
    if reading.left_praise:
        return (
            Doubt(
                "strength-perhaps-missed",
                _left_out(document, reading.left_praise, "a strength"),
            ),
        )
    return ()


def document_type(document: Document, place: Zones, parties: dict[str, Any], inspection: dict[str, Any]) -> str:
    """Whether the document is a reply in letter form, in table form alone, or anything else."""
    if place.form == "plan":
        return "action_plan"
    addressed = " ".join(str(_value(parties["addressee"], key)) for key in ("role", "organisation"))
    to_inspectorate = (
        PROBATION.regex.search(addressed) or PRISONS.regex.search(addressed) or _CHIEF_INSPECTOR.regex.search(addressed)
    )
    is_mail = place.form == "note" and bool(place.salutation and place.closing and to_inspectorate)
    if not (place.form == "letter" or is_mail) or _from_inspectorate(parties):
        return "other"
    if to_inspectorate:
        return "letter"
    unaddressed = not _value(parties["addressee"], "role") and not _value(parties["addressee"], "organisation")
    about = inspection["inspection"]["inspectorate"] is not None
    return "letter" if unaddressed and about and _ANSWERS_INSPECTION.regex.search(document.text) else "other"


def _value(party: dict[str, Any], key: str) -> Any:
    found = party.get(key)
    return found.value if isinstance(found, Found) else found


def _from_inspectorate(parties: dict[str, Any]) -> bool:
    signed = " ".join(str(_value(parties["sender"], key)) for key in ("role", "organisation"))
    return bool(PROBATION.regex.search(signed) or PRISONS.regex.search(signed))
