"""Invented letters, each with what the contract wants of its date, reference, parties, salutation, subject and copies.

A specimen is the letter's lines; "..." stands for two paragraphs of prose, and a line behind "# " is a heading. What is
expected leaves out what is null; a party is given whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hmip_parse.document import Document, Draft, assemble

PROSE = (
    "Thank you for the report on your inspection, which we received in the spring and have read with care.",
    "We have begun to put right what you found to be wrong, and I set out below what has been done and what is still to come.",
)


@dataclass(frozen=True)
class Specimen:
    name: str
    letter: str
    expected: dict[str, Any]

    def document(self) -> Document:
        drafts = []
        for line in self.letter.strip().split("\n"):
            if line == "...":
                drafts += [Draft("paragraph", prose) for prose in PROSE]
            elif line.startswith("# "):
                drafts.append(Draft("heading", line[2:], bold=True, level=1))
            else:
                drafts.append(Draft("paragraph", line))
        return assemble(drafts, format="text")

    def as_text(self) -> str:
        """The letter as a text file prints it, a blank line around each piece of prose."""
        return self.letter.strip().replace("# ", "").replace("...", "\n" + "\n\n".join(PROSE) + "\n")


SPECIMENS = (
    Specimen(
        "nps-divisional-director-2018",
        """
National Probation Service
North West Division
Alder Court
9 Quay Street
Preston
PR1 4XY
Tel: 01772 496 0110
Dame Anne Owers
HM Chief Inspector of Probation
HM Inspectorate of Probation
1 Bridge Street West
Manchester
M3 3FX
Our reference: NPSNW/18/44
12th July 2018
Dear Dame Anne,
# Inspection of the NPS North West Division
...
Yours sincerely,
Roderick Hale
Divisional Director
""",
        {
            "date": "2018-07-12",
            "reference": "NPSNW/18/44",
            "sender": {
                "name": "Roderick Hale",
                "role": "Divisional Director",
                "area": "North West",
                "organisation": "National Probation Service",
                "address": ["Alder Court", "9 Quay Street", "Preston"],
                "postcode": "PR1 4XY",
            },
            "addressee": {
                "name": "Dame Anne Owers",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "salutation": "Dear Dame Anne",
            "subject": "Inspection of the NPS North West Division",
        },
    ),
    Specimen(
        "crc-chief-executive",
        """
Fenland Community Rehabilitation Company Limited
Barley House
17-19 Market Row
Ely CB7 4ZZ
office@fenlandcrc.co.uk
FCRC/INS/3
Private and confidential
Dame Glenys Stacey DBE
HM Chief Inspector of Probation
1st Floor, Civil Justice Centre
Manchester, M3 3FX
2 October 2017
Dear Dame Glenys
Re: Quality & Impact inspection of probation services in Cambridgeshire
...
Yours sincerely
Winston Adebowale-Price
Chief Executive Officer
Fenland CRC
Enc. Action plan
cc. Contract Management, HMPPS
Registered in England and Wales No. 08802633
""",
        {
            "date": "2017-10-02",
            "reference": "FCRC/INS/3",
            "sender": {
                "name": "Winston Adebowale-Price",
                "role": "Chief Executive Officer",
                "organisation": "Fenland Community Rehabilitation Company Limited",
                "address": ["Barley House", "17-19 Market Row", "Ely"],
                "postcode": "CB7 4ZZ",
                "email": "office@fenlandcrc.co.uk",
            },
            "addressee": {
                "name": "Dame Glenys Stacey DBE",
                "role": "HM Chief Inspector of Probation",
                "address": ["1st Floor, Civil Justice Centre", "Manchester"],
                "postcode": "M3 3FX",
            },
            "subject": "Quality & Impact inspection of probation services in Cambridgeshire",
            "cc": [{"organisation": "Contract Management, HMPPS"}],
        },
    ),
    Specimen(
        "prison-governor",
        """
