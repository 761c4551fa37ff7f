"""Eligibility, decided again on the full text: each exclusion with its criterion and the words that it rests on."""

from collections.abc import Callable

import pytest

from judges import WordsRoles
from synthesist.extract import Extracted, Source, extract
from synthesist.models import Embedder
from synthesist.read import abstract_document, sentences
from synthesist.read.composing import Composer
from synthesist.read.documents import full_document
from synthesist.read.placed import sentences_in
from synthesist.records import BlockKind, Decision, Front, Question, SectionRole, TextKind, Work

Assess = Callable[..., tuple[Source, Extracted]]
MakeWork = Callable[..., Work]

TITLE = "Naps and recall in adults"
RESULT = "We found that naps improve recall significantly."
METHOD = "Sleepers were asked to lie down in a quiet room."


@pytest.fixture
def assessed(make_work: MakeWork, make_question: Callable[..., Question], hashed_words: Embedder) -> Assess:
    """Reads a paper whole and assesses it, by default for the question whether naps improve recall."""

    def assess(
        *said: str, title: str = TITLE, kind: str = "", question: Question | None = None
    ) -> tuple[Source, Extracted]:
        composer = Composer("jats/1", b"a paper")
        composer.title(title)
        composer.heading("Abstract", role=SectionRole.ABSTRACT)
        composer.paragraph("We asked who sleeps and who recalls.")
        composer.heading("3 Results")
        for paragraph in said or (METHOD, RESULT):
            composer.paragraph(paragraph)
        reading = composer.finish(Front(title=title, kind=kind))
        work = make_work("a", title, "We asked who sleeps and who recalls.")
        document = full_document(work, reading, TextKind.PUBLISHER)
        source = Source(document, work.record, sentences_in(document, reading), reading)
        asked = question or make_question(["nap"], ["recall"])
        return source, extract([source], asked, {}, hashed_words, model=WordsRoles())

    return assess


def decided(assessed: tuple[Source, Extracted]) -> tuple[Decision, str]:
    """The decision, and the words that it quotes."""
    source, found = assessed
    (decision,) = found.decisions
    quote = decision.quote
    return decision, source.document.text[quote.start : quote.end] if quote else ""


def test_a_full_text_that_answers_is_included(assessed: Assess) -> None:
    """A user would lose the paper that answers the question."""
    decision, quote = decided(assessed())
    assert (decision.action, decision.criterion, quote) == ("include", "A1", "")
    assert decision.reason == "1 asserted result, 1 of which bear closely enough on the question; assessed at full text"


def test_a_text_in_another_language_is_excluded_with_its_first_words(assessed: Assess) -> None:
    """A user would see quotes in a language that nobody checked."""
    said = "Der Schlaf am Nachmittag ist für die meisten Menschen eine gute Sache, wie wir in dieser Arbeit zeigen."
    source, found = assessed(said, *[f"{said} Das gilt auch für den Winter und für den Sommer." for _ in range(4)])
    decision, quote = decided((source, found))
    assert (decision.action, decision.criterion) == ("exclude", "F1")
    assert quote
    assert quote in source.document.text
    assert "not in English" in decision.reason


@pytest.mark.parametrize(
    ("title", "kind", "told"),
    [
        (TITLE, "correction", "a correction"),
        (TITLE, "Study Protocol", "a protocol"),
        (TITLE, "editorial", "an editorial"),
        ("Erratum: naps and recall", "", "its title says that it is a notice"),
        ("Naps and recall: a protocol", "", "its title says that it is a protocol"),
        ("Protocol for a trial of naps and recall", "research-article", "its title says that it is a protocol"),
    ],
)
def test_a_notice_or_a_protocol_is_excluded_with_its_title(assessed: Assess, title: str, kind: str, told: str) -> None:
    """A user would see an erratum counted as a study."""
    decision, quote = decided(assessed(title=title, kind=kind))
    assert (decision.action, decision.criterion, quote) == ("exclude", "F2", title)
    assert told in decision.reason


@pytest.mark.parametrize("title", ["A communication protocol of naps and recall", "Corrective naps and recall"])
def test_a_study_with_such_a_word_in_its_title_stays(assessed: Assess, title: str) -> None:
    """A user would lose studies for a word of their titles."""
    assert decided(assessed(title=title))[0].action == "include"


def test_a_text_that_does_not_name_what_is_asked_is_excluded_with_its_nearest_words(
    assessed: Assess, make_question: Callable[..., Question]
) -> None:
    """A user would read papers in which what they asked about does not occur."""
    question = make_question(["nap"], ["blood pressure"])
    decision, quote = decided(assessed(question=question))
    assert (decision.criterion, quote) == ("F3", RESULT)
    assert "names none of the words looked for of blood pressure" in decision.reason


def test_a_text_without_a_near_result_is_excluded_with_its_nearest_words(assessed: Assess) -> None:
    """A user could not see why a paper on the topic is not in the review."""
    decision, quote = decided(assessed(METHOD, "A nap and its recall are told of here.", "Beds stood in rows."))
    assert (decision.action, decision.criterion) == ("exclude", "A1")
    assert quote == "A nap and its recall are told of here."
    assert decision.reason.startswith("0 asserted results, 0 of which")


def test_claims_of_an_excluded_text_are_kept_and_not_shown(assessed: Assess) -> None:
    """A user would see a claim of a paper that is not in the review."""
    _, found = assessed(title="Erratum: naps and recall")
    assert [(claim.is_shown, claim.reason) for claim in found.claims] == [(False, "its work is excluded by F2")]


def test_what_was_read_in_part_is_not_excluded_by_criteria_for_full_texts(
    make_work: MakeWork, make_question: Callable[..., Question], hashed_words: Embedder
) -> None:
    """A user would lose a work for what its abstract alone does not say."""
    work = make_work("a", "Erratum: naps", "Schlaf ist gut. Das ist so.")
    document = abstract_document(work)
    source = Source(document, work.record, sentences(document), None, "example.org did not answer")
    (decision,) = extract([source], make_question(["nap"], ["recall"]), {}, hashed_words, model=WordsRoles()).decisions
    assert decision.criterion == "A1"
    assert decision.reason.endswith("; not assessed at full text: example.org did not answer")
    assert decision.quote is not None


def test_the_title_is_never_quoted_as_nearest_where_there_is_more(assessed: Assess) -> None:
    """A user would be shown a headline as the reason."""
    source, found = assessed(METHOD)
    _, quote = decided((source, found))
    assert quote != source.record.title
    assert all(
        one.kind is not BlockKind.TITLE or source.document.text[one.start : one.end] != quote
        for one in source.sentences
    )
