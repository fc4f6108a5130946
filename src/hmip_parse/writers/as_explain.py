"""The document text with every finding marked in it: from a value to its rule in one look.

Each line of the document text stands behind ``│``. What a value was taken from stands in numbered brackets, and under
the line that a bracket opens in stand the values, each with its JSON Pointer and its rule::

    │ [4 We will [5 audit] 30 cases [6 by June].]
         4  /actions/0/text  ← action-paragraph
         5  /actions/0/status = planned  ← status-verbs
         6  /actions/0/deadlines/0 = by 2026-06 (2026-06-01 to 2026-06-30), inferred  ← deadline-month
            ! deadline-year-inferred: “by June” has no year; 2026 was taken

Below the text stand the keys for which nothing was found, then all warnings. Whatever does not print is shown as an
escape, so that nothing in a letter commands a terminal.

The text is plain and unwrapped, the same wherever it goes. ``as_explain_on_terminal`` shows the same lines in colour.

Refused here: any judging of values; what is shown is what the Letter says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from hmip_parse.printable import printable
from hmip_parse.writers.marks import Finding, Mark, marked_lines, marks

if TYPE_CHECKING:
    from hmip_parse.letter import Evidence, Warning
    from hmip_parse.pipeline import Reading

_BEFORE_TEXT = "│ "
_BEFORE_FINDING = " " * 8  # a number of up to six digits, right-aligned, and two blanks
_NOT_LOOKED_FOR = {"schema_version", "document_type", "source", "warnings", "evidence"}
# Of who is copied a letter gives a name or a role; that it gives no postcode is nothing to look at.
_PARTS_NOT_EXPECTED = "/cc/N/"


class Piece(NamedTuple):
    """A part of a line, and what it is: "mark", "rule", "warning", "title", the key of the Letter that it belongs to
    (below an action, the key there), or "" for the letter's other words and for values.
    """

    text: str
    look: str = ""


class Line(NamedTuple):
    """A line. ``first`` stands in front of it, and ``front`` in front of each further row that it is wrapped to."""

    first: str
    front: str
    pieces: tuple[Piece, ...]


_EMPTY = Line("", "", ())


def part(reading: Reading) -> bytes:
    """The lines as plain text."""
    return "".join(f"{line.first}{''.join(p.text for p in line.pieces)}\n" for line in lines(reading)).encode()


def alone(part: bytes) -> bytes:
    """A part is a whole file."""
    return part


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The documents with an empty line between them."""
    before = b""
    for part in parts:
        yield before + part
        before = b"\n"


def lines(reading: Reading) -> Iterator[Line]:
    """All lines of a document. Their pieces hold nothing but printing characters."""
    letter = reading.letter
    values = letter.model_dump(mode="json")
    missing = not_found({key: value for key, value in values.items() if key not in _NOT_LOOKED_FOR})
    warnings: dict[str, list[Warning]] = defaultdict(list)
    for warning in letter.warnings:
        warnings[warning.field].append(warning)
    counts = f"values found: {len(letter.evidence)}, keys not found: {len(missing)}, warnings: {len(letter.warnings)}"
    for line in (
        _title(f"{reading.name}: {letter.document_type}; {counts}"),
        _EMPTY,
        *_body(reading, values, warnings),
        _EMPTY,
        _title("Not found"),
        *_missing_lines(missing, warnings),
        _EMPTY,
        _title("Warnings"),
        *_warning_lines(letter.warnings),
    ):
        yield line._replace(pieces=tuple(Piece(printable(text), look) for text, look in line.pieces))


def _title(text: str) -> Line:
    return Line("", "  ", (Piece(text, "title"),))


def _body(reading: Reading, values: Mapping[str, Any], warnings: Mapping[str, list[Warning]]) -> Iterator[Line]:
    """The document text, with the findings under each line."""
    document, evidence, page = reading.document, reading.letter.evidence, None
    for line in marked_lines(document.text, marks(evidence)):
        if (here := document.page_of(line.start)) != page:
            page = here
            yield Line("", "", (Piece(f"── page {page}", "mark"),))
        pieces = (Piece(s.text, "mark" if s.bracket else _look_of(s.mark)) for s in line.stretches)
        yield Line(_BEFORE_TEXT, _BEFORE_TEXT, tuple(pieces))
        for mark in line.opened:
            for nth, finding in enumerate(mark.findings):
                number = "" if nth else str(mark.number)
                said = "" if finding.part > 1 else _said(values, finding.pointer, evidence[finding.pointer])
                yield _finding_line(number, finding, said)
                if finding.part == 1:
                    yield from (_doubt_line(_BEFORE_FINDING, each) for each in warnings.get(finding.pointer, ()))


