"""A changed question in words: the question itself, cut or with a phrase exchanged, or a template filled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from synthesist.records import Concept, Part, Question

Kind = Literal["wider", "narrower"]

_NAMED = 2
"""Concepts that are named in a change."""

_AUXILIARY = r"(?:do|does|did|can|could|will|would|may|might|should)"
_DOES = re.compile(rf"\b{_AUXILIARY}\b", re.IGNORECASE)
_ASKS = re.compile(rf"(?:what|which|how|why|when|where|who|is|are|was|were|{_AUXILIARY})\b", re.IGNORECASE)
_RELATES = re.compile(r"\b(?:associat|correlat|relat|link|predict|determinant|risk factor)\w*", re.IGNORECASE)
_PREPOSITION = (
    r"(?:of|in|for|among|across|during|within|under|between|at|from|after|before|against|versus|over|throughout|"
    r"compared (?:with|to))"
)
_MEASURED = (
    r"(?:(?:when\s+)?(?:as\s+)?(?:evaluated|measured|assessed|judged|tested|benchmarked)\s+(?:against|by|on|with|using)"
    r"|in terms of)"
)
_LEAD = r"(?:(?:the|an?)\s+)?(?:(?:patients|people|those|individuals)\s+with\s+)?"
_TAIL = (
    r"(?:[\s-]+(?:generation|training|models?|systems?|methods?|approach(?:es)?|techniques?|process(?:es)?|applications?|"
    r"analysis|performance|data|datasets?|tasks?|levels?|rates?|use|people|patients|groups?|learning))*(?![\w-])"
)
"""Words without a concept of their own that belong to the phrase before them."""
_NOT_AFTER = "".join(rf"(?<!\b{word} )" for word in ("a", "an", "do", "does", "did", "can", "is", "are"))
"""Where a cut would ask for another article, or may take the subject away."""
_APART = re.compile(r".{40}|[,;/&]|\b(?:and|or|plus)\b", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\w(?:ive|al|ic|ous|ble|ed|ary)$")


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked instead.

    Attributes:
        swap: the pair exchanged (old, new), if any.
        cost: what the question loses by it.
        is_setting: only the setting is left of the question, or how it is measured.
    """

    kind: Kind
    kept: tuple[Concept, ...]
    dropped: tuple[Concept, ...]
    swap: tuple[Concept, Concept] | None = None
    cost: float = 0.0
    is_setting: bool = False


def wordings(phrases: "Phrases", change: Change) -> Iterator[str]:
    """Ways to say a change: the question's own words with something cut or exchanged, then templates."""
    if edited := _edited(phrases.text, change):
        yield edited
    roles = [(Part.EXPOSURE, False), (Part.OUTCOME, False), (Part.OUTCOME, True), (Part.POPULATION, False)]
    groups = ([concept for concept in change.kept if (concept.part, concept.is_measure) == role] for role in roles)
    x, y, measure, population = map(phrases.joined, groups)
    if None in {x, y, measure, population}:
        return
    by = f" as measured by {measure}" if measure else ""
    for preposition in dict.fromkeys((phrases.preposition(change.kept), "in")) if population else ("",):
        the = "the " if preposition == "of" and f"the {y} of" in phrases.text else ""
        for opening in _openings(x or "", f"{the}{y}" if y else "", relates=bool(_RELATES.search(phrases.text))):
            yield f"{opening} {preposition} {population}{by}?" if population else f"{opening}{by}?"


def _openings(x: str, y: str, *, relates: bool) -> tuple[str, ...]:
    if x and y:
        associated = (f"What is the association between {x} and {y}",) if relates else ()
        return (*associated, f"What is the effect of {x} on {y}", f"Can {x} affect {y}")
    return (f"What is known about {x}", f"What do studies say about {x}") if x else (f"What affects {y}",)


def in_words(change: Change) -> str:
    """In what a changed question differs, for a person."""
    some = len(change.dropped) <= _NAMED
    without = f"without {_quoted(change.dropped) if some else f'{len(change.dropped)} of its parts'}"
    if change.swap:
        old, new = change.swap
        swapped = f"‘{new.phrase}’ instead of ‘{old.phrase}’"
        return f"{swapped}, {without}" if change.dropped else swapped
    return without if some or len(change.kept) > _NAMED else f"only {_quoted(change.kept)}"


def _quoted(concepts: Sequence[Concept]) -> str:
    return _listed([f"‘{concept.phrase}’" for concept in concepts])


def _listed(phrases: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(phrases[:-1]), *phrases[-1:]]))


