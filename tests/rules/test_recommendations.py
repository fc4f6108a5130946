"""How many recommendations there are, and what the letter says of them."""

from __future__ import annotations

import pytest

from tests.rules.specimen import letter

COUNTS = [
    ("digits", "You made a total of 4 recommendations.", 4),
    ("word", "The report makes seven recommendations.", 7),
    ("adjectives", "It makes six clear and practical recommendations.", 6),
    ("article", "I welcome the five recommendations in your report.", 5),
    ("split", "It makes four recommendations for the PDU and two for the region.", 6),
    ("split after the total", "It makes eight recommendations, five for the PDU and three for the region.", 8),
    ("of your", "Three of your five recommendations are agreed and two are partly agreed.", 5),
    ("of the", "Four of the five are agreed and one is agreed in part.", 5),
    ("one", "You make one recommendation.", 1),
    ("all", "I accept all recommendations.", None),
    ("none", "Your recommendations have been noted.", None),
    ("another body's", "The Ombudsman made two recommendations of his own.", None),
    ("remaining", "The remaining four recommendations are for others.", None),
]


@pytest.mark.parametrize(("body", "count"), [r[1:] for r in COUNTS], ids=[r[0] for r in COUNTS])
def test_count(body: str, count: int | None) -> None:
    read = letter(f"Thank you for your report on Norfolk PDU. {body}")
    assert read.recommendation_count == count
    if count is None:
        assert any(w.field == "/recommendation_count" for w in read.warnings)


RESPONSES = [
    ("accept all", "I accept all of them.", "agreed"),
    ("agree with each", "We agree with each of the recommendations.", "agreed"),
    ("in full", "The recommendations are accepted in full.", "agreed"),
    ("every one", "I accept every one.", "agreed"),
    ("all six", "All six are accepted.", "agreed"),
    ("both", "We agree with both recommendations.", "agreed"),
    ("all but one", "We accept all but one of the recommendations.", "partly_agreed"),
    ("in principle", "Your recommendations are accepted in principle.", "partly_agreed"),
    ("mix", "Of the six recommendations, five are accepted and one is rejected.", "partly_agreed"),
    ("save one", "We accept the recommendations, save that the last is accepted in part.", "partly_agreed"),
    ("ordinal", "You make seven recommendations. Six I accept. The seventh I accept in principle.", "partly_agreed"),
    ("none accepted", "We do not accept the recommendations.", "not_agreed"),
    ("noted", "The recommendations have been noted and carefully considered.", None),
    ("of something else", "I accept that there were failings.", None),
    ("a protocol", "A protocol has been agreed with the police.", None),
]


@pytest.mark.parametrize(("body", "response"), [r[1:] for r in RESPONSES], ids=[r[0] for r in RESPONSES])
def test_overall_response(body: str, response: str | None) -> None:
    assert letter(f"Thank you for your report on Norfolk PDU. {body}").overall_response == response


def test_listed_first_and_answered_later() -> None:
    read = letter(
        """Thank you for your report. Norfolk PDU should:

1. train every officer in planning;
2. fill its vacancies.

Recommendations 1 and 2 are accepted.

Recommendation 1

A course will be run for all officers by August 2025.

Recommendation 2

Six posts have been advertised."""
    )
    assert [(r.number, r.text, r.response) for r in read.recommendations] == [
        ("1", "train every officer in planning;", "agreed"),
        ("2", "fill its vacancies.", "agreed"),
    ]
    assert [(a.recommendations, a.status) for a in read.actions] == [(("1",), "planned"), (("2",), "in_progress")]


def test_answered_one_by_one() -> None:
    read = letter(
        """You make two recommendations.

Recommendation 1

Ensure that every plan is checked by a manager.

Response: Agreed

Managers will check every plan from July.

Recommendation 2

Open an office in Thetford.

Response: Not agreed

The lease of the present building runs for ten years, and there is no money for a second."""
    )
    assert [(r.number, r.response) for r in read.recommendations] == [("1", "agreed"), ("2", "not_agreed")]
    assert [a.recommendations for a in read.actions] == [("1",)]
    assert read.overall_response == "partly_agreed"


def test_response_behind_a_numbered_recommendation() -> None:
    read = letter(
        """You made two recommendations, which I set out here.

1. Ensure that checks are made at the start of every order. – ACCEPTED
• The Quality Team will sample forty orders in July.
2. Give each officer a smaller caseload. – ACCEPTED IN PART
• Two officers will join the PDU in the autumn."""
    )
    assert [(r.number, r.text, r.response) for r in read.recommendations] == [
        ("1", "Ensure that checks are made at the start of every order.", "agreed"),
        ("2", "Give each officer a smaller caseload.", "partly_agreed"),
    ]
    assert [a.recommendations for a in read.actions] == [("1",), ("2",)]


def test_numbered_steps_answer_nothing_unless_said() -> None:
    read = letter(
        """You make three recommendations and I accept them all. We will take these steps:

1. All officers will attend a course by August 2025.
2. A new lead will be appointed (recommendation 3)."""
    )
    assert [a.recommendations for a in read.actions] == [(), ("3",)]


def test_response_in_a_sentence_of_the_answer() -> None:
    read = letter(
        """There are three recommendations and each is accepted.

Recommendation one: Improve the quality of plans.

We accept this recommendation. A course will be run in July.

Recommendation two: Increase the use of services.

We accept this recommendation in principle. The region is seeking the money for it.

Recommendation three: Hold a survey.

This recommendation is not accepted. A national survey already does so."""
    )
    assert [(r.number, r.response) for r in read.recommendations] == [
        ("one", "agreed"),
        ("two", "partly_agreed"),
        ("three", "not_agreed"),
    ]
    assert read.overall_response == "partly_agreed"
    assert [w.code for w in read.warnings if w.field == "/overall_response"] == ["overall-response-disagrees"]


def test_numbered_recommendations_with_answers_below() -> None:
    read = letter(
        """You make two recommendations. I agree one in full and one in part.

1. Improve the quality of plans

Agreed

A course will be run in July, and this will be finished by mid-September.

2. Make sure that courses are open to everyone who has been ordered to attend one

Partly agreed

The Head of PDU is reviewing the waiting list."""
    )
    assert [(r.number, r.response) for r in read.recommendations] == [("1", "agreed"), ("2", "partly_agreed")]
    assert [a.recommendations for a in read.actions] == [("1",), ("2",)]
