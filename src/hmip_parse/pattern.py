"""Regular expressions that are compiled once a machine, not once a run.

To compile the patterns that one letter needs takes ten times as long as to read the letter with them. So what was
compiled is kept, as Python keeps its own compiled modules, in the user's cache folder, and not where that cannot be
written. A kept form is found by the pattern itself and is good for one build of Python alone, so none can be stale.

``re`` offers no such thing, so this leans on how CPython builds a pattern out of its parsed form. Where that fails, in
whatever way, the pattern is compiled as usual.

Refused here: patterns that nest unbounded repeats; a test reads every pattern of the rules for them.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

# What ``re`` makes of a pattern and its flags: the flags in force, the code as bytes, and the groups and their names.
_Key = tuple[str, int]
_Form = tuple[int, bytes, int, dict[str, int]]

# Several times the number of patterns there are; so many are left over only where the patterns changed often.
_MOST_KEPT = 2000

# To be raised where what is kept is made in another way. It is in the file's name, so that versions of this package
# that are used side by side do not each throw away what the other has kept.
_MAKING = 1

_kept: dict[_Key, _Form] | None = None
_new: dict[_Key, _Form] = {}


class Pattern:
    """A pattern that needs no name and no specimens.

    It is verbose and ignores case unless ``flags`` say otherwise, and is compiled on first use.

    ``needs`` spares the search where it must fail: of each of its sets, every match holds one string, in lower case. A
    test proves it from the pattern.
    """

    def __init__(
        self, pattern: str, flags: int = re.VERBOSE | re.IGNORECASE, needs: tuple[frozenset[str], ...] = ()
    ) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = needs

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in text[start:end]."""
        return self.regex.search(text, start, end) if self._may_be_in(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches in text[start:end], in order."""
        return self.regex.finditer(text, start, end) if self._may_be_in(text, start, end) else iter(())

    def _may_be_in(self, text: str, start: int, end: int) -> bool:
        if self.needs:
            lower = text[start:end].lower()
            for strings in self.needs:
                if not holds_any(lower, strings):
                    return False
        return True


def holds_any(lower: str, strings: frozenset[str]) -> bool:
    """Whether a text in lower case holds one of some strings."""
    # any() takes twice the time, and this runs for each stretch of a letter.
    for string in strings:  # noqa: SIM110
        if string in lower:
            return True
    return False


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile``, out of what an earlier run has kept if it can."""
    global _kept
    if _kept is None:
        _kept = _read()
    key = (pattern, int(flags))
    form = _kept.get(key)
    try:
        if form is None:
            form = _new[key] = _form_of(*key)
        return _built(pattern, form)
    except Exception:  # whatever the machinery that CPython promises to nobody does in another version
        _new.pop(key, None)
        return re.compile(pattern, flags)


def keep() -> None:
    """Keep what this process has compiled for the next one. Where that cannot be done, nothing happens."""
    path = _path()
    if not _new or path is None:
        return
    kept = {**(_kept or {}), **_new}
    unfinished = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(unfinished, "xb") as out:
            marshal.dump((_machinery(), kept if len(kept) <= _MOST_KEPT else _new), out)
        os.replace(unfinished, path)
    except OSError:
        pass
    _new.clear()


def _path() -> str | None:
    """The file, in the cache folder that the XDG Base Directory Specification names, or that Windows has."""
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return (
        os.path.join(folder, "hmip-parse", f"{sys.implementation.cache_tag}-{_MAKING}.patterns")
        if os.path.isabs(folder)
        else None
    )


def _machinery() -> tuple[str, int]:
    """What the kept forms are good for: this very Python."""
    return sys.version, _sre().MAGIC


def _read() -> dict[_Key, _Form]:
    try:
        with open(_path() or "", "rb") as file:
            machinery, kept = marshal.loads(file.read())  # many times as fast as marshal.load
        return kept if machinery == _machinery() and isinstance(kept, dict) else {}
    except Exception:  # no file, or a damaged one: marshal raises whatever it stumbles over
        return {}


def _sre() -> Any:
    import _sre

    return _sre


def _form_of(pattern: str, flags: int) -> _Form:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    from hmip_parse.openings import with_openings

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = array("I", with_openings(_compiler._code(parsed, flags), parsed)).tobytes()
    return flags | state.flags, code, state.groups, dict(state.groupdict)


def _built(pattern: str, form: _Form) -> re.Pattern[str]:
    flags, code, groups, names = form
    by_number: list[str | None] = [None] * groups
    for name, number in names.items():
        by_number[number] = name
    numbers = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = _sre().compile(pattern, flags, numbers, groups - 1, names, tuple(by_number))
    return made
