"""Markdown marks, read for what they mean and left out: headings, emphasis, links, quotations, rules, footnotes.

Letters come as Markdown from converters. Plain text with a stray asterisk or underscore must come through whole, so a
mark counts only where it is written as Markdown writes it.

Refused here: lists (see markers.py, which reads those of any text), tables (see text_tables.py) and code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from hmip_parse.pattern import Pattern, compiled

_HEADING = compiled(r" {0,3}(?P<rank>#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = compiled(r" {0,3}(?:=+|-{3,})[ \t]*$")
_RULES = frozenset("-*_=–—~")
_QUOTE = compiled(r" {0,3}(?:>[ ]?)+")
_FOOTNOTE = compiled(r" {0,3}\[\^[^\]\s]{1,40}\]:")
_BOLD_LINE = compiled(r"[ \t]*(?P<mark>\*\*|__)(?=\S)(?:(?!\*\*|__).)+(?<=\S)(?P=mark)[ \t]*\\?$")


def _unescaped(match: re.Match[str]) -> str:
    import html

    return html.unescape(match[0])


# What stands between two marks is bounded, so that a text full of single marks is read in linear time.
_STEPS: tuple[tuple[Pattern, str | Callable[[re.Match[str]], str]], ...] = (
    (Pattern(r"<sup>\s?[\d*†‡]{1,3}\s?</sup>|\[\^[^\]\s]{1,40}\]", re.IGNORECASE), ""),
    (Pattern(r"<br ?/?>", re.IGNORECASE), "\n"),
    (Pattern(r"</?(?:b|i|u|em|strong|sup|sub|span|p|div|font)(?: [^<>]{0,200})?>", re.IGNORECASE), ""),
    (Pattern(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,500}\)", 0), ""),
    (Pattern(r"\[(?P<text>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|tel:|#|/)[^()\s]{0,500}\)", 0), r"\g<text>"),
    (Pattern(r"<(?P<link>(?:https?://|mailto:)?[^<>\s@]{1,200}(?:@|\.)[^<>\s]{1,300})>", 0), r"\g<link>"),
    (Pattern(r"\*{2,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}(?!\*)", 0), ""),
    (Pattern(r"(?<![\w*\\])\*(?=[^\s*])(?P<text>[^*\n]{1,300})(?<=[^\s*\\])\*(?![\w*])", 0), r"\g<text>"),
    (Pattern(r"(?<![\w_])_{1,3}(?=[^\s_])(?P<text>[^_\n]{1,300})(?<=[^\s_])_{1,3}(?![\w_])", 0), r"\g<text>"),
    (Pattern(r"\\(?P<mark>[\\`*_{}\[\]()#+.!|<>~&$-])", 0), r"\g<mark>"),
    (Pattern(r"\\$", re.MULTILINE), ""),
    (Pattern(r"&(?:[a-zA-Z]{2,8}|#\d{2,5});", 0), _unescaped),
)
_MARK = compiled(r"[*_\[\\<&]")


class Marked(NamedTuple):
    """A line without its marks: its text (blanks at its left kept), a heading's rank or 0, and whether it is bold."""

    text: str
    heading: int = 0
    bold: bool = False


def without_marks(lines: list[str]) -> list[Marked]:
    """Lines without Markdown marks, as many as there were; those that were nothing else are blank."""
    marked: list[Marked] = []
    for line in lines:
        if _UNDERLINE.match(line) and _is_alone(marked):
            marked[-1] = marked[-1]._replace(heading=1 if "=" in line else 2)
            marked.append(Marked(""))
        else:
            marked.append(_read(line))
    return marked


def inline(text: str) -> str:
    """A text without the marks of emphasis, links, escapes and footnotes; "<br>" becomes a line break."""
    if not _MARK.search(text):
        return text
    for pattern, replacement in _STEPS:
        text = pattern.regex.sub(replacement, text)
    return text


def _read(line: str) -> Marked:
    if _is_rule(line) or _FOOTNOTE.match(line):
        return Marked("")
    line = _QUOTE.sub("", line, count=1) if line.lstrip()[:1] == ">" else line
    heading = _HEADING.match(line)
    if heading:
        return Marked(inline(heading["text"]), len(heading["rank"]))
    return Marked(inline(line), bold=bool(_BOLD_LINE.match(line)))


def _is_rule(line: str) -> bool:
    mark = line.strip(" \t")[:1]
    return mark in _RULES and set(line) <= {mark, " ", "\t"} and line.count(mark) >= 3


def _is_alone(marked: list[Marked]) -> bool:
    """Whether the last line has a blank one, or none, above it: only then what is under it makes it a heading."""
    above = marked[-2].text.strip() if len(marked) > 1 else ""
    return bool(marked) and bool(marked[-1].text.strip()) and not above
