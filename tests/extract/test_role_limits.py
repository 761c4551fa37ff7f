"""Sentences in which a study names its own limits."""

import pytest

from synthesist.extract.role_limits import names_own_limits

OWN = (
    "A limitation of this study is the small number of owls.",
    "The main limitations are the short nights and the lack of a control aviary.",
    "This study was limited by its single aviary.",
    "Our work has several limitations.",
    "The lack of blinding is a limitation of our trial.",
    "These findings should be interpreted with caution, since all owls were captive.",
    "We could not rule out that the lights woke the owls.",
    "Small flocks and short nights are limitations.",
    "Our results may not generalize to larks, and the findings may not generalise to daytime.",
)
OTHERS = (
    "Existing parsers of bird song have several limitations.",
    "To address this limitation, we propose a parser without recordings.",
    "We discuss the limitations of large aviaries.",
    "Naps improved memory in owls.",
    "Memory is limited by the length of the night.",
    "The speed limit was 30 km/h.",
    "",
)


@pytest.mark.parametrize("sentence", OWN)
def test_own_limits_are_found(sentence: str) -> None:
    """A user would see a study's caveat quoted as its finding."""
    assert names_own_limits(sentence)


@pytest.mark.parametrize("sentence", OTHERS)
def test_limits_of_others_are_no_limits_of_the_study(sentence: str) -> None:
    """A user would read what earlier work lacked as a flaw of the paper at hand."""
    assert not names_own_limits(sentence)
