"""Whether what speaks against the claims shown was set aside, and whether confidences keep their order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from synthesist.appraise.challenger.nulls import denies_effect, tells_effect
from synthesist.appraise.challenger.saying import place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import content_stems
from synthesist.records import Claim, Evidence, Label, Part, Relevance
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy
from synthesist.records.revised import WITHDRAWN
from synthesist.verify.confidence import raw_score

SHOWN = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="dissent shown",
    question="Are claims shown that find nothing, where claims of an effect are?",
    basis="claims of included works (claims) that name what is asked about and the outcome and find no effect, and are"
    " shown or were set aside by a person",
    is_judged=True,
)
ORDERED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="confidences in order",
    question="Is no claim surer than another that more speaks for?",
    basis="confidences of one calibration (verdicts) against the probabilities of the sentences that they rest on"
    " (evidence)",
    remedy=Remedy.SOFTEN,
)

_PROBABILITY = f"probability of {Label.SUPPORT.value}"
_SLACK = 0.02
"""Two decimals may hide so much."""

_PERSON = "a person set"

Pairs = AbstractSet[tuple[str, str]]


def shown(seen: Synthesis) -> Looked:
    """Claims that find nothing and are not shown."""
    included = set(seen.included)
    has_effect = any(tells_effect(seen, claim) for claim in seen.shown)
    null = [claim for claim in seen.contents.claims if claim.work_id in included and _is_null(claim)]
    on_question = [claim for claim in null if _is_on_question(seen, claim)] if has_effect else []
    told = {claim.work_id for claim in seen.shown if denies_effect(claim.text)}
    objections = (
        SHOWN.object(claim.claim_id, f"it finds no effect and is not shown: {quoted(claim.text)}", place(claim))
        for claim in on_question
        if not claim.is_shown and claim.work_id not in told and not claim.reason.startswith((WITHDRAWN, _PERSON))
    )
    return SHOWN.looked((claim.claim_id for claim in on_question), objections)


def _is_null(claim: Claim) -> bool:
    return claim.relevance is Relevance.DIRECT and denies_effect(claim.text)


def _is_on_question(seen: Synthesis, claim: Claim) -> bool:
    """Whether a claim names what is asked about, and the outcome, by a term of each concept's."""
    stems = set(content_stems(claim.text))
    parts = [
        [frozenset(content_stems(term)) for term in (one.name, one.phrase, *one.terms)]
        for one in seen.question.concepts
        if one.part in (Part.EXPOSURE, Part.OUTCOME) and not (one.is_modifier or one.is_measure or one.is_aside)
    ]
    return len(parts) > 1 and all(any(term and term <= stems for term in terms) for terms in parts)


def ordered(seen: Synthesis) -> Looked:
    """Confidences that are higher than those of claims for which more speaks."""
    scores = _scores(seen)
    by_basis: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for claim in seen.shown:
        verdict = seen.verdict(claim)
        if verdict is not None and verdict.confidence is not None and claim.claim_id in scores:
            row = (scores[claim.claim_id], verdict.confidence, claim.claim_id)
            by_basis[verdict.confidence_reason].append(row)
    items = [name for rows in by_basis.values() for _, _, name in rows]
    return ORDERED.looked(items, (one for _, rows in sorted(by_basis.items()) for one in _inverted(sorted(rows))))


def _inverted(rows: Sequence[tuple[float, float, str]]) -> Iterator[Objection]:
    """Of rows by rising score, those whose confidence is above one with a higher score."""
    for at, (_, confidence, name) in enumerate(rows):
        lower = [(other, told) for _, told, other in rows[at + 1 :] if told < confidence - _SLACK]
        if 2 * len(lower) > len(rows) - at - 1:
            other, told = lower[0]
            said = f"its confidence of {confidence:g} is higher than the {told:g} of claims for which more speaks"
            yield ORDERED.object(name, said, other)


def _scores(seen: Synthesis) -> dict[str, float]:
    """By claim, how much speaks for it: the likeliest sentence of each independent study."""
    tied = {(tie.first, tie.second) for tie in seen.contents.ties}
    work_of = {claim.claim_id: claim.work_id for claim in seen.shown}

    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for row in seen.contents.evidence:
        share = _share(row)
        if row.claim_id in work_of and share is not None and not _is_tied(tied, work_of[row.claim_id], row.work_id):
            own = shares[row.claim_id]
            own[row.work_id] = max(own.get(row.work_id, 0.0), share)
    return {name: _score(own, tied) for name, own in shares.items()}


def _score(own: Mapping[str, float], tied: Pairs) -> float:
    heard: list[str] = []
    for work in sorted(own, key=lambda work: (-own[work], work)):
        if not any(_is_tied(tied, work, former) for former in heard):
            heard.append(work)
    return raw_score(own[work] for work in heard)


def _is_tied(tied: Pairs, one: str, other: str) -> bool:
    return one == other or (min(one, other), max(one, other)) in tied


def _share(row: Evidence) -> float | None:
    """The probability that a sentence supports its claim; None where it has none, or is vetoed."""
    if any(signal.name == "veto" for signal in row.signals):
        return None
    return next((signal.value for signal in row.signals if signal.name == _PROBABILITY), None)


CHECKS: tuple[Look, ...] = (ordered, shown)
