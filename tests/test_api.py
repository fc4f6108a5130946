"""The Python API: what it gives, what it raises, and that it is what ``__all__`` says."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

import hmip_parse
from hmip_parse import errors
from hmip_parse.errors import (
    CannotOpen,
    CannotStart,
    CannotWrite,
    Crashed,
    EmptyFile,
    HmipParseError,
    InternalError,
    LargePicture,
    NoSuchFile,
    OutOfMemory,
    TimedOut,
    TooLarge,
    TooManyRows,
    UnknownFormat,
)
from tests.fixture_letters import documents

LETTER = b"14 May 2031\n\nDear Rowena\n\nThank you for your report.\n\nYours sincerely\n\nTilda Brock\n"


def test_every_public_name_is_there_and_listed() -> None:
    for name in hmip_parse.__all__:
        assert getattr(hmip_parse, name) is not None
        assert name in dir(hmip_parse)


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        _ = hmip_parse.prase


@pytest.mark.parametrize("name", ["parse", "parse_bytes"])
def test_the_functions_say_what_they_raise(name: str) -> None:
    assert "HmipParseError" in getattr(hmip_parse, name).__doc__


def test_the_package_is_typed() -> None:
    assert (Path(hmip_parse.__file__).parent / "py.typed").exists()


@pytest.mark.parametrize("path", [next(p for p in documents() if p.suffix == s) for s in (".pdf", ".docx", ".txt")])
def test_parse_gives_a_letter(path: Path) -> None:
    letter = hmip_parse.parse(path)
    assert isinstance(letter, hmip_parse.Letter)
    assert letter.source.file == str(path)
    assert letter.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert letter.source.format == {".pdf": "pdf", ".docx": "docx", ".txt": "text"}[path.suffix]
    assert (letter.source.pages is not None) == (path.suffix == ".pdf")
    assert letter.source.text_source == "embedded"


def test_parse_takes_a_string(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(LETTER)
    assert hmip_parse.parse(str(file)).source.format == "text", "by its content, not its name"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("inbox/12.eml", "inbox/12.eml", id="as given"),
        pytest.param("r\udce9ponse.txt", "r\\xe9ponse.txt", id="bytes that are no text"),
    ],
)
def test_parse_bytes_says_the_name(name: str, wanted: str) -> None:
    assert hmip_parse.parse_bytes(LETTER, name=name).source.file == wanted


def test_parse_bytes_without_a_name_is_standard_input() -> None:
    assert hmip_parse.parse_bytes(LETTER).source.file == "-"


def test_the_same_bytes_give_the_same_letter() -> None:
    assert hmip_parse.parse_bytes(LETTER) == hmip_parse.parse_bytes(LETTER)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        pytest.param("missing.txt", NoSuchFile, id="no such file"),
        pytest.param("empty.txt/letter.txt", NoSuchFile, id="below a file"),
        pytest.param(".", CannotOpen, id="a folder"),
        pytest.param("empty.txt", EmptyFile, id="empty"),
    ],
)
def test_parse_raises(path: str, error: type[HmipParseError], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(error):
        hmip_parse.parse(tmp_path / path)


FACTS = {
    CannotOpen: ("denied",),
    CannotStart: ("no memory",),
    CannotWrite: ("disk full",),
    Crashed: ("SIGSEGV",),
    InternalError: (KeyError("x"),),
    LargePicture: (90_000_000, 80_000_000),
    OutOfMemory: (1 << 30,),
    TimedOut: (60,),
    TooLarge: ("pages", 5000),
    TooManyRows: ("Actions", 1_048_576),
    UnknownFormat: ("a zip",),
}
CLASSES = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, HmipParseError)]


@pytest.mark.parametrize(
    "kind", [each for each in CLASSES if each is not HmipParseError], ids=lambda kind: kind.__name__
)
def test_every_error_says_what_to_try_and_crosses_processes(kind: type[HmipParseError]) -> None:
    error = kind(*FACTS.get(kind, ()))
    assert "; " in str(error)
    assert "\n" not in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.code) == (kind, str(error), error.code)


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [each.code for each in CLASSES]
    assert len(set(codes)) == len(codes) > 10
