"""The wide file's words, comparisons and taken-out results, tried on invented sentences."""

from collections import Counter
from collections.abc import Mapping
from random import Random

import pytest
from training.pairs.real import words as source
from training.pairs.real.comparison import comparison
from training.pairs.real.documents import Abstract
from training.pairs.real.inflect import comparative, verb_forms
from training.pairs.real.kept_out import is_kept_out
from training.pairs.real.ledger import LEADS, Ledger
from training.pairs.real.sites import Site, changed
from training.pairs.real.tables import HELD_OUT_KINDS, others
from training.pairs.real.unstated import unstated_block
from training.pairs.real.wide_blocks import flipped, wide_block
from training.pairs.real.wide_sites import opposite_sites, same_sites, thing_sites
from training.pairs.real.wordnet import FOLDER, WordNet, load

from synthesist.verify.selftest.words import antonyms, quality


class Plenty(Mapping):
    """A corpus that has every word."""

    def __getitem__(self, word):
        return 100

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


COUNTS = Plenty()
UNITS = {
    "seconds",
    "minutes",
    "hours",
    "hour",
    "days",
    "day",
    "weeks",
    "months",
    "years",
    "percent",
    "points",
    "mg",
    "kg",
}


@pytest.fixture(params=["lists alone", "with WordNet"])
def gathered(request, monkeypatch):
    """The words of the wide file."""
    if request.param == "lists alone":
        monkeypatch.setattr(source, "load", lambda _: WordNet({}, {}))
    elif not FOLDER.is_dir():
        pytest.skip("WordNet is not unpacked here")
    return source.gathered(COUNTS)


def _pairs(words):
    tables = [*words.opposites.values(), words.classing, words.things, words.same]
    return {(one, other) for table in tables for one, choices in table.items() for other in choices}


def test_no_word_touches_a_kind_that_is_kept_out(gathered):
    """The test of unseen kinds would measure what training has shown."""
    kept_out = {word for kind in HELD_OUT_KINDS for phrase in others(kind) for word in phrase.split()}
    for one, other in _pairs(gathered):
        assert not is_kept_out(f"{one} {other}")
        assert not (kept_out - {"of", "any", "neither"}) & {*one.lower().split(), *other.lower().split()}


def test_no_unit_changes(gathered):
    """Units are a kind of edit that training never shows."""
    for pair in _pairs(gathered):
        assert not UNITS & set(pair)


def test_words_of_the_self_test_stay_unseen(gathered):
    """A user would be told that the judge was tested on words it never saw, though it was trained on them."""
    for choices in gathered.opposites.values():
        for word, put_in in choices.items():
            made = {text for edit in (antonyms, quality) for text in edit(f"Owls {word} naps.")}
            assert not made & {f"Owls {other} naps." for other in put_in}


def test_nothing_is_opposite_and_alike(gathered):
    """A pair of words in both tables would be labelled both ways."""
    opposed = {
        frozenset((one, other)) for table in gathered.opposites.values() for one in table for other in table[one]
    }
    assert not opposed & {frozenset((one, other)) for one in gathered.same for other in gathered.same[one]}


@pytest.mark.parametrize(
    "word", ["reliability", "unreliable", "weaker", "efficiency", "dissimilarity", "rarely", "presence"]
)
def test_near_forms_are_kept_out_too(word):
    """An inflected word would bring a kept-out kind back in."""
    assert is_kept_out(word)


@pytest.mark.parametrize("word", ["sensitive", "activates", "lung", "winter"])
def test_other_words_are_let_in(word):
    """A rule that keeps everything out would leave nothing to train on."""
    assert not is_kept_out(word)


@pytest.fixture
def words(monkeypatch):
    """The words without WordNet."""
    monkeypatch.setattr(source, "load", lambda _: WordNet({}, {}))
    return source.gathered(COUNTS)


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("The tumor is susceptible to heat.", "The tumor is resistant to heat."),
        ("Sleep can preserve the memory.", "Sleep can destroy the memory."),
        ("The parser was significantly biased.", "The parser was significantly unbiased."),
    ],
)
def test_an_opposite_contradicts(text, edited, words):
    """Without such edits the judge knows few ways to be contradicted."""
    made = {changed(text, [site]) for seed in range(9) for site in opposite_sites(text, words, Random(seed))}
    assert edited in made


@pytest.mark.parametrize("text", ["A susceptible tumor grew.", "The toxic and lethal doses were found."])
def test_an_adjective_before_its_noun_is_no_contradiction(text, words):
    """A resistant tumor is another tumor: what is said of it denies nothing of the susceptible one."""
    assert not opposite_sites(text, words, Random(1))


def test_an_adjective_that_classes_makes_another_thing(words):
    """Else the judge would take the finding of another thing for a contradiction."""
    text = "An acute infection of the lung heals."
    made = {changed(text, [site]) for site in thing_sites(text, words, Random(1))}
    assert "A chronic infection of the lung heals." in made
    assert not thing_sites("The infection is acute.", words, Random(1))


def test_synonyms_stand_for_each_other(words):
    """Without edits that keep the meaning, any change would look like a contradiction."""
    assert ["assess", "evaluate"][1] in {site.instead for site in same_sites("They assess it.", words, Random(1))}


