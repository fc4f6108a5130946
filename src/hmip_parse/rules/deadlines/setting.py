"""The clause in which a time stands: the verb it hangs on, whether that lies ahead or is done, and how it is tied to
it.

The verb groups are those of clauses.py. On top of them this module looks at what stands between the group and the
time: an infinitive ("asked to report by June"), a lone participle ("posts filled in May"), or nothing but a subject
("the audit in May found").

Refused here: whether the time is a deadline; see refusals.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from hmip_parse.pattern import compiled
from hmip_parse.rules.clauses import VerbGroup, verb_groups
from hmip_parse.rules.deadlines.lone_words import last_word, lies_ahead
from hmip_parse.rules.rule import Pattern
from hmip_parse.rules.verbs import BASES, gerund, participle

Place = Literal["main", "relative", "aside", "clause", "set-off", "reduced", "subject", "verbless"]


class Setting(NamedTuple):
    """Where a time stands.

    ``place`` tells its tie: the main clause; a restrictive ``relative`` clause ("who joined in May"); an ``aside``
    ("of which the pilot ended in May"); another ``clause``, opened by ``opener``; a lone participle, ``set-off`` by a
    comma or ``reduced``; the ``subject`` before the verb; or no verb at all. ``verb`` is the base form of the verb
    that it hangs on, or "". ``ahead`` and ``done`` say where that lies (neither where the words do not tell),
    ``passive``, ``modal``, ``habitual``, ``pluperfect`` and ``former_plan`` ("was due to open") how it is told;
    ``finite``: the sentence has a finite verb at all.

    The texts: ``subject`` is the verb's, ``between`` what stands between the verb and the time (from the clause's
    beginning on, where the verb follows), ``before`` and ``after`` the sentence without the ``phrase``.
    """

    place: Place
    verb: str = ""
    ahead: bool = False
    done: bool = False
    habitual: bool = False
    passive: bool = False
    modal: bool = False
    pluperfect: bool = False
    former_plan: bool = False
    opener: str = ""
    subject: str = ""
    between: str = ""
    before: str = ""
    after: str = ""
    phrase: str = ""
    finite: bool = True

    @property
    def sentence(self) -> str:
        """The whole sentence, with the phrase in square brackets."""
        return f"{self.before}[{self.phrase}]{self.after}"


def setting_of(sentence: str, at: int, stop: int) -> Setting:
    """The setting of the phrase sentence[at:stop] in its sentence. A semicolon ends a sentence too."""
    groups = _apart(verb_groups(sentence, 0, len(sentence)), at, stop)
    around = Setting(
        "verbless",
        before=sentence[:at],
        after=sentence[stop:],
        phrase=sentence[at:stop],
        finite=any(g.tense != "bare" for g in groups),
    )
    group = _governing(groups, sentence, at)
    if _DUE.regex.search(sentence, max(0, at - 6), at):
        return _due(around, groups, sentence, at, stop)
    may_be = sentence[max(0, at - _LONGEST_VERB) : at].lower().split()[-1:]
    adjacent = _ADJACENT.regex.search(sentence, max(0, at - 80), at) if _ADJACENT_VERBS.issuperset(may_be) else None
    if adjacent and not (group and group.start < at and group.end >= adjacent.start("verb")):
        verb, subject = adjacent["verb"], adjacent["subject"]
        return around._replace(place="main", verb=verb, habitual=True, subject=subject)
    if group is None:
        return _verbless(around, sentence, at)
    if group.subordinate == "that" and group.tense in ("present", "perfect") and _is_seen_to(groups, group):
        # "The Head will see that all have attended by Easter": what is to be so lies ahead.
        group = group._replace(tense="future")
    if group.subject is None and not group.subordinate:
        # "Two trainees have been allotted to it and will start in May": the trainees.
        before = (g.subject for g in reversed(groups) if g.end <= group.start and g.subject and not g.subordinate)
        group = group._replace(subject=next(before, None))
    if group.start >= stop:
        return _before_its_verb(around, group, sentence, at, stop)
    return _behind_its_verb(around, group, sentence, at)


_SEEING_TO = frozenset("see ensure check ask require make".split())


def _is_seen_to(groups: Sequence[VerbGroup], group: VerbGroup) -> bool:
    """Whether the verb before a clause with "that" lies ahead and says that somebody sees to it."""
    before = [g for g in groups if g.end <= group.start]
    return (
        bool(before)
        and (before[-1].ahead or before[-1].infinitive in _SEEING_TO)
        and bool({before[-1].verb, before[-1].infinitive} & _SEEING_TO)
    )


_DUE = Pattern(r"\bdue\s+\Z", re.IGNORECASE)
_ADJACENT_VERBS = frozenset("start begin commence resume expire end open close finish join qualify".split())
_LONGEST_VERB = 40
# A present that clauses.py does not tell from a noun: "building works at the office start in May".
_ADJACENT = Pattern(
    r"(?P<subject>(?:[\w’'-]+\s+){0,8}[\w-]+(?<!\bthe)(?<!\ba)(?<!\bto)(?<!\ban))"
    rf"\s+(?P<verb>{'|'.join(sorted(_ADJACENT_VERBS))})\s+\Z",
    re.IGNORECASE,
)


def _due(around: Setting, groups: Sequence[VerbGroup], sentence: str, at: int, stop: int) -> Setting:
    """ "It is due in July" lies ahead; "reports due in July have come" are told of, and what "was due" may be late."""
    before = [g for g in groups if g.end <= at]
    after = [g for g in groups if g.start >= stop]
    if before and before[-1].tense == "past":
        return around._replace(place="main", former_plan=True)
    if after and not before and not _BROKEN.regex.search(sentence, stop, after[0].start):
        return around._replace(place="subject")
    return around._replace(place="main", ahead=True)


def _apart(groups: Sequence[VerbGroup], at: int, stop: int) -> list[VerbGroup]:
    """The groups outside the phrase, less the lone participles behind a finite verb: those are looked at here."""
    outside = [g for g in groups if g.end <= at or g.start >= stop]
    finite = next((i for i, g in enumerate(outside) if g.tense != "bare"), len(outside))
    return [g for i, g in enumerate(outside) if g.tense != "bare" or i < finite]


# The phrase opens a clause of its own: "…, and from April the Hub will check", "our aim is that by March nobody will".
_OPENS_CLAUSE = Pattern(r"(?:[:–—]|,\s+(?:and|but|then)|\b(?:and|but|that))\s*,?\s+(?:then\s+)?\Z", re.NOFLAG)
_CLAUSE_OPENING = Pattern(r"[:(–—]\s|,\s+(?:and\s+|but\s+)?|\b(?:that|which|who|and|but)\s", re.NOFLAG)


def _governing(groups: Sequence[VerbGroup], sentence: str, at: int) -> VerbGroup | None:
    before = [g for g in groups if g.end <= at]
    after = [g for g in groups if g.start >= at]
    if before and not (after and _OPENS_CLAUSE.regex.search(sentence, before[-1].end, at)):
        return _out_of_aside(before, sentence, at)
    main = next((g for g in after if not g.subordinate), None)
    return main or (after[0] if after else None)


def _out_of_aside(before: Sequence[VerbGroup], sentence: str, at: int) -> VerbGroup:
    """The last verb group, but not one of a clause that a comma has closed, or of an indirect question."""
    last = before[-1]
    main = next((g for g in reversed(before) if not g.subordinate), last)
    closed = last.subordinate and "," in sentence[last.end : at]
    asked = last.subordinate in ("what", "how") and main.ahead and not last.ahead
    return main if closed or asked else last


# What may open a clause before a time without being its subject.
_OPENERS = frozenset(
    """also then and but however finally secondly lastly therefore furthermore instead here first so we i""".split()
) | {"in addition", "as a result", "the pdu", "the region"}
_BROKEN = Pattern(r"[,:]|\b(?:so that|which|who|and|but)\b", re.NOFLAG)
_PREPOSITION_FIRST = Pattern(r"(?:of|in|for|among|from|to|with|on)\b", re.IGNORECASE)


# "The Board, at its meeting on 20 March, agreed that …": the past tense behind the aside, which clauses.py leaves open.
_RESUMED = Pattern(r",\s+(?P<word>[a-z]+)\s+(?:that|to|the|an?|our|its|their|all|each)\b", re.NOFLAG)


def _resumed(sentence: str, opening: int, stop: int) -> str:
    match = _RESUMED.regex.match(sentence, stop)
    aside = sentence[max(0, opening - 2) : opening].strip() == ","
    return (participle(match["word"]) or "") if match and aside else ""


# "At its meeting on 20 March the Board agreed": the time is that of the verb too.
_OCCASION = Pattern(r"(?:at|during)\b", re.IGNORECASE)


def _before_its_verb(around: Setting, group: VerbGroup, sentence: str, at: int, stop: int) -> Setting:
    """A time in front ("From April the Hub will check"), or in the subject ("an away day in September will focus")."""
    opening = max((m.end() for m in _CLAUSE_OPENING.regex.finditer(sentence, 0, at)), default=0)
    lead = sentence[opening:at].strip(" ,")
    found = _hung_on(around._replace(between=sentence[opening:at]), group, sentence, at)
    if resumed := _resumed(sentence, opening, stop):
        return found._replace(place="main", verb=resumed, ahead=False, done=True, habitual=False)
    if not lead or lead.lower() in _OPENERS or _OCCASION.regex.match(lead):
        return found._replace(place="main", subject=_subject(group, sentence))
    word = last_word(sentence, opening, at, passive=False, finite=False)
    if word is None or word.kind != "participle":
        return found._replace(place="subject", subject=lead)
    place: Place = "reduced"
    if _set_off(sentence, word.start):
        place = "set-off"
    elif _BROKEN.regex.search(sentence, stop, group.start) and not _PREPOSITION_FIRST.regex.match(lead):
        # "Staff moved on 17 November, so that …": a past tense of its own after all.
        place = "main"
    between = sentence[word.end : at]
    return found._replace(place=place, verb=word.verb, ahead=word.ahead, done=not word.ahead, between=between)


def _set_off(sentence: str, at: int) -> bool:
    """Does a comma, a dash or a bracket stand before this, or nothing?"""
    return sentence[max(0, at - 4) : at].rstrip()[-1:] in (",", "–", "—", "(", "-", "")


def _hung_on(setting: Setting, group: VerbGroup, sentence: str, at: int) -> Setting:
    """The setting with what the verb group tells of time."""
    ahead = group.ahead or group.tense == "modal" or (group.infinitive != "" and group.tense == "present")
    ahead = ahead or (group.passive and lies_ahead(group.verb, sentence, group.end, at))
    return setting._replace(
        verb=group.infinitive or group.verb,
        ahead=ahead,
        done=group.done and not ahead,
        habitual=group.tense == "present" and not group.progressive,
        passive=group.passive,
        modal=group.tense == "modal",
        former_plan=_FORMER_PLAN.regex.match(sentence, group.start) is not None,
        pluperfect=group.done and sentence[group.start : group.start + 3].lower() == "had",
    )


_FORMER_PLAN = Pattern(
    r"(?:was|were|had(?:\s+been)?)\s+(?:originally\s+|initially\s+)?(?:due|set|planned|scheduled|expected|hoped|intended|meant|supposed|aimed)\s+to\b",
    re.IGNORECASE,
)
# "…, with interviews on 27 November": told apart from the verb.
_WITH = Pattern(r",\s+(?:and\s+)?with\b(?![^,]*\b(?:will|has|have|is|are|was|were)\b)[^,]*\Z", re.NOFLAG)
# "…, following an appointment on 13 January": an event of its own, at a time that the verb does not tell.
_FOLLOWING = Pattern(r"\b(?:following|after)\s+(?:an?|the|our|their|its|his|her)\b[^,:]*\Z", re.NOFLAG)


# "The team started to check cases on 5 January": what began is told by the first verb.
_BEGINNINGS = frozenset(("begin", "start", "commence", "appoint", "recruit"))


def _behind_its_verb(around: Setting, group: VerbGroup, sentence: str, at: int) -> Setting:
    found = _hung_on(around._replace(between=sentence[group.end : at]), group, sentence, at)
    found = found._replace(place=_place(group, sentence), opener=group.subordinate, subject=_subject(group, sentence))
    if _WITH.regex.search(sentence, group.end, at):
        return found._replace(place="verbless", verb="", done=False, habitual=False)
    if _FOLLOWING.regex.search(sentence, group.end, at):
        return found._replace(place="clause", ahead=False, done=False, habitual=False)
    word = last_word(sentence, group.end, at, passive=group.passive, finite=True)
    if word is None:
        promised = group.passive and group.verb in ("promise", "pledge")
        return found._replace(ahead=True, done=False) if promised else found
    if word.kind == "infinitive" and group.verb in _BEGINNINGS and group.infinitive == word.verb and group.done:
        return found._replace(verb=group.verb)
    found = found._replace(verb=word.verb, between=sentence[word.end : at])
    if word.kind == "infinitive":
        subject = sentence[group.end : word.start].strip() or found.subject
        return found._replace(ahead=True, done=False, subject=subject)
    if word.kind == "present":
        return found._replace(ahead=False, done=False, habitual=True)
    place = found.place if word.being else "set-off" if _set_off(sentence, word.start) else "reduced"
    done = word.being or not (word.ahead or found.ahead)
    return found._replace(place=place, ahead=word.ahead, done=done, habitual=False)


_EXPECTED = Pattern(r"\w+\s+(?P<who>\S.*?)\s+to\b", re.DOTALL)


# "Staff forums, which had lapsed in 2023,": the forums are the subject.
_ASIDE = Pattern(r",\s+(?:which|who|whose|whom|where)\b.*", re.DOTALL)


def _subject(group: VerbGroup, sentence: str) -> str:
    """The group's subject without a relative clause; of "we expect nine trainees to start", those who start."""
    inside = _EXPECTED.regex.match(sentence, group.start, group.end) if group.tense == "future" else None
    if inside and inside["who"] not in ("due", "expected"):
        return inside["who"]
    return _ASIDE.regex.sub("", sentence[group.subject.start : group.subject.end]) if group.subject else ""


