"""More invented letters in the form of party_specimens.py: odd heads, odd signatures, and what is no letter."""

from __future__ import annotations

from tests.rules.party_specimens import Specimen

CHIEF = {"name": "Martin Jones CBE", "role": "HM Chief Inspector of Probation"}

MORE = (
    Specimen(
        "date-inside-the-letterhead",
        """
HM Prison & Probation Service
14 May 2024
Area Executive Director
London
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
HMIP INSPECTION OF HACKNEY AND TOWER HAMLETS PDU
...
Yours sincerely
Yusuf Pell
Area Executive Director
""",
        {
            "date": "2024-05-14",
            "sender": {
                "name": "Yusuf Pell",
                "role": "Area Executive Director",
                "area": "London",
                "organisation": "HM Prison & Probation Service",
            },
            "addressee": CHIEF,
        },
    ),
    Specimen(
        "letterhead-in-one-line",
        """
The Probation Service | 4 Eldon Place | Leeds | LS2 8ZZ | 0113 496 0000
Martin Jones CBE
HM Chief Inspector of Probation
14 May 2024
Dear Martin
Inspection of Calderdale and Kirklees
...
Yours sincerely
Yusuf Pell | Regional Probation Director | Yorkshire and the Humber
""",
        {
            "sender": {
                "name": "Yusuf Pell",
                "role": "Regional Probation Director",
                "area": "Yorkshire and the Humber",
                "organisation": "The Probation Service",
                "address": ["4 Eldon Place", "Leeds"],
                "postcode": "LS2 8ZZ",
            },
            "addressee": CHIEF,
        },
    ),
    Specimen(
        "answer-to-another-inspectorate",
        """
HMP Skelby
Governor's Office
Sir Martyn Fairlie
His Majesty's Chief Inspector
Ofsted
Clive House
70 Petty France
London
SW1H 9EX
22 May 2025
Dear Sir Martyn
Further education and skills monitoring visit: HMP Skelby
...
Yours sincerely
Claudia Rayner-Voss
Governor, HMP Skelby
""",
        {
            "sender": {"name": "Claudia Rayner-Voss", "role": "Governor", "organisation": "HMP Skelby"},
            "addressee": {
                "name": "Sir Martyn Fairlie",
                "role": "His Majesty's Chief Inspector",
                "organisation": "Ofsted",
                "address": ["Clive House", "70 Petty France", "London"],
                "postcode": "SW1H 9EX",
            },
            "salutation": "Dear Sir Martyn",
        },
    ),
    Specimen(
        "chief-inspector-to-minister",
        """
HM Inspectorate of Probation
1 Bridge Street West
Manchester
M3 3FX
The Rt Hon Alexandra Finch KC MP
Lord Chancellor and Secretary of State for Justice
Ministry of Justice
102 Petty France
London SW1H 9AJ
22 May 2025
Dear Lord Chancellor
Urgent concerns about approved premises
...
Yours sincerely
Martin Jones CBE
HM Chief Inspector of Probation
cc: Director General Chief Executive, HMPPS
""",
        {
            "sender": {
                **CHIEF,
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "addressee": {
                "name": "The Rt Hon Alexandra Finch KC MP",
                "role": "Lord Chancellor and Secretary of State for Justice",
                "organisation": "Ministry of Justice",
                "address": ["102 Petty France", "London"],
                "postcode": "SW1H 9AJ",
            },
            "subject": "Urgent concerns about approved premises",
            "cc": [{"role": "Director General Chief Executive", "organisation": "HMPPS"}],
        },
    ),
    Specimen(
        "to-a-select-committee",
        """
Chief Executive
HM Prison and Probation Service
102 Petty France
London
SW1H 9AJ
Andy Slaughterford MP
Chair
Justice Select Committee
House of Commons
London
SW1A 0AA
22 May 2025
Dear Mr Slaughterford
Probation staffing
...
Yours sincerely
Jemima Croft CB
Director General and Chief Executive
""",
        {
            "sender": {
                "name": "Jemima Croft CB",
                "role": "Director General and Chief Executive",
                "organisation": "HM Prison and Probation Service",
                "address": ["102 Petty France", "London"],
                "postcode": "SW1H 9AJ",
            },
            "addressee": {
                "name": "Andy Slaughterford MP",
                "role": "Chair",
                "organisation": "Justice Select Committee",
                "address": ["House of Commons", "London"],
                "postcode": "SW1A 0AA",
            },
            "subject": "Probation staffing",
        },
    ),
    Specimen(
        "email-with-headers",
        """
From: Farida Ola-Smythe, Head of PDU, Essex North
Sent: 3 February 2026 09:14
To: Martin Jones
Cc: Private Office
Subject: Essex North PDU – our response
Dear Martin
...
Kind regards
Farida
""",
        {
            "date": "2026-02-03",
            "sender": {"name": "Farida Ola-Smythe", "role": "Head of PDU", "area": "Essex North"},
            "addressee": {"name": "Martin Jones"},
            "salutation": "Dear Martin",
            "subject": "Essex North PDU – our response",
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "labels-in-a-letter",
        """
HM Prison & Probation Service
North West
Our Reference: AEDNW 26/031
Your Reference: PDU/0091
Date: Thursday, 5th of March 2026
For the attention of Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
Re. Inspection of Cheshire East PDU
...
Yours sincerely
(signed)
Blessing Thorpe
Area Executive Director
Copied: Private Office
""",
        {
            "date": "2026-03-05",
            "reference": "AEDNW 26/031",
            "sender": {
                "name": "Blessing Thorpe",
                "role": "Area Executive Director",
                "area": "North West",
                "organisation": "HM Prison & Probation Service",
            },
            "addressee": CHIEF,
            "subject": "Inspection of Cheshire East PDU",
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "role-over-the-name-in-the-signature",
        """
HM Prison & Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Mr. Jones
Inspection of Cheshire East PDU
...
Yours faithfully
for the Regional Probation Director
North West
Blessing Thorpe
Head of Operations
""",
        {
            "sender": {
                "name": "Blessing Thorpe",
                "role": "Head of Operations",
                "area": "North West",
                "organisation": "HM Prison & Probation Service",
            },
            "salutation": "Dear Mr. Jones",
        },
    ),
    Specimen(
        "dear-sir-or-madam",
        """
The Probation Service
London
HM Inspectorate of Probation
1 Bridge Street West
Manchester
M3 3FX
5 March 2026
Dear Sir or Madam
Inspection of Ealing and Hillingdon PDU
...
Yours faithfully
Dorothea Quince
Head of PDU, Ealing and Hillingdon
""",
        {
            "sender": {
                "name": "Dorothea Quince",
                "role": "Head of PDU",
                "area": "Ealing and Hillingdon",
                "organisation": "The Probation Service",
            },
            "addressee": {
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "salutation": "Dear Sir or Madam",
        },
    ),
    Specimen(
        "acting-interim-designate",
        """
Interim Director General, Operations
HM Prison and Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
National thematic on staffing
...
Yours sincerely
Theo Barraclough
Interim Director General, Operations
cc: Acting Chief Probation Officer; Regional Probation Director (Designate), South Central; Deputy Director, Insights and Effective Practice
""",
        {
            "sender": {
                "name": "Theo Barraclough",
                "role": "Interim Director General, Operations",
                "organisation": "HM Prison and Probation Service",
            },
            "cc": [
                {"role": "Acting Chief Probation Officer"},
                {"role": "Regional Probation Director (Designate)", "area": "South Central"},
                {"role": "Deputy Director, Insights and Effective Practice"},
            ],
        },
    ),
    Specimen(
        "crc-group-with-registered-office",
        """
Tarn Rehabilitation Partnership
Cumbria & Lancashire CRC
Rowan Court
Barrow Road
Kendal LA9 9ZZ
Dame Glenys Stacey
HM Chief Inspector of Probation
15 February 2019
Dear Dame Glenys
Inspection of Cumbria & Lancashire CRC
...
Yours sincerely
Edwin Farrow
Director of Probation
Tarn Rehabilitation Partnership Limited. Registered office: Rowan Court, Kendal.
""",
        {
            "sender": {
                "name": "Edwin Farrow",
                "role": "Director of Probation",
                "organisation": "Tarn Rehabilitation Partnership",
                "address": ["Rowan Court", "Barrow Road", "Kendal"],
                "postcode": "LA9 9ZZ",
            },
            "addressee": {"name": "Dame Glenys Stacey", "role": "HM Chief Inspector of Probation"},
        },
    ),
    Specimen(
        "two-line-subject-and-a-first-section",
        """
The Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
# HMIP report on Croydon PDU
# Inspected in October 2025
# Our response
...
Yours sincerely
Dorothea Quince
Regional Probation Director, London
""",
        {"subject": "HMIP report on Croydon PDU Inspected in October 2025"},
    ),
    Specimen(
        "subject-then-section",
        """
The Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
# HMIP report on Croydon PDU
# Recommendation 1
...
Yours sincerely
Dorothea Quince
Regional Probation Director, London
""",
        {"subject": "HMIP report on Croydon PDU"},
    ),
    Specimen(
        "subject-in-capitals-under-re",
        """
The Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
RE: INSPECTION OF PROBATION SERVICES
IN LINCOLNSHIRE
...
Yours sincerely
Dorothea Quince
Regional Probation Director
""",
        {"subject": "INSPECTION OF PROBATION SERVICES IN LINCOLNSHIRE"},
    ),
    Specimen(
        "re-inspection-is-no-label",
        """
The Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
RE-INSPECTION OF BUCKINGHAMSHIRE AND M40 PDU
...
Yours sincerely
Dorothea Quince
Regional Probation Director
""",
        {"subject": "RE-INSPECTION OF BUCKINGHAMSHIRE AND M40 PDU"},
    ),
    Specimen(
        "annex-behind-the-copies",
        """
The Probation Service
5 March 2026
Martin Jones CBE
HM Chief Inspector of Probation
Dear Martin
Inspection of Croydon PDU
...
Yours sincerely
Dorothea Quince
Regional Probation Director, London
cc Head of PDU, Croydon
Enclosure: action plan
# Annex 1 – Croydon PDU action plan
...
""",
        {
            "sender": {
                "name": "Dorothea Quince",
                "role": "Regional Probation Director",
                "area": "London",
                "organisation": "The Probation Service",
            },
            "cc": [{"role": "Head of PDU", "area": "Croydon"}],
        },
    ),
    Specimen(
        "same-first-name-on-both-sides",
        """
Martin Oakeshott
Regional Probation Director, South West
The Probation Service
Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
5 March 2026
Dear Martin
Gloucestershire PDU
...
Yours sincerely
Martin Oakeshott
Regional Probation Director
""",
        {
            "sender": {
                "name": "Martin Oakeshott",
                "role": "Regional Probation Director",
                "area": "South West",
                "organisation": "The Probation Service",
            },
            "addressee": {**CHIEF, "organisation": "HM Inspectorate of Probation"},
        },
    ),
    Specimen(
        "to-the-previous-chief-inspector-by-surname",
        """
Her Majesty’s Prison & Probation Service
Executive Director, Probation and Women
8th Floor
102 Petty France
London SW1H 9AJ
Mr J Russell
Her Majesty’s Chief Inspector of Probation
1st Floor, Manchester Civil Justice Centre
1 Bridge Street West
Manchester M3 3FX
20 August 2020
Dear Mr Russell,
Re: An inspection of central functions supporting the National Probation Service
...
Yours sincerely,
Amelia Roper
Executive Director, Probation and Women
""",
        {
            "sender": {
                "name": "Amelia Roper",
                "role": "Executive Director, Probation and Women",
                "organisation": "Her Majesty’s Prison & Probation Service",
                "address": ["8th Floor", "102 Petty France", "London"],
                "postcode": "SW1H 9AJ",
            },
            "addressee": {
                "name": "Mr J Russell",
                "role": "Her Majesty’s Chief Inspector of Probation",
                "address": ["1st Floor, Manchester Civil Justice Centre", "1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "subject": "An inspection of central functions supporting the National Probation Service",
        },
    ),
    Specimen(
        "council-reply-to-youth-inspection",
        """
Director of Children’s Services
Westmere City Council
Town Hall
Westmere
WM1 1ZZ
Justin Russell
HM Chief Inspector of Probation
20 August 2021
Dear Justin
Inspection of Westmere Youth Justice Service
...
Yours sincerely
Noor Halloran
Director of Children’s Services
c.c. Chair of the Youth Justice Management Board
Chief Constable, Westmere Police
Cabinet Member for Children and Families
""",
        {
            "sender": {
                "name": "Noor Halloran",
                "role": "Director of Children’s Services",
                "organisation": "Westmere City Council",
                "address": ["Town Hall", "Westmere"],
                "postcode": "WM1 1ZZ",
            },
            "cc": [
                {"role": "Chair of the Youth Justice Management Board"},
                {"role": "Chief Constable", "organisation": "Westmere Police"},
                {"role": "Cabinet Member for Children and Families"},
            ],
        },
    ),
    Specimen(
        "name-and-office-swapped-in-the-foot",
        """
The Probation Service
2 September 2024
Dear Chief Inspector
Coventry PDU
...
Yours sincerely
Eluned Prowse
Regional Probation Director, West Midlands
Chief Inspector
HM Inspectorate of Probation
1 Bridge Street West
Manchester
M3 3FX
cc Private Office
""",
        {
            "sender": {
                "name": "Eluned Prowse",
                "role": "Regional Probation Director",
                "area": "West Midlands",
                "organisation": "The Probation Service",
            },
            "addressee": {
                "role": "Chief Inspector",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "copies-before-the-foot-addressee",
        """
The Probation Service
2 September 2024
Dear Martin
Coventry PDU
...
Yours sincerely
Eluned Prowse
Regional Probation Director, West Midlands
cc Private Office
Martin Jones CBE
HM Chief Inspector of Probation
1 Bridge Street West
Manchester
M3 3FX
""",
        {
            "addressee": {**CHIEF, "address": ["1 Bridge Street West", "Manchester"], "postcode": "M3 3FX"},
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "embargoed-release-of-the-service",
        """
EMBARGOED until 00.01 Tuesday 3 June 2025
HM Prison and Probation Service
# Probation in the North East turns a corner
...
ENDS
""",
        {
            "date": "2025-06-03",
            "sender": {"organisation": "HM Prison and Probation Service"},
            "addressee": {},
            "subject": None,
        },
    ),
    Specimen(
        "prison-plan-of-2018",
        """
Her Majesty’s Prison and Probation Service
# Action Plan: HMYOI Brackley
Action Plan Submitted 3rd September 2018
A Response to the HMIP Inspection: 5–16 February 2018
Report Published: 12 June 2018
# INTRODUCTION
...
""",
        {
            "date": "2018-09-03",
            "sender": {"organisation": "Her Majesty’s Prison and Probation Service"},
            "subject": "Action Plan: HMYOI Brackley",
        },
    ),
    Specimen(
        "minute-to-a-minister",
        """
OFFICE OF THE CHIEF PROBATION OFFICER
TO: Lord Pemberton, Minister of State
FROM: Ottilie Brandreth, Chief Probation Officer
DATE: 9 October 2025
COPIES: Permanent Secretary; Director General, HMPPS; Press Office
SUBJECT: HMIP report on Sheffield PDU
Issue
...
""",
        {
            "date": "2025-10-09",
            "sender": {
                "name": "Ottilie Brandreth",
                "role": "Chief Probation Officer",
                "organisation": "OFFICE OF THE CHIEF PROBATION OFFICER",
            },
            "addressee": {"name": "Lord Pemberton", "role": "Minister of State"},
            "subject": "HMIP report on Sheffield PDU",
            "cc": [
                {"role": "Permanent Secretary"},
                {"role": "Director General", "organisation": "HMPPS"},
                {"organisation": "Press Office"},
            ],
        },
    ),
)
