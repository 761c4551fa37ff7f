"""Invariant 1, in the report: what it shows is what the ledger holds."""

import json
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.lines import claim_rows, lines, passages
from synthesist.audit.reading import standing
from synthesist.audit.result import Breach, Findings, equal, unless


def claims_table(review: Folder) -> Findings:
    """Each row is a claim of the ledger that is marked as shown, and each such claim has one row."""
    rows = [row["claim_id"] for row in review.report["claims"]]
    for key in review.shown:
        yield unless(
            rows.count(key) == 1,
            f"ledger claims {key}",
            f"shown, but in {rows.count(key)} rows of the report",
        )
    for place, row in claim_rows(review.report):
        stored = review.shown.get(row["claim_id"])
        if stored is None:
            yield Breach(place, f"{row['claim_id']} is not a shown claim of the ledger")
        else:
            yield from _same_claim(review, place, row, stored)


def _same_claim(review: Folder, place: str, row: Row, stored: Row) -> Iterator[Breach | None]:
    document = review.documents.get(stored["document_id"], {})
    for field in ("text", "work_id", "relevance", "page"):
        yield equal(place, field, row[field], stored[field])
    for field in ("document_id", "start", "end"):
        yield equal(place, field, row["span"][field], stored[field])
    for number in row["numbers"]:
        own = all(number[field] in stored["text"] for field in ("text", "interval", "p"))
        yield unless(own, place, f"the number {number['text']!r}, or what stands beside it, is not in its words")
    yield equal(place, "document_sha256", row["document_sha256"], document.get("sha256"))
    yield equal(place, "text_kind", row["text_kind"], document.get("text_kind"))
    yield equal(place, "bears_on", row["bears_on"], json.loads(stored["bears_on"]))
    yield equal(place, "section", seen(row["section"]), seen(stored["section"]))


def anatomies(review: Folder) -> Findings:
    """Each row says what the ledger has of its claim, and beside it stands what is needed to read it alone."""
    stored = {row["claim_id"]: json.loads(row["content"]) for row in review.ledger["anatomies"]}
    for place, row in claim_rows(review.report):
        of = stored.get(row["claim_id"], {})
        for field in ("kind", "direction", "hedging"):
            yield equal(place, field, row[field], of.get(field, ""))
        yield equal(place, "beside", row["beside"], list(_beside(row["span"]["document_id"], of)))


def _beside(document: str, of: Row) -> Iterator[Row]:
    for short in of.get("abbreviations", ()):
        start, end, _ = short["defined"]
        told = {"kind": "abbreviation", "words": short["short"], "told": short["long"]}
        yield {**told, "document_id": document, "start": start, "end": end}
    for pointer in of.get("antecedents", ()):
        start, end, words = pointer["sentence"]
        told = {"kind": "antecedent", "words": pointer["words"][2], "told": words}
        yield {**told, "document_id": document, "start": start, "end": end}


def doubtful_texts(review: Folder) -> Findings:
    """A quote from a digest or a reconstructed text says so, and has no confidence."""
    for place, row in claim_rows(review.report):
        if row["text_kind"] in ("digest", "reconstructed"):
            yield unless(bool(row["note"].strip()), place, f"a {row['text_kind']} text without a note")
            yield unless(row["confidence"] is None, place, f"a {row['text_kind']} text with a confidence")


def passage_texts(review: Folder) -> Findings:
    """Each passage is the words of its document."""
    for place, _, passage in passages(review.report):
        document = review.documents.get(passage["span"]["document_id"], {})
        yield equal(place, "text", passage["text"], review.words(passage["span"]))
        yield equal(place, "work", passage["work_id"], document.get("work_id"))
        yield equal(place, "text_kind", passage["text_kind"], document.get("text_kind"))
        yield from standing(review, place, passage, passage["span"])


def cited_spans(review: Folder) -> Findings:
    """Each span that a sentence rests on lies in a stored document."""
    for place, line in lines(review.report):
        for span in line["spans"]:
            yield unless(bool(review.words(span)), place, f"no stored words at {span}")
