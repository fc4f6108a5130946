"""How many workers memory allows, on machines of several kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmip_parse import memory
from hmip_parse.memory import available, workers_for

GIB = 1 << 30


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        pytest.param({"proc/meminfo": "MemTotal: 9 kB\nMemAvailable: 2097152 kB\n"}, 2 * GIB, id="a machine"),
        pytest.param(
            {
                "proc/meminfo": "MemAvailable: 2097152 kB\n",
                "groups/memory.max": str(GIB),
                "groups/memory.current": str(GIB // 4),
            },
            GIB - GIB // 4,
            id="a container",
        ),
        pytest.param(
            {"proc/meminfo": "MemAvailable: 2097152 kB\n", "groups/memory.max": "max\n", "groups/memory.current": "1"},
            2 * GIB,
            id="a container without a limit",
        ),
        pytest.param(
            {
                "proc/meminfo": "MemAvailable: 2097152 kB\n",
                "proc/self/cgroup": "0::/user/job\n",
                "groups/user/memory.max": str(GIB),
                "groups/user/memory.current": "0",
                "groups/user/job/memory.max": "max",
                "groups/user/job/memory.current": "0",
            },
            GIB,
            id="a limit on the group that holds its own",
        ),
        pytest.param(
            {
                "proc/meminfo": "MemAvailable: 2097152 kB\n",
                "proc/self/cgroup": "4:memory:/job\n3:cpu:/other\n",
                "groups/memory/job/memory.limit_in_bytes": str(GIB),
                "groups/memory/job/memory.usage_in_bytes": str(2 * GIB),
            },
            0,
            id="control groups of the first version, over their limit",
        ),
    ],
)
def test_available(files: dict[str, str], wanted: int, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert available(tmp_path / "proc", tmp_path / "groups") == wanted


@pytest.mark.parametrize(
    ("free", "jobs", "wanted"),
    [
        pytest.param(10 * GIB, 2, 2, id="room for all"),
        pytest.param(3 * memory.OCR_WORKER, 8, 3, id="room for some"),
        pytest.param(GIB // 8, 8, 1, id="room for none: one is tried"),
        pytest.param(None, 8, 8, id="not known"),
    ],
)
def test_workers_for(free: int | None, jobs: int, wanted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: free)
    assert workers_for(jobs) == wanted


def test_this_machine_says_something_or_nothing() -> None:
    free = available()
    assert free is None or free >= 0
