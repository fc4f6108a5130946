"""Bytes to characters: the encodings that a letter saved as text comes in.

UTF-8, UTF-16 and UTF-32 with their byte order marks; UTF-16 without one, known by its zero bytes; otherwise UTF-8, and
each byte that is none is one of Windows-1252, so that a file of either kind, or patched together from both, is read.

Refused here: bytes that are no text.
"""

from __future__ import annotations

import codecs

from hmip_parse.errors import EmptyFile, UnknownFormat

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 leaves five of its bytes undefined; they become U+FFFD.
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_CONTROLS = "".join(map(chr, sorted(set(range(0x20)) - set(b"\b\t\n\v\f\r\x1a\x1b"))))
# As much of a file as its kind is judged by, and how many of its characters may be controls that no text holds: random
# bytes hold 9 in a hundred, a text that was badly converted a few in a thousand.
_SAMPLE, _CONTROL_SHARE = 8192, 0.03


def decode(data: bytes) -> str:
    """The characters of a text file, without its byte order mark.

    Raises EmptyFile where there are no bytes, and UnknownFormat where they are no text.
    """
    if not data:
        raise EmptyFile
    text = _decode(data)
    sample = text[:_SAMPLE]
    if sum(map(sample.count, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise UnknownFormat
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    return _read(data, _guess(data[:_SAMPLE]))


def _read(data: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape").translate(_WINDOWS)


def _guess(head: bytes) -> str:
    """The encoding of bytes without a mark: in UTF-16 nearly every other byte of an English text is zero."""
    high, low = head[0::2].count(0), head[1::2].count(0)
    if low > 0.7 * len(head[1::2]) and high < 0.05 * len(head):
        return "utf-16-le"
    if high > 0.7 * len(head[0::2]) and low < 0.05 * len(head):
        return "utf-16-be"
    return "utf-8"