@pytest.mark.parametrize(
    ("text", "turned", "said_otherwise"),
    [
        (
            "BERT outperforms older parsers.",
            "older parsers outperform BERT.",
            "older parsers are outperformed by BERT.",
        ),
        ("Owls were faster than mice.", "Mice were faster than owls.", "Mice were slower than owls."),
        (
            "Tea shows that BERT surpasses ELMo.",
            "Tea shows that ELMo surpasses BERT.",
            "Tea shows that ELMo is surpassed by BERT.",
        ),
        ("Naps help in owls but not in mice.", "Naps help in mice but not in owls.", ""),
    ],
)
def test_sides_change_places(text, turned, said_otherwise):
    """The judge would take the same words for the same claim."""
    found = comparison(text, {"owls": 9})
    roles, converse = found.sites(text)
    assert found.edit(text, []) == text
    assert found.edit(text, [roles]).lower() == turned.lower()
    assert [found.edit(text, [site]).lower() for site in converse] == [said_otherwise.lower()][: len(said_otherwise)]


@pytest.mark.parametrize("text", ["Models underperform in Mandarin.", "It was done in most but not all mice."])
def test_what_has_no_clean_sides_stays(text):
    """A sentence put together wrongly teaches nothing."""
    assert comparison(text, {}) is None


ABSTRACT = Abstract(
    "x",
    "acl",
    (
        "Parsing is old.",
        "Fine-tuning BERT improves accuracy by 12% compared with several earlier methods in English.",
        "Longer summaries are read by fewer people than shorter summaries, despite several studies of many readers.",
    ),
    is_trained=True,
)


def test_a_result_that_is_only_asked_about_is_no_evidence(words):
    """The judge would take a question for its answer."""
    made = (unstated_block(ABSTRACT, words, Ledger(100, Random(seed)).pick, Random(seed)) for seed in range(60))
    _, _, pairs = next(found for found in made if found and found[0].endswith("unstated"))
    assert Counter(pair.label for pair in pairs) == {"SUPPORT": 4, "REFUTE": 4, "NEI": 4}
    for pair in pairs:
        assert (pair.label == "NEI") == (pair.claim_form[1] != pair.evidence_form[1])


def test_a_wide_block_is_crossed(words):
    """Each text must meet each label, or a label could be told from one side."""
    made = (wide_block(ABSTRACT, 1, words, ["XLM"], Ledger(100, Random(seed)).pick, Random(seed)) for seed in range(60))
    _, _, pairs = next(filter(None, made))
    met = Counter((pair.evidence, pair.label) for pair in pairs)
    assert set(met.values()) == {1}
    assert len(met) == 12


@pytest.mark.parametrize("text", ["Sleep did not improve recall in rats.", "Early sleep is frequent in rats."])
def test_what_is_denied_or_a_stage_is_not_turned(text, words):
    """That something did not improve and that it did not worsen can both be true."""
    kinds = {}
    for seed in range(9):
        found = flipped(text, words, lambda sites: sites[0] if sites else None, Random(seed))
        kinds |= {found.flip.kind: 1} if found else {}
    assert "direction" not in kinds


def test_words_are_not_used_one_way_only():
    """A word that only edits bring in would tell that a text was edited."""
    ledger = Ledger(10_000, Random(1))
    site = Site("antonym", 0, 3, "hot", "icy")
    for _ in range(LEADS["antonym"]):
        assert ledger.pick([site]) == site
        ledger.note([site])
    assert ledger.pick([site]) is None
    assert ledger.pick([Site("antonym", 0, 3, "icy", "hot")])


def test_no_kind_takes_more_than_its_share():
    """A judge trained on one kind of edit would know that kind alone."""
    ledger = Ledger(10, Random(1))
    sites = [Site("number", 0, 1, "1", "2")]
    for _ in range(3):
        ledger.note(sites)
    assert ledger.pick(sites) is None


def test_forms_of_words():
    """A misspelt form would tell that a text was edited."""
    assert verb_forms("permit", Counter(["permitted", "permitting"])) == {
        "base": "permit",
        "s": "permits",
        "ed": "permitted",
        "ing": "permitting",
    }
    assert verb_forms("deny", {})["s"] == "denies"
    assert verb_forms("deny", {})["ed"] == "denied"
    assert comparative("noisy", Counter(["noisier"])) == "noisier"
    assert not comparative("acyclic", {})


def test_wordnet_is_read(tmp_path):
    """Opposites would be paired with the wrong sense's word."""
    (tmp_path / "data.adj").write_text(
        "  1 licence\n"
        "00000010 00 a 02 hot 0 warm(p) 0 001 ! 00000020 a 0101 | of heat\n"
        "00000020 00 a 01 cold 0 001 ! 00000010 a 0101 | of little heat\n"
    )
    (tmp_path / "index.adj").write_text(
        "  1 licence\ncold a 1 1 ! 1 1 00000020\nhot a 1 1 ! 1 1 00000010\nwarm a 1 0 1 0 00000010\n"
    )
    assert sorted(load("adj", tmp_path).opposites()) == [("cold", "hot"), ("hot", "cold")]
