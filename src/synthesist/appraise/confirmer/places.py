"""Claims held against sentences that are split again: where they stand, whether they are whole, what was cut off."""

from collections.abc import Iterator

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import cut, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.anatomy.manner import hedging
from synthesist.language import tokens
from synthesist.language.signals import NEGATIONS
from synthesist.records import Claim, Sentence
from synthesist.records.anatomy import Hedging
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

_PLACES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="places of quotes",
    question="Does every claim stand under the heading and on the page that are told?",
    basis="shown claims whose heading and page come out again, of all; tables claims, readings, documents",
)
_WHOLE = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="whole sentences",
    question="Is every claim a whole sentence of its text?",
    basis="shown claims that begin and end where a sentence does when texts are split again; tables claims, documents",
    remedy=Remedy.WITHDRAW,
)
_CUT = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="nothing cut off",
    question="Does every claim keep the doubt and the denial of its sentence?",
    basis="shown claims whose whole sentence, split again, holds no doubt, denial or contrast beside the quote; tables "
    "claims, documents",
    severity=Severity.SERIOUS,
    remedy=Remedy.WITHDRAW,
)

_ORDER = list(Hedging)
_HANGING = (" that", " whether", " if", " as though", " as if")
_TURNS = frozenset(("but", "however", "although", "though", "only", "unless", "except", "whereas", "despite", "if"))


def places(seen: Synthesis) -> Looked:
    """Claims that are told to stand elsewhere than they do."""
    return _PLACES.looked((claim.claim_id for claim in seen.shown), _elsewhere(seen))


def _elsewhere(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        sentence = _around(seen, claim)
        if sentence and (claim.section, claim.page) != (sentence.section, sentence.page):
            stored, made = (f"{cut(one.section)}, page {one.page}" for one in (claim, sentence))
            yield _PLACES.object(claim.claim_id, told("where the claim stands", stored, made), claim.document_id)


def whole(seen: Synthesis) -> Looked:
    """Claims that are no whole sentences."""
    return _WHOLE.looked((claim.claim_id for claim in seen.shown), _parts(seen))


def _parts(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        sentence = _around(seen, claim)
        if sentence is None:
            yield _WHOLE.object(claim.claim_id, f"{quote(claim.text)} is no sentence of its text", claim.document_id)
        elif sentence.section == "title":
            yield _WHOLE.object(claim.claim_id, f"{quote(claim.text)} is the title of its text", claim.document_id)
        elif (sentence.start, sentence.end) != (claim.start, claim.end) and not _withheld(sentence, claim):
            said = f"{quote(claim.text)} is cut out of the sentence {quote(sentence.text)}"
            yield _WHOLE.object(claim.claim_id, said, claim.document_id)


def cut_off(seen: Synthesis) -> Looked:
    """Claims from which doubt or denial was cut off."""
    return _CUT.looked((claim.claim_id for claim in seen.shown), _cut_off(seen))


def _cut_off(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        sentence = _around(seen, claim)
        if sentence and (words := _withheld(sentence, claim)):
            said = f"the quote leaves out {quote(words)}, which takes back part of what its sentence says"
            yield _CUT.object(claim.claim_id, said, claim.document_id)


def _around(seen: Synthesis, claim: Claim) -> Sentence | None:
    """The sentence, split again, that a claim has most of its words from."""
    found = again(seen).sentences.get(claim.document_id, ())
    inside = [one for one in found if one.start < claim.end and claim.start < one.end]
    return max(inside, key=lambda one: min(one.end, claim.end) - max(one.start, claim.start), default=None)


def _withheld(sentence: Sentence, claim: Claim) -> str:
    """The words of a sentence that a quote leaves out, where they hold doubt, denial or contrast."""
    before = sentence.text[: max(0, claim.start - sentence.start)]
    after = sentence.text[max(0, claim.end - sentence.start) :]
    left = f"{before.strip()} {after.strip()}".strip()
    turns = {token.text.lower() for token in tokens(left)} & (NEGATIONS | _TURNS)
    doubts = _ORDER.index(hedging(sentence.text)[0]) > _ORDER.index(hedging(claim.text)[0])
    # What is said under "that" or "whether" is only as sure as the words that it hangs on.
    hangs = before.rstrip(" ,").casefold().endswith(_HANGING)
    return left if left and (turns or doubts or hangs) else ""


CHECKS: tuple[Look, ...] = (places, whole, cut_off)
