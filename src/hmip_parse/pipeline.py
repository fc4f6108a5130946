"""The whole way: bytes to a Document, to what the rules find in it, to a Letter.

Refused here: any choice of format, rule or output; the steps live in loaders/, rules/ and build.py.
"""

from __future__ import annotations

import hashlib
import os
import stat
from functools import cached_property
from typing import TYPE_CHECKING

from hmip_parse.document import Document
from hmip_parse.errors import CannotOpen, NoSuchFile, TooLarge
from hmip_parse.loaders import load
from hmip_parse.loaders.bounds import BYTES
from hmip_parse.printable import as_text
from hmip_parse.recognition import DEFAULT, Mode, Recognition

if TYPE_CHECKING:
    from io import BufferedReader

    from hmip_parse.letter import Letter

_CHUNK = 64 << 10  # bytes: what a pipe holds
_LOOK_UP = 0.2  # seconds after which a signal that came too early is seen at the latest


def parse(path: str | os.PathLike[str], *, ocr: Mode = "auto") -> Letter:
    """Read a letter from a file: PDF, DOCX, text or picture, whatever its name says.

    ``ocr`` says whose text is recognised: the PDF pages that have none and pictures ("auto", where the extra ``ocr`` is
    installed), nothing ("never"), or every page of a PDF ("force").

    ``Letter`` holds every key of the contract; what was not found is None or empty. Dates are ``datetime.date``, times
    EDTF (ISO 8601-2:2019). ``letter.evidence`` maps JSON Pointers to spans whose offsets count code points of the
    document text, and whose pages count from 1. ``letter.source.file`` is the path as given.

    Raises a subclass of ``HmipParseError`` where the file cannot be opened or read; its text says what to try.
    """
    return read(read_file(path), os.fspath(path), Recognition(ocr)).letter


def parse_bytes(data: bytes, *, name: str = "-", ocr: Mode = "auto") -> Letter:
    """Read a letter from its bytes, as ``parse`` does from a file; ``name`` is what ``letter.source.file`` shall say.

    Raises a subclass of ``HmipParseError`` where the bytes cannot be read; its text says what to try.
    """
    return read(data, name, Recognition(ocr)).letter


class Reading:
    """A document that was loaded. Its Letter is found when it is first asked for: its text alone needs no rules."""

    def __init__(self, name: str, sha256: str, document: Document) -> None:
        self.name = name
        self.sha256 = sha256
        self.document = document

    @property
    def rules_ran(self) -> bool:
        """Whether the Letter was found."""
        return "letter" in vars(self)

    @cached_property
    def letter(self) -> Letter:
        """What the rules find in the document, with evidence and warnings."""
        from hmip_parse.build import build
        from hmip_parse.letter import SCHEMA_VERSION
        from hmip_parse.rules import find

        source = {
            "file": self.name,
            "format": self.document.format,
            "sha256": self.sha256,
            "pages": len(self.document.pages) or None,
            "text_source": "ocr" if self.document.recognised else "embedded",
        }
        return build(self.document, find(self.document) | {"schema_version": SCHEMA_VERSION, "source": source})


def read(data: bytes, name: str, recognition: Recognition = DEFAULT) -> Reading:
    """Load a document. Raises a subclass of ``HmipParseError`` where it cannot be read."""
    return Reading(as_text(name), hashlib.sha256(data).hexdigest(), load(data, recognition))


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises ``NoSuchFile``, ``CannotOpen`` or ``TooLarge``."""
    try:
        with open(path, "rb") as file:
            return read_stream(file)
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile from None
    except OSError as error:
        raise CannotOpen(error.strerror or str(error)) from error


def read_stream(stream: BufferedReader) -> bytes:
    """All bytes of an open file, pipe or device. Raises ``TooLarge`` before more than ``BYTES`` bytes are held."""
    size = _size(stream)
    if size is not None and size > BYTES:
        raise TooLarge("bytes", BYTES)
    if size is not None:
        return stream.read()
    # One read at a time, because a signal that comes between two reads of one call would wait until the next has data.
    chunks, held = [], 0
    while True:
        _await_data(stream)
        chunk = stream.read1(_CHUNK)
        if not chunk:
            break
        chunks.append(chunk)
        held += len(chunk)
        if held > BYTES:
            raise TooLarge("bytes", BYTES)
    return b"".join(chunks)


def _await_data(stream: BufferedReader) -> None:
    """Wait until a pipe or terminal has data, looking up now and then.

    A signal that comes just before a read blocks is seen only after it; here it is seen at the next look.
    """
    import select

    try:
        number = stream.fileno()
        while not select.select([number], [], [], _LOOK_UP)[0]:
            pass
    except (OSError, ValueError):  # no file of the system's, or no pipe that can be waited for
        return


def _size(stream: BufferedReader) -> int | None:
    """How many bytes a stream holds; None where only reading it tells."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:  # no file of the system's, as where Python code stands in for standard input
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
