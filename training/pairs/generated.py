"""Blocks about invented results."""

from collections.abc import Sequence
from random import Random

from training.pairs.blocks import NEI, Form, Pair, Render, crossed, quad
from training.pairs.realise import claim, passage
from training.pairs.result import MISSING, OVERSTATED, REFUTING, Result, do, draw
from training.pairs.style import SITES, Style, draw_style, edited

OVERSTATED_SHARE = 0.06


def block(seed: str) -> tuple[str, list[Pair]]:
    """The name of the interventions and the pairs of the block that belongs to a seed."""
    rng = Random(seed)
    if rng.random() < OVERSTATED_SHARE:
        return _overstated(rng)
    refuting = rng.choices(REFUTING, (5, 3, 3, 1))[0]
    missing = rng.choice(MISSING)
    result = draw(rng, refuting, missing)
    elsewhere = do(missing, result, rng)
    size = rng.getrandbits(64)
    forms = {(0, 0): result, (0, 1): elsewhere}
    for (_, t), one in tuple(forms.items()):
        forms[1, t] = do(refuting, one, Random(size))
    return f"{refuting}+{missing}", crossed(*_renders(forms, rng), rng)


def _overstated(rng: Random) -> tuple[str, list[Pair]]:
    kind = rng.choice(OVERSTATED)
    result = draw(rng, "direction", "population")
    result = do("causal", result, rng) if kind == "causal" else result
    forms = {(0, 0): result, (1, 0): do(kind, result, rng), (0, 1): result, (1, 1): result}
    return kind, quad(*_renders(forms, rng), rng, NEI)


def _renders(forms: dict[Form, Result], rng: Random) -> tuple[Render, Render]:
    sites = rng.sample(SITES, 2)
    one = draw_style(rng)
    other = draw_style(rng)

    def claims(form: Form, bits: Sequence[int]) -> str:
        return claim(forms[form], _worded(one, sites, bits))

    def passages(form: Form, bits: Sequence[int]) -> str:
        opposite = forms[1 - form[0], 1 - form[1]]
        return passage(forms[form], opposite, _worded(other, sites, bits))

    return claims, passages


def _worded(style: Style, sites: Sequence[str], bits: Sequence[int]) -> Style:
    for site, bit in zip(sites, bits, strict=True):
        style = edited(style, site) if bit else style
    return style
