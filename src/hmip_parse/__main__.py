"""The program: ``hmip-parse``, and ``python -m hmip_parse``.

Most runs read one letter in a fraction of a second, so what Python does for programs that live long is left out here:
looking through the garbage while the modules load, and taking every object apart at the end.

Refused here: what the program does (cli.py).
"""

from __future__ import annotations

import gc
import os
import sys

# Python's own value is 700 new objects; loading the modules makes a hundred thousand, of which none is garbage.
_NEW_OBJECTS = 50_000


def run() -> None:
    """Run the command line, and end the process with its status."""
    gc.set_threshold(_NEW_OBJECTS)
    # Pydantic would look through all installed packages for plug-ins that watch it; the environment can still ask so.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        status = _status()
        sys.stdout.flush()
    except OSError as fault:  # what the program itself has to say, --help, did not find its way out
        from hmip_parse.errors import CannotWrite
        from hmip_parse.report import FAILED, say

        say(f"standard output: {CannotWrite(fault.strerror or str(fault))}")
        status = FAILED
    sys.stderr.flush()
    os._exit(status)


def _status() -> int:
    from hmip_parse.cli import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


if __name__ == "__main__":
    run()
