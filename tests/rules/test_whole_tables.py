"""What tables of a small letter say: which column holds what, and what cells, headings and brackets add to a step."""

from __future__ import annotations

from typing import Any

import pytest

from hmip_parse.pipeline import parse_bytes
from tests.rules.test_whole_letters import ABOUT, letter


def table(*rows: str) -> str:
    return "\n".join(row.replace(" | ", "\t") for row in rows)


def dated(action: dict[str, Any]) -> list[tuple[str, str]]:
    return [(d["relation"], d["edtf"]) for d in action["deadlines"]]


def test_a_column_of_days_on_which_steps_were_done() -> None:
    rows = (
        "Rec. | What has been done | Completed",
        "1 | All 94 cases were read again by a manager. | 30 January 2026",
        "2 | Appointment of a lead for each office. | 2 February",
        "3 | The room has been redecorated. | Yes",
    )
    actions = letter(table(*rows))["actions"]
    assert [a["status"] for a in actions[:2]] == ["completed", "completed"]
    assert [dated(a) for a in actions] == [[("completed", "2026-01-30")], [("completed", "2026-02-02")], []]
    assert [a["due"] for a in actions] == [None, None, None]


def test_a_table_of_milestones() -> None:
    rows = (
        "Milestone | When | Who",
        "Champions named in all offices | Done (29 January 2026) | Senior Probation Officers",
        "Joint protocol signed with the council | By 31 May 2026 | Head of PDU",
        "Staff survey on workload | 30 June 2026 | Business Manager",
        "New referral form | Date to follow | Health Lead",
        "Vacant post filled | By the end of June 2026 | HR Lead",
    )
    found = letter(f"The dates that matter are these.\n\n{table(*rows)}")
    assert [a["status"] for a in found["actions"]] == ["completed", *["planned"] * 4]
    assert [a["owner"] for a in found["actions"]] == [
        "Senior Probation Officers",
        "Head of PDU",
        "Business Manager",
        "Health Lead",
        "HR Lead",
    ]
    assert [dated(a) for a in found["actions"]] == [
        [("completed", "2026-01-29")],
        [("by", "2026-05-31")],
        [("by", "2026-06-30")],
        [],
        [("by", "2026-06-30")],
    ]
    assert found["recommendations"] == []


def test_a_row_may_answer_two_recommendations() -> None:
    rows = (
        "Rec. | Action | Lead | Target date",
        "5 | Reopen the workshop. | Head of PDU | 1 May 2026",
        "6 and 7 | Record ethnicity in every case. | Quality Lead | 31 May 2026",
    )
    found = letter(table(*rows))
    assert [a["recommendations"] for a in found["actions"]] == [["5"], ["6", "7"]]
    assert [r["number"] for r in found["recommendations"]] == ["5", "6", "7"]


PROGRESS = (
    "No. | Recommendation | Action | Lead | Deadline | RAG | Progress",
    "1 | Visit more homes. | Joint visits in twenty cases. | Quality Lead | 28 May 2026 | Green | Nine carried out.",
    "2 | Train staff. | Four workshops to be held. | Training Lead | 27 June 2026 | Green | None held yet.",
    "3 | Hear people. | Forum set up again. | Engagement Lead | Complete | Blue | Issued on 15 January 2026.",
    "4 | Fill posts. | Weekly talks with the unions. | HR Lead | Ongoing | Red | Met each week since 3 January.",
)
KEY = "Blue: complete. Green: under way and on course. Amber: late. Red: not started."


def test_colours_count_where_the_letter_says_what_they_mean() -> None:
    keyed, plain = (letter(f"{over}{table(*PROGRESS)}")["actions"] for over in (f"{KEY}\n\n", ""))
    assert [a["status"] for a in keyed] == ["in_progress", "in_progress", "completed", "planned"]
    assert [a["status"] for a in plain] == ["in_progress", "planned", "completed", "in_progress"]


def test_what_has_come_of_a_step_may_date_it() -> None:
    actions = letter(table(*PROGRESS))["actions"]
    assert dated(actions[2]) == [("completed", "2026-01-15")]
    assert dated(actions[3]) == [("from", "2026-01-03")]


