"""That what a rule says it needs is in every match: proved from its pattern, not from examples."""

from __future__ import annotations

import re
from inspect import getsource
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser
from typing import Any

import pytest

from hmip_parse.rules import inspection
from hmip_parse.rules.deadlines.counts import BARE_COUNT
from hmip_parse.rules.deadlines.frames import PARTS, PREPOSITIONS
from hmip_parse.rules.deadlines.times import BARE_TIMES, TIMES
from hmip_parse.rules.rule import Pattern, Rule, possible
from tests.rules.test_specimens import OWNED

NEEDY = [record for record, _, _ in OWNED.values() if record.needs]
# More texts of one piece of a pattern than this are not held apart.
MOST = 4_000
ZERO_WIDTH = {op.AT, op.ASSERT, op.ASSERT_NOT}
REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT}


def texts(node: tuple[Any, Any]) -> set[str] | None:
    """All that a piece of a pattern can match, in lower case; None where that is too much to tell."""
    kind, what = node
    if kind is op.LITERAL:
        return {chr(what).lower()}
    if kind in ZERO_WIDTH:
        return {""}
    if kind is op.FAILURE:
        return set()
    if kind is op.IN:
        return _characters(what)
    if kind is op.SUBPATTERN:
        return _sequence(what[-1])
    if kind is op.BRANCH:
        return _union([_sequence(alternative) for alternative in what[1]])
    if kind is op.GROUPREF_EXISTS:
        return _union([_sequence(what[1]), _sequence(what[2]) if what[2] is not None else {""}])
    if kind in REPEATS and what[1] == 1:
        return _union([_sequence(what[2]), {""} if what[0] == 0 else set()])
    return None


def _characters(members: Any) -> set[str] | None:
    found: set[str] = set()
    for kind, what in members:
        if kind is op.LITERAL:
            found.add(chr(what).lower())
        elif kind is op.RANGE and what[1] - what[0] < 40:
            found |= {chr(each).lower() for each in range(what[0], what[1] + 1)}
        elif kind is op.CATEGORY and what is op.CATEGORY_DIGIT:
            found |= set("0123456789")
        else:
            return None
    return found


def _union(sets: list[set[str] | None]) -> set[str] | None:
    return None if any(each is None for each in sets) else set().union(*(each for each in sets if each))


def _sequence(nodes: Any) -> set[str] | None:
    found: set[str] | None = {""}
    for node in nodes:
        more = texts(node)
        if found is None or more is None or len(found) * len(more) > MOST:
            return None
        found = {first + last for first, last in product(found, more)}
    return found


def holds(nodes: Any, strings: frozenset[str], before: frozenset[str] = frozenset(("",))) -> bool:
    """Whether each match of a sequence, with what may stand directly before it, holds one of the strings."""
    run = set(before)
    for node in nodes:
        if _node_holds(node, strings, frozenset(run)):
            return True
        more = texts(node)
        joined = None if more is None or len(run) * len(more) > MOST else {a + b for a, b in product(run, more)}
        if joined is None:
            if _all_hold(run, strings):
                return True
            joined = {""} if more is None else more
        run = joined
    return _all_hold(run, strings)


def _all_hold(run: set[str], strings: frozenset[str]) -> bool:
    return all(any(string in text for string in strings) for text in run)


def _node_holds(node: tuple[Any, Any], strings: frozenset[str], before: frozenset[str]) -> bool:
    kind, what = node
    if kind is op.SUBPATTERN:
        return holds(what[-1], strings, before)
    if kind is op.BRANCH:
        return all(holds(alternative, strings, before) for alternative in what[1])
    if kind in REPEATS:
        return what[0] > 0 and holds(what[2], strings, before)
    if kind is op.GROUPREF_EXISTS:
        return what[2] is not None and holds(what[1], strings) and holds(what[2], strings)
    return False


def proved(rule: Pattern) -> list[bool]:
    parsed = _parser.parse(rule.pattern, rule.flags)
    return [holds(parsed, strings) for strings in rule.needs]


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: getattr(rule, "name", rule.pattern[:40]))
def test_each_match_holds_what_the_rule_needs(rule: Pattern) -> None:
    assert all(proved(rule)), [
        sorted(strings) for strings, held in zip(rule.needs, proved(rule), strict=True) if not held
    ]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        pytest.param("may|june", {"may"}, id="one-branch-lacks-it"),
        pytest.param("(?:may)?", {"may"}, id="optional"),
        pytest.param(r"\w+ay", {"may"}, id="only-a-part"),
        pytest.param(r"m.ay", {"may"}, id="something-between"),
        pytest.param(r"(?=may)\w+", {"may"}, id="only-looked-for"),
    ],
)
def test_the_proof_fails_where_a_match_may_lack_it(pattern: str, needs: set[str]) -> None:
    assert proved(Rule("x", pattern, needs=(frozenset(needs),))) == [False]


@pytest.mark.parametrize(
    "pattern", ["jan(?:uary)?|june?", r"(?P<a>(?:ja|ju)n)\w*", r"\d+\s(?:of\s)?(?-i:Jan|Jun)", "x(?:jan|jun)+"]
)
def test_the_proof_holds_for_what_is_built_of_pieces(pattern: str) -> None:
    assert proved(Rule("x", pattern, needs=(frozenset(("jan", "jun")),), flags=re.IGNORECASE)) == [True]


def test_all_times_say_what_they_need() -> None:
    rules: tuple[Rule, ...] = (*TIMES, *BARE_TIMES, BARE_COUNT, *PARTS)
    assert [rule.name for rule in rules if not rule.needs] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("shortly BEFORE ", ["not-before", "by"], id="upper-case"),
        pytest.param("in the ", [], id="none"),
    ],
)
def test_rules_that_lack_what_they_need_are_spared(text: str, names: list[str]) -> None:
    needy = [rule for rule in PREPOSITIONS if rule.needs]
    assert [rule.name for rule in possible(needy, text)] == names


@pytest.mark.parametrize("name", ["_OF_REPORT", "_AT_INSPECTION", "_VISIT", "_INSPECTED", "_INSPECTION_AFTER"])
def test_a_sentence_that_tells_when_the_inspection_was_is_looked_at(name: str) -> None:
    """What ranks a time in inspection.py holds one of the words without which a sentence is passed over."""
    pattern = getattr(inspection, name)
    assert holds(_parser.parse(pattern.pattern, pattern.flags), inspection._TELLING)


def test_no_other_pattern_ranks_a_time() -> None:
    """The patterns of the test above, and those that only rule a time out, or must be met beside one of them."""
    asked = set(re.findall(r"\b_[A-Z_]+(?=\.regex|\.search)", getsource(inspection._rank)))
    ruling_out = {"_OTHER_TIME", "_OTHER_VISIT", "_BESIDE_INSPECTION", "_PUBLISHED", "_VISITORS"}
    assert asked - ruling_out == {"_OF_REPORT", "_AT_INSPECTION", "_VISIT", "_INSPECTED", "_INSPECTION_AFTER"}
