"""Invariants 1 and 2, of what texts say: parts of claims, findings and reported results stand where they say."""

import json
from collections.abc import Iterator
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless

_PARTS = ("population", "exposure", "comparator", "outcome")


def anatomies(review: Folder) -> Findings:
    """Each part of a claim, each hedge, abbreviation and pointer is the words of the claim's document."""
    for row in review.ledger["anatomies"]:
        place, claim = f"ledger anatomies {row['claim_id']}", review.claims.get(row["claim_id"])
        if claim is None:
            yield Breach(place, "there is no such claim")
            continue
        text = review.documents.get(claim["document_id"], {}).get("text", "")
        for start, end, words in _quoted(json.loads(row["content"])):
            yield equal(place, "words", text[start:end], words)


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
    """Each finding is made of claims that have an anatomy, counts their works once, and opposition is mutual."""
    rows = {row["finding_id"]: json.loads(row["content"]) for row in review.ledger["findings"]}
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
    rows = {row["result_id"]: row for row in review.ledger["results"]}
    for key, row in rows.items():
        place, content = f"ledger results {key}", json.loads(row["content"])
        yield equal(place, "text", content["text"], review.words(row))
        yield equal(place, "place", (content["place"]["start"], content["place"]["end"]), (row["start"], row["end"]))
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


def read_tables(review: Folder) -> Findings:
    """The report lists each text read, and each work that fell away after reading, as the ledger has them."""
    rows = {row["document_id"]: row for row in review.report["full_texts"]}
    yield equal("report.json full_texts", "documents", sorted(rows), sorted(review.documents))
    for name, row in rows.items():
        document, place = review.documents.get(name, {}), f"report.json full_texts {name}"
        yield equal(place, "work", row["work_id"], document.get("work_id"))
        yield equal(place, "is_whole", row["is_whole"], bool(document.get("is_full_text")))
        yield equal(place, "sha256", row["sha256"], document.get("original_sha256"))
        yield unless(row["is_whole"] is not bool(row["why_not"].strip()), place, "no reason why it was not read whole")
    out = {row["item"]: row for row in review.effective if (row["stage"], row["action"]) == ("assess", "exclude")}
    told = {row["work_id"]: row for row in review.report["assessed_out"]}
    yield equal("report.json assessed_out", "works", sorted(told), sorted(out))
    for name, row in told.items():
        place, stored = f"report.json assessed_out {name}", out.get(name, {})
        yield equal(place, "criterion", row["criterion"], stored.get("criterion"))
        quote = json.loads(stored.get("quote") or "{}")
        yield equal(place, "quote", row["quote"], review.words(quote) if quote else "")


def said_tables(review: Folder) -> Findings:
    """The report's findings and results are the ledger's, each number the words of its document."""
    stored = {row["finding_id"]: json.loads(row["content"]) for row in review.ledger["findings"]}
    numbers = {row["number"]: row["claim_id"] for row in review.report["claims"]}
    for row in review.report["findings"]:
        place, finding = f"report.json findings {row['number']}", stored.get(row["finding_id"], {})
        shown = sorted(name for name in finding.get("claim_ids", ()) if name in numbers.values())
        yield equal(place, "claims", sorted(numbers.get(number, "") for number in row["claims"]), shown)
        yield equal(place, "works", row["works"], finding.get("works"))
    groups = [json.loads(row["content"]) for row in review.ledger["result_groups"]]
    for row in review.report["results"]:
        place, group = f"report.json results {row['number']}", groups[row["number"] - 1]
        yield equal(place, "results", sorted(one["result_id"] for one in row["results"]), sorted(group["result_ids"]))
        yield equal(place, "is_comparable", row["is_comparable"], group["is_comparable"])
        yield equal(place, "spread", row["spread"], group["spread"])
        for one in row["results"]:
            yield equal(f"{place} {one['result_id']}", "text", one["text"], review.words(one))
