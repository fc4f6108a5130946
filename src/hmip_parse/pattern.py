"""A pattern that is compiled on first use: a letter needs few of them, and compiling all takes longer than reading it.

Refused here: patterns that nest unbounded repeats; a test reads every pattern of the rules for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Pattern:
    """A pattern that needs no name and no specimens.

    It is verbose and ignores case unless ``flags`` say otherwise, and is compiled on first use.
    """

    pattern: str
    flags: int = re.VERBOSE | re.IGNORECASE

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, self.flags)
