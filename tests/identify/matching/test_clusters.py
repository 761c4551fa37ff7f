"""Many records: clusters that hold together, and people's answers that hold always."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import TITLE, row

from synthesist.identify.matching import match
from synthesist.identify.matching.blocking import candidate_pairs
from synthesist.identify.matching.clusters import Clustering
from synthesist.identify.matching.profiles import profile_of
from synthesist.records import Record
from synthesist.records.identity import Match, Sameness

PLACE = {"volume": "21", "number": "4", "pages": "8-17"}


def said(first: str, second: str, answer: Sameness) -> Match:
    """What a person says of two records."""
    return Match(first=first, second=second, answer=answer, reasons=("read both",), person="ada")


def test_each_record_is_in_one_cluster_and_each_cluster_is_held_together() -> None:
    """A user would not see why records were merged, or would miss some of them."""
    records = [row("a", **PLACE), row("b", **PLACE), row("c", people="Aalto M", **PLACE), row("d", "Of bees", "Ito, K")]
    matched = match(records)
    assert matched.clusters == (("a", "b", "c"), ("d",))
    same = [pair for pair in matched.matches if pair.answer is Sameness.SAME]
    assert len(same) == 2
    assert {name for pair in same for name in (pair.first, pair.second)} == {"a", "b", "c"}


def test_nothing_comes_of_nothing() -> None:
    """A user whose search found nothing would see an error instead."""
    assert match([]).clusters == ()
    assert match([row("a")]).clusters == (("a",),)


def test_a_chain_of_unlike_records_is_split() -> None:
    """A user would see two works merged because a third record lacks what tells them apart."""
    one = row("a", doi="10.5555/a", volume="20", pages="1-9")
    other = row("c", doi="10.5555/c", volume="21", pages="70-81")
    between = row("b", volume="21", pages="70")
    matched = match([one, between, other])
    assert matched.clusters == (("a",), ("b", "c"))
    apart = next(pair for pair in matched.matches if (pair.first, pair.second) == ("a", "c"))
    assert apart.answer is Sameness.DIFFERENT
    assert "DOI" in apart.reasons[0]


def test_a_person_joins_what_the_model_keeps_apart() -> None:
    """A user's own decision would be overruled by a machine."""
    one, other = row("a", doi="10.5555/a", pages="1-9"), row("b", doi="10.5555/b", pages="70-81")
    answer = said("a", "b", Sameness.SAME)
    matched = match([one, other], [answer])
    assert matched.clusters == (("a", "b"),)
    assert matched.matches == (answer,)


def test_a_person_keeps_apart_what_the_model_joins() -> None:
    """A user's own decision would be overruled by a machine, by way of a third record."""
    records = [row("a", **PLACE), row("b", **PLACE), row("c", **PLACE)]
    matched = match(records, [said("a", "b", Sameness.DIFFERENT)])
    assert not any({"a", "b"} <= set(cluster) for cluster in matched.clusters)
    assert sorted(map(len, matched.clusters)) == [1, 2]


def test_the_last_word_on_a_pair_counts() -> None:
    """A user could not take an answer back."""
    records = [row("a", **PLACE), row("b", **PLACE)]
    words = [said("a", "b", Sameness.DIFFERENT), said("a", "b", Sameness.SAME)]
    assert match(records, words).clusters == (("a", "b"),)


def test_answers_about_records_that_are_gone_do_not_stop_a_run() -> None:
    """A user who drops a source would have to clear out old answers first."""
    assert match([row("a")], [said("a", "z", Sameness.SAME)]).clusters == (("a",),)


def test_two_works_with_one_doi_and_one_work_with_two() -> None:
    """A user would lose a work to a typing mistake in a DOI, or count one twice."""
    wrong = [row("a", "Light at night", "Ito, Ken", doi="10.5555/x"), row("b", "Of bees", "Sato, Y", doi="10.5555/x")]
    assert match(wrong).clusters == (("a",), ("b",))
    both = row("d", **PLACE).model_copy(update={"identifiers": (("doi", "10.5555/e"), ("doi", "10.5555/f"))})
    assert match([row("c", doi="10.5555/e", **PLACE), both]).clusters == (("c", "d"),)


