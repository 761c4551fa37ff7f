"""Records: the searches that returned them, and what they say of themselves."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import count, cut, ref, steps
from synthesist.identify import note_told
from synthesist.records import Hit, Record, RetractionNote, Sameness, Search
from synthesist.report.searched import QUERY


def returns(case: Case, record_id: str) -> tuple[Step, ...]:
    """Each search that returned a record, queries first, with query, date and ranks, or with who led to it."""
    found = sorted(case.hits_of.get(record_id, ()), key=lambda pair: pair[0].turn)
    return tuple(_returned(case, search, hit) for search, hit in found) or (Step(text="No search lists it."),)


def _returned(case: Case, search: Search, hit: Hit) -> Step:
    if search.method != QUERY:
        return _led(case, search, hit)
    if search.limit is None:  # the user's own file: a rank is a place in it
        name = search.source.removeprefix("file:")
        place = f"It is number {hit.rank:,} of the rows that could be read in {name}, read on {search.at}."
    else:
        place = f"{search.source}, searched on {search.at}, returned it as number {hit.rank:,} of {search.received:,}."
    return Step(text=place, details=steps((*_ranks(hit), *_asked(search))))


def _led(case: Case, search: Search, hit: Hit) -> Step:
    """A record that citations led to, and the records that led there."""
    seeds = [lead.led_by for lead in search.leads if lead.record_id == hit.record_id]
    how = _LED.get(search.method, "it is tied to")
    where = f"{search.source}, followed on {search.at} in round {search.turn}"
    details = tuple(
        Step(text=cut(case.contents.records[seed].title or seed), refs=(ref(Kind.RECORD, seed),)) for seed in seeds
    )
    return Step(text=f"{where}, led to it: {how} {count(len(seeds), 'record')}.", details=details)


_LED = {"references": "it is cited by", "citations": "it cites"}


def _ranks(hit: Hit) -> Iterator[str]:
    ranks = (("by its words", hit.text_rank), ("by its meaning", hit.vector_rank))
    known = [f"{how} it came {rank:,}." for how, rank in ranks if rank is not None]
    if known:
        yield " ".join(text[:1].upper() + text[1:] for text in known)
    if hit.score is not None:
        yield f"Score in the search: {hit.score:g}."


def _asked(search: Search) -> Iterator[str]:
    if search.limit is not None:
        ended = "the limit cut the answer" if search.is_capped else "the limit cut nothing"
        yield f"Limit: {count(search.limit, 'record')}; {ended}."
    if search.meant:
        yield f"Query as meant: {search.meant}"
    yield f"Query as sent: {search.query}" if search.meant else f"Query: {search.query}"
    yield from search.notes


def identity(record: Record) -> Iterator[Step]:
    """What a record bears: identifiers, the source's own id."""
    borne = "; ".join(f"{scheme} {value}" for scheme, value in record.identifiers)
    yield Step(text=f"It bears {borne}." if borne else "It bears no identifier.")
    if record.source_id:
        yield Step(text=f"Its source ({record.source}) calls it {record.source_id}.")


def retraction(case: Case, record_id: str) -> tuple[Step, ...]:
    """What databases and lists say of a record's retraction."""
    notes = [note for note in case.contents.retraction_notes if note.record_id == record_id]
    return tuple(map(_note, notes)) or (
        Step(text="Nobody who was asked says whether it is retracted: unchecked, which is not the same as clean."),
    )


def _note(note: RetractionNote) -> Step:
    perhaps = "perhaps " if note.answer is Sameness.ASK else ""
    return Step(text=cut(f"{perhaps}{note.status.value}: {note_told(note)}"))
