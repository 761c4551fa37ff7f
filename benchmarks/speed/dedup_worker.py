"""Matches invented records in one process, and writes down the seconds and what was found of what was planted.

Usage: python -m benchmarks.speed.dedup_worker RECORDS REPORT.json (a negative number: so many with one title)
"""

import json
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from benchmarks.speed.dedup_records import equal_titles, invented_records


def main() -> None:
    """Make the records, which is not timed, and match them."""
    count, report = int(sys.argv[1]), Path(sys.argv[2])
    from synthesist.identify.matching import match

    records, planted = invented_records(count) if count > 0 else (equal_titles(-count), [])
    work = dict(planted)
    match(records[:50])
    started, worked = time.perf_counter(), time.process_time()
    matched = match(records)
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    pairs = [pair for cluster in matched.clusters for pair in combinations(cluster, 2)]
    right = sum(work.get(one, one) == work.get(other, other) for one, other in pairs)
    copies = Counter(work.values())
    there = sum(size * (size + 1) // 2 for size in copies.values())
    counts = {"seconds": seconds, "cpu_seconds": cpu, "right": right, "joined": len(pairs), "planted": there}
    report.write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
