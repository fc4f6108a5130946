"""The date, reference, sender, addressee, salutation, subject and copies of a document.

The sender's name is the signature's; role, area, organisation and address are the letterhead's or the signature's,
whichever gives more. The addressee is the party of the head (or of the foot) that the salutation speaks to, or the one
that does not sign. ``find_parties`` gives them as a tree of Founds in the Letter's shape.

Refused here: who was inspected, by whom, and anyone named in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from hmip_parse.document import Block, Document, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.addresses import EMAIL
from hmip_parse.rules.copies import copied, parties_in
from hmip_parse.rules.dates import parse_date
from hmip_parse.rules.groups import Group, groups, side_of
from hmip_parse.rules.lines import Line, lines
from hmip_parse.rules.memos import first_party, issue_date, issuing_body, note_lines
from hmip_parse.rules.people import name_words
from hmip_parse.rules.rule import Doubt, Found, FoundList
from hmip_parse.rules.signature import Signature, read_signature
from hmip_parse.rules.sketch import Sketch, Spans, found, lines_of, party, quote
from hmip_parse.rules.zone_lines import SALUTATION, SUBJECT
from hmip_parse.rules.zones import Zones

_LETTERHEAD, _SIGNATURE, _BLOCK, _FOOT = "sender-letterhead", "sender-signature", "addressee-block", "addressee-foot"
_OFFICES = compiled(
    r"^(?:dear|my dear)\s+|\b(?:hm|his majesty['’]s|her majesty['’]s|sir or madam|madam|colleagues?)\b", re.IGNORECASE
)


def find_parties(document: Document, zones: Zones) -> dict[str, Any]:
    """Find the parties of a document. Keys: date, reference, sender, addressee, salutation, subject, cc.

    Parties are dicts with the keys of the contract's Party. Their values, the date (a ``datetime.date``), the
    reference, the salutation and the subject are Founds, or None where nothing was found and nothing to be expected.
    """
    if zones.form == "letter":
        return _letter(document, zones)
    if zones.form == "note":
        return _note(document, zones)
    return _without_addressee(document, zones)


# Letters


def _letter(document: Document, zones: Zones) -> dict[str, Any]:
    text = document.text
    head = lines(text, zones.head)
    salutation = _salutation(document, zones)
    signature = read_signature(text, zones.signature)
    sender, addressee = _Sides(document, zones, head, salutation, signature).read()
    return {
        "date": _date(document, zones, head),
        "reference": next((line.found for line in head if line.kind == "reference" and line.found), None)
        or _under(text, head),
        "sender": sender,
        "addressee": addressee,
        "salutation": salutation,
        "subject": _subject(document, zones),
        "cc": _copies(document, zones),
    }


def _salutation(document: Document, zones: Zones) -> Found:
    for block in zones.salutation:
        match = SALUTATION.regex.match(document.quote(block.span))
        if match:
            span = Span(block.body + match.start("value"), block.body + len(match[0][: match.end("value")].rstrip()))
            return Found(document.quote(span), (span,), SALUTATION.name)
    return Found(None, (), SALUTATION.name, (Doubt("salutation-not-found", "the letter has no salutation"),))


def _date(document: Document, zones: Zones, head: Sequence[Line]) -> Found:
    below = lines(document.text, (*zones.signature, *zones.foot, *zones.enclosure))
    dated = [line.found for line in (*head, *below) if line.kind == "date" and line.found]
    chosen = next((date for date in dated if date.value is not None), next(iter(dated), None))
    if chosen is None:
        return Found(None, (), "letter-date", (Doubt("date-not-found", "the letter bears no date"),))
    others = {date.value for date in dated if date.value is not None} - {chosen.value}
    if others:
        several = Doubt("several-dates", f"the head bears other dates too; {chosen.value} was taken")
        return Found(chosen.value, chosen.spans, chosen.rule, (*chosen.doubts, several))
    return chosen


def _under(text: str, head: Sequence[Line]) -> Found | None:
    """A reference on the line under its label."""
    for label, line in pairwise(head):
        if label.kind == "reference" and label.found is None and line.kind in ("words", "contact"):
            return Found(text[line.span.start : line.span.end], (line.span,), "reference-line")
    return None


def _subject(document: Document, zones: Zones) -> Found | None:
    text = document.text
    spans = _subject_spans(document, zones.subject) or _subject_spans(document, zones.head, labelled=True)
    if not spans:
        return Found(None, (), "subject-line", (Doubt("subject-not-found", "no heading was found at the salutation"),))
    return found(text, spans, "subject-line")


def _subject_spans(document: Document, blocks: Iterable[Block], *, labelled: bool = False) -> Spans:
    spans: list[Span] = []
    for block in blocks:
        label = None if spans else SUBJECT.regex.match(document.quote(block.span))
        if labelled and not label and not spans:
            continue
        spans += lines_of(document.text, Span(block.body + (label.end() if label else 0), block.end))
        if labelled:
            break
    return tuple(spans)


def _copies(document: Document, zones: Zones) -> FoundList:
    return FoundList(tuple(party(document.text, sketch, "cc-line") for sketch in copied(document.text, zones.copies)))


class _Sides:
    """Tells the sender's lines of a head from the addressee's."""

    def __init__(
        self, document: Document, zones: Zones, head: Sequence[Line], salutation: Found, signature: Signature
    ) -> None:
        self._text, self._lines = document.text, head
        self._signature = signature
        self._signed = signature.sender.sketch
        self._greeting = salutation.value or ""
        self._names = name_words(_OFFICES.sub(" ", self._greeting))
        self._head = self._groups(head)
        self._foot = self._groups(lines(self._text, zones.foot))

    def _groups(self, found: Sequence[Line]) -> list[Group]:
        writer = quote(self._text, self._signed.name)
        return groups(self._text, found, writer=writer, greeted=" ".join(self._names))

    def read(self) -> tuple[dict[str, Any], dict[str, Any]]:
        addressee = self._addressee()
        writers = [group for group in self._head if group is not addressee and not self._is_joint(group, addressee)]
        return self._sender(writers), self._addressed(addressee)

    # Who is written to

    def _addressee(self) -> Group | None:
        groups = [*self._head, *self._foot]
        greeted = [group for group in groups if self._is_greeted(group) and not self._signs(group)]
        if greeted:
            return greeted[0]
        others = [group for group in self._head if not self._signs(group) and not group.is_address_only]
        across = [group for group in others if self._is_across(group)]
        if across:
            return across[0]
        others = [group for group in others if not self._is_letterhead(group)]
        named = [group for group in others if group.sketch.name] or (
            others[1:] if others == self._head[: len(others)] else others
        )
        return named[0] if named else None

    def _is_greeted(self, group: Group) -> bool:
        sketch = group.sketch
        if self._names & name_words(quote(self._text, sketch.name)):
            return True
        office = " ".join(_OFFICES.sub(" ", self._greeting).casefold().split())
        role = quote(self._text, sketch.role).casefold()
        return bool(office) and bool(role) and office in role

    def _signs(self, group: Group) -> bool:
        mine, theirs = (name_words(quote(self._text, s.name)) for s in (self._signed, group.sketch))
        if mine and theirs:
            return mine <= theirs or theirs <= mine
        own, role = (quote(self._text, s.role).casefold() for s in (self._signed, group.sketch))
        return bool(own and role) and (own in role or role in own)

    def _is_across(self, group: Group) -> bool:
        own = self._signature.sender.side or side_of(quote(self._text, self._signed.role))
        return bool(own and group.side) and own != group.side

    def _is_letterhead(self, group: Group) -> bool:
        """Whether a party opens the head as a letterhead does: a body first, or with ways to reach it."""
        own = self._signature.sender.side
        return (group is self._head[0] and (not group.sketch.name or bool(group.sketch.email))) or (
            bool(own) and own == group.side
        )

    def _is_joint(self, group: Group, addressee: Group | None) -> bool:
        """Whether a party is written to beside the first addressee."""
        if addressee is None or self._signs(group):
            return False
        return self._is_greeted(group) or (
            bool(group.sketch.name) and group.start > addressee.start and not self._is_own_side(group)
        )

    def _is_own_side(self, group: Group) -> bool:
        return bool(group.side) and group.side == self._signature.sender.side

    def _addressed(self, group: Group | None) -> dict[str, Any]:
        if group is None:
            missing = Doubt("addressee-not-found", "no addressee's block was found", "/name")
            return party(self._text, Sketch(), _BLOCK) | {
                "name": Found(None, (), _BLOCK, (Doubt(missing.code, missing.message),))
            }
        if not group.sketch.organisation and group.unknown:
            group.sketch.organisation = lines_of(self._text, group.unknown[0])
            group.sketch.doubts["organisation"] = (self._unsure(group.unknown[0], "organisation"),)
        group.sketch.email = group.sketch.email or self._delivered()
        return party(self._text, group.sketch, _FOOT if group in self._foot else _BLOCK)

    def _delivered(self) -> Spans:
        """The e-mail address to which the letter says that it was sent."""
        for line in self._lines:
            email = EMAIL.search(self._text, line.span.start, line.span.end) if line.kind == "delivery" else None
            if email:
                return (Span(*email.span()),)
        return ()

    def _unsure(self, span: Span, part: str) -> Doubt:
        return Doubt("party-part-unsure", f"“{self._text[span.start : span.end]}” was taken for the {part}")

    # Who writes

    def _sender(self, writers: Sequence[Group]) -> dict[str, Any]:
        head = self._letterhead(writers)
        from_head = party(self._text, head, _LETTERHEAD)
        from_signature = party(self._text, self._signed, _SIGNATURE)
        sender = {
            part: self._fuller(part, from_head[part], from_signature[part]) for part in ("role", "area", "organisation")
        }
        postal = from_head if head.address or head.postcode else from_signature
        sender |= {
            "address": postal["address"],
            "postcode": postal["postcode"],
            "email": from_head["email"] or from_signature["email"],
        }
        sender |= {"name": self._name(from_head["name"], from_signature["name"])}
        return self._with_doubts(sender)

    def _letterhead(self, writers: Sequence[Group]) -> Sketch:
        """The writers' lines of the head as one party: the first that says a thing counts."""
        head = Sketch()
        for group in writers:
            self._turn_name(group)
        for group in sorted(writers, key=lambda g: not self._signs(g)):
            sketch = group.sketch
            for part in ("name", "role", "area", "organisation", "postcode", "email"):
                if not getattr(head, part):
                    setattr(head, part, getattr(sketch, part))
                    head.doubts |= {part: sketch.doubts[part]} if part in sketch.doubts else {}
            head.address = head.address or sketch.address
            if group.unknown and not head.organisation and not self._signed.organisation:
                head.organisation = lines_of(self._text, group.unknown[0])
                head.doubts["organisation"] = (self._unsure(group.unknown[0], "organisation"),)
        return head

    def _turn_name(self, group: Group) -> None:
        """Make a body of a letterhead's first line that looks like a name, but is not that of who signs."""
        sketch = group.sketch
        signed = self._signed.name or self._signed.organisation
        if signed and sketch.name and not (sketch.role or sketch.organisation or self._signs(group)):
            sketch.organisation, sketch.name = sketch.name, ()
            sketch.doubts["organisation"] = (self._unsure(sketch.organisation[0], "organisation"),)

    def _fuller(self, part: str, head: Found | None, signed: Found | None) -> Found | None:
        if head is None or signed is None or head.value is None or signed.value is None:
            return signed if head is None or head.value is None else head
        more, less = (head, signed) if len(head.value) > len(signed.value) else (signed, head)
        if part == "organisation" or set(less.value.casefold().split()) <= set(more.value.casefold().split()):
            return more
        return signed

    def _name(self, head: Found | None, signed: Found | None) -> Found | None:
        if head and signed and " " not in (signed.value or "") and name_words(signed.value) <= name_words(head.value):
            return head
        return signed or head

    def _with_doubts(self, sender: dict[str, Any]) -> dict[str, Any]:
        for part, message in (
            ("name", "no name was found at the signature"),
            ("role", "no office of the sender was found"),
        ):
            if sender[part] is None:
                sender[part] = Found(None, (), _SIGNATURE, (Doubt(f"sender-{part}-not-found", message),))
        if self._signature.doubts and sender["name"].value is not None:
            name = sender["name"]
            own = tuple(Doubt(doubt.code, doubt.message) for doubt in self._signature.doubts)
            sender["name"] = Found(name.value, name.spans, name.rule, (*name.doubts, *own))
        return sender


