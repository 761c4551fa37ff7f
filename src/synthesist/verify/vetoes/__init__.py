"""Deterministic checks that cancel SUPPORT and say why; none of them creates it.

Each is a small pure function of the words of a claim and of a passage, built to be right when it fires rather than to
fire often: what it lets pass is left to the judge.
"""

from collections.abc import Callable

from synthesist.language.causality import Strength, strength
from synthesist.verify.vetoes.base import Veto
from synthesist.verify.vetoes.causal import overstated
from synthesist.verify.vetoes.comparator import other_comparator
from synthesist.verify.vetoes.direction import oppose
from synthesist.verify.vetoes.negation import denied, undenied
from synthesist.verify.vetoes.numbers import other_number
from synthesist.verify.vetoes.population import other_population
from synthesist.verify.vetoes.significance import null_result
from synthesist.verify.vetoes.text import earns_badge, is_verbatim

__all__ = ["CHECKS", "Strength", "Veto", "earns_badge", "is_verbatim", "strength", "vetoes"]

Check = Callable[[str, str], Veto | None]

CHECKS: tuple[Check, ...] = (
    other_number,
    oppose,
    denied,
    undenied,
    null_result,
    other_population,
    other_comparator,
    overstated,
)
"""In the order in which their reasons are given."""


def vetoes(claim: str, passage: str) -> tuple[Veto, ...]:
    """Every veto on reading a passage as support of a claim, at most one of each name.

    Args:
        claim: one sentence.
        passage: the sentences that the support rests on, joined by blanks; not a whole document, in which some other
            sentence may happen to settle a check.
    """
    found: dict[str, Veto] = {}
    for check in CHECKS:
        veto = check(claim, passage)
        if veto is not None:
            found.setdefault(veto.name, veto)
    return tuple(found.values())
