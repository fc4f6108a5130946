"""The zones of a document: where its head, body, signature, copies and annexes begin and end.

A letter is built as letters are: a head of short lines, a salutation, a subject under (or over) it, the body, a
closing, a signature, those copied, enclosures, and annexes behind. A note has "To:" and "From:" lines for a head, a
press release its headline, an action plan its title and its tables. Every block falls in exactly one zone.

Refused here: any reading of what the lines say beyond what kind of line they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hmip_parse.document import Block, Document, Span
from hmip_parse.rules.addresses import TELEPHONE, WEB, is_postal
from hmip_parse.rules.copies import COPIES
from hmip_parse.rules.people import name_words
from hmip_parse.rules.pieces import kinds
from hmip_parse.rules.rule import Rule

Form = Literal["letter", "note", "release", "plan"]
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Zones:
    """The blocks of a document, each in one zone, in the document's order.

    ``head`` holds all before the salutation but a subject line over it; ``foot`` what stands at a letter's foot (an
    addressee, a web address, a company's registration); ``annex`` what follows the letter.
    """

    form: Form
    head: Blocks = ()
    salutation: Blocks = ()
    subject: Blocks = ()
    body: Blocks = ()
    closing: Blocks = ()
    signature: Blocks = ()
    copies: Blocks = ()
    enclosure: Blocks = ()
    foot: Blocks = ()
    annex: Blocks = ()


SALUTATION = Rule(
    "salutation-line",
    r"^ (?: annwyl \s+ [^,/]{2,60} ,? \s* / \s* )? (?P<value> (?: my \s+ )? dear \s+ (?! all \s+ of ) [^\s,.:;/] (?: [^,.:;/\n] | (?<= \b [dm]r ) \. | (?<= \b m[rs]s ) \. | (?<= \b (?:ms|st) ) \. ){0,70} ) \s* [,:.;/]? \s* (?: annwyl \b .{0,60} )? $",
    accepts=(("Dear Ms Field,", "Dear Ms Field"), ("Annwyl Ann / Dear Ann", "Dear Ann"), ("Dear Dr. Field", "Dear Dr. Field")),
    refuses=("Dear Ann, thank you for your letter of the third.", "Dearne Valley", "It was dear"),
)
CLOSING = Rule(
    "closing-line",
    r"""^ (?: yn \s+ gywir \s* [/,|-]? \s* )? (?: yours (?: \s+ (?: very \s+ )? (?: sincerely | faithfully | truly | ever | aye ) )?
        | (?: very \s+ )? sincerely (?: \s+ yours )? | yn \s+ gywir | cofion (?: \s+ (?: gorau | cynnes ) )?
        | (?: (?: with | my | and ) \s+ )* (?: (?: all | many | very | every ) \s+ )* (?: (?: good | kind | kindest | best | warm | warmest ) \s+ (?: personal \s+ )? )?
          (?: regards | wishes ) (?: \s+ (?: and \s+ yours \s+ sincerely | to \s+ you (?: \s+ and .{0,40} )? ) )?
        | (?: with \s+ )? (?: many | grateful ) \s+ thanks | respectfully (?: \s+ yours )? ) \s* [,.!]? (?: \s* / \s* yn \s+ gywir ,? )? $""",
    accepts=(("Yours sincerely,", "Yours sincerely,"), ("With very best wishes", "With very best wishes"), ("Yn gywir / Yours faithfully", "Yn gywir / Yours faithfully")),
    refuses=("Yours is a fair report", "With thanks again to you and to your team.", "Kind regards have been sent"),
)
ENCLOSURE = Rule(
    "enclosure-line",
    r"^ (?: enc (?: l | s | ls )? \b \.? | enclosures? \b | enclosed \s* : | attachments? \s* : | attached \s* : ) \s* (?: \( \w \) \s* )? [:.–—-]? (?! \s+ (?: is | are | with ) \b )",
    accepts=(("Enc: staffing table", "Enc:"), ("Encl. 2", "Encl."), ("Enclosures", "Enclosures")),
    refuses=("Encouraging signs", "Enclosed with this letter is the plan"),
)
ANNEX = Rule(
    "annex-heading",
    r"^ (?: annexe? | appendix | appendices | schedule | attachment ) \b (?: \s+ (?: [A-Z] | \d | one | [ivx]+ ) \b | \s* [:.–—-] | \s* $ )",
    accepts=(("Annex A: action plan", "Annex A"), ("APPENDIX", "APPENDIX")),
    refuses=("Annexed to this letter is a plan", "Scheduled for May"),
)
SUBJECT = Rule(
    "subject-label",
    r"^ (?: re (?: \s* : | \s* \. | \s+ [–—-] | (?=\s+ [A-Z“\"‘'] ) ) | (?: subject | regarding | heading | title ) \s* (?: : | [–—-] ) | pwnc \s* / \s* subject \s* : ) \s*",
    accepts=(("Re: inspection of Norfolk", "Re: "), ("RE – NORFOLK", "RE – "), ("Subject: Norfolk", "Subject: ")),
    refuses=("Re-inspection of Norfolk", "Reform of the service", "Subjects covered"),
)
RELEASE = Rule(
    "release-line",
    r"^ (?: \w+ \s+ )? (?: press | news | media ) \s+ (?: release | notice | statement ) \b .{0,40} $ | ^ (?: strictly \s+ )? (?: embargoed? | not \s+ for \s+ publication ) \b .{0,90} $ | ^ for \s+ immediate \s+ release \b",
    accepts=(("PRESS RELEASE", "PRESS RELEASE"), ("EMBARGOED UNTIL 00.01 ON 3 MAY", "EMBARGOED UNTIL 00.01 ON 3 MAY")),
    refuses=("Press releases were sent out to all", "The release of prisoners"),
)
TO, FROM = (
    Rule(
        f"note-{word}",
        rf"^ (?: {words} ) (?: \s* : \s* | \s* \n \s* | \s* $ )",
        accepts=((f"{word.title()}: Ann Field", f"{word.title()}: "),),
        refuses=(f"{word.title()} Ann Field we owe this",),
    )
    for word, words in (("to", "to | for | at"), ("from", "from | by | author"))
)
_PLAN_TITLE = re.compile(r"\baction plan\b", re.IGNORECASE)
_PLAN_COLUMNS = (re.compile(r"\brecommendation", re.I), re.compile(r"\b(?:agreed|accepted|response|action)\b", re.I))
_FOOT = re.compile(
    r"""www\. | https?:// | \bregistered \s (?:in|office|charity|company)\b | \bcompany \s (?:number|no)\b | \bcorrespond(?:ence)? \s (?:with \s us \s )?in \s Welsh\b
    | \bohebiaeth\b | \bgohebu\b | \bindependent \s inspector(?:ate)? \s of\b | \bif \s you \s (?:require|need) \s this \b | \ban \s executive \s agency\b
    | ^ [©*] | \bcrown \s copyright\b | \ball \s calls\b | \binvestor \s in \s people\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTE_LINES = 14
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]?$")
# A heading may run over three lines, and seldom over more than these characters in all.
_SUBJECT_LINES, _SUBJECT_LENGTH = 3, 260
_SECTION = re.compile(
    r"""^(?: introduction | background | summary | purpose | context | overview | next \s steps | conclusions? | (?:our|my|the|your|key|main|overall) \s .{0,30} | strengths?\b.* | actions?\b.{0,20}
    | (?:(?:priority|key) \s )? (?:recommendations?|concerns?|findings?) (?:\s .{0,40})? | what \s .* | how \s .* | areas? \s (?:of|for) \s .* | positive .* | \d+ [.)] .* | response .{0,12} | leadership .* | staffing .*
    | risk \s of .* | assessing .* | managing .* )$""",
    re.VERBOSE | re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:inspect(?:ion|ions|ed)|reports?|respon(?:se|d)|review|action plan|recommendations?|pdus?|delivery unit|hmip|thematic|re-inspection|region)\b",
    re.IGNORECASE,
)

