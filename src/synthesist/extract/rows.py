"""What the rows of `extract` are, in and out; the JSON Schemas in `docs/schemas/` are made of these."""

import json
from typing import Annotated, Any

from pydantic import Field, NonNegativeInt, StrictInt, StrictStr, TypeAdapter

from synthesist.extract.reported import ReportedNumber
from synthesist.extract.roles import Role
from synthesist.records.base import Frozen
from synthesist.records.reading import SectionRole

Id = StrictInt | Annotated[StrictStr, Field(min_length=1)]
"""A number or a text; written back as it came."""


class AbstractRow(Frozen, extra="ignore"):
    """A row of sentences, in their order; other fields are not read."""

    id: Id
    sentences: Annotated[tuple[StrictStr, ...], Field(min_length=1)]


class Span(Frozen, extra="ignore"):
    """A sentence of a document: `text[start:end]`, and the place of its section in `sections`."""

    start: NonNegativeInt
    end: NonNegativeInt
    section: NonNegativeInt = 0


class Part(Frozen, extra="ignore"):
    """A section of a document."""

    role: SectionRole = SectionRole.OTHER


class DocumentRow(Frozen, extra="ignore"):
    """A line of `read`: a text, where its sentences stand, and what its sections are for; other fields are not read.

    Without sections, the sentences are taken for an abstract.
    """

    id: Id
    text: StrictStr
    sentences: Annotated[tuple[Span, ...], Field(min_length=1)]
    sections: tuple[Part, ...] = ()


class PaperRow(AbstractRow):
    """Sentences, each with the role of its section."""

    sections: tuple[SectionRole, ...]


def row_of(content: Any) -> AbstractRow:
    """A row out of JSON, of either kind.

    Raises:
        pydantic.ValidationError: it is of neither.
        ValueError: a sentence stands where there is no text, or in no section.
    """
    if not isinstance(content, dict) or not isinstance(content.get("text"), str) or _are_texts(content):
        return AbstractRow.model_validate(content)
    row = DocumentRow.model_validate(content)
    for at, one in enumerate(row.sentences):
        if not one.start < one.end <= len(row.text) or (row.sections and one.section >= len(row.sections)):
            raise ValueError(f"sentences[{at}]: outside of the text, or of its sections")
    sentences = tuple(row.text[one.start : one.end] for one in row.sentences)
    if not row.sections:
        return AbstractRow(id=row.id, sentences=sentences)
    sections = tuple(row.sections[one.section].role for one in row.sentences)
    return PaperRow(id=row.id, sentences=sentences, sections=sections)


def _are_texts(content: dict[str, Any]) -> bool:
    """Whether sentences are given as texts, whatever stands beside them."""
    sentences = content.get("sentences")
    return not isinstance(sentences, list) or any(isinstance(one, str) for one in sentences)


class ExtractedRow(Frozen):
    """A line of `extract`. Sentences are counted from 0.

    Attributes:
        roles: of each sentence.
        claims: the sentences in which the paper asserts what it found: those whose `p` reaches the threshold.
        p: of each sentence, the probability that it does.
        results: numbers that claims, and sentences whose role is result or conclusion, report.
    """

    id: Id
    roles: tuple[Role, ...]
    claims: tuple[int, ...]
    p: tuple[float, ...]
    results: tuple[ReportedNumber, ...]


class Refused(Frozen):
    """A row that could not be used: its place as `file:line`, and why."""

    place: str
    reason: str


class ExtractSummary(Frozen):
    """What `extract --json` prints.

    Attributes:
        rows: those of the input, blank lines not counted.
        extracted: lines written.
        failures: the first hundred of the `failed` rows.
    """

    out: str
    rows: int
    extracted: int
    failed: int
    sentences: int
    claims: int
    results: int
    threshold: float
    failures: tuple[Refused, ...]


def schemas() -> dict[str, str]:
    """File names with their JSON Schemas: of a row where the file has rows."""
    made = {
        "extract-row": TypeAdapter(AbstractRow | DocumentRow).json_schema(mode="validation"),
        "extract-line": ExtractedRow.model_json_schema(mode="serialization"),
        "extract-summary": ExtractSummary.model_json_schema(mode="serialization"),
    }
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in made.items()}