# Notes, releases and plans


def _note(document: Document, zones: Zones) -> dict[str, Any]:
    text = document.text
    rows = note_lines(
        document, tuple(sorted((*zones.head, *zones.subject, *zones.copies), key=lambda block: block.start))
    )
    sender = _with_signature(text, first_party(text, rows.get("from")), zones)
    if not sender.organisation:
        above = rows.get("before")
        blocks = tuple(b for b in zones.head if above and above.start <= b.start < above.end)
        sender.organisation = issuing_body(document, blocks).organisation
    subject = lines_of(text, rows["subject"]) if "subject" in rows else _subject_spans(document, zones.subject)
    dated = parse_date(text, rows["date"].start, rows["date"].end) if "date" in rows else None
    copies = (
        copied(text, zones.copies) if zones.copies else parties_in(text, rows["copies"]) if "copies" in rows else ()
    )
    head = lines(text, zones.head)
    return {
        "date": dated or _date(document, zones, head),
        "reference": next((line.found for line in head if line.kind == "reference" and line.found), None),
        "sender": party(text, sender, "note-from"),
        "addressee": party(text, first_party(text, rows.get("to")), "note-to"),
        "salutation": _salutation(document, zones) if zones.salutation else None,
        "subject": found(text, subject, "note-subject") or _subject(document, zones),
        "cc": FoundList(tuple(party(text, sketch, "cc-line") for sketch in copies)),
    }


