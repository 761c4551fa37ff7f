"""What must hold of ties and studies whatever the works are."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.identify.studies import Paper, independence_of, studies, ties
from synthesist.identify.studies.papers import Place
from synthesist.identify.studies.registrations import registrations
from synthesist.identify.studies.samples import sample
from synthesist.identify.studies.texts import wording
from synthesist.records import Author, Record
from synthesist.records.identity import Tie

_NAMES = st.sampled_from(("Wang, Lei", "Wang, L.", "Brellmann, Ada", "Brellmann, A. B.", "Orvik, ", "Tolk, Mara", ""))
_TITLES = st.sampled_from(("Naps at noon help clerks", "Naps at noon helped the clerks", "Owls", "Sleep. Part I", ""))
_TEXTS = st.sampled_from(
    ("", "NCT01234567", "NCT01234567 and NCT00000001", "In NHANES, n = 1,248 in 2011-2014.", "The HARBOUR trial slept.")
)


@st.composite
def papers(draw: Callable[..., str]) -> Paper:
    """A work of few words, so that much is shared."""
    names = [draw(_NAMES).partition(", ") for _ in range(2)]
    authors = tuple(Author(family=family, given=given) for family, _, given in names if family)
    record = Record(record_id="r", source="s", title=draw(_TITLES), abstract=draw(_TEXTS), authors=authors)
    return Paper((record,))


@settings(max_examples=60)
@given(st.lists(papers(), max_size=7), st.randoms(use_true_random=False))
def test_ties_are_mutual_and_free_of_order_and_studies_share_out_the_works(works: list[Paper], chance) -> None:
    """A user would see other studies after another search brought the same works in another order."""
    by_id = {f"w{at}": one for at, one in enumerate(works)}
    mixed = list(by_id)
    chance.shuffle(mixed)
    one, other = independence_of(by_id), independence_of({name: by_id[name] for name in mixed})
    assert one.studies == other.studies
    assert sorted(by_id) == sorted(name for study in one.studies for name in study.work_ids)
    for first in by_id:
        for second in by_id:
            found = one(first, second)
            assert found == one(second, first) == other(first, second)
            if found:
                assert len(found.kinds) == len(found.reasons) == len(set(found.kinds))
                assert found.first <= found.second


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans(), st.booleans()), max_size=12))
def test_studies_share_out_the_works_whatever_the_ties(rows: list[tuple[int, int, bool, bool]]) -> None:
    """A user would see a work in two studies, or in none."""
    given_ties = [
        Tie(
            first=f"w{min(one, other)}",
            second=f"w{max(one, other)}",
            kinds=("text",),
            reasons=("so",),
            is_one_study=is_one,
            is_sure=is_sure,
        )
        for one, other, is_one, is_sure in rows
    ]
    works = [f"w{at}" for at in range(6)]
    found = studies(given_ties, works)
    assert found == studies(reversed(given_ties), reversed(works))
    assert sorted(work for study in found for work in study.work_ids) == works
    assert all(study.study_id == min(study.work_ids) for study in found)


@given(st.text(max_size=300))
def test_any_text_is_looked_through(text: str) -> None:
    """A user would see a run stopped by a strange abstract."""
    registrations(dict.fromkeys(Place, text))
    sample(text)
    wording(text, text)
    paper = Paper((Record(record_id="r", source="s", title=text, abstract=text, extra=(("note", text),)),))
    assert ties({"a": paper}) == ()
