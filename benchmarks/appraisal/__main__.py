"""`python -m benchmarks.appraisal`: hold the reviewers against planted defects, and print what they found.

Kinds of defects that nobody who writes reviewers may look at are planted with `--final` alone, and told as numbers.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.appraisal.running import MOST_JOBS, RISES, Wish, look
from benchmarks.appraisal.telling import told
from benchmarks.planting.instances import WANTED
from benchmarks.planting.kinds import copied
from benchmarks.planting.material import Base, bases
from benchmarks.planting.seen import SEEN
from benchmarks.processes import ROOT

FINAL = "This is the final look: kinds of defects are planted that nobody may look at before."


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 where no appraisal broke off, whatever was found."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="appraisal-") as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        if options.final:
            _say(FINAL)
        made = _bases(options, work)[:: options.every]
        looked = look(made, _wish(options, work), _say)
    for line in told(looked, options.show):
        print(line)
    return int(any(kind.error or any(one.error for one in kind.held) for kind in looked.kinds))


def _bases(options: argparse.Namespace, work: Path) -> list[Base]:
    """The reviews of the work folder; those of another folder are copied, for others may have them open."""
    if options.bases is None or options.bases.resolve() == work / "bases":
        return bases(work / "bases", options.data.resolve(), _say)
    there = sorted(path.parent for path in options.bases.glob("*/ledger.sqlite"))
    whole = [folder for folder in there if not folder.name.endswith(".partial")]
    return [Base(folder.name, copied(folder, work / "bases" / folder.name)) for folder in whole]


def _wish(options: argparse.Namespace, work: Path) -> Wish:
    return Wish(
        work=work,
        is_final=options.final,
        kinds=tuple(options.kind or ()),
        wanted=options.wanted,
        rises=options.rises,
        jobs=options.jobs,
        demo=not options.no_demo,
    )


def _say(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    data = os.environ.get("SYNTHESIST_TEST_DATA") or ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m benchmarks.appraisal", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path(data), help="folder of the material")
    parser.add_argument("--work", type=Path, help="folder for the reviews, kept for the next call")
    parser.add_argument("--bases", type=Path, help="folder of reviews that are there already; they are copied")
    parser.add_argument("--every", type=int, default=1, help="take each so many-th review")
    parser.add_argument("--kind", action="append", choices=[kind.name for kind in SEEN], help="only this seen kind")
    parser.add_argument("--wanted", type=int, default=WANTED, help="instances of each kind")
    parser.add_argument("--rises", type=int, default=RISES, help="reviews in which 1, 2, 4 and 8 defects add up")
    parser.add_argument("--jobs", type=int, choices=range(1, MOST_JOBS + 1), default=MOST_JOBS, help="processes")
    parser.add_argument("--show", type=int, default=0, help="misses of each seen kind to tell")
    parser.add_argument("--no-demo", action="store_true", help="do not make the demo")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--seen-only", action="store_true", help="leave the unseen kinds alone, which is the default")
    asked.add_argument("--final", action="store_true", help="plant the unseen kinds too: the final look, once")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
