"""The controlled vocabulary: concepts and the terms by which papers name them (`thesaurus.toml`)."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synthesist.language import tokens


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
        self.longest = max((len(stems) for stems in self._by_stems), default=0)

    def lookup(self, stems: tuple[str, ...]) -> Entry | None:
        """The concept with a term of these stems, or None."""
        return self._by_stems.get(stems)


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


def holds(stems: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a run of stems stands in a longer one, or is it."""
    return any(stems[at : at + len(part)] == part for at in range(len(stems) - len(part) + 1))


def _stems(term: str) -> tuple[str, ...]:
    return tuple(word.stem for word in tokens(term))
