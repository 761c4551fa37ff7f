"""Fit the layer that tells a claim by its words, over what the trained encoder says of a sentence.

python -m training.roles.claims            after training.roles.train

A conclusion stands at the end of its abstract, so that a network told so learns the place and little else. Here the
sentences of each abstract are shuffled and parted into fives, and places are never seen: what is left are the words.
Claims are conclusions, and findings of CSAbstruct, where nobody parts the two.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from training.roles.batches import collated, text_of
from training.roles.network import RoleNet, tokenizer
from training.roles.train import LAYERS
from training.roles.vocabulary import FOLDER
from training.rows import Row, read_rows

_CLAIMS = frozenset(("conclusion", "finding"))
_FINDING_TRUST = 0.5
_STRENGTH = 0.02
_TOGETHER, _SEED = 5, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the layer, and write the checkpoint with it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", default="roles")
    parser.add_argument("--every", type=int, default=1, help="take one abstract in so many")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    path, network, tokens = FOLDER / f"{options.checkpoint}.pt", RoleNet(LAYERS), tokenizer()
    weights = torch.load(path, weights_only=True)
    network.load_state_dict(weights)
    pieces = list(shuffled(FOLDER / "labelled.jsonl", options.every))
    seen = np.concatenate([*states(network.eval(), pieces, tokens)])
    claims = np.array([role in _CLAIMS for piece in pieces for role in piece["roles"]])
    trust = np.array([weight for piece in pieces for weight in piece["trust"]])
    layer = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(seen, claims, sample_weight=trust)
    weights["claim.weight"] = torch.tensor(layer.coef_, dtype=torch.float32)
    weights["claim.bias"] = torch.tensor(layer.intercept_, dtype=torch.float32)
    torch.save(weights, path)
    print(json.dumps({"sentences": len(claims), "claims": int(claims.sum())}))
    return 0


def shuffled(path: Path, every: int) -> Iterator[Row]:
    """Sentences of an abstract, five at a time in any order, those of which nobody says the role left out."""
    chance = Random(_SEED)
    for row in [row for row in read_rows(path) if not row["held_out"]][::every]:
        own = [one for one in zip(row["sentences"], row["roles"], row["trust"], strict=True) if one[1]]
        chance.shuffle(own)
        for start in range(0, len(own), _TOGETHER):
            sentences, roles, trust = zip(*own[start : start + _TOGETHER], strict=True)
            weights = [
                one * (_FINDING_TRUST if role == "finding" else 1) for role, one in zip(roles, trust, strict=True)
            ]
            yield {"sentences": sentences, "roles": roles, "trust": weights, "headings": ()}


@torch.inference_mode()
def states(network: RoleNet, pieces: Sequence[Row], tokens: Tokenizer) -> Iterator[np.ndarray]:
    """What the layer sees of each piece, shape (sentences, 2 * width)."""
    marks = tokens.token_to_id("[CLS]"), tokens.token_to_id("[SEP]")
    for piece in pieces:
        yield network.seen(**collated([text_of(piece, tokens)], *marks))[0].numpy()


if __name__ == "__main__":
    sys.exit(main())
