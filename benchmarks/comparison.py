"""One answer of hmip-parse held against its gold file, value by value.

A scalar is right when it equals the gold's, letter case, white space and shapes of quotation marks and dashes apart.
Texts (actions, strengths, recommendations) are paired with the gold's, the most similar first, and a pair is right at a
similarity of 0.97 (``difflib``'s ratio) and over. PDUs, copies, deadlines as (relation, EDTF), and numbers of
recommendations are compared as bags, whatever their order; an action's parts only inside a pair. A wrong value counts
as one false positive and one false negative, a missing one as a false negative, and what is absent in both as nothing.

A miss is silent when no warning points at it: at its pointer or one below. A warning at a party or at /inspection
speaks for its parts, one at a list or at an item does not speak for what is in it; and for what is missing from a list,
only a warning at the list itself.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

# A pair of texts is right from RIGHT (a lost comma is forgiven, a lost sentence is not); under PAIRED, they are
# strangers.
RIGHT = 0.97
PAIRED = 0.6
LISTS = ("/actions", "/strengths", "/recommendations", "/cc", "/pdus")
SPEAK_FOR_PARTS = ("/sender", "/addressee", "/inspection")
PARTY = ("name", "role", "area", "organisation", "postcode", "email")
SHAPES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\N{NO-BREAK SPACE}": " "})

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that differs from the gold's, and whether no warning points at it."""

    file: str
    field: str
    gold: Any
    got: Any
    silent: bool


@dataclass(slots=True)
class Count:
    """True positives, false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        return self

    @property
    def precision(self) -> float:
        """The share of the values given that are right; 1 where none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold's values that were given; 1 where the gold has none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def values(self) -> int:
        """How many values the gold has."""
        return self.right + self.missed


class Comparison:
    """One answer held against its gold: a count for each field, and every miss."""

    def __init__(self, file: str, gold: Answer, got: Answer) -> None:
        self.counts: dict[str, Count] = {}
        self.misses: list[Miss] = []
        self._file = file
        self._warned = {warning["field"] for warning in got["warnings"]}
        self._letter(gold, got)

    def _letter(self, gold: Answer, got: Answer) -> None:
        for key in ("document_type", "date", "reference", "salutation", "subject"):
            self._scalar(key, f"/{key}", gold[key], got[key])
        for key in ("recommendation_count", "overall_response"):
            self._scalar(key, f"/{key}", gold[key], got[key])
        for key in ("sender", "addressee"):
            self._party(key, gold[key], got[key])
        self._inspection(gold["inspection"], got["inspection"])
        self._bag("pdus", "/pdus", map(_unit, gold["pdus"]), map(_unit, got["pdus"]))
        self._bag("cc", "/cc", map(_copied, gold["cc"]), map(_copied, got["cc"]))
        self._texts("strengths", "/strengths", gold["strengths"], got["strengths"])
        self._recommendations(gold["recommendations"], got["recommendations"])
        self._actions(gold["actions"], got["actions"])

    def _party(self, key: str, gold: Answer, got: Answer) -> None:
        for part in PARTY:
            self._scalar(f"{key}.{part}", f"/{key}/{part}", gold[part], got[part])
        lines = ("; ".join(party["address"]) or None for party in (gold, got))
        self._scalar(f"{key}.address", f"/{key}/address", *lines)

    def _inspection(self, gold: Answer, got: Answer) -> None:
        for part in ("inspectorate", "region"):
            self._scalar(f"inspection.{part}", f"/inspection/{part}", gold[part], got[part])
        times = ((inspection["period"] or {}).get("edtf") for inspection in (gold, got))
        self._scalar("inspection.period", "/inspection/period", *times)

    def _recommendations(self, gold: list[Answer], got: list[Answer]) -> None:
        at = "/recommendations"
        self._bag("recommendations.number", at, *([fold(each["number"]) for each in side] for side in (gold, got)))
        texts = ([each["text"] or "" for each in side] for side in (gold, got))
        for i, j, _ in self._texts("recommendations.text", at, *texts):
            self._scalar("recommendations.response", f"{at}/{j}/response", gold[i]["response"], got[j]["response"])

    def _actions(self, gold: list[Answer], got: list[Answer]) -> None:
        pairs = self._texts("actions.text", "/actions", [a["text"] for a in gold], [a["text"] for a in got])
        for i, j, _ in pairs:
            for part in ("status", "owner", "due"):
                self._scalar(f"actions.{part}", f"/actions/{j}/{part}", gold[i][part], got[j][part])
            self._bag("actions.deadlines", f"/actions/{j}/deadlines", _times(gold[i]), _times(got[j]))
            numbers = ([fold(number) for number in action["recommendations"]] for action in (gold[i], got[j]))
            self._bag("actions.recommendations", f"/actions/{j}/recommendations", *numbers)
        for i in set(range(len(gold))) - {i for i, _, _ in pairs}:
            self._bag("actions.deadlines", "/actions", _times(gold[i]), [])
        for j in set(range(len(got))) - {j for _, j, _ in pairs}:
            self._bag("actions.deadlines", f"/actions/{j}", [], _times(got[j]))

    def _scalar(self, name: str, pointer: str, gold: Any, got: Any) -> None:
        if fold(gold) == fold(got):
            self._count(name, Count(right=gold is not None))
            return
        self._count(name, Count(wrong=got is not None, missed=gold is not None))
        self._miss(name, pointer, gold, got)

    def _bag(self, name: str, pointer: str, gold: Iterable[Any], got: Iterable[Any]) -> None:
        wanted, given = Counter(gold), Counter(got)
        missed, wrong = wanted - given, given - wanted
        self._count(name, Count((wanted & given).total(), wrong.total(), missed.total()))
        if missed or wrong:
            self._miss(name, pointer, *(sorted(map(str, side.elements())) for side in (missed, wrong)))

    def _texts(self, name: str, pointer: str, gold: Sequence[str], got: Sequence[str]) -> list[tuple[int, int, float]]:
        pairs = pair(gold, got)
        right = sum(alike >= RIGHT for _, _, alike in pairs)
        self._count(name, Count(right, len(got) - right, len(gold) - right))
        for i, j, alike in pairs:
            if alike < RIGHT:
                self._miss(name, f"{pointer}/{j}", gold[i], got[j])
        for i in set(range(len(gold))) - {i for i, _, _ in pairs}:
            self._miss(name, pointer, gold[i], None)
        for j in set(range(len(got))) - {j for _, j, _ in pairs}:
            self._miss(name, f"{pointer}/{j}", None, got[j])
        return pairs

    def _count(self, name: str, count: Count) -> None:
        self.counts.setdefault(name, Count())
        self.counts[name] += count

    def _miss(self, name: str, pointer: str, gold: Any, got: Any) -> None:
        speaking = {pointer, *(party for party in SPEAK_FOR_PARTS if pointer.startswith(f"{party}/"))}
        below = pointer not in LISTS and any(warned.startswith(f"{pointer}/") for warned in self._warned)
        self.misses.append(Miss(self._file, name, gold, got, not (below or self._warned & speaking)))


