"""The reading of a body: which units are praise, which are recommendations, which are steps.

One walk through the units of the body, with the state that a reader keeps: the section (praise, recommendations,
somebody else's steps), the recommendations being answered, and the lead of the list at hand. The walk only sorts; what
a step says is read in actions.py.

Refused here: any value of the Letter. Units that fit nothing are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hmip_parse.document import Block, Document, Span
from hmip_parse.rules import cues
from hmip_parse.rules.clauses import sentences, verb_groups
from hmip_parse.rules.numbers import NUMBER, Number, cited
from hmip_parse.rules.plan_tables import rows_of
from hmip_parse.rules.responses import RESPONSE_LINE, RESPONSE_OPENING, RESPONSE_TAIL, response_of
from hmip_parse.rules.rule import Found, Rule
from hmip_parse.rules.steps import Evidence, is_assurance, likely_steps, step_evidence, steps_in
from hmip_parse.rules.units import Unit, is_lead, last_sentence, units


@dataclass(slots=True)
class Recommended:
    """A recommendation that the letter gives: number, text and response, each None where it does not."""

    number: Number | None = None
    text: tuple[Span, ...] = ()
    response: Found | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """An action as the letter sets it: its text, the lead of its list, what it answers, its cells."""

    spans: tuple[Span, ...]
    rule: str
    lead: Span | None = None
    numbers: tuple[Number, ...] = ()
    owner: Span | None = None
    target: Span | None = None


@dataclass(slots=True)
class Reading:
    """What the walk found, in the order of the letter."""

    strengths: list[tuple[Span, ...]] = field(default_factory=list)
    strength_leads: list[Span] = field(default_factory=list)
    recommended: list[Recommended] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    given: dict[str, Found] = field(default_factory=dict)
    left_steps: list[Span] = field(default_factory=list)
    left_praise: list[Span] = field(default_factory=list)

    def named(self, number: Number) -> Recommended:
        """The recommendation of a number, new where it was not met before."""
        for known in self.recommended:
            if known.number and known.number.value.lower() == number.value.lower():
                return known
        self.recommended.append(Recommended(number, response=self.given.get(number.value), rule="recommendation-cited"))
        return self.recommended[-1]


HEADED = Rule(
    "recommendation-heading",
    rf"""^\W*(?:(?:HMIP\s+)?recommendations?|(?:priority\s+|key\s+)*concerns?
        |rec\.?)\s+(?:no\.?\s*)?(?P<numbers>{NUMBER}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s+to\s+|\s*[–-]\s*){NUMBER})*)
        (?:\s*(?:[:.–—-]|\))\s*(?P<text>.*))?\s*$""",
    (
        ("Recommendation 3", ""),
        ("Priority concern 1: Too few men were in work.", "Too few men were in work."),
        ("Recommendations 1 and 2: risk", "risk"),
    ),
    ("Recommendation 2 has been met.", "The recommendations"),
)
CODED = Rule(
    "recommendation-coded",
    r"^\W*(?P<numbers>[A-Z]{1,2}\d{1,2}(?:\.\d+)?|\d{1,2}\.\d{1,2})[.:)]?\s+(?P<text>\S.*)$",
    (("R4. Train every officer.", "Train every officer."),),
    ("A new rota begins.",),
)
QUOTED = Rule(
    "recommendation-quoted",
    r"""\b(?:recommendations?|concerns?)\b(?:[^“"‘:.]{0,80}(?::|\bthat\b|\breads?\b|\bis\b
        |\bwas\b))\s*[“"‘](?P<text>[^”"]{15,600}?)[”"’](?=[\s.–—-]|$)""",
    (("Recommendation 4 reads: “Reduce the caseloads of all staff.”", "Reduce the caseloads of all staff."),),
    ("The report was called “The long road home again”.",),
)
RESTATED = Rule(
    "recommendation-restated",
    r"""(?:\b(?:first|second|third|fourth|fifth|sixth|next|last|final|other)\b(?:\s+(?:recommendation|of\s+these
        |one))?\s+(?:was|is)\s+(?:that\s+(?:we\s+|you\s+)?(?:should\s+(?=x\b))?|to\s+)
        |\b(?:first|second|third|fourth|fifth|finally|lastly)(?:ly)?,?\s+(?:you\s+(?:asked|recommended
        |wanted)\s+(?:us\s+|that\s+we\s+(?:should\s+)?|that\s+)?(?:to\s+)?)
        |\byou\s+recommend(?:ed)?\s+that\s+(?:we\s+(?:should\s+)?)?)
        (?P<text>[^.:;]{15,400}?)(?=[.;]|$)""",
    (("The second was to improve the quality of plans.", "improve the quality of plans"),),
    ("The first was held in May.", "You recommended that the PDU should:"),
)
READING_RULES = (HEADED, CODED, QUOTED, RESTATED)


