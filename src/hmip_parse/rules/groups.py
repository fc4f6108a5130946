"""The parties of a head or a signature: which lines stand together as one person, office or body.

A line of a head is a name, an office, an area, a body or part of an address; a new party begins where a line says
what the party at hand has already said, or speaks for the other side (an inspectorate, those inspected). Dates and
references between two parties part them; within an address they do not.

Refused here: which of the parties writes and which is written to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hmip_parse.document import Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.addresses import EMAIL, POSTCODE, is_postal
from hmip_parse.rules.lines import Line, without_labels
from hmip_parse.rules.people import has_post_nominals, has_title, name_words
from hmip_parse.rules.pieces import Piece, area_span, kinds, pieces
from hmip_parse.rules.places import is_place, is_region
from hmip_parse.rules.rule import Doubt
from hmip_parse.rules.sketch import Sketch, lines_of, quote

_INSPECTING = compiled(
    r"\binspectorate\b|\b(?:chief|lead|assistant|deputy chief) inspector\b|\bHMI\b|\bHMICFRS\b|\bHMIP\b", re.IGNORECASE
)
_INSPECTED = compiled(
    r"""\b(?: probation \s service | HMPPS | prison \s (?:and|&) \s probation | NOMS | NPS | CRC
    | community \s rehabilitation
    | (?:regional|divisional|area|prison \s group) \s (?:probation \s )?(?:executive \s )?director
    | chief \s probation \s officer | head \s of .* (?:PDU|delivery \s unit) | governor | director \s general | HMP
    | youth \s (?:justice|offending) )\b""",
    re.VERBOSE | re.IGNORECASE,
)


class Group:
    """A party of a head or a signature, and what its lines tell of it."""

    def __init__(self) -> None:
        self.sketch: Sketch = Sketch()
        self.side: str = ""
        self.broken: bool = False
        self.unknown: list[Span] = []
        self.start: int = 0

    def __bool__(self) -> bool:
        return bool(self.sketch) or bool(self.unknown)

    @property
    def is_address_only(self) -> bool:
        """Whether the group is an address or a way to reach someone, but nobody's."""
        sketch = self.sketch
        return bool(sketch) and not (sketch.name or sketch.role or sketch.area or sketch.organisation)


def side_of(phrase: str) -> str:
    """Whose side an office or a body is on: "inspecting", "inspected", or "" for neither."""
    if _INSPECTING.search(phrase):
        return "inspecting"
    return "inspected" if _INSPECTED.search(phrase) else ""


def groups(
    text: str, lines: Sequence[Line], *, writer: str = "", greeted: str = "", signed: bool = False
) -> list[Group]:
    """The parties that lines name, in order. ``writer`` is the signature's name, ``greeted`` the salutation's.

    ``signed`` says that the lines are a signature, in which what follows a name is an office though it look like none.
    """
    return _Grouping(text, lines, writer, greeted, signed).read()


