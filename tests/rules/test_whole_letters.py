"""What small letters say as a whole: the lead of a list, the cells of a table, what a paragraph opens with."""

from __future__ import annotations

from typing import Any

import pytest

from hmip_parse.pipeline import parse_bytes

HEAD = """HM Prison and Probation Service

3 February 2026

Ms Ann Field
HM Chief Inspector of Probation

Dear Ann

"""
FOOT = "\n\nYours sincerely\n\nTom Parks\nRegional Probation Director, London\n"
ABOUT = "Thank you for your report on your inspection of Croydon PDU in October 2025."


def letter(body: str, about: str = ABOUT) -> dict[str, Any]:
    text = f"{HEAD}{about}\n\n{body}{FOOT}"
    return parse_bytes(text.encode()).model_dump(mode="json")


def told(action: dict[str, Any]) -> tuple[Any, ...]:
    return action["text"], action["status"], action["owner"], action["due"]


PLAN = "No.\tYou recommended\tOur answer\tWhat is being done\t{state}\tWhose task\tReady by\n"
ROW = "1\tKeep better records.\tAgreed\tA new template is in use.\t{state}\tHead of Croydon PDU\t31 March 2026\n"
SECOND = "2\tVisit more homes.\tAgreed\tVisits are counted.\t{state}\tQuality Lead\t30 April 2026\n"


@pytest.mark.parametrize(
    ("header", "states", "expected"),
    [
        pytest.param(
            "Where it stands", ("Done", "Started"), ("completed", "in_progress"), id="states under any header"
        ),
        pytest.param("Status", ("Not started", "Ongoing"), ("planned", "in_progress"), id="a status is no response"),
        pytest.param("Progress", ("Not yet complete", "Done"), ("planned", "completed"), id="not complete"),
        pytest.param("RAG", ("Green", "Complete"), (None, "completed"), id="a colour says nothing"),
    ],
)
def test_columns_are_told_by_their_cells(header: str, states: tuple[str, str], expected: tuple[Any, ...]) -> None:
    rows = PLAN.format(state=header) + ROW.format(state=states[0]) + SECOND.format(state=states[1])
    found = letter(rows)
    assert [(a["owner"], a["due"]) for a in found["actions"]] == [
        ("Head of Croydon PDU", "2026-03-31"),
        ("Quality Lead", "2026-04-30"),
    ]
    stated = [action["status"] for action in found["actions"]]
    assert [s for s, e in zip(stated, expected, strict=True) if e] == [e for e in expected if e]
    assert [r["response"] for r in found["recommendations"]] == ["agreed", "agreed"]


FIELDS = """Recommendation 1
Keep better records.
Our response
Agreed
What we will do
A new template will be tried in two teams.
Responsible
Quality Lead
Target date
31 March 2026

Recommendation 2
Visit more homes.
Our response
Not agreed
What we will do
Visits will be counted.
Responsible
Head of Croydon PDU
Target date
30 April 2026
"""


UNKNOWN_HEADERS = (
    "No.\tYou said\tWe say\tWe will, or did\tIn whose hands\tExpected\n"
    "1\tKeep better records of every visit.\tAgreed\tA new template will be tried in two teams.\t"
    "Quality Lead\t1 May 2026\n"
    "2\tVisit more homes in the south.\tNot agreed\tVisits are set by a national standard.\t–\t–\n"
)


def test_sentences_are_told_by_the_columns_beside_them() -> None:
    found = letter(UNKNOWN_HEADERS)
    assert [(r["text"], r["response"]) for r in found["recommendations"]] == [
        ("Keep better records of every visit.", "agreed"),
        ("Visit more homes in the south.", "not_agreed"),
    ]
    assert [told(action) for action in found["actions"]] == [
        ("A new template will be tried in two teams.", "planned", "Quality Lead", "2026-05-01")
    ]


def test_pairs_with_a_tab_between_are_a_plan() -> None:
    found = letter(
        "Recommendation 1\tKeep better records.\nAnswer\tAgreed\nStep\tA template will be tried.\nLead\tQuality Lead\n"
        "By when\t1 May 2026\n"
    )
    assert [(r["number"], r["response"]) for r in found["recommendations"]] == [("1", "agreed")]
    assert [told(action) for action in found["actions"]] == [
        ("A template will be tried.", "planned", "Quality Lead", "2026-05-01")
    ]


def test_fields_under_labels_are_a_plan() -> None:
    found = letter(f"Annex: our plan\n\n{FIELDS}")
    assert [told(action) for action in found["actions"]] == [
        ("A new template will be tried in two teams.", "planned", "Quality Lead", "2026-03-31"),
        ("Visits will be counted.", "planned", "Head of Croydon PDU", "2026-04-30"),
    ]
    assert [(r["number"], r["text"], r["response"]) for r in found["recommendations"]] == [
        ("1", "Keep better records.", "agreed"),
        ("2", "Visit more homes.", "not_agreed"),
    ]


