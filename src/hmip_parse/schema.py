"""The JSON Schema (draft 2020-12) of the output: the models of letter.py, with a description for every key.

The descriptions stand here and not in the models, because every run builds the models and only ``--schema`` needs the
words. A test holds that no key goes without.
"""

from __future__ import annotations

import json
from typing import Any

from hmip_parse.letter import Letter

_EARLIEST = "The first day of that time, as an ISO date."
_LATEST = "The last day of that time, as an ISO date."
_EDTF = "The time in EDTF (ISO 8601-2:2019): 2025-09-30, 2025-10, 2025-23 (autumn), 2025-10/2025-12."

_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Letter": {
        "schema_version": "The version of this contract.",
        "document_type": "A reply to an inspection in letter form, the table form of such a reply alone, or else.",
        "source": "The file that was read.",
        "date": "The date that the letter bears, as an ISO date.",
        "reference": "The sender's own reference, as after “Our ref:”.",
        "sender": "Who signs.",
        "addressee": "Who is written to.",
        "salutation": "“Dear …”, without the closing comma.",
        "subject": "The heading under or over the salutation, wrapped lines joined.",
        "inspection": "What was inspected, by whom and when.",
        "pdus": "The Probation Delivery Units inspected.",
        "recommendation_count": "How many recommendations the inspectorate made.",
        "overall_response": "What the letter says of the recommendations as a whole.",
        "recommendations": "The recommendations whose text or number the letter itself gives, in its order.",
        "actions": "What has been, is being or will be done in response, in the letter's order and units.",
        "strengths": "The findings that the letter notes as positive.",
        "cc": "Who is sent a copy.",
        "warnings": "What the tool had to choose, or did not find.",
        "evidence": "For each value, by its JSON Pointer (RFC 6901), the spans of the document text it was taken from.",
    },
    "Source": {
        "file": "The path as given; “-” for standard input.",
        "format": "The format of the file, by its content.",
        "sha256": "The SHA-256 of the file's bytes, in hexadecimal.",
        "pages": "How many pages the file has; null where its format has none.",
        "text_source": "Whether the text stood in the file or was recognised from an image of any page.",
    },
    "Party": {
        "name": "The person's name, with titles and post-nominals.",
        "role": "The office, without the area that goes with it.",
        "area": "The part of the country that goes with the office.",
        "organisation": "The body.",
        "address": "The lines of the address in order, without name, role, organisation and postcode.",
        "postcode": "The postcode of the address.",
        "email": "The e-mail address.",
    },
    "Period": {
        "text": "The words of the letter.",
        "edtf": _EDTF,
        "earliest": _EARLIEST,
        "latest": _LATEST,
    },
    "Inspection": {
        "inspectorate": "The inspectorate that led.",
        "region": "The probation region, as the reference table spells it.",
        "period": "When the inspection, or else its report, was.",
    },
    "Pdu": {
        "name": "The unit as the letter writes it, without “PDU” or “Probation Delivery Unit”.",
        "canonical": "Its name in the reference table.",
        "region": "Its probation region in the reference table.",
        "code": "Its code in the reference table.",
    },
    "Recommendation": {
        "number": "The number as printed, without “Recommendation” or a final point.",
        "text": "What is recommended; null where the letter only cites the number.",
        "response": "The answer to this one, or else the overall one if that covers all.",
    },
    "Action": {
        "text": "The letter's own unit: a list item, a table row's response, or a paragraph.",
        "status": "Whether all of it lies ahead, some has begun, or all is done; null where the text does not say.",
        "deadlines": "Every time that says when the step is to be done, starts or started, or was done.",
        "due": "The latest day of its “by” and “in” deadlines, as an ISO date.",
        "owner": "The role, team or person responsible, without an article.",
        "recommendations": "The numbers of the recommendations that it answers.",
    },
    "Deadline": {
        "text": "The phrase with its preposition, as written.",
        "relation": "Done by then, done in that time, going on from then, or completed then.",
        "edtf": _EDTF,
        "earliest": _EARLIEST,
        "latest": _LATEST,
        "inferred": "True where the letter leaves the year out, or counts from itself.",
    },
    "Warning": {
        "code": "What kind of doubt it is, in kebab case.",
        "message": "The doubt in words.",
        "field": "A JSON Pointer (RFC 6901) to the doubtful value, or “” for the whole document.",
    },
    "Evidence": {
        "page": "The page, counted from 1; null where the format has no pages.",
        "start": "Where the span begins in the document text (hmip-parse --format text), in code points from 0.",
        "end": "Where it ends: the code point after its last.",
        "quote": "The text of the span.",
        "rule": "The name of the rule that found it.",
    },
}

_LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    ("Source", "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    ("Source", "pages"): {"minimum": 1},
    ("Letter", "recommendation_count"): {"minimum": 0},
    ("Letter", "evidence"): {"propertyNames": {"pattern": "^(/[^/]+)+$"}},
    ("Warning", "code"): {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    ("Warning", "field"): {"pattern": "^(/[^/]+)*$"},
    ("Evidence", "page"): {"minimum": 1},
    ("Evidence", "start"): {"minimum": 0},
    ("Evidence", "end"): {"minimum": 1},
}


def schema() -> dict[str, Any]:
    """The JSON Schema of one document's output, as Python values."""
    made = Letter.model_json_schema(mode="serialization")
    definitions = made.pop("$defs")
    for model, node in {**definitions, "Letter": made}.items():
        for key, place in node["properties"].items():
            place.pop("title", None)
            place["description"] = _DESCRIPTIONS[model][key]
            place |= _LIMITS.get((model, key), {})
    made["title"] = "Letter"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "$defs": definitions}


def schema_text() -> str:
    """The JSON Schema as ``--schema`` prints it, without the last line break."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
