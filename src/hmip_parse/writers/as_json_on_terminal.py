"""The JSON of ``as_json`` in colour. What does not print is escaped as JSON escapes it, so that nothing in a letter
commands the terminal; read by a program it is the same JSON.

Refused here: any other line breaks or blanks than those of the plain form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.highlighter import JSONHighlighter

from hmip_parse.writers import as_json
from hmip_parse.writers.as_json import part
from hmip_parse.writers.terminal import terminal

__all__ = ["alone", "part", "together"]


def alone(part: bytes) -> bytes:
    """A part, coloured."""
    return coloured(as_json.alone(part))


def together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The array, coloured."""
    return map(coloured, as_json.together(parts))


def coloured(text: bytes) -> bytes:
    """JSON, or a stretch of it, with the escape sequences of the terminal that standard output is."""
    console = terminal()
    with console.capture() as shown:
        console.print(JSONHighlighter()("".join(map(_escaped, text.decode()))), soft_wrap=True, end="")
    return shown.get().encode()


def _escaped(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    code = ord(character)
    if code > 0xFFFF:  # as two UTF-16 surrogates (RFC 8259, 7)
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