def _with_signature(text: str, sender: Sketch, zones: Zones) -> Sketch:
    """Who an e-mail is from, with what their signature adds."""
    signs = read_signature(text, zones.signature).sender.sketch
    known, signed = (name_words(quote(text, sketch.name)) for sketch in (sender, signs))
    if zones.salutation and signed and (not known or known <= signed or signed <= known):
        for name in ("name", "role", "area", "organisation", "address", "postcode", "email"):
            setattr(sender, name, getattr(sender, name) or getattr(signs, name))
    return sender


def _without_addressee(document: Document, zones: Zones) -> dict[str, Any]:
    text = document.text
    head = lines(text, zones.head)
    is_plan = zones.form == "plan"
    dated = issue_date(document, zones.head)
    missing = Found(None, (), f"{zones.form}-date", (Doubt("date-not-found", "the document bears no date"),))
    sender = party(text, issuing_body(document, zones.head), f"{zones.form}-letterhead")
    if sender["organisation"] is None:
        doubt = Doubt("sender-organisation-not-found", "the body that issues the document was not found")
        sender["organisation"] = Found(None, (), f"{zones.form}-letterhead", (doubt,))
    return {
        "date": dated or missing,
        "reference": next((line.found for line in head if line.kind == "reference" and line.found), None),
        "sender": sender,
        "addressee": party(text, Sketch(), _BLOCK),
        "salutation": None,
        "subject": found(text, _subject_spans(document, zones.subject), "plan-title") if is_plan else None,
        "cc": _copies(document, zones),
    }
