"""Fixture letters cut, overwritten and shuffled: only our own errors come out, and what is read holds together."""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hmip_parse.errors import HmipParseError, InternalError
from hmip_parse.pipeline import Reading, read
from tests.fixture_letters import LETTERS

Damage = Callable[[bytes, random.Random], bytes]


def check(data: bytes) -> Reading | None:
    """Read bytes; whatever is read satisfies the contract's first promise: every quote stands at its offsets."""
    refused: HmipParseError | None = None
    try:
        reading = read(data, "damaged")
        letter = reading.letter
    except HmipParseError as error:
        refused = error
    if refused:
        assert not isinstance(refused, InternalError)
        assert "; " in str(refused), "says what to try"
        return None
    text = reading.document.text
    for found in letter.evidence.values():
        assert all(text[each.start : each.end] == each.quote for each in found)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    letter.model_dump_json().encode()
    return reading


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def zeroed(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.choice((4, 64, 1024))
    return data[:at] + bytes(length) + data[at + length :]


def swapped(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice((16, 256, 2048))
    first, second = sorted(chance.randrange(len(data)) for _ in range(2))
    a, b = data[first : first + size], data[second : second + size]
    return data[:first] + b + data[first + size : second] + a + data[second + size :]


def mended(damage: Damage) -> Damage:
    """Damage to a PDF that still ends as one, so that PDFium tries to read it."""
    return lambda data, chance: damage(data, chance) + b"\n%%EOF\n"


def in_a_part(damage: Damage) -> Damage:
    """Damage inside one part of a package, which is packed whole again."""

    def apply(data: bytes, chance: random.Random) -> bytes:
        parts = unzipped(data)
        name = chance.choice(sorted(parts))
        return zipped(parts | {name: damage(parts[name] or b" ", chance)})

    return apply


def without_a_part(data: bytes, chance: random.Random) -> bytes:
    parts = unzipped(data)
    del parts[chance.choice(sorted(parts))]
    return zipped(parts)


def parts_swapped(data: bytes, chance: random.Random) -> bytes:
    parts = unzipped(data)
    a, b = chance.sample(sorted(parts), 2)
    return zipped(parts | {a: parts[b], b: parts[a]})


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


BYTES: dict[str, Damage] = {"cut": cut, "bits flipped": flipped, "zeroed": zeroed, "blocks swapped": swapped}
PDF: dict[str, Damage] = BYTES | {f"{name}, ended": mended(damage) for name, damage in BYTES.items()}
DOCX: dict[str, Damage] = BYTES | {f"{name} in a part": in_a_part(damage) for name, damage in BYTES.items()}
DOCX |= {"without a part": without_a_part, "parts swapped": parts_swapped}

ROUNDS = 12


def letters(kind: str) -> list[Path]:
    """The smallest fixtures of a format: damage lands on what matters more often."""
    return sorted(LETTERS.glob(f"*.{kind}"), key=lambda path: (path.stat().st_size, path.name))[:3]


@pytest.mark.parametrize(
    ("kind", "damage"),
    [
        pytest.param(kind, damage, id=f"{kind} {name}")
        for kind, damages in (("pdf", PDF), ("docx", DOCX), ("txt", BYTES))
        for name, damage in damages.items()
    ],
)
def test_damage_brings_out_nothing_but_our_errors(kind: str, damage: Damage) -> None:
    chance = random.Random(f"{kind} {ROUNDS}")
    for path in letters(kind):
        whole = path.read_bytes()
        for _ in range(ROUNDS // 3):
            check(damage(whole, chance))


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
def test_what_is_whole_is_read(kind: str) -> None:
    assert all(check(path.read_bytes()) for path in letters(kind))
