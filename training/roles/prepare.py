"""Write what the role model is trained on, as JSON Lines: abstracts with roles, and ACL abstracts without.

python -m training.roles.prepare        makes training/.work/roles/{labelled,plain}.jsonl
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from training.pairs.real.documents import acl
from training.roles.headed import clinifact, first_words, scifact
from training.roles.material import Abstract, claim_detection, csabstruct, pubmedqa
from training.rows import WORK, Row, share_of, write_rows

FOLDER = WORK / "roles"
HELD_OUT = 0.15
_FEWEST, _MOST = 3, 20


def main() -> int:
    """Write both files."""
    scored = frozenset(_kept_back())
    labelled = [*csabstruct(), *pubmedqa(half=0), *scifact(), *clinifact()]
    write_rows(FOLDER / "labelled.jsonl", _distinct(labelled, scored))
    known = scored | {first_words(" ".join(one.sentences)) for one in labelled}
    plain = (
        {"source": "acl", "key": one.key, "sentences": one.sentences}
        for one in acl()
        if one.is_trained
        and _FEWEST <= len(one.sentences) <= _MOST
        and first_words(" ".join(one.sentences)) not in known
    )
    write_rows(FOLDER / "plain.jsonl", plain)
    return 0


def _kept_back() -> Iterator[str]:
    """What the model is scored on: no abstract of it may be trained on by way of another set."""
    for one in [*csabstruct("dev"), *pubmedqa(half=1)]:
        yield first_words(" ".join(one.sentences))
    for part in ("train", "validation"):
        for sentences, _ in claim_detection(part):
            yield first_words(" ".join(sentences))


def _distinct(abstracts: Iterable[Abstract], scored: frozenset[str]) -> Iterator[Row]:
    seen: set[str] = set()
    for one in abstracts:
        words = first_words(" ".join(one.sentences))
        if words in scored or words in seen:
            continue
        seen.add(words)
        is_held = one.source == "csabstruct" and share_of(one.key, "roles") < HELD_OUT
        yield asdict(one) | {"held_out": is_held}


if __name__ == "__main__":
    sys.exit(main())
