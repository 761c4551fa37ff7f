"""Abstracts of SciFact and CliniFact that print the headings of their sections, and so the roles of their sentences."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from synthesist.language import spans
from training.pairs.real.documents import is_scifact_trained
from training.roles.material import Abstract, role_of_heading, settled
from training.rows import DATA

_SCIFACT = DATA / "verification" / "scifact"
_CLINIFACT = DATA / "verification" / "clinifact" / "train_set.csv"
_FEWEST = 3
_CAPITALS = re.compile(r"[A-Z][A-Z ,/&-]{4,70}(?=[ :.]|$)")
_BEFORE_COLON = re.compile(r"([A-Z][A-Za-z ,/&-]{3,70}):\s*")

Part = tuple[str, str]
"""A heading, in capitals and empty where there is none, and what stands under it."""


def scifact() -> list[Abstract]:
    """Those of SciFact that training may see, without those that its development claims cite."""
    cited = {
        str(document)
        for line in (_SCIFACT / "claims_dev.jsonl").read_text("utf-8").splitlines()
        for document in json.loads(line)["cited_doc_ids"]
    }
    rows = [json.loads(line) for line in (_SCIFACT / "corpus.jsonl").read_text("utf-8").splitlines()]
    seen = ((str(row["doc_id"]), row["abstract"]) for row in rows)
    return list(
        _headed(
            "scifact",
            ((key, _capitals(abstract)) for key, abstract in seen if key not in cited and is_scifact_trained(key)),
        )
    )


def clinifact() -> list[Abstract]:
    """Those of CliniFact's training part."""
    csv.field_size_limit(10_000_000)
    with _CLINIFACT.open(encoding="utf-8", newline="") as file:
        abstracts = {row["PMID"]: row["article_abstract"] for row in csv.DictReader(file)}
    return list(_headed("clinifact", ((key, _lines(text)) for key, text in sorted(abstracts.items()))))


def _headed(source: str, rows: Iterable[tuple[str, Sequence[Part]]]) -> Iterator[Abstract]:
    for key, parts in rows:
        if sum(role_of_heading(heading) is not None for heading, _ in parts) >= _FEWEST:
            yield settled(source, key, parts)


def _capitals(sentences: Sequence[str]) -> list[Part]:
    """Sentences that may begin with a heading in capitals, gathered under the last one."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for sentence in sentences:
        heading = _heading(" ".join(sentence.split()))
        if heading:
            parts.append((heading, []))
        parts[-1][1].append(" ".join(sentence.split())[len(heading) :].lstrip(" :."))
    return [(heading, " ".join(filter(None, texts))) for heading, texts in parts if any(texts)]


def _heading(sentence: str) -> str:
    """The longest known heading at the start, else all capitals where a known one is among them."""
    found = _CAPITALS.match(sentence)
    if not found:
        return ""
    words = found[0].rstrip(" ,").split(" ")
    for count in range(len(words), 0, -1):
        if role_of_heading(" ".join(words[:count])):
            is_mixed = count < len(words) and words[count] in {"AND", "&"}
            return " ".join(words if is_mixed else words[:count])
    return ""


def _lines(text: str) -> list[Part]:
    parts = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = _BEFORE_COLON.match(line)
        parts.append((found[1].upper(), line[found.end() :]) if found else ("", line))
    return parts


def first_words(text: str) -> str:
    """By which the same abstract is known in several sets."""
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()[:80]


def sentences_of(text: str) -> list[str]:
    """As the package parts them."""
    return [text[start:end] for start, end in spans(text)]