HMP & YOI Thornmoor
Thornmoor Lane
Skelby
YO99 1ZZ
Charlie Taylor
HM Chief Inspector of Prisons
HM Inspectorate of Prisons
10 South Colonnade
London
E14 4PU
By email
3/11/2023
Dear Mr Taylor,
HMP & YOI Thornmoor: unannounced inspection, July 2023
...
Yours sincerely,
Beatrix Lund
Governor
cc: Prison Group Director, Yorkshire; Independent Monitoring Board; Head of Healthcare
""",
        {
            "date": "2023-11-03",
            "sender": {
                "name": "Beatrix Lund",
                "role": "Governor",
                "organisation": "HMP & YOI Thornmoor",
                "address": ["Thornmoor Lane", "Skelby"],
                "postcode": "YO99 1ZZ",
            },
            "addressee": {
                "name": "Charlie Taylor",
                "role": "HM Chief Inspector of Prisons",
                "organisation": "HM Inspectorate of Prisons",
                "address": ["10 South Colonnade", "London"],
                "postcode": "E14 4PU",
            },
            "salutation": "Dear Mr Taylor",
            "subject": "HMP & YOI Thornmoor: unannounced inspection, July 2023",
            "cc": [
                {"role": "Prison Group Director", "area": "Yorkshire"},
                {"organisation": "Independent Monitoring Board"},
                {"role": "Head of Healthcare"},
            ],
        },
    ),
    Specimen(
        "minister",
        """
Lord Pemberton of Ware
Minister of State for Prisons, Parole and Probation
Ministry of Justice
102 Petty France
London
SW1H 9AJ
www.justice.gov.uk
MoJ ref: 240117/B
Martin Jones CBE
HM Chief Inspector of Probation
21 March 2024
Dear Martin,
THEMATIC INSPECTION OF RESETTLEMENT
...
With best wishes,
LORD PEMBERTON OF WARE
""",
        {
            "date": "2024-03-21",
            "reference": "240117/B",
            "sender": {
                "name": "LORD PEMBERTON OF WARE",
                "role": "Minister of State for Prisons, Parole and Probation",
                "organisation": "Ministry of Justice",
                "address": ["102 Petty France", "London"],
                "postcode": "SW1H 9AJ",
            },
            "addressee": {"name": "Martin Jones CBE", "role": "HM Chief Inspector of Probation"},
            "salutation": "Dear Martin",
            "subject": "THEMATIC INSPECTION OF RESETTLEMENT",
        },
    ),
    Specimen(
        "addressee-first-sender-under-signature",
        """
Martin Jones
HM Chief Inspector of Probation
HM Inspectorate of Probation
Manchester
M3 3FX
9 May 2025
Dear Martin
Inspection of Kirklees PDU
...
Yours sincerely
Saoirse Attwater
Regional Probation Director
Yorkshire and the Humber
The Probation Service
4 Eldon Place
Leeds
LS2 8ZZ
saoirse.attwater@justice.gov.uk
""",
        {
            "date": "2025-05-09",
            "sender": {
                "name": "Saoirse Attwater",
                "role": "Regional Probation Director",
                "area": "Yorkshire and the Humber",
                "organisation": "The Probation Service",
                "address": ["4 Eldon Place", "Leeds"],
                "postcode": "LS2 8ZZ",
                "email": "saoirse.attwater@justice.gov.uk",
            },
            "addressee": {
                "name": "Martin Jones",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["Manchester"],
                "postcode": "M3 3FX",
            },
        },
    ),
    Specimen(
        "date-at-the-foot",
        """
The Probation Service
Kent, Surrey and Sussex Region
To: Martin Jones CBE, Chief Inspector of Probation
Dear Martin,
Inspection of East Sussex PDU
...
Kind regards,
Mary-Ann Philbert
Regional Probation Director
14 January 2025
""",
        {
            "date": "2025-01-14",
            "sender": {
                "name": "Mary-Ann Philbert",
                "role": "Regional Probation Director",
                "area": "Kent, Surrey and Sussex",
                "organisation": "The Probation Service",
            },
            "addressee": {"name": "Martin Jones CBE", "role": "Chief Inspector of Probation"},
            "subject": "Inspection of East Sussex PDU",
        },
    ),
    Specimen(
        "pp-over-the-principal",
        """
Area Executive Director
Midlands
HM Prison & Probation Service
Martin Jones
HM Chief Inspector of Probation
HM Inspectorate of Probation
8 April 2025
Dear Martin,
Stoke PDU inspection
...
Yours sincerely,
pp Callum Reeve
Johanna Strickland-Moss
Area Executive Director, Midlands
""",
        {
            "sender": {
                "name": "Johanna Strickland-Moss",
                "role": "Area Executive Director",
                "area": "Midlands",
                "organisation": "HM Prison & Probation Service",
            },
        },
    ),
    Specimen(
        "pp-alone",
        """
