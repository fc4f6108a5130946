"""What paragraphs say in a small letter, with what surrounds them: headings, answers, refusals, leads, promises."""

from __future__ import annotations

import pytest

from tests.rules.test_whole_letters import PLAN, ROW, SECOND, letter


def test_a_heading_by_topic_says_what_is_answered() -> None:
    body = "Court work (Recommendation 1)\n\nA second clerk will be hired by May 2026.\n\n"
    body += "Women – Recommendations 2 and 3\n\nA centre will open in June 2026.\n\n"
    found = letter(body)
    assert [a["recommendations"] for a in found["actions"]] == [["1"], ["2", "3"]]
    assert {r["text"] for r in found["recommendations"]} == {None}


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        pytest.param("I recognise what you say of data. Figures will be printed by May 2026.", 1, id="then a promise"),
        pytest.param("I recognise what you say of data. Figures were printed in May 2023.", 0, id="then a deed"),
        pytest.param("I know that data was poor. Figures will be printed by May 2026.", 0, id="what is known"),
        pytest.param(
            "The Justice Committee wrote of it in 2016, and much has been written since.", 0, id="others wrote"
        ),
    ],
)
def test_a_promise_may_follow_on_what_is_acknowledged(body: str, actions: int) -> None:
    assert len(letter(body)["actions"]) == actions


@pytest.mark.parametrize(
    ("body", "strengths"),
    [
        pytest.param("There is much to be proud of.\n\nCourt reports were prompt.", 1, id="only introduces"),
        pytest.param("There is much to be proud of.", 1, id="stands alone"),
        pytest.param(
            "I was struck by the good things you said. You praised the court team.", 1, id="the second praises"
        ),
        pytest.param(
            "You found a good deal that works. It notes that:\n\n- reports were prompt; and\n- staff felt safe.",
            2,
            id="the lead before the last sentence",
        ),
        pytest.param("Several aspects of court work were good.\n\nReports were prompt.", 2, id="says what is good"),
    ],
)
def test_what_only_introduces_strengths_is_none(body: str, strengths: int) -> None:
    assert len(letter(f"## Strengths\n\n{body}\n\n## Steps\n\nA clerk will be hired.")["strengths"]) == strengths


@pytest.mark.parametrize(
    ("lead", "item", "status"),
    [
        pytest.param("We have already:", "put in place a single desk;", "completed", id="have already"),
        pytest.param("We have since:", "hired a clerk;", "completed", id="have since"),
        pytest.param(
            "Work is also under way to:", "hire a clerk, who will join in May;", "in_progress", id="work on it"
        ),
        pytest.param("Work will begin to:", "hire a clerk;", "planned", id="work to come"),
    ],
)
def test_a_lead_settles_the_status_of_its_items(lead: str, item: str, status: str) -> None:
    assert letter(f"{lead}\n\n- {item}\n- open a desk.")["actions"][0]["status"] == status


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        pytest.param("I should also mention that the desk was moved on 6 May 2025.", 1, id="with its day"),
        pytest.param("I should also mention that the desk was moved.", 0, id="without"),
        pytest.param(
            "I should add one thing. A new desk was opened at the court in May 2025.", 1, id="the next sentence"
        ),
        pytest.param("I should add that the caseload grew in May 2025.", 0, id="no deed"),
    ],
)
def test_what_the_writer_should_mention_is_a_step_where_it_has_a_date(body: str, actions: int) -> None:
    found = letter(body)
    assert (len(found["actions"]), found["strengths"]) == (actions, [])


def test_a_later_clause_does_not_date_the_inspection() -> None:
    text = "Thank you for the report on Croydon PDU, which was inspected in May 2025. In the light of your inspectors’ "
    text += "comments a desk was moved, and it reopened on 4 August 2025."
    assert letter(text, about="")["inspection"]["period"]["edtf"] == "2025-05"


def test_the_purpose_of_a_thing_is_no_promise() -> None:
    found = letter("A rota, designed to give staff more time, was introduced on 2 January 2026.")
    assert found["actions"][0]["status"] == "completed"


def test_all_of_a_number_is_a_count() -> None:
    assert letter("I accept all four of your recommendations.")["recommendation_count"] == 4


