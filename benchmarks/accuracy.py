#!/usr/bin/env python3
"""How right hmip-parse is: its answers held against gold files (comparison.py says how a value counts).

accuracy.py                              print the table for fixtures/letters
accuracy.py FOLDER                       the same for NAME.pdf, NAME.docx, NAME.txt beside NAME.gold.json in FOLDER
accuracy.py --scans                      the same for scans: NAME.scan.pdf, and those that scans.py makes of NAME.pdf
accuracy.py --misses FILE                write every miss there, one JSON object a line
accuracy.py --floor benchmarks/floor.json      exit with 1 where a figure is worse than the one kept there
accuracy.py --set-floor benchmarks/floor.json  keep the figures of this run
accuracy.py --update README.md docs/accuracy.md  put the tables that these files have marks for between the marks

"accuracy" marks the table of all fields, "accuracy by format" the short one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import scans
from comparison import Answer, Comparison, Count, Miss, blank
from pages import update

from hmip_parse import HmipParseError, parse

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
FORMATS = ("pdf", "docx", "txt")
SCAN = "scan"
NOT_IN_GOLD = ("source", "warnings", "evidence")


@dataclass(slots=True)
class Figures:
    """What a set of documents adds up to."""

    documents: int = 0
    unparsed: list[str] = field(default_factory=list)
    flawless: int = 0
    misses: list[Miss] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    warnings: dict[bool, list[int]] = field(default_factory=lambda: {True: [], False: []})

    def add(self, comparison: Comparison, warnings: int) -> None:
        """Add one document's comparison, and how many warnings it carries."""
        right = not comparison.misses
        self.documents += 1
        self.flawless += right
        self.misses += comparison.misses
        self.warnings[right].append(warnings)
        for name, count in comparison.counts.items():
            self.counts.setdefault(name, Count())
            self.counts[name] += count

    @property
    def micro(self) -> Count:
        """All fields together."""
        total = Count()
        for count in self.counts.values():
            total += count
        return total

    @property
    def silent(self) -> int:
        """How many misses no warning points at."""
        return sum(miss.silent for miss in self.misses)

    def mean_warnings(self, right: bool) -> float:
        """Warnings a document, over those with nothing wrong or over the others."""
        several = self.warnings[right]
        return sum(several) / len(several) if several else 0.0


@dataclass(slots=True)
class Result:
    """The figures of all formats together and of each, and how many letters answer the same in every format."""

    total: Figures
    by_format: dict[str, Figures]
    same: int
    letters: int


def measure(folder: Path) -> Result:
    """Parse every document of a folder that has a gold file, and compare. Raises SystemExit where there is none."""
    golds = sorted(folder.glob("*.gold.json"))
    result = Result(Figures(), {kind: Figures() for kind in FORMATS}, 0, len(golds))
    for gold_file in golds:
        name = gold_file.name.removesuffix(".gold.json")
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        answers, unparsed = [], len(result.total.unparsed)
        for kind in FORMATS:
            path = folder / f"{name}.{kind}"
            if path.exists():
                answers.append(_answer(path, gold, result, kind))
        alike = all(_compared(answer) == _compared(answers[0]) for answer in answers)
        result.same += alike and len(result.total.unparsed) == unparsed
    if not result.total.documents:
        raise SystemExit(f"accuracy.py: no documents with gold files in {folder}")
    result.by_format = {kind: figures for kind, figures in result.by_format.items() if figures.documents}
    return result


def measure_scans(folder: Path) -> Result:
    """The same for scans: those that the folder holds, and those that are made of its PDFs (see scans.py)."""
    golds = {path.name.removesuffix(".gold.json"): path for path in sorted(folder.glob("*.gold.json"))}
    result = Result(Figures(), {SCAN: Figures()}, 0, 0)
    with tempfile.TemporaryDirectory() as made:
        for name, gold_file in golds.items():
            path = folder / f"{name}.scan.pdf"
            if not path.exists() and name in scans.LETTERS:
                path = Path(made) / path.name
                path.write_bytes(scans.scan_of(folder / f"{name}.pdf", scans.SCANNERS[scans.LETTERS[name]]))
            if path.exists():
                _answer(path, json.loads(gold_file.read_text(encoding="utf-8")), result, SCAN)
    if not result.total.documents:
        raise SystemExit(f"accuracy.py: no scans with gold files in {folder}")
    return result


def _answer(path: Path, gold: Answer, result: Result, kind: str) -> Answer:
    try:
        answer: Answer = parse(path).model_dump(mode="json")
    except HmipParseError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        result.total.unparsed.append(path.name)
        result.by_format[kind].unparsed.append(path.name)
        answer = blank(gold)
    comparison = Comparison(path.name, gold, answer)
    for figures in (result.total, result.by_format[kind]):
        figures.add(comparison, len(answer["warnings"]))
    return answer


