"""Invariant 1, in the ledger: texts, claims and evidence stand where they say."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import canonical, sha256, short_hash
from synthesist.audit.result import Breach, Findings, equal, unless

ABSTRACT_READER = "abstract/"
MARKS = ("verified", "refuted", "unjudged")
LABELS = ("SUPPORT", "REFUTE", "NEI")
SHOWN_RELEVANCE = ("direct", "indirect")
PARTS = ("exposure", "outcome", "population")
TEXT_KINDS = ("publisher", "database", "user-file", "reconstructed", "digest")


def documents(review: Folder) -> Findings:
    """Each stored text matches its digest and its id, and is in normal form."""
    for row in review.ledger["documents"]:
        place, text = f"ledger documents {row['document_id']}", row["text"]
        own_id = short_hash("document", row["work_id"], row["original_sha256"], row["reader"])
        is_normal = unicodedata.is_normalized("NFC", text) and "\r" not in text
        yield equal(place, "sha256", row["sha256"], sha256(text))
        yield equal(place, "document_id", row["document_id"], own_id)
        yield unless(is_normal, place, "the text is not NFC with \\n newlines")
        yield unless(row["work_id"] in review.works, place, f"there is no work {row['work_id']}")
        yield unless(row["text_kind"] in TEXT_KINDS, place, f"{row['text_kind']!r} is no kind of text")


def originals(review: Folder) -> Findings:
    """Each title-and-abstract text is that of the record by which its work is shown, and of the same kind."""
    for row in review.ledger["documents"]:
        if not row["reader"].startswith(ABSTRACT_READER):
            continue
        place = f"ledger documents {row['document_id']}"
        record = review.as_shown.get(row["work_id"], {})
        original = [record.get("title"), record.get("abstract")]
        yield equal(place, "original_sha256", row["original_sha256"], sha256(canonical(original)))
        yield equal(place, "text", row["text"], "\n\n".join(_normal(part) for part in original if part))
        yield equal(place, "text_kind", row["text_kind"], record.get("text_kind"))
        yield equal(place, "is_full_text", bool(row["is_full_text"]), False)


def _normal(part: str) -> str:
    lines = unicodedata.normalize("NFC", part).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()


def sentences(review: Folder) -> Findings:
    """The sentences of a document stand in order and apart; no word of a title-and-abstract text lies between them."""
    by_document: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(review.ledger["sentences"], key=lambda row: (row["document_id"], row["ordinal"])):
        place = f"ledger sentences {row['document_id']}/{row['ordinal']}"
        yield unless(review.words(row), place, "the span does not lie in a stored document")
        yield equal(place, "words", review.words(row), review.words(row).strip())
        by_document[row["document_id"]].append(row)
        yield from _section(place, row, review.documents.get(row["document_id"], {}))
    for document, rows in by_document.items():
        place = f"ledger sentences {document}"
        yield equal(place, "ordinals", [row["ordinal"] for row in rows], list(range(len(rows))))
        if review.documents.get(document, {}).get("reader", "").startswith(ABSTRACT_READER):
            between = _between(review.documents[document]["text"], rows)
            yield unless(not between, place, f"{between!r} stands in no sentence, or in two")
        ends = [0, *(row["end"] for row in rows)]
        apart = all(end <= row["start"] for end, row in zip(ends, rows, strict=False))
        yield unless(apart, place, "sentences overlap, or are out of order")


def _section(place: str, row: Row, document: Row) -> Iterator[Breach | None]:
    """Whether a sentence of a title-and-abstract text is of the part that it is said to be of."""
    if document.get("reader", "").startswith(ABSTRACT_READER):
        title = document["text"].partition("\n\n")[0]
        yield equal(place, "section", row["section"], "title" if row["end"] <= len(title) else "abstract")


def _between(text: str, rows: list[Row]) -> str:
    """Words of a text that lie in none of its sentences, or in several."""
    ends = [0, *(row["end"] for row in rows)]
    starts = [*(row["start"] for row in rows), len(text)]
    gaps = (text[min(end, start) : max(end, start)] for end, start in zip(ends, starts, strict=True))
    return "".join(character for gap in gaps for character in gap if character.isalnum())


def claims(review: Folder) -> Findings:
    """Each claim is the words of a sentence of its document, by text, id and work."""
    read = _read(review)
    for row in review.ledger["claims"]:
        place = f"ledger claims {row['claim_id']}"
        document = review.documents.get(row["document_id"], {})
        where = (row["document_id"], document.get("sha256", ""), row["start"], row["end"])
        own_id = short_hash("claim", *where)
        yield from _stands(review, place, row)
        yield equal(place, "claim_id", row["claim_id"], own_id)
        yield unless((row["document_id"], row["start"], row["end"]) in read, place, "it is no sentence of the ledger")
        yield unless(row["relevance"] in (*SHOWN_RELEVANCE, "off"), place, f"{row['relevance']!r} is no relevance")
        yield unless(row["is_shown"] != bool(row["reason"].strip()), place, "shown with a reason, or left out without")
        yield from _relevant(review, place, row)
        cues = json.loads(row["cues"])
        yield unless(all(cue.casefold() in row["text"].casefold() for cue in cues), place, "it lacks one of its cues")


def _relevant(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    """Whether a claim bears on parts of the question, unless it is off it, and names its concepts only."""
    bears_on, concepts = json.loads(row["bears_on"]), json.loads(row["concepts"])
    known = {concept["name"] for concept in review.question["concepts"]}
    yield unless(set(bears_on) <= set(PARTS), place, f"it bears on {bears_on}")
    yield unless(bool(bears_on) is (row["relevance"] != "off"), place, f"{row['relevance']}, and bears on {bears_on}")
    yield unless(known.issuperset(concepts), place, f"it names {concepts}, of which not all are concepts")


def _read(review: Folder) -> set[tuple[str, int, int]]:
    return {(row["document_id"], row["start"], row["end"]) for row in review.ledger["sentences"]}


def evidence(review: Folder) -> Findings:
    """Each sentence judged is the words of another work's document."""
    read, judges = _read(review), {row["judge"] for row in review.ledger["evidence"]}
    yield unless(len(judges) <= 1, "ledger evidence", f"{len(judges)} judges judged it, which one stage cannot have")
    for row in review.ledger["evidence"]:
        place = f"ledger evidence {row['claim_id']}/{row['document_id']}/{row['start']}"
        claim = review.claims.get(row["claim_id"])
        yield from _stands(review, place, row)
        is_read = (row["document_id"], row["start"], row["end"]) in read
        yield unless(is_read, place, "it is no sentence of the ledger")
        yield unless(row["label"] in LABELS, place, f"{row['label']!r} is no label")
        yield unless(claim is not None, place, "there is no such claim")
        yield unless(not claim or claim["work_id"] != row["work_id"], place, "it comes from the claim's own work")


def _stands(review: Folder, place: str, row: Row) -> Iterator[Breach | None]:
    document = review.documents.get(row["document_id"])
    if document is None:
        yield Breach(place, f"there is no document {row['document_id']}")
        return
    yield equal(place, "text", row["text"], review.words(row))
    yield equal(place, "work", row["work_id"], document["work_id"])


def shown_claims(review: Folder) -> Findings:
    """Each claim marked as shown bears on the question and has a verdict; verdicts are of claims."""
    for key, row in review.extracted.items():
        place = f"ledger claims {key}"
        yield unless(row["relevance"] in SHOWN_RELEVANCE, place, f"a shown claim is {row['relevance']}")
        yield unless(key in review.stored_verdicts, place, "a shown claim has no verdict")
    for key, verdict in review.stored_verdicts.items():
        yield unless(key in review.claims, f"ledger verdicts {key}", "there is no such claim")
        yield unless(verdict["mark"] in MARKS, f"ledger verdicts {key}", f"{verdict['mark']!r} is no mark")
