"""The clause in which a time stands: the verb it hangs on, whether that lies ahead or is done, and how it is tied to it.

The verb groups are those of clauses.py. On top of them this module looks at what stands between the group and the time: an
infinitive ("asked to report by June"), a lone participle ("posts filled in May"), or nothing but a subject ("the audit in
May found").

Refused here: whether the time is a deadline; see refusals.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from hmip_parse.rules.clauses import VerbGroup, sentences, verb_groups
from hmip_parse.rules.verbs import BASES, gerund, participle, third_person

Place = Literal["main", "relative", "aside", "clause", "set-off", "reduced", "subject", "verbless"]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a time stands. Offsets are code points of the whole text.

    ``verb`` is the base form of the verb it hangs on, "" for none; ``ahead`` and ``done`` say where that lies, neither
    where the words do not tell; ``modal``, ``habitual`` and ``pluperfect`` say how it is told. ``place`` tells the tie: the main clause, a restrictive relative clause ("who joined in
    May"), another clause opened by ``opener``, a lone participle, one set off by a comma, the subject before the verb, or no verb at all.
    ``subject`` is the text of the verb's subject, ``between`` the text from the verb to the time (from the clause's
    beginning, where the verb follows), ``before`` the text of the sentence up to the time, ``after`` what follows it.
    """

    place: Place
    verb: str = ""
    ahead: bool = False
    done: bool = False
    habitual: bool = False
    modal: bool = False
    pluperfect: bool = False
    opener: str = ""
    subject: str = ""
    between: str = ""
    before: str = ""
    after: str = ""
    finite: bool = True
    phrase: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence, with the phrase in square brackets."""
        return f"{self.before}[{self.phrase}]{self.after}"


def setting_of(text: str, start: int, end: int, at: int, stop: int) -> Setting:
    """The setting of the phrase text[at:stop] in the unit text[start:end]."""
    sentence = next((s for s in sentences(text, start, end) if s.start <= at < s.end), None)
    first, last = _between_semicolons(text, sentence.start, sentence.end, at) if sentence else (start, end)
    groups = _apart(verb_groups(text, first, last), at, stop)
    around = Setting("verbless", before=text[first:at], after=text[stop:last], phrase=text[at:stop], finite=any(g.tense != "bare" for g in groups))
    group = _governing(groups, text, first, at)
    if _DUE.search(text, max(first, at - 6), at):
        return replace(around, place="main", ahead=True)
    adjacent = _ADJACENT.search(text, max(first, at - 80), at)
    if adjacent and not (group and group.end >= adjacent.start("verb") and group.start < at):
        verb, subject = adjacent["verb"], adjacent["subject"]
        return replace(around, place="main", verb=verb, habitual=True, subject=subject)
    if group is None:
        return _verbless(around, text, first, at)
    if group.start >= stop:
        return _before_its_verb(around, group, text, _clause_start(text, first, at), at)
    return _behind_its_verb(around, group, text, at)


def _between_semicolons(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    before, after = text.rfind(";", start, at), text.find(";", at, end)
    return (start if before < 0 else before + 1), (end if after < 0 else after)


def _apart(groups: list[VerbGroup], at: int, stop: int) -> list[VerbGroup]:
    """The groups outside the phrase, less the lone participles that follow a finite verb: those are looked at here."""
    outside = [g for g in groups if g.end <= at or g.start >= stop]
    finite = next((i for i, g in enumerate(outside) if g.tense != "bare"), len(outside))
    return [g for i, g in enumerate(outside) if g.tense != "bare" or i < finite]


# The phrase opens a clause of its own: "…, and from April the Hub will check", "our aim is that by March nobody will hold".
_OPENS_CLAUSE = re.compile(r"(?:[;:–—]|,\s+(?:and|but|then)|\b(?:and|but|that))\s*,?\s+(?:then\s+)?\Z")
_CLAUSE_OPENING = re.compile(r"[;:(–—]\s|,\s+(?:and\s+|but\s+)?|\b(?:that|which|who|and|but)\s")


def _governing(groups: list[VerbGroup], text: str, first: int, at: int) -> VerbGroup | None:
    before = [g for g in groups if g.end <= at]
    after = [g for g in groups if g.start >= at]
    if before and not (after and _OPENS_CLAUSE.search(text, before[-1].end, at)):
        return _out_of_aside(before, text, at)
    main = next((g for g in after if not g.subordinate), None)
    return main or (after[0] if after else None)


def _out_of_aside(before: list[VerbGroup], text: str, at: int) -> VerbGroup:
    """The last verb group, but not one of a clause that a comma has closed, or of an indirect question."""
    last = before[-1]
    closed = last.subordinate and "," in text[last.end : at].rstrip(" ,") + text[at - 2 : at].strip()
    main = next((g for g in reversed(before) if not g.subordinate), last)
    return main if closed or (last.subordinate in ("what", "how") and main.ahead and not last.ahead) else last


def _clause_start(text: str, first: int, at: int) -> int:
    return max((m.end() for m in _CLAUSE_OPENING.finditer(text, first, at)), default=first)


def _before_its_verb(around: Setting, group: VerbGroup, text: str, opening: int, at: int) -> Setting:
    """"From April the Hub will check" (fronted), or "an away day in September will focus" (in the subject)."""
    lead = text[opening:at].strip(" ,")
    fronted = not lead or lead.lower() in _LEADS_OF_A_CLAUSE
    found = replace(around, place="main", verb=group.verb, between=text[opening:at], **_times(group, text, at))
    if fronted:
        subject = text[group.subject.start : group.subject.end] if group.subject else ""
        return replace(found, subject=subject)
    word = _lone_participle(text, opening, at)
    if word is not None:
        broken = re.search(r"[,;:]|\b(?:so that|which|who|and|but)\b", text[at : group.start])
        led = re.match(r"(?:of|in|for|among|from|to|with|on)\b", lead, re.IGNORECASE)
        place: Place = "set-off" if _set_off(text, word.start) else "main" if broken and not led else "reduced"
        return replace(found, place=place, verb=word.verb, ahead=word.ahead, done=not word.ahead, between=text[word.end : at])
    return replace(found, place="subject", subject=lead)


def _set_off(text: str, at: int) -> bool:
    """Does a comma, a dash or a bracket stand before this?"""
    return text[max(0, at - 4) : at].rstrip()[-1:] in (",", "–", "—", "(", "-", "")


_LEADS_OF_A_CLAUSE = frozenset(
    "also then and but however finally in addition secondly first lastly furthermore therefore instead here so we i".split()
) | {"in addition", "the pdu", "the region", "as a result"}


# What is "planned for March" or "arranged for Tuesday" lies ahead, whatever the tense in which that is told. What is
# "expected in March" does so in any case.
SCHEDULED = frozenset(["plan", "schedule", "arrange", "book", "timetable", "diarise", "programme", "earmark", "set"])
EXPECTED = frozenset(["expect", "anticipate", "propose", "intend", "aim", "hope"])
_FOR = re.compile(r"\b(?:for|to|onto)\b")


def _times(group: VerbGroup, text: str, at: int) -> dict[str, bool]:
    fixed = group.verb in EXPECTED or (group.verb in SCHEDULED and bool(_FOR.search(text, group.end, at + 4)))
    ahead = group.ahead or group.tense == "modal" or (group.passive and fixed)
    ahead = ahead or (group.infinitive != "" and group.tense == "present")
    done = group.done and not ahead
    habitual = group.tense == "present" and not group.progressive
    return {"ahead": ahead, "done": done, "habitual": habitual, "modal": group.tense == "modal"} | {
        "pluperfect": text[group.start : group.start + 3].lower() == "had" and group.tense in ("past", "perfect")
    }


def _behind_its_verb(around: Setting, group: VerbGroup, text: str, at: int) -> Setting:
    subject = _subject(group, text)
    found = replace(around, verb=group.infinitive or group.verb, subject=subject, between=text[group.end : at], **_times(group, text, at))
    found = replace(found, place=_place(group, text, around.before), opener=group.subordinate)
    if _absolute(text, group.end, at):
        return replace(found, place="verbless", ahead=found.ahead, done=False, habitual=False, verb="")
    word = _last_word(text, group.end, at, passive=group.passive, active=False)
    if _FOLLOWING.search(text, group.end, at):
        return replace(found, ahead=False, done=False, habitual=False, place="clause")
    if word is None:
        return found
    if word.kind == "infinitive":
        subject = text[group.end : word.start].strip() or subject
        return replace(found, verb=word.verb, ahead=True, done=False, subject=subject, between=text[word.end : at])
    place = found.place if word.being else "set-off" if _set_off(text, word.start) else "reduced"
    if word.kind == "present":
        return replace(found, verb=word.verb, ahead=False, done=False, habitual=True, between=text[word.end : at])
    done = word.being or not word.ahead and not found.ahead
    return replace(
        found, place=place, verb=word.verb, ahead=word.ahead, done=done, habitual=False, between=text[word.end : at]
    )


# "…, following an appointment on 13 January": an event of its own, at a time that the verb does not tell.
_FOLLOWING = re.compile(r"\b(?:following|after)\s+(?:an?|the|our|their|its|his|her)\b[^,;:]*\Z")
_WITH = re.compile(r",\s+(?:and\s+)?with\b(?![^,;]*\b(?:will|has|have|is|are|was|were)\b)[^,;]*\Z")


_EXPECTED = re.compile(r"\w+\s+(?P<who>\S.*?)\s+to\b", re.DOTALL)


def _subject(group: VerbGroup, text: str) -> str:
    """The group's subject; of "we expect nine trainees to start", those who start."""
    inside = _EXPECTED.match(text, group.start, group.end) if group.tense == "future" else None
    if inside and inside["who"] not in ("due", "expected"):
        return inside["who"]
    return text[group.subject.start : group.subject.end] if group.subject else ""


