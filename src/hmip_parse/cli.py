"""The command line: options in, exit status out.

Standard output carries data alone. Everything heavy is imported when it is needed, so that ``--help`` and a mistyped
option answer at once.

Refused here: reading (batch.py), searching folders (inputs.py), formats (writers/), files (output.py) and words to the
person (report.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext

import click

from hmip_parse import __version__
from hmip_parse.batch import Outcome, cores, outcomes
from hmip_parse.errors import CannotWrite
from hmip_parse.inputs import Input, find_inputs
from hmip_parse.interrupts import Interrupts
from hmip_parse.output import files_below, is_folder, is_stream, overwritten, whole_file, would_be_read
from hmip_parse.pattern import keep
from hmip_parse.report import FAILED, Report, progress, say
from hmip_parse.writers import FORMATS, on_terminal, writer

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

        fault = _write([schema_text().encode() + b"\n"], None, Interrupts())
        if fault and not isinstance(fault, BrokenPipeError):
            say(f"standard output: {CannotWrite(fault.strerror or str(fault))}")
            context.exit(FAILED)
        context.exit()


@click.command(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    help="Output format. Default: json for one file, jsonl for several or a folder.",
)
@click.option(
    "-o", "--output", metavar="PATH", help="Write to this file; or to this folder, one file for each document."
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
    help="Give up on a document that takes longer. Default: 60.",
)
@click.option(
    "--errors", metavar="FILE", help="Write the documents that could not be read to this file, as JSON Lines."
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
    jobs: int | None,
    timeout: float,
    errors: str | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Read letters that answer inspections by HM Inspectorate of Probation.

    PATH is a PDF, DOCX or text file, a folder to search, or - for standard input. What the letters say is written as
    JSON, each value with the place in the letter that it comes from.
    """
    output = None if output == "-" else output
    with Interrupts() as interrupts:
        try:
            status = _run(paths, format_name, output, jobs or cores(), timeout, errors, strict, quiet, interrupts)
            context.exit(interrupts.status or status)
        except KeyboardInterrupt:
            context.exit(interrupts.status or _INTERRUPTED)


def _run(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    jobs: int,
    timeout: float,
    errors: str | None,
    strict: bool,
    quiet: bool,
    interrupts: Interrupts,
) -> int:
    folder = output if output and is_folder(output) else None
    inputs = find_inputs(paths, output_folder=folder)
    many = len(paths) > 1 or os.path.isdir(paths[0])
    format_name = format_name or ("jsonl" if many and not folder else "json")
    targets = _targets(inputs.documents, paths, format_name, folder)
    _refuse_to_overwrite(inputs.documents, targets.values() if folder else [output], errors)

    if output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        format_name = on_terminal(format_name)
    report = Report(strict)
    shown = many and not quiet and sys.stderr.isatty() and not (output is None and sys.stdout.isatty())
    with (
        progress(len(inputs.documents), shown=shown) as advance,
        closing(outcomes(inputs.documents, format_name, always_find=strict, jobs=jobs, timeout=timeout)) as coming,
    ):

        def results() -> Iterator[Outcome]:
            """What could be read, until the end or an interrupt."""
            while outcome := _next(coming, interrupts):
                report.take(outcome)
                advance(len(report.unreadable))
                if outcome.error is None:
                    yield outcome

        interrupts.hold()
        if folder:
            _to_folder(results(), targets, format_name, report)
        else:
            made = writer(format_name)
            parts = (outcome.part for outcome in results())
            fault = _write(made.together(parts) if many else map(made.alone, parts), output, interrupts)
            if isinstance(fault, BrokenPipeError):
                quiet = True  # whoever reads has had enough: `| head`
            elif fault:
                report.not_written(output or "standard output", fault)
    if errors and (fault := _write(report.errors(), errors, interrupts, even_empty=True)):
        report.not_written(errors, fault)
    if many and not quiet:
        say(report.summary(inputs.skipped, interrupted=bool(interrupts.status)))
    keep()
    return report.status


def _next(coming: Iterator[Outcome], interrupts: Interrupts) -> Outcome | None:
    try:
        with interrupts.let_through():
            return next(coming, None)
    except KeyboardInterrupt:
        return None


def _targets(
    documents: tuple[Input, ...], paths: tuple[str, ...], format_name: str, folder: str | None
) -> dict[str, str]:
    if folder is None:
        return {}
    ending = FORMATS[format_name].ending
    if not ending:
        raise click.UsageError(f"--format {format_name} holds many documents in one file; --output must be a file.")
    if would_be_read(folder, ending, paths):
        raise click.UsageError(
            f"--output is the folder that is searched, and its {ending} files would be read as letters the next time; "
            "name another folder, which may lie in this one."
        )
    return files_below(folder, documents, ending)


def _refuse_to_overwrite(documents: tuple[Input, ...], outputs: Iterable[str | None], errors: str | None) -> None:
    written = [each for each in outputs if each is not None]
    for option, targets in (("--output", written), ("--errors", [errors] if errors else [])):
        if taken := overwritten(targets, documents):
            raise click.UsageError(f"{option} would overwrite the input {taken!r}; name another place.")
    if errors and os.path.realpath(errors) in map(os.path.realpath, written):
        raise click.UsageError("--errors and --output are the same file; name two.")


def _to_folder(results: Iterable[Outcome], targets: dict[str, str], format_name: str, report: Report) -> None:
    alone = writer(format_name).alone
    for outcome in results:
        target = targets[outcome.document.path]
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with whole_file(target) as out:
                out.write(alone(outcome.part))
        except OSError as fault:
            report.not_written(target, fault)


def _write(
    chunks: Iterable[bytes], output: str | None, interrupts: Interrupts, *, even_empty: bool = False
) -> OSError | None:
    """Write to a file, whole or not at all, or to standard output as it comes; give what went wrong."""
    try:
        if output is None:
            # Whoever reads may take their time, so an interrupt must get through while we write.
            with interrupts.let_through():
                for chunk in chunks:
                    sys.stdout.buffer.write(chunk)
                    sys.stdout.buffer.flush()
        else:
            passing = interrupts.let_through() if is_stream(output) else nullcontext()
            with passing, whole_file(output, even_empty=even_empty) as out:
                out.writelines(chunks)
    except KeyboardInterrupt:
        _forget_standard_output()
    except OSError as fault:
        if output is None:
            _forget_standard_output()
        return fault
    return None


def _forget_standard_output() -> None:
    """What is left in the buffer would fail, or wait, once more when Python flushes it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
