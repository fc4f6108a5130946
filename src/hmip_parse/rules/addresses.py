"""Postal lines and other ways to reach a party: postcodes, building and street lines, e-mail, telephone and web lines.

Refused here: any check that an address exists.
"""

from __future__ import annotations

import re

from hmip_parse.pattern import compiled
from hmip_parse.rules.rule import Rule

# The form of a postcode: Royal Mail's Programmers' Guide, "Postcode formats" (outward and inward code).
POSTCODE = Rule(
    "postcode",
    r"\b (?: GIR [ ]? 0AA | [A-Z]{1,2} \d [A-Z\d]? [ ]{0,2} \d [A-Z]{2} ) \b",
    accepts=(("Norwich NR3 1AA", "NR3 1AA"), ("SW1H 9AJ", "SW1H 9AJ"), ("E14 4PU", "E14 4PU")),
    refuses=("HMP 2025 AB", "Unit 12 3rd Floor", "RPD 24 118"),
    flags=re.VERBOSE,
)
EMAIL = Rule(
    "email",
    r"[\w.+'’-]{1,64} @ [\w-]{1,63} (?: \. [\w-]{1,63} ){1,5}",
    accepts=(("Email: ann.field@justice.gov.uk", "ann.field@justice.gov.uk"),),
    refuses=("by email", "www.gov.uk"),
    needs=(frozenset("@"),),
)
TELEPHONE = Rule(
    "telephone",
    r"""^ (?: (?: tel (?:ephone)? | phone | mobile | mob | fax | switchboard | text (?:phone)? | minicom
            | direct \s line | t | m )
        \b [.:]? \s* (?: no | number )? [.:]? \s* )? (?: \+ \d | \(? 0 ) [\d ()-]{8,18} $""",
    accepts=(("Tel: 020 7946 0018", "Tel: 020 7946 0018"), ("(01603) 496 0101", "(01603) 496 0101")),
    refuses=("12/12/2024", "2025-08-14", "240318007 by email", "2 Hill Road"),
)
WEB = Rule(
    "web-address",
    r"""^ (?: (?: web (?:site)? | twitter | x | follow \s us ) \s* [:.]? \s* )?
        (?: https?:// | www\. | @\w | \w+ \. (?:gov|org|co) \. uk ) \S* .{0,40} $""",
    accepts=(("www.example.gov.uk/prisons", "www.example.gov.uk/prisons"),),
    refuses=("Ann Field", "see the report"),
)
DELIVERY = Rule(
    "delivery-line",
    r"""^ [\[(*]* (?: (?: sent | delivered | issued )? \s* (?: by | via ) \s+ (?: secure \s+ )?
            (?: e-?mail | post | hand | courier )
        | e-?mail \s+ only | (?: strictly \s+ )? (?: private \s+ (?: and | & ) \s+ )? confidential
        | official (?: \s* [-–—:] \s* sensitive .* )? $ | in \s+ confidence
        | addressee \s+ only | personal (?= \s* (?: $ | [-–:/&] | and \b ) ) )
        (?! \w ) (?! .* \b (?: i | we | you | report ) \b ) .* $""",
    accepts=(("BY EMAIL ONLY", "BY EMAIL ONLY"), ("Sent by email to: a@b.uk", "Sent by email to: a@b.uk")),
    refuses=("Official Solicitor", "By the end of May", "Personal Officer", "Private Office"),
)
LABEL = Rule(
    "contact-label",
    r"""^ (?: e-?mail (?: \s+ address )? | e | address | fao | f\.a\.o\.? | for \s+ the \s+ attention \s+ of | attn
            | c/o | direct ) \s* [:.]? \s+
    | ^ (?: to | from ) \s* : \s*""",
    accepts=(("FAO: Ann Field", "FAO: "), ("Email: a@b.uk", "Email: ")),
    refuses=("Ealing", "To the Governor"),
)

STREET_WORDS = """
annexe
approach
arcade
avenue
barracks
block
boulevard
bridge
broadway
building
buildings
business park
campus
centre
chambers
circus
close
colonnade
cottage
court
crescent
cross
drive
embankment
estate
exchange
floor
gardens
gate
green
grove
hall
heights
hill
house
industrial park
lane
lodge
mall
mews
mill
mills
parade
park
place
plaza
po box
point
precinct
quay
quays
quarter
rise
road
row
square
station
street
suite
terrace
tower
towers
villas
walk
way
wharf
yard
""".strip().split("\n")

_EMAIL_LABEL = compiled(r"\b(?:e-?mail(?: address)?|e)\s*:?\s*(?=$|[,;|/])", re.IGNORECASE)
_STREET = compiled(
    rf"(?:\b(?:{'|'.join(STREET_WORDS)})|\w(?:gate|way))(?:\s+(?:north|south|east|west))?(?=$|,|\s*\d)", re.IGNORECASE
)
# Welsh streets and buildings are named with their kind before them.
_WELSH_STREET = compiled(
    r"(?:Ffordd|Heol|Stryd|Rhodfa|Lôn|Llys|Maes|Parc|Plas|Tŷ)\s+[A-ZÂÊÎÔÛŴŶ][\w’'-]+(?:\s+[A-Z][\w’'-]+)?$"
)
_NUMBERED = compiled(
    r"\d+[a-z]?(?:[-–/]\d+[a-z]?)?,?\s+[A-Z]|(?:unit|suite|block|room|floor|po box|level)\s+\w{1,5}\b|\w+ floor\b",
    re.IGNORECASE,
)


def is_postal(text: str) -> bool:
    """Whether a line is for certain part of a postal address: a numbered street, a building, a floor, or a postcode."""
    street = _STREET.search(text) or _WELSH_STREET.match(text)
    return bool(street or POSTCODE.regex.search(text) or _NUMBERED.match(text))


def is_contact(text: str) -> bool:
    """Whether a line holds nothing but e-mail addresses, a telephone number or a web address."""
    if TELEPHONE.regex.match(text) or WEB.regex.match(text):
        return True
    if EMAIL.search(text) is None:
        return False
    rest = _EMAIL_LABEL.sub("", EMAIL.regex.sub("", text)).strip(" ,;:|/")
    return not rest or TELEPHONE.regex.match(rest) is not None


RULES = (POSTCODE, EMAIL, TELEPHONE, WEB, DELIVERY, LABEL)
