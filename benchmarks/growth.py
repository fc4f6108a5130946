"""How the time to read a text grows with its length, for what a letter is made of and for what no letter is.

Each shape is a letter in which one element is repeated. It is read (loaded, and the rules run) at a size and at twice
that size, again and again until a reading takes too long; the last column is by how much the time grew when the size
doubled: 2 is linear, 4 is quadratic.

    python benchmarks/growth.py [--characters N] [--seconds S] [SHAPE …]

Times are CPU seconds. Refused here: judging them; docs/limits.md states the bounds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator

from hmip_parse.errors import HmipParseError
from hmip_parse.pipeline import parse_bytes

HEAD = "14 May 2031\n\nDear Rowena\n\nThank you for your report on the Norfolk PDU, which we accept.\n\n"
FOOT = "\n\nYours sincerely\n\nTilda Brock\nRegional Probation Director\n"


def _repeated(piece: str) -> Callable[[int], str]:
    """A letter whose body repeats a piece to about so many characters; ``{n}`` in it counts."""

    def text(characters: int) -> str:
        if "{n}" not in piece:
            return HEAD + piece * (characters // len(piece)) + FOOT
        return HEAD + "".join(piece.replace("{n}", str(n)) for n in range(1, characters // len(piece) + 1)) + FOOT

    return text


def _after(piece: str) -> Callable[[int], str]:
    """A letter with a piece repeated behind its signature."""
    return lambda characters: HEAD + FOOT + piece * (characters // len(piece))


def _before(piece: str) -> Callable[[int], str]:
    """A letter with a piece repeated above its salutation."""
    return lambda characters: piece * (characters // len(piece)) + "\n" + HEAD + FOOT


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs of actions": _repeated("We will review the risk assessments of all cases by 30 June 2031.\n\n"),
    "one paragraph of actions": _repeated("We will review the risk assessments of all cases by 30 June 2031. "),
    "one list of actions": _repeated("- review the risk assessments of all cases by 30 June 2031;\n"),
    "numbered actions": _repeated("{n}. We will review the risk assessments of all cases by 30 June 2031.\n\n"),
    "recommendations": _repeated("Recommendation {n}: Improve sentence plans.\nAgreed. We will do so by May.\n\n"),
    "cited recommendations": _repeated("On recommendation {n} we will act by June. "),
    "headings": _repeated("## Recommendation {n}\n\nWe agree.\n\n"),
    "dates in one sentence": _repeated("by 30 June 2031, "),
    "dates in sentences": _repeated("In June 2031 it was so. "),
    "one endless sentence": _repeated("and we will review the plans of the unit with its partners "),
    "prose wrapped at 80": _repeated(("the unit and its partners met to see how it went " * 10)[:79] + "\n"),
    "short lines": _repeated("Norfolk\n"),
    "blank lines": _repeated("a\n\n\n\n"),
    "form feeds": _repeated("a line\f"),
    "spaces": _repeated(" "),
    "commas": _repeated(","),
    "commas and spaces": _repeated("a, "),
    "and": _repeated("and "),
    "by": _repeated("by "),
    "will": _repeated("we will "),
    "ends of ends": _repeated("by the end of the "),
    "ranges of ranges": _repeated("from 1 to 2 to "),
    "counts of counts": _repeated("within three to four "),
    "months in a row": _repeated("March and April 2025, "),
    "parts of the year": _repeated("early mid late "),
    "auxiliaries": _repeated("has been to be held and "),
    "nouns of nouns": _repeated("the review of the audit of the "),
    "due": _repeated("in line with it, due to "),
    "digits": _repeated("7"),
    "numbers": _repeated("7 "),
    "one word": _repeated("a"),
    "capitalised words": _repeated("Norfolk Report "),
    "capitals": _repeated("A B "),
    "full stops": _repeated("."),
    "ellipses": _repeated(". "),
    "hyphens": _repeated("-"),
    "open brackets": _repeated("("),
    "nested brackets": lambda n: HEAD + "(" * (n // 2) + ")" * (n // 2) + FOOT,
    "open quotes": _repeated("“"),
    "quotes": _repeated("“a” "),
    "units": _repeated("Norfolk PDU and "),
    "named units": _repeated("the Norfolk PDU, the Essex PDU, "),
    "owners": _repeated("the Head of the Norfolk PDU will review it by May. "),
    "praise": _repeated("I am pleased that you found good work. "),
    "bullets": _repeated("• "),
    "emphasis": _repeated("*a"),
    "underscores": _repeated("_a "),
    "backticks": _repeated("`"),
    "open links": _repeated("[a]("),
    "links": _repeated("[a](b) "),
    "tags": _repeated("<a"),
    "quote marks in the margin": _repeated("> > > we agree\n"),
    "deep quotation": _repeated("> "),
    "deep indents": lambda n: HEAD + "".join(" " * i + "- a\n" for i in range(int((2 * n) ** 0.5))) + FOOT,
    "columns of pipes": _repeated("|a"),
    "rows of pipes": _repeated("| a | b | c |\n"),
    "rows of tabs": _repeated("a\tb\tc\n"),
    "columns of blanks": _repeated("a   b   c   d\n"),
    "one row of blanks": _repeated("a   "),
    "two columns": _repeated("the left column is here          and the right one is there\n"),
    "a plan in columns": _repeated("1     Improve the plans    We will review them     June 2031    Head of PDU\n"),
    "copies": _after("cc Ada Lovelace, Head of Norfolk PDU\n"),
    "copies in one line": lambda n: HEAD + FOOT + "cc " + "Ada Lovelace, Head of Norfolk PDU; " * (n // 35),
    "a long head": _before("Ministry of Justice\n"),
    "a long address": _before("4 Weir Lane, Exford EX9 1AB\n"),
    "salutations": _before("dear mr. "),
    "heads in one line": _before("Director "),
    "places in one line": _before("Field, "),
    "slashes": _before("AB/"),
    "names in open brackets": _before("(Ann "),
    "an annex": _after("Annex A: Recommendation 1: improve it. We will do it by May 2031.\n\n"),
    "e-mail addresses": _repeated("a@b.c "),
    "at signs": _repeated("a@"),
    "soft hyphens": _repeated("a\u00ad"),
    "combining marks": _repeated("\u0301"),
    "combining marks by turns": _repeated("\u0301\u0316"),
    "Markdown rows": _repeated("---\n"),
    "footnotes": _repeated("as was said{n} in it\n{n} a note\n"),
}  # fmt: skip


def measured(text: Callable[[int], str], characters: int, seconds: float) -> Iterator[tuple[int, float, str]]:
    """A shape at doubling sizes, as (characters, CPU seconds to read it, outcome), until one takes too long."""
    taken = 0.0
    while taken < seconds:
        data = text(characters).encode()
        start = time.process_time()
        try:
            parse_bytes(data)
            outcome = "read"
        except HmipParseError as error:
            outcome = error.code
        taken = time.process_time() - start
        yield characters, taken, outcome
        if outcome != "read":
            return
        characters *= 2


def main() -> None:
    arguments = argparse.ArgumentParser(description="How reading time grows with the length of a text.")
    arguments.add_argument("--characters", type=int, default=4000, help="the first size")
    arguments.add_argument("--seconds", type=float, default=1.0, help="go on until a reading takes this long")
    arguments.add_argument("shapes", nargs="*", metavar="SHAPE", help="part of a shape's name; all without")
    options = arguments.parse_args()
    parse_bytes((HEAD + FOOT).encode())
    print(f"{'shape':28} {'characters':>10} {'seconds':>8} {'growth':>6}  outcome")
    for name, text in SHAPES.items():
        if options.shapes and not any(part in name for part in options.shapes):
            continue
        before = 0.0
        for characters, taken, outcome in measured(text, options.characters, options.seconds):
            growth = f"{taken / before:6.1f}" if before else " " * 6
            print(f"{name:28} {characters:10} {taken:8.2f} {growth}  {outcome}", flush=True)
            before = taken


if __name__ == "__main__":
    main()
