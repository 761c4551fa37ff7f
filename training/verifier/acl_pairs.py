"""Claims of ACL works that training never saw, each with the sentences that a review would hold it against.

    python -m training.verifier.acl_pairs --library DIR --judge training/.work/judge.onnx-folder

Reviews are run over a filled library; only works on the held-out side stay. Writes `acl-claims.jsonl`: one claim a
line with at most twelve sentences. Questions are parted into those that calibrate and those that test, so that no work
stands on both sides.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from synthesist import synthesize
from synthesist.ledger import Ledger, review
from synthesist.models import LABELS, PairJudge, default_embedder
from synthesist.models.judges import judge_at
from synthesist.records import Claim, Record
from synthesist.verify.pairs.selector import default_selector
from synthesist.verify.selection import Selection
from training.pairs.real.documents import is_acl_trained
from training.rows import WORK, write_rows

_PER_CLAIM, _PER_QUESTION = 12, 5
_POOL = 24
"""Shown claims looked at per question; half of those taken have a sentence that the judge takes for evidence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    options = parser.parse_args(arguments)
    judge = judge_at(options.judge)
    rows: list[dict] = []
    used: dict[str, str] = {}
    for line in (Path(__file__).parent / "acl_questions.txt").read_text("utf-8").splitlines():
        side, question = line.split("|")
        with TemporaryDirectory() as folder:
            synthesize(question, Path(folder) / "r", library=options.library)
            found = list(_claims(Path(folder) / "r" / "ledger.sqlite", judge, side, used))
        kept = _drawn(found, Random(question))
        rows += [row | {"question": question, "side": side} for row in kept]
        print(json.dumps({"question": question, "claims": len(found), "drawn": len(kept)}), flush=True)
    print(write_rows(WORK / "acl-claims.jsonl", rows))
    return 0


def _claims(path: Path, judge: PairJudge, side: str, used: dict[str, str]) -> Iterator[dict]:
    """Shown claims with their sentences; works of the other side, and works that training saw, are left out."""
    ledger = Ledger(path)
    try:
        records = review.records(ledger)
        works = review.works(ledger, records)
        documents = review.documents(ledger)
        sentences = review.sentences(ledger, documents)
        ours = {name for name, work in works.items() if _is_ours(work.record, side, used)}
        claims = [claim for claim in review.claims(ledger) if claim.work_id in ours]
    finally:
        ledger.close()
    selection = Selection(documents, sentences, claims, default_embedder(), default_selector())
    shown = sorted((claim for claim in claims if claim.is_shown), key=lambda claim: (-claim.score, claim.claim_id))
    titles = {name: work.record.title for name, work in works.items()}
    for claim in shown[:_POOL]:
        yield _row(claim, selection, judge, titles)


def _is_ours(record: Record, side: str, used: dict[str, str]) -> bool:
    key = _anthology_id(record)
    return not is_acl_trained(key) and used.setdefault(key, side) == side


def _anthology_id(record: Record) -> str:
    return record.source_id or ""


def _row(claim: Claim, selection: Selection, judge: PairJudge, titles: dict[str, str]) -> dict:
    near = selection.candidates(claim, _PER_CLAIM)
    guessed = judge.logits([(claim.text, one.other.text) for one in near]).argmax(1) if near else np.zeros(0, int)
    return {
        "claim": _place(claim) | {"text": claim.text, "title": titles[claim.work_id]},
        "sentences": [
            _place(one.other)
            | {
                "text": one.other.text,
                "title": titles[one.other.work_id],
                "rank": rank,
                "score": round(one.score, 4),
                "guess": LABELS[int(guess)],
            }
            for rank, (one, guess) in enumerate(zip(near, guessed, strict=True), 1)
        ],
    }


def _place(claim: Claim) -> dict[str, Any]:
    return {"claim_id": claim.claim_id, "work_id": claim.work_id, "start": claim.start, "end": claim.end}


def _drawn(rows: list[dict], rng: Random) -> list[dict]:
    """Some claims, each of another work; three in five have a sentence that the judge takes for evidence."""
    rng.shuffle(rows)
    told = [row for row in rows if any(one["guess"] != "NEI" for one in row["sentences"])]
    mute = [row for row in rows if row["sentences"] and row not in told]
    chosen: list[dict] = []
    for row in [*told[:3], *mute[:2], *told[3:], *mute[2:]]:
        if row["claim"]["work_id"] not in {one["claim"]["work_id"] for one in chosen}:
            chosen.append(row)
    return chosen[:_PER_QUESTION]


if __name__ == "__main__":
    sys.exit(main())
