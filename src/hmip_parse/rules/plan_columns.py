"""What the columns of a plan's table hold, and the labels of a plan that is set one field a line.

The words of a header tell; where they do not ("Whose job", "Where it stands"), the cells below do: dates, offices, or
words such as "Started". A table of two columns whose first one holds such headers is a plan too, one field a row.

Refused here: what a row says (plan_tables.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hmip_parse.document import Cell, Document, Span
from hmip_parse.rules.deadlines.mentions import find_mentions
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.pieces import kinds
from hmip_parse.rules.responses import RESPONSE_LINE
from hmip_parse.rules.rule import Pattern

# What a column's header says, the most specific first.
_HEADERS: tuple[tuple[str, Pattern], ...] = tuple(
    (role, Pattern(pattern))
    for role, pattern in (
        ("done", r"^\W*(?:date\s+)?(?:completed|done|achieved|finished)(?:\s+(?:on|when|date))?\W*$"),
        ("target", r"""\b(?:target|due|dates?|by\s+when|when|timescales?|deadline|completion|delivery\s+date
            |finish(?:ed)?|milestones?|(?:done|ready|complete[d]?)\s+by)\b"""),
        ("owner", r"\b(?:owners?|lead|responsib\w+|who|whose|by\s+whom|accountable)\b"),
        ("action", r"""\b(?:action|steps?
            |what\s+(?:we|the|is|has|will)\b.*\b(?:doing|done|do|says?|taken|happen\w*|promised)|our\s+plan|response\s*:?\s*action|commitments?|progress|activity)\b"""),
        ("response", r"\bagreed?\b|\baccept\w*\b|\bresponse\b|\banswer\b|\breply\b|\bstatus\b|\bdecision\b"
            r"|\bposition\b"),
        ("text", r"\brecommend(?:ation|ed)s?\b(?!\s*(?:no|number|ref)\b)|\bconcerns?\b(?!\s*no\b)"),
        ("number", r"^\W*(?:\d\.\s*)?(?:rec\w*\s*)?(?:no|number|ref\w*|\#|rec)\b\W*"),
        ("progress", r"^\W*(?:updates?|latest\b.*)\W*$"),
        ("topic", r"\b(?:subject|topic|theme|issue|area)\b"),
    )
)  # fmt: skip
_ACTION_HEADER = Pattern(
    r"\bresponse\b.*\baction\b|\bactions?\s+(?:taken|planned)|\bactions?\s*(?:and|&|/|,)\s*(?:owner|lead)"
    r"|\b(?:actions?|steps?|commitments?)\s*(?:,|/|&|and\b|with\b).*\b(?:owners?|leads?|who|dates?|when|timescales?)\b"
)
# "Owner and date": one column for both.
_OWNER_TOO = Pattern(r"\b(?:owners?|leads?|who|responsib\w+)\b.*\b(?:dates?|when|timescales?|deadline)\b")
_RESPONSE_HEADER = Pattern(r"\bagreed?\b.*\b(?:not|partly|partially)\b")
_TEXT_HEADER = Pattern(r"\brecommend(?:ed|ation)\b.*\bshould\b|^\W*(?:\d\.\s*)?recommendations?\W*$")
_NUMBERED_LABEL = Pattern(r"^\W*(?:recommendation|rec\.?|(?:priority\s+|key\s+)*concern)\s+\w{1,4}\W*$")
NOTHING = Pattern(r"^\W*(?:n/?a|none|not\s+applicable|nil|-|–)?\W*$")
# What a cell says that tells how far a step is, and nothing else.
_STATE = r"""(?:done|completed?|closed|achieved|met|started|begun
    |(?:not\s+(?:yet\s+)?(?:started|begun|due|completed?|done|met))|to\s+start
    |in\s+(?:progress|hand|train)|on-?going|under\s?way|on\s+(?:track|schedule)|delayed|late|behind|overdue|paused
    |stalled|planned|to\s+do|open|outstanding|partly\s+(?:done|complete|met)|green|amber|red|blue|yellow)"""
# The day or month on which it was reached.
_ON_A_DAY = rf"""(?:(?:on|in|since)\s+)?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{FULL_MONTHS})(?:\s+\d{{4}})?
    |\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"""
_STATES = Pattern(rf"^\W*(?:(?:\([a-z]+\)\s*)?{_STATE}(?:\W+|$)(?:{_ON_A_DAY}(?:\W+|$))?)+$")
_LONGEST_HEADER, _LONGEST_CELL = 90, 100
# A table with so many columns may be a plan by its cells alone, if so many are known that a plan has beside its texts.
_FEWEST_COLUMNS, _FEWEST_BESIDE = 4, 2
_BESIDE = frozenset(("number", "response", "state", "owner", "target"))
# The fewest words of what is recommended or done.
_SENTENCE = 5


def role_of(header: str) -> str | None:
    """What a column under this header holds; None where its words do not tell."""
    words = " ".join(header.split())
    if len(words) > _LONGEST_HEADER:
        return None
    if _ACTION_HEADER.regex.search(words):
        return "action"
    if _RESPONSE_HEADER.regex.search(words):
        return "response"
    if _TEXT_HEADER.regex.search(words):
        return "text"
    return next(
        (role for role, pattern in reversed(_HEADERS) if role == "number" and pattern.regex.search(words)), None
    ) or next((role for role, pattern in _HEADERS if pattern.regex.search(words)), None)


def columns_of(document: Document, rows: Sequence[tuple[Cell, ...]]) -> tuple[dict[str, int], int]:
    """The column of each role, and how many rows the header takes up; no columns where it is no plan's."""
    for at, row in enumerate(rows[:3]):
        columns: dict[str, int] = {}
        for cell in row:
            role = role_of(document.text[cell.start : cell.end])
            if role and role not in columns:
                columns[role] = cell.column
            if role == "target" and _OWNER_TOO.regex.search(document.text[cell.start : cell.end]):
                columns.setdefault("owner", cell.column)
        if not columns or (len(columns) < 2 and len(row) < _FEWEST_COLUMNS):
            continue
        _by_content(document, columns, row, rows[at + 1 :])
        _long_columns(document, columns, row, rows[at + 1 :])
        if len(columns) >= 3 or (len(columns) == 2 == len(row) and "text" in columns):
            if "number" not in columns and columns.get("text") != row[0].column and row[0].end == row[0].start:
                columns["number"] = row[0].column
            if "action" not in columns and "response" in columns:
                columns["action"] = columns.pop("response")
            return columns, at + 1
    return {}, 0


