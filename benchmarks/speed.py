#!/usr/bin/env python3
"""How fast hmip-parse is, against its peers on the same letters in the same run. Needs Linux, and pdftotext.

speed.py                          all parts: folder, start, memory, pages
speed.py --part start             one part; may be given several times
speed.py --rounds 5               how often each is run; medians are shown (default 5; the start four times as often)
speed.py --update docs/speed.md README.md   put the tables between the marks in these files, and the ratios alone

folder   500 letters of each format, two jobs, against pdftotext (one process a file), pdfplumber's extract_text and
         python-docx's paragraphs. The letters of fixtures/letters stand in it several times, in rounds, so that
         nothing that was worked out for a letter is still held in memory when its copy comes.
start    one letter as a whole process, against a Python that imports what it cannot do without.
memory   the highest peak of a worker and of the whole, over 500 and over 5,000 documents.
pages    one PDF of 1, 10, 100 and 1,000 pages.

Times are of the wall clock and of the processor, in seconds; what runs at the same time shows in both. Only the ratios
are worth comparing between machines.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from pages import update

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
MANY, VERY_MANY = 500, 5_000
PAGES = (1, 10, 100, 1_000)
HMIP_PARSE = str(Path(sys.executable).parent / "hmip-parse")
A_LETTER = LETTERS / "wigan-short-from-head-of-pdu.pdf"  # without a table

PLUMBER = """
import sys, pdfplumber
for name in sys.argv[1:]:
    with pdfplumber.open(name) as document:
        for page in document.pages:
            page.extract_text()
"""
PYTHON_DOCX = """
import sys, docx
for name in sys.argv[1:]:
    [paragraph.text for paragraph in docx.Document(name).paragraphs]
"""
MODELS = "import click, pydantic, hmip_parse.letter"
PDFIUM = (
    MODELS
    + """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_range()
"""
)


class Spent(NamedTuple):
    """Seconds of the wall clock and of the processor, over all processes that were started."""

    wall: float
    cpu: float


Row = tuple[str, str, str, str]
Job = Callable[[], object]


def run(*command: str) -> None:
    """Run a command to its end, its output thrown away."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def each_alone(command: str, paths: Sequence[str]) -> None:
    """Run a command for each of the files, one after the other."""
    for each in paths:
        run(command, each, "-")


