"""The self-test of the judge, held against the variants that can be made of the claims."""

from collections import Counter
from collections.abc import Iterator

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import OperatorCount
from synthesist.records.appraisals import Dimension, Mandate, Objection
from synthesist.verify.selftest.operators import false_variants, paraphrases
from synthesist.verify.testing import MOST_PAIRS

_COUNTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="self-test counted again",
    question="Was the judge tested on no more variants of the claims than there are?",
    basis="operators of the self-test with no more variants than can be made of the claims, of all; tables self_tests, "
    "claims",
)


def counts(seen: Synthesis) -> Looked:
    """Operators of which more is told than can be."""
    told = seen.contents.self_test.counts
    objections = list(_beyond(seen)) if told else []
    if sum(one.n for one in told) > MOST_PAIRS:
        objections.append(_COUNTS.object("self-test", f"more than {MOST_PAIRS} variants are told to have been judged"))
    return _COUNTS.looked(map(_name, told), objections)


def _beyond(seen: Synthesis) -> Iterator[Objection]:
    there: Counter[tuple[str, bool, bool]] = Counter()
    for text in sorted({claim.text for claim in again(seen).claims if claim.is_shown}):
        for is_false, variants in ((True, false_variants), (False, paraphrases)):
            there.update((one.operator, is_false, one.is_seen_kind) for one in variants(text, text))
    for one in seen.contents.self_test.counts:
        many = there[one.operator, one.is_false, one.is_seen_kind]
        if one.n > many or not 0 <= one.moved <= one.n:
            said = f"{one.moved} of {one.n} variants of {one.operator} are told to be caught, and there are {many}"
            yield _COUNTS.object(_name(one), said)


def _name(one: OperatorCount) -> str:
    return f"operator-{one.operator}"


CHECKS: tuple[Look, ...] = (counts,)
