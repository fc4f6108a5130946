"""The specimens of every rule of the deadline grammar, and the growth of its patterns on hostile text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby
from time import thread_time

import pytest

from hmip_parse.rules.deadlines import find_deadlines
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


HOSTILE = (
    "the first of the ",
    "by the end of the ",
    "1 and 2, ",
    "from 1 to 2 to ",
    "within three to four ",
    "March and April 2025, ",
    "a b ",
    "20252025 ",
    "   ",
    "early mid late ",
    "has been to be held and ",
    "the review of the audit of the ",
    "in line with it, due to ",
)


def _within(factor: float, short: Callable[[], object], long: Callable[[], object]) -> bool:
    """Does ``long`` take at most ``factor`` times as long as ``short``, in one of several tries on a busy machine?"""
    return any(_seconds(long) <= factor * _seconds(short) + 0.001 for _ in range(6))


def _seconds(run: Callable[[], object]) -> float:
    begun = thread_time()
    run()
    return thread_time() - begun


def _scan(rule: Rule, piece: str, size: int) -> Callable[[], object]:
    text = piece * (size // len(piece))
    return lambda: sum(1 for _ in rule.regex.finditer(text))


@pytest.mark.parametrize("rule", TIME_RULES, ids=lambda r: r.name)
def test_time_pattern_grows_with_the_text_alone(rule: Rule) -> None:
    """Eight times the text may take eight times as long, and twice that for what a clock adds; not sixty-four times."""
    for piece in HOSTILE:
        assert _within(16, _scan(rule, piece, 1_000), _scan(rule, piece, 8_000)), piece


WINDOWED: tuple[Rule, ...] = (*PARTS, *PREPOSITIONS, *LEADS, *REFUSALS)


@pytest.mark.parametrize("rule", WINDOWED, ids=lambda r: f"{type(r).__name__}-{r.name}")
def test_windowed_pattern_is_no_worse_than_quadratic(rule: Rule) -> None:
    """These look at one sentence, or less, and so at a bounded stretch; nothing among them may explode on it."""
    for piece in HOSTILE:
        assert _within(32, _scan(rule, piece, 400), _scan(rule, piece, 1_600)), piece


def _search(piece: str, size: int) -> Callable[[], object]:
    text = piece * (size // len(piece)) + " by 3 May 2026."
    return lambda: find_deadlines(text, 0, len(text), letter_date=BASE)


@pytest.mark.parametrize("piece", HOSTILE)
def test_search_grows_with_the_text_alone(piece: str) -> None:
    assert _within(20, _search(piece, 2_000), _search(piece, 16_000))


@pytest.mark.parametrize(("rule", "specimen"), _cases((*TIME_RULES, *PARTS), "accepts"))
def test_a_time_comes_later_each_year(rule: Rule, specimen: tuple[str, str]) -> None:
    """The year that was left out is looked for from one end, so the first that fits must be the nearest."""
    (mention,) = find_mentions(specimen[0], 0, len(specimen[0]), bare=rule not in TIMES)
    if mention.reading.in_year is None:
        return
    times = [mention.reading.within(year) for year in (2024, 2028, 2032)]
    assert [each.first for each in times] == sorted({each.first for each in times}) or mention.reading.year
    assert [each.last for each in times] == sorted({each.last for each in times}) or mention.reading.year
