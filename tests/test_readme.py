"""The README's examples are what the parser says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from hmip_parse.letter import Letter
from hmip_parse.pipeline import read, read_file
from tests.command_line import bound
from tests.fixture_letters import LETTERS, ROOT, as_json, letter
from tests.transcripts import output, workplace

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example: (\S+) -->\n```json\n(.*?)\n```", README, re.DOTALL)
COMMANDS = dict(re.findall(r"<!-- command: (\w+) -->\n```sh\n(.*?)\n```", README, re.DOTALL))


USE = README.partition("## Use\n\n```sh\n")[2].partition("```")[0]
SUMMARY = re.compile(r"^hmip-parse: 2 read, 0 failed, 0 skipped.*\n", re.MULTILINE)


def at(node: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize(("pointer", "example"), EXAMPLES, ids=[pointer for pointer, _ in EXAMPLES])
def test_an_example_is_what_the_parser_says(pointer: str, example: str) -> None:
    answer = as_json(LETTERS / COMMANDS["parse"].rpartition("/")[2])
    assert example == json.dumps(at(answer, pointer), ensure_ascii=False, indent=2)


def test_the_table_of_keys_names_every_key() -> None:
    table = README.partition("| key | what it holds |\n")[2].partition("\n\n")[0]
    named = {key for line in table.splitlines() for key in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert named - {"deadlines"} == set(Letter.model_fields)


@pytest.mark.parametrize("name", ["parse", "test"])
def test_a_command_is_one_line_with_pinned_versions(name: str) -> None:
    assert "\n" not in COMMANDS[name]
    assert "-c constraints.txt" in COMMANDS[name]


# What each line of the README's "Use" prints, or writes to which file: the format, of which documents.
FOLDER = ("letters/a.docx", "letters/b.txt")
WANTED = {
    "hmip-parse letter.pdf": ("", "json", ("letter.pdf",)),
    "hmip-parse letter.pdf | jq -r '.actions[].due'": ("", "due", ("letter.pdf",)),
    'curl -s "$URL" | hmip-parse -': ("", "json", ("-",)),
    "hmip-parse letters/ > letters.jsonl": ("letters.jsonl", "jsonl", FOLDER),
    "hmip-parse letters/ -f json -o parsed/": ("parsed/b.txt.json", "json", ("letters/b.txt",)),
    "hmip-parse letters/ --errors errors.jsonl -j 4": ("", "jsonl", FOLDER),
    "hmip-parse -f csv letters/ -o actions.csv": ("actions.csv", "csv", FOLDER),
    "hmip-parse -f xlsx letters/ -o letters.xlsx": ("letters.xlsx", "xlsx", FOLDER),
    "hmip-parse -f ics letters/ -o deadlines.ics": ("deadlines.ics", "ics", FOLDER),
    "hmip-parse -f table --as-of 2026-10-01 letters/": ("", "table", FOLDER),
    "hmip-parse -f html --as-of 2026-10-01 letters/ -o page.html": ("page.html", "html", FOLDER),
    "hmip-parse --format text letter.pdf": ("", "text", ("letter.pdf",)),
    "hmip-parse --format explain letter.pdf": ("", "explain", ("letter.pdf",)),
}


def made(format_name: str, names: tuple[str, ...]) -> bytes:
    """What a format makes of documents in the working folder: alone of one, together of several."""
    readings = [read(read_file("letter.pdf" if name == "-" else name), name) for name in names]
    if format_name == "due":
        return "".join(f"{action.due or 'null'}\n" for action in readings[0].letter.actions).encode()
    writer = bound(format_name, "2026-10-01")
    parts = [writer.part(each) for each in readings]
    return writer.alone(parts[0]) if len(parts) == 1 else b"".join(writer.together(parts))


def test_each_use_is_tested() -> None:
    assert list(WANTED) == [line.partition(" #")[0].rstrip() for line in USE.splitlines()]


@pytest.mark.recipes
@pytest.mark.parametrize("command", WANTED)
def test_a_use_does_what_the_readme_says(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = workplace(tmp_path)
    monkeypatch.chdir(place)
    Path("letters").mkdir()
    for name, source in zip(("letter.pdf", *FOLDER), ("wigan-short*.pdf", "dorset*.docx", "dyfed*.txt"), strict=True):
        shutil.copy(next(LETTERS.glob(source)), name)
    target, format_name, names = WANTED[command]
    printed = output(f"URL=file://{place}/letter.pdf; {command}", place)
    shown = Path(target).read_bytes() if target else SUMMARY.sub("", printed).encode()
    wanted = made(format_name, names)
    assert shown == (wanted if target else re.sub(rb"[ \t]+$", b"", wanted, flags=re.MULTILINE))


def test_python_as_the_readme_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = next(LETTERS.glob("wigan-short*.pdf"))
    shutil.copy(source, "letter.pdf")
    (code,) = re.findall(r"From Python:\n\n```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    actions = letter(source).actions
    assert capsys.readouterr().out == "".join(f"{a.due} {a.owner} {a.text}\n" for a in actions)
