"""Invariants 1 and 2, of what texts say: parts of claims, findings and reported results stand where they say."""

import json
from collections.abc import Iterator
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless

_PARTS = ("population", "exposure", "comparator", "outcome")
_WORDS = {
    "kind": ("causal", "associational", "comparative", "descriptive", "existence"),
    "direction": ("increase", "decrease", "none", "mixed", "unstated"),
    "hedging": ("asserted", "hedged", "speculative"),
    "strength": (0, 1, 2, 3),
}


def anatomies(review: Folder) -> Findings:
    """Each claim that was to be shown has an anatomy; parts, hedges, abbreviations and pointers are its document's."""
    names = sorted(row["claim_id"] for row in review.ledger["anatomies"])
    yield equal("ledger anatomies", "claims", names, sorted(review.extracted))
    for row in review.ledger["anatomies"]:
        place, claim = f"ledger anatomies {row['claim_id']}", review.claims.get(row["claim_id"])
        if claim is None:
            yield Breach(place, "there is no such claim")
            continue
        text, content = review.documents.get(claim["document_id"], {}).get("text", ""), json.loads(row["content"])
        for start, end, words in _quoted(content):
            yield equal(place, "words", text[start:end], words)
        for field, known in _WORDS.items():
            yield unless(content[field] in known, place, f"{field} is {content[field]!r}")


def _quoted(content: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for part in _PARTS:
        if content[part] is not None:
            yield tuple(content[part])
    for hedge in content["hedges"]:
        yield tuple(hedge)
    for short in content["abbreviations"]:
        yield short["start"], short["end"], short["short"]
        yield tuple(short["defined"])
    for pointer in content["antecedents"]:
        yield tuple(pointer["words"])
        yield tuple(pointer["sentence"])


def findings(review: Folder) -> Findings:
    """Each claim that has an anatomy is in one finding, which counts its works once; opposition is mutual."""
    rows = {row["finding_id"]: json.loads(row["content"]) for row in review.ledger["findings"]}
    grouped = sorted(claim for row in rows.values() for claim in row["claim_ids"])
    yield equal("ledger findings", "claims", grouped, sorted(row["claim_id"] for row in review.ledger["anatomies"]))
    known = {row["claim_id"] for row in review.ledger["anatomies"]}
    for key, row in rows.items():
        place = f"ledger findings {key}"
        works = {review.claims.get(claim, {}).get("work_id") for claim in row["claim_ids"]}
        yield equal(place, "finding_id", row["finding_id"], key)
        yield unless(set(row["claim_ids"]) <= known, place, "a claim of it is not there")
        yield equal(place, "works", sorted(map(str, works)), row["work_ids"])
        yield equal(place, "number of works", row["works"], len(row["work_ids"]))
        mutual = all(key in rows.get(other, {}).get("opposed_by", ()) for other in row["opposed_by"])
        yield unless(mutual, place, "it is opposed by a finding that it does not oppose")


def results(review: Folder) -> Findings:
    """Each reported number is the words of its document, of an included work; groups are of results that are there."""
    rows = review.results
    for key, row in rows.items():
        place, content = f"ledger results {key}", json.loads(row["content"])
        yield equal(place, "text", content["text"], review.words(row))
        told = [content[field] for field in ("result_id", "document_id", "work_id")]
        told += [content["place"][field] for field in ("start", "end")]
        yield equal(place, "place", told, [key, *(row[field] for field in ("document_id", "work_id", "start", "end"))])
        yield equal(place, "work", review.documents.get(row["document_id"], {}).get("work_id"), row["work_id"])
        yield unless(row["work_id"] in review.included, place, "its work is not included")
    for row in review.ledger["result_groups"]:
        yield from _group(f"ledger result_groups {row['ordinal']}", json.loads(row["content"]), rows)


def _group(place: str, group: dict[str, Any], rows: dict[str, Row]) -> Iterator[Breach | None]:
    missing = [name for name in group["result_ids"] if name not in rows]
    yield unless(not missing, place, f"the results {missing} are not there")
    works = sorted({rows[name]["work_id"] for name in group["result_ids"] if name in rows})
    yield equal(place, "works", group["work_ids"], works)
    is_due = group["spread"] is None or (group["is_comparable"] and len(works) > 1)
    yield unless(is_due, place, "a spread of results that are not to be compared, or of one work")
