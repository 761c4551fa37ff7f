"""How claims were held against other works, how sure that is, and how the judge did on the review's own claims."""

from collections.abc import Iterator

from synthesist.report.basis import Basis
from synthesist.report.model import Line
from synthesist.report.wording import Prose


def verification(basis: Basis, prose: Prose) -> Iterator[Line]:
    """What a claim was held against, what judged it, what cancels support, and what follows for its mark."""
    if not basis.shown:
        return
    yield from map(prose.line, _COMPARED)
    if prose["pairs_judged"]:
        yield prose.line(_CALIBRATED[basis.has_probabilities])
    yield from map(prose.line, _COUNTED)
    yield from _confidence(basis, prose)


def _confidence(basis: Basis, prose: Prose) -> Iterator[Line]:
    confidences = [verdict for verdict in map(basis.verdict, basis.shown) if verdict.confidence is not None]
    if not confidences:
        return
    yield prose.line(
        "A confidence is given only where an independent study speaks for or against a claim and enough was measured"
        " on claims like it; beside it stand the set that it was measured on, how large that is, who or what labelled"
        " it and when."
    )
    if any(_BY_MACHINE in verdict.confidence_reason for verdict in confidences):
        yield prose.line("Where it says machine-labelled, the labels were given by machine and checked by no person.")
    if not basis.has_full_texts:
        yield prose.line("Since only abstracts were read, no confidence may exceed {confidence_cap}.")


_BY_MACHINE = "machine-labelled"

_COMPARED = (
    (
        "Each claim shown was held against at most {pairs_per_claim:sentence/sentences} of other works that assert"
        " results as well; this made {pairs_judged:pair/pairs} in all."
    ),
    (
        "The works were found by words and by meaning together, and their sentences chosen by a trained selector, a"
        " small model that ranks how near a sentence is to the claim."
    ),
    (
        "A small trained cross-encoder, which reads claim and sentence together, scored how far each sentence supports"
        " the claim, refutes it or says too little; a trained weighing put these scores together with hand-made signs,"
        " such as the words and numbers that both share, direction and negation."
    ),
)

_CALIBRATED = {
    True: "Calibration on labelled pairs turned the result into probabilities.",
    False: (
        "The result could not be turned into probabilities for these pairs, so that no sentence could count for or"
        " against a claim."
    ),
}

_COUNTED = (
    (
        "Where numbers, direction, negation, population, comparator, causal strength or statistical significance of"
        " claim and sentence do not fit, a veto cancelled the support and says why; no veto creates support or"
        " refutation."
    ),
    (
        "A sentence counts for or against a claim only where that is likelier than all else together, and where enough"
        " labelled pairs were as sure, most of them rightly."
    ),
    (
        "One study has one voice: works that an author, a registration, named data or their wording ties neither"
        " support nor refute each other, and doubt counts as a tie."
    ),
    (
        "A claim is vetoed itself if its words do not stand as stored, if its work is marked as retracted, or if it"
        " states what is expected and not what was found."
    ),
    (
        "A claim is verified if sentences of other works were compared with it, nothing vetoes it and no independent"
        " work is held to refute it; it is corroborated if an independent work supports it, and contested if"
        " independent works stand on both sides."
    ),
)


def self_test(_: Basis, prose: Prose) -> Iterator[Line]:
    """How many edits of the review's own claims the judge told from what was said; nothing where there were none."""
    if prose["selftest_false"]:
        yield prose.line(
            "As a test of the judge on this review, {selftest_false:false variant/false variants} of its own claims"
            " {were} made by rule and held against the sentences that the claims stand in: the judge caught"
            " {selftest_caught}.",
            were="was" if prose["selftest_false"] == 1 else "were",
        )
        yield prose.line(_UNSEEN[bool(prose["selftest_false_unseen"])])
    if prose["selftest_true"]:
        yield prose.line(
            "Of {selftest_true:true paraphrase/true paraphrases} of its own claims, it wrongly doubted"
            " {selftest_doubted}."
        )


_UNSEEN = {
    True: (
        "Of these, {selftest_false_unseen:variant was of a kind/variants were of kinds} of edit that its training never"
        " saw, and it caught {selftest_caught_unseen} of them; the appendix has each kind."
    ),
    False: "All of these were of kinds of edit that its training had seen; the appendix has each kind.",
}
