"""What is known of a work when its independence is asked for, and where in it something is said."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from synthesist.records import Record, SectionRole, Sentence

_LONGEST = 2_000_000
"""Characters of one work that are looked through; a book may hold more."""

_LONGEST_FIELD = 2_000


@dataclass(frozen=True, slots=True)
class Paper:
    """One work.

    Attributes:
        records: all that describe it, the one that it is shown by first; at least one.
        sentences: of its texts, in their order; title and abstract of its records are looked at anyway.
    """

    records: tuple[Record, ...]
    sentences: tuple[Sentence, ...] = ()


class Place(StrEnum):
    """Where something is said, by whether a work speaks of itself there."""

    FIELD = "field"
    TITLE = "title"
    ABSTRACT = "abstract"
    STATEMENTS = "statements"
    METHODS = "methods"
    """Or a section whose name does not tell."""

    RESULTS = "results"
    ELSEWHERE = "elsewhere"
    """Introduction, discussion and references, where works speak of others."""


OWN = (Place.FIELD, Place.TITLE, Place.ABSTRACT, Place.STATEMENTS)
"""Where a work speaks of itself."""

_PLACES = {
    SectionRole.TITLE: Place.TITLE,
    SectionRole.ABSTRACT: Place.ABSTRACT,
    SectionRole.STATEMENTS: Place.STATEMENTS,
    SectionRole.METHODS: Place.METHODS,
    SectionRole.OTHER: Place.METHODS,
    SectionRole.RESULTS: Place.RESULTS,
    SectionRole.APPENDIX: Place.RESULTS,
}
_OF_OTHERS = ("ref", "cit", "relat", "comment", "raw")
"""Parts of names of fields that hold what others wrote."""


def said(paper: Paper) -> Mapping[Place, str]:
    """All that a work says, by place; what stands side by side is parted by a line."""
    found: dict[Place, list[str]] = defaultdict(list)
    for place, text in dict.fromkeys(_passages(paper)):
        found[place].append(text)
    return {place: "\n".join(texts)[:_LONGEST] for place, texts in found.items()}


def _passages(paper: Paper) -> Iterator[tuple[Place, str]]:
    for record in paper.records:
        yield Place.TITLE, record.title
        yield Place.ABSTRACT, record.abstract or ""
        for name, value in record.extra:
            if not any(part in name.casefold() for part in _OF_OTHERS):
                yield Place.FIELD, value[:_LONGEST_FIELD]
    for sentence in paper.sentences:
        yield _place(sentence), sentence.text


def _place(sentence: Sentence) -> Place:
    if sentence.section in (Place.TITLE, Place.ABSTRACT):
        return Place(sentence.section)
    return _PLACES.get(sentence.part, Place.ELSEWHERE)
