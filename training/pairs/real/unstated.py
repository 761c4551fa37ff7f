"""Evidence taken out: two results of one abstract, of which a passage states one and leaves the other open.

In place of a thing that is exchanged, the second bit of a form says which of the two a claim or a passage states. A
passage that states the one asks about the other in all its words ("it is not known whether …"), or, for a few blocks,
leaves it out. So topic and words are shared where the finding is absent, and each text meets each label.
"""

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from training.pairs.blocks import Bits, Form, Pair, Render, crossed, imbalance
from training.pairs.real.blocks import SITES, chosen
from training.pairs.real.documents import Abstract
from training.pairs.real.inflect import lowered
from training.pairs.real.sites import Site
from training.pairs.real.wide_blocks import Flipped, Pick, flipped
from training.pairs.real.words import Words, lists

LEFT_OUT = 0.05
"""Share of these blocks that leave the other result out altogether."""

DRAWS = 2
"""Wordings that are tried; the most even is taken."""

MOST_UNEVEN = 0.1
"""As for other blocks, with more room, since these are few."""

_DEPENDENT = re.compile(
    r"^(?:\w+ly\b|while|although|though|if|when|to|thus|therefore|since|because|given|yet|but|and|so|still|also|"
    r"first|second|then|as|whereas|once|the (?:results?|findings|authors)|results?|findings|experiment)\b|\bthus\b",
    re.IGNORECASE,
)
"""Sentences that no question can take up whole."""

Two = tuple[Flipped, Flipped]


def unstated_block(
    abstract: Abstract, words: Words, pick: Pick, rng: Random
) -> tuple[str, tuple[Site, ...], list[Pair]] | None:
    """Kinds, both sites of contradiction and the pairs, or nothing where an abstract lacks two results."""
    order = rng.sample(range(len(abstract.sentences)), len(abstract.sentences))
    found = ((at, flipped(abstract.sentences[at], words, pick, rng)) for at in order)
    usable = [(at, one) for at, one in found if one and one.kept and not _DEPENDENT.search(one.parted.body)][:2]
    if len(usable) < 2:
        return None
    (at, one), (other_at, other) = sorted(usable, key=lambda both: both[0])
    sites = min(SITES, len(one.kept), len(other.kept))
    is_asked = rng.random() > LEFT_OUT
    drawn = [
        crossed(*_renders(abstract, (at, other_at), (one, other), words, rng, asked=is_asked), rng, sites=sites)
        for _ in range(DRAWS)
    ]
    pairs = min(drawn, key=imbalance)
    if is_asked and imbalance(pairs) > MOST_UNEVEN:
        return None
    kind = "unstated" if is_asked else "left out"
    return f"{one.flip.kind}+{kind}", (one.flip, other.flip), pairs


def _renders(
    abstract: Abstract, places: Sequence[int], two: Two, words: Words, rng: Random, *, asked: bool
) -> tuple[Render, Render]:
    asking = rng.choice(lists()["unstated"])
    as_found = rng.randrange(2)
    is_first = rng.random() < 0.7
    before = abstract.sentences[places[0] - 1] if places[0] and rng.random() < 0.4 else ""

    def claims(form: Form, bits: Bits) -> str:
        return _capital(_stated(two[form[1]], form[0], bits))

    def passages(form: Form, bits: Bits) -> str:
        own, other = two[form[1]], two[1 - form[1]]
        body = _stated(own, form[0], bits)
        sentence = own.parted.lead + body if own.parted.lead else _capital(body)
        question = lowered(_stated(other, as_found, bits), words.counts).rstrip(".")
        asks = _capital(asking.replace("{}", question)) if asked else ""
        parts = (asks, sentence) if is_first or form[1] else (sentence, asks)
        return " ".join(part for part in (before, *parts) if part)

    return cache(claims), cache(passages)


def _stated(one: Flipped, is_flipped: int, bits: Bits) -> str:
    sites = [one.flip] if is_flipped else []
    return one.edit(one.parted.body, [*sites, *chosen(one.kept[:SITES], bits)])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