def fold(value: Any) -> str | None:
    """A value without what does not count: letter case, white space, shapes of marks, a comma at its end."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", str(value)).translate(SHAPES)
    return re.sub(r"\s+", " ", text).strip().rstrip(",;").casefold() or None


def pair(gold: Sequence[str], got: Sequence[str]) -> list[tuple[int, int, float]]:
    """Pairs of texts by their places, the most similar first, with their similarity."""
    scored = sorted(((similar(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(got)), reverse=True)
    pairs: list[tuple[int, int, float]] = []
    for alike, i, j in scored:
        if alike >= PAIRED and all(i != taken and j != partner for taken, partner, _ in pairs):
            pairs.append((i, j, alike))
    return pairs


def similar(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    first, second = fold(one) or "", fold(other) or ""
    if first == second:
        return 1.0
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    near = matcher.real_quick_ratio() > PAIRED and matcher.quick_ratio() > PAIRED
    return matcher.ratio() if near else 0.0


def _unit(pdu: Answer) -> str | None:
    return pdu["canonical"] or fold(pdu["name"])


def _copied(party: Answer) -> tuple[str | None, ...]:
    return tuple(fold(party[part]) for part in ("name", "role", "organisation"))


def _times(action: Answer) -> list[tuple[str, str | None]]:
    return [(deadline["relation"], deadline["edtf"]) for deadline in action["deadlines"]]


def blank(gold: Answer) -> Answer:
    """The answer of a document that could not be read: nothing at all."""
    party = dict.fromkeys(PARTY) | {"address": []}
    nothing: Answer = {key: [] if isinstance(value, list) else None for key, value in gold.items()}
    inspection = dict.fromkeys(("inspectorate", "region", "period"))
    return nothing | {"sender": party, "addressee": party, "inspection": inspection, "warnings": []}
