"""Read many letters with Dask: the same ``parse_bytes``, mapped over the files by an engine that spreads work.

    pip install 'hmip-parse[dask]'
    python examples/dask_bag.py LETTERS OUTPUT

LETTERS is a folder; OUTPUT a new folder for JSON Lines, one file a partition: ``letters-*.jsonl`` holds what was read,
``errors-*.jsonl`` a line for each file that could not be. Here Dask's processes on one machine do the work;
docs/scale.md says what to change for many.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import dask
import dask.bag

from hmip_parse import HmipParseError, parse_bytes

FILES_A_PARTITION = 500  # some 30 seconds' work, which is what is done again when a worker dies


def read(path: str) -> tuple[bool, str]:
    """Whether a file could be read, and its line of JSON."""
    try:
        return True, parse_bytes(Path(path).read_bytes(), name=path).model_dump_json()
    except (HmipParseError, OSError) as error:
        code = error.code if isinstance(error, HmipParseError) else "cannot-open"
        return False, json.dumps({"file": path, "code": code, "message": str(error)})


def main(letters: str, output: str) -> None:
    """Read a folder into another."""
    paths = sorted(str(path) for path in Path(letters).rglob("*") if path.suffix.lower() in {".pdf", ".docx", ".txt"})
    bag = dask.bag.from_sequence(paths, partition_size=FILES_A_PARTITION).map(read)
    wanted = [
        bag.filter(lambda each, good=good: each[0] is good)
        .pluck(1)
        .to_textfiles(f"{output}/{name}-*.jsonl", last_endline=True, compute=False)
        for name, good in (("letters", True), ("errors", False))
    ]
    # One computation for both, so that each letter is read once.
    dask.compute(*(task for tasks in wanted for task in tasks), scheduler="processes")


if __name__ == "__main__":
    main(*sys.argv[1:])
