"""Characters from bytes, whatever the encoding."""

from __future__ import annotations

import codecs

import pytest

from hmip_parse.errors import EmptyFile, UnknownFormat
from hmip_parse.loaders.decode import decode

TEXT = "Dear Zoë – “thank you” for £5’s worth of advice\r\non the 3rd"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8-with-mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="utf-16-le-with-mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-be-with-mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), id="utf-32-le-with-mark"),
        pytest.param(TEXT.encode("cp1252"), id="windows-1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


def test_one_byte_of_another_encoding_spoils_no_other() -> None:
    assert decode("Zoë – ".encode() + "£5".encode("cp1252")) == "Zoë – £5"


def test_a_cut_off_character_is_no_error() -> None:
    assert decode("Zoë".encode()[:-1]).startswith("Zo")
    assert decode(codecs.BOM_UTF16_LE + b"a\x00b").startswith("a")


def test_no_bytes_are_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        decode(b"")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x7fELF" + bytes(500), b"\x00" * 64], ids=["all", "elf", "zeros"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        decode(data)
