"""Whether what stays open is told as open: parts of the question, limits of texts and search, the answer."""

import re
from collections.abc import Iterator

from synthesist.appraise.challenger.printed import said_by_tool
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.language import content_stems
from synthesist.records import Concept, Mark, Outcome, Relevance, RetractionStatus, TextKind
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity

PARTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="open parts told as open",
    question="Is no part of the question told as answered that no direct claim touches?",
    basis="concepts of the question (concepts) that direct and verified claims touch (claims, verdicts), against the"
    " answer and the sentences of the report",
    severity=Severity.SERIOUS,
)
LIMITS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="limits told",
    question="Does the report tell the limits that its own ledger shows?",
    basis="limits that follow from documents, searches, claims, works and rulings, against the sentences of the report",
)

_ANSWERED = re.compile(
    r"\b(?:answer(?:s|ed)|settle[sd]?|resolve[sd]?|establish(?:es|ed)|demonstrat(?:es|ed)|show(?:s|n)|prove[ns]?|"
    r"confirm(?:s|ed)|"
    r"cover(?:s|ed)|conclu(?:des|ded|sive)|hold(?:s)? (?:for|of|true|in)|extend(?:s|ed)? to|appl(?:y|ies|ied) to|"
    r"known|"
    r"complete(?:ly)?|no (?:gaps?|part|question|open question)\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:no|not|none|open|without|nothing|neither|nor|never|nobody|only|unless|unknown|missing|lacks?|lacking|"
    r"untested|partly|parts?|"
    r"whether|concerns?|asks?|asked|looked for|put as|examines|bears? on|touch\w*|names?|named|stays?|nearest)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:question|it) (?:is|was|has been|can be (?:regarded|taken|held) as) (?:now |thus |therefore |fully |"
    r"completely |wholly |clearly )*"
    r"(?:answered|settled|resolved|closed)\b|\b(?:fully|completely|conclusively|wholly) (?:answers?|answered|"
    r"covers?|settles?)\b|"
    r"\b(?:in )?(?:all|each|every one) of? ?its parts\b|\bno (?:part|aspect|gap|open question)s? (?:of (?:it|"
    r"the question) )?(?:remains?|is left|are left|stays?)\b",
    re.IGNORECASE,
)
_NOT_WHOLE = re.compile(r"\b(?:not|partly|nor|never|cannot|whether|if|at most)\b", re.IGNORECASE)
_ORDER = ("not-answered", "neighbouring", "partly", "answered")


def parts(seen: Synthesis) -> Looked:
    """Parts of the question told as answered on which nothing direct stands."""
    untouched = untested(seen)
    items = [f"part-{at}" for at, _ in enumerate(seen.question.concepts, start=1)]
    return PARTS.looked(items, (*_answer(seen, untouched), *_sentences(seen, untouched)))


def untested(seen: Synthesis) -> list[Concept]:
    """Concepts of the question that no shown, direct claim which passed the checks names."""
    named: set[str] = set()
    for claim in seen.shown:
        verdict = seen.verdict(claim)
        if claim.relevance is Relevance.DIRECT and verdict is not None and verdict.mark is Mark.VERIFIED:
            named |= set(claim.concepts)
    return [one for one in seen.question.concepts if one.name not in named]


def _answer(seen: Synthesis, untouched: list[Concept]) -> Iterator[Objection]:
    """Where the answer itself says more than the claims."""
    direct = [claim for claim in seen.shown if claim.relevance is Relevance.DIRECT]
    verified = [one for one in direct if (told := seen.verdict(one)) and told.mark is Mark.VERIFIED]
    most = "answered" if verified and not untouched else "partly" if verified else "neighbouring" if seen.shown else ""
    if _ORDER.index(seen.report.answer) > _ORDER.index(most or "not-answered"):
        names = ", ".join(one.name for one in untouched) or "all of it"
        yield PARTS.object(
            "answer", f"the question is told as {seen.report.answer}, while nothing direct stands on {names}"
        )


