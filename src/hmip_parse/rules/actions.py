"""The actions of a letter: text, status, deadlines, due date, owner, and the recommendations answered.

The walk in walk.py says which units are steps; here each is read: the verbs for its status (steps.py), its dates
(deadlines), its owner (owners.py), with what the lead of its list and the other cells of its row add.

Refused here: choosing which units are steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hmip_parse.document import Document, Span
from hmip_parse.rules.bracketed_owners import bracketed_owner
from hmip_parse.rules.cell_states import opening_state, state_in
from hmip_parse.rules.deadlines import Told, find_deadlines, passed_over
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.evidence import Evidence, status_of, step_evidence
from hmip_parse.rules.labels import DUE, IN_WHEN, LABEL_ENDS, WHEN, WHO
from hmip_parse.rules.owner_doubts import doubted_owner
from hmip_parse.rules.owners import labelled_owner, lead_owner, owner_cell, subject_owner
from hmip_parse.rules.plan_columns import is_state
from hmip_parse.rules.reading import Beside, Step
from hmip_parse.rules.responses import RESPONSE_OPENING
from hmip_parse.rules.rule import Doubt, Found, FoundList, Pattern
from hmip_parse.rules.steps import steps_in
from hmip_parse.rules.units import UNFINISHED, last_sentence

_DATE_LABEL = Pattern(
    rf"""\b{WHEN}\s*(?::|\s[–—-]\s)\s*(?P<value>[^\n]+?)(?=\.?\s*$|\.\s|;\s|\s+\(recommendation|\s+{WHO}\s*:|\n)""",
    needs=(IN_WHEN, LABEL_ENDS),
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
    named = sum(bracketed_owner(document, step.spans) is not None for step in steps)
    brackets = named > 1 and 2 * named > len(steps)
    return FoundList(tuple(_action(document, step, when, brackets=brackets) for step in steps))


def _action(document: Document, step: Step, when: date | None, *, brackets: bool) -> dict[str, Any]:
    evidence = step_evidence(document, _without_labels(document, _behind_state(document, step)))
    lead = _lead(document, step)
    told = _told(document, lead)
    deadlines = _deadlines(document, step, lead, told, when)
    return {
        "text": Found("\n".join(" ".join(document.quote(s).split()) for s in step.spans), step.spans, step.rule),
        "status": _status(document, step, evidence + _in_progress_cell(document, step), lead, told, deadlines, when),
        "deadlines": FoundList(tuple(deadlines), _passed_over(document, step, when)),
        "due": _due(deadlines),
        "owner": _owner(document, step, evidence, lead, brackets=brackets),
        "recommendations": FoundList(tuple(Found(n.value, (n.span,), "recommendation-answered") for n in step.numbers)),
    }


def _in_progress_cell(document: Document, step: Step) -> list[Evidence]:
    """What the cell on a step's progress tells of it."""
    cell = step.beside.progress
    return step_evidence(document, (cell,)) if cell and not is_state(document.quote(cell)) else []


_LABEL_PART = Pattern(
    rf"""(?:(?<=[.;])|(?<=\)))\s+(?:{WHO}|{DUE})\s*:.*$""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
    needs=(frozenset(":"),),
)


def _behind_state(document: Document, step: Step) -> tuple[Span, ...]:
    """The spans less a state or a response before the story, whose words are no verbs of it."""
    opening = opening_state(document, step.spans[0])
    first = step.spans[0]
    answer = RESPONSE_OPENING.regex.match(document.quote(first))
    begins = opening.end if opening else first.start + (answer.end() if answer else 0)
    return (Span(begins, first.end), *step.spans[1:])


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
    over = [span for span in (step.heading, lead) if span is not None]
    found = [d for span in over for d in find_deadlines(document.text, span.start, span.end, letter_date=when)]
    for span in step.spans:
        labels = [Span(*m.span("value")) for m in _DATE_LABEL.finditer(document.text, span.start, span.end)]
        at = span.start
        for label in labels:
            found += find_deadlines(document.text, at, label.start, letter_date=when, told=tense)
            found += find_deadlines(document.text, label.start, label.end, letter_date=when, bare=True)
            at = label.end
        found += find_deadlines(document.text, at, span.end, letter_date=when, told=tense)
    return found + list(_in_cells(document, step.beside, when))


# When progress is looked at again is no time of a step.
_NEXT_LOOK = Pattern(r"\b(?:looked\s+at|review(?:ed)?|revisit(?:ed)?|discuss(?:ed)?|updated?|next)\b")


def _in_cells(document: Document, beside: Beside, when: date | None) -> Iterator[Found]:
    """The deadlines of the cells beside a step."""
    text = document.text
    if beside.target is not None:
        yield from find_deadlines(text, beside.target.start, beside.target.end, letter_date=when, bare=True)
    if beside.state is not None:
        reached = find_deadlines(text, beside.state.start, beside.state.end, letter_date=when, bare=True)
        yield from (d for d in reached if d.value["relation"] in {"completed", "from"})
    if beside.done is not None:
        over = _is_over(document, beside.done, when)
        told: Told | None = "done" if over else None
        for each in find_deadlines(text, beside.done.start, beside.done.end, letter_date=when, bare=True, told=told):
            yield each._replace(value=each.value | {"relation": "completed"}, doubts=()) if over else each
    if beside.progress is not None:
        come = find_deadlines(text, beside.progress.start, beside.progress.end, letter_date=when)
        next_look = _NEXT_LOOK.regex.search(document.quote(beside.progress))
        yield from (d for d in come if not (next_look and d.value["relation"] in {"by", "in"}))


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
    cell = _status_cell(document, step, evidence, when)
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
    if evidence and all(_is_milestone(document, step, e) for e in evidence) and _lies_ahead(step, deadlines, when):
        # "Protocol signed" beside a day to come: what is to be so by then.
        return Found("planned", tuple(s for d in deadlines for s in d.spans), "status-date")
    value, spans = _adjusted(value, deciding, deadlines)
    if value:
        return Found(value, spans, "status-verbs")
    return _verbless(document, step, lead, told, deadlines, when)


def _is_milestone(document: Document, step: Step, item: Evidence) -> bool:
    """Whether a participle alone tells what is reached: "protocol signed with the council", "vacant post filled"."""
    if not any(span.start <= item.group.start < span.end for span in step.spans):
        return False  # what the cell on its progress tells is so
    if item.group.tense != "past" or item.group.passive:
        return item.group.tense == "bare"
    return not document.text[item.group.end : step.spans[-1].end].strip(" .;")


def _lies_ahead(step: Step, deadlines: Sequence[Found], when: date | None) -> bool:
    """Whether all times of a step with a target of its own are still to come."""
    if step.beside.target is None or when is None or not deadlines:
        return False
    return all(
        d.value["relation"] in {"by", "in"} and d.value["latest"] and d.value["latest"] >= when for d in deadlines
    )


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


# What says that a step is not done, in the column of the days on which steps were done.
_NOT_DONE = Pattern(r"\W*no\b|\b(?:not|due|expected|planned|to\s+be|by)\b")
_YES = Pattern(r"\W*(?:yes|y|complete[d]?|done)\b")


def _is_over(document: Document, cell: Span, when: date | None) -> bool:
    """Whether a cell of the days on which steps were done gives one that is over, or says yes."""
    if _NOT_DONE.regex.search(document.quote(cell)):
        return False
    found = find_deadlines(document.text, cell.start, cell.end, letter_date=when, bare=True, told="done")
    days = [each.value["earliest"] for each in found]
    over = all(day is None or when is None or day <= when for day in days)
    return over and (bool(days) or _YES.regex.match(document.quote(cell)) is not None)


def _status_cell(document: Document, step: Step, evidence: list[Evidence], when: date | None) -> Found | None:
    """What a cell, a label or a first word says of the step's state."""
    state, done, progress = step.beside.state, step.beside.done, step.beside.progress
    if state is not None and (found := state_in(document, state, evidence, sure=True)):
        return found
    if progress is not None and is_state(document.quote(progress)):
        return state_in(document, progress, evidence, sure=True)
    if done is not None and _is_over(document, done, when):
        return Found("completed", (done,), "status-cell")
    opening = opening_state(document, step.spans[0])
    if opening and (found := state_in(document, opening, evidence, sure=True)):
        goes_on = found.value == "completed" and any(e.says == "ahead" for e in evidence)
        return found._replace(value="in_progress") if goes_on else found
    target = step.beside.target or _labelled_date(document, step)
    return state_in(document, target, evidence, sure=False) if target else None


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


_STATE_BEHIND = Pattern(
    r"[\s,;(–—-]*\b(?:complete[d]?|done|ongoing|on-going|in\s+progress|under\s*way|tbc|date\s+to\b.*)?[\s,;().–—-]*\Z"
)


def _without_time(document: Document, beside: Beside) -> Span:
    """The owner's cell; of one that says by when as well, what stands before the time."""
    owner = beside.owner
    assert owner is not None
    if owner != beside.target:
        return owner
    time = next(iter(find_mentions(document.text, owner.start, owner.end, bare=True)), None)
    if time and time.start == owner.start:
        behind_time = document.text[time.end : owner.end]
        return Span(owner.end - len(behind_time.lstrip(" ,;:–—-\n")), owner.end)
    end = time.start if time and time.start > owner.start else owner.end
    behind = _STATE_BEHIND.regex.search(document.text, owner.start, end)
    return Span(owner.start, behind.start() if behind else end)


def _owner(
    document: Document, step: Step, evidence: list[Evidence], lead: Span | None, *, brackets: bool
) -> Found | None:
    if step.beside.owner is not None:
        return owner_cell(document, _without_time(document, step.beside))
    labelled = labelled_owner(document, step.spans)
    if labelled:
        return labelled
    if brackets and (bracketed := bracketed_owner(document, step.spans)):
        return bracketed
    subject = subject_owner(document, evidence, step.spans)
    if subject is None and lead is not None:
        subject = lead_owner(document, lead)
    return subject or doubted_owner(document, step.spans)
