"""Read letters that answer inspections by HM Inspectorate of Probation, and say what they promise.

    >>> import hmip_parse
    >>> letter = hmip_parse.parse("letter.pdf")        # doctest: +SKIP
    >>> [action.due for action in letter.actions]      # doctest: +SKIP

The public API is what ``__all__`` lists. Each name is imported when it is first used, so that ``import hmip_parse`` and
the command line's ``--help`` cost next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hmip_parse.document import Document
    from hmip_parse.errors import HmipParseError
    from hmip_parse.letter import Letter
    from hmip_parse.pipeline import parse, parse_bytes

__version__ = "0.1.0"

__all__ = ["Document", "HmipParseError", "Letter", "__version__", "parse", "parse_bytes"]

_HOMES = {
    "Document": "hmip_parse.document",
    "HmipParseError": "hmip_parse.errors",
    "Letter": "hmip_parse.letter",
    "parse": "hmip_parse.pipeline",
    "parse_bytes": "hmip_parse.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
