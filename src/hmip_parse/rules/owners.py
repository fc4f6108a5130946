"""Who is named as responsible for a step.

An owner column or label first; else the first role, team or group that is the active subject of a step, leads it, or is
asked to do it. The name is given with its determiner unless that is an article.

Refused here: "we", "I", "the PDU", "the region", counts of people, those who are only affected, things just set up.
"""

from __future__ import annotations

import re

from hmip_parse.document import Document, Span
from hmip_parse.rules.clauses import VerbGroup, sentences, verb_groups
from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.evidence import Evidence
from hmip_parse.rules.labels import IN_WHO, LABEL_ENDS, STATUS, WHEN, WHO
from hmip_parse.rules.pieces import kinds
from hmip_parse.rules.rule import Found, Pattern, Rule
from hmip_parse.rules.subjects import noun_phrase

LABEL = Rule(
    "owner-label",
    rf"""(?:^|(?<=[.;,(\[\s])){WHO}\s*(?::|\s[–—-]\s)\s*(?P<owner>[^\n]+?)\s*
        (?=\]|\.?\s*\n|\.?\s*$|[.;]\s+(?:(?:{WHEN}|{STATUS}|Complete[d]?|Review)\b|[A-Z])
        |\s*[;,]?\s+{WHEN}\s*:|\s+\((?:recommendations?|key\s+concern))""",
    (("Train staff. Owner: Head of Unit", "Head of Unit"), ("Lead: Quality Lead. Timescale: May.", "Quality Lead")),
    ("The lead will report.", "owners of the plan"),
    needs=(IN_WHO, LABEL_ENDS),
)
_UNNAMED = Pattern(
    r"""^\W*(?:to\s+be\s+(?:confirmed|agreed|determined|appointed|identified|decided)|tbc|tbd|n/?a|none
        |not\s+applicable|various)?\W*$""",
)
# Nouns that head the name of a role, a team or a body of people.
_AGENTS = frozenset(
    """
    head heads director directors manager managers officer officers lead leads coordinator coordinators co-ordinator
    team teams hub unit board section taskforce directorate constabulary constabularies police practitioners
    practitioner staff tutors tutor administrators administrator provider providers governor governors adviser
    advisers advisor advisors partner partners leader leaders group groups champions panel committee services
    service council councils executive inspector commissioner psychologist psychologists supervisors supervisor
    mentors mentor trainers trainer facilitators facilitator chair spo spos dpsm po pos pso psos rpd aed cpo apo
    assessor assessors specialists specialist audit department office division trust nurse nurses instructors
    instructor deputy secretary minister ministers clerk analyst analysts co-ordinators organisation college
    chaplaincy chaplain keyworkers workers worker everyone colleagues employees function network hubs units boards
    sections constable auditors auditor inspectors registrar headteacher principal owner owners agency agencies force
    forces charity charities contractor contractors coach coaches general
    official officials statistician statisticians researcher researchers engineers surveyors lawyers planners
    """.split()
)
# Words that end the name of a division or a company, in capitals ("HMPPS Digital").
_DIVISIONS = frozenset(
    "digital estates property services hr finance procurement commissioning limited ltd plc college".split()
)
_NOT_OWNERS = Pattern(
    r"""^(?:no\s.*|nobody|we|i|you|they|he|she|it|this|these|those|that|there|all|each|both|who|which|what|nobody|one|(?:the|our
        |this|each|every)\s+(?:\w+\s+)?(?:pdus?|region|division|area|prison|unit|service|probation\s+service
        |organisation|company|report|inspectorate|hmpps)|hmpps|hmip|its\b.*|(?:as\s+)?your\b.*|their\b.*|our\s+\w+|her\s+.*|his\s+.*
        |my\s+.*|the\s+(?:team|board|group|panel|hub|unit|service|office|partners?)
        |the\s+(?:first|last|second|rest|remainder|others?|two).*)$""",
)
_YOURS = Pattern(r"\byour\b")
_COUNT = Pattern(
    r"""^(?:some\s+|about\s+|over\s+|the\s+(?:first|last)\s+)?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight
        |nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]|$)""",
)
_ARTICLE = Pattern(r"^(?:the|an|a)\s+")
_BY = Pattern(
    r"""\bby\s+(?P<who>(?:the\s+|an?\s+|each\s+|all\s+|every\s+|our\s+)?(?!(?:the\s+)?end\b
        |\d)[A-Za-z][^.;:,()]{2,90})""",
    re.VERBOSE,
)
_TO_BE_DONE = Pattern(
    r"""\bto\s+be\s+(?!(?:approved|signed|agreed|endorsed|funded)\b)\w+(?:ed|en|un|t)\s+by\s+(?P<who>(?:the\s+|an?\s+|each\s+|all\s+)?
        [A-Za-z][^.;:,()]{2,80}?)(?=\s+and\s+[a-z]|[.;:,()]|$)""",
    needs=(frozenset(("by",)),),
)
# Half a name before the "and" of a subject, in so many characters at most.
_HALF = 60
_HALF_NAME = Pattern(r"\b(?:[Tt]he|[Aa]ll|[Ee]ach|[Oo]ur)\s+(?P<half>(?:[A-Z][\w’-]+\s+){1,4})and\s+\Z", re.VERBOSE)
_SIGNING = frozenset("approve sign agree accept announce return host commission fund inspect endorse ratify".split())
ASKED = Rule(
    "owner-asked",
    r"""\b(?:asked|tasked|commissioned|instructed|invited|requested)\s+(?P<who>(?:the\s+|our\s+)?(?-i:[A-Z])[^.;:,]{2,60},\s+
            (?-i:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)(?=,)
        |(?-i:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+),\s+[^.;:,]{2,60}(?=,)
        |(?:the\s+|an?\s+|each\s+|all\s+|every\s+)?[A-Z][^.;:,]{2,80}?|(?:the|all|each|every)\s+[^.;:,]{2,80}?),?\s+to\s+[a-z]""",
    (
        ("I have asked the Head of Unit to review this.", "the Head of Unit"),
        ("I have asked the Engagement Lead, Tom Hall, to set it up.", "the Engagement Lead, Tom Hall"),
    ),
    ("You asked us to review this.",),
)
# What follows an owner and is no part of the name: who else helps, and adverbs between subject and verb.
_BESIDE = Pattern(
    r"""(?:,\s+(?:together|along|working|supported|assisted|helped|aided|backed|with|in\s+partnership)\b.*|\s+(?:now|also|then|meanwhile|already
        |currently|therefore|each|both|all))+$""",
    re.VERBOSE | re.DOTALL,
)
LED = Rule(
    "owner-leads",
    r"""\b(?:led|chaired|facilitated|overseen|coordinated|co-ordinated|delivered|managed|recruited|organised|convened)\s+by\s+(?P<who>(?:the\s+|an?\s+|our\s+|each\s+|all\s+)?
        [A-Za-z][^.;:()]{2,110})""",
    (("A board, chaired by the Head of Unit, will meet.", "chaired by the Head of Unit, will meet"),),
    ("The board will meet by May.",),
    needs=(
        frozenset(
            ("led", "chair", "facilitat", "overseen", "ordinated", "deliver", "manag", "recruit", "organis", "conven")
        ),
        frozenset(("by",)),
    ),
)
_CUT = Pattern(
    rf"""\s+(?:(?:no|not)\s+later|within|by|on|between|in\s+(?:{FULL_MONTHS}|(?:[a-z]+\s+|\d+\s+)?(?:cohorts|waves|phases|stages|batches|tranches|sessions|turn|person|house)\b|early|late|mid
        |the\s+(?:new|spring|summer|autumn|winter|first|second|third|fourth|next))|before|from(?!\s+the\s+(?-i:[A-Z]))
        |during|and\s+(?:then|will|should|is|are|has|have|was|were|can|may|published|issued|shared|agreed|signed|sent|reported|rolled|circulated)|to\s+[a-z]
        |so\s+that|at|with|for\s+(?:all|each|every)|who|which|as|until|over)\b.*$""",
    re.VERBOSE | re.DOTALL,
)
_PHRASE_END = Pattern(
    r"\s+(?:of|for|in|at|on|from|with|by)\s+|,\s+|(?<=[a-z]{3}s)\s+(?:to|between|about)\s+", re.VERBOSE
)
_PERSON = Pattern(r"(?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+", re.VERBOSE)
_TITLED = Pattern(r"(?:Mrs?|Ms|Miss|Dr|Dame|Sir|Professor)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}", re.VERBOSE)
_UP_POST = Pattern(r"\s+up\s+post", re.VERBOSE)
_BRACKET = Pattern(r"\s*[,(]", re.VERBOSE)


