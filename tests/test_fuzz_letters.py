"""Letters that nobody would write: words of letters and arbitrary Unicode, as text and as Word markup.

The examples are the same in every run (derandomized), so that a failure is a failure everywhere.
"""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hmip_parse.schema import schema_text
from tests.loaders.docx_specimen import build
from tests.test_fuzz_damaged import check

_VALID = Draft202012Validator(json.loads(schema_text()))
_FIXED = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

_WORDS = (
    "Dear|Rowena|Yours sincerely|cc|Recommendation|Recommendation 1:|R1|1.|(a)|2.1|-|•|we|will|have|has|be|been|being"
    "|to|by|the|a|all|and|or|but|that|which|who|expect|aim|plan|review|reviewed|audit|train|trained|staff|cases"
    "|Head of Norfolk PDU|the Norfolk PDU|Norfolk|PDU|Area Director|HM Inspectorate of Probation|14 May 2031|May"
    "|by June|end of|within|3|months|Q3|2031/32|30/06/2031|Monday|accept|agree|agreed|do not|partly|completed|ongoing"
    "|Owner:|Lead:|Action|Deadline|To:|From:|Date:|Subject:|Annex A|,|.|;|:|–|—|(|)|“|”|’|?|!|/|&|@|a@b.org|EX9 1AB"
    "|20|\t|\n|\n\n|\f|   |     |#|##|**|_|`|[x](y)|>|\\|$|started|done|finished"
).split("|")
words = st.sampled_from([*_WORDS, "|", "| a | b |\n"])
strange = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
texts = st.lists(st.one_of(words, words, words, words, strange), max_size=120).flatmap(
    lambda pieces: st.sampled_from([" ", "", "\n"]).map(lambda between: between.join(pieces))
)
letters = texts.map(lambda body: f"14 May 2031\n\nDear Rowena\n\n{body}\n\nYours sincerely\n\nTilda Brock\n")


def checked(data: bytes) -> None:
    reading = check(data)
    if reading:
        _VALID.validate(json.loads(reading.letter.model_dump_json()))


@_FIXED
@given(st.one_of(texts, letters))
def test_any_text(text: str) -> None:
    checked(text.encode())


@_FIXED
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)
    check(b"%PDF-1.7\n" + data + b"\n%%EOF\n")


def run_text(text: str) -> str:
    """A w:t of what XML may hold."""
    return f"<w:t>{escape(''.join(c for c in text if c.isprintable() or (c.isspace() and c in _BLANKS)))}</w:t>"


_BLANKS = " \t\n"
_MARKUP = (
    "<w:br/>|<w:tab/>|<w:cr/>|<w:sym/>|<w:noBreakHyphen/>|<w:fldChar/>|<w:pPr/>|<w:rPr><w:vanish/></w:rPr>|<w:sectPr/>"
    '|<w:fldChar w:fldCharType="begin"/>|<w:fldChar w:fldCharType="separate"/>|<w:fldChar w:fldCharType="end"/>'
    '|<w:rPr><w:b/></w:rPr>|<w:tcPr><w:vMerge/></w:tcPr>|<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'
    '|<w:tcPr><w:gridSpan w:val="-1e9"/></w:tcPr>|<w:trPr><w:gridBefore w:val="7"/></w:trPr>'
    '|<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>|'
    '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    '|<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>|<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
).split("|")
_TAGS = (
    "w:p w:p w:r w:r w:r w:tbl w:tr w:tr w:tc w:tc w:sdt w:sdtContent w:ins w:del w:hyperlink w:pict w:txbxContent"
    " w:drawing mc:AlternateContent mc:Choice mc:Fallback w:smartTag w:ruby w:rubyBase w:rt w:fldSimple m:t w:moveFrom"
).split()
_LEAVES = st.one_of(st.one_of(words, strange).map(run_text), st.sampled_from(_MARKUP))
trees = st.recursive(
    _LEAVES,
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=6)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=40,
)


@_FIXED
@given(st.lists(trees, max_size=6))
def test_any_word_markup(body: list[str]) -> None:
    checked(build(*body, "<w:p><w:r><w:t>Dear Rowena</w:t></w:r></w:p>"))
