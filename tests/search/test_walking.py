"""Paging: when it ends, what cuts it, and what is said of it."""

from dataclasses import replace

import pytest
from walking_pages import AT, LATER, Paged, broken, page

from synthesist.errors import SourceError, StorageError, failure
from synthesist.records import Outcome, Record
from synthesist.search.databases.base import Page
from synthesist.search.walking import Walk
from synthesist.web.message import Request, Response


def names(walked: Walk) -> str:
    """The records that a walk brought, by their letters."""
    return "".join(row.source_id for row in walked.rows if isinstance(row, Record))


def ended(walked: Walk) -> tuple[str, Outcome, str]:
    """How a walk ended."""
    return names(walked), walked.outcome, walked.problem


def test_pages_are_followed_to_their_end() -> None:
    """A user would get the first page of many."""
    source = Paged([page("abc", 7, "2"), page("def", 7, "3"), page("g", 7)])
    assert ended(source.walked()) == ("abcdefg", Outcome.COMPLETE, "")
    assert [dict(sent.params)["at"] for sent in source.sent] == ["", "2", "3"]
    assert [sent.turn for sent in source.sent] == [1, 2, 3]


def test_nothing_found_is_an_answer() -> None:
    """A user would be told that a database failed, which knows nothing on the question."""
    source = Paged([page("", 0)])
    assert ended(source.walked()) == ("", Outcome.COMPLETE, "")
    assert len(source.sent) == 1


def test_an_empty_first_page_with_a_cursor_does_not_go_on_for_ever() -> None:
    """A user would wait for a service that hands out cursors and no records."""
    source = Paged([page("", None, "more")])
    assert ended(source.walked()) == ("", Outcome.COMPLETE, "")
    assert len(source.sent) < 6


def test_an_empty_page_in_the_middle_is_passed_over() -> None:
    """A user would lose all that comes after a page that a service sent empty."""
    source = Paged([page("abc", 6, "2"), page("", 6, "3"), page("def", 6, "4"), page("", 6)])
    assert ended(source.walked(100)) == ("abcdef", Outcome.COMPLETE, "")


def test_an_empty_page_that_ends_too_early_is_asked_for_again() -> None:
    """A user would lose half of a database because one answer came empty."""
    source = Paged([page("abc", 6, "2"), page("", 6), page("def", 6)])
    assert ended(source.walked()) == ("abcdef", Outcome.COMPLETE, "")
    assert source.sent[1].params == source.sent[2].params
    assert source.sent[1].key != source.sent[2].key, "the archive would answer with the empty page"


@pytest.mark.parametrize(
    ("total", "outcome", "problem"),
    [
        (9, Outcome.PARTIAL, "paging ended after 5 of 9 reported"),
        (2, Outcome.PARTIAL, "5 came and 2 were reported, so that there may be more"),
        (5, Outcome.COMPLETE, ""),
        (None, Outcome.COMPLETE, ""),
    ],
)
def test_a_total_that_is_contradicted_is_told(total: int | None, outcome: Outcome, problem: str) -> None:
    """A user would take a part for the whole."""
    assert ended(Paged([page("abc", total, "2"), page("de", total)]).walked()) == ("abcde", outcome, problem)


def test_the_last_total_counts() -> None:
    """A user would read a number of hits that the service has taken back."""
    walked = Paged([page("abc", 900, "2"), page("de", 5)]).walked()
    assert (walked.total, walked.outcome) == (5, Outcome.COMPLETE)


def test_a_total_that_moves_a_little_is_no_contradiction() -> None:
    """A user would be warned of every database that grows while it is read."""
    pages = [page(chr(at), 201 - at % 2, "more") for at in range(200, 399)]
    assert Paged([*pages, page(chr(399), 201)]).walked(1_000, page=1).outcome is Outcome.COMPLETE


def test_the_same_records_again_end_the_walk() -> None:
    """A user would wait for a service whose cursor does not move, and get its records many times."""
    source = Paged([page("abc", 9, "2"), page("cab", 9, "3"), page("def", 9)])
    assert ended(source.walked()) == ("abc", Outcome.PARTIAL, "Invented went on answering with the same records")
    assert len(source.sent) == 2


def test_a_record_on_two_pages_counts_once() -> None:
    """A user would count a work twice where pages overlap."""
    walked = Paged([page("abc", 5, "2"), page("cde", 5)]).walked()
    assert (names(walked), walked.repeated, walked.outcome) == ("abcde", 1, Outcome.COMPLETE)


def test_the_limit_of_the_plan_cuts_and_is_said() -> None:
    """A user would not learn that the plan's limit left records out."""
    source = Paged([page("abc", 9, "2"), page("def", 9, "3")])
    assert ended(source.walked(4)) == ("abcd", Outcome.CAPPED, "only the first 4 of 9 were taken, the plan's limit")
    assert dict(source.sent[0].params)["count"] == "3"


