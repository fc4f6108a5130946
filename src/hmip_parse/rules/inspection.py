"""Which inspectorate, which region, which units, and when the inspection was.

The subject and the first paragraphs are the place where a letter says so. A unit is one if it is named as a Probation
Delivery Unit, or its name stands in the subject or in the sentence that thanks for the report; the reference table
gives the rest.

Refused here: units named in passing, prisons, companies and divisions, and periods of other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from hmip_parse.document import Document, Span
from hmip_parse.pattern import compiled, holds_any
from hmip_parse.reference.lookup import Unit, find_pdu, fold, pdus, regions
from hmip_parse.rules.dates import find_periods
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern, Rule
from hmip_parse.rules.sentences import sentences
from hmip_parse.rules.taken import Taken
from hmip_parse.rules.zones import Zones

PROBATION = Rule(
    "inspectorate-probation",
    r"""\b(?:(?:HM|His\s+Majesty[’']s|Her\s+Majesty[’']s)\s+)?(?:Chief\s+)?Inspect(?:orate|or)\s+of\s+Probation\b
        |\bHMI\s+Probation\b""",
    (("HM Inspectorate of Probation", "HM Inspectorate of Probation"),),
    ("Inspector of Prisons",),
)
PRISONS = Rule(
    "inspectorate-prisons",
    r"""\b(?:(?:HM|His\s+Majesty[’']s|Her\s+Majesty[’']s)\s+)?(?:Chief\s+)?Inspect(?:orate|or)\s+of\s+Prisons\b
        |\bHMI\s+Prisons\b""",
    (("HM Chief Inspector of Prisons", "HM Chief Inspector of Prisons"),),
    ("Inspectorate of Probation",),
)
_CAP = r"(?:[A-Z][\w’'-]*|&|and|of|the|upon|with)"
PDU = Rule(
    "pdu-named",
    rf"(?P<name>[A-Z][\w’'-]*(?:,?\s+{_CAP}){{0,8}}?)\s+(?:\(\w+\)\s+)?(?:PDUs?\b|Probation\s+Delivery\s+Units?\b)",
    (("the report on Norfolk PDU", "Norfolk"), ("Essex North Probation Delivery Unit", "Essex North")),
    ("each PDU", "the report on Norfolk police"),
    re.VERBOSE,
)
_LED = Pattern(
    r"""\bInspectorate\s+of\s+(?P<which>Probation|Prisons)\s+(?:led|was\s+the\s+lead|took\s+the\s+lead)\b""", re.VERBOSE
)
_FILLER = Pattern(
    r"""^(?:(?:The|Of|On|For|In|At|And|To|HMIP|HMI|Inspections?|Reports?|Report|Probation|Services?|Response|Head
        |HM|Re|RE|INSPECTION|REPORT|OF|THE|ON|Your|Our|Both|Dear|Thank|Regarding|Letter|Action|Plan)\b[\s:–-]*(?:(?:of
        |on|the|for|to|in|into|at|and|services)\s+)*)+""",
)
# What inspectors did or a report is about: the sentence that a period of inspection stands in.
_INSPECTED = Pattern(
    r"""\b(?:inspect(?:ed|ion|ions|ors)?|fieldwork|visit(?:ed)?|carried\s+out|took\s+place|conducted|undertaken)\b""",
)
_PUBLISHED = Pattern(
    r"""\b(?:publish\w*|came\s+out|appeared|followed(?=\s+(?:on|in)\s)|reached\s+\w+|received|enclosed|sent|dated|issued|letter\s+of|report\s+of|reports?\s+of|wrote|replying
        |your\s+letter)\b[^,.;]{0,25}\Z""",
)
_INSPECTION = Pattern(r"\binspect(?:ion|ed|ors?|orate)\b")
_WHOLE_REGION = Pattern(r"\b(?:region(?:al)?\s+inspection|dynamic\s+inspection|thematic)\b")
_ABOUT_INSPECTION = Pattern(r"\b(?:report|inspect|letter|PDU|Delivery\s+Unit)")
_OTHER_BODY = Pattern(r"\b(?:Council|Police|Constabulary|University|City\s+Council|County)\b", re.VERBOSE)
_REPORTED_ON = Pattern(
    r"\b(?:inspection|reports?|inspected)\b[^.]{0,45}\b(?:of|on|in|for|into)\s+(?:[\w&,’'-]+\s+){0,12}\Z", re.VERBOSE
)
_NEAR_UNIT = Pattern(r"\bunit|inspect", re.VERBOSE)
_REGION_OR_DIVISION = Pattern(r"\s+(?:region|division)\b")
_NO_UNIT = Pattern(r"\b(?:Heads?|Managers?|Leads?|Both|Director|CRC|Company|Division|Prison|HMP|Officer)\b", re.VERBOSE)
_OTHER_REMIT = Pattern(r"\bthematic\b|\bHMP\b|\bprison\b(?!\s+(?:and|&)\s+Probation)|\bCRC\b|\bcoroner|\bRegulation\b")
_REGION_AFTER = Pattern(r"[’']?s?\s*(?:\)\s*)?(?:probation\s+)?region\b")
_REGION_BEFORE = Pattern(r"\b(?:inspection|protection|region|services)\b[^.]{0,40}\Z")
_NO_REGION = Pattern(r"\s+(?:Police|Council|and\s+South|division)", re.VERBOSE)
_OTHER_TIME = Pattern(
    r"""\b(?:survey|strategy|plan|Act|since(?!\s+(?:the|your)\s+(?:inspection|fieldwork|visit)\b)|by|until|previous|last\s+inspect\w*|earlier|standards?|contract
        |annual|when\s+we\s+(?:met|spoke|talked))\b[^,.;]{0,30}\Z"""
)
_BESIDE_INSPECTION = Pattern(
    r"\b(?:since|following|ahead\s+of|until)\b(?!.*\b(?:inspect|fieldwork|visit))",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_OTHER_VISIT = Pattern(r"\byour\s+visit\s+to\b|\bpeople\b[^,]*\bvisited\b", re.VERBOSE)
_AT_INSPECTION = Pattern(r"\bfieldwork\b|\binspect(?:ed|ion|ions|ors|ing)?\b(?![’'])")
_VISIT = Pattern(r"\bvisit\w*\b|\bwere\s+(?:with\s+us|among\s+us|here)\b")
_VISITORS = Pattern(r"\b(?:you|your|inspectors|team|colleagues|inspectorates?)\b")
_INSPECTION_AFTER = Pattern(r"\s*(?:,\s*)?(?:inspection|fieldwork|when\s+(?:your|the)\s+inspect)")


def find_inspection(
    document: Document, zones: Zones, addressee: dict[str, Any], sender: dict[str, Any], when: Any
) -> dict[str, Any]:
    """The tree of ``inspection`` and ``pdus``. ``when`` is the letter's date, or None."""
    named = _named_units(document, zones)
    units, listed = _units(document, named)
    inspectorate = _inspectorate(document, zones, addressee, sender, listed)
    period = _period(document, zones, when) if inspectorate else None
    region = _region(document, zones, listed, [span for span, unit in named if unit])
    return {
        "inspection": {"inspectorate": inspectorate, "region": region, "period": period},
        "pdus": units,
    }


