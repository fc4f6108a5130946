"""The actions of a letter: text, status, deadlines, due date, owner, and the recommendations answered.

The walk in walk.py says which units are steps; here each is read: the verbs for its status (steps.py), its dates
(deadlines), its owner (owners.py), with what the lead of its list and the other cells of its row add.

Refused here: choosing which units are steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from hmip_parse.document import Document, Span
from hmip_parse.rules.deadlines import Told, find_deadlines, passed_over
from hmip_parse.rules.evidence import Evidence, status_of, step_evidence
from hmip_parse.rules.labels import DUE, IN_WHEN, LABEL_ENDS, WHEN, WHO
from hmip_parse.rules.owner_doubts import doubted_owner
from hmip_parse.rules.owners import labelled_owner, lead_owner, owner_cell, subject_owner
from hmip_parse.rules.reading import Step
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern
from hmip_parse.rules.steps import steps_in
from hmip_parse.rules.units import UNFINISHED, last_sentence

_DATE_LABEL = Pattern(
    rf"""\b{WHEN}\s*(?::|\s[–—-]\s)\s*(?P<value>[^\n]+?)(?=\.?\s*$|\.\s|;\s|\s+\(recommendation|\s+{WHO}\s*:|\n)""",
    needs=(IN_WHEN, LABEL_ENDS),
)
_DONE_CELL = Pattern(r"\b(?:complete[d]?|closed|done|achieved|implemented|met)\b")
_GOES_ON = Pattern(r"\b(?:on-?going|continu\w+|in\s+progress|underway|under\s+way)\b")
_BEGUN = Pattern(r"\b(?:started|begun|on\s+(?:track|schedule)|in\s+(?:hand|train)|part(?:ly|ially))\b")
_TO_COME = Pattern(
    r"""\b(?:to\s+be\s+(?:confirmed|agreed|set)|tbc|dates?\s+to\s+follow|to\s+follow|planned
        |not\s+(?:yet\s+)?(?:started|begun|complete[d]?|done|achieved|met|due)|to\s+(?:start|do))\b""",
)
_DONE_WORD = Pattern(
    r"(?:[.;,(]\s*|^)(?P<word>(?:now\s+)?complete(?:d)?)\b(?:\s*[.)]|\s+(?:in|on|and)\b|\s*$)",
    needs=(frozenset(("complete",)),),
)
_LEAD_DONE = Pattern(
    r"""(?<!will\s)(?<!shall\s)\b(?:have|has)(?:\s+(?:now|already|also|since))*\s*:?\s*$|\b(?:have|has)\s+(?:(?:now|already|also
        |since)\s+)*(?:been\s+(?:taken|completed|done|made|put\s+in\s+place)|done|taken|completed)\b""",
    re.VERBOSE,
)
_OF_STEPS = Pattern(r"\b(?:steps?|actions?|measures|following|these)\b", re.VERBOSE)
_OF_TIME_OR_DEED = Pattern(r"\b(?:by|in|from|during|before|within|have\s+been|has\s+been|were)\b", re.VERBOSE)
_PAST_BE = Pattern(r"\b(?:were|was)\b", re.VERBOSE)
_PROMISE = Pattern(r"\b(?:will|shall|to)\b", re.VERBOSE)
_AND_ONGOING = Pattern(r"\s*and\s+ongoing", re.VERBOSE)
_FUTURE = Pattern(r"\b(?:will|shall)\b", re.VERBOSE)
_PROGRESS_LABEL = Pattern(r"\b(?:timescales?|progress|status)\s*:")
_OF_REPORT = Pattern(r"\b(?:report|inspect|publish|recommend)\w*", re.VERBOSE)
_NO_STATUS = Doubt("status-not-found", "the text does not say whether the step is done, under way or planned")


def action_tree(document: Document, steps: Sequence[Step], when: date | None) -> FoundList:
    """The actions as the Letter holds them."""
    return FoundList(tuple(_action(document, step, when) for step in steps))


def _action(document: Document, step: Step, when: date | None) -> dict[str, Any]:
    evidence = step_evidence(document, _without_labels(document, _behind_state(document, step)))
    lead = _lead(document, step)
    told = _told(document, lead)
    deadlines = _deadlines(document, step, lead, told, when)
    return {
        "text": Found("\n".join(" ".join(document.quote(s).split()) for s in step.spans), step.spans, step.rule),
        "status": _status(document, step, evidence, lead, told, deadlines, when),
        "deadlines": FoundList(tuple(deadlines), _passed_over(document, step, when)),
        "due": _due(deadlines),
        "owner": _owner(document, step, evidence, lead),
        "recommendations": FoundList(tuple(Found(n.value, (n.span,), "recommendation-answered") for n in step.numbers)),
    }


_LABEL_PART = Pattern(
    rf"""(?:(?<=[.;])|(?<=\)))\s+(?:{WHO}|{DUE})\s*:.*$""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
    needs=(frozenset(":"),),
)


