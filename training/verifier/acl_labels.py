"""The labelled pairs of ACL abstracts: `training/labels/acl-pairs.jsonl` holds places, hashes and labels, and no text.

Texts come from the Anthology's table; a text whose hash is not the kept one is left out and counted.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from synthesist.formats import read_records
from synthesist.read import abstract_document, sentences
from synthesist.records import Document, Record, Work
from training.rows import DATA, LABELS

PATH = Path(__file__).parents[1] / "labels" / "acl-pairs.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A claim of one work and a sentence of another.

    Attributes:
        side: "calibrate" or "test"; no work stands on both.
        rank: place of the sentence among those that were retrieved for the claim.
        label: place in `LABELS`.
        claim_key: names the claim; its pairs belong together.
        topic: what claims were looked for; the unit that is held out in cross-validation.
    """

    side: str
    rank: int
    label: int
    claim_key: str
    topic: str
    claim: str
    sentence: str
    claim_document: Document
    sentence_document: Document


def labelled_pairs(path: Path = PATH) -> list[LabelledPair]:
    """All pairs whose texts are the ones that were labelled."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wanted = {row[side]["work"] for row in rows for side in ("claim", "sentence")}
    documents = dict(_documents(wanted))
    return [pair for row in rows if (pair := _pair(row, documents))]


def _documents(wanted: set[str]) -> Iterator[tuple[str, Document]]:
    from pyarrow import parquet

    with TemporaryDirectory() as folder:  # of a hundred thousand rows, a few hundred go through the reader
        few = Path(folder) / "few.parquet"
        table = parquet.read_table(DATA / "corpora" / "acl_anthology.parquet", filters=[("id", "in", sorted(wanted))])
        parquet.write_table(table, few)
        for row in read_records(few):
            if isinstance(row, Record) and row.source_id:
                work = Work(work_id=row.record_id, record_ids=(row.record_id,), record=row)
                yield row.source_id, abstract_document(work)


def _pair(row: dict, documents: Mapping[str, Document]) -> LabelledPair | None:
    sides = [(documents.get(row[side]["work"]), row[side]) for side in ("claim", "sentence")]
    if any(document is None or document.sha256 != place["sha256"] for document, place in sides):
        return None
    claim, sentence = (document.text[place["start"] : place["end"]] for document, place in sides)
    return LabelledPair(
        side=row["side"],
        rank=row["rank"],
        label=LABELS.index(row["label"]),
        claim_key=f"{row['claim']['work']}:{row['claim']['start']}",
        topic=row["topic"],
        claim=claim,
        sentence=sentence,
        claim_document=sides[0][0],
        sentence_document=sides[1][0],
    )


def body_of(document: Document) -> Sequence[str]:
    """The sentences of a document's abstract."""
    return [one.text for one in sentences(document) if one.section != "title"]


__all__ = ["PATH", "LabelledPair", "body_of", "labelled_pairs"]
