"""One run: what was ordered is checked before anything is read, then documents go in and their output comes out.

Refused here: options (cli.py), reading (batch.py), searching folders (inputs.py), formats (writers/), files (output.py)
and words to the person (report.py).
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple

import click

from hmip_parse.batch import Outcome, outcomes
from hmip_parse.inputs import Input, find_inputs
from hmip_parse.interrupts import Interrupts
from hmip_parse.output import files_below, is_folder, overwritten, whole_file, would_be_read, write
from hmip_parse.pattern import keep
from hmip_parse.recognition import Mode, Recognition
from hmip_parse.report import Report, page_progress, progress, say
from hmip_parse.writers import FORMATS, is_installed, on_terminal, writer


class Order(NamedTuple):
    """What the command line asks for. ``as_of`` None is today, ``timeout`` is in seconds."""

    paths: tuple[str, ...]
    format_name: str | None
    output: str | None
    as_of: datetime.date | None
    jobs: int
    timeout: float
    errors: str | None
    ocr: Mode
    strict: bool
    quiet: bool


def run(order: Order, interrupts: Interrupts) -> int:
    """Do what was ordered; give the exit status. Raises ``click.UsageError`` before anything is read."""
    many = len(order.paths) > 1 or os.path.isdir(order.paths[0])
    folder = order.output if order.output and is_folder(order.output) else None
    name = order.format_name or ("jsonl" if many and not folder else "json")
    to_terminal = order.output is None and sys.stdout.isatty()
    dated = _check(name, order.as_of, to_terminal)
    inputs = find_inputs(order.paths, output_folder=folder)
    targets = _targets(folder, name, order.paths, inputs.documents)
    _refuse_to_overwrite(inputs.documents, targets.values() if folder else [order.output], order.errors)
    form = on_terminal(name) if to_terminal else name
    made: Any = writer(form)  # a dated writer takes a keyword more than the protocol has
    alone, together = partial(made.alone, **dated), partial(made.together, **dated)
    report, quiet = Report(order.strict), order.quiet
    shown = not order.quiet and sys.stderr.isatty() and not to_terminal
    with (
        progress(len(inputs.documents), shown=shown and many) as advance,
        page_progress(shown=shown and not many) as on_page,
        closing(_outcomes(order, inputs.documents, form, on_page)) as coming,
    ):
        results = _results(coming, interrupts, report, advance)
        interrupts.hold()
        if folder:
            _to_folder(results, targets, alone, report)
        else:
            parts = (outcome.part for outcome in results)
            fault = write(together(parts) if many else map(alone, parts), order.output, interrupts)
            if isinstance(fault, BrokenPipeError):
                quiet = True  # whoever reads has had enough: `| head`
            elif fault:
                report.not_written(order.output or "standard output", fault)
    if order.errors and (fault := write(report.errors(), order.errors, interrupts, even_empty=True)):
        report.not_written(order.errors, fault)
    if many and not quiet:
        say(report.summary(inputs.skipped, interrupted=bool(interrupts.status)))
    keep()
    return report.status


def _outcomes(
    order: Order, documents: tuple[Input, ...], form: str, on_page: Callable[[int, int], None] | None
) -> Generator[Outcome, None, None]:
    recognition = Recognition(order.ocr, on_page=on_page)
    return outcomes(documents, form, recognition, always_find=order.strict, jobs=order.jobs, timeout=order.timeout)


def _results(
    coming: Iterator[Outcome], interrupts: Interrupts, report: Report, advance: Callable[[int], None]
) -> Iterator[Outcome]:
    """What could be read, until the end or an interrupt."""
    while outcome := _next(coming, interrupts):
        report.take(outcome)
        advance(len(report.unreadable))
        if outcome.error is None:
            yield outcome


def _next(coming: Iterator[Outcome], interrupts: Interrupts) -> Outcome | None:
    try:
        with interrupts.let_through():
            return next(coming, None)
    except KeyboardInterrupt:
        return None


def _check(name: str, as_of: datetime.date | None, to_terminal: bool) -> dict[str, Any]:
    """Refuse what a format cannot do before anything is read; give the keywords that its writer takes."""
    asked = FORMATS[name]
    if not is_installed(name):
        raise click.UsageError(f"--format {name} needs the extra {name}; pip install 'hmip-parse[{name}]'")
    if asked.binary and to_terminal:
        raise click.UsageError(f"--format {name} is nothing for a terminal; name a file with --output.")
    if as_of and not asked.dated:
        dated = ", ".join(each for each, format_ in FORMATS.items() if format_.dated)
        raise click.UsageError(f"--as-of has no meaning in --format {name}; it has one in: {dated}.")
    return {"as_of": as_of or datetime.date.today()} if asked.dated else {}


def _targets(folder: str | None, name: str, paths: tuple[str, ...], documents: tuple[Input, ...]) -> dict[str, str]:
    if folder is None:
        return {}
    ending = FORMATS[name].ending
    if not ending:
        raise click.UsageError(f"--format {name} holds many documents in one file; --output must be a file.")
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
            report.not_written(target, fault)
