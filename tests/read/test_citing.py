"""References and markers found where a file did not mark them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.read.citing import with_citations
from synthesist.read.citing.entries import parsed
from synthesist.read.composing import Composer
from synthesist.records import Reading

NAMED = [
    "Stone AB, Reed C (2019a). Owls sleep by day. Owl Lett 3:1–9. doi:10.1234/owl.19.",
    "Stone AB, Reed C (2019b). Owls wake. Owl Lett 3:10–19.",
    "Hale J, de la Cruz M, van den Berg P (2020). Larks. Owl Lett 4:2.",
    "World Owl Organization (2007). Owl report.",
    "Lee K (2012). Nests. Owl Lett 1:1.",
    "Lee K, Kim J (2012). Eggs. Owl Lett 1:2.",
]


def reading(text: str, entries: list[str]) -> Reading:
    """A reading of one paragraph and a list of references, as a reader leaves it."""
    composer = Composer("invented/1", b"")
    composer.heading("Results")
    composer.paragraph(text)
    composer.heading("References")
    for entry in entries:
        composer.reference(entry)
    return composer.finish()


def cited(text: str, entries: list[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Markers in the paragraph with the places of what they cite."""
    found = with_citations(reading(text, entries))
    return [(found.text[marker.start : marker.end], marker.references) for marker in found.markers]


@pytest.mark.parametrize(
    ("entry", "label", "authors", "year", "title"),
    [
        ("[3] Stone AB, Reed C. Owls sleep. Owl Lett 2019;3:1–9.", "3", ("Stone", "Reed"), 2019, "Owls sleep"),
        ("12. Stone A: Owls sleep. Owl Lett 1989, 158:515-9.", "12", ("Stone",), 1989, "Owls sleep"),
        ("E. Stone and R. L. Reed, “Owls sleep,” Owls, pp. 60–69, 1997.", "", ("Stone", "Reed"), 1997, "Owls sleep"),
        ("Ann K. Stone, J Ben Ito, and C. Lee. 2017. An owl. In O.", "", ("Stone", "Ito", "Lee"), 2017, "An owl"),
        ("Stone, A. B., van den Berg, P., & Ito, C. (2020). No.", "", ("Stone", "van den Berg", "Ito"), 2020, ""),
        ("World Owl Organization. Owl report. 2007.", "", ("World Owl Organization",), 2007, "Owl report"),
        ("Stone A, Reed B, et al. Owls sleep. Owl Lett 2001.", "", ("Stone", "Reed"), 2001, "Owls sleep"),
        ("Nothing to be read here", "", (), None, ""),
    ],
)  # fmt: skip
def test_the_fields_of_an_entry_are_read(
    entry: str, label: str, authors: tuple[str, ...], year: int | None, title: str
) -> None:
    """A user could not follow a citation from a PDF to the work that it cites."""
    found = parsed(entry)
    assert (found.label, found.authors, found.year, found.title) == (label, authors, year, title)


def test_identifiers_stand_in_their_normal_form() -> None:
    """A user would see one work twice, once by its DOI and once without."""
    entry = "Stone A (2019). Owls sleep. doi: 10.1234/OWL.19. PMID: 123456. arXiv:1901.00001."
    assert dict(parsed(entry).identifiers) == {"doi": "10.1234/owl.19", "pmid": "123456", "arxiv": "1901.00001"}


def test_citations_by_author_and_year_point_at_their_entries() -> None:
    """A user would take another paper's result for this one's, because its citation was not seen."""
    text = (
        "Owls sleep (Stone and Reed, 2019a; Hale et al., 2020). Hale et al. (2020, p. 4) agree, "
        "and so does Stone & Reed 2019b. The World Owl Organization (2007) and the WOO (2007) do not (Lee 2012)."
    )
    assert cited(text, NAMED) == [
        ("Stone and Reed, 2019a", (0,)),
        ("Hale et al., 2020", (2,)),
        ("Hale et al. (2020", (2,)),
        ("Stone & Reed 2019b", (1,)),
        ("World Owl Organization (2007)", (3,)),
        ("WOO (2007)", (3,)),
        ("Lee 2012", (4,)),
    ]


