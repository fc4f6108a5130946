"""Fixtures that several tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hmip_parse import cli
from tests.command_line import stub_find


@pytest.fixture(autouse=True)
def _without_ocr(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests that are not of it must pass with and without the extra: to them it is not installed."""
    if request.node.get_closest_marker("ocr") is None:
        monkeypatch.setattr("hmip_parse.recognition.is_installed", lambda: False)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line in an empty folder, with rules that do not matter here."""
    monkeypatch.setattr("hmip_parse.rules.find", stub_find, raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(cli.main, arguments, input=stdin, prog_name="hmip-parse")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke
