"""What the person at the terminal is told, on standard error: each failure in one line, progress, and a summary.

Names and messages are shown with control characters, line breaks and whatever else does not print escaped, so that no
file name can break a line or reach the terminal as a command.

Refused here: data, which goes to standard output alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from hmip_parse.batch import Outcome
from hmip_parse.errors import HmipParseError
from hmip_parse.printable import printable

# Exit statuses, by which is worst; misuse (2) and interruption (130) come before any report.
READ, FAILED, WARNED = 0, 1, 3


class Report:
    """Counts what became of the documents, and tells each failure when it comes."""

    def __init__(self, strict: bool) -> None:
        self.strict = strict
        self.read = self.failed = self.warned = 0

    def take(self, outcome: Outcome) -> None:
        """Count one outcome; tell its error, or, where warnings count as failures, its warnings."""
        if outcome.error:
            self.fail(outcome.document.path, outcome.error)
            return
        self.read += 1
        if self.strict and outcome.warnings:
            self.warned += 1
            kinds = ", ".join(sorted(set(outcome.warnings)))
            many = len(outcome.warnings)
            say(f"{outcome.document.path}: {many} warning{'s' * (many > 1)} ({kinds}); see “warnings” in its JSON")

    def fail(self, path: str, error: HmipParseError) -> None:
        """Count and tell one failure."""
        self.failed += 1
        say(f"{path}: {error}")

    def summary(self, skipped: int) -> str:
        """All counts in one line."""
        parts = [f"{self.read} read", f"{self.failed} failed", f"{skipped} skipped"]
        if self.strict:
            parts.append(f"{self.warned} with warnings")
        return ", ".join(parts)

    @property
    def status(self) -> int:
        """The exit status: a document that could not be read is worse than one that carries a warning."""
        return FAILED if self.failed else WARNED if self.warned else READ


def say(message: str) -> None:
    """Write one line to standard error."""
    print(f"hmip-parse: {printable(message)}", file=sys.stderr, flush=True)


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, and a function that moves it on by one document."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda: bar.advance(task)


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
