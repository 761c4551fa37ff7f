"""The stored queries put again, and what came joined with what is held: nothing that was found before gets lost."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from synthesist.errors import NothingToSearch, SourceError, StorageError, SynthesistError
from synthesist.ledger import Ledger, review
from synthesist.plan import Plan
from synthesist.records import Failure, Outcome, Record, Search
from synthesist.records.corrections import SearchedAgain, Update
from synthesist.search import Found, Source
from synthesist.synthesis import found_by, question_of
from synthesist.tools import Tools

_SILENT = (Outcome.FAILED, Outcome.OFFLINE)
_VOLATILE = {"raw", "extra", "cited_by", "response_sha256"}
"""What services change in a record from day to day without saying anything else of the work."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a review holds of its searches."""

    searches: tuple[Search, ...]
    records: Mapping[str, Record]
    failures: tuple[Failure, ...]

    @classmethod
    def of(cls, ledger: Ledger) -> "Held":
        """What a ledger holds."""
        failures = tuple(one for one in review.failures(ledger) if one.stage in ("search", "import"))
        return cls(review.searches(ledger), review.records(ledger), failures)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the queries brought when they were put again.

    Attributes:
        found: all that the review would hold by it; None where nothing could be searched.
        searched: how each source answered.
        is_new: whether it holds records that the review does not, or other words of those that it does.
    """

    found: Found | None
    searched: tuple[SearchedAgain, ...]
    is_new: bool

    @property
    def failed(self) -> tuple[SearchedAgain, ...]:
        """Sources that were asked and did not answer."""
        return tuple(one for one in self.searched if one.outcome in (Outcome.FAILED, Outcome.PARTIAL))


AtHand = Mapping[str, Callable[[], Sequence[Source]]]
"""What opens the files and the library of a plan, by name."""


def look(plan: Plan, ledger: Ledger, tools: Tools, at_hand: AtHand, held: Held) -> Looked:
    """Put the stored queries again, with the terms that were added to them at first.

    A source that is not at hand, or does not answer, costs itself alone: what it brought before stands.

    Args:
        tools: with databases asked in an edition of their own.
        at_hand: files and library.
        held: what the review held when the update began.
    """
    sources, missing = _opened(at_hand, tools.now())
    expansions = review.expansions(ledger)
    asked = question_of(plan).expanded(expansions)
    try:
        found = found_by(plan, replace(tools, sources=lambda: sources), asked)
    except (NothingToSearch, SourceError) as error:
        told = SearchedAgain(
            source="all sources",
            method="query",
            at=tools.now(),
            received=0,
            new=0,
            outcome=Outcome.OFFLINE if isinstance(error, NothingToSearch) else Outcome.FAILED,
            problem=str(error),
            is_kept=True,
        )
        return Looked(None, (*missing, told), is_new=False)
    joined, kept = _joined(replace(found, expansions=found.expansions or expansions), held)
    return Looked(joined, (*missing, *_told(found, held, kept)), is_new=_is_new(joined.records, held.records))


def _opened(at_hand: AtHand, at: str) -> tuple[list[Source], list[SearchedAgain]]:
    """The sources that can be opened, and what is missing."""
    sources: list[Source] = []
    missing: list[SearchedAgain] = []
    for name, opened in at_hand.items():
        try:
            sources += opened()
        except SynthesistError as error:
            missing.append(_missing(name, at, f"{error}: {error.hint}"))
    return sources, missing


def _missing(name: str, at: str, problem: str) -> SearchedAgain:
    return SearchedAgain(
        source=name,
        method="query",
        at=at,
        received=0,
        new=0,
        outcome=Outcome.OFFLINE,
        problem=problem,
        is_kept=True,
    )


def _joined(found: Found, held: Held) -> tuple[Found, set[str]]:
    """The new search, and beside it each former one that brought what the new one did not; ids of the latter.

    A source that does not answer any more does not take its former answer back.
    """
    former = {_asked(one) for one in held.searches if one.hits}
    searches = [one for one in found.searches if one.outcome not in _SILENT or _asked(one) not in former]
    brought = {hit.record_id for one in searches for hit in one.hits}
    kept = [one for one in held.searches if any(hit.record_id not in brought for hit in one.hits)]
    needed = {name for one in kept for name in _named(one)}
    records = {name: held.records[name] for name in needed} | {one.record_id: one for one in found.records}
    ids = {one.search_id for one in searches}
    joined = replace(
        found,
        searches=(*searches, *(one for one in kept if one.search_id not in ids)),
        records=tuple(records[name] for name in sorted(records)),
        failures=tuple(_failures(found.failures, kept, held.failures)),
    )
    return joined, {one.search_id for one in kept}


def _named(search: Search) -> Iterator[str]:
    """Records that a search names: those that it brought, and those that led there."""
    yield from (hit.record_id for hit in search.hits)
    for lead in search.leads:
        yield lead.record_id
        yield lead.led_by


def _asked(search: Search) -> tuple[str, str]:
    return search.source, search.method


def _failures(new: Sequence[Failure], kept: Sequence[Search], former: Sequence[Failure]) -> Iterator[Failure]:
    """Those of the new search; and where a former one stands that had some, those that did not come again."""
    yield from new
    if any(one.malformed for one in kept):
        again = Counter(new)
        for one in former:
            if again[one]:
                again[one] -= 1
            else:
                yield one


def _told(found: Found, held: Held, kept: Collection[str]) -> Iterator[SearchedAgain]:
    """How each source answered; what came is new where no former search brought it."""
    standing = {_asked(one) for one in held.searches if one.search_id in kept}
    for one in found.searches:
        yield SearchedAgain(
            source=one.source,
            method=one.method,
            at=one.at,
            received=one.received,
            new=len({hit.record_id for hit in one.hits} - held.records.keys()),
            outcome=one.outcome,
            problem=one.problem,
            is_kept=_asked(one) in standing,
        )


def _is_new(now: Iterable[Record], before: Mapping[str, Record]) -> bool:
    return any(one.record_id not in before or _substance(one) != _substance(before[one.record_id]) for one in now)


def _substance(record: Record) -> Record:
    """What the stages read of a record."""
    emptied = {name: Record.model_fields[name].get_default(call_default_factory=True) for name in _VOLATILE}
    return record.model_copy(update=emptied)


def renewed_by(plan: Plan, folder: Path, tools: Tools, at_hand: AtHand, under_way: Update) -> Found:
    """What an update found that was cut off before its search was kept: asked of the archive, and of what is at hand.

    Raises:
        StorageError: the former ledger is gone.
        NothingToSearch: nothing of what was searched is at hand any more.
    """
    with former(folder, under_way) as ledger:
        looked = look(plan, ledger, tools, at_hand, Held.of(ledger))
    if looked.found is None:
        raise NothingToSearch(
            "the update was cut off, and nothing of what it searched is at hand any more",
            f"put back the library or the files, or put {under_way.archive} in place of the ledger",
        )
    return looked.found


@contextmanager
def former(folder: Path, update: Update) -> Iterator[Ledger]:
    """The ledger as it stood before an update.

    Raises:
        StorageError: it is gone.
    """
    path = folder / update.archive
    if not path.is_file():
        raise StorageError(
            f"{path} is gone, which held the review as it was before the update", "take it from a backup"
        )
    ledger = Ledger(path, is_writable=False)
    try:
        yield ledger
    finally:
        ledger.close()
