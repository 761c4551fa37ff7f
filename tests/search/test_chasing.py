"""Citations followed from included works: within bounds, with who led to what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from walking_pages import ABOUT, AT, broken, page, record

from synthesist.records import Lead, Outcome, Record, Work
from synthesist.search import parse_question
from synthesist.search.answers import Answer
from synthesist.search.asking import Service
from synthesist.search.chasing import PER_SEED, SEEDS, Seed, chase
from synthesist.search.databases.base import Page
from synthesist.web.message import Request, Response

FOLLOWING = replace(ABOUT, follows=frozenset({"references", "citations"}))


@dataclass
class Citing:
    """Knows of each work what it cites, by letters; what cites it is the same in capitals.

    Attributes:
        failing: direction in which every request fails.
        total: of works in each answer.
    """

    cited: dict[str, str]
    about: object = FOLLOWING
    failing: str = ""
    total: int | None = None
    sent: list[str] = field(default_factory=list)

    def chase(self, work: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """See `Chaser`."""
        known = work.source == "invented" and work.source_id in self.cited
        return Request("invented", f"{endpoint}/{direction}/{work.source_id}") if known else None

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """See `Chaser`."""
        names = self.cited[response.request.url.rpartition("/")[2]]
        return page(names if direction == "references" else names.upper(), self.total)

    def fetch(self, request: Request) -> Response:
        """The way to it."""
        self.sent.append(request.url.partition("1:1/")[2])
        if self.failing and self.failing in request.url:
            raise broken()
        return Response(request, 200, (), b"{}", AT, "0" * 64)

    @property
    def service(self) -> Service:
        """The database with the way to it."""
        return Service(self, "http://127.0.0.1:1", self.fetch)


def seed(*records: Record) -> Seed:
    """A work of these records."""
    ids = tuple(one.record_id for one in records)
    return Seed(Work(work_id=ids[0], record_ids=ids, record=records[0]), records)


@pytest.fixture
def chased() -> Callable[..., list[Answer]]:
    """Follows the citations of works, given by letters."""

    def answers(source: Citing, seeds: Sequence[Seed] | str, told: list[str] | None = None) -> list[Answer]:
        works = [seed(record(name)) for name in seeds] if isinstance(seeds, str) else seeds
        said = [] if told is None else told
        return chase(works, [source.service], parse_question("sleep"), 1, said.append, lambda: None)

    return answers


def led(answer: Answer) -> set[tuple[str, str]]:
    """Who led to what, by letters."""
    names = {record(name).record_id: name for name in "abcdefghABCDEFGH"}
    return {(names[lead.led_by], names[lead.record_id]) for lead in answer.leads}


def test_both_directions_are_followed_and_who_led_to_what_is_kept(chased: Callable[..., list[Answer]]) -> None:
    """A user could not see why a work is in the review that no query found."""
    references, citations = chased(Citing({"a": "de", "b": "ef"}), "ab")
    assert [one.source_id for one in references.records] == ["d", "e", "f"]
    assert led(references) == {("a", "d"), ("a", "e"), ("b", "e"), ("b", "f")}
    assert led(citations) == {("a", "D"), ("a", "E"), ("b", "E"), ("b", "F")}
    assert (references.method, citations.method, references.turn) == ("references", "citations", 1)
    assert (references.source, references.query) == ("Invented, references", "works cited by: a, b")
    assert len(references.requests) == 2


def test_a_database_is_followed_only_where_it_can_be(chased: Callable[..., list[Answer]]) -> None:
    """A user would read of searches that were never made."""
    one_way = replace(FOLLOWING, follows=frozenset({"citations"}))
    assert [answer.method for answer in chased(Citing({"a": "d"}, one_way), "a")] == ["citations"]
    assert chased(Citing({"a": "d"}, ABOUT), "a") == []
    assert chased(Citing({"a": "d"}), "xyz") == []


def test_no_more_works_are_followed_than_the_bound(chased: Callable[..., list[Answer]]) -> None:
    """A user's review of hundreds of works would ask thousands of times."""
    source = Citing({str(at): "d" for at in range(SEEDS + 9)})
    seeds = [seed(record(str(at))) for at in range(SEEDS + 9)]
    chased(source, seeds)
    assert len(source.sent) == 2 * SEEDS
    assert f"references/{SEEDS}" not in source.sent


def test_no_more_records_are_taken_of_a_work_than_the_bound_and_that_is_said(
    chased: Callable[..., list[Answer]],
) -> None:
    """A user's review would be flooded by what cites one famous work, or not say that it was cut."""
    many = "".join(chr(at) for at in range(0x4E00, 0x4E00 + PER_SEED + 50))
    (references, _) = chased(Citing({"a": many}, total=len(many)), "a")
    assert (len(references.records), references.limit) == (PER_SEED, PER_SEED)
    assert references.notes == (f"Of 1 of these works only the first {PER_SEED} were taken.",)


def test_a_service_that_fails_is_named_once_and_not_asked_again(chased: Callable[..., list[Answer]]) -> None:
    """A user would wait for twenty-five works, one failure after the other."""
    source, told = Citing({"a": "d", "b": "e"}, failing="citations"), list[str]()
    references, citations = chased(source, "ab", told)
    assert (references.outcome, citations.outcome) == (Outcome.COMPLETE, Outcome.FAILED)
    assert [sent for sent in source.sent if "citations" in sent] == ["citations/a"]
    assert [line for line in told if "broke off" in line] == ["Invented, citations: 0 records; Invented broke off"]


def test_a_service_that_fails_at_a_later_work_keeps_the_earlier_ones(chased: Callable[..., list[Answer]]) -> None:
    """A user would lose what citations had brought."""
    (references, _) = chased(Citing({"a": "d", "b": "e"}, failing="references/b"), "ab")
    assert (references.outcome, led(references)) == (Outcome.PARTIAL, {("a", "d")})


def test_of_a_work_of_several_records_one_is_followed(chased: Callable[..., list[Answer]]) -> None:
    """A user would see a work followed twice, or not at all where its first record is another database's."""
    other = record("x").model_copy(update={"source": "other", "record_id": "0000000000000000"})
    source = Citing({"a": "d", "b": "e"})
    (references, _) = chased(source, [seed(other, record("a"), record("b"))])
    assert len([sent for sent in source.sent if "references" in sent]) == 1
    assert references.leads == (Lead(record_id=references.records[0].record_id, led_by=_followed(references)),)


def _followed(answer: Answer) -> str:
    return record(answer.query.rpartition(": ")[2]).record_id


def test_a_work_that_cites_itself_is_not_led_to_by_itself(chased: Callable[..., list[Answer]]) -> None:
    """A user would read that a work was found by way of itself."""
    (references, _) = chased(Citing({"a": "ad"}), "a")
    assert led(references) == {("a", "d")}