# A comma before a relative clause, with the preposition or the quantity that may stand between them.
_COMMA = Pattern(
    r"[,–—(]\s*(?:(?:at|in|on|by|to|of|for|from|with|under|during|after)\s+|(?:the|all|some|most)\s+[\w\s]{1,30}of\s+)?\Z",
    re.NOFLAG,
)


def _place(group: VerbGroup, sentence: str) -> Place:
    if group.subordinate in ("", "what", "how"):
        return "main"
    opener = compiled(rf"\b{re.escape(group.subordinate)}\b", re.IGNORECASE)
    at = max((m.start() for m in opener.finditer(sentence, 0, group.start)), default=group.start)
    comma = _COMMA.regex.search(sentence, max(0, at - 50), at)
    has_subject = len(sentence[at : group.start].split()) > 2
    if group.subordinate == "that":
        return "main" if has_subject else "relative"
    if group.subordinate in ("who", "whose", "whom"):
        return "clause" if comma else "relative"
    if group.subordinate in ("which", "where"):
        return "relative" if not comma else "aside" if has_subject else "clause"
    return "clause"


def _verbless(around: Setting, sentence: str, at: int) -> Setting:
    """A headline ("Refresher training, delivered in June", "Six SPOs to be trained"), or an aside."""
    start = max((m.end() for m in compiled(r":\s").finditer(sentence, 0, at)), default=0)
    word = last_word(sentence, start, at, passive=False, finite=False)
    found = around._replace(between=sentence[start:at], subject=sentence[start:at])
    if word is None:
        return found
    found = found._replace(verb=word.verb, between=sentence[word.end : at])
    ahead = word.kind == "infinitive" or word.ahead
    return found._replace(ahead=ahead, done=not ahead)


def gerund_between(setting: Setting) -> str:
    """The base form of the last "-ing" word between the verb and the time ("asking for a reply by June"), or ""."""
    found = [g for w in compiled(r"\b[a-z-]+ing\b").findall(setting.between) if (g := gerund(w)) and g in BASES]
    return found[-1] if found else ""


def head(subject: str) -> str:
    """A subject up to what qualifies it: "weekly meetings for staff" is "weekly meetings"."""
    own = compiled(r",\s+and\s|\band\s+(?=(?:he|she|they|it|we)\b)").split(subject)[-1]
    return compiled(r"\b(?:for|of|with|to|in|on|at|between|by)\b").split(own, maxsplit=1)[0]
