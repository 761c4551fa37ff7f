"""What the lists at hand say of records: by identifier, else by title and what stands beside it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from synthesist.identify.retractions.described import (
    Described,
    described_entry,
    described_record,
    identifiers_of_record,
)
from synthesist.identify.retractions.editions import edition_of
from synthesist.identify.retractions.entry import LIST, REINSTATED, Entry, Fact
from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.kinds import graver
from synthesist.identify.retractions.resembling import Likeness, are_strangers, resemblance
from synthesist.identify.retractions.store import ListStore
from synthesist.identify.retractions.wording import keys, whole_key
from synthesist.records import Record
from synthesist.records.identity import RetractionNote, RetractionStatus, Sameness

_AT_ONCE = 500
_COMPARED = 30
"""Entries that a record is compared with: those that share most keys."""

_RIVAL = 0.03
_WORTH_ASKING = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN, RetractionStatus.CONCERN)


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry that is, or may be, about a record."""

    name: str
    entry: Entry
    answer: Sameness
    basis: str


def notes_for(
    records: Sequence[Record], store: ListStore, progress: Callable[[int], None] = lambda _: None
) -> tuple[RetractionNote, ...]:
    """What the lists say of records, in the records' order. Absence from a list gives no note.

    A record that has an identifier of the work is the work, whatever its title. One that has an identifier of the
    notice is the notice, of which nothing is said. Where no identifier is shared, titles within each list are compared:
    SAME where nothing speaks against it and enough speaks for it, ASK where only a person can tell. No one is asked
    about corrections.
    """
    dated = {one.name: one.dated for one in store.lists()}
    if not dated:
        return ()
    notes: list[RetractionNote] = []
    for at in range(0, len(records), _AT_ONCE):
        part = records[at : at + _AT_ONCE]
        for record, found in zip(part, _found(part, store), strict=True):
            notes.extend(dict.fromkeys(note for one in found for note in _notes(record, one, dated[one.name])))
        progress(len(part))
    return tuple(notes)


def _found(records: Sequence[Record], store: ListStore) -> Iterator[list[_Found]]:
    values = [identifiers_of_record(record) for record in records]
    described = [described_record(record) for record in records]
    held = store.holding(sorted({value for several in values for value in several}))
    near = _near(described, store)
    numbers = {number for pairs in held.values() for number, _ in pairs} | {one for few in near for one in few}
    entries = store.entries(sorted(numbers))
    for record, several, about, candidates in zip(records, values, described, near, strict=True):
        sure = [_beside_the_rest(one, about) for one in _by_identifier(several, held, entries)]
        is_notice = any(is_notice for value in several for _, is_notice in held.get(value, ()))
        if is_notice and not sure:
            yield []
            continue
        known = {one.name for one in sure if one.answer is Sameness.SAME}
        left = [number for number in candidates if entries[number][0] not in known]
        yield [*sure, *_by_metadata(record, about, [entries[number] for number in left])]


def _near(described: Sequence[Described], store: ListStore) -> list[list[int]]:
    """For each record the entries that share most keys of the title with it."""
    wanted = [[*keys(one.words, most=None), *whole_key(one.main)] for one in described]
    sharing = store.sharing(sorted({key for several in wanted for key in several}))
    met = (Counter(number for key in several for number in sharing.get(key, ())) for several in wanted)
    return [[number for number, _ in sorted(one.items(), key=_most_first)[:_COMPARED]] for one in met]


def _most_first(counted: tuple[int, int]) -> tuple[int, int]:
    return -counted[1], counted[0]


def _by_identifier(
    values: Sequence[str], held: Mapping[str, list[tuple[int, bool]]], entries: Mapping[int, tuple[str, Entry]]
) -> Iterator[_Found]:
    met: dict[int, str] = {}
    for value in values:
        for number, is_notice in held.get(value, ()):
            if not is_notice:
                met.setdefault(number, value)
            elif edition_of(value, entries[number][1]):
                met.setdefault(number, f"{value}, the edition that withdraws the review")
    for number, value in sorted(met.items()):
        name, entry = entries[number]
        yield _Found(name, entry, Sameness.SAME, f"the list has {value}")


def _beside_the_rest(found: _Found, about: Described) -> _Found:
    """Asked about where title and authors are known and are both others: then the identifier itself may be mistyped."""
    if not are_strangers(about, described_entry(found.entry)):
        return found
    doubt = f"{found.basis}; but neither title nor authors agree"
    return _Found(found.name, found.entry, Sameness.ASK, doubt)


def _by_metadata(record: Record, about: Described, candidates: Sequence[tuple[str, Entry]]) -> Iterator[_Found]:
    """The best entry of each list, with all that the list says of its work."""
    by_list: defaultdict[str, list[tuple[Likeness, Entry]]] = defaultdict(list)
    for name, entry in candidates:
        if likeness := resemblance(about, described_entry(entry), _notice_year(entry)):
            by_list[name].append((likeness, entry))
    is_notice = heading_of(record.title).notice is not None
    for name, found in sorted(by_list.items()):
        ranked = sorted(_without_notices(found), key=_best_first)
        best, entry = ranked[0]
        doubt = "but the record's title is that of a notice" if is_notice else _doubt(ranked)
        for like, one in ranked:
            if one.identifiers == entry.identifiers:
                answer = Sameness.ASK if doubt else best.answer
                yield _Found(name, one, answer, "; ".join(filter(None, (*like.reasons, doubt))))


def _without_notices(found: Sequence[tuple[Likeness, Entry]]) -> list[tuple[Likeness, Entry]]:
    """Without entries about notices on others of them: the title of a notice names the work."""
    notices = {value for _, entry in found for value in entry.notices if value not in entry.identifiers}
    return [one for one in found if notices.isdisjoint(one[1].identifiers)] or list(found)


def _best_first(one: tuple[Likeness, Entry]) -> tuple[bool, int, float, tuple[str, ...]]:
    like, entry = one
    return like.answer is not Sameness.SAME, -len(like.reasons), -like.title, entry.identifiers


def _doubt(ranked: Sequence[tuple[Likeness, Entry]]) -> str:
    """Empty unless another work of the list is as good, and fares otherwise."""
    best, entry = ranked[0]
    rivals = {
        one.identifiers: _gravest(one)
        for like, one in ranked
        if like.answer is best.answer and len(like.reasons) == len(best.reasons) and like.title > best.title - _RIVAL
    }
    return "" if set(rivals.values()) == {_gravest(entry)} else f"but so it is with {len(rivals) - 1} more of the list"


def _gravest(entry: Entry) -> RetractionStatus:
    return reduce(graver, (fact.status for fact in entry.facts))


def _notice_year(entry: Entry) -> int | None:
    years = [int(fact.date[:4]) for fact in entry.facts if fact.date]
    return max(years, default=None)


def _notes(record: Record, found: _Found, listed: str) -> Iterator[RetractionNote]:
    for fact in found.entry.facts:
        if found.answer is Sameness.SAME or fact.status in _WORTH_ASKING or REINSTATED in fact.causes:
            yield _note(record, found, fact, listed)


def _note(record: Record, found: _Found, fact: Fact, listed: str) -> RetractionNote:
    return RetractionNote(
        record_id=record.record_id,
        source=f"{LIST}{found.name}",
        status=fact.status,
        answer=found.answer,
        basis=found.basis,
        notice=fact.notice,
        date=fact.date,
        listed=listed,
        causes=fact.causes,
    )