def test_a_pasted_cell_of_several_lines_is_one_cell() -> None:
    found = letter(
        "Rec.\tAction\tOwner\tDue\n1\tThe Quality Lead will:\n"
        "• train staff; and\n• audit cases.\tQuality Lead\t1 May 2026\n"
        "2\tWe will visit homes.\tHead of PDU\t1 June 2026\n"
    )
    assert [(a["text"], a["due"], a["recommendations"]) for a in found["actions"]] == [
        ("train staff; and", "2026-05-01", ["1"]),
        ("audit cases.", "2026-05-01", ["1"]),
        ("We will visit homes.", "2026-06-01", ["2"]),
    ]


@pytest.mark.parametrize(
    ("body", "strengths"),
    [
        pytest.param(
            "I saw with pleasure that:\n\n• staff knew their cases;\n• the court team was prompt.", 2, id="pleasure"
        ),
        pytest.param(
            "Two of your findings went up on our wall:\n\n• Staff were patient.\n• Courts were glad.", 2, id="findings"
        ),
        pytest.param("You found good practice too. The court team was described as prompt.", 1, id="found good"),
        pytest.param("Your team were kind about us. The hub was called “a calm place”.", 1, id="kind"),
        pytest.param("You found good practice too. We will share it in May 2026.", 0, id="a promise is no praise"),
        pytest.param(
            "We respond to your findings below:\n\n• We will train staff.\n• We will visit homes.", 0, id="answers"
        ),
    ],
)
def test_praise(body: str, strengths: int) -> None:
    assert len(letter(body)["strengths"]) == strengths


@pytest.mark.parametrize(
    "body",
    [
        "Give me a call if that helps. My deputy will have my telephone.",
        "The new sentencing reforms will put pressure on the unit.",
        "My board will keep this in view, and I shall read its minutes.",
        "My office will send you a copy whenever you ask for one.",
        "Should your team wish to come back, they will find the door open.",
        "I have written to thank both of them.",
        "I will review the position each quarter.",
        "I have arranged our response under three themes.",
        "The plan at Annex A gives details of the action to be taken.",
        "As you know, the Ealing office was closed by a flood in 2022.",
        "Here is a table. Each row says what you asked for and what we have done.",
        "The council and the police are to reply separately.",
        "Both heads will bring their progress to my meeting each month.",
        "We shall keep these steps under review at the board.",
    ],
    ids=lambda body: body[:24],
)
def test_courtesies_and_background_are_no_actions(body: str) -> None:
    assert letter(body)["actions"] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Recommendations 1 to 3 are accepted in full, 4 in principle, and 5 in full.",
            ("partly_agreed", ["agreed", "agreed", "agreed", "partly_agreed", "agreed"]),
            id="the verb left out",
        ),
        pytest.param(
            "HMPPS accepts recommendation 1. It does not accept recommendation 2, and it notes recommendation 3.",
            ("partly_agreed", ["agreed", "not_agreed", None]),
            id="a government that notes one",
        ),
        pytest.param(
            "You made three recommendations. We agree with numbers 1 and 2 and partly agree with number 3.",
            ("partly_agreed", ["agreed", "agreed", "partly_agreed"]),
            id="the noun left out",
        ),
        pytest.param(
            "You made three recommendations for the unit and two for the region, and all five were accepted.",
            ("agreed", []),
            id="a whole behind its parts",
        ),
    ],
)
def test_responses(body: str, expected: tuple[str, list[str]]) -> None:
    found = letter(body)
    assert (found["overall_response"], [r["response"] for r in found["recommendations"]]) == expected
    if not expected[1]:
        assert found["recommendation_count"] == 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Jo Reed, Senior Probation Officer, is leading case clinics.",
            "Jo Reed, Senior Probation Officer",
            id="a person",
        ),
        pytest.param("We will train all staff. [Lead: Quality Team]", "Quality Team", id="square brackets"),
        pytest.param(
            "I have asked Jo Reed, our Quality Lead, to set up a panel.", "Jo Reed, our Quality Lead", id="asked"
        ),
        pytest.param("HMPPS Digital will bring in a new tool.", "HMPPS Digital", id="a division"),
        pytest.param("The Clerk has redrawn the rota.", "Clerk", id="done again"),
        pytest.param("The Clerk has been tasked with a review.", "Clerk", id="tasked with a thing"),
        pytest.param("Mrs Ada Ferrier will draw up a rota.", "Mrs Ada Ferrier", id="a person with a title"),
        pytest.param("Our three coaches will draw up a rota.", "Our three coaches", id="our coaches"),
        pytest.param("As your inspectors asked, a rota will be drawn up.", None, id="the inspectors"),
        pytest.param("The Data and Insight team will report in May.", "Data and Insight team", id="an and in the name"),
        pytest.param(
            "All probation officers must attend, and a sample will be checked.", "All probation officers", id="must"
        ),
        pytest.param("The Council has a desk, and it will be moved.", None, id="a thing moved"),
    ],
)
def test_owners(body: str, expected: str | None) -> None:
    (action,) = letter(body)["actions"]
    assert action["owner"] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Two officers have been appointed and take up post in April.", [("in", "2026-04")], id="take up post"
        ),
        pytest.param(
            "The new desk, paid for from the 2026/27 budget, will open in May.", [("in", "2026-05")], id="a budget"
        ),
        pytest.param(
            "The panel met on 9 January, after a gap of a year, and now sits monthly.",
            [("from", "2026-01-09")],
            id="goes on",
        ),
        pytest.param(
            "Each Regional Director will name a lead within 20 working days.", [("by", "2026-03-03")], id="each office"
        ),
        pytest.param("Each request will be answered within 20 working days.", [], id="each request"),
        pytest.param(
            "An audit in July 2025 showed that plans were late. The Clerk will lead a review by May 2026.",
            [("by", "2026-05")],
            id="the time of a finding",
        ),
        pytest.param(
            "Ada Finch, the Clerk, was appointed to lead on it on 5 January 2026.",
            [("completed", "2026-01-05")],
            id="appointed to lead",
        ),
        pytest.param("Sunday projects are being added in Barnet.", [], id="a day of the week before a noun"),
        pytest.param(
            "I have asked the Clerk to draw up a form, and to let me have it within two months.",
            [("by", "2026-04-03")],
            id="asked for by the writer",
        ),
        pytest.param(
            "We have brought the review forward, so that it is concluded within two months.",
            [("by", "2026-04-03")],
            id="done within",
        ),
        pytest.param(
            "We have hired a clerk, so that each letter is answered within two months.",
            [],
            id="a standard behind so that",
        ),
        pytest.param(
            "Our new structured courses start in Barnet in May 2026.",
            [("from", "2026-05")],
            id="the present with a date",
        ),
        pytest.param(
            "The clinics, which stopped when the hall was flooded, resume in May 2026.",
            [("from", "2026-05")],
            id="the present behind an aside",
        ),
        pytest.param("We will hold clinics before the February half-term.", [("by", None)], id="half-term"),
    ],
)
def test_deadlines(body: str, expected: list[tuple[str, str | None]]) -> None:
    (action,) = letter(body)["actions"]
    assert [(each["relation"], each["edtf"]) for each in action["deadlines"]] == expected


