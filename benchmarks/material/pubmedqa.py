"""PubMedQA: questions, each with the abstract that it was made from; the abstract's conclusion is the answer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthesist.language import spans

PATH = "verification/pubmedqa/ori_pqal.json"

_RESULTS = frozenset(
    (
        "RESULTS",
        "RESULT",
        "MAIN RESULTS",
        "KEY RESULTS",
        "FINDINGS",
        "PRINCIPAL FINDINGS",
        "RESULTS AND DISCUSSION",
        "RESULTS AND LIMITATIONS",
        "CONCLUSION",
        "CONCLUSIONS",
    )
)
_MIXED = frozenset(
    (
        "METHODS AND RESULTS",
        "MEASUREMENTS AND RESULTS",
        "MEASUREMENT AND RESULTS",
        "MEASUREMENTS AND MAIN RESULTS",
        "DISCUSSION",
        "DATA SYNTHESIS",
        "OBSERVATIONS",
        "SUMMARY",
        "MAIN BODY",
        "UNLABELLED",
    )
)


@dataclass(frozen=True, slots=True)
class Sectioned:
    """A question and its abstract.

    Attributes:
        text: the abstract without its conclusion, sections joined by blanks.
        whole: the same with its conclusion.
        sentences: those of the abstract, then those of the conclusion.
        are_results: per sentence, whether its section reports results; None where a section mixes or does not say.
    """

    pmid: str
    question: str
    text: str
    whole: str
    sentences: tuple[str, ...]
    are_results: tuple[bool | None, ...]


def read_pubmedqa(data: Path) -> list[Sectioned]:
    """All abstracts, by PMID as text."""
    rows = json.loads((data / PATH).read_text(encoding="utf-8"))
    return [_sectioned(pmid, rows[pmid]) for pmid in sorted(rows)]


def choosing_half(abstracts: Sequence[Sectioned]) -> list[Sectioned]:
    """Every other abstract from the first on: rules may be set while reading these."""
    return list(abstracts[::2])


def held_out_half(abstracts: Sequence[Sectioned]) -> list[Sectioned]:
    """The others."""
    return list(abstracts[1::2])


def _sectioned(pmid: str, row: dict[str, Any]) -> Sectioned:
    parts = [*zip(row["LABELS"], row["CONTEXTS"], strict=True), ("CONCLUSIONS", row["LONG_ANSWER"])]
    pairs = [(sentence, _is_result(label)) for label, text in parts for sentence in _sentences(text)]
    sentences, are_results = zip(*pairs, strict=True)
    text = " ".join(row["CONTEXTS"])
    return Sectioned(pmid, row["QUESTION"], text, f"{text} {row['LONG_ANSWER']}", sentences, are_results)


def _sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in spans(text))


def _is_result(label: str) -> bool | None:
    return None if label in _MIXED else label in _RESULTS
