"""WordNet 3.1 as a source of words while pairs are made: opposites, words alike, sisters under one hypernym.

The files lie in `training/.work/wordnet/dict`; `training/README.md` says how they come there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from training.rows import WORK

FOLDER = WORK / "wordnet" / "dict"
PARTS = ("adj", "adv", "noun", "verb")


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one sense.

    Attributes:
        words: as WordNet writes them.
        field: number of the lexicographer's file, which is a broad class of meaning.
        antonyms: pairs of one's own word and the key and place of its direct opposite.
        hypernyms: keys of what is broader.
    """

    words: tuple[str, ...]
    field: int
    antonyms: tuple[tuple[str, str, int], ...]
    hypernyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordNet:
    """One part of speech: synsets by key, and by word its senses, the commonest first."""

    synsets: Mapping[str, Synset] = field(repr=False)
    senses: Mapping[str, tuple[str, ...]] = field(repr=False)

    def rank(self, word: str, key: str) -> int:
        """Which sense of a word this is, from 0."""
        return self.senses[word.lower()].index(key)

    def opposites(self, deepest: int = 1) -> Iterator[tuple[str, str]]:
        """Direct antonyms that are among the commonest senses of both words."""
        for key, synset in self.synsets.items():
            for own, other_key, place in synset.antonyms:
                other = self.synsets[other_key].words[place]
                if self.rank(own, key) <= deepest and self.rank(other, other_key) <= deepest:
                    yield own, other


def load(part: str, folder: Path = FOLDER) -> WordNet:
    """Read `data.` and `index.` of a part of speech."""
    synsets = dict(_synset(line) for line in _lines(folder / f"data.{part}"))
    return WordNet(synsets, dict(_senses(line) for line in _lines(folder / f"index.{part}")))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith(" "))


def _synset(line: str) -> tuple[str, Synset]:
    fields = line.partition(" | ")[0].split()
    count = int(fields[3], 16)
    words = tuple(fields[4 + 2 * at].partition("(")[0] for at in range(count))
    at = 4 + 2 * count
    links = [fields[at + 1 + 4 * number : at + 5 + 4 * number] for number in range(int(fields[at]))]
    antonyms = tuple((words[ends[0] - 1], key, ends[1] - 1) for key, ends in _opposed(links))
    broader = tuple(key for kind, key, *_ in links if kind in {"@", "@i"})
    return fields[0], Synset(words, int(fields[1]), antonyms, broader)


def _opposed(links: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    """Keys of antonyms, and the places of both words, which a link writes as two hexadecimal numbers."""
    return ((key, bytes.fromhex(ends)) for kind, key, _, ends in links if kind == "!")


def _senses(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.split()
    return fields[0], tuple(fields[-int(fields[2]) :])
