"""A printed line: what every loader without a structure of its own (PDF, text) hands to layout.py."""

from __future__ import annotations


class Line:
    """One printed line, or one column's piece of it.

    ``text`` is cleaned with ``clean`` and may still begin with its marker ("•", "1."). ``page`` counts from 1, and is
    None where the format has no pages. Edges are in points for PDF; for text in characters across and lines down. They
    grow to the right and downwards, so that the lines of plain text touch: ``bottom`` of one is ``top`` of the next.
    ``size`` is the type size in points, 0 where unknown.

    ``hyphenated``: a word goes on in the next line; the text ends in the hyphen, unless that was a soft one. Where the
    loader knows them, ``body`` is the left edge of the text behind a marker, ``first`` the width of the first word with
    the blank behind it, and ``heading`` a heading's rank from 1. ``height`` is from top to bottom, and never 0.
    """

    __slots__ = (
        "body", "bold", "bottom", "first", "heading", "height", "hyphenated", "left", "page", "right", "size", "text",
        "top",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        page: int | None,
        left: float,
        right: float,
        top: float,
        bottom: float,
        bold: bool = False,
        size: float = 0.0,
        hyphenated: bool = False,
        body: float | None = None,
        first: float | None = None,
        heading: int = 0,
    ) -> None:
        self.text, self.page = text, page
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self.bold, self.size, self.hyphenated = bold, size, hyphenated
        self.body, self.first, self.heading = body, first, heading
        self.height = max(bottom - top, 0.01)
