"""iCalendar (RFC 5545): one all-day event for each action that has a due date.

A calendar that imports a second export updates its events and doubles none, because an event's UID is made (RFC 9562,
version 5) of what makes the promise: the letter's date, the PDUs (else the region, else the sender's organisation) and
the action's words. Neither the file nor the due date is part of it, so that a letter saved anew, or a date that a later
version reads better, meets its old event. DTSTAMP is the letter's date, else the due date: two runs give the same
bytes.

A promise that stands in two files is one event, and the same words with another date, owner or recommendation are one
more. For this the UID and a hash of each event are kept in memory.

Refused here: actions without a due date; alarms and invitations, which are the reader's to make.
"""

from __future__ import annotations

import datetime
import json
import textwrap
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hmip_parse.writers.as_jsonl import part
from hmip_parse.writers.rows import Row, action_rows

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["alone", "part", "together"]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-hmip-parse:promise")
_TITLE = 100  # characters; longer titles are cut by calendars, each at its own place
_END = b"END:VCALENDAR\r\n"


def alone(part: bytes) -> bytes:
    """A calendar of one document; one without events where no action has a due date."""
    return b"".join(together([part]))


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """One calendar."""
    known: dict[uuid.UUID, list[int]] = {}
    begun = False
    for line in parts:
        if not begun:
            yield _head()
            begun = True
        letter = json.loads(line)
        for row in action_rows(letter):
            if row["due"] and (uid := _new(row, letter, known)):
                yield _event(row, uid).to_ical()
    if begun:
        yield _END


def _head() -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//hmip-parse//hmip-parse//EN")
    calendar.add("method", "PUBLISH")
    whole: bytes = calendar.to_ical()
    return whole.removesuffix(_END)


def _new(row: Row, letter: Mapping[str, Any], known: dict[uuid.UUID, list[int]]) -> str | None:
    """The UID of a promise; None where the same was given out before."""
    whose = row["pdu"] or row["region"] or letter["sender"]["organisation"]
    words = " ".join(str(row["text"]).split()).casefold()
    facts = [row["date"], whose, words]
    uid = uuid.uuid5(_NAMESPACE, json.dumps(facts))
    variants = known.setdefault(uid, [])
    said = hash((row["due"], row["owner"], row["recommendations"], row["deadline_text"]))
    if said in variants:
        return None
    variants.append(said)
    nth = len(variants)
    return str(uid if nth == 1 else uuid.uuid5(_NAMESPACE, json.dumps([*facts, nth])))


def _event(row: Row, uid: str) -> Event:
    from icalendar import Event

    due = datetime.date.fromisoformat(str(row["due"]))
    stamp = datetime.date.fromisoformat(str(row["date"] or row["due"]))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
    event.add("dtstart", due)
    event.add("dtend", due + datetime.timedelta(days=1))  # the first day after it
    title = f"{row['pdu']}: {row['text']}" if row["pdu"] else str(row["text"])
    event.add("summary", _text(textwrap.shorten(title, _TITLE, placeholder=" …")))
    event.add("description", _text(_description(row)))
    event.add("transp", "TRANSPARENT")  # a deadline takes up nobody's day
    return event


def _description(row: Row) -> str:
    whence = filter(None, (row["date"], row["sender"], row["file"]))
    facts = {
        "Owner": row["owner"],
        "Deadline": row["deadline_text"],
        "Status": row["status"],
        "Recommendations": row["recommendations"],
        "Letter": ", ".join(map(str, whence)),
        "Warnings": row["warnings"],
    }
    return f"{row['text']}\n\n" + "\n".join(f"{name}: {fact}" for name, fact in facts.items() if fact)


def _text(text: str) -> str:
    """Text as RFC 5545 allows it: without control characters but line breaks."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