def _absolute(text: str, start: int, at: int) -> bool:
    """"…, with interviews on 27 November": what follows "with" is told apart from the verb."""
    return bool(_WITH.search(text, start, at))


def _place(group: VerbGroup, text: str, before: str) -> Place:
    if not group.subordinate:
        return "main"
    lead = text[: group.start]
    opener = list(re.finditer(rf"\b{re.escape(group.subordinate)}\b", lead, re.IGNORECASE))
    at = opener[-1].start() if opener else group.start
    comma = re.search(r"[,–—(]\s*(?:(?:at|in|on|by|to|of|for|from|with|under|during|after)\s+|(?:the|all|some|most)\s+[\w\s]{1,30}of\s+)?\Z", text[max(0, at - 50) : at])
    gap = len(text[at : group.start].split()) <= 2
    if group.subordinate in ("who", "whose", "whom"):
        return "clause" if comma else "relative"
    if group.subordinate in ("which", "where"):
        return "relative" if not comma else "clause" if gap else "aside"
    if group.subordinate == "that" and gap:
        return "relative"
    return "clause" if group.subordinate not in ("that", "what", "how") else "main"


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    kind: Literal["infinitive", "participle", "present"]
    verb: str
    ahead: bool = False
    being: bool = False


_OPENING = re.compile(r"(?:\A|[.!?;:(–—\n])\s*\Z")
_WORD = re.compile(r"\b(?:(?P<to>to)\s+|(?P<being>being|having\s+been)\s+|(?P<be>be)\s+)?(?P<word>[A-Za-z][a-z]*(?:-[a-z]+)?)\b")


