"""Crossed blocks made of a sentence of a real abstract."""

import re
from collections.abc import Callable, Sequence
from random import Random

from training.pairs.blocks import Bits, Form, Pair, Render, crossed, imbalance
from training.pairs.real.documents import Abstract
from training.pairs.real.sites import PERCENT, Site, changed, contradictions, same, things
from training.pairs.real.standalone import Standalone, standalone

PARAPHRASED = 0.35
"""Chance of each further place where the meaning can be kept that the claim is worded otherwise than the abstract."""

_LEADING = re.compile(r"^((?:In|Among|Across|During|After|For|On|With|Within|At) [^,.;:]{3,60}), ([^,;:]{12,})\.$")


SITES = 3
"""Places at most where the meaning is kept, tied so that labels share words alike."""

MOST_UNEVEN = 0.05
"""Blocks whose labels still differ by more in the words shared are left out."""

Edit = Callable[[str, Sequence[Site]], str]

RARER_FIRST = {"number": 6, "direction": 4, "negation": 1}
"""How often a kind is taken where a sentence allows several: nearly all allow negation."""


def block(
    abstract: Abstract, at: int, kinds: Sequence[str], names: Sequence[str], rng: Random
) -> tuple[str, Site, list[Pair]] | None:
    """Kinds, the site of contradiction and the pairs, or nothing where the sentence does not lend itself to it."""
    parted = standalone(abstract.sentences[at])
    if parted is None:
        return None
    flips = [site for kind in kinds for site in contradictions(parted.body, kind, rng)]
    if not flips:
        return None
    flip = rng.choices(flips, [RARER_FIRST.get(site.kind, 1) for site in flips])[0]
    swaps = [site for site in things(parted.body, names, rng) if not site.overlaps(flip)]
    if not swaps:
        return None
    swap = rng.choice(swaps)
    kept = [site for site in same(parted.body, rng) if not site.overlaps(flip) and not site.overlaps(swap)]
    if not kept:
        return None
    rng.shuffle(kept)
    if flip.kind == "number":
        kept.sort(key=lambda site: site.kind != PERCENT or abs(site.start - flip.end) > 1)
    pairs = crossed(*renders(abstract, at, parted, (flip, swap), kept, rng), rng, sites=min(SITES, len(kept)))
    return (f"{flip.kind}+{swap.kind}", flip, pairs) if imbalance(pairs) <= MOST_UNEVEN else None


def renders(
    abstract: Abstract,
    at: int,
    parted: Standalone,
    edits: tuple[Site, Site],
    kept: Sequence[Site],
    rng: Random,
    edit: Edit = changed,
) -> tuple[Render, Render]:
    """Claim and passage as functions of their forms; `edit` puts sites into the sentence."""
    further = [site for site in kept[SITES:] if rng.random() < PARAPHRASED]
    is_moved = rng.random() < 0.5
    before = " ".join(abstract.sentences[max(0, at - rng.randrange(3)) : at])
    after = " ".join(abstract.sentences[at + 1 : at + 1 + rng.randrange(3)])

    def claims(form: Form, bits: Bits) -> str:
        text = edit(parted.body, [*chosen(edits, form), *chosen(kept[:SITES], bits), *further])
        text = text[:1].upper() + text[1:]
        return _moved(text) if is_moved else text

    def passages(form: Form, bits: Bits) -> str:
        body = edit(parted.body, [*chosen(edits, form), *chosen(kept[:SITES], bits)])
        sentence = parted.lead + body if parted.lead else body[:1].upper() + body[1:]
        return " ".join(part for part in (before, sentence, after) if part)

    return claims, passages


def chosen(sites: Sequence[Site], bits: Sequence[int]) -> list[Site]:
    """The sites whose bit is set."""
    return [site for site, bit in zip(sites, bits, strict=False) if bit]


def _moved(text: str) -> str:
    found = _LEADING.match(text)
    if not found:
        return text
    rest = found[2]
    where = found[1][:1].lower() + found[1][1:]
    return f"{rest[:1].upper()}{rest[1:]} {where}."
