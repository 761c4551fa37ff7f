"""Questions near the one asked, with what each would find: wider where words stand in the way, else narrower.

An offer is a change of the question's concepts, put into words by cutting the question itself or from a template.
What our own reading of those words does not turn into exactly these concepts is not offered.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import Literal

from synthesist.records import Concept, Part, Question
from synthesist.records.suggestions import Suggestion
from synthesist.search.question import parse_question
from synthesist.search.thesaurus import Thesaurus, cased, default_thesaurus

Matching = Callable[[Question], int]
Kind = Literal["wider", "narrower"]
Hits = Mapping[str, int]

_MOST, _QUERIES, _NARROWER_QUERIES = 3, 12, 5
"""Offers at most; questions counted at most, and those among them that are narrower."""
_FEW, _ENOUGH, _MANY, _GAIN = 3, 10, 50, 1.1
"""Hits worth a look; for works to be compared; to be narrowed; and how many times as many a wider question finds."""
_PAIRED, _NAMED, _SHORTEST = 8, 2, 3
"""Concepts of which two may be left out at once; that are named in a change; letters that may stand for a phrase."""
_MODIFIER_COST, _SWAP_COST, _POPULATION_COST, _FURTHER_COST, _WHOLE_PART_COST = 1.0, 1.5, 2.0, 3.0, 6.0


@dataclass(frozen=True, slots=True)
class _Change:
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


@dataclass(frozen=True, slots=True)
class _Offer:
    change: _Change
    question: Question
    hits: int

    def suggestion(self, ordinal: int) -> Suggestion:
        kind, change = self.change.kind, _change_in_words(self.change)
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
        self._phrases = _Phrases(question)

    def best(self) -> list[_Offer]:
        """The three to show: narrower ones first where the question finds many records, else wider ones first."""
        worded = list(islice(self._worded(self._narrowing()), _NARROWER_QUERIES))
        narrower = self._narrower(worded)
        wider = self._wider(_QUERIES - 1 - len(worded))
        first, then = (narrower, wider) if self._hits >= _MANY else (wider, narrower)
        return [*first, *then][:_MOST]

    def _narrower(self, worded: Iterable[tuple[_Change, Question]]) -> list[_Offer]:
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

    def _worded(self, changes: Iterable[_Change]) -> Iterator[tuple[_Change, Question]]:
        """Changes, each with a question that asks for exactly what it keeps, where there is one; no meaning twice."""
        for change in changes:
            meaning = _meaning(change.kept)
            if not meaning or meaning in self._seen:
                continue
            self._seen.add(meaning)
            asked = (parse_question(text, self._thesaurus) for text in _wordings(self._phrases, change))
            if said := next((parsed for parsed in asked if _meaning(parsed.concepts) == meaning), None):
                yield change, said

    def _widening(self) -> Iterator[_Change]:
        """The core first, for what it does not find no question around it does; then from the least loss on."""
        yield self._without([concept for concept in self._alive if self._is_core(concept)])
        keeps = [self._alive, *_fewer(self._alive), *((concept,) for concept in self._alive)]
        changes = [self._without(kept) for kept in keeps if not self._splits(kept)]
        yield from sorted([*changes, *self._swapped("wider")], key=lambda change: change.cost)

    def _narrowing(self) -> Iterator[_Change]:
        """One kind of a thing instead of all: of anything where hits are many, else only of what is asked about."""
        for change in self._swapped("narrower"):
            if self._hits >= _MANY or (self._hits >= _ENOUGH and change.cost == 0):
                yield change

    def _without(self, kept: Sequence[Concept]) -> _Change:
        """The question with these concepts alone; a word that only narrowed one left out goes too, or gets a name."""
        narrowing = [one for one, two in self._pairs if two in kept]
        whole = [self._standing(one) if one.is_modifier and one not in narrowing else one for one in kept]
        standing = tuple(concept for concept in whole if concept)
        dropped, leading = self._dropped(standing), _leading(standing)
        cost = sum(_cost(concept, self._concepts) for concept in dropped)
        return _Change("wider", leading, dropped, cost=cost, is_setting=leading != standing)

    def _swapped(self, kind: Kind) -> Iterator[_Change]:
        """Each concept in turn as a wider or a narrower one; what is asked about first, the setting last."""
        order = list(Part)
        for old in sorted(self._concepts, key=lambda concept: order.index(concept.part)):
            dropped = self._dropped((old, *(self._alive if kind == "wider" else self._concepts)))
            lost = _SWAP_COST + sum(_cost(concept, self._concepts) for concept in dropped)
            for words in self._neighbours(kind, old):
                if (new := self._named(words, old)) and new.terms != old.terms:
                    kept = tuple(new if c is old else c for c in self._concepts if c not in dropped)
                    yield _Change(kind, kept, dropped, (old, new), lost if kind == "wider" else order.index(old.part))

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


def _change_in_words(change: _Change) -> str:
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


def _wordings(phrases: "_Phrases", change: _Change) -> Iterator[str]:
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


class _Phrases:
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


def _edited(text: str, change: _Change) -> str | None:
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
