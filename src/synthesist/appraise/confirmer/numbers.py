"""Numbers read again from the texts, and held against those that are stored."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.records.numbers import ReportedNumber
from synthesist.records.results import ReportedResult

_OF_CLAIMS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="numbers read again",
    question="Are the numbers of every claim those of its words?",
    basis="shown claims whose numbers, with unit, sign, interval, p and n, come out again; tables anatomies, claims",
    severity=Severity.CRITICAL,
    remedy=Remedy.WITHDRAW,
)
_RESULTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="results read again",
    question="Is every reported result that of its text?",
    basis="results whose value, unit, interval, p and n come out again from the text; tables results, documents",
    severity=Severity.CRITICAL,
)
_SETTINGS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.COMPARABILITY,
    name="settings read again",
    question="Is every result told of the outcome, population, metric and split that its text names?",
    basis="results whose setting comes out again from the text, of all that do; tables results, documents",
)

_FIGURES = ("text", "value", "unit", "relation", "spread", "p", "n", "place", "document_id", "work_id")
_SETTING = ("outcome", "population", "method", "metric", "split", "further", "notes")
_PARTS = ("value", "unit", "sign", "relation", "n", "p", "spread", "metric", "kind", "text", "sense", "of")


def of_claims(seen: Synthesis) -> Looked:
    """Claims whose numbers are told otherwise than they read."""
    made = {name: one.numbers for name, one in again(seen).told.anatomies}
    stored = {name: one.numbers for name, one in seen.contents.anatomies.items()}
    having = [claim for claim in seen.shown if made.get(claim.claim_id) or stored.get(claim.claim_id)]
    objections = [
        _OF_CLAIMS.object(claim.claim_id, said, claim.document_id)
        for claim in having
        if (said := _misread(stored.get(claim.claim_id, ()), made.get(claim.claim_id, ())))
    ]
    return _OF_CLAIMS.looked((claim.claim_id for claim in having), objections)


def _misread(stored: Sequence[ReportedNumber], made: Sequence[ReportedNumber]) -> str:
    for one, other in zip_longest(stored, made):
        if one == other:
            continue
        if one is None or other is None:
            return f"{quote((one or other).text)} is {'not told' if one is None else 'no number of the claim'}"
        part = next((name for name in _PARTS if getattr(one, name) != getattr(other, name)), "start")
        return told(f"the {part} of {quote(one.text)}", _plain(getattr(one, part)), _plain(getattr(other, part)))
    return ""


def _plain(value: object) -> object:
    """A part of a number; of an interval or a p-value what it says, without its place."""
    dump = getattr(value, "model_dump", None)
    if dump is None:
        return value
    return " ".join(str(part) for part in dump(exclude={"start", "end"}, exclude_none=True).values())


def results(seen: Synthesis) -> Looked:
    """Results whose figures are told otherwise than they read."""
    return _RESULTS.looked((one.result_id for one in seen.contents.results), _figures(seen))


def _figures(seen: Synthesis) -> Iterator[Objection]:
    stored = {one.result_id: one for one in seen.contents.results}
    made = _results(seen)
    for name in sorted(stored.keys() | made.keys()):
        one, other = stored.get(name), made.get(name)
        if one is None or other is None:
            there = one or other
            words = "is not told" if one is None else "is told, and does not come out of its text"
            # What is passed over is no wrong number, and what nothing bears out is one.
            severity = Severity.SERIOUS if one is None else Severity.CRITICAL
            said = f"the result {quote(there.text if there else '')} {words}"
            yield _RESULTS.object(name, said, *_pointers(there), severity=severity)
        elif part := _first(one, other, _FIGURES):
            values = _plain(getattr(one, part)), _plain(getattr(other, part))
            yield _RESULTS.object(name, told(f"the {part} of the result {quote(one.text)}", *values), *_pointers(one))


def settings(seen: Synthesis) -> Looked:
    """Results that are told of another setting than their text names."""
    made = _results(seen)
    both = [(one, made[one.result_id]) for one in seen.contents.results if one.result_id in made]
    objections = [
        _SETTINGS.object(
            one.result_id,
            told(f"the {part} of the result {quote(one.text)}", *_words(one, other, part)),
            *_pointers(one),
        )
        for one, other in both
        if (part := _first(one, other, _SETTING))
    ]
    return _SETTINGS.looked((one.result_id for one, _ in both), objections)


def _words(one: ReportedResult, other: ReportedResult, part: str) -> tuple[object, object]:
    values = getattr(one, part), getattr(other, part)
    first, second = (getattr(value, "text", value) for value in values)
    return (first, second) if first != second else values


def _results(seen: Synthesis) -> Mapping[str, ReportedResult]:
    return {one.result_id: one for one in again(seen).told.results}


def _first(one: ReportedResult, other: ReportedResult, names: Sequence[str]) -> str:
    return next((name for name in names if getattr(one, name) != getattr(other, name)), "")


def _pointers(result: ReportedResult | None) -> tuple[str, ...]:
    return (result.document_id, result.work_id) if result else ()


CHECKS: tuple[Look, ...] = (of_claims, results, settings)
