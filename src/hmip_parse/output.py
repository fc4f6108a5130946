"""Where the output goes: standard output, a file, or a folder with one file for each document.

A file is written whole or not at all: under another name in the same folder, then renamed. Nothing is ever written over
an input.

Refused here: what the output says (writers/) and what is told to the person (report.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import BinaryIO

from hmip_parse.errors import HmipParseError
from hmip_parse.inputs import ENDINGS, STANDARD_INPUT, Input
from hmip_parse.interrupts import Interrupts


def is_folder(output: str) -> bool:
    """Whether ``--output`` means a folder: it is one, or it ends in a slash and will be one."""
    return os.path.isdir(output) or output.endswith(("/", os.sep))


def is_stream(output: str) -> bool:
    """Whether the path is a pipe or a device, which can only be written to as it is, and may make us wait."""
    return os.path.exists(output) and not os.path.isfile(output)


def would_be_read(folder: str, ending: str, paths: Iterable[str]) -> bool:
    """Whether files with this ending, written to the folder, would be letters the next time that the paths are read."""
    return ending.endswith(ENDINGS) and any(os.path.realpath(folder) == os.path.realpath(path) for path in paths)


def files_below(folder: str, documents: Sequence[Input], ending: str) -> dict[str, str]:
    """The file for each document, by the document's path: its name with the format's ending, under the input's own
    sub-folders.

    Where two would share a file, all stand under their paths below the folder that holds all of them.
    """
    tails = {each.path: each.tail for each in documents if each.error is None}
    if len(set(tails.values())) < len(tails):
        whole = {path: os.path.abspath(path) for path in tails if path != STANDARD_INPUT}
        top = os.path.commonpath([os.path.dirname(path) for path in whole.values()])
        tails |= {path: os.path.relpath(each, top) for path, each in whole.items()}
        while list(tails.values()).count(tails.get(STANDARD_INPUT, "")) > 1:
            tails[STANDARD_INPUT] += "-"  # a file is called as we call standard input
    return {path: os.path.join(folder, tail + ending) for path, tail in tails.items()}


def overwritten(targets: Iterable[str], documents: Sequence[Input]) -> str | None:
    """An input that one of the targets would overwrite, if there is one."""
    inputs = {}
    for each in documents:
        with suppress(OSError):
            inputs[_identity(each.path)] = each.path
    for target in targets:
        with suppress(OSError):
            if os.path.isfile(target) and (known := inputs.get(_identity(target))) is not None:
                return known
    return None


def _identity(path: str) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino


@contextmanager
def whole_file(path: str, *, even_empty: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes its place under ``path`` only when all is written.

    Where nothing is written, nothing is made, unless ``even_empty``. A link is followed; a device or a pipe is written
    to as it is. Raises OSError.
    """
    path = os.path.realpath(path)
    if is_stream(path):
        with open(path, "wb") as out:
            yield out
        return
    # Hidden, so that no search takes it for a letter, and short, so that the folder's limit on names is the name's own.
    unfinished = os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}.part")
    try:
        with open(unfinished, "xb") as out:
            yield out
        if not even_empty and not os.path.getsize(unfinished):
            os.unlink(unfinished)
            return
        if os.path.exists(path):
            os.chmod(unfinished, os.stat(path).st_mode & 0o7777)
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def write(
    chunks: Iterable[bytes], output: str | None, interrupts: Interrupts, *, even_empty: bool = False
) -> OSError | HmipParseError | None:
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
    except HmipParseError as error:  # more than the format can hold
        return error
    return None


def _forget_standard_output() -> None:
    """What is left in the buffer would fail, or wait, once more when Python flushes it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
