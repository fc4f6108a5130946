"""The rules of zones and parties: each accepts and refuses its specimens."""

from __future__ import annotations

import pytest

from hmip_parse.rules import addresses, copies, lines, signature, zone_lines
from hmip_parse.rules.rule import Rule

RULES = [rule for module in (addresses, copies, lines, signature, zone_lines) for rule in module.RULES]
ACCEPTED = [(rule, phrase, value) for rule in RULES for phrase, value in rule.accepts]
REFUSED = [(rule, phrase) for rule in RULES for phrase in rule.refuses]


def name(value: object) -> str:
    return value.name if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "phrase", "value"), ACCEPTED, ids=name)
def test_accepts(rule: Rule, phrase: str, value: str) -> None:
    match = rule.regex.search(phrase)
    assert match is not None
    assert (match["value"] if "value" in rule.regex.groupindex else match[0]) == value


@pytest.mark.parametrize(("rule", "phrase"), REFUSED, ids=name)
def test_refuses(rule: Rule, phrase: str) -> None:
    match = rule.regex.search(phrase)
    assert match is None or match.groupdict().get("value", match[0]) is None


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
