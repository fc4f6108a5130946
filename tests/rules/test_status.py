"""What the verbs of a step say of its status."""

from __future__ import annotations

import pytest

from hmip_parse.document import Document, Span
from hmip_parse.rules.evidence import status_of, step_evidence

PLANNED = [
    ("will", "The Head of Service will issue new guidance to all teams."),
    ("will passive", "A quality audit will be carried out in each office."),
    ("is to", "The Deputy Governor is to chair a new safety meeting."),
    ("going to", "We are going to recruit a second facilitator."),
    ("headline infinitive", "Head of Operations to review the allocation of cases."),
    ("headline passive infinitive", "Templates to be revised and shared with court staff."),
    ("imperative", "Review all cases in which a child lives with the person on probation."),
    ("imperative pair", "Develop and publish a directory of local services."),
    ("aim", "We aim to have every post filled by the spring."),
    ("plan to", "The region plans to open a second reporting centre."),
    ("intend", "I intend to appoint a performance manager."),
    ("expected to", "The new tool is expected to be in use by October."),
    ("due", "The revised form is due in November."),
    ("asked another", "I have asked the Head of Learning to design a course for middle managers."),
    ("future perfect", "All staff will have completed the module by Easter."),
    ("there will be", "There will be a second open day in May."),
    ("background then will", "Sickness was high when you inspected. A wellbeing lead will visit each office."),
    ("restatement then will", "You found that planning was weak. We will train every officer in planning."),
    ("relative clause past", "The staff who joined last year will be trained as mentors."),
    ("until clause", "Managers will check every plan until the standard has been met."),
    ("present fact then will", "The contract ends next year. The region will tender for a new provider."),
    ("shall", "We shall bring both teams together under one manager."),
    ("scheduled", "Three workshops are scheduled for the autumn."),
    ("will be joined", "Two further officers will join the team in June."),
    ("to continue noun", "Work to agree a protocol will start in March."),
]
PLANNED += [
    (
        "with a participle",
        "The Quality Lead has been tasked with setting up a forum, with members drawn from all offices.",
    ),
    ("with part of it kept", "An hour will be given to each officer, with part of that hour kept for reflection."),
    ("caused to be done", "The Estates Manager will have new doors and alarms fitted there by Friday 27 March."),
    (
        "never happened",
        "A forum has been talked about for years but has never met. I have asked the Lead to recruit members.",
    ),
    ("not yet happened", "The post has not yet been filled. A new lead will be found."),
    ("let me have", "I have asked the Estates Lead to let me have costed options by 15 November."),
    ("brought to light", "The exercise has brought one thing to light. A form will be written."),
    ("a mishap", "The heating failed three times. The boiler will be replaced."),
    ("what I will do", "What I will do is fund a clinic in Halifax from April."),
    ("see that all have", "The Head of Unit will see that all staff have attended a course by Easter."),
    ("ensure that all have", "We will ensure that all staff have been trained by the end of May."),
    ("has undertaken to post", "The Head of Workforce has undertaken to post nine of them to this unit."),
    ("what staff told", "Staff told you that it was hard. From 1 March each of them will be given an hour a month."),
    ("two orders", "Observe one session for each practitioner and give written feedback."),
    ("experienced staff", "To help us keep experienced staff, the team will introduce a workload panel."),
    ("which is running out", "The old lease, which is running out, will be renewed by May."),
    ("once one arrives", "Once a new officer arrives, the manager will meet her from March."),
    ("has promised", "The Head of Operations has promised us more interview rooms by next April."),
    ("goes on a day", "A regional bid for two extra posts goes to the finance committee on 15 June."),
    ("once they have", "Clerks will be admitted once the first 1,000 officers have been through it."),
    ("measured now", "All staff will complete the course by March; compliance currently stands at 78 per cent."),
    ("is planned for", "A deep dive into such cases is planned for November."),
    ("asked in the passive", "The Head of Operations has been asked to lead a review of the reception area."),
    ("estimate beside", "Managers will give up two duties, which we estimate to be worth an hour each week."),
    ("that which we mean to", "The unit will take the steps by which we mean to reach its target."),
    ("a title in quotation marks", "The team will put up “you said, we did” posters in both offices."),
    ("background clause and to", "Cases that lack a full assessment will be reviewed."),
    ("measured then", "Vacancies stood at 20 per cent in May. Five officers will join in June."),
]
IN_PROGRESS = [
    ("a verb of no list", "The Clerk is redrawing the map of districts and will publish it in May."),
    ("continues to be", "Each complaint continues to be read by a manager, and a log will be kept."),
    ("progressive", "We are recruiting to six vacancies."),
    ("passive progressive", "A new induction is being designed with the union."),
    ("done and ahead", "A lead has been appointed and will review the caseload in May."),
    ("begun", "Work has begun on a new estates strategy."),
    ("commenced", "Recruitment commenced in May."),
    ("under way", "An audit of recall decisions is under way."),
    ("now regular", "Managers now observe one interview a month with each officer."),
    ("perfect progressive", "The team has been working with the police to clear the backlog."),
    ("partly done", "Forty of the 60 cases have been reviewed; the rest will be finished by July."),
    ("since", "The office has been open on Saturdays since May."),
    ("done and now weekly", "A panel was set up in April and now meets every week."),
    ("takes effect", "The protocol has been agreed and takes effect on 1 May."),
    ("negotiating", "We are in discussion with the health board about a shared post."),
    ("advertised", "Four posts have been advertised."),
    ("asked for", "We have asked for two more analysts."),
    ("piloted then extended", "The tool is being piloted in one office and will be extended to the rest."),
    ("sample continuing", "Monthly audits continue, and the results are shared with teams."),
    ("in training", "Two facilitators are in training."),
    ("started past then ahead", "The review started in June and will report in September."),
]
IN_PROGRESS += [
    ("under discussion", "Officers will be posted in March, and an allowance is under discussion with the unions."),
    ("at work on", "The analysts are at work on the reports that regions will need."),
    ("tried before release", "Visits before release are being tried out in Torfaen."),
    ("got under way", "A programme of reviews got under way on 12 May."),
    ("re-reading", "Senior Probation Officers are re-reading 410 assessments."),
    ("restarted, and is to be", "Working groups restarted on 4 October, and the backlog is to be cleared by May."),
    ("running since", "Daily triage of checks, which has been running since 16 June."),
    ("met twice", "A board has met twice and will publish its first bulletin in March."),
    ("until then", "Until then the Deputy Head of Unit is chasing, each Friday, every enquiry that is outstanding."),
    (
        "are already offered",
        "Weekend sessions are already offered in eight regions. The other four will follow in May.",
    ),
    ("heads of several go", "Heads of Cluster go through the figures with their managers once a fortnight."),
    ("now compare", "A checklist was issued last month, and senior officers now compare reports with it every week."),
    ("some already do", "I have asked each unit to keep a list; half of them already do."),
    ("which started", "The transfer of 90 cases to a hub, which started on 14 April and is to be finished by 30 June."),
    ("continues", "We will continue to offer reflective sessions to all teams."),
    ("completion expected", "Work is ongoing with the council, with completion expected by the end of the year."),
    ("now received", "A new package has been designed, which all new starters now receive."),
    ("a group that meets", "We have set up a working group with the police, which meets every fortnight."),
    ("meet every month", "Managers meet every month to review such cases."),
    ("done in brackets", "The Head of Unit (Norwich) has met the police and will write to each court."),
]
COMPLETED = [
    ("perfect passive", "The backlog has been cleared."),
    ("past passive", "Guidance was issued to all staff in June."),
    ("past active", "The Head of Unit met the police and agreed a new process."),
    ("perfect active", "We have moved the team to a larger office."),
    ("two perfects", "The form has been rewritten and has been sent to every office."),
    ("went live", "The new system went live in March."),
    ("appointed to lead", "A senior officer was appointed to lead on domestic abuse."),
    ("done with background", "Staff told you that guidance was unclear. It was rewritten in May."),
    ("past perfect background", "The list, which had grown to 200 names, was cleared in June."),
    ("verb of completion", "All staff completed the course in May."),
    ("is complete", "The move to the new building is complete."),
    ("reader asked", "You asked us to replace the lift. This has been done."),
    ("purpose infinitive", "A new post was created to oversee unpaid work."),
]
COMPLETED += [
    ("already signed", "All managers are already trained. The lease is already signed."),
    ("office, then a deed", "Ann Prosser, Head of Unit, issued an instruction to that effect on 20 January."),
    ("have had it done", "I have had the alarms and the reception screens at Halifax replaced."),
    ("been through it", "All officers have now been through the course."),
    ("set up with", "A pathway for women set up with a charity in Cwmbran, which has since seen 14 of them."),
    (
        "aside with too and to",
        "Spans of control were reduced in December. It is too early to say what this has changed.",
    ),
    ("demonstrative that", "A backlog had built up. That could not be allowed to go on, and it was cleared in May."),
    ("opens on a day", "Sixty further places opened on 4 September."),
]
SILENT = [
    ("none has been", "Demand does not support a second site, and no capital has been set aside for one."),
    ("in a relative clause", "A buddy scheme for officers who qualified in May and have met few of their colleagues."),
    ("noun phrase", "Reflective groups for new staff and their mentors."),
    ("contact before release", "Contact before release was early and purposeful."),
    ("at a level", "The unit has been at the amber level since the spring."),
    ("moved twice", "The office has moved twice."),
    ("close work", "Close work with both councils on housing."),
    ("allowed to be seen", "A rota that allowed people to be seen on the day."),
    ("still unanswered", "Any check still unanswered after ten days."),
    ("facts", "The building dates from the last century."),
]
ROWS = [
    *((s, "planned", i) for i, s in PLANNED),
    *((s, "in_progress", i) for i, s in IN_PROGRESS),
    *((s, "completed", i) for i, s in COMPLETED),
    *((s, None, i) for i, s in SILENT),
]


@pytest.mark.parametrize(("text", "status"), [r[:2] for r in ROWS], ids=[f"{r[1]}: {r[2]}" for r in ROWS])
def test_status_of_a_step(text: str, status: str | None) -> None:
    document = Document(text, (), "text")
    assert status_of(step_evidence(document, (Span(0, len(text)),)))[0] == status