def _finding_line(number: str, finding: Finding, said: str) -> Line:
    several = f" ({finding.part} of {finding.parts})" if finding.parts > 1 else ""
    return Line(
        f"{number:>6}  ",
        _BEFORE_FINDING + "  ",
        (
            Piece(finding.pointer, _look(finding.pointer)),
            Piece(f" = {said}" if said else ""),
            Piece(f"  ← {finding.rule}{several}", "rule"),
        ),
    )


def _doubt_line(front: str, warning: Warning) -> Line:
    return Line(f"{front}! ", f"{front}  ", (Piece(f"{warning.code}: {warning.message}", "warning"),))


def _said(values: Mapping[str, Any], pointer: str, spans: Iterable[Evidence]) -> str:
    """The value at a pointer in a few words; "" where it is what its spans hold, word for word."""
    value: Any = values
    for step in pointer.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
    quoted = " ".join(span.quote for span in spans).split()
    if isinstance(value, dict):
        return _time(value, as_quoted=value["text"].split() == quoted)
    return "" if isinstance(value, str) and value.split() == quoted else str(value)


def _time(value: Mapping[str, Any], *, as_quoted: bool) -> str:
    """A Deadline or Period: its relation, its EDTF, its first and last day where these say more, and what is odd."""
    first, last = value["earliest"], value["latest"]
    parts = [
        "" if as_quoted else f"“{value['text']}”",
        value.get("relation") or "",
        value["edtf"] or "a time unknown",
        "" if first == last else f"({first} to {last})",
    ]
    return " ".join(filter(None, parts)) + (", inferred" if value.get("inferred") else "")


def not_found(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Pointers at which a value is null or a list is empty, with N for the places in lists, and which places these are.

    A place in a list in a list is "2/0".
    """
    missing: dict[str, list[str]] = defaultdict(list)

    def walk(node: Any, pointer: str, places: tuple[str, ...]) -> None:
        if node is None or node == []:
            if not pointer.startswith(_PARTS_NOT_EXPECTED):
                missing[pointer].append("/".join(places))
        elif isinstance(node, dict):
            for key, value in node.items():
                walk(value, f"{pointer}/{key}", places)
        elif isinstance(node, list):
            for place, value in enumerate(node):
                walk(value, f"{pointer}/N", (*places, str(place)))

    walk(values, "", ())
    return missing


def _missing_lines(missing: Mapping[str, list[str]], warnings: Mapping[str, list[Warning]]) -> Iterator[Line]:
    for pointer, places in missing.items():
        where = f"  N: {', '.join(places)}" if places[0] else ""
        yield Line("  ", "    ", (Piece(pointer, _look(pointer)), Piece(where)))
        for place in places:
            yield from (_doubt_line("    ", each) for each in warnings.get(_pointer_at(pointer, place), ()))
    if not missing:
        yield Line("  ", "  ", (Piece("nothing"),))


def _pointer_at(pointer: str, places: str) -> str:
    """The pointer with its Ns replaced by the places: "/actions/N/owner" and "3" give "/actions/3/owner"."""
    filled = iter(places.split("/"))
    return "/".join(next(filled) if step == "N" else step for step in pointer.split("/"))


def _warning_lines(warnings: Iterable[Warning]) -> Iterator[Line]:
    nothing = True
    for warning in warnings:
        nothing = False
        where = warning.field or "the whole document"
        yield Line(
            "  ",
            "    ",
            (Piece(where, _look(warning.field)), Piece(f"  {warning.code}: {warning.message}", "warning")),
        )
    if nothing:
        yield Line("  ", "  ", (Piece("none"),))


def _look_of(mark: Mark | None) -> str:
    """The look of words: that of the first value taken from the innermost mark."""
    return _look(mark.findings[0].pointer) if mark else ""


def _look(pointer: str) -> str:
    steps = [*pointer.split("/"), "", "", ""]
    return steps[3] or steps[1] if steps[1] == "actions" else steps[1]
