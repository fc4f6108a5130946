"""The phrases that show what a part of a letter is for: praise, recommendations, steps, assurance, background.

Each cue is a Rule whose match in a heading, a lead or a sentence speaks for one reading. What is made of several cues
is decided in walk.py, lists.py and praise.py.

Refused here: words of any one letter; a cue names a way in which such letters are built.
"""

from __future__ import annotations

from hmip_parse.rules.deadlines.words import FULL_MONTHS
from hmip_parse.rules.rule import Rule

_GOOD = r"""(?:good|positive|positives|strengths?|praised?|praising|commend(?:ed|able|s)?|well|pleased|pleasing|pleasure
        |happy|glad|gratif\w+|encourag\w+|heart(?:en\w+)?|credit|best|excellent|outstanding|impress\w+|admir\w+|generous|kind
        |warm(?:ly)?|recogni[sz]\w+|proud|pride|celebrat\w+|effective|exemplary|welcom\w+|satisf\w+|highlight\w*
        |acknowledg\w+|heartened|delighted|reassur\w+|appreciat\w+|earned|sound)"""
# Each of these words holds one of:
_IN_GOOD = frozenset(
    """
    good positiv strength prais commend well pleas glad gratif encourag heart credit best excellent outstanding impress
    admir generous kind warm recogni proud pride celebrat effective exemplary welcom satisf highlight acknowledg
    delighted reassur pleasur happy appreciat earned sound
    """.split()
)
_FINDERS = r"""(?:you|your\s+(?:\w+\s+){0,2}(?:inspectors|team|report|findings|colleagues)|(?:the\s+)?inspectors|(?:the
        |this)\s+(?:\w+\s+){0,3}report|HMIP|the\s+inspectorate|findings)"""

