"""What stands in front of the letters on the page for the browser: sums, lists, and the picture of the deadlines."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from hmip_parse.letter import Letter
from hmip_parse.writers.as_html.overview import Row, Summary, by_due_date, overview, summary, without_due_date
from hmip_parse.writers.as_html.timeline import LEFT, RIGHT, Sign, Timeline, timeline

AS_OF = datetime.date(2026, 7, 1)
NOBODY = dict.fromkeys(("name", "role", "area", "organisation", "postcode", "email")) | {"address": []}


def deadline(edtf: str | None, earliest: str | None, latest: str | None, relation: str = "by") -> dict[str, Any]:
    return {
        "text": f"{relation} then",
        "relation": relation,
        "edtf": edtf,
        "earliest": earliest,
        "latest": latest,
        "inferred": False,
    }


def action(due: str | None = None, status: str | None = "planned", *deadlines: dict[str, Any]) -> dict[str, Any]:
    if due and not deadlines:
        deadlines = (deadline(due, due, due),)
    parts = {"deadlines": deadlines, "due": due, "owner": None, "recommendations": []}
    return {"text": "train all", "status": status} | parts


def letter(number: int, *actions: dict[str, Any], **differing: Any) -> Summary:
    """A letter on Wigan with these actions, summed up."""
    data = {
        "schema_version": "1.0",
        "document_type": "letter",
        "source": {"file": "a.txt", "format": "text", "sha256": "0", "pages": None, "text_source": "embedded"},
        "date": "2026-03-17",
        "sender": NOBODY,
        "addressee": NOBODY,
        "inspection": {"inspectorate": None, "region": differing.pop("region", None), "period": None},
        "pdus": [unit(name) for name in differing.pop("units", ["Wigan"])],
        "recommendation_count": 2,
        **dict.fromkeys(("reference", "salutation", "subject", "overall_response")),
        **{key: [] for key in ("recommendations", "strengths", "cc", "warnings")},
        "actions": actions,
        "evidence": {},
    }
    return summary(number, Letter.model_validate(data | differing), AS_OF)


REGIONS = {"Wigan": "Greater Manchester", "Bolton": "Greater Manchester", "Swindon": "South West"}


def unit(name: str) -> dict[str, Any]:
    return {"name": name, "canonical": name if name in REGIONS else None, "region": REGIONS.get(name), "code": None}


def told(row: Row) -> tuple[Any, ...]:
    return (row.name, len(row.letters), row.recommendations, row.unstated, row.actions, row.overdue)


@pytest.mark.parametrize(
    ("letters", "wanted"),
    [
        pytest.param(
            [letter(1, action("2026-06-30"), action("2026-07-01"))],
            [("All letters", 1, 2, 0, 2, 1), ("Greater Manchester", 1, 2, 0, 2, 1), ("Wigan", 1, 2, 0, 2, 1)],
            id="one",
        ),
        pytest.param(
            [letter(1, action("2026-06-30"), units=["Wigan", "Bolton"])],
            [
                ("All letters", 1, 2, 0, 1, 1),
                ("Greater Manchester", 1, 2, 0, 1, 1),
                ("Bolton", 1, 2, 0, 1, 1),
                ("Wigan", 1, 2, 0, 1, 1),
            ],
            id="two units of one letter count once in the sums",
        ),
        pytest.param(
            [letter(1, units=["Swindon"]), letter(2, recommendation_count=None)],
            [
                ("All letters", 2, 2, 1, 0, 0),
                ("Greater Manchester", 1, 0, 1, 0, 0),
                ("Wigan", 1, 0, 1, 0, 0),
                ("South West", 1, 2, 0, 0, 0),
                ("Swindon", 1, 2, 0, 0, 0),
            ],
            id="how many recommendations is not said",
        ),
        pytest.param(
            [letter(1, units=["Nowhere"], region="Wales"), letter(2, units=[])],
            [
                ("All letters", 2, 4, 0, 0, 0),
                ("Wales", 1, 2, 0, 0, 0),
                ("Nowhere", 1, 2, 0, 0, 0),
                ("Region not known", 1, 2, 0, 0, 0),
                ("No PDU named", 1, 2, 0, 0, 0),
            ],
            id="no unit and no region",
        ),
    ],
)
def test_overview(letters: list[Summary], wanted: list[tuple[Any, ...]]) -> None:
    made = overview(letters)
    rows = [made.whole] + [row for region in made.regions for row in (region.whole, *region.units)]
    assert list(map(told, rows)) == wanted


@pytest.mark.parametrize(
    ("actions", "wanted"),
    [
        pytest.param(
            [action("2026-08-01"), action("2026-07-01")], "2026-07-01", id="the first to come, the day included"
        ),
        pytest.param([action("2026-06-30")], None, id="overdue is not next"),
        pytest.param([action("2026-08-01", "completed")], None, id="completed is not next"),
        pytest.param([action()], None, id="no due date"),
    ],
)
def test_next_due(actions: list[dict[str, Any]], wanted: str | None) -> None:
    found = overview([letter(1, *actions)]).whole.next_due
    assert (str(found.due) if found else None) == wanted


def test_the_list_is_in_order_of_the_due_dates() -> None:
    letters = [
        letter(1, action("2026-08-01"), action()),
        letter(2, action("2026-06-30"), action("2026-07-15", "completed")),
    ]
    found = [(str(each.due), each.letter.number, each.place, each.state) for each in by_due_date(letters)]
    assert found == [
        ("2026-06-30", 2, 1, "overdue"),
        ("2026-07-15", 2, 2, "completed"),
        ("2026-08-01", 1, 1, "to come"),
    ]
    assert [(each.number, [p.place for p in promises]) for each, promises in without_due_date(letters)] == [(1, [2])]


# The picture

# Two days that make the picture reach from the first of January to the last of December.
EDGES = (action("2026-01-11"), action("2026-12-21"))


def drawn(*actions: dict[str, Any]) -> tuple[Timeline, list[Sign]]:
    made = timeline([letter(1, *EDGES, *actions)], AS_OF)
    return made, [sign for lane in made.lanes[2:] for sign in lane.signs]


JUNE, SUMMER, NOVEMBER = ("2026-06-01", "2026-06-30"), ("2026-06-01", "2026-08-31"), ("2026-11-01", "2026-11-30")


@pytest.mark.parametrize(
    ("made", "state"),
    [
        pytest.param(action("2026-08-01"), "to come", id="ahead"),
        pytest.param(action("2026-07-01"), "to come", id="on the day"),
        pytest.param(action("2026-06-30"), "overdue", id="behind"),
        pytest.param(action("2026-06-30", "completed"), "completed", id="behind and done"),
        pytest.param(action("2026-11-30", "planned", deadline("2026-06", *JUNE)), "passed", id="a later one counts"),
        pytest.param(action(None, "planned", deadline("2026-06", *JUNE, "from")), "starts", id="starts"),
        pytest.param(
            action(None, "in_progress", deadline("2026-06", *JUNE, "completed")), "completed", id="a part done"
        ),
    ],
)
def test_what_a_sign_says(made: dict[str, Any], state: str) -> None:
    _, (sign,) = drawn(made)
    assert sign.state == state
    assert state in sign.words


@pytest.mark.parametrize(
    ("made", "bar", "at"),
    [
        pytest.param(deadline("2026-06-30", "2026-06-30", "2026-06-30"), "none", "end", id="a day"),
        pytest.param(deadline("2026-06", *JUNE), "whole", "end", id="a month"),
        pytest.param(deadline("2026-22", *SUMMER, "in"), "whole", "end", id="a season"),
        pytest.param(
            deadline("2026-11", *NOVEMBER, "from"), "whole", "start", id="what starts counts from its first day"
        ),
        pytest.param(deadline("2026-06/..", "2026-06-01", None), "to the right edge", "end", id="no end"),
        pytest.param(deadline("../2026-06", None, "2026-06-30"), "from the left edge", "end", id="no beginning"),
    ],
)
def test_how_a_time_is_drawn(made: dict[str, Any], bar: str, at: str) -> None:
    _, (sign,) = drawn(action(None, "planned", made))
    right = round(sign.start + sign.width, 1)
    assert (sign.width > 0) is (bar != "none")
    assert (sign.start == LEFT) is (bar == "from the left edge")
    assert (right == RIGHT) is (bar == "to the right edge")
    assert sign.x == (right if at == "end" else sign.start)


@pytest.mark.parametrize(
    ("edtf", "uncertain"),
    [
        pytest.param("2026-06", False, id="certain"),
        pytest.param("2026-06~", True, id="approximate"),
        pytest.param("2026-06?", True, id="uncertain"),
        pytest.param("2026-0X", True, id="a digit unspecified"),
    ],
)
def test_what_is_uncertain_is_drawn_so(edtf: str, uncertain: bool) -> None:
    _, (sign,) = drawn(action(None, "planned", deadline(edtf, *JUNE)))
    assert sign.uncertain is uncertain


def test_a_longer_way_is_a_longer_time() -> None:
    _, (june, summer) = drawn(*(action(None, "planned", deadline("x", *each)) for each in (JUNE, SUMMER)))
    assert june.start == summer.start
    assert summer.width / june.width == pytest.approx(91 / 29, rel=0.02)


def test_what_has_no_day_is_listed() -> None:
    made, signs = drawn(action(None, "planned", deadline(None, None, None)))
    assert signs == []
    assert made.without_day == (("1/actions/2", "“by then”: 17 Mar 2026, Wigan, action 3"),)


def test_nothing_dated_draws_nothing() -> None:
    assert timeline([letter(1, action())], AS_OF).lanes == ()


@pytest.mark.parametrize(
    ("due", "inside"),
    [
        pytest.param(("2026-01-01", "2026-12-31"), True, id="between"),
        pytest.param(("2025-09-01", "2026-05-31"), True, id="a little after the last"),
        pytest.param(("2019-01-01", "2019-03-31"), False, id="years after"),
        pytest.param(("2028-01-01", "2028-03-31"), False, id="years before"),
    ],
)
def test_the_day_that_counts_is_in_the_picture_where_it_leaves_room(due: tuple[str, str], inside: bool) -> None:
    made = timeline([letter(1, *map(action, due))], AS_OF)
    assert (made.as_of is not None) is inside


@pytest.mark.parametrize(
    ("due", "labels"),
    [
        pytest.param(("2026-06-01", "2026-08-01"), ["Jun 2026", "Jul 2026", "Aug 2026"], id="months"),
        pytest.param(("2025-09-01", "2027-03-01"), ["Oct 2025", "Jan 2026"], id="quarters"),
        pytest.param(("2021-02-01", "2026-09-01"), ["2022", "2023"], id="years"),
    ],
)
def test_ticks(due: tuple[str, str], labels: list[str]) -> None:
    ticks = timeline([letter(1, *map(action, due))], AS_OF).ticks
    assert [label for _, label in ticks][: len(labels)] == labels
    assert len(ticks) <= 11
    assert all(LEFT <= x <= RIGHT for x, _ in ticks)


def test_a_row_for_each_letter_or_of_one_for_each_action() -> None:
    one = [letter(1, action("2026-08-01"), action(), action("2026-09-01"))]
    assert [lane.anchor for lane in timeline(one, AS_OF).lanes] == ["1/actions/0", "1/actions/2"]
    two = [*one, letter(2, action("2026-08-01"))]
    assert [(lane.anchor, lane.label, len(lane.signs)) for lane in timeline(two, AS_OF).lanes] == [
        ("1", "1. 17 Mar 2026, Wigan", 2),
        ("2", "2. 17 Mar 2026, Wigan", 1),
    ]