# -- the inspectorate --------------------------------------------------------------------------------------------------


def _inspectorate(
    document: Document, zones: Zones, addressee: dict[str, Any], sender: dict[str, Any], listed: Sequence[Unit]
) -> Found | None:
    if led := _LED.regex.search(document.text):
        return Found(f"HMI {led['which']}", (Span(*led.span()),), "inspectorate-led")
    for place in _places(zones, addressee, sender):
        hits = [
            (m, name, rule.name)
            for rule, name in ((PROBATION, "HMI Probation"), (PRISONS, "HMI Prisons"))
            if (m := rule.regex.search(document.text, place.start, place.end))
        ]
        if hits:
            match, name, rule = min(hits, key=lambda h: h[0].start())
            return Found(name, (Span(*match.span()),), rule)
    if listed and (inspection := _INSPECTION.regex.search(document.text)):
        return Found("HMI Probation", (Span(*inspection.span()),), "inspectorate-from-pdu")
    return None


def _places(zones: Zones, addressee: dict[str, Any], sender: dict[str, Any]) -> Iterator[Span]:
    for party in (addressee, sender):
        for key in ("role", "organisation"):
            found = party.get(key)
            if isinstance(found, Found) and found.value:
                yield from found.spans
    for block in zones.subject:
        yield block.span
    if zones.form != "letter":
        for block in (*zones.head, *zones.body[:12]):
            yield block.span


