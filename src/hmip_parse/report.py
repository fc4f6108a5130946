"""What the person at the terminal is told, on standard error: each failure in one line, progress, and a summary.

Names and messages are shown with control characters, line breaks and whatever else does not print escaped, so that no
file name can break a line or reach the terminal as a command.

Refused here: data, which goes to standard output alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from hmip_parse.batch import Findings, Outcome
from hmip_parse.errors import CannotWrite, HmipParseError
from hmip_parse.printable import as_text, printable

# Exit statuses, by which is worst; misuse (2) and interruption (130, 143) come before any report.
READ, FAILED, WARNED = 0, 1, 3


class Report:
    """Counts what became of the documents, and tells each failure when it comes."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.read = self.unwritten = self.warned = self.actions = self.deadlines = 0
        self.rules_ran = False
        self.unreadable: list[tuple[str, HmipParseError]] = []
        self._began = time.monotonic()

    def take(self, outcome: Outcome) -> None:
        """Count one outcome; tell its error, or, where warnings count as failures, its warnings."""
        if outcome.error:
            self.unreadable.append((outcome.document.path, outcome.error))
            say(f"{outcome.document.path}: {outcome.error}")
            return
        self.read += 1
        if outcome.findings:
            self._count(outcome.document.path, outcome.findings)

    def _count(self, path: str, findings: Findings) -> None:
        self.rules_ran = True
        self.actions += findings.actions
        self.deadlines += findings.deadlines
        self.warned += bool(findings.warnings)
        if self.strict and findings.warnings:
            kinds = ", ".join(sorted(set(findings.warnings)))
            say(f"{path}: {_number(len(findings.warnings), 'warning')} ({kinds}); see “warnings” in its JSON")

    def not_written(self, path: str, fault: OSError | HmipParseError) -> None:
        """Count and tell one file that could not be written."""
        self.unwritten += 1
        say(f"{path}: {not_written(fault)}")

    def errors(self) -> Iterator[bytes]:
        """The documents that could not be read, as JSON Lines: path, code and message."""
        import json

        for path, error in self.unreadable:
            line = {"path": as_text(path), "code": error.code, "message": str(error)}
            yield json.dumps(line, ensure_ascii=False).encode() + b"\n"

    def summary(self, skipped: int, *, interrupted: bool = False) -> str:
        """All counts in one line; those of what the rules find, if they ran."""
        parts = [f"{self.read} read", f"{len(self.unreadable)} failed", f"{skipped} skipped"]
        if self.unwritten:
            parts.append(f"{self.unwritten} not written")
        if self.rules_ran:
            parts += [
                f"{self.warned} with warnings",
                _number(self.actions, "action"),
                _number(self.deadlines, "deadline"),
            ]
        seconds = time.monotonic() - self._began
        return f"{'interrupted: ' if interrupted else ''}{', '.join(parts)}, in {seconds:.1f} seconds"

    @property
    def status(self) -> int:
        """The exit status: a document that could not be read is worse than one that carries a warning."""
        return FAILED if self.unreadable or self.unwritten else WARNED if self.strict and self.warned else READ


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def not_written(fault: OSError | HmipParseError) -> HmipParseError:
    """The error that tells why something could not be written."""
    return CannotWrite(fault.strerror or str(fault)) if isinstance(fault, OSError) else fault


def say(message: str) -> None:
    """Write one line to standard error."""
    print(f"hmip-parse: {printable(message)}", file=sys.stderr, flush=True)


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, and a function that moves it on by one document, told how many failed.

    It is drawn when a document is done, ten times a second at most, and not by a thread: workers are forked while it
    stands.
    """
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed, {task.fields[rate]:.0f} a second,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, failed=0, rate=0.0)
        began = drawn = time.monotonic()
        done = 0

        def advance(failed: int) -> None:
            nonlocal drawn, done
            done += 1
            now = time.monotonic()
            bar.update(task, completed=done, failed=failed, rate=done / max(now - began, 0.001))
            if now - drawn >= 0.1:
                bar.refresh()
                drawn = now

        bar.refresh()
        yield advance


@contextmanager
def page_progress(*, shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A function that is told which page of how many is being recognised, and shows it; None where nothing is shown.

    rich is imported when it is first called, which for most documents is never.
    """
    if not shown:
        yield None
        return
    with ExitStack() as stack:
        bars: list[Callable[[int, int], None]] = []

        def on_page(page: int, pages: int) -> None:
            if not bars:
                bars.append(stack.enter_context(_page_bar()))
            bars[0](page, pages)

        yield on_page


@contextmanager
def _page_bar() -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Recognising", total=None)
        yield lambda page, pages: bar.update(
            task, description=f"Recognising page {page} of {pages}", completed=page - 1, total=pages
        )
