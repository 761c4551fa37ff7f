"""Whether works were retracted, asked of services by identifier; what they answer is kept as lists of that day."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from synthesist.clock import Now
from synthesist.identify import LIST
from synthesist.identify.retractions import notes_in
from synthesist.identify.retractions.described import described_record, identifiers_of_record
from synthesist.identify.retractions.resembling import are_strangers
from synthesist.records import Notice, Outcome, Record, RetractionNote, RetractionStatus, Sameness, Work
from synthesist.records.corrections import Asked, Recheck
from synthesist.records.identifiers import normal_doi
from synthesist.search import Web
from synthesist.search.asking import Service
from synthesist.search.databases.dates import date_of_parts
from synthesist.search.databases.reading import Row, object_of, objects_of, text_of
from synthesist.search.together import all_at_once
from synthesist.search.walking import Walk, walk
from synthesist.web.message import Request

SERVICES = ("crossref", "pubmed", "openalex")
"""Databases that tell of retractions and know works by DOI or PubMed id."""

_AT_ONCE = 40
_BROKEN = (Outcome.FAILED, Outcome.PARTIAL)
ASKED_ON = " asked on "
"""Stands between service and day in the name of a list of its answers."""

_NO_NETWORK = "there is no network"
_FORBIDDEN = frozenset(',|"[]\\ ')
"""Signs that no query of these services can hold within an identifier."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a service is asked about works that have identifiers of one scheme."""

    scheme: str
    request: Callable[[Service, Sequence[str], str], Request]


def _of_crossref(field: str, service: Service, values: Sequence[str], cursor: str) -> Request:
    """Crossref's filters of one name are alternatives; they need no words beside them."""
    params = (
        ("filter", ",".join(f"{field}:{value}" for value in values)),
        ("rows", str(service.about.page)),
        ("offset", cursor or "0"),
    )
    return Request(service.about.name, f"{service.endpoint}/works", params)


def _of_pubmed(form: str, service: Service, values: Sequence[str], cursor: str) -> Request:
    query = " OR ".join(form.format(value) for value in values)
    return service.database.request(query, cursor, service.about.page, service.endpoint)


def _of_openalex(field: str, service: Service, values: Sequence[str], cursor: str) -> Request:
    query = f"{field}:{'|'.join(values)}"
    return service.database.request(query, cursor, service.about.page, service.endpoint)


_WAYS: Mapping[str, tuple[_Way, ...]] = {
    "crossref": (_Way("doi", partial(_of_crossref, "doi")),),
    "pubmed": (_Way("pmid", partial(_of_pubmed, "{}[pmid]")), _Way("doi", partial(_of_pubmed, '"{}"[doi]'))),
    "openalex": (_Way("doi", partial(_of_openalex, "doi")), _Way("pmid", partial(_of_openalex, "pmid"))),
}
"""The first way for which a work has identifiers is taken."""


def checked(works: Sequence[Work], web: Web, update: int, now: Now) -> tuple[Recheck, ...]:
    """What each service says of each work: one check for each pair of them, by record and service.

    Crossref is asked for the works and for notices on them, PubMed and OpenAlex for the works. A service that knows a
    work and has no notice of it says that it is clean as far as it knows; one that does not know it says nothing.

    Args:
        web: has the services of `SERVICES`.
        update: ordinal of the update.
        now: gives UTC time in ISO 8601, for what was not asked.
    """
    is_online = web.is_reachable()
    asking = [partial(_asked, service, works, update, now, is_online=is_online) for service in web.services]
    found = [check for checks in all_at_once(asking, web.stop) for check in checks]
    return tuple(sorted(found, key=lambda check: (check.record_id, check.service)))


def _asked(service: Service, works: Sequence[Work], update: int, now: Now, *, is_online: bool) -> list[Recheck]:
    shown = [work.record for work in works]
    made = partial(Recheck, update=update, service=service.about.title)
    if not is_online:
        return [made(record_id=one.record_id, at=now(), outcome=Asked.UNASKED, reason=_NO_NETWORK) for one in shown]
    by_way: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    found: list[Recheck] = []
    by_id = {record.record_id: record for record in shown}
    for record in shown:
        if way := _way(service, record):
            by_way[way.scheme][record.record_id] = _values(record, way.scheme)
        else:
            reason = f"it has no identifier that {service.about.title} knows"
            found.append(made(record_id=record.record_id, at=now(), outcome=Asked.UNASKED, reason=reason))
    for way in _WAYS[service.about.name]:
        named = sorted(by_way[way.scheme].items())
        for start in range(0, len(named), _AT_ONCE):
            part = dict(named[start : start + _AT_ONCE])
            found += _of_part(service, way, {by_id[name]: values for name, values in part.items()}, update, now)
    return found


def _way(service: Service, record: Record) -> _Way | None:
    return next((way for way in _WAYS[service.about.name] if _values(record, way.scheme)), None)


def _values(record: Record, scheme: str) -> list[str]:
    """The identifiers of a scheme that a query can hold."""
    pairs = (value.partition(":") for value in identifiers_of_record(record))
    return [value for name, _, value in pairs if name == scheme and _FORBIDDEN.isdisjoint(value)]


