"""The list of open-retractions: JSON Lines with a line for each pair of work and notice.

Its `title`, `timestamp` and `journal` are mostly those of the notice; `updates[].timestamp` is the day on which
Crossref told of the notice. Flag and type are two facts: what is flagged is retracted, whatever its notice is called.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from synthesist.errors import failure
from synthesist.identify.retractions.entry import Entry, Fact
from synthesist.identify.retractions.headings import Heading, heading_of
from synthesist.identify.retractions.kinds import graver, is_neutral, standing_of
from synthesist.identify.retractions.unpacking import Line
from synthesist.records import Failure
from synthesist.records.identifiers import normal_doi
from synthesist.records.identity import RetractionStatus

_HINT = "each line is an object with `identifier.doi`, `retracted` and `updates`"
_EDITION = re.compile(r"10\.1002/14651858\.(?:cd|mr)\d{6}")
EDITION_CAUSE = "an edition of a review, withdrawn or replaced by its publisher; not flagged as retracted"
FLAG_CAUSE = "flagged as retracted"


def read_flagged(name: str, lines: Iterator[Line]) -> Iterator[tuple[Entry, str] | Failure | None]:
    """The entries of the list in order, each with the day on which the list heard of it; None for mere comments.

    Args:
        name: of the file, for the places of failures.
    """
    for line in lines:
        place = f"{name}:{line.number}"
        if line.is_too_long:
            yield failure("import", place, "the line is longer than a row can be", hint=_HINT)
        elif line.text.strip():
            yield _read(place, line.text)


def _read(place: str, text: str) -> tuple[Entry, str] | Failure | None:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        return failure("import", place, f"not JSON: {error}", raw=text, hint=_HINT)
    doi = normal_doi(str(_inner(row, "identifier", "doi") or ""))
    if not isinstance(row, dict) or not doi:
        return failure("import", place, "no DOI of the work", raw=text, hint=_HINT)
    updates = row.get("updates")
    updates = [one for one in updates if isinstance(one, dict)] if isinstance(updates, list) else []
    is_flagged = row.get("retracted") is True
    if not updates and not is_flagged:
        return failure("import", place, "no notice, and no flag", raw=text, hint=_HINT)
    if unknown := _unknown(updates):
        return failure("import", place, f"{unknown!r} is no known type of a notice", raw=text, hint=_HINT)
    heading = heading_of(str(row.get("title") or ""))
    facts = tuple(_facts(doi, heading, day_of(row.get("timestamp")), updates, is_flagged=is_flagged))
    heard = max((day_of(one.get("timestamp")) for one in updates), default="")
    return (_entry(doi, row, heading, facts), heard) if facts else None


def _unknown(updates: list[dict[str, Any]]) -> str | None:
    kinds = (str(one.get("type") or "") for one in updates)
    return next((kind for kind in kinds if not (standing_of(kind) or is_neutral(kind))), None)


def _entry(doi: str, row: Mapping[str, Any], heading: Heading, facts: tuple[Fact, ...]) -> Entry:
    return Entry(
        identifiers=(f"doi:{doi}",),
        notices=tuple(dict.fromkeys(fact.notice for fact in facts if fact.notice)),
        title=heading.title,
        facts=facts,
        year=heading.year,
        journal=str(row.get("journal") or "").strip(),
    )


def _facts(
    doi: str, heading: Heading, dated: str, updates: list[dict[str, Any]], *, is_flagged: bool
) -> Iterator[Fact]:
    """A fact for each notice, and one for a flag that no notice bears out."""
    known = [fact for one in updates if (fact := _fact(doi, heading, dated, one))]
    if is_flagged and all(fact.status is not RetractionStatus.RETRACTED for fact in known):
        is_taken_away = bool(known) and all(fact.status is RetractionStatus.WITHDRAWN for fact in known)
        yield Fact(
            RetractionStatus.RETRACTED,
            known[0].notice if is_taken_away else "",
            dated if is_taken_away else "",
            (FLAG_CAUSE, *(f"the notice is called {one.get('type')}" for one in updates)),
        )
    yield from known


def _fact(doi: str, heading: Heading, dated: str, update: Mapping[str, Any]) -> Fact | None:
    """What a notice says by its type, or by its title where that says more."""
    kind = str(update.get("type") or "")
    status, said = standing_of(kind), heading.notice or heading.mark
    causes: tuple[str, ...] = ()
    if status is None:
        return None
    if said and graver(said, status) is not status:
        status, causes = said, (f"said by the notice's title; its type is {kind}",)
    if status is RetractionStatus.WITHDRAWN and _EDITION.match(doi):
        causes = (EDITION_CAUSE, *causes)
    return Fact(status, _notice(update), dated, causes)


def _notice(update: Mapping[str, Any]) -> str:
    doi = normal_doi(str(_inner(update, "identifier", "doi") or ""))
    return f"doi:{doi}" if doi else ""


def _inner(row: object, outer: str, inner: str) -> object:
    found = row.get(outer) if isinstance(row, dict) else None
    return found.get(inner) if isinstance(found, dict) else None


def day_of(milliseconds: object) -> str:
    """The UTC day of a time in milliseconds since 1970; empty where it is none."""
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int | float):
        return ""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""
