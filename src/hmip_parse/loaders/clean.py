"""Clean text, in small named steps, before it becomes part of a document's text.

Every loader cleans each line or run with ``clean`` before it joins lines to blocks, so that offsets never have to be
mapped back. Quotation marks, dashes and spelling stay as the author wrote them.
"""

from __future__ import annotations

import re
import unicodedata

from hmip_parse.pattern import compiled

# The ligatures of Unicode's Alphabetic Presentation Forms (U+FB00 to U+FB06) and the letters they stand for.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# Soft hyphen, zero-width space, word joiner, byte order mark, and what turns the direction of text (UAX #9, 2).
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_LIGATURE = compiled("[\ufb00-\ufb06]")
_REPLACED = _LIGATURES | _INVISIBLE
_SPACES = compiled(r"[^\S\n]+")
# A letter bears a mark or two. UAX #15 (Stream-Safe Text Format) ends a run at 30: normalising is quadratic in it.
_MOST_MARKS = 30
_NO_ASCII = compiled(rf"[^\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_CONTROLS = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """NFC, ligatures as letters, no soft hyphens or control characters, every run of blanks one plain space.

    What is left can be shown on a terminal: neither C0, DEL and C1 controls come through nor what turns text about.
    Line breaks ("\\n") stay. Leading and trailing blanks go.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _NO_ASCII.sub(_stream_safe, text)
    if text.isprintable() and "  " not in text and not _LIGATURE.search(text):
        # Most lines: blanks but the plain one, control characters and the invisible ones are none of them printable.
        return unicodedata.normalize("NFC", text).strip()
    text = unicodedata.normalize("NFC", text.translate(_REPLACED))
    return _SPACES.sub(" ", _CONTROLS.sub("", text)).strip()


def _stream_safe(match: re.Match[str]) -> str:
    """The characters without the combining marks that stand behind thirty others."""
    kept, marks = [], 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
