"""An invented letter as its blocks, and how a mail program or a typist might write it out as text."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from hmip_parse.document import Block, Document


@dataclass(frozen=True)
class Said:
    """A block of the letter: its kind, its text, and for an item its printed marker ("" for a bullet) and its level."""

    kind: str
    text: str
    marker: str = ""
    level: int = 0


def lines(*texts: str) -> list[Said]:
    return [Said("paragraph", text) for text in texts]


HEAD = [
    lines("Area Director", "Wessex and the Marches", "HM Prison & Probation Service"),
    lines("Our ref: AD/26/014"),
    lines(
        "Jo Bloggs CBE", "HM Chief Inspector of Probation", "4th Floor, Tannery House,", "Leather Lane,", "Barchester"
    ),
    lines("BC1 4ZZ"),
    lines("3 March 2026"),
    lines("Dear Jo,"),
    lines("Barchester and Plumstead PDU: report on the inspection of November 2025"),
    lines(
        "Thank you for the report, which reached me on 9 February and which I have since gone through with the Head of "
        "PDU and with her two deputies. You made four recommendations, and we accept all of them without reservation."
    ),
    lines("What we shall do"),
]
BODY = [
    lines("In answer to the first three the unit will take these steps, each of which has begun:"),
    [
        Said(
            "item",
            "Every officer is to attend two half-day workshops on the assessment of risk, of which the first took "
            "place on 16 February. The second follows in May.",
        ),
        Said("item", "Checks with West Barset Constabulary will be made before sentence in all cases, not after it;"),
        Said("item", "The duty rota has been redrawn so that:"),
        Said("item", "a manager is at hand on each working day until seven in the evening; and", level=1),
        Said(
            "item",
            "no officer in the first year of practice stands alone on a Friday, when releases are most frequent "
            "and the courts sit late.",
            level=1,
        ),
        Said("item", "Two vacancies at Plumstead have been advertised. Owner: Regional People Lead"),
    ],
    lines("The fourth recommendation falls into parts, and I answer each under the number that you gave it."),
    [
        Said(
            "item",
            "The lease of the Hogglestock office ends in June, and a larger building has been found nearby.",
            "1.",
        ),
        Said("item", "Interpreters will be booked by the court team rather than by each officer, from 1 April.", "2."),
        Said("item", "The complaints leaflet has been rewritten; it is now available in six languages.", "3."),
    ],
    lines(
        "I was glad to read that inspectors thought well of the resettlement team, whose work with the three prisons "
        "of the county they called patient, exact and humane, and of the women who come on Thursdays to the kitchen "
        "garden behind the Plumstead office, where they meet a nurse and a housing adviser and nobody asks them to "
        "sign anything before they have had a cup of tea and been listened to. Those words have been passed on to all "
        "who earned them.",
    ),
    lines("Yours sincerely,"),
    lines("Septimus Harding-Grantly", "Area Director"),
    lines("cc: Private Office; Head of PDU, Barchester and Plumstead"),
]
LETTER = [*HEAD, *BODY]


@dataclass(frozen=True)
class Hand:
    """How the letter is written out. ``width`` None: not wrapped. ``loose``: space between items."""

    width: int | None = 72
    bullet: str = "-"
    gap: str = " "
    hanging: bool = True
    indent: int = 0
    loose: bool = False
    trailing: str = ""
    line_end: str = "\n"
    blank: str = " "


def written(hand: Hand, letter: list[list[Said]] = LETTER) -> str:
    """The letter as text."""
    return hand.line_end.join(lines_of(hand, letter)) + hand.line_end


def lines_of(hand: Hand, letter: list[list[Said]] = LETTER) -> list[str]:
    """The lines that the letter is written on."""
    groups = [_between(group, hand).join(_written(said, hand) for said in group) for group in letter]
    return [line + hand.trailing if line else line for line in "\n\n".join(groups).split("\n")]


def _between(group: list[Said], hand: Hand) -> str:
    return "\n\n" if hand.loose and group[0].kind == "item" else "\n"


def _written(said: Said, hand: Hand) -> str:
    if said.kind != "item":
        return _wrapped(said.text, "", "", hand)
    indent = " " * (hand.indent + 4 * said.level)
    lead = indent + (said.marker or hand.bullet) + hand.gap
    return _wrapped(said.text, lead, " " * len(lead) if hand.hanging else indent, hand)


def _wrapped(text: str, first: str, rest: str, hand: Hand) -> str:
    if hand.width is None:
        return first + text
    wrapped = textwrap.fill(
        text, hand.width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return wrapped.replace(" ", hand.blank) if hand.blank != " " else wrapped


def said_by(document: Document) -> list[Said]:
    """The blocks of a document as the specimen tells them: headings count as paragraphs."""
    return [_said(document, block) for block in document.blocks]


def _said(document: Document, block: Block) -> Said:
    kind = "item" if block.kind == "item" else "paragraph" if block.kind == "heading" else block.kind
    marker = document.text[block.start : block.body].strip()
    return Said(kind, document.text[block.body : block.end], marker, block.level if kind == "item" else 0)


def flat(letter: list[list[Said]] = LETTER) -> list[Said]:
    return [said for group in letter for said in group]
