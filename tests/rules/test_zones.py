"""Documents of every form, and the zones that their blocks fall in."""

from __future__ import annotations

import pytest

from hmip_parse.document import CellDraft, Document, Draft, assemble
from hmip_parse.rules.zones import Zones, zones

PROSE = "We have begun to put right what you found to be wrong, and I set out what has been done and is still to come."
HEAD = ["The Probation Service", "4 June 2025", "Ann Field", "HM Chief Inspector of Probation"]
TAIL = ["Yours sincerely", "Tom Parks", "Regional Probation Director, London"]
PLAN = [
    ["No", "Recommendation", "Response", "Owner"],
    ["1", "Do more", "Agreed", "Head of PDU"],
    ["2", "Do less", "Agreed", "SPO"],
]


def block(line: str | list[list[str]]) -> Draft:
    if isinstance(line, list):
        rows = [[CellDraft([Draft("paragraph", cell)], at) for at, cell in enumerate(row)] for row in line]
        return Draft("table", rows=rows)
    if line.startswith("# "):
        return Draft("heading", line[2:], bold=True)
    return Draft("item", line[2:]) if line.startswith("- ") else Draft("paragraph", line)


def split(lines: list[str | list[list[str]]]) -> tuple[Document, Zones]:
    document = assemble([block(line) for line in lines], format="text")
    return document, zones(document)


