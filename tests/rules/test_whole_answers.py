"""How a small letter says which recommendation a step answers, and how it stands: codes, numbers, headings, states."""

from __future__ import annotations

from typing import Any

import pytest

from hmip_parse.pipeline import parse_bytes
from hmip_parse.rules.numbers import codes_of
from tests.rules.test_whole_letters import ABOUT, FOOT, HEAD, letter

MADE = f"{ABOUT} There are three recommendations."


def answers(body: str, about: str = MADE) -> list[list[str]]:
    return [action["recommendations"] for action in letter(body, about)["actions"]]


SAID = "I refer to the recommendations by the codes of your annex.\n\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(f"{SAID}K1 and K2 are met.\n\nOn K3, a desk will open.", {"K1", "K2", "K3"}, id="cited in prose"),
        pytest.param(
            f"{SAID}OX1. A desk opened.\n\nOX2 is met.\n\nSC1 is ours.", {"OX1", "OX2", "SC1"}, id="two kinds"
        ),
        pytest.param(f"{SAID}4. OX1, on risk, is met.\n5. OX2 and OX3 follow.", {"OX1", "OX2", "OX3"}, id="numbered"),
        pytest.param("W1 was that we should act.\n\nOn W2, we agree. On W3, too.", {"W1", "W2", "W3"}, id="restated"),
        pytest.param("R1 has been met.\n\nOn R2, a desk will open. R3 too.", {"R1", "R2", "R3"}, id="R"),
        pytest.param(f"{SAID}On K1, a desk will open.\n\nOn K3, one will close. K4 too.", set(), id="with a gap"),
        pytest.param(f"{SAID}In Q1, Q2 and Q3 we will train.\n\nQ1 is for plans.", set(), id="quarters"),
        pytest.param(f"{SAID}Our offices are in E1, E2 and E3.", set(), id="nothing answers them"),
        pytest.param(f"{SAID}On K1, a desk will open. On K2, one will close.", set(), id="too few"),
        pytest.param("1 Bridge Street, Leeds L1 2QT, L2 1AB and L3 4CD", set(), id="postcodes"),
        pytest.param("A1. The lead will audit.\n\nA2. A desk will open.\n\nA3. A clerk will go.", set(), id="actions"),
        pytest.param("B1 is the hub.\n\nB2 is the store.\n\nB3 is let.", set(), id="rooms"),
        pytest.param(
            "We accept recommendations 1 and 2.\n\nA1 reads files.\n\nA2 agreed it.\n\nA3 is new.",
            set(),
            id="beside numbers",
        ),
    ],
)
def test_codes_of_recommendations(text: str, codes: set[str]) -> None:
    assert codes_of(text) == codes


def test_codes_are_cited_without_the_word() -> None:
    body = (
        "W1 and W2 both concern handover, and I accept them. The Head of Croydon PDU has rewritten the template.\n\n"
        "On W3 (drug testing), kits are on order, and testing will start in August.\n\n"
        "W4 was that we should “publish what people on probation have told us”. A sheet will be out by October.\n\n"
        "Away from these, the heating will be replaced by May 2026."
    )
    assert answers(body) == [["W1", "W2"], ["W3"], ["W4"], []]
    given = {r["number"]: r["text"] for r in letter(body)["recommendations"]}
    assert given["W4"] == "publish what people on probation have told us"
    assert given["W3"] is None


@pytest.mark.parametrize("mark", ["{}. ", "{} ", "10. {}. ", "On {}, "])
def test_an_answer_behind_a_code_is_no_recommendation(mark: str) -> None:
    steps = ["The Director will publish a strategy by May 2026.", "A form will be cut.", "A clerk will be hired."]
    body = "\n\n".join(f"{mark.format(code)}{step}" for code, step in zip(["SC1", "SC2", "SC3"], steps, strict=True))
    found = letter(SAID + body)
    assert [a["recommendations"] for a in found["actions"]] == [["SC1"], ["SC2"], ["SC3"]]
    assert [(r["number"], r["text"]) for r in found["recommendations"]] == [(f"SC{n}", None) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("The numbers that follow are those in the report.", [["1"], ["2"]], id="those in the report"),
        pytest.param("I have used your numbering.", [["1"], ["2"]], id="your numbering"),
        pytest.param("My answers are numbered as in your report.", [["1"], ["2"]], id="numbered as in"),
        pytest.param("I take them in turn.", [[], []], id="not said"),
        pytest.param("The numbering is mine and does not follow that of the report.", [[], []], id="its own"),
        pytest.param("The number of recommendations is lower than before.", [[], []], id="how many"),
        pytest.param("The numbers are high in the report.", [[], []], id="high numbers"),
    ],
)
def test_a_numbered_list_answers_the_same_numbers_only_where_the_letter_says_so(
    said: str, expected: list[list[str]]
) -> None:
    assert answers(f"{said}\n\n1. A desk will open in May 2026.\n\n2. A clerk will be hired by June 2026.") == expected