@pytest.mark.parametrize(
    ("state", "reached"),
    [
        pytest.param("Completed 4 January 2026", ("completed", "2026-01-04"), id="done on a day"),
        pytest.param("Started in January 2026", ("from", "2026-01"), id="begun"),
        pytest.param("To be looked at in May 2026", None, id="a next look"),
        pytest.param("Done", None, id="no date"),
    ],
)
def test_a_cell_of_the_state_may_date_it(state: str, reached: tuple[str, str] | None) -> None:
    rows = PLAN.format(state="Progress") + ROW.format(state=state) + SECOND.format(state="Done")
    deadlines = [(d["relation"], d["edtf"]) for d in letter(rows)["actions"][0]["deadlines"]]
    assert deadlines == [("by", "2026-03-31"), *([reached] if reached else [])]


REFUSED = "Recommendation 1: Review vetting.\n\nNot agreed\n\n{reply}\n\n"


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        pytest.param(REFUSED.format(reply="Vetting was reorganised in April 2024."), 0, id="a reason"),
        pytest.param(
            REFUSED.format(reply="We have, however, reviewed our own part of it."), 1, id="a deed all the same"
        ),
        pytest.param(REFUSED.format(reply="Each file will be checked again in May 2026."), 1, id="a promise"),
        pytest.param(
            "Recommendation 2 asked us to cap cases. We cannot do so. It was tried in 2022.", 0, id="in prose"
        ),
    ],
)
def test_reasons_for_a_refusal_are_no_actions(body: str, actions: int) -> None:
    assert len(letter(body)["actions"]) == actions


def test_what_is_refused_in_a_relative_clause_is_a_recommendation() -> None:
    found = letter("You made two recommendations. The second, which asks us to close the hostel, I cannot accept.")
    assert [(r["text"], r["response"]) for r in found["recommendations"]] == [("close the hostel", "not_agreed")]


def test_what_restarted_after_a_break_goes_on_from_then() -> None:
    found = letter("Staff forums, which had lapsed in 2023, restarted on 8 January and are now held each month.")
    assert [d["relation"] for d in found["actions"][0]["deadlines"]] == ["from"]


def test_the_recommendations_in_full_are_all() -> None:
    assert letter("We accept the three recommendations in full.")["recommendation_count"] == 3
    assert letter("We accept three recommendations in full and one in part.")["recommendation_count"] is None


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        pytest.param(
            "- The Clerk will:\n- write to all families; and\n- open a desk by May 2026.\n- A log will be kept.",
            [
                ("write to all families; and", "Clerk"),
                ("open a desk by May 2026.", "Clerk"),
                ("A log will be kept.", None),
            ],
            id="two levels set alike",
        ),
        pytest.param(
            "- The Clerk will write:\n- A log will be kept.",
            [("The Clerk will write:", "Clerk"), ("A log will be kept.", None)],
            id="an item of its own",
        ),
    ],
)
def test_an_item_may_lead_those_behind_it(body: str, actions: list[tuple[str, str | None]]) -> None:
    found = letter(f"We will take these steps:\n\n{body}")
    assert [(action["text"], action["owner"]) for action in found["actions"]] == actions


def test_a_column_of_actions_may_name_its_owners() -> None:
    rows = "Ref\tRecommendation\tAccepted?\tAction and owner\tDeadline\n"
    rows += "1\tKeep better records.\tYes\tA form will be issued. Owner: Clerk\tMay 2026\n"
    rows += "2\tVisit more homes.\tIn part\tVisits will be counted. Owner: Quality Lead\tJune 2026\n"
    rows += "3\tClose the hostel.\tNo\tIt is not ours to close.\tN/A\n"
    found = letter(rows)
    assert [r["response"] for r in found["recommendations"]] == ["agreed", "partly_agreed", "not_agreed"]
    assert [(a["owner"], a["due"]) for a in found["actions"]] == [
        ("Clerk", "2026-05-31"),
        ("Quality Lead", "2026-06-30"),
    ]


def test_lines_of_a_cell_go_with_steps_by_their_place() -> None:
    rows = "| No. | Recommendation | Action | Owner | Target date |\n|---|---|---|---|---|\n"
    rows += "| 1 | Work together. | We will: • hold a clinic; • train staff. | Clerk | • 3 May 2026 • June 2026 |\n"
    rows += "| 2 | Visit more homes. | Visits will be counted. | Quality Lead | July 2026 |\n"
    assert [(a["owner"], a["due"]) for a in letter(rows)["actions"]] == [
        ("Clerk", "2026-05-03"),
        ("Clerk", "2026-06-30"),
        ("Quality Lead", "2026-07-31"),
    ]


