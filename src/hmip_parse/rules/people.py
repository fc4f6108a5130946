"""Names of people, by their shape: courtesy titles, post-nominals, and capitalised words that are no office or place.

Refused here: the choice between a name and a place of the same shape; where a phrase stands decides that.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hmip_parse.pattern import compiled

TITLES = """
baroness
brigadier
canon
captain
cllr
colonel
commander
councillor
dame
dr
hhj
judge
lady
lord
miss
mr
mrs
ms
mx
prof
professor
rev
revd
sergeant
sgt
sir
superintendent
supt
""".split()

POST_NOMINALS = """
AM
BA
BEM
BSc
CB
CBE
CH
CVO
DBE
DL
FRSA
GBE
GCB
JP
KBE
KC
KCB
KCVO
LVO
MA
MBA
MBE
MP
MS
MSc
MVO
OBE
PC
PhD
QC
QPM
TD
""".split()

PARTICLES = "al ap bin da de del den der di du el la le st ten van von y".split()
_TITLE = rf"(?:{'|'.join(TITLES)})\b\.?"
_HONOUR = r"""(?:detective\s+)?chief\s+superintendent|detective\s+superintendent|(?:his|her)\s+honour(?:\s+judge)?
|(?:the\s+)?(?:rt|right)\.?\s+hon(?:ourable)?\.?(?:\s+the)?|the\s+(?:lord|baroness|lady)""".replace("\n", "")
_POST = rf"(?:{'|'.join(POST_NOMINALS)})"
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’]|-(?=\w))*\.?"

_LEAD = compiled(rf"(?:(?:{_HONOUR})\s+){{0,2}}(?:{_TITLE}\s+){{0,3}}", re.IGNORECASE)
_POSTS = compiled(rf"(?:,?\s+{_POST}\b\.?){{1,5}}$")
_NAME = compiled(rf"{_WORD}(?:\s+(?:(?:{'|'.join(PARTICLES)})\s+){{0,2}}{_WORD}){{0,4}}(?:\s+of\s+{_WORD})?")


def has_title(text: str) -> bool:
    """Whether a phrase opens with a courtesy title ("Dame Glenys Stacey", "Rt Hon Ann Field")."""
    return _lead_end(text) > 0


def has_post_nominals(text: str) -> bool:
    """Whether a phrase closes with post-nominals ("Ann Field OBE")."""
    return _POSTS.search(text) is not None


@lru_cache(maxsize=128)
def bare_name(text: str) -> str:
    """A name without titles and post-nominals."""
    return _POSTS.sub("", text[_lead_end(text) :])


@lru_cache(maxsize=128)
def _lead_end(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def has_name_shape(text: str) -> bool:
    """Whether a phrase is built like a name: two or more capitalised words and particles, or one behind a title."""
    bare = bare_name(text)
    if _NAME.fullmatch(bare) is None:
        return False
    return " " in bare or has_title(text)


def name_words(text: str) -> frozenset[str]:
    """The words of a name in lower case, titles and post-nominals left out."""
    return frozenset(compiled(r"[^\W\d_][\w'’-]*").findall(bare_name(text).casefold()))


def is_post_nominal(word: str) -> bool:
    """Whether a word is a post-nominal: "OBE"."""
    return word.rstrip(".,") in POST_NOMINALS