_INSPECTED = re.compile(r"\b(?:inspections?|inspected|fieldwork|published)\b.*\d", re.IGNORECASE)


def zones(document: Document) -> Zones:
    """Split a document's blocks into its zones."""
    return _Splitter(document).split()


class _Splitter:
    def __init__(self, document: Document) -> None:
        self.text, self.blocks = document.text, document.blocks
        self._lines = [_line(document, block) for block in document.blocks]

    def split(self) -> Zones:
        salutation = self._first(SALUTATION, 0, len(self.blocks))
        closing = self._first(CLOSING, (salutation or 0) + 1, len(self.blocks))
        if self._is_release():
            return self._release()
        if self._is_note():
            return self._note(salutation, closing)
        if salutation is None and closing is None and self._is_plan():
            return self._plan()
        return self._letter(salutation, closing)

    def _first(self, rule: Rule, start: int, end: int) -> int | None:
        found = (at for at in range(start, end) if self.blocks[at].kind != "table" and rule.regex.match(self._lines[at]))
        return next(found, None)

    # The forms

    def _is_release(self) -> bool:
        return any(RELEASE.regex.match(line) for line in self._lines[:6])

    def _is_note(self) -> bool:
        rows = self._note_lines()
        return any(TO.regex.match(row) for row in rows) and any(FROM.regex.match(row) for row in rows)

    def _note_lines(self) -> list[str]:
        return [row for block in self.blocks[:_NOTE_LINES] for row in _rows(self.text, block)]

    def _is_plan(self) -> bool:
        if any(_PLAN_TITLE.search(line) for line in self._lines[:10] if len(line) < _SUBJECT_LENGTH):
            return True
        return any(block.kind == "table" and _is_plan_table(self.text, block) for block in self.blocks)

    # A letter

    def _letter(self, salutation: int | None, closing: int | None) -> Zones:
        if salutation is None and closing is None:
            return self._shapeless()
        begin = self._head_end() if salutation is None else salutation
        end = self._body_end(begin) if closing is None else closing
        above = self._subject_above(begin)
        under = () if above != begin or salutation is None else self._subject_under(begin + 1, end)
        after = self._behind(end if closing is None else end + 1, salutation)
        behind = begin + (salutation is not None) + len(under)
        head, copied = self._without_copies(self.blocks[:above])
        return Zones(
            "letter",
            head=head,
            salutation=self.blocks[begin : begin + 1] if salutation is not None else (),
            subject=self.blocks[above:begin] + under,
            body=self.blocks[behind:end],
            closing=self.blocks[end : end + 1] if closing is not None else (),
            signature=after["signature"],
            copies=copied + after["copies"],
            enclosure=after["enclosure"],
            foot=after["foot"],
            annex=after["annex"],
        )

    def _shapeless(self) -> Zones:
        begin = self._head_end()
        above = self._subject_above(begin)
        return Zones("letter", head=self.blocks[:above], subject=self.blocks[above:begin], body=self.blocks[begin:])

    def _head_end(self) -> int:
        """Where prose begins in a document without a salutation."""
        return next((at for at in range(len(self.blocks)) if self._is_prose(at)), 0)

    def _is_prose(self, at: int) -> bool:
        block, line = self.blocks[at], self._lines[at]
        if block.kind in ("table", "item"):
            return True
        return len(line) > 100 or (len(line.split()) > 7 and _SENTENCE_END.search(line) is not None)

    def _body_end(self, begin: int) -> int:
        """Where the signature or the copies begin in a letter without a closing."""
        copies = self._first(COPIES, begin + 1, len(self.blocks)) or self._first(ANNEX, begin + 1, len(self.blocks))
        at = end = len(self.blocks) if copies is None else copies
        while at > begin + 2 and end - at < 4 and not self._is_prose(at - 1) and self._is_party(at - 1):
            at -= 1
        return at if at < end and any("role" in kinds(line) for line in self._lines[at:end]) else end

    def _is_party(self, at: int) -> bool:
        found = kinds(self._lines[at])
        return bool(found) and len(self._lines[at]) < 110 and found[0] in ("name", "role", "area", "organisation")

    def _without_copies(self, blocks: Blocks) -> tuple[Blocks, Blocks]:
        copied = tuple(b for b in blocks if b.kind != "table" and COPIES.regex.match(_text(self.text, b)))
        copied = tuple(b for b in copied if len(COPIES.regex.sub("", _text(self.text, b))) > 1)
        return tuple(b for b in blocks if b not in copied), copied

    # The subject

    def _subject_above(self, salutation: int) -> int:
        """Where a subject over the salutation (or over the body) begins; ``salutation`` itself if there is none."""
        at = salutation
        while at > 0 and salutation - at < _SUBJECT_LINES and self._is_topic(at - 1):
            at -= 1
            if SUBJECT.regex.match(self._lines[at]):
                return at
        return at

    def _is_topic(self, at: int) -> bool:
        line = self._lines[at]
        if self.blocks[at].kind == "table" or "\n" in line:
            return False
        if SUBJECT.regex.match(line):
            return True
        if not _TOPIC.search(line) or _is_dated_label(line) or is_postal(line) or _has_label(line):
            return False
        return bool(set(kinds(line)) - {"name", "role", "area", "organisation"}) or len(line) > 70

    def _subject_under(self, start: int, end: int) -> Blocks:
        at, length = start, 0
        while at < end - 1 and at - start < _SUBJECT_LINES and self._is_subject(start, at):
            length += len(self._lines[at])
            if length > _SUBJECT_LENGTH:
                break
            at += 1
        return self.blocks[start:at]

    def _is_subject(self, start: int, at: int) -> bool:
        line, block = self._lines[at], self.blocks[at]
        if block.kind in ("table", "item") or len(line) > _SUBJECT_LENGTH:
            return False
        labelled = SUBJECT.regex.match(line) is not None
        stands_out = block.kind == "heading" or block.bold or line.isupper()
        if at == start:
            return labelled or stands_out or not (_SENTENCE_END.search(line) or line[:1].islower() or len(line) > 180)
        if labelled or _SECTION.match(line) or _SENTENCE_END.search(line):
            return False
        before, above = self.blocks[at - 1], self._lines[at - 1]
        alike = (block.kind, block.bold, line.isupper()) == (before.kind, before.bold, above.isupper())
        if above.endswith((":", ",", "–", "-")) or re.search(r"\b(?:of|in|and|the|for|to|at|by|on|&)$", above):
            return alike or not self._is_prose(at)
        if not stands_out and "organisation" not in kinds(above):
            return alike and bool(_INSPECTED.search(line))
        return alike and bool(_TOPIC.search(line) or line.isupper())

    # Behind the body

    def _behind(self, start: int, salutation: int | None) -> dict[str, Blocks]:
        found: dict[str, list[Block]] = {z: [] for z in ("signature", "copies", "enclosure", "foot", "annex")}
        annex = self._annex(start)
        foot = self._foot_addressee(start, annex, salutation)
        zone = "signature"
        for at in range(start, annex):
            line = self._lines[at]
            if COPIES.regex.match(line):
                zone = "copies"
            elif ENCLOSURE.regex.match(line):
                zone = "enclosure"
            elif at in foot or self._is_foot(line, zone):
                found["foot"].append(self.blocks[at])
                continue
            found[zone].append(self.blocks[at])
        found["annex"] = list(self.blocks[annex:])
        return {name: tuple(blocks) for name, blocks in found.items()}

    def _is_foot(self, line: str, zone: str) -> bool:
        if _FOOT.search(line) or WEB.regex.match(line):
            return True
        return zone != "signature" and bool(TELEPHONE.regex.match(line)) or (zone == "signature" and self._is_sentence(line))

    @staticmethod
    def _is_sentence(line: str) -> bool:
        return len(line.split()) > 9 and line.endswith(".")

    def _annex(self, start: int) -> int:
        """Where what is annexed begins: a heading that says so, a table, or a heading behind the list of copies."""
        listed = False
        for at in range(start, len(self.blocks)):
            line, block = self._lines[at], self.blocks[at]
            if block.kind == "table" and (_is_plan_table(self.text, block) or listed or len(block.rows) > 2):
                return self._title_over(start, at)
            if ANNEX.regex.match(line) and not ENCLOSURE.regex.match(self._lines[at - 1]):
                return at
            if self._is_plan_heading(at) and at > start:
                return at
            listed = listed or bool(COPIES.regex.match(line) or ENCLOSURE.regex.match(line))
        return len(self.blocks)

    def _is_plan_heading(self, at: int) -> bool:
        line, block = self._lines[at], self.blocks[at]
        if COPIES.regex.match(line) or ENCLOSURE.regex.match(line) or block.kind in ("item", "table"):
            return False
        topical = re.search(r"\b(?:action plan|response to|recommendations?)\b", line, re.IGNORECASE)
        return bool(topical) and (block.kind == "heading" or block.bold or line.isupper() or _PLAN_TITLE.match(line) is not None)

    def _title_over(self, start: int, table: int) -> int:
        at = table
        while at - 1 > start and not self._is_party(at - 1) and not COPIES.regex.match(self._lines[at - 1]):
            at -= 1
        return at

    def _foot_addressee(self, start: int, end: int, salutation: int | None) -> range:
        """The lines of an addressee at the letter's foot: who the salutation speaks to, with a body or an address."""
        greeting = "" if salutation is None else self._lines[salutation].casefold().strip(" ,").removeprefix("dear ")
        listed = False
        for at in range(start + 1, end):
            listed = listed or self._is_label(at)
            if not self._is_label(at) and self._is_greeted(at, greeting) and self._is_block(at + 1, end, postal=listed):
                return range(at, next((last for last in range(at + 1, end) if self._is_label(last)), end))
        return range(0)

    def _is_label(self, at: int) -> bool:
        return bool(COPIES.regex.match(self._lines[at]) or ENCLOSURE.regex.match(self._lines[at]))

    def _is_greeted(self, at: int, greeting: str) -> bool:
        line = self._lines[at]
        if kinds(line)[:1] == ("role",):
            return bool(greeting) and greeting in line.casefold()
        names = name_words(greeting) - {"chief", "inspector", "mr", "mrs", "ms"}
        return kinds(line)[:1] == ("name",) and bool(names & name_words(line))

    def _is_block(self, start: int, end: int, *, postal: bool) -> bool:
        lines = self._lines[start : min(end, start + 4)]
        if postal:
            return any(is_postal(line) for line in lines)
        return any(is_postal(line) or "organisation" in kinds(line) or "inspector" in line.casefold() for line in lines)

    # The other forms

    def _note(self, salutation: int | None, closing: int | None) -> Zones:
        end = last = 0
        for at, block in enumerate(self.blocks[:_NOTE_LINES]):
            if any(_NOTE_LABEL.match(row) for row in _rows(self.text, block)):
                last = at + 1
        end = last
        if salutation is not None and salutation >= end:
            letter = self._letter(salutation, closing)
            return Zones("note", self.blocks[:salutation], *(getattr(letter, zone) for zone in list(Zones.__slots__)[2:]))
        head = self.blocks[:end]
        subject = tuple(b for b in head if b.kind != "table" and SUBJECT.regex.match(_text(self.text, b)))
        copies = tuple(b for b in head if b.kind != "table" and COPIES.regex.match(_text(self.text, b)))
        rest = tuple(b for b in head if b not in subject and b not in copies)
        after = self._behind(closing + 1, None) if closing is not None else {}
        stop = len(self.blocks) if closing is None else closing
        return Zones("note", rest, (), subject, self.blocks[end:stop], self.blocks[stop : stop + 1], **_with(after, copies))

    def _release(self) -> Zones:
        at = max(i for i, line in enumerate(self._lines[:6]) if RELEASE.regex.match(line)) + 1
        while at < len(self.blocks) and not self._is_prose(at) and self._is_head_line(at):
            at += 1
        start = at
        while at < len(self.blocks) and at - start < _SUBJECT_LINES and not self._is_prose(at):
            at += 1
        return Zones("release", head=self.blocks[:start], subject=self.blocks[start:at], body=self.blocks[at:])

    def _is_head_line(self, at: int) -> bool:
        line = self._lines[at]
        return bool(set(kinds(line)) <= {"organisation", "area"} or re.search(r"\b(?:19|20)\d\d$", line))

    def _plan(self) -> Zones:
        end = next((at for at in range(len(self.blocks)) if self._ends_plan_head(at)), len(self.blocks))
        title = [b for b in self.blocks[:end] if self._is_title(b)]
        head = tuple(b for b in self.blocks[:end] if b not in title)
        return Zones("plan", head=head, subject=tuple(title), body=self.blocks[end:])

    def _ends_plan_head(self, at: int) -> bool:
        block, line = self.blocks[at], self._lines[at]
        if block.kind == "table":
            return len(block.rows) > 1 and not any(_is_dated_label(row) for row in _rows(self.text, block))
        return self._is_prose(at) or bool(at and _SECTION.match(line) and not _PLAN_TITLE.search(line))

    def _is_title(self, block: Block) -> bool:
        line = _text(self.text, block)
        if block.kind == "table" or _is_dated_label(line) or re.search(r"\b\d{1,2}/\d{1,2}/\d{2,4}|\b(?:19|20)\d\d$", line):
            return False
        return bool(_TOPIC.search(line)) or block.kind == "heading" and not set(kinds(line)) <= {"organisation", "area"}


