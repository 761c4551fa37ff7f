"""Train the cross-encoder; stop it at any time and start it again with the same command to go on.

    python -m training.judge.train training/judge/stage_a.toml --pairs 60000
    python -m training.judge.train training/judge/stage_b.toml --pairs 24000
    python -m training.judge.train training/judge/stage_b.toml --pairs 12000 --leave-out 0

`--leave-out` keeps one half of the labelled sets' groups unseen, for scores of pairs that the judge does not know.

A recipe names its sources with their shares. Checkpoints and the log lie in `training/.work/<recipe>/`. While the
file named by `--pause-file` exists, the program sleeps. It never reaches the network.
"""

import argparse
import json
import os
import signal
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch

from training.judge import checkpoint
from training.judge.mixture import Mixture, batches, load
from training.judge.model import CrossEncoder, encoded, fresh, tokenizer
from training.judge.progress import Log, validate
from training.rows import LABELS, WORK, Row, half_of

HALVED = frozenset(("scifact", "clinifact", "citation_integrity"))
"""Sets on which the stack is trained and calibrated, so that scores by a judge that does not know them are needed."""

CHUNK = 1024
"""Pairs drawn at a time, to be parted into batches of like length."""


class Trainer:
    """Model, optimiser and place in the data."""

    def __init__(self, recipe: Path, pairs: int, pause: Path, left_out: int | None = None) -> None:
        self.recipe = tomllib.loads(recipe.read_text("utf-8"))
        self.folder = WORK / (recipe.stem if left_out is None else f"{recipe.stem}-without-{left_out}")
        self.pairs, self.pause = pairs, pause
        self.tokens = tokenizer()
        self.log = Log(self.folder / "log.jsonl")
        self.lead_in = self.recipe.get("lead_in", {"pairs": 0, "shares": {}})
        names = self.recipe["shares"] | self.lead_in["shares"]
        files = {name: WORK / f"{name}.jsonl" for name in names}
        share = self.recipe["validation_share"]
        self.valid = load(files, share, validation=True)
        training = load(files, share, validation=False)
        if left_out is not None:
            training = {name: _but(groups, left_out) for name, groups in training.items()}
        self.mixture = Mixture(training, self.recipe["seed"])
        self.model = self._model()
        self.optimizer = torch.optim.AdamW(_parameters(self.model, self.recipe), weight_decay=0.01, fused=True)
        self.place = checkpoint.Place()
        self.is_stopped = False

    def run(self) -> None:
        """Train until all pairs are seen or the program is told to stop."""
        checkpoint.restore(self.folder, self.model, self.optimizer, self.place)
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        sizes = {name: sum(map(len, groups)) for name, groups in self.mixture.groups.items()}
        self.log.write(event="start", seen=self.place.seen, pairs=self.pairs, rows=sizes, shares=self.recipe["shares"])
        while self.place.seen < self.pairs and not self.is_stopped:
            self._chunk()
        self._save()
        if not self.is_stopped:
            self._validate()
            checkpoint.finish(self.folder, self.model)

    def _model(self) -> CrossEncoder:
        torch.manual_seed(self.recipe["seed"])
        model = fresh()
        if start := self.recipe.get("start_from"):
            model.load_state_dict(torch.load(WORK / start, weights_only=True))
        return model

    def _chunk(self) -> None:
        self.mixture.cursors = dict(self.place.cursors)
        rng = Random(f"{self.recipe['seed']}|{self.place.chunk}")
        is_early = self.place.chunk * CHUNK < self.lead_in["pairs"]
        rows = self.mixture.draw(CHUNK, (self.lead_in if is_early else self.recipe)["shares"])
        cut = batches(rows, self.recipe["batch"], rng)
        for batch in cut[self.place.batch :]:
            self._wait()
            if self.is_stopped or self.place.seen >= self.pairs:
                return
            self._step(batch)
            self._now_and_then()
        self.place.chunk, self.place.batch = self.place.chunk + 1, 0
        self.place.cursors = dict(self.mixture.cursors)

    def _step(self, batch: Sequence[Row]) -> None:
        began = time.monotonic()
        self.model.train()
        rate = _rate(self.place.seen, self.pairs, self.recipe["warm_up"])
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate
        truth = torch.tensor([LABELS.index(row["label"]) for row in batch])
        texts = encoded(self.tokens, [row["evidence"] for row in batch], [row["claim"] for row in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.recipe["half"]):
            logits = self.model(**texts)
        loss = torch.nn.functional.cross_entropy(logits.float(), truth, label_smoothing=self.recipe["smoothing"])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        right = int((logits.argmax(-1) == truth).sum())
        self.place.seen += len(batch)
        self.place.batch += 1
        self.log.add(len(batch), right, loss.item(), time.monotonic() - began, self.place.seen, rate)

    def _now_and_then(self) -> None:
        if time.monotonic() - self.place.saved_at > self.recipe["save_every_s"]:
            self._save()
        if self.place.seen - self.place.validated_at >= self.recipe["validate_every"]:
            self.place.validated_at = self.place.seen
            self._validate()

    def _validate(self) -> None:
        scores = validate(self.model, self.tokens, self.valid, self.recipe["validate_on"], self._wait)
        self.log.write(event="validation", seen=self.place.seen, scores=scores)

    def _save(self) -> None:
        checkpoint.save(self.folder, self.model, self.optimizer, self.place)

    def _wait(self) -> None:
        while self.pause.exists() and not self.is_stopped:
            time.sleep(1)

    def _stop(self, *_signal: object) -> None:
        self.is_stopped = True


def _but(groups: list[list[Row]], half: int) -> list[list[Row]]:
    """Groups without one half of those of labelled sets; made pairs and everyday language stay."""
    return [own for own in groups if own[0]["source"] not in HALVED or half_of(own[0]["group"]) != half]


def _parameters(model: CrossEncoder, recipe: dict) -> list[dict]:
    own = [value for name, value in model.named_parameters() if value.requires_grad and name.startswith("encoder")]
    head = [value for name, value in model.named_parameters() if not name.startswith("encoder")]
    return [{"params": own, "top": recipe["rate"]}, {"params": head, "top": recipe["head_rate"]}]


def _rate(seen: int, pairs: int, warm_up: int) -> float:
    return min((seen + 1) / warm_up, max(0.02, (pairs - seen) / max(1, pairs - warm_up)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train by a recipe."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--pairs", type=int, default=60_000)
    parser.add_argument("--leave-out", type=int, choices=(0, 1))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pause-file", type=Path, default=WORK / "PAUSE")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    print(json.dumps({"pid": os.getpid(), "torch": torch.__version__}), flush=True)
    Trainer(options.recipe, options.pairs, options.pause_file, options.leave_out).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
