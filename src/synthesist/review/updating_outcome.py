"""What an update comes to: what changed, and whether whoever relied on the report must look at it again."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from synthesist.records.base import Frozen
from synthesist.records.corrections import Asked, Changed, Correction, Recheck, SearchedAgain, Update
from synthesist.records.decisions import Outcome
from synthesist.review.differences import Difference

_NAMED = 100
"""Characters of a claim or a title in a reason."""


class Standing(StrEnum):
    """How a report stands after an update."""

    AS_IT_WAS = "as it was"
    ADDED_TO = "changed, nothing that a reader relies on"
    LOOK_AGAIN = "needs another look"


class WorkChecked(Frozen):
    """Whether a work was asked about over the network, and by whom.

    Attributes:
        checked_by: services that know it, with the day of each answer: "Crossref on 2026-11-22".
        unchecked: why not, where none does; empty otherwise.
    """

    record_id: str
    title: str
    checked_by: tuple[str, ...]
    unchecked: str = ""


class Updated(Frozen):
    """What became of one review.

    Attributes:
        folder: as it was given.
        at: UTC time at which the update was begun, ISO 8601.
        why: reasons for another look, a sentence each without its full stop; empty where none is needed.
        is_dry: whether the folder was left as it is.
        archive: name of the ledger as it stood before, empty where nothing had changed.
        searched: how each source answered; empty where an update was carried on that was cut off after its search.
        works: each included work, with who was asked about it.
        corrections: what the report said otherwise before; empty where the update changed nothing.
        failed: sources that were asked and did not answer, in words.
    """

    folder: str
    at: str
    standing: Standing
    why: tuple[str, ...]
    is_dry: bool
    archive: str
    searched: tuple[SearchedAgain, ...]
    works: tuple[WorkChecked, ...]
    corrections: tuple[Correction, ...]
    failed: tuple[str, ...]


def standing_of(differences: Sequence[Difference | Correction]) -> tuple[Standing, tuple[str, ...]]:
    """How a report stands by what differs, and why it needs another look: the first reason for each thing."""
    telling: dict[str, Difference | Correction] = {}
    for one in differences:
        if one.is_telling:
            telling.setdefault(one.item, one)
    if telling:
        return Standing.LOOK_AGAIN, tuple(map(_said, telling.values()))
    return (Standing.ADDED_TO if differences else Standing.AS_IT_WAS), ()


def _said(one: Difference | Correction) -> str:
    named = one.named if len(one.named) <= _NAMED else f"{one.named[: _NAMED - 1]}…"
    changed = _CHANGED.get(one.kind, one.kind.value)
    what = f"“{named}”" if named else changed
    told = f"{f'{what}: ' if named else ''}{changed} was {one.before or 'none'}, is {one.after or 'none'}"
    if one.kind is Changed.CLAIM_GONE:
        told = f"{what} is not shown any more"
    if one.kind is Changed.WORK_GONE:
        told = f"{what} is not included any more"
    return f"{told}: {one.cause}" if one.cause else told


_CHANGED = {
    Changed.MARK: "the mark",
    Changed.STATUS: "what is known of it",
    Changed.OPPOSITION: "what speaks against it",
    Changed.ANSWER: "how far the question is answered",
    Changed.GATE: "what the gate says",
}


def failed_of(searched: Iterable[SearchedAgain], checks: Iterable[Recheck]) -> tuple[str, ...]:
    """Sources that were asked and did not answer, or not wholly, each once."""
    told = [f"{one.source}: {one.problem}" for one in searched if one.outcome in (Outcome.FAILED, Outcome.PARTIAL)]
    told += [f"{one.service}: {one.reason}" for one in checks if one.outcome is Asked.FAILED]
    return tuple(dict.fromkeys(told))


def works_checked(titles: Sequence[tuple[str, str]], checks: Iterable[Recheck]) -> tuple[WorkChecked, ...]:
    """Who was asked about each work in one update.

    Args:
        titles: of the included works, by the record that each is shown by.
    """
    by_record: defaultdict[str, list[Recheck]] = defaultdict(list)
    for check in checks:
        by_record[check.record_id].append(check)
    found = []
    for record_id, title in titles:
        own = sorted(by_record[record_id], key=lambda check: check.service)
        by = tuple(f"{check.service} on {check.at[:10]}" for check in own if check.outcome is Asked.ANSWERED)
        why = "; ".join(dict.fromkeys(check.reason for check in own)) or "nobody was asked"
        found.append(WorkChecked(record_id=record_id, title=title, checked_by=by, unchecked="" if by else why))
    return tuple(found)


def corrections_of(
    differences: Sequence[Difference], update: Update, at: str, known: Sequence[Correction]
) -> tuple[Correction, ...]:
    """Differences as further corrections of a review."""
    start = max((one.ordinal for one in known), default=-1) + 1
    return tuple(
        Correction(
            ordinal=start + place,
            update=update.ordinal,
            at=at,
            item=one.item,
            kind=one.kind,
            named=one.named,
            before=one.before,
            after=one.after,
            cause=one.cause,
            is_telling=one.is_telling,
        )
        for place, one in enumerate(differences)
    )


def update_schema() -> str:
    """The JSON Schema of a line that `update --json` prints."""
    return f"{json.dumps(Updated.model_json_schema(mode='serialization'), indent=1)}\n"
