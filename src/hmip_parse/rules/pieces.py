"""A line about a party, cut into what it says: names, roles, areas and organisations.

"Ann Field, Head of PDU, Lambeth" is a name, a role and an area; "Head of Lambeth PDU" is one role, and so is "Director
General, Operations"; "Chief Probation Officer – Ann Field" is a role and a name. Where separators are missing, the
words themselves tell: "HMPPS Chief Probation Officer Ann Field, Regional Probation Director, Wales".

Refused here: which pieces belong to one party. A line says what its pieces are, not whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from hmip_parse.document import Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.addresses import EMAIL, is_postal
from hmip_parse.rules.office_words import BODIES, FUNCTIONS, HEADS, NAMED_BODIES, RANKS, SURNAMES
from hmip_parse.rules.people import (
    PARTICLES,
    POST_NOMINALS,
    bare_name,
    has_name_shape,
    has_post_nominals,
    has_title,
    is_post_nominal,
)
from hmip_parse.rules.places import is_place, without_kind

Kind = Literal["name", "role", "area", "organisation", "email", "function", "unknown"]


class Piece(NamedTuple):
    """A part of a line. ``mark`` is what stands before it: "," ";" "-" "(" ":" or a blank, and "" at the start."""

    kind: Kind
    span: Span
    mark: str = ""


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    key: str


def _word(text: str, start: int, end: int) -> _Word:
    return _Word(text, start, end, text.casefold().replace("’", "'").strip(".,:;()*"))


_SEPARATOR = compiled(
    rf"""\s* [;|\n] \s* | \s+ [–—-] \s+ | (?<=[^\W\d]) [–—] (?=[^\W\d]) | , \s+ (?! (?: {"|".join(POST_NOMINALS)} ) \b )
    | \s* [(\[<] | [)\]>] [,.;]? \s* | : \s+ | \s+ / \s+ | \s+ (?= [^\s@]+ @ [\w.-]+ $ )""",
    re.VERBOSE,
)
_PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "on"})
_LINKS = frozenset({*_PREPOSITIONS, "and", "&", "the", "with", "by", "a", "-", "–"})
_OFFICE_WORDS = RANKS | HEADS | FUNCTIONS | BODIES | _LINKS
_BEFORE_HEADS = (RANKS | FUNCTIONS | BODIES | _LINKS) - HEADS
_UNITS = FUNCTIONS | BODIES
_NO_SURNAMES = HEADS - SURNAMES | BODIES
_PRISON = compiled(r"(?:HMP|HMYOI|HMYOIs|YOI|HM Prison(?! (?:&|and)\b)|STC)\b(?!\S*PS)")
# Of the probation units, "Hammersmith, Fulham, Kensington, Chelsea and Westminster" has the most commas.
_PLACES_IN_A_NAME = 4
# Words. No name, office or body is longer: the fixtures have 18 between two separators, in a sentence.
_LONGEST = 40
_OFFICE_OF = compiled(r"(?:['’]s|s['’]) (?:private |press )?office\b", re.IGNORECASE)
# Bodies that a unit is named with: "Contract Management, HMPPS".
PARENT = compiled(
    r"HMPPS|MoJ|NOMS|NPS|HMIP|(?:the )?(?:Ministry of Justice|HM Prison (?:and|&) Probation Service)", re.IGNORECASE
)
_SURE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame"})
_BODY_OPENERS = frozenset({"HMPPS", "HMIP", "MoJ", "Private", "Press", "Office"})
_WORDS = compiled(r"\S+")
_MARKS = {"–": "-", "—": "-", "|": ";", "\n": ";", "[": "(", "<": "(", ">": ",", ")": ",", "]": ",", "/": ";"}


def pieces(text: str, span: Span) -> tuple[Piece, ...]:
    """The pieces of a line (or of several) of the document text, in order."""
    found = _pieces(text[span.start : span.end])
    return tuple(Piece(p.kind, Span(p.span.start + span.start, p.span.end + span.start), p.mark) for p in found)


def kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of the pieces of a phrase."""
    return tuple(piece.kind for piece in _pieces(text))


# A line is read once as it stands, and again for each party that it may belong to.
@lru_cache(maxsize=128)
def _pieces(text: str) -> tuple[Piece, ...]:
    parts = list(_with_whole_places(text, list(_segments(text, Span(0, len(text))))))
    found = [piece for part in parts for piece in _read(text, part)]
    return tuple(_joined(text, (piece for one in _pairs(found) for piece in _without_place(text, *one))))


