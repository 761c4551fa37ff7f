"""The claims that are to be verified."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from synthesist.checking.lines import Line, read_lines, refused, validated
from synthesist.checking.rows import ClaimRow, Id
from synthesist.records import Failure


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as its rows give it.

    Attributes:
        cited: documents that it cites; None where the row does not say.
        own: ids of documents that it comes from, numbers written as text.
        fault: why it cannot be judged, in words.
    """

    id: Id
    text: str
    cited: tuple[Id, ...] | None
    own: frozenset[str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a file in order, one for each id but for those with a fault; `unread` lines have no id at all."""

    claims: tuple[Claim, ...]
    unread: int
    failures: tuple[Failure, ...]

    @property
    def citing_nothing(self) -> int:
        """Claims that say that they cite no document."""
        return sum(one.cited == () and not one.fault for one in self.claims)


def read_claims(path: Path) -> Claims:
    """The claims of a JSON Lines file. Rows with the same id and the same text are one claim.

    Raises:
        WrongUse: the file cannot be read.
    """
    found: list[Claim] = []
    places: dict[str, int] = {}
    failures: list[Failure] = []
    unread = 0
    for line in read_lines(path):
        if isinstance(line, Failure):
            failures.append(line)
            unread += 1
            continue
        claim, reason = _claim(line)
        if claim is None:
            failures.append(refused(line.place, reason))
            unread += 1
            continue
        taken, reason = (claim, claim.fault) if claim.fault else _taken(claim, found, places)
        failures += [refused(line.place, reason)] if reason else []
        found += [taken] if taken else []
    return Claims(tuple(found), unread, tuple(failures))


def _taken(claim: Claim, found: list[Claim], places: dict[str, int]) -> tuple[Claim | None, str]:
    """What is to be added to the claims found, and what is wrong with it; a further row of a claim joins the first."""
    at = places.get(str(claim.id))
    if at is None:
        places[str(claim.id)] = len(found)
        return claim, ""
    if found[at].text != claim.text:
        fault = "its id is that of another claim further up"
        return replace(claim, fault=fault), fault
    cited = None if claim.cited is None else _distinct([*(found[at].cited or ()), *claim.cited])
    joined = replace(found[at], cited=cited or found[at].cited, own=found[at].own | claim.own)
    is_new, found[at] = joined != found[at], joined
    return None, "" if is_new else f"the claim {claim.id} stands further up already"


def _claim(line: Line) -> tuple[Claim | None, str]:
    row, reason = validated(ClaimRow, line)
    if row is None:
        return None, reason
    reason = reason or ("" if row.claim.strip() else "claim: it is empty")
    fault = f"the row cannot be used: {reason}" if reason else ""
    single = () if row.doc_id is None else (row.doc_id,)
    named = row.cited_doc_ids is not None or single
    cited = _distinct([*(row.cited_doc_ids or ()), *single]) if named else None
    return Claim(row.id, row.claim, cited, frozenset(map(str, (*(row.own_doc_ids or ()), *single))), fault), reason


def _distinct(ids: Iterable[Id]) -> tuple[Id, ...]:
    first: dict[str, Id] = {}
    for one in ids:
        first.setdefault(str(one), one)
    return tuple(first.values())
