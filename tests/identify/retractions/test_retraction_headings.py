"""Titles of notices and marks on titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.kinds import standing_of
from synthesist.identify.retractions.wording import keys, words
from synthesist.records import RetractionStatus

R, W, C, E = (
    RetractionStatus.RETRACTED,
    RetractionStatus.WITHDRAWN,
    RetractionStatus.CONCERN,
    RetractionStatus.CORRECTED,
)


@pytest.mark.parametrize(
    ("title", "notice", "work"),
    [
        ("Retraction notice to “The moulting of ducks” [J. Duck. 5 (2015) 6–9]", R, "The moulting of ducks"),
        ("Retraction for Mallard et al., “The moulting of ducks”", R, "The moulting of ducks"),
        ("Retraction: The moulting of ducks", R, "The moulting of ducks"),
        ("The moulting of ducks: retraction", R, "The moulting of ducks"),
        ("Statement of Retraction", R, ""),
        ("Withdrawal: The moulting of ducks", W, "The moulting of ducks"),
        ("Expression of Concern: The moulting of ducks", C, "The moulting of ducks"),
        ("Erratum: CORRIGENDUM: The moulting of ducks", E, "The moulting of ducks"),
        ("Author Correction: The moulting of ducks", E, "The moulting of ducks"),
        ("THE MOULTING OF DUCKS—CORRIGENDUM", E, "THE MOULTING OF DUCKS"),
        ("Erratum to: RETRACTED ARTICLE: The moulting of ducks", E, "The moulting of ducks"),
    ],
)
def test_notice_is_known_and_its_work_named(title: str, notice: RetractionStatus, work: str):
    """Lists give the notice's title: without this no reference could be found by its own."""
    found = heading_of(title)
    assert (found.notice, found.mark, found.title) == (notice, None, work)


@pytest.mark.parametrize(
    ("title", "mark", "work"),
    [
        ("RETRACTED: The moulting of ducks", R, "The moulting of ducks"),
        ("[Retracted] The moulting of ducks", R, "The moulting of ducks"),
        ("RETRACTED ARTICLE: The moulting of ducks", R, "The moulting of ducks"),
        ("The moulting of ducks (Retracted)", R, "The moulting of ducks"),
        ("WITHDRAWN: The moulting of ducks", W, "The moulting of ducks"),
        ("ISDN_0152: REMOVED: The moulting of ducks", W, "The moulting of ducks"),
    ],
)
def test_mark_stands_on_the_work_itself(title: str, mark: RetractionStatus, work: str):
    """A retracted work that says so in its title would be taken for a mere notice."""
    found = heading_of(title)
    assert (found.notice, found.mark, found.title) == (None, mark, work)


@pytest.mark.parametrize(
    "title",
    [
        "Correction of refractive errors in ducks",
        "Corrections to scaling in ponds",
        "Retraction of the tongue in ducks",
        "Withdrawal of life support",
        "Removal of phosphate from ponds",
        "Errors of memory",
        "Concerns of keepers of ducks",
    ],
)
def test_works_about_such_things_are_no_notices(title: str):
    """Papers on eye surgery or waste water would be passed over as notices."""
    found = heading_of(title)
    assert (found.notice, found.mark, found.title) == (None, None, title)


def test_year_stands_in_the_bracket():
    """Two works of one title would not be told apart by their years."""
    assert heading_of("Retraction notice to “Ducks” [J. Duck. 31 (2013) 2705–2712]").year == 2013


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Retraction", R),
        ("retration", R),
        ("Retraction in", R),
        ("withdrawal", W),
        ("removal", W),
        ("expression_of_concern", C),
        ("expression-of-concern", C),
        ("Expression of concern", C),
        ("partial retraction", C),
        ("Erratum", E),
        ("err", E),
        ("corrected-article", E),
        ("Reinstatement", RetractionStatus.CLEAN),
        ("comment", None),
        ("new_version", None),
        ("retraction_of", None),
        ("", None),
    ],
)
def test_kinds_in_all_their_spellings(word: str, status: RetractionStatus | None):
    """A retraction whose type is misspelt would pass unseen."""
    assert standing_of(word) is status


@given(title=st.text(max_size=200))
def test_no_title_breaks_anything(title: str):
    """One odd title among a hundred thousand must not stop an import."""
    found = heading_of(title)
    assert len(found.title) <= len(title) * 8 + 8
    assert keys(words(title)) == sorted(keys(words(title)))


def test_words_are_the_same_however_they_are_written():
    """Markup, accents, Greek letters and capitals would hide a retracted work."""
    plain = words("TGF-beta signalling in the naive duck, part 2")
    assert words("TGF-β <i>Signalling</i> in the naïve duck, Part&nbsp;II") == plain
