"""What the rows of `extract` are, in and out; the JSON Schemas in `docs/schemas/` are made of these."""

import json
from typing import Annotated

from pydantic import Field, StrictInt, StrictStr

from synthesist.extract.reported import ReportedNumber
from synthesist.extract.roles import Role
from synthesist.records.base import Frozen

Id = StrictInt | Annotated[StrictStr, Field(min_length=1)]
"""A number or a text; written back as it came."""


class AbstractRow(Frozen, extra="ignore"):
    """A row of sentences, in their order; other fields are not read."""

    id: Id
    sentences: Annotated[tuple[StrictStr, ...], Field(min_length=1)]


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
        "extract-row": AbstractRow.model_json_schema(mode="validation"),
        "extract-line": ExtractedRow.model_json_schema(mode="serialization"),
        "extract-summary": ExtractSummary.model_json_schema(mode="serialization"),
    }
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in made.items()}
