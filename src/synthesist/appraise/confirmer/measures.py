"""Measures: shares that say how strong, how complete and how checkable a synthesis is. None of them is an objection."""

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Actor, Relevance, RetractionStatus
from synthesist.records.appraisals import Dimension, Mandate, Severity

_DATABASES_WANTED = 2
"""AMSTAR-2, item 4, asks for two databases at least."""

_RECENT = 5
_WEIGHT = 3
"""Of a measure beside a check: that everything comes out again says little of how much there is."""


def _asked(dimension: Dimension, name: str, question: str, basis: str, weight: int = _WEIGHT) -> Asked:
    return Asked(
        mandate=Mandate.CONFIRMER,
        dimension=dimension,
        name=name,
        question=question,
        basis=basis,
        weight=weight,
        severity=Severity.MINOR,
    )


_CONCEPTS = _asked(
    Dimension.UNCERTAINTY,
    "concepts covered",
    "Do the claims touch every concept of the question?",
    "the question's concepts that a shown claim names, of all of them; tables claims, about",
)
_CONFIDENCE = _asked(
    Dimension.UNCERTAINTY,
    "confidence measured",
    "Is it measured how sure the verdicts are?",
    "shown claims with a calibrated confidence, of all shown claims; tables verdicts, claims",
)
_CORROBORATED = _asked(
    Dimension.EVIDENCE,
    "corroboration",
    "Do independent works support the claims?",
    "shown claims that an independent work supports, as the trained judge holds, of all shown claims; table verdicts",
)
_WHOLE = _asked(
    Dimension.EVIDENCE,
    "depth of reading",
    "Were the works read in full?",
    "included works read in full text, of all included works; tables documents, claims",
)
_DIRECT = _asked(
    Dimension.GROUNDING,
    "directness",
    "Do the claims bear on the question as asked?",
    "direct claims, of all shown claims; table claims",
)
_GROUNDED = _asked(
    Dimension.GROUNDING,
    "grounding",
    "Does every claim stand in a text word for word?",
    "shown claims whose words stand at their place in the stored text, of all shown claims; tables claims, documents",
    weight=1,
)
_CHECKED = _asked(
    Dimension.SAFETY,
    "retraction status",
    "Does any source say whether the works are retracted?",
    "included works on which a source or a list says whether they are retracted, of all included works; tables works, "
    "retraction_notes",
)
_SOURCES = _asked(
    Dimension.REPRODUCIBILITY,
    "sources",
    "Was more than one source searched?",
    f"sources searched, the user's files as one, of the {_DATABASES_WANTED} that a comprehensive search needs; table "
    "searches",
)
_UNCUT = _asked(
    Dimension.REPRODUCIBILITY,
    "complete answers",
    "Did limits leave answers whole?",
    "searches not cut by a limit, of all searches; table searches",
)
_PARSED = _asked(
    Dimension.NUMBERS,
    "numbers parsed alike",
    "Do the numbers of the claims read alike twice?",
    "numbers of shown claims that come out of their words again, of all that do or are stored; table anatomies",
    weight=1,
)
_STATED = _asked(
    Dimension.COMPARABILITY,
    "settings stated",
    "Do the texts say by what metric, and on what, results were measured?",
    "reported results with metric and population stated, of those that are not called comparable, which has a check of"
    " its own; tables results, result_groups",
)
_NEW = _asked(
    Dimension.NOVELTY,
    "recent works",
    "Does the synthesis rest on recent work?",
    f"included works of the last {_RECENT} years, of those whose year is known; tables works, searches",
)
_LOOKED_AT = _asked(
    Dimension.REPRODUCIBILITY,
    "sample looked at",
    "Did a person look at a sample of what was set aside?",
    "works of the sample on which a person decided, of all in it; tables samples, decisions",
)


def concepts(seen: Synthesis) -> Looked:
    """Concepts that a claim names."""
    tested = {name for claim in seen.shown for name in claim.concepts}
    asked = [concept.name for concept in seen.question.concepts]
    return _CONCEPTS.counted(sum(name in tested for name in asked), len(asked))


