"""The zones of a letter: what stands before its salutation, under it, and behind its closing.

Refused here: the other forms (zones.py), and any reading of what the lines say beyond what kind of line they are.
"""

from __future__ import annotations

import re

from hmip_parse.document import Block, Document
from hmip_parse.pattern import compiled
from hmip_parse.rules.addresses import POSTCODE, TELEPHONE, WEB, is_postal
from hmip_parse.rules.clauses import verb_groups
from hmip_parse.rules.copies import COPIES
from hmip_parse.rules.people import name_words
from hmip_parse.rules.pieces import kinds
from hmip_parse.rules.rule import Rule
from hmip_parse.rules.zone_lines import (
    ANNEX,
    CLOSING,
    ENCLOSURE,
    FOOT,
    POSTSCRIPT,
    SECTION,
    SUBJECT,
    TOPIC,
    is_dated_label,
    is_labelled,
    is_plan_table,
)

Blocks = tuple[Block, ...]

# A heading may run over three lines, and seldom over more than these characters in all.
SUBJECT_LINES, SUBJECT_LENGTH = 3, 260
# No office has so many different words of a topic in its name.
_SURELY_TOPIC = 3
_SENTENCE_END = compiled(r"[.!?:;…][”’\"')\]]?$")
_OPEN_END = compiled(r"(?:[:,–-]|\b(?:of|in|and|the|for|to|at|by|on)|&)$")
_SAYS_WHEN = compiled(r"\b(?:inspections?|inspected|fieldwork|published|region)\b.*\d", re.IGNORECASE)


def _tells(line: str) -> bool:
    """Whether a line is a sentence: it has a verb of its own, which no heading has."""
    return any(group.tense != "bare" for group in verb_groups(line, 0, len(line)))


