"""A question taken apart: the concepts that it names, and the part that each plays."""

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


class Question(Frozen):
    """A question and its concepts, in the order in which they stand in it."""

    text: str
    concepts: tuple[Concept, ...]

    def names(self, part: Part) -> tuple[str, ...]:
        """Names of the concepts that play a part."""
        return tuple(concept.name for concept in self.concepts if concept.part is part)
