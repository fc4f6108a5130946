"""The words that stand before a colon where a letter labels a part of an action: "Owner: …", "Target date: …".

They are kept in one place because a line that starts with one belongs to the item above it, what follows one is an
owner or a deadline, and its words are no verbs of the step.

Refused here: the heads of table columns, which need no colon (plan_tables.py).
"""

from __future__ import annotations

WHO = r"""(?:(?:action\s+|responsible\s+|lead\s+)?owners?|(?:responsible\s+)?leads?
        |responsible(?:\s+(?:person|officer|manager|lead))?|responsibility|led\s+by|action\s+by)"""
_DUE = r"due(?:\s+date)?|target(?:\s+date)?|deadline|by\s+when|completion\s+date"
# Labels whose words never tell of a deed; "Timescale: began in May" does.
DUE = rf"(?:{_DUE})"
WHEN = rf"(?:{_DUE}|timescales?|completion|date|when)"
# For ``Pattern.needs``: every label of either kind holds one of these, and one of these stands behind it.
IN_WHO = frozenset(("owner", "lead", "responsib", "led", "action"))
IN_WHEN = frozenset(("due", "target", "deadline", "when", "completion", "timescale", "date"))
LABEL_ENDS = frozenset(":–—-")
STATUS = r"(?:status|progress)"
