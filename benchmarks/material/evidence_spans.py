"""Evidence-Inference: prompts with the sentence that annotators gave as evidence, halved by article."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from synthesist.language import spans

FOLDER = "verification/evidence_inference"
PROMPTS, ANNOTATIONS = f"{FOLDER}/prompts_merged.csv", f"{FOLDER}/v2_annotations.csv"

_SHORTEST, _LONGEST = 6, 80


@dataclass(frozen=True, slots=True)
class EvidencedPrompt:
    """A prompt and one sentence that is evidence for it.

    Attributes:
        label: 1 increased, -1 decreased, 0 no significant difference: the intervention against the comparator.
    """

    prompt: str
    article: str
    sentence: str
    intervention: str
    comparator: str
    outcome: str
    label: int


def read_evidence(data: Path, *, is_scored_half: bool) -> list[EvidencedPrompt]:
    """Valid evidence that is one running sentence of 6 to 80 words, each pair of prompt and sentence once."""
    found = {
        (one.prompt, one.sentence): one for one in _evidence(data) if in_scored_half(one.article) == is_scored_half
    }
    return list(found.values())


def once_each(evidence: list[EvidencedPrompt]) -> list[EvidencedPrompt]:
    """The first sentence of each prompt."""
    return list({one.prompt: one for one in reversed(evidence)}.values())


def in_scored_half(article: str) -> bool:
    """Whether an article is in the half on which nothing is chosen."""
    return int(hashlib.sha256(f"anatomy {article}".encode()).hexdigest(), 16) % 2 == 1


def _evidence(data: Path) -> Iterator[EvidencedPrompt]:
    prompts = {row["PromptID"]: row for row in _rows(data / PROMPTS)}
    for row in _rows(data / ANNOTATIONS):
        sentence = " ".join(row["Annotations"].split())
        is_valid = row["Valid Label"] == row["Valid Reasoning"] == "True"
        is_prose = "\n" not in row["Annotations"].strip() and _SHORTEST <= len(sentence.split()) <= _LONGEST
        if is_valid and is_prose and len(list(spans(sentence))) == 1:
            prompt = prompts[row["PromptID"]]
            yield EvidencedPrompt(
                prompt=row["PromptID"],
                article=row["PMCID"],
                sentence=sentence,
                intervention=prompt["Intervention"],
                comparator=prompt["Comparator"],
                outcome=prompt["Outcome"],
                label=int(row["Label Code"]),
            )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