def labelled_owner(document: Document, spans: tuple[Span, ...]) -> Found | None:
    """The owner behind a label; a Found of None where the label says that nobody is named yet."""
    for span in spans:
        match = LABEL.search(document.text, span.start, span.end)
        if match:
            start, end = match.span("owner")
            text = document.text[start:end].rstrip(" ;.,")
            closing = text.endswith(")") and "(" not in text
            return owner_cell(document, Span(start, start + len(text) - closing), LABEL.name)
    return None


def owner_cell(document: Document, span: Span, rule: str = "owner-column") -> Found:
    """The whole of a cell or label as owner; None for "to be confirmed", "N/A" and the like."""
    text = document.quote(span)
    return Found(None, (), rule) if _UNNAMED.regex.match(text) else Found(" ".join(text.split()), (span,), rule)


def subject_owner(document: Document, evidence: list[Evidence], spans: tuple[Span, ...] = ()) -> Found | None:
    """The first role, team or group that does, leads or is asked to do a step; ``spans`` are the whole of the unit."""
    found = [
        f for item in evidence if (f := _asked(document, item) or _subject(document, item) or _agent(document, item))
    ]
    led = [f for span in spans if (f := _leader(document, span))]
    first = min(found[:1] + led[:1], key=lambda f: f.spans[0].start, default=None)
    return first or next((f for span in spans if (f := _charged(document, span))), None)


