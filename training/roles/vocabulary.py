"""Prune the base's vocabulary to the pieces that scientific abstracts use.

python -m training.roles.vocabulary        makes training/.work/roles/{tokenizer,kept}.json
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tokenizers import Tokenizer

from training.judge.model import base_folder
from training.rows import WORK, read_rows

FOLDER = WORK / "roles"
SIZE = 16_000
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_LABELLED = 3
"""How much a labelled text counts beside an ACL abstract, of which there are far more."""


def main() -> int:
    """Count pieces, keep the commonest and all single letters, write the tokenizer and which rows are kept."""
    whole = base_folder() / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(whole))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = tokenizer.get_vocab()
    kept = {piece for piece in vocabulary if piece in _SPECIAL or _is_letter(piece)}
    for piece, _ in counted(tokenizer).most_common():
        if len(kept) >= SIZE:
            break
        kept.add(piece)
    order = sorted(kept, key=vocabulary.__getitem__)
    pruned = renumbered(json.loads(whole.read_text("utf-8")), {piece: at for at, piece in enumerate(order)})
    (FOLDER / "tokenizer.json").write_text(json.dumps(pruned, ensure_ascii=False), "utf-8")
    (FOLDER / "kept.json").write_text(json.dumps([vocabulary[piece] for piece in order]), "utf-8")
    return 0


def counted(tokenizer: Tokenizer) -> Counter[str]:
    """How often each piece occurs."""
    counts: Counter[str] = Counter()
    for name, weight in (("labelled", _LABELLED), ("plain", 1)):
        for encoding in tokenizer.encode_batch(list(_sentences(name)), add_special_tokens=False):
            for piece in encoding.tokens:
                counts[piece] += weight
    return counts


def _sentences(name: str) -> Iterator[str]:
    for row in read_rows(FOLDER / f"{name}.jsonl"):
        yield from row["sentences"]


def _is_letter(piece: str) -> bool:
    letter = piece.removeprefix("##")
    return len(letter) == 1 and ord(letter) < 0x250


def renumbered(kept: dict[str, Any], vocabulary: dict[str, int]) -> dict[str, Any]:
    """A `tokenizer.json` with another vocabulary and nothing that adds, cuts or pads: the package does that itself."""
    model = kept["model"] | {"vocab": vocabulary}
    special = [one | {"id": vocabulary[one["content"]]} for one in kept["added_tokens"]]
    return kept | {"model": model, "added_tokens": special, "post_processor": None, "truncation": None, "padding": None}


if __name__ == "__main__":
    sys.exit(main())