class Phrases:
    """The words by which the question itself says its concepts."""

    def __init__(self, question: Question) -> None:
        self.text = question.text
        self._concepts = question.concepts
        self._spans: dict[str, tuple[int, int]] = {}
        at = 0
        for concept in question.concepts:
            if found := re.compile(f"{_spaced(concept.phrase)}(?:{_TAIL})?", re.IGNORECASE).search(self.text, at):
                self._spans[concept.phrase] = found.span()
                at = found.end()

    def joined(self, concepts: Sequence[Concept]) -> str | None:
        """The concepts as one phrase; "" for none, None where a word could not stand in a sentence."""
        items: list[list[Concept]] = []
        for concept in concepts:
            if items and self._adjoins(items[-1][-1], concept):
                items[-1].append(concept)
            else:
                items.append([concept])
        if any(self._dangles(item[-1]) or any(map(self._is_torn, item)) for item in items):
            return None
        return _listed([self._said(item) for item in items])

    def preposition(self, concepts: Sequence[Concept]) -> str:
        """What leads to the setting in the question, with its article."""
        spans = [self._spans.get(concept.phrase) for concept in concepts if concept.part is Part.POPULATION]
        before = self.text[: spans[0][0]] if spans and spans[0] else ""
        lead = re.search(rf"\b({_PREPOSITION}\s+{_LEAD})$", before, re.IGNORECASE)
        return lead[1].strip() if lead else "in"

    def _adjoins(self, one: Concept, two: Concept) -> bool:
        """Whether two stand side by side in the question, in one phrase rather than in a list."""
        if not {one.phrase, two.phrase} <= set(self._spans):
            return one.is_modifier
        start, end = self._spans[one.phrase][1], self._spans[two.phrase][0]
        is_between = any(start <= low < end for low, _ in self._spans.values())
        return start <= end and not is_between and not _APART.search(self.text[start:end])

    def _dangles(self, concept: Concept) -> bool:
        """Whether a phrase lacks its noun, or may begin with a verb that our reading of questions does not know."""
        if concept.is_modifier or concept.origin != "question" or concept not in self._concepts:
            return concept.is_modifier
        at = self._concepts.index(concept)
        follows = at > 0 and self._concepts[at - 1].is_modifier
        asks_outcome = any(other.part is Part.OUTCOME for other in self._concepts)
        is_predicate = follows and not asks_outcome and bool(_DOES.search(self.text))
        return is_predicate or bool(_ADJECTIVE.search(self._said([concept])))

    def _is_torn(self, concept: Concept) -> bool:
        """Whether it is part of a hyphenated word."""
        return concept in self._concepts and concept.phrase not in self._spans and concept.phrase in self.text

    def _said(self, concepts: Sequence[Concept]) -> str:
        phrases = [concept.phrase for concept in concepts]
        if not set(phrases) <= set(self._spans):
            return " ".join(phrases)
        start, end = self._spans[phrases[0]][0], self._spans[phrases[-1]][1]
        said = self.text[start:end]
        return said[0].lower() + said[1:] if start == 0 and re.match(r"\w[a-z]", said) else said


def _edited(text: str, change: Change) -> str | None:
    """The question without what is left out and with what is exchanged; None where that leaves no sentence."""
    text = text if _ASKS.match(text) else ""
    for concept in change.dropped:
        text = _cut(text, concept)
    if change.swap:
        text = _exchanged(text, *change.swap)
    return f"{text.rstrip(' ?.!')}?" if text else None


def _cut(text: str, concept: Concept) -> str:
    """A modifier goes alone, a setting or a measure with what leads to it, one of a list with its comma; else ""."""
    phrase = _spaced(concept.phrase)
    if len(re.findall(phrase, text, re.IGNORECASE)) != 1:
        return ""
    lead = _MEASURED if concept.is_measure else _PREPOSITION
    cuts = [rf"{_NOT_AFTER}{phrase}\s+(?=\w)"] if concept.is_modifier else []
    if concept.part is not Part.EXPOSURE:
        whole, ends = f"{phrase}{_TAIL}", rf"(?=\s+{_PREPOSITION}\b|\s+{_MEASURED}\b|[\s?.!]*$)"
        cuts += [rf"\s+{lead}\s+{_LEAD}{whole}{ends}", rf",?\s+(?:and|or)\s+{whole}", rf"{whole}(?:\s+(?:and|or)|,)\s+"]
    made = (re.sub(cut, "", text, flags=re.IGNORECASE) for cut in cuts)
    return next((shorter for shorter in made if shorter != text), "")


def _exchanged(text: str, old: Concept, new: Concept) -> str:
    """One concept for another; "" where a verb or an article might have to change with it."""
    pattern = rf"(?<!\ba )(?<!\ban ){_spaced(old.phrase)}{_TAIL}"
    if old.part is Part.EXPOSURE or len(re.findall(pattern, text, re.IGNORECASE)) != 1:
        return ""
    return re.sub(pattern, lambda _: new.phrase, text, flags=re.IGNORECASE)


def _spaced(phrase: str) -> str:
    """A pattern for a phrase whose words hyphens may part, but which is no part of a hyphenated word itself."""
    return r"(?<![\w-])" + r"[\s-]+".join(re.escape(word) for word in phrase.split()) + r"(?![\w-])"
