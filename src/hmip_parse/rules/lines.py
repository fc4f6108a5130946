"""The lines of a head or a signature, each with the kind of line it is: dates, references, contacts, or words.

A line that holds two things ("Director General of Operations Our reference: DG/12") is cut in two; one that a narrow
column wrapped ("HM Chief Inspector of / Probation") is one line again. Of a bilingual line the English half is taken.

Refused here: which party a line belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from hmip_parse.document import Block, Span
from hmip_parse.pattern import compiled
from hmip_parse.rules.addresses import DELIVERY, EMAIL, LABEL, STREET_WORDS, WEB, is_contact, is_postal
from hmip_parse.rules.dates import parse_date
from hmip_parse.rules.office_words import BODIES, HEADS
from hmip_parse.rules.pieces import Piece, is_cut_off, pieces
from hmip_parse.rules.rule import Found, Rule
from hmip_parse.rules.sketch import lines_of

LineKind = Literal["date", "reference", "theirs", "delivery", "contact", "welsh", "words"]

REFERENCE = Rule(
    "reference-line",
    r"""\b (?: ein \s+ cyf (?:eirnod)? \s* / \s* )?
        (?: (?: our | hmpps | correspondence | file | case | document ) \s+ )? ref (?: erence )?
        (?: \s* (?: no | number ) )? \b [.]? \s* (?: : | [–—-] (?=\s) | (?= \s+ [A-Z\d][\w/.-]*\d ) ) \s*
        (?P<value> [A-Z\d] [^\s,;]* (?: [ ] (?! YOUR \b ) (?: [A-Z\d/&.–-]+ ) (?= [ ] | $ ) ){0,4} )?""",
    accepts=(("Our ref: NP/24/018", "NP/24/018"), ("Reference: RPD 24 118", "RPD 24 118"), ("Ref NP-018", "NP-018")),
    refuses=("Preference: none", "the reference is to the report"),
)
THEIRS = Rule(
    "their-reference",
    r"""\b your \s+ ref (?: erence )? \b [.]? \s* [:–—-]? \s*
        (?P<value> [^\s,;]+ (?: [ ] [A-Z\d/&.-]+ (?= [ ] | $ ) ){0,4} )?""",
    accepts=(("Your ref: CI/24/7", "CI/24/7"),),
    refuses=("Our ref: CI/24/7",),
)
BARE_REFERENCE = Rule(
    "reference-bare",
    r"""^ (?= .* \d ) (?! (?: HMP | HM | PO \s BOX | UNIT | Q[1-4] ) \b )
        (?! .* \b [A-Z]{1,2} \d [A-Z\d]? [ ]? \d [A-Z]{2} $ )
        (?: [A-Z]{2,12}[A-Z\d]{0,12} (?: [ /.–-]{1,3} [A-Z\d]{1,12} ){1,6} | \d{6,12} ) $""",
    accepts=(("NP/RPD/24/018", "NP/RPD/24/018"), ("RPD 2025-318", "RPD 2025-318")),
    refuses=("HMP LEEDS 2", "NR3 1AA", "AREA DIRECTOR"),
    flags=re.VERBOSE,
)
_DATE_LABEL = compiled(
    r"^(?:date|dated|dyddiad(?: ?/ ?date)?)?\s*[:.]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?[\s,]*$",
    re.IGNORECASE,
)
_WELSH_DATE = compiled(
    r"\d{1,2}\s+(?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\s+(?:19|20)\d\d[\s/|]*$",
    re.IGNORECASE,
)
_BAR = compiled(r"\s*[|•·]\s*")
_OPEN_END = compiled(r"(?:&|\b(?:of|and|for|the|HM))$")
_STREET_TAIL = compiled(rf"^(?:{'|'.join(STREET_WORDS)}),", re.IGNORECASE)
# Words of Welsh letterheads and signatures. A line is Welsh if two in five of its words are of these.
_WELSH = frozenset(
    """
