"""Where the documents are, and their order.

A path that is named is always tried. In a folder, what has the ending of a document is taken, and any file whose first
bytes say PDF or DOCX; the rest is counted as skipped, and so are links to folders, which are not followed, so that no
search runs in circles. Hidden files and folders, and Word's lock files ("~$…"), are skipped too. The folder that the
output goes to is not searched: what an earlier run wrote there is no letter.

The paths are all held in memory, because they are sorted; nothing else of a document is.

Refused here: reading more of a file than tells what it is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from hmip_parse.errors import CannotOpen, HmipParseError, NoDocuments, NotAFile

STANDARD_INPUT = "-"
ENDINGS = (".pdf", ".docx", ".doc", ".txt", ".md")
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


def find_inputs(paths: Sequence[str], *, output_folder: str | None = None) -> Inputs:
    """The documents that the paths name and that their folders hold, each once.

    ``output_folder`` is not searched where it lies in one of these folders; where it is one of them, it is.
    """
    search = _Search(output_folder)
    for path in paths:
        search.take(path)
    return Inputs(tuple(sorted(search.found.values(), key=lambda each: each.path)), search.skipped)


class _Search:
    def __init__(self, output_folder: str | None) -> None:
        self.found: dict[str, Input] = {}
        self.skipped = 0
        self._output_folder = os.path.realpath(output_folder) if output_folder else None

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
            folders[:] = [name for name in folders if self._is_searched(place, name)]
            for name in names:
                self._take_found(os.path.join(place, name), name, folder)
        if len(self.found) == before and not self._holds(folder):
            self._add(folder, os.path.basename(folder), NoDocuments())

    def _is_searched(self, place: str, name: str) -> bool:
        """Whether the search goes down into a folder, or a link to one, that it met."""
        path = os.path.join(place, name)
        if name.startswith(_HIDDEN) or os.path.realpath(path) == self._output_folder:
            return False
        linked = os.path.islink(path)
        self.skipped += linked
        return not linked

    def _take_found(self, path: str, name: str, folder: str) -> None:
        named_so = name.lower().endswith(ENDINGS) and not name.startswith(_HIDDEN)
        try:
            mode = os.stat(path).st_mode
        except OSError:
            mode = stat.S_IFREG  # a broken link: if it is named like a document, its error must be told
        error = None if stat.S_ISREG(mode) else NotAFile()
        if named_so or (error is None and not name.startswith(_HIDDEN) and _says_document(path)):
            self._add(path, os.path.relpath(path, folder), error)
        else:
            self.skipped += 1

    def _holds(self, folder: str) -> bool:
        """Whether something in a folder was found before: the folder, or a part of it, may be given twice."""
        inside = os.path.join(os.path.abspath(folder), "")
        return any(key.startswith(inside) for key in self.found)

    def _refused(self, error: OSError) -> None:
        self._add(str(error.filename), "", CannotOpen(error.strerror or str(error)))

    def _add(self, path: str, tail: str, error: HmipParseError | None = None) -> None:
        self.found.setdefault(os.path.abspath(path), Input(path, tail, error))


def _says_document(path: str) -> bool:
    """Whether the first bytes of a file say PDF or DOCX."""
    from hmip_parse.loaders import HEAD, sniff

    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
            return _holds_word(file, head) if head.startswith(b"PK") else sniff(head) == "pdf"
    except (OSError, HmipParseError):
        return False


def _holds_word(file: BinaryIO, head: bytes) -> bool:
    """Whether a zip archive is a DOCX, by the directory at its end; if that is damaged, by its first bytes."""
    import zipfile

    try:
        with zipfile.ZipFile(file) as package:
            return any(name.startswith("word/") for name in package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return b"[Content_Types].xml" in head or b"word/" in head