def _pairs(found: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece]]:
    return zip([None, *found], found, strict=False)


def _without_place(text: str, before: Piece | None, piece: Piece) -> Iterator[Piece]:
    """A role, cut in two where a place opens it that belongs to the role before ("…, North West Head of PDU")."""
    if before and before.kind == piece.kind == "role" and piece.mark in (",", "-", "("):
        words = _words(text, piece.span)
        for count in range(len(words) - 1, 0, -1):
            if is_place(_phrase(words[:count])) and words[count].key not in BODIES:
                yield Piece("area", Span(words[0].start, words[count - 1].end), piece.mark)
                yield Piece("role", Span(words[count].start, words[-1].end), " ")
                return
    yield piece


def _segments(text: str, span: Span) -> Iterator[Piece]:
    at, mark = span.start, ""
    for match in _SEPARATOR.finditer(text, span.start, span.end):
        yield from _segment(text, at, match.start(), mark)
        sign = ";" if ";" in match.group() else match.group().strip()[:1] or ("\n" if "\n" in match.group() else " ")
        at, mark = match.end(), _MARKS.get(sign, sign)
    yield from _segment(text, at, span.end, mark)


def _segment(text: str, start: int, end: int, mark: str) -> Iterator[Piece]:
    while start < end and text[start] in " ,;:*_.-–•":
        start += 1
    while start < end and text[end - 1] in " ,;:*_-–":
        end -= 1
    if end > start and text[end - 1] == "." and not is_post_nominal(text[start:end].split()[-1]):
        end -= 1
    if start < end:
        yield Piece("unknown", Span(start, end), mark)


def _with_whole_places(text: str, parts: list[Piece]) -> Iterator[Piece]:
    """Segments, with those made whole that commas cut out of a place ("Kent, Surrey and Sussex")."""
    at = 0
    while at < len(parts):
        reach = at
        while reach + 1 < len(parts) and reach - at < _PLACES_IN_A_NAME and parts[reach + 1].mark == ",":
            reach += 1
        whole = (n for n in range(reach, at, -1) if is_place(text[parts[at].span.start : parts[n].span.end]))
        last = next(whole, at)
        yield parts[at] if last == at else parts[at]._replace(span=Span(parts[at].span.start, parts[last].span.end))
        at = last + 1


def _read(text: str, piece: Piece) -> Iterator[Piece]:
    """A segment's pieces: one, or several where the separators between them are missing."""
    if EMAIL.regex.fullmatch(text, piece.span.start, piece.span.end):
        yield piece._replace(kind="email")
        return
    words, mark = _words(text, piece.span), piece.mark
    if len(words) > _LONGEST:
        yield piece
        return
    while words:
        if words[0].key in ("for", "in") and mark == " " and is_place(_phrase(words[1:])):
            words = words[2:] if words[1].key == "the" else words[1:]
        kind, count = _first(words)
        if pair := _first_of_two(words):
            yield Piece("name", Span(words[0].start, words[pair - 1].end), mark)
            words, mark = words[pair + 1 :], " "
            continue
        yield Piece(kind, Span(words[0].start, words[count - 1].end), mark)
        words, mark = words[count:], " "


def _words(text: str, span: Span) -> list[_Word]:
    return [_word(m.group(), m.start(), m.end()) for m in _WORDS.finditer(text, span.start, span.end)]


def _first(words: Sequence[_Word]) -> tuple[Kind, int]:
    """The kind of the first piece among words without separators, and how many words it has."""
    phrase = _phrase(words)
    if is_place(phrase):
        return "area", len(words)
    if apart := _body_apart(words):
        return "organisation", apart
    if _is_body(words):
        return "organisation", len(words)
    if _is_person(words):
        return "name", len(words)
    heads = [at for at, word in enumerate(words) if _is_head(word) and at < _noun_phrase_end(words)]
    if heads:
        return _role_first(words, heads)
    if all(_is_office_word(word) for word in words):
        return "function", len(words)
    for count in range(len(words) - 1, 0, -1):
        if _is_name(words[count:]) or (_is_region_of_body(words, count)):
            if is_place(_phrase(words[:count])):
                return "area", count
            if _is_body(words[:count]):
                return "organisation", count
    return ("name" if _is_name(words) else "unknown"), len(words)