def _last_word(text: str, start: int, at: int, *, passive: bool = False, active: bool = True) -> _Word | None:
    """The last infinitive or lone participle of text[start:at] that no comma parts from ``at``.

    Where no past tense can stand (``active`` False) a participle with a noun behind it is none of interest.

    A participle that "and" joins to an infinitive, or to a ``passive`` verb before ``start``, shares its tense.
    """
    found = None
    for match in _WORD.finditer(text, start, at):
        word = match["word"].lower()
        if word != match["word"] and not _OPENING.search(text, max(0, match.start() - 3), match.start()):
            continue
        if match["to"] and (word in BASES or word in ("be", "have")):
            found = _Word(match.start(), match.end(), "infinitive", word)
        elif _EVENT_VERB.fullmatch(word) and _JOINED.search(text, start, match.start()):
            found = _Word(match.start(), match.end(), "present", third_person(word) or word)
        elif (base := participle(word)) and not _premodifies(text, match, at):
            if found and found.kind == "infinitive" and found.verb in ("be", "have"):
                found = _Word(found.start, match.end(), "infinitive", base)
            elif (found.kind == "infinitive" if found else passive) and _JOINED.search(text, start, match.start()):
                found = replace(found, end=match.end(), verb=base) if found else None
            elif match["be"]:
                found = _Word(match.start(), match.end(), "infinitive", base)
            elif base == "follow":
                continue
            elif active is False and _NOUN_NEXT.match(text, match.end(), at):
                continue
            elif not _parted(text, match, at):
                ahead = base in EXPECTED or (base in SCHEDULED and bool(_FOR.search(text, match.end(), at + 4)))
                found = _Word(match.start(), match.end(), "participle", base, ahead, bool(match["being"]))
    return found


