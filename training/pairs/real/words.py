"""The words of the wide file: from WordNet and `wide.toml`, no odd ones, none near a kind that is kept out."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from training.pairs.real.inflect import comparative, plural, verb_forms
from training.pairs.real.kept_out import is_kept_out
from training.pairs.real.tables import others
from training.pairs.real.wordnet import load

FEWEST = 6
"""Times that a corpus must have a word: a rare one would tell that a text was edited."""

SISTERS = 15
"""The same, for one of many sisters."""

Choices = dict[str, tuple[str, ...]]
"""By word, what may stand for it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand for what.

    Attributes:
        opposites: by position (a form of the verb, predicate, comparative, adverb, noun).
        classing: adjectives that class the noun after them.
        things: names of things.
        same: words that mean alike.
        counts: how often the corpus has a word as written.
    """

    opposites: Mapping[str, Choices]
    classing: Choices
    things: Choices
    same: Choices
    counts: Mapping[str, int]


@cache
def lists() -> dict:
    """The file `wide.toml`."""
    return tomllib.loads(files(__package__).joinpath("wide.toml").read_text("utf-8"))


def gathered(counts: Mapping[str, int]) -> Words:
    """All words that a corpus has often enough."""
    by_way: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for way, one, other in _opposites(counts):
        if _is_fit((one, other), counts, FEWEST):
            by_way[way].add((one, other))
    pairs = [pair for pair in _pairs("same") if not is_kept_out(" ".join(pair))]
    groups = [*lists()["things"], *_sisters(counts)]
    return Words(
        {way: _both_ways(pairs) for way, pairs in sorted(by_way.items())},
        _choices(lists()["classing"]),
        _choices(groups),
        _both_ways(pairs),
        counts,
    )


def _opposites(counts: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    for way in ("predicate", "comparative", "adverb", "noun"):
        yield from ((way, *pair) for pair in _pairs(f"{way}_opposites"))
    for one, other in [*_pairs("verb_opposites"), *_mined("verb")]:
        ours, theirs = verb_forms(one, counts), verb_forms(other, counts)
        yield from ((form, ours[form], theirs[form]) for form in ours)
    for one, other in _mined("adj"):
        yield "predicate", one, other
        yield "comparative", comparative(one, counts), comparative(other, counts)
    yield from (("adverb", *pair) for pair in _mined("adv"))


def _mined(part: str) -> list[tuple[str, str]]:
    left_out = set(lists()["left_out"].split())
    found = {tuple(sorted(pair)) for pair in load(part).opposites(deepest=2)}
    return [pair for pair in sorted(found) if not left_out & set(pair) and not any("_" in word for word in pair)]


def _is_fit(pair: tuple[str, str], counts: Mapping[str, int], fewest: int) -> bool:
    one, other = pair
    if not one or not other or one == other or other in others("direction").get(one, ()):
        return False
    return not is_kept_out(f"{one} {other}") and all(
        counts.get(word, 0) >= fewest for phrase in pair for word in phrase.split()
    )


def _sisters(counts: Mapping[str, int]) -> Iterator[list[str]]:
    nouns, wanted = load("noun"), set(lists()["sisters"].split())
    groups: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for word, senses in nouns.senses.items():
        synset = nouns.synsets[senses[0]]
        written = next(one for one in synset.words if one.lower() == word)
        if "_" in word or len(word) <= 2 or not wanted & {nouns.synsets[key].words[0] for key in synset.hypernyms}:
            continue
        for key in synset.hypernyms:
            for at, form in enumerate((written, plural(written))):
                group = groups[key, at]
                group[senses[0]] = max(group.get(senses[0], ""), form, key=lambda one: counts.get(one, 0))
    for _, words in sorted(groups.items()):
        fit = sorted(word for word in words.values() if counts.get(word, 0) >= SISTERS and not is_kept_out(word))
        if len(fit) > 1:
            yield fit


def _pairs(name: str) -> list[tuple[str, str]]:
    lines = (line.split(" | ") for line in lists()[name].strip().splitlines())
    return [(one.strip(), other.strip()) for one, other in lines]


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Choices:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {word: tuple(sorted(some)) for word, some in sorted(found.items())}


def _choices(groups: Iterable[Sequence[str]]) -> Choices:
    fit = [[word for word in group if not is_kept_out(word)] for group in groups]
    return _both_ways((one, other) for group in fit for one in group for other in group if one < other)