def _by_content(
    document: Document, columns: dict[str, int], header: Sequence[Cell], body: Sequence[Sequence[Cell]]
) -> None:
    """Put right what the headers say, or do not say, by what the cells below hold."""
    held = {cell.column: _cells(document, body, cell.column) for cell in header}
    # "Milestone" over what is to be reached, and not over when.
    if "action" not in columns and "target" in columns and _most(held[columns["target"]], _is_no_target):
        columns["action"] = columns.pop("target")
    if "progress" in columns and _most(held[columns["progress"]], is_state):
        columns.setdefault("state", columns.pop("progress"))
    if "action" in columns and "done" in columns and not _most(held[columns["done"]], _is_target):
        columns.setdefault("state", columns.pop("done"))
    _progress(document, columns, header, held)
    for role in ("response", "action"):
        if role in columns and _most(held[columns[role]], is_state):
            columns.setdefault("state", columns.pop(role))
    told = set(columns.values())
    for column, texts in held.items():
        if column not in told and texts:
            held_role = next((role for role, holds in _CONTENTS if role not in columns and _most(texts, holds)), None)
            if held_role:
                columns[held_role] = column


_PROGRESS = Pattern(r"\bprogress\b")


def _progress(document: Document, columns: dict[str, int], header: Sequence[Cell], held: dict[int, list[str]]) -> None:
    """A column of what has come of the steps, beside one of the steps."""
    told = set(columns.values())
    for cell in header:
        if cell.column not in told and _PROGRESS.regex.search(document.text[cell.start : cell.end]):
            role = "state" if "state" not in columns and _most(held[cell.column], is_state) else "progress"
            columns.setdefault(role, cell.column)


def _long_columns(
    document: Document, columns: dict[str, int], header: Sequence[Cell], body: Sequence[Sequence[Cell]]
) -> None:
    """Of a plan known by its other columns, those of sentences: what is recommended stands before what is done."""
    if len(_BESIDE & columns.keys()) < _FEWEST_BESIDE:
        return
    told = set(columns.values())
    free = [cell.column for cell in header if cell.column not in told]
    long = [column for column in free if _most(_cells(document, body, column), _is_sentence)]
    wanted = [role for role in ("text", "action") if role not in columns]
    if len(long) >= len(wanted):
        columns.update(zip(wanted, long, strict=False))


def _cells(document: Document, body: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (cell for row in body for cell in row if cell.column == column)
    texts = (document.quote(Span(cell.start, cell.end)) for cell in cells)
    return [text for text in texts if not NOTHING.regex.match(text)]


def _most(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return 2 * sum(map(holds, texts)) > len(texts)


def is_state(text: str) -> bool:
    """Whether a cell says how far a step is, and nothing else."""
    return _STATES.regex.match(text) is not None


def _is_target(text: str) -> bool:
    return len(text) <= _LONGEST_CELL and (is_state(text) or bool(find_mentions(text, 0, len(text), bare=True)))


def _is_no_target(text: str) -> bool:
    return not _is_target(text)


def _is_owner(text: str) -> bool:
    if len(text) > _LONGEST_CELL or find_mentions(text, 0, len(text)):
        return False
    return kinds(text)[:1] in (("role",), ("name",))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE


def _is_response(text: str) -> bool:
    return RESPONSE_LINE.regex.match(text) is not None


_CONTENTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("response", _is_response),
    ("state", is_state),
    ("target", _is_target),
    ("owner", _is_owner),
)


def is_by_label(document: Document, rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether a table of two columns has a field in each row, its name on the left."""
    if len(rows) < 3 or any(len(row) != 2 for row in rows):
        return False
    roles = [label_of(document.quote(Span(row[0].start, row[0].end))) for row in rows]
    return "action" in roles and len({*roles} - {None}) >= 3 and 2 * sum(r is not None for r in roles) > len(roles)


def label_of(label: str) -> str | None:
    """What the field beside or below a label holds; None where it is no label."""
    if RESPONSE_LINE.regex.match(label):
        return None
    return "text" if _NUMBERED_LABEL.regex.match(label) else role_of(label)
