"""Many documents: where they are, their order, and one outcome for each, errors kept apart.

A path that is named is always tried. In a folder, what has the ending of a document is taken, and any file whose first
bytes say PDF or DOCX; the rest is counted as skipped. Hidden files and folders, and Word's lock files ("~$…"), are
skipped too. Links to folders are not followed, so that no search runs in circles.

Refused here: how the output looks (writers/) and where it goes (output.py).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hmip_parse.errors import CannotOpen, DamagedDocx, HmipParseError, InternalError, NoDocuments
from hmip_parse.recognition import Recognition

STANDARD_INPUT = "-"
_ENDINGS = (".pdf", ".docx", ".doc", ".txt", ".md")
_HIDDEN = (".", "~$")


class Input(NamedTuple):
    """A document to read.

    ``path`` is the path as given; a file found in a folder has the folder's path in front. ``tail`` is its path below
    that folder, or its name. ``error`` says why there is nothing to read.
    """

    path: str
    tail: str
    error: HmipParseError | None = None


class Inputs(NamedTuple):
    """The documents to read, sorted by path (by code point), and how many files in folders are none."""

    documents: tuple[Input, ...]
    skipped: int


class Outcome(NamedTuple):
    """What became of one document: its part of the output, or the error; its warnings' codes, if asked for."""

    document: Input
    part: bytes = b""
    error: HmipParseError | None = None
    warnings: tuple[str, ...] = ()


def find_inputs(paths: Sequence[str]) -> Inputs:
    """The documents that the paths name and that their folders hold, each once."""
    search = _Search()
    for path in paths:
        search.take(path)
    return Inputs(tuple(sorted(search.found.values(), key=lambda each: each.path)), search.skipped)


def outcomes(
    documents: Iterable[Input], format_name: str, recognition: Recognition, *, count_warnings: bool
) -> Iterator[Outcome]:
    """Read the documents one after another, each into its part of the format, whatever becomes of the others."""
    for document in documents:
        yield _outcome(document, format_name, recognition, count_warnings)


def _outcome(document: Input, format_name: str, recognition: Recognition, count_warnings: bool) -> Outcome:
    from hmip_parse.pipeline import read, read_file
    from hmip_parse.writers import writer

    if document.error:
        return Outcome(document, error=document.error)
    try:
        data = _standard_input() if document.path == STANDARD_INPUT else read_file(document.path)
        reading = read(data, document.path, recognition)
        codes = tuple(warning.code for warning in reading.letter.warnings) if count_warnings else ()
        return Outcome(document, writer(format_name).part(reading), warnings=codes)
    except HmipParseError as error:
        return Outcome(document, error=error)
    except Exception as fault:
        return Outcome(document, error=InternalError(fault))


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


class _Search:
    def __init__(self) -> None:
        self.found: dict[str, Input] = {}
        self.skipped = 0

    def take(self, path: str) -> None:
        if path == STANDARD_INPUT:
            self.found.setdefault(path, Input(path, "stdin"))
        elif os.path.isdir(path):
            self._search(path)
        else:
            self._add(path, os.path.basename(path))

    def _search(self, folder: str) -> None:
        before = len(self.found)
        for place, folders, names in os.walk(folder, onerror=self._refused):
            folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
            for name in names:
                path = os.path.join(place, name)
                if _is_document(path, name):
                    self._add(path, os.path.relpath(path, folder))
                else:
                    self.skipped += 1
        if len(self.found) == before and not self._holds(folder):
            self._add(folder, os.path.basename(folder), NoDocuments())

    def _holds(self, folder: str) -> bool:
        """Whether something in a folder was found before: the folder, or a part of it, may be given twice."""
        inside = os.path.join(os.path.abspath(folder), "")
        return any(key.startswith(inside) for key in self.found)

    def _refused(self, error: OSError) -> None:
        self._add(str(error.filename), "", CannotOpen(error.strerror or str(error)))

    def _add(self, path: str, tail: str, error: HmipParseError | None = None) -> None:
        self.found.setdefault(os.path.abspath(path), Input(path, tail, error))


def _is_document(path: str, name: str) -> bool:
    if name.startswith(_HIDDEN):
        return False
    try:
        mode = os.stat(path).st_mode
    except OSError:
        mode = stat.S_IFREG  # a broken link: if it is named like a document, its error must be told
    if not stat.S_ISREG(mode):
        return False
    return name.lower().endswith(_ENDINGS) or _says_document(path)


def _says_document(path: str) -> bool:
    """Whether the first bytes of a file say PDF or DOCX."""
    from hmip_parse.loaders import HEAD, sniff

    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            if head.startswith(b"PK"):
                head += file.read()  # only the directory at its end says what a zip archive holds
        return sniff(head) in {"pdf", "docx"}
    except DamagedDocx:
        return True
    except (OSError, HmipParseError):
        return False