Area Executive Director
HM Prison & Probation Service
Martin Jones
HM Chief Inspector of Probation
8 April 2025
Dear Martin,
Stoke PDU inspection
...
Yours sincerely,
pp Callum Reeve
Area Executive Director, Midlands
""",
        {
            "sender": {
                "name": "Callum Reeve",
                "role": "Area Executive Director",
                "area": "Midlands",
                "organisation": "HM Prison & Probation Service",
            },
        },
    ),
    Specimen(
        "on-behalf-of-a-director-in-one-line",
        """
HM Prison and Probation Service
Martin Jones
HM Chief Inspector of Probation
8 April 2025
Dear Martin,
Stoke PDU inspection
...
Yours sincerely,
Callum Reeve, Business Manager, on behalf of Johanna Moss, Regional Probation Director, West Midlands
""",
        {
            "sender": {
                "name": "Johanna Moss",
                "role": "Regional Probation Director",
                "area": "West Midlands",
                "organisation": "HM Prison and Probation Service",
            },
        },
    ),
    Specimen(
        "on-behalf-of-an-office",
        """
HM Prison and Probation Service
Martin Jones
HM Chief Inspector of Probation
8 April 2025
Dear Martin,
Stoke PDU inspection
...
Yours sincerely,
Callum Reeve
Head of Operations, West Midlands
On behalf of the Regional Probation Director
""",
        {
            "sender": {
                "name": "Callum Reeve",
                "role": "Head of Operations",
                "area": "West Midlands",
                "organisation": "HM Prison and Probation Service",
            },
        },
    ),
    Specimen(
        "joint-letter",
        """
Chief Probation Officer
HM Prison and Probation Service
102 Petty France, London SW1H 9AJ
Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
Manchester M3 3FX
Sir Andy Cooke QPM DL
HM Chief Inspector of Constabulary
HMICFRS
23 Stephenson Street
Birmingham
B2 4BJ
4 February 2025
Dear Martin and Andy
Joint inspection of youth justice in Thornshire
...
Yours sincerely
Ottilie Brandreth
Chief Probation Officer
""",
        {
            "sender": {
                "name": "Ottilie Brandreth",
                "role": "Chief Probation Officer",
                "organisation": "HM Prison and Probation Service",
                "address": ["102 Petty France, London"],
                "postcode": "SW1H 9AJ",
            },
            "addressee": {
                "name": "Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["Manchester"],
                "postcode": "M3 3FX",
            },
            "salutation": "Dear Martin and Andy",
        },
    ),
    Specimen(
        "youth-justice-head-of-service",
        """
Calderbrook Youth Justice Service
Calderbrook Metropolitan Borough Council
Civic Centre
2 Town Hall Square
Calderbrook
CB1 2ZZ
Justin Russell
HM Chief Inspector of Probation
HM Inspectorate of Probation
6 June 2023
Dear Justin
Response to the inspection of youth offending services in Calderbrook
...
Yours sincerely
Delroy Whitcombe
Head of Youth Justice
Calderbrook Youth Justice Service
Copied to:
Ann Pell, Director of Children's Services
Cllr Ravi Nair, Lead Member for Children
""",
        {
            "sender": {
                "name": "Delroy Whitcombe",
                "role": "Head of Youth Justice",
                "organisation": "Calderbrook Youth Justice Service",
                "address": ["Civic Centre", "2 Town Hall Square", "Calderbrook"],
                "postcode": "CB1 2ZZ",
            },
            "cc": [
                {"name": "Ann Pell", "role": "Director of Children's Services"},
                {"name": "Cllr Ravi Nair", "role": "Lead Member for Children"},
            ],
        },
    ),
    Specimen(
        "inspectorate-to-region",
        """
HM Inspectorate of Probation
1st Floor, Civil Justice Centre
1 Bridge Street West
Manchester M3 3FX
www.justiceinspectorates.gov.uk/hmiprobation
14 May 2024
Priscilla Agyei
Regional Probation Director
Greater Manchester
Dear Priscilla
Notice of inspection: Bolton PDU
...
Yours sincerely
Helen Davies
Head of Regional Inspections
""",
        {
            "date": "2024-05-14",
            "sender": {
                "name": "Helen Davies",
                "role": "Head of Regional Inspections",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1st Floor, Civil Justice Centre", "1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "addressee": {"name": "Priscilla Agyei", "role": "Regional Probation Director", "area": "Greater Manchester"},
            "subject": "Notice of inspection: Bolton PDU",
        },
    ),
    Specimen(
        "two-things-on-a-line",
        """
