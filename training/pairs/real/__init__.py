"""Pairs out of real abstracts: result sentences edited by rule, claim and abstract alike."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from training.pairs.real.blocks import block
from training.pairs.real.documents import Abstract, acl, scifact
from training.pairs.real.sites import Site, names_in
from training.pairs.real.tables import HELD_OUT_KINDS, TRAINED
from training.rows import Row, write_rows

__all__ = ["make_files", "names_of"]

PER_ABSTRACT = 2
LEAD = 40
"""How many more blocks a word of contradiction may have as found than as put in."""


def make_files(folder: Path, blocks: int, seed: str) -> None:
    """Write `real.jsonl` for training, and for later tests seen and unseen kinds on unseen abstracts."""
    every = [*scifact(), *acl()]
    names = names_of(every)
    for name, is_trained, kinds, count in (
        ("real", True, TRAINED, blocks),
        ("real-heldout-kinds", False, HELD_OUT_KINDS, 1000),
        ("real-heldout-documents", False, TRAINED, 1000),
    ):
        chosen = [one for one in every if one.is_trained == is_trained]
        rows = [row for rows in _blocks(chosen, kinds, names, count, seed) for row in rows]
        write_rows(folder / f"{name}.jsonl", rows)
        print(name, len(rows), dict(Counter(row["kinds"].split("+")[0] for row in rows)))


def _blocks(
    abstracts: Sequence[Abstract], kinds: Sequence[str], names: dict[str, list[str]], count: int, seed: str
) -> Iterator[list[Row]]:
    rng = Random(f"{seed}|{kinds}")
    order = _interleaved(abstracts, rng)
    balance: Counter[tuple[str, str]] = Counter()
    made = 0
    for abstract in order:
        for rows in _of(abstract, kinds, names[abstract.source], balance, rng):
            yield rows
            made += 1
        if made >= count:
            return


def _of(
    abstract: Abstract, kinds: Sequence[str], names: Sequence[str], balance: Counter, rng: Random
) -> Iterator[list[Row]]:
    from training.pairs.make import rows_of

    places = rng.sample(range(len(abstract.sentences)), len(abstract.sentences))
    made = 0
    for at in places:
        found = block(abstract, at, kinds, names, rng)
        if found is None or not _is_balanced(found[1], balance):
            continue
        group = f"{abstract.source}-{abstract.key}"
        yield [row | {"block": f"{group}/{at}"} for row in rows_of(found[2], found[0], group, abstract.source)]
        made += 1
        if made == PER_ABSTRACT:
            return


def _is_balanced(flip: Site, balance: Counter) -> bool:
    """Whether the words as found and as put in stay about as frequent, so that neither looks edited."""
    if flip.kind == "number":
        return True
    lead = balance[flip.found, flip.instead] - balance[flip.instead, flip.found]
    if lead > LEAD:
        return False
    balance[flip.found, flip.instead] += 1
    return True


def _interleaved(abstracts: Sequence[Abstract], rng: Random) -> list[Abstract]:
    """SciFact's few among the many of ACL, early."""
    few = [one for one in abstracts if one.source == "scifact"]
    many = [one for one in abstracts if one.source == "acl"]
    rng.shuffle(few)
    rng.shuffle(many)
    mixed = [one for both in zip(few, many, strict=False) for one in both]
    return mixed + many[len(few) :]


def names_of(abstracts: Sequence[Abstract]) -> dict[str, list[str]]:
    """By source, acronyms that more than one abstract has."""
    counts: dict[str, Counter[str]] = {"scifact": Counter(), "acl": Counter()}
    for abstract in abstracts:
        counts[abstract.source].update({name for one in abstract.sentences for name in names_in(one)})
    return {source: [name for name, count in found.most_common(1500) if count > 1] for source, found in counts.items()}