def read_body(
    document: Document, body: Sequence[Block], annex: Sequence[Block], *, ours: bool, given: dict[str, Found]
) -> Reading:
    """Sort the units of the body and of an annexed plan.

    ``ours``: the sender's side answers, so that steps are actions. ``given``: the responses that sentences give by number.
    """
    walk = _Walk(document, units(body), ours, Reading(given=given))
    walk.run()
    if annex:
        walk.start_annex(units(annex))
        walk.run()
    return walk.reading


@dataclass(slots=True)
class _Walk:
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

    def start_annex(self, annex: tuple[Unit, ...]) -> None:
        self.units, self.at, self.section, self.numbers, self.current = annex, 0, "annex", (), None

    def run(self) -> None:
        self.strict = any(u.kind in {"item", "table"} for u in self.units) and self._has_action_list()
        while self.at < len(self.units):
            unit = self.units[self.at]
            if unit.kind == "table":
                self._table(unit)
                self.at += 1
            elif unit.kind == "item":
                self._items(None)
            elif self._next_is_item() and self._leads(unit):
                self.at += 1
                self._enter_by(unit)
                self._items(unit)
            else:
                self._single(unit)
                self.at += 1

    # -- helpers -------------------------------------------------------------------------------------------------

    def text(self, unit: Unit) -> str:
        return self.document.quote(unit.span)

    def _next_is_item(self) -> bool:
        return self.at + 1 < len(self.units) and self.units[self.at + 1].kind == "item"

    def _leads(self, unit: Unit) -> bool:
        text = self.text(unit)
        if HEADED.regex.match(text) and unit.kind == "heading":
            return False
        last = self.document.quote(last_sentence(self.document, unit.span))
        return unit.kind == "paragraph" and (
            is_lead(text)
            or bool(cues.VAGUE_PRAISE.regex.search(last) and not steps_in(self.document, unit.span, strict=False))
            or bool(
                re.search(r"\b(?:steps|actions|measures|this|these)\b[^.]*\.$", last)
                and cues.ACTION_LEAD.regex.search(last)
            )
            or bool(
                re.search(r"\brecommendations\b[^.]*\.$", last) and re.search(r"\b(?:below|follow|what\s+we)", last)
            )
        )

    def _has_action_list(self) -> bool:
        return any(
            u.kind == "table" or (u.kind == "item" and any(e.says for e in step_evidence(self.document, (u.span,))))
            for u in self.units
        )

    # -- headings and paragraphs -----------------------------------------------------------------------------------

    def _single(self, unit: Unit) -> None:
        text = self.text(unit)
        if cues.OTHERS_STEPS.regex.match(text) and len(text) < 60:
            self.section, self.numbers, self.current = "others", (), None
            return
        if self._headed(unit, text) or self._response(unit, text):
            return
        if unit.kind == "heading" or _is_headline(text):
            self._heading(text)
            return
        if self.section == "others":
            return
        self._paragraph(unit, text)

    def _heading(self, text: str) -> None:
        if cues.STRENGTH_HEADING.regex.match(text):
            self.section = "strengths"
        elif re.search(r"\brecommendations?\b", text, re.IGNORECASE):
            self.section = "recommendations"
        else:
            self.section = "steps"
        self.numbers, self.current, self.soft = (), None, False

    def _headed(self, unit: Unit, text: str) -> bool:
        """ "Recommendation 3", "R3. “…” – Agreed", "Priority concern 1: …" on a line of its own."""
        whole = self.document.text[unit.block.start : unit.block.end]
        match = HEADED.regex.match(text) or (CODED.regex.match(whole) if unit.kind != "item" else None)
        if not match:
            return False
        start = unit.span.start if match.re is HEADED.regex else unit.block.start
        numbers = cited_list(self.document, start + match.start("numbers"), start + match.end("numbers"))
        has_text = bool(match["text"]) and (
            match.re is not HEADED.regex or self._says_something(start + match.start("text"), unit.span.end)
        )
        if match["text"] and match.re is HEADED.regex and unit.kind != "heading" and not has_text and len(text) > 80:
            return False
        self.numbers, self.section, self.soft = tuple(numbers), "answers", False
        entries = [self.reading.named(n) for n in numbers]
        self.current = entries[0] if len(entries) == 1 else None
        if self.current and has_text and len(numbers) == 1:
            self._set_text(self.current, Span(start + match.start("text"), unit.span.end), "recommendation-heading")
        return True

    def _says_something(self, start: int, end: int) -> bool:
        text = self.document.text[start:end]
        return (
            bool(verb_groups(self.document.text, start, end))
            or text.rstrip().endswith((".", ";", "”"))
            or len(text) > 60
        )

    def _set_text(self, entry: Recommended, span: Span, rule: str) -> None:
        """The text of a recommendation, less its quotation marks and a response behind it."""
        text = self.document.quote(span)
        tail = RESPONSE_TAIL.regex.search(text)
        if tail and response_of(tail["response"]):
            entry.response = Found(
                response_of(tail["response"]),
                (Span(span.start + tail.start("response"), span.start + tail.end("response")),),
                RESPONSE_TAIL.name,
            )
            text = text[: tail.start()]
        bare = text.strip(' “”"‘’\n') if text.strip()[:1] in '“"‘' else text.strip()
        at = span.start + text.find(bare)
        if not entry.text:
            entry.text, entry.rule = (Span(at, at + len(bare)),), rule

    def _response(self, unit: Unit, text: str) -> bool:
        match = RESPONSE_LINE.regex.match(text)
        if not match or not self.section or len(text) > 80:
            return False
        value = response_of(match["response"])
        span = Span(unit.span.start + match.start("response"), unit.span.start + match.end("response"))
        for entry in [self.current] if self.current else [self.reading.named(n) for n in self.numbers]:
            if entry and value:
                entry.response = Found(value, (span,), RESPONSE_LINE.name)
        return bool(self.current or self.numbers)

    def _opening_response(self, unit: Unit, text: str) -> None:
        match = RESPONSE_OPENING.regex.match(text)
        if match and self.current and (value := response_of(match["response"])) and not self.current.response:
            span = Span(unit.span.start + match.start("response"), unit.span.start + match.end("response"))
            self.current.response = Found(value, (span,), RESPONSE_OPENING.name)

    def _paragraph(self, unit: Unit, text: str) -> None:
        self._opening_response(unit, text)
        self._quoted(unit, text)
        if self._awaits_text(text):
            self._set_text(self.current, unit.span, "recommendation-under-heading")  # type: ignore[arg-type]
            return
        mentions = [n for n in cited(self.document.text, unit.span.start, unit.span.end)]
        answering = self.section == "answers" and bool(self.numbers) and not self.soft
        steps = (
            steps_in(self.document, unit.span, strict=self.strict and not answering and self.section != "annex")
            if self.ours
            else []
        )
        if self._praise(unit, text, steps, answering=answering):
            return
        self._follow_numbers(text, mentions, answering=answering)
        self._note_left(unit, text, steps)
        if self.ours and steps and self.section != "annex":
            self.reading.steps.append(Step((unit.span,), "action-paragraph", None, self.numbers))
            if self.soft:
                self.numbers = ()

    def _note_left(self, unit: Unit, text: str, steps: Sequence[Evidence]) -> None:
        """Keep what was left out on a narrow view, so that a warning can point to it."""
        if not steps and self.ours and self.section != "annex" and likely_steps(self.document, unit.span):
            self.reading.left_steps.append(unit.span)
        praised = cues.PRAISE.regex.search(text) and not cues.CRITICISM.regex.search(text)
        if (
            praised
            and not steps
            and not cues.FIRST_PERSON_CLOSE.regex.search(text)
            and not re.search(r"\brecommend", text)
        ):
            self.reading.left_praise.append(unit.span)

    def _follow_numbers(self, text: str, mentions: list[Number], *, answering: bool) -> None:
        for number in mentions:
            self.reading.named(number)
        if mentions and not answering:
            self.numbers, self.soft = tuple(mentions), True
        elif (
            not mentions
            and re.search(r"\b(?:recommendations?|concerns)\b", text)
            and (self.soft or re.search(r"\b(?:remaining|other|rest|all)\b", text))
        ):
            self.numbers, self.current = (), None

    def _awaits_text(self, text: str) -> bool:
        """The first paragraph under "Recommendation 3" restates it, unless it opens with a response or tells a step."""
        if not (
            self.current
            and not self.current.text
            and self.section == "answers"
            and not self.current.response
            and not self.soft
        ):
            return False
        if RESPONSE_OPENING.regex.match(text) or self.units[self.at - 1 : self.at] == ():
            return False
        previous = self.units[self.at - 1]
        after = self.units[self.at + 1 : self.at + 2]
        if after and RESPONSE_LINE.regex.match(self.text(after[0])):
            return True
        headed = HEADED.regex.match(self.text(previous)) is not None
        return headed and not is_step_like(self.document, self.units[self.at].span, imperatives=False)

    def _quoted(self, unit: Unit, text: str) -> None:
        for rule in (QUOTED, RESTATED):
            for match in rule.regex.finditer(text):
                span = Span(unit.span.start + match.start("text"), unit.span.start + match.end("text"))
                near = cited(self.document.text, unit.span.start + max(0, match.start() - 3), span.start)
                if near:
                    entry = self.reading.named(near[-1])
                elif self.current and not self.current.text:
                    entry = self.current
                else:
                    entry = Recommended()
                    self.reading.recommended.append(entry)
                if not entry.text:
                    entry.text, entry.rule = (span,), rule.name
                    value = response_of(text[match.start() : match.start("text")])
                    sentence_before = text[: match.start()][-160:]
                    value = value or (
                        "not_agreed"
                        if re.search(r"\bcannot\s+(?:accept|agree)|\bdo\s+not\s+(?:accept|agree)", sentence_before)
                        else None
                    )
                    value = value or (
                        "partly_agreed"
                        if re.search(r"\bwe\s+accept\s+in\s+(?:principle|part)\b", text[: match.start("text")])
                        else None
                    )
                    if value and not entry.response:
                        entry.response = Found(value, (span,), "response-beside-quote")

    # -- praise ------------------------------------------------------------------------------------------------------

    def _praise(self, unit: Unit, text: str, steps: Sequence[Evidence], *, answering: bool) -> bool:
        """Whether a paragraph is praise, or introduces it; keeps the section."""
        criticism = cues.CRITICISM.regex.search(text)
        if self.section == "strengths" and not self._ends_praise(text, steps):
            self.reading.strengths.append((unit.span,))
            return True
        if self.section == "strengths":
            self.section = "steps"
        parts = sentences(self.document.text, unit.span.start, unit.span.end)
        last, first = self.document.quote(parts[-1]), self.document.quote(parts[0])
        second = self.document.quote(parts[1]) if len(parts) > 1 else ""
        thanks = cues.FIRST_PERSON_CLOSE.regex.search(text)
        if (
            not answering
            and not steps
            and not thanks
            and cues.PRAISE.regex.search(second)
            and not cues.CRITICISM.regex.search(second[:60])
        ):
            if self._introduces(first) or not criticism:
                self.reading.strengths.append((unit.span,))
                return True
        if self._introduces(last) and not steps and self._praise_follows():
            self.section = "strengths"
            self.reading.strength_leads.append(parts[-1])
            return len(parts) == 1
        if not answering and self._finding(first) and not steps and not criticism and not thanks:
            self.reading.strengths.append((unit.span,))
            return True
        return False

    def _introduces(self, sentence: str) -> bool:
        return bool(cues.VAGUE_PRAISE.regex.search(sentence)) and not re.search(r"\brecommendations?\b", sentence)

    def _finding(self, sentence: str) -> bool:
        return (
            bool(cues.PRAISE.regex.search(sentence))
            and not cues.CRITICISM.regex.search(sentence)
            and not re.search(r"\brecommend", sentence)
        )

    def _praise_follows(self) -> bool:
        following = self.units[self.at + 1 : self.at + 2]
        if not following or following[0].kind in {"heading", "table"}:
            return False
        text = self.text(following[0])
        return not self._ends_praise(text, steps_in(self.document, following[0].span, strict=True))

    def _ends_praise(self, text: str, steps: Sequence[object]) -> bool:
        opening = re.match(
            r"\W*(?:I|we|let\s+me|in\s+closing|progress|thank|please|my|our|your\s+(?:first|second)|below|the\s+plan)\b",
            text,
            re.IGNORECASE,
        )
        return bool(
            opening or is_lead(text) or re.search(r"\brecommendations?\b", text) or self._has_future(text)
            or (cues.CRITICISM.regex.search(text[:120]) and not cues.PRAISE.regex.search(text))
            or (is_assurance(text) and not cues.PRAISE.regex.search(text))
        )  # fmt: skip

    def _has_future(self, text: str) -> bool:
        return any(
            g.ahead and not g.subordinate
            for s in sentences(text, 0, len(text))
            for g in verb_groups(text, s.start, s.end)
        )

    # -- lists -------------------------------------------------------------------------------------------------------

    def _enter_by(self, lead: Unit) -> None:
        """A paragraph that leads to a list can hold more than the lead."""
        text = self.text(lead)
        self._quoted(lead, text)
        mentions = cited(self.document.text, lead.span.start, lead.span.end)
        answering = self.section == "answers" and bool(self.numbers) and not self.soft
        self._follow_numbers(text, mentions, answering=answering)

    def _items(self, lead: Unit | None) -> None:
        first = self.at
        while self.at < len(self.units) and self.units[self.at].kind == "item":
            self.at += 1
        items = self.units[first : self.at]
        kind = self._list_kind(lead, items)
        if kind == "strengths":
            self.reading.strengths += [item.spans() for item in items]
            if lead:
                self.reading.strength_leads.append(lead.span)
            self.section = "steps" if self.section in {"strengths", "opening"} else self.section
        elif kind == "recommendations":
            self._recommendations(items)
        elif kind == "actions" and self.ours and self.section != "others":
            self._actions(items, lead)
            self.section = "steps" if self.section == "strengths" else self.section

    def _list_kind(self, lead: Unit | None, items: Sequence[Unit]) -> str:
        last = self.document.quote(last_sentence(self.document, lead.span)) if lead else ""
        texts = [self.text(i) for i in items]
        stepping = sum(is_step_like(self.document, i.span) or bool(i.children and is_lead(self.text(i))) for i in items)
        promising = sum(is_step_like(self.document, i.span, imperatives=False) for i in items)
        if any(RESPONSE_TAIL.regex.search(t) and response_of(RESPONSE_TAIL.regex.search(t)["response"]) for t in texts):  # type: ignore[index]
            return "recommendations"
        if (
            lead
            and cues.RECOMMENDATION_LEAD.regex.search(last)
            and promising * 2 <= len(items)
            and not re.search(r"\b(?:we|I)\s+(?:will|have|are)\b", last)
        ):
            return "recommendations"
        numbered = all(i.marker(self.document) for i in items)
        listing = self.section == "recommendations" or (
            self.current is not None and self.current.rule == "recommendation-item"
        )
        if listing and numbered and (not lead or not self._acts(last)) and self._imperatives(items):
            return "recommendations"
        if lead and self._acts(last) and not cues.PRAISE.regex.search(last):
            return "actions"
        if lead and cues.STRENGTH_LEAD.regex.search(last) and stepping * 2 <= len(items):
            return "strengths"
        if self.section == "strengths" or (lead and cues.VAGUE_PRAISE.regex.search(last) and stepping * 2 < len(items)):
            return "strengths" if stepping * 2 <= len(items) else "actions"
        if (
            stepping * 2 >= len(items)
            or self.section in {"answers", "steps"}
            or (lead and cues.ACTION_LEAD.regex.search(last))
        ):
            return "actions"
        return "other"

    def _acts(self, lead: str) -> bool:
        """The lead promises or reports steps: "we will:", "the following steps", "what we have done"."""
        return bool(
            re.search(r"\b(?:will|shall|have|has|are|is)\s*(?:now\s+|already\s+)?:\s*$", lead)
            or re.search(
                r"\b(?:we|I|region|PDU|team|head|unit|service)\b[^.]*\b(?:will|shall|are\s+(?:taking|doing)|have\s+(?:taken|done|agreed|put))\b",
                lead,
                re.IGNORECASE,
            )
            or (
                re.search(r"\b(?:steps?|actions?|measures|commitments)\b", lead, re.IGNORECASE)
                and not cues.STRENGTH_LEAD.regex.search(lead)
            )
        )

    def _imperatives(self, items: Sequence[Unit]) -> bool:
        return sum(not is_step_like(self.document, i.span, imperatives=False) for i in items) * 2 > len(items)

    def _recommendations(self, items: Sequence[Unit]) -> None:
        """Recommendations as items; an item without a printed number among numbered ones is a step for the one above."""
        numbered = any(i.marker(self.document) for i in items)
        answered = any(RESPONSE_TAIL.regex.search(self.text(i)) for i in items)
        for item in items:
            marker = item.marker(self.document)
            if numbered and not marker and (answered or self.current):
                self._actions([item], None)
                continue
            number = Number(marker, self._marker_span(item, marker)) if marker else None
            entry = self.reading.named(number) if number else Recommended()
            if not number:
                self.reading.recommended.append(entry)
            self._set_text(entry, item.span, "recommendation-item")
            self.current, self.numbers, self.section, self.soft = entry, (number,) if number else (), "answers", False
            self._actions(item.children, None)
        if not answered and not self._answer_follows():
            self.current, self.numbers, self.section = None, (), "steps"

    def _answer_follows(self) -> bool:
        following = self.units[self.at : self.at + 1]
        if not following:
            return False
        text = self.text(following[0])
        return bool(RESPONSE_OPENING.regex.match(text) or RESPONSE_LINE.regex.match(text))

    def _marker_span(self, item: Unit, marker: str) -> Span:
        at = self.document.text.find(marker, item.block.start)
        return Span(at, at + len(marker))

    def _actions(self, items: Sequence[Unit], lead: Unit | None) -> None:
        for item in items:
            text = self.text(item)
            if text.rstrip().endswith("?"):
                continue
            inline = cited_inline(self.document, item)
            numbers = tuple(inline) or self.numbers
            for number in inline:
                self.reading.named(number)
            if item.children and is_lead(text):
                for child in item.children:
                    self._append(child, numbers, item.span)
            else:
                self._append(item, numbers, lead.span if lead else None)

    def _append(self, item: Unit, numbers: tuple[Number, ...], lead: Span | None) -> None:
        for n in cited_inline(self.document, item):
            self.reading.named(n)
        self.reading.steps.append(
            Step(item.spans(), "action-item", lead, tuple(cited_inline(self.document, item)) or numbers)
        )

    # -- tables ------------------------------------------------------------------------------------------------------

    def _table(self, unit: Unit) -> None:
        last: Recommended | None = None
        for row in rows_of(self.document, unit.block):
            if not row.continues or last is None:
                number = Number(self.document.quote(row.number), row.number) if row.number else None
                last = self.reading.named(number) if number else Recommended(None)
                if not number:
                    self.reading.recommended.append(last)
                if row.text and not last.text:
                    last.text, last.rule = (row.text,), "recommendation-cell"
                if row.response and (value := response_of(self.document.quote(row.response))):
                    last.response = Found(value, (row.response,), "response-cell")
            doubtful = last.response is not None and last.response.value != "agreed"
            for spans, owner, target in row.steps:
                if self.ours and (not doubtful or any(steps_in(self.document, s, strict=False) for s in spans)):
                    self.reading.steps.append(
                        Step(spans, "action-cell", None, (last.number,) if last.number else (), owner, target)
                    )
        if rows_of(self.document, unit.block):
            self.numbers, self.current, self.section = (), None, "steps"