Regional Probation Director, London Our ref: LRPD/25/9
HM Prison and Probation Service 18 September 2025
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Camden & Islington PDU
...
Yours ever
Gus Fairlie
Regional Probation Director
""",
        {
            "date": "2025-09-18",
            "reference": "LRPD/25/9",
            "sender": {
                "name": "Gus Fairlie",
                "role": "Regional Probation Director",
                "area": "London",
                "organisation": "HM Prison and Probation Service",
            },
            "addressee": {"name": "Martin Jones", "role": "HM Chief Inspector of Probation"},
            "subject": "Camden & Islington PDU",
        },
    ),
    Specimen(
        "your-ref-is-not-ours",
        """
The Probation Service
Your ref: HMIP/24/77
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Camden & Islington PDU
...
Yours ever
Gus Fairlie
Regional Probation Director, London
""",
        {
            "reference": None,
            "date": None,
            "sender": {
                "name": "Gus Fairlie",
                "role": "Regional Probation Director",
                "area": "London",
                "organisation": "The Probation Service",
            },
        },
    ),
    Specimen(
        "subject-over-the-salutation",
        """
The Probation Service
North East Region
1 December 2025
Mr Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
Manchester
M3 3FX
# Response to the inspection of South Tyneside and Gateshead PDU
Dear Mr Jones
...
Yours sincerely
Fenella Okoro-Lee
Regional Probation Director
""",
        {
            "sender": {
                "name": "Fenella Okoro-Lee",
                "role": "Regional Probation Director",
                "area": "North East",
                "organisation": "The Probation Service",
            },
            "addressee": {
                "name": "Mr Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["Manchester"],
                "postcode": "M3 3FX",
            },
            "salutation": "Dear Mr Jones",
            "subject": "Response to the inspection of South Tyneside and Gateshead PDU",
        },
    ),
    Specimen(
        "addressee-in-one-line",
        """
Regional Probation Director, Wales
HM Prison and Probation Service in Wales
6 March 2025
Martin Jones CBE, HM Chief Inspector of Probation, HM Inspectorate of Probation, 1 Bridge Street West, Manchester M3 3FX
Dear Martin
Gwent PDU
...
Yours sincerely
Non Prosser
""",
        {
            "sender": {
                "name": "Non Prosser",
                "role": "Regional Probation Director",
                "area": "Wales",
                "organisation": "HM Prison and Probation Service in Wales",
            },
            "addressee": {
                "name": "Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West, Manchester"],
                "postcode": "M3 3FX",
            },
        },
    ),
    Specimen(
        "bilingual",
        """
Gwasanaeth Prawf / The Probation Service
Cymru / Wales
Prif Arolygydd Prawf EF / HM Chief Inspector of Probation
HM Inspectorate of Probation
3 Mehefin 2025 / 3 June 2025
Annwyl Martin / Dear Martin
North Wales PDU
...
Yn gywir / Yours sincerely
Elfed Bowen-Carr
Cyfarwyddwr Prawf Rhanbarthol
Regional Probation Director
Copi/Cc: Private Office
Rydym yn croesawu gohebiaeth yn Gymraeg / We welcome correspondence in Welsh
""",
        {
            "date": "2025-06-03",
            "sender": {
                "name": "Elfed Bowen-Carr",
                "role": "Regional Probation Director",
                "area": "Wales",
                "organisation": "The Probation Service",
            },
            "addressee": {"role": "HM Chief Inspector of Probation", "organisation": "HM Inspectorate of Probation"},
            "salutation": "Dear Martin",
            "subject": "North Wales PDU",
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "no-addressee-block",
        """
Head of PDU, Lambeth
The Probation Service
11 July 2025
Dear Martin
Inspection of Lambeth PDU
...
Best wishes
Tunde Albright
""",
        {
            "sender": {
                "name": "Tunde Albright",
                "role": "Head of PDU",
                "area": "Lambeth",
                "organisation": "The Probation Service",
            },
            "addressee": {},
        },
    ),
    Specimen(
        "addressee-role-over-name",
        """