# -- the units ---------------------------------------------------------------------------------------------------------


def _units(document: Document, named: Sequence[tuple[Span, Unit | None]]) -> tuple[FoundList, list[Unit]]:
    best: dict[str, tuple[Span, Unit | None]] = {}
    for span, unit in named:
        key = unit.name if unit else fold(document.quote(span))
        known = best.get(key)
        if known is None or (document.quote(known[0]).isupper() and not document.quote(span).isupper()):
            best[key] = (span, unit)
    return FoundList(tuple(_pdu(document, span, unit) for span, unit in best.values())), [
        u for _, u in best.values() if u
    ]


def _pdu(document: Document, span: Span, unit: Unit | None) -> dict[str, Any]:
    name = " ".join(document.quote(span).split())
    doubts: tuple[Doubt, ...] = ()
    if unit is None:
        doubts = (Doubt("pdu-unknown", f"no unit of the reference table is near “{name}”"),)
    evidence = {
        key: Found(getattr(unit, field), (span,), "pdu-reference") if unit else None
        for key, field in (("canonical", "name"), ("region", "region"), ("code", "code"))
    }
    return {"name": Found(name, (span,), PDU.name, doubts), **evidence}


def _named_units(document: Document, zones: Zones) -> list[tuple[Span, Unit | None]]:
    """Units in the subject, and in the opening where it names what was inspected."""
    found = [hit for block in zones.subject for hit in _in_text(document, block.span, subject=True)]
    opening = [b for b in zones.body if b.kind in {"paragraph", "heading"}][: 6 if zones.form != "letter" else 3]
    whole_region = any(_WHOLE_REGION.regex.search(document.quote(b.span)) for b in (*zones.subject, *opening))
    if whole_region and not found:
        return []
    if zones.form in {"plan", "release", "note"}:
        opening = [*zones.head, *opening]
    for block in opening:
        for sentence in sentences(document.text, block.span.start, block.span.end):
            if _ABOUT_INSPECTION.regex.search(document.quote(sentence)):
                found += _in_text(document, sentence, subject=False, known=[u for _, u in found if u])
    return found


def _in_text(
    document: Document, span: Span, *, subject: bool, known: Sequence[Unit] = ()
) -> list[tuple[Span, Unit | None]]:
    text = document.text
    hits: list[tuple[Span, Unit | None]] = []
    for match in PDU.regex.finditer(text, span.start, span.end):
        hits += _split(document, Span(*match.span("name")), plural=match.group().endswith("s"))
    taken = Taken(span.start, span.end)
    for hit, _ in hits:
        taken.add(hit.start, hit.end)
    for unit_span, unit in _table_names(document, span):
        if taken.overlaps(unit_span.start, unit_span.end):
            continue
        near = text[max(span.start, unit_span.start - 60) : unit_span.end + 40]
        passing = _OTHER_BODY.regex.search(text[unit_span.end : unit_span.end + 25])
        if (
            subject
            or unit in known
            or _REPORTED_ON.regex.search(text[span.start : unit_span.start])
            or _NEAR_UNIT.regex.search(near)
        ) and not passing:
            hits.append((unit_span, unit))
    return sorted(hits, key=lambda h: h[0])


