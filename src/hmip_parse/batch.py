"""Many documents: one outcome for each, in their order, errors kept apart.

Several documents are read in worker processes. One alone is read here if it is text; a PDF or DOCX alone gets a process
too, because native code reads it.

Refused here: where documents are (inputs.py), how the output looks (writers/) and where it goes (output.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from hmip_parse.child import tell
from hmip_parse.errors import HmipParseError
from hmip_parse.guards import attempt, memory_limit, time_limit
from hmip_parse.inputs import STANDARD_INPUT, Input
from hmip_parse.recognition import Recognition, is_installed

if TYPE_CHECKING:
    from io import BufferedReader

# Standard input is the parent's: a worker's own is empty.
_STANDARD_INPUTS = {STANDARD_INPUT, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"}
_LOADERS = {".pdf": "hmip_parse.loaders.pdf", ".docx": "hmip_parse.loaders.docx"}


class Findings(NamedTuple):
    """What the rules found, counted; of the warnings, their codes."""

    warnings: tuple[str, ...]
    actions: int
    deadlines: int


class Outcome(NamedTuple):
    """What became of one document: its part of the output, or the error; what was found, if the rules ran."""

    document: Input
    part: bytes = b""
    error: HmipParseError | None = None
    findings: Findings | None = None


class _Answer(NamedTuple):
    part: bytes
    findings: Findings | None


class _Task(NamedTuple):
    """A document, and its bytes if they were read already."""

    document: Input
    data: bytes | None = None


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(
    documents: Sequence[Input],
    format_name: str,
    recognition: Recognition,
    *,
    always_find: bool,
    jobs: int,
    timeout: float,
) -> Generator[Outcome, None, None]:
    """Read each document into its part of the format, whatever becomes of the others.

    ``always_find``: run the rules even where the format does without them. ``jobs``: how many processes; ``timeout``:
    seconds for each document, and for each page of a scan. Closing the iterator ends the processes.
    """
    if len(documents) == 1:
        yield _alone(documents[0], format_name, recognition, always_find, timeout)
        return
    from hmip_parse.workers import ordered

    _import_ahead(documents, format_name)
    tasks = (_task(document, timeout) for document in documents)
    # One thread each: as many workers as cores would fight for the cores.
    read = partial(_read, format_name, always_find, recognition._replace(threads=1, on_page=tell))
    for task, answer in ordered(read, tasks, jobs=_workers(documents, recognition, jobs), timeout=timeout):
        yield _outcome(task.document, answer)


def _workers(documents: Sequence[Input], recognition: Recognition, jobs: int) -> int:
    """How many of ``jobs`` processes there is work for, and memory, where scans may be among the documents."""
    jobs = min(jobs, len(documents))
    if recognition.mode == "never" or not is_installed():
        return jobs
    if all(document.path.lower().endswith((".docx", ".txt", ".md")) for document in documents):
        return jobs
    from hmip_parse.memory import workers_for

    return workers_for(jobs)


def _alone(document: Input, format_name: str, recognition: Recognition, always_find: bool, timeout: float) -> Outcome:
    from hmip_parse.loaders import sniff
    from hmip_parse.pipeline import read_file

    read = partial(_read, format_name, always_find, recognition._replace(on_page=tell))

    def here(document: Input) -> _Answer | bytes:
        """What is in a text; the bytes of anything else."""
        if document.error:
            raise document.error
        with time_limit(timeout), memory_limit():
            data = _standard_input() if document.path in _STANDARD_INPUTS else read_file(document.path)
            return read(_Task(document, data)) if sniff(data) == "text" else data

    answer = attempt(here, document)
    if not isinstance(answer, bytes):
        return _outcome(document, answer)
    task = _Task(document, answer)
    if hasattr(os, "fork"):
        from hmip_parse.alone import in_a_child

        return _outcome(document, in_a_child(read, task, timeout=timeout, on_page=recognition.on_page))
    from hmip_parse.workers import ordered

    return next(_outcome(document, each) for _, each in ordered(read, [task], jobs=1, timeout=timeout))


def _outcome(document: Input, answer: _Answer | HmipParseError) -> Outcome:
    if isinstance(answer, HmipParseError):
        return Outcome(document, error=answer)
    return Outcome(document, answer.part, findings=answer.findings)


def _task(document: Input, timeout: float) -> _Task:
    if document.path not in _STANDARD_INPUTS or document.error:
        return _Task(document)
    try:
        with time_limit(timeout):
            return _Task(document, _standard_input())
    except HmipParseError as error:
        return _Task(document._replace(error=error))


def _read(format_name: str, always_find: bool, recognition: Recognition, task: _Task) -> _Answer:
    """What a worker does with a document. Raises a ``HmipParseError``."""
    from hmip_parse.pipeline import read, read_file
    from hmip_parse.writers import writer

    document, data = task
    if document.error:
        raise document.error
    reading = read(read_file(document.path) if data is None else data, document.path, recognition)
    part = writer(format_name).part(reading)
    if not (always_find or reading.rules_ran):
        return _Answer(part, None)
    letter = reading.letter
    codes = tuple(warning.code for warning in letter.warnings)
    return _Answer(part, Findings(codes, len(letter.actions), sum(len(each.deadlines) for each in letter.actions)))


def _standard_input() -> bytes:
    from hmip_parse.pipeline import read_stream

    return read_stream(cast("BufferedReader", sys.stdin.buffer))


def _import_ahead(documents: Sequence[Input], format_name: str) -> None:
    """Import what the workers will need, once, before they are forked."""
    from importlib import import_module

    modules = ["hmip_parse.pipeline"]
    if format_name != "text":
        modules += "hmip_parse.rules.whole", "hmip_parse.build"
    endings = {os.path.splitext(document.path)[1].lower() for document in documents}
    modules += (module for ending, module in _LOADERS.items() if ending in endings)
    for module in modules:
        import_module(module)
