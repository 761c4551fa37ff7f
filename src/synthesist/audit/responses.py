"""Invariant 9, of the archive of answers: what came over the network is still there, byte for byte."""

import zlib
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import sha256
from synthesist.audit.result import Breach, Findings, unless


def bodies(review: Folder) -> Findings:
    """Each answer in the archive is what its SHA-256 says; a review without an archive has nothing to look at."""
    if review.responses is None:
        return
    for fault in review.responses.faults:
        yield Breach("responses.sqlite", fault)
    for row in review.responses["bodies"]:
        place, body = f"responses.sqlite bodies {row['sha256']}", _unpacked(row)
        yield unless(body is not None and sha256(body) == row["sha256"], place, "the answer is not what it was")
        yield unless(body is None or len(body) == row["size"], place, "its size is another")


def _unpacked(row: Row) -> bytes | None:
    """The body, no further than the size that it claims; None where it cannot be unpacked."""
    try:
        return zlib.decompressobj().decompress(row["packed"], max(1, row["size"] + 1))
    except zlib.error:
        return None


def kept(review: Folder) -> Findings:
    """The archive, where there is one, has the answer to each request, and the answer that each record came in."""
    if review.responses is None:
        return
    known = {row["sha256"] for row in review.responses["bodies"]}
    for place, digest in _needed(review):
        yield unless(digest in known, place, f"responses.sqlite does not hold the answer {digest}")
    asked = {(row["method"], row["url"], row["body"]) for row in review.responses["requests"]}
    for row in review.ledger["requests"]:
        sent = (row["method"], row["url"], row["body"])
        place = f"ledger requests {row['search_id']}/{row['ordinal']}"
        yield unless(sent in asked, place, "responses.sqlite does not know the request")


def _needed(review: Folder) -> Iterator[tuple[str, str]]:
    for row in review.ledger["requests"]:
        yield f"ledger requests {row['search_id']}/{row['ordinal']}", row["sha256"]
    sent = {row["search_id"] for row in review.ledger["requests"]}
    brought = {record for search_id in sent for record in review.hits_of.get(search_id, ())}
    for name in sorted(brought):
        digest = review.records.get(name, {}).get("response_sha256")
        if digest:
            yield f"ledger records {name}", digest
