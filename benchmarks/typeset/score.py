"""`python -m benchmarks.typeset.score`: a table of scores over papers of known text."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.processes import measured
from benchmarks.typeset.figures import ROWS, pooled
from benchmarks.typeset.make import SETS, make
from benchmarks.typeset.readers import READERS, Read, read_lines
from benchmarks.typeset.scoring import Score, score
from benchmarks.typeset.showing import differences


def reads(reader: str, files: Sequence[Path], out: Path) -> tuple[list[Read], float]:
    """What a reader makes of files in a process of its own, and the seconds of processor time that took, all in all."""
    run = measured([sys.executable, "-m", "benchmarks.typeset.readers", reader, str(out), *map(str, files)], out.parent)
    return read_lines(out), run.cpu_seconds


def truths(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What lies beside the files."""
    return [json.loads(file.with_suffix(".json").read_text(encoding="utf-8")) for file in files]


def cost(reader: str, files: Sequence[Path], pages: Sequence[int], whole: float, work: Path) -> float:
    """Milliseconds of processor time a page; the start of the process and its first file are taken off."""
    _, start = reads(reader, files[:1], work / "first.jsonl")
    return 1000 * (whole - start) / (sum(pages) - pages[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a set, read it with each reader, print scores."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        files = (
            sorted(options.made.glob("*.pdf"))
            if options.made
            else make(options.templates, work / "made", is_quick=options.quick)
        )
        files = [file for file in files if options.only in file.name]
        told = truths(files)
        columns = {name: _column(name, files, told, work, options.show) for name in options.readers}
    _print_table(columns)
    return 0


def _column(
    name: str, files: Sequence[Path], told: Sequence[Mapping[str, Any]], work: Path, show: int
) -> dict[str, str]:
    given, whole = reads(name, files, work / f"{name}.jsonl")
    scores = [score(truth, read) for truth, read in zip(told, given, strict=True)]
    if show:
        _show(name, files, told, given, scores, show)
    cells = {title: _told(pooled(counts, scores)) for title, counts in ROWS.items()}
    spent = cost(name, files, [truth["pages"] for truth in told], whole, work) if len(files) > 1 else float("nan")
    return {**cells, "ms a page": f"{spent:.1f}", "not read": str(sum(bool(read.problem) for read in given))}


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _show(
    name: str,
    files: Sequence[Path],
    told: Sequence[Mapping[str, Any]],
    given: Sequence[Read],
    scores: Sequence[Score],
    show: int,
) -> None:
    by_worst = sorted(range(len(files)), key=lambda at: scores[at].words.found / scores[at].words.truth)
    print(f"## {name}: each document, worst first")
    for at in by_worst:
        print(f"{files[at].stem}: {'; '.join(_numbers(scores[at]))} {given[at].problem}")
    for at in by_worst[:show]:
        print(f"\n### {name}: {files[at].stem}")
        for line in differences(told[at], given[at]):
            print(line)
    print()


def _numbers(one: Score) -> Iterator[str]:
    for title, counts in ROWS.items():
        value = pooled(counts, [one])
        if value is not None:
            yield f"{title} {value:.3f}"


def _print_table(columns: Mapping[str, Mapping[str, str]]) -> None:
    print(f"| score | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    for title in next(iter(columns.values())):
        print(f"| {title} | {' | '.join(column[title] for column in columns.values())} |")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typeset.score", description=__doc__)
    parser.add_argument("--templates", choices=SETS, default="development")
    parser.add_argument("--made", type=Path, help="folder of papers already made; they are made anew otherwise")
    parser.add_argument("--only", default="", help="papers whose file name holds this")
    parser.add_argument("--readers", nargs="+", choices=list(READERS), default=["synthesist"])
    parser.add_argument("--show", type=int, default=0, metavar="N", help="first differences of the N worst papers")
    parser.add_argument("--quick", action="store_true", help="one short paper of each template")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
