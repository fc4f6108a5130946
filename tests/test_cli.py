"""The command line: formats, files and folders, exit statuses, and one line for each thing that goes wrong."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hmip_parse import __version__, batch, cli
from hmip_parse.document import Document, Span
from hmip_parse.report import printable
from hmip_parse.rules.rule import Doubt, Found, FoundList
from tests.fixture_letters import ROOT

LETTER = "14 May 2031\n\nDear Rowena\n\nThank you for your report on the café.\n\nYours sincerely\n\nTilda Brock\n"
DOUBTFUL = "Dear Rowena\n\nThere is something odd in this one.\n"
BROKEN = "Dear Rowena\n\nThe rules break on this one.\n"


def stub_find(document: Document) -> dict[str, Any]:
    """Rules that find the first line, doubt what is odd, and break on “break”: the tests are of all around them."""
    if "break" in document.text:
        raise KeyError("no\nsuch zone")
    party = dict.fromkeys(("name", "role", "area", "organisation", "postcode", "email")) | {"address": FoundList()}
    first = Found(document.text.partition("\n")[0], (Span(0, len(document.text.partition("\n")[0])),), "first-line")
    return {
        "document_type": "letter",
        **dict.fromkeys(("date", "reference", "salutation", "recommendation_count", "overall_response")),
        "subject": first,
        "sender": party,
        "addressee": party,
        "inspection": dict.fromkeys(("inspectorate", "region", "period")),
        **{key: FoundList() for key in ("pdus", "recommendations", "actions", "strengths", "cc")},
        "doubts": (Doubt("odd", "something is odd"),) * document.text.count("odd"),
    }


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


def put(*names: str, text: str = LETTER) -> None:
    """Make files, with their folders, below the working folder."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def files(result: Result) -> list[str]:
    """``source.file`` of each line of JSON Lines."""
    return [json.loads(line)["source"]["file"] for line in result.stdout.splitlines()]


# Formats


def test_one_file_is_a_json_object(run: Callable[..., Result]) -> None:
    put("letter.txt")
    result = run("letter.txt")
    assert json.loads(result.stdout)["source"]["file"] == "letter.txt"
    assert result.stdout.startswith('{\n  "schema_version": "1.0",\n')
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("a.txt", "b.txt"), (".",)], ids=["several", "folder"])
def test_several_are_json_lines(arguments: tuple[str, ...], run: Callable[..., Result]) -> None:
    put("a.txt", "b.txt")
    assert len(run(*arguments).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("b.txt", "a.txt"), ["a.txt", "b.txt"], id="several"),
        pytest.param(("in",), ["in/c.txt"], id="folder of one"),
    ],
)
def test_json_of_several_is_an_array(arguments: tuple[str, ...], wanted: list[str], run: Callable[..., Result]) -> None:
    put("a.txt", "b.txt", "in/c.txt")
    answers = json.loads(run("-f", "json", *arguments).stdout)
    assert [answer["source"]["file"] for answer in answers] == wanted