class _Grouping:
    def __init__(self, text: str, lines: Sequence[Line], writer: str, greeted: str, signed: bool) -> None:
        self._text, self._flat = text, text.replace("\n", " ")
        self._lines = list(without_labels(text, lines))
        self._writer, self._greeted = name_words(writer), name_words(greeted)
        self._signed = signed
        self._groups: list[Group] = []
        self._group = Group()

    def read(self) -> list[Group]:
        for at, line in enumerate(self._lines):
            if line.kind in ("date", "reference", "theirs", "delivery"):
                self._group.broken = bool(self._group)
            elif line.kind == "contact":
                self._contact(line.span)
            elif line.kind == "words":
                self._words(at, line.span)
        self._close()
        return self._groups

    # Lines

    def _quote(self, span: Span) -> str:
        return self._flat[span.start : span.end]

    def _next_words(self, at: int) -> str:
        following = (self._quote(line.span) for line in self._lines[at + 1 :] if line.kind == "words")
        return next(following, "")

    def _contact(self, span: Span) -> None:
        email = EMAIL.search(self._text, span.start, span.end)
        if email and not self._group.sketch.email:
            self._start_at(span)
            self._group.sketch.email = (Span(*email.span()),)

    def _start_at(self, span: Span) -> None:
        if not self._group:
            self._group.start = span.start

    def _words(self, at: int, span: Span) -> None:
        phrase = self._quote(span)
        parts = pieces(self._flat, span)
        if not parts:
            return
        kind = self._kind(at, phrase, parts)
        if kind == "address":
            self._address(span)
        elif kind == "parts":
            self._parts(at, parts)
        elif kind == "area":
            self._area(span)
        else:
            self._unknown(at, span)

    def _kind(self, at: int, phrase: str, parts: Sequence[Piece]) -> str:
        following = self._next_words(at)
        found = {part.kind for part in parts}
        if "role" in found or self._is_sure_name(phrase, parts, following):
            return "parts"
        if is_region(phrase) and not self._is_within_address(following):
            return "area"
        if is_place(phrase) or (found == {"area"} and not is_postal(phrase)):
            return "address" if self._is_town(following) else "area"
        if "organisation" in found and not self._is_building(phrase, following):
            return "parts"
        if is_postal(phrase) or self._is_within_address(following):
            return "address"
        if found == {"name"}:
            return "parts" if self._is_name_here(following) else "address"
        return "unknown"

    def _is_sure_name(self, phrase: str, parts: Sequence[Piece], following: str) -> bool:
        """Whether a line opens with a name, whatever street it sounds like."""
        if parts[0].kind not in ("name", "unknown") or compiled(r"\d").search(phrase):
            return False
        name = self._quote(parts[0].span)
        if parts[0].kind == "unknown" and not self._is_known(name):
            return False
        if has_title(name) or has_post_nominals(name):
            return True
        within = bool(self._group.sketch.address) and not self._group.sketch.postcode
        if self._is_known(name) and (not within or kinds(following)[:1] == ("role",)):
            return True
        if len(parts) > 1 or self._group.unknown:
            return False
        behind, sketch = kinds(following)[:1], self._group.sketch
        if sketch.name or sketch.address:
            return behind == ("role",)
        return self._signed or behind == ("role",) or (bool(sketch.role) and behind == ("organisation",))

    def _is_known(self, name: str) -> bool:
        words = name_words(name)
        return len(words) > 1 and any(known and known <= words for known in (self._writer, self._greeted))

    def _is_within_address(self, following: str) -> bool:
        sketch = self._group.sketch
        goes_on = is_postal(following) or is_place(following)
        return bool(sketch.address) and not sketch.postcode and goes_on

    def _is_building(self, phrase: str, following: str) -> bool:
        """Whether a line that may be a body is a building: "Manchester Civil Justice Centre" over a street."""
        if compiled(r"\d|PO Box").match(phrase) or POSTCODE.regex.search(phrase):
            return True
        return is_postal(phrase) and (self._is_within_address(following) or is_postal(following) or is_place(following))

    def _is_town(self, following: str) -> bool:
        """Whether a place is a town of an address: it closes one, or a postcode follows."""
        sketch = self._group.sketch
        if sketch.address and not sketch.postcode:
            return True
        return bool(POSTCODE.regex.match(following))

    def _is_name_here(self, following: str) -> bool:
        sketch = self._group.sketch
        if self._signed or not self._group or self._group.broken or sketch.postcode:
            return True
        return not (is_postal(following) or is_place(following)) or bool(sketch.name)

    # What a line adds

    def _parts(self, at: int, parts: Sequence[Piece]) -> None:
        for index, part in enumerate(parts):
            kind = self._settled(at, index, part, parts)
            if self._begins(at, index, kind, parts):
                self._close()
            self._start_at(part.span)
            self._take(kind, part)

    def _settled(self, at: int, index: int, part: Piece, parts: Sequence[Piece]) -> str:
        """The kind of a part, what looks like none taken for what its place makes it."""
        if self._is_signed_body(at, part, parts):
            return "organisation"
        if part.kind != "unknown":
            return part.kind
        if not index and self._is_known(self._quote(part.span)):
            return "name"
        return "area" if self._group.sketch.role else "organisation"

    def _is_signed_body(self, at: int, part: Piece, parts: Sequence[Piece]) -> bool:
        """Whether what looks like a second name under a signature is the body signed for: no office goes with it."""
        sketch, phrase = self._group.sketch, self._quote(part.span)
        if not (self._signed and part.kind == "name" and len(parts) == 1 and sketch.name and sketch.role):
            return False
        repeats = name_words(phrase) <= name_words(quote(self._text, sketch.name))
        certain = has_title(phrase) or has_post_nominals(phrase)
        return not (sketch.organisation or repeats or certain or self._is_office(self._next_words(at)))

    def _take(self, kind: str, part: Piece) -> None:
        phrase = self._quote(part.span)
        self._group.side = self._group.side or (side_of(phrase) if kind in ("role", "organisation") else "")
        if getattr(self._group.sketch, kind) and not (kind == "organisation" and self._is_crest()):
            return
        span = area_span(self._flat, part.span) if kind == "area" else part.span
        setattr(self._group.sketch, kind, lines_of(self._text, span))
        if part.kind != kind:
            doubt = Doubt("party-part-unsure", f"“{phrase}” was taken for the {kind}")
            self._group.sketch.doubts[kind] = (doubt,)

    def _is_crest(self) -> bool:
        """Whether the body at hand is but a crest over the body that writes: letters, or the Ministry."""
        own = quote(self._text, self._group.sketch.organisation)
        return (own.isupper() and len(own) < 7) or own.casefold().startswith(("ministry of justice", "office of the"))

    def _begins(self, at: int, index: int, kind: str, parts: Sequence[Piece]) -> bool:
        """Whether a part of a line begins another party."""
        group, sketch = self._group, self._group.sketch
        if not group or (group.is_address_only and not sketch.postcode and not sketch.email):
            return False
        phrase = self._quote(parts[index].span)
        side = side_of(phrase) if kind in ("role", "organisation") else ""
        if side and group.side and side != group.side:
            return True
        if kind == "name":
            return self._name_begins(at, index, phrase, parts)
        if kind == "role":
            if sketch.role:
                return not self._repeats(sketch.role, phrase)
            return self._is_complete() and not self._is_name_alone()
        if kind == "organisation":
            goes_with = bool(side) and side == group.side and not sketch.organisation and not sketch.postcode
            return self._is_complete() and not goes_with
        return False

    def _is_name_alone(self) -> bool:
        """Whether the party at hand is but a name, and not that of who signs."""
        sketch = self._group.sketch
        alone = bool(sketch.name) and not (sketch.organisation or sketch.area or sketch.address or sketch.postcode)
        return alone and not (self._writer and self._writer <= name_words(quote(self._text, sketch.name)))

    def _name_begins(self, at: int, index: int, phrase: str, parts: Sequence[Piece]) -> bool:
        sketch = self._group.sketch
        if sketch.name:
            return not (name_words(phrase) <= name_words(quote(self._text, sketch.name)))
        if sketch.organisation or sketch.address or sketch.email or (sketch.area and not self._signed):
            return not (self._signed and not sketch.role)
        office_beside = any(part.kind == "role" for part in parts[index + 1 :])
        office_follows = office_beside or self._is_office(self._next_words(at))
        return bool(sketch.role) and office_follows and (not self._signed or index == 0)

    @staticmethod
    def _is_office(phrase: str) -> bool:
        return kinds(phrase)[:1] == ("role",)

    def _repeats(self, spans: tuple[Span, ...], phrase: str) -> bool:
        return quote(self._text, spans).casefold() == phrase.casefold()

    def _is_complete(self) -> bool:
        sketch = self._group.sketch
        return bool(sketch.postcode or (self._group.broken and (sketch.address or sketch.name or sketch.role)))

    def _area(self, span: Span) -> None:
        sketch = self._group.sketch
        if sketch.postcode or (sketch.area and not self._signed):
            self._close()
        self._start_at(span)
        if not self._group.sketch.area:
            self._group.sketch.area = lines_of(self._text, area_span(self._flat, span))

    def _address(self, span: Span) -> None:
        sketch = self._group.sketch
        if sketch.postcode:
            self._close()
        self._start_at(span)
        sketch = self._group.sketch
        code = POSTCODE.regex.search(self._flat, span.start, span.end)
        if code:
            sketch.postcode = lines_of(self._text, Span(*code.span()))
        for part in (Span(span.start, code.start()), Span(code.end(), span.end)) if code else (span,):
            trimmed = self._trimmed(part)
            if trimmed:
                sketch.address.append(lines_of(self._text, trimmed))

    def _trimmed(self, span: Span) -> Span | None:
        start, end = span.start, span.end
        while start < end and self._flat[start] in " ,.;–-":
            start += 1
        while start < end and self._flat[end - 1] in " ,.;–-":
            end -= 1
        return Span(start, end) if start < end else None

    def _unknown(self, at: int, span: Span) -> None:
        sketch = self._group.sketch
        if self._signed:
            self._unknown_signed(span)
            return
        following = self._next_words(at)
        postal = is_postal(following) or is_place(following)
        if self._group and not sketch.postcode and postal and not self._group.broken:
            self._address(span)
            return
        if sketch.postcode:
            self._close()
        self._start_at(span)
        self._group.unknown.append(span)

    def _unknown_signed(self, span: Span) -> None:
        """A line of a signature that looks like nothing: a first name by hand, or an office of unusual words."""
        sketch = self._group.sketch
        phrase = self._quote(span)
        if sketch.name and not sketch.role and len(phrase) > 3 and phrase[:1].isupper() and len(phrase) < 80:
            sketch.role = lines_of(self._text, span)
            sketch.doubts["role"] = (Doubt("party-part-unsure", f"“{phrase}” was taken for the role"),)
        elif not sketch:
            self._start_at(span)
            self._group.unknown.append(span)

    def _close(self) -> None:
        if self._group:
            self._groups.append(self._group)
        self._group = Group()