def confidence(seen: Synthesis) -> Looked:
    """Claims with a confidence."""
    verdicts = [seen.verdict(claim) for claim in seen.shown]
    return _CONFIDENCE.counted(sum(one is not None and one.confidence is not None for one in verdicts), len(verdicts))


def corroborated(seen: Synthesis) -> Looked:
    """Claims that others support."""
    verdicts = [seen.verdict(claim) for claim in seen.shown]
    return _CORROBORATED.counted(sum(one is not None and one.is_corroborated for one in verdicts), len(verdicts))


def whole(seen: Synthesis) -> Looked:
    """Works read in full."""
    read = {claim.work_id for claim in seen.shown if seen.documents[claim.document_id].is_full_text}
    return _WHOLE.counted(len(read), len(seen.included))


def direct(seen: Synthesis) -> Looked:
    """Direct claims."""
    return _DIRECT.counted(sum(claim.relevance is Relevance.DIRECT for claim in seen.shown), len(seen.shown))


def grounded(seen: Synthesis) -> Looked:
    """Claims that stand where they should."""
    found = [seen.documents[claim.document_id].text[claim.start : claim.end] == claim.text for claim in seen.shown]
    return _GROUNDED.counted(sum(found), len(found))


def checked(seen: Synthesis) -> Looked:
    """Works of which the standing is known."""
    known = [seen.works[name].retraction is not RetractionStatus.UNCHECKED for name in seen.included]
    return _CHECKED.counted(sum(known), len(known))


def sources(seen: Synthesis) -> Looked:
    """Sources of which one more is wanted."""
    names = {search.source.split(":")[0] for search in seen.contents.searches}
    return _SOURCES.counted(min(len(names), _DATABASES_WANTED), _DATABASES_WANTED)


def uncut(seen: Synthesis) -> Looked:
    """Searches that no limit cut."""
    searches = seen.contents.searches
    return _UNCUT.counted(sum(not search.is_capped for search in searches), len(searches))


def parsed(seen: Synthesis) -> Looked:
    """Numbers that read alike twice."""
    made, stored = dict(again(seen).told.anatomies), seen.contents.anatomies
    alike = total = 0
    for claim in seen.shown:
        one, other = stored.get(claim.claim_id), made.get(claim.claim_id)
        first, second = (
            set() if told is None else {n.model_dump_json() for n in told.numbers} for told in (one, other)
        )
        alike, total = alike + len(first & second), total + len(first | second)
    return _PARSED.counted(alike, total)


def stated(seen: Synthesis) -> Looked:
    """Results whose setting is stated."""
    compared = {name for group in seen.contents.result_groups if group.is_comparable for name in group.result_ids}
    results = [one for one in seen.contents.results if one.result_id not in compared]
    return _STATED.counted(sum(bool(one.metric.text and one.population.text) for one in results), len(results))


def recent(seen: Synthesis) -> Looked:
    """Works of the last years."""
    last = max([int(one.at[:4]) for one in seen.contents.searches if one.at[:4].isdigit()], default=0)
    today = int(seen.today[:4]) if seen.today[:4].isdigit() else last
    years = [year for name in seen.included if (year := seen.works[name].record.year) is not None]
    return _NEW.counted(sum(year > today - _RECENT for year in years), len(years))


def looked_at(seen: Synthesis) -> Looked:
    """Works of the sample that a person saw."""
    people = {row.item for row in seen.contents.decisions if row.actor is Actor.PERSON and row.stage == "screen"}
    return _LOOKED_AT.counted(sum(name in people for name in seen.contents.sample), len(seen.contents.sample))


CHECKS: tuple[Look, ...] = (
    concepts,
    confidence,
    corroborated,
    whole,
    direct,
    grounded,
    checked,
    sources,
    uncut,
    parsed,
    stated,
    recent,
    looked_at,
)