class LetterBlocks:
    """A document's blocks with the text of each, and the questions that a letter's zones are found by."""

    def __init__(self, document: Document) -> None:
        self.document, self.text, self.blocks = document, document.text, document.blocks
        self.lines = [self.text[block.body : block.end].strip() for block in document.blocks]

    def first(self, rule: Rule, start: int, end: int) -> int | None:
        """The first of the blocks from ``start`` to ``end`` that a rule matches."""
        found = (at for at in range(start, end) if self.blocks[at].kind != "table" and rule.regex.match(self.lines[at]))
        return next(found, None)

    def parts(self, salutation: int | None, closing: int | None) -> dict[str, Blocks]:
        """The zones of a letter, by name, from the places of its salutation and its closing."""
        begin = self.head_end() if salutation is None else salutation
        end = self._body_end(begin) if closing is None else closing
        above = self.subject_above(begin)
        under = () if above != begin or salutation is None else self.subject_under(begin + 1, end)
        closed = self.closing_end(end) if closing is not None else end
        head, copied = self._without_copies(self.blocks[:above])
        after = self.behind(closed, salutation)
        return after | {
            "head": head,
            "salutation": self.blocks[begin : begin + 1] if salutation is not None else (),
            "subject": self.blocks[above:begin] + under,
            "body": self.blocks[begin + (salutation is not None) + len(under) : end] + after["body"],
            "closing": self.blocks[end:closed],
            "copies": copied + after["copies"],
        }

    def head_end(self) -> int:
        """Where prose begins in a document without a salutation."""
        return next((at for at in range(len(self.blocks)) if self.is_prose(at)), 0)

    def is_prose(self, at: int) -> bool:
        block, line = self.blocks[at], self.lines[at]
        if block.kind in ("table", "item"):
            return True
        return len(line) > 100 or (len(line.split()) > 7 and _SENTENCE_END.search(line) is not None)

    def _body_end(self, begin: int) -> int:
        """Where the signature or the copies begin in a letter without a closing."""
        copies = self.first(COPIES, begin + 1, len(self.blocks)) or self.first(ANNEX, begin + 1, len(self.blocks))
        at = end = len(self.blocks) if copies is None else copies
        while at > begin + 2 and end - at < 4 and not self.is_prose(at - 1) and self._is_party(at - 1):
            at -= 1
        return at if at < end and any("role" in kinds(line) for line in self.lines[at:end]) else end

    def closing_end(self, closing: int) -> int:
        end = closing + 1
        while end < len(self.blocks) and CLOSING.regex.match(self.lines[end]):
            end += 1
        return end

    def _is_party(self, at: int) -> bool:
        found = kinds(self.lines[at])
        return bool(found) and len(self.lines[at]) < 110 and found[0] in ("name", "role", "area", "organisation")

    def _without_copies(self, blocks: Blocks) -> tuple[Blocks, Blocks]:
        """A head's blocks without those that name, on one line, who is copied."""
        copied = tuple(block for at, block in enumerate(blocks) if self._names_copies(at))
        return tuple(block for block in blocks if block not in copied), copied

    def _names_copies(self, at: int) -> bool:
        label = COPIES.regex.match(self.lines[at]) if self.blocks[at].kind != "table" else None
        return label is not None and label.end() < len(self.lines[at])

    # The subject

    def subject_above(self, salutation: int) -> int:
        """Where a subject over the salutation (or over the body) begins; ``salutation`` itself if there is none."""
        at = salutation
        while at > 0 and salutation - at < SUBJECT_LINES and self._is_topic(at - 1):
            at -= 1
            if SUBJECT.regex.match(self.lines[at]):
                return at
        return at

    def _is_topic(self, at: int) -> bool:
        line = self.lines[at]
        if self.blocks[at].kind == "table" or "\n" in line:
            return False
        if SUBJECT.regex.match(line):
            return True
        if not TOPIC.search(line) or is_dated_label(line) or is_postal(line) or is_labelled(line):
            return False
        if len(line) > 70 or len({match.group().lower() for match in TOPIC.finditer(line)}) >= _SURELY_TOPIC:
            return True
        return bool(set(kinds(line)) - {"name", "role", "area", "organisation"})

    def subject_under(self, start: int, end: int) -> Blocks:
        at, length = start, 0
        while at < end - 1 and at - start < SUBJECT_LINES and self._is_subject(start, at):
            length += len(self.lines[at])
            if length > SUBJECT_LENGTH:
                break
            at += 1
        return self.blocks[start:at]

    def _is_subject(self, start: int, at: int) -> bool:
        line, block = self.lines[at], self.blocks[at]
        if block.kind == "table" or len(line) > SUBJECT_LENGTH:
            return False
        if block.kind == "item":
            # What stands below a colon may look like an item of a list.
            return at > start and self.lines[at - 1].endswith(":") and self._subject_goes_on(at)
        if at > start:
            return self._subject_goes_on(at)
        if self._stands_out(at) or SUBJECT.regex.match(line):
            return True
        if line.endswith(":") and TOPIC.search(line) and self.lines[at + 1 : at + 2] and not _tells(line):
            return self.lines[at + 1][:1].islower() and self._subject_goes_on(at + 1)
        return not (_SENTENCE_END.search(line) or line[:1].islower() or len(line) > 180)

    def _stands_out(self, at: int) -> bool:
        return self.blocks[at].kind == "heading" or self.blocks[at].bold or self.lines[at].isupper()

    def _subject_goes_on(self, at: int) -> bool:
        """Whether a line is the second or third of a subject, and not the heading of a first section."""
        line, above, block, before = self.lines[at], self.lines[at - 1], self.blocks[at], self.blocks[at - 1]
        if SUBJECT.regex.match(line) or SECTION.match(line) or _SENTENCE_END.search(line):
            return False
        alike = (block.kind, block.bold, line.isupper()) == (before.kind, before.bold, above.isupper())
        if _OPEN_END.search(above):
            return alike or line[:1].islower() or not self.is_prose(at)
        if self._stands_out(at) or "organisation" in kinds(above):
            return alike and bool(TOPIC.search(line) or line.isupper() or _SAYS_WHEN.search(line))
        return alike and bool(_SAYS_WHEN.search(line))

    # Behind the body

    def behind(self, start: int, salutation: int | None) -> dict[str, Blocks]:
        """The zones behind a closing, by name; a postscript is of the body."""
        names = ("signature", "copies", "enclosure", "foot", "annex", "body")
        found: dict[str, list[Block]] = {zone: [] for zone in names}
        annex = self._annex(start)
        foot = self._foot_addressee(start, annex, salutation)
        zone = "signature"
        for at in range(start, annex):
            line = self.lines[at]
            if COPIES.regex.match(line):
                zone = "copies"
            elif ENCLOSURE.regex.match(line):
                zone = "enclosure"
            elif POSTSCRIPT.regex.match(line) and self.is_prose(at):
                found["body"].append(self.blocks[at])
                continue
            elif at in foot or self._is_foot(line, zone):
                found["foot"].append(self.blocks[at])
                continue
            found[zone].append(self.blocks[at])
        found["annex"] = list(self.blocks[annex:])
        return {name: tuple(blocks) for name, blocks in found.items()}

    def _is_foot(self, line: str, zone: str) -> bool:
        if FOOT.regex.search(line) or WEB.regex.match(line):
            return True
        if zone == "signature":
            return len(line.split()) > 9 and line.endswith(".")
        return TELEPHONE.regex.match(line) is not None

    def _is_label(self, at: int) -> bool:
        return bool(COPIES.regex.match(self.lines[at]) or ENCLOSURE.regex.match(self.lines[at]))

    def _annex(self, start: int) -> int:
        """Where what is annexed begins: a heading that says so, a table, or a heading behind the list of copies."""
        listed = enclosed = False
        for at in range(start, len(self.blocks)):
            block = self.blocks[at]
            if block.kind == "table" and (listed or len(block.rows) > 2 or is_plan_table(self.document, block)):
                return self._title_over(start, at)
            if ANNEX.regex.match(self.lines[at]) and not self._is_enclosed(at):
                return at
            if at > start and self._is_plan_heading(at) and (not enclosed or self._stands_out(at)):
                return at
            if self._is_label(at):
                listed, enclosed = True, COPIES.regex.match(self.lines[at]) is None
        return len(self.blocks)

    def _is_enclosed(self, at: int) -> bool:
        """Whether a line stands under an enclosure's label that has nothing behind it."""
        above = self.lines[at - 1]
        label = ENCLOSURE.regex.match(above)
        return label is not None and not above[label.end() :].strip(" :.")

    def _is_plan_heading(self, at: int) -> bool:
        line, block = self.lines[at], self.blocks[at]
        if self._is_label(at) or block.kind in ("item", "table"):
            return False
        topical = compiled(r"\b(?:action plan|response to|recommendations?)\b", re.IGNORECASE).search(line)
        return bool(topical) and (self._stands_out(at) or line.casefold().startswith("action plan"))

    def _title_over(self, start: int, table: int) -> int:
        at = table
        while at - 1 > start and not self._is_party(at - 1) and not self._is_label(at - 1):
            at -= 1
        return at

    def _foot_addressee(self, start: int, end: int, salutation: int | None) -> range:
        """The lines of an addressee at the letter's foot: who the salutation speaks to, with a body or an address."""
        greeting = "" if salutation is None else self.lines[salutation].casefold().strip(" ,").removeprefix("dear ")
        listed = False
        for at in range(start + 1, end):
            listed = listed or self._is_label(at)
            if not self._is_label(at) and self._is_greeted(at, greeting) and self._is_block(at + 1, end, postal=listed):
                # The name of who holds the office stands over it, behind the signatory's name and office.
                named = at > start + 1 and "role" in kinds(self.lines[at]) and kinds(self.lines[at - 1]) == ("name",)
                return range(at - named, next((last for last in range(at + 1, end) if self._is_label(last)), end))
        return range(0)

    def _is_greeted(self, at: int, greeting: str) -> bool:
        line = self.lines[at]
        if "role" in kinds(line) and "name" not in kinds(line):
            return bool(greeting) and greeting in line.casefold()
        names = name_words(greeting) - {"chief", "inspector"}
        return kinds(line)[:1] == ("name",) and bool(names & name_words(line))

    def _is_block(self, start: int, end: int, *, postal: bool) -> bool:
        """Whether a party's lines follow; ``postal``: those of an address."""
        lines = self.lines[start : min(end, start + 4)]
        if postal:
            return any(line[:1].isdigit() or POSTCODE.regex.search(line) for line in lines)
        return any(is_postal(line) or "organisation" in kinds(line) or "inspector" in line.casefold() for line in lines)
