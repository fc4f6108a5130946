"""The command line: options in, exit status out.

Standard output carries data alone. Everything heavy is imported when it is needed, so that ``--help`` and a mistyped
option answer at once.

Refused here: reading (pipeline.py), searching folders (batch.py), formats (writers/), files (output.py) and words to
the person (report.py).
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import click

from hmip_parse import __version__
from hmip_parse.batch import Input, Outcome, find_inputs, outcomes
from hmip_parse.errors import CannotWrite, HmipParseError
from hmip_parse.output import files_below, is_folder, overwritten, whole_file
from hmip_parse.report import FAILED, Report, progress, say
from hmip_parse.writers import FORMATS, is_installed, on_terminal, writer

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells report it

_EPILOG = """\b
Exit status:
  0    all read
  1    some could not be read or written; the rest is written
  2    the command line is wrong; nothing was read
  3    --strict, and a document carries a warning
  130  interrupted
"""


def _print_schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from hmip_parse.schema import schema_text

        fault = _write([schema_text().encode() + b"\n"], None)
        if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
            say(f"standard output: {CannotWrite(_reason(fault))}")
            context.exit(FAILED)
        context.exit()


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    short_help="read letters that answer inspections of probation",
    epilog=_EPILOG,
)
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
    strict: bool,
    quiet: bool,
) -> None:
    """Read letters that answer inspections by HM Inspectorate of Probation.

    PATH is a PDF, DOCX or text file, a folder to search, or - for standard input. What the letters say is written as
    JSON, each value with the place in the letter that it comes from.
    """
    try:
        context.exit(_run(paths, format_name, None if output == "-" else output, as_of, strict, quiet))
    except KeyboardInterrupt:
        context.exit(_INTERRUPTED)


def _run(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    as_of: datetime.datetime | None,
    strict: bool,
    quiet: bool,
) -> int:
    many = len(paths) > 1 or os.path.isdir(paths[0])
    folder = output if output and is_folder(output) else None
    format_name = format_name or ("jsonl" if many and not folder else "json")
    to_terminal = output is None and sys.stdout.isatty()
    dated = _check(format_name, as_of, to_terminal)
    inputs = find_inputs(paths)
    targets = _targets(inputs.documents, format_name, folder)
    taken = overwritten([output] if output and not folder else targets.values(), inputs.documents)
    if taken:
        raise click.UsageError(f"--output would overwrite the input {taken!r}.")

    form = on_terminal(format_name) if to_terminal else format_name
    made: Any = writer(form)  # a dated writer takes a keyword more than the protocol has
    alone, together = partial(made.alone, **dated), partial(made.together, **dated)
    report = Report(strict)
    shown = many and not quiet and sys.stderr.isatty() and not to_terminal
    with progress(len(inputs.documents), shown=shown) as advance:

        def results() -> Iterator[Outcome]:
            for outcome in outcomes(inputs.documents, form, count_warnings=strict):
                report.take(outcome)
                advance()
                if outcome.error is None:
                    yield outcome

        if folder:
            _to_folder(results(), targets, alone, report)
        else:
            parts = (outcome.part for outcome in results())
            fault = _write(together(parts) if many else map(alone, parts), output)
            if isinstance(fault, BrokenPipeError):
                return report.status  # whoever reads has had enough: `| head`
            if fault:
                error = CannotWrite(_reason(fault)) if isinstance(fault, OSError) else fault
                report.fail(output or "standard output", error)
    if many and not quiet:
        say(report.summary(inputs.skipped))
    return report.status


def _check(format_name: str, as_of: datetime.datetime | None, to_terminal: bool) -> dict[str, Any]:
    """Refuse what a format cannot do before anything is read; give the keywords that its writer takes."""
    asked = FORMATS[format_name]
    if not is_installed(format_name):
        raise click.UsageError(
            f"--format {format_name} needs the extra {format_name}; pip install 'hmip-parse[{format_name}]'"
        )
    if asked.binary and to_terminal:
        raise click.UsageError(f"--format {format_name} is nothing for a terminal; name a file with --output.")
    if as_of and not asked.dated:
        dated = ", ".join(name for name, each in FORMATS.items() if each.dated)
        raise click.UsageError(f"--as-of has no meaning in --format {format_name}; it has one in: {dated}.")
    return {"as_of": as_of.date() if as_of else datetime.date.today()} if asked.dated else {}


def _targets(documents: tuple[Input, ...], format_name: str, folder: str | None) -> dict[str, str]:
    if folder is None:
        return {}
    ending = FORMATS[format_name].ending
    if not ending:
        raise click.UsageError(f"--format {format_name} holds many documents in one file; --output must be a file.")
    return files_below(folder, documents, ending)


def _to_folder(
    results: Iterable[Outcome], targets: dict[str, str], alone: Callable[[bytes], bytes], report: Report
) -> None:
    for outcome in results:
        target = targets[outcome.document.path]
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with whole_file(target) as out:
                out.write(alone(outcome.part))
        except OSError as fault:
            report.fail(target, CannotWrite(_reason(fault)))


def _write(chunks: Iterable[bytes], output: str | None) -> OSError | HmipParseError | None:
    """Write to a file, whole or not at all, or to standard output as it comes; give what went wrong."""
    try:
        if output is not None:
            with whole_file(output) as out:
                out.writelines(chunks)
        else:
            for chunk in chunks:
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
    except OSError as fault:
        if output is None:
            # What is left in the buffer would fail once more, with a traceback, when Python flushes it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return fault
    except HmipParseError as error:  # more than the format can hold
        return error
    return None


def _reason(fault: OSError) -> str:
    return fault.strerror or str(fault)
