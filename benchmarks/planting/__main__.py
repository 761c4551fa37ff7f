"""`python -m benchmarks.planting`: make the reviews, plant every kind, and print how many instances there are.

Kinds that nobody who writes reviewers may look at are printed as numbers.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.planting.census import census, passes
from benchmarks.planting.instances import WANTED
from benchmarks.planting.kinds import Kind
from benchmarks.planting.material import Base, bases
from benchmarks.planting.seen import SEEN
from benchmarks.planting.unseen import UNSEEN
from benchmarks.processes import ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 where each kind has enough instances, and the audit says of each what the kind says."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="planting-") as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        made = bases(work / "bases", options.data.resolve(), lambda line: print(f"  {line}", flush=True))
        clean = sum(passes(base.folder) for base in made)
        print(f"{len(made)} reviews, of which the audit passes {clean}", flush=True)
        holds = _census("seen", SEEN, made, work, options.wanted, named=True)
        if not options.seen_only:
            holds &= _census("unseen", UNSEEN, made, work, options.wanted, named=False)
    return int(not holds or clean < len(made))


def _census(title: str, kinds: Sequence[Kind], made: Sequence[Base], work: Path, wanted: int, *, named: bool) -> bool:
    holds = True
    for number, count in enumerate(census(kinds, made, work, wanted), start=1):
        name = count.kind.name if named else f"{title} {number}"
        print(f"{name}: {count.planted} in {count.bases} reviews, audit as stated on {count.as_stated}", flush=True)
        holds &= count.planted >= wanted and count.as_stated == count.planted
    passing = sum(kind.passes_audit for kind in kinds)
    print(f"{title}: {len(kinds)} kinds, {passing} of which pass the audit; all as stated: {holds}", flush=True)
    return holds


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    data = os.environ.get("SYNTHESIST_TEST_DATA") or ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planting", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path(data), help="folder of the material")
    parser.add_argument("--work", type=Path, help="folder for the reviews, kept for the next call")
    parser.add_argument("--wanted", type=int, default=WANTED, help="instances of each kind")
    parser.add_argument("--seen-only", action="store_true", help="leave the unseen kinds alone")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