@pytest.mark.parametrize(
    ("heading", "response"),
    [
        pytest.param("The recommendation that we do not accept (recommendation 3)", "not_agreed", id="not accepted"),
        pytest.param("The recommendation which we accept in part (recommendation 3)", "partly_agreed", id="in part"),
        pytest.param("Services that change lives (recommendation 3)", None, id="a verb in the topic"),
    ],
)
def test_a_heading_by_topic_may_answer(heading: str, response: str | None) -> None:
    found = letter(f"## {heading}\n\nA guide will be written by May 2026.")
    assert [(r["number"], r["response"]) for r in found["recommendations"]] == [("3", response)]
    assert [a["recommendations"] for a in found["actions"]] == [["3"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Complete. A scheme for new officers was introduced in June 2025.", "completed", id="complete"),
        pytest.param("Complete. The agreement was signed and came into use on 1 August.", "completed", id="in use"),
        pytest.param(
            "On track. Vacancies are down, and we expect to fill all posts by May.", "in_progress", id="on track"
        ),
        pytest.param("Not started. A clerk has been found.", "planned", id="not started"),
        pytest.param(
            "Delayed. The lease was signed in June, and we now plan to open in May.", "in_progress", id="delayed"
        ),
        pytest.param("Complete the review of all cases by May 2026.", "planned", id="an order"),
        pytest.param("Done. A second round will follow in May 2026.", "in_progress", id="done, and more to come"),
    ],
)
def test_a_state_before_the_story_says_how_it_stands(text: str, status: str) -> None:
    found = letter(f"These are the steps:\n\n- {text}\n- A clerk will be hired.")
    assert found["actions"][0]["status"] == status
    assert found["actions"][0]["text"] == text


@pytest.mark.parametrize(
    ("postscript", "actions"),
    [
        pytest.param("PS Better news: the police have agreed a protocol, to take effect on 11 May.", 1, id="PS"),
        pytest.param("P.S. A second clerk will be hired by June 2026, when the lease is signed.", 1, id="P.S."),
        pytest.param("PS It was good to see you and your team at the conference in Leeds.", 0, id="no step"),
        pytest.param("PS/Minister of State", 0, id="a private secretary"),
    ],
)
def test_a_postscript_is_of_the_body(postscript: str, actions: int) -> None:
    text = f"{HEAD}{ABOUT}\n\nI am grateful for it.{FOOT}\n{postscript}\n"
    found: dict[str, Any] = parse_bytes(text.encode()).model_dump(mode="json")
    assert len(found["actions"]) == actions
    assert found["sender"]["role"] == "Regional Probation Director"


