"""The weights: what the package ships is what its training may make."""

from random import Random

import numpy as np
import pytest
from rows import PEOPLE, TITLE, row
from training.matcher.corrupting import corrupted
from training.matcher.fitting import Pairs, fit, trained

from synthesist.identify.matching import answer
from synthesist.identify.matching.features import NAMES
from synthesist.identify.matching.model import default_model, log_odds, probability
from synthesist.records.identity import Sameness

PLACE = {"volume": "21", "number": "4", "pages": "1008-1012"}


def test_the_weights_are_those_of_the_features() -> None:
    """A user would get answers from weights that belong to other fields."""
    model = default_model()
    assert set(model.weights) == set(NAMES)
    assert 0.5 <= model.ask_from <= model.same_from < 1


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("_unlike", "_apart", "_more", "_reworded"))])
def test_nothing_unlike_speaks_for_one_work(name: str) -> None:
    """A user would see two works merged because their pages differ."""
    assert default_model().weights[name] <= 0


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("_same", "_exact", "_overlap"))])
def test_nothing_alike_speaks_against_one_work(name: str) -> None:
    """A user would see one work parted because its abstracts agree."""
    assert default_model().weights[name] >= 0


def test_a_model_learns_what_parts_its_pairs() -> None:
    """A developer who trains anew would ship weights that part nothing."""
    alike, unlike = [0.0] * len(NAMES), [0.0] * len(NAMES)
    alike[NAMES.index("title_exact")] = 1.0
    unlike[NAMES.index("title_unlike")] = 1.0
    is_same = np.array([True, False] * 20)
    pairs = Pairs(np.array([alike, unlike] * 20), is_same, np.arange(40), 40)
    bias, weights = fit(pairs)
    assert probability(log_odds(bias, list(weights), alike)) > 0.9
    assert probability(log_odds(bias, list(weights), unlike)) < 0.1
    model = trained([pairs], "tried")
    assert model.ask_from <= model.same_from


@pytest.mark.parametrize("seed", range(40))
def test_another_export_of_a_row_is_never_held_to_be_another_work(seed: int) -> None:
    """A user would count a paper twice whose second export has a typing mistake or lacks a field."""
    one = row("a", f"{TITLE}: a crossover trial in three hospitals", PEOPLE, doi="10.5555/x", **PLACE)
    assert answer(one, corrupted(one, "b", Random(seed))).answer is not Sameness.DIFFERENT
