"""The controlled vocabulary: concepts and the terms by which papers name them (`thesaurus.toml`)."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synthesist.language import tokens

_MASS = frozenset(
    """abuse achievement addiction ADHD adherence adoption aggression aging anxiety asthma attention autism behavior
    behaviour biodiversity bullying burnout cancer care cessation change chemotherapy communication consumption COPD
    corruption creativity crime debt deforestation dementia depression deprivation development diabetes disease disorder
    distress drinking education effectiveness efficiency employment energy engagement exercise farming feedback fitness
    growth happiness health homelessness hypertension inequality infection insomnia instruction insurance isolation
    learning literacy loneliness management media memory microfinance migraine migration misinformation mobility
    mortality motivation nutrition obesity pain participation performance planning pneumonia polarization policing
    pollution poverty pressure productivity psychotherapy PTSD quality racism recycling regulation resistance retention
    safety satisfaction screening sepsis shopping sleep smoking stress suicide support surgery teaching telemedicine
    therapy thinking tobacco training transport trust tutoring unemployment use vaping violence warming waste wastewater
    well-being wellbeing work writing""".split()  # noqa: SIM905
)
"""Nouns that stand in a sentence as they are."""

_COUNTED = frozenset(
    """adult app course drug event game household migrant outcome robot skill smoker startup system teacher
    tax transfer vehicle worker""".split()  # noqa: SIM905
)
"""Nouns that stand in a sentence in the plural."""

_NO_NOUN = frozenset(
    "of in on to and by for with per never related improve increase enhance distracted".split()  # noqa: SIM905
)
"""A term with one of these is no name of a thing, or needs an article."""

_CAPITALS = {"ai": "AI", "alzheimer's": "Alzheimer's", "bayesian": "Bayesian", "covid-19": "COVID-19", "gdp": "GDP"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of the vocabulary.

    Attributes:
        terms: near-synonyms and narrower terms.
        own: those among them that name the concept itself.
        excluding: longer phrases in which a term means something else.
        is_family: whether the terms are kinds of one thing, so that a question for a kind gets that kind alone.
        asked: words that name the concept in a question but are too ambiguous to find it in a text.
    """

    entry_id: str
    name: str
    terms: tuple[str, ...]
    own: tuple[str, ...]
    excluding: tuple[str, ...]
    asked: tuple[str, ...]
    is_family: bool = False

    def terms_for(self, stems: tuple[str, ...]) -> tuple[str, ...]:
        """The terms to look for when a question names the concept by these stems."""
        if not self.is_family or any(_stems(name) == stems for name in self.asked):
            return self.terms
        return tuple(term for term in self.terms if holds(_stems(term), stems))


class Thesaurus:
    """Looks up the concept that a run of stems names."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_stems: Mapping[tuple[str, ...], Entry] = _index(entries)
        self._by_id = {entry.entry_id: entry for entry in entries}
        self._entries = tuple(entries)
        self.longest = max((len(stems) for stems in self._by_stems), default=0)

    def lookup(self, stems: tuple[str, ...]) -> Entry | None:
        """The concept with a term of these stems, or None."""
        return self._by_stems.get(stems)

    def entry(self, entry_id: str) -> Entry | None:
        """The concept of this id, or None."""
        return self._by_id.get(entry_id)

    def kinds(self, entry: Entry) -> tuple[str, ...]:
        """Words for the kinds of a concept: a family's terms, else narrower concepts by their names.

        Of a family's terms only those that can stand in a sentence, for the vocabulary lists them in the singular.
        """
        if entry.is_family:
            nouns = {_spelling(noun): noun for term in reversed(entry.terms) if (noun := as_noun(term))}
            nouns.pop(_spelling(entry.name), None)
            return tuple(nouns.values())[::-1]
        return tuple(dict.fromkeys(_spoken(kind) for kind in self._narrower(entry)))

    def wholes(self, entry: Entry) -> tuple[str, ...]:
        """Names of the concepts of which this one is a kind."""
        return tuple(_spoken(whole) for whole in self._entries if entry in self._narrower(whole))

    def _narrower(self, entry: Entry) -> list[Entry]:
        """Concepts whose own name holds a narrower term of this one; that some term of theirs is one makes no kind."""
        found = [(term, self.lookup(_stems(term))) for term in entry.terms if term not in entry.own]
        return [kind for term, kind in found if kind and kind is not entry and _is_named(kind, term)]


@cache
def default_thesaurus() -> Thesaurus:
    """The vocabulary in the package."""
    text = (files("synthesist.search") / "thesaurus.toml").read_text(encoding="utf-8")
    return Thesaurus([_entry(row) for row in tomllib.loads(text)["concept"]])


def _entry(row: Mapping[str, object]) -> Entry:
    def strings(key: str) -> tuple[str, ...]:
        values = row.get(key, [])
        return tuple(map(str, values)) if isinstance(values, list) else ()

    name = str(row["name"])
    own = strings("terms")
    terms = tuple(dict.fromkeys((*own, *strings("narrower"))))
    return Entry(str(row["id"]), name, terms, own, strings("not"), (name, *strings("asked")), row.get("family") is True)


def _index(entries: Sequence[Entry]) -> Mapping[tuple[str, ...], Entry]:
    index: dict[tuple[str, ...], Entry] = {}
    ranked: dict[tuple[str, ...], list[tuple[int, Entry]]] = defaultdict(list)
    for entry in entries:
        for precedence, terms in enumerate((entry.asked, entry.own, entry.terms)):
            for term in terms:
                ranked[_stems(term)].append((precedence, entry))
    for stems, found in ranked.items():
        index[stems] = min(found, key=lambda pair: (pair[0], pair[1].entry_id))[1]
    index.pop((), None)
    return index


def as_noun(term: str) -> str | None:
    """A term of the vocabulary as a sentence would have it ("older adults", "chronic pain"), or None if in doubt."""
    words = term.split()
    if _NO_NOUN.intersection(term.replace("-", " ").split()) or words[-1] not in _MASS | _COUNTED:
        return None
    ending = "" if words[-1] in _MASS else "es" if term.endswith("x") else "s"
    return cased(term) + ending


def cased(name: str) -> str:
    """Words of the vocabulary, which is in lower case, with the capitals that names and abbreviations have."""
    return " ".join(_CAPITALS.get(word, word) for word in name.split())


def _spoken(entry: Entry) -> str:
    """The name of a concept without what goes without saying in a question ("robustness of models")."""
    return entry.name.removesuffix(" of models")


def _is_named(entry: Entry, term: str) -> bool:
    """Whether a concept's name holds a term, or is abbreviated by it."""
    initials = "".join(word[0] for word in entry.name.replace("-", " ").split()).upper()
    return term == initials or holds(_stems(entry.name), _stems(term))


def _spelling(term: str) -> str:
    """One key for British and American spelling, and for words closed up or not."""
    closed = term.replace("-", "").replace(" ", "").lower()
    return closed.replace("isation", "ization").replace("aem", "em").replace("our", "or")


def holds(stems: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a run of stems stands in a longer one, or is it."""
    return any(stems[at : at + len(part)] == part for at in range(len(stems) - len(part) + 1))


def _stems(term: str) -> tuple[str, ...]:
    return tuple(word.stem for word in tokens(term))