a
ar
ardal
arolygiaeth
arolygydd
carchar
carchardai
cymru
cyfarwyddwr
cyfarwyddwraig
cyffredinol
dirprwy
ef
ei
em
fawrhydi
gan
gogledd
gwasanaeth
gwasanaethau
gweinidog
gweithredol
gyfer
heddlu
i
llywodraeth
mawrhydi
o
pennaeth
phrawf
prawf
prif
rhanbarthol
swyddfa
swyddog
uned
weinyddiaeth
y
yn
yng
ymddiriedolaeth
yr
""".split()
)


class Line(NamedTuple):
    """A line, or part of one, of a head or a signature. ``found`` is the date or the reference that it gives."""

    kind: LineKind
    span: Span
    found: Found | None = None


def lines(text: str, blocks: Iterable[Block]) -> list[Line]:
    """The lines of some blocks, in order; a table gives those of its cells."""
    spans = [span for block in blocks for span in _spans(text, block)]
    return [line for span in _unwrapped(text, spans) for line in _lines_in(text, span)]


def is_welsh(phrase: str) -> bool:
    """Whether a phrase of a letterhead or a signature is Welsh."""
    words = compiled(r"[^\W\d_]+").findall(phrase.casefold())
    return bool(words) and sum(word in _WELSH for word in words) >= 0.4 * len(words) and len("".join(words)) > 2


def without_labels(text: str, found: Iterable[Line]) -> Iterator[Line]:
    """Lines without labels such as "FAO:", and cut in two where a body and its address share one."""
    flat = text.replace("\n", " ")
    for line in found:
        if line.kind != "words":
            yield line
            continue
        label = LABEL.regex.match(flat[line.span.start : line.span.end])
        span = Span(line.span.start + (label.end() if label else 0), line.span.end)
        cut = _address_within(flat, span)
        if cut:
            yield Line("words", Span(span.start, cut[0]))
        yield Line("words", Span(cut[1] if cut else span.start, span.end))


def _address_within(flat: str, span: Span) -> tuple[int, int] | None:
    """Where a party ends and its address begins: "HM Inspectorate of Probation, 1 High Street, Leeds"."""
    phrase = flat[span.start : span.end]
    if "," not in phrase or not is_postal(phrase):
        return None
    for before, part in pairwise(pieces(flat, span)):
        if not _is_party(flat, before):
            return None
        if not _is_party(flat, part):
            has_number = compiled(r"\d").search(flat[part.span.start : span.end])
            return (before.span.end, part.span.start) if has_number else None
    return None


def _is_party(flat: str, piece: Piece) -> bool:
    if piece.kind == "name":
        return not is_postal(flat[piece.span.start : piece.span.end])
    return piece.kind in ("role", "organisation")


def _spans(text: str, block: Block) -> Iterator[Span]:
    if block.kind != "table":
        yield from lines_of(text, Span(block.start, block.end))
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from _spans(text, inner)


def _unwrapped(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last is not None and _is_wrapped(text, last, span):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_wrapped(text: str, line: Span, after: Span) -> bool:
    before, rest = text[line.start : line.end], text[after.start : after.end]
    if text[line.end : after.start] != "\n" or EMAIL.search(before):
        return False
    if before.casefold().endswith(("behalf of", ":")) or EMAIL.search(rest) or WEB.regex.match(rest):
        return False
    if _OPEN_END.search(before) or _STREET_TAIL.match(rest) or compiled(r"(?:of|for|and|the)\b").match(rest):
        return True
    first = rest.split(None, 1)[0].casefold().strip(",.") if rest else ""
    return is_cut_off(before) and (first in HEADS or first in BODIES)


# The same lines are read for the parties, the date, and where the parts of a letter begin.
@lru_cache(maxsize=128)
def _lines_in(text: str, span: Span) -> tuple[Line, ...]:
    return tuple(_cut(text, span))


def _cut(text: str, span: Span) -> Iterator[Line]:
    """A line as one, or as the two or three that stand side by side in it."""
    phrase = text[span.start : span.end]
    if _BAR.search(phrase):
        yield from _between_bars(text, span)
    elif is_contact(phrase):
        yield Line("contact", span)
    elif DELIVERY.regex.match(phrase):
        yield Line("delivery", span)
    elif (theirs := THEIRS.regex.search(phrase)) and not theirs.start():
        yield Line("theirs", Span(span.start, span.start + theirs.end()))
        yield from _rest(text, Span(span.start + theirs.end(), span.end))
    elif reference := _reference(text, span):
        yield from _rest(text, Span(span.start, reference.span.start))
        yield reference
        yield from _rest(text, Span(reference.span.end, span.end))
    elif dated := _date(text, span):
        yield from _rest(text, Span(span.start, dated.span.start))
        yield dated
        yield from _rest(text, Span(dated.span.end, span.end))
    else:
        yield _words(text, span)


def _between_bars(text: str, span: Span) -> Iterator[Line]:
    at = span.start
    for bar in [*_BAR.finditer(text, span.start, span.end), None]:
        yield from _rest(text, Span(at, bar.start() if bar else span.end))
        at = bar.end() if bar else span.end


def _rest(text: str, span: Span) -> Iterator[Line]:
    for inner in lines_of(text, span):
        if text[inner.start : inner.end].strip(" ,;:.|/–-") and not _WELSH_DATE.match(text[inner.start : inner.end]):
            yield from _cut(text, inner)


def _reference(text: str, span: Span) -> Line | None:
    phrase = text[span.start : span.end]
    bare = BARE_REFERENCE.regex.match(phrase)
    if bare:
        return Line("reference", span, Found(phrase, (span,), BARE_REFERENCE.name))
    match = REFERENCE.regex.search(phrase)
    if match is None or (
        match.start() and phrase[: match.start()].casefold().rstrip().endswith(("your", "with", "in"))
    ):
        return None
    whole = Span(span.start + match.start(), span.start + match.end())
    if not match["value"]:
        return Line("reference", whole) if match.end() == len(phrase) else None
    if not compiled(r"\d").search(match["value"]):
        return None
    value = Span(span.start + match.start("value"), span.start + match.end("value"))
    return Line("reference", whole, Found(text[value.start : value.end], (value,), REFERENCE.name))


def _date(text: str, span: Span) -> Line | None:
    """The date of a line that holds a date alone, or one behind words that do not introduce it."""
    found = parse_date(text, span.start, span.end)
    if found is None:
        return None
    start, end = found.spans[0].start, found.spans[-1].end
    before, behind = text[span.start : start], text[end : span.end]
    if _DATE_LABEL.match(before) and (not behind.strip(" .,") or found.value is not None):
        return Line("date", Span(span.start, end), found)
    label = compiled(r"(?:\bdated?:?\s*)$", re.IGNORECASE).search(before)
    introduced = compiled(r"[:(–—-]\s*$|\b(?:on|of|in|from|to|by|until|and|published|since)\s*$").search(before)
    if _WELSH_DATE.match(before) and not behind.strip(" .,"):
        return Line("date", Span(span.start, end), found)
    if behind.strip(" .,)") or (introduced and not label) or found.value is None or len(before) > 60:
        return None
    return Line("date", Span(start - len(label.group()) if label else start, end), found)


def _words(text: str, span: Span) -> Line:
    """A line of words: its English half if it is bilingual."""
    phrase = text[span.start : span.end]
    halves = list(compiled(r"[^/]+").finditer(phrase))
    welsh = [is_welsh(half.group()) for half in halves]
    if any(welsh) and not all(welsh):
        english = halves[welsh.index(False)]
        words = english.group().strip()
        start = span.start + english.start() + english.group().index(words)
        return Line("words", Span(start, start + len(words)))
    return Line("welsh" if is_welsh(phrase) else "words", span)


RULES = (REFERENCE, THEIRS, BARE_REFERENCE)