def _behind_state(document: Document, step: Step) -> tuple[Span, ...]:
    """The spans less a state before the story, whose word is no verb of it."""
    opening = _opening_state(document, step)
    return (Span(opening.end, step.spans[0].end), *step.spans[1:]) if opening else step.spans


_LABEL_LINE = Pattern(rf"^(?:{WHO}|{DUE})\s*:")


def _without_labels(document: Document, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans less a trailing "Owner: …", whose words are no verbs of the step; a "Timescale: began …" stays."""
    out = []
    for span in spans:
        if _LABEL_LINE.regex.match(document.quote(span)):
            continue
        match = _LABEL_PART.search(document.quote(span))
        if match and not _PROGRESS_LABEL.regex.search(match.group()):
            span = Span(span.start, span.start + match.start())
        out.append(span)
    return tuple(out)


# A lead whose items go on ("we are now:").
_UNDER_WAY = Pattern(
    r"""\bwork\s+(?:is|has)\b[^.:]{0,60}\b(?:under\s*way|ongoing|on-going|in\s+hand|in\s+train|begun|started)\b[^.:]{0,60}\bto\s*:\s*$
    |\b(?:we|I|they|(?:team|unit|region|PDU|service|hub|head|managers?|officers?)\b[^.:]*)\s+(?:am|are|is)\s*
        (?:(?:now|already|also|therefore|currently|part(?:ly|[\s-]*way)?|half[\s-]*way|well|through|busy)\s*)*:\s*$"""
)


def _lead(document: Document, step: Step) -> Span | None:
    """The sentence of the lead that an item completes, where it is one that tells of the steps."""
    if step.lead is None:
        return None
    last = last_sentence(document, step.lead)
    text = document.quote(last)
    completes = UNFINISHED.regex.search(text)
    tells = (_OF_STEPS.regex.search(text) and _OF_TIME_OR_DEED.regex.search(text)) or (
        text.rstrip().endswith(":") and any(e.says == "ahead" for e in steps_in(document, last, strict=True))
    )
    if _UNDER_WAY.regex.search(text):
        return last
    return last if completes or (tells and not _OF_REPORT.regex.search(text)) else None


_DONE_OR_PLANNED = Pattern(
    r"\b(?:and|or)\s+(?:(?:is|are|what|those)\s+)*(?:planned|under\s+way|still\s+to|to\s+come|will\s+be|being)\b"
)


def _told(document: Document, lead: Span | None) -> str | None:
    """What a lead says of all its items: "planned", "ongoing" or "done"; None where it says nothing."""
    if lead is None:
        return None
    text = document.quote(lead)
    if _UNDER_WAY.regex.search(text):
        return "ongoing"
    if _DONE_OR_PLANNED.regex.search(text):
        return None
    if _PAST_BE.regex.search(text) and not _FUTURE.regex.search(text):
        return "done"
    if _LEAD_DONE.regex.search(text):
        return "done"
    return "planned" if _PROMISE.regex.search(text) else None


# -- deadlines ---------------------------------------------------------------------------------------------------------


def _deadlines(document: Document, step: Step, lead: Span | None, told: str | None, when: date | None) -> list[Found]:
    tense: Told | None = "planned" if told == "planned" else "done" if told == "done" else None
    found = [] if lead is None else find_deadlines(document.text, lead.start, lead.end, letter_date=when)
    for span in step.spans:
        labels = [Span(*m.span("value")) for m in _DATE_LABEL.finditer(document.text, span.start, span.end)]
        at = span.start
        for label in labels:
            found += find_deadlines(document.text, at, label.start, letter_date=when, told=tense)
            found += find_deadlines(document.text, label.start, label.end, letter_date=when, bare=True)
            at = label.end
        found += find_deadlines(document.text, at, span.end, letter_date=when, told=tense)
    if step.target is not None:
        found += find_deadlines(document.text, step.target.start, step.target.end, letter_date=when, bare=True)
    if step.state is not None:
        reached = find_deadlines(document.text, step.state.start, step.state.end, letter_date=when, bare=True)
        found += [d for d in reached if d.value["relation"] in {"completed", "from"}]
    return found


def _passed_over(document: Document, step: Step, when: date | None) -> tuple[Doubt, ...]:
    """Dates that were taken for no deadline, though a careful person might."""
    return tuple(d for s in step.spans for d in passed_over(document.text, s.start, s.end, letter_date=when))


def _due(deadlines: Sequence[Found]) -> Found | None:
    to_come = [d for d in deadlines if d.value["relation"] in {"by", "in"} and d.value["latest"]]
    if not to_come:
        return None
    last = max(to_come, key=lambda d: d.value["latest"])
    return Found(last.value["latest"], last.spans, "due-latest")


# -- status ------------------------------------------------------------------------------------------------------------


def _status(
    document: Document,
    step: Step,
    evidence: list[Evidence],
    lead: Span | None,
    told: str | None,
    deadlines: Sequence[Found],
    when: date | None,
) -> Found | None:
    cell = _status_cell(document, step, evidence)
    if cell:
        return cell
    if told == "ongoing":
        return Found("in_progress", (lead or step.spans[0],), "status-lead")
    evidence = _with_lead(evidence, told)
    value, deciding = status_of(evidence)
    word = next((m for s in step.spans for m in _DONE_WORD.finditer(document.text, s.start, s.end)), None)
    if (
        word
        and value in {None, "completed", "planned"}
        and not any(e.says == "ahead" and e.group.tense != "imperative" for e in evidence)
    ):
        ongoing = _AND_ONGOING.regex.match(document.text[word.end("word") :])
        return Found("in_progress" if ongoing else "completed", (Span(*word.span("word")),), "status-word")
    if told == "done" and not any(e.says in {"ahead", "ongoing"} and e.group.tense != "imperative" for e in evidence):
        return Found("completed", (lead or step.spans[0],), "status-lead")
    value, spans = _adjusted(value, deciding, deadlines)
    if value:
        return Found(value, spans, "status-verbs")
    return _verbless(document, step, lead, told, deadlines, when)


def _with_lead(evidence: list[Evidence], told: str | None) -> list[Evidence]:
    """Under "we will:" an item's own verb is a bare infinitive; what else it tells is background."""
    if told != "planned":
        return evidence
    finite = [e for e in evidence if e.group.tense != "bare"]
    if any(e.says == "ahead" for e in finite):
        return [e for e in finite if e.group.tense != "past"]
    return finite


def _adjusted(
    value: str | None, deciding: Sequence[Evidence], deadlines: Sequence[Found]
) -> tuple[str | None, tuple[Span, ...]]:
    spans = tuple(dict.fromkeys(Span(e.group.start, e.group.end) for e in deciding))
    relations = {d.value["relation"] for d in deadlines}
    if value == "completed" and relations & {"from", "by", "in"}:
        return "in_progress", spans + tuple(
            s for d in deadlines if d.value["relation"] in {"from", "by", "in"} for s in d.spans
        )
    return value, spans


def _labelled_date(document: Document, step: Step) -> Span | None:
    """What stands behind "Target date:" in the unit itself."""
    labels = (m for s in step.spans for m in _DATE_LABEL.finditer(document.text, s.start, s.end))
    return next((Span(*label.span("value")) for label in labels), None)


# "Complete. The agreement was signed …": the state before the story, as a cell would give it.
_STATE_OPENING = Pattern(
    r"""\W*(?P<state>(?:now\s+)?(?:(?:fully|partly|partially|not\s+(?:yet\s+)?)\s*)?(?:complete[d]?|done|achieved|implemented
        |delivered|met|closed|started|begun|delayed|overdue|(?:on|off)\s+(?:track|schedule)|in\s+(?:progress|hand)|on-?going
        |under\s*way|planned|to\s+come))\s*(?:[.:]|\s[–—-])\s+(?=(?-i:[A-Z]))"""
)


def _opening_state(document: Document, step: Step) -> Span | None:
    match = _STATE_OPENING.regex.match(document.text, step.spans[0].start, step.spans[0].end)
    return Span(*match.span("state")) if match else None


def _status_cell(document: Document, step: Step, evidence: list[Evidence]) -> Found | None:
    """What a cell or a label says of the step's state; a colour says nothing."""
    if step.state is not None and (found := _of_state(document, step.state, evidence, sure=True)):
        return found
    opening = _opening_state(document, step)
    if opening and (found := _of_state(document, opening, evidence, sure=True)):
        return found
    target = step.target or _labelled_date(document, step)
    return _of_state(document, target, evidence, sure=False) if target else None


def _of_state(document: Document, cell: Span, evidence: list[Evidence], *, sure: bool) -> Found | None:
    """``sure``: the cell is there for nothing but the state, so that it counts whatever the text tells."""
    text = document.quote(cell)
    if _TO_COME.regex.search(text) and (sure or not any(e.says != "ahead" for e in evidence)):
        return Found("planned", (cell,), "status-cell")
    goes_on = _GOES_ON.regex.search(text) or (sure and _BEGUN.regex.search(text))
    if _DONE_CELL.regex.search(text):
        return Found("in_progress" if goes_on else "completed", (cell,), "status-cell")
    return Found("in_progress", (cell,), "status-cell") if goes_on else None


_ONGOING_OPENING = Pattern(r"^(?:on-?going|continued|continuing|continuation\s+of)\b")


def _verbless(
    document: Document,
    step: Step,
    lead: Span | None,
    told: str | None,
    deadlines: Sequence[Found],
    when: date | None,
) -> Found | None:
    opening = _ONGOING_OPENING.regex.match(document.quote(step.spans[0]))
    if opening:
        start = step.spans[0].start
        return Found("in_progress", (Span(start, start + opening.end()),), "status-word")
    if told == "planned":
        return Found("planned", (lead or step.spans[0],), "status-lead")
    if deadlines:
        past = [d for d in deadlines if d.value["relation"] == "completed"]
        ahead = [
            d
            for d in deadlines
            if d.value["latest"] and when and d.value["latest"] >= when and d.value["relation"] != "completed"
        ]
        if ahead:
            return Found(
                "in_progress" if past else "planned", tuple(s for d in (*past, *ahead) for s in d.spans), "status-date"
            )
        if past and len(past) == len(deadlines):
            return Found("completed", tuple(s for d in past for s in d.spans), "status-date")
    return Found(None, (), "status-verbs", (_NO_STATUS,))


# -- owner -------------------------------------------------------------------------------------------------------------


def _owner(document: Document, step: Step, evidence: list[Evidence], lead: Span | None) -> Found | None:
    if step.owner is not None:
        return owner_cell(document, step.owner)
    labelled = labelled_owner(document, step.spans)
    if labelled:
        return labelled
    subject = subject_owner(document, evidence, step.spans)
    if subject is None and lead is not None:
        subject = lead_owner(document, lead)
    return subject or doubted_owner(document, step.spans)
