"""Which inspectorate, region and units, and when the inspection was."""

from __future__ import annotations

import pytest

from tests.rules.specimen import letter

UNITS = [
    ("subject", "Inspection of Norfolk PDU", "Thank you.", ["Norfolk"]),
    ("ampersand", "HMIP report: Swindon & Wiltshire PDU", "Thank you.", ["Swindon and Wiltshire"]),
    ("spelt out", "Inspection of Essex North Probation Delivery Unit", "Thank you.", ["Essex North"]),
    ("two", "Inspections of Kirklees and Wakefield PDUs", "Thank you.", ["Kirklees", "Wakefield"]),
    (
        "two with ands",
        "Reports on Bradford & Calderdale and Leeds PDUs",
        "Thank you.",
        ["Bradford and Calderdale", "Leeds"],
    ),
    ("capitals", "INSPECTION OF COUNTY DURHAM AND DARLINGTON PDU", "Thank you.", ["County Durham and Darlington"]),
    ("misspelt", "Inspection of Gloucestershir PDU", "Thank you.", ["Gloucestershire"]),
    ("bare name", "Inspection of Cumbria", "Thank you for your report on Cumbria.", ["Cumbria"]),
    ("body alone", "Response to your report", "Thank you for your report on Warwickshire PDU.", ["Warwickshire"]),
    (
        "neighbour",
        "Inspection of Derby City PDU",
        "Thank you for it. The Head shares a deputy with Derbyshire.",
        ["Derby City"],
    ),
    ("thematic", "Thematic inspection of recall", "Thank you for the report on recall.", []),
]


@pytest.mark.parametrize(("subject", "body", "units"), [r[1:] for r in UNITS], ids=[r[0] for r in UNITS])
def test_units(subject: str, body: str, units: list[str]) -> None:
    assert [u.canonical for u in letter(body, subject=subject).pdus] == units


def test_unknown_unit_is_kept_with_a_warning() -> None:
    read = letter("Thank you for your report on Ruritania PDU.", subject="Inspection of Ruritania PDU")
    assert [(u.name, u.canonical, u.code) for u in read.pdus] == [("Ruritania", None, None)]
    assert any(w.field.startswith("/pdus") for w in read.warnings)


PERIODS = [
    ("subject", "Inspection of Norfolk PDU, March 2025", "Thank you.", "2025-03"),
    (
        "fieldwork before month",
        "Norfolk PDU, March 2025",
        "Fieldwork took place between 3 and 14 March 2025.",
        "2025-03-03/2025-03-14",
    ),
    ("inspected in", "Inspection of Norfolk PDU", "You inspected the unit in April 2025.", "2025-04"),
    ("year inferred", "Inspection of Norfolk PDU", "It follows an inspection in November.", "2024-11"),
    ("publication alone", "Inspection of Norfolk PDU", "Your report was published on 3 June 2025.", "2025-06-03"),
    ("range of months", "Inspection of Norfolk PDU, January–February 2025", "Thank you.", "2025-01/2025-02"),
]


@pytest.mark.parametrize(("subject", "body", "edtf"), [r[1:] for r in PERIODS], ids=[r[0] for r in PERIODS])
def test_period(subject: str, body: str, edtf: str | None) -> None:
    period = letter(body, subject=subject).inspection.period
    assert (period.edtf if period else None) == edtf


REGIONS = [
    ("of the unit", "Inspection of Norfolk PDU", "Thank you.", "East of England"),
    ("named", "Inspection of Norfolk PDU, East of England region", "Thank you.", "East of England"),
    (
        "whole region",
        "Dynamic inspection of public protection: Yorkshire & The Humber",
        "Thank you.",
        "Yorkshire and the Humber",
    ),
    ("two regions", "Inspections of Norfolk and Cumbria PDUs", "Thank you.", None),
]


@pytest.mark.parametrize(("subject", "body", "region"), [r[1:] for r in REGIONS], ids=[r[0] for r in REGIONS])
def test_region(subject: str, body: str, region: str | None) -> None:
    assert letter(body, subject=subject).inspection.region == region
