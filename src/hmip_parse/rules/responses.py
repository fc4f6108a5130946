"""What a letter says of a recommendation, or of all of them: agreed, partly agreed, not agreed.

``response_of`` reads a cell or a short phrase ("Accepted in principle"); ``RESPONSE_LINE`` and ``RESPONSE_TAIL`` find
a response on a line of its own and behind a recommendation's text.

Refused here: "noted" and "considered", which commit to nothing.
"""

from __future__ import annotations

from hmip_parse.rules.rule import Pattern, Rule

_WORD = r"(?:agree[ds]?|accept(?:ed|s)?|reject(?:ed|s)?|decline[ds]?|not\s+(?:agreed|accepted)|noted)"
_DEGREE = r"""(?:in\s+(?:full|part|principle)|in\s+principle\s+only|fully|wholly|partly|partially
        |with\s+(?:a\s+)?(?:qualifications?|reservations?|caveats?)|subject\s+to\s+\w+)"""
PHRASE = rf"(?:not\s+)?(?:(?:fully|wholly|partly|partially|not)\s+)?{_WORD}(?:\s+{_DEGREE})?"

RESPONSE_LINE = Rule(
    "response-line",
    rf"^\W*(?:(?:our\s+|HMPPS\s+)?(?:response|position|decision|status)\s*[:–—-]\s*)?(?P<response>{PHRASE})\W*$",
    (("Response: Partly agreed", "Partly agreed"), ("ACCEPTED", "ACCEPTED"), ("Not agreed.", "Not agreed")),
    ("We agreed a protocol with the council.", "Accepted. A new rota began in May."),
)
RESPONSE_OPENING = Rule(
    "response-opening",
    rf"""^\W*(?:(?:our\s+)?response\s*[:–—-]\s*)?(?P<response>{PHRASE}
        (?:,\s+but\s+(?:only\s+)?in\s+(?:part|principle)\b)?)\s*(?:[.:;–—-](?=\s)|,(?=\s+(?:and|but|though|although)\b))""",
    (
        ("Accepted in part. The lease ends soon.", "Accepted in part"),
        ("Agreed – the rota has changed.", "Agreed"),
        ("Agreed, and already begun. A desk opened.", "Agreed"),
        ("Accepted, but only in part. It ends.", "Accepted, but only in part"),
    ),
    ("Agreed standards will be issued.", "We accept this."),
)
RESPONSE_TAIL = Rule(
    "response-tail",
    rf"\s*(?:[–—-]|\(|\[|:)\s*(?P<response>{PHRASE})\s*[.)\]]*\s*$",
    (("Train every officer. – AGREED IN PART", "AGREED IN PART"), ("Review all cases (accepted)", "accepted")),
    ("Train every officer as agreed", "Review the cases that were accepted"),
)
RESPONSE_SENTENCE = Rule(
    "response-sentence",
    r"""\b(?P<response>(?:(?:we|I|HMPPS|the\s+(?:region|PDU|service|prison))\s+(?:(?:fully|wholly|partly|partially|gladly|do\s+not|cannot
        |can\s+only)\s+)*(?:accept|agree|reject)s?\s+(?:with\s+|to\s+)?(?:this|the)\s+(?:recommendation|concern)\b(?!s)
        |this\s+is\s+(?:the\s+(?:one\s+)?|a\s+)(?:recommendation|concern)\s+(?:that\s+|which\s+)?(?:we|I)\s+(?:can\s+|cannot\s+|do\s+not\s+|only\s+)*
            (?:accept|agree)
        |(?:this|the)\s+(?:recommendation|concern)\s+(?:is|was|has\s+been|cannot\s+be|can\s+only\s+be)\s+(?:\w+\s+){0,2}?
        (?:accepted|agreed|rejected|declined))(?:\s+(?:only\s+)?in\s+(?:part|principle|full))?)""",
    (
        ("We accept this recommendation in part.", "We accept this recommendation in part"),
        ("This recommendation is not accepted.", "This recommendation is not accepted"),
        (
            "This is the one recommendation that we accept in principle.",
            "This is the one recommendation that we accept in principle",
        ),
    ),
    ("We accept the recommendations.", "This recommendation concerns staff."),
    needs=(frozenset(("recommendation", "concern")),),
)

_PARTLY = Pattern(
    r"\b(?:part(?:ly|ial(?:ly)?)?|in\s+part|in\s+principle|qualifi\w+|reservations?|caveats?|subject\s+to)\b",
)
_NOT = Pattern(
    r"""\b(?:(?:not\s+able|unable)\s+to\s+(?:accept|agree\s+(?:to|with))|not\s+(?:\w+\s+)?(?:agree|accept)\w*|reject\w*|declin\w+|cannot\s+(?:agree|accept)
        |do\s+not\s+(?:agree|accept)|disagree\w*)\b""",
)
_NO = Pattern(r"\W*no\W*$")
_YES = Pattern(r"\b(?:agree[ds]?|accept(?:ed|s)?|yes)\b")


def response_of(phrase: str) -> str | None:
    """The response that a short phrase or a cell gives; None where it gives none ("Noted", "N/A")."""
    if _PARTLY.regex.search(phrase) and (_YES.regex.search(phrase) or _NOT.regex.search(phrase) or len(phrase) < 20):
        return "partly_agreed"
    if _NOT.regex.search(phrase) or _NO.regex.match(phrase):
        return "not_agreed"
    return "agreed" if _YES.regex.search(phrase) else None
