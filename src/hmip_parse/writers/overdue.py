"""Which action is overdue, said once for every format that marks it.

Refused here: whether it was done after all; the tool knows one letter, and that was written before the day was over.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any


def is_overdue(action: Mapping[str, Any], as_of: datetime.date) -> bool:
    """Whether an action of the JSON was due before ``as_of`` (on it is in time) and its letter does not call it
    completed.
    """
    due = action["due"]
    return due is not None and action["status"] != "completed" and datetime.date.fromisoformat(due) < as_of
