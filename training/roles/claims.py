"""Fit the head that tells a claim by its words: a linear layer over what the trained encoder says of a sentence.

python -m training.roles.claims            after training.roles.train

A conclusion stands at the end of its abstract, so that a network told so learns the place and little else. Here the
sentences of each abstract are shuffled first, and the head never sees places: what is left are the words. Claims are
conclusions, findings of CSAbstruct, and the sentences that SciFact's training claims rest on.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from training.pairs.real.documents import is_scifact_trained
from training.roles.batches import collated, text_of
from training.roles.network import RoleNet, tokenizer
from training.roles.train import LAYERS
from training.roles.vocabulary import FOLDER
from training.rows import DATA, Row, read_rows

_SCIFACT = DATA / "verification" / "scifact"
_FINDING_TRUST, _RATIONALE_TRUST, _BESIDE_TRUST = 0.5, 1.0, 0.3
_STRENGTH = 0.003
_SEED = 1
_SIZE = 8


class Labelled(NamedTuple):
    """An abstract in shuffled order; `claims` is None where nobody says."""

    sentences: list[str]
    claims: list[bool | None]
    trust: list[float]


def main() -> int:
    """Fit the head, and write the checkpoint with it."""
    torch.set_num_threads(1)
    network = RoleNet(LAYERS)
    weights = torch.load(FOLDER / "roles.pt", weights_only=True)
    network.load_state_dict(weights)
    chance = Random(_SEED)
    abstracts = [shuffled(one, chance) for one in (*by_role(), *by_rationale())]
    seen = np.concatenate([*states(network.eval(), abstracts, tokenizer())])
    labels = [label for one in abstracts for label in one.claims]
    trust = np.array([weight for one in abstracts for weight in one.trust])
    is_known = np.array([label is not None for label in labels])
    head = LogisticRegression(C=_STRENGTH, max_iter=1000)
    truth = np.array([bool(label) for label in labels])
    head.fit(seen[is_known], truth[is_known], sample_weight=trust[is_known])
    weights["claim.weight"] = torch.tensor(head.coef_, dtype=torch.float32)
    weights["claim.bias"] = torch.tensor(head.intercept_, dtype=torch.float32)
    torch.save(weights, FOLDER / "roles.pt")
    print(json.dumps({"sentences": int(is_known.sum()), "claims": int(truth[is_known].sum())}))
    return 0


def by_role() -> Iterator[Labelled]:
    """What roles say: conclusions are claims, and so are findings where nobody parts the two."""
    for row in read_rows(FOLDER / "labelled.jsonl"):
        if not row["held_out"]:
            claims = [None if role is None else role in {"conclusion", "finding"} for role in row["roles"]]
            trust = [
                weight * (_FINDING_TRUST if role == "finding" else 1.0)
                for role, weight in zip(row["roles"], row["trust"], strict=True)
            ]
            yield Labelled(list(row["sentences"]), claims, trust)


def by_rationale() -> Iterator[Labelled]:
    """SciFact's abstracts that training claims rest on; what stands beside a rationale is probably no claim."""
    rationales: dict[str, set[int]] = defaultdict(set)
    for row in read_rows(_SCIFACT / "claims_train.jsonl"):
        for document, pieces in row["evidence"].items():
            rationales[document].update(at for piece in pieces for at in piece["sentences"])
    for row in read_rows(_SCIFACT / "corpus.jsonl"):
        own = rationales.get(str(row["doc_id"]))
        if own and is_scifact_trained(str(row["doc_id"])):
            claims: list[bool | None] = [at in own for at in range(len(row["abstract"]))]
            trust = [_RATIONALE_TRUST if claim else _BESIDE_TRUST for claim in claims]
            yield Labelled([" ".join(one.split()) for one in row["abstract"]], claims, trust)


def shuffled(one: Labelled, chance: Random) -> Labelled:
    """The same in another order."""
    order = list(range(len(one.sentences)))
    chance.shuffle(order)
    return Labelled(*([own[at] for at in order] for own in one))


@torch.inference_mode()
def states(network: RoleNet, abstracts: Sequence[Labelled], tokens: Tokenizer) -> Iterator[np.ndarray]:
    """What the head sees of each abstract, shape (sentences, 2 * width)."""
    marks = tokens.token_to_id("[CLS]"), tokens.token_to_id("[SEP]")
    for one in abstracts:
        rows = [
            _plain(one.sentences[start : start + _SIZE]) for start in range(0, len(one.sentences), _SIZE)
        ]
        yield np.concatenate([network.seen(**collated([text_of(row, tokens)], *marks))[0].numpy() for row in rows])


def _plain(sentences: list[str]) -> Row:
    nothing = [None] * len(sentences)
    return {"sentences": sentences, "headings": [], "roles": nothing, "trust": [0.0] * len(sentences)}


if __name__ == "__main__":
    sys.exit(main())
