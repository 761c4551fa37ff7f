"""The confirmer's own way to sentences: BM25 over all of them."""

from synthesist.appraise.confirmer.lines import line
from synthesist.appraise.confirmer.selection import MOST, PER_WORK, Index, Placed

CLAIM = line("Mint drops reduced nasal congestion in adults.")


def _index(*rows: tuple[str, str]) -> Index:
    return Index([Placed(work, f"d:{at:03}:0", line(text)) for at, (work, text) in enumerate(rows)])


def test_the_sentence_that_shares_most_comes_first():
    """A sentence that says the opposite shares nearly all words, and must not be missed among others."""
    index = _index(
        ("a", "Mint tea is pleasant."),
        ("b", "Mint drops increased nasal congestion in adults."),
        ("c", "Adults sleep well."),
        ("d", "Ducks moult in winter."),
    )
    assert index.ranked(CLAIM, frozenset())[0].placed.work_id == "b"


def test_no_work_fills_the_list():
    """One long text would otherwise leave no room for the others."""
    index = _index(*[("a", "Mint drops reduced nasal congestion.")] * 9, ("b", "Mint drops eased nasal congestion."))
    works = [one.placed.work_id for one in index.ranked(CLAIM, frozenset(), least=0.0)]
    assert works.count("a") == PER_WORK
    assert "b" in works


def test_at_most_twelve_sentences():
    """Each one is judged, and a review has many claims."""
    index = _index(*[(f"w{at}", "Mint drops and nasal congestion.") for at in range(40)], ("x", "Ducks moult."))
    assert len(index.ranked(CLAIM, frozenset(), least=0.0)) == MOST


def test_silent_works_are_passed_over():
    """A work does not speak against itself, nor do those that are tied to it."""
    index = _index(("a", "Mint drops reduced nasal congestion."), ("b", "Ducks moult."))
    assert not index.ranked(CLAIM, frozenset({"a"}))


def test_nothing_to_search_in():
    """A review that read nothing is appraised all the same."""
    assert _index().ranked(CLAIM, frozenset()) == []
