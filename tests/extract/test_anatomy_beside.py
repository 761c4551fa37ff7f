"""What stands beside a claim so that it can be read alone."""

import pytest

from synthesist.extract.anatomy import anatomy
from synthesist.records.anatomy import ClaimAnatomy

DOCUMENT = (
    "Naps and the memory of owls\n\n"
    "We propose NapNet, a model of owl question answering (OQA). "
    "Owls of group A received naps, and owls of group B received coffee. "
    "Patients with sleep apnoea were enrolled at two sites. "
    "Naps improved recall and attention. "
    "This effect was larger in old owls. "
    "They also slept longer. "
    "Our model outperforms others on OQA. "
    "These patients had a lower risk of relapse than controls. "
    "The latter was stable. "
    "It is likely that naps help. "
    "In group A, recall was higher than in group B."
)
SENTENCES = [
    (DOCUMENT.index(one), DOCUMENT.index(one) + len(one))
    for one in (f"{part}." if not part.endswith(".") else part for part in DOCUMENT.split("\n\n")[1].split(". "))
]


def beside(claim: str, document: str = DOCUMENT, sentences: list[tuple[int, int]] | None = None) -> ClaimAnatomy:
    """The anatomy of a sentence of a document."""
    start = document.index(claim)
    return anatomy(start, start + len(claim), document, SENTENCES if sentences is None else sentences)


@pytest.mark.parametrize(
    ("claim", "words", "begins"),
    [
        ("This effect was larger in old owls.", "This effect", "Naps improved recall"),
        ("They also slept longer.", "They", "This effect was larger"),
        ("Our model outperforms others on OQA.", "Our model", "We propose NapNet"),
        ("These patients had a lower risk of relapse than controls.", "These patients", "Patients with sleep"),
        ("The latter was stable.", "The latter", "Naps improved recall and attention"),
        ("In group A, recall was higher than in group B.", "group A", "Owls of group A received"),
    ],
)
def test_pointing_words_come_with_the_sentence_that_they_probably_point_at(claim: str, words: str, begins: str) -> None:
    """A user would read "this effect" in a quote, and not know of what."""
    first = beside(claim).antecedents[0]
    assert first.words.text == words
    assert first.sentence.text.startswith(begins)


@pytest.mark.parametrize("claim", ["Naps improved recall and attention.", "It is likely that naps help."])
def test_what_points_at_nothing_gets_no_pointer(claim: str) -> None:
    """A user would be sent to a sentence that has nothing to do with the claim."""
    assert beside(claim).antecedents == ()


def test_a_pronoun_of_the_first_sentence_points_at_nothing() -> None:
    """A user would see a claim explained by itself."""
    text = "They slept longer."
    assert beside(text, text, [(0, len(text))]).antecedents == ()


def test_an_abbreviation_comes_with_its_long_form_and_its_place() -> None:
    """A user would read "OQA" in a quote, and have to search the paper for it."""
    (one,) = beside("Our model outperforms others on OQA.").abbreviations
    assert (one.short, one.long, one.defined.text) == (
        "OQA",
        "owl question answering",
        "owl question answering (OQA)",
    )


def test_an_abbreviation_that_the_claim_defines_needs_nothing_beside_it() -> None:
    """A user would read the same definition twice."""
    assert beside("We propose NapNet, a model of owl question answering (OQA).").abbreviations == ()


def test_of_several_definitions_the_nearest_before_the_claim_holds() -> None:
    """A user would be told the meaning that another section gave to the same letters."""
    document = "Old naps (ON) help. Own nests (ON) hurt. ON is good. Odd notes (ON) end it."
    claim = document.index("ON is good.")
    (one,) = anatomy(claim, claim + 11, document, []).abbreviations
    assert one.long == "Own nests"


def test_a_plural_is_the_same_abbreviation() -> None:
    """A user would find "LLMs" unexplained where the paper explains "LLM"."""
    document = "A large language model (LLM) naps. LLMs sleep."
    (one,) = anatomy(35, len(document), document, []).abbreviations
    assert (one.short, one.long) == ("LLMs", "large language model")