MAIL = """From: Jo Reed <jo.reed@example.uk>
Sent: Friday 6 February 2026 16:42
To: Ann Field, HM Chief Inspector of Probation
Subject: RE: Croydon PDU, our reply

Dear Ann,

Your report on Croydon PDU made two recommendations, and we accept both. We will train all staff by May 2026.

Best wishes,

Jo

Jo Reed
Head of Croydon PDU
The Probation Service
"""


def test_the_parts_of_a_region_are_no_units() -> None:
    text = HEAD + "Inspection of the Kent, Surrey and Sussex region\n\nThank you for your report." + FOOT
    assert not parse_bytes(text.encode()).pdus


def test_a_turn_to_a_topic_hides_no_step() -> None:
    (action,) = letter("Let me begin with risk, where you were right. Since 6 January we have checked every plan.")[
        "actions"
    ]
    assert action["deadlines"][0]["edtf"] == "2026-01-06"


def test_a_date_is_no_count() -> None:
    found = letter("The report, published on 11 December, makes seven recommendations. We accept them all.")
    assert found["recommendation_count"] == 7


def test_a_welsh_label_goes_with_the_reference() -> None:
    text = HEAD.replace("3 February", "Ein cyf / Our ref: RPD/26/9\n\n3 February") + ABOUT + FOOT
    assert parse_bytes(text.encode()).reference == "RPD/26/9"


def test_an_e_mail_is_a_letter() -> None:
    found = parse_bytes(MAIL.encode()).model_dump(mode="json")
    sender = found["sender"]
    assert found["document_type"] == "letter"
    assert (sender["name"], sender["role"], sender["organisation"], sender["email"]) == (
        "Jo Reed",
        "Head of Croydon PDU",
        "The Probation Service",
        "jo.reed@example.uk",
    )


def test_a_numbered_list_goes_on_behind_lettered_steps() -> None:
    found = letter(
        "1. Leaders should share what they know.\n\nAgreed. Our steps are:\n\n(a) a desk will open in May;\n"
        "(b) a protocol will be signed in June.\n\n2. Managers should visit homes.\n\nAgreed. We will do so from July."
    )
    assert [r["number"] for r in found["recommendations"]] == ["1", "2"]
    assert [a["recommendations"] for a in found["actions"]] == [["1"], ["1"], ["2"]]


def test_a_subject_goes_on_behind_a_colon() -> None:
    text = HEAD + "Inspection of Croydon Probation Delivery Unit:\nresponse of the London region\n\n" + ABOUT + FOOT
    found = parse_bytes(text.encode())
    assert found.subject == "Inspection of Croydon Probation Delivery Unit: response of the London region"


def test_notes_with_bracketed_marks_are_left_out() -> None:
    found = letter("We will train all staff[1] by May 2026.")
    assert found["actions"][0]["text"] == "We will train all staff[1] by May 2026."
    text = HEAD + ABOUT + "\n\nWe will train all staff[1] by May 2026." + FOOT + "\n____________\n[1] Those in post."
    noted = parse_bytes(text.encode())
    assert [action.text for action in noted.actions] == ["We will train all staff by May 2026."]
    assert not noted.cc