_NOTE_LABEL = re.compile(
    r"(?:to|from|for|by|date|sent|dated|subject|re|title|topic|ref|reference|our ref|copy|copies|copied to|cc|bcc|c\.c\.|issue|author|classification|security marking|attachments?)\s*(?::|\n|$)",
    re.IGNORECASE,
)
_DATED_LABEL = re.compile(
    r"^[^:\n]{0,60}\b(?:submitted|published|publication|fieldwork|inspection|inspected|date|dated|visit|report|version|updated|issued)[^:\n]{0,25}\s*[:\n]\s*(?:.{0,40}\d|$)",
    re.IGNORECASE,
)


def _is_dated_label(line: str) -> bool:
    """Whether a line gives a labelled date ("Report published: 3 May 2024")."""
    return _DATED_LABEL.match(line) is not None and len(line) < 110


def _has_label(line: str) -> bool:
    return re.match(r"(?:our|your|my)?\s*ref(?:erence)?\b|date\b|tel|e-?mail|by e-?mail", line, re.IGNORECASE) is not None


def _with(after: dict[str, Blocks], copies: Blocks) -> dict[str, Blocks]:
    return after | {"copies": copies + after.get("copies", ())}


def _text(text: str, block: Block) -> str:
    return text[block.body : block.end]


def _line(document: Document, block: Block) -> str:
    return document.quote(Span(block.start if block.kind == "table" else block.body, block.end)).strip()


def _rows(text: str, block: Block) -> list[str]:
    """The lines of a block, or the rows of a table, a line break between its cells."""
    if block.kind != "table":
        return [_text(text, block)]
    return [text[row[0].start : row[-1].end] for row in block.rows]


def _is_plan_table(text: str, block: Block) -> bool:
    header = " ".join(text[cell.start : cell.end] for row in block.rows[:2] for cell in row)
    return len(block.rows) > 1 and all(column.search(header) for column in _PLAN_COLUMNS)


def blocks_between(blocks: Sequence[Block], start: int, end: int) -> Blocks:
    """The blocks that begin at or after ``start`` and before ``end``."""
    return tuple(block for block in blocks if start <= block.start < end)


RULES = (SALUTATION, CLOSING, ENCLOSURE, ANNEX, SUBJECT, RELEASE, TO, FROM)
