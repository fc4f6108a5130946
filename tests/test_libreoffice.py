"""The workbook and the CSV opened in LibreOffice, and what it makes of them compared with what was written."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
from html import escape
from pathlib import Path

import openpyxl
import pytest

from hmip_parse.writers import writer
from tests.fixture_letters import documents, reading

pytestmark = pytest.mark.recipes

PATHS = documents()
# The tokens of LibreOffice's CSV filter: comma, double quote, UTF-8, from line 1; cells as shown; every sheet.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def converted(path: Path, to: str) -> None:
    """Let LibreOffice write a file of another kind beside it, with settings of its own."""
    settings = f"-env:UserInstallation={(path.parent / 'settings').as_uri()}"
    # Without its dialogue it reads CSV in the old Windows code page, whatever mark the file bears.
    reading = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
    command = ["soffice", settings, "--headless", *reading, "--convert-to", to, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def written(format_name: str) -> bytes:
    made = writer(format_name)
    return b"".join(made.together(made.part(reading(path)) for path in PATHS))


def test_the_workbook_comes_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "all.xlsx").write_bytes(written("xlsx"))
    converted(tmp_path / "all.xlsx", EVERY_SHEET)
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert len(book.sheetnames) == 4
    for sheet in book:
        shown = rows((tmp_path / f"all-{sheet.title}.csv").read_text("utf-8"))
        assert shown == [[as_shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def as_shown(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def test_the_csv_opens_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_bytes(written("csv"))
    converted(tmp_path / "all.csv", "xlsx:Calc MS Excel 2007 XML")
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx").active
    assert sheet
    wanted = rows((tmp_path / "all.csv").read_text("utf-8-sig"))
    opened = [[as_shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for column in ("text", "due", "latest"):
        place = wanted[0].index(column)
        assert [row[place] for row in opened] == [row[place] for row in wanted]


FORMULAS = ('=HYPERLINK("https://example.org","x")', "+1+1", "-1+1", "@SUM(1)", "=1+1,2")


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_no_word_of_a_letter_runs(format_name: str, tmp_path: Path) -> None:
    answer = json.loads(writer("jsonl").part(reading(PATHS[0])))
    answer["actions"] = [answer["actions"][0] | {"text": text} for text in FORMULAS]
    source = tmp_path / f"all.{format_name}"
    source.write_bytes(writer(format_name).alone(json.dumps(answer).encode()))
    converted(source, "fods")
    shown = (tmp_path / "all.fods").read_text("utf-8")
    assert all(escape(text, quote=False) in unescaped(shown) for text in FORMULAS)
    assert "of:=" not in shown, "a formula"
    assert "xlink:href" not in shown.partition("<office:body>")[2], "a link"


def unescaped(xml: str) -> str:
    """XML with its quotation marks as they are, which some writers escape."""
    return xml.replace("&quot;", '"').replace("&apos;", "'")
