"""The vocabulary in the package, and what it is looked up by."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from synthesist.language import ConceptMatcher, tokens
from synthesist.records import Part
from synthesist.search.question import parse_question
from synthesist.search.thesaurus import Entry, Thesaurus, default_thesaurus


def entry(entry_id: str, **fields: tuple[str, ...]) -> Entry:
    """An entry whose name is its id."""
    own = fields.get("own", ())
    return Entry(
        entry_id=entry_id,
        name=entry_id,
        terms=(*own, *fields.get("narrower", ())),
        own=own,
        excluding=fields.get("excluding", ()),
        asked=(entry_id, *fields.get("asked", ())),
    )


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text."""
    return tuple(word.stem for word in tokens(text))


def test_a_name_is_looked_up_in_any_inflection() -> None:
    """A user who asks in the plural would get no synonyms."""
    assert "large-language-models" == default_thesaurus().lookup(stems("Large Language Model")).entry_id


def test_an_unknown_word_is_not_in_the_vocabulary() -> None:
    """A user would see nonsense taken for a known concept."""
    assert default_thesaurus().lookup(stems("blorptation")) is None


def test_no_words_are_no_concept() -> None:
    """A user would see a question of signs matched to a random concept."""
    assert default_thesaurus().lookup(()) is None


def test_a_concepts_own_term_goes_before_a_narrower_one() -> None:
    """A user who asks about the narrow thing would get the wide one."""
    vocabulary = Thesaurus([entry("broad", narrower=("thin thing",)), entry("thin", own=("thin thing",))])
    assert "thin" == vocabulary.lookup(stems("thin things")).entry_id


def test_a_word_asked_for_goes_before_all() -> None:
    """A user's everyday word would lead to another concept."""
    vocabulary = Thesaurus([entry("one", own=("thing",)), entry("two", asked=("thing",))])
    assert "two" == vocabulary.lookup(stems("thing")).entry_id


def test_an_ambiguous_term_goes_to_the_first_by_id() -> None:
    """A user would get another concept on another machine."""
    entries = [entry("b", own=("thing",)), entry("a", own=("thing",))]
    assert ["a", "a"] == [
        Thesaurus(order).lookup(stems("thing")).entry_id for order in (entries, list(reversed(entries)))
    ]


def test_the_longest_term_is_known_in_advance() -> None:
    """A user's long term would not be found, or every question would take long."""
    assert 3 == Thesaurus([entry("a", own=("one two three", "four"))]).longest
    assert 0 == Thesaurus([]).longest


def test_without_a_vocabulary_every_word_is_its_own_concept() -> None:
    """A user of a field that no vocabulary covers would get no question at all."""
    question = parse_question("Does insomnia worsen mood?", Thesaurus([]))
    assert {"insomnia": Part.EXPOSURE, "mood": Part.OUTCOME} == {
        concept.name: concept.part for concept in question.concepts
    }


def test_every_concept_finds_each_of_its_own_terms_unless_it_excludes_it() -> None:
    """A user would search with a term that the reader of abstracts then cannot see."""
    missed = []
    for name in ("sleep", "depression", "hallucination", "large language models", "jailbreaking and prompt injection"):
        concept = parse_question(name).concepts[0]
        matcher = ConceptMatcher([concept])
        missed += [term for term in concept.terms if not matcher.concepts(term)]
    assert [] == missed


def named(name: str) -> Entry:
    """The entry that a name leads to."""
    return default_thesaurus().lookup(stems(name))


def test_narrower_concepts_are_kinds_and_know_their_whole() -> None:
    """A user could not be told what their question is a part of, or what parts it has."""
    vocabulary = default_thesaurus()
    assert "instruction tuning" in vocabulary.kinds(named("fine-tuning"))
    assert ("fine-tuning",) == vocabulary.wholes(named("instruction tuning"))
    assert "large language models" in vocabulary.kinds(named("language models"))


def test_a_lesser_term_makes_no_kind() -> None:
    """A user who asks about hallucination would be sent to multimodal models, one term of which is a hallucination."""
    assert () == default_thesaurus().wholes(named("hallucination"))


def test_kinds_of_a_family_can_stand_in_a_sentence() -> None:
    """A user would read "What is known about older adult?"."""
    vocabulary = default_thesaurus()
    kinds = {
        kind for entry_id in ("ageing", "pain", "anxiety") for kind in vocabulary.kinds(vocabulary.entry(entry_id))
    }
    assert {"older adults", "chronic pain", "panic disorder"} <= kinds
    assert kinds.isdisjoint({"older adult", "elderly", "anxious", "frail"})


def test_every_kind_and_every_whole_is_understood() -> None:
    """A user would be offered a word that our own reading of questions does not know."""
    vocabulary = default_thesaurus()
    entries = [entry for entry in map(vocabulary.entry, ("fine-tuning", "pain", "trust", "stress")) if entry]
    words = [word for entry in entries for word in (*vocabulary.kinds(entry), *vocabulary.wholes(entry))]
    assert words
    assert [] == [word for word in words if len(parse_question(word).concepts) != 1]


def test_spelling_makes_no_kind() -> None:
    """A user would be offered "political polarization" as a kind of "political polarisation"."""
    assert "political polarization" not in default_thesaurus().kinds(named("political polarisation"))


def test_names_keep_their_capitals() -> None:
    """A user would read "alzheimer's disease"."""
    assert "Alzheimer's disease" in default_thesaurus().kinds(named("dementia and cognitive decline"))