HM Prison & Probation Service
17 June 2024
HM Chief Inspector of Probation
Martin Jones
HM Inspectorate of Probation
Civil Justice Centre
Manchester
M3 3FX
Dear Martin
HMIP inspection of Oldham PDU
...
Kind regards
Rhiannon Vega
Regional Probation Director, Greater Manchester
""",
        {
            "sender": {
                "name": "Rhiannon Vega",
                "role": "Regional Probation Director",
                "area": "Greater Manchester",
                "organisation": "HM Prison & Probation Service",
            },
            "addressee": {
                "name": "Martin Jones",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["Civil Justice Centre", "Manchester"],
                "postcode": "M3 3FX",
            },
        },
    ),
    Specimen(
        "office-alone-dear-chief-inspector",
        """
Director General of Probation
Her Majesty's Prison and Probation Service
Her Majesty's Chief Inspector of Probation
Her Majesty's Inspectorate of Probation
Manchester M3 3FX
25 November 2021
Dear Chief Inspector
Inspection of the North Central Division
...
Yours sincerely
Sir Humphrey Vale KCB
Director General
""",
        {
            "sender": {
                "name": "Sir Humphrey Vale KCB",
                "role": "Director General of Probation",
                "organisation": "Her Majesty's Prison and Probation Service",
            },
            "addressee": {
                "role": "Her Majesty's Chief Inspector of Probation",
                "organisation": "Her Majesty's Inspectorate of Probation",
                "address": ["Manchester"],
                "postcode": "M3 3FX",
            },
        },
    ),
    Specimen(
        "signature-in-one-line",
        """
HM Prison & Probation Service
Martin Jones, HM Chief Inspector of Probation
17 June 2025
Dear Martin
RE – INSPECTION OF TEESSIDE PDU
...
With kind regards,
Ingrid Solway, Area Executive Director – North East, Yorkshire and the Humber
CC: Kim Abbot, HMPPS Chief Probation Officer Bea Lyle, Regional Probation Director, North East
""",
        {
            "sender": {
                "name": "Ingrid Solway",
                "role": "Area Executive Director",
                "area": "North East, Yorkshire and the Humber",
                "organisation": "HM Prison & Probation Service",
            },
            "subject": "INSPECTION OF TEESSIDE PDU",
            "cc": [
                {"name": "Kim Abbot", "role": "HMPPS Chief Probation Officer"},
                {"name": "Bea Lyle", "role": "Regional Probation Director", "area": "North East"},
            ],
        },
    ),
    Specimen(
        "surname-that-is-an-office",
        """
HM Prison & Probation Service
17 June 2025
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Inspection of Teesside PDU
...
Kind regards,
Gareth Head
Regional Probation Director
North East
Cc: Sally Judge, Head of PDU, Sunderland; Emma Lane (Head of Communications); Michael Constable
""",
        {
            "sender": {
                "name": "Gareth Head",
                "role": "Regional Probation Director",
                "area": "North East",
                "organisation": "HM Prison & Probation Service",
            },
            "cc": [
                {"name": "Sally Judge", "role": "Head of PDU", "area": "Sunderland"},
                {"name": "Emma Lane", "role": "Head of Communications"},
                {"name": "Michael Constable"},
            ],
        },
    ),
    Specimen(
        "name-in-letterhead-first-name-signed",
        """
Rosamund Thackeray
Regional Probation Director
East of England
HM Prison and Probation Service
3rd Floor, Capital House
Cambridge
CB2 1ZZ
E: rosamund.thackeray@justice.gov.uk
T: 01223 496 0999
Martin Jones
Chief Inspector
HM Inspectorate of Probation
24th February 2026
Dear Martin,
Hertfordshire PDU inspection
...
Best wishes,
Rosamund
""",
        {
            "date": "2026-02-24",
            "sender": {
                "name": "Rosamund Thackeray",
                "role": "Regional Probation Director",
                "area": "East of England",
                "organisation": "HM Prison and Probation Service",
                "address": ["3rd Floor, Capital House", "Cambridge"],
                "postcode": "CB2 1ZZ",
                "email": "rosamund.thackeray@justice.gov.uk",
            },
            "addressee": {
                "name": "Martin Jones",
                "role": "Chief Inspector",
                "organisation": "HM Inspectorate of Probation",
            },
        },
    ),
    Specimen(
        "two-signatories",
        """
