"""Verifies invented claims against invented texts of 150 words in one process, and writes down the seconds.

Usage: python -m benchmarks.speed.verifying_worker PAIRS REPORT.json
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

WORDS = 150
_SENTENCE = (
    "In trial {at} the {group} group, which took {dose} mg of the compound every day, slept {size}% longer than the "
    "placebo group and reported fewer headaches."
)
_GROUPS = ("older", "younger", "treated", "exercised", "urban", "rural", "smoking")


def main() -> None:
    """One verdict, then as many as were asked for, then the judge's answers on the whole texts."""
    count, report = int(sys.argv[1]), Path(sys.argv[2])
    from synthesist.models import default_judge
    from synthesist.verify import pairs

    verifier = pairs.Verifier()
    asked = [pairs.Asked(str(at), str(at), claim(at), "", tuple(sentences(at))) for at in range(count + 1)]
    verifier.verify_all(asked[:1])
    seconds = {"verdicts": _timed(lambda: verifier.verify_all(asked[1:]))} if count else {}
    if count:
        judge = default_judge()
        texts = [(one.claim, " ".join(one.sentences)) for one in asked]
        judge.logits(texts[:1])
        seconds["answers"] = _timed(lambda: judge.logits(texts[1:]))
    report.write_text(json.dumps(seconds), encoding="utf-8")


def claim(at: int) -> str:
    """A claim of twenty words or so."""
    return (
        f"Adults of the {_GROUPS[at % len(_GROUPS)]} group who take {5 + at % 90} mg of the compound each day sleep "
        f"longer than those given placebo."
    )


def sentences(at: int) -> list[str]:
    """A text of 150 words, no two alike."""
    made: list[str] = []
    words = 0
    while words < WORDS:
        place = 7 * at + len(made)
        group = _GROUPS[place % len(_GROUPS)]
        sentence = _SENTENCE.format(at=place + 1, group=group, dose=5 + place % 90, size=2 + place % 37)
        parts = sentence.split()[: WORDS - words]
        made.append(" ".join(parts).removesuffix(".") + ".")
        words += len(parts)
    return made


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
