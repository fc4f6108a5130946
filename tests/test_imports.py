"""What is imported when, and which way imports point."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hmip_parse
from tests.fixture_letters import documents

PACKAGE = Path(hmip_parse.__file__).parent
HEAVY = {"pydantic", "pypdfium2", "pdfplumber", "pdfminer", "docx", "lxml", "rich", "rapidfuzz", "holidays", "PIL"}
OCR = {"rapidocr", "onnxruntime", "cv2", "numpy"}
PDF_AND_WORD = {"pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "docx", "lxml", "PIL"}

# From the bottom up: a module may import from its own layer and those below it, never from one above.
LAYERS = (
    ("errors", "interrupts", "letter", "openings", "pattern", "printable"),
    ("document", "guards", "memory", "recognition", "schema"),
    ("child",),
    ("loaders", "rules", "reference", "build", "scan_doubts"),
    ("pipeline",),
    ("writers",),
    ("alone", "inputs", "workers"),
    ("batch",),
    ("output", "report"),
    ("run",),
    ("cli",),
    ("__main__",),
)


def imported_by(*code: str, arguments: tuple[str, ...] = ()) -> set[str]:
    """The top-level packages that a fresh Python has imported after running the code."""
    script = "\n".join((*code, "print('|'.join(sorted({name.partition('.')[0] for name in sys.modules})), file=end)"))
    start = "import os, sys\nend = os.fdopen(os.dup(1), 'w')\nsys.stdout = open(os.devnull, 'w')\n"
    run = subprocess.run(
        [sys.executable, "-c", start + script, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.strip().split("|"))


def command_line(*arguments: str) -> set[str]:
    """What ``hmip-parse`` with these arguments imports."""
    code = (
        "from hmip_parse.cli import main",
        "try: main()",
        "except SystemExit as end_: assert not end_.code, end_.code",
    )
    return imported_by(*code, arguments=arguments)


def test_the_package_alone_imports_next_to_nothing() -> None:
    assert not imported_by("import hmip_parse") & (HEAVY | {"click"})


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_heavy(option: str) -> None:
    assert not command_line(option) & HEAVY


@pytest.mark.parametrize("format_name", ["json", "jsonl", "text"])
def test_a_text_letter_imports_no_pdf_or_word_library(format_name: str) -> None:
    texts = [str(path) for path in documents() if path.suffix == ".txt"]
    assert not command_line("-f", format_name, texts[0]) & (PDF_AND_WORD | {"rich", "multiprocessing"})


def test_a_word_letter_imports_no_pdf_library() -> None:
    letter = next(str(path) for path in documents() if path.suffix == ".docx")
    assert not command_line(letter) & {"pypdfium2", "pdfplumber", "pdfminer"}


def test_a_pdf_letter_imports_no_word_library() -> None:
    letter = next(str(path) for path in documents() if path.suffix == ".pdf")
    assert not command_line(letter) & {"docx", "lxml", *OCR}


def test_the_document_text_needs_no_models() -> None:
    letter = next(str(path) for path in documents() if path.suffix == ".txt")
    assert "pydantic" not in command_line("-f", "text", letter)


def test_the_check_sees_an_import() -> None:
    assert "pydantic" in imported_by("import hmip_parse.letter")


def layer(module: str) -> int:
    """How high a module of the package stands; the package itself, which imports when asked, on top of the pipeline."""
    part = module.partition(".")[2].partition(".")[0] or "pipeline"
    return next(height for height, names in enumerate(LAYERS) if part in names)


def imports(source: str) -> set[str]:
    """The modules of the package that a source imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            assert node.level == 0, "imports are absolute"
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.partition(".")[0] == "hmip_parse"}


SOURCES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(source: Path) -> None:
    here = ".".join(("hmip_parse", *source.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    upward = {name for name in imports(source.read_text(encoding="utf-8")) if layer(name) > layer(here)}
    typing_only = {"hmip_parse.pipeline"} if here.startswith("hmip_parse.writers") else set()
    # __version__ is the package's only value.
    assert upward - typing_only - {"hmip_parse"} == set()


def test_the_letter_imports_nothing_of_ours() -> None:
    assert imports((PACKAGE / "letter.py").read_text(encoding="utf-8")) == set()


def test_loaders_and_rules_do_not_know_each_other() -> None:
    for source in SOURCES:
        names = imports(source.read_text(encoding="utf-8"))
        part = source.relative_to(PACKAGE).parts[0]
        if part == "loaders":
            assert not {name for name in names if name.startswith("hmip_parse.rules")}, source
        if part == "rules":
            assert not {name for name in names if name.startswith("hmip_parse.loaders")}, source
