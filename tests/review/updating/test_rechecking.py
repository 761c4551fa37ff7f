"""What services answer when they are asked whether works were retracted."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.errors import SourceError
from synthesist.models import default_embedder
from synthesist.records import RetractionNote, RetractionStatus, Sameness, Work
from synthesist.records.corrections import Asked, Recheck
from synthesist.records.ids import sha256
from synthesist.review.rechecking import checked
from synthesist.review.updating_lists import standing
from synthesist.search import Web
from synthesist.search.asking import Service
from synthesist.search.databases.crossref import Crossref
from synthesist.search.databases.openalex import OpenAlex
from synthesist.search.databases.pubmed import PubMed
from synthesist.web.message import Request, Response

AT = "2026-11-20T12:00:00+00:00"
ROOT = Path(__file__).parents[3]
RECORDED = Path("recorded") / "one_doi_many_services"
Answering = Callable[[Request], Any]


def service(database: Any, answering: Answering) -> Service:
    """A database that answers so."""

    def fetch(request: Request) -> Response:
        said = answering(request)
        if isinstance(said, SourceError):
            raise said
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        return Response(request=request, status=200, headers=(), body=body, at=AT, sha256=sha256(body))

    return Service(database, "https://service.example", fetch)


def web(*services: Service, is_reachable: bool = True) -> Web:
    """Services, and nothing else."""
    return Web(services=services, embedder=default_embedder(), is_reachable=lambda: is_reachable)


def ask(works: list[Work], *services: Service, **options: bool) -> dict[str, Recheck]:
    """Checks of one service, by record."""
    return {check.record_id: check for check in checked(works, web(*services, **options), 1, lambda: AT)}


def crossref(*items: dict[str, Any], notices: tuple[dict[str, Any], ...] = ()) -> Answering:
    """Crossref's answers to a filter by DOI, and to one by what is updated."""

    def answer(request: Request) -> Any:
        rows = notices if dict(request.params)["filter"].startswith("updates:") else items
        message = {"total-results": len(rows), "items": list(rows)}
        return {"status": "ok", "message-type": "work-list", "message": message}

    return answer


@pytest.fixture
def stone(make_work: Callable[..., Work]) -> Work:
    """A work with a DOI."""
    fields: dict[str, Any] = {"identifiers": (("doi", "10.5555/stone"),), "authors": ["Stone"]}
    return make_work("stone", "Rendered pictures for visual question answering", **fields)


ITEM = {
    "DOI": "10.5555/stone",
    "title": ["Rendered pictures for visual question answering"],
    "author": [{"given": "Ada", "family": "Stone"}],
    "type": "journal-article",
}


def test_a_service_that_knows_a_work_and_no_notice_of_it_calls_it_clean(stone: Work) -> None:
    """A user would read "unchecked" of a work that was asked about today."""
    check = ask([stone], service(Crossref(), crossref(ITEM)))[stone.record.record_id]
    assert check.outcome is Asked.ANSWERED
    assert [note.status for note in check.notes] == [RetractionStatus.CLEAN]
    assert check.notes[0].listed == AT[:10]
    assert "doi:10.5555/stone" in check.notes[0].basis


def test_a_service_that_does_not_know_a_work_says_nothing_of_it(stone: Work) -> None:
    """A user would take a work for clean of which nobody has heard."""
    check = ask([stone], service(Crossref(), crossref()))[stone.record.record_id]
    assert check.outcome is Asked.UNKNOWN
    assert not check.notes


def test_a_notice_counts_though_the_record_of_the_work_is_silent(stone: Work) -> None:
    """A user would miss a retraction that Crossref holds in the record of the notice alone."""
    update = {"DOI": "10.5555/STONE", "type": "retraction", "updated": {"date-parts": [[2026, 3, 4]]}}
    notice = {"DOI": "10.5555/notice", "title": ["Retraction"], "type": "journal-article", "update-to": [update]}
    check = ask([stone], service(Crossref(), crossref(ITEM, notices=(notice,))))[stone.record.record_id]
    grave = [note for note in check.notes if note.status is RetractionStatus.RETRACTED]
    assert [(note.notice, note.date) for note in grave] == [("doi:10.5555/notice", "2026-03-04")]


def test_an_answer_on_another_work_is_for_a_person(stone: Work) -> None:
    """A user would lose a work, because its DOI was mistyped into that of a retracted one."""
    other = {**ITEM, "title": ["The moulting of ducks"], "author": [{"family": "Mallard"}]}
    other["updated-by"] = [{"type": "retraction", "DOI": "10.5555/notice"}]
    check = ask([stone], service(Crossref(), crossref(other)))[stone.record.record_id]
    assert {note.answer for note in check.notes} == {Sameness.ASK}


def test_a_service_that_fails_leaves_works_unchecked_with_its_reason(stone: Work) -> None:
    """A user would take a failing service for one that has nothing to say."""
    broken = SourceError("Crossref is not there", "try later", kind="unreachable")
    check = ask([stone], service(Crossref(), lambda _: broken))[stone.record.record_id]
    assert check.outcome is Asked.FAILED
    assert check.reason == "Crossref is not there"


