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
    code = "damaged-docx"

    def __init__(self) -> None:
        super().__init__("the Word file is damaged; fetch it again, or open it in Word and save it anew")


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


class CannotWrite(HmipParseError):
    code = "cannot-write"

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot be written ({reason}); check the folder, its permissions and the space left")


class InternalError(HmipParseError):
    """A fault of the tool itself, told in one line so that it costs no other document its reading."""

    code = "internal-error"

    def __init__(self, fault: BaseException) -> None:
        first = str(fault).strip().partition("\n")[0][:200]
        super().__init__(f"hmip-parse failed on it ({type(fault).__name__}: {first}); please report it as a bug")
