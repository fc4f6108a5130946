"""The document text as HTML: its blocks as elements, and every mark in its place.

The text content of what is made here is the document text, character for character, and that of a mark its quote; but
for what does not print, which is shown as an escape. So numbers of marks and pages are no text: the style sheet writes
them. A mark that goes over several blocks, or crosses another, is parted, because elements nest: its first piece
carries the mark's address and links, each further piece the address as ``data-of``.

Refused here: the data that the marks lead to (values.py), and how any of it looks (page.css).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from hmip_parse.document import Block, Cell, Document
from hmip_parse.letter import Warning
from hmip_parse.writers.as_html.anchors import mark_anchor, named_inside, record, value_anchors
from hmip_parse.writers.as_html.shown import shown
from hmip_parse.writers.marks import Mark, MarkedLine, marked_lines

# The looks of marks, by the key that the first value of a mark belongs to (below an action, the key there).
_LOOKS = {
    "date": "when",
    "deadlines": "when",
    "due": "when",
    "period": "when",
    "text": "what",
    "status": "how",
    "owner": "who",
    "sender": "who",
    "addressee": "who",
    "cc": "who",
}
_NOTHING = Markup("")


def marked_text(letter: int, document: Document, all_marks: Sequence[Mark], warnings: Iterable[Warning]) -> Markup:
    """The document text of letter number ``letter``. ``all_marks`` are in the order of their numbers."""
    return _Text(letter, document, all_marks, {warning.field for warning in warnings}).made()


class _Text:
    def __init__(self, letter: int, document: Document, all_marks: Sequence[Mark], doubtful: set[str]) -> None:
        self._letter, self._document, self._doubtful = letter, document, doubtful
        self._values = value_anchors(letter, all_marks)
        self._lines = list(reversed(list(marked_lines(document.text, all_marks))))
        self._pages = list(enumerate(document.pages, start=1))[::-1]
        self._open: list[Mark] = []

    def made(self) -> Markup:
        return _joined(self._blocks(self._document.blocks))

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Markup]:
        in_list = False
        for block in blocks:
            if in_list != (block.kind == "item"):
                in_list = not in_list
                yield Markup("<ul>") if in_list else Markup("</ul>")
            if block.kind == "table":
                yield self._table(block)
            else:
                yield self._leaf(block)
        if in_list:
            yield Markup("</ul>")

    def _leaf(self, block: Block) -> Markup:
        words = self._words_up_to(block.end)
        if block.kind == "item":
            look = "printed" if block.body > block.start else "bullet"
            deep = f" deep{min(block.level, 3)}" if block.level else ""
            return Markup('<li class="{}{}">{}</li>').format(look, deep, words)
        if block.kind == "heading":
            return Markup("<h4>{}</h4>").format(words)
        return Markup("<p>{}</p>").format(words)

    def _table(self, table: Block) -> Markup:
        header = _is_header(table.rows[0]) and len(table.rows) > 1
        rows = []
        taken: set[tuple[int, int]] = set()  # the places that a cell from above reaches down to
        for place, row in enumerate(table.rows):
            rows.append(Markup("<tr>{}</tr>").format(_joined(self._row(place, row, taken, header and not place))))
        return Markup('<div class="table" tabindex="0" role="group" aria-label="table"><table>{}</table></div>').format(
            _joined(rows)
        )

    def _row(self, place: int, row: Sequence[Cell], taken: set[tuple[int, int]], header: bool) -> Iterator[Markup]:
        column = 0
        for cell in row:
            for gap in range(column, cell.column):
                if (place, gap) not in taken:
                    yield Markup("<td></td>")
            column = cell.column + cell.column_span
            below = range(place + 1, place + cell.row_span)
            taken |= {(down, across) for down in below for across in range(cell.column, column)}
            tag = Markup('th scope="col"') if header and cell.blocks else Markup("td")
            spans = _span("colspan", cell.column_span) + _span("rowspan", cell.row_span)
            yield Markup("<{}{}>{}</{}>").format(tag, spans, _joined(self._blocks(cell.blocks)), tag[:2])

    def _words_up_to(self, end: int) -> Markup:
        """All lines that begin at or before an offset and are not told yet, with their line breaks."""
        told: list[Markup] = []
        while self._lines and self._lines[-1].start <= end:
            told.extend(self._line(self._lines.pop()))
        return _joined(told)

    def _line(self, line: MarkedLine) -> Iterator[Markup]:
        at = line.start
        yield from self._page_breaks(at, "page")
        yield from (self._opened(mark, again=True) for mark in self._open)
        for stretch in line.stretches:
            if stretch.bracket and stretch.mark:
                yield from self._opening(stretch.mark) if stretch.bracket == "open" else self._closing(stretch.mark)
            else:
                yield from self._words(stretch.text, at)
                at += len(stretch.text)
        if at < len(self._document.text):
            yield Markup("\n")
        yield Markup("</mark>") * len(self._open)

    def _words(self, text: str, at: int) -> Iterator[Markup]:
        """Words that begin at an offset, cut where a page begins inside them."""
        end = at + len(text)
        while self._pages and self._pages[-1][1] < end:
            cut = self._pages[-1][1]
            yield escape(shown(self._document.text[at:cut]))
            yield from self._page_breaks(cut, "page inside")
            at = cut
        yield escape(shown(self._document.text[at:end]))

    def _page_breaks(self, at: int, look: str) -> Iterator[Markup]:
        """The pages that begin at or before an offset and are not told yet. Of empty pages only the last is."""
        begun = 0
        while self._pages and self._pages[-1][1] <= at:
            begun = self._pages.pop()[0]
        if begun:
            yield Markup('<span class="{}" role="separator" aria-label="page {}"></span>').format(look, begun)

    def _opening(self, mark: Mark) -> Iterator[Markup]:
        self._open.append(mark)
        yield self._opened(mark)

    def _closing(self, mark: Mark) -> Iterator[Markup]:
        """The end of a mark; those that opened in it and go on are parted there."""
        inner = self._open[self._open.index(mark) + 1 :]
        self._open.remove(mark)
        yield Markup("</mark>") * (len(inner) + 1)
        yield from (self._opened(each, again=True) for each in inner)

    def _opened(self, mark: Mark, *, again: bool = False) -> Markup:
        look, here = self._look(mark), mark_anchor(self._letter, mark.number)
        if again:
            return Markup('<mark data-of="{}" class="{}">').format(here, look)
        return Markup('<mark id="{}" class="{}">{}').format(here, look, _joined(self._links(mark)))

    def _links(self, mark: Mark) -> Iterator[Markup]:
        """A link to the first value of each record that took something from the mark."""
        firsts: dict[str, str] = {}
        for finding in mark.findings:
            firsts.setdefault(record(finding.pointer), finding.pointer)
        for pointer in firsts.values():
            yield Markup('<a href="#{}" aria-label="{} {}"></a>').format(
                self._values[pointer], mark.number, named_inside(pointer)
            )

    def _look(self, mark: Mark) -> str:
        steps = mark.findings[0].pointer.split("/")[1:]
        key = steps[2] if steps[0] == "actions" and len(steps) > 2 else steps[0]
        doubtful = any(finding.pointer in self._doubtful for finding in mark.findings)
        return _LOOKS.get(steps[-1] if steps[0] == "inspection" else key, "else") + " doubtful" * doubtful


def _is_header(row: Sequence[Cell]) -> bool:
    """Whether a table's first row heads its columns: all that stands in it is bold."""
    blocks = [block for cell in row for block in cell.blocks]
    return bool(blocks) and all(block.bold or block.kind == "heading" for block in blocks)


def _span(name: str, count: int) -> Markup:
    return Markup(' {}="{}"').format(name, count) if count > 1 else _NOTHING


def _joined(pieces: Iterable[Markup]) -> Markup:
    return _NOTHING.join(pieces)