def test_nobody_is_asked_without_a_network(stone: Work) -> None:
    """A user without a network would wait for each work."""

    def refuse(_: Request) -> Any:
        raise AssertionError("asked")

    check = ask([stone], service(Crossref(), refuse), is_reachable=False)[stone.record.record_id]
    assert (check.outcome, check.reason) == (Asked.UNASKED, "there is no network")


def test_many_works_are_asked_about_at_once(make_work: Callable[..., Work]) -> None:
    """A user would wait a second, and a service answer a request, for each work."""
    works = [make_work(f"w{at}", identifiers=(("doi", f"10.5555/w{at}"),)) for at in range(90)]
    sent: list[Request] = []

    def count(request: Request) -> Any:
        sent.append(request)
        return {"meta": {"count": 0}, "results": []}

    ask(works, service(OpenAlex(), count))
    assert len(sent) == 3
    assert sum(dict(request.params)["filter"].count("10.5555/") for request in sent) == 90


def test_pubmed_is_asked_by_its_own_id_where_there_is_one(make_work: Callable[..., Work]) -> None:
    """A user would miss what PubMed says of an article without a DOI."""
    work = make_work("a", identifiers=(("pmid", "123"), ("doi", "10.5555/a(1)")))
    other = make_work("b", identifiers=(("doi", "10.5555/b(1)"),))
    terms: list[str] = []

    def note(request: Request) -> Any:
        terms.append(dict(request.params)["term"])
        return b"<eSearchResult><Count>0</Count></eSearchResult>"

    ask([work, other], service(PubMed(), note))
    assert terms == ["123[pmid]", '"10.5555/b(1)"[doi]']


@pytest.mark.parametrize("odd", ["10.5555/a,b", "10.5555/a|b", '10.5555/a"b'])
def test_an_identifier_that_no_query_can_hold_is_not_sent(make_work: Callable[..., Work], odd: str) -> None:
    """A user's works would be asked about by a query that means something else."""
    work = make_work("odd", identifiers=(("doi", odd),))

    def refuse(_: Request) -> Any:
        raise AssertionError("asked")

    assert ask([work], service(OpenAlex(), refuse))[work.record.record_id].outcome is Asked.UNASKED


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("DOI", "type", "updated")), inner),
    max_leaves=8,
)


@given(_JSON)
def test_no_update_of_a_notice_stops_an_update(make_work: Callable[..., Work], said: Any) -> None:
    """A user would get a traceback for what one publisher has deposited."""
    work = make_work("stone", "Rendered pictures", identifiers=(("doi", "10.5555/stone"),))
    notice = {"DOI": "10.5555/notice", "title": ["Retraction"], "update-to": said}
    found = ask([work], service(Crossref(), crossref(ITEM, notices=(notice,))))
    assert found[work.record.record_id].outcome is Asked.ANSWERED


@pytest.mark.parametrize("kind", ["crossref", "openalex"])
def test_a_famous_retraction_is_found_in_a_recorded_answer(kind: str, make_work: Callable[..., Work]) -> None:
    """A user would be told that the best known of all retracted papers is clean."""
    folder = Path(os.environ.get("SYNTHESIST_TEST_DATA", ROOT.parent / "shared" / "data")) / RECORDED
    path = next(folder.glob(f"{kind}__*works__*"), None) if folder.is_dir() else None
    if path is None:
        pytest.skip(f"{folder} is missing")
    doi = ("doi", "10.1016/s0140-6736(97)11096-0")
    title = "Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder in children"
    work = make_work("w", title, identifiers=(doi,), authors=["Wakefield"])
    database = Crossref() if kind == "crossref" else OpenAlex()
    check = ask([work], service(database, lambda _: path.read_bytes()))[work.record.record_id]
    assert RetractionStatus.RETRACTED in {note.status for note in check.notes if note.answer is Sameness.SAME}


def made(update: int, day: str, *statuses: RetractionStatus, outcome: Asked = Asked.ANSWERED) -> Recheck:
    """A check of one record."""
    source = f"list: Crossref asked on {day}"
    notes = [
        RetractionNote(record_id="r", source=source, status=status, basis="said", listed=day) for status in statuses
    ]
    return Recheck(update=update, record_id="r", service="Crossref", at=day, outcome=outcome, notes=tuple(notes))


_STATUSES = st.lists(st.sampled_from(list(RetractionStatus)[:-1]), min_size=1, max_size=2, unique=True)


@given(st.lists(_STATUSES, min_size=1, max_size=5))
def test_the_last_answer_holds_from_the_day_on_which_it_was_first_given(said: list[list[RetractionStatus]]) -> None:
    """A user's review would be made anew for each day, or go by what a service has taken back."""
    checks = [made(at, f"2026-11-{at + 1:02}", *statuses) for at, statuses in enumerate(said)]
    notes = standing(checks)
    assert {note.status for note in notes} == set(said[-1])
    first = next(at for at in range(len(said)) if all(set(later) == set(said[-1]) for later in said[at:]))
    assert {note.listed for note in notes} == {f"2026-11-{first + 1:02}"}


def test_a_service_that_fails_takes_nothing_back() -> None:
    """A user would see a retracted work return, because a service was down."""
    checks = [made(1, "2026-11-01", RetractionStatus.RETRACTED), made(2, "2026-11-02", outcome=Asked.FAILED)]
    assert [note.status for note in standing(checks)] == [RetractionStatus.RETRACTED]
