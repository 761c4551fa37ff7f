"""One record for all records of a work, and where its fields come from."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable
from itertools import permutations

import pytest

from synthesist.identify.merging import merged
from synthesist.identify.reviewed import peer_review_of
from synthesist.identify.versions import version_of, versions_of
from synthesist.records import Author, Link, Notice, PeerReview, Record, TextKind, VersionKind

MakeRecord = Callable[..., Record]

TITLE = "Sleep and memory in healthy adults"
LONG = "We studied sleep in forty adults and measured what they remembered of a list of words. " * 4


@pytest.fixture
def preprint(make_record: MakeRecord) -> Record:
    """The preprint of a work, with its abstract."""
    return make_record(
        "a",
        TITLE,
        LONG,
        record_id="1",
        identifiers=(("arxiv", "2001.00001"), ("doi", "10.48550/arxiv.2001.00001")),
        year=2020,
        published="2020-01-02",
        url="https://arxiv.org/abs/2001.00001",
        peer_review=PeerReview.PREPRINT,
        peer_review_basis="type=preprint",
    )


@pytest.fixture
def article(make_record: MakeRecord) -> Record:
    """The article of the same work, without an abstract."""
    return make_record(
        "b",
        TITLE,
        record_id="2",
        identifiers=(("doi", "10.5555/x"), ("pmid", "7")),
        year=2021,
        venue="Journal of Sleep",
        peer_review=PeerReview.REVIEWED,
        peer_review_basis="type=journal article",
    )


def test_the_newest_version_is_cited_and_the_text_that_there_is_is_read(preprint: Record, article: Record) -> None:
    """A user would cite a preprint though its article is out, or read nothing though there is an abstract."""
    shown, origins = merged([preprint, article])
    assert ("2", 2021, "Journal of Sleep", LONG) == (shown.record_id, shown.year, shown.venue, shown.abstract)
    assert "10.5555/x" == shown.identifier("doi")
    assert "2001.00001" == shown.identifier("arxiv")
    came = {origin.field: origin.record_id for origin in origins}
    assert ("2", "1") == (came["title"], came["abstract"])
    assert all(origin.why for origin in origins)


def test_what_only_the_older_version_says_of_itself_stays_with_it(preprint: Record, article: Record) -> None:
    """A user would be led to the preprint's page, or be told its date, under the article's name."""
    shown, _ = merged([preprint, article])
    assert (None, None) == (shown.url, shown.published)


def test_a_record_alone_is_itself(article: Record) -> None:
    """A user would see fields explained of which there is only one."""
    assert (article, ()) == merged([article])


def test_no_order_of_records_changes_what_is_shown(preprint: Record, article: Record, make_record: MakeRecord) -> None:
    """A user would get another report from the same records in another order."""
    third = make_record("c", TITLE, "Short.", record_id="3", identifiers=(("doi", "10.5555/x"),), year=2021)
    assert 1 == len({merged(order) for order in permutations([preprint, article, third])})


def test_a_faithful_text_goes_before_one_put_together_again(make_record: MakeRecord) -> None:
    """A user would be shown quotes from a text put together from an index of words, though there is a better."""
    rebuilt = make_record("a", TITLE, LONG, record_id="1", text_kind=TextKind.RECONSTRUCTED)
    plain = make_record("b", TITLE, LONG[:-20], record_id="2")
    shown, _ = merged([rebuilt, plain])
    assert (plain.abstract, TextKind.DATABASE) == (shown.abstract, shown.text_kind)


def test_an_abstract_that_was_cut_off_gives_way(make_record: MakeRecord) -> None:
    """A user would read the first hundred words of an abstract that another source has whole."""
    whole = make_record("a", TITLE, LONG, record_id="1", text_kind=TextKind.RECONSTRUCTED)
    cut = make_record("b", TITLE, LONG[:80], record_id="2", venue="Journal of Sleep", year=2020)
    assert LONG == merged([whole, cut]).record.abstract


def test_a_list_of_authors_that_was_cut_off_is_completed(make_record: MakeRecord) -> None:
    """A user would cite three of five authors because the first source stops there."""
    short = make_record("a", TITLE, LONG, record_id="1", authors=["Stone", "Reed"], venue="Journal of Sleep", year=2020)
    long = make_record("b", TITLE, record_id="2", authors=["Stone", "Reed", "Marsh"])
    other = make_record("c", TITLE, record_id="3", authors=["Quite", "Another", "Team", "Here"])
    assert ["Stone", "Reed", "Marsh"] == [author.family for author in merged([short, long, other]).record.authors]


def test_all_copies_and_notices_are_kept(make_record: MakeRecord) -> None:
    """A user would miss an open copy, or a retraction, that only the second source names."""
    one = make_record("a", TITLE, LONG, record_id="1", links=(Link(url="https://example.org/a.pdf"),), cited_by=3)
    two = make_record("b", TITLE, record_id="2", notices=(Notice(kind="retraction"),), is_retracted=True, cited_by=9)
    shown = merged([one, two]).record
    assert (1, 1, True, 9) == (len(shown.links), len(shown.notices), shown.is_retracted, shown.cited_by)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"identifiers": (("doi", "10.1101/2020.01.01.900001"),)}, VersionKind.PREPRINT),
        ({"identifiers": (("doi", "10.1101/gr.123456.111"),)}, VersionKind.PUBLISHED),
        ({"identifiers": (("doi", "10.21203/rs.3.rs-12345/v1"),)}, VersionKind.PREPRINT),
        ({"identifiers": (("arxiv", "2001.00001"),)}, VersionKind.PREPRINT),
        ({"identifiers": (("arxiv", "2001.00001"), ("doi", "10.5555/x"))}, VersionKind.PUBLISHED),
        ({"venue": "bioRxiv"}, VersionKind.PREPRINT),
        ({"kind": "posted-content"}, VersionKind.PREPRINT),
        ({"kind": "Corrected and Republished Article"}, VersionKind.CORRECTED),
        ({"links": (Link(url="https://example.org", version="accepted"),)}, VersionKind.ACCEPTED),
        ({}, VersionKind.PUBLISHED),
    ],
)
def test_versions_are_told(make_record: MakeRecord, fields: dict[str, object], expected: VersionKind) -> None:
    """A user would see an article called a preprint, or the other way round."""
    kind, basis = version_of(make_record("a", TITLE, **fields))
    assert expected is kind
    assert basis


def test_versions_share_out_the_records(preprint: Record, article: Record) -> None:
    """A user could not tell which record is which version."""
    kinds = [(version.kind, version.record_ids) for version in versions_of([preprint, article])]
    assert [(VersionKind.PUBLISHED, ("2",)), (VersionKind.PREPRINT, ("1",))] == kinds


def test_one_version_that_was_judged_is_enough(preprint: Record, article: Record, make_record: MakeRecord) -> None:
    """A user would see a work called a preprint though its article was judged, or judged where nobody says so."""
    assert (PeerReview.REVIEWED, "invented: type=journal article") == peer_review_of([preprint, article])
    assert PeerReview.PREPRINT is peer_review_of([preprint])[0]
    assert (PeerReview.UNKNOWN, "") == peer_review_of([make_record("c", TITLE)])


def test_an_article_of_which_nothing_is_said_is_not_called_what_its_preprint_is(
    preprint: Record, article: Record, make_record: MakeRecord
) -> None:
    """A user would see an article counted as a preprint, or a preprint of which only its DOI tells as unknown."""
    silent = article.model_copy(update={"peer_review": None, "peer_review_basis": None})
    assert PeerReview.UNKNOWN is peer_review_of([preprint, silent])[0]
    told = make_record("d", TITLE, identifiers=(("doi", "10.1101/2020.05.05.20012345"),))
    assert (PeerReview.PREPRINT, "invented: doi=10.1101/2020.05.05.20012345") == peer_review_of([told])


def test_authors_with_given_names_stay_as_they_are(make_record: MakeRecord) -> None:
    """A user would lose given names on the way."""
    record = make_record("a", TITLE).model_copy(update={"authors": (Author(family="Stone", given="Ada"),)})
    assert record.authors == merged([record, make_record("b", TITLE)]).record.authors
