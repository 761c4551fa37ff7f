"""Made pairs: labels come from comparing claim and passage, never from one of them."""

from collections import Counter, defaultdict
from random import Random

import pytest
from training.pairs.blocks import FORMS, NEI, REFUTE, SUPPORT, label_of
from training.pairs.generated import block
from training.pairs.make import generated
from training.pairs.result import HELD_OUT, MISSING, OVERSTATED, REFUTING, do, draw

BLOCKS = [(kinds, pairs) for kinds, pairs in (block(f"test-{number}") for number in range(60)) if "+" in kinds]


def test_each_form_meets_each_label_once():
    """Else a judge could learn the label from the claim or from the passage alone."""
    for _kinds, pairs in BLOCKS:
        for side in ("claim_form", "evidence_form"):
            met = Counter((getattr(pair, side), pair.label) for pair in pairs)
            assert met == {(form, label): 1 for form in FORMS for label in (SUPPORT, REFUTE, NEI)}


def test_a_form_is_one_text():
    """Else the wording beside a label could differ with the label."""
    for _kinds, pairs in BLOCKS:
        for form, text in (("claim_form", "claim"), ("evidence_form", "evidence")):
            texts = defaultdict(set)
            for pair in pairs:
                texts[getattr(pair, form)].add(getattr(pair, text))
            assert all(len(own) == 1 for own in texts.values())


def test_labels_say_whether_forms_agree():
    """A swapped label would teach the judge the opposite."""
    assert label_of((0, 0), (0, 0)) == label_of((1, 1), (1, 1)) == SUPPORT
    assert label_of((0, 0), (1, 0)) == label_of((1, 1), (0, 1)) == REFUTE
    assert label_of((0, 0), (0, 1)) == label_of((0, 0), (1, 1)) == NEI


def test_forms_of_a_block_differ():
    """An intervention that leaves no trace in the text makes pairs that no reader could label."""
    for kinds, pairs in BLOCKS:
        assert len({pair.claim for pair in pairs}) == len(FORMS), kinds
        assert len({pair.evidence for pair in pairs}) == len(FORMS), kinds


@pytest.mark.parametrize("kind", [*REFUTING, *MISSING, *OVERSTATED])
def test_an_intervention_changes_one_variable(kind):
    """If two things changed at once, the label would not be due to the one that is named."""
    for seed in range(30):
        rng = Random(seed)
        before = draw(rng, kind if kind in REFUTING else "direction", kind if kind in MISSING else "population")
        after = do(kind, before, rng)
        names = type(before).__dataclass_fields__
        assert sum(getattr(before, name) != getattr(after, name) for name in names) == 1


def test_quads_of_overstatement_have_no_refutation():
    """An open question or a mere correlation does not show a firmer claim to be wrong."""
    quads = [pairs for kinds, pairs in (block(f"quad-{number}") for number in range(200)) if "+" not in kinds]
    assert quads
    for pairs in quads:
        assert Counter(pair.label for pair in pairs) == {SUPPORT: 2, NEI: 2}


def test_kinds_held_out_are_never_trained_on():
    """Else the test of unseen kinds would measure memory."""
    trained = {kind for row in generated(300, "seed", held_out=False) for kind in row["kinds"].split("+")}
    held_out = {row["kinds"].split("+")[0] for row in generated(300, "seed", held_out=True)}
    assert not trained & HELD_OUT
    assert held_out <= HELD_OUT


def test_a_seed_makes_the_same_pairs():
    """A training run that cannot be repeated cannot be checked."""
    assert list(generated(20, "seed", held_out=False)) == list(generated(20, "seed", held_out=False))
    assert block("one")[1] != block("another")[1]