@pytest.mark.parametrize(
    ("cell", "owner", "deadlines"),
    [
        pytest.param("Head of PDU, by 31 May 2026", "Head of PDU", [("by", "2026-05-31")], id="by a day"),
        pytest.param("Court SPO – end of April 2026", "Court SPO", [("by", "2026-04-30")], id="a dash"),
        pytest.param("Deputy Head of PDU (completed)", "Deputy Head of PDU", [], id="completed"),
        pytest.param("Quality Lead", "Quality Lead", [], id="no date"),
        pytest.param("June 2026, Head of PDU", "Head of PDU", [("by", "2026-06")], id="the date first"),
    ],
)
def test_owner_and_date_may_share_a_column(cell: str, owner: str, deadlines: list[tuple[str, str]]) -> None:
    rows = (
        "Rec | Recommendation | Response | Action | Owner and date",
        f"1 | Visit more homes. | Agreed | Managers will check each visit. | {cell}",
        "2 | Train staff. | Agreed | A course will be run. | Training Lead, by 1 June 2026",
    )
    first = letter(table(*rows))["actions"][0]
    assert (first["owner"], dated(first)) == (owner, deadlines)


STEPS = (
    "| No. | Recommendation | Response | Steps, with lead and date |\n|---|---|---|---|\n"
    "| 1 | Assess better. | Agreed | By the end of May 2026 we will:<br>- audit 60 cases (Quality Lead);<br>"
    "- write a guide (Senior Probation Officer, Croydon); and<br>- cut the backlog (Deputy Head of PDU). |\n"
    "| 2 | Train staff. | Agreed | - Deliver two days (Training Lead, by 31 October 2026).<br>"
    "- Four licences have been bought (Business Manager, 27 January 2026). |\n"
)


def test_owners_in_brackets() -> None:
    actions = letter(STEPS)["actions"]
    assert [a["owner"] for a in actions] == [
        "Quality Lead",
        "Senior Probation Officer, Croydon",
        "Deputy Head of PDU",
        "Training Lead",
        "Business Manager",
    ]
    assert [dated(a) for a in actions[-2:]] == [[("by", "2026-10-31")], [("completed", "2026-01-27")]]


@pytest.mark.parametrize(
    ("items", "owners"),
    [
        pytest.param(
            ["Audit cases (Quality Lead)", "Hold talks (Head of Unit)"], ["Quality Lead", "Head of Unit"], id="two"
        ),
        pytest.param(["Audit cases (Quality Lead)", "Hold talks"], [None, None], id="one is no habit"),
        pytest.param(["Audit cases (court team)", "Hold talks (for officers)"], [None, None], id="whom they are for"),
        pytest.param(["Audit cases (60 of them)", "Hold talks (in Leeds)"], [None, None], id="no offices"),
    ],
)
def test_brackets_name_owners_where_more_than_one_does(items: list[str], owners: list[str | None]) -> None:
    body = "We will:\n\n" + "\n".join(f"- {item};" for item in items)
    assert [a["owner"] for a in letter(body)["actions"]] == owners


@pytest.mark.parametrize(
    "line",
    [
        "The following have been done already.",
        "The following are still to be done or finished. Each has a named lead.",
        "Our steps are set out in this table.",
        "Position at 10 January 2026.",
    ],
)
def test_what_only_introduces_a_table_is_no_step(line: str) -> None:
    rows = "Rec. | Action | Lead | Target date", "5 | Reopen the workshop. | Head of PDU | 1 May 2026"
    assert [a["text"] for a in letter(f"{line}\n\n{table(*rows)}")["actions"]] == ["Reopen the workshop."]


def test_a_response_before_the_story_is_no_deed() -> None:
    rows = (
        "No. | Recommendation | Response and action | Lead | Date",
        "1 | Offer places. | Partly agreed. We cannot pay for both. A place will open in May. | Head of PDU | May 2026",
        "2 | Train staff. | Agreed. A course will be run. | Training Lead | June 2026",
    )
    assert [a["status"] for a in letter(table(*rows))["actions"]] == ["planned", "planned"]


def test_a_heading_that_is_a_time_dates_the_steps_below_it() -> None:
    body = (
        "## Immediate\n\nA rota has been changed.\n\n## By summer 2026\n\nWe will:\n\n- train staff;\n- open a hub.\n\n"
        "## Longer term\n\nA guide will be written."
    )
    assert [dated(a) for a in letter(body)["actions"]] == [[], [("by", "2026-22")], [("by", "2026-22")], []]


PLAN = """HM Prison & Probation Service

# Action Plan: HM Inspectorate of Probation inspection of Walsall and Wolverhampton PDU, and of the region around it

Action plan submitted: 6 May 2025

## About this plan

HMPPS is expected to answer each recommendation within 15 working days.

| Ref | Recommendation | Response | Action | Owner | Target date |
|---|---|---|---|---|---|
| R1 | Visit more homes. | Agreed | Managers will check each visit. | Head of PDU | 1 July 2025 |
"""


