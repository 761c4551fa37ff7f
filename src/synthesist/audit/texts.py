"""Invariant 1, of full texts: what stands where in them, where they came from, and what decisions quote."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from synthesist.audit.flow import decided
from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import sha256
from synthesist.audit.places import block, box, heading
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.rulings import is_date

ROLES = ("background", "aim", "method", "result", "conclusion", "limitation", "other")
OUTCOMES = ("read", "unreadable", "other-text", "refused", "failed", "not-tried")
_DIGITS = 64
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
    """Each sentence stands under the heading, in the kind of block and on the page that its text's reading says."""
    for row in review.ledger["sentences"]:
        place = f"ledger sentences {row['document_id']}/{row['ordinal']}"
        where = (row["document_id"], row["start"])
        yield equal(place, "page", row["page"], review.page_of(*where))
        yield equal(place, "box", json.loads(row["box"] or "null"), box(review, *where))
        yield equal(place, "section", row["section"], heading(review, *where))
        kind, section = block(review, *where) or ("paragraph", {"role": "other"})
        yield equal(place, "part and kind", [row["part"], row["kind"]], [section["role"], kind])


def stands_of_claims(review: Folder) -> Findings:
    """Each claim names the section and the page of its sentence, what it was taken for, and how surely."""
    at = {(row["document_id"], row["start"], row["end"]): row for row in review.ledger["sentences"]}
    for key, row in review.claims.items():
        sentence = at.get((row["document_id"], row["start"], row["end"]), {})
        for field in ("section", "page"):
            yield equal(f"ledger claims {key}", field, row[field], sentence.get(field))
        is_sure = row["p"] is None or 0 <= row["p"] <= 1
        yield unless(row["role"] in ROLES and is_sure, f"ledger claims {key}", f"{row['role']!r} with {row['p']!r}")


def copies(review: Folder) -> Findings:
    """Tries are in order and say how they ended; the one that was read, the last, is the text of the work."""
    whole = {row["work_id"]: row for row in review.documents.values() if row["is_full_text"]}
    for work, rows in review.copies_of.items():
        place, ordered = f"ledger copies {work}", sorted(rows, key=lambda row: row["ordinal"])
        yield equal(place, "ordinals", [row["ordinal"] for row in ordered], list(range(len(ordered))))
        outcomes = [row["outcome"] for row in ordered]
        yield unless(set(outcomes) <= set(OUTCOMES), place, f"{outcomes} are not all outcomes")
        yield unless("read" not in outcomes[:-1], place, "it goes on after a copy was read")
        explained = all(bool(row["problem"].strip()) is (row["outcome"] != "read") for row in ordered)
        yield unless(explained, place, "a try that failed does not say why, or one that did not does")
        yield from _read(place, ordered[-1], whole.get(work, {}))
        yield unless(all(map(_is_told, ordered)), place, "a try does not say where, by what or when it was made")
    missing = sorted(whole.keys() - review.copies_of.keys())
    yield unless(not missing, "ledger copies", f"it is not told where the full texts of {missing} come from")


def _read(place: str, last: Row, document: Row) -> Iterator[Breach | None]:
    """The copy that was read is the text of the work, of the kind that its reader reads."""
    is_read = last["outcome"] == "read"
    yield equal(place, "the text read", document.get("original_sha256"), last["sha256"] if is_read else None)
    kind = document.get("reader", "").partition("/")[0]
    yield equal(place, "the kind of text", kind, last["kind"] if is_read else "")


def _is_told(row: Row) -> bool:
    """Whether a try says where and by what; what came has a size and a digest, and an answer has a date."""
    came = bool(row["sha256"])
    is_dated = is_date(row["at"]) if row["status"] is not None else not row["at"] or is_date(row["at"])
    is_whole = (row["size"] is not None) is came and (not came or len(row["sha256"]) == _DIGITS)
    return bool(row["url"].strip() and row["basis"].strip()) and is_dated and is_whole


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
