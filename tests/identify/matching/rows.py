"""Invented records for the tests of the matcher."""

from typing import Any

from synthesist.formats import authors_of
from synthesist.records import Record

TITLE = "Effects of evening light on the sleep of shift workers"
PEOPLE = "Aalto, Mirja and Okafor, Chidi and Lindqvist, Per"


def row(record_id: str, title: str = TITLE, people: str = PEOPLE, **fields: Any) -> Record:
    """A record; `volume`, `number` and `pages` go where readers put them, `doi` and the like among the identifiers."""
    schemes = ("doi", "pmid", "pmcid", "arxiv", "acl")
    extra = {name: str(fields.pop(name)) for name in ("volume", "number", "pages") if name in fields}
    identifiers = tuple(sorted((scheme, fields.pop(scheme)) for scheme in schemes if scheme in fields))
    stated = {"year": 2012, "venue": "Journal of Sleep Research", "kind": "article"} | fields
    return Record(
        record_id=record_id,
        source="invented",
        source_id=record_id,
        title=title,
        authors=authors_of(people),
        identifiers=identifiers,
        extra=tuple(sorted(extra.items())),
        **stated,
    )
