"""The specimens of the rules about inspections, recommendations, steps and praise; and that no pattern can run away.

The deadlines and the parties have rules of other kinds, whose specimens their own tests run (test_deadline_rules.py,
test_party_rules.py). Names, and the way patterns repeat, are held here for all rules and patterns alike.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections import Counter
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import Any

import pytest

import hmip_parse.rules
from hmip_parse.rules.rule import Pattern, Rule

TESTED_ELSEWHERE = ("deadlines", "addresses", "copies", "lines", "signature", "zone_lines")
MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(hmip_parse.rules.__path__, "hmip_parse.rules.")
]


def records(value: object) -> Iterator[Rule | Pattern]:
    """The rules and patterns in a value of a module, which may be a tuple or a dict of them."""
    if isinstance(value, Rule | Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from records(part)
    elif isinstance(value, dict):
        yield from records(tuple(value.values()))


def place(module: ModuleType) -> str:
    return module.__name__.removeprefix("hmip_parse.rules.")


def elsewhere(module: ModuleType) -> bool:
    return place(module).partition(".")[0] in TESTED_ELSEWHERE


# By identity, because a module may import what another one holds; the modules with tests of their own come first.
OWNED: dict[int, tuple[Rule | Pattern, ModuleType, str]] = {}
for _module in sorted(MODULES, key=elsewhere, reverse=True):
    for _name, _value in vars(_module).items():
        for _record in records(_value):
            OWNED.setdefault(id(_record), (_record, _module, _name))

RULES = [record for record, _, _ in OWNED.values() if isinstance(record, Rule)]
HERE = [record for record, module, _ in OWNED.values() if isinstance(record, Rule) and not elsewhere(module)]
ALL = [pytest.param(record, id=f"{place(module)}-{name}") for record, module, name in OWNED.values()]


def rows(kind: str) -> list[Any]:
    return [
        pytest.param(rule, row, id=f"{rule.name}-{row[0] if kind == 'accepts' else row}")
        for rule in HERE
        for row in getattr(rule, kind)
    ]


def test_there_are_rules_and_patterns() -> None:
    assert len(HERE) > 20
    assert any(isinstance(record, Pattern) for record, _, _ in OWNED.values())


@pytest.mark.parametrize("rule", HERE, ids=lambda rule: rule.name)
def test_has_specimens_of_both_kinds(rule: Rule) -> None:
    assert rule.accepts
    assert rule.refuses


@pytest.mark.parametrize(("rule", "row"), rows("accepts"))
def test_accepts(rule: Rule, row: tuple[str, object]) -> None:
    phrase, yields = row
    match = rule.regex.search(phrase)
    assert match is not None
    if isinstance(yields, str):
        assert yields in {match.group(), *((text or "") for text in match.groupdict().values())}


@pytest.mark.parametrize(("rule", "phrase"), rows("refuses"))
def test_refuses(rule: Rule, phrase: str) -> None:
    assert rule.regex.search(phrase) is None


def test_names_are_unique() -> None:
    kinds = Counter((type(rule), rule.name) for rule in RULES)
    assert [name for (_, name), count in kinds.items() if count > 1] == []


@pytest.mark.parametrize("rule", HERE, ids=lambda rule: rule.name)
def test_name_is_in_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)


# -- patterns that could run away --------------------------------------------------------------------------------------

UNBOUNDED = re._constants.MAXREPEAT  # type: ignore[attr-defined]
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}


def parsed(pattern: str, flags: int) -> Any:
    return re._parser.parse(pattern, flags)  # type: ignore[attr-defined]


def runaways(pattern: Any) -> list[str]:
    """The unbounded repeats of a parsed pattern that hold another one, and nothing else that each round must take."""
    found = []
    for operation, argument in pattern:
        if str(operation) in REPEATS and argument[1] == UNBOUNDED and not is_marked(argument[2]):
            found.append(str(argument[2]))
        for part in parts(operation, argument):
            found += runaways(part)
    return found


def is_marked(body: Any) -> bool:
    """Whether a round holds no unbounded repeat, or takes something beside it: "now\\s+" does, "\\w+" does not."""
    if not repeats_within(body):
        return True
    fixed = [part for part in body if width(part) > 0]
    if len(fixed) > 1 or any(not repeats_within([part]) for part in fixed):
        return True
    inner = [
        part for operation, argument in fixed if str(operation) not in REPEATS for part in parts(operation, argument)
    ]
    return bool(inner) and all(is_marked(part) for part in inner)


def repeats_within(pattern: Any) -> bool:
    return any(
        (str(operation) in REPEATS and argument[1] == UNBOUNDED)
        or any(repeats_within(part) for part in parts(operation, argument))
        for operation, argument in pattern
    )


def parts(operation: Any, argument: Any) -> list[Any]:
    """The patterns within one operation of a parsed pattern."""
    kind = type(parsed("", 0))
    if isinstance(argument, kind):
        return [argument]
    if isinstance(argument, tuple | list):
        return [part for inner in argument for part in parts(operation, inner)]
    return []


def width(part: Any) -> int:
    """The least number of characters that one operation takes."""
    whole = parsed("", 0)
    whole.data = [part]
    return int(whole.getwidth()[0])


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        pytest.param(r"(?:\w+)*x", 1, id="words-of-words"),
        pytest.param(r"(?:(?:a|b)+)+", 1, id="letters-of-letters"),
        pytest.param(r"(?:a*b?)*c", 1, id="nothing-that-must-be"),
        pytest.param(r"(?:x(?:y+)*)?", 1, id="deep-inside"),
        pytest.param(r"(?:\w+,)*x", 0, id="parted-by-a-comma"),
        pytest.param(r"(?:\w+\s+)*x", 0, id="parted-by-blanks"),
        pytest.param(r"(?:\w+\s+){0,3}x", 0, id="bounded"),
        pytest.param(r"(?:now|also)*x", 0, id="one-repeat"),
    ],
)
def test_the_check_knows_a_runaway(pattern: str, count: int) -> None:
    assert len(runaways(parsed(pattern, 0))) == count


@pytest.mark.parametrize("record", ALL)
def test_nests_no_unbounded_repeats(record: Rule | Pattern) -> None:
    assert runaways(parsed(record.pattern, record.flags)) == []


HOSTILE = (
    "a ", "1, ", "the Head of ", " ", ",", "Report On ", "and the ", "good findings ", "recommendation 1 and ",
    "we will have been ", "“the ", "will: ", "Norfolk PDU and ", "of the 3 recommendations for ", "R1 to R", "\n",
    "the first of the ", "by the end of the ", "1 and 2, ", "from 1 to 2 to ", "within three to four ",
    "March and April 2025, ", "20252025 ", "early mid late ", "has been to be held and ", "in line with it, due to ",
    "A", "1", "Ann ", "Director ", "Field, ", "a.", "Head of PDU, Leeds\n", "a@b.", "AB/", "dear mr. ", "(Ann ",
)  # fmt: skip
# A search may cost as much as the square of the text; where it costs more, this many seconds are far too few.
WATCHDOG = 20


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the watchdog is a signal that this system has not")
@pytest.mark.parametrize("record", ALL)
def test_ends_on_hostile_text(record: Rule | Pattern) -> None:
    def bark(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"still searching after {WATCHDOG} seconds")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(WATCHDOG)
    try:
        for piece in HOSTILE:
            for _ in record.regex.finditer((piece * 1000)[:1500] + "\x00"):
                pass
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
