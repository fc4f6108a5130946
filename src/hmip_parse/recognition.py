"""Whether and how pictures of text are read: what the command line, the batch and the API ask of the loaders.

Refused here: importing any of what does it (ocr.py), so that asking costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from hmip_parse.errors import OcrNotInstalled

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy")

Mode = Literal["auto", "never", "force"]


class Recognition(NamedTuple):
    """``mode``: recognise the pages that have no text ("auto"), none, or all of a PDF, whatever text they have.

    ``threads`` is how many may be used, None for one a core. ``on_page`` is told before each page that is recognised
    which one it is and how many there are.
    """

    mode: Mode = "auto"
    threads: int | None = None
    on_page: Callable[[int, int], None] | None = None

    @property
    def possible(self) -> bool:
        """Whether pictures can be read. Raises OcrNotInstalled where they must be and cannot."""
        if self.mode == "never":
            return False
        if not is_installed():
            if self.mode == "force":
                raise OcrNotInstalled
            return False
        return True

    @property
    def refused(self) -> bool:
        """Whether pictures could be read and were not to be."""
        return self.mode == "never" and is_installed()

    def tell(self, page: int, pages: int) -> None:
        """Tell whoever wants to know that a page is about to be recognised."""
        if self.on_page:
            self.on_page(page, pages)


DEFAULT = Recognition()


def is_installed() -> bool:
    """Whether the extra ``ocr`` is installed."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in _NEEDED)
