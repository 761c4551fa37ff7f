"""Invariant 2, of reading: the report's tables of texts, exclusions, findings and results are the ledger's."""

import json
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.places import heading
from synthesist.audit.result import Breach, Findings, equal, unless

MOST_RESULTS = 150
"""Numbers that the report shows; what it leaves out stands in the ledger."""

UNSOUGHT = ("none was sought", "no record of it names an open copy")
"""Why a text was not read whole, where nothing was tried."""


def texts(review: Folder) -> Findings:
    """The report lists each text read, whence it came, and why it was not read whole where that is so."""
    rows = {row["document_id"]: row for row in review.report["full_texts"]}
    listed = sorted(row["document_id"] for row in review.report["full_texts"])
    yield equal("report.json full_texts", "documents", listed, sorted(review.documents))
    for name, row in rows.items():
        document, place = review.documents.get(name, {}), f"report.json full_texts {name}"
        yield equal(place, "work", row["work_id"], document.get("work_id"))
        yield equal(place, "title", seen(row["title"]), seen(_title(review, row["work_id"])))
        yield equal(place, "is_whole", row["is_whole"], bool(document.get("is_full_text")))
        yield equal(place, "sha256", row["sha256"], document.get("original_sha256"))
        yield equal(place, "pages", row["pages"], len(review.readings.get(name, {}).get("pages", ())))
        yield unless(row["is_whole"] is not bool(row["why_not"].strip()), place, "no reason why it was not read whole")
        yield from _whence(review, place, row)


