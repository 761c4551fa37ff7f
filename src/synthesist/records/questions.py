"""A question taken apart: the concepts that it names, and the part that each plays."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from synthesist.records.base import Frozen


class Part(StrEnum):
    """The part that a concept plays in a question."""

    EXPOSURE = "exposure"
    """What is asked about: the cause, method or intervention, or the topic where none is named."""

    OUTCOME = "outcome"
    """What it is asked to change."""

    POPULATION = "population"
    """In what or in whom: population, system or setting."""


class Concept(Frozen):
    """One concept of the question and the terms by which texts name it.

    Attributes:
        name: the preferred label; the words of the question where no vocabulary knows it.
        phrase: the words of the question that it stands for.
        terms: what is looked for; single words and phrases, stems compared.
        excluding: longer phrases in which a term does not count.
        origin: "thesaurus:ID" or "question".
        is_modifier: it only narrows the concept that follows it, as "causal" does in "causal synthetic data".
        is_measure: the outcome is measured by it ("when evaluated against …"), it is not itself what is asked for.
        is_aside: it comes with the setting (a comparator, a design); a claim that does not name it can be direct.
    """

    name: str
    part: Part
    phrase: str
    terms: tuple[str, ...]
    excluding: tuple[str, ...] = ()
    origin: str
    is_modifier: bool = False
    is_measure: bool = False
    is_aside: bool = False


class Expansion(Frozen):
    """A term that a first small search added to a concept.

    Attributes:
        concept: the concept's name.
        origin: "abbreviation" or "feedback".
        evidence: why it was added, in words with counts.
    """

    concept: str
    term: str
    origin: str
    evidence: str


class Question(Frozen):
    """A question and its concepts, in the order in which they stand in it."""

    text: str
    concepts: tuple[Concept, ...]

    def expanded(self, expansions: Iterable[Expansion]) -> "Question":
        """The question with further terms for its concepts."""
        added: dict[str, list[str]] = {}
        for expansion in expansions:
            added.setdefault(expansion.concept, []).append(expansion.term)
        return self.model_copy(update={"concepts": tuple(_with(concept, added) for concept in self.concepts)})

    def names(self, part: Part) -> tuple[str, ...]:
        """Names of the concepts that play a part."""
        return tuple(concept.name for concept in self.concepts if concept.part is part)


def _with(concept: Concept, added: Mapping[str, Sequence[str]]) -> Concept:
    further = [term for term in added.get(concept.name, ()) if term not in concept.terms]
    return concept.model_copy(update={"terms": (*concept.terms, *further)}) if further else concept
