"""Who is named as responsible for a step."""

from __future__ import annotations

import pytest

from hmip_parse.document import Document, Span
from hmip_parse.rules.evidence import step_evidence
from hmip_parse.rules.owners import labelled_owner, subject_owner

ROWS = [
    ("role", "The Head of Public Protection will chair a panel.", "Head of Public Protection"),
    ("role with place", "The Deputy Head of PDU (Truro) will lead the work.", "Deputy Head of PDU (Truro)"),
    ("team", "The regional Performance Team will audit forty cases.", "regional Performance Team"),
    ("all staff", "All practitioners will attend two workshops.", "All practitioners"),
    ("every", "Every Senior Probation Officer will observe an interview.", "Every Senior Probation Officer"),
    ("plural role", "Team managers will check each plan.", "Team managers"),
    ("fronted time", "From 1 May the Quality Team will sample ten cases a month.", "Quality Team"),
    ("fronted month", "In October the Head of Operations will report to the board.", "Head of Operations"),
    ("fronted aside", "In addition, the Training Manager will write a guide.", "Training Manager"),
    (
        "by agent",
        "Each case will be reviewed by a Senior Probation Officer within a month.",
        "Senior Probation Officer",
    ),
    ("led by", "A review will be led by the Head of Interventions.", "Head of Interventions"),
    (
        "chaired by",
        "A monthly panel is to be chaired by the Regional Probation Director.",
        "Regional Probation Director",
    ),
    ("asked", "I have asked the Director of Operations to write to each court.", "Director of Operations"),
    ("named person", "The Head of Learning, Maud Iverson, is designing a course.", "Head of Learning, Maud Iverson"),
    (
        "two owners",
        "The Training Team and the Head of Unit will publish a guide.",
        "Training Team and the Head of Unit",
    ),
    ("relative clause", "Officers who hold such cases will attend a briefing.", "Officers"),
    ("second sentence", "Sickness was high. The HR Business Partner will visit each team.", "HR Business Partner"),
    ("headline", "Regional Estates Manager to survey the building.", "Regional Estates Manager"),
    ("police", "Northshire Police will provide a weekly list.", "Northshire Police"),
    ("label", "Survey the building. Owner: Regional Estates Manager", "Regional Estates Manager"),
    ("label with point", "Survey the building. Lead: Estates Manager.", "Estates Manager"),
    ("label then date", "Survey it. Owner: Head of Unit; Target date: May 2025", "Head of Unit"),
    ("label beats subject", "The Training Team will run it. Owner: Head of Unit", "Head of Unit"),
    ("label in brackets", "Survey the building (Owner: Estates Manager)", "Estates Manager"),
    ("label unnamed", "Survey the building. Owner: TBC", None),
    ("asked in the passive", "The Head of Operations has been asked to lead a review.", "Head of Operations"),
    ("who else helps", "The Head of Unit, together with her senior team, is leading a review.", "Head of Unit"),
    ("adverb behind", "Each Head of Unit now reviews the workloads.", "Each Head of Unit"),
    (
        "ministry's directorate",
        "The Ministry of Works Estates Directorate will refit it.",
        "Ministry of Works Estates Directorate",
    ),
    (
        "participle in front",
        "Working with both councils, the Partnerships Manager has mapped it.",
        "Partnerships Manager",
    ),
    (
        "by more than one",
        "The cases will be reviewed by Senior Probation Officers by 27 May.",
        "Senior Probation Officers",
    ),
    ("no later than", "It will be written by the Deputy Head no later than 30 May.", "Deputy Head"),
    ("an audit", "A case audit will test it in May.", None),
    ("we", "We will train all staff.", None),
    ("the PDU", "The PDU will publish a plan.", None),
    ("the region", "The region will recruit six officers.", None),
    ("passive", "New guidance will be issued to all managers.", None),
    ("affected staff", "Court staff will be trained in June.", None),
    ("recruits", "Twelve new officers will join the team in May.", None),
    ("a count", "Forty of 60 staff have completed the course.", None),
    ("a thing set up", "A joint unit will open in March.", None),
    ("signed by", "The protocol was signed by the Chief Constable.", None),
    ("by a date", "The work will be finished by the end of May.", None),
    ("you", "You asked us to revise the form.", None),
    ("it", "It will report to the board.", None),
    (
        "by agent in turns",
        "Training will be delivered by the Regional Training Hub in three cohorts.",
        "Regional Training Hub",
    ),
    (
        "office, then a deed",
        "Ann Prosser, Head of the Croydon PDU, issued an instruction to that effect, and will see to it.",
        "Ann Prosser, Head of the Croydon PDU",
    ),
    (
        "appointed to lead",
        "Aaron Whit, Senior Probation Officer, was appointed to lead on it.",
        "Aaron Whit, Senior Probation Officer",
    ),
    ("new and to lead", "A Head of Operations was appointed to lead on it.", None),
    ("enquiries to a body", "From 1 April 2026 enquiries to Croydon Council will go through a portal.", None),
    ("fronted phrase", "In the meantime the Head of PDU is going through the 140 cases.", "Head of PDU"),
    ("bare behind a time", "By September 2025 line managers will have observed each practitioner.", "line managers"),
    (
        "as to a recommendation",
        "As to recommendation 2, the Deputy Head of PDU for Halton, Sara Whit, is leading the talks.",
        "Deputy Head of PDU for Halton, Sara Whit",
    ),
    ("property", "Ministry of Justice Property has shortlisted three sites.", "Ministry of Justice Property"),
    (
        "office and name asked",
        "I have asked the Engagement Lead, Tom Hall, to bring together a forum.",
        "Engagement Lead, Tom Hall",
    ),
    (
        "agent, then another verb",
        "A list is being put together by the contracts team and should be ready by May.",
        "contracts team",
    ),
    (
        "nobody asked",
        "Since 1 May no officer has been asked to work more. The Quality Team will check it.",
        "Quality Team",
    ),
    (
        "trained, then led",
        "Senior Probation Officers have been trained and have each led two sessions.",
        "Senior Probation Officers",
    ),
    (
        "she",
        "Nadia Threl, Head of Public Protection, has been based in Leeds. She has gone through the cases.",
        "Nadia Threl, Head of Public Protection",
    ),
    ("she, unnamed", "She has gone through the cases.", None),
    ("once one arrives", "Once a new officer arrives, the Quality Lead will meet her from March.", "Quality Lead"),
    ("once a month", "Once a month the Quality Lead reviews ten cases.", "Quality Lead"),
    ("a weekday's team", "The Monday team will open the hub.", "Monday team"),
    ("a thing moved", "The women's hub has been moved and will open in May.", None),
    ("with a front", "With the new rota agreed, managers reviewed all 60 cases.", "managers"),
    ("PS", "PS The Quality Lead will open the hub in May.", "Quality Lead"),
    ("office by office", "The data is being brought up to date office by office.", None),
    ("capitals and to", "The Youth to Adult Transitions team will rewrite it.", "Youth to Adult Transitions team"),
    ("statisticians", "Statisticians in the Ministry have examined the data.", "Statisticians in the Ministry"),
    ("services", "Analytical Services will evaluate the hubs.", "Analytical Services"),
    (
        "joined",
        "Nine qualify in the autumn of 2027, and the Head of Planning has undertaken to post six.",
        "Head of Planning",
    ),
    (
        "whom",
        "Since the start of this year, the housing worker whom we share has been seeing people.",
        "housing worker",
    ),
    ("your inspectors", "During the fieldwork your inspectors drew attention to it. Alarms were issued.", None),
    ("lead in brackets", "Observe two appointments (Lead: Quality Officers);", "Quality Officers"),
    ("at work", "The Data and Analysis team is at work on the reports.", "Data and Analysis team"),
    ("been through", "All Probation Officers have now been through the course.", "All Probation Officers"),
    ("caused", "The Estates Manager will have new doors fitted there.", None),
]


@pytest.mark.parametrize(("text", "owner"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_owner_of_a_step(text: str, owner: str | None) -> None:
    document, spans = Document(text, (), "text"), (Span(0, len(text)),)
    found = labelled_owner(document, spans) or subject_owner(document, step_evidence(document, spans))
    assert (found.value if found else None) == owner
    if found and found.value:
        assert document.quote(found.spans[0]) == owner