def _of_part(
    service: Service, way: _Way, named: Mapping[Record, list[str]], update: int, now: Now
) -> Iterator[Recheck]:
    """Checks of some works, which were asked about at once."""
    values = sorted({value for several in named.values() for value in several})
    walked = _walked(service, partial(way.request, service, values))
    notices = _notices(service, values) if service.about.name == "crossref" else Walk(0)
    at = max([sent.at for sent in (*walked.requests, *notices.requests)], default="") or walked.at or now()
    known = _by_identifier(walked)
    said = _updates(notices)
    problem = next((one.problem for one in (walked, notices) if one.outcome in _BROKEN), "")
    for record, several in sorted(named.items(), key=lambda one: one[0].record_id):
        ids = [f"{way.scheme}:{value}" for value in several]
        answers = [(name, known[name]) for name in ids if name in known]
        notes = [note for name, answer in answers for note in _of_answer(record, name, answer, service, at)]
        notes += [_note(record, name, notice, service, at) for name in ids for notice in said.get(name, ())]
        outcome = Asked.ANSWERED if notes else Asked.FAILED if problem else Asked.UNKNOWN
        reason = {Asked.FAILED: problem, Asked.UNKNOWN: f"{service.about.title} does not know {', '.join(ids)}"}
        yield Recheck(
            update=update,
            record_id=record.record_id,
            service=service.about.title,
            at=at,
            outcome=outcome,
            reason=reason.get(outcome, ""),
            notes=tuple(dict.fromkeys(notes)),
        )


def _walked(service: Service, ask: Callable[[str], Request]) -> Walk:
    """All pages of a query."""
    return walk(
        service.about,
        lambda cursor, _: ask(cursor),
        service.in_turn(service.database.parse),
        service.about.page,
        service.fetch,
        lambda _: None,
    )


def _notices(service: Service, values: Sequence[str]) -> Walk:
    """Crossref's records of notices that update works."""
    return _walked(service, lambda cursor: _of_crossref("updates", service, values, cursor))


def _by_identifier(walked: Walk) -> dict[str, Record]:
    """Records that came, by identifier; the first one where several have it."""
    found: dict[str, Record] = {}
    for row in walked.rows:
        if isinstance(row, Record):
            for name in identifiers_of_record(row):
                found.setdefault(name, row)
    return found


def _updates(walked: Walk) -> dict[str, list[Notice]]:
    """Notices by the identifier of the work that they update."""
    found: defaultdict[str, list[Notice]] = defaultdict(list)
    for row in walked.rows:
        if isinstance(row, Record):
            for doi, notice in _stated(row):
                found[f"doi:{doi}"].append(notice)
    return found


def _stated(row: Record) -> Iterator[tuple[str, Notice]]:
    """What Crossref's record of a notice says that it updates: `update-to`."""
    own = row.identifier("doi")
    for one in objects_of(_held(row).get("update-to")):
        if doi := normal_doi(text_of(one.get("DOI")) or ""):
            date = date_of_parts(object_of(one.get("updated")).get("date-parts")) or ""
            kind, notice = text_of(one.get("type")) or "", f"doi:{own}" if own else ""
            yield doi, Notice(kind=kind, notice=notice, date=date, basis="update-to")


def _held(row: Record) -> Row:
    """A record as its service sent it; nothing where that is not whole."""
    try:
        return object_of(json.loads(row.raw))
    except (ValueError, RecursionError):
        return {}


def _of_answer(record: Record, name: str, answer: Record, service: Service, at: str) -> list[RetractionNote]:
    """The notes in a service's own record of a work; that it is clean, where it says nothing against it."""
    found = notes_in(answer, listed=at[:10])
    doubt = are_strangers(described_record(record), described_record(answer))
    if not found:
        return [] if doubt else [_told(record, service, at, RetractionStatus.CLEAN, f"it knows {name}: no notice")]
    return [
        note.model_copy(
            update={
                "record_id": record.record_id,
                "source": _source(service, at),
                "answer": Sameness.ASK if doubt else Sameness.SAME,
                "basis": f"its answer to {name}: {note.basis}{_DOUBT if doubt else ''}",
            }
        )
        for note in found
    ]


_DOUBT = "; but neither title nor authors agree"


def _note(record: Record, name: str, notice: Notice, service: Service, at: str) -> RetractionNote:
    """What a notice says of a work: as `notes_in` has it of a work that bears the notice itself."""
    bearing = record.model_copy(update={"notices": (notice,), "is_retracted": None, "title": "", "source": ""})
    said = next(iter(notes_in(bearing)), None)
    if said is None:
        return _told(record, service, at, RetractionStatus.CLEAN, f"it knows {name}: no notice")
    basis = f"a notice on {name}: {notice.basis}"
    return said.model_copy(update={"source": _source(service, at), "listed": at[:10], "basis": basis})


def _told(record: Record, service: Service, at: str, status: RetractionStatus, basis: str) -> RetractionNote:
    return RetractionNote(
        record_id=record.record_id, source=_source(service, at), status=status, basis=basis, listed=at[:10]
    )


def _source(service: Service, at: str) -> str:
    return f"{LIST}{service.about.title}{ASKED_ON}{at[:10]}"