def _table_names(document: Document, span: Span) -> Iterator[tuple[Span, Unit]]:
    """Names of the table that stand in the text as they are, the longest first."""
    text = document.text[span.start : span.end]
    lower = text.casefold()
    taken = Taken(0, len(lower))
    for name in _regions():
        for match in name.regex.finditer(lower):
            taken.add(*match.span())
    for first, name, unit in _unit_names():
        if first not in lower:
            continue
        for match in name.regex.finditer(lower):
            if taken.overlaps(*match.span()):
                continue
            if text[match.start()].isupper() and not _REGION_OR_DIVISION.regex.match(text[match.end() :]):
                taken.add(*match.span())
                yield Span(span.start + match.start(), span.start + match.end()), unit


@cache
def _regions() -> tuple[Pattern, ...]:
    """Regions of several places, of which one alone is a unit: "Surrey" within "Kent, Surrey and Sussex" is none."""
    names = {unit.name for unit in pdus()}
    regions = {unit.region for unit in pdus()} - names
    return tuple(_name_pattern(region) for region in sorted(regions) if any(name in region for name in names))


@cache
def _unit_names() -> tuple[tuple[str, Pattern, Unit], ...]:
    """The first word of each unit's name, the name as it may be written, and the unit; the longest name first."""
    return tuple(
        (unit.name.split()[0].strip(",").casefold(), _name_pattern(unit.name), unit)
        for unit in sorted(pdus(), key=lambda u: -len(u.name))
    )


def _name_pattern(name: str) -> Pattern:
    """A unit's name in lower case, with or without its commas, and with "&" or nothing for "and"."""
    words = [r"(?:and|&)" if w == "and" else re.escape(w) for w in name.casefold().replace(",", " ").split()]
    joined = r"[\s,]+".join(words)
    joined = joined.replace(r"[\s,]+(?:and|&)[\s,]+", r"(?:[\s,]+(?:and|&)[\s,]+|[\s,]+)(?:the\s+)?")
    return Pattern(rf"(?<![\w-]){joined}(?!\w)", re.NOFLAG)


def _split(document: Document, span: Span, *, plural: bool) -> list[tuple[Span, Unit | None]]:
    """The unit or units in what stands before "PDU": fillers go, and a name that the table knows is not cut."""
    name = _without_filler(document, span)
    if name is None:
        return []
    unit, _ = find_pdu(document.quote(name))
    if unit and not plural:
        return [(name, unit)]
    inner = list(_table_names(document, name))
    if plural and len(inner) > 1:
        return [(s, u) for s, u in inner]
    if inner and not unit:
        last = max(inner, key=lambda h: h[0].end - h[0].start)
        if last[0].end == name.end or len(inner) == 1:
            return [(s, u) for s, u in inner if s.end == name.end] or [(last[0], last[1])]
    return [(name, unit)]


def _without_filler(document: Document, span: Span) -> Span | None:
    text = document.quote(span)
    match = _FILLER.regex.match(text)
    start = span.start + (match.end() if match else 0)
    rest = document.text[start : span.end]
    if (
        len(rest) < 3
        or not rest[0].isupper()
        or fold(rest) in {"pdu", "probation", "head", "senior", "deputy head", "each", "every", "five", "all"}
    ):
        return None
    return None if _NO_UNIT.regex.search(rest) else Span(start, span.end)


# -- region ------------------------------------------------------------------------------------------------------------


def _region(document: Document, zones: Zones, listed: Sequence[Unit], places: Sequence[Span]) -> Found | None:
    """The region that the letter says was inspected, else the one that all its units belong to.

    ``places`` are where the units are named.
    """
    spans = [b.span for b in zones.subject] + [b.span for b in zones.body if b.kind != "table"][:4]
    if zones.form != "letter":
        spans = [b.span for b in zones.head] + spans
    own = {u.region for u in listed}
    stated = next((hit for span in spans for hit in _regions_in(document, span) if not own or hit[1] in own), None)
    if stated and (listed or not _OTHER_REMIT.regex.search(" ".join(document.quote(s) for s in spans[:3]))):
        return Found(stated[1], (stated[0],), "region-named")
    if len(own) == 1:
        return Found(own.pop(), tuple(places[:1]), "region-of-pdus")
    return None


