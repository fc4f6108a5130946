"""The commands that a page shows with their output, and the running of them.

A transcript is a block marked ``console``. A line that begins with ``$ `` is a command, ``> `` goes on with it, and
what follows is its output, standard error included. The commands of a page run in order, in one folder that holds the
checkout's ``fixtures`` and ``examples`` and nothing else at first. A command that fails ends the test.

``python -m tests.transcripts docs/recipes.md`` writes the outputs into a page anew; read what changed, and keep it if
it is right.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.fixture_letters import ROOT

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*\n(?:> ?.*\n)*)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)

# How long a run took is no part of what a page shows.
_SECONDS = re.compile(r"\bin \d+\.\d seconds$", re.MULTILINE)


class Step(NamedTuple):
    """A command, and its output as the page shows it."""

    command: str
    output: str


def steps(page: str) -> list[Step]:
    """All commands of a page, in order."""
    found = [each for block in _BLOCK.finditer(page) for each in _COMMAND.finditer(block[0])]
    return [Step(re.sub(r"^> ?", "", each["command"], flags=re.MULTILINE), each["output"]) for each in found]


def workplace(folder: Path) -> Path:
    """A folder to run commands in, and a home folder apart from it."""
    place = folder / "checkout"
    for name in ("fixtures", "examples"):
        place.mkdir(exist_ok=True)
        (place / name).symlink_to(ROOT / name)
    (folder / "home").mkdir()
    return place


def output(command: str, place: Path) -> str:
    """What a command prints in a workplace, blanks at the ends of lines left out. It may not fail."""
    inherited = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
    environment = inherited | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(place.parent / "home"),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, f"exit status {done.returncode} of: {command}\n{done.stdout}"
    return re.sub(r"[ \t]+$", "", _SECONDS.sub("in 1.0 seconds", done.stdout), flags=re.MULTILINE)


def rewritten(page: str, place: Path) -> str:
    """A page with the outputs that its commands have."""

    def run(step: re.Match[str]) -> str:
        command = re.sub(r"^> ?", "", step["command"], flags=re.MULTILINE)
        return f"$ {step['command']}{output(command, place)}"

    return _BLOCK.sub(lambda block: _COMMAND.sub(run, block[0]), page)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            path = Path(name)
            path.write_text(rewritten(path.read_text(encoding="utf-8"), workplace(Path(folder))), encoding="utf-8")
