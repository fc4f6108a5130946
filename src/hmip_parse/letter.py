"""The output contract as frozen pydantic models.

Every key is always present: what was not found is ``null`` or ``[]``. Dates are ISO 8601, times are EDTF
(ISO 8601-2:2019), offsets are code points of the document text, pointers are JSON Pointers (RFC 6901).

Refused here: any finding or choosing. These models hold what the rules found, and import nothing of ours.
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1.0"

DocumentType = Literal["letter", "action_plan", "other"]
Response = Literal["agreed", "partly_agreed", "not_agreed"]
Status = Literal["planned", "in_progress", "completed"]
Relation = Literal["by", "in", "from", "completed"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Model):
    """The file that was read. ``pages`` is null where the format has none."""

    file: str
    format: Literal["pdf", "docx", "text", "image"]
    sha256: str
    pages: int | None
    text_source: Literal["embedded", "ocr"]


class Party(_Model):
    """A person or an office: who signs, who is written to, who is copied."""

    name: str | None
    role: str | None
    area: str | None
    organisation: str | None
    address: tuple[str, ...]
    postcode: str | None
    email: str | None


class Period(_Model):
    """When the inspection or its report was, as the letter says."""

    text: str
    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None


class Inspection(_Model):
    """What was inspected, by whom and when. ``region`` is spelt as in the reference table."""

    inspectorate: Literal["HMI Probation", "HMI Prisons"] | None
    region: str | None
    period: Period | None


class Pdu(_Model):
    """A Probation Delivery Unit: ``name`` as written, the rest from the reference table."""

    name: str
    canonical: str | None
    region: str | None
    code: str | None


class Recommendation(_Model):
    """A recommendation whose text or number the letter itself gives."""

    number: str | None
    text: str | None
    response: Response | None


class Deadline(_Model):
    """A time that says when a step is to be done, starts, or was done. ``inferred``: the letter leaves the year out."""

    text: str
    relation: Relation
    edtf: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    inferred: bool


class Action(_Model):
    """A step that has been, is being or will be taken in response."""

    text: str
    status: Status | None
    deadlines: tuple[Deadline, ...]
    due: datetime.date | None
    owner: str | None
    recommendations: tuple[str, ...]


class Warning(_Model):
    """A choice that was made, or a value that was not found. ``field`` is a JSON Pointer, "" for the whole document."""

    code: str
    message: str
    field: str


class Evidence(_Model):
    """A span of the document text from which a value was taken, and the name of the rule that took it."""

    page: int | None
    start: int
    end: int
    quote: str
    rule: str


class Letter(_Model):
    """What was read from one document."""

    schema_version: Literal["1.0"]
    document_type: DocumentType
    source: Source
    date: datetime.date | None
    reference: str | None
    sender: Party
    addressee: Party
    salutation: str | None
    subject: str | None
    inspection: Inspection
    pdus: tuple[Pdu, ...]
    recommendation_count: int | None
    overall_response: Response | None
    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    strengths: tuple[str, ...]
    cc: tuple[Party, ...]
    warnings: tuple[Warning, ...]
    evidence: dict[str, tuple[Evidence, ...]]
