"""All operators by what they do to the truth of a claim."""

import re

from synthesist.verify.selftest import clauses, numbers, order, words
from synthesist.verify.selftest.variant import Operator, Variant, choice

_ASKS = re.compile(
    r"\b(?:whether|how|aims? (?:to|at)|in order to|little research|hypothesi[sz]e\w*|hope|objective|"
    r"goal|will|expect|intend|future work|opens?)\b|\?\s*$",
    re.IGNORECASE,
)
"""What is asked or intended is neither true nor false."""


def falsifying() -> tuple[Operator, ...]:
    """Operators after which a text contradicts what it said.

    Training changed directions, denials and numbers; "magnitude" changes a number too and so counts as seen, although
    training never changed how many digits one has. Quality words, quantifiers and the antonyms listed here were
    kept out of training; scope and time never came up; sides of a comparison were exchanged in it.
    """
    return (
        Operator("quantifier", False, words.quantifiers),
        Operator("quality", False, words.quality),
        Operator("antonym", False, words.antonyms),
        Operator("scope", False, order.scopes),
        Operator("temporal", False, order.before_after),
        Operator("role", True, clauses.role_swaps),
        Operator("direction", True, words.direction),
        Operator("negation", True, words.denials),
        Operator("number", True, numbers.other_values),
        Operator("magnitude", True, numbers.magnitudes),
    )


def preserving() -> tuple[Operator, ...]:
    """Operators after which a text says the same; training paraphrased in all these ways but by contractions."""
    return (
        Operator("voice", True, clauses.passives),
        Operator("order", True, order.moved),
        Operator("synonym", True, words.synonyms),
        Operator("number format", True, numbers.formats),
        Operator("contraction", False, words.contractions),
    )


def false_variants(text: str, seed_key: str) -> tuple[Variant, ...]:
    """At most one false variant by each operator; `seed_key` settles which, where an operator can make several."""
    return () if _ASKS.search(text) else _variants(falsifying(), text, seed_key)


def paraphrases(text: str, seed_key: str) -> tuple[Variant, ...]:
    """At most one true paraphrase by each operator."""
    return _variants(preserving(), text, seed_key)


def _variants(operators: tuple[Operator, ...], text: str, seed_key: str) -> tuple[Variant, ...]:
    made = []
    for operator in operators:
        options = sorted({edited for edited in operator.edits(text) if edited != text})
        if options:
            chosen = choice(options, f"{seed_key}\0{operator.name}\0{text}")
            made.append(Variant(chosen, operator.name, operator.is_seen_kind))
    return tuple(made)
