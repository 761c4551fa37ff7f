"""How a sentence bears on the question: direct, indirect, or off.

A sentence bears on what is asked about, or on the outcome asked for, only by what it says itself; its title may
complete it.
The narrowest concept of a part is the one that fewest records name: "multimodal" narrows "foundation models".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from synthesist.language import ConceptMatcher, coverage
from synthesist.records import Part, Question, Relevance

_SENTENCE_NAMES, _TEXT_NAMES, _SENTENCE_MEANS, _TEXT_MEANS = 0.15, 0.40, 0.15, 0.30
_NEAR = 0.6
"""Cosine at which the default embedder's texts are about the same thing; nearer counts as much."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The text that a sentence stands in, as far as it matters for the sentence.

    Attributes:
        title_concepts: the question's concepts that the title names.
        title_sought: those that the title only speaks of finding; its sentences seldom say that they changed.
        concepts: those that title and text name.
        cosine: of text and question.
    """

    title_concepts: frozenset[str]
    title_sought: frozenset[str]
    concepts: frozenset[str]
    cosine: float


@dataclass(frozen=True, slots=True)
class Relevant:
    """What is said of one sentence.

    Attributes:
        bears_on: parts of the question that the sentence itself bears on.
        concepts: those that the sentence names, then those that only its title names.
        score: 0 to 1; a rank, not a probability.
    """

    relevance: Relevance
    bears_on: tuple[str, ...]
    concepts: tuple[str, ...]
    score: float


class RelevanceJudge:
    """Judges sentences against one question.

    Args:
        concept_hits: records that name each concept, in all that was searched; rarer is narrower.
    """

    def __init__(self, question: Question, concept_hits: Mapping[str, int]) -> None:
        self._question = question
        self._matcher = ConceptMatcher(question.concepts)
        asked = [concept for concept in question.concepts if not concept.is_aside]
        self._by_part = {part: [concept for concept in asked if concept.part is part] for part in Part}
        self._narrowest = {
            part: min(concepts, key=lambda concept: (concept_hits.get(concept.name, 0), concept.name)).name
            for part, concepts in self._by_part.items()
            if concepts
        }

    def setting(self, title: str, text: str, cosine: float) -> Setting:
        """What the sentences of one text share; `cosine` is that of text and question."""
        return Setting(self._matcher.concepts(title), self._matcher.sought(title), self._matcher.concepts(text), cosine)

    def under(self, setting: Setting, heading: str) -> Setting:
        """The setting of a section: its heading may complete a sentence as the title does."""
        return replace(setting, title_concepts=setting.title_concepts | self._matcher.concepts(heading))

    def judge(self, sentence: str, setting: Setting, cosine: float) -> Relevant:
        """Relevance of a sentence in its setting; `cosine` is that of sentence and question."""
        said = self._said(sentence, setting)
        known = said | setting.title_concepts
        bears_on = tuple(
            part.value for part in (Part.EXPOSURE, Part.OUTCOME) if self._bears_on(part, said, known, setting)
        )
        return Relevant(
            relevance=self._relevance(bears_on, known),
            bears_on=bears_on,
            concepts=tuple(concept.name for concept in self._question.concepts if concept.name in known),
            score=round(self._score(said, setting, cosine), 6),
        )

    def named(self, text: str) -> frozenset[str]:
        """Names of the question's concepts that a text names."""
        return self._matcher.concepts(text)

    def missing(self, part: Part, known: frozenset[str]) -> tuple[str, ...]:
        """Concepts of a part that would have to be among those known for the part to be met; empty where it is."""
        if self._is_met(part, known):
            return ()
        return tuple(concept.name for concept in self._by_part[part] if concept.name not in known)

    def _said(self, sentence: str, setting: Setting) -> frozenset[str]:
        """What the sentence names; what its title only seeks to find counts beside something that is asked about."""
        named = self._matcher.concepts(sentence)
        exposures = {concept.name for concept in self._by_part[Part.EXPOSURE]}
        return named if exposures & named else named - setting.title_sought

    def _relevance(self, bears_on: Sequence[str], known: frozenset[str]) -> Relevance:
        if not bears_on:
            return Relevance.OFF
        is_whole = all(self._is_met(part, known) for part in Part)
        asks_outcome = bool(self._by_part[Part.OUTCOME])
        both = len(bears_on) == len((Part.EXPOSURE, Part.OUTCOME)) or not asks_outcome
        return Relevance.DIRECT if both and is_whole else Relevance.INDIRECT

    def _is_met(self, part: Part, known: frozenset[str]) -> bool:
        """Whether the part is named as asked: every exposure, an outcome beside its measure, the narrowest setting."""
        names = [concept.name for concept in self._by_part[part]]
        if not names:
            return True
        if part is Part.EXPOSURE:
            return known.issuperset(names)
        if part is Part.OUTCOME:
            asked = [concept.name for concept in self._by_part[part] if not concept.is_measure] or names
            return any(name in known for name in asked)
        return self._narrowest[part] in known

    def _bears_on(self, part: Part, said: frozenset[str], known: frozenset[str], setting: Setting) -> bool:
        """The sentence names the part, and enough of the rest to be about the question rather than near it."""
        names = {concept.name for concept in self._by_part[part]}
        if not self._carries(part, said, known | setting.concepts):
            return False
        if self._by_part[Part.POPULATION] and self._narrowest[Part.POPULATION] in known:
            return True
        if part is Part.EXPOSURE:
            return names <= known
        exposures = {concept.name for concept in self._by_part[Part.EXPOSURE]}
        return bool(exposures) and exposures <= known

    def _carries(self, part: Part, said: frozenset[str], around: frozenset[str]) -> bool:
        """Whether the sentence names the part.

        A modifier alone does not ("causal" of "causal synthetic data"); a measure does only beside the outcome or the
        exposure.
        """
        spoken = [concept for concept in self._by_part[part] if concept.name in said]
        if any(not (concept.is_measure or concept.is_modifier) for concept in spoken):
            return True
        asked = {concept.name for concept in self._by_part[part] if not (concept.is_measure or concept.is_modifier)}
        exposures = {concept.name for concept in self._by_part[Part.EXPOSURE]}
        return bool(spoken) and (not asked or bool(asked & around) or exposures <= around)

    def _score(self, said: frozenset[str], setting: Setting, cosine: float) -> float:
        """Weights were chosen on every other question of PubMedQA, by mean average precision."""
        concepts = self._question.concepts
        names = _SENTENCE_NAMES * coverage(said, concepts) + _TEXT_NAMES * coverage(setting.concepts, concepts)
        return names + _SENTENCE_MEANS * _nearness(cosine) + _TEXT_MEANS * _nearness(setting.cosine)


def _nearness(cosine: float) -> float:
    return min(max(cosine, 0.0) / _NEAR, 1.0)
