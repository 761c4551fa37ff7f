"""Abstracts whose sentences have a role: CSAbstruct by hand, PubMedQA by the headings of its sections."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from synthesist.language import spans
from training.rows import DATA, read_rows

CSABSTRUCT = DATA / "verification" / "csabstruct"
PUBMEDQA = DATA / "verification" / "pubmedqa" / "ori_pqal.json"
CLAIMS = DATA / "verification" / "claim_detection"

_CSABSTRUCT = {
    "background": "background",
    "objective": "aim",
    "method": "method",
    "result": "finding",
    "other": "other",
}
_HEADINGS = {
    "background": (
        *("BACKGROUND", "INTRODUCTION", "CONTEXT", "SUMMARY OF BACKGROUND DATA", "SUMMARY BACKGROUND DATA"),
        "IMPORTANCE",
    ),
    "aim": (
        *("OBJECTIVE", "OBJECTIVES", "PURPOSE", "PURPOSES", "AIM", "AIMS", "OBJECT", "HYPOTHESIS"),
        *("STUDY OBJECTIVE", "STUDY OBJECTIVES", "PRIMARY OBJECTIVE", "PURPOSE OF INVESTIGATION"),
    ),
    "method": (
        *("METHOD", "METHODS", "METHODOLOGY", "MATERIALS AND METHODS", "MATERIAL AND METHODS", "METHODS AND MATERIALS"),
        *("MATERIAL AND METHOD", "PATIENTS AND METHODS", "PATIENTS AND METHOD", "SUBJECTS AND METHODS", "DESIGN"),
        *("STUDY DESIGN", "STUDY DESIGN AND METHODS", "RESEARCH DESIGN AND METHODS", "DESIGN AND SETTING", "SETTING"),
        *("SETTINGS", "STUDY SETTING", "SETTING AND PARTICIPANTS", "DESIGN, SETTING, AND PARTICIPANTS", "PATIENTS"),
        *("PARTICIPANTS", "SUBJECTS", "POPULATION", "INTERVENTION", "INTERVENTIONS", "MEASUREMENTS", "MEASURES"),
        *("MAIN OUTCOME MEASURE", "MAIN OUTCOME MEASURES", "MAIN OUTCOME MEASUREMENTS", "OUTCOME MEASURES"),
        *("MAIN OUTCOMES AND MEASURES", "DESIGN, SETTING, AND PATIENTS", "EXPOSURE", "EXPOSURES"),
        "EXPERIMENTAL DESIGN",
        *("OUTCOMES MEASURED", "MAIN MEASURES", "DATA EXTRACTION", "DATA SOURCES", "STUDY SELECTION"),
    ),
    "result": ("RESULT", "RESULTS", "MAIN RESULTS", "KEY RESULTS", "FINDINGS", "PRINCIPAL FINDINGS"),
    "conclusion": (
        *("CONCLUSION", "CONCLUSIONS", "INTERPRETATION", "CONCLUSIONS AND RELEVANCE", "CONCLUSION AND RELEVANCE"),
        *("SIGNIFICANCE", "IMPLICATIONS"),
    ),
    "other": (
        *("FUNDING", "PRIMARY FUNDING SOURCE", "TRIAL REGISTRATION", "CLINICAL TRIAL REGISTRATION", "TRIAL REGISTRY"),
        *("CLINICAL TRIAL REGISTRATION NUMBER", "TRIAL REGISTRATION NUMBER", "AVAILABILITY"),
    ),
    "limitation": ("LIMITATION", "LIMITATIONS", "STUDY LIMITATIONS"),
}
_LONGEST_AIM = 4
_ROLE_OF = {heading: role for role, headings in _HEADINGS.items() for heading in headings}


@dataclass(frozen=True, slots=True)
class Abstract:
    """Sentences with their roles; None where nobody says. In CSAbstruct a result or conclusion is a "finding".

    Attributes:
        trust: how sure the annotators were, 0 to 1; 1 for headings.
        headings: what is printed before each sentence, mostly nothing; empty where no sentence has one.
    """

    source: str
    key: str
    sentences: tuple[str, ...]
    roles: tuple[str | None, ...]
    trust: tuple[float, ...]
    headings: tuple[str, ...] = ()


def csabstruct(part: str = "train") -> list[Abstract]:
    """One part of CSAbstruct."""
    return [
        Abstract(
            source="csabstruct",
            key=f"{at}",
            sentences=tuple(row["sentences"]),
            roles=tuple(_CSABSTRUCT[label] for label in row["labels"]),
            trust=tuple(row["confs"]),
        )
        for at, row in enumerate(read_rows(CSABSTRUCT / f"{part}.jsonl"))
    ]


def pubmedqa(half: int = 0) -> list[Abstract]:
    """Every other abstract of PubMedQA, by PMID; half 0 is to choose and train on, half 1 to be scored."""
    rows = json.loads(PUBMEDQA.read_text("utf-8"))
    return [_sectioned(pmid, rows[pmid]) for pmid in sorted(rows)[half::2]]


def _sectioned(pmid: str, row: dict[str, Any]) -> Abstract:
    parts = [*zip(row["LABELS"], row["CONTEXTS"], strict=True), ("CONCLUSIONS", row["LONG_ANSWER"])]
    return settled("pubmedqa", pmid, parts)


def role_of_heading(heading: str) -> str | None:
    """None where it is not known, or mixes roles."""
    return _ROLE_OF.get(heading)


def settled(source: str, key: str, parts: Sequence[tuple[str, str]]) -> Abstract:
    """An abstract of headings, each with what stands under it."""
    has_aim = any(_ROLE_OF.get(heading) == "aim" for heading, _ in parts)
    rows = [
        (sentence, role, "" if at else heading)
        for heading, text in parts
        for at, (sentence, role) in enumerate(_of_section(_ROLE_OF.get(heading), text, has_aim=has_aim))
    ]
    sentences, roles, headings = zip(*rows, strict=True)
    return Abstract(source, key, sentences, roles, (1.0,) * len(roles), headings)


def _of_section(role: str | None, text: str, *, has_aim: bool) -> Iterator[tuple[str, str | None]]:
    """The sentences of a section.

    A background section of an abstract without an aim often ends in the aim, and an aim of several sentences often
    begins with background: which is which nobody says.
    """
    sentences = [text[start:end] for start, end in spans(text)]
    for at, sentence in enumerate(sentences):
        is_last = at == len(sentences) - 1
        is_long = len(sentences) > _LONGEST_AIM
        unsure = (role == "background" and is_last and not has_aim) or (role == "aim" and (is_long or not is_last))
        yield sentence, None if unsure else role


def claim_detection(part: str) -> list[tuple[tuple[str, ...], tuple[bool, ...]]]:
    """Sentences and whether each is labelled a claim: to choose a threshold on ("train") or to be scored on."""
    rows: Sequence[dict[str, Any]] = list(read_rows(CLAIMS / f"{part}_labels.json"))
    return [(tuple(row["sentences"]), tuple(label == "1" for label in row["labels"])) for row in rows]
