"""A table for the eye: the letter's head, then its actions with their due dates, overdue ones marked.

Overdue is what was due before ``as_of`` and is not called completed. An action with a warning has ``!`` beside its
number; the warnings stand below. Whatever does not print is shown as an escape, so that nothing in a letter commands a
terminal.

In a file or a pipe the table is plain and 100 columns wide, the same wherever it goes. ``as_table_on_terminal`` shows
it in colour, as wide as the terminal.

Refused here: data for programs (``as_csv``), and the letter's own words around the actions (``as_explain``).
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hmip_parse.printable import printable
from hmip_parse.writers.as_jsonl import part
from hmip_parse.writers.overdue import is_overdue
from hmip_parse.writers.rows import letter_cells

__all__ = ["alone", "part", "together"]

_WIDTH = 100  # columns
_STYLES = {"overdue": "bold red", "warning": "red", "title": "bold underline", "completed": "dim", "due": "magenta"}


def alone(part: bytes, *, as_of: datetime.date) -> bytes:
    """The table of one letter."""
    return shown(json.loads(part), as_of, plain())


def together(parts: Iterable[bytes], *, as_of: datetime.date) -> Iterator[bytes]:
    """The tables with an empty line after each, and the counts of all."""
    return tables(parts, as_of, plain)


def plain() -> Console:
    """Somewhere to print to that has no colours."""
    return Console(file=io.StringIO(), width=_WIDTH, color_system=None, highlight=False)


def tables(parts: Iterable[bytes], as_of: datetime.date, console: Callable[[], Console]) -> Iterator[bytes]:
    """The tables of several letters, each printed to a console of its own."""
    letters = actions = overdue = 0
    for line in parts:
        letter = json.loads(line)
        letters, actions = letters + 1, actions + len(letter["actions"])
        overdue += sum(is_overdue(action, as_of) for action in letter["actions"])
        yield shown(letter, as_of, console()) + b"\n"
    if letters:
        yield f"{_many(letters, 'letter')}, {_many(actions, 'action')}, {overdue} overdue as of {as_of}\n".encode()


def shown(letter: Mapping[str, Any], as_of: datetime.date, console: Console) -> bytes:
    """The table of a letter as a console prints it."""
    with console.capture() as printed:
        for text in _head(letter, as_of):
            console.print(text)
        if letter["actions"]:
            console.print(_table(letter, as_of))
        for warning in letter["warnings"]:
            where = warning["field"] or "the whole document"
            console.print(_text(f"! {where}  {warning['code']}: {warning['message']}", "warning"))
    return ("\n".join(line.rstrip() for line in printed.get().split("\n")).rstrip("\n") + "\n").encode()


def _head(letter: Mapping[str, Any], as_of: datetime.date) -> Iterator[Text]:
    cells = letter_cells(letter)
    yield _text(str(cells["file"]), "title")
    kind = letter["document_type"].replace("_", " ").capitalize()
    people = (f"{word} {_person(letter[key])}" for word, key in (("from", "sender"), ("to", "addressee")))
    date = f"of {letter['date']}" if letter["date"] else "without a date"
    yield _text(", ".join((f"{kind} {date}", *(each for each in people if not each.endswith(" ")))))
    if place := ", ".join(str(each) for each in (cells["pdu"], cells["region"]) if each):
        yield _text(place)
    overdue = sum(is_overdue(action, as_of) for action in letter["actions"])
    count = letter["recommendation_count"]
    answer = (letter["overall_response"] or "").replace("_", " ")
    facts = (
        "recommendations not counted" if count is None else _many(count, "recommendation"),
        answer,
        _many(len(letter["actions"]), "action"),
        f"{overdue} overdue as of {as_of}",
        _many(len(letter["warnings"]), "warning"),
    )
    yield _text(", ".join(filter(None, facts)))


def _person(party: Mapping[str, Any]) -> str:
    if party["name"] and party["role"]:
        return f"{party['name']} ({party['role']})"
    return party["name"] or party["role"] or party["organisation"] or ""


def _table(letter: Mapping[str, Any], as_of: datetime.date) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1, pad_edge=False)
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Due", no_wrap=True, width=10)
    table.add_column("Action", ratio=5)
    table.add_column("Status", no_wrap=True, width=11)
    table.add_column("Owner", ratio=2)
    for index, action in enumerate(letter["actions"]):
        doubtful = any(f"{each['field']}/".startswith(f"/actions/{index}/") for each in letter["warnings"])
        late = is_overdue(action, as_of)
        table.add_row(
            _text(f"{'!' if doubtful else ''}{index + 1}", "warning" if doubtful else ""),
            _due(action["due"], late),
            _text(action["text"], action["status"] or ""),
            _text((action["status"] or "").replace("_", " ")),
            _text(action["owner"] or ""),
        )
    return table


def _due(due: str | None, late: bool) -> Text:
    return _text(f"{due}\nOVERDUE", "overdue") if late else _text(due or "", "due")


def _text(text: str, look: str = "") -> Text:
    # Line breaks are layout here, as between an action's sub-items.
    return Text("\n".join(map(printable, text.split("\n"))), _STYLES.get(look, ""))


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
