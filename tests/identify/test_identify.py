"""Which records are one work."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.identify import identify
from synthesist.records import Decision, Hit, Record, Search

MakeRecord = Callable[..., Record]

TITLE = "Sleep and memory in healthy adults"


def doi(name: str) -> tuple[tuple[str, str], ...]:
    """The identifiers of a record that has only a DOI."""
    return (("doi", f"10.5555/{name}"),)


def groups(records: Sequence[Record]) -> list[list[str | None]]:
    """The sources' own ids of the records of each work."""
    names = {record.record_id: record.source_id for record in records}
    works = identify(records, ()).works
    return sorted(sorted(names[record_id] or "" for record_id in work.record_ids) for work in works)


def searched(*records: Record, search_id: str = "s") -> Search:
    """A search that returned these records."""
    return Search(
        search_id=search_id,
        source="a",
        query="all",
        limit=None,
        reported=None,
        received=len(records),
        is_capped=False,
        at="2026-01-02T03:04:05+00:00",
        client="test/1",
        content_sha256="0" * 64,
        hits=tuple(Hit(record_id=record.record_id, rank=rank) for rank, record in enumerate(records, 1)),
    )


def actions(decisions: Sequence[Decision]) -> list[tuple[str, str, str]]:
    """What was decided."""
    return [(entry.item, entry.action, entry.criterion) for entry in decisions]


def test_records_with_one_identifier_are_one_work(make_record: MakeRecord) -> None:
    """A user would count one paper as two."""
    records = [make_record("a", TITLE, identifiers=doi("x")), make_record("b", TITLE.upper(), identifiers=doi("x"))]
    assert [["a", "b"]] == groups(records)


def test_one_doi_on_different_titles_does_not_join(make_record: MakeRecord) -> None:
    """A user would lose all abstracts of a meeting but one, where one DOI stands on all."""
    records = [
        make_record("a", TITLE, identifiers=doi("x")),
        make_record("b", "Moulting of ducks", identifiers=doi("x")),
    ]
    assert [["a"], ["b"]] == groups(records)


def test_title_year_and_author_join(make_record: MakeRecord) -> None:
    """A user would count a paper twice because one source gives no identifier."""
    records = [
        make_record("a", TITLE, year=2020, authors=["Müller"]),
        make_record("b", "Sleep and Memory in Healthy Adults.", year=2020, authors=["MULLER", "Other"]),
    ]
    assert [["a", "b"]] == groups(records)


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2021, "authors": ["Stone"]},
        {"year": 2020, "authors": ["Reed"]},
    ],
)
def test_a_title_alone_does_not_join(make_record: MakeRecord, other: dict[str, object]) -> None:
    """A user would lose a follow-up, or another group's paper of the same title."""
    assert [["a"], ["b"]] == groups(
        [make_record("a", TITLE, year=2020, authors=["Stone"]), make_record("b", TITLE, **other)]
    )


@pytest.mark.parametrize("other", [{"year": None, "authors": ["Stone"]}, {"year": 2020, "authors": []}])
def test_what_lacks_a_year_or_its_authors_joins_where_all_else_agrees(
    make_record: MakeRecord, other: dict[str, object]
) -> None:
    """A user would count a paper twice because one export left a field empty."""
    assert [["a", "b"]] == groups(
        [make_record("a", TITLE, year=2020, authors=["Stone"]), make_record("b", TITLE, **other)]
    )


def test_two_dois_of_one_registrant_stay_apart(make_record: MakeRecord) -> None:
    """A user would lose the second part of a work in two parts."""
    records = [
        make_record("a", TITLE, year=2020, authors=["Stone"], identifiers=doi("part-one")),
        make_record("b", TITLE, year=2020, authors=["Stone"], identifiers=doi("part-two")),
    ]
    assert [["a"], ["b"]] == groups(records)


def test_a_preprint_and_its_article_join_though_their_dois_differ(make_record: MakeRecord) -> None:
    """A user would hear one study twice."""
    records = [
        make_record("a", TITLE, year=2020, authors=["Stone"], identifiers=(("doi", "10.48550/arxiv.2001.00001"),)),
        make_record("b", TITLE, year=2020, authors=["Stone"], identifiers=doi("x")),
    ]
    assert [["a", "b"]] == groups(records)


@pytest.mark.parametrize("title", ["Preface", "Invited talk", "Editorial"])
def test_short_titles_name_many_works(make_record: MakeRecord, title: str) -> None:
    """A user would see prefaces of different volumes taken for one."""
    records = [make_record(name, title, year=2020, authors=["Stone"]) for name in "ab"]
    assert [["a"], ["b"]] == groups(records)


def test_records_join_through_a_third(make_record: MakeRecord) -> None:
    """A user would count a paper twice though a third record says that both are it."""
    records = [
        make_record("a", TITLE, record_id="1", identifiers=doi("x")),
        make_record("b", TITLE, record_id="2", identifiers=(*doi("x"), ("pmid", "7"))),
        make_record("c", TITLE, record_id="3", identifiers=(("pmid", "7"),)),
    ]
    assert [["a", "b", "c"]] == groups(records)


def test_a_chain_stops_where_a_doi_conflicts(make_record: MakeRecord) -> None:
    """A user would see two works merged through a third record that is like both."""
    records = [
        make_record("a", TITLE, record_id="1", identifiers=(*doi("x"), ("pmid", "7"))),
        make_record("b", TITLE, record_id="2", identifiers=(("pmcid", "PMC9"), ("pmid", "7"))),
        make_record("c", TITLE, record_id="3", identifiers=(*doi("y"), ("pmcid", "PMC9"))),
    ]
    assert groups(records) in ([["a", "b"], ["c"]], [["a"], ["b", "c"]])


