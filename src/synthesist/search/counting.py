"""Counts over texts at hand: how many name every concept of a question."""

from collections import defaultdict
from collections.abc import Sequence

from synthesist.language import ConceptMatcher, is_stopword, tokens
from synthesist.records import Concept, Question


class Texts:
    """Titles and abstracts, by the stems in them, so that few have to be read for a count."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._holding: dict[str, set[int]] = defaultdict(set)
        for at, text in enumerate(texts):
            for word in tokens(text):
                self._holding[word.stem].add(at)

    def matching(self, question: Question) -> int:
        """Number of texts that name every concept; 0 without concepts."""
        if not question.concepts:
            return 0
        matcher = ConceptMatcher(question.concepts)
        candidates = set.intersection(*map(self._candidates, question.concepts))
        return sum(len(matcher.concepts(self._texts[at])) == len(question.concepts) for at in candidates)

    def _candidates(self, concept: Concept) -> set[int]:
        """Texts that hold all words of a term, wherever they stand; the plural s of an acronym is part of its stem."""
        found: set[int] = set()
        for term in concept.terms:
            stems = [word.stem for word in tokens(term)]
            wanted = [stem for stem in stems if not is_stopword(stem)] or stems
            texts = [self._holding.get(stem, set()) | self._holding.get(f"{stem}s", set()) for stem in wanted]
            found |= set.intersection(*texts) if texts else set()
        return found
