"""Checks of a synthesis, each a count over a count. Their mean is the quality score, 0 to 10; it is not peer review.

What they ask follows AMSTAR-2 and ROBIS as far as a ledger can tell.
"""

from collections.abc import Mapping, Sequence

from synthesist.records import (
    Appraisal,
    Check,
    Claim,
    Document,
    Question,
    Relevance,
    RetractionStatus,
    Search,
    Verdict,
    Work,
)

_DATABASES_WANTED = 2
"""AMSTAR-2, item 4, asks for two databases at least."""


def appraise(
    question: Question,
    searches: Sequence[Search],
    works: Mapping[str, Work],
    documents: Mapping[str, Document],
    claims: Sequence[Claim],
    verdicts: Mapping[str, Verdict],
) -> Appraisal:
    """Nine checks by name. A check over nothing has no points and does not count."""
    shown = [claim for claim in claims if claim.is_shown]
    cited = sorted({claim.work_id for claim in shown})
    checks = (
        _concepts(question, shown),
        _confidence(shown, verdicts),
        _corroborated(shown, verdicts),
        _direct(shown),
        _full_text(cited, shown, documents),
        _grounded(shown, documents),
        _retractions(cited, works),
        _sources(searches),
        _uncapped(searches),
    )
    points = [check.points for check in checks if check.points is not None]
    return Appraisal(
        checks=tuple(sorted(checks, key=lambda check: check.name)),
        score=round(sum(points) / len(points), 1) if shown and points else None,
    )


def _check(name: str, question: str, passed: int, total: int, basis: str) -> Check:
    return Check(name=name, question=question, passed=passed, total=total, basis=basis)


def _concepts(question: Question, shown: Sequence[Claim]) -> Check:
    tested = {name for claim in shown for name in claim.concepts}
    passed = sum(concept.name in tested for concept in question.concepts)
    basis = "the question's concepts that a shown claim names, of all of them"
    return _check(
        "concepts covered",
        "Do the claims touch every concept of the question?",
        passed,
        len(question.concepts),
        basis,
    )


def _confidence(shown: Sequence[Claim], verdicts: Mapping[str, Verdict]) -> Check:
    passed = sum(verdicts[claim.claim_id].confidence is not None for claim in shown)
    basis = "shown claims with a calibrated confidence, of all shown claims"
    return _check("confidence measured", "Is it measured how sure the verdicts are?", passed, len(shown), basis)


def _corroborated(shown: Sequence[Claim], verdicts: Mapping[str, Verdict]) -> Check:
    passed = sum(verdicts[claim.claim_id].is_corroborated for claim in shown)
    basis = "shown claims that an independent work supports, as the trained judge holds, of all shown claims"
    return _check("corroboration", "Do independent works support the claims?", passed, len(shown), basis)


def _direct(shown: Sequence[Claim]) -> Check:
    passed = sum(claim.relevance is Relevance.DIRECT for claim in shown)
    return _check(
        "directness",
        "Do the claims bear on the question as asked?",
        passed,
        len(shown),
        "direct claims, of all shown claims",
    )


def _full_text(cited: Sequence[str], shown: Sequence[Claim], documents: Mapping[str, Document]) -> Check:
    whole = {claim.work_id for claim in shown if documents[claim.document_id].is_full_text}
    basis = "included works read in full text, of all included works"
    return _check("depth of reading", "Were the works read in full?", len(whole), len(cited), basis)


def _grounded(shown: Sequence[Claim], documents: Mapping[str, Document]) -> Check:
    passed = sum(documents[claim.document_id].text[claim.start : claim.end] == claim.text for claim in shown)
    basis = "shown claims whose words stand at their place in the stored text, of all shown claims"
    return _check("grounding", "Does every claim stand in a text word for word?", passed, len(shown), basis)


def _retractions(cited: Sequence[str], works: Mapping[str, Work]) -> Check:
    known = sum(works[work_id].retraction is not RetractionStatus.UNCHECKED for work_id in cited)
    basis = "included works on which a source or a list says whether they are retracted, of all included works"
    return _check("retraction status", "Does any source say whether the works are retracted?", known, len(cited), basis)


def _sources(searches: Sequence[Search]) -> Check:
    sources = len({search.source.split(":")[0] for search in searches})  # all files of the user are one source
    basis = f"sources searched, the user's files as one, of the {_DATABASES_WANTED} that a comprehensive search needs"
    return _check(
        "sources",
        "Was more than one source searched?",
        min(sources, _DATABASES_WANTED),
        _DATABASES_WANTED,
        basis,
    )


def _uncapped(searches: Sequence[Search]) -> Check:
    passed = sum(not search.is_capped for search in searches)
    return _check(
        "complete answers",
        "Did limits leave answers whole?",
        passed,
        len(searches),
        "searches not cut by a limit, of all searches",
    )
