"""What the tests of processes share: starting the command line, and seeing what is left of it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def hmip_parse(*arguments: str | bytes, **options: Any) -> subprocess.Popen[bytes]:
    """The command line as a process, with pipes for what ``options`` do not say."""
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | options
    return subprocess.Popen([sys.executable, "-m", "hmip_parse", *arguments], **streams)


def children(process: int) -> list[int]:
    """The processes that a process has started, by their ids."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"  # a zombie waits for its parent alone


def wait_until(what: Any, seconds: float = 60) -> None:
    """Wait until ``what()`` holds; it is a failure if it never does."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
