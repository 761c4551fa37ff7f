"""A record, or an entry of a list, as what is compared: words, names, years, identifiers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from synthesist.identify.retractions.entry import Entry
from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.wording import content, main_words, words
from synthesist.records import Record
from synthesist.records.identifiers import identifiers_of

_VERSION = re.compile(r"(?<=\d)v\d{1,2}(?:\.full)?\Z")


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a work for the comparison.

    Attributes:
        words: of the title, in order.
        main: of the title before its subtitle; the same as `words` where there is none.
        families: family names of the authors in normal letters.
        dois: in normal form.
        pmids: likewise.
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    families: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    dois: tuple[str, ...] = ()
    pmids: tuple[str, ...] = ()

    @property
    def content(self) -> int:
        """How many words of the title tell titles apart."""
        return len(set(content(list(self.words))))


def described_record(record: Record) -> Described:
    """A record, its title without marks."""
    values = identifiers_of_record(record)
    names = (author.family or author.given for author in record.authors)
    return _described(heading_of(record.title).title, names, record.year, record.venue or "", values)


def described_entry(entry: Entry) -> Described:
    """An entry of a list."""
    return _described(entry.title, entry.authors, entry.year, entry.journal, entry.identifiers)


def identifiers_of_record(record: Record) -> tuple[str, ...]:
    """DOIs and PubMed ids of a record as lists write them, scheme and value with a colon between.

    The ids of arXiv and of the ACL are DOIs too, and a preprint's version stands behind its DOI.
    """
    given = dict.fromkeys(identifiers_of(pair for pair in record.identifiers if pair[0] in ("doi", "pmid")))
    found = [f"{scheme}:{value}" for scheme, value in given if scheme in ("doi", "pmid")]
    for scheme, value in record.identifiers:
        if scheme == "arxiv":
            found.append(f"doi:10.48550/arxiv.{value}")
        elif scheme == "acl":
            found.append(f"doi:10.18653/v1/{value.lower()}")
        elif scheme == "doi" and (shorter := _VERSION.sub("", value)) != value:
            found.append(f"doi:{shorter}")
    return tuple(dict.fromkeys(found))


def _described(
    title: str, names: Iterable[str], year: int | None, journal: str, identifiers: Iterable[str]
) -> Described:
    told, main = words(title), main_words(title)
    listed = list(identifiers)
    return Described(
        words=tuple(told),
        main=tuple(told if main is None else main),
        families=tuple(dict.fromkeys("".join(words(name)) for name in names if name.strip())),
        year=year,
        journal=journal,
        dois=tuple(value.removeprefix("doi:") for value in listed if value.startswith("doi:")),
        pmids=tuple(value.removeprefix("pmid:") for value in listed if value.startswith("pmid:")),
    )
