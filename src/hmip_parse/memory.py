"""How much memory there is for worker processes, so that no more of them are started than it allows.

What is free on the machine counts, and what is left below the limits of the control groups that the process is in: in
a container, the machine's own figure says nothing.

Refused here: bounding what a process takes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# What a process that recognises scans takes at the most, in bytes: measured, 500 MiB for a page of A4 and 570 MiB for
# ten of them, on one thread; A3 and a second thread want some more.
OCR_WORKER = 800 << 20


def workers_for(jobs: int, each: int = OCR_WORKER) -> int:
    """How many of ``jobs`` worker processes that take ``each`` bytes there is memory for; never less than one."""
    free = available()
    return max(1, jobs if free is None else min(jobs, free // each))


def available(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int | None:
    """The bytes that new processes may take; None where the system does not say."""
    return min((*_free_on_machine(proc), *_left_in_groups(proc, groups)), default=None)


def _free_on_machine(proc: Path) -> Iterator[int]:
    with suppress(OSError, ValueError, IndexError):
        for line in (proc / "meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                yield int(line.split()[1]) * 1024
                return
    with suppress(AttributeError, OSError, ValueError):
        yield os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _left_in_groups(proc: Path, groups: Path) -> Iterator[int]:
    """What is left below each limit, in the group of the process and in those that hold it (cgroups v2 and v1)."""
    own = [Path()]
    with suppress(OSError):
        for line in (proc / "self/cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers in ("", "memory"):
                own.append(Path(controllers, path.lstrip("/")))
    names = (("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes"))
    for group in {each for path in own for each in (path, *path.parents)}:
        for limit, used in names:
            # "max" is no number, and no limit.
            with suppress(OSError, ValueError):
                yield max(0, int((groups / group / limit).read_text()) - int((groups / group / used).read_text()))
