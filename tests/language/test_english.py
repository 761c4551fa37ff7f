"""Whether a text may be English."""

import pytest

from synthesist.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12%",
        "BERT.",
        "α-synuclein aggregates in neurons",
        "Increased microtubule acetylation exacerbates domain mutation induced locomotor deficits.",
        "PKG-la plays a role in long term potentiation in PKG-la knockout mice.",
    ],
)
def test_what_may_be_english_is_taken(text: str) -> None:
    """A claim with names, symbols or few small words would go unjudged."""
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Дневной сон улучшил память взрослых.",
        "睡眠は記憶を改善する。",
        "Der Mittagsschlaf verbesserte die Erinnerung von Erwachsenen an das Gelernte und hielt an.",
        "La sieste améliore la mémoire des adultes dans les tests.",
        "La siesta mejora la memoria de los adultos en las pruebas.",
        " ".join(["Widerspruch"] * 80),
    ],
)
def test_other_languages_are_told(text: str) -> None:
    """A judge that reads English alone would give a label all the same."""
    assert not is_english(text)
