"""That a pattern which says what it begins with finds what ``re`` finds, and says it where that pays."""

from __future__ import annotations

import re
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]

import pytest

from hmip_parse.openings import with_openings
from hmip_parse.pattern import Pattern, compiled
from hmip_parse.rules.rule import Rule
from tests.rules.test_specimens import OWNED

LETTERS = Path(__file__).parent.parent / "fixtures" / "letters"
TEXT = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(LETTERS.glob("*.txt"))[::8])


def is_told(pattern: str, flags: int = re.VERBOSE | re.IGNORECASE) -> bool:
    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    return bool(with_openings(code, parsed) != code)


@pytest.mark.parametrize("record", [record for record, _, _ in OWNED.values()], ids=lambda record: record.pattern[:40])
def test_finds_in_letters_what_re_finds(record: Rule | Pattern) -> None:
    plain = re.compile(record.pattern, record.flags)
    assert [m.regs for m in record.regex.finditer(TEXT)] == [m.regs for m in plain.finditer(TEXT)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param(r"\b may", "In MAY or may", id="case-ignored"),
        pytest.param(r"\b (?-i:M)ay", "may or MAY", id="case-kept-in-a-part"),
        pytest.param(r"s\d", "ſ1 S2", id="long-s"),
        pytest.param(r"[i-k]\d", "İ1 K2 ı3", id="folded-from-beyond-ascii"),
        pytest.param(r"[à-ö]\d", "É1 é2", id="beyond-ascii"),
        pytest.param(r"(?:the\s+)? end", "the end, end", id="optional-opening"),
        pytest.param(r"(?<=\d)\s? %", "5 % 5%", id="behind-something"),
        pytest.param(r"\d{2} | [.,] x", "12 .x ,X", id="branches"),
        pytest.param(r"\w+ -", "a- 7- é- _-", id="class-of-words"),
        pytest.param(r"(?P<a>x)? (?(a) y | z)", "xy z y", id="on-condition"),
    ],
)
def test_finds_what_re_finds(pattern: str, text: str) -> None:
    flags = re.VERBOSE | re.IGNORECASE
    found = [m.span() for m in re.finditer(pattern, text, flags)]
    assert found
    assert [m.span() for m in compiled(pattern, flags).finditer(text)] == found
    assert is_told(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"x?", id="matches-nothing"),
        pytest.param(r"\b", id="has-no-width"),
        pytest.param(r". x", id="anything"),
        pytest.param(r"[^x] y", id="all-but-one"),
        pytest.param(r"\S y", id="all-but-blanks"),
        pytest.param(r"ſ x", id="folds-to-ascii"),
        pytest.param(r"(x)? \1 y", id="repeats-a-group"),
    ],
)
def test_says_nothing_where_it_cannot_tell(pattern: str) -> None:
    assert not is_told(pattern)
    assert compiled(pattern, re.VERBOSE).findall("ax xy") == re.compile(pattern, re.VERBOSE).findall("ax xy")