HM Prison and Probation Service
Martin Jones
HM Chief Inspector of Probation
24 February 2026
Dear Martin,
Public protection in the South West
...
Yours sincerely,
Lachlan Pryce
Regional Probation Director, South West
Ameera Sloane
Area Executive Director, South West and South Central
""",
        {
            "sender": {
                "name": "Lachlan Pryce",
                "role": "Regional Probation Director",
                "area": "South West",
                "organisation": "HM Prison and Probation Service",
            },
        },
    ),
    Specimen(
        "police-and-crime-commissioner",
        """
Office of the Police and Crime Commissioner for Mercia
Peel House
Hindlip Road
Worcester WR3 8ZZ
opcc@mercia.police.uk
30 June 2022
Justin Russell
Chief Inspector
HM Inspectorate of Probation
Dear Mr Russell
Your inspection of probation in Herefordshire
...
Yours sincerely
Jocelyn Hart-Davies
Police and Crime Commissioner for West Mercia
""",
        {
            "sender": {
                "name": "Jocelyn Hart-Davies",
                "role": "Police and Crime Commissioner",
                "area": "West Mercia",
                "organisation": "Office of the Police and Crime Commissioner for Mercia",
                "address": ["Peel House", "Hindlip Road", "Worcester"],
                "postcode": "WR3 8ZZ",
                "email": "opcc@mercia.police.uk",
            },
            "addressee": {
                "name": "Justin Russell",
                "role": "Chief Inspector",
                "organisation": "HM Inspectorate of Probation",
            },
            "subject": "Your inspection of probation in Herefordshire",
        },
    ),
    Specimen(
        "month-alone",
        """
The Probation Service
August 2025
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Inspection of Slough PDU
...
Regards
Otto Finch
Regional Probation Director
""",
        {"date": None, "sender": {"name": "Otto Finch", "role": "Regional Probation Director", "organisation": "The Probation Service"}},
    ),
    Specimen(
        "written-to-by-email",
        """
Amara Delaney
Regional Probation Director, South Central
The Probation Service
Sent by email to: chief.inspector@example.gov.uk
Ms Petra Lindholm
Interim HM Chief Inspector of Probation
HM Inspectorate of Probation
Date: 11 December 2023
Ref: SC 23-0181
Dear Ms Lindholm
Subject: Inspection of Berkshire PDU
...
Yours sincerely
Amara Delaney
""",
        {
            "date": "2023-12-11",
            "reference": "SC 23-0181",
            "sender": {
                "name": "Amara Delaney",
                "role": "Regional Probation Director",
                "area": "South Central",
                "organisation": "The Probation Service",
            },
            "addressee": {
                "name": "Ms Petra Lindholm",
                "role": "Interim HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "email": "chief.inspector@example.gov.uk",
            },
            "subject": "Inspection of Berkshire PDU",
        },
    ),
    Specimen(
        "cc-with-people-by-dash-and-bracket",
        """
The Probation Service
5 May 2025
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Inspection of Bolton PDU
...
Yours sincerely
Priti Wallace
Regional Probation Director
Copies to
Head of PDU (Bolton) – Leon Marsh
Sandra Obi – Area Executive Director – North West
Chief Executive, Bolton Council
Superintendent Joan Fairweather, Greater Manchester Police
HMPPS Press Office
""",
        {
            "cc": [
                {"name": "Leon Marsh", "role": "Head of PDU", "area": "Bolton"},
                {"name": "Sandra Obi", "role": "Area Executive Director", "area": "North West"},
                {"role": "Chief Executive", "organisation": "Bolton Council"},
                {"name": "Superintendent Joan Fairweather", "organisation": "Greater Manchester Police"},
                {"organisation": "HMPPS Press Office"},
            ],
        },
    ),
    Specimen(
        "cc-all-by-commas",
        """
The Probation Service
5 May 2025
Martin Jones
HM Chief Inspector of Probation
Dear Martin
Inspection of Bolton PDU
...
Yours sincerely
Priti Wallace
Regional Probation Director
cc: PS/Lord Chancellor, Kim Dorset, Chief Probation Officer, Area Executive Director, North West, Leon Marsh, Head of PDU, Bolton, Legal Team
""",
        {
            "cc": [
                {"role": "PS/Lord Chancellor"},
                {"name": "Kim Dorset", "role": "Chief Probation Officer"},
                {"role": "Area Executive Director", "area": "North West"},
                {"name": "Leon Marsh", "role": "Head of PDU", "area": "Bolton"},
                {"organisation": "Legal Team"},
            ],
        },
    ),
    Specimen(
        "cc-over-the-salutation",
        """
