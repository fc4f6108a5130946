"""The terminal that standard output is, for the forms of formats that only a terminal gets.

Colours are left out where the environment sets NO_COLOR (https://no-color.org) or the terminal has none.
"""

from __future__ import annotations

import os

from rich.console import Console


def terminal() -> Console:
    """Standard output, as wide as it is."""
    return Console(highlight=False, color_system=None if os.environ.get("NO_COLOR") else "auto")
