"""Markers: the bullet, number, letter or code with which a list item begins.

A bullet is dropped, a printed number stays (the JSON may have to cite it), and both say that a line begins a block.
Some look like text: a dash may open a wrapped line, and "12." may end a sentence. ``strong`` marks those that never do.

Refused here: a number without a point or bracket ("1 Bridge Street West"), a capital letter with a point ("A. Reader"),
a year ("2025.").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hmip_parse.pattern import compiled

# The bullets that word processors offer, their private-use twins (Symbol and Wingdings fonts), and what is left of a
# bullet or a no-break space that was read in the wrong encoding ("Â", "â€¢").
_SIGNS = "•·●○◦▪▫■□◆◇❖‣⁃∙➢➤►▶▸▹✓✔☐☑✗❑❒♦\ue000-\uf8ff"
_SIGNS_BEFORE_BLANK = "*o§Ø¨�Â"
_DASHES = "–—−‒―+-"
_BULLET = compiled(
    rf"""
      (?P<sign> [{_SIGNS}] | â€¢ | [{_SIGNS_BEFORE_BLANK}] (?=\s) ) \s* (?=\S)
    | (?P<dash> [{_DASHES}] ) (?: \s+ (?=\S) | (?=[A-Z‘“]) )
    """,
    re.VERBOSE,
)
_NUMBER = compiled(
    r"""
      \( (?P<in_brackets> \d{1,2} | [a-zA-Z] | [ivx]{2,5} | [IVX]{2,5} ) \)
    | (?P<before_bracket> \d{1,2} | [a-zA-Z] | [ivx]{2,5} | [IVX]{2,5} ) \)
    | (?P<before_point> \d{1,2} | [a-z] | [ivx]{2,5} | [IVX]{2,5} ) \. (?=\s)
    | (?P<decimal> \d{1,2} (?: \.\d{1,2} ){1,3} ) [.)]?
      (?= \s+ (?! (?: [ap]\.?m | per | million | billion | hours | days | weeks | months | years | times ) \b )
          ["“‘(]? [^\W\d_] )
    | (?P<code> [A-Z]{1,3}\d{1,2} (?: \.\d{1,2} )? ) [.):] (?=\s)
    | (?P<bare_code> R\d{1,2} ) (?= \s+ ["“‘A-Z] )
    """,
    re.VERBOSE,
)
_LONE = compiled(rf"[{_SIGNS}*o§�{_DASHES}]|â€¢")
_LONE_NUMBER = compiled(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|R\d{1,2}[.:)]?")
# No lone marker is longer.
LONGEST_NUMBER = len("10.10.10.10.")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_LEAD = compiled(r"\s+(?=\S)")


class Marker(NamedTuple):
    """A marker and the text behind it.

    ``printed`` is the number or letter as it stands, "" for a bullet. ``style`` is alike for all markers of one list,
    ``ordinals`` what place in its list it may have (a letter i is the ninth or the first). ``body`` is the offset of
    the text behind it. ``strong``: it is no word or dash of running text.
    """

    printed: str
    style: str
    ordinals: tuple[int, ...]
    body: int
    strong: bool

    def follows(self, other: Marker) -> bool:
        """Whether this is the next of the same list after ``other``."""
        return self.style[:2] == other.style[:2] and any(n - 1 in other.ordinals for n in self.ordinals)


def marker_of(text: str) -> Marker | None:
    """The marker with which a line begins; None where it has none."""
    if text[1:2].islower() and (text[0].isupper() or ("a" <= text[0] <= "z" and text[0] not in _ROMAN)):
        return None  # most lines begin with a word
    bullet = _BULLET.match(text)
    if bullet:
        return Marker("", bullet["sign"] or bullet["dash"], (), bullet.end(), bullet["dash"] is None)
    number = _NUMBER.match(text)
    if not number:
        return None
    kind, token = number.lastgroup or "", number[number.lastgroup or 0]
    gap = _LEAD.match(text, number.end())
    if gap is None and not (kind in ("in_brackets", "before_bracket") and text[number.end() :]):
        return None
    end = gap.end() if gap else number.end()
    return Marker(number[0], _style(kind, token), _ordinals(token), end, strong=False)


def is_lone_marker(text: str) -> bool:
    """Whether a line holds a bullet and nothing else."""
    return len(text) <= len("â€¢") and bool(_LONE.fullmatch(text))


def is_lone_number(text: str) -> bool:
    """Whether a line holds a printed number or letter of a list and nothing else."""
    return len(text) <= LONGEST_NUMBER and bool(_LONE_NUMBER.fullmatch(text))


def _style(kind: str, token: str) -> str:
    shape = "1" if token[0].isdigit() else "A" if token[0].isupper() else "a"
    depth = f".{token.count('.')}" if kind in ("decimal", "code") else ""
    return f"{shape}{kind[0] if kind != 'before_bracket' else ')'}{depth}"


def _ordinals(token: str) -> tuple[int, ...]:
    digits = compiled(r"\d+$").search(token)
    if digits:
        return (int(digits[0]),)
    lower = token.lower()
    letter = (ord(lower) - ord("a") + 1,) if len(lower) == 1 else ()
    roman = (_roman(lower),) if set(lower) <= set(_ROMAN) else ()
    return letter + roman


def _roman(lower: str) -> int:
    values = [_ROMAN[c] for c in lower]
    return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