def _first_of_two(words: Sequence[_Word]) -> int:
    """How many words are the first of two names joined by "and"; 0 where they are not."""
    links = [at for at, word in enumerate(words) if word.key in ("and", "&")]
    return next((at for at in links if _is_name(words[:at]) and _is_name(words[at + 1 :])), 0)


def _role_first(words: Sequence[_Word], heads: Sequence[int]) -> tuple[Kind, int]:
    begin = heads[0]
    while begin and (_is_office_word(words[begin - 1]) or _ends_place(words, begin)):
        begin -= 1
    if begin > 1 and _is_name(words[:begin]) and not is_postal(_phrase(words[:begin])):
        return "name", begin
    if begin == 1 and has_title(_phrase(words[:2])):
        begin = 0
    return "role", _role_end(words, heads[0])


def _role_end(words: Sequence[_Word], head: int) -> int:
    at = head + 1
    while at < len(words):
        tail = words[at:]
        if words[at].key == "for" and is_place(_phrase(tail[1:])):
            return at
        linked = words[at - 1].key in _LINKS
        if words[at - 1].key in _PREPOSITIONS and (is_place(_phrase(tail)) or _is_body(tail)):
            return len(words)
        if not linked and _ends_role(tail):
            return at
        at += 1
    return at


def _ends_role(tail: Sequence[_Word]) -> bool:
    """Whether another piece begins behind a role: a place, a body, a name, or a place and a name."""
    if is_place(_phrase(tail)):
        return True
    if _is_office_word(tail[0]) and not _PRISON.match(tail[0].text):
        return _is_body(tail) and tail[0].key not in _LINKS and tail[0].key not in HEADS and _is_named_body(tail)
    if _is_body(tail) or _is_name(tail):
        return True
    return any(is_place(_phrase(tail[:n])) and _is_start(tail[n:]) for n in range(len(tail) - 1, 0, -1)) or any(
        _is_name(tail[:n]) and _is_head_ahead(tail[n:]) for n in range(2, min(5, len(tail)))
    )


def _is_start(words: Sequence[_Word]) -> bool:
    return _is_name(words) or (_is_body(words) and words[0].key not in {"pdu", "pdus"} and not _is_unit_of_place(words))


def _is_unit_of_place(words: Sequence[_Word]) -> bool:
    return all(word.key in _UNITS for word in words)


def _is_head_ahead(words: Sequence[_Word]) -> bool:
    return any(_is_head(word) for word in words) and _is_office_word(words[0])


def _is_person(words: Sequence[_Word]) -> bool:
    """Whether words are certainly a name: a title or post-nominals, or a first name before a surname like "Judge"."""
    phrase = _phrase(words)
    if not has_name_shape(phrase):
        return False
    if has_post_nominals(phrase):
        return not any(_is_head(word) and word.key not in SURNAMES for word in words)
    if has_title(phrase):
        bare = [word.casefold() for word in bare_name(phrase).split()]
        return words[0].key in _SURE_TITLES or (bare[0] not in RANKS and not any(word in HEADS for word in bare))
    return 2 <= len(words) <= 3 and words[-1].key in SURNAMES and not any(_is_office_word(w) for w in words[:-1])


def _is_name(words: Sequence[_Word]) -> bool:
    """Whether words have the shape of a name and none of them but the last says what an office or a body is."""
    phrase = _phrase(words)
    if not has_name_shape(phrase) or is_place(phrase):
        return False
    if has_title(phrase):
        return _is_person(words)
    if any(_is_office_word(word) for word in words[:-1]) or words[-1].key in _NO_SURNAMES:
        return False
    return not all(word.text.isupper() and len(word.text) <= 4 for word in words)


def _is_body(words: Sequence[_Word]) -> bool:
    """Whether words are a body or a unit of one: its noun stands last, or before the first preposition."""
    if _is_named_body(words) or _PRISON.match(words[0].text) or _PRISON.match(_phrase(words)):
        return not any(_is_head(word) for word in words[1:]) or words[-1].key in BODIES
    last = words[_noun_phrase_end(words) - 1].key
    if (last in BODIES or last.removesuffix("s") in BODIES) and last not in HEADS:
        return not (_is_head(words[0]) and len(words) > 1 and words[1].key in _PREPOSITIONS)
    return _OFFICE_OF.search(_phrase(words)) is not None


