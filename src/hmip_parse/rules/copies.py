"""Those to whom a letter is copied, one party for each, however the list is set.

A list may stand on lines of its own or in one line, parted by semicolons, by commas, or by nothing but sense ("Chief
Probation Officer Ann Field, Regional Probation Director, Wales"). A body named behind an office belongs to it ("Chief
Executive, NHS England"); a unit that receives letters by itself ("Private Office") does not.

Refused here: the search for the list (zones.py), and any party outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hmip_parse.document import Block, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.office_words import BODIES
from hmip_parse.rules.people import has_name_shape
from hmip_parse.rules.pieces import PARENT, Piece, area_span, is_cut_off, pieces
from hmip_parse.rules.places import is_place
from hmip_parse.rules.rule import Doubt, Rule
from hmip_parse.rules.sketch import Sketch, lines_of

COPIES = Rule(
    "copies-label",
    r"""^ (?: copi \s* / \s* )? (?: b?c\.? \s? c\.? (?: ['’]? \s? d )? | copi (?: \s+ at )? | copy \s+ list
            | cop (?: y | ies | ied ) (?: \s+ (?: of \s+ this \s+ letter \s+ )? (?: sent \s+ )?
                (?: for \s+ information (?: \s+ to )? | to ) )? | (?: distribution | circulation ) (?= \s* : ) )
        (?! \s* (?: of | for | is | are | was ) \b (?! \s+ information ) ) \s*
        (?: : | (?<=\.) | [-–—] | (?=\s) | $ ) \s*
        (?: \( (?: (?: by | via ) \s+ e-?mail | with \s+ enc .{0,12} ) \) \s* :? \s* )?""",
    accepts=(
        ("cc: Private Office", "cc: "),
        ("Copied to: Ann Field", "Copied to: "),
        ("Copi/Cc:", "Copi/Cc:"),
        ("c.c. Ann", "c.c. "),
    ),
    refuses=("Copies of the report are enclosed", "CCTV in custody", "Copying is done"),
)

# Units that are written to by themselves, and so belong to no office named before them.
_ALONE = compiled(r"\b(?:private|press|news|ministerial) (?:office|secretary)$|\bdesk$", re.IGNORECASE)
_UNIT = compiled(r"^office of\b|\b(?:office|board|team)$", re.IGNORECASE)
_OPEN_END = compiled(r"[,&(/–—-]$|\b(?:and|of|for|the|to)$")
_UNSURE = "party-part-unsure"


def copied(text: str, blocks: Sequence[Block]) -> tuple[Sketch, ...]:
    """The parties of the lines that hold the list, in order."""
    found = list(_whole_lines(text, blocks))
    run_on = len(found) == 1 and ";" not in text[found[0].start : found[0].end]
    return tuple(party for line in found for party in parties_in(text, line, run_on=run_on))


def parties_in(text: str, span: Span, *, run_on: bool = False) -> tuple[Sketch, ...]:
    """The parties that a line names, or several lines that are one. ``run_on``: commas alone part one from the next."""
    flat = text[: span.end].replace("\n", " ")
    found = list(pieces(flat, span))
    starts = [at for at, piece in enumerate(found) if piece.mark == ";" and at]
    bounds = zip([0, *starts], [*starts, len(found)], strict=True)
    return tuple(party for start, end in bounds for party in _Reader(text, flat, found[start:end], run_on).read())


def _whole_lines(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """The lines of the list without its label, each joined with what its wrapping cut off."""
    line: Span | None = None
    for span in _unlabelled(text, blocks):
        if line is not None and _goes_on(text, line, span):
            line = Span(line.start, span.end)
            continue
        if line is not None:
            yield line
        line = span
    if line is not None:
        yield line


def _unlabelled(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        for span in lines_of(text, Span(block.body, block.end)):
            label = COPIES.regex.match(text[span.start : span.end])
            start = span.start + (label.end() if label else 0)
            if text[start : span.end].strip(" :.-–"):
                yield Span(start, span.end)


def _goes_on(text: str, line: Span, after: Span) -> bool:
    """Whether a line's wrapping cut it off before ``after``."""
    before, rest = text[line.start : line.end].replace("\n", " "), text[after.start : after.end]
    if _OPEN_END.search(before) or before.count("(") > before.count(")") or rest[:1].islower():
        return True
    last, first = pieces(before, Span(0, len(before))), pieces(rest, Span(0, len(rest)))
    if not last or not first:
        return False
    last_words = before[last[-1].span.start : last[-1].span.end]
    first_words = rest[first[0].span.start : first[0].span.end]
    if is_place(f"{last_words} {first_words}") or (first[0].kind == "area" and last[-1].kind == "role"):
        return True
    lone = last[-1].kind == "unknown" and " " not in last_words and last[-1].mark in (",", ";")
    return first_words.casefold() in BODIES or lone or is_cut_off(last_words)


class _Reader:
    """Reads the parties between two semicolons."""

    def __init__(self, text: str, flat: str, found: Sequence[Piece], run_on: bool) -> None:
        self._text, self._flat, self._found, self._run_on = text, flat, found, run_on
        self._is_closed = False
        self._parties: list[Sketch] = []
        self._party = Sketch()

    def read(self) -> list[Sketch]:
        for at, piece in enumerate(self._found):
            kind = self._settled(piece, self._kind_at(at + 1))
            if self._begins(kind, piece, self._kind_at(at + 1)):
                self._close()
            self._take(kind, piece)
        self._close()
        return self._parties

    def _kind_at(self, at: int) -> str:
        return self._found[at].kind if at < len(self._found) else ""

    def _close(self) -> None:
        if self._party:
            self._parties.append(self._party)
        self._party = Sketch()

    def _quote(self, piece: Piece) -> str:
        return self._flat[piece.span.start : piece.span.end]

    def _settled(self, piece: Piece, following: str) -> str:
        """What a piece of unknown kind is, by where it stands."""
        party, words = self._party, self._quote(piece)
        if piece.kind == "name" and party.role and not party.area and party.name and following != "role":
            return "area"
        if piece.kind != "unknown":
            return piece.kind
        if following == "role" and not party.name:
            return "name"
        if party.role and not party.area:
            return "area"
        return "name" if has_name_shape(words) and not party.name else "organisation"

    def _begins(self, kind: str, piece: Piece, following: str) -> bool:
        party = self._party
        if not party:
            return False
        if kind == "name":
            if party.name or not party.role:
                return piece.mark in (",", " ") or bool(party.name)
            return piece.mark in (",", " ") and following == "role"
        if kind == "role":
            return bool(party.role) or (not party.name and piece.mark not in ("-", ":", "("))
        if kind == "organisation":
            return self._stands_alone(piece)
        return False

    def _stands_alone(self, piece: Piece) -> bool:
        party, words = self._party, self._quote(piece)
        if piece.mark == "(":
            return False
        if party.organisation:
            return True
        if _ALONE.search(words):
            return "secretary" not in self._flat[party.start : piece.span.start].casefold()
        if PARENT.fullmatch(words):
            return False
        unit = _UNIT.search(words) is not None and "hair" not in self._role()
        if self._run_on and (party.area or (party.name and (unit or self._is_closed))):
            return True
        # "Chief Executive, Youth Justice Board", on a line of its own.
        return unit and not party.name and (self._run_on or not party.role)

    def _role(self) -> str:
        return "".join(self._flat[span.start : span.end] for span in self._party.role)

    def _take(self, kind: str, piece: Piece) -> None:
        self._is_closed = piece.mark in ("(", "-")
        if getattr(self._party, kind):
            return
        span = area_span(self._flat, piece.span) if kind == "area" else piece.span
        setattr(self._party, kind, lines_of(self._text, span))
        if piece.kind != kind or (kind == "area" and piece.kind == "unknown"):
            message = f"“{self._quote(piece)}” was taken for the {kind}"
            self._party.doubts[kind] = (Doubt(_UNSURE, message),)


RULES = (COPIES,)
