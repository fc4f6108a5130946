"""What the table of formats says of them: which count against a day, need an extra, or are nothing for a terminal."""

from __future__ import annotations

import datetime
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from hmip_parse.writers import FORMATS, Format
from hmip_parse.writers.overdue import is_overdue
from tests.command_line import put


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a format "stub" into the table, which writes the day that it is given."""

    def alone(part: bytes, as_of: datetime.date | None = None) -> bytes:
        return part + f"{as_of}\n".encode()

    def together(parts: Iterable[bytes], as_of: datetime.date | None = None) -> Iterator[bytes]:
        yield b"".join(parts) + f"{as_of}\n".encode()

    module = types.SimpleNamespace(part=lambda _: b"as of ", alone=alone, together=together)
    monkeypatch.setitem(sys.modules, "hmip_parse.writers.as_stub", module)  # type: ignore[arg-type]

    def register(**marks: object) -> None:
        # The choices of --format are those of the start, so an existing name is lent.
        monkeypatch.setitem(FORMATS, "text", Format("as_stub", ".txt", **marks))  # type: ignore[arg-type]

    return register


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("a.txt", "--as-of", "2031-05-14"), "as of 2031-05-14\n", id="alone"),
        pytest.param(("a.txt", "b.txt", "--as-of", "2031-05-14"), "as of as of 2031-05-14\n", id="together"),
    ],
)
def test_a_dated_format_is_given_the_day(
    arguments: tuple[str, ...], wanted: str, stub: Callable[..., None], run: Callable[..., Result]
) -> None:
    put("a.txt", "b.txt")
    stub(dated=True)
    assert run("-f", "text", *arguments).stdout == wanted


def test_without_a_day_it_is_today(stub: Callable[..., None], run: Callable[..., Result]) -> None:
    put("a.txt")
    stub(dated=True)
    before = datetime.date.today()
    given = run("-f", "text", "a.txt").stdout
    assert given in {f"as of {before}\n", f"as of {datetime.date.today()}\n"}, "midnight may pass meanwhile"


def test_a_dated_format_is_given_the_day_in_a_folder(stub: Callable[..., None], run: Callable[..., Result]) -> None:
    put("a.txt")
    stub(dated=True)
    run("-f", "text", "a.txt", "-o", "out/", "--as-of", "2031-05-14")
    assert Path("out/a.txt.txt").read_text() == "as of 2031-05-14\n"


@pytest.mark.parametrize(
    ("marks", "arguments", "says"),
    [
        pytest.param({}, ("--as-of", "2031-05-14"), "--as-of has no meaning in --format text", id="not dated"),
        pytest.param({"dated": True}, ("--as-of", "14/05/2031"), "'14/05/2031' does not match", id="no ISO date"),
        pytest.param(
            {"library": "no_such_library"},
            (),
            "--format text needs the extra text; pip install 'hmip-parse[text]'",
            id="extra not installed",
        ),
    ],
)
def test_misuse_is_told_before_anything_is_read(
    marks: dict[str, object],
    arguments: tuple[str, ...],
    says: str,
    stub: Callable[..., None],
    run: Callable[..., Result],
) -> None:
    stub(**marks)
    result = run("missing.txt", "-f", "text", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "no such file" not in result.stderr


@pytest.mark.parametrize(
    ("due", "status", "wanted"),
    [
        pytest.param("2031-05-13", "planned", True, id="due the day before"),
        pytest.param("2031-05-14", "planned", False, id="due on the day"),
        pytest.param("2031-05-13", "in_progress", True, id="begun"),
        pytest.param("2031-05-13", None, True, id="status unknown"),
        pytest.param("2031-05-13", "completed", False, id="completed"),
        pytest.param(None, "planned", False, id="no due date"),
    ],
)
def test_overdue(due: str | None, status: str | None, wanted: bool) -> None:
    assert is_overdue({"due": due, "status": status}, datetime.date(2031, 5, 14)) is wanted