def _sentences(seen: Synthesis, untouched: list[Concept]) -> Iterator[Objection]:
    stems = {one.name: _names(one) for one in untouched}
    for name, text in said_by_tool(seen):
        whole = _WHOLE.search(text)
        if whole and seen.report.answer != "answered" and not _NOT_WHOLE.search(text):
            said = f"the report says “{whole[0]}”, while its answer is {seen.report.answer}"
            yield PARTS.object(name, said, *(one.name for one in untouched))
            continue
        told = _ANSWERED.search(text)
        if told and not _OPEN.search(text):
            words = set(content_stems(text))
            for concept, phrases in stems.items():
                if any(phrase <= words for phrase in phrases):
                    said = f"the report says “{told[0]}” of {concept}, on which no direct claim stands"
                    yield PARTS.object(name, said, concept)
                    break


def _names(concept: Concept) -> list[frozenset[str]]:
    """Stems of the ways to name a concept."""
    phrases = (frozenset(content_stems(term)) for term in (concept.name, concept.phrase, *concept.terms))
    return [phrase for phrase in phrases if phrase]


def limits(seen: Synthesis) -> Looked:
    """Limits that the ledger shows and no sentence of the report tells."""
    text = "\n".join(words for name, words in said_by_tool(seen) if name.startswith("limitations"))
    due = [(name, what, words) for name, what, words, is_due in _due(seen) if is_due]
    missing = (
        LIMITS.object(f"limit-{name}", f"the report does not say that {what}")
        for name, what, words in due
        if not re.search(words, text, re.IGNORECASE)
    )
    return LIMITS.looked((f"limit-{name}" for name, _, _ in due), missing)


def _due(seen: Synthesis) -> Iterator[tuple[str, str, str, bool]]:
    """Name of a limit, what it is, the words by which it is known, and whether it holds here."""
    shown, read = seen.shown, tuple(seen.documents.values())
    has_digests = any(one.text_kind is TextKind.DIGEST for one in read)
    is_short = bool(read) and not has_digests and not any(one.is_full_text for one in read)
    verdicts = [verdict for claim in shown if (verdict := seen.verdict(claim))]
    yield (
        "machine",
        "no person checked it",
        r"\bno person\b|\bpeople decided\b",
        bool(shown) and not seen.contents.rulings,
    )
    yield "errs", "the judging may err", r"\berrs?\b", bool(shown)
    yield "abstracts", "only abstracts were read", r"\babstracts?\b[^.]*\bonly\b|\bonly\b[^.]*\babstracts?\b", is_short
    yield "digests", "claims are quoted from digests", r"\bdigests?\b", has_digests
    is_indirect = any(claim.relevance is Relevance.INDIRECT for claim in shown)
    yield "indirect", "a part of the evidence is indirect", r"\bindirect\b|\bneighbouring\b", is_indirect
    is_unsure = bool(verdicts) and all(one.confidence is None for one in verdicts)
    yield "unsure", "claims carry no confidence", r"\bno claim carries a confidence\b", is_unsure
    yield from _of_search(seen)


def _of_search(seen: Synthesis) -> Iterator[tuple[str, str, str, bool]]:
    outcomes = {one.outcome for one in seen.contents.searches}
    statuses = {seen.works[name].retraction for name in seen.included}
    is_silent = bool(outcomes & {Outcome.FAILED, Outcome.OFFLINE, Outcome.PARTIAL})
    silent = r"\bcould not be searched\b|\bnot asked\b|\bonly a part\b|\bfollowed to the end\b"
    yield "capped", "a limit cut off an answer", r"\bcapped\b|\bcut off\b|\blimit\b", Outcome.CAPPED in outcomes
    yield "silent", "a source did not answer as a whole", silent, is_silent
    is_unchecked = RetractionStatus.UNCHECKED in statuses
    yield "unchecked", "retractions are unchecked", r"\bunchecked\b", is_unchecked
    yield "concern", "a work bears a concern", r"\bexpression of concern\b", RetractionStatus.CONCERN in statuses


CHECKS: tuple[Look, ...] = (parts, limits)
