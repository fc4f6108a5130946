"""The glossary: in order, and with every abbreviation that the README and the offices' letters lean on."""

from __future__ import annotations

import re

from tests.fixture_letters import LETTERS, ROOT

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
PARTS = [re.findall(r"^\| (?!term |---)(.+?) \| (.+) \|$", part, re.MULTILINE) for part in PAGE.split("\n## ")[1:]]
ABBREVIATION = re.compile(r"\b[A-Z]{2,}s?\b")
# Terms of computing that its users know, and the parts of a date or a name.
KNOWN = set("CLI CPU CSV DOCX HM HMI HTML IEC ISO JSON MIT OCR PDF SHA SQL UTF XLSX YYYY MM DD PATH OPTIONS".split())
KNOWN |= set("NUMBER SECONDS FILE DATE SIGTERM URL MD GB MB PNG JPEG TIFF".split())
# In how many fixture letters an abbreviation stands that the glossary must have.
FREQUENT = 3
# Honours, markings, headings in capitals and words of general use.
NO_TERMS = set("AGREED CBE HR INSPECTION MID NHS OBE OF".split())


def abbreviations(text: str) -> set[str]:
    return {found.removesuffix("s") for found in ABBREVIATION.findall(text)}


TERMS = {word for part in PARTS for term, _ in part for word in re.findall(r"[\w/]+", term)}


def test_terms_are_in_order_and_told() -> None:
    for part in PARTS:
        terms = [term.lower() for term, _ in part]
        assert len(terms) > 10
        assert terms == sorted(set(terms))
        assert [term for term, told in part if not re.match(r"[^|]+\.(?: \||$)|[^|]+\.md\)\.$", told)] == []


def test_the_abbreviations_of_the_front_page_are_told() -> None:
    prose = re.sub(
        r"```.*?```|`[^`]*`|\(\S+\)|<!--.*?-->", "", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL
    )
    assert abbreviations(prose) - KNOWN - TERMS == set()


def test_the_abbreviations_of_the_letters_are_told() -> None:
    letters = [abbreviations(path.read_bytes().decode("utf-8", "replace")) for path in LETTERS.glob("*.txt")]
    frequent = {each for each in set().union(*letters) if sum(each in letter for letter in letters) >= FREQUENT}
    assert {"PDU", "HMPPS"} <= frequent
    assert frequent - KNOWN - NO_TERMS - TERMS == set()