def lead_owner(document: Document, lead: Span) -> Found | None:
    """The subject of a lead that its items complete: "the Training Team will:", "the Head of Unit has:"."""
    groups = verb_groups(document.text, lead.start, lead.end)
    subject = groups[-1].subject if groups and not groups[-1].passive else None
    return named(document, noun_phrase(document, subject), "owner-lead") if subject else None


def _charged(document: Document, span: Span) -> Found | None:
    """Who must do a step, or by whom it is to be done, where no verb of the step tells who does it."""
    for sentence in sentences(document.text, span.start, span.end):
        groups = verb_groups(document.text, sentence.start, sentence.end)
        must = (g.subject for g in groups if g.subject and document.text.startswith("must", g.start))
        charged = [named(document, noun_phrase(document, subject), "owner-subject") for subject in must]
        for match in _TO_BE_DONE.finditer(document.text, sentence.start, sentence.end):
            start, end = match.span("who")
            who = _CUT.regex.sub("", document.text[start:end])
            charged.append(named(document, Span(start, start + len(who.rstrip())), "owner-agent"))
        if found := next(filter(None, charged), None):
            return found
    return None


def _leader(document: Document, sentence: Span) -> Found | None:
    match = LED.search(document.text, sentence.start, sentence.end)
    if match is None:
        return None
    start, end = match.span("who")
    parts = _CUT.regex.sub("", document.text[start:end]).split(", ")
    with_name = len(parts) > 1 and _PERSON.regex.fullmatch(parts[1])
    who = ", ".join(parts[:2]) if with_name else parts[0]
    return named(document, Span(start, start + len(who)), LED.name)


def _asked(document: Document, item: Evidence) -> Found | None:
    if item.group.verb not in {"ask", "task", "commission", "instruct", "invite", "request"}:
        return None
    if item.group.passive:
        tasked = item.group.infinitive or (item.group.verb == "task" and item.says == "ahead")
        asked = item.group.subject if tasked else None
        return named(document, noun_phrase(document, asked), ASKED.name) if asked else None
    match = ASKED.regex.search(document.text, item.sentence.start, item.sentence.end)
    return named(document, Span(*match.span("who")), ASKED.name) if match else None


# Who only is, has, joins or starts is affected by a step and does none.
_ARRIVALS = frozenset("have be qualify join accept arrive".split())


def _subject(document: Document, item: Evidence) -> Found | None:
    group = item.group
    if group.subject is None and not group.passive:
        group = group._replace(subject=_schooled(document, item))
    if group.subject and document.quote(group.subject).strip().lower() in {"he", "she"}:
        return _person_before(document, item.sentence.start)
    attends = group.verb == "be" and _THROUGH.regex.match(document.text, group.end)
    if group.subject is None or (group.verb in _ARRIVALS and not attends):
        return None
    if group.passive:
        return _appointed(document, group) if group.infinitive in _LEADING else None
    if group.verb in {"start", "begin"} and _COUNT.regex.match(document.quote(group.subject)):
        return None
    if group.verb == "take" and _UP_POST.regex.match(document.text[group.end : group.end + 12]):
        return None
    return named(document, noun_phrase(document, _whole(document, group.subject)), "owner-subject")


# What is done to people who then act themselves.
_SCHOOLING = frozenset("train brief ask task remind instruct equip".split())


def _schooled(document: Document, item: Evidence) -> Span | None:
    """The subject of the verb before, where that was done to people who go on to act.

    "They have been trained and have led two sessions".
    """
    before = verb_groups(document.text, item.sentence.start, item.group.start)
    taught = (g for g in reversed(before) if g.subject and not g.subordinate)
    return next((g.subject for g in taught if g.passive and g.verb in _SCHOOLING), None)


# Characters in which the sentence before a pronoun names who that is.
_BEFORE_PRONOUN = 400


