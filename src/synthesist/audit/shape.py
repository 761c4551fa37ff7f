"""The shape of report.json, stated again: every field there, none besides, each of its type."""

from collections.abc import Iterator
from typing import Any

from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS
from synthesist.audit.folder import Folder
from synthesist.audit.result import Breach, Findings, brief, equal, unless

REPORT_SCHEMA = 7
"""The version of report.json that this audit knows."""


class _Each:
    """A list whose entries all have one shape."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class _Mapping:
    """An object whose values all have one shape, whatever its keys."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class _Maybe:
    """A shape, or null."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


_WORDS = _Each(str)
_NUMBER = (int, float)
_SPAN = {"document_id": str, "start": int, "end": int}
_LINE = {"text": str, "spans": _Each(_SPAN), "facts": _WORDS}
_PARAGRAPH = {"lines": _Each(_LINE), "kind": str}
_PASSAGE = {
    "work_id": str, "reference": int, "span": _SPAN, "text": str, "text_kind": str, "is_counted": bool,
    "uncounted": str, "section": str, "page": (int, None),
}  # fmt: skip
_BESIDE = {"kind": str, "words": str, "told": str, "document_id": str, "start": int, "end": int}
_NUMBER_ROW = {
    "kind": str, "text": str, "value": (*_NUMBER, None), "unit": str, "metric": str, "interval": str, "p": str,
    "n": (int, None),
}  # fmt: skip
_CLAIM = {
    "number": int, "claim_id": str, "work_id": str, "reference": int, "span": _SPAN, "document_sha256": str,
    "text": str, "text_kind": str, "relevance": str, "bears_on": _WORDS, "mark": str, "is_corroborated": bool,
    "is_contested": bool, "confidence": (*_NUMBER, None), "confidence_reason": str, "calibration": str, "note": str,
    "pairs_judged": int, "vetoes": _WORDS, "decided_by": str, "section": str, "page": (int, None), "kind": str,
    "direction": str, "hedging": str, "beside": _Each(_BESIDE), "numbers": _Each(_NUMBER_ROW),
    "is_disputed": bool, "depth": str, "supporting": _Each(_PASSAGE),
    "refuting": _Each(_PASSAGE),
}  # fmt: skip
_REFERENCE = {
    "number": int, "work_id": str, "key": str, "text": str, "title": str, "doi": (str, None),
    "url": (str, None), "is_included": bool, "retraction": str, "retraction_told": str,
    "peer_review": str, "peer_review_basis": str, "versions": _WORDS, "records": int,
}  # fmt: skip
_FLOW = {"source": str, **dict.fromkeys((*FLOW_FIELDS, *PEOPLE_FIELDS), int)}
_EXCLUSION = {"stage": str, "criterion": str, "text": str, "decider": str, "count": int}
_SEARCH = {
    "number": int, "search_id": str, "source": str, "method": str, "turn": int, "meant": str, "query": str,
    "notes": _WORDS, "limit": (int, None), "reported": (int, None), "received": int, "malformed": int,
    "is_capped": bool, "outcome": str, "problem": str, "at": str, "client": str, "content_sha256": str,
}  # fmt: skip
_REQUEST = {
    "search": int, "search_id": str, "ordinal": int, "purpose": str, "method": str, "url": str, "body": str, "at": str,
    "status": int, "tries": int, "received": int, "reported": (int, None), "size": int, "sha256": str,
}  # fmt: skip
_EXPANSION = {"concept": str, "term": str, "origin": str, "evidence": str}
_KEY_PAPER = {
    "named": str, "work_id": str, "title": str, "sources": _WORDS, "ended": str, "criterion": str,
}  # fmt: skip
_RECAPTURE = {
    "first": str, "second": str, "in_first": int, "in_second": int, "in_both": int, "estimate": (int, None),
    "found": int, "missed": (int, None),
}  # fmt: skip
_CONCEPT = {
    "name": str, "part": str, "phrase": str, "terms": _WORDS, "records_mentioning": (int, None),
    "works_mentioning": int, "claims_mentioning": int,
}  # fmt: skip
_SCORE = (*_NUMBER, None)
_DIMENSION = {"name": str, "score": _SCORE, "level": str, "is_critical": bool, "basis": str}
_VOTE = {
    "claim": int, "claim_id": str, "challenger": (bool, None), "confirmer": (bool, None), "settled": str, "depth": str,
}  # fmt: skip
_SHARE = {"name": str, "value": _SCORE, "low": _SCORE, "high": _SCORE, "n": int}
_OBJECTION = {
    "severity": str, "standing": str, "mandate": str, "dimension": str, "check": str, "item": str, "kind": str,
    "number": (int, None), "title": str, "said": str, "settled": str, "is_judged": bool,
}  # fmt: skip
_ROUND = {
    "ordinal": int, "outcome": str, "tier": str, "consensus": _SCORE, "verified": int, "reasons": _WORDS,
    "withdrawn": int, "reserved": int, "judged_again": int, "widen": str,
}  # fmt: skip
_REVISION = {
    "ordinal": int, "item": str, "remedy": str, "reason": str, "text": str, "work": str, "claim": (int, None),
}  # fmt: skip
_CHECK = {
    "mandate": str, "dimension": str, "name": str, "question": str, "passed": int, "total": int, "settled": _NUMBER,
    "weight": int, "basis": str,
}  # fmt: skip
_APPRAISAL = {
    "outcome": str, "tier": str, "consensus": _SCORE, "reasons": _WORDS, "dimensions": _Each(_DIMENSION),
    "votes": _Each(_VOTE),
    "agreement": {"yes_yes": int, "yes_no": int, "no_yes": int, "no_no": int, "shares": _Each(_SHARE)},
    "objections": _Each(_OBJECTION), "rounds": _Each(_ROUND), "revisions": _Each(_REVISION), "checks": _Each(_CHECK),
    "open_questions": _WORDS,
}  # fmt: skip
_UPDATE = {
    "ordinal": int, "at": str, "archive": str, "is_searched": bool, "received": int, "new": int, "problems": _WORDS,
}  # fmt: skip
_RECHECK = {
    "update": int, "record_id": str, "title": str, "service": str, "at": str, "outcome": str, "told": _WORDS,
    "reason": str,
}  # fmt: skip
_CORRECTION = {
    "number": int, "update": int, "at": str, "item": str, "kind": str, "named": str, "before": str, "after": str,
    "cause": str, "is_telling": bool, "claim": (int, None),
}  # fmt: skip
_SELF_TEST = {"operator": str, "is_false": bool, "is_seen_kind": bool, "n": int, "moved": int}
_ASKED = {
    "item": str, "first": str, "first_source": str, "second": str, "second_source": str, "reasons": _WORDS,
}  # fmt: skip
_STUDY = {"study_id": str, "work_ids": _WORDS, "titles": _WORDS, "reasons": _WORDS, "is_sure": bool}
_NOTICE = {"work_id": str, "title": str, "status": str, "told": str, "ended": str}
_LIST = {"name": str, "dated": str, "entries": int, "sha256": str}
_SUGGESTION = {"kind": str, "question": str, "change": str, "hits": int}
_RULING = {
    "item": str, "name": str, "action": str, "criterion": str, "person": str, "reason": str, "at": str,
    "holds": bool,
}  # fmt: skip
_AMENDMENT = {
    "number": int, "at": str, "reason": str, "archive": str,
    "changes": _Each({"field": str, "before": str, "after": str}),
}  # fmt: skip
_FULL_TEXT = {
    "work_id": str, "document_id": str, "title": str, "is_whole": bool, "kind": str, "place": str, "basis": str,
    "version": str, "licence": str, "at": str, "pages": int, "sha256": str, "why_not": str,
}  # fmt: skip
_ASSESSED = {
    "work_id": str, "title": str, "criterion": str, "decider": str, "reason": str, "quote": str, "document_id": str,
    "start": int, "end": int, "section": str, "page": (int, None),
}  # fmt: skip
_FINDING = {
    "number": int, "finding_id": str, "label": str, "direction": str, "works": int, "claims": _Each(int),
    "opposed_by": _Each(int),
}  # fmt: skip
_RESULT = {
    "result_id": str, "reference": int, "document_id": str, "start": int, "end": int, "text": str, "method": str,
    "population": str, "outcome": str, "metric": str, "split": str, "n": (int, None), "place": str,
    "page": (int, None),
}  # fmt: skip
_RESULTS = {
    "number": int, "metric": str, "subject": str, "is_comparable": bool, "differs": _WORDS,
    "spread": (list, None), "results": _Each(_RESULT),
}  # fmt: skip
_REPORT = {
    "schema_version": int, "review_id": str, "version": str, "banner": str, "question": str, "title": str,
    "byline": str, "last_search": str, "answer": str, "facts": _Mapping((*_NUMBER, str)),
    "abstract": _Each(_LINE),
    "sections": _Each({"section_id": str, "heading": str, "paragraphs": _Each(_PARAGRAPH)}),
    "claims": _Each(_CLAIM), "references": _Each(_REFERENCE), "flow": _Each(_FLOW),
    "exclusions": _Each(_EXCLUSION), "searches": _Each(_SEARCH), "concepts": _Each(_CONCEPT),
    "nearest": _Each({"work_id": str, "title": str, "concepts": _WORDS}),
    "appraisal": _Maybe(_APPRAISAL), "updates": _Each(_UPDATE), "rechecks": _Each(_RECHECK),
    "corrections": _Each(_CORRECTION),
    "criteria": _Mapping(str), "failures": _Each(_Mapping(str)),
    "asked": _Each(_ASKED), "studies": _Each(_STUDY), "notices": _Each(_NOTICE),
    "retraction_lists": _Each(_LIST),
    "suggestions": _Each(_SUGGESTION), "rulings": _Each(_RULING), "amendments": _Each(_AMENDMENT),
    "self_test": _Each(_SELF_TEST), "requests": _Each(_REQUEST), "expansions": _Each(_EXPANSION),
    "key_papers": _Each(_KEY_PAPER), "recapture": _Each(_RECAPTURE), "full_texts": _Each(_FULL_TEXT),
    "assessed_out": _Each(_ASSESSED), "findings": _Each(_FINDING), "results": _Each(_RESULTS),
}  # fmt: skip


def report_shape(review: Folder) -> Findings:
    """Whether report.json has the fields and types of its schema, and nothing else."""
    yield equal("report.json", "schema_version", review.report.get("schema_version"), REPORT_SCHEMA)
    yield from _misshapen("report.json", review.report, _REPORT)


def _misshapen(place: str, value: Any, shape: Any) -> Iterator[Breach | None]:
    if isinstance(shape, dict):
        yield from _misshapen_object(place, value, shape)
    elif isinstance(shape, _Maybe):
        yield from _misshapen(place, value, shape.shape) if value is not None else (None,)
    elif isinstance(shape, _Each | _Mapping):
        yield from _misshapen_many(place, value, shape)
    else:
        yield unless(_is_one_of(value, shape), place, f"{brief(value)} is not {_names(shape)}")


def _misshapen_object(place: str, value: Any, shape: dict[str, Any]) -> Iterator[Breach | None]:
    if not isinstance(value, dict) or value.keys() != shape.keys():
        fields = set(value) if isinstance(value, dict) else set()
        missing, further = sorted(shape.keys() - fields), sorted(fields - shape.keys())
        yield Breach(place, f"fields missing: {missing}; not in the schema: {further}")
        return
    for name, part in shape.items():
        yield from _misshapen(f"{place} {name}", value[name], part)


def _misshapen_many(place: str, value: Any, shape: _Each | _Mapping) -> Iterator[Breach | None]:
    kind = list if isinstance(shape, _Each) else dict
    if not isinstance(value, kind):
        yield Breach(place, f"{brief(value)} is not a {kind.__name__}")
        return
    for key, entry in enumerate(value) if isinstance(value, list) else value.items():
        yield from _misshapen(f"{place}[{key}]", entry, shape.shape)


def _is_one_of(value: Any, shape: Any) -> bool:
    kinds = shape if isinstance(shape, tuple) else (shape,)
    return any(value is None if kind is None else type(value) is kind for kind in kinds)


def _names(shape: Any) -> str:
    kinds = shape if isinstance(shape, tuple) else (shape,)
    return " or ".join("null" if kind is None else kind.__name__ for kind in kinds)
