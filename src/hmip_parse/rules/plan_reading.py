"""What the rows of a plan's table add to the reading: recommendations with their responses, and steps.

Refused here: which columns a table has, and what its cells hold (plan_tables.py).
"""

from __future__ import annotations

from hmip_parse.document import Block, Document
from hmip_parse.rules.numbers import Number
from hmip_parse.rules.plan_tables import Row, rows_of
from hmip_parse.rules.reading import Reading, Recommended, Step
from hmip_parse.rules.responses import response_of
from hmip_parse.rules.rule import Found
from hmip_parse.rules.steps import steps_in


def read_plan(document: Document, table: Block, reading: Reading, *, ours: bool) -> bool:
    """Add the rows of a table to the reading; False where it is no plan. ``ours``: its steps are the sender's."""
    rows = rows_of(document, table)
    last: Recommended | None = None
    for row in rows:
        if not row.continues:
            last = _recommendation(document, row, reading)
            for number in row.others:
                reading.named(number)
        doubtful = last is not None and last.response is not None and last.response.value != "agreed"
        numbers = ((last.number,) if last and last.number else ()) + row.others
        for told in row.steps:
            if ours and (not doubtful or any(steps_in(document, s, strict=False) for s in told.spans)):
                step = Step(told.spans, "action-cell", told.lead, numbers, told.beside)
                reading.steps.append(step)
    return bool(rows)


def _recommendation(document: Document, row: Row, reading: Reading) -> Recommended:
    number = Number(document.quote(row.number), row.number) if row.number else None
    text = document.quote(row.text) if row.text else ""
    entry = reading.listed(document, number, text) if number else reading.unnumbered()
    if row.text and not entry.text:
        entry.text, entry.rule = (row.text,), "recommendation-cell"
    if row.response and (value := response_of(document.quote(row.response))):
        entry.response = Found(value, (row.response,), "response-cell")
    return entry
