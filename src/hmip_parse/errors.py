"""What can go wrong with an input, each as a class that takes facts and writes its own sentence.

Every sentence says what is wrong and ends in what to try. The library raises these; the command line prints them once,
as ``hmip-parse: PATH: SENTENCE``. ``code`` is for programs.
"""

from __future__ import annotations

from typing import Any

READ_SCANS = "to read scans, run: pip install 'hmip-parse[ocr]'"


class HmipParseError(Exception):
    """A document that could not be read. ``str(error)`` is a sentence for a person, ``error.code`` one for programs."""

    code = "unreadable"

    def __reduce__(self) -> tuple[Any, ...]:
        # A subclass takes facts, not its sentence, so an error that crosses to another process is made anew from the
        # sentence alone.
        return _restore, (type(self), self.args)


def _restore(kind: type[HmipParseError], args: tuple[Any, ...]) -> HmipParseError:
    return kind.__new__(kind, *args)


class NoSuchFile(HmipParseError):
    code = "no-such-file"

    def __init__(self) -> None:
        super().__init__("no such file or folder; check the spelling of the path")


class CannotOpen(HmipParseError):
    code = "cannot-open"

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot be opened ({reason}); check that you may read it")


class NoDocuments(HmipParseError):
    code = "no-documents"

    def __init__(self) -> None:
        super().__init__("no PDF, DOCX or text documents in this folder; name a folder that holds some")


class EmptyFile(HmipParseError):
    code = "empty-file"

    def __init__(self) -> None:
        super().__init__("the file is empty; fetch or export it again")


class NoText(HmipParseError):
    code = "no-text"

    def __init__(self) -> None:
        super().__init__("there is no text in it; check that it is the letter you meant")


class UnknownFormat(HmipParseError):
    """``what`` names the format where it is known: "an Excel workbook"."""

    code = "unknown-format"

    def __init__(self, what: str = "") -> None:
        super().__init__(f"{what + ', ' if what else ''}neither PDF, DOCX nor text; convert it to one of these")


class ImageFile(HmipParseError):
    """A picture of a kind that is not read."""

    code = "image"

    def __init__(self) -> None:
        super().__init__("a picture of a kind that is not read; save it as PDF, PNG, JPEG or TIFF")


class DamagedPicture(HmipParseError):
    code = "damaged-picture"

    def __init__(self) -> None:
        super().__init__("the picture is damaged; fetch it again, or scan the letter anew")


class LargePicture(HmipParseError):
    """``pixels`` are how many the picture has, ``most`` how many are read."""

    code = "large-picture"

    def __init__(self, pixels: int, most: int) -> None:
        super().__init__(
            f"the picture has {pixels / 1e6:,.0f} million pixels, and no more than {most / 1e6:,.0f} are read; "
            "save it smaller, at 200 dots to the inch"
        )


class LegacyWord(HmipParseError):
    code = "legacy-word"

    def __init__(self) -> None:
        super().__init__("a Word 97-2003 document (.doc); open it in Word or LibreOffice and save it as .docx")


class EncryptedPdf(HmipParseError):
    code = "encrypted-pdf"

    def __init__(self) -> None:
        super().__init__("the PDF is protected by a password; save a copy without one")


class EncryptedOffice(HmipParseError):
    code = "encrypted-office"

    def __init__(self) -> None:
        super().__init__("the Office document is protected by a password; save a copy as .docx without one")


class DamagedPdf(HmipParseError):
    code = "damaged-pdf"

    def __init__(self) -> None:
        super().__init__("the PDF is damaged; fetch it again, or open it and print it to a new PDF")


class DamagedDocx(HmipParseError):
    """``how`` says what is wrong with it where that is known: "its XML declares a document type"."""

    code = "damaged-docx"

    def __init__(self, how: str = "") -> None:
        known = f" ({how})" if how else ""
        super().__init__(f"the Word file is damaged{known}; fetch it again, or open it in Word and save it anew")


class NeedsOcr(HmipParseError):
    """A document without any text but in its pictures. ``installed``: what reads them is there, but was not wanted."""

    code = "needs-ocr"
    _what = "its text is in pictures alone"

    def __init__(self, installed: bool = False) -> None:
        todo = "read it without --ocr never" if installed else READ_SCANS
        super().__init__(f"{self._what}; {todo}")


class ScannedPdf(NeedsOcr):
    code = "scanned-pdf"
    _what = "the PDF has no text layer (a scan)"


class PictureFile(NeedsOcr):
    code = "picture"
    _what = "a picture, which has no text layer"


class OcrNotInstalled(HmipParseError):
    code = "ocr-not-installed"

    def __init__(self) -> None:
        super().__init__(f"what --ocr force needs is not installed; {READ_SCANS}")


class NotAFile(HmipParseError):
    """What stands in a folder under a document's name, but would be waited for, or is no data at all."""

    code = "not-a-file"

    def __init__(self) -> None:
        super().__init__("a pipe, a socket or a device, not a file; if you mean it to be read, name it itself")


class TooLarge(HmipParseError):
    """More of something than is read: ``what`` in the plural ("pages"), and how many of it are read at ``most``."""

    code = "too-large"

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"it holds more than {most:,} {what}, which no letter does; save the letter alone as a file")


class TimedOut(HmipParseError):
    code = "timeout"

    def __init__(self, seconds: float) -> None:
        unit = "second" if seconds == 1 else "seconds"
        super().__init__(f"took longer than {seconds:g} {unit}; give it more with --timeout, or print it to a new PDF")


class OutOfMemory(HmipParseError):
    code = "out-of-memory"

    def __init__(self, bytes_at_most: int) -> None:
        super().__init__(f"needs more than {bytes_at_most >> 30} GiB of memory; split it, or print it to a new PDF")


class Crashed(HmipParseError):
    """``how`` says how the process that read it ended: "SIGSEGV", "status 1"."""

    code = "crashed"

    def __init__(self, how: str) -> None:
        super().__init__(f"the process that read it ended ({how}); open it and print it to a new PDF, or try again")


class CannotStart(HmipParseError):
    code = "cannot-start"

    def __init__(self, reason: str) -> None:
        super().__init__(f"no process could be started to read it ({reason}); try again with --jobs 1")


class CannotWrite(HmipParseError):
    code = "cannot-write"

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot be written ({reason}); check the folder, its permissions and the space left")


class TooManyRows(HmipParseError):
    """``limit`` is how many rows a worksheet holds, its header among them."""

    code = "too-many-rows"

    def __init__(self, sheet: str, limit: int) -> None:
        super().__init__(f"the sheet {sheet} has more than {limit:,} rows; write fewer letters to it, or --format csv")


class InternalError(HmipParseError):
    """A fault of the tool itself, told in one line so that it costs no other document its reading."""

    code = "internal-error"

    def __init__(self, fault: BaseException) -> None:
        first = str(fault).strip().partition("\n")[0][:200]
        super().__init__(f"hmip-parse failed on it ({type(fault).__name__}: {first}); please report it as a bug")
