"""What many letters take: processor time and memory for each, and whether memory grows with their number.

    python benchmarks/scale.py                  # the table of docs/scale.md
    python benchmarks/scale.py --documents 20   # a quicker look

The fixture letters of each format are copied to a folder, as often as it takes, and ``hmip-parse FOLDER/`` reads them
to JSON Lines; then four times as many. Time is that of the processors, user and system, of the process and its
children, which other work on the machine disturbs less than a clock; start-up is in it. Memory is the largest resident
set of a process, as the kernel counts it. A million letters are the time of one, a million times: of one core.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
FORMATS = {"PDF": ".pdf", "DOCX": ".docx", "text": ".txt"}
GROWTH = 4
MILLION = 1_000_000
_KIB = 1 if sys.platform != "darwin" else 1 / 1024  # ru_maxrss counts KiB on Linux, bytes on macOS


class Cost(NamedTuple):
    """Processor seconds and bytes of JSON for a document; the largest resident set in MiB."""

    seconds: float
    json: float
    memory: float


def cost(ending: str, documents: int) -> Cost:
    """Read copies of the fixture letters of a format."""
    letters = [each for each in sorted(LETTERS.glob(f"*{ending}")) if ".scan." not in each.name]
    with tempfile.TemporaryDirectory() as place:
        folder, output = Path(place) / "letters", Path(place) / "letters.jsonl"
        folder.mkdir()
        for number, letter in enumerate(itertools.islice(itertools.cycle(letters), documents)):
            shutil.copy(letter, folder / f"{number:06}{ending}")
        command = [sys.executable, "-m", "hmip_parse", "-q", "-f", "jsonl", str(folder), "-o", str(output)]
        process = subprocess.Popen(command)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"hmip-parse ended with {process.returncode}")
        seconds = usage.ru_utime + usage.ru_stime
        return Cost(seconds / documents, output.stat().st_size / documents, usage.ru_maxrss * _KIB / 1024)


def table(documents: int) -> str:
    """The costs of each format, as Markdown."""
    more = documents * GROWTH
    rows = [
        f"| format | CPU a document | memory, {documents} documents | memory, {more} documents | JSON a document"
        " | a million: CPU | a million: JSON |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, ending in FORMATS.items():
        few, many = cost(ending, documents), cost(ending, more)
        hours, gigabytes = many.seconds * MILLION / 3600, many.json * MILLION / 1e9
        rows.append(
            f"| {name} | {many.seconds * 1000:.0f} ms | {few.memory:.0f} MiB | {many.memory:.0f} MiB"
            f" | {many.json / 1000:.0f} kB | {hours:.0f} h | {gigabytes:.0f} GB |"
        )
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=64, help="how many to begin with (default: %(default)s)")
    print(table(parser.parse_args().documents))


if __name__ == "__main__":
    main()