def _body_apart(words: Sequence[_Word]) -> int:
    """How many words are a body with another party behind it and nothing between ("Kent Police HMPPS Press Office")."""
    if (
        len(words) > 2
        and words[0].key in ("private", "press")
        and words[1].key == "office"
        and words[2].key not in _LINKS
    ):
        return 2
    for at in range(2, len(words) - 1):
        if (
            words[at].text in _BODY_OPENERS
            and words[at - 1].key in BODIES
            and words[at - 1].key not in ("service", "services")
        ):
            return at if _is_body(words[:at]) and _is_body(words[at:]) else 0
    return 0


def _is_named_body(words: Sequence[_Word]) -> bool:
    phrase = _phrase(words).casefold().replace("’", "'").removeprefix("the ").strip(". ")
    return phrase in NAMED_BODIES or phrase.removesuffix(" in wales") in NAMED_BODIES


def _is_region_of_body(words: Sequence[_Word], count: int) -> bool:
    """Whether a body is followed by its area: "The Probation Service North East"."""
    return words[count - 1].key in {"service", "nps", "hmpps", "division"} and is_place(_phrase(words[count:]))


def _noun_phrase_end(words: Sequence[_Word]) -> int:
    return next((at for at, word in enumerate(words) if word.key in _PREPOSITIONS and at), len(words))


def _is_head(word: _Word) -> bool:
    return _is_head_key(word.key)


@lru_cache(maxsize=4096)
def _is_head_key(key: str) -> bool:
    return any(part in HEADS or (part.endswith("s") and part[:-1] in HEADS) for part in key.split("/"))


def _is_office_word(word: _Word) -> bool:
    if word.key in _OFFICE_WORDS or _is_head(word) or _is_lower(word):
        return True
    parts = [part for part in compiled(r"[/-]").split(word.key) if part]
    return bool(parts) and all(part in _OFFICE_WORDS for part in parts)


def _is_lower(word: _Word) -> bool:
    return word.text[:1].islower() and word.key not in PARTICLES


def _ends_place(words: Sequence[_Word], end: int) -> bool:
    return any(is_place(_phrase(words[at:end])) for at in range(max(0, end - 6), end))


def _phrase(words: Sequence[_Word]) -> str:
    return " ".join([word.text for word in words])


def _joined(text: str, found: Iterator[Piece]) -> list[Piece]:
    """Pieces that commas or dashes cut in two, made whole: what an office is about, and areas side by side."""
    out: list[Piece] = []
    for piece in found:
        last = out[-1] if out else None
        if last and _goes_on(text, last, piece):
            out[-1] = last._replace(span=Span(last.span.start, piece.span.end + (piece.mark == "(")))
        else:
            out.append(piece)
    return [p._replace(kind="organisation") if p.kind == "function" else p for p in out]


def _goes_on(text: str, last: Piece, piece: Piece) -> bool:
    if piece.kind == "function" or (piece.kind == "unknown" and _is_about(text, piece)):
        return last.kind in ("role", "organisation") and piece.mark in (",", "-", "(")
    if piece.kind == "organisation" and last.kind in ("organisation", "function") and piece.mark == ",":
        if PARENT.fullmatch(text[piece.span.start : piece.span.end]):
            return not PARENT.fullmatch(text[last.span.start : last.span.end])
        ministry = (
            text[last.span.start : last.span.end].casefold().startswith(("ministry", "department", "hm inspectorate"))
        )
        return ministry and bool(compiled(r"\band\b|&").search(text[piece.span.start : piece.span.end]))
    return piece.kind == last.kind == "area" and piece.mark == ","


def _is_about(text: str, piece: Piece) -> bool:
    """Whether a phrase says what an office is about, though not all its words are known: "Insights and Practice"."""
    return any(word.key in FUNCTIONS for word in _words(text, piece.span))


def is_cut_off(phrase: str) -> bool:
    """Whether a phrase is but the beginning of an office or a body, as a wrapped line leaves it: "HMPPS Chief"."""
    words = [_word(word, 0, 0) for word in phrase.split()]
    if not words or _is_named_body(words):
        return False
    known = all(word.key in _BEFORE_HEADS for word in words)
    return known and words[-1].key not in BODIES


def area_span(text: str, span: Span) -> Span:
    """The span of an area without the word that says what kind of area it is ("South West Region")."""
    return Span(span.start, span.start + len(without_kind(text[span.start : span.end])))
