"""What ``--ocr`` and ``ocr=`` ask for where the extra is missing, and what is shown while pages are recognised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import hmip_parse
from hmip_parse.errors import HmipParseError, OcrNotInstalled, PictureFile, ScannedPdf
from hmip_parse.recognition import Mode, Recognition
from hmip_parse.report import page_progress
from tests.loaders.pdf_specimen import PagePdf, pdf

SCAN = pdf(PagePdf().picture(0, 0, 595, 842))
TYPED = pdf(PagePdf().lines(72, 100, "14 May 2031", "Dear Rowena", "Thank you for your report on the unit."))
MIXED = pdf(
    PagePdf().lines(72, 100, "14 May 2031", "Dear Rowena", "Thank you for your report on the unit."),
    PagePdf().picture(0, 0, 595, 842).text(290, 820, "Page 2"),
)
LOGO = pdf(
    PagePdf().picture(400, 40, 500, 90).lines(72, 100, "14 May 2031", "Dear Rowena", "Thank you for your report."),
    PagePdf().picture(400, 40, 500, 90).text(72, 100, "Yours sincerely"),
)
GARBLED = pdf(
    PagePdf().picture(0, 0, 595, 842).lines(72, 100, *("lrn tbc 0f qvcry zxw pl mn" for _ in range(9))),
    PagePdf().lines(72, 100, "14 May 2031", "Dear Rowena"),
)
LAYERED = pdf(
    PagePdf().picture(0, 0, 595, 842).lines(72, 100, *("We will train the staff of the unit." for _ in "123"))
)


@pytest.mark.parametrize(
    ("data", "mode", "error"),
    [
        pytest.param(SCAN, "auto", ScannedPdf, id="a scan"),
        pytest.param(SCAN, "never", ScannedPdf, id="a scan that is not to be recognised"),
        pytest.param(SCAN, "force", OcrNotInstalled, id="a scan that must be"),
        pytest.param(TYPED, "force", OcrNotInstalled, id="a typed letter that must be"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "auto", PictureFile, id="a picture"),
        pytest.param(b"II*\0\x08\0\0\0", "never", PictureFile, id="a picture that is not to be recognised"),
    ],
)
def test_without_the_extra(data: bytes, mode: Mode, error: type[HmipParseError]) -> None:
    with pytest.raises(error, match=r"run: pip install 'hmip-parse\[ocr\]'"):
        hmip_parse.parse_bytes(data, ocr=mode)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(MIXED, ["page 2, which is scanned"], id="a typed letter with a scanned page"),
        pytest.param(GARBLED, ["page 1, which is scanned"], id="a failed recognition under a picture"),
        pytest.param(LAYERED, [], id="a recognition that reads well"),
        pytest.param(LOGO, [], id="a crest, and little text"),
        pytest.param(TYPED, [], id="no picture"),
    ],
)
def test_a_page_that_is_left_out_is_told(data: bytes, told: list[str]) -> None:
    letter = hmip_parse.parse_bytes(data)
    messages = [each.message for each in letter.warnings if each.code == "page-not-read"]
    assert [message.partition(", was")[0] for message in messages] == told
    assert letter.source.text_source == "embedded"


def test_refused_though_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmip_parse.recognition.is_installed", lambda: True)
    with pytest.raises(ScannedPdf, match="without --ocr never"):
        hmip_parse.parse_bytes(SCAN, ocr="never")


@pytest.mark.parametrize("mode", ["auto", "never", "force"])
def test_the_option(mode: str, run: Callable[..., Result]) -> None:
    Path("scan.pdf").write_bytes(SCAN)
    result = run("--ocr", mode, "scan.pdf")
    assert result.exit_code == 1
    assert "pip install 'hmip-parse[ocr]'" in result.stderr


def test_an_option_that_is_none(run: Callable[..., Result]) -> None:
    Path("scan.pdf").write_bytes(SCAN)
    assert run("--ocr", "perhaps", "scan.pdf").exit_code == 2


def test_pages_are_told_one_by_one() -> None:
    told: list[tuple[int, int]] = []
    recognition = Recognition(on_page=lambda page, pages: told.append((page, pages)))
    recognition.tell(1, 2)
    Recognition().tell(1, 2)
    assert told == [(1, 2)]


def test_progress_is_shown_on_standard_error_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with page_progress(shown=False) as on_page:
        assert on_page is None
    with page_progress(shown=True) as on_page:
        assert on_page
        on_page(1, 3)
        on_page(2, 3)
    assert capsys.readouterr().out == ""
