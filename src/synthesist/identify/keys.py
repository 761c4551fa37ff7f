"""What makes two records candidates for one work."""

import unicodedata
from collections.abc import Iterator

from synthesist.language import content_stems, tokens
from synthesist.records import Record

_FEW_WORDS = 3
"""Titles shorter than this ("Preface", "Invited talk") name many works."""

_ALIKE = 0.5

_OF_WORKS = frozenset(
    ("doi", "arxiv", "pmid", "pmcid", "acl", "openalex", "s2", "corpusid", "mag", "dblp", "europepmc")
)
"""Schemes that name one publication; an ISSN or an ISBN stands on many."""


def keys(record: Record) -> Iterator[str]:
    """Identifiers, and the title with year and first author's family name."""
    for scheme, value in record.identifiers:
        if scheme in _OF_WORKS:
            yield f"{scheme}:{value}"
    words = _title(record)
    if len(words) >= _FEW_WORDS and record.year and record.authors:
        yield f"title:{' '.join(words)}|{record.year}|{_folded(record.authors[0].family)}"


def may_be_one(first: Record, second: Record) -> bool:
    """Whether nothing speaks against it: no two DOIs of one registrant, and titles that share half of their words.

    One DOI may stand on all abstracts of a meeting, so an identifier alone does not decide.
    """
    if _clash(first, second):
        return False
    one, other = set(content_stems(first.title)), set(content_stems(second.title))
    return not (one | other) or len(one & other) >= _ALIKE * len(one | other)


def _clash(first: Record, second: Record) -> bool:
    one, other = first.identifier("doi"), second.identifier("doi")
    return bool(one and other and one != other and one.split("/")[0] == other.split("/")[0])


def _title(record: Record) -> list[str]:
    return [_folded(token.text) for token in tokens(record.title)]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