@pytest.mark.parametrize(
    "odd",
    [
        row("z", "", "", year=None, venue=None),
        row("z", "\x00\x07 \u202e\u200b", "\x01", venue="\x02"),
        row("z", "睡眠与光 Сон і світло नींद ضوء", "王, 伟"),
        row("z", "\ud800 half a letter", "\udfff, A"),
        row("z", "x" * 1_000_000),
        row("z", "[(" * 4_000),
        row("z", "<a " * 4_000, venue="(" * 9_000, pages="-" * 9_000, volume="0" * 9_000),
        row("z", "¹²³ ٣٤", pages="١٢-١٥", volume="²"),
        row("z", TITLE, " and ".join(f"Person{at}, A" for at in range(5_000))),
        row("z", TITLE, "Nobody", year=-1),
    ],
    ids=["empty", "control", "scripts", "surrogates", "long", "brackets", "tags", "digits", "crowd", "year"],
)
def test_odd_records_stop_nothing(odd: Record) -> None:
    """A user would lose a run of thousands to one broken row."""
    matched = match([odd, row("a", **PLACE), row("b", **PLACE), odd.model_copy(update={"record_id": "y"})])
    assert ("a", "b") in matched.clusters
    assert sum(map(len, matched.clusters)) == 4


def test_records_without_titles_meet_by_their_place() -> None:
    """A user would count a row twice whose title an export lost."""
    assert match([row("a", **PLACE), row("b", "", **PLACE)]).clusters == (("a", "b"),)


def test_thousands_of_equal_titles_are_worked_through() -> None:
    """A user who imports a yearly report would wait for days, or run out of memory."""
    many = [
        row(f"r{at:05}", "Annual report", "Institute of Sleep", year=1000 + at % 1000, pages=str(1 + at))
        for at in range(3_000)
    ]
    again = [one.model_copy(update={"record_id": f"s{at:05}"}) for at, one in enumerate(many[:50])]
    matched = match([*many, *again])
    assert len(matched.clusters) == 3_000
    assert len(candidate_pairs([profile_of(one) for one in many])) < 200_000


def test_pairs_to_wonder_at_are_few() -> None:
    """A user would be shown thousands of pairs that were never in question."""
    many = [row(f"r{at:03}", "Editorial", "Ito, Ken", number=str(at), volume="7", pages=str(at)) for at in range(200)]
    assert len(match(many).matches) <= 5 * 200


def test_clusters_are_joined_by_all_their_members() -> None:
    """A user would see two works merged by one pair that looks alike while all others do not."""
    odds = {("a", "b"): 3.0, ("c", "d"): 3.0, ("b", "c"): 1.0, ("a", "c"): -2.0, ("a", "d"): -2.0, ("b", "d"): -2.0}
    clustering = Clustering(lambda one, other: odds[min(one, other), max(one, other)])
    clustering.add("abcd")
    assert clustering.join(("a", "b"))
    assert clustering.join(("c", "d"))
    assert not clustering.join(("b", "c"))
    assert clustering.clusters() == (("a", "b"), ("c", "d"))


def _made(numbers: tuple[int, ...]) -> dict[str, Any]:
    title, people, year, page, doi = numbers
    titles = (TITLE, f"{TITLE}: part I", f"{TITLE}: part II", f"Erratum: {TITLE}", "Sleep", "")
    return {
        "title": titles[title],
        "people": ("Aalto, Mirja", "Aalto, M. and Okafor, C.", "Ito, Ken", "")[people],
        "year": (2012, 2013, None)[year],
        "pages": ("8-17", "8", "30-9", "")[page],
        "volume": "21",
    } | ({"doi": f"10.5555/{doi}"} if doi else {})


ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3)), max_size=9
)


@settings(max_examples=60)
@given(rows=ROWS, seed=st.randoms(use_true_random=False))
def test_clusters_are_consistent_and_free_of_order(rows: list[tuple[int, ...]], seed: Any) -> None:
    """A user would see other works after sorting a file, or in one cluster records that cannot be one work."""
    records = [row(f"r{at}", **_made(numbers)) for at, numbers in enumerate(rows)]
    shuffled = list(records)
    seed.shuffle(shuffled)
    matched = match(records)
    assert matched == match(shuffled)
    assert sorted(name for cluster in matched.clusters for name in cluster) == sorted(one.record_id for one in records)
    kept = {(pair.first, pair.second) for pair in matched.matches if pair.answer is Sameness.DIFFERENT}
    together = {pair for cluster in matched.clusters for pair in combinations(cluster, 2)}
    certain = {pair for pair in kept & together if match_is_certain(matched.matches, pair)}
    assert not certain


def match_is_certain(matches: tuple[Match, ...], pair: tuple[str, str]) -> bool:
    """Whether a rule keeps the two apart."""
    return any((one.first, one.second) == pair and one.probability is None for one in matches)