@pytest.mark.parametrize(
    ("text", "strengths", "actions"),
    [
        pytest.param(
            "I do not want to end without mention of the good practice that you found. "
            "Inspectors were impressed by the housing panels.",
            1,
            0,
            id="mentioned, then praised",
        ),
        pytest.param(
            "I know that inspectors felt strongly about it. The women whom we asked did not.", 0, 0, id="felt strongly"
        ),
        pytest.param(
            "Something that you did not ask for: I have had the alarms replaced, after what your inspectors saw there.",
            0,
            1,
            id="what inspectors saw",
        ),
        pytest.param("We will report jointly on our progress to the Director.", 0, 0, id="reports on progress"),
        pytest.param(
            "The report is clear that there is much to admire. Projects were of visible benefit to their places.",
            1,
            0,
            id="introduced, then told",
        ),
        pytest.param("There is much to admire. I shall write to you in May.", 0, 0, id="introduced, then turned from"),
        pytest.param("May I say how glad we were to see the work at court recognised.", 1, 0, id="how glad"),
        pytest.param("I check all of this every month. Come back and see us whenever you like.", 0, 0, id="I check"),
        pytest.param("The board, which I chair, will follow progress at each of its meetings.", 0, 0, id="follows"),
        pytest.param(
            "I agree that they saw too little of them. We have therefore taken that work away from them.",
            0,
            1,
            id="we have therefore",
        ),
        pytest.param(
            "We should like to do more. The mentors whom your team met will run a session, beginning on 11 July.",
            0,
            1,
            id="whom your team met",
        ),
        pytest.param(
            "They also singled out the work of the court team, whose reports were timely.", 1, 0, id="they singled"
        ),
        pytest.param("I would not like you to think that it was turned down without thought.", 0, 0, id="a thought"),
        pytest.param("I set out below the action we are taking.", 0, 0, id="points below"),
        pytest.param(
            "The remaining recommendation is partly accepted because no money is left.", 0, 0, id="one of them"
        ),
        pytest.param(
            "I was glad that inspectors commented favourably on court work. Morale, which had been a concern, rose.",
            1,
            0,
            id="had been a concern",
        ),
        pytest.param("It was a hard time. I do not offer this as a reason for what you found.", 0, 0, id="no reason"),
        pytest.param(
            "Staff were heartened to read that their work was judged outstanding.", 1, 0, id="staff heartened"
        ),
        pytest.param("They spoke highly, too, of the women’s team.", 1, 0, id="spoke highly"),
        pytest.param("I would rather that you heard that from me than found it out.", 0, 0, id="rather from me"),
        pytest.param("The effort made to keep in touch was held up as an example.", 0, 0, id="an effort to keep"),
        pytest.param("There is a good deal to do, and I have arranged them by subject.", 0, 0, id="arranged them"),
        pytest.param("I shall expect a report on all ten at each meeting.", 0, 0, id="expects a report"),
        pytest.param("I have drawn up ten commitments, which are below.", 0, 0, id="draws up the plan"),
        pytest.param("The desk now answers nine requests in ten.", 0, 1, id="now answers"),
        pytest.param("I shall not take them one at a time, but will answer in turn.", 0, 0, id="will answer"),
        pytest.param("The unit came back, eleven of them without an address to go to.", 0, 0, id="an address to go to"),
        pytest.param("We have considered it. We have therefore found it hard.", 0, 0, id="only felt"),
        pytest.param("I undertook to write again after six months.", 0, 0, id="writes again"),
        pytest.param("The recording of it will be mandatory as of 1 June 2026.", 0, 1, id="will be mandatory"),
    ],
)
def test_praise_assurance_and_steps(text: str, strengths: int, actions: int) -> None:
    found = letter(text)
    assert (len(found["strengths"]), len(found["actions"])) == (strengths, actions)


@pytest.mark.parametrize(
    ("about", "responses", "overall"),
    [
        pytest.param(
            "The three recommendations are accepted, the last of them only in part.",
            ["agreed", "agreed", "partly_agreed"],
            "partly_agreed",
            id="the last only in part",
        ),
        pytest.param(
            "You made three recommendations. Two are accepted. We do not accept recommendation 3.",
            ["agreed", "agreed", "not_agreed"],
            "partly_agreed",
            id="so many",
        ),
        pytest.param(
            "You made three recommendations. We accept two in full. We do not accept recommendation 3.",
            ["agreed", "agreed", "not_agreed"],
            "partly_agreed",
            id="we accept so many",
        ),
        pytest.param(
            "You made five recommendations. Two are accepted. We do not accept recommendation 3.",
            ["agreed", "agreed", "not_agreed"],
            "partly_agreed",
            id="of more",
        ),
        pytest.param("All three recommendations are accepted.", ["agreed"] * 3, "agreed", id="all"),
        pytest.param(
            "You made three recommendations. I accept two, and the Ministry accepts the other one.",
            ["agreed"] * 3,
            "agreed",
            id="another accepts the rest",
        ),
        pytest.param(
            "We accept them all. We accept one of them with energy.", ["agreed"] * 3, "agreed", id="all and one"
        ),
        pytest.param(
            "We accept all three recommendations. Of the 40 cases, two were accepted by the panel.",
            ["agreed"] * 3,
            "agreed",
            id="of something else",
        ),
    ],
)
def test_what_is_said_of_some_tells_of_the_rest(about: str, responses: list[str], overall: str) -> None:
    steps = "\n\n".join(f"On recommendation {n}, a clerk will be hired by May 2026." for n in (1, 2, 3))
    found = letter(steps, f"{ABOUT} {about}")
    assert sorted(r["response"] for r in found["recommendations"]) == sorted(responses)
    assert found["overall_response"] == overall


def test_a_list_of_what_is_part_way_is_under_way() -> None:
    found = letter(
        "We are part way through:\n\n- recruiting five officers, with interviews on 6 June;\n- moving desks."
    )
    assert [a["status"] for a in found["actions"]] == ["in_progress", "in_progress"]


def test_a_quoted_recommendation_may_be_refused_behind_it() -> None:
    found = letter(
        "Recommendation 3 reads: “Move the office into town.” The Minister is not persuaded that it should be."
    )
    assert [(r["text"], r["response"]) for r in found["recommendations"]] == [
        ("Move the office into town.", "not_agreed")
    ]


def test_a_recommendation_may_be_restated_as_what_it_was_to_do() -> None:
    found = letter(
        "Recommendation 5 was to assess the risks of every placement. A form went to all regions in May 2025."
    )
    assert [(r["number"], r["text"]) for r in found["recommendations"]] == [
        ("5", "assess the risks of every placement")
    ]


