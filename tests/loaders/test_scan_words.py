"""Which words of a scan are mended, and which are left as they were read."""

from __future__ import annotations

import pytest

from hmip_parse.loaders.scan_words import halves, lookalikes, mended, parts_of, with_quotes


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        pytest.param("14May2031", ["14", "May", "2031"], id="a date"),
        pytest.param("14thMay,", ["14th", "May,"], id="a day and its month"),
        pytest.param("May2031.", ["May", "2031."], id="a month and its year"),
        pytest.param("ProbationService", ["Probation", "Service"], id="a body"),
        pytest.param("AreaExecutiveDirector,", ["Area", "Executive", "Director,"], id="an office"),
        pytest.param("May", ["May"], id="a month alone"),
        pytest.param("Mayor", ["Mayor"], id="a word that begins like a month"),
        pytest.param("McNally", ["McNally"], id="a name with a capital in it"),
        pytest.param("ProbationXyz", ["ProbationXyz"], id="one part is not known"),
        pytest.param("probationservice", ["probationservice"], id="small letters: it could be an address"),
    ],
)
def test_parts_of(word: str, wanted: list[str]) -> None:
    assert parts_of(word) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        pytest.param("lpswich", "Ipswich", id="a town"),
        pytest.param("lnspector", "Inspector", id="an office"),
        pytest.param("(lmprove", "(Improve", id="behind a bracket"),
        pytest.param("lead", "lead", id="before a vowel"),
        pytest.param("Llanelli", "Llanelli", id="a Welsh name"),
        pytest.param("llama", "llama", id="two of them"),
        pytest.param("lyric", "lyric", id="before a y"),
    ],
)
def test_mended(word: str, wanted: str) -> None:
    assert mended(word) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(["Octo", "ber"], [0], id="a month"),
        pytest.param(["the", "Proba", "tion", "Service"], [1], id="a body"),
        pytest.param(["Head", "of"], [], id="two words"),
        pytest.param(["May", "be"], [], id="a month and a word"),
    ],
)
def test_halves(words: list[str], wanted: list[int]) -> None:
    assert halves(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(["officer", "officer,", "ofticer"], {"ofticer"}, id="the rarer one"),
        pytest.param(["Severn", "Sevem"], {"severn", "sevem"}, id="both, where neither is rarer"),
        pytest.param(["Inspection", "inspection"], set(), id="one word in capitals and without"),
        pytest.param(["quality", "qualify", "it", "if"], set(), id="words of their own"),
    ],
)
def test_lookalikes(words: list[str], wanted: set[str]) -> None:
    assert lookalikes(words) == wanted


@pytest.mark.parametrize(
    ("word", "typographic", "wanted"),
    [
        pytest.param('"you', True, "“you", id="opening"),
        pytest.param('did"', True, "did”", id="closing"),
        pytest.param('("one"),', True, "(“one”),", id="both, in brackets"),
        pytest.param('"you', False, '"you', id="a page with straight ones"),
    ],
)
def test_with_quotes(word: str, typographic: bool, wanted: str) -> None:
    assert with_quotes(word, typographic) == wanted
