"""Crossed blocks of one sentence, with the words and comparisons of the wide file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from training.pairs.blocks import Pair, crossed, imbalance
from training.pairs.real.blocks import SITES, Edit, renders
from training.pairs.real.comparison import CONVERSE, ROLES, comparison
from training.pairs.real.documents import Abstract
from training.pairs.real.sites import PERCENT, Site, changed, contradictions, same, things
from training.pairs.real.standalone import Standalone, standalone
from training.pairs.real.tables import TRAINED
from training.pairs.real.wide_sites import OPENING, opposite_sites, same_sites, thing_sites
from training.pairs.real.words import Words

DRAWS = 3
"""Choices of a thing and of edits that keep the meaning that are tried, until one is even enough."""

MOST_UNEVEN, MOST_UNEVEN_ROLES = 0.07, 0.15
"""Sides that change places keep all words and break more runs; such blocks are few."""

LONGEST_NAME = 7
"""Letters of a name in capitals; longer words are headings."""

_DENIED = re.compile(
    r"\b(?:not|no|without|never|neither|nor|cannot|fail\w*|unable|whether|lack\w*|prevent\w*|avoid\w*)\b", re.IGNORECASE
)

_INFINITIVE = re.compile(r"\b(?:to|can|could|may|might|will|would|should|must)(?: \w+ly| also)? $")

Pick = Callable[[Sequence[Site]], Site | None]
"""Of sites that contradict the one that is wanted most, if any is."""


@dataclass(frozen=True, slots=True)
class Flipped:
    """A sentence, what contradicts it, how sites are put into it, and where its meaning can be kept."""

    parted: Standalone
    flip: Site
    edit: Edit
    admits: Callable[[Site], bool]
    kept: tuple[Site, ...]


def flipped(sentence: str, words: Words, pick: Pick, rng: Random) -> Flipped | None:
    """A sentence that stands alone with one site that contradicts, or nothing."""
    parted = standalone(sentence)
    if parted is None:
        return None
    compared = comparison(parted.body, words.counts)
    sites = [site for kind in TRAINED for site in contradictions(parted.body, kind, rng)]
    sites = [site for site in [*sites, *opposite_sites(parted.body, words, rng)] if _turns(parted.body, site)]
    roles, converse = compared.sites(parted.body) if compared else (None, [])
    flip = pick([*sites, roles] if roles else sites)
    if flip is None:
        return None
    kept = [*same(parted.body, rng), *same_sites(parted.body, words, rng)]
    if flip is roles and compared:
        kept = _clear([site for site in kept if site.kind != OPENING and compared.admits(site)], rng)
        rest = tuple(site for site in kept if site.kind != PERCENT)
        return Flipped(parted, flip, compared.edit, compared.admits, (*converse, *rest))
    kept = _clear([site for site in kept if not site.overlaps(flip)], rng)
    if flip.kind == "number":
        kept.sort(key=lambda site: site.kind != PERCENT or abs(site.start - flip.end) > 1)
    return Flipped(parted, flip, changed, lambda site: not site.overlaps(flip), tuple(kept))


def wide_block(
    abstract: Abstract, at: int, words: Words, names: Sequence[str], pick: Pick, rng: Random
) -> tuple[str, tuple[Site, ...], list[Pair]] | None:
    """Kinds, the sites of contradiction and of another thing, and the pairs; or nothing."""
    found = flipped(abstract.sentences[at], words, pick, rng)
    if found is None:
        return None
    body = found.parted.body
    others = [*things(body, names, rng), *thing_sites(body, words, rng)]
    swaps = [site for site in others if found.admits(site) and not _is_gloss(body, site) and not _is_heading(site)]
    if not swaps:
        return None
    drawn = (_drawn(abstract, at, found, swaps, rng) for _ in range(DRAWS))
    most = MOST_UNEVEN_ROLES if found.flip.kind == ROLES else MOST_UNEVEN
    return next((one for one in drawn if one and imbalance(one[2]) <= most), None)


def _drawn(
    abstract: Abstract, at: int, found: Flipped, swaps: Sequence[Site], rng: Random
) -> tuple[str, tuple[Site, ...], list[Pair]] | None:
    swap = rng.choices(swaps, [1 if site.kind == "name" else 3 for site in swaps])[0]
    kept = [site for site in found.kept if site.kind == CONVERSE or not site.overlaps(swap)]
    if not kept:
        return None
    if found.flip.kind not in {"number", ROLES}:
        rng.shuffle(kept)
    sides = [cache(side) for side in renders(abstract, at, found.parted, (found.flip, swap), kept, rng, found.edit)]
    pairs = crossed(*sides, rng, sites=min(SITES, len(kept)))
    return f"{found.flip.kind}+{swap.kind}", (found.flip, swap), pairs


def _turns(text: str, site: Site) -> bool:
    """Whether the opposite contradicts: not after a denial ("did not improve"), nor for a stage or time ("early")."""
    if site.kind == "negation":
        return not (site.instead.startswith("do not") and _INFINITIVE.search(text[: site.start]))
    clause = re.split(r"[,;:]", text[: site.start])[-1]
    return site.kind == "number" or not (_DENIED.search(clause) or site.found in {"early", "late"})


def _is_gloss(text: str, site: Site) -> bool:
    """Whether a site is a short form in brackets, whose exchange leaves the long form as it was."""
    return text[site.start - 1 : site.start] == "(" and text[site.end : site.end + 1] in {")", ","}


def _is_heading(site: Site) -> bool:
    """Whether a word in capitals is rather a heading or a number than a name."""
    words = [word for word in (site.found, site.instead) if word.isupper() and word.isalpha()]
    return any(len(word) > LONGEST_NAME or word == "RESULT" or set(word) <= set("IVX") for word in words)


def _clear(sites: Sequence[Site], rng: Random) -> list[Site]:
    """In an order by chance, of those that overlap the first."""
    chosen: list[Site] = []
    for site in rng.sample(list(sites), len(sites)):
        if not any(site.overlaps(other) for other in chosen):
            chosen.append(site)
    return chosen
