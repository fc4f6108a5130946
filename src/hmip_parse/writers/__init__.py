"""The output formats: one module each, one line each in ``FORMATS``.

A writer makes a ``part`` of each document, and of the parts a file: ``alone`` of one, ``together`` of several. ``part``
needs nothing but its own document, so it can run wherever the document was read; ``together`` takes the parts in order,
as they come. What counts against a day, such as what is overdue, takes that day in ``alone`` and ``together`` as the
keyword ``as_of``, a ``datetime.date``; its format is marked ``dated``.

This module imports no writer: the command line lists the names in its ``--help``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading


class Format(NamedTuple):
    """An output format: the module that writes it, and the ending of a file that holds one document.

    The ending is "" where a format is for many documents in one file. ``library`` is the package that the module
    imports where only an optional extra installs it; the extra has the format's name. ``dated``: takes ``as_of``.
    ``binary``: no text, and so nothing for a terminal.
    """

    module: str
    ending: str
    library: str = ""
    dated: bool = False
    binary: bool = False


FORMATS = {
    "json": Format("as_json", ".json"),
    "jsonl": Format("as_jsonl", ""),
    "csv": Format("as_csv", ".csv"),
    "xlsx": Format("as_xlsx", ".xlsx", library="xlsxwriter", binary=True),
    "ics": Format("as_ics", ".ics", library="icalendar"),
    "table": Format("as_table", ".table.txt", dated=True),
    "text": Format("as_text", ".txt"),
    "explain": Format("as_explain", ".explain.txt"),
    "html": Format("as_html", ".html", library="jinja2", dated=True),
}
# Forms for the eye alone, which leave colours out where NO_COLOR says so. They cannot be asked for by name, so that a
# file or a pipe always gets the plain form.
_ON_TERMINAL = {name: f"as_{name}_on_terminal" for name in ("json", "jsonl", "table", "explain")}


class Writer(Protocol):
    """What a writer's module holds."""

    def part(self, reading: Reading) -> bytes:
        """All that the format needs of one document."""

    def alone(self, part: bytes) -> bytes:
        """One document, whole, as it stands in a file of its own."""

    def together(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """Several documents in one file; nothing where there are none."""


def writer(name: str) -> Writer:
    """The writer of a format that ``FORMATS`` lists, or of what ``on_terminal`` gives for it."""
    from importlib import import_module

    module = FORMATS[name].module if name in FORMATS else name
    return cast(Writer, import_module(f"{__name__}.{module}"))


def is_installed(name: str) -> bool:
    """Whether the library that a format needs is there. Nothing is imported."""
    from importlib.util import find_spec

    library = FORMATS[name].library
    return not library or find_spec(library) is not None


def on_terminal(name: str) -> str:
    """The name of the form that a format takes on a terminal; its own where it has no other."""
    return _ON_TERMINAL.get(name, name)
