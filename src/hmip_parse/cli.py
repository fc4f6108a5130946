"""The command line: options in, exit status out.

Standard output carries data alone. Everything heavy is imported when it is needed, so that ``--help`` and a mistyped
option answer at once.

Refused here: reading (pipeline.py), searching folders (batch.py), formats (writers/), files (output.py) and words to
the person (report.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import get_args

import click

from hmip_parse import __version__
from hmip_parse.batch import Input, Outcome, find_inputs, outcomes
from hmip_parse.errors import CannotWrite
from hmip_parse.output import files_below, is_folder, overwritten, whole_file
from hmip_parse.recognition import Mode, Recognition
from hmip_parse.report import FAILED, Report, page_progress, progress, say
from hmip_parse.writers import FORMATS, on_terminal, writer

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
        if fault and not isinstance(fault, BrokenPipeError):
            say(f"standard output: {CannotWrite(_reason(fault))}")
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
    ocr: Mode,
    strict: bool,
    quiet: bool,
) -> None:
    """Read letters that answer inspections by HM Inspectorate of Probation.

    PATH is a PDF, DOCX, text or picture file, a folder to search, or - for standard input. What the letters say is
    written as JSON, each value with the place in the letter that it comes from.
    """
    try:
        context.exit(_run(paths, format_name, None if output == "-" else output, ocr, strict, quiet))
    except KeyboardInterrupt:
        context.exit(_INTERRUPTED)


def _run(
    paths: tuple[str, ...], format_name: str | None, output: str | None, ocr: Mode, strict: bool, quiet: bool
) -> int:
    inputs = find_inputs(paths)
    many = len(paths) > 1 or os.path.isdir(paths[0])
    folder = output if output and is_folder(output) else None
    format_name = format_name or ("jsonl" if many and not folder else "json")
    targets = _targets(inputs.documents, format_name, folder)
    taken = overwritten([output] if output and not folder else targets.values(), inputs.documents)
    if taken:
        raise click.UsageError(f"--output would overwrite the input {taken!r}.")

    if output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        format_name = on_terminal(format_name)
    report = Report(strict)
    shown = not quiet and sys.stderr.isatty() and not (output is None and sys.stdout.isatty())
    with (
        progress(len(inputs.documents), shown=shown and many) as advance,
        page_progress(shown=shown and not many) as on_page,
    ):
        recognition = Recognition(ocr, on_page=on_page)

        def results() -> Iterator[Outcome]:
            for outcome in outcomes(inputs.documents, format_name, recognition, count_warnings=strict):
                report.take(outcome)
                advance()
                if outcome.error is None:
                    yield outcome

        if folder:
            _to_folder(results(), targets, format_name, report)
        else:
            made = writer(format_name)
            parts = (outcome.part for outcome in results())
            fault = _write(made.together(parts) if many else map(made.alone, parts), output)
            if isinstance(fault, BrokenPipeError):
                return report.status  # whoever reads has had enough: `| head`
            if fault:
                report.fail(output or "standard output", CannotWrite(_reason(fault)))
    if many and not quiet:
        say(report.summary(inputs.skipped))
    return report.status


def _targets(documents: tuple[Input, ...], format_name: str, folder: str | None) -> dict[str, str]:
    if folder is None:
        return {}
    ending = FORMATS[format_name].ending
    if not ending:
        raise click.UsageError(f"--format {format_name} holds many documents in one file; --output must be a file.")
    return files_below(folder, documents, ending)


def _to_folder(results: Iterable[Outcome], targets: dict[str, str], format_name: str, report: Report) -> None:
    alone = writer(format_name).alone
    for outcome in results:
        target = targets[outcome.document.path]
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with whole_file(target) as out:
                out.write(alone(outcome.part))
        except OSError as fault:
            report.fail(target, CannotWrite(_reason(fault)))


def _write(chunks: Iterable[bytes], output: str | None) -> OSError | None:
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
    return None


def _reason(fault: OSError) -> str:
    return fault.strerror or str(fault)
