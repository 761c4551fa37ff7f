"""Where a text names the concepts of a question."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from synthesist.language.tokens import Token, is_stopword, stem, tokens
from synthesist.records import Concept, Part

_FINDING_WORDS = (
    "detect detection detector detecting classification classifier classify identification identify recognition "
    "annotation annotator taxonomy span evaluation evaluate"
)
_FINDING = frozenset(stem(word) for word in _FINDING_WORDS.split())
"""Beside a concept, these make it a thing to be found: who detects hallucinations has not changed them."""

_REACH_BACK = 3
"""Words before a concept among which "detection of the" may stand."""

_PARTED = re.compile(r"[.,;:!?()\[\]{}\n]")
"""What parts two words too far for one term to reach over."""

_ENDED = re.compile(r"[.;!?\n]")
"""What ends a thought, so that not even words that may stand apart belong together."""

_SLACK = 3
"""Further words that may stand between the words of a phrase that no vocabulary knows."""


_WEIGHTS: Mapping[Part, float] = {Part.EXPOSURE: 1.0, Part.OUTCOME: 1.0, Part.POPULATION: 0.6}
_MEASURE_WEIGHT = 0.2


def coverage(named: frozenset[str], concepts: Sequence[Concept]) -> float:
    """Weighted share of the concepts that are named, 0 to 1; what is asked counts more than where, or how measured."""
    total = sum(_weight(concept) for concept in concepts)
    return sum(_weight(concept) for concept in concepts if concept.name in named) / total if total else 0.0


def _weight(concept: Concept) -> float:
    return _MEASURE_WEIGHT if concept.is_measure else _WEIGHTS[concept.part]


class Mention(NamedTuple):
    """A place that names a concept (code points)."""

    concept: str
    start: int
    end: int


class _Term(NamedTuple):
    concept: str
    stems: tuple[str, ...]
    acronym: str
    is_excluded: bool


_Hit = tuple[_Term, int, int]


class ConceptMatcher:
    """Finds the terms of concepts in texts.

    Stems are compared, hyphens are blanks. A concept that is only to be found ("hallucination detection") is not named,
    unless the question asks to find it. A term in capitals (VQA) must stand in capitals, a plural s allowed.
    Terms of a vocabulary must stand word by word; words that only the question has may stand apart by three others.
    """

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._exact: dict[str, list[_Term]] = defaultdict(list)
        self._loose: list[_Term] = []
        self._seeks = any(_asks_to_find(concept) for concept in concepts)
        for concept in concepts:
            self._add(concept)

    def mentions(self, text: str) -> list[Mention]:
        """All mentions, by place; those inside an excluded phrase are left out."""
        words = tokens(text)
        breaks = _breaks(words, text)
        found = [hit for at in range(len(words)) for hit in self._at(words, at) if not _is_broken(hit, breaks[_PARTED])]
        found += [hit for term in self._loose for hit in _loosely(words, term) if not _is_broken(hit, breaks[_ENDED])]
        excluded = [(start, end) for term, start, end in found if term.is_excluded]
        mentions = {
            Mention(term.concept, words[start].start, words[end - 1].end)
            for term, start, end in found
            if not term.is_excluded
            and not any(low <= start and end <= high for low, high in excluded)
            and (self._seeks or not _is_found(words, start, end))
        }
        return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.concept))

    def sought(self, text: str) -> frozenset[str]:
        """Names of the concepts that a text only speaks of finding, as in "hallucination detection"."""
        if self._seeks:
            return frozenset()
        words = tokens(text)
        hits = [hit for at in range(len(words)) for hit in self._at(words, at)]
        found = {term.concept for term, start, end in hits if _is_found(words, start, end)}
        return frozenset(found - self.concepts(text))

    def concepts(self, text: str) -> frozenset[str]:
        """Names of the concepts that a text mentions."""
        return frozenset(mention.concept for mention in self.mentions(text))

    def _add(self, concept: Concept) -> None:
        is_known = concept.origin.startswith("thesaurus:")
        for text, is_excluded in [
            *((term, False) for term in concept.terms),
            *((term, True) for term in concept.excluding),
        ]:
            term = _compiled(concept.name, text, is_excluded=is_excluded)
            if not term.stems:
                continue
            if is_known or len(term.stems) == 1 or is_excluded:
                for first in {term.stems[0], _plural(term)}:
                    self._exact[first].append(term)
            else:
                self._loose.append(term)

    def _at(self, words: Sequence[Token], at: int) -> list[_Hit]:
        return [
            (term, at, at + len(term.stems)) for term in self._exact.get(words[at].stem, ()) if _stands(words, at, term)
        ]


def _breaks(words: Sequence[Token], text: str) -> dict[re.Pattern[str], set[int]]:
    """Per kind of break, the words that it follows."""
    gaps = [(at, text[word.end : words[at + 1].start]) for at, word in enumerate(words[:-1])]
    return {kind: {at for at, gap in gaps if kind.search(gap)} for kind in (_PARTED, _ENDED)}


def _is_broken(hit: _Hit, breaks: set[int]) -> bool:
    _, start, end = hit
    return any(at in breaks for at in range(start, end - 1))


def _asks_to_find(concept: Concept) -> bool:
    return any(word.stem in _FINDING for word in tokens(f"{concept.name} {concept.phrase}"))


def _is_found(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words on either side speak of finding it ("hallucination detection", "detecting hallucinations")."""
    before = [word for word in words[max(0, start - _REACH_BACK) : start] if not is_stopword(word.text)][-1:]
    return any(word.stem in _FINDING for word in (*before, *words[end : end + 1]))


def _compiled(concept: str, text: str, *, is_excluded: bool) -> _Term:
    words = tokens(text)
    acronym = text if text.isupper() and len(words) == 1 else ""
    return _Term(concept, tuple(word.stem for word in words), acronym, is_excluded)


def _plural(term: _Term) -> str:
    """The stem under which a plural acronym stands: the stemmer leaves the s of VLMs alone."""
    return f"{term.stems[0]}s" if term.acronym else term.stems[0]


def _stands(words: Sequence[Token], at: int, term: _Term) -> bool:
    if term.acronym:
        return words[at].text in (term.acronym, f"{term.acronym}s")
    following = words[at : at + len(term.stems)]
    return tuple(word.stem for word in following) == term.stems


def _loosely(words: Sequence[Token], term: _Term) -> list[_Hit]:
    wanted = {stem for stem in term.stems if not is_stopword(stem)} or set(term.stems)
    width = len(term.stems) + _SLACK
    starts = (at for at, word in enumerate(words) if word.stem in wanted)
    return [(term, at, end) for at in starts if (end := _all_named(words, at, wanted, width))]


def _all_named(words: Sequence[Token], at: int, wanted: AbstractSet[str], width: int) -> int:
    """Where the first words from a place on end that hold all that is wanted; 0 where so many do not."""
    missing = set(wanted)
    for end, word in enumerate(words[at : at + width], start=at + 1):
        missing.discard(word.stem)
        if not missing:
            return end
    return 0
