"""Invented claims and documents, and a judge that a reader can follow."""

import json
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from synthesist.checking import Checked, Job, Watch, check, verifier_for
from synthesist.language import content_stems
from synthesist.models import Embedder, PairJudge, Scores, Vectors
from synthesist.verify.pairs import Setting

Row = dict[str, Any]


@dataclass
class Overlap:
    """Scores by shared words; a passage that says "not" and a claim that does not, or the reverse, refute each other.

    Attributes:
        asked: how often it was asked about a pair of texts.
        dies_at: the process is killed when it is asked so often.
        stops_at: an interruption, as by Ctrl-C, when it is asked so often.
    """

    name: str = "overlap/1"
    asked: int = 0
    dies_at: int = 0
    stops_at: int = 0
    blind_to: str = "\0"
    breaks_at: str = "\0"
    seen: list[str] = field(default_factory=list)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        self.asked += 1
        if self.asked == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.asked == self.stops_at:
            raise KeyboardInterrupt
        return np.array([self._row(*pair) for pair in pairs])

    def _row(self, claim: str, passage: str) -> list[float]:
        self.seen.append(claim)
        if self.breaks_at in claim:
            raise ZeroDivisionError("broken inside")
        if self.blind_to in claim:
            return [float("nan")] * 3
        told, text = set(content_stems(claim)), set(content_stems(passage))
        near = 6 * len(told & text) / max(1, len(told)) - 3
        is_denied = ("not" in claim.split()) != ("not" in passage.split())
        return [-near, near, -near] if is_denied and near > 0 else [near, -3.0, -near]


class Letters:
    """An embedder that is there at once, for processes of their own: how often each letter occurs."""

    name = "letters/1"
    dimensions = 26

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        counts = [[text.lower().count(chr(97 + at)) for at in range(26)] for text in texts]
        vectors = np.array(counts, dtype=np.float32).reshape(len(texts), 26)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)


CLAIMS: list[Row] = [
    {"id": 1, "claim": "Naps improve memory in adults.", "cited_doc_ids": [10]},
    {"id": "two", "claim": "Coffee does not improve sleep.", "cited_doc_ids": [20, "thirty"]},
    {"id": 3, "claim": "Cold water lowers pain.", "cited_doc_ids": []},
    {"id": 4, "claim": "Long walks lower blood pressure.", "cited_doc_ids": ["thirty"]},
]
DOCUMENTS: list[Row] = [
    {
        "doc_id": 10,
        "title": "Naps",
        "abstract": ["We asked adults to sleep.", "Naps improve memory in adults.", "More trials are due."],
    },
    {"doc_id": 20, "title": "Coffee", "abstract": "Forty people drank coffee. Coffee does improve sleep of some."},
    {
        "doc_id": "thirty",
        "title": "Walks",
        "sentences": ["Long walks lower blood pressure.", "Pain was another matter."],
    },
]


def written(path: Path, rows: Sequence[Row | str]) -> Path:
    """Rows as JSON Lines; one that is text stands as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def lines_of(path: Path) -> list[Row]:
    """What was written."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Bench:
    """Files in a folder, and what holds the claims in them against the documents."""

    folder: Path
    embedder: Embedder

    @property
    def out(self) -> Path:
        """Where the lines go."""
        return self.folder / "out.jsonl"

    def job(self, claims: Sequence[Row | str], documents: Sequence[Row | str], setting: Setting = Setting.CITED) -> Job:
        """Writes the files."""
        corpus = written(self.folder / "corpus.jsonl", documents)
        return Job(written(self.folder / "claims.jsonl", claims), corpus, self.out, setting)

    def check(
        self,
        claims: Sequence[Row | str] = CLAIMS,
        documents: Sequence[Row | str] = DOCUMENTS,
        setting: Setting = Setting.CITED,
        judge: PairJudge | None = None,
        watch: Watch | None = None,
    ) -> Checked:
        """Runs, with calibrators of nobody."""
        verifier = verifier_for(setting, judge=judge or Overlap(), embedder=self.embedder)
        return check(self.job(claims, documents, setting), verifier, self.embedder, watch)

    def lines(self, *args: Any, **options: Any) -> list[Row]:
        """Runs, and gives the lines."""
        self.check(*args, **options)
        return lines_of(self.out)
