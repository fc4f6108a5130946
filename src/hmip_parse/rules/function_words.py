"""The small words by which a sentence is taken apart: auxiliaries, adverbs, and what joins or opens clauses.

All are in lower case, with a straight apostrophe, as ``Token.lower`` has them.

Refused here: verbs with a meaning of their own (verbs.py).
"""

from __future__ import annotations

WILL = frozenset("will shall 'll won't shan't".split())
HAVE = frozenset("has have had having haven't hasn't hadn't 've".split())
BE = frozenset("is are was were am isn't aren't wasn't weren't".split())
MODAL = frozenset("can could may might must should would cannot can't couldn't wouldn't shouldn't ought".split())
DO = frozenset("does do did doesn't don't didn't".split())
ADVERBS = frozenset(
    """
    already also now then therefore currently formally fully recently since still yet not never always just only
    each all both soon shortly meanwhile however thereby first again together jointly regularly routinely subsequently
    immediately further well nevertheless nonetheless accordingly too duly best fast more most
    """.split()
)
QUANTIFIERS = frozenset("all each both first only".split())
# "is due to", "are expected to": what follows "be" and "to" makes a future of it.
FUTURE_ADJECTIVES = frozenset(
    """
    due expected scheduled planned intended set likely projected anticipated proposed hoped aimed about going
    timetabled
    """.split()
)
# "we plan to", "the region aims to": a present that promises what follows.
INTENTIONS = frozenset("plan intend aim expect propose hope anticipate want seek look mean".split())
RELATIVES = frozenset("which who whom whose that where what how".split())
SUBORDINATORS = frozenset(
    """
    when while whilst because until if although though unless once as whether before after since why whereby so
    """.split()
)
COORDINATORS = frozenset({"and", "or", "but", ","})
CLAUSE_OPENERS = RELATIVES | SUBORDINATORS | COORDINATORS
SEGMENT_END = frozenset({";", ":", "–", "—", "?", "!"})
DETERMINERS = frozenset(
    """
    the a an this that these those each every all any some no its our their your my his her both another such more
    most many several few
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of in on at by for with from to into through under over between within across during without against about as
    per via upon towards among outside inside
    """.split()
)
PRONOUNS = frozenset("we i they he she it you who there these those this".split())
# Verbs of state, told from nouns by the plural before them ("services remain underused").
STATES = frozenset("remain depend lie differ vary continue rest".split())
# What makes an adjective of a participle after it ("newly qualified", "a well established team").
ATTRIBUTES = frozenset(
    "newly well recently more most less fully new additional further existing current other own local regional".split()
)
# Verbs that in the present, with a date, tell what is to come ("the courses start in May").
OPENINGS = frozenset("begin start commence open launch restart resume reopen".split())
# "Visits before release are being tried": what happens to a case, without an article, is a time and no subject.
OCCASIONS = frozenset(
    """
    release sentence sentencing induction arrival admission allocation transfer appointment discharge recall court
    custody referral assessment inspection publication completion handover training interview
    """.split()
)
# What is close and not closed.
CLOSE = frozenset(
    """
    work working links ties contact attention cooperation co-operation partnership partnerships relationships relations
    supervision monitoring liaison collaboration scrutiny
    """.split()
)
# Verbs that are no nouns: "keep experienced staff", "give written feedback".
TAKING_NOUNS = frozenset(
    "keep retain recruit give provide receive get attract employ hire deliver produce appoint maintain ensure".split()
)
# "The effort made to keep in touch": what such a noun is to do is no step.
NOUNS_TO_DO = frozenset("effort efforts attempt attempts ability willingness decision wish opportunity failure".split())
# "Nowhere to go", "able to move": no step of its own.
TO_DO_WITH = frozenset(
    "us me you them him her right able ready nowhere nothing something anything somewhere nobody someone chance".split()
)
