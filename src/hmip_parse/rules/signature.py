"""Who signs a letter, and for whom.

Of two names at a signature the sender is the principal: the one on whose behalf another signs, or the one without "pp".
An office or a body alone ("on behalf of the Regional Probation Director") leaves the sender to the person who signs.

Refused here: what the letterhead says of the sender.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hmip_parse.document import Block, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.groups import Group, groups
from hmip_parse.rules.lines import Line, lines
from hmip_parse.rules.people import name_words
from hmip_parse.rules.pieces import pieces
from hmip_parse.rules.rule import Doubt, Rule
from hmip_parse.rules.sketch import quote

BEHALF = Rule(
    "signature-on-behalf",
    r"""[(\[]? (?: \b (?: signed | and | for ) \s+ ){0,3} \b
        (?: on \s+ behalf \s+ of | in \s+ the \s+ absence \s+ of | ar \s+ ran ) \b \s* [:,]? \s*
    | ^ for \s+ (?= the \b | [A-Z] )""",
    accepts=(
        ("signed on behalf of", "signed on behalf of"),
        ("for and on behalf of Ann Field", "for and on behalf of "),
    ),
    refuses=("half of the cases", "on the whole"),
)
PROXY = Rule(
    "signature-pp",
    r"^ [(\[]? \s* p\.? \s? p\.? (?= [\s:)\]] | $ ) [:)\]]? \s*",
    accepts=(("pp Ann Field", "pp "), ("p.p. Ann Field", "p.p. ")),
    refuses=("PPS to the Minister", "Pippa Field"),
)
_SIGNED = compiled(
    r"""^[(\[]? (?: (?:electronically|digitally)? \ ? signed (?: \ (?:electronically|digitally) )? (?: \ by )?
        | signature | name | by ) \s* [:)\]] \s* | ^ (?:electronically\ |digitally\ )? signed\ by \s+""",
    re.VERBOSE | re.IGNORECASE,
)


class Signature(NamedTuple):
    """The party that signs, and what was doubtful about the choice."""

    sender: Group
    doubts: tuple[Doubt, ...] = ()


def read_signature(text: str, blocks: Sequence[Block]) -> Signature:
    """The principal of a signature; an empty Group where nobody signs."""
    own, principal = _parted(text, lines(text, blocks))
    for part in (principal, own):
        people = [group for group in groups(text, _without_first_name(text, part), signed=True) if group]
        named = [group for group in people if group.sketch.name]
        if named:
            return _chosen(text, part, named)
    people = groups(text, own, signed=True)
    return Signature(people[0] if people else Group())


def _chosen(text: str, part: Sequence[Line], named: Sequence[Group]) -> Signature:
    proxies = {line.span.start for line in part if _is_proxy(text, line)}
    principals = [group for group in named if group.sketch.name[0].start not in proxies] or list(named)
    doubts: tuple[Doubt, ...] = ()
    if len(principals) > 1:
        names = " and ".join(f"“{quote(text, group.sketch.name)}”" for group in principals)
        doubts = (Doubt("several-signatories", f"{names} sign; the first was taken", "/name"),)
    return Signature(principals[0], doubts)


def _is_proxy(text: str, line: Line) -> bool:
    before = text[: line.span.start].rpartition("\n")[2]
    return PROXY.regex.match(before + " ") is not None and bool(before.strip())


def _parted(text: str, found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of who signs, and those of the person on whose behalf."""
    own: list[Line] = []
    principal: list[Line] = []
    part = own
    for line in found:
        if line.kind != "words":
            part.append(line)
            continue
        for span, after in _pieces(text, line.span):
            if after:
                part = own if _is_office(text, span) else principal
                if part is own:
                    continue
            if text[span.start : span.end].strip(" ,;:()[]–-"):
                part.append(Line("words", span))
    return own, principal


def _is_office(text: str, span: Span) -> bool:
    """Whether what stands behind "on behalf of" is an office or a body without a name."""
    found = {piece.kind for piece in pieces(text, span)}
    return bool(found & {"role", "organisation"}) and "name" not in found


def _pieces(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """A line without "signed" or "pp", and whether it stands behind "on behalf of"."""
    phrase = text[span.start : span.end]
    behalf = BEHALF.regex.search(phrase)
    if behalf:
        yield Span(span.start, span.start + behalf.start()), False
        yield Span(span.start + behalf.end(), span.end), True
        return
    lead = PROXY.regex.match(phrase) or _SIGNED.match(phrase)
    yield Span(span.start + (lead.end() if lead else 0), span.end), False


def _without_first_name(text: str, part: Sequence[Line]) -> list[Line]:
    """Lines without a first name written by hand over the name in full."""
    kept = list(part)
    if len(kept) > 1 and kept[0].kind == "words":
        first, second = (name_words(text[line.span.start : line.span.end]) for line in kept[:2])
        if len(first) == 1 and first < second:
            kept = kept[1:]
    return kept


RULES = (BEHALF, PROXY)
