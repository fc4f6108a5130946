"""A letter's data as it stands beside its text: groups of records, records of fields, fields of values.

Every value leads to the marks that it was taken from, and every warning stands at the value that it doubts, or, where
there is no value, at the nearest thing around it.

Refused here: HTML (letter.html) and any value that the Letter does not hold.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hmip_parse.letter import Letter, Warning
from hmip_parse.writers.as_html.anchors import mark_anchor, named, pointer_anchor, value_anchors
from hmip_parse.writers.as_html.shown import UNCERTAIN, date_of, days
from hmip_parse.writers.marks import Mark
from hmip_parse.writers.overdue import is_overdue

_WORDS = {
    "agreed": "agreed",
    "partly_agreed": "agreed in part",
    "not_agreed": "not agreed",
    "planned": "planned",
    "in_progress": "in progress",
    "completed": "completed",
}
_PARTY = ("name", "role", "area", "organisation", "address", "postcode", "email")
_INSPECTION = ("inspectorate", "region", "period")
_PDU = ("name", "canonical", "region", "code")


@dataclass(frozen=True)
class Value:
    """A value: what it says, its address, the addresses of its marks, and its doubts.

    ``meaning`` is what a time in words comes to, "1–30 Jun 2026 (by, inferred)", or what else must be said of a value.
    """

    anchor: str
    text: str
    marks: tuple[str, ...]
    meaning: str = ""
    doubts: tuple[Warning, ...] = ()


@dataclass(frozen=True)
class Field:
    """A named row of values. One without values was looked for and not found."""

    name: str
    anchor: str
    values: tuple[Value, ...]
    doubts: tuple[Warning, ...] = ()


@dataclass(frozen=True)
class Record:
    """An action, a recommendation or the like: its name, what is told in one line with it, and its fields.

    ``note`` is said of the whole: "overdue".
    """

    name: str
    anchor: str
    told: tuple[Value, ...]
    fields: tuple[Field, ...]
    due: Value | None = None
    note: str = ""
    doubts: tuple[Warning, ...] = ()


@dataclass(frozen=True)
class Group:
    """Records of one kind."""

    name: str
    anchor: str
    records: tuple[Record, ...]
    doubts: tuple[Warning, ...] = ()


def groups(number: int, letter: Letter, all_marks: Iterable[Mark], as_of: datetime.date) -> list[Group]:
    """The data of letter ``number``, actions first after what the letter is about. Groups without anything are left
    out, but for the actions.
    """
    data = _Data(number, letter, all_marks)
    made = [
        Group("About the letter", "", (Record("", "", (), tuple(data.about())),)),
        data.group("Actions", "actions", lambda pointer, action: _action(data, pointer, action, as_of)),
        data.group("Recommendations", "recommendations", lambda pointer, _: _recommendation(data, pointer)),
        data.group("Strengths noted", "strengths", lambda pointer, _: data.record("", pointer, (pointer,))),
        data.group("Copied to", "cc", lambda pointer, _: data.record("", pointer, _below(pointer, _PARTY))),
    ]
    return [group for group in made if group.records or group.doubts or group.name == "Actions"]


def doubtful(data: Iterable[Group], letter: Letter) -> list[tuple[str, str, Warning]]:
    """Each warning of a letter with the address at which its groups tell it, and what it is of in words.

    The address is "" where it is of the whole document.
    """
    told = {warning: anchor for anchor, doubts in _told(data) for warning in doubts}
    return [(told.get(each, ""), named(each.field) or "the whole document", each) for each in letter.warnings]


def _told(data: Iterable[Group]) -> Iterator[tuple[str, tuple[Warning, ...]]]:
    for group in data:
        yield group.anchor, group.doubts
        for record in group.records:
            yield record.anchor, record.doubts
            fields = [(each.anchor, each.doubts) for each in record.fields]
            due = (record.due,) if record.due else ()
            inside = [value for each in record.fields for value in each.values]
            yield from fields
            yield from ((value.anchor, value.doubts) for value in (*record.told, *due, *inside))


def _action(data: _Data, pointer: str, action: Mapping[str, Any], as_of: datetime.date) -> Record:
    fields = (
        data.field("Status", f"{pointer}/status"),
        data.field("Owner", f"{pointer}/owner"),
        data.field("Answers", f"{pointer}/recommendations", before="recommendation "),
        data.field("Deadlines", f"{pointer}/deadlines"),
    )
    note = "overdue" if is_overdue(action, as_of) else ""
    return data.record("Action", pointer, (f"{pointer}/text",), *fields, due=f"{pointer}/due", note=note)


def _recommendation(data: _Data, pointer: str) -> Record:
    response = data.field("Response", f"{pointer}/response")
    return data.record("", pointer, _below(pointer, ("number", "text")), response)


def _below(pointer: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{pointer}/{key}" for key in keys)


class _Data:
    """The values of a letter, by their pointers. Each warning is given out once, to whatever asks for its pointer."""

    def __init__(self, number: int, letter: Letter, all_marks: Iterable[Mark]) -> None:
        all_marks = tuple(all_marks)
        self._number = number
        self._json = letter.model_dump(mode="json")
        self._anchors = value_anchors(number, all_marks)
        self._places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for mark in all_marks:
            for finding in mark.findings:
                self._places[finding.pointer].append((finding.part, mark_anchor(number, mark.number)))
        self._warnings = list(letter.warnings)

    def about(self) -> Iterator[Field]:
        """What the letter itself is: from whom, to whom, when, on what."""
        yield self.field("Date", "/date")
        yield self._gathered("From", "/sender", _below("/sender", _PARTY))
        yield self._gathered("To", "/addressee", _below("/addressee", _PARTY))
        yield self.field("Reference", "/reference")
        yield self.field("Salutation", "/salutation")
        yield self.field("Subject", "/subject")
        yield self._gathered("Inspection", "/inspection", _below("/inspection", _INSPECTION))
        units = [f"/pdus/{place}/{key}" for place in range(len(self._json["pdus"])) for key in _PDU]
        yield self._gathered("PDU", "/pdus", units)
        yield self.field("Number of recommendations", "/recommendation_count")
        yield self.field("Overall response", "/overall_response")

    def field(self, name: str, pointer: str, *, before: str = "") -> Field:
        """A field of the value at a pointer, or of those in the list there."""
        return Field(name, pointer_anchor(self._number, pointer), self._values(pointer, before), self._doubts(pointer))

    def record(
        self, name: str, pointer: str, told: Iterable[str], *fields: Field, due: str = "", note: str = ""
    ) -> Record:
        """A record, numbered by its place in its list if it has a name. Fields without anything are left out."""
        values = tuple(value for each in told for value in self._values(each))
        kept = tuple(each for each in fields if each.values or each.doubts)
        if name:
            name += f" {int(pointer.rpartition('/')[2]) + 1}"
        due_date = self._value(due) if due and self._at(due) is not None else None
        anchor = pointer_anchor(self._number, pointer)
        return Record(name, anchor, values, kept, due_date, note, self._doubts_below(pointer))

    def group(self, name: str, key: str, make: Callable[[str, Any], Record]) -> Group:
        """A group of one record for each entry of a list of the Letter."""
        records = tuple(make(f"/{key}/{place}", entry) for place, entry in enumerate(self._json[key]))
        return Group(name, pointer_anchor(self._number, f"/{key}"), records, self._doubts_below(f"/{key}"))

    def _gathered(self, name: str, pointer: str, pointers: Iterable[str]) -> Field:
        values = tuple(value for each in pointers for value in self._values(each))
        return Field(name, pointer_anchor(self._number, pointer), values, self._doubts_below(pointer))

    def _values(self, pointer: str, before: str = "") -> tuple[Value, ...]:
        """The value at a pointer, or those in the list there; none where there is null."""
        found = self._at(pointer)
        pointers = [f"{pointer}/{place}" for place in range(len(found))] if isinstance(found, list) else [pointer]
        return tuple(self._value(each, before) for each in pointers if self._at(each) is not None)

    def _value(self, pointer: str, before: str = "") -> Value:
        found = self._at(pointer)
        meaning = ""
        if isinstance(found, dict):
            text, meaning = found["text"], _meaning(found)
        else:
            text = before + _WORDS.get(found, str(found))
        if pointer.endswith("/canonical"):
            meaning = "in the reference table"
        if pointer.endswith(("/date", "/due")):
            text = days(date_of(text), date_of(text))
        marks = tuple(anchor for _, anchor in sorted(self._places.get(pointer, ())))
        anchor = self._anchors.get(pointer) or pointer_anchor(self._number, pointer)
        return Value(anchor, text, marks, meaning, self._doubts_below(pointer))

    def _at(self, pointer: str) -> Any:
        node: Any = self._json
        for step in pointer.split("/")[1:]:
            node = node[int(step)] if isinstance(node, list) else node[step]
        return node

    def _doubts(self, pointer: str) -> tuple[Warning, ...]:
        taken = tuple(warning for warning in self._warnings if warning.field == pointer)
        self._warnings = [warning for warning in self._warnings if warning.field != pointer]
        return taken

    def _doubts_below(self, pointer: str) -> tuple[Warning, ...]:
        """The warnings at a pointer, or below it at what nothing else has shown."""
        below = {w.field for w in self._warnings if w.field == pointer or w.field.startswith(pointer + "/")}
        return tuple(doubt for each in sorted(below) for doubt in self._doubts(each))


def _meaning(time: Mapping[str, Any]) -> str:
    """The days that a Deadline or Period means; of a Deadline also its relation, and whether its year was inferred."""
    about = "about " if set(time["edtf"] or "") & UNCERTAIN else ""
    kind = f" ({time['relation']}{', inferred' if time['inferred'] else ''})" if "relation" in time else ""
    return f"{about}{days(date_of(time['earliest']), date_of(time['latest']))}{kind}"