# Lines of a document, its form, and the zones other than its body, each by the first words of its blocks.
DOCUMENTS: dict[str, tuple[list[str | list[list[str]]], str, dict[str, list[str]]]] = {
    "letter": (
        [*HEAD, "Dear Ann,", "# Croydon PDU", PROSE, *TAIL, "cc: Private Office"],
        "letter",
        {
            "head": HEAD,
            "salutation": ["Dear Ann,"],
            "subject": ["Croydon PDU"],
            "signature": TAIL[1:],
            "copies": ["cc: Private Office"],
        },
    ),
    "subject over the salutation": (
        [*HEAD, "# Inspection of Croydon PDU", "Dear Ann,", PROSE, *TAIL],
        "letter",
        {"head": HEAD, "subject": ["Inspection of Croydon PDU"]},
    ),
    "no subject": ([*HEAD, "Dear Ann,", PROSE, *TAIL], "letter", {"subject": []}),
    "first paragraph ends with a colon": (
        [*HEAD, "Dear Ann,", "We will:", "- act", PROSE, *TAIL],
        "letter",
        {"subject": []},
    ),
    "first paragraph names the inspection and ends with a colon": (
        [
            *HEAD,
            "Dear Ann,",
            "Thank you for your report on the inspection of Croydon PDU. We will:",
            "act",
            PROSE,
            *TAIL,
        ],
        "letter",
        {"subject": []},
    ),
    "first paragraph is a lead": (
        [*HEAD, "Dear Ann,", "Since the inspection of Croydon PDU we have:", "acted", PROSE, *TAIL],
        "letter",
        {"subject": []},
    ),
    "a section is no second line": (
        [*HEAD, "Dear Ann,", "# Croydon PDU", "# Background", PROSE, *TAIL],
        "letter",
        {"subject": ["Croydon PDU"]},
    ),
    "subject on two lines": (
        [*HEAD, "Dear Ann,", "# Inspection of services in", "# Croydon PDU", PROSE, *TAIL],
        "letter",
        {"subject": ["Inspection of services in", "Croydon PDU"]},
    ),
    "two closings": (
        [*HEAD, "Dear Ann,", PROSE, "With best wishes", *TAIL],
        "letter",
        {"closing": ["With best wishes", TAIL[0]]},
    ),
    "no closing": (
        [*HEAD, "Dear Ann,", PROSE, *TAIL[1:], "cc Private Office"],
        "letter",
        {"closing": [], "signature": TAIL[1:]},
    ),
    "no salutation": ([*HEAD, PROSE, *TAIL], "letter", {"head": HEAD, "salutation": [], "signature": TAIL[1:]}),
    "bilingual salutation": (
        [*HEAD, "Annwyl Ann / Dear Ann", PROSE, *TAIL],
        "letter",
        {"salutation": ["Annwyl Ann / Dear Ann"]},
    ),
    "copies in the head": (
        [*HEAD, "cc Private Office", "Dear Ann", PROSE, *TAIL],
        "letter",
        {"head": HEAD, "copies": ["cc Private Office"]},
    ),
    "enclosures before copies": (
        [*HEAD, "Dear Ann", PROSE, *TAIL, "Enc", "Action plan", "Copied to:", "Private Office"],
        "letter",
        {"enclosure": ["Enc", "Action plan"], "copies": ["Copied to:", "Private Office"]},
    ),
    "addressee at the foot": (
        [*HEAD[:2], "Dear Ann", PROSE, *TAIL, *HEAD[2:], "HM Inspectorate of Probation", "cc Private Office"],
        "letter",
        {"signature": TAIL[1:], "foot": [*HEAD[2:], "HM Inspectorate of Probation"], "copies": ["cc Private Office"]},
    ),
    "addressee at the foot behind the copies": (
        [*HEAD[:2], "Dear Ann", PROSE, *TAIL, "cc Private Office", *HEAD[2:], "1 High Street", "Leeds LS1 1AA"],
        "letter",
        {"copies": ["cc Private Office"], "foot": [*HEAD[2:], "1 High Street", "Leeds LS1 1AA"]},
    ),
    "web address and registration": (
        [*HEAD, "Dear Ann", PROSE, *TAIL, "www.example.gov.uk", "Registered in England and Wales no. 0001"],
        "letter",
        {"signature": TAIL[1:], "foot": ["www.example.gov.uk", "Registered in England and Wales no. 0001"]},
    ),
    "annex with a heading": (
        [*HEAD, "Dear Ann", PROSE, *TAIL, "cc Private Office", "# Annex A: action plan", PROSE, PLAN],
        "letter",
        {"copies": ["cc Private Office"], "annex": ["Annex A: action plan", PROSE, "No"]},
    ),
    "annex named as an enclosure": (
        [*HEAD, "Dear Ann", PROSE, *TAIL, "Enc:", "Annex A", "# Annex A: action plan", PLAN],
        "letter",
        {"enclosure": ["Enc:", "Annex A"], "annex": ["Annex A: action plan", "No"]},
    ),
    "annexed table without a heading": (
        [*HEAD, "Dear Ann", PROSE, *TAIL, PLAN],
        "letter",
        {"signature": TAIL[1:], "annex": ["No"]},
    ),
    "table in the letter": ([*HEAD, "Dear Ann", PROSE, PLAN, PROSE, *TAIL], "letter", {"annex": []}),
    "note": (
        [
            "BRIEFING NOTE",
            "To: Ann Field",
            "From: Tom Parks",
            "Subject: Croydon PDU",
            "Copy: Private Office",
            "# Purpose",
            PROSE,
        ],
        "note",
        {
            "head": ["BRIEFING NOTE", "To: Ann Field", "From: Tom Parks"],
            "subject": ["Subject: Croydon PDU"],
            "copies": ["Copy: Private Office"],
        },
    ),
    "note with labels in a table": (
        [[["To:", "Ann Field"], ["From:", "Tom Parks"], ["Subject:", "Croydon PDU"]], "# Purpose", PROSE],
        "note",
        {"head": ["To:"], "subject": []},
    ),
    "note without a subject label": (
        ["To: Ann Field", "From: Tom Parks", "HMIP REPORT ON CROYDON PDU", "Issue", PROSE],
        "note",
        {"subject": ["HMIP REPORT ON CROYDON PDU"]},
    ),
    "e-mail": (
        ["From: Tom Parks", "To: Ann Field", "Subject: Croydon PDU", "Dear Ann", PROSE, "Kind regards", "Tom Parks"],
        "note",
        {"salutation": ["Dear Ann"], "subject": ["Subject: Croydon PDU"], "signature": ["Tom Parks"]},
    ),
    "neither letter nor note": (["# Minutes of the Quality Board", PROSE], "note", {"salutation": [], "closing": []}),
    "release": (
        ["HM Inspectorate of Probation", "3 June 2025", "NEWS RELEASE", "# Staff praised in Croydon", PROSE, "ENDS"],
        "release",
        {
            "head": ["HM Inspectorate of Probation", "3 June 2025", "NEWS RELEASE"],
            "subject": ["Staff praised in Croydon"],
        },
    ),
    "release by its end": (
        ["# Staff praised in Croydon", "Published 3 June 2025", PROSE, "Notes to editors"],
        "release",
        {"head": ["Published 3 June 2025"], "subject": ["Staff praised in Croydon"]},
    ),
    "plan": (
        [
            "HM Prison & Probation Service",
            "# Action Plan: Croydon PDU",
            "Action plan submitted: 4 June 2025",
            "# Introduction",
            PROSE,
            PLAN,
        ],
        "plan",
        {
            "head": ["HM Prison & Probation Service", "Action plan submitted: 4 June 2025"],
            "subject": ["Action Plan: Croydon PDU"],
        },
    ),
    "plan whose dates stand in a table": (
        [
            "HMPPS",
            "# Action Plan: Croydon PDU",
            [["Action plan submitted", "4 June 2025"], ["Report published", "1 May 2025"]],
            PLAN,
        ],
        "plan",
        {"head": ["HMPPS", "Action plan submitted"], "subject": ["Action Plan: Croydon PDU"]},
    ),
    "plan by its table": (["HMPPS", PLAN], "plan", {"head": ["HMPPS"], "subject": []}),
    "empty": ([], "note", {"head": [], "body": []}),
}


@pytest.mark.parametrize(("lines", "form", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_splits(lines: list[str | list[list[str]]], form: str, expected: dict[str, list[str]]) -> None:
    document, found = split(lines)
    firsts = {zone: [document.text[b.body : b.end].split("\n")[0] for b in getattr(found, zone)] for zone in expected}
    assert (found.form, firsts) == (form, expected)


@pytest.mark.parametrize("lines", [case[0] for case in DOCUMENTS.values()], ids=DOCUMENTS)
def test_every_block_is_in_one_zone(lines: list[str | list[list[str]]]) -> None:
    document, found = split(lines)
    blocks = [block for zone in Zones._fields if zone != "form" for block in getattr(found, zone)]
    assert tuple(sorted(blocks, key=lambda b: b.start)) == document.blocks
