"""The lines that mark where a zone of a document begins: salutation, closing, copies, enclosures, annexes, labels.

Refused here: what stands between two such lines (zones.py, forms.py).
"""

from __future__ import annotations

import re

from hmip_parse.document import Block, Document
from hmip_parse.pattern import compiled
from hmip_parse.rules.plan_columns import columns_of
from hmip_parse.rules.rule import Rule

SALUTATION = Rule(
    "salutation-line",
    r"""^ (?: annwyl \s+ [^,/]{2,60} ,? \s* / \s* )?
    (?P<value> (?: my \s+ )? dear \s+ (?! all \s+ of ) [^\s,.:;/]
        (?: [^,.:;/\n] | (?<= \b [dm]r ) \. | (?<= \b m[rs]s ) \. | (?<= \b (?:ms|st) ) \. ){0,70} )
    \s* [,:.;/]? \s* (?: annwyl \b .{0,60} )? $""",
    accepts=(
        ("Dear Ms Field,", "Dear Ms Field"),
        ("Annwyl Ann / Dear Ann", "Dear Ann"),
        ("Dear Dr. Field", "Dear Dr. Field"),
    ),
    refuses=("Dear Ann, thank you for your letter of the third.", "Dearne Valley", "It was dear"),
)

_WISHES = r"""(?: (?: all | many | very | every | my ) \s+ ){0,3}
    (?: (?: good | kind | kindest | best | warm | warmest ) \s+ (?: personal \s+ )? )?
    (?: regards | wishes | thanks )"""
CLOSING = Rule(
    "closing-line",
    rf"""^ (?: yn \s+ gywir \s* [/,|-]? \s* | cofion (?: \s+ (?: gorau | cynnes ) )? \s* [/,|-]? \s* )?
    (?: yours (?: \s+ (?: very \s+ )? (?: sincerely | faithfully | truly | ever | aye ) )?
      | (?: very \s+ )? sincerely (?: \s+ yours )? | respectfully (?: \s+ yours )?
      | (?: as \s+ )? ever | (?: all \s+ (?: the \s+ )? )? best
      | (?: (?: and | with ) \s+ ){{0,2}} {_WISHES}
        (?: \s+ (?: and | & ) \s+ (?: yours \s+ sincerely | {_WISHES} ) | \s+ to \s+ you \b .{{0,30}} )? )?
    \s* [,.!]? (?: \s* / \s* yn \s+ gywir ,? )? $ (?<= [a-z,.!] )""",
    accepts=(
        ("Yours sincerely,", "Yours sincerely,"),
        ("With very best wishes", "With very best wishes"),
        ("Kindest regards and best wishes,", "Kindest regards and best wishes,"),
        ("Yn gywir / Yours faithfully", "Yn gywir / Yours faithfully"),
    ),
    refuses=(
        "Yours is a fair report",
        "With thanks again to you and to your team, I remain",
        "Kind regards have been sent",
        "of",
    ),
)
ENCLOSURE = Rule(
    "enclosure-line",
    r"""^ (?: enc (?: l | s | ls )? \b \.? | enclosures? \b | enclosed \s* : | attachments? \s* : | attached \s* : )
    \s* (?: \( \w \) \s* )? [:.–—-]? (?! \s+ (?: is | are | with ) \b )""",
    accepts=(("Enc: staffing table", "Enc:"), ("Encl. 2", "Encl. "), ("Enclosures", "Enclosures")),
    refuses=("Encouraging signs", "Enclosed with this letter is the plan"),
)
ANNEX = Rule(
    "annex-heading",
    r"""^ (?: annexe? | appendix | appendices | schedule | attachment ) \b
    (?: \s+ (?: [A-Z] | \d | one | [ivx]+ ) \b | \s* [:.–—-] | \s* $ )""",
    accepts=(("Annex A: action plan", "Annex A"), ("APPENDIX", "APPENDIX")),
    refuses=("Annexed to this letter is a plan", "Scheduled for May"),
)
SUBJECT = Rule(
    "subject-label",
    r"""^ (?: (?: subject | title | heading ) \s* : \s* )?
    (?: re (?: \s* : | \s* \. | \s+ [–—-] | (?= \s+ [A-Z“"‘'] ) )
      | (?: pwnc \s* / \s* )? (?: subject | regarding | heading | title ) \s* (?: : | [–—-] ) ) \s*""",
    accepts=(
        ("Re: inspection of Norfolk", "Re: "),
        ("RE – NORFOLK", "RE – "),
        ("Subject: Norfolk", "Subject: "),
        ("Subject: RE: Norfolk", "Subject: RE: "),
    ),
    refuses=("Re-inspection of Norfolk", "Reform of the service", "Subjects covered"),
)
RELEASE = Rule(
    "release-line",
    r"""^ (?: \w+ \s+ )? (?: press | news | media ) \s+ (?: release | notice | statement ) \b .{0,40} $
    | ^ (?: strictly \s+ )? (?: embargoed? | not \s+ for \s+ publication ) \b .{0,90} $
    | ^ for \s+ immediate \s+ release \b""",
    accepts=(("PRESS RELEASE", "PRESS RELEASE"), ("EMBARGOED UNTIL 00.01 ON 3 MAY", "EMBARGOED UNTIL 00.01 ON 3 MAY")),
    refuses=("Press releases were sent out to all", "The release of prisoners"),
)
RELEASE_END = Rule(
    "release-end",
    r"^ (?: [-–—*#\s]* ends? [-–—*#\s]* | notes? \s+ (?: to | for ) \s+ editors? \s* :? ) $",
    accepts=(("Notes to editors", "Notes to editors"), ("- ENDS -", "- ENDS -")),
    refuses=("The sentence ends here", "Notes to the reader"),
)
POSTSCRIPT = Rule(
    "postscript",
    r"""^ P \. ? \s ? (?: P \. ? \s ? ) ? S \b [.:,–—-]* \s+ (?= \S )""",
    accepts=(("PS The desk opens in May.", "PS "), ("P.S. The desk opens in May.", "P.S. ")),
    refuses=("PSO cover has been agreed.", "PS/Minister of State"),
    flags=re.VERBOSE,
)
FOOT = Rule(
    "foot-line",
    r"""www\. | https?:// | ^ © | \b (?: registered \s (?: in | office | charity | company )
    | company \s (?: number | no )
    | correspond (?: ence )? \s (?: with \s us \s )? in \s welsh | ohebiaeth | gohebu | gohebiaeth
    | independent \s inspector (?: ate )? \s of | if \s you \s (?: require | need ) \s this | an \s executive \s agency
    | crown \s copyright | all \s calls | investors? \s in \s people ) \b""",
    accepts=(
        ("Registered in England, no. 0001", "Registered in"),
        ("We welcome correspondence in Welsh", "correspondence in Welsh"),
    ),
    refuses=("Regional Probation Director", "The registered manager"),
)