def test_several_years_share_the_names_before_them() -> None:
    """A user would lose the second of two works cited together."""
    assert cited("Owls sleep (Lee and Kim, 2012; Stone and Reed 2019a, 2019b).", NAMED) == [
        ("Lee and Kim, 2012", (5,)),
        ("Stone and Reed 2019a", (0,)),
        ("2019b", (1,)),
    ]


def test_what_is_ambiguous_or_unknown_points_nowhere() -> None:
    """A user would be sent to the wrong paper."""
    text = "Owls sleep (Stone and Reed, 2019). Larks too (Vega et al., 2018). It was May (2020), or 2012. Lee 2012."
    assert cited(text, NAMED) == [("Stone and Reed, 2019", ()), ("Vega et al., 2018", ()), ("Lee 2012", (4,))]


def numbered(count: int, style: str = "[{}] ") -> list[str]:
    """A numbered list of entries."""
    return [
        f"{style.format(number)}Stone A, Reed B. Owls of kind {number}. Owl Lett 2001."
        for number in range(1, count + 1)
    ]


def test_citations_by_number_point_at_their_entries() -> None:
    """A user would take another paper's result for this one's, because its citation was not seen."""
    text = (
        "Owls sleep [1], larks [2, 4–6] and wrens [7]–[9] too [see 3, p. 4]; "
        "in F[1,2] = 3 and 95% CI [1, 2] nothing is cited, nor in [0, 1]."
    )
    assert cited(text, numbered(9)) == [
        ("1", (0,)),
        ("2", (1,)),
        ("4–6", (3, 4, 5)),
        ("7]–[9", (6, 7, 8)),
        ("3", (2,)),
    ]


@pytest.mark.parametrize("marks", ["Owls (1), larks (2), wrens (3–5) sleep.", "Owls.1 Larks,2 wrens3–5 sleep."])
def test_round_brackets_and_raised_digits_count_where_they_rise_through_the_list(marks: str) -> None:
    """A user would lose the citations of medical journals."""
    assert [references for _, references in cited(marks, numbered(5, "{}. "))] == [(0,), (1,), (2, 3, 4)]


@pytest.mark.parametrize("marks", ["In (5) and (3) owls sleep as (1) says.", "The H2 and gene4 levels of group3 fell."])
def test_numbers_that_do_not_rise_cite_nothing(marks: str) -> None:
    """A user would see formulas and genes as citations."""
    assert cited(marks, numbered(5, "{}. ")) == []


def test_what_the_reader_said_stays() -> None:
    """A user would see exact markup replaced by guesses."""
    composer = Composer("invented/1", b"")
    composer.paragraph("Owls sleep [1].")
    composer.reference("[1] Stone A. Owls. 2001.", label="1", authors=("Reed",), year=1999)
    found = with_citations(composer.finish())
    assert (found.references[0].authors, found.references[0].year) == (("Reed",), 1999)
    assert [marker.references for marker in found.markers] == [(0,)]


PIECES = [
    "Stone",
    " et al.",
    " (",
    "2019",
    "a",
    ")",
    "[1",
    ", ",
    "–3]",
    ". ",
    "A",
    "and ",
    "de ",
    "; ",
    "10.1234/x",
    "’s",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(),
    st.lists(st.text() | st.lists(st.sampled_from(PIECES)).map("".join) | st.sampled_from(NAMED), max_size=5),
)
def test_any_text_keeps_its_words_and_its_markers_lie_in_it(text: str, entries: list[str]) -> None:
    """A user would lose a paper to its odd list of references."""
    before = reading(text, entries)
    found = with_citations(before)
    assert (found.text, found.blocks) == (before.text, before.blocks)
    edges = [edge for marker in found.markers for edge in (marker.start, marker.end)]
    assert edges == sorted(edges)
    assert all(0 <= place < len(found.references) for marker in found.markers for place in marker.references)


@pytest.mark.parametrize(
    "piece", ["A-", "A.", "De", "Aa, ", "[1, ", "A. B. ", "Stone 2019 ", "2019, ", "(1) ", "a1 ", "Aa and "]
)
def test_long_runs_of_one_sign_cost_little(piece: str) -> None:
    """A user would wait for hours on a file made to be slow."""
    assert with_citations(reading(piece * 5_000, [*NAMED, piece * 5_000])).references
