"""A baseline of word overlap: BM25 (Robertson and Zaragoza 2009) over stems without stopwords."""

import math
from collections import Counter
from collections.abc import Sequence

from synthesist.language import content_stems

_K1, _B = 1.2, 0.75


class WordOverlap:
    """Scores sentences against a question; the rarity of a word is its rarity among these sentences."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._words = [Counter(content_stems(sentence)) for sentence in sentences]
        self._holding = Counter(stem for words in self._words for stem in words)
        self._mean_length = sum(words.total() for words in self._words) / max(1, len(self._words))

    def scores(self, question: str, sentences: Sequence[int]) -> list[float]:
        """BM25 of each sentence, by its index."""
        weights = {stem: self._rarity(stem) for stem in set(content_stems(question))}
        return [sum(weight * self._share(at, stem) for stem, weight in weights.items()) for at in sentences]

    def _rarity(self, stem: str) -> float:
        holding = self._holding[stem]
        return math.log(1 + (len(self._words) - holding + 0.5) / (holding + 0.5))

    def _share(self, at: int, stem: str) -> float:
        count, length = self._words[at][stem], self._words[at].total()
        return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / self._mean_length))
