"""The rules of zones and parties: each accepts and refuses its specimens, and takes no longer than its text is long."""

from __future__ import annotations

import time

import pytest

from hmip_parse.document import Draft, assemble
from hmip_parse.rules import addresses, copies, lines, signature, zone_lines
from hmip_parse.rules.parties import find_parties
from hmip_parse.rules.rule import Rule
from hmip_parse.rules.zones import zones

RULES = [rule for module in (addresses, copies, lines, signature, zone_lines) for rule in module.RULES]
ACCEPTED = [(rule, phrase, value) for rule in RULES for phrase, value in rule.accepts]
REFUSED = [(rule, phrase) for rule in RULES for phrase in rule.refuses]
HOSTILE = {
    "blanks": " ",
    "capitals": "A",
    "words": "Ann ",
    "heads": "Director ",
    "commas": "Field, ",
    "digits": "1",
    "points": "a.",
    "lines": "Head of PDU, Leeds\n",
    "ats": "a@b.",
    "slashes": "AB/",
    "dear": "dear mr. ",
    "brackets": "(Ann ",
}


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


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("rule", RULES, ids=name)
def test_no_rule_runs_away(rule: Rule, hostile: str) -> None:
    text = (hostile * 2000)[:2000]
    started = time.perf_counter()
    rule.regex.search(text)
    rule.regex.match(text + "\x00")
    assert time.perf_counter() - started < 0.2


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_line_runs_away(hostile: str) -> None:
    line = (hostile * 600)[:600].replace("\n", " ")
    drafts = [
        Draft("paragraph", text) for text in (line, "Dear Ann", "Thank you.", "Yours sincerely", line, f"cc {line}")
    ]
    document = assemble(drafts, format="text")
    started = time.perf_counter()
    find_parties(document, zones(document))
    assert time.perf_counter() - started < 3