def test_paragraphs_numbered_by_section_are_no_items() -> None:
    body = "## Recommendation 1: Keep better records.\n\n1.1 Accepted. A form will be issued.\n\n"
    body += "1.2 Staff were trained.\n\n## Recommendation 2: Visit more homes.\n\n"
    body += "2.1 This recommendation is accepted.\n\n2.2 Visits will be counted.\n\n"
    found = letter(body)
    assert [(r["number"], r["response"]) for r in found["recommendations"]] == [("1", "agreed"), ("2", "agreed")]
    assert [(a["text"], a["recommendations"]) for a in found["actions"]] == [
        ("Accepted. A form will be issued.", ["1"]),
        ("Staff were trained.", ["1"]),
        ("Visits will be counted.", ["2"]),
    ]


@pytest.mark.parametrize(
    ("body", "responses"),
    [
        pytest.param(
            "Recommendations 1, 2 and 3 are accepted in full, and recommendation 4 is accepted in principle.",
            ["agreed", "agreed", "agreed", "partly_agreed"],
            id="one after the other",
        ),
        pytest.param(
            "Two are accepted and the other, recommendation 3, is not accepted.",
            ["not_agreed"],
            id="only one by number",
        ),
    ],
)
def test_answers_in_the_passive(body: str, responses: list[str]) -> None:
    assert [r["response"] for r in letter(body)["recommendations"]] == responses


@pytest.mark.parametrize(
    ("body", "status", "due"),
    [
        pytest.param("The post was paused. It restarts in May 2026.", "planned", None, id="halted"),
        pytest.param("The trial has been paused. It restarts in May 2026.", "planned", None, id="halted till now"),
        pytest.param("The Clerk will have new doors fitted by May 2026.", "planned", "2026-05-31", id="has it done"),
        pytest.param("A decision has been promised by the end of May 2026.", "planned", "2026-05-31", id="promised"),
        pytest.param(
            "A log was begun, and training for the staff who keep it was given on 12 January 2026.",
            "in_progress",
            None,
            id="a verb behind a relative clause",
        ),
    ],
)
def test_what_a_paragraph_says_of_its_step(body: str, status: str, due: str | None) -> None:
    action = letter(body)["actions"][0]
    assert (action["status"], action["due"]) == (status, due)
    assert action["deadlines"]


def test_headings_of_steps_stand_below_that_of_their_recommendation() -> None:
    body = "## Recommendation 1: Keep better records.\n\n### What we have done\n\n- A form was issued in May 2025.\n\n"
    body += (
        "### What we will do next\n\n- Staff will be trained by May 2026.\n\n## Looking ahead\n\nA desk will be opened."
    )
    assert [a["recommendations"] for a in letter(body)["actions"]] == [["1"], ["1"], []]


def test_a_paragraph_may_answer_with_its_first_words() -> None:
    body = "Recommendation 1 – accepted. A form was issued in May 2025.\n\n"
    body += "Recommendation 2 – not accepted. The contract is held nationally.\n\n"
    found = letter(body)
    assert [(r["number"], r["text"], r["response"]) for r in found["recommendations"]] == [
        ("1", None, "agreed"),
        ("2", None, "not_agreed"),
    ]
    assert [(a["text"], a["recommendations"]) for a in found["actions"]] == [
        ("Recommendation 1 – accepted. A form was issued in May 2025.", ["1"])
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Recommendation 2 dealt with plans. We agreed that they needed care. The Clerk will review each plan.",
        "Your fourth and last recommendation dealt with plans. The Clerk will review each plan.",
        "The recommendation that we accept in part concerned plans. The Clerk will review each plan.",
        "On plans, practice was found to differ. The Clerk will review each plan.",
        "On recommendation 2, I have asked the Clerk to review each plan.",
    ],
    ids=lambda body: body[:30],
)
def test_what_a_recommendation_was_about_says_nothing_of_the_status(body: str) -> None:
    action = letter(body)["actions"][0]
    assert (action["status"], action["owner"]) == ("planned", "Clerk")