def _person_before(document: Document, at: int) -> Found | None:
    """Who "he" or "she" is: the subject with a name and an office of a sentence before in the same paragraph."""
    start = max(document.text.rfind("\n", 0, at) + 1, at - _BEFORE_PRONOUN)
    for sentence in reversed(sentences(document.text, start, at)):
        for group in verb_groups(document.text, sentence.start, sentence.end):
            found = named(document, noun_phrase(document, group.subject), "owner-subject") if group.subject else None
            if found and ", " in found.value:
                return found
    return None


_THROUGH = Pattern(r"\s+(?:now\s+|all\s+|already\s+)*(?:through|at\s+work)\b")
_CHOOSING = frozenset("appoint identify nominate name designate assign".split())
_LEADING = frozenset("lead chair oversee coordinate co-ordinate manage run own".split())
_NEW = Pattern(r"(?:an?|one|two|three|new|another)\b")


def _appointed(document: Document, group: VerbGroup) -> Found | None:
    """Somebody who "was appointed to lead" it, but nobody who is new ("a Head of Unit was appointed")."""
    if group.verb not in _CHOOSING or group.subject is None or _NEW.regex.match(document.quote(group.subject)):
        return None
    return named(document, noun_phrase(document, group.subject), LED.name)


def _whole(document: Document, subject: Span) -> Span:
    """The subject with the half of its name that an "and" cuts off ("the Evidence and Evaluation team")."""
    cut = _HALF_NAME.regex.search(document.text, max(0, subject.start - _HALF), subject.start)
    starts = document.text[subject.start : subject.start + 1].isupper()
    return Span(cut.start("half"), subject.end) if cut and starts else subject


def _agent(document: Document, item: Evidence) -> Found | None:
    group = item.group
    if not (group.passive or group.verb == "be") or group.verb in _SIGNING:
        return None
    comma = document.text.find(",", group.end, item.sentence.end)
    for match in _BY.regex.finditer(document.text, group.end, comma if comma > 0 else item.sentence.end):
        start, end = match.span("who")
        who = _CUT.regex.sub("", document.text[start:end])
        before = document.text[group.end : match.start()].split()
        if before[-1:] == who.split()[:1]:
            continue  # "office by office"
        found = named(document, Span(start, start + len(who.rstrip())), "owner-agent")
        if found:
            return found
    return None


_NEW_PEOPLE = Pattern(r"\b(?:of|newly|new|further|additional|trainees?|more|vacanc\w+|recruits?)\b")


def _head_noun_phrase(text: str) -> str:
    """The phrase up to its head noun: "Head" of "Head of Unit", "Performance and Quality team" whole."""
    parts = _PHRASE_END.regex.split(text)
    first = parts[0]
    if first.split()[-1:] and first.split()[-1].lower() not in _AGENTS and len(parts) > 1 and " and " in parts[1]:
        return text
    return first


def _recruits(text: str) -> bool:
    """A mere count ("41 of 78"), or people who join: they are affected, not responsible."""
    return bool(_COUNT.regex.match(_ARTICLE.regex.sub("", text)) and _NEW_PEOPLE.regex.search(text))


# Bodies that an indefinite article makes new: "a hub" is a thing set up, "the hub" can act.
_BODIES = frozenset(
    "unit hub board panel team group section service services office network committee taskforce function".split()
)


def _last_word(text: str) -> str:
    words = text.split()
    return words[-1].strip("'’").lower().removesuffix("'s").removesuffix("’s") if words else ""


def _proper_name(text: str) -> str:
    """A name in capitals whole, up to a comma or bracket: "Ministry of Justice Estates Directorate"."""
    name = _BRACKET.regex.split(text)[0]
    return name if all(w[0].isupper() or w in {"of", "and", "for", "the", "&"} for w in name.split()) else ""


def named(document: Document, span: Span, rule: str) -> Found | None:
    """The role, team or person that a phrase names; None where it names nobody who can answer for a step."""
    text = _BESIDE.regex.sub("", document.quote(span).rstrip(" ,"))
    if not text or _NOT_OWNERS.regex.match(text) or _YOURS.regex.search(text) or _recruits(text):
        return None
    bare = _ARTICLE.regex.sub("", text)
    proper = _proper_name(bare)
    heads = [_last_word(part) for part in (_head_noun_phrase(bare), proper)]
    if heads[0] == "audit" and not bare[0].isupper():
        return None
    division = " " in proper and heads[1] in _DIVISIONS
    person = (", " in bare and set(kinds(bare)) == {"name", "role"}) or _TITLED.regex.fullmatch(bare) is not None
    if not (any(head in _AGENTS for head in heads) or division or person):
        return None
    set_up = text.split()[0].lower() in {"a", "an"} and heads[0] in _BODIES
    if set_up or len(text) > 110:
        return None
    skip = len(text) - len(_ARTICLE.regex.sub("", text))
    start = span.start + skip
    return Found(text[skip:], (Span(start, span.start + len(text)),), rule)
