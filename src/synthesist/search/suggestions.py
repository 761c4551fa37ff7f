"""Questions near the one asked, with what each would find: wider where words stand in the way, else narrower.

An offer is a change of the question's concepts, put into words by cutting the question itself or from a template.
What our own reading of those words does not turn into exactly these concepts is not offered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from synthesist.records import Concept, Part, Question
from synthesist.records.suggestions import Suggestion
from synthesist.search.question import parse_question
from synthesist.search.rewording import Change, Kind, Phrases, in_words, wordings
from synthesist.search.thesaurus import Thesaurus, cased, default_thesaurus

Matching = Callable[[Question], int]
Hits = Mapping[str, int]

_MOST, _QUERIES, _NARROWER_QUERIES = 3, 12, 5
"""Offers at most; questions counted at most, and those among them that are narrower."""
_FEW, _ENOUGH, _MANY, _GAIN = 3, 10, 50, 1.1
"""Hits worth a look; for works to be compared; to be narrowed; and how many times as many a wider question finds."""
_PAIRED, _SHORTEST = 8, 3
"""Concepts of which two may be left out at once; letters that may stand for a phrase."""
_MODIFIER_COST, _SWAP_COST, _POPULATION_COST, _FURTHER_COST, _WHOLE_PART_COST = 1.0, 1.5, 2.0, 3.0, 6.0


@dataclass(frozen=True, slots=True)
class _Offer:
    change: Change
    question: Question
    hits: int

    def suggestion(self, ordinal: int) -> Suggestion:
        kind, change = self.change.kind, in_words(self.change)
        return Suggestion(ordinal=ordinal, kind=kind, question=self.question.text, change=change, hits=self.hits)


def suggest(
    question: Question, matching: Matching, concept_hits: Hits | None = None, thesaurus: Thesaurus | None = None
) -> tuple[Suggestion, ...]:
    """At most three questions to ask instead, best first; a wider one finds more than the question itself.

    Args:
        matching: records that name every concept of a question; asked at most a dozen times.
        concept_hits: records that name each concept, where it is known: one that none names is left out of all offers.
    """
    if not question.concepts:
        return ()
    offers = _Offers(question, matching, concept_hits or {}, thesaurus or default_thesaurus())
    return tuple(offer.suggestion(ordinal) for ordinal, offer in enumerate(offers.best()))


class _Offers:
    """Changes of one question, worded and counted."""

    def __init__(self, question: Question, matching: Matching, concept_hits: Hits, thesaurus: Thesaurus) -> None:
        self._concepts = question.concepts
        self._matching = matching
        self._thesaurus = thesaurus
        self._alive = tuple(concept for concept in self._concepts if concept_hits.get(concept.name, 1))
        self._pairs = [(one, two) for one, two in pairwise(self._concepts) if one.is_modifier]
        self._hits = matching(question)
        self._seen = {_meaning(self._concepts)}
        self._phrases = Phrases(question)

    def best(self) -> list[_Offer]:
        """The three to show: narrower ones first where the question finds many records, else wider ones first."""
        worded = list(islice(self._worded(self._narrowing()), _NARROWER_QUERIES))
        narrower = self._narrower(worded)
        wider = self._wider(_QUERIES - 1 - len(worded))
        first, then = (narrower, wider) if self._hits >= _MANY else (wider, narrower)
        return [*first, *then][:_MOST]

    def _narrower(self, worded: Iterable[tuple[Change, Question]]) -> list[_Offer]:
        offers = [_Offer(change, asked, self._matching(asked)) for change, asked in worded]
        found = [offer for offer in offers if 0 < offer.hits < self._hits]
        return sorted(found, key=lambda offer: (offer.change.cost, -offer.hits, offer.question.text))

    def _wider(self, queries: int) -> list[_Offer]:
        """Offers that find more than the question; what holds a question that does not find more is not counted."""
        found: list[_Offer] = []
        barren: list[frozenset[tuple[object, ...]]] = []
        for change, asked in self._worded(self._widening()):
            meaning = _meaning(asked.concepts)
            if any(less <= meaning for less in barren):
                continue
            if not queries:
                break
            queries -= 1
            hits = self._matching(asked)
            if hits <= self._hits:
                barren.append(meaning)
            elif hits >= self._hits * _GAIN:
                found.append(_Offer(change, asked, hits))
        return sorted(found, key=_worth)

    def _worded(self, changes: Iterable[Change]) -> Iterator[tuple[Change, Question]]:
        """Changes, each with a question that asks for exactly what it keeps, where there is one; no meaning twice."""
        for change in changes:
            meaning = _meaning(change.kept)
            if not meaning or meaning in self._seen:
                continue
            self._seen.add(meaning)
            asked = (parse_question(text, self._thesaurus) for text in wordings(self._phrases, change))
            if said := next((parsed for parsed in asked if _meaning(parsed.concepts) == meaning), None):
                yield change, said

    def _widening(self) -> Iterator[Change]:
        """The core first, for what it does not find no question around it does; then from the least loss on."""
        yield self._without([concept for concept in self._alive if self._is_core(concept)])
        keeps = [self._alive, *_fewer(self._alive), *((concept,) for concept in self._alive)]
        changes = [self._without(kept) for kept in keeps if not self._splits(kept)]
        yield from sorted([*changes, *self._swapped("wider")], key=lambda change: change.cost)

    def _narrowing(self) -> Iterator[Change]:
        """One kind of a thing instead of all: of anything where hits are many, else only of what is asked about."""
        for change in self._swapped("narrower"):
            if self._hits >= _MANY or (self._hits >= _ENOUGH and change.cost == 0):
                yield change

    def _without(self, kept: Sequence[Concept]) -> Change:
        """The question with these concepts alone; a word that only narrowed one left out goes too, or gets a name."""
        narrowing = [one for one, two in self._pairs if two in kept]
        whole = [self._standing(one) if one.is_modifier and one not in narrowing else one for one in kept]
        standing = tuple(concept for concept in whole if concept)
        dropped, leading = self._dropped(standing), _leading(standing)
        cost = sum(_cost(concept, self._concepts) for concept in dropped)
        return Change("wider", leading, dropped, cost=cost, is_setting=leading != standing)

    def _swapped(self, kind: Kind) -> Iterator[Change]:
        """Each concept in turn as a wider or a narrower one; what is asked about first, the setting last."""
        order = list(Part)
        for old in sorted(self._concepts, key=lambda concept: order.index(concept.part)):
            dropped = self._dropped((old, *(self._alive if kind == "wider" else self._concepts)))
            lost = _SWAP_COST + sum(_cost(concept, self._concepts) for concept in dropped)
            for words in self._neighbours(kind, old):
                if (new := self._named(words, old)) and new.terms != old.terms:
                    kept = tuple(new if c is old else c for c in self._concepts if c not in dropped)
                    yield Change(kind, kept, dropped, (old, new), lost if kind == "wider" else order.index(old.part))

    def _neighbours(self, kind: Kind, concept: Concept) -> tuple[str, ...]:
        """Words for wider concepts, or narrower ones; of a phrase that finds nothing, the last word is the wider."""
        if any(concept in pair for pair in self._pairs):
            return ()
        entry = self._thesaurus.entry(concept.origin.removeprefix("thesaurus:"))
        if entry is None:
            is_stuck = kind == "wider" and (concept not in self._alive or len(self._concepts) == 1)
            return tuple(word for word in concept.phrase.split()[1:][-1:] if is_stuck and len(word) >= _SHORTEST)
        is_whole = concept.terms == entry.terms
        if kind == "narrower":
            return self._thesaurus.kinds(entry) if is_whole else ()
        return self._thesaurus.wholes(entry) if is_whole else (entry.name,)

    def _named(self, words: str, instead: Concept) -> Concept | None:
        """The one concept that these words name, in the part of another; none that is known less than that one."""
        concepts = parse_question(words, self._thesaurus).concepts
        if len(concepts) != 1 or (concepts[0].origin == "question" != instead.origin):
            return None
        changes = {"part": instead.part, "phrase": cased(words), "is_measure": instead.is_measure, "is_modifier": False}
        return concepts[0].model_copy(update=changes)

    def _standing(self, modifier: Concept) -> Concept | None:
        """A modifier as a thing of its own ("causal" as "causal methods"); only the vocabulary knows how to say it."""
        return self._named(modifier.name, modifier) if modifier.origin != "question" else None

    def _dropped(self, kept: Iterable[Concept]) -> tuple[Concept, ...]:
        names = {concept.name for concept in kept}
        return tuple(concept for concept in self._concepts if concept.name not in names)

    def _is_core(self, concept: Concept) -> bool:
        is_term = any(concept is one for one, two in self._pairs if one.origin == two.origin == "question")
        return concept.part is not Part.POPULATION and not concept.is_measure and (is_term or not concept.is_modifier)

    def _splits(self, kept: Sequence[Concept]) -> bool:
        """Whether one half of a term is kept: where no vocabulary knows either word, they are taken to be one."""
        return any((one in kept) != (two in kept) for one, two in self._pairs if one.origin == two.origin == "question")


def _worth(offer: _Offer) -> tuple[object, ...]:
    """Order of wider offers: hits enough, cause and outcome both, and little lost."""
    is_both = {Part.EXPOSURE, Part.OUTCOME} <= {concept.part for concept in offer.change.kept}
    value = (offer.hits >= _ENOUGH) + (offer.hits >= _FEW) + is_both
    return offer.change.is_setting, -value, offer.change.cost, -offer.hits, offer.question.text


def _meaning(concepts: Iterable[Concept]) -> frozenset[tuple[object, ...]]:
    """What is asked, whatever the order; only of an abbreviation do capitals count."""
    folded = [(c, tuple(term if term.isupper() else term.lower() for term in c.terms)) for c in concepts]
    return frozenset((concept.name, concept.part, terms, concept.is_measure) for concept, terms in folded)


def _fewer(concepts: tuple[Concept, ...]) -> Iterator[tuple[Concept, ...]]:
    """The concepts without one of them, or two."""
    for count in (1, 2) if len(concepts) <= _PAIRED else (1,):
        for left_out in combinations(range(len(concepts)), count):
            yield tuple(concept for at, concept in enumerate(concepts) if at not in left_out)


def _cost(concept: Concept, concepts: Sequence[Concept]) -> float:
    """What a question loses with a concept."""
    if concept.is_modifier or concept.is_measure:
        return _MODIFIER_COST
    if concept.part is Part.POPULATION:
        return _POPULATION_COST
    peers = [other for other in concepts if other.part is concept.part and not (other.is_modifier or other.is_measure)]
    return _FURTHER_COST if len(peers) > 1 else _WHOLE_PART_COST


def _leading(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """A setting or a measure that is left alone is what is asked about."""
    if any(c.part is Part.EXPOSURE or (c.part is Part.OUTCOME and not c.is_measure) for c in concepts):
        return concepts
    return tuple(c.model_copy(update={"part": Part.EXPOSURE, "is_measure": False}) for c in concepts)
