"""How a result is worded. A style is drawn without sight of the label and changes no meaning."""

from dataclasses import dataclass, replace
from random import Random

from training.pairs.lexicon import wording

SITES = ("exposure_name", "outcome_name", "population_name", "verb", "number")
"""Parts of a style that a label-preserving edit may change, each about as large as an intervention."""


@dataclass(frozen=True, slots=True)
class Style:
    """Which of several wordings of the same to take.

    Attributes:
        verb: which synonym of the change.
        is_valued: say improve or worsen rather than raise or lower.
        extras: seeds of the sentences around a result.
    """

    template: int
    verb: int
    is_valued: bool
    exposure_name: int
    outcome_name: int
    population_name: int
    comparator_name: int
    number: int
    lead: int
    hedge: int
    extras: int


def draw_style(rng: Random) -> Style:
    """A style at random."""
    return Style(
        template=rng.randrange(110),
        verb=rng.randrange(10),
        is_valued=rng.random() < 0.2,
        exposure_name=rng.randrange(2),
        outcome_name=rng.randrange(2),
        population_name=rng.randrange(2),
        comparator_name=rng.randrange(2),
        number=rng.randrange(4),
        lead=rng.randrange(len(wording()["evidence"]["leads"])),
        hedge=rng.randrange(len(wording()["hedges"])),
        extras=rng.randrange(1 << 30),
    )


def edited(style: Style, site: str) -> Style:
    """The style with another wording at one site, everything else as it was."""
    value = getattr(style, site)
    return replace(style, **{site: value ^ 1})