def test_praise_in_the_first_person_ends_the_answers() -> None:
    body = "Recommendation 1: Visit homes.\n\nAgreed. Visits will be counted.\n\n"
    body += "I was delighted by what you said of our women’s team, whose work you called skilled."
    found = letter(body)
    assert (len(found["actions"]), len(found["strengths"])) == (1, 1)


def test_when_the_writers_met_is_no_time_of_the_inspection() -> None:
    text = "Thank you for the report of your inspection of Croydon PDU in April 2025, and for your time when we met on "
    text += "18 June."
    assert letter(text, about="")["inspection"]["period"]["edtf"] == "2025-04"


@pytest.mark.parametrize(
    "body",
    [
        "Recommendation 1: Hire clerks.\n\nWe accept this recommendation. Three clerks were appointed in June 2025.",
        "I accept this in full. A hub was opened on 3 October 2025.",
        "We will share our findings from the audit with staff by June 2026.",
        "We will agree our action plan with the police by July 2026.",
        "I will report on the position of the new hub by May 2026.",
        "We will arrange training on our plan for hostels by June 2026.",
        "We do not accept any drop in standards. Ten officers were appointed in August 2025.",
        "We cannot accept this recommendation. We have refurbished the reception area.",
        "The clinic begins in April 2026.",
        "The duty clinic at court begins in April 2026.",
        "A year-long course begins in April 2026.",
        "Much of the backlog has been cleared.",
    ],
    ids=lambda body: body[:36],
)
def test_these_are_actions(body: str) -> None:
    assert len(letter(body)["actions"]) == 1


@pytest.mark.parametrize(
    "body",
    [
        "The financial year begins in April 2026.",
        "On 30 September 2025 the unit held 2,051 cases.",
        "Let me assure you that safety comes first. Your findings will have been read.",
        "The plan is annexed in the form which both units now use for all their work.",
        "My successor starts on 5 May 2026.",
        "We cannot accept this recommendation. The lease was renewed in May 2025.",
        "I will report on progress each quarter.",
    ],
    ids=lambda body: body[:36],
)
def test_these_are_none(body: str) -> None:
    assert letter(body)["actions"] == []


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        pytest.param("Recommendations 2, 3 will be met by a new form.", ["2", "3"], id="before will"),
        pytest.param("For recommendations 1, 2, 3 we will hire two clerks.", ["1", "2", "3"], id="before we"),
        pytest.param("Under recommendations 2, 3 a rota will be drawn up.", ["2", "3"], id="before an article"),
        pytest.param("On recommendation 2, 14 managers will be trained.", ["2"], id="managers"),
        pytest.param("On recommendation 2, two of the managers will be trained.", ["2"], id="some of them"),
    ],
)
def test_a_list_of_numbers_ends_where_others_begin(body: str, numbers: list[str]) -> None:
    assert letter(body)["actions"][0]["recommendations"] == numbers


def test_recommendations_of_two_numbers_are_no_paragraphs() -> None:
    body = "## Recommendations\n\n1.1 Hire more clerks.\n\nAgreed. We will hire two clerks by May 2026.\n\n"
    body += "1.2 Open a hub.\n\nAgreed. We will open one by June 2026.\n\n"
    body += "2.1 Train all staff.\n\nAgreed. All will be trained by July 2026."
    found = letter(body)
    assert [r["number"] for r in found["recommendations"]] == ["1.1", "1.2", "2.1"]
    assert [a["recommendations"] for a in found["actions"]] == [["1.1"], ["1.2"], ["2.1"]]


def test_each_relative_clause_has_its_own_answer() -> None:
    body = "The last recommendation, which asks us to close the hostel at Newport, we cannot accept. "
    body += "The third, which asks us to train our staff well, we accept."
    assert [r["response"] for r in letter(body)["recommendations"]] == ["not_agreed", "agreed"]


def test_the_report_of_inspectors_may_praise() -> None:
    assert len(letter("Your inspectors’ report praised the court team.")["strengths"]) == 1


def test_a_bracket_left_open_before_a_list_closes_none_of_its_markers() -> None:
    found = letter("We will do the following (by June 2026:\n1) hire two clerks\n2) open a hub\n3) train staff")
    assert [a["text"] for a in found["actions"]] == ["hire two clerks", "open a hub", "train staff"]
