"""Runs bib-dedupe over tables of records, in an interpreter that has it, and writes down its clusters and seconds.

Usage: PYTHON dedup_rival.py REPORT.json TABLE.csv…
"""

import importlib
import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Each table on its own; reading it is not timed."""
    import pandas as pd

    # By name, since the environment that types are checked in does not have it.
    rival = importlib.import_module("bib_dedupe.bib_dedupe")
    report, *tables = sys.argv[1:]
    found = {}
    for table in tables:
        rows = pd.read_csv(table)
        started = time.perf_counter()
        prepared = rival.prep(rows, verbosity_level=0)
        matched = rival.match(rival.block(prepared, verbosity_level=0), verbosity_level=0)
        clusters = rival.cluster(matched, verbosity_level=0)
        seconds = time.perf_counter() - started
        found[table] = {"seconds": seconds, "clusters": [list(map(str, cluster)) for cluster in clusters]}
    Path(report).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
