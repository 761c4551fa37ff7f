"""Questions near the one asked, with what each would find."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.language import ConceptMatcher
from synthesist.library import Library
from synthesist.models import Embedder
from synthesist.records import Question, Record
from synthesist.records.suggestions import Suggestion
from synthesist.search import parse_question, search
from synthesist.search.sources import FilesSource, LibrarySource
from synthesist.search.suggestions import suggest
from synthesist.search.thesaurus import Entry, Thesaurus

LONG = (
    "What is the impact of causal synthetic data generation on the sample efficiency of fine-tuning multimodal "
    "foundation models across diverse vision-language tasks?"
)


def counted(texts: Sequence[str]) -> Callable[[Question], int]:
    """Counts, one by one, the texts that name every concept of a question."""

    def matching(question: Question) -> int:
        matcher, names = ConceptMatcher(question.concepts), {concept.name for concept in question.concepts}
        return sum(bool(names) and names <= matcher.concepts(text) for text in texts)

    return matching


def hits_of(question: Question, texts: Sequence[str]) -> dict[str, int]:
    """How many texts name each concept."""
    matcher = ConceptMatcher(question.concepts)
    return {
        concept.name: sum(concept.name in matcher.concepts(text) for text in texts) for concept in question.concepts
    }


def offers(text: str, *groups: tuple[int, str], thesaurus: Thesaurus | None = None) -> list[Suggestion]:
    """What is offered where so many texts say so."""
    texts = [said for count, said in groups for _ in range(count)]
    question = parse_question(text, thesaurus)
    return list(suggest(question, counted(texts), hits_of(question, texts), thesaurus))


def test_a_setting_that_nothing_names_is_cut_from_the_question() -> None:
    """A user whose population is too narrow would not be told that the rest of the question has an answer."""
    (first, *_) = offers("Does sleep reduce depression in quokkas?", (12, "sleep depression"), (1, "quokkas"))
    assert ("wider", "Does sleep reduce depression?", "without ‘quokkas’", 12) == (
        first.kind,
        first.question,
        first.change,
        first.hits,
    )


def test_a_modifier_goes_before_anything_else() -> None:
    """A user would lose half of the question where one word stood in the way."""
    said = "synthetic data for sample efficiency of fine-tuning multimodal foundation models"
    (first, *_) = offers(LONG, (20, said), (5, "causal"))
    assert (LONG.replace("causal ", ""), "without ‘causal’") == (first.question, first.change)


def test_what_stands_in_no_sentence_of_the_question_is_put_in_a_new_one() -> None:
    """A user would get a torn sentence, or no offer, where a phrase cannot be cut."""
    (first, *_) = offers(LONG, (20, "synthetic data and the sample efficiency of fine-tuning"))
    assert (
        "What is the effect of synthetic data generation on the sample efficiency of fine-tuning?",
        "without ‘causal’ and ‘multimodal foundation models’",
    ) == (first.question, first.change)


def test_a_word_that_nothing_names_is_left_out_of_all_offers() -> None:
    """A user would be offered questions that cannot find anything."""
    found = offers(
        "Does blorptation reduce hallucination in dialogue?", (3, "hallucination"), (2, "dialogue hallucination")
    )
    assert "What affects hallucination in dialogue?" in [offer.question for offer in found]
    assert not any("blorptation" in offer.question for offer in found)


def test_cause_and_outcome_stay_together_where_that_finds_enough() -> None:
    """A user who asks for an effect would be sent to all papers on its cause."""
    found = offers(
        "Does sleep reduce depression in quokkas?", (10, "sleep depression"), (90, "sleep"), (9, "depression quokkas")
    )
    assert "Does sleep reduce depression?" == found[0].question


def test_a_modifier_without_its_noun_is_called_by_its_name() -> None:
    """A user would read "the effect of causal on sleep"."""
    found = offers("What is the effect of causal synthetic data on sleep?", (9, "causal sleep"))
    assert "What is the effect of causal methods on sleep?" == found[0].question


def test_a_kind_may_be_asked_for_as_the_whole() -> None:
    """A user who asks for too special a thing would not be told what it is a kind of."""
    (first,) = offers("migraine", (2, "migraine"), (5, "low back pain"))
    assert ("What is known about pain?", "‘pain’ instead of ‘migraine’", 7) == (
        first.question,
        first.change,
        first.hits,
    )


def test_a_whole_that_many_name_may_be_asked_for_by_its_kinds() -> None:
    """A user who asks for too much would get no help to ask for less."""
    found = offers("Does pain worsen sleep?", (40, "neuropathic pain and sleep"), (30, "chronic pain and sleep"))
    assert [
        ("narrower", "What is the effect of neuropathic pain on sleep?", 40),
        ("narrower", "What is the effect of chronic pain on sleep?", 30),
    ] == [(offer.kind, offer.question, offer.hits) for offer in found]


def test_a_question_that_finds_little_is_not_narrowed() -> None:
    """A user with nine hits would be told to ask for less."""
    found = offers("Does pain worsen sleep?", (5, "neuropathic pain and sleep"), (4, "chronic pain and sleep"))
    assert [] == [offer for offer in found if offer.kind == "narrower"]


def test_a_phrase_that_nothing_names_is_tried_by_its_last_word() -> None:
    """A user with two unknown words would be left with nothing."""
    (only,) = offers("quantum sheep", (2, "sheep"))
    assert ("What is known about sheep?", "‘sheep’ instead of ‘quantum sheep’") == (only.question, only.change)


def test_half_a_term_is_not_offered() -> None:
    """A user who asks about semantic role labelling would be offered "role labelling"."""
    found = offers("Is syntax useful for semantic role labelling?", (9, "syntax in labelling"), (9, "semantic"))
    assert not any(" useful for role labelling" in offer.question for offer in found)


def test_a_lost_noun_is_not_papered_over() -> None:
    """A user would read "the effect of contrastive"."""
    found = offers("Is contrastive learning effective for sentence embeddings?", (9, "contrastive"))
    assert [] == found


def test_part_of_a_hyphenated_word_is_not_taken_out_of_it() -> None:
    """A user would read "chain-of-prompting"."""
    found = offers("Does chain-of-thought prompting improve sleep?", (9, "chain prompting for sleep"), (1, "thought"))
    assert not any("chain-of-prompting" in offer.question or "of thought " in offer.question for offer in found)


def test_a_list_loses_its_conjunction_with_its_member() -> None:
    """A user would read "reduce hallucination or in dialogue"."""
    found = offers("Does sleep reduce hallucination or depression?", (9, "sleep and hallucination"), (1, "depression"))
    assert "Does sleep reduce hallucination?" == found[0].question


def test_who_asks_for_an_association_is_offered_one() -> None:
    """A user who asks for a correlation would be put words of cause and effect in the mouth."""
    found = offers(
        "Is blorptation of quokkas associated with sleep?", (9, "quokkas and their sleep"), (1, "blorptation")
    )
    assert "What is the association between quokkas and sleep?" == found[0].question


def test_words_at_the_start_of_a_topic_are_written_small() -> None:
    """A user would read "What is known about Gender bias?"."""
    found = offers("Gender bias in newspapers", (9, "gender bias"))
    assert ["What is known about gender bias?"] == [offer.question for offer in found]


@pytest.mark.parametrize("text", ["", "?", "What is known?", "blorptation", "sleep"])
def test_where_nothing_can_be_left_out_nothing_is_offered(text: str) -> None:
    """A user would be offered an empty question."""
    assert [] == offers(text, (60, "sleep"))


def test_a_narrower_concept_must_be_a_concept_of_its_own() -> None:
    """A user would be offered a synonym as a kind."""
    whole = Entry("whole", "whole thing", ("whole thing", "thin thing", "entire thing"), ("whole thing",), (), ())
    thin = Entry("thin", "thin thing", ("thin thing",), ("thin thing",), (), ("thin thing",))
    found = offers("whole thing", (60, "a whole thing"), (9, "a thin thing"), thesaurus=Thesaurus([whole, thin]))
    assert [("narrower", "What is known about thin thing?", 9)] == [(o.kind, o.question, o.hits) for o in found]


def test_at_most_a_dozen_questions_are_counted() -> None:
    """A user would wait for the library to be asked hundreds of times."""
    asked: list[Question] = []

    def matching(question: Question) -> int:
        asked.append(question)
        return 60 if len(asked) == 1 else 1

    suggest(parse_question(LONG), matching)
    suggest(parse_question("Does pain in cancer worsen sleep and trust in obesity and dementia?"), matching)
    assert 24 >= len(asked)


def test_a_question_of_a_hundred_words_is_no_trouble() -> None:
    """A user who pastes a paragraph would wait forever."""
    words = [f"{a}{b}rp" for a in "bdfgklmnpst" for b in "aeiou"]
    text = f"Does {' of '.join(words[:40])} improve {' and '.join(words[40:])}?"
    assert len(suggest(parse_question(text), lambda question: max(0, 60 - len(question.concepts)))) <= 3


WORDS = ("sleep", "depression", "synthetic data", "causal", "zorbing", "quokkas", "pain", "migraine", "adults")
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(" ".join)
FRAMES = (
    "Does {} improve {} in {}?",
    "What is the effect of {} on {} among {}?",
    "Is {} associated with {} in {}?",
    "What is known about {} and {} in {}?",
    "{}, {} and {}",
    "Which {} reduces {} as measured by {}?",
)
QUESTIONS = st.builds(lambda frame, *of: frame.format(*of), st.sampled_from(FRAMES), PHRASE, PHRASE, PHRASE)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6, unique=True).map(" and ".join), max_size=40)


@given(QUESTIONS, TEXTS)
@settings(deadline=None)
def test_every_offer_keeps_its_promise(text: str, texts: list[str]) -> None:
    """A user who follows an offer would find other hits than it said, or no more than before."""
    question, matching = parse_question(text), counted(texts)
    found = suggest(question, matching, hits_of(question, texts))
    assert list(range(len(found))) == [offer.ordinal for offer in found]
    assert 3 >= len(found) == len({offer.question for offer in found})
    assert found == suggest(question, matching, hits_of(question, texts))
    for offer in found:
        asked = parse_question(offer.question)
        assert offer.hits == matching(asked) > 0
        assert (offer.hits > matching(question)) == (offer.kind == "wider")
        assert {concept.name for concept in asked.concepts} != {concept.name for concept in question.concepts}
        assert "  " not in offer.question
        assert offer.question.endswith("?")
        assert offer.question[0].isupper()


@given(QUESTIONS, TEXTS)
@settings(deadline=None)
def test_what_is_said_to_be_left_out_is_left_out(text: str, texts: list[str]) -> None:
    """A user would read "without sleep" beside a question about sleep."""
    question = parse_question(text)
    for offer in suggest(question, counted(texts), hits_of(question, texts)):
        named = {concept.name for concept in parse_question(offer.question).concepts}
        if offer.change.startswith("without ‘"):
            gone = [c.name for c in question.concepts if f"‘{c.phrase}’" in offer.change]
            assert gone
            assert named.isdisjoint(gone)


def test_a_search_offers_what_its_files_hold(papers: Callable[..., Path]) -> None:
    """A user with their own files would get no help with a thin answer."""
    rows = [{"title": f"Sleep and depression {at}"} for at in range(4)] + [{"title": "Quokkas"}]
    source = FilesSource([papers(rows)])
    found = search(parse_question("Does sleep reduce depression in quokkas?"), [source], 9, lambda: "now", "test/1")
    assert (0, "Does sleep reduce depression?", 4) == (
        found.matching,
        found.suggestions[0].question,
        found.suggestions[0].hits,
    )


def test_a_search_offers_what_all_sources_hold_together(
    papers: Callable[..., Path], tmp_path: Path, hashed_words: Embedder, make_record: Callable[..., Record]
) -> None:
    """A user would be told the hits of one source for those of all."""
    library = Library(tmp_path / "library", hashed_words)
    library.add([make_record("a", "Sleep and depression"), make_record("b", "Quokkas")])
    sources = [LibrarySource(library), FilesSource([papers([{"title": "Sleep in depression"}])])]
    found = search(parse_question("Does sleep reduce depression in quokkas?"), sources, 9, lambda: "now", "test/1")
    assert 2 == found.suggestions[0].hits


def test_an_empty_library_offers_nothing(tmp_path: Path, hashed_words: Embedder) -> None:
    """A user without records would be offered questions without an answer."""
    source = LibrarySource(Library(tmp_path / "library", hashed_words))
    found = search(parse_question("Does sleep reduce depression?"), [source], 9, lambda: "now", "test/1")
    assert (0, ()) == (found.matching, found.suggestions)


def test_a_suggestion_is_a_row_of_plain_values() -> None:
    """A user's ledger could not hold what was offered."""
    (only,) = offers("quantum sheep", (2, "sheep"))
    assert {"ordinal", "kind", "question", "change", "hits"} == set(only.model_dump(mode="json"))
