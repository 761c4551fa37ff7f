"""Claims against whole documents, out of the training parts of the labelled sets, with their groups."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from training.rows import DATA, LABELS
from training.sentences import sentences_of
from training.sets.groups import Groups, twins

_SCIFACT = {"SUPPORT": 0, "CONTRADICT": 1, "REFUTE": 1}
_CLINIFACT = {"1": 0, "0": 1, "2": 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the document that it cites, and what people said.

    Attributes:
        label: place in `LABELS`.
        rationales: sets of sentence places, each enough by itself.
        group: what must stay on one side of a split.
    """

    source: str
    claim_id: str
    document_id: str
    claim: str
    title: str
    sentences: tuple[str, ...]
    label: int
    rationales: tuple[frozenset[int], ...]
    group: str


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a search found."""

    document_id: str
    title: str
    sentences: tuple[str, ...]


def cited(folder: str, part: str = "train") -> list[Pair]:
    """SciFact's shape: each claim with each document that it cites.

    A document without sentences tells nothing and is left out.
    """
    place = DATA / "verification" / folder
    claims = [json.loads(line) for line in (place / f"claims_{part}.jsonl").read_text("utf-8").splitlines()]
    corpus = [json.loads(line) for line in (place / "corpus.jsonl").read_text("utf-8").splitlines()]
    documents = {row["doc_id"]: row for row in corpus}
    name = _scifact_groups(claims) if folder == "scifact" else _citation_groups(claims)
    pairs: list[Pair] = []
    for claim in claims:
        for key in claim["cited_doc_ids"]:
            document = documents.get(key)
            if document and document["abstract"]:
                evidence = claim["evidence"].get(str(key), [])
                pairs.append(
                    Pair(
                        source=folder,
                        claim_id=str(claim["id"]),
                        document_id=str(key),
                        claim=claim["claim"],
                        title=document.get("title") or "",
                        sentences=tuple(" ".join(one.split()) for one in document["abstract"]),
                        label=_SCIFACT[evidence[0]["label"]] if evidence else 2,
                        rationales=tuple(frozenset(one["sentences"]) for one in evidence),
                        group=name(claim, key),
                    )
                )
    return pairs


def clinifact() -> list[Pair]:
    """CliniFact's training claims against their abstracts; the columns that tell the label are never read."""
    path = DATA / "verification" / "clinifact" / "train_set.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    groups = Groups()
    for row in table:
        groups.join([row["nctId"], row["PMID"]])
    return [
        Pair(
            source="clinifact",
            claim_id=row["index"],
            document_id=row["PMID"],
            claim=row["claim"].strip(),
            title=row["article_title"],
            sentences=tuple(sentences_of(row["article_abstract"])),
            label=_CLINIFACT[row["label"]],
            rationales=(),
            group=f"clinifact-{groups.of(row['nctId'])}",
        )
        for row in table
        if row["article_abstract"].strip()
    ]


def all_pairs() -> Iterator[Pair]:
    """All training pairs of the labelled sets."""
    yield from cited("scifact")
    yield from clinifact()
    yield from cited("citation_integrity")


def _scifact_groups(claims: Sequence[dict]) -> Callable[[dict, int], str]:
    """Names of groups, as `training/sets/scifact.py` gives them."""
    groups = Groups()
    for claim in claims:
        groups.join([("claim", claim["id"]), *(("document", one) for one in claim["cited_doc_ids"])])
    for one, other in twins([claim["claim"] for claim in claims]):
        groups.join([("claim", claims[one]["id"]), ("claim", claims[other]["id"])])
    return lambda claim, _: "scifact-{}-{}".format(*groups.of(("claim", claim["id"])))


def _citation_groups(claims: Sequence[dict]) -> Callable[[dict, int], str]:
    """Names of groups, as `training/sets/citation_integrity.py` gives them."""
    groups = Groups()
    for claim in claims:
        groups.join(claim["cited_doc_ids"])
    return lambda _, document: f"citation-{groups.of(document)}"


__all__ = ["LABELS", "Found", "Pair", "all_pairs", "cited", "clinifact"]
