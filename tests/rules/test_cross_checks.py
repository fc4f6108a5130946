"""Which warnings the parts of an answer cast on each other, and on what they stay silent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.test_whole_letters import letter

CITING = (
    "On recommendation 1, a checklist will be issued by May 2026.\n\n"
    "On recommendation 2, two managers will be appointed by June 2026.\n\n"
)
ITEMS = (
    "We will:\n\n- issue a form by May 2026;\n- appoint two managers by June 2026; and\n- open a desk by July 2026.\n\n"
)
GAP = CITING + "On recommendation 4, a desk will be opened by July 2026.\n\n"
UNDATED = "The duty rota has been rewritten and every office has a copy.\n\n"
TEXTS = "Recommendation 1: Check every plan.\n\nAgreed\n\nA checklist will be issued by May 2026.\n\n"
TEXTS += "Recommendation 2: Fill the posts.\n\nAgreed\n\nTwo managers will be appointed by June 2026.\n\n"
THIRD = "Recommendation 3{text}\n\n{response}A desk will be opened by July 2026.\n\n"


def warned(body: str) -> set[tuple[str, str]]:
    found = letter(body)
    codes = {
        "action-perhaps-missed",
        "action-perhaps-none",
        "action-without-recommendation",
        "owner-perhaps-missed",
        "recommendation-text-not-found",
        "recommendation-without-number",
        "strength-perhaps-none",
        "recommendation-unanswered",
        "response-not-found",
        "status-not-found",
    }
    return {(w["code"], w["field"]) for w in found["warnings"] if w["code"] in codes}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(CITING, set(), id="all is as expected"),
        pytest.param(ITEMS, set(), id="a list"),
        pytest.param(
            ITEMS + UNDATED, {("action-perhaps-none", "/actions/3/text")}, id="prose without a date by a list"
        ),
        pytest.param(
            UNDATED + UNDATED + "A desk will be opened by July 2026.\n\n", set(), id="prose without a date among prose"
        ),
        pytest.param(
            CITING + UNDATED, {("action-perhaps-none", "/actions/2/text")}, id="prose without a date at the end"
        ),
        pytest.param(UNDATED, set(), id="the only step"),
        pytest.param(
            "A rota will be drawn up by July 2026.\n\n" + CITING,
            {("action-without-recommendation", "/actions/0/recommendations")},
            id="one that cites nothing",
        ),
        pytest.param(
            TEXTS + "The last, which asks us to close the hostel, we cannot accept.\n\n",
            {("recommendation-without-number", "/recommendations/2/number")},
            id="one without a number",
        ),
        pytest.param(
            "You made two recommendations. We accept recommendations 1 and 2.\n\n## What we will do\n\n" + ITEMS,
            {("action-without-recommendation", f"/actions/{n}/recommendations") for n in range(3)},
            id="none cites what is numbered",
        ),
        pytest.param(
            "You found that:\n\n- reports were prompt; and\n- the desk was moved in May 2025.\n\n",
            {("strength-perhaps-none", "/strengths/1")},
            id="praise with a date",
        ),
        pytest.param(GAP, {("recommendation-unanswered", "/actions")}, id="a gap in the numbers"),
        pytest.param(
            GAP + "We do not accept recommendation 3.\n\n",
            set(),
            id="a gap where a recommendation is refused",
        ),
        pytest.param(
            CITING + "On recommendation 9, a desk will be opened by July 2026.\n\n", set(), id="more gaps than answers"
        ),
        pytest.param(
            CITING + f"On recommendation {'9' * 5000}, a desk will be opened by July 2026.\n\n",
            {("action-without-recommendation", "/actions/2/recommendations")},
            id="a number of thousands of digits",
        ),
        pytest.param(
            TEXTS + THIRD.format(text=": Open a desk.", response="Agreed\n\n"), set(), id="all have a response"
        ),
        pytest.param(
            TEXTS + THIRD.format(text=": Open a desk.", response=""),
            {("response-not-found", "/recommendations/2/response")},
            id="one has none",
        ),
        pytest.param(
            TEXTS + THIRD.format(text="", response="Agreed\n\n"),
            {("recommendation-text-not-found", "/recommendations/2/text")},
            id="one has no text",
        ),
        pytest.param(
            ITEMS
            + "Foo\tBar\tBaz\nBlue\tA form will be sent to all in May 2026\tx\nGreen\tA desk will be opened\ty\n\n",
            {("action-perhaps-missed", "/actions")},
            id="a table of no known columns",
        ),
        pytest.param(ITEMS + "Office\t2024\t2025\nBarnet\t31\t28\nEnfield\t14\t19\n\n", set(), id="a table of figures"),
        pytest.param(
            "These are the steps:\n\n- A desk will be opened.\n- A course for all managers.\n\n",
            {("status-not-found", "/actions/1/status")},
            id="no verb and no date",
        ),
    ],
)
def test_one_part_speaks_against_another(body: str, expected: set[tuple[str, str]]) -> None:
    assert warned(body) == expected


@pytest.mark.parametrize(
    ("step", "office"),
    [
        pytest.param("Forms to be signed, by Deputy Governor Kay, each day.", "Deputy Governor Kay", id="behind by"),
        pytest.param(
            "A form, written by the Chief Probation Officer, will be issued in May 2026.", None, id="its author"
        ),
        pytest.param(
            "We will train Team Managers, Quality Officers and Clerks by May 2026.", None, id="one of several"
        ),
        pytest.param("Six Probation Officers took up post in May 2025.", None, id="counted"),
        pytest.param("Each Governor has been sent a copy of the form.", None, id="any one of a kind"),
        pytest.param("Senior Probation Officers’ caseloads will be cut by May 2026.", None, id="whose something is"),
        pytest.param(
            "The spans of control of Team Managers will be cut by May 2026.", None, id="only what it is about"
        ),
    ],
)
def test_an_office_that_acts_is_an_owner_or_a_doubt(step: str, office: str | None) -> None:
    found: dict[str, Any] = letter(f"We will take these steps:\n\n- {step}\n- A desk will be opened by July 2026.\n\n")
    doubts = [w["message"] for w in found["warnings"] if w["code"] == "owner-perhaps-missed"]
    assert found["actions"][0]["owner"] is None
    assert doubts == ([f"“{office}” is named, and was not taken for the owner"] if office else [])