def test_text_is_the_document_text(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert "Thank you for your report on the café." in run("-f", "text", "letter.txt").stdout.splitlines()


def test_standard_input_in_any_place(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert files(run("-", "letter.txt", stdin=LETTER.encode())) == ["-", "letter.txt"]
    assert json.loads(run("-", stdin=LETTER.encode("utf-16")).stdout)["source"]["file"] == "-"


def test_an_unknown_format_is_misuse(run: Callable[..., Result]) -> None:
    put("letter.txt")
    result = run("-f", "yaml", "letter.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'json', 'jsonl', 'text'" in result.stderr


# Which documents, in which order


def test_a_folder_is_searched_through(run: Callable[..., Result]) -> None:
    put("in/b.txt", "in/sub/a.TXT", "in/sub/deep/c.md", "in/notes.csv", "in/picture.png", "in/.hidden.txt")
    put("in/~$b.docx", "in/.git/d.txt")
    result = run("in")
    assert files(result) == [
        os.path.join("in", *each) for each in (["b.txt"], ["sub", "a.TXT"], ["sub", "deep", "c.md"])
    ]
    assert result.stderr == "hmip-parse: 3 read, 0 failed, 4 skipped\n"


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        pytest.param(b"%PDF-1.4\nbroken", True, id="says PDF"),
        pytest.param(b"PK\x03\x04 [Content_Types].xml word/document.xml", True, id="says DOCX, damaged"),
        pytest.param(b"PK\x03\x04 xl/workbook.xml", False, id="another zip"),
        pytest.param(LETTER.encode(), False, id="says nothing"),
        pytest.param(b"", False, id="empty"),
    ],
)
def test_in_a_folder_the_first_bytes_count_too(content: bytes, taken: bool, run: Callable[..., Result]) -> None:
    put("in/letter.txt")
    Path("in/download").write_bytes(content)
    result = run("in")
    assert ("in/download" in result.stderr) == taken, "taken, and found unreadable"
    assert f"{0 if taken else 1} skipped" in result.stderr


def test_a_named_file_is_always_tried(run: Callable[..., Result]) -> None:
    put(".letter", "notes.csv")
    assert files(run(".letter", "notes.csv")) == [".letter", "notes.csv"]


def test_the_order_is_that_of_the_sorted_paths(run: Callable[..., Result]) -> None:
    put("b.txt", "in/z.txt", "a.txt", "in/B.txt")
    wanted = ["a.txt", "b.txt", "in/B.txt", "in/z.txt"]
    assert files(run("in", "b.txt", "a.txt")) == files(run("a.txt", "b.txt", "in")) == wanted


@pytest.mark.parametrize("arguments", [("in", "in/a.txt"), ("in/a.txt", "in/a.txt"), ("in", "./in"), ("in", "in/sub")])
def test_each_document_is_read_once(arguments: tuple[str, ...], run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/sub/b.txt")
    result = run(*arguments)
    assert result.exit_code == 0
    assert len(set(files(result))) == len(files(result))


@pytest.mark.parametrize("given", ["in", "in/", "./in", "{cwd}/in"])
def test_the_folder_stands_in_front_as_given(given: str, run: Callable[..., Result]) -> None:
    put("in/sub/a.txt")
    folder = given.format(cwd=os.getcwd())
    assert files(run(folder)) == [folder.rstrip("/") + "/sub/a.txt"]


def test_links_neither_loop_nor_hide(run: Callable[..., Result]) -> None:
    put("in/a.txt", "elsewhere/b.txt")
    os.symlink("..", "in/up")
    os.symlink("../elsewhere/b.txt", "in/linked.txt")
    os.symlink("nowhere", "in/broken.txt")
    os.symlink("loop.txt", "in/loop.txt")
    os.mkfifo("in/pipe.txt")
    result = run("in")
    assert files(result) == ["in/a.txt", "in/linked.txt"]
    assert "hmip-parse: in/broken.txt: no such file" in result.stderr
    assert "hmip-parse: in/loop.txt: cannot be opened" in result.stderr


# What goes wrong


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def an_encrypted_pdf() -> bytes:
    """A PDF behind a password (ISO 32000-1, 7.6.3: the standard security handler), of which no one has the key."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>",
    ]
    return pdf(parts, b"/Encrypt 4 0 R/ID[<00><00>]")


def a_scan() -> bytes:
    """A PDF of one page that paints a grey picture and holds no text."""
    paint = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(paint), paint),
        ]
    )


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, with its table of cross-references."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOCX = zipped(**{"[Content_Types].xml": "<Types/>" * 99, "word/document.xml": "<w:document/>" * 999})


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("missing.pdf", None, "no such file or folder; check", id="no such file"),
        pytest.param("empty.pdf", b"", "the file is empty; fetch", id="empty"),
        pytest.param("blank.txt", b" \r\n\t\r\n", "there is no text in it; check", id="blank text"),
        pytest.param("sheet.pdf", zipped(**{"xl/a.xml": "x"}), "an Excel workbook, neither", id="none of the three"),
        pytest.param("a.bin", bytes(range(256)) * 9, "neither PDF, DOCX nor text; convert", id="binary"),
        pytest.param("locked.pdf", an_encrypted_pdf(), "protected by a password; save", id="encrypted pdf"),
        pytest.param("cut.pdf", b"%PDF-1.7\n1 0 obj", "the PDF is damaged; fetch", id="damaged pdf"),
        pytest.param("cut.docx", DOCX[:200], "the Word file is damaged; fetch", id="docx cut short"),
        pytest.param("scan.pdf", a_scan(), "no text layer (a scan); run", id="scan"),
        pytest.param("old.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx", id="legacy Word"),
        pytest.param(
            "locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", id="encrypted docx"
        ),
        pytest.param("page.doc", b"<html><body>Dear Rowena", "a web page (HTML), neither", id="html"),
        pytest.param("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "an image", id="image"),
        pytest.param(
            "odd.txt", BROKEN.encode(), "failed on it (KeyError: 'no\\nsuch zone'); please", id="a fault of ours"
        ),
    ],
)
def test_an_error_is_one_line_that_says_what_to_try(
    name: str, content: bytes | None, says: str, run: Callable[..., Result]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run(name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"hmip-parse: {name}: ")
    assert result.stderr.count("\n") == 1
    assert "; " in result.stderr
    assert says in result.stderr


@pytest.mark.parametrize("contents", [(), ("notes.csv", ".hidden.txt")], ids=["empty", "holds no documents"])
def test_a_folder_without_documents(contents: tuple[str, ...], run: Callable[..., Result]) -> None:
    os.mkdir("in")
    put(*(f"in/{name}" for name in contents))
    result = run("in")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "hmip-parse: in: no PDF, DOCX or text documents in this folder; " in result.stderr


def test_an_error_spoils_no_other_document(run: Callable[..., Result]) -> None:
    put("a.txt", "c.txt")
    put("b.txt", text=BROKEN)
    result = run("a.txt", "b.txt", "c.txt", "d.txt")
    assert files(result) == ["a.txt", "c.txt"]
    assert result.exit_code == 1
    assert "hmip-parse: 2 read, 2 failed, 0 skipped" in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(run: Callable[..., Result]) -> None:
    put("a.txt")
    os.chmod("a.txt", 0)
    assert "cannot be opened (Permission denied); check" in run("a.txt").stderr


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("a b – c.pdf", "a b – c.pdf", id="prints as it is"),
        pytest.param("a\nb\r.pdf", "a\\nb\\r.pdf", id="line breaks"),
        pytest.param("\x1b[31mred\x07.pdf", "\\x1b[31mred\\x07.pdf", id="terminal escapes"),
        pytest.param("a\u202egnp.pdf", "a\\u202egnp.pdf", id="turns the direction"),
        pytest.param("r\udce9ponse.pdf", "r\\udce9ponse.pdf", id="bytes that are no text"),
    ],
)
def test_names_cannot_break_the_line(text: str, wanted: str, run: Callable[..., Result]) -> None:
    assert printable(text) == wanted
    assert run(text).stderr == f"hmip-parse: {wanted}: no such file or folder; check the spelling of the path\n"


# Exit statuses


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(("letter.txt",), 0, id="read"),
        pytest.param(("--strict", "letter.txt"), 0, id="strict, no warning"),
        pytest.param(("odd.txt",), 0, id="a warning"),
        pytest.param(("--strict", "odd.txt"), 3, id="strict, a warning"),
        pytest.param(("--strict", "-f", "text", "odd.txt"), 3, id="strict, a warning, whatever the format"),
        pytest.param(("--strict", "letter.txt", "odd.txt"), 3, id="strict, a warning in one of two"),
        pytest.param(("--strict", "odd.txt", "missing.txt"), 1, id="unreadable is worse than a warning"),
        pytest.param(("missing.txt",), 1, id="unreadable"),
        pytest.param((), 2, id="no path"),
        pytest.param(("--loud", "letter.txt"), 2, id="no such option"),
    ],
)
def test_exit_status(arguments: tuple[str, ...], status: int, run: Callable[..., Result]) -> None:
    put("letter.txt")
    put("odd.txt", text=DOUBTFUL)
    assert run(*arguments).exit_code == status


def test_strict_says_which_document_and_why(run: Callable[..., Result]) -> None:
    put("odd.txt", text=DOUBTFUL)
    assert "hmip-parse: odd.txt: 1 warning (odd); " in run("--strict", "odd.txt").stderr


def test_interrupted(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    put("letter.txt")
    put("out.json", text="kept")
    monkeypatch.setattr(batch, "_outcome", interrupt)
    result = run("letter.txt", "-o", "out.json")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")
    assert sorted(os.listdir()) == ["letter.txt", "out.json"]
    assert Path("out.json").read_text() == "kept"


# Output


def test_output_to_a_file(run: Callable[..., Result]) -> None:
    put("letter.txt")
    wanted = run("letter.txt").stdout
    result = run("letter.txt", "-o", "out.json")
    assert (result.stdout, result.stderr) == ("", "")
    assert Path("out.json").read_text(encoding="utf-8") == wanted
    assert run("letter.txt", "-o", "-").stdout == wanted


def test_output_takes_the_place_of_an_older_one_and_keeps_its_mode(run: Callable[..., Result]) -> None:
    put("letter.txt")
    put("out.json", text="old")
    os.chmod("out.json", 0o640)
    run("letter.txt", "-o", "out.json")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert os.stat("out.json").st_mode & 0o777 == 0o640
    assert sorted(os.listdir()) == ["letter.txt", "out.json"]


def test_nothing_read_writes_nothing(run: Callable[..., Result]) -> None:
    put("out.json", text="kept")
    assert run("missing.txt", "-o", "out.json").exit_code == 1
    assert run("missing.txt", "other.txt", "-f", "json").stdout == ""
    assert Path("out.json").read_text() == "kept"
    assert os.listdir() == ["out.json"]


def test_output_to_a_folder(run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/sub/a.txt", "in/b.txt")
    assert run("in", "-o", "out/").exit_code == 0
    made = sorted(str(path) for path in Path("out").rglob("*") if path.is_file())
    assert made == ["out/a.txt.json", "out/b.txt.json", "out/sub/a.txt.json"]
    assert json.loads(Path("out/sub/a.txt.json").read_text(encoding="utf-8"))["source"]["file"] == "in/sub/a.txt"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        pytest.param(("in/a.txt",), ["a.txt.json"], id="a named file"),
        pytest.param(("in", "other/c.txt"), ["a.txt.json", "c.txt.json"], id="a folder and a file"),
        pytest.param(("in", "other"), ["in/a.txt.json", "other/a.txt.json", "other/c.txt.json"], id="one name twice"),
        pytest.param(("in/a.txt", "-f", "text"), ["a.txt.txt"], id="text"),
        pytest.param(("in/a.txt", "missing.txt"), ["a.txt.json"], id="one that fails"),
        pytest.param(("-",), ["stdin.json"], id="standard input"),
    ],
)
def test_names_in_the_folder(arguments: tuple[str, ...], wanted: list[str], run: Callable[..., Result]) -> None:
    put("in/a.txt", "other/a.txt", "other/c.txt")
    os.mkdir("out")
    run(*arguments, "-o", "out", stdin=LETTER.encode())
    assert sorted(str(path.relative_to("out")) for path in Path("out").rglob("*") if path.is_file()) == wanted


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("in/a.txt", "-o", "in/a.txt"), "would overwrite the input 'in/a.txt'", id="the input"),
        pytest.param(("in/a.txt", "-o", "./in/../in/a.txt"), "would overwrite", id="by another path"),
        pytest.param(("in/a.txt", "-o", "link.json"), "would overwrite", id="by a link"),
        pytest.param(("in", "-o", "in/b.txt"), "would overwrite the input 'in/b.txt'", id="one of a folder"),
        pytest.param(("-f", "text", "in", "-o", "in"), "would overwrite", id="in the folder itself"),
        pytest.param(("-f", "jsonl", "in", "-o", "out/"), "--output must be a file", id="json lines to a folder"),
    ],
)
def test_an_input_is_never_overwritten(arguments: tuple[str, ...], says: str, run: Callable[..., Result]) -> None:
    put("in/a.txt", "in/a.txt.txt", "in/b.txt")
    os.symlink("in/a.txt", "link.json")
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert {path.read_text(encoding="utf-8") for path in Path("in").iterdir()} == {LETTER}


def test_output_that_cannot_be_written(run: Callable[..., Result]) -> None:
    put("letter.txt", "file")
    result = run("letter.txt", "-o", "nowhere/out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("hmip-parse: nowhere/out.json: cannot be written (No such file or directory); ")
    result = run("letter.txt", "-o", "file/")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_output_to_a_device_leaves_the_device(run: Callable[..., Result]) -> None:
    put("letter.txt")
    assert run("letter.txt", "-o", os.devnull).exit_code == 0
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize(("arguments", "told"), [(("in",), True), (("-q", "in"), False), (("in/a.txt",), False)])
def test_the_summary(arguments: tuple[str, ...], told: bool, run: Callable[..., Result]) -> None:
    put("in/a.txt")
    assert run(*arguments).stderr == ("hmip-parse: 1 read, 0 failed, 0 skipped\n" if told else "")


def test_quiet_still_tells_errors(run: Callable[..., Result]) -> None:
    put("in/a.txt", text=BROKEN)
    assert run("-q", "in").stderr.startswith("hmip-parse: in/a.txt: hmip-parse failed on it")


# What needs no documents


def test_version_and_schema(run: Callable[..., Result]) -> None:
    assert run("--version").stdout == f"hmip-parse {__version__}\n"
    assert json.loads(run("--schema").stdout)["title"] == "Letter"


def test_help_is_in_the_readme(run: Callable[..., Result]) -> None:
    assert run("-h").stdout == run("--help").stdout
    # 78 columns is what click takes for a terminal of 80.
    shown = CliRunner().invoke(cli.main, ["--help"], prog_name="hmip-parse", terminal_width=78).stdout
    assert shown.strip() in (ROOT / "README.md").read_text(encoding="utf-8")


# As a process


def hmip_parse(*arguments: str | bytes, **options: Any) -> subprocess.Popen[bytes]:
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | options
    return subprocess.Popen([sys.executable, "-m", "hmip_parse", *arguments], **streams)


def test_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    name = os.fsencode(tmp_path) + b"/caf\xe9 \n\xc3\xa9.txt"
    Path(os.fsdecode(name)).write_text(LETTER, encoding="utf-8")
    out, errors = hmip_parse(name, b"no\xe9", "-f", "text", env=environment).communicate(timeout=60)
    assert "on the café.\n".encode() in out
    assert b"no\\udce9: no such file" in errors
    out, _ = hmip_parse(name, env=environment).communicate(timeout=60)
    assert json.loads(out)["source"]["file"].endswith("/caf\\xe9 \né.txt")


def test_a_closed_pipe_ends_silently(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(LETTER * 400, encoding="utf-8")
    with hmip_parse("-f", "text", str(tmp_path)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("-f", "text", "-"), ("--schema",)])
def test_a_full_disk_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        process = hmip_parse(*arguments, stdout=full)
        _, errors = process.communicate(LETTER.encode(), timeout=60)
    assert process.returncode == 1
    assert errors.startswith(b"hmip-parse: standard output: cannot be written (No space left on device); ")
    assert errors.count(b"\n") == 1


def test_an_interrupt_ends_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = hmip_parse(str(pipe))
    with open(pipe, "wb"):  # opens only when the other side reads
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    assert (process.returncode, out, errors) == (130, b"", b"")


def test_progress_is_for_terminals(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    ours, theirs = pty.openpty()
    process = hmip_parse("-f", "text", str(tmp_path), stderr=theirs)
    os.close(theirs)
    out, _ = process.communicate(timeout=60)
    shown = b""
    while part := _read(ours):
        shown += part
    os.close(ours)
    assert b"Reading" in shown
    assert b"2 read, 0 failed" in shown
    assert b"\x1b" not in out


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1024)
    except OSError:  # Linux's way to say that the other side of a terminal was closed
        return b""
