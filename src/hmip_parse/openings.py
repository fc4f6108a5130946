r"""The characters that a match of a regular expression can begin with.

A search tries a pattern at every place of a text, unless the compiled pattern says which characters a match can begin
with: all other places are then passed over many times as fast. ``re`` says so for the plainest patterns alone, and for
none that begins with ``\b`` or ignores case, as nearly all of ours do. ``with_openings`` adds it to the compiled code.

Only ASCII is told apart: every other character counts as one that a match can begin with. So is all that these
functions do not know. What they leave out would be a match that is not found; a test holds every pattern of the rules
against ``re.compile``.

Refused here: patterns that can match nothing, which match anywhere.
"""

from __future__ import annotations

from re import _compiler, _constants  # type: ignore[attr-defined]
from typing import Any

_ASCII = range(128)
_DIGITS = frozenset(c for c in _ASCII if chr(c).isdigit())
_SPACES = frozenset(c for c in _ASCII if chr(c).isspace())
_WORD = frozenset(c for c in _ASCII if chr(c).isalnum() or c == ord("_"))
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: _DIGITS,
    _constants.CATEGORY_SPACE: _SPACES,
    _constants.CATEGORY_WORD: _WORD,
}
# Characters beyond ASCII that match a letter of ASCII where case is ignored: İ ı ſ and the Kelvin sign.
_FOLDED = frozenset((0x130, 0x131, 0x17F, 0x212A))
_REPEATS = frozenset((_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT))
_NO_WIDTH = frozenset((_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT))
# A pattern that can begin with more characters of ASCII than this is as fast without.
_MOST = 100

# The characters of ASCII that a piece of a pattern can begin with, and whether it can match nothing.
_Opening = tuple[frozenset[int], bool]


class _Unknown(Exception):
    """A piece of a pattern that may begin with anything."""


def with_openings(code: list[int], parsed: Any) -> list[int]:
    """The compiled code of a parsed pattern, with the characters that a match can begin with where these tell."""
    body = 1 + code[1]  # the code opens with a block: INFO, the length of the rest, flags, least and greatest width
    flags, least, greatest = code[2:5]
    try:
        begins, may_be_empty = _of_sequence(parsed)
    except _Unknown:
        return code
    if code[0] != _constants.INFO or flags or may_be_empty or not least or len(begins) > _MOST:
        return code
    bits = bytearray(256)
    for character in range(256):
        bits[character] = character in begins or character not in _ASCII
    characters = [_constants.CHARSET, *_compiler._mk_bitmap(bits)]
    characters += [_constants.RANGE, 256, 0x10FFFF, _constants.FAILURE]
    block = [_constants.SRE_INFO_CHARSET, least, greatest, *characters]
    return [_constants.INFO, 1 + len(block), *block, *code[body:]]


def _of_sequence(nodes: Any) -> _Opening:
    begins: frozenset[int] = frozenset()
    for node in nodes:
        more, may_be_empty = _of_node(*node)
        begins |= more
        if not may_be_empty:
            return begins, False
    return begins, True


def _of_node(kind: Any, what: Any) -> _Opening:
    if kind in _NO_WIDTH:
        return frozenset(), True
    if kind is _constants.LITERAL:
        return _of_range(what, what), False
    if kind is _constants.IN:
        return frozenset().union(*(_of_member(*member) for member in what)), False
    if kind is _constants.SUBPATTERN:
        return _of_sequence(what[-1])
    if kind in _REPEATS:
        begins, may_be_empty = _of_sequence(what[2])
        return begins, may_be_empty or what[0] == 0
    if kind is _constants.BRANCH:
        return _of_any(what[1])
    if kind is _constants.GROUPREF_EXISTS:
        return _of_any([what[1], what[2] or ()])
    raise _Unknown


def _of_any(alternatives: Any) -> _Opening:
    found = [_of_sequence(alternative) for alternative in alternatives]
    return frozenset().union(*(begins for begins, _ in found)), any(may_be_empty for _, may_be_empty in found)


def _of_member(kind: Any, what: Any) -> frozenset[int]:
    if kind is _constants.LITERAL:
        return _of_range(what, what)
    if kind is _constants.RANGE:
        return _of_range(*what)
    if kind is _constants.CATEGORY and what in _CATEGORIES:
        return _CATEGORIES[what]
    raise _Unknown


def _of_range(first: int, last: int) -> frozenset[int]:
    """The characters of ASCII from one to another, in both cases: the pattern may ignore it."""
    if any(first <= each <= last for each in _FOLDED):
        raise _Unknown
    plain = [chr(each) for each in range(first, min(last + 1, len(_ASCII)))]
    return frozenset(ord(case) for each in plain for case in (each.lower(), each.upper()))
