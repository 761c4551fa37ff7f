"""Which sentences of an abstract a claim is shown beside."""

from collections.abc import Collection, Sequence
from random import Random

from training.pairs.overlap import coverage

MOST_WORDS = 150


def nearest(claim: str, sentences: Sequence[str], count: int, but: Collection[int] = ()) -> list[int]:
    """Places of the sentences that share most with a claim, best first."""
    places = [at for at in range(len(sentences)) if at not in but]
    return sorted(places, key=lambda at: (-coverage(claim, sentences[at]), at))[:count]


def window(sentences: Sequence[str], centre: Collection[int], rng: Random, but: Collection[int] = ()) -> str:
    """The sentences with by chance a neighbour on either side, in order, cut at `MOST_WORDS`."""
    wanted = set(centre)
    for at in centre:
        wanted |= {at + step for step in (-1, 1) if rng.random() < 0.4}
    places = sorted(at for at in wanted if 0 <= at < len(sentences) and at not in but)
    while len(places) > 1 and sum(len(sentences[at].split()) for at in places) > MOST_WORDS:
        spare = [at for at in places if at not in centre] or places
        places.remove(spare[-1])
    return " ".join(sentences[at] for at in places)
