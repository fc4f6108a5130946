"""Service standards: how quickly something is done each time, which is no deadline.

"Referrals are answered within five working days", "seen within a week of release". Three things tell them from a
deadline ("will be reviewed within eight weeks"): the present tense of a habit, a case for the clock to start again with
(arrival, a referral, a new case), and days counted for each or every one.

Refused here: a count from an event that happens once (publication, approval): that is a deadline without a date.
"""

from __future__ import annotations

import re

from hmip_parse.pattern import compiled
from hmip_parse.rules.deadlines.mentions import Mention
from hmip_parse.rules.deadlines.relations import sought
from hmip_parse.rules.deadlines.setting import Setting, head
from hmip_parse.rules.rule import Pattern

_ONCE = Pattern(r"""
    \b(?: publication | published | reports? | letter | approv\w+ | launch | implement\w+ | award | go-?live
    | funding | agreement | decision | inspection | complet\w+ | mobilisation | contract | introduc\w+ | opening
    | roll-?out | pilot | adoption | issu\w+ | installation | sign-?off | evaluation )\b""")
_EACH_TIME = Pattern(r"""
    \b(?: each | every | any | all\s+new | new | referrals? | requests? | enquir(?:y|ies) | checks? | repl(?:y|ies)
    | responses? | appointments? )\b""")
_REPLY = Pattern(r"""\b(?:an?|any|each|every|for|of|with|timely)\s+ (?:\w+\s+)?
    (?: repl(?:y|ies) | responses? | answers? | turn-?around ) \s+ \Z""")
_EACH_CASE = Pattern(r"""
    \b(?:all|each|every|any|new)\s+(?:\w+\s+){0,2}?(?: complaints? | referrals? | requests? | enquir(?:y|ies)
    | checks? | repl(?:y|ies) | responses? | appointments? | arrivals? | cases? )\b""")
# "Each Director will name a lead within 20 working days": each of them does it once.
_EACH_OFFICE = Pattern(r"""
    \A (?:each|every) \s+ (?:\w+\s+){0,3}? (?: directors? | heads? | governors? | regions? | units? | pdus? | boards?
    | prisons? | offices? ) \b""")
_A_FEW = Pattern(r"\b(?:[123]|an?|one|two|three)\s+(?:working\s+|calendar\s+|business\s+)?days?\b", re.IGNORECASE)
# What the writer has asked for comes once.
_TO_THE_WRITER = Pattern(r"\b(?:let|give|send|bring|show)\s+me\b[^.;]*\Z", re.IGNORECASE)
# "Bring the audit forward, so that it is finished within six weeks": a purpose, met once.
_SO_THAT_DONE = Pattern(
    r"\bso\s+that\s+(?:it|they|these|all\s+of\s+(?:it|them))\s+(?:is|are)\s+(?:finished|complete[d]?|concluded|done|closed|delivered)\s+\Z",
    re.IGNORECASE,
)
# "Any check still unanswered after ten days".
_LEFT_OPEN = Pattern(r"\b(?:un\w+(?:ed|en)|outstanding|overdue|open|missing)\s+\Z")
_NEW_CASES = Pattern(r"\b(?:each|every|any|all)\s+new\b", re.IGNORECASE)


def is_standard(text: str, mention: Mention, setting: Setting) -> bool:
    """Is a counted time ("within …") a service standard, or a mere length of time?"""
    phrase = text[mention.start : mention.end]
    if mention.rule == "deadline-after-a-count" and _LEFT_OPEN.regex.search(setting.before):
        return True
    if mention.rule in ("deadline-after-a-count", "deadline-count-after-an-event", "deadline-in-count"):
        return not setting.ahead
    if not mention.rule.startswith("deadline-within"):
        return False
    if mention.rule == "deadline-within-from-the-letter":
        return False
    if mention.reading.from_base is None:
        return not _ONCE.regex.search(phrase)
    if setting.place == "verbless" and not setting.verb:
        return False
    days = compiled(r"\bdays?\b", re.IGNORECASE).search(phrase) is not None
    if _TO_THE_WRITER.regex.search(setting.before) or (not days and _SO_THAT_DONE.regex.search(setting.before)):
        return False
    if _REPLY.regex.search(setting.before) or (days and _EACH_CASE.regex.search(setting.between)):
        return True
    if days and setting.place == "relative" and setting.habitual and _EACH_TIME.regex.search(setting.between):
        return True
    if sought(setting):
        return False
    if not setting.ahead or setting.place == "relative" or setting.opener == "so that":
        return True
    if days and (setting.modal or _A_FEW.regex.search(phrase)):
        return True
    subject = head(setting.subject)
    return not _EACH_OFFICE.regex.match(subject) and bool((_EACH_TIME if days else _NEW_CASES).regex.search(subject))
