"""The verbs of official letters, and their forms.

A list of the verbs with which such letters report and promise steps, and plain rules for their regular forms. It is
used to tell a verb from a noun where no auxiliary does ("Recruit to the post", "the trial ends"); a verb that follows
"will", "has" or "was" needs no list.

Refused here: adjectives and nouns that merely look like verbs; which reading a word has is decided in lone_verbs.py.
"""

from __future__ import annotations

from functools import lru_cache

BASES = frozenset(
    """
    accredit automate boost borrow co-locate compare condense debrief devolve digitise discontinue dispatch endorse
    enforce enlarge equip furnish invest lend mend reallocate reassign rebalance reconvene reinvest revive stagger
    subsidise swap unlock waive
    accept accompany achieve acquire act adapt add address adjust administer adopt advertise advise agree align
    allocate arrive retire resign depart fail lose die allow alter amend analyse announce answer appear apply
    appoint approach approve arrange ask assess assign assist attach attend audit author award base become begin
    benchmark book bring brief build buy call cap carry cascade catch cease chair change chase check circulate clarify
    clear close coach collaborate collate collect combine come commence commission commit communicate compile
    complete comprise conclude conduct confirm connect consider consist consolidate construct consult contact
    contain continue contribute control convene convert coordinate co-ordinate correct countersign cover create
    cut deal decide declare decline dedicate deepen define delay deliver demonstrate depend deploy describe design
    designate detail determine develop devise devote direct disband discuss dip dip-sample display disseminate
    distribute divide double draft draw drive drop earmark edit educate embed emphasise employ enable encourage end
    engage enhance enlist enrol ensure enter equip escalate establish estimate evaluate examine exceed exchange
    expand expect expire explain explore extend facilitate fall feature feed fill finalise find finish fit focus follow
    form formalise formulate foster free fulfil fund gain gather generate get give go govern grow guarantee guide
    halve hand harmonise have head hear help hire hold host identify implement improve include incorporate increase
    induct inform initiate inspect install instruct integrate intend introduce investigate invite involve issue join
    keep know launch lay lead learn leave let liaise lie limit link list listen live locate look lower maintain make
    manage map mandate match mean measure meet mentor merge mobilise monitor move name negotiate nominate note notify
    observe obtain offer open operate order organise outline overhaul oversee own pair participate pass pay perform
    permit persuade phase pick pilot place plan play pledge postpone practise prepare present prevent print prioritise
    procure produce progress promise promote propose protect prove provide publicise publish pull purchase pursue put
    qualify quality-assure raise rationalise reach read realign rebuild recall receive recognise recommission record
    recruit redesign redistribute redraft reduce re-establish refer refine reflect refocus refresh refurbish regain
    register regularise reinforce re-induct reinstate reintroduce reissue reiterate relate relaunch release relieve
    relocate remain remind remove renew reopen re-open reorganise repair repeat replace reply report represent
    request require reset reshape reserve resolve resource respond restart restate restore restructure result resume
    retain retender rethink retrain return review revise rewrite rise roll rotate run safeguard sample schedule scope
    screen scrutinise secure see seek say select send separate serve set settle shadow shape share shift show sign
    signpost simplify sit solve speak specify spend split spread stand standardise start stay step stop streamline
    strengthen strike structure study submit succeed suggest supervise supply support survey sustain switch tackle
    tailor take target task teach tell tender test thank think tighten track trade train transfer transform
    translate transport treat trial trust try turn uncover undergo undertake unify update upgrade upskill use
    utilise vacate validate vary verify view visit wait walk want warn welcome widen withdraw work write
    """.split()
)

