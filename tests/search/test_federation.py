"""Searches: what each source said, with its date."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walking_pages import ABOUT, LATER, Paged, page

from synthesist.errors import NothingToSearch, SourceError, WrongUse, failure
from synthesist.language import ConceptMatcher
from synthesist.library import Library
from synthesist.models import Embedder
from synthesist.records import Hit, Outcome, Question, Record
from synthesist.search import Answer, parse_question, search
from synthesist.search.counting import Texts
from synthesist.search.federation import OFFLINE, Web
from synthesist.search.sources import FilesSource, LibrarySource

NOW = "2026-01-02T03:04:05+00:00"


class Told:
    """A source that returns what it was told."""

    def __init__(self, name: str, records: list[Record], **fields: object) -> None:
        self._answer = Answer(
            **{
                "source": name,
                "query": "all",
                "limit": None,
                "reported": len(records),
                "hits": tuple(Hit(record_id=record.record_id, rank=rank) for rank, record in enumerate(records, 1)),
                "records": tuple(records),
                "failures": (),
                "content_sha256": "0" * 64,
                "concept_hits": (),
                **fields,
            }
        )

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """See `Source`."""
        yield self._answer

    def matching(self, question: Question) -> int:
        """See `Source`."""
        return len(self._answer.records)


def asked(*sources: object, limit: int = 100) -> object:
    """What the sources return to any question."""
    return search(parse_question("sleep"), sources, limit, lambda: NOW, "test/1")


def test_records_of_all_sources_come_once_and_sorted(make_record: Callable[..., Record]) -> None:
    """A user would see the same row stored twice, in an order that chance decides."""
    one, two = make_record("one"), make_record("two")
    found = asked(Told("a", [one, two]), Told("b", [two]))
    assert sorted([one.record_id, two.record_id]) == [record.record_id for record in found.records]


def test_a_search_carries_the_date_and_the_client(make_record: Callable[..., Record]) -> None:
    """A user could not say when was searched, and with what."""
    (entry,) = asked(Told("a", [make_record("one")])).searches
    assert (NOW, "test/1") == (entry.at, entry.client)


def test_malformed_rows_count_among_those_received(make_record: Callable[..., Record]) -> None:
    """A user's flow diagram would lose the rows that could not be read."""
    broken = failure("search", "x:1", "broken")
    found = asked(Told("a", [make_record("one")], failures=(broken,)))
    assert (2, 1) == (found.searches[0].received, found.searches[0].malformed)
    assert (broken,) == found.failures


@pytest.mark.parametrize(
    ("limit", "reported", "is_capped"), [(None, 1, False), (1, 1, False), (1, 2, True), (2, 9, False), (1, None, False)]
)
def test_an_answer_is_capped_where_the_limit_cut_it(
    make_record: Callable[..., Record], limit: int | None, reported: int | None, *, is_capped: bool
) -> None:
    """A user would believe that a cut answer was whole."""
    found = asked(Told("a", [make_record("one")], limit=limit, reported=reported))
    assert is_capped is found.searches[0].is_capped


def test_searches_are_named_by_what_they_asked_and_what_answered() -> None:
    """A user could not tell two searches of one source apart."""
    found = asked(Told("a", []), Told("a", [], content_sha256="1" * 64), Told("a", [], query="other"), Told("b", []))
    assert 4 == len({entry.search_id for entry in found.searches})


def test_the_hits_of_the_whole_question_are_summed(make_record: Callable[..., Record]) -> None:
    """A user could not see how much all sources hold on the whole question."""
    one, two = make_record("one"), make_record("two")
    assert 3 == asked(Told("a", [one, two]), Told("b", [two])).matching


def test_a_file_answers_with_all_its_rows_in_order(papers: Callable[..., Path]) -> None:
    """A user's own selection would be cut or reordered."""
    path = papers([{"id": name, "title": f"Title {name}"} for name in "cab"])
    (answer,) = FilesSource([path]).ask(parse_question("sleep"), 1)
    assert ["c", "a", "b"] == [record.source_id for record in answer.records]
    assert [1, 2, 3] == [hit.rank for hit in answer.hits]
    assert (None, 3, "file:papers.jsonl") == (answer.limit, answer.reported, answer.source)


def test_a_file_says_how_many_rows_name_each_concept(papers: Callable[..., Path]) -> None:
    """A user could not see which words of the question matched nothing."""
    path = papers([{"title": "Sleep in adults"}, {"title": "Birds", "abstract": "They sleep."}, {"title": "Fish"}])
    (answer,) = FilesSource([path]).ask(parse_question("Does sleep improve blorptation?"), 1)
    assert (("sleep", 2), ("blorptation", 0)) == answer.concept_hits


def test_a_file_counts_the_rows_that_name_all_concepts(papers: Callable[..., Path]) -> None:
    """A user could not see how much of what they chose is about the whole question."""
    rows = [{"title": "Sleep"}, {"title": "Sleep", "abstract": "Of zorbing."}, {"title": "Zorbing and sleep apnea"}]
    source = FilesSource([papers(rows)])
    counts = [source.matching(parse_question(text)) for text in ("sleep", "sleep in zorbing", "zorbing of ducks", "?")]
    assert [3, 2, 0, 0] == counts