def test_the_title_of_a_plan_may_be_long_and_its_introduction_is_no_step() -> None:
    found = parse_bytes(PLAN.encode()).model_dump(mode="json")
    assert found["subject"].startswith("Action Plan: HM Inspectorate")
    assert found["subject"].endswith("around it")
    assert found["date"] == "2025-05-06"
    assert [a["text"] for a in found["actions"]] == ["Managers will check each visit."]


def test_a_table_set_with_blanks_may_have_a_row_a_line() -> None:
    body = (
        f"{ABOUT}\n\n"
        "Milestone                                When                    Who\n"
        "Champions named in all three offices     By 31 May 2026          Senior Probation Officers\n"
        "Staff survey on workload                 30 June 2026            Business Manager\n"
        "Refurbished rooms open                   w/c 6 July 2026         Estates Manager\n"
    )
    actions = letter(body)["actions"]
    assert [a["text"] for a in actions] == [
        "Champions named in all three offices",
        "Staff survey on workload",
        "Refurbished rooms open",
    ]
    assert [a["owner"] for a in actions] == ["Senior Probation Officers", "Business Manager", "Estates Manager"]


def test_who_leads_is_no_action() -> None:
    rows = (
        "No | Recommendation | Our response | Action lead | Date",
        "1 | Keep better records. | A new template will be issued. | Quality Lead | 30 April 2026",
        "2 | Visit more homes. | Visits will be counted. | Head of PDU | 31 May 2026",
    )
    actions = letter(table(*rows))["actions"]
    assert [(a["text"], a["owner"]) for a in actions] == [
        ("A new template will be issued.", "Quality Lead"),
        ("Visits will be counted.", "Head of PDU"),
    ]


def test_a_column_of_updates_may_hold_states() -> None:
    states = {"On track": "in_progress", "Complete": "completed", "Closed": "completed", "Not started": "planned"}
    rows = "\n".join(f"{n}\tVisit homes {n}.\tQuality Lead\t1 May 2026\t{s}" for n, s in enumerate(states, 1))
    actions = letter(f"No\tAction\tOwner\tDue\tUpdate\n{rows}\n")["actions"]
    assert [a["status"] for a in actions] == list(states.values())


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        pytest.param("30 January 2026", "completed", id="over"),
        pytest.param("30 April 2026", "planned", id="to come"),
        pytest.param("No – by May 2026", "planned", id="no"),
        pytest.param("Due to be completed in July 2026", "planned", id="due"),
    ],
)
def test_a_day_to_come_under_completed_is_none_on_which_it_was_done(cell: str, status: str) -> None:
    rows = (
        "Rec. | Action | Completed",
        f"1 | A new template will be issued. | {cell}",
        "2 | Visits have been counted. | 2 January 2026",
        "3 | A desk has been opened. | 3 January 2026",
    )
    assert letter(table(*rows))["actions"][0]["status"] == status


def test_a_table_set_with_blanks_may_have_rows_that_wrap() -> None:
    body = (
        "Recommendation            Action                    Owner             Due\n"
        "Keep better records       Audit all of the cases    Head of Croydon   End of\n"
        "in all cases              held by officers          PDU               May 2026\n"
        "\n"
        "Visit more of the         Train all managers in     Training Team     End of\n"
        "homes of people           risk of harm              of London         June 2026\n"
    )
    actions = letter(body)["actions"]
    assert [a["text"] for a in actions] == [
        "Audit all of the cases held by officers",
        "Train all managers in risk of harm",
    ]
    assert [a["due"] for a in actions] == ["2026-05-31", "2026-06-30"]


def test_a_time_over_steps_ends_at_the_next_recommendation() -> None:
    body = (
        "## Spring 2026\n\nA clerk will be hired.\n\n## Recommendation 2\n\nThe Head of Croydon PDU will count visits."
    )
    assert [dated(a) for a in letter(body)["actions"]][-1] == []


@pytest.mark.parametrize(
    "over",
    [
        "The steps to open the hub will be finished by the Business Manager in May 2026.",
        "Dates are below. We have appointed a Quality Lead in January 2026.",
        "Below 40 cases each, officers can do good work, so we have recruited two more in January 2026.",
    ],
)
def test_a_step_over_a_table_is_one(over: str) -> None:
    rows = "Office | Places | Filled", "Croydon | 20 | 18", "Sutton | 12 | 12"
    assert len(letter(f"{over}\n\n{table(*rows)}")["actions"]) == 1
