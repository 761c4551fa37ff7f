"""What a verdict on a claim and a text costs."""

import json
import sys
from collections.abc import Iterator

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.measures import verification
from benchmarks.processes import Run, measured
from benchmarks.speed.verifying_worker import WORDS, claim, sentences

_PAIRS = 150
_CHECKED = 20


def _figures(bench: Bench) -> Iterator[Figure]:
    times = bench.times(3)
    yield _tokens()
    _ran(bench, 0)
    firsts = [_ran(bench, 0)[0] for _ in range(times)]
    ran = [_ran(bench, _PAIRS) for _ in range(times)]
    n_of = f"pairs, {times} times"
    for of, name in (("whole verdicts", "verdicts"), ("the judge's answer on the whole text", "answers")):
        rates = [_PAIRS / seconds[name] for _, seconds in ran]
        yield over_runs(verification.PAIRS_PER_SECOND, rates, of, n=_PAIRS, n_of=n_of)
    yield over_runs(verification.VERIFYING_PEAK, [run.peak_gigabytes for run, _ in ran])
    yield over_runs(verification.FIRST_VERDICT, [run.wall_seconds for run in firsts])


def _ran(bench: Bench, pairs: int) -> tuple[Run, dict[str, float]]:
    """A process of its own; what it timed of itself."""
    report = bench.work / "verifying.json"
    command = [sys.executable, "-m", "benchmarks.speed.verifying_worker", str(pairs), str(report)]
    run = measured(command, bench.work / "empty")
    seconds: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return run, seconds


def _tokens() -> Figure:
    """The longest pair, counted without cutting."""
    from tokenizers import Tokenizer

    from synthesist.models import judges

    tokenizer = Tokenizer.from_file(str(judges.__file__).replace("judges.py", "weights/tokenizer.json"))
    tokenizer.no_truncation()
    pairs = [(" ".join(sentences(at)), claim(at)) for at in range(_CHECKED)]
    longest = max(len(tokenizer.encode(*pair).ids) for pair in pairs)
    return Figure(measure=verification.PAIR_TOKENS, value=longest, n=_CHECKED, n_of="pairs")


VERIFYING = Benchmark(
    name="verifier-speed",
    title="Speed of verdicts",
    how=f"Invented claims and texts of {WORDS} words, no two alike; no pair is cut. A whole verdict selects three "
    "sentences, asks the judge about them together and each alone, weighs, calibrates and vetoes: four answers of the "
    "judge on parts of the text. The other row asks it once about the whole text. After one verdict that is not "
    "counted, in a process of its own. First verdict: such a process from start to end, with one pair; the files were "
    "read before.",
    measures=(
        verification.PAIRS_PER_SECOND,
        verification.VERIFYING_PEAK,
        verification.FIRST_VERDICT,
        verification.PAIR_TOKENS,
    ),
    figures=_figures,
)