def test_a_row_in_two_files_counts_once(papers: Callable[..., Path]) -> None:
    """A user who passes a file twice would see twice the hits."""
    row = {"id": "a", "title": "Sleep", "doi": "10.5555/a"}
    one, two = papers([row], "one.jsonl"), papers([row], "two.jsonl")
    answers = list(FilesSource([one, one]).ask(parse_question("sleep"), 9))
    assert answers[0].records == answers[1].records
    assert 1 == FilesSource([one, one]).matching(parse_question("sleep"))
    assert 1 <= FilesSource([one, two]).matching(parse_question("sleep")) <= 2


def test_a_file_is_read_once(papers: Callable[..., Path]) -> None:
    """A user's file that changes under the run would be counted as it was not searched."""
    path = papers([{"title": "Sleep"}])
    source = FilesSource([path])
    list(source.ask(parse_question("sleep"), 9))
    path.unlink()
    assert 1 == source.matching(parse_question("sleep"))


FILE_WORDS = ["sleep", "VLM", "VLMs", "vlm", "back translation", "zorbing", "quokkas", "of", "detection", "."]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(FILE_WORDS), max_size=8).map(" ".join), max_size=12),
    st.lists(st.sampled_from(FILE_WORDS), min_size=1, max_size=4).map(" ".join),
)
def test_a_file_counts_what_a_reader_of_all_rows_would(texts: list[str], asked: str) -> None:
    """A user would be told hits that the rows do not hold."""
    question = parse_question(asked)
    matcher, names = ConceptMatcher(question.concepts), {concept.name for concept in question.concepts}
    expected = sum(bool(names) and names <= matcher.concepts(text) for text in texts)
    assert expected == Texts(texts).matching(question)


def test_a_row_that_cannot_be_read_is_a_failure_of_the_search(papers: Callable[..., Path]) -> None:
    """A user would lose a row without a word."""
    path = papers([{"title": "Good"}, "{broken"])
    (answer,) = FilesSource([path]).ask(parse_question("sleep"), 1)
    assert [("search", "papers.jsonl:2", "{broken")] == [(row.stage, row.place, row.raw) for row in answer.failures]


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    """A user who mistypes a path would see a traceback."""
    with pytest.raises(WrongUse, match="does not exist"):
        list(FilesSource([tmp_path / "typo.ris"]).ask(parse_question("sleep"), 1))


def test_the_library_answers_with_ranks_and_its_hash(
    tmp_path: Path, hashed_words: Embedder, make_record: Callable[..., Record]
) -> None:
    """A user could not repeat the search, or see why a record stands where it stands."""
    library = Library(tmp_path / "library", hashed_words)
    library.add([make_record("a", "Sleep and memory"), make_record("b", "Ducks on ponds")])
    (answer,) = LibrarySource(library).ask(parse_question("sleep"), 10)
    assert ("a", 1, 1, 1) == (
        answer.records[0].source_id,
        answer.hits[0].rank,
        answer.hits[0].text_rank,
        answer.hits[0].vector_rank,
    )
    assert (10, 1, (("sleep", 1),)) == (answer.limit, answer.reported, answer.concept_hits)
    assert library.content_sha256 == answer.content_sha256
    assert answer.query.endswith('vector: "sleep")')


def test_the_library_returns_no_more_than_the_limit(
    tmp_path: Path, hashed_words: Embedder, make_record: Callable[..., Record]
) -> None:
    """A user's stated limit would not be the limit."""
    library = Library(tmp_path / "library", hashed_words)
    library.add([make_record(str(at), f"Sleep {at}") for at in range(9)])
    (answer,) = LibrarySource(library).ask(parse_question("sleep"), 4)
    assert [1, 2, 3, 4] == [hit.rank for hit in answer.hits]


def web(embedder: Embedder, *sources: Paged, **fields: Any) -> Web:
    """Databases that are asked over no network."""
    given = {"is_reachable": lambda: True, "expand": False, **fields}
    return Web(services=tuple(source.service() for source in sources), embedder=embedder, **given)


def titled(title: str, *pages: Any, **fields: Any) -> Paged:
    """A database of a title."""
    return Paged(pages, replace(ABOUT, name=title.lower(), title=title), **fields)


def federated(asked_of: Web, sources: Sequence[object] = (), told: Callable[[str], None] = lambda _: None) -> Any:
    """What databases and sources at hand return."""
    return search(parse_question("sleep"), sources, 100, lambda: NOW, "test/1", asked_of, told)