def spent(job: Job) -> Spent:
    """What a job takes, its child processes included."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    job()
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def medians(jobs: dict[str, Job], rounds: int) -> dict[str, Spent]:
    """The medians of what each job takes, all of them run in turn in every round, after one that is not counted."""
    for job in jobs.values():
        job()
    found = [{name: spent(job) for name, job in jobs.items()} for _ in range(rounds)]
    return {
        name: Spent(median(each[name].wall for each in found), median(each[name].cpu for each in found))
        for name in jobs
    }


def letters(folder: Path, ending: str, count: int) -> list[str]:
    """Fill a folder with letters of one format, and give their paths."""
    folder.mkdir()
    sources = [source for source in sorted(LETTERS.glob(f"*.{ending}")) if ".scan." not in source.name]
    paths = []
    for number, source in enumerate(islice(cycle(sources), count)):
        path = folder / f"{number // len(sources):03}-{source.name}"
        shutil.copyfile(source, path)
        paths.append(str(path))
    return paths


# -- the parts ---------------------------------------------------------------------------------------------------------


def folder(work: Path, rounds: int) -> Iterator[Row]:
    """500 letters of each format."""
    paths = {ending: letters(work / ending, ending, MANY) for ending in ("pdf", "docx", "txt")}
    jobs: dict[str, Job] = {
        f"hmip-parse, {MANY} {ending}": partial(run, HMIP_PARSE, "-q", "-j", "2", str(work / ending))
        for ending in paths
    }
    jobs["pdftotext"] = lambda: each_alone("pdftotext", paths["pdf"])
    jobs["pdfplumber"] = lambda: run(sys.executable, "-c", PLUMBER, *paths["pdf"])
    jobs["python-docx"] = lambda: run(sys.executable, "-c", PYTHON_DOCX, *paths["docx"])
    took = medians(jobs, rounds)
    pdf, docx = took[f"hmip-parse, {MANY} pdf"], took[f"hmip-parse, {MANY} docx"]
    for name, each in took.items():
        yield f"{name}: wall / CPU", f"{each.wall:.2f} s / {each.cpu:.2f} s", "", ""
    yield "PDF, wall: hmip-parse to pdftotext", *ratio(pdf.wall, took["pdftotext"].wall, 1)
    yield "PDF, CPU: hmip-parse to pdfplumber", *ratio(pdf.cpu, took["pdfplumber"].cpu, 1 / 6)
    yield "DOCX, CPU: hmip-parse to python-docx", *ratio(docx.cpu, took["python-docx"].cpu, None)


def start(_: Path, rounds: int) -> Iterator[Row]:
    """One letter as a whole process."""
    text, pdf = str(A_LETTER.with_suffix(".txt")), str(A_LETTER)
    took = medians(
        {
            "Python that imports click": lambda: run(sys.executable, "-c", "import click"),
            "--help": lambda: run(HMIP_PARSE, "--help"),
            "Python that builds the models": lambda: run(sys.executable, "-c", MODELS),
            "a text letter": lambda: run(HMIP_PARSE, text),
            "Python that builds the models and has PDFium extract the text": lambda: run(
                sys.executable, "-c", PDFIUM, pdf
            ),
            "a PDF letter without a table": lambda: run(HMIP_PARSE, pdf),
        },
        4 * rounds,
    )
    pairs = list(took.items())
    for name, each in pairs:
        yield f"{name}: wall", f"{each.wall * 1000:.0f} ms", "", ""
    for (base_name, base), (what, each), most in zip(pairs[::2], pairs[1::2], (1.5, 1.25, 1.3), strict=True):
        yield f"{what}, wall, to: {base_name}", *ratio(each.wall, base.wall, most)


def memory(work: Path, _: int) -> Iterator[Row]:
    """Peak memory over few and over many documents, a third of each format."""
    peaks = []
    for count in (MANY, VERY_MANY):
        place = work / str(count)
        place.mkdir()
        for kind in ("pdf", "docx", "txt"):
            letters(place / kind, kind, count // 3)
        worker, whole = peak(HMIP_PARSE, "-q", "-j", "2", str(place))
        peaks.append(worker)
        yield f"{count} documents: highest worker", f"{worker:.0f} MiB", "150 MiB", verdict(worker, 150)
        yield f"{count} documents: all processes", f"{whole:.0f} MiB", "", ""
    yield f"highest worker, {VERY_MANY} to {MANY} documents", *ratio(peaks[1], peaks[0], 1.1)


def pages(work: Path, rounds: int) -> Iterator[Row]:
    """One PDF of many pages."""
    jobs: dict[str, Job] = {str(count): partial(run, HMIP_PARSE, "-q", long_pdf(work, count)) for count in PAGES}
    took = medians(jobs, max(1, rounds // 2))
    for name, each in took.items():
        yield f"{name} pages: wall", f"{each.wall:.2f} s", "", ""
    first, *more = ((took[str(many)].wall - took[str(few)].wall) / (many - few) for few, many in pairwise(PAGES))
    for count, each_page in zip(PAGES[2:], more, strict=True):
        yield f"a page more, up to {count} pages, to one more up to {PAGES[1]}", *ratio(each_page, first, 2)


def long_pdf(work: Path, count: int) -> str:
    """A PDF of so many pages, those of one fixture again and again."""
    import pypdfium2

    source = pypdfium2.PdfDocument(A_LETTER)
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source, list(islice(cycle(range(len(source))), count)))
    path = work / f"{count}-pages.pdf"
    made.save(str(path))
    return str(path)


# -- measuring ---------------------------------------------------------------------------------------------------------


def peak(*command: str) -> tuple[float, float]:
    """The highest peak of a child of a command, or of the command alone, and the sum of all peaks, in MiB."""
    peaks: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        ended = threading.Event()
        watch = threading.Thread(target=watched, args=(process.pid, peaks, ended))
        watch.start()
        status = process.wait()
        ended.set()
        watch.join()
    if status:
        raise subprocess.CalledProcessError(status, command)
    workers = [mib for pid, mib in peaks.items() if pid != process.pid]
    return max(workers or peaks.values()), sum(peaks.values())


def watched(pid: int, peaks: dict[int, float], ended: threading.Event) -> None:
    """Note the peaks of a process and of those below it until told to stop."""
    while not ended.wait(0.05):
        for each in family(pid):
            peaks[each] = max(peaks.get(each, 0.0), high_water(each))


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in family(int(child)))]


def high_water(pid: int) -> float:
    """The peak of a process's resident memory, in MiB; 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def ratio(ours: float, theirs: float, most: float | None) -> tuple[str, str, str]:
    """A ratio, its target, and whether it is met."""
    found = ours / theirs
    return f"{found:.2f}", f"{most:.2f}" if most else "", verdict(found, most)


def verdict(found: float, most: float | None) -> str:
    """Whether a target is met."""
    return "" if most is None else "yes" if found <= most else "no"


# -- the command -------------------------------------------------------------------------------------------------------

PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "folder": folder,
    "start": start,
    "memory": memory,
    "pages": pages,
}


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    rows = [("what", "measured", "target", "met"), *rows]
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])


def main() -> None:
    """Measure, print, and put the tables where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", action="append", choices=list(PARTS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--update", type=Path, metavar="FILE", nargs="+", default=[])
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    shown, ratios = [], []
    for name in arguments.part or PARTS:
        with tempfile.TemporaryDirectory() as work:
            rows = list(PARTS[name](Path(work), arguments.rounds))
        shown.append(table(rows))
        ratios += [row for row in rows if row[2]]
        print(shown[-1], end="\n\n", flush=True)
    for path in arguments.update:
        update(path, {"speed": "\n\n".join(shown), "speed, the ratios": table(ratios)})


if __name__ == "__main__":
    main()
