"""What each concept of a question would be as a facet, before it is decided which of them are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synthesist.records import Concept
from synthesist.search.queries.model import Term
from synthesist.search.queries.number import covers, distinct
from synthesist.search.queries.wordings import asked_words, says_little, stands_alone
from synthesist.search.thesaurus import default_thesaurus

_LISTED = re.compile(r"(?:[\s\w-]*?)(?:[,;/&]|\b(?:or|and)\b)\s*(?:(?:or|and)\b)?[\s\w-]*", re.IGNORECASE)
_PARTED = re.compile(
    r"\b(?:of|in|for|among|across|during|within|under|between|at|from|after|before|against|versus|vs|on|to|with|by)\b",
    re.IGNORECASE,
)
_MOST_BETWEEN = 3
"""Words between two concepts of one list, the conjunction counted."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A facet that may be.

    Attributes:
        phrase: the words of the question that it stands for.
        is_modifier: it only narrows what follows it.
        is_unknown: it is made of words that the vocabulary does not know, and of no others.
        is_alternative: the question lists it with the draft before it.
        parts: the modifiers and the concept that it is joined of, if it is.
    """

    name: str
    phrase: str
    part: str
    terms: tuple[Term, ...]
    excluding: tuple[str, ...] = ()
    is_modifier: bool = False
    is_unknown: bool = False
    is_alternative: bool = False
    parts: tuple["Draft", ...] = ()

    @property
    def is_weak(self) -> bool:
        """Whether its words say too little on their own."""
        return self.is_unknown and says_little(self.phrase)


def drafts(text: str, concepts: Sequence[Concept]) -> list[Draft]:
    """One draft a concept, in order; a modifier that no vocabulary knows goes into what it narrows.

    Args:
        text: the question, in which lists are looked for.
    """
    joined = list(_joined(concepts))
    starts = _places(text, [draft.phrase for draft in joined])
    found = list(joined[:1])
    for at in range(1, len(joined)):
        gap = text[starts[at - 1] + len(joined[at - 1].phrase) : starts[at]]
        is_listed = joined[at - 1].part == joined[at].part and _is_list(gap)
        found.append(replace(joined[at], is_alternative=is_listed))
    return found


def _joined(concepts: Sequence[Concept]) -> Iterator[Draft]:
    waiting: list[Concept] = []
    for at, concept in enumerate(concepts):
        if _joins(concept, concepts[at + 1 : at + 2]):
            waiting.append(concept)
            continue
        yield _draft(concept, waiting)
        waiting = []


def _joins(concept: Concept, following: Sequence[Concept]) -> bool:
    is_lead = concept.is_modifier and any(concept.part is one.part and not _is_unknown(one) for one in following)
    return is_lead and _is_unknown(concept)


def _is_unknown(concept: Concept) -> bool:
    return concept.origin == "question"


def _draft(concept: Concept, modifiers: Sequence[Concept]) -> Draft:
    lead = "".join(f"{modifier.phrase} " for modifier in modifiers)
    phrase = f"{lead}{concept.phrase}"
    known = _own(concept) if lead else concept.terms
    terms = distinct([Term(phrase), *(Term(f"{lead}{term}", concept.origin) for term in known)])
    return Draft(
        name=phrase.lower() if lead else concept.name,
        phrase=phrase,
        part=concept.part,
        terms=terms,
        excluding=tuple(longer for longer in concept.excluding if any(covers(term.text, longer) for term in terms)),
        is_modifier=concept.is_modifier and not lead,
        is_unknown=_is_unknown(concept),
        parts=(*(_draft(modifier, ()) for modifier in modifiers), _draft(concept, ())) if lead else (),
    )


def _own(concept: Concept) -> tuple[str, ...]:
    """The terms that name a concept itself: a modifier seldom goes with the names of its kinds ("breast leukemia")."""
    entry = default_thesaurus().entry(concept.origin.removeprefix("thesaurus:"))
    own = entry.own if entry else concept.terms
    return tuple(term for term in concept.terms if term in own)


def parted(draft: Draft, room: int) -> tuple[Draft, ...]:
    """A draft as several that ask for its words one by one, or itself.

    A joined one is made of its parts, an unknown one of its words, see `wordings.asked_words`. A phrase that has got
    an abbreviation is a name, and stays whole.

    Args:
        room: the most that it may become.
    """
    if any(term.origin == "abbreviation" for term in draft.terms):
        return (draft,)
    if 0 < len(draft.parts) <= room and all(stands_alone(part.phrase) for part in draft.parts[:-1]):
        return draft.parts
    if not draft.is_unknown:
        return (draft,)
    asked, further = asked_words(draft.phrase, room), draft.terms[1:]
    if asked == (draft.phrase,):
        return (draft,)
    if len(asked) == 1:
        return (replace(draft, name=asked[0].lower(), terms=distinct([Term(asked[0]), *further])),)
    return tuple(replace(draft, name=word.lower(), terms=(Term(word),)) for word in asked)


def _places(text: str, phrases: Sequence[str]) -> list[int]:
    """Where each phrase stands, in order; one that cannot be found stands at the end, and is in no list."""
    places, at = [], 0
    for phrase in phrases:
        found = text.find(phrase, at)
        places.append(found if found >= 0 else len(text))
        at = found + len(phrase) if found >= 0 else at
    return places


def _is_list(gap: str) -> bool:
    is_short = len(re.findall(r"\w+", gap)) <= _MOST_BETWEEN
    return is_short and bool(_LISTED.fullmatch(gap)) and not _PARTED.search(gap)
