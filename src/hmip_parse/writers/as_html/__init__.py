"""One page for the browser: what was promised, when, by whom, and where the letter says it.

The page is one file, without scripts, that loads nothing: an overview by region and PDU, the deadlines as a picture and
as a list, and each letter's data beside its text with every found value marked. A Content Security Policy in its head
forbids whatever a letter might smuggle past the escaping: scripts, styles, images and addresses from elsewhere.

Jinja2 fills the templates: it escapes all that is not marked as safe, in text as in attributes, and fails where a name
is misspelt. The one text that is put together in Python, because marks nest, goes through ``markupsafe``.

All letters' parts (JSON and document text) are held in memory, because the overview stands in front of them. They are
gone through twice, for the overview and for the letters, and each letter's section is made only when it is written.

Refused here: any judging of values; what is shown is what the Letter says.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel

from hmip_parse import __version__
from hmip_parse.document import Document
from hmip_parse.letter import Letter
from hmip_parse.writers.as_html.marked_text import marked_text
from hmip_parse.writers.as_html.overview import Summary, by_due_date, by_place, overview, summary, without_due_date
from hmip_parse.writers.as_html.shown import day, days, shown
from hmip_parse.writers.as_html.timeline import timeline
from hmip_parse.writers.as_html.values import doubtful, groups
from hmip_parse.writers.marks import marks

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading

_CHUNK = 500  # pieces that Jinja2 makes of a page, some 30 bytes each, written in one go


class Part(BaseModel):
    """What the page needs of one document. ``Document`` brings the text and its blocks."""

    letter: Letter
    document: Document


def part(reading: Reading) -> bytes:
    """The Letter and the Document as JSON."""
    return Part(letter=reading.letter, document=reading.document).model_dump_json().encode() + b"\n"


def alone(part: bytes, *, as_of: datetime.date) -> bytes:
    """The page of one letter."""
    return b"".join(together([part], as_of=as_of))


def together(parts: Iterable[bytes], *, as_of: datetime.date) -> Iterator[bytes]:
    """The page of several letters; nothing where there are none. ``as_of``: what was due before it is overdue."""
    held = list(parts)
    if not held:
        return
    letters = [summary(number, Part.model_validate_json(each).letter, as_of) for number, each in enumerate(held, 1)]
    style = _file("page.css") + _pairs(max(each.marks for each in letters))
    page = (
        _environment()
        .get_template("page.html")
        .stream(
            version=__version__,
            title=f"What was promised: {letters[0].title}"
            if len(letters) == 1
            else "What was promised after inspections",
            as_of=as_of,
            style=Markup(style),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            summaries=letters,
            overview=overview(letters),
            timeline=timeline(by_place(letters), as_of),
            dated=by_due_date(letters),
            undated=without_due_date(letters),
            letters=(_section(each, held[each.number - 1], as_of) for each in letters),
        )
    )
    page.enable_buffering(_CHUNK)
    for chunk in page:
        yield chunk.encode()


def _section(summary: Summary, part: bytes, as_of: datetime.date) -> dict[str, Any]:
    """What the template of a letter's section takes."""
    read = Part.model_validate_json(part)
    all_marks = marks(read.letter.evidence)
    data = groups(summary.number, read.letter, all_marks, as_of)
    return {
        "summary": summary,
        "groups": data,
        "text": marked_text(summary.number, read.document, all_marks, read.letter.warnings),
        "source": read.letter.source,
        "warnings": doubtful(data, read.letter),
    }


def _pairs(most: int) -> str:
    """Style rules that light up a value with its marks, and marks with their values, up to mark number ``most``.

    A mark's address ends in its number, in whichever letter, so one rule serves that number in all letters.
    """
    endings = [(f".{n}", f':is([id$=".{n}"],[data-of$=".{n}"])') for n in range(1, most + 1)]
    lit = [
        rule
        for ending, marked in endings
        for rule in (
            f'article:has([href$="{ending}"]:is(:hover,:focus,:target)) {marked}',
            f'article:has({marked}:is(:hover,:target)) :is([href$="{ending}"],[data-of$="{ending}"])',
        )
    ]
    rule = ",\n".join(lit) + "{background:var(--lit);color:var(--lit-ink)}"
    return f"@media screen {{\n{rule}\n}}\n" if lit else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"day": day, "days": days}
    return environment


def _file(name: str) -> str:
    """A file that lies beside this module."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
