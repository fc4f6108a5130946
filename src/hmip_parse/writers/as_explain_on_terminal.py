"""The lines of ``as_explain`` in colour, wrapped to the terminal's width behind what stands in front of them.

Refused here: what the lines say; nothing is added, and nothing but blanks at a wrapped row's end is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hmip_parse.writers.as_explain import alone, lines, together
from hmip_parse.writers.terminal import terminal

if TYPE_CHECKING:
    from hmip_parse.pipeline import Reading

__all__ = ["alone", "part", "together"]

_NARROWEST = 20  # columns left for words, however narrow the terminal: one long word still fits most rows
# Colours that can be read on a light as on a dark ground, which plain blue and yellow cannot.
_STYLES = {
    "": "default",
    "mark": "dim",
    "rule": "italic",
    "warning": "bold red",
    "title": "bold underline",
    "sender": "cyan",
    "addressee": "cyan",
    "cc": "cyan",
    "text": "green",
    "status": "bold green",
    "owner": "bold cyan",
    "deadlines": "magenta",
    "due": "magenta",
}
_OTHER_KEY = "dodger_blue1"


def part(reading: Reading) -> bytes:
    """The lines with the escape sequences of the terminal that standard output is."""
    console = terminal()
    with console.capture() as shown:
        for line in lines(reading):
            text = Text.assemble(*((piece.text, _STYLES.get(piece.look, _OTHER_KEY)) for piece in line.pieces))
            rows = text.wrap(console, max(_NARROWEST, console.width - len(line.front)))
            for nth, row in enumerate(rows):
                front = (line.front if nth else line.first, _STYLES["mark"])
                console.print(Text.assemble(front, row), no_wrap=True, crop=False, overflow="ignore")
    return shown.get().encode()