def test_the_order_of_records_does_not_matter(make_record: MakeRecord) -> None:
    """A user would get other works from the same records in another order."""
    records = [
        make_record("a", TITLE, identifiers=doi("x")),
        make_record("b", TITLE, identifiers=(*doi("x"), ("pmid", "7"))),
        make_record("c", TITLE, identifiers=(("pmid", "7"),)),
        make_record("d", "Another work on other things", identifiers=doi("x")),
    ]
    assert 1 == len({identify(order, ()) for order in map(tuple, permutations(records))})


def test_a_work_is_named_after_its_smallest_record(make_record: MakeRecord) -> None:
    """A user's links to a work would break with the order of the sources."""
    records = [make_record(name, TITLE, identifiers=doi("x")) for name in "abc"]
    (work,) = identify(records, ()).works
    assert (min(record.record_id for record in records), tuple(sorted(record.record_id for record in records))) == (
        work.work_id,
        work.record_ids,
    )


def test_the_record_with_the_longest_abstract_is_shown(make_record: MakeRecord) -> None:
    """A user would lose an abstract because another source has none."""
    records = [
        make_record("a", TITLE, identifiers=doi("x")),
        make_record("b", TITLE, "Short.", identifiers=doi("x")),
        make_record("c", TITLE, "A longer abstract.", identifiers=doi("x")),
    ]
    (work,) = identify(records, ()).works
    assert "c" == work.record.source_id


def test_each_record_but_the_one_shown_is_a_duplicate_with_its_reason(make_record: MakeRecord) -> None:
    """A user could not see why a record was set aside."""
    records = [
        make_record("a", TITLE, "Abstract.", identifiers=doi("x")),
        make_record("b", TITLE, identifiers=doi("x")),
    ]
    found = identify(records, ())
    assert [(records[1].record_id, "duplicate", "D1")] == actions(found.decisions)
    assert records[0].record_id in found.decisions[0].reason


def test_a_row_that_comes_twice_is_counted_as_a_duplicate(make_record: MakeRecord) -> None:
    """A user's flow diagram would not add up where two sources return one record."""
    record = make_record("a", TITLE)
    found = identify([record], [searched(record, record, search_id="s"), searched(record, search_id="t")])
    assert [
        (f"{record.record_id}@s/2", "duplicate", "D1"),
        (f"{record.record_id}@t/1", "duplicate", "D1"),
    ] == actions(found.decisions)


def test_a_retracted_work_is_removed(make_record: MakeRecord) -> None:
    """A user would build on a retracted paper."""
    record = make_record("a", TITLE, is_retracted=True)
    assert [(record.record_id, "remove", "X1")] == actions(identify([record], ()).decisions)


def test_one_source_that_knows_of_a_retraction_suffices(make_record: MakeRecord) -> None:
    """A user would build on a retracted paper because a second source has not heard of it."""
    records = [
        make_record("a", TITLE, "Abstract.", record_id="1", identifiers=doi("x"), is_retracted=False),
        make_record("b", TITLE, record_id="2", identifiers=doi("x"), is_retracted=True),
    ]
    assert ("1", "remove", "X1") in actions(identify(records, ()).decisions)


def test_a_retracted_duplicate_is_decided_on_once(make_record: MakeRecord) -> None:
    """A user would lose a whole review to one retracted paper that two records describe."""
    records = [
        make_record("a", TITLE, record_id="1", identifiers=doi("x")),
        make_record("b", TITLE, "Abstract.", record_id="2", identifiers=doi("x"), is_retracted=True),
    ]
    decisions = identify(records, ()).decisions
    assert len({(entry.stage, entry.item, entry.ordinal) for entry in decisions}) == len(decisions)


@pytest.mark.parametrize("is_retracted", [None, False])
def test_silence_is_no_retraction(make_record: MakeRecord, *, is_retracted: bool | None) -> None:
    """A user would lose works on which no source says anything."""
    assert () == identify([make_record("a", TITLE, is_retracted=is_retracted)], ()).decisions


def test_no_records_are_no_works() -> None:
    """A user with an empty answer would see a traceback."""
    assert ((), ()) == (identify([], ()).works, identify([], ()).decisions)


DRAWN = st.lists(
    st.tuples(
        st.sampled_from([TITLE, "Moulting of grey ducks", "Preface"]),
        st.sampled_from([(), doi("x"), doi("y"), (("pmid", "7"),), (*doi("x"), ("pmid", "7"))]),
        st.sampled_from([None, 2020]),
        st.sampled_from([(), ("Stone",)]),
    ),
    max_size=8,
)


@given(drawn=DRAWN)
def test_every_record_is_in_one_work_and_every_work_in_one_place(make_record: MakeRecord, drawn: list[tuple]) -> None:
    """A user would lose a record between search and screening, or count it twice."""
    records = [
        make_record(str(at), title, identifiers=identifiers, year=year, authors=authors)
        for at, (title, identifiers, year, authors) in enumerate(drawn)
    ]
    found = identify(records, ())
    members = [record_id for work in found.works for record_id in work.record_ids]
    assert sorted(record.record_id for record in records) == sorted(members)
    assert len(records) - len(found.works) == sum(entry.action == "duplicate" for entry in found.decisions)