def test_a_service_that_gives_more_than_was_asked_for_is_cut() -> None:
    """A user who wants ten records would get a thousand."""
    assert ended(Paged([page("abcdefgh")]).walked(2)) == (
        "ab",
        Outcome.CAPPED,
        "only the first 2 of 8 were taken, the plan's limit",
    )


def test_a_limit_that_is_just_met_cuts_nothing() -> None:
    """A user would be warned of a cut that was none."""
    assert Paged([page("abc", 3)]).walked(3).outcome is Outcome.COMPLETE


def test_what_a_service_cannot_reach_is_said() -> None:
    """A user would believe that paging reaches all that a database has."""
    walked = Paged([page("abc", 9, "2"), page("def", 9, "3")]).walked(100, reachable=6)
    assert ended(walked) == ("abcdef", Outcome.CAPPED, "the service gives out no more than the first 6 of 9")


def test_a_failure_at_the_first_page_is_dated() -> None:
    """A user's record of the search would not say when a database could not be asked."""
    walked = Paged([page("abc")], fails_from=0).walked()
    assert ended(walked) == ("", Outcome.FAILED, "Invented broke off")
    assert (walked.at, walked.requests) == (LATER, [])


def test_a_failure_at_a_later_page_keeps_the_earlier_ones() -> None:
    """A user would lose what had come already."""
    walked = Paged([page("abc", 9, "2")], fails_from=1).walked()
    assert ended(walked) == ("abc", Outcome.PARTIAL, "Invented broke off")
    assert [sent.at for sent in walked.requests] == [AT]


def test_an_answer_that_cannot_be_read_is_asked_for_once_more_and_both_are_on_record() -> None:
    """A user would lose a database because of one cut answer, or not see that it was asked twice."""
    source = Paged([broken("broken"), page("abc", 3)])
    walked = source.walked()
    assert ended(walked) == ("abc", Outcome.COMPLETE, "")
    assert [sent.received for sent in walked.requests] == [0, 3]
    assert len({sent.key for sent in source.sent}) == 2


def test_an_answer_that_refuses_the_query_is_not_asked_for_again() -> None:
    """A user would bother a service that has said no."""
    source = Paged([SourceError("Invented refused the query", "mend it", kind="refused")])
    walked = source.walked()
    assert (walked.outcome, len(source.sent), walked.at) == (Outcome.FAILED, 1, AT)


def test_a_fault_in_a_database_s_own_code_costs_that_database_alone() -> None:
    """A user's whole search would end with a traceback because of one plugin."""
    walked = Paged([KeyError("hits")]).walked()
    assert ended(walked) == ("", Outcome.FAILED, "Invented could not be read: KeyError: 'hits'")


def test_a_full_disk_is_nothing_that_a_service_did() -> None:
    """A user whose disk is full would read that a database failed."""
    with pytest.raises(StorageError):
        Paged([StorageError("the disk is full", "make room")]).walked()


def test_rows_that_cannot_be_read_count_and_are_kept() -> None:
    """A user would lose rows without a word."""
    row = failure("search", "invented:x", "no title")
    walked = Paged([Page((), (row,), total=1)]).walked()
    assert (walked.rows, walked.came, walked.outcome) == ([row], 1, Outcome.COMPLETE)


def test_what_a_service_says_is_kept() -> None:
    """A user would not learn how PubMed understood the query."""
    walked = Paged([page("a", 1, read_as="sleep[tiab]", warnings=("Phrase not found",))]).walked()
    assert walked.told == ["It was read as: sleep[tiab]", "The service said: Phrase not found"]


def test_each_page_is_told_as_it_comes() -> None:
    """A user would see nothing move for minutes."""
    came: list[int] = []
    Paged([page("abc", 5, "2"), page("de", 5)]).service().walk("sleep", 9, came.append)
    assert came == [3, 2]


def test_a_broken_answer_of_an_earlier_run_does_not_stand_in_the_way() -> None:
    """A user whose first try met the log-in page of a hotel would be shown that page for ever."""
    source = Paged([broken("broken"), broken("broken"), page("abc", 3)])
    kept: list[str] = []

    def fetch(request: Request) -> Response:
        """The first two are in the archive."""
        kept.append(request.key)
        return replace(source.fetch(request), is_archived=len(kept) < 3)

    walked = source.service(fetch).walk("sleep", 9)
    assert (names(walked), len(walked.requests), len(set(kept))) == ("abc", 3, 3)


def test_offline_a_broken_answer_stays_what_it_was() -> None:
    """A user's replay would tell that there was no network, where an answer could not be read."""
    source = Paged([SourceError("Invented sent no JSON", "try again", is_retriable=True)])

    def fetch(request: Request) -> Response:
        if source.sent:
            raise SourceError("offline", "connect", kind="offline")
        return replace(source.fetch(request), is_archived=True)

    walked = source.service(fetch).walk("sleep", 9)
    assert (walked.problem, walked.at, len(walked.requests)) == ("Invented sent no JSON", AT, 1)