STRENGTH_HEADING = Rule(
    "strength-heading",
    rf"""^\W*(?:(?:areas?\s+of\s+)?(?:strengths?(?:\s+(?:identified|found|noted|recognised)(?:\s+(?:by|in|at)\b.{{0,40}})?)?|good\s+practice|positive\s+(?:findings|practice|feedback|outcomes
        |areas)|positives|effective\s+practice)
        |what\s+.{{0,40}}\b(?:{_GOOD}|liked|valued|keep)\b.{{0,30}}|what\s+(?:is|was)\s+working(?:\s+well)?
        |(?:areas?|things?)\s+(?:of|to|for|that)\s+.{{0,30}}\b{_GOOD}\b.{{0,20}}
        |(?:the\s+)?{_GOOD}\s+(?:news|findings|practice|work|points)
        |(?:findings?|points?)\s+.{{0,12}}\b(?:positive|strength)\w*.{{0,12}})\W*$""",
    (
        ("Areas of strength", None),
        ("Strengths found by inspectors", None),
        ("What is going well", None),
        ("Positive findings", None),
    ),
    ("Managing risk of harm", "Recommendation 2", "What happens next"),
)
# A heading below that of a recommendation.
STEPS_HEADING = Rule(
    "steps-heading",
    r"""^\W*(?:what\s+(?:we|has|is|will|the)\b|(?:our\s+)?(?:next\s+steps|actions?|progress|response|steps|plans?|commitments?
        |work)\b)""",
    (("What we have done", None), ("Next steps", None)),
    ("Managing risk of harm", "Court work"),
)
STRENGTH_LEAD = Rule(
    "strength-lead",
    rf"""\b{_GOOD}\b.{{0,140}}(?:\bfollowing\b|\bthat\b|:|\bthese\b|\brecogni[sz]ed\b|\bnote[ds]?\b|\bfound\b
        |\breported\b|\bsee\b)
        |\b{_FINDERS}\s+.{{0,60}}\b(?:found|noted|reported|saw|identified|observed|recogni[sz]ed|highlighted|praised
        |commended|commented|acknowledged|drew\s+attention)\b.{{0,80}}(?:that|:|following)\s*\W*$
        |\b(?:drew|draws|drawn|called|calls)\s+attention\b.{{0,60}}\b(?:good|positive|strength)
        |\byou\s+(?:also\s+)?(?:picked|singled)\s+out\b.{{0,60}}:
        |\bstrengths\b.{{0,40}}:
        |^(?!.*\b(?:respon\w+|address\w*|act(?:ed|ing|ion)?|weak\w*|concern\w*|critic\w*|fail\w*|poor\w*|below)\b)
            .*\bfindings\b.{{0,120}}:\W*$""",
    (
        ("Three of the findings went straight to the teams that they were about:", None),
        ("I noted with pleasure that:", None),
        ("It was encouraging to read of the following:", None),
        ("Your team found that:", None),
        ("Among the strengths were these:", None),
    ),
    ("The region will:", "We have taken these steps:", "The unit should:", "We respond to your findings below:"),
)
PRAISE = Rule(
    "praise",
    r"""\b(?:inspectors|you|your\s+(?:\w+\s+){0,3}(?:inspectors|team|report|colleagues)|(?:the
        |this)\s+(?:\w+\s+){0,4}report|HMIP)\b(?![’'](?!s?\s+(?:report|findings)\b))
            (?:(?!,?\s+and\s+(?:I|we)\b|,\s+(?:I|we)\b|\s+(?:will|would|may|might)\b)[^.;]){0,80}\b(?:praised?|commended|found|noted|described|singled
            |recogni[sz]ed|called|rated|considered|spoke|speaks|met|saw|heard(?!\s+(?:that|it|this)\s+from)|said|
            were\s+(?:struck|impressed|complimentary|generous)|was\s+(?:complimentary|generous|warm)|remarked
            |comment(?:ed|s)|complimented|wrote|thought(?=\s+\w)|told(?!\s+(?:me|us)\b)|felt(?!\s+strongly\s+(?:about|that))|acknowledged|credited|judged|identified|highlighted
            |raised)\b
        |\b(?:was|were|is|are|been|to\s+be)\s+(?:also\s+|rightly\s+)?(?:called\s+[“"‘']|found\s+to\s+be|described\s+as|said\s+to\s+be
        |seen\s+as|judged|praised|commended|rated|singled\s+out|recogni[sz]ed)\b
        |\bit\s+(?:is|was)\s+(?:also\s+|particularly\s+|most\s+|very\s+)*(?:good|heartening|encouraging|pleasing
        |gratifying|reassuring)\b
        |\b(?:I|we|staff|colleagues)\s+(?:was|were|am|are)\s+(?:\w+\s+){0,2}(?:pleased|glad|encouraged|heartened|delighted|proud
        |gratified)(?:,[^,.]{1,40},)?\s+(?:that|to\s+(?:see|read|hear|note|learn)|by)\b
        |\bhow\s+(?:\w+\s+)?(?:pleased|glad|encouraged|heartened|delighted|proud|gratified)\s+(?:I|we)\s+(?:was|were|am|are)\b
        |\bthey\s+(?:also\s+|too\s+)?(?:spoke\s+(?:highly|warmly|well)|praised|singled\s+out|admired|liked|complimented|commended|found|noted|saw|described|recognised|heard)\b
        |\b(?:it|the\s+report)\s+(?:also\s+)?(?:commends|praises|singles\s+out)\b
        |\bit\s+was\s+(?:kind|generous|good)\s+of\s+(?:you|your\s+\w+)\s+to\b
        |\byou\s+(?:are|were)\s+(?:also\s+)?(?:kind|generous|good)\s+enough\s+to\s+\w+\s+(?:that|of|how)\b
        |\b(?:draw|drew|draws|drawn)\s+attention\s+to\s+the\s+(?:strengths?|quality|good)\b
        |\bthere\s+(?:is|was)\s+(?:also\s+)?(?:credit|praise)(?:,?\s+too)?,?(?:\s+in\s+(?:the|your)\s+report)?(?:,\s+too)?,?\s+for\b
        |\bfindings?\b[^.]{0,40}\b(?:positive|strength|pleasure)""",
    (
        ("Inspectors praised the duty team for its patience.", None),
        ("The women's centre was singled out as a strength.", None),
        ("You were good enough to remark that reception staff are patient.", None),
        ("There is praise, too, for the unpaid work team.", None),
    ),
    (
        "We will train all staff by June.",
        "You will no doubt measure us against what is said here.",
        "In the light of your inspectors’ comments the desk was moved.",
        "You were kind enough to grant us a second week.",
        "The Head of PDU has written to all staff.",
    ),
)
# "What you say of the court team" says what is praised.
_WHAT = r"what(?!\s+(?:you|(?:your|the)\s+\w+|inspectors)\s+(?:say|says|said|write|wrote)\s+(?:of|about)\b)"
# Praise that says only that there is some: the sentence that introduces findings, not one of them.
VAGUE_PRAISE = Rule(
    "vague-praise",
    rf"""\b(?:much|a\s+(?:great|good)\s+(?:deal|many)|a\s+lot|lots|plenty|a\s+number\s+of|several|some|many|other
        |two|three|four|five|the\s+following|the\s+many|good\s+things?|
            something|findings|aspects|areas?|points|things|{_WHAT}|how|positives?|strengths|these)\b.{{0,120}}\b{_GOOD}\b
        |\b{_GOOD}\b.{{0,120}}\b(?:much|a\s+(?:great|good)\s+(?:deal|many)|a\s+lot|a\s+number\s+of|several|some\s+of
        |many|the\s+following|following|good\s+things?|something|findings|aspects|
            areas?|points|things|{_WHAT}\s+(?:was|you|is)|outcomes|positives?|strengths|these|in\s+the\s+report)\b
        |\b(?:good|positive)\s+(?:news|things)\b|\b(?:you|inspectors|report)\b.{{0,30}}\b(?:credit|praise)\b""",
    (("There was much in the report to be proud of.", None), ("I was glad to read several positive findings.", None)),
    ("Inspectors praised the patience of the court team.", "I was glad of what you say about the court team."),
    needs=(_IN_GOOD,),
)
FOUND_GOOD = Rule(
    "found-good",
    rf"""\b{_FINDERS}\b[^.;]{{0,60}}\b{_GOOD}\b
        |\b(?:good|best|effective|positive)\s+(?:practice|work|points?|things?)\b[^.;]{{0,20}}\b{_FINDERS}\s+(?:found|saw|noted)(?=\s*(?:[.,;]|$))""",
    (
        ("You found good practice too.", "You found good"),
        ("the good practice that you found", "good practice that you found"),
        ("Your team were kind about us.", "Your team were kind"),
    ),
    ("Good practice is shared each month.",),
    needs=(_IN_GOOD,),
)
CRITICISM = Rule(
    "criticism",
    r"""\b(?:weakest|weakness(?:es)?|(?<!had\sbeen\sa\s)concerns?|concerning|concerned\s+(?:about|that|by)|troubled|disappoint\w+|but\s+not|not\s+always|(?<!own\s)shortcomings?|fell\s+short
        |inadequate|insufficient|failings?|too\s+(?:few|little|often|many|slow)|
        greatest|worst|requir(?:es?|ing|ed)\s+improvement|missing\s+from|to\s+be\s+(?:missing|lacking|wanting|absent)|not\s+good\s+enough|poor(?:ly)?
        |where\s+(?:we|the\s+\w+)\s+(?:must|need|should)|right\s+to\s+(?:say|point)|criticism|needs?\s+(?:for|to)|needed\s+(?:for|to))\b""",
    (("The weakest area was planning.", None),),
    ("Staff felt well led.",),
)
RECOMMENDATION_LEAD = Rule(
    "recommendation-lead",
    r"""\b(?:should|must)\s*:?\s*$
        |\brecommend(?:ed|s|ations?)?\b.{0,120}(?::|\bthat\b.{0,40}(?:should|to)\s*:?)\s*$
        |\b(?:recommendations?|key\s+concerns?)\b.{0,120}\b(?:are|were|below|follows?|follow|listed|set\s+out
        |as\s+follows|in\s+full|reads?)\b.{0,80}[:.]\s*$""",
    (("The Sandport region should:", None), ("You recommended that the unit should:", None)),
    ("We will take these steps to meet the recommendations and more.", "The region will:"),
)
ASSURANCE = Rule(
    "assurance",
    rf"""\b(?:I|we|my\s+office|and\s+I|PDU)\s+(?:\w+\s+){{0,3}}?(?:remain|continue)s?\s+(?:\w+\s+){{0,2}}?(?:committed
        |confident|determined|grateful|to\s+(?:\w+\s+){{0,3}}?(?:monitor|oversee|track|scrutinise|review|support|work
        |take|closely|ensure|keep|drive))
        |\b(?:progress|the\s+plan|this\s+plan|our\s+plan|the\s+action\s+plan|improvement\s+plan|delivery|commitments
        |dates|performance\s+against|findings|these\s+(?:steps|actions|measures)|all\s+of\s+(?:this|the\s+above)
        |the\s+above)\b[^.;]{{0,70}}
            \b(?:will|shall|is|are)\s+(?:\w+\s+){{0,3}}?(?:be\s+)?(?:\w+ly\s+)?(?:monitored|overseen|tracked|scrutinised
            |reviewed|updated|tested|examined|reported|held|kept|watched|governed|discussed|considered|followed|looked|measured|checked
            |managed|driven|assured|drop|slip)
        |\b(?:monitor(?:ed|ing)?|oversee|oversight\s+of|track(?:ed)?|scrutinis\w+|look\s+at|review(?:ed|ing)?|drive
        |informed\s+of|updated?\s+on|report\s+(?:jointly\s+)?(?:to\s+\w+\s+)?on|close\s+interest|sight\s+of|abreast\s+of
        |account(?:able)?\s+for|close\s+eye\s+on)\b[^.;]{{0,50}}\b(?:progress|delivery|implementation|(?:the|this
        |our)\s+(?:action\s+|improvement\s+)?plan|recommendations|all\s+of\s+the\s+above|slippage
        |impact\s+of\s+these)\b
        |\b(?:look\s+forward|happy|glad|pleased|grateful|welcome|delighted|thankful)\s+(?:to\s+(?!report|say|tell
        |confirm|be\s+able)|at\s+any\s+time|for\b)
        |\b(?:(?:shall|will|would)\s+(?:\w+\s+){{0,2}}?(?:write\s+to\s+you|keep\s+you|let\s+you\s+know|update\s+you
        |inform\s+you|be\s+(?:happy|glad|pleased|very\s+welcome|in\s+touch)))
        |\b(?:propose|intend|undert(?:ake|ook)|promised?)\s+to\s+(?:write|report)\s+(?:to\s+you\b|again\b|once\s+more\b)
        |\b(?:will|shall)\s+(?:follow|monitor|track|watch)\s+progress\b(?!\s+of)
        |\bI\s+(?:will|shall)\s+(?:tell\s+you|expect\s+(?:an?\s+)?(?:report|update|progress)|want\s+to\s+(?:see|know|hear))\b
        |\bI\s+(?:check|review|monitor|go\s+through|follow)\s+(?:all\s+(?:of\s+)?)?(?:this|these|them|it)\b
        |\bwould\s+welcome\s+(?:an?|another|your|the)\s+(?:\w+\s+)?(?:visit|return|meeting|call|conversation)\b
        |\bunder\s+(?:close\s+|regular\s+)?review\b
        |\b(?:my|our|personal|your)\s+(?:\w+\s+){{0,3}}(?:assurance|word\s+that|commitment|personal\s+attention
        |(?<!to\sour\s)(?<!to\smy\s)attention)\b
        |\b(?:held\s+to\s+(?:them|account|these)|go\s+(?:through|over)\s+(?:(?:the|this)\s+plan(?!\s+with\s+(?:each|every|all))|these\s+(?:matters|points|steps|actions)
            |(?:all|the\s+whole)\s+of\s+(?:this|it|the\s+plan)|it\b))\b
        |\b(?:I|and\s+I)\s+(?:will|shall)\s+(?:be\s+)?(?:follow|monitor|report|review|track|watch|check|oversee|scrutinis|test)\w*\s
            (?![^.;]*\b(?:by|before|in)\s+(?:the\s+end\b|\d|(?-i:{FULL_MONTHS})\b))[^.;]{{0,50}}\b(?:progress|delivery|plan|commitments?|position)\b
        |\b(?:considers?|reviews?|looks?\s+at|goes\s+through)\s+(?:the|this)\s+(?:table|(?:action\s+)?plan)\b
        |\bkeep\s+(?:this|these|it|them|all\s+(?:of\s+)?(?:this|it))\s+(?:\w+\s+)?(?:in\s+(?:view|mind|sight)|under\s+review)\b
        |\bbring\s+(?:their|its|the|our|his|her)\s+progress\s+to\b|\b(?:take|taking)\s+stock\b|\bhear\s+how\s+\w+\s+(?:is|are)\s+doing\b
        |\bshare\s+(?:the|its)\s+(?:papers|minutes)\b
        |\b(?:bring|keep)\s+(?:the|this)\s+(?:table|plan)\s+up\s+to\s+date\b
        |\bsend\s+you\b[^.;]*\b(?:when(?:ever)?\s+you|if\s+you|should\s+you|on\s+request)\b
        |\bshould\s+(?:you|your\s+\w+|inspectors)\s+(?:wish|want|care|choose|return|come)\b
        |\b(?:my|our)\s+(?:\w+\s+){{0,4}}(?:board|meetings?|committee)\b[^.;]*\b(?:will|shall)\s+(?:look|consider|see|examine|receive|hear)\b
        |\b(?:arrange|set\s+up|hold)\s+a\s+(?:meeting|call|visit|discussion)\s+with\s+you\b
        |\bprovide\s+(?:you\s+with\s+)?(?:an?\s+)?(?:\w+\s+){{0,2}}update\b
        |\bkeep\s+a\s+(?:close|careful|watchful)\s+eye\b|\bwill\s+(?:always\s+)?be\s+(?:most\s+|very\s+)?welcome\b
        |\bhope\s+(?:that\s+)?(?:you|this|the\s+above|to\s+see\s+you|it\s+is)\b
        |\bI\s+(?:am|was|do|know|recognise|acknowledge|understand|appreciate|share|value|trust|want|would
        |should\s+(?:like|be|add))\b(?!\s+(?:pleased|able|glad|happy)\s+to\s+(?:report|say|tell|confirm))""",
    (
        ("I remain committed to the work.", None),
        ("Progress will be reviewed each month by my board.", None),
        ("We will keep you informed.", None),
        ("My board will keep this in view.", None),
        ("I will be following these commitments closely.", None),
        ("My secretary will send you a copy whenever you ask.", None),
        ("Should your team wish to come again, the doors will be open.", None),
    ),
    (
        "The region will send you the plan by May.",
        "The region will review its training offer by May.",
        "We have appointed a new manager.",
    ),
)
ACTION_LEAD = Rule(
    "action-lead",
    r"""\b(?:will|shall|steps?|actions?|measures|plan(?:s|ned)?|response|progress\s+(?:made|to\s+date)
        |work\s+(?:under\s+way|underway|in\s+hand)|doing|done|taken|taking|agreed|commitments?|
        under\s+way|we\s+(?:have|are)|address(?:ed|ing)?|improvements?|able\s+to\s+report|priorities)\b""",
    (("We will:", None), ("The following steps have been agreed:", None)),
    ("You found that:",),
)
FIRST_PERSON_CLOSE = Rule(
    "closing-thanks",
    r"""^\W*(?:thank\s+you|thanks|my\s+thanks|with\s+thanks|with\s+(?:my\s+)?best|please\s+(?:pass|accept
        |be\s+assured|do\s+not|convey)|if\s+(?:you|there|it)\s+(?:would|wish|is|have)|once\s+again|may\s+I\s+(?:once
        |again|begin|thank)|
        in\s+(?:closing|conclusion)|finally,?\s+(?:I|may\s+I|can\s+I|let\s+me)\s+(?:would|wish|thank)|I\s+(?:am|was
        |would\s+be)\s+(?:very\s+|most\s+|extremely\s+)?(?:grateful|thankful)|I\s+(?:look|am\s+looking)\s+forward
        |it\s+was\s+a\s+pleasure|assurance\s+will\b|(?:do\s+)?come\s+(?:back|again|and\s+see)\b|
        I\s+(?:write|am\s+writing|am\s+replying|am\s+responding)\b)""",
    (("Thank you for your report.", None), ("I am grateful for the report.", None)),
    ("The office is open on Saturdays.",),
)
OTHERS_STEPS = Rule(
    "others-steps",
    r"""^\W*(?:next\s+steps|our\s+view|if\s+asked|lines\s+to\s+take|notes?\s+(?:to|for)\s+editors|background
        |purpose|recommendation\s+to\s+you|handling|media|timing|introduction|definitions|glossary)\W*$""",
    (("Next steps", None), ("Notes to editors", None)),
    ("What we will do next",),
)
