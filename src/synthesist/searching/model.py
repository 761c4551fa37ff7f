"""What a search alone leaves behind, and what it tells programs; the JSON Schemas in docs/schemas are made of it."""

import json

from synthesist.records import Concept, Expansion, Failure, Outcome, Sent
from synthesist.records.base import Frozen


class SourceRecord(Frozen):
    """One source's part in a search.

    Attributes:
        name: as in `--source`; `source` is its title.
        meant: the query as meant; `query` as sent, verbatim; `notes` how the one became the other.
        outcome: how it ended, and in `problem` why, where it is not complete.
        limit: records wanted at the most.
        reported: hits that the source says it has; None where it does not say.
        received: records and malformed rows that came; `malformed` of them could not be read.
        at: UTC time of the last answer, ISO 8601.
        content_sha256: one hash over the answers.
        requests: in the order in which they were sent, each with the hash of its answer.
    """

    name: str
    source: str
    meant: str
    query: str
    notes: tuple[str, ...]
    outcome: Outcome
    problem: str
    limit: int | None
    reported: int | None
    received: int
    malformed: int
    at: str
    content_sha256: str
    requests: tuple[Sent, ...]


class SearchRecord(Frozen):
    """The record of a search, `FILE.search.json`: what PRISMA-S asks a report to say, and what repeats the search.

    Attributes:
        client: name and version of the program.
        years: first and last, 0 where an end is open.
        concepts: of the question, with all terms that were looked for.
        expansions: which of these a first small search added, with its evidence.
        archive: file that holds the answers under their hashes; None where they were not kept.
        file: name of the file with the records; `sha256` is of its content.
        records: rows in it, each source's in the order of its ranking, every row once.
    """

    question: str
    client: str
    years: tuple[int, int]
    concepts: tuple[Concept, ...]
    expand: bool
    expansions: tuple[Expansion, ...]
    sources: tuple[SourceRecord, ...]
    failures: tuple[Failure, ...]
    archive: str | None
    file: str
    format: str
    sha256: str
    records: int


class SourceSummary(Frozen):
    """How one source ended; `failures` are rows that could not be read, `requests` how many answers were read."""

    name: str
    source: str
    query: str
    outcome: Outcome
    reported: int | None
    received: int
    failures: int
    problem: str
    requests: int


class SearchSummary(Frozen):
    """What `search --json` prints; `out` and `record` are None where no source answered and nothing was written."""

    question: str
    out: str | None
    record: str | None
    records: int
    failures: int
    sources: tuple[SourceSummary, ...]


class ShownQuery(Frozen):
    """A query as one source would be sent it.

    Attributes:
        notes: what its dialect could not express, a sentence each.
        problem: why the source would not be asked; empty where it would.
    """

    name: str
    source: str
    query: str
    notes: tuple[str, ...] = ()
    problem: str = ""


class Shown(Frozen):
    """What `search --show --json` prints.

    Attributes:
        meant: the query as meant, in a notation of its own.
        expansions: terms that a first small search added, with their evidence.
        requests: made for that small search.
    """

    question: str
    meant: str
    expansions: tuple[Expansion, ...]
    queries: tuple[ShownQuery, ...]
    requests: tuple[Sent, ...]


class Listed(Frozen):
    """A source that can be searched, as `search --sources --json` lists it.

    Attributes:
        brings: what it holds, in words.
        page: records of one request; `reachable` those of one query, None where there is no end.
        rates: requests allowed as (count, seconds).
        key: the environment variable of the key that it takes; empty where it takes none.
        follows: directions in which citations can be followed.
        problem: why it cannot be asked; empty where it can.
    """

    name: str
    title: str
    brings: str
    endpoint: str = ""
    page: int | None = None
    reachable: int | None = None
    rates: tuple[tuple[int, float], ...] = ()
    has_abstracts: bool = True
    key: str = ""
    needs_key: bool = False
    has_key: bool = False
    follows: tuple[str, ...] = ()
    problem: str = ""


def schemas() -> dict[str, str]:
    """File names with their JSON Schemas."""
    made: dict[str, type[Frozen]] = {
        "search-record": SearchRecord,
        "search-summary": SearchSummary,
        "search-queries": Shown,
    }
    return {
        f"{name}.json": f"{json.dumps(model.model_json_schema(mode='serialization'), indent=1)}\n"
        for name, model in made.items()
    }