LABELS = {
    "to": compiled(r"(?:to|for)\s*(?::|\n|$)\s*", re.IGNORECASE),
    "from": compiled(r"(?:from|by|author)\s*(?::|\n|$)\s*", re.IGNORECASE),
    "date": compiled(r"(?:date|dated|sent)\s*(?::|\n|$)\s*", re.IGNORECASE),
    "subject": compiled(r"(?:subject|re|title|topic)\s*(?::|\n|$)\s*(?:re\s*:\s*)?", re.IGNORECASE),
    "copies": compiled(r"(?:cop(?:y|ies|ied)(?: to)?|cc|c\.c\.|bcc)\s*(?::|\n|$)\s*", re.IGNORECASE),
    "reference": compiled(r"(?:our )?ref(?:erence)?\s*(?::|\n|$)\s*", re.IGNORECASE),
    "other": compiled(r"[A-Z][A-Za-z ]{1,28}(?::|\n)\s*"),
}
"""The labels of a note's lines; each stands before a colon, in a table's cell, or alone over its value."""

TOPIC = compiled(
    r"""\b(?:inspect(?:ion|ions|ed) | reports? | respon(?:se|d) | review | action\ plan | recommendations? | pdus?
    | delivery\ unit | hmip | thematic | re-inspection | region)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of which a heading of such a letter holds one."""

SECTION = compiled(
    r"""^(?: introduction | background | summary | purpose | context | overview | issue | conclusions? | next\ steps
    | (?:our|my|the|your|key|main|overall)\ .{0,30} | strengths?\b.* | actions?\b.{0,20} | response.{0,12} | \d+[.)]\ .*
    | (?:positive|assessing|managing|leadership|staffing|what|how)\ .* | (?:areas?|risk)\ (?:of|for)\ .*
    | (?:(?:priority|key)\ )?(?:recommendations?|concerns?|findings?)(?:\ .{0,40})? )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Headings of a section, which are no part of the subject above them."""

_DATED = compiled(
    r"""^[^:\n]{0,60} \b(?:submitted | published | publication | fieldwork | inspection | inspected | date | dated
    | visit | report | version | updated | issued)
    [^:\n]{0,25} \s* [:\n] \s* (?: .{0,40}\d | $ )""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = compiled(r"(?:our|your|my)?\s*ref(?:erence)?\b|date\b|tel|e-?mail|by e-?mail", re.IGNORECASE)
_PLAN_COLUMNS = (compiled(r"\brecommendation", re.I), compiled(r"\b(?:agreed|accepted|response|action)\b", re.I))
_PLAN_TITLE = compiled(r"\b(?:action|improvement|implementation) plan\b", re.IGNORECASE)
_LONGEST_LABEL = 110


def is_dated_label(line: str) -> bool:
    """Whether a line gives a labelled date ("Report published: 3 May 2024")."""
    return _DATED.match(line) is not None and len(line) < _LONGEST_LABEL


def is_labelled(line: str) -> bool:
    """Whether a line opens with a label of a letter's head: a reference, a date, a way to reach someone."""
    return _LABELLED.match(line) is not None


def is_plan_title(line: str) -> bool:
    """Whether a line holds the words "action plan" or "improvement plan"."""
    return _PLAN_TITLE.search(line) is not None


def is_plan_table(document: Document, block: Block) -> bool:
    """Whether a table answers recommendations: its first rows name them and what is done about them."""
    header = " ".join(document.text[cell.start : cell.end] for row in block.rows[:2] for cell in row)
    if len(block.rows) > 1 and all(column.search(header) for column in _PLAN_COLUMNS):
        return True
    return {"text", "action"} <= columns_of(document, block.rows)[0].keys()


def rows(text: str, block: Block) -> list[str]:
    """A block's text, or a table's rows, a line break between their cells."""
    if block.kind != "table":
        return [text[block.body : block.end]]
    return [text[row[0].start : row[-1].end] for row in block.rows]


RULES = (SALUTATION, CLOSING, ENCLOSURE, ANNEX, SUBJECT, RELEASE, RELEASE_END, FOOT)