# Irregular verbs as base, past, past participle.
_IRREGULAR = """
    be was been|be were been|become became become|begin began begun|bring brought brought|build built built
    buy bought bought|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done
    draw drew drawn|drive drove driven|fall fell fallen|feed fed fed|feel felt felt|find found found|get got got
    give gave given|go went gone|grow grew grown|have had had|hear heard heard|hold held held|keep kept kept
    know knew known|lay laid laid|lead led led|learn learnt learnt|leave left left|let let let|lose lost lost
    make made made|mean meant meant|meet met met|oversee oversaw overseen|pay paid paid|put put put|read read read
    rebuild rebuilt rebuilt|rewrite rewrote rewritten|rise rose risen|run ran run|say said said|see saw seen
    seek sought sought|send sent sent|set set set|show showed shown|reset reset reset|sit sat sat|speak spoke spoken
    spend spent spent|split split split|spread spread spread|stand stood stood|take took taken|teach taught taught
    tell told told|think thought thought|undergo underwent undergone|undertake undertook undertaken|bid bid bid
    win won won|withdraw withdrew withdrawn|write wrote written|re-let re-let re-let|strike struck struck
    understand understood understood|rethink rethought rethought
    """

# Past forms that can be no participle and no noun: they are finite wherever they stand.
PASTS: dict[str, str] = {}
# Pasts that are participles too, but in such letters next to never without an auxiliary.
_FINITE = frozenset("stood sat said felt met told had bid got".split())
# Participles, and pasts that look like them: finite only where nothing else in the clause is.
PARTICIPLES: dict[str, str] = {}
for _entry in _IRREGULAR.replace("\n", "|").split("|"):
    if _entry.strip():
        _base, _past, _participle = _entry.split()
        PARTICIPLES[_participle] = _base
        if (_past != _participle or _past in _FINITE) and (_past not in BASES or _past == "bid"):
            PASTS[_past] = _base
PASTS |= {"started": "start", "commenced": "commence"}
# What befalls a unit is no step of it.
MISHAPS = frozenset("leave retire resign depart lose fail die suffer struggle".split())
# What was halted was neither done nor goes on; how it restarts says where it stands. Some are the stand-ins that
# ``participle`` gives for verbs that are not in the list.
HALTING = frozenset("paus suspend postpon delay halt deferr interrupt".split())
_UN_VERBS = frozenset(
    """
    undertaken undertook underwent undergone understood unified uncovered unlocked underlined united underpinned
    """.split()
)
# Words in -ed that are no form of a verb in such letters.
_NOT_PARTICIPLES = frozenset(
    "need indeed speed feed seed bed red hundred exceed proceed succeed shed embed re-embed".split()
)


@lru_cache(maxsize=4096)
def participle(word: str) -> str | None:
    """The base form (or a stand-in) of a word, in lower case, that can be a past participle; None if it cannot."""
    if word.startswith("un") and word not in _UN_VERBS:
        return None  # "unanswered": what has not been done
    word = word.removeprefix("re-") or word
    if word in PARTICIPLES:
        return PARTICIPLES[word]
    if word.startswith("re") and word[2:] in PARTICIPLES:
        return f"re{PARTICIPLES[word[2:]]}"
    if len(word) > 3 and word.endswith("ed") and word not in _NOT_PARTICIPLES:
        return _regular(word[:-2], word[:-1])
    return None


@lru_cache(maxsize=4096)
def gerund(word: str) -> str | None:
    """The base form (or a stand-in) of a word, in lower case, in -ing; None if it is none."""
    if len(word) > 4 and word.endswith("ing"):
        return _regular(word[:-3], word[:-3] + "e")
    return None


@lru_cache(maxsize=4096)
def third_person(word: str) -> str | None:
    """The base form of a word, in lower case, that can be a present of a verb of the list ("ends"); else None."""
    if word in {"is", "has", "does"}:
        return {"is": "be", "has": "have", "does": "do"}[word]
    if word.endswith("ies"):
        base = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes", "oes")):
        base = word[:-2]
    else:
        base = word[:-1] if word.endswith("s") and not word.endswith("ss") else ""
    return base if base in BASES else None


def _regular(stem: str, stem_with_e: str) -> str:
    for base in (stem, stem_with_e, stem[:-1] + "y" if stem.endswith("i") else stem, stem[:-1]):
        if base in BASES:
            return base
    return stem
