"""Draw docs/images/table.svg: what a terminal shows of one invented letter, by the command that stands on top of it.

    python docs/make_picture.py

The command runs on a pseudo-terminal, so the picture has the colours that a person sees. It names no font that a
browser would have to fetch, and the same output gives the same bytes. A test holds its text to what the command prints.
Needs Linux or another Unix.

Refused here: any picture that is not of the tool's own output.
"""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "table.svg"
COMMAND = "hmip-parse -f table --as-of 2025-03-01 fixtures/letters/essex-north-numbered-headings.pdf"
COLUMNS = 100
# Of a terminal with colours; NO_COLOR is left out because of what it says.
TERMINAL = {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LC_ALL": "C.UTF-8"}

# The eight colours of a terminal, each with a contrast of at least 5:1 on the ground (WCAG 2.2 asks for 4.5:1).
COLOURS = [(152, 152, 152), (255, 121, 121), (140, 220, 120), (235, 200, 110)]
COLOURS += [(130, 175, 255), (214, 160, 235), (110, 215, 215), (220, 220, 220)]
THEME = TerminalTheme((38, 38, 38), (220, 220, 220), COLOURS)

# What rich fills in; its own frame fetches a font from the network.
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", \
"Liberation Mono", monospace; white-space: pre }}
{styles}
</style>
<defs>{lines}</defs>
<rect fill="#262626" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_x})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def on_a_terminal(command: str) -> str:
    """What a command prints on a terminal, colours included. Raises ``CalledProcessError`` where it fails."""
    near, far = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | TERMINAL
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(shlex.split(command), cwd=ROOT, env=environment, stdin=far, stdout=far) as process:
        os.close(far)
        printed = b"".join(iter(lambda: _read(near), b""))
    os.close(near)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that the other end is closed
        return b""


def picture() -> str:
    """The command and its output as SVG."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ {COMMAND}\n", "bold green"))
    console.print(Text.from_ansi(on_a_terminal(COMMAND).rstrip()))
    return console.export_svg(theme=THEME, code_format=FRAME, unique_id="table")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
