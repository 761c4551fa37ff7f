"""The report held against the one that the ledger gives: entries of the reference list, rows of its tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import cut, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.report.model import REPORT_SCHEMA

_D = Dimension


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the report.

    Attributes:
        field: of the report.
        key: by which its rows are told apart; empty where their order does.
        fields: of a row, that this check looks at; all where there are none.
    """

    field: str
    key: str = ""
    fields: tuple[str, ...] = ()


def _asked(dimension: Dimension, name: str, question: str, severity: Severity = Severity.SERIOUS) -> Asked:
    return Asked(
        mandate=Mandate.CONFIRMER,
        dimension=dimension,
        name=name,
        question=question,
        basis="rows of the report that are those that the ledger gives when it is composed again; all tables",
        severity=severity,
    )


_REFERENCES = _asked(_D.GROUNDING, "references printed", "Is every reference that of its work?", Severity.CRITICAL)
_QUOTED = _asked(_D.GROUNDING, "claims printed", "Is every claim printed as it is kept?", Severity.CRITICAL)
_FIGURES = _asked(_D.NUMBERS, "numbers printed", "Is every number in a table that of the ledger?", Severity.CRITICAL)
_COUNTS = _asked(
    _D.NUMBERS, "facts printed", "Is every fact that sentences state that of the ledger?", Severity.CRITICAL
)
_VERDICTS = _asked(_D.EVIDENCE, "verdicts printed", "Is every verdict printed as it was drawn?")
_STANDING = _asked(
    _D.EVIDENCE, "works printed", "Are peer review, versions, studies and texts printed as they are kept?"
)
_DOUBT = _asked(_D.UNCERTAINTY, "doubt printed", "Is all doubt about claims printed, and no certainty added?")
_SAFETY = _asked(
    _D.SAFETY, "retractions printed", "Is everything printed that is known of retractions?", Severity.CRITICAL
)
_FINDINGS = _asked(_D.NOVELTY, "findings printed", "Is every finding printed as it is kept, and none added?")
_RESULTS = _asked(_D.COMPARABILITY, "results printed", "Is every group of results printed as it is kept?")
_SEARCHES = _asked(
    _D.REPRODUCIBILITY, "record printed", "Is the whole record of plan, searches, exclusions and failures printed?"
)

_OF: tuple[tuple[Asked, tuple[_Part, ...]], ...] = (
    (_REFERENCES, (_Part("references", "number", ("work_id", "key", "text", "title", "doi", "url", "is_included")),)),
    (
        _QUOTED,
        (
            _Part(
                "claims",
                "claim_id",
                (
                    *("number", "work_id", "reference", "span", "document_sha256", "text", "text_kind", "note"),
                    *("relevance", "bears_on", "section", "page", "beside"),
                ),
            ),
            *(_Part(name) for name in ("question", "title", "byline", "banner")),
        ),
    ),
    (_FIGURES, (_Part("claims", "claim_id", ("numbers",)), _Part("flow", "source"), _Part("exclusions"))),
    (
        _VERDICTS,
        (_Part("claims", "claim_id", ("mark", "is_corroborated", "pairs_judged", "supporting", "kind", "decided_by")),),
    ),
    (
        _STANDING,
        (
            _Part("references", "number", ("peer_review", "peer_review_basis", "versions", "records")),
            *(_Part(name) for name in ("studies", "asked", "full_texts")),
        ),
    ),
    (
        _DOUBT,
        (
            _Part(
                "claims",
                "claim_id",
                (
                    *("is_contested", "confidence", "confidence_reason", "calibration", "vetoes", "direction"),
                    *("hedging", "refuting"),
                ),
            ),
            *(_Part(name) for name in ("answer", "concepts", "nearest", "suggestions", "self_test")),
        ),
    ),
    (
        _SAFETY,
        (
            _Part("references", "number", ("retraction", "retraction_told")),
            _Part("notices", "work_id"),
            _Part("retraction_lists"),
        ),
    ),
    (_FINDINGS, (_Part("findings", "finding_id"), _Part("last_search"))),
    (_RESULTS, (_Part("results"),)),
    (
        _SEARCHES,
        (
            *(_Part(name) for name in ("review_id", "version", "searches", "requests", "expansions", "key_papers")),
            *(_Part(name) for name in ("recapture", "criteria", "failures", "rulings", "amendments", "assessed_out")),
        ),
    ),
)


def _look(asked: Asked, parts: Sequence[_Part]) -> Look:
    def look(seen: Synthesis) -> Looked:
        """Rows that are printed otherwise than the ledger gives them."""
        if seen.report.schema_version != REPORT_SCHEMA:
            return asked.looked((), ())
        objections = [one for part in parts for one in _differing(seen, asked, part)]
        items = chain.from_iterable(_rows(getattr(seen.report, part.field), part) for part in parts)
        return asked.looked(items, objections)

    return look


def _differing(seen: Synthesis, asked: Asked, part: _Part) -> Iterator[Objection]:
    # What reviewers said is printed or not; each row must be that of one of the two reports.
    composed = [_rows(getattr(one, part.field), part) for one in again(seen).printed]
    printed = _rows(getattr(seen.report, part.field), part)
    for item in sorted({*printed, *composed[0]}):
        due = [rows[item] for rows in composed if item in rows]
        row = printed.get(item)
        if row in due:
            continue
        if row is None or not due:
            what = "is not printed" if row is None else "is printed, and the ledger does not give it"
            yield asked.object(
                _plain(item, part), f"{part.field.replace('_', ' ')}: {cut(due[0] if due else row)} {what}"
            )
        elif name := next((name for name in row if row[name] != due[0].get(name)), ""):
            said = told(f"{name.replace('_', ' ')} in {part.field.replace('_', ' ')}", row[name], due[0].get(name))
            yield asked.object(_plain(item, part), said, remedy=Remedy.NONE)


def _rows(value: Any, part: _Part) -> Mapping[str, Mapping[str, Any]]:
    """Rows of a part by what they go by; the fields that are looked at."""
    rows = value if isinstance(value, tuple) else (value,)
    found: dict[str, Mapping[str, Any]] = {}
    for at, row in enumerate(rows, start=1):
        fields = _fields(row, part.fields)
        name = str(getattr(row, part.key)) if part.key else str(at)
        found[f"{part.field}-{name}"] = fields
    return found


def _fields(row: Any, wanted: Iterable[str]) -> Mapping[str, Any]:
    dumped = row.model_dump() if hasattr(row, "model_dump") else row
    if not isinstance(dumped, dict):
        return {"value": dumped}
    names = list(wanted) or list(dumped)
    return {name: dumped[name] for name in names}


def _plain(item: str, part: _Part) -> str:
    """The id of what a row is about; a name where it has none."""
    if part.key in {"claim_id", "work_id", "finding_id"}:
        return item.removeprefix(f"{part.field}-")
    return f"reference-{item.removeprefix('references-')}" if part.field == "references" else item


def facts(seen: Synthesis) -> Looked:
    """Facts that are stated otherwise than the ledger has them."""
    if seen.report.schema_version != REPORT_SCHEMA:
        return _COUNTS.looked((), ())
    made, stated = [one.facts for one in again(seen).printed], seen.report.facts
    objections = []
    for name in sorted({*stated, *made[0]}):
        due = [facts.get(name) for facts in made]
        if stated.get(name) not in due:
            objections.append(_COUNTS.object(f"fact-{name}", told(quote(name), stated.get(name), due[0])))
    return _COUNTS.looked((f"fact-{name}" for name in stated), objections)


CHECKS: tuple[Look, ...] = (*(_look(*one) for one in _OF), facts)