def _whence(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    tries = sorted(review.copies_of.get(row["work_id"], ()), key=lambda one: one["ordinal"])
    read = next((one for one in tries if one["outcome"] == "read"), {"url": ""})
    told = {"place": read["url"], **{field: read.get(field, "") for field in _WHENCE}}
    for field, stored in told.items():
        yield equal(place, field, seen(row[field]), seen(stored))
    if not row["is_whole"]:
        problems = list(dict.fromkeys(seen(one["problem"]) for one in tries if one["problem"]))
        reasons = ["; ".join(problems)] if problems else UNSOUGHT
        yield unless(seen(row["why_not"]) in reasons, place, f"why_not is {row['why_not']!r}, not one of {reasons}")


_WHENCE = ("kind", "basis", "version", "licence", "at")


def _title(review: Folder, work: str) -> str:
    return str(review.as_shown.get(work, {}).get("title", ""))


def fallen_away(review: Folder) -> Findings:
    """The report lists each work that fell away after reading, with the words that the decision rests on."""
    out = {row["item"]: row for row in review.effective if (row["stage"], row["action"]) == ("assess", "exclude")}
    told = {row["work_id"]: row for row in review.report["assessed_out"]}
    listed = sorted(row["work_id"] for row in review.report["assessed_out"])
    yield equal("report.json assessed_out", "works", listed, sorted(out))
    for name, row in told.items():
        place, stored = f"report.json assessed_out {name}", out.get(name, {})
        yield equal(place, "title", seen(row["title"]), seen(_title(review, name)))
        for field in ("criterion", "decider", "reason"):
            yield equal(place, field, seen(row[field]), seen(stored.get(field, "")))
        yield from _quote(review, place, row, json.loads(stored.get("quote") or "{}"))


def _quote(review: Folder, place: str, row: Row, quote: dict[str, Any]) -> Iterator[Breach | None]:
    yield equal(place, "quote", row["quote"], review.words(quote) if quote else "")
    told = {field: row[field] for field in ("document_id", "start", "end")}
    yield equal(place, "place of the quote", told, quote or {"document_id": "", "start": 0, "end": 0})
    yield from standing(review, place, row, quote)


def standing(review: Folder, place: str, row: Row, span: Row) -> Iterator[Breach | None]:
    """A row of the report names the section and the page of its words."""
    above = heading(review, span["document_id"], span["start"]) if span else ""
    yield equal(place, "section", seen(row["section"]), seen(above))
    yield equal(place, "page", row["page"], review.page_of(span["document_id"], span["start"]) if span else None)


def findings(review: Folder) -> Findings:
    """The report's findings are those of the ledger with a shown claim, those of most works first."""
    stored = review.findings
    numbers = {row["claim_id"]: row["number"] for row in review.report["claims"]}
    claims = {name: sorted(numbers[one] for one in row["claim_ids"] if one in numbers) for name, row in stored.items()}
    order = sorted((name for name in stored if claims[name]), key=lambda name: (-stored[name]["works"], claims[name]))
    yield equal("report.json findings", "findings", [row["finding_id"] for row in review.report["findings"]], order)
    for number, row in enumerate(review.report["findings"], start=1):
        place, finding = f"report.json findings {row['number']}", stored.get(row["finding_id"], {})
        yield equal(place, "number", row["number"], number)
        yield equal(place, "claims", row["claims"], claims.get(row["finding_id"], []))
        yield equal(place, "works", row["works"], finding.get("works"))
        yield equal(place, "label", seen(row["label"]), seen(finding.get("label", "")))
        yield equal(place, "direction", row["direction"], finding.get("direction"))
        opposed = sorted(order.index(name) + 1 for name in finding.get("opposed_by", ()) if name in order)
        yield equal(place, "opposed by", row["opposed_by"], opposed)


def results(review: Folder) -> Findings:
    """The report's numbers are the ledger's, those of several works first, as many as there is room for."""
    groups = {row["ordinal"] + 1: json.loads(row["content"]) for row in review.ledger["result_groups"]}
    shown = [row["number"] for row in review.report["results"]]
    yield equal("report.json results", "groups", shown, _with_room(groups))
    for row in review.report["results"]:
        place, group = f"report.json results {row['number']}", groups.get(row["number"], {})
        yield equal(place, "results", sorted(one["result_id"] for one in row["results"]), group.get("result_ids"))
        for field in ("is_comparable", "spread"):
            yield equal(place, field, row[field], group.get(field))
        unstated = (f"{part} not stated by all" for part in group.get("unstated", ()))
        told = [group.get("metric", ""), group.get("subject", ""), *group.get("differs", ()), *unstated]
        worded = [row["metric"], row["subject"], *row["differs"]]
        yield equal(place, "words", list(map(seen, worded)), list(map(seen, told)))
        for one in row["results"]:
            yield from _result(review, f"{place} {one['result_id']}", one)


def _with_room(groups: dict[int, dict[str, Any]]) -> list[int]:
    def rank(number: int) -> tuple[int, bool, int]:
        return -len(groups[number]["work_ids"]), not groups[number]["is_comparable"], number

    ranked = sorted(groups, key=rank)
    filled = [sum(len(groups[name]["result_ids"]) for name in ranked[: at + 1]) for at in range(len(ranked))]
    return [name for name, _ in takewhile(lambda one: one[1] <= MOST_RESULTS, zip(ranked, filled, strict=True))]


def _result(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    stored = review.results.get(row["result_id"])
    if stored is None:
        yield Breach(place, "it is no result of the ledger")
        return
    content = json.loads(stored["content"])
    yield equal(place, "text", row["text"], review.words(row))
    for field in ("document_id", "start", "end"):
        yield equal(place, field, row[field], stored[field])
    yield equal(place, "work", review.references.get(row["reference"], {}).get("work_id"), stored["work_id"])
    for field in ("method", "population", "outcome", "metric", "split"):
        yield equal(place, field, seen(row[field]), seen(content[field]["text"]))
    yield equal(place, "n", row["n"], content["n"])
    yield equal(place, "page", row["page"], review.page_of(row["document_id"], row["start"]))
    yield equal(place, "place", seen(row["place"]), seen(_place(review, row, content["place"]["table"])))


def _place(review: Folder, row: Row, table: int | None) -> str:
    if table is None:
        return heading(review, row["document_id"], row["start"])
    tables = review.readings.get(row["document_id"], {}).get("tables", [])
    label = str(tables[table]["label"]) if table < len(tables) else ""
    return label or f"table {table + 1}"
