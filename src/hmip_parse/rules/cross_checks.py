"""Whether the parts of an answer fit together: where one speaks against another, a warning points to it.

No rule can tell that it missed something, but the others often can: the steps answer recommendations 1, 2 and 4; every
step cites a number but one. A person who checks a letter looks for the same.

The checks were chosen by what they hit on letters that the rules had not seen (docs/accuracy.md).

Refused here: changing a value; a doubt that concerns one value alone, which hangs on that value where it is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hmip_parse.rules.rule import Doubt, Found, FoundList

_Tree = dict[str, Any]

# A number as recommendations have; no letter makes a thousand of them.
_PLAIN = re.compile(r"[0-9]{1,3}")

# What actions.py calls a step that is a paragraph of its own.
_PROSE = "action-paragraph"

_APART = Doubt("action-perhaps-none", "it gives no date and stands beside or behind the other steps; it may be none")
_UNNUMBERED = Doubt("action-without-recommendation", "the other steps cite a recommendation, and this one does not")
_NONE_ANSWERED = Doubt(
    "action-without-recommendation", "the letter numbers its recommendations, and no step was found that cites one"
)
_NO_NUMBER = Doubt("recommendation-without-number", "others have a number, and this one has none; it may be none")
_NO_TEXT = Doubt("recommendation-text-not-found", "the text of others was found, and of this one it was not")
_NO_RESPONSE = Doubt("response-not-found", "the response to others was found, and to this one it was not")


def cross_checked(tree: _Tree) -> _Tree:
    """The same tree of Founds, with the doubts that its parts cast on each other."""
    recommendations, actions = tree["recommendations"], tree["actions"]
    numbered = sum(_value(each["number"]) is not None for each in recommendations.items)
    unanswered = _unanswered(recommendations.items, actions.items)
    return tree | {
        "recommendations": recommendations._replace(items=tuple(_beside_others(recommendations.items))),
        "actions": FoundList(tuple(_among_others(actions.items, numbered)), (*actions.doubts, *unanswered)),
    }


def _few(missing: int, all_of_them: int) -> bool:
    """Whether those that lack something are the exception: at most one for two that have it."""
    return 0 < missing <= (all_of_them - missing) / 2


def _unanswered(recommendations: Sequence[_Tree], actions: Sequence[_Tree]) -> tuple[Doubt, ...]:
    """Gaps in the numbers that the steps cite: 1, 2 and 4. A reply can leave out the last ones, to answer a part."""
    cited = {found.value for action in actions for found in action["recommendations"].items}
    if not all(_PLAIN.fullmatch(value) for value in cited):
        return ()
    every = [str(number) for number in range(1, max(map(int, cited), default=0) + 1)]
    refused = {_value(each["number"]) for each in recommendations if _value(each["response"]) not in {None, "agreed"}}
    missing = [number for number in every if number not in cited | refused]
    if not _few(len(missing), len(missing) + len(cited)):
        return ()
    *others, last = missing
    which = f"recommendations {', '.join(others)} and {last}" if others else f"recommendation {last}"
    return (Doubt("recommendation-unanswered", f"no step was found that answers {which}"),)


def _value(found: Found | None) -> Any:
    return found.value if found else None


def _beside_others(recommendations: Sequence[_Tree]) -> list[_Tree]:
    """Recommendations with a doubt where a text or a response is missing that most others have."""
    out = list(recommendations)
    if any(each["number"] for each in out):
        unknown = Found(None, (), "number", (_NO_NUMBER,))
        out = [each if each["number"] else each | {"number": unknown} for each in out]
    for key, doubt in (("text", _NO_TEXT), ("response", _NO_RESPONSE)):
        lacking = [i for i, each in enumerate(out) if _value(each[key]) is None]
        for i in lacking if _few(len(lacking), len(out)) else ():
            out[i] = out[i] | {key: Found(None, (), key, (doubt,))}
    return out


def _among_others(actions: Sequence[_Tree], numbered: int) -> list[_Tree]:
    """Actions with a doubt where one is unlike the others, or where none answers what the letter numbers."""
    listed = any(action["text"].rule != _PROSE for action in actions)
    unnumbered = sum(not action["recommendations"].items for action in actions)
    if numbered > 1 and unnumbered == len(actions) > 1:
        return [action | {"recommendations": FoundList((), (_NONE_ANSWERED,))} for action in actions]
    out = []
    for action in actions:
        alone = len(actions) == 1 or action["recommendations"].items
        apart = listed or (action is actions[-1] and not alone)
        if action["text"].rule == _PROSE and not action["deadlines"].items and apart:
            text = action["text"]
            action = action | {"text": text._replace(doubts=(*text.doubts, _APART))}
        elif not action["recommendations"].items and _few(unnumbered, len(actions)):
            action = action | {"recommendations": FoundList((), (_UNNUMBERED,))}
        out.append(action)
    return out
