#!/usr/bin/env python3
"""Hold hmip-parse and general date libraries against the phrase spec, fixtures/deadlines.csv, row by row.

    python benchmarks/deadlines.py

hmip-parse is right on a row when text, relation, EDTF, first and last day and ``inferred`` are all as the row says, and
on a near miss when it takes nothing there. The libraries (dateparser and parsedatetime, each if it is installed) are
asked for much less: they get the phrase alone, the letter's date, and whether to prefer what lies ahead or behind, and
are right when the day they give lies anywhere in the row's time; on a near miss, when they find no date. "before the
letter" counts the planned rows for which a library gives a day before the letter's date without a word.
"""

from __future__ import annotations

import csv
import datetime
import importlib
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hmip_parse.rules.deadlines import find_deadlines

SPEC = Path(__file__).parents[1] / "fixtures" / "deadlines.csv"
FRAMES = {"planned": "The review will be finished {}.", "done": "The review was finished {}.", "target": "{}"}

Row = dict[str, str]
Ask = Callable[[str, datetime.date, bool], datetime.date | None]


@dataclass
class Score:
    """How many rows a tool had right, of how many; and its days before the letter for what is planned."""

    right: int = 0
    near_misses: int = 0
    before_letter: int = 0
    seconds: float = 0.0


def rows() -> list[Row]:
    """The rows of the spec."""
    with SPEC.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def hmip_parse_is_right(row: Row) -> bool:
    """Does find_deadlines give exactly what the row says?"""
    frame = FRAMES.get(row["context"])
    text = frame.format(row["phrase"]) if frame else row["context"]
    base = datetime.date.fromisoformat(row["letter_date"]) if row["letter_date"] else None
    values = [f.value for f in find_deadlines(text, 0, len(text), letter_date=base, bare=row["context"] == "target")]
    if not row["relation"]:
        return not any(row["phrase"] in v["text"] or v["text"] in row["phrase"] for v in values)
    found = [
        (v["text"], v["relation"], v["edtf"] or "", str(v["earliest"] or ""), str(v["latest"] or ""), v["inferred"])
        for v in values
    ]
    wanted = tuple(row[key] for key in ("phrase", "relation", "edtf", "earliest", "latest"))
    return (*wanted, row["inferred"] == "true") in found


def library_score(ask: Ask, spec: list[Row]) -> Score:
    """A library's score; a row without a letter's date or without a time has no day that could be right."""
    score = Score()
    begun = time.perf_counter()
    for row in spec:
        base = datetime.date.fromisoformat(row["letter_date"] or "2025-08-14")
        ahead = row["relation"] in ("by", "in") or row["context"] in ("planned", "target")
        day = ask(row["phrase"], base, ahead)
        if not row["edtf"]:
            right = day is None
            score.near_misses += right and not row["relation"]
        else:
            right = day is not None and row["earliest"] <= day.isoformat() <= row["latest"]
            score.before_letter += ahead and day is not None and day.isoformat() < base.isoformat() <= row["latest"]
        score.right += right
    score.seconds = time.perf_counter() - begun
    return score


def dateparser() -> Ask:
    """dateparser, day first; where it cannot parse a phrase whole, what it finds in it."""
    module = importlib.import_module("dateparser")
    search = importlib.import_module("dateparser.search")

    def ask(phrase: str, base: datetime.date, ahead: bool) -> datetime.date | None:
        settings = {
            "RELATIVE_BASE": datetime.datetime.combine(base, datetime.time(12)),
            "PREFER_DATES_FROM": "future" if ahead else "past",
            "DATE_ORDER": "DMY",
        }
        found = module.parse(phrase, languages=["en"], settings=settings)
        if found is None:
            several = search.search_dates(phrase, languages=["en"], settings=settings)
            found = several[-1][1] if several else None
        return found.date() if found else None

    return ask


def parsedatetime() -> Ask:
    """parsedatetime, with its British calendar."""
    module = importlib.import_module("parsedatetime")
    calendar = module.Calendar(module.Constants("en_GB", usePyICU=False))

    def ask(phrase: str, base: datetime.date, ahead: bool) -> datetime.date | None:
        del ahead  # it has no such setting
        found, status = calendar.parseDT(phrase, datetime.datetime.combine(base, datetime.time(12)))
        return found.date() if status else None

    return ask


def main() -> None:
    """Print one line for each tool."""
    warnings.simplefilter("ignore")
    spec = rows()
    near = sum(not row["relation"] for row in spec)
    begun = time.perf_counter()
    ours = [hmip_parse_is_right(row) for row in spec]
    own = Score(sum(ours), sum(r and not row["relation"] for r, row in zip(ours, spec, strict=True)))
    own.seconds = time.perf_counter() - begun
    print(f"{len(spec)} rows, {near} of them near misses")
    print(f"{'tool':<16}{'right':>8}{'near misses':>14}{'before the letter':>20}{'ms a row':>10}")
    scores = {"hmip-parse": own}
    for name, make in (("dateparser", dateparser), ("parsedatetime", parsedatetime)):
        try:
            scores[name] = library_score(make(), spec)
        except ImportError:
            print(f"{name}: not installed, left out")
    for name, score in scores.items():
        share, alone = score.right / len(spec), score.near_misses / near
        print(
            f"{name:<16}{share:>8.1%}{alone:>14.1%}{score.before_letter:>20}{1000 * score.seconds / len(spec):>10.2f}"
        )


if __name__ == "__main__":
    main()
