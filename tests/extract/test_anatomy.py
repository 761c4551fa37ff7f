"""What a claim is made of: its parts, its direction, how surely and how strongly it is said."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.anatomy import anatomy
from synthesist.records.anatomy import ClaimAnatomy, ClaimKind, Direction, Hedging, Quoted


def read(sentence: str) -> ClaimAnatomy:
    """The anatomy of a sentence that stands alone."""
    return anatomy(0, len(sentence), sentence, [(0, len(sentence))])


def parts(made: ClaimAnatomy) -> Mapping[str, str]:
    """The words of the parts that were found."""
    named = {name: getattr(made, name) for name in ("population", "exposure", "comparator", "outcome")}
    return {name: part.text for name, part in named.items() if part}


PARTS = [
    (
        "Compared with coffee, naps reduced the incidence of forgetting (HR 0.7) in owls with insomnia.",
        {
            "exposure": "naps",
            "comparator": "coffee",
            "outcome": "incidence of forgetting",
            "population": "owls with insomnia",
        },
    ),
    (
        "Recall was significantly higher in the nap group than in the coffee group (p < 0.01).",
        {"exposure": "nap group", "comparator": "coffee group", "outcome": "Recall"},
    ),
    (
        "There was no significant difference in sleep quality between naps and coffee.",
        {"exposure": "naps", "comparator": "coffee", "outcome": "sleep quality"},
    ),
    (
        "We find that drowsy pretraining improves answering accuracy on OwlQA by 3.2 points.",
        {"exposure": "drowsy pretraining", "outcome": "answering accuracy", "population": "OwlQA"},
    ),
    (
        "NapNet outperforms OwlNet on the HOOT benchmark.",
        {"exposure": "NapNet", "comparator": "OwlNet", "population": "HOOT benchmark"},
    ),
    (
        "Longer naps were associated with a lower risk of amnesia among old owls.",
        {"exposure": "Longer naps", "outcome": "risk of amnesia", "population": "old owls"},
    ),
    (
        "Owls treated with naps had fewer lapses than owls treated with coffee.",
        {"population": "Owls", "exposure": "naps", "comparator": "coffee", "outcome": "lapses"},
    ),
    (
        "The error rate of NapNet was lower than that of OwlNet.",
        {"exposure": "NapNet", "comparator": "OwlNet", "outcome": "error rate"},
    ),
    (
        "Mean recall was 26% in the nap group and 45% in the coffee group.",
        {"exposure": "nap group", "comparator": "coffee group", "outcome": "recall"},
    ),
    (
        "In adolescents, naps had no effect on reaction time, recall, or mood.",
        {"population": "adolescents", "exposure": "naps", "outcome": "reaction time, recall, or mood"},
    ),
    (
        "There is a positive correlation between nap length and recall in children.",
        {"exposure": "nap length", "outcome": "recall", "population": "children"},
    ),
    (
        "A significant reduction in lapses was observed in the nap group.",
        {"exposure": "nap group", "outcome": "lapses"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_parts_are_found_in_the_words_of_the_sentence(sentence: str, expected: Mapping[str, str]) -> None:
    """A user could not see what was compared with what, in whom, and on which outcome."""
    assert parts(read(sentence)) == expected


DIRECTIONS = [
    ("Naps increase recall.", Direction.INCREASE),
    ("Naps improve recall.", Direction.INCREASE),
    ("Naps improve mortality.", Direction.DECREASE),
    ("Naps worsen the error rate.", Direction.INCREASE),
    ("Naps did not improve recall.", Direction.NONE),
    ("Neither naps nor coffee improved recall.", Direction.NONE),
    ("Recall did not differ between naps and coffee.", Direction.NONE),
    ("Recall was higher with naps, but the difference was not significant.", Direction.NONE),
    ("Recall was higher with naps than with coffee (p = 0.42).", Direction.NONE),
    ("Naps help young owls, but hurt old owls.", Direction.MIXED),
    ("Naps affect recall.", Direction.UNSTATED),
    ("Naps led to a smaller reduction in lapses.", Direction.INCREASE),
    ("Naps led to a greater reduction in lapses.", Direction.DECREASE),
    ("Nap length is negatively correlated with lapses.", Direction.DECREASE),
    ("Increased noise was associated with lower recall.", Direction.DECREASE),
    ("Naps cause dreams.", Direction.INCREASE),
]


@pytest.mark.parametrize(("sentence", "expected"), DIRECTIONS)
def test_the_direction_is_that_of_the_outcome_free_of_worth(sentence: str, expected: Direction) -> None:
    """A user would read that naps raise mortality where the paper says that they improve it."""
    assert read(sentence).direction is expected


def test_better_stays_better_where_more_may_be_worse() -> None:
    """A user would see "improves reaction time" told as longer reactions."""
    made = read("Naps improve reaction time.")
    assert (made.direction, made.is_of_worth) == (Direction.INCREASE, True)


KINDS = [
    ("Naps reduce lapses.", ClaimKind.CAUSAL),
    ("Naps were associated with fewer lapses.", ClaimKind.ASSOCIATIONAL),
    ("Recall was higher with naps than with coffee.", ClaimKind.COMPARATIVE),
    ("Our method obtains an accuracy of 85.3% on OwlQA.", ClaimKind.DESCRIPTIVE),
    ("There are three dialects of owl song.", ClaimKind.EXISTENCE),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_kinds_of_assertion_are_told_apart(sentence: str, expected: ClaimKind) -> None:
    """A user would see what goes together listed among what causes what."""
    assert read(sentence).kind is expected


@pytest.mark.parametrize(
    ("sentence", "expected", "words"),
    [
        ("Naps improve recall.", Hedging.ASSERTED, []),
        ("These data suggest that naps improve recall.", Hedging.HEDGED, ["suggest"]),
        ("Naps may possibly improve recall.", Hedging.SPECULATIVE, ["may", "possibly"]),
        ("In May 2020 naps improved recall.", Hedging.ASSERTED, []),
    ],
)
def test_hedges_are_named_with_their_words(sentence: str, expected: Hedging, words: list[str]) -> None:
    """A user would see a guess of the authors as their finding."""
    made = read(sentence)
    assert (made.hedging, [hedge.text for hedge in made.hedges]) == (expected, words)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Owls were asked about naps.", 0),
        ("Naps are linked to recall.", 1),
        ("Naps might improve recall.", 2),
        ("Naps lowered mortality.", 3),
    ],
)
def test_causal_language_has_a_strength(sentence: str, expected: int) -> None:
    """A user could not tell an association from a cause."""
    assert read(sentence).strength == expected


def quoted(made: ClaimAnatomy) -> list[Quoted]:
    """Every span of an anatomy."""
    parts_found = [part for part in (made.population, made.exposure, made.comparator, made.outcome) if part]
    defined = [one.defined for one in made.abbreviations]
    pointed = [side for one in made.antecedents for side in (one.words, one.sentence)]
    return [*parts_found, *made.hedges, *defined, *pointed]


_WORDS = st.sampled_from(
    [
        *("naps", "naps,", "no", "not", "(no", "significant", "the", "and", "or", "of", "in", "with", "than", "was"),
        *("were", "had", "increased", "reduction", "effect", ";", ")", "p", "<", "0.05", "owls", "group", "between"),
        *("we", "found", "that", "results", "show", "to", "by", "on", "for", "improved", "this", "they", "our", "(ON)"),
        *("model", "patients", "A", "12%", "each", ".", "may", "more", "higher", "compared"),
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=60), st.text(max_size=20))
def test_every_span_quotes_the_document(words: list[str], before: str) -> None:
    """A user would be shown parts of a claim that no paper has."""
    claim = " ".join(words)
    document = f"{before}\n\nowl naps (ON). {claim}"
    start = len(document) - len(claim)
    made = anatomy(start, len(document), document, [(0, len(before)), (start, len(document))])
    assert all(document[one.start : one.end] == one.text for one in quoted(made))
    assert all(document[one.start : one.end] == one.short for one in made.abbreviations)
    assert made == anatomy(start, len(document), document, [(0, len(before)), (start, len(document))])
    assert all(one.start <= other.start for one, other in pairwise(made.hedges))


@given(st.text(min_size=1, max_size=400))
def test_any_text_is_answered(text: str) -> None:
    """A user would lose a run to one odd sentence."""
    assert read(text) == read(text)


def test_parts_stand_inside_the_claim_and_what_is_read_beside_it_never_does() -> None:
    """A user would find words in a quote that the paper has elsewhere."""
    document = "We use owl naps (ON) here. ON improved recall in old owls."
    start = document.index("ON improved")
    made = anatomy(start, len(document), document, [(0, start - 1), (start, len(document))])
    assert all(start <= one.start < one.end <= len(document) for one in (made.exposure, made.outcome) if one)
    assert all(one.defined.end <= start for one in made.abbreviations)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 99)])
def test_a_claim_that_is_no_span_of_its_document_is_refused(start: int, end: int) -> None:
    """A user would get the anatomy of other words than those of the claim."""
    with pytest.raises(ValueError, match="no span"):
        anatomy(start, end, "Naps help.", [(0, 10)])
