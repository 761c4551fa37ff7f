"""Wordings: what must keep the meaning keeps it."""

from dataclasses import replace
from random import Random

import pytest
from training.pairs.lexicon import FIELDS, Outcome, field
from training.pairs.numbers import TOLERANCE, far_from, written
from training.pairs.realise import claim, reported
from training.pairs.result import do, draw
from training.pairs.style import SITES, draw_style, edited


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_many_words(name):
    """A small lexicon would be learnt by heart."""
    words = field(name)
    assert min(len(words.populations), len(words.exposures), len(words.outcomes)) >= 35
    assert len({one.names for one in words.outcomes}) == len(words.outcomes)


@pytest.mark.parametrize("way", range(4))
def test_a_size_stays_the_size_however_it_is_written(way):
    """A unit change that changed the amount would be labelled as agreement and be none."""
    assert written(3, "days", way) in {"3 days", "three days", "72 hours", "about 3 days"}
    assert written(25, "%", way) in {"25%", "25 percent", "a quarter", "about 25%"}


def test_other_sizes_are_beyond_rounding():
    """Sizes that could be roundings of each other do not contradict."""
    for size in range(2, 61):
        other = far_from(size, Random(size))
        assert abs(other - size) > TOLERANCE * max(other, size)


def test_styles_are_drawn_without_the_result():
    """Were the style to depend on the result, it could give the label away."""
    assert draw_style(Random(3)) == draw_style(Random(3))


@pytest.mark.parametrize("site", SITES)
def test_preserving_edits_touch_the_style_alone(site):
    """An edit that keeps the meaning must be undone by itself and change nothing else."""
    style = draw_style(Random(1))
    assert edited(edited(style, site), site) == style
    assert edited(style, site) == replace(style, **{site: getattr(style, site) ^ 1})


def test_a_value_word_follows_the_outcome():
    """Where "improved mortality" means less of it, raising a bad outcome worsens it."""
    rng = Random(4)
    style = replace(draw_style(rng), is_valued=True, verb=0, template=1, hedge=0)
    result = replace(draw(rng, "direction", "population"), direction=1, is_denied=False, size=0)
    bad = replace(result, outcome=Outcome(("mortality", "death"), is_good=False, unit="%"))
    good = replace(result, outcome=Outcome(("survival", "staying alive"), is_good=True, unit="%"))
    assert "worsened" in claim(bad, style)
    assert "improved" in claim(good, style)
    assert "improved" in claim(do("direction", bad, rng), style)


def test_denial_is_said_in_every_template():
    """A denied result without a word of denial would read as its opposite."""
    rng = Random(9)
    for template in range(22):
        result = replace(draw(rng, "negation", "population"), is_denied=True)
        style = replace(draw_style(rng), template=template)
        for sentence in (claim(result, style), reported(result, style)):
            assert any(word in sentence.lower().split() for word in ("not", "no", "failed", "fail", "fails")), sentence
