"""Claims judged a second time: by another judge, over sentences that were selected in another way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesist.appraise.confirmer.judge import Opinion, SignJudge, sign_judge
from synthesist.appraise.confirmer.judging_texts import Texts, are_independent, silent_for, uncontested
from synthesist.appraise.confirmer.lines import Line
from synthesist.appraise.confirmer.lines_words import ASKS
from synthesist.appraise.confirmer.saying import quote
from synthesist.appraise.confirmer.selection import Placed
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Label
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy

OPPOSED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="no opposite among all sentences",
    question="Does no sentence of an independent work that was read say the opposite of a claim told as uncontested?",
    basis="shown claims without works against them (verdicts), each held against at most twelve of all sentences"
    " (sentences), by another judge than the one that made the verdicts",
    remedy=Remedy.REVERIFY,
    is_judged=True,
)
BORNE_OUT = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="support found again",
    question="Does every work that is counted as support have a sentence that speaks for the claim?",
    basis="shown claims with supporting works (verdicts) in whose sentences (sentences) another judge finds support as"
    " well",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)
SHARED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="corroboration by another judge",
    question="Would another judge call the claims corroborated, too?",
    basis="shown claims called corroborated (verdicts) for which another judge holds support to be the likeliest"
    " reading of a sentence of a counted work, of all such claims",
    is_judged=True,
)

SURE = 0.7
"""Probability of refutation from which a sentence is held against a claim; see `training/confirmer/README.md`."""

_OVER_SUPPORT = 4.0
_HALF = 0.5
_SPEAKS = 0.1
"""Probability that a sentence says anything of a claim, below which it does not count as speaking."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that a claim was held against, and what the judge says of it."""

    claim: Claim
    about: Line
    placed: Placed
    opinion: Opinion


def opposed(seen: Synthesis) -> Looked:
    """Claims told as uncontested of which an independent work says the opposite."""
    claims = uncontested(seen)
    texts, silent = Texts.of(seen), silent_for(seen)
    index = texts.index()
    pairs = []
    for claim in claims:
        about = texts.claim(claim)
        near = index.ranked(about, silent.get(claim.work_id, frozenset({claim.work_id})), least=0.0)
        pairs += [(claim, about, one.placed) for one in near]
    heard = _heard(sign_judge(seen.embedder), pairs)
    return OPPOSED.looked((claim.claim_id for claim in claims), _against(seen, heard))


def is_opposite(about: Line, sentence: Line, opinion: Opinion) -> bool:
    """Whether a sentence surely refutes a claim, asserts something, and shares at least half of what is spoken of."""
    against, support = opinion.p[Label.REFUTE], opinion.p[Label.SUPPORT]
    if against < SURE or against < _OVER_SUPPORT * support or ASKS.search(sentence.text):
        return False
    return _shares_half(about, sentence)


def _shares_half(about: Line, sentence: Line) -> bool:
    shared = len(about.stems & sentence.stems)
    return shared >= 2 and shared >= _HALF * min(len(about.stems), len(sentence.stems))  # noqa: PLR2004 -- two things


def borne_out(seen: Synthesis) -> Looked:
    """Works that are counted as support although no sentence of theirs speaks of the claim, or only against it."""
    by_claim = _of_supporters(seen)
    objections = (one for claim_id in sorted(by_claim) for one in _unsupported(by_claim[claim_id]))
    return BORNE_OUT.looked(by_claim, objections)


def shared(seen: Synthesis) -> Looked:
    """How many of the corroborated claims another judge would call so; a measure, and no objection."""
    corroborated = {claim.claim_id for claim in seen.shown if (told := seen.verdict(claim)) and told.is_corroborated}
    by_claim = _of_supporters(seen)
    passed = [
        name
        for name in sorted(corroborated & by_claim.keys())
        if any(one.opinion.label is Label.SUPPORT for one in by_claim[name])
    ]
    return SHARED.counted(len(passed), len(corroborated))


def _heard(judge: SignJudge, pairs: Sequence[tuple[Claim, Line, Placed]]) -> list[Heard]:
    opinions = judge.opinions([(about, placed.line) for _, about, placed in pairs])
    return [Heard(*pair, opinion) for pair, opinion in zip(pairs, opinions, strict=True)]


def _against(seen: Synthesis, heard: Iterable[Heard]) -> Iterator[Objection]:
    """One objection a claim: the surest sentence of a work that is independent of the claim's own."""
    told: set[str] = set()
    for one in sorted(heard, key=lambda each: (-each.opinion.p[Label.REFUTE], each.placed.place)):
        claim, placed = one.claim, one.placed
        if claim.claim_id in told or not is_opposite(one.about, placed.line, one.opinion):
            continue
        if are_independent(seen, claim.work_id, placed.work_id):
            told.add(claim.claim_id)
            said = f"{quote(placed.line.text)} of another work says the opposite, and the claim is told as uncontested"
            yield OPPOSED.object(claim.claim_id, said, placed.place, placed.work_id)


def _of_supporters(seen: Synthesis) -> Mapping[str, list[Heard]]:
    """By claim with supporting works, all sentences of those works."""
    pairs, texts = [], Texts.of(seen)
    by_work: dict[str, list[str]] = {}
    for name in sorted(seen.documents):
        by_work.setdefault(seen.documents[name].work_id, []).append(name)
    told = {claim.claim_id: verdict for claim in seen.shown if (verdict := seen.verdict(claim))}
    counted = {name: verdict.supporting_work_ids for name, verdict in told.items() if verdict.supporting_work_ids}
    wanted = sorted({work for works in counted.values() for work in works})
    placed = {work: [one for name in by_work.get(work, ()) for one in texts.placed(name)] for work in wanted}
    for claim_id in sorted(counted):
        claim = seen.claims[claim_id]
        about = texts.claim(claim)
        pairs += [(claim, about, one) for work in counted[claim_id] for one in placed[work]]
    found: dict[str, list[Heard]] = {name: [] for name in sorted(counted)}
    for one in _heard(sign_judge(seen.embedder), pairs):
        found[one.claim.claim_id].append(one)
    return found


def _unsupported(heard: Sequence[Heard]) -> Iterator[Objection]:
    by_work: dict[str, list[Heard]] = {}
    for one in heard:
        by_work.setdefault(one.placed.work_id, []).append(one)
    for work in sorted(by_work):
        best = max(by_work[work], key=lambda one: (1 - one.opinion.p[Label.NEI], one.placed.place))
        speaks = 1 - best.opinion.p[Label.NEI]
        if speaks < _SPEAKS and not any(_shares_half(one.about, one.placed.line) for one in by_work[work]):
            said = (
                "a work is counted as support, and no sentence of it speaks of what the claim says; the nearest is"
                f" {quote(best.placed.line.text)}"
            )
            yield BORNE_OUT.object(best.claim.claim_id, said, best.placed.place, work)
        elif all(one.opinion.label is not Label.SUPPORT for one in by_work[work]) and any(
            is_opposite(one.about, one.placed.line, one.opinion) for one in by_work[work]
        ):
            said = f"a work is counted as support that says {quote(best.placed.line.text)}"
            yield BORNE_OUT.object(best.claim.claim_id, said, best.placed.place, work)


CHECKS: tuple[Look, ...] = (opposed, borne_out, shared)
