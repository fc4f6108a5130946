"""The specimens of every rule of the deadline grammar."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest

from hmip_parse.rules.deadlines.counts import BARE_COUNT
from hmip_parse.rules.deadlines.frames import PARTS, PREPOSITIONS, Part, Preposition
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.deadlines.readings import TimeRule, settle
from hmip_parse.rules.deadlines.refusals import REFUSALS, Refusal
from hmip_parse.rules.deadlines.ties import LEADS, Lead
from hmip_parse.rules.deadlines.times import BARE_TIMES, TIMES
from hmip_parse.rules.rule import Rule

BASE = date(2025, 8, 14)
TIME_RULES = (*BARE_TIMES, *TIMES, BARE_COUNT)
RULES: tuple[Rule, ...] = (*TIME_RULES, *PARTS, *PREPOSITIONS, *LEADS, *REFUSALS)


def _cases(rules: tuple[Rule, ...], kind: str) -> list[object]:
    return [
        pytest.param(rule, specimen, id=f"{rule.name}-{specimen[0] if kind == 'accepts' else specimen}")
        for rule in rules
        for specimen in getattr(rule, kind)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{type(r).__name__}-{r.name}")
def test_rule_has_specimens(rule: Rule) -> None:
    assert rule.accepts
    assert rule.refuses


@pytest.mark.parametrize("kind", [TIME_RULES, PARTS, PREPOSITIONS, LEADS, REFUSALS], ids=lambda k: type(k[0]).__name__)
def test_names_differ(kind: tuple[Rule, ...]) -> None:
    names = sorted(rule.name for rule in kind)
    assert [name for name, same in groupby(names) if len(list(same)) > 1] == []


@pytest.mark.parametrize(("rule", "specimen"), _cases(TIME_RULES, "accepts"))
def test_time_accepts(rule: TimeRule, specimen: tuple[str, str | None]) -> None:
    match = rule.regex.fullmatch(specimen[0]) or rule.regex.search(specimen[0])
    assert match
    reading = rule.read(match)
    assert reading is not None
    interval = settle(reading, BASE, past=False).interval
    assert (interval.edtf if interval else None) == specimen[1]


@pytest.mark.parametrize(("rule", "phrase"), _cases(TIME_RULES, "refuses"))
def test_time_refuses(rule: TimeRule, phrase: str) -> None:
    match = rule.regex.search(phrase)
    assert match is None or rule.read(match) is None


@pytest.mark.parametrize(("rule", "specimen"), _cases(PARTS, "accepts"))
def test_part_accepts(rule: Part, specimen: tuple[str, str]) -> None:
    assert callable(rule.change)
    (mention,) = find_mentions(specimen[0], 0, len(specimen[0]))
    interval = settle(mention.reading, BASE, past=False).interval
    assert interval is not None
    assert (mention.time, interval.edtf) == (0, specimen[1])


@pytest.mark.parametrize(("rule", "phrase"), _cases(PARTS, "refuses"))
def test_part_refuses(rule: Part, phrase: str) -> None:
    time = max(match.start() for r in TIMES for match in r.regex.finditer(phrase))
    assert rule.regex.search(phrase, 0, time) is None


@pytest.mark.parametrize(("rule", "specimen"), _cases((*PREPOSITIONS, *LEADS), "accepts"))
def test_words_before_a_time_accept(rule: Preposition | Lead, specimen: tuple[str, str]) -> None:
    assert rule.regex.search(specimen[0])
    assert rule.role == specimen[1]


@pytest.mark.parametrize(("rule", "phrase"), _cases((*PREPOSITIONS, *LEADS), "refuses"))
def test_words_before_a_time_refuse(rule: Preposition | Lead, phrase: str) -> None:
    assert rule.regex.search(phrase) is None


@pytest.mark.parametrize(("rule", "specimen"), _cases(REFUSALS, "accepts"))
def test_refusal_accepts(rule: Refusal, specimen: tuple[str, str]) -> None:
    assert rule.regex.search(specimen[0])
    assert rule.name == specimen[1]


@pytest.mark.parametrize(("rule", "phrase"), _cases(REFUSALS, "refuses"))
def test_refusal_refuses(rule: Refusal, phrase: str) -> None:
    assert rule.regex.search(phrase) is None


@pytest.mark.parametrize(("rule", "specimen"), _cases((*TIME_RULES, *PARTS), "accepts"))
def test_a_time_comes_later_each_year(rule: Rule, specimen: tuple[str, str]) -> None:
    """The year that was left out is looked for from one end, so the first that fits must be the nearest."""
    (mention,) = find_mentions(specimen[0], 0, len(specimen[0]), bare=rule not in TIMES)
    if mention.reading.in_year is None:
        return
    times = [mention.reading.within(year) for year in (2024, 2028, 2032)]
    assert [each.first for each in times] == sorted({each.first for each in times}) or mention.reading.year
    assert [each.last for each in times] == sorted({each.last for each in times}) or mention.reading.year