The Probation Service
5 May 2025
Martin Jones
HM Chief Inspector of Probation
cc Private Office
Dear Martin
Inspection of Bolton PDU
...
Yours sincerely
Priti Wallace
Regional Probation Director
""",
        {
            "addressee": {"name": "Martin Jones", "role": "HM Chief Inspector of Probation"},
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "addressee-at-the-foot",
        """
Interim Regional Probation Director
West Midlands
The Probation Service
2 September 2024
Dear Mr Jones
Coventry and Warwickshire
...
Yours sincerely
Eluned Prowse
Mr Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
1 Bridge Street West
Manchester
M3 3FX
""",
        {
            "sender": {
                "name": "Eluned Prowse",
                "role": "Interim Regional Probation Director",
                "area": "West Midlands",
                "organisation": "The Probation Service",
            },
            "addressee": {
                "name": "Mr Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "subject": "Coventry and Warwickshire",
        },
    ),
    Specimen(
        "letter-to-the-head-of-a-charity",
        """
HM Prison and Probation Service
Public Protection Group
102 Petty France
London SW1H 9AJ
1 July 2025
Ms Hadiza Bello
Chief Executive
Open Gate Trust
The Old Brewery
5 Mill Lane
Norwich NR3 1AA
Dear Ms Bello
Prevention of homelessness on release
...
Yours sincerely
Stuart Mackie
Deputy Director, Reducing Reoffending
""",
        {
            "sender": {
                "name": "Stuart Mackie",
                "role": "Deputy Director, Reducing Reoffending",
                "organisation": "HM Prison and Probation Service",
                "address": ["102 Petty France", "London"],
                "postcode": "SW1H 9AJ",
            },
            "addressee": {
                "name": "Ms Hadiza Bello",
                "role": "Chief Executive",
                "organisation": "Open Gate Trust",
                "address": ["The Old Brewery", "5 Mill Lane", "Norwich"],
                "postcode": "NR3 1AA",
            },
            "subject": "Prevention of homelessness on release",
        },
    ),
    Specimen(
        "no-salutation",
        """
Area Executive Director, London
HM Prison & Probation Service
Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
19 March 2026
# Inspection of Newham PDU
...
Yours sincerely
Davina Obuya
Area Executive Director
""",
        {
            "sender": {
                "name": "Davina Obuya",
                "role": "Area Executive Director",
                "area": "London",
                "organisation": "HM Prison & Probation Service",
            },
            "addressee": {
                "name": "Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
            },
            "salutation": None,
            "subject": "Inspection of Newham PDU",
        },
    ),
    Specimen(
        "no-closing",
        """
Area Executive Director, London
HM Prison & Probation Service
Martin Jones CBE
HM Chief Inspector of Probation
19 March 2026
Dear Martin
Inspection of Newham PDU
...
Davina Obuya
Area Executive Director
cc: Private Office
""",
        {
            "sender": {
                "name": "Davina Obuya",
                "role": "Area Executive Director",
                "area": "London",
                "organisation": "HM Prison & Probation Service",
            },
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "wrapped-in-a-narrow-column",
        """
Area Executive Director, South West and
South Central
HM Prison & Probation Service
Martin Jones CBE
HM Chief Inspector of
Probation
HM Inspectorate of Probation
1st Floor, Manchester Civil Justice
Centre, 1 Bridge Street West
Manchester
M3 3FX
10 October 2025
Dear Martin
# Response to the inspection of
# Swindon and Wiltshire PDU
...
Yours sincerely
Verity Coombe-Ali
Area Executive Director
""",
        {
            "sender": {
                "name": "Verity Coombe-Ali",
                "role": "Area Executive Director",
                "area": "South West and South Central",
                "organisation": "HM Prison & Probation Service",
            },
            "addressee": {
                "name": "Martin Jones CBE",
                "role": "HM Chief Inspector of Probation",
                "organisation": "HM Inspectorate of Probation",
                "address": ["1st Floor, Manchester Civil Justice Centre, 1 Bridge Street West", "Manchester"],
                "postcode": "M3 3FX",
            },
            "subject": "Response to the inspection of Swindon and Wiltshire PDU",
        },
    ),
    Specimen(
        "letterhead-body-then-region-then-office",
        """