def test_a_paragraph_that_only_says_what_is_accepted_answers_nothing_with_its_steps() -> None:
    body = "Recommendations 1 and 2 are accepted. Recommendation 3 is accepted in principle.\n\n"
    assert answers(f"{body}One matter could not wait. On 29 January I moved two officers to Port Talbot.") == [[]]
    assert answers("Recommendation 2 concerns staff.\n\nTwo clerks will be hired by May 2026.") == [["2"]]


def test_recommendations_may_be_repeated_before_the_answers() -> None:
    body = "You made two recommendations, which are repeated here for ease of reference.\n\n"
    body += "1. Provide staff with clear priorities.\n2. Review sentence plans when circumstances change.\n\n"
    found = letter(f"{body}Leadership (recommendation 1)\n\nA plan was launched on 8 January 2026.")
    assert [(r["number"], r["text"]) for r in found["recommendations"]] == [
        ("1", "Provide staff with clear priorities."),
        ("2", "Review sentence plans when circumstances change."),
    ]
    assert [a["recommendations"] for a in found["actions"]] == [["1"]]


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        pytest.param("This is the recommendation that we accept in principle.", "partly_agreed", id="in principle"),
        pytest.param("This is the one recommendation that I cannot accept.", "not_agreed", id="refused"),
        pytest.param("We accept this recommendation.", "agreed", id="accepted"),
    ],
)
def test_a_paragraph_that_cites_one_recommendation_may_answer_it(answer: str, response: str) -> None:
    found = letter(f"Recommendation 4 was that tags should be used in every case. {answer} Tags are limited.")
    assert [(r["number"], r["response"]) for r in found["recommendations"]] == [("4", response)]


@pytest.mark.parametrize(
    "text",
    [
        "We trained all managers in January 2026 (recommendation 5)",
        "The women's centre opens in May 2026 (recommendation 6)",
        "All of them have now been trained.",
        "The Quality Lead audits cases each month (recommendation 3)",
        "The Head of PDU has set out an action plan for the court team.",
        "The Quality Lead held 12 one-to-one meetings with officers in January 2026.",
        "Managers now do a dip sample every month.",
        "No fewer than 60 officers have been trained since January 2026.",
        "I will look for a new site for the hub and open it by June 2026.",
        "The Quality Lead will report monthly on delivery of unpaid work from March 2026.",
        "The Risk Board will follow progress of the highest risk cases each week from May 2026.",
        "Managers will go over this plan with each person on probation by April 2026.",
        "Managers have agreed an action plan with each officer.",
        "The hub manager will respond to referrals from March 2026.",
        "Team 4 meets every week with the police.",
        "Quality Lead to agree with police which cases to check on.",
        "The team, with staff drawn from three offices, reviewed 60 cases.",
        "Close down the old filing system by April 2026.",
    ],
)
def test_what_may_look_like_something_else_is_a_step(text: str) -> None:
    assert len(letter(f"- {text}\n- A clerk will be hired.")["actions"]) == 2
    assert letter(f"- {text}\n- A clerk will be hired.")["actions"][0]["status"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "The M25 is “the main barrier to attendance for all people on probation”. A bus will be hired.",
        "Recommendation 4 is to be taken forward by the Quality Lead, who will audit all cases by May 2026.",
    ],
)
def test_what_may_look_like_a_recommendation_has_no_text(text: str) -> None:
    assert not [r for r in letter(text)["recommendations"] if r["text"]]


@pytest.mark.parametrize(
    ("text", "number", "restated"),
    [
        (
            "You asked us, in recommendation 2, to send enquiries in every case. We do.",
            "2",
            "send enquiries in every case",
        ),
        (
            "Finally, recommendation 6, the only one for the region, asked us to review how staff are shared. We will.",
            "6",
            "review how staff are shared",
        ),
    ],
)
def test_a_recommendation_may_be_told_as_what_was_asked(text: str, number: str, restated: str) -> None:
    assert [(r["number"], r["text"]) for r in letter(text)["recommendations"]] == [(number, restated)]


def test_not_able_to_agree_something_else_is_no_refusal() -> None:
    found = letter("We accept recommendation 1, but were not able to agree a date with the council.")
    assert [r["response"] for r in found["recommendations"]] == ["agreed"]


def test_who_recruited_a_panel_answers_for_it() -> None:
    found = letter(
        "A panel of nine members, recruited by the Engagement Lead, sat on 11 January 2026 and will meet again in May."
    )
    assert [a["owner"] for a in found["actions"]] == ["Engagement Lead"]
