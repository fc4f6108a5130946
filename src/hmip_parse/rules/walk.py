"""The reading of a body: which units are praise, which are recommendations, which are steps.

One walk through the units of the body, with the state that a reader keeps: the section (praise, recommendations,
somebody else's steps), the recommendations being answered, and the lead of the list at hand. The walk only sorts; what
a step says is read in actions.py.

Refused here: any value of the Letter. Units that fit nothing are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hmip_parse.document import Block, Document, Span
from hmip_parse.rules.citing import leaves_recommendations, numbered_alike
from hmip_parse.rules.clauses import sentences
from hmip_parse.rules.cues import CRITICISM, FIRST_PERSON_CLOSE, OTHERS_STEPS, STEPS_HEADING, STRENGTH_HEADING
from hmip_parse.rules.deadlines.mentions import is_time
from hmip_parse.rules.evidence import step_evidence
from hmip_parse.rules.lists import introduces_table, kind_of_list, leads_to_list, resumes, with_children
from hmip_parse.rules.numbered_answers import answered
from hmip_parse.rules.numbers import Number, cited, codes_of
from hmip_parse.rules.plan_reading import read_plan
from hmip_parse.rules.praise import (
    ends_praise,
    finds_good,
    introduces_praise,
    is_like_praise,
    is_pleased,
    is_praise,
    only_introduces,
    praises_second,
    praises_whole,
)
from hmip_parse.rules.prose_answers import note_response, note_restated
from hmip_parse.rules.reading import Reading, Recommended, Step
from hmip_parse.rules.responses import RESPONSE_LINE, RESPONSE_OPENING, RESPONSE_TAIL, response_of
from hmip_parse.rules.restatements import HEADED, heading_in, parted
from hmip_parse.rules.rule import Found, Pattern
from hmip_parse.rules.steps import (
    beside_refusal,
    is_event,
    is_labelled_step,
    is_step_like,
    likely_steps,
    refuses,
    steps_in,
)
from hmip_parse.rules.units import Unit, is_headline, is_lead, units

_OF_RECOMMENDATIONS = Pattern(r"\brecommendations?\b")


def read_body(
    document: Document, body: Sequence[Block], annex: Sequence[Block], *, ours: bool, given: dict[str, Found]
) -> Reading:
    """Sort the units of the body and of an annexed plan.

    ``ours``: the sender's side answers, so that steps are actions. ``given``: what sentences answer, by number.
    """
    walk = _Walk(document, units(document, body), ours, Reading(given=given))
    walk.run()
    if annex:
        walk.start_annex(units(document, annex))
        walk.run()
    return walk.reading


def _once(numbers: Iterable[Number]) -> tuple[Number, ...]:
    """Each number at the first place that cites it."""
    first: dict[str, Number] = {}
    for number in numbers:
        first.setdefault(number.value.lower(), number)
    return tuple(first.values())


@dataclass(eq=False, repr=False)
class _Walk:
    """Where the reader stands.

    ``numbers`` are the recommendations being answered; ``soft``: prose only mentioned them, so they hold for one step.
    ``current`` is the recommendation being read, ``strict``: lists or tables hold the steps, so prose must be plain.
    ``alike``: the letter's numbers are those of the recommendations. ``when``: a heading that is nothing but a time.
    """

    document: Document
    units: tuple[Unit, ...]
    ours: bool
    reading: Reading
    section: str = "opening"
    numbers: tuple[Number, ...] = ()
    current: Recommended | None = None
    soft: bool = False
    at: int = 0
    strict: bool = False
    alike: bool = False
    when: Span | None = None

    def start_annex(self, annex: tuple[Unit, ...]) -> None:
        self.units, self.at = annex, 0
        self._enter("annex")

    def run(self) -> None:
        self.strict, self.alike = self._has_action_list(), numbered_alike(self.document, self.units)
        while self.at < len(self.units):
            unit = self.units[self.at]
            if unit.kind == "item":
                self._items(None)
                continue
            self.at += 1
            if unit.kind == "table":
                self._table(unit)
            elif self._next_kind() == "table" and introduces_table(self.document, unit):
                self._lead(unit)
            elif self._next_kind() == "item" and leads_to_list(self.document, unit):
                self._lead(unit)
                self._items(unit)
            else:
                self._single(unit)

    # -- where the walk stands -------------------------------------------------------------------------------------

    @property
    def _answering(self) -> bool:
        return self.section == "answers" and bool(self.numbers) and not self.soft

    def _text(self, unit: Unit) -> str:
        return self.document.quote(unit.span)

    def _next(self) -> Unit | None:
        return self.units[self.at] if self.at < len(self.units) else None

    def _next_kind(self) -> str:
        return following.kind if (following := self._next()) else ""

    def _enter(self, section: str) -> None:
        self.section, self.numbers, self.current, self.soft = section, (), None, False

    def _has_action_list(self) -> bool:
        return any(
            u.kind == "table" or (u.kind == "item" and any(e.says for e in step_evidence(self.document, (u.span,))))
            for u in self.units
        )

    # -- headings and paragraphs -----------------------------------------------------------------------------------

    def _single(self, unit: Unit) -> None:
        text = self._text(unit)
        if OTHERS_STEPS.regex.match(text) and len(text) < 60:
            self._enter("others")
        elif self._headed(unit) or self._response(unit, text):
            return
        elif unit.kind == "heading" or is_headline(text):
            self._heading(unit, text)
        elif self.section != "others":
            self._paragraph(unit, text)

    def _heading(self, unit: Unit, text: str) -> None:
        self.when = unit.span if is_time(text) else None
        if STRENGTH_HEADING.regex.match(text):
            self._enter("strengths")
        elif _OF_RECOMMENDATIONS.regex.search(text):
            self._enter("recommendations")
        elif not (self.section == "answers" and STEPS_HEADING.regex.search(text)):
            self._enter("steps")

    def _headed(self, unit: Unit) -> bool:
        """A line that names the recommendations that the units below it answer."""
        heading = heading_in(self.document, unit)
        if heading is None:
            return False
        # "SC1. The Director will publish a strategy": an answer, which only cites the recommendation.
        if heading.coded and heading.text and is_step_like(self.document, heading.text, imperatives=False):
            return False
        self._enter("answers")
        self.numbers, self.when = heading.numbers, None
        entries = [self.reading.named(n) for n in heading.numbers]
        self.current = entries[0] if len(entries) == 1 else None
        for entry in entries if heading.answer else ():
            entry.response = Found(heading.answer, (unit.span,), "response-heading")
        if self.current and heading.text:
            self._set_text(self.current, heading.text, "recommendation-heading")
        return True

    def _set_text(self, entry: Recommended, span: Span, rule: str) -> None:
        text, response = parted(self.document, span)
        entry.response = response or entry.response
        if not entry.text:
            entry.text, entry.rule = (text,), rule

    def _response(self, unit: Unit, text: str) -> bool:
        """A response on a line of its own; it answers the recommendations at hand."""
        match = RESPONSE_LINE.regex.match(text)
        if not match or len(text) > 80:
            return False
        value = response_of(match["response"])
        span = Span(unit.span.start + match.start("response"), unit.span.start + match.end("response"))
        for entry in [self.current] if self.current else [self.reading.named(n) for n in self.numbers]:
            if value:
                entry.response = Found(value, (span,), RESPONSE_LINE.name)
        return bool(self.current or self.numbers)

    def _paragraph(self, unit: Unit, text: str) -> None:
        note_response(self.document, unit, self.reading, self.current)
        note_restated(self.document, unit, self.reading, self.current)
        if self.current and self._awaits_text(unit, text, self.current):
            self._set_text(self.current, unit.span, "recommendation-under-heading")
            return
        answering = self._answering
        strict = self.strict and not answering and self.section != "annex"
        told = steps_in(self.document, unit.span, strict=strict) if self.ours else []
        answer = self.current.response if self.current and answering else None
        if refuses(text) or (answer and answer.value == "not_agreed"):
            told = beside_refusal(self.document, told)
        tells = bool(told) or (self.ours and is_labelled_step(text))
        if self._praise(unit, text, tells=tells, past=bool(told) and all(is_event(self.document, e) for e in told)):
            return
        self._follow_numbers(unit, text, answering=answering, tells=tells)
        if not tells:
            self._note_left(unit, text)
        elif self.section != "annex":
            self.reading.steps.append(Step((unit.span,), "action-paragraph", None, self.numbers, heading=self.when))
            if self.soft:
                self.numbers = ()

    def _note_left(self, unit: Unit, text: str) -> None:
        """Keep what was left out on a narrow view, so that a warning can point to it."""
        if self.ours and self.section != "annex" and likely_steps(self.document, unit.span):
            self.reading.left_steps.append(unit.span)
        if is_like_praise(text):
            self.reading.left_praise.append(unit.span)

    def _follow_numbers(self, unit: Unit, text: str, *, answering: bool, tells: bool) -> None:
        """The recommendations that prose cites are those it answers, until it turns to others.

        ``tells``: it tells of steps, or leads to some; one that only says which are accepted answers none with a step.
        """
        mentions = _once(cited(self.document.text, unit.span.start, unit.span.end))
        told = sentences(self.document.text, unit.span.start, unit.span.end)
        for number in (*mentions, *(n for span in told for n, _ in answered(self.document, span))):
            self.reading.named(number)
        given = len(mentions) > 1 and not tells and all(n.value in self.reading.given for n in mentions)
        if mentions and not answering and not given:
            self.numbers, self.soft = mentions, True
        elif leaves_recommendations(text, soft=self.soft, mentions=bool(mentions)):
            self.numbers, self.current = (), None

    def _awaits_text(self, unit: Unit, text: str, current: Recommended) -> bool:
        """The first paragraph under "Recommendation 3" restates it, unless it opens with a response or tells a step."""
        awaits = not current.text and not current.response and self.section == "answers" and not self.soft
        if not awaits or RESPONSE_OPENING.regex.match(text) or self.at < 2:
            return False
        if (following := self._next()) and RESPONSE_LINE.regex.match(self._text(following)):
            return True
        heading = HEADED.regex.match(self._text(self.units[self.at - 2]))
        return (
            heading is not None
            and not heading["text"]
            and not is_step_like(self.document, unit.span, imperatives=False)
        )

    # -- praise ------------------------------------------------------------------------------------------------------

    def _praise(self, unit: Unit, text: str, *, tells: bool, past: bool) -> bool:
        """Whether a paragraph is praise, or leads to it. ``tells``: of steps; ``past``: these may be mere findings."""
        if self.section == "strengths":
            opening = sentences(self.document.text, unit.span.start, unit.span.end)
            whole = len(opening) > 1 and introduces_praise(self.document.quote(opening[0]))
            if not ends_praise(text) or (whole and not tells):
                if not (only_introduces(text) and self._praise_follows()):
                    self.reading.strengths.append((unit.span,))
                return True
            self.section = "steps"
        parts = [self.document.quote(s) for s in sentences(self.document.text, unit.span.start, unit.span.end)]
        first, second = parts[0], parts[1] if len(parts) > 1 else ""
        finds = finds_good(first)
        if tells and not (past and finds):
            return False
        may_praise = (finds or is_pleased(first) or not self._answering) and not FIRST_PERSON_CLOSE.regex.search(text)
        if may_praise and (praises_second(text, first, second) or (not tells and praises_whole(parts))):
            self.reading.strengths.append((unit.span,))
            return True
        if introduces_praise(parts[-1]) and self._praise_follows():
            self.section = "strengths"
            return len(parts) == 1
        if may_praise and is_praise(first) and not CRITICISM.regex.search(text):
            self.reading.strengths.append((unit.span,))
            return True
        return False

    def _praise_follows(self) -> bool:
        following = self._next()
        text = self._text(following) if following and following.kind in {"paragraph", "item"} else ""
        return bool(text) and not ends_praise(text) and not is_headline(text)

    # -- lists -------------------------------------------------------------------------------------------------------

    def _lead(self, lead: Unit) -> None:
        """A paragraph that leads to a list can hold more than the lead."""
        note_response(self.document, lead, self.reading, self.current)
        note_restated(self.document, lead, self.reading, self.current)
        self._follow_numbers(lead, self._text(lead), answering=self._answering, tells=True)

    def _items(self, lead: Unit | None) -> None:
        first = self.at
        while self._next_kind() == "item" and (
            self.at == first or not resumes(self.document, self.units[first], self.units[self.at])
        ):
            self.at += 1
        items = self.units[first : self.at]
        listing = self.section == "recommendations" or (
            self.current is not None and self.current.rule == "recommendation-item"
        )
        listing = listing or (self._answer_follows() and bool(items[-1].marker(self.document)))
        kind = kind_of_list(self.document, lead, items, section=self.section, listing=listing)
        if kind == "strengths":
            self._strengths(items)
        elif kind == "recommendations":
            self._recommendations(items)
        elif kind == "actions" and self.ours and self.section != "others":
            self._actions(items, lead)
            self.section = "steps" if self.section == "strengths" else self.section

    def _strengths(self, items: Sequence[Unit]) -> None:
        self.reading.strengths += [item.spans() for item in items]
        self.section = "steps" if self.section in {"strengths", "opening"} else self.section

    def _recommendations(self, items: Sequence[Unit]) -> None:
        """Recommendations as items; an item without a number among numbered ones is a step for the one above."""
        numbered = any(i.marker(self.document) for i in items)
        answered = any(RESPONSE_TAIL.regex.search(self._text(i)) for i in items)
        for item in items:
            marker = item.marker(self.document)
            if numbered and not marker and (answered or self.current):
                self._actions([item], None)
                continue
            number = self._printed(item, marker) if marker else None
            entry = (
                self.reading.listed(self.document, number, self._text(item)) if number else self.reading.unnumbered()
            )
            self._set_text(entry, item.span, "recommendation-item")
            self._enter("answers")
            self.current, self.numbers = entry, (number,) if number else ()
            self._actions([child for child in item.children if not self._response(child, self._text(child))], None)
        response = self.current.response if self.current else None
        answered = answered or bool(response and response.rule != "response-by-number")
        if not answered and not self._answer_follows():
            self._enter("steps")

    def _answer_follows(self) -> bool:
        following = self._next()
        text = self._text(following) if following else ""
        return bool(RESPONSE_OPENING.regex.match(text) or RESPONSE_LINE.regex.match(text))

    def _printed(self, item: Unit, marker: str) -> Number:
        at = self.document.text.find(marker, item.block.start)
        return Number(marker, Span(at, at + len(marker)))

    def _actions(self, items: Sequence[Unit], lead: Unit | None) -> None:
        for item, children in with_children(self.document, items):
            text = self._text(item)
            if text.rstrip().endswith("?"):
                continue
            own = self._cited(item)
            if children and is_lead(text):
                for child in children:
                    self._action(child, own or self.numbers, item.span)
            else:
                self._action(item, self._own_number(item) or self.numbers, lead.span if lead else None)

    def _own_number(self, item: Unit) -> tuple[Number, ...]:
        marker = item.marker(self.document)
        if not (self.alike and marker[:1].isdigit()) and marker not in codes_of(self.document.text):
            return ()
        number = self._printed(item, marker)
        self.reading.named(number)
        return (number,)

    def _action(self, item: Unit, numbers: tuple[Number, ...], lead: Span | None) -> None:
        numbers = self._cited(item) or numbers
        self.reading.steps.append(Step(item.spans(), "action-item", lead, numbers, heading=self.when))

    def _cited(self, item: Unit) -> tuple[Number, ...]:
        """The recommendations that an item names itself: "(recommendations 1 and 2)"."""
        numbers = _once(n for span in item.spans() for n in cited(self.document.text, span.start, span.end))
        for number in numbers:
            self.reading.named(number)
        return numbers

    # -- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: Unit) -> None:
        if read_plan(self.document, table.block, self.reading, ours=self.ours):
            self._enter("steps")
        elif self.ours and likely_steps(self.document, table.span):
            self.reading.left_steps.append(table.span)
