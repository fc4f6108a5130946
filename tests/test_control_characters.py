"""What moves a cursor, rings a bell or turns text about never reaches a terminal, whatever the format and output."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hmip_parse import cli
from tests.loaders.docx_specimen import build, p
from tests.loaders.pdf_specimen import PagePdf, pdf

# C0, DEL, C1 (a terminal takes U+009B for ESC [), and the marks of UAX #9 that turn direction.
CONTROLS = "".join(map(chr, [*range(1, 9), 0x0B, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0)]))
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BODY = "Dear Rowena\n\nWe will review{} all cases by 30 June 2031.\n\nYours sincerely\n\nTilda{} Brock\n" + "pad " * 500
# XML 1.0 (2.2) holds no C0, and Windows-1252, in which the PDF is set, few of the rest.
IN_XML = "".join(c for c in CONTROLS + TURNS if c >= "\x7f")
MARKER = (
    f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{IN_XML}%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

LETTERS = {
    "text": BODY.format(CONTROLS + TURNS, "\x1b[31m").encode(),
    "entities in text": BODY.format("&#27;[31m&#155;&#8238;", "&#127;").encode(),
    "a piped table": (BODY.format("", "") + "\n| a | b |\n|---|---|\n| &#27;[2J | \u202e\x9b31m |\n").encode(),
    "docx": build(
        p("Dear Rowena"), *(p(f"We will{IN_XML} review it by May.", NUMBERED) for _ in range(2)), numbering=MARKER
    ),
    "pdf": pdf(PagePdf().text(72, 72, "Dear Rowena").text(72, 90, "We will \x1b[31m\x7f\x07 review it by May.")),
}


@pytest.mark.parametrize("format_name", ["json", "jsonl", "text", "explain"])
@pytest.mark.parametrize("kind", LETTERS)
def test_no_control_character_comes_out(kind: str, format_name: str, tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_bytes(LETTERS[kind])
    result = CliRunner().invoke(cli.main, ["-f", format_name, str(path)])
    assert result.exit_code == 0, result.stderr
    assert "review" in result.stdout
    assert {c for c in result.stdout if not c.isprintable()} <= {"\n"}
