"""Small letters for tests: a body between a head and a signature, read by the whole of the rules."""

from __future__ import annotations

from hmip_parse import Letter, parse_bytes

HEAD = """Regional Probation Director
HM Prison and Probation Service

Martin Jones CBE
HM Chief Inspector of Probation
HM Inspectorate of Probation
1st Floor, Manchester Civil Justice Centre
1 Bridge Street West
Manchester
M3 3FX

{date}

Dear Martin,

{subject}

{body}

Yours sincerely,

Ottilie Brandreth
Regional Probation Director
"""


def letter(body: str, *, subject: str = "Inspection of Norfolk PDU, March 2025", date: str = "12 June 2025") -> Letter:
    """What the tool reads from a letter with this body; its paragraphs are parted by blank lines."""
    return parse_bytes(HEAD.format(body=body, subject=subject, date=date).encode(), name="letter.txt")
