"""The command line: options in, exit status out.

Standard output carries data alone. Everything heavy is imported when it is needed, so that ``--help`` and a mistyped
option answer at once.

Refused here: what is done with the options (run.py).
"""

from __future__ import annotations

import datetime
from typing import get_args

import click

from hmip_parse import __version__
from hmip_parse.batch import cores
from hmip_parse.interrupts import Interrupts
from hmip_parse.output import write
from hmip_parse.recognition import Mode
from hmip_parse.report import FAILED, not_written, say
from hmip_parse.run import Order, run
from hmip_parse.writers import FORMATS

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells report it

_EPILOG = """\b
Exit status:
  0    all read
  1    some could not be read or written; the rest is written
  2    the command line is wrong; nothing was read
  3    --strict, and a document carries a warning
  130  interrupted (Ctrl-C); what was finished is written
  143  terminated (SIGTERM); the same
"""


def _print_schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from hmip_parse.schema import schema_text

        fault = write([schema_text().encode() + b"\n"], None, Interrupts())
        if fault and not isinstance(fault, BrokenPipeError):
            say(f"standard output: {not_written(fault)}")
            context.exit(FAILED)
        context.exit()


@click.command(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    help="Output format. Default: json for one file, jsonl for several or a folder.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="PATH",
    help="Write to this file; or to this folder, one file for each document.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Count as overdue what was due before this day, as YYYY-MM-DD. Default: today.",
)
@click.option(
    "-j",
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    help="Read so many documents at once, each in a process of its own. Default: as many as there are cores.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    help="Give up on a document, or a page of a scan, that takes longer. Default: 60.",
)
@click.option(
    "--errors", metavar="FILE", help="Write the documents that could not be read to this file, as JSON Lines."
)
@click.option(
    "--ocr",
    type=click.Choice(get_args(Mode)),
    default="auto",
    show_default=True,
    help="Recognise the text of scans: where there is no other, never, or of every PDF page.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 where a document carries a warning.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the output, and exit.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.version_option(__version__, prog_name="hmip-parse", message="%(prog)s %(version)s")
@click.pass_context
def main(
    context: click.Context,
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    as_of: datetime.datetime | None,
    jobs: int | None,
    timeout: float,
    errors: str | None,
    ocr: Mode,
    strict: bool,
    quiet: bool,
) -> None:
    """Read letters that answer inspections by HM Inspectorate of Probation.

    PATH is a PDF, DOCX, text or picture file, a folder to search, or - for standard input. What the letters say is
    written as JSON, each value with the place in the letter that it comes from.
    """
    day, place = as_of and as_of.date(), None if output == "-" else output
    order = Order(paths, format_name, place, day, jobs or cores(), timeout, errors, ocr, strict, quiet)
    with Interrupts() as interrupts:
        try:
            status = run(order, interrupts)
            context.exit(interrupts.status or status)
        except KeyboardInterrupt:
            context.exit(interrupts.status or _INTERRUPTED)