def _regions_in(document: Document, span: Span) -> Iterator[tuple[Span, str]]:
    text = document.text[span.start : span.end]
    lower = text.lower()
    for first, name, region in _region_names():
        if first not in lower:
            continue
        for match in name.regex.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            named = _REGION_AFTER.regex.match(after) or _REGION_BEFORE.regex.search(before)
            if named and not _NO_REGION.regex.match(after):
                yield Span(span.start + match.start(), span.start + match.end()), region


@cache
def _region_names() -> tuple[tuple[str, Pattern, str], ...]:
    """The first word of each region's name, the name as it may be written, and the region; the longest first."""
    return tuple(
        (region.split()[0].strip(",").lower(), _region_pattern(region), region)
        for region in sorted(regions(), key=len, reverse=True)
    )


def _region_pattern(region: str) -> Pattern:
    """A region's name in any case, with or without its commas, and with "&" for "and"."""
    words = [r"(?:and|&)(?:\s+the)?" if w == "and" else re.escape(w) for w in region.replace(",", "").split()]
    joined = r"[\s,]+".join(words).replace(r"(?:and|&)(?:\s+the)?[\s,]+the", r"(?:and|&)(?:\s+the)?")
    return Pattern(rf"\b{joined}\b", re.IGNORECASE)


# -- period ------------------------------------------------------------------------------------------------------------


def _period(document: Document, zones: Zones, when: Any) -> Found | None:
    """The inspection's time before its report's; the subject before the body."""
    candidates: list[tuple[int, int, Found]] = []
    spans = [(0, b.span) for b in zones.subject] + [(1, s) for s in _opening_sentences(document, zones)]
    for place, span in spans:
        for found in find_periods(document.text, span.start, span.end, letter_date=when):
            rank = _rank(document, span, found, place)
            if rank is not None:
                candidates.append((rank, found.spans[0].start, found))
    return min(candidates, key=lambda c: c[:2])[2] if candidates else None


# A sentence that holds none of these gives no time of an inspection or of its report; a test holds ``_rank`` to it.
_TELLING = frozenset("inspect fieldwork visit carried took conducted undertaken report publish were".split())


def _opening_sentences(document: Document, zones: Zones) -> list[Span]:
    blocks = [b for b in zones.body if b.kind in {"paragraph", "heading"}][: 10 if zones.form != "letter" else 4]
    if zones.form != "letter":
        blocks = [*zones.head, *blocks]
    tables = [b for b in blocks if b.kind == "table"]
    parts = [s for b in blocks for s in sentences(document.text, b.span.start, b.span.end)]
    parts += [Span(row[0].start, row[-1].end) for table in tables for row in table.rows]
    return [s for s in parts if holds_any(document.quote(s).lower(), _TELLING)]


# The report's own date counts where nothing tells when the inspection was.
_OF_REPORT = Pattern(r"\breports?\b[^.;]*\Z|\bpublish\w*[^.;]*\Z")


def _rank(document: Document, span: Span, found: Found, place: int) -> int | None:
    """0: dates of the inspection in the body or subject; 1: a period in the subject; None: of something else."""
    text = document.text
    at, end = found.spans[0].start, found.spans[0].end
    before, after = text[span.start : at], text[end : min(span.end, end + 60)]
    if _OTHER_TIME.regex.search(before):
        return None
    if _PUBLISHED.regex.search(before):
        return 4 + place if _OF_REPORT.regex.search(before) else None
    clause = compiled(r"[.;]|,\s+(?:and|but)\s+(?:it|they|we|he|she|the)\b").split(before)[-1]
    if _BESIDE_INSPECTION.regex.search(clause):
        return None
    if _OTHER_VISIT.regex.search(clause):
        return None
    if _AT_INSPECTION.regex.search(clause) or (_VISIT.regex.search(clause) and _VISITORS.regex.search(clause)):
        days = "-" in str(found.value["edtf"])[7:] or "/" in str(found.value["edtf"])
        return 0 if days else 1 + place
    if place == 0:
        return 2
    if _INSPECTED.regex.search(clause) or _INSPECTION_AFTER.regex.match(after):
        return 3
    return None