# The present in which letters tell what is to come: "… began in May and ends in November".
_EVENT_VERB = re.compile(r"(?:start|begin|commence|end|open|close|finishe|conclude|take|goe|come|reopen|resume|join|run)s")
_JOINED = re.compile(r"(?:\band\b(?:,[^,]{1,60},)?|,)\s+(?:then\s+)?\Z")


def _parted(text: str, match: re.Match[str], at: int) -> bool:
    """Does a comma close the aside that the participle opens ("written with partners, by June")?"""
    return "," in text[match.end() : at].rstrip().rstrip(",") or text[match.end() : at].rstrip().endswith(",")


_LEADS_TO_NOUN = re.compile(
    r"(?:\b(?:a|an|the|its|our|their|this|all|each|every|more|most|two|three|four|five|six|seven|eight|nine|ten|[a-z]+ly)|\d)\s+\Z",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(
    r"\s+(?!(?:in|on|at|by|to|from|for|with|of|into|out|up|over|under|and|or|as|across|through|since|before|last|next|this)\b)[A-Za-z]"
)


def _premodifies(text: str, match: re.Match[str], at: int) -> bool:
    """"The refreshed training", "newly qualified officers": a participle before its noun."""
    return bool(_LEADS_TO_NOUN.search(text, max(0, match.start("word") - 15), match.start("word")) and _NOUN_NEXT.match(text, match.end(), at))


def _lone_participle(text: str, start: int, at: int) -> _Word | None:
    word = _last_word(text, start, at)
    return word if word and word.kind == "participle" else None


_DUE = re.compile(r"\bdue\s+\Z", re.IGNORECASE)
# A present that clauses.py does not tell from a noun: "building works at the office start in May".
_ADJACENT = re.compile(
    r"(?P<subject>(?:[\w’'-]+\s+){0,8}[\w-]+(?<!\bthe)(?<!\ba)(?<!\bto)(?<!\ban))"
    r"\s+(?P<verb>start|begin|commence|resume|expire|end|open|close|finish|join|qualify)\s+\Z",
    re.IGNORECASE,
)


def _verbless(around: Setting, text: str, start: int, at: int) -> Setting:
    """A headline ("Refresher training, delivered in June", "Six SPOs to be trained"), or an aside."""
    word = _last_word(text, start, at)
    found = replace(around, place="verbless", between=text[start:at], subject=text[start:at])
    if word is None:
        return found
    if word.kind == "infinitive":
        return replace(found, verb=word.verb, ahead=True, between=text[word.end : at])
    return replace(found, verb=word.verb, ahead=word.ahead, done=not word.ahead, between=text[word.end : at])


def gerund_between(setting: Setting) -> str:
    """The base form of the last "-ing" word between the verb and the time, "" for none ("asking for a reply by June")."""
    found = [g for w in re.findall(r"\b[a-z-]+ing\b", setting.between) if (g := gerund(w)) and g in BASES]
    return found[-1] if found else ""


def head(subject: str) -> str:
    """A subject up to what qualifies it: "weekly meetings for staff" is "weekly meetings"."""
    return re.split(r"\b(?:for|of|with|to|in|on|at|between|by)\b", subject, maxsplit=1)[0]