def test_the_order_of_the_searches_is_that_of_the_plan_whoever_answers_first(hashed_words: Embedder) -> None:
    """A user's report would differ from run to run by which service was quick."""
    quick = Event()

    class Slow(Paged):
        def fetch(self, request: Any) -> Any:
            assert quick.wait(10)
            return super().fetch(request)

    class Quick(Paged):
        def parse(self, response: Any, cursor: str, count: int) -> Any:
            quick.set()
            return super().parse(response, cursor, count)

    first, last = replace(ABOUT, title="First"), replace(ABOUT, title="Last")
    told: list[str] = []
    found = federated(web(hashed_words, Slow([page("ab")], first), Quick([page("bc")], last)), told=told.append)
    assert ["First", "Last"] == [entry.source for entry in found.searches]
    assert told[0].startswith("Asked for: ")  # before anything is sent
    assert ["Last: 2 records", "First: 2 records"] == told[1:]
    assert 3 == len(found.records)


def test_a_service_that_fails_has_its_place_and_its_time(hashed_words: Embedder) -> None:
    """A user could not see in the record of the search what was asked in vain, and when."""
    found = federated(web(hashed_words, titled("Well", page("ab")), titled("Ill", page("c"), fails_from=0)))
    well, ill = found.searches
    assert (Outcome.COMPLETE, Outcome.FAILED) == (well.outcome, ill.outcome)
    assert ("Invented broke off", LATER, 0) == (ill.problem, ill.at, ill.received)


def test_without_a_network_what_is_at_hand_is_used_and_one_line_says_so(
    hashed_words: Embedder, make_record: Callable[..., Record]
) -> None:
    """A user on a train would get nothing, or a line of complaint for each service."""
    told: list[str] = []
    offline = web(hashed_words, titled("One", page("a")), titled("Two", page("b")), is_reachable=lambda: False)
    found = federated(offline, [Told("library", [make_record("own")])], told.append)
    assert ["There is no network: One, Two could not be asked."] == told
    assert [(entry.source, entry.outcome.value, entry.problem) for entry in found.searches] == [
        ("library", "complete", ""),
        ("One", "offline", OFFLINE),
        ("Two", "offline", OFFLINE),
    ]
    assert 1 == len(found.records)


def test_without_a_network_and_with_nothing_at_hand_there_is_nothing_to_search(hashed_words: Embedder) -> None:
    """A user would get an empty report, and could not make it whole later."""
    offline = web(hashed_words, titled("One", page("a")), is_reachable=lambda: False)
    for sources in ([], [Told("library", [])]):
        with pytest.raises(NothingToSearch) as raised:
            federated(offline, sources)
        assert "library add" in raised.value.hint


def test_where_every_service_fails_the_search_has_not_been_made(hashed_words: Embedder) -> None:
    """A user whose network broke for a minute would have a review for good that searched nothing."""
    failing = web(hashed_words, titled("One", page("a"), fails_from=0), titled("Two", page("b"), fails_from=0))
    with pytest.raises(SourceError, match="no source answered: One: Invented broke off; Two: Invented broke off"):
        federated(failing)


def test_where_a_service_knows_nothing_that_is_an_answer(hashed_words: Embedder) -> None:
    """A user whose question nobody has studied would be told of a failure."""
    found = federated(web(hashed_words, titled("One", page("", 0)), titled("Two", page("b"), fails_from=0)))
    assert ((), [Outcome.COMPLETE, Outcome.FAILED]) == (found.records, [entry.outcome for entry in found.searches])


def test_a_plugin_that_cannot_be_used_is_named_in_the_record(hashed_words: Embedder) -> None:
    """A user would believe that a database of the plan was searched."""
    broken = (("toy", SourceError("the database of plugin toy cannot be used: no module", "mend it")),)
    toy, well = federated(web(hashed_words, titled("Well", page("ab")), broken=broken)).searches
    assert ("toy", Outcome.FAILED, "", NOW) == (toy.source, toy.outcome, toy.query, toy.at)
    assert "no module" in toy.problem
    assert Outcome.COMPLETE is well.outcome


def test_a_record_of_two_services_is_stored_once_and_hit_twice(hashed_words: Embedder) -> None:
    """A user could not see that two databases hold a work."""
    found = federated(web(hashed_words, titled("One", page("ab")), titled("Two", page("b"))))
    assert 2 == len(found.records)
    assert [2, 1] == [len(entry.hits) for entry in found.searches]


def test_dates_of_what_is_at_hand_are_remembered(hashed_words: Embedder, make_record: Callable[..., Record]) -> None:
    """A user's replay would date the search of the library anew."""
    kept: dict[str, str] = {}

    def dated(fact: str, now: Callable[[], str]) -> str:
        return kept.setdefault(fact, now())

    own, other = Told("library", [make_record("own")]), Told("library", [], content_sha256="1" * 64)
    asked_of = web(hashed_words, titled("One", page("a")), dated=dated)
    for source, at in ((own, NOW), (own, NOW), (other, LATER)):
        found = search(
            parse_question("sleep"), [source], 9, iter([NOW, LATER, LATER][len(kept) :]).__next__, "x", asked_of
        )
        assert at == found.searches[0].at