def _is_headline(text: str) -> bool:
    """A short line without a stop, set as a paragraph: a heading in all but its type."""
    return len(text) < 60 and len(text.split()) <= 8 and text[:1].isupper() and not re.search(r"[.:;,!?–—-]\s*$", text)


def cited_list(document: Document, start: int, end: int) -> list[Number]:
    """The numbers of a heading."""
    from hmip_parse.rules.numbers import numbers_in

    return numbers_in(document.text, start, end)


def cited_inline(document: Document, item: Unit) -> list[Number]:
    """Recommendations that an item names itself: "(recommendations 1 and 2)"."""
    return [n for span in item.spans() for n in cited(document.text, span.start, span.end)]


def is_step_like(document: Document, span: Span, *, imperatives: bool = True) -> bool:
    """Whether an item reads as a step: it lies ahead, goes on, or is a deed done; findings tell of states.

    ``imperatives``: whether "audit 300 cases" counts; a recommendation is put that way too.
    """
    evidence = [e for e in step_evidence(document, (span,)) if imperatives or e.group.tense != "imperative"]
    if any(e.says == "ahead" for e in evidence):
        return True
    text = document.quote(span)
    if re.search(r"\b(?:Owner|Lead|Timescale|Target|Due)\s*:", text):
        return True
    return any(
        e.group.tense == "perfect" or (e.says == "ongoing" and e.group.progressive)
        for e in evidence
        if e.group.tense != "past"
    ) and not re.search(r"\bhad\b", text)
