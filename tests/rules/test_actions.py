"""What is a step and what is not, and what a lead or a cell adds to it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.specimen import letter

OPENING = "Thank you for your report on Norfolk PDU, which makes three recommendations. I accept them all."

STEPS = [
    ("reported", "I can also report that an agreement with the police was signed on 3 June 2025."),
    ("since then", "Since the inspection the region has opened two reporting centres."),
    ("written to others", "I have written to the chief executives of both councils to ask for a named contact."),
    ("promise", "The Head of PDU will review every case held by new officers by October 2025."),
    ("done by us", "We have appointed a second manager to the Norwich office."),
    ("passive done", "A new protocol with the police was signed on 3 June 2025."),
    ("asked", "I have asked the Head of Operations to examine the allocation of work."),
    ("going on", "We are recruiting to the four vacancies."),
    (
        "criticism then step",
        "The greatest concern was planning. A course in planning will be run for all staff in July.",
    ),
    ("headquarters", "The Workforce Unit in headquarters will publish a new tool in the autumn."),
    ("region's step", "Your second recommendation concerned pay. The region will offer a supplement from September."),
]
NO_STEPS = [
    ("cannot promise", "We cannot promise that every post will be filled, since trainees are allotted nationally."),
    ("when you visited", "When you visited, officers held too many cases. That could not be allowed to go on."),
    ("not complacent", "We know that there is more to do, and we will not be complacent."),
    ("update", "I will provide a further update in six months' time."),
    ("approved the plan", "The plan is the work of the Head of PDU, and I have approved it."),
    ("thanks", "I am grateful to your inspectors for the care that they took."),
    ("assurance", "I remain committed to making sure that progress is made."),
    ("monitoring", "Progress will be monitored by my performance board each month."),
    ("courtesy", "I look forward to seeing you in Norwich, and would be happy to discuss this letter."),
    ("background", "The unit serves two counties and has three offices."),
    ("praise", "Inspectors praised the work of the court team, which was found to be prompt and clear."),
    ("restatement", "You recommended that we should train all staff."),
    ("inspectors' deeds", "Your inspectors visited three offices and read forty cases."),
    ("report's date", "The report was published on 3 June 2025."),
    ("plan kept up", "The action plan will be updated every quarter."),
    ("write again", "I shall write to you again in the autumn."),
]


@pytest.mark.parametrize("body", [r[1] for r in STEPS], ids=[r[0] for r in STEPS])
def test_paragraph_is_an_action(body: str) -> None:
    assert [a.text for a in letter(f"{OPENING}\n\n{body}").actions] == [body]


@pytest.mark.parametrize("body", [r[1] for r in NO_STEPS], ids=[r[0] for r in NO_STEPS])
def test_paragraph_is_no_action(body: str) -> None:
    assert letter(f"{OPENING}\n\n{body}").actions == ()


def test_lead_gives_date_and_owner_to_each_item() -> None:
    read = letter(
        f"""{OPENING}

By the end of September the Quality Team will:

• audit forty cases;
• brief each office on what it finds."""
    )
    assert [(a.owner, a.due, a.status) for a in read.actions] == [("Quality Team", date(2025, 9, 30), "planned")] * 2


def test_lead_that_says_the_steps_were_done() -> None:
    read = letter(
        f"""{OPENING}

Since the inspection we have:

• appointed a lead for domestic abuse;
• trained all court staff."""
    )
    assert [a.status for a in read.actions] == ["completed", "completed"]


def test_item_with_a_lead_is_no_action_and_an_item_with_sub_items_is_one() -> None:
    read = letter(
        f"""{OPENING}

The steps are these:

- Training. We will do the following:
  - run a course for managers in July
  - write a guide for officers
- A three-part induction will begin in August.
  - Law
  - Risk"""
    )
    assert [a.text for a in read.actions] == [
        "run a course for managers in July",
        "write a guide for officers",
        "A three-part induction will begin in August.\nLaw\nRisk",
    ]


STRENGTHS = [
    ("prose", "Inspectors praised the energy of the court team.", ["Inspectors praised the energy of the court team."]),
    (
        "introduced",
        "There was much in the report to encourage us.\n\nLeaders were visible and trusted.\n\nStaff felt safe.",
        ["Leaders were visible and trusted.", "Staff felt safe."],
    ),
    (
        "introduced in the paragraph",
        "There was good news too. Inspectors found that women were well served.",
        ["There was good news too. Inspectors found that women were well served."],
    ),
    (
        "list",
        "I was pleased that you found the following:\n\n• Leaders were visible.\n• Staff felt safe.",
        ["Leaders were visible.", "Staff felt safe."],
    ),
    (
        "heading",
        "What inspectors praised\n\n• Leaders were visible.\n• Staff felt safe.",
        ["Leaders were visible.", "Staff felt safe."],
    ),
    ("criticism", "Inspectors found that planning was poor and too often missing.", []),
    ("thanks", "I am grateful for the report.", []),
]


@pytest.mark.parametrize(("body", "strengths"), [r[1:] for r in STRENGTHS], ids=[r[0] for r in STRENGTHS])
def test_strengths(body: str, strengths: list[str]) -> None:
    assert list(letter(f"{OPENING}\n\n{body}\n\nThe Head of PDU will report in July.").strengths) == strengths


PLAN = """{opening}

| No. | Recommendation | Response | Action taken or planned | Owner | Target date |
|---|---|---|---|---|---|
| Norfolk PDU should: | | | | | |
| 1 | Train every officer. | Agreed | {course} | Training Lead | July 2025 |
| | | | A guide will be written. | Head of PDU | 30/09/2025 |
| 2 | Fill all posts. | Partly agreed | (a) It will be done. (b) Pay is fixed. | (a) HR (b) N/A | (a) 1/8/25 (b) N/A |
| 3 | Open an office. | Not agreed | There is no money for it. | N/A | N/A |
| 4 | Hold exit interviews. | Agreed | Exit interviews are held. | Head of PDU | Completed |
"""


def test_plan_table() -> None:
    read = letter(PLAN.format(opening=OPENING, course="A course has been designed.<br>It will be run in July."))
    assert [(a.recommendations, a.owner, a.status) for a in read.actions if a.recommendations != ("2",)] == [
        (("1",), "Training Lead", "in_progress"),
        (("1",), "Head of PDU", "planned"),
        (("4",), "Head of PDU", "completed"),
    ]
    assert [r.response for r in read.recommendations] == ["agreed", "partly_agreed", "not_agreed", "agreed"]
    assert read.actions[0].text == "A course has been designed.\nIt will be run in July."