def _compared(answer: Answer) -> Answer:
    return {key: value for key, value in answer.items() if key not in NOT_IN_GOLD}


def table(result: Result) -> str:
    """The figures as a Markdown table, which also reads well as it stands."""
    kinds = list(result.by_format)
    rows = [["field", "values", "precision", "recall", "F1", *(f"F1 {kind}" for kind in kinds)]]
    for name in sorted(result.total.counts):
        per_format = [result.by_format[kind].counts.get(name, Count()) for kind in kinds]
        rows.append([name, *_figures(result.total.counts[name], per_format)])
    rows.append(["**all (micro)**", *_figures(result.total.micro, [result.by_format[kind].micro for kind in kinds])])
    return _markdown(rows)


def by_format(result: Result) -> str:
    """All fields together, a row for each format, as a Markdown table."""
    rows = [["format", "documents", "nothing wrong", "values", "precision", "recall", "F1", "silent misses"]]
    for kind, figures in (*result.by_format.items(), ("**all**", result.total)):
        counts = [str(figures.documents), str(figures.flawless)]
        rows.append([kind, *counts, *_figures(figures.micro, ()), str(figures.silent)])
    return _markdown(rows)


def _markdown(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join("| " + " | ".join(_padded(row, widths)) + " |" for row in (rows[0], rule, *rows[1:]))


def _figures(count: Count, per_format: Sequence[Count]) -> list[str]:
    shares = (count.precision, count.recall, count.f1, *(each.f1 for each in per_format))
    return [str(count.values), *(f"{share:.3f}" for share in shares)]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]


def summary(result: Result) -> str:
    """The figures that the table does not hold, as a list."""
    total = result.total
    right, wrong = (f"{total.mean_warnings(flawless):.2f}" for flawless in (True, False))
    same = f"- {result.same} of {result.letters} letters give the same answer in all their formats"
    return "\n".join(
        (
            f"- {total.documents} documents, {len(total.unparsed)} not parsed, {total.flawless} with nothing wrong",
            f"- {len(total.misses)} values missed, {total.silent} of them silently (no warning points there)",
            *([same] if result.letters else []),
            f"- warnings a document: {right} where nothing is wrong, {wrong} where something is",
        )
    )


def floor(result: Result) -> dict[str, dict[str, float]]:
    """The figures that must not get worse: those to be at least as high, and those to be at most as high."""
    total = result.total
    micro = {"all": total.micro.f1} | {kind: figures.micro.f1 for kind, figures in result.by_format.items()}
    at_least = {
        **{f"micro F1, {kind}": int(f1 * 10_000) / 10_000 for kind, f1 in micro.items()},
        "documents parsed": total.documents - len(total.unparsed),
        "documents with nothing wrong": total.flawless,
    }
    if result.letters:
        at_least["letters the same in all formats"] = result.same
    return {"at least": at_least, "at most": {"silent misses": total.silent}}


def below(kept: dict[str, dict[str, float]], now: dict[str, dict[str, float]]) -> list[str]:
    """What is worse now than the figures kept, a line each; a figure that is gone is worse."""
    lost = [
        f"{name}: {now['at least'].get(name, 'gone')}, not at least {least}"
        for name, least in kept["at least"].items()
        if now["at least"].get(name, -1) < least
    ]
    grown = [
        f"{name}: {now['at most'].get(name, 'gone')}, not at most {most}"
        for name, most in kept["at most"].items()
        if now["at most"].get(name, most + 1) > most
    ]
    return lost + grown


def main() -> int:
    """Measure, print, and do what the options say; 1 where a figure is below the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=LETTERS)
    parser.add_argument("--scans", action="store_true")
    for option in ("--misses", "--floor", "--set-floor"):
        parser.add_argument(option, type=Path, metavar="FILE")
    parser.add_argument("--update", type=Path, metavar="FILE", nargs="+", default=[])
    options = parser.parse_args()
    result = measure_scans(options.folder) if options.scans else measure(options.folder)
    text = f"{table(result)}\n\n{summary(result)}"
    print(text)
    if options.misses:
        lines = (json.dumps(asdict(miss), ensure_ascii=False) + "\n" for miss in result.total.misses)
        options.misses.write_text("".join(lines), encoding="utf-8")
    if options.set_floor:
        options.set_floor.write_text(json.dumps(floor(result), indent=2) + "\n", encoding="utf-8")
    texts = (
        {"accuracy of scans": text} if options.scans else {"accuracy": text, "accuracy by format": by_format(result)}
    )
    for path in options.update:
        update(path, texts)
    worse = below(json.loads(options.floor.read_text(encoding="utf-8")), floor(result)) if options.floor else []
    for line in worse:
        print(f"accuracy.py: {line}", file=sys.stderr)
    return bool(worse)


if __name__ == "__main__":
    sys.exit(main())
