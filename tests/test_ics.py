"""The calendar, read back with icalendar: an all-day event for each due date, the same in every run."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from hmip_parse.writers import writer
from tests.fixture_letters import as_json, documents, reading

PDFS = [path for path in documents() if path.suffix == ".pdf"]


def calendar(*letters: dict[str, Any]) -> Any:
    return icalendar.Calendar.from_ical(b"".join(writer("ics").together(json.dumps(a).encode() for a in letters)))


def calendar_of(paths: list[Path]) -> Any:
    return calendar(*map(as_json, paths))


def words(event: Any) -> str:
    return str(event["description"]).partition("\n\n")[0]


def plain(text: str) -> str:
    """The words alone: a line break in one format's reading and a blank in another's make no two promises."""
    return " ".join(text.split()).casefold()


def promised(paths: list[Path]) -> set[tuple[str, datetime.date]]:
    return {
        (plain(action["text"]), datetime.date.fromisoformat(action["due"]))
        for answer in map(as_json, paths)
        for action in answer["actions"]
        if action["due"]
    }


@pytest.mark.parametrize("paths", [documents(), PDFS], ids=["all formats", "pdf"])
def test_the_events_hold_the_actions_and_dates_of_the_json(paths: list[Path]) -> None:
    events = calendar_of(paths).walk("VEVENT")
    assert {(plain(words(event)), event.decoded("dtstart")) for event in events} == promised(paths)
    assert len({str(event["uid"]) for event in events}) == len(events)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_promise_of_a_letter_is_one_event(path: Path) -> None:
    wanted = [
        (action["text"], action["due"], action["owner"], action["recommendations"])
        for action in as_json(path)["actions"]
        if action["due"]
    ]
    events = calendar_of([path]).walk("VEVENT")
    assert len(events) == len([each for nth, each in enumerate(wanted) if each not in wanted[:nth]])


def test_an_event_lasts_its_day_and_is_stamped_with_the_letter_s() -> None:
    stamps = set()
    for event in calendar_of(PDFS).walk("VEVENT"):
        first, end = event.decoded("dtstart"), event.decoded("dtend")
        assert type(first) is datetime.date
        assert end - first == datetime.timedelta(days=1)
        assert event["transp"] == "TRANSPARENT"
        stamps.add(event.decoded("dtstamp").date().isoformat())
    assert stamps <= {answer["date"] or a["due"] for answer in map(as_json, PDFS) for a in answer["actions"]}


def test_the_calendar_says_what_made_it() -> None:
    made = calendar_of(PDFS[:1])
    assert (made["version"], made["prodid"], made["method"]) == ("2.0", "-//hmip-parse//hmip-parse//EN", "PUBLISH")


def test_lines_are_folded_and_end_as_rfc_5545_says() -> None:
    text = writer("ics").alone(writer("ics").part(reading(PDFS[0])))
    lines = text.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def a_letter(*actions: dict[str, Any], **differing: Any) -> dict[str, Any]:
    plain = {"text": "train all", "status": None, "owner": None, "recommendations": [], "due": "2031-05-14"}
    return {
        "source": {"file": "a.txt"},
        "date": "2031-01-06",
        "pdus": [{"name": "Wigan", "canonical": "Wigan", "region": None}],
        "inspection": {"region": None},
        "sender": {"name": None, "role": None, "organisation": None},
        "recommendation_count": None,
        "actions": [plain | {"deadlines": []} | each for each in actions or ({},)],
        "warnings": [],
    } | differing


def uids(*letters: dict[str, Any]) -> list[str]:
    return [str(event["uid"]) for event in calendar(*letters).walk("VEVENT")]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(a_letter(), True, id="the same letter"),
        pytest.param(a_letter(source={"file": "b.pdf"}), True, id="another file"),
        pytest.param(a_letter({"due": "2031-06-30"}), True, id="another due date"),
        pytest.param(a_letter({"owner": "Head of PDU"}), True, id="another owner"),
        pytest.param(a_letter({"text": "Train  all"}), True, id="another capital, another blank"),
        pytest.param(a_letter({"text": "train some"}), False, id="other words"),
        pytest.param(a_letter(date="2031-01-07"), False, id="another day's letter"),
        pytest.param(a_letter(pdus=[]), False, id="another PDU"),
    ],
)
def test_what_keeps_an_event_the_same_in_a_second_export(other: dict[str, Any], same: bool) -> None:
    assert (uids(a_letter()) == uids(other)) is same


@pytest.mark.parametrize(
    ("letters", "events"),
    [
        pytest.param([a_letter(), a_letter(source={"file": "b.pdf"})], 1, id="one promise in two files"),
        pytest.param([a_letter({}, {"due": "2031-06-30"})], 2, id="the same words with two dates"),
        pytest.param([a_letter({"recommendations": ["1"]}, {"recommendations": ["2"]})], 2, id="two recommendations"),
        pytest.param([a_letter({"due": None})], 0, id="no due date"),
        pytest.param([a_letter(date=None)], 1, id="a letter without a date"),
        pytest.param([a_letter(), a_letter(actions=[])], 1, id="a letter without actions"),
    ],
)
def test_how_many_events(letters: list[dict[str, Any]], events: int) -> None:
    given = uids(*letters)
    assert len(given) == len(set(given)) == events


def test_a_letter_without_a_date_is_stamped_with_the_due_date() -> None:
    (event,) = calendar(a_letter(date=None)).walk("VEVENT")
    assert event.decoded("dtstamp") == datetime.datetime(2031, 5, 14, tzinfo=datetime.UTC)


def test_the_description_says_whose_promise_it_is_and_what_is_in_doubt() -> None:
    warning = {"code": "deadline-after", "message": "", "field": "/actions/0/deadlines/0"}
    phrase = {"text": "after Easter", "relation": "by", "edtf": None, "earliest": None, "latest": None}
    action = {"owner": "Head of PDU", "recommendations": ["1", "2"], "status": "planned", "deadlines": [phrase]}
    sender = {"name": "Tilda Brock", "role": None, "organisation": None}
    (event,) = calendar(a_letter(action, sender=sender, warnings=[warning])).walk("VEVENT")
    assert str(event["summary"]) == "Wigan: train all"
    assert str(event["description"]).splitlines() == [
        "train all",
        "",
        "Owner: Head of PDU",
        "Deadline: after Easter",
        "Status: planned",
        "Recommendations: 1; 2",
        "Letter: 2031-01-06, Tilda Brock, a.txt",
        "Warnings: deadline-after",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("a, b; c\\d\ne", "a, b; c\\d\ne", id="what is escaped"),
        pytest.param("a\x1b\x07b", "a  b", id="control characters"),
        pytest.param("BEGIN:VEVENT\nUID:1", "BEGIN:VEVENT\nUID:1", id="lines of a calendar"),
        pytest.param("é" * 200, "é" * 200, id="folded between characters"),
    ],
)
def test_a_letter_s_words_stay_in_their_place(text: str, wanted: str) -> None:
    (event,) = calendar(a_letter({"text": text})).walk("VEVENT")
    assert words(event) == wanted
