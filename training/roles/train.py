"""Train the role network on labelled abstracts; about five minutes an epoch on one core.

python -m training.roles.train --out roles
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from torch import nn

from training.roles.batches import FINDING, UNSAID, Text, batches, collated, known, text_of
from training.roles.network import ROLES, RoleNet, freeze, tokenizer
from training.roles.vocabulary import FOLDER
from training.rows import Row, read_rows

LAYERS = (0, 1, 3, 5)
_RESULT, _CONCLUSION = ROLES.index("result"), ROLES.index("conclusion")
_RATE, _HEAD_RATE, _WARM_UP = 1e-4, 1e-3, 0.08
_HEADED, _HEADED_TRUST = 0.5, 0.7
_CLAIM = 0.5
_KEEP = 0.98


class Trainer:
    """Network, optimiser and the running mean of the weights, which is what is kept."""

    def __init__(self, out: Path, epochs: int, size: int, seed: int) -> None:
        torch.manual_seed(seed)
        self.out, self.epochs, self.size, self.chance = out, epochs, size, Random(seed)
        self.tokens = tokenizer()
        self.marks = self.tokens.token_to_id("[CLS]"), self.tokens.token_to_id("[SEP]")
        rows = list(read_rows(FOLDER / "labelled.jsonl"))
        self.held = [row for row in rows if row["held_out"]]
        self.by_hand = [row for row in rows if row["source"] == "csabstruct" and not row["held_out"]]
        self.headed = [
            row | {"trust": [_HEADED_TRUST] * len(row["trust"])} for row in rows if row["source"] != "csabstruct"
        ]
        self.network = RoleNet(LAYERS)
        freeze(self.network, 1)
        self.mean = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(_groups(self.network), weight_decay=0.01, fused=True)
        drawn = len(self.by_hand) + int(_HEADED * len(self.headed))
        self.step, self.steps = 0, epochs * (drawn // size + 1)

    def run(self) -> None:
        """All epochs; after each the mean is scored on the abstracts held out, and kept."""
        started = time.monotonic()
        for epoch in range(self.epochs):
            rows = [*self.by_hand, *self.chance.sample(self.headed, int(_HEADED * len(self.headed)))]
            self.chance.shuffle(rows)
            texts = [text_of(row, self.tokens, self.chance) for row in rows]
            losses = [self._learn(batch) for batch in batches(texts, self.size, self.chance)]
            torch.save(self.mean, self.out)
            told = {"epoch": epoch, "loss": round(float(np.mean(losses)), 4), "s": round(time.monotonic() - started)}
            print(json.dumps(told | {"held out": self._score()}), flush=True)

    def _learn(self, texts: Sequence[Text]) -> float:
        self.network.train()
        rate = min((self.step + 1) / (_WARM_UP * self.steps), max(0.02, 1 - self.step / self.steps))
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.network(**collated(texts, *self.marks))
        loss = loss_of(logits.float(), *known(texts))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        self._follow()
        if self.step % 50 == 0:
            print(json.dumps({"step": self.step, "of": self.steps, "loss": round(loss.item(), 3)}), flush=True)
        return loss.item()

    def _follow(self) -> None:
        keep = min(_KEEP, self.step / (self.step + 9))
        for name, value in self.network.state_dict().items():
            self.mean[name].lerp_(value, 1 - keep) if value.is_floating_point() else self.mean[name].copy_(value)

    @torch.inference_mode()
    def _score(self) -> dict[str, float]:
        own = {name: value.clone() for name, value in self.network.state_dict().items()}
        scores = {}
        for by, weights in (("last", own), ("mean", self.mean)):
            self.network.load_state_dict(weights)
            scores[by] = round(held_out(self.network, self.held, self.tokens, self.marks), 4)
        self.network.load_state_dict(own)
        return scores


def loss_of(logits: torch.Tensor, targets: torch.Tensor, trust: torch.Tensor) -> torch.Tensor:
    """Weighted log-loss of roles and of claims.

    A finding is a result or a conclusion, whichever. A claim is a conclusion, or a finding where nobody parts the two.
    """
    shares = torch.log_softmax(logits[..., : len(ROLES)], -1)
    finding = torch.logsumexp(shares[..., [_RESULT, _CONCLUSION]], -1)
    own = torch.gather(shares, -1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    loss = -torch.where(targets == FINDING, finding, own)
    claims = ((targets == FINDING) | (targets == _CONCLUSION)).float()
    claim = nn.functional.binary_cross_entropy_with_logits(logits[..., len(ROLES)], claims, reduction="none")
    weight = trust * (targets != UNSAID)
    return ((loss + _CLAIM * claim) * weight).sum() / weight.sum().clamp(min=1.0)


def held_out(network: RoleNet, rows: Sequence[Row], tokens: object, marks: tuple[int, int], size: int = 16) -> float:
    """Share of CSAbstruct's sentences with the right one of five classes."""
    network.eval()
    right, ordered = [], sorted(rows, key=lambda row: sum(map(len, row["sentences"])))
    for start in range(0, len(ordered), size):
        texts = [text_of(row, tokens) for row in ordered[start : start + size]]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network(**collated(texts, *marks)).float()
        for text, row in zip(texts, logits, strict=True):
            right += (families(row[: len(text.targets)]) == torch.tensor(text.targets)).tolist()
    return float(np.mean(right))


def families(logits: torch.Tensor) -> torch.Tensor:
    """The likeliest column, or FINDING where result and conclusion together are likelier."""
    shares = logits[..., : len(ROLES)].softmax(-1)
    finding = shares[..., [_RESULT, _CONCLUSION]].sum(-1)
    best = shares.max(-1)
    is_finding = (best.indices == _RESULT) | (best.indices == _CONCLUSION) | (finding > best.values)
    return torch.where(is_finding, FINDING, best.indices)


def _groups(network: RoleNet) -> list[dict[str, object]]:
    named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    own = [value for name, value in named if name.startswith("encoder")]
    head = [value for name, value in named if not name.startswith("encoder")]
    return [{"params": own, "top": _RATE}, {"params": head, "top": _HEAD_RATE}]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", default="roles")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    Trainer(FOLDER / f"{options.out}.pt", options.epochs, options.size, options.seed).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
