"""Lists of those copied, in every way that they are set, and the parties that they name."""

from __future__ import annotations

import pytest

from hmip_parse.document import Draft, assemble
from hmip_parse.rules.copies import copied
from hmip_parse.rules.sketch import FIELDS, quote

# Lines of a list, and its parties: name / role / area / organisation, "-" where there is none.
LISTS = {
    "semicolons": (
        ["cc: Private Office; Ann Field, Head of PDU, Lambeth; Chief Executive, NHS England"],
        ["-/-/-/Private Office", "Ann Field/Head of PDU/Lambeth/-", "-/Chief Executive/-/NHS England"],
    ),
    "commas": (
        ["CC: Private Office, Ann Field, Regional Probation Director, Wales, Tom Parks, Head of PDU"],
        ["-/-/-/Private Office", "Ann Field/Regional Probation Director/Wales/-", "Tom Parks/Head of PDU/-/-"],
    ),
    "commas and brackets": (
        ["Cc: Ann Field (Chief Probation Officer), Tom Parks (Head of PDU, Lambeth), Legal Team"],
        ["Ann Field/Chief Probation Officer/-/-", "Tom Parks/Head of PDU/Lambeth/-", "-/-/-/Legal Team"],
    ),
    "offices by commas": (
        ["cc Private Office, Area Executive Director (North West), Governor, HMP Leeds"],
        ["-/-/-/Private Office", "-/Area Executive Director/North West/-", "-/Governor/-/HMP Leeds"],
    ),
    "lines": (
        ["Copies to:", "Private Office", "Ann Field, Area Executive Director, Midlands", "Head of PDU"],
        ["-/-/-/Private Office", "Ann Field/Area Executive Director/Midlands/-", "-/Head of PDU/-/-"],
    ),
    "first on the label's line": (
        ["cc. Regional Probation Director, Wales", "Independent Monitoring Board"],
        ["-/Regional Probation Director/Wales/-", "-/-/-/Independent Monitoring Board"],
    ),
    "office before name": (
        ["Copi/Cc:", "Chief Probation Officer – Ann Field", "Regional Probation Director, Wales – Tom Parks"],
        ["Ann Field/Chief Probation Officer/-/-", "Tom Parks/Regional Probation Director/Wales/-"],
    ),
    "two on a line with nothing between": (
        ["cc Ann Field, Chief Probation Officer Tom Parks, Head of PDU, Sunderland"],
        ["Ann Field/Chief Probation Officer/-/-", "Tom Parks/Head of PDU/Sunderland/-"],
    ),
    "wrapped at a separator": (
        ["cc: Private Office; Ann Field, Chief Probation Officer;", "Tom Parks, Head of PDU"],
        ["-/-/-/Private Office", "Ann Field/Chief Probation Officer/-/-", "Tom Parks/Head of PDU/-/-"],
    ),
    "wrapped within an area": (
        ["cc: Area Executive Director, South West and South", "Central; Private Office"],
        ["-/Area Executive Director/South West and South Central/-", "-/-/-/Private Office"],
    ),
    "wrapped within an office": (
        ["cc: Private Office, Ann Field, Regional Probation", "Director, Wales"],
        ["-/-/-/Private Office", "Ann Field/Regional Probation Director/Wales/-"],
    ),
    "wrapped within a body": (
        ["cc Head of PDU, Doncaster; South Yorkshire Mayor's", "Office"],
        ["-/Head of PDU/Doncaster/-", "-/-/-/South Yorkshire Mayor's Office"],
    ),
    "wrapped within a bracket": (
        ["cc Ann Field (Head of PDU, Lewisham", "and Bromley), Tom Parks (Governor)"],
        ["Ann Field/Head of PDU/Lewisham and Bromley/-", "Tom Parks/Governor/-/-"],
    ),
    "area on a line of its own": (
        ["cc Ann Field, Regional Probation Director,", "North East"],
        ["Ann Field/Regional Probation Director/North East/-"],
    ),
    "bodies beside people": (
        ["cc Ann Field, Chief Constable, Kent Police; Tom Parks, Ministry of Justice"],
        ["Ann Field/Chief Constable/-/Kent Police", "Tom Parks/-/-/Ministry of Justice"],
    ),
    "commas alone leave a body to itself behind an area": (
        ["cc Head of PDU, Lambeth, Leeds City Council"],
        ["-/Head of PDU/Lambeth/-", "-/-/-/Leeds City Council"],
    ),
    "unknown place behind an office": (["cc Head of PDU, Thornmoor"], ["-/Head of PDU/Thornmoor/-"]),
    "label alone": (["cc:"], []),
}


@pytest.mark.parametrize(("lines", "expected"), LISTS.values(), ids=LISTS)
def test_reads_the_list(lines: list[str], expected: list[str]) -> None:
    document = assemble([Draft("paragraph", line) for line in lines], format="text")
    found = [
        "/".join(quote(document.text, getattr(sketch, part)) or "-" for part in FIELDS[:4])
        for sketch in copied(document.text, document.blocks)
    ]
    assert found == expected


def test_a_guess_is_a_doubt() -> None:
    document = assemble([Draft("paragraph", "cc Head of PDU, Thornmoor")], format="text")
    (sketch,) = copied(document.text, document.blocks)
    assert [doubt.code for doubt in sketch.doubts["area"]] == ["party-part-unsure"]
