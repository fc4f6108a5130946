"""Print the man page, which click-man makes of the command line, and add the exit statuses, which it leaves out.

    python docs/man_page.py > docs/hmip-parse.1

It bears no date, so that the same command line gives the same page.
"""

from __future__ import annotations

import inspect

import click
from click_man.man import ManPage

from hmip_parse import __version__
from hmip_parse.cli import main


def man_page() -> str:
    """The page in troff."""
    context = click.Context(main, info_name="hmip-parse")
    page = ManPage("hmip-parse")
    page.version, page.date = f"hmip-parse {__version__}", ""
    summary, description = inspect.cleandoc(main.help or "").split("\n\n", 1)
    page.short_help = summary[:1].lower() + summary[1:].rstrip(".")
    page.description = description
    page.synopsis = " ".join(main.collect_usage_pieces(context))
    page.options = [
        each.get_help_record(context) for each in main.get_params(context) if isinstance(each, click.Option)
    ]
    return f"{page}\n{_exit_statuses()}"


def _exit_statuses() -> str:
    rows = (line.split(None, 1) for line in (main.epilog or "").splitlines() if line.startswith("  "))
    return ".SH EXIT STATUS\n" + "".join(f".TP\n\\fB{status}\\fP\n{meaning}\n" for status, meaning in rows)


if __name__ == "__main__":
    print(man_page(), end="")