HMPPS
Probation Service – London Region
Regional Probation Director
71 High Holborn
London
WC1V 6ZZ
Martin Jones
HM Chief Inspector of Probation
22/08/25
Dear Martin
Ealing & Hillingdon
...
Yours sincerely,
Kwesi Lennard
""",
        {
            "date": "2025-08-22",
            "sender": {
                "name": "Kwesi Lennard",
                "role": "Regional Probation Director",
                "area": "London",
                "organisation": "Probation Service",
                "address": ["71 High Holborn", "London"],
                "postcode": "WC1V 6ZZ",
            },
        },
    ),
    Specimen(
        "signature-with-honours-and-welsh-closing",
        """
HM Prison and Probation Service
Martin Jones
HM Chief Inspector of Probation
22 August 2025
Dear Martin
Swansea Neath Port Talbot PDU
...
Cofion gorau / Best wishes
Dr Branwen Tudor-Rees OBE QPM
Executive Director, HMPPS Wales
""",
        {
            "sender": {
                "name": "Dr Branwen Tudor-Rees OBE QPM",
                "role": "Executive Director",
                "area": "Wales",
                "organisation": "HM Prison and Probation Service",
            },
        },
    ),
    Specimen(
        "dates-of-other-things-in-the-head",
        """
The Probation Service
North East
Martin Jones
HM Chief Inspector of Probation
Report published: 2 May 2025
Date: 30 May 2025
Dear Martin
Inspection of Darlington PDU, 3 to 14 March 2025
...
Yours sincerely
Hector Mills
Head of PDU, County Durham and Darlington
""",
        {
            "date": "2025-05-30",
            "subject": "Inspection of Darlington PDU, 3 to 14 March 2025",
            "sender": {
                "name": "Hector Mills",
                "role": "Head of PDU",
                "area": "County Durham and Darlington",
                "organisation": "The Probation Service",
            },
        },
    ),
    Specimen(
        "label-over-its-reference",
        """
The Probation Service
Our ref
RPD/NE/25/77
Martin Jones
HM Chief Inspector of Probation
30 May 2025
Dear Martin
Inspection of Darlington PDU
...
Yours sincerely
Hector Mills
Regional Probation Director
""",
        {"reference": "RPD/NE/25/77", "addressee": {"name": "Martin Jones", "role": "HM Chief Inspector of Probation"}},
    ),
    Specimen(
        "note-with-recipient-over-two-lines",
        """
HM Inspectorate of Probation
MEMORANDUM
To: Ursula Benbow
Head of Inspection Programmes
From: Casper Idowu, Lead Inspector
Date: 4/7/2025
Re: Re-inspection of Luton PDU
cc: Private Office
Background
...
""",
        {
            "date": "2025-07-04",
            "sender": {"name": "Casper Idowu", "role": "Lead Inspector", "organisation": "HM Inspectorate of Probation"},
            "addressee": {"name": "Ursula Benbow", "role": "Head of Inspection Programmes"},
            "salutation": None,
            "subject": "Re-inspection of Luton PDU",
            "cc": [{"organisation": "Private Office"}],
        },
    ),
    Specimen(
        "press-notice",
        """
Ministry of Justice
PRESS NOTICE
14 March 2025
# New probation officers for the Midlands
...
Notes to editors
""",
        {
            "date": "2025-03-14",
            "sender": {"organisation": "Ministry of Justice"},
            "addressee": {},
            "salutation": None,
            "subject": None,
        },
    ),
    Specimen(
        "action-plan-alone",
        """
HM Prison and Probation Service
# HMPPS Action Plan: Inspection of Bedfordshire PDU
A response to the report of HM Inspectorate of Probation
Date submitted: 9 June 2025
Report published: 13 May 2025
Introduction
...
""",
        {
            "date": "2025-06-09",
            "sender": {"organisation": "HM Prison and Probation Service"},
            "addressee": {},
            "subject": "HMPPS Action Plan: Inspection of Bedfordshire PDU A response to the report of HM Inspectorate of Probation",
        },
    ),
)
