"""Where the full text of a work was looked for, and what came of it."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Step
from synthesist.explain.naming import count
from synthesist.records import Got, Try
from synthesist.records.copies import USERS
from synthesist.report.wholly import unsought

_OUTCOMES = {
    Got.READ: "read",
    Got.UNREADABLE: "came, and cannot be read",
    Got.OTHER_TEXT: "came, and is not the paper",
    Got.REFUSED: "not given",
    Got.FAILED: "failed",
    Got.NOT_TRIED: "not tried",
}


def copies(case: Case, work_id: str) -> Iterator[Step]:
    """The files and places that were tried, in their order; why none was, where the work was to be read."""
    tries = [one for one in case.contents.copies if one.work_id == work_id]
    if tries:
        told = count(len(tries), "file or place", "files and places")
        yield Step(text=f"Full text: {told} tried, in this order.", details=tuple(map(_tried, tries)))
    elif case.documents_of.get(work_id):
        yield Step(text=f"Full text: {unsought(case.contents)}.")


def _tried(one: Try) -> Step:
    why = f": {one.problem}" if one.problem else ""
    facts = "; ".join(_facts(one))
    known = "A file of the user's." if one.basis == USERS else f"Known from {one.basis}."
    details = (known, *([f"{facts}."] if facts else []))
    return Step(text=f"{one.url} – {_OUTCOMES[one.outcome]}{why}", details=tuple(Step(text=text) for text in details))


def _facts(one: Try) -> Iterator[str]:
    if one.kind:
        yield f"came as {one.kind}"
    if one.version:
        yield f"{one.version} version"
    if one.licence or one.outcome is Got.READ:
        yield f"licence: {one.licence or 'not stated'}"
    if one.status is not None:
        yield f"HTTP {one.status}"
    if one.size is not None:
        yield f"{one.size:,} bytes"
    if one.at:
        yield f"at {one.at}"
