"""Invariant 1, of full texts: what stands where in them, where they came from, and what decisions quote."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from synthesist.audit.flow import decided
from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import sha256
from synthesist.audit.result import Breach, Findings, equal, unless

OUTCOMES = ("read", "unreadable", "other-text", "refused", "failed", "not-tried")
WHOLE, IN_PART = "; assessed at full text", "; not assessed at full text: "


def readings(review: Folder) -> Findings:
    """Each full text has its reading and each reading its full text; every span of it lies in the text, in order."""
    whole = {name for name, row in review.documents.items() if row["is_full_text"]}
    rows = {row["document_id"]: row for row in review.ledger["readings"]}
    yield equal("ledger readings", "documents", sorted(rows), sorted(whole))
    for name, row in rows.items():
        place = f"ledger readings {name}"
        yield equal(place, "sha256", row["sha256"], sha256(row["content"]))
        document = review.documents.get(name)
        if document is not None:
            yield from _reading(place, json.loads(row["content"]), document)


def _reading(place: str, reading: dict[str, Any], document: Row) -> Iterator[Breach | None]:
    yield equal(place, "text digest", reading["sha256"], document["sha256"])
    yield equal(place, "original", reading["original_sha256"], document["original_sha256"])
    yield equal(place, "reader", reading["reader"], document["reader"])
    length = len(document["text"])
    for kind, spans in _spans(reading):
        outside = [span for span in spans if not 0 <= span[0] <= span[1] <= length]
        yield unless(not outside, place, f"{len(outside)} {kind} do not lie in the text")
    blocks = [(block[1], block[2]) for block in reading["blocks"]]
    yield unless(all(one[1] <= two[0] for one, two in pairwise(blocks)), place, "blocks overlap")
    pages = {line[2] for line in reading["lines"]}
    yield unless(pages <= set(range(1, len(reading["pages"]) + 1)), place, "a line stands on a page that is not there")


def _spans(reading: dict[str, Any]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    yield "sections", [(row["start"], row["end"]) for row in reading["sections"]]
    yield "blocks", [(row[1], row[2]) for row in reading["blocks"]]
    yield "references", [(row["start"], row["end"]) for row in reading["references"]]
    yield "cells", [(cell[2], cell[3]) for table in reading["tables"] for cell in table["cells"]]
    for kind in ("markers", "lines", "repairs"):
        yield kind, [(row[0], row[1]) for row in reading[kind]]


def pages(review: Folder) -> Findings:
    """Each sentence of a text with pages stands on the page that the text's lines say; others stand on none."""
    for row in review.ledger["sentences"]:
        place = f"ledger sentences {row['document_id']}/{row['ordinal']}"
        yield equal(place, "page", row["page"], review.page_of(row["document_id"], row["start"]))


def stands_of_claims(review: Folder) -> Findings:
    """Each claim names the section and the page of its sentence."""
    at = {(row["document_id"], row["start"], row["end"]): row for row in review.ledger["sentences"]}
    for key, row in review.claims.items():
        sentence = at.get((row["document_id"], row["start"], row["end"]), {})
        for field in ("section", "page"):
            yield equal(f"ledger claims {key}", field, row[field], sentence.get(field))


def copies(review: Folder) -> Findings:
    """Tries are in order and say how they ended; the one that was read, the last, is the text of the work."""
    by_work: defaultdict[str, list[Row]] = defaultdict(list)
    for row in review.ledger["copies"]:
        by_work[row["work_id"]].append(row)
    originals = {row["work_id"]: row["original_sha256"] for row in review.documents.values() if row["is_full_text"]}
    for work, rows in by_work.items():
        place, ordered = f"ledger copies {work}", sorted(rows, key=lambda row: row["ordinal"])
        yield equal(place, "ordinals", [row["ordinal"] for row in ordered], list(range(len(ordered))))
        outcomes = [row["outcome"] for row in ordered]
        yield unless(set(outcomes) <= set(OUTCOMES), place, f"{outcomes} are not all outcomes")
        yield unless("read" not in outcomes[:-1], place, "it goes on after a copy was read")
        explained = all(bool(row["problem"].strip()) is (row["outcome"] != "read") for row in ordered)
        yield unless(explained, place, "a try that failed does not say why, or one that did not does")
        read = ordered[-1]["sha256"] if outcomes[-1] == "read" else None
        yield equal(place, "the text read", originals.get(work), read)
    missing = sorted(originals.keys() - by_work.keys())
    yield unless(not missing, "ledger copies", f"it is not told where the full texts of {missing} come from")


def quotes(review: Folder) -> Findings:
    """Each exclusion after reading quotes the work's own text, and says whether that was the full text."""
    whole = {row["work_id"]: bool(row["is_full_text"]) for row in review.documents.values()}
    for (stage, item), row in review.programs.items():
        if stage != "assess":
            continue
        place, says_whole = f"ledger decisions {stage}/{item}/0", row["reason"].endswith(WHOLE)
        yield equal(place, "assessed at full text", says_whole, whole.get(item, False))
        yield unless(says_whole or IN_PART in row["reason"], place, "it does not say what was assessed")
        yield unless(row["action"] == "include" or bool(row["quote"]), place, "an exclusion after reading has no quote")
    for row in review.ledger["decisions"]:
        if row["quote"]:
            place, span = f"ledger decisions {row['stage']}/{row['item']}/{row['ordinal']}", json.loads(row["quote"])
            yield unless(bool(review.words(span)), place, "its quote does not lie in a stored document")
            own = review.documents.get(span["document_id"], {}).get("work_id")
            yield equal(place, "the work quoted", own, row["item"])


def full_criteria(review: Folder) -> Findings:
    """Criteria for full texts exclude only works whose full text was read."""
    whole = {row["work_id"] for row in review.documents.values() if row["is_full_text"]}
    for row in decided(review, "assess", "exclude"):
        is_due = row["item"] in whole or not (row["criterion"].startswith("F") and row["actor"] == "rule")
        yield unless(is_due, f"ledger decisions assess/{row['item']}", f"{row['criterion']} without a full text")
