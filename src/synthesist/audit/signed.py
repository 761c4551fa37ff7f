"""Who signed a work, as far as its records name them: what two works by one person have in common."""

from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row

_NOBODY = ("", "anon", "anonymous", "al", "et al", "others", "na", "none", "null", "unknown", "no authors listed")
"""What stands for authors where none are named, in small letters."""


def authors(review: Folder, work: str) -> list[Row]:
    """The authors by that record of a work which names most of them."""
    own = [review.as_shown.get(work, {}), *(review.records.get(one, {}) for one in review.records_of.get(work, ()))]
    return [one for one in max((record.get("authors", []) for record in own), key=_told) if _is_somebody(one)]


def _told(named: list[Row]) -> tuple[int, int, int]:
    orcids = sum(bool(one.get("orcid")) for one in named)
    return len(named), orcids, sum(len(one.get("given", "")) for one in named)


def _is_somebody(author: Row) -> bool:
    name = author["family"].casefold().strip(" .,;[]()")
    return name not in _NOBODY and any(map(str.isalnum, name))


def is_by_one(review: Folder, one: str, other: str) -> bool:
    """Whether one name signed two works, or either is signed by nobody, so that none can tell."""
    first, second = authors(review, one), authors(review, other)
    return not first or not second or any(_is_one(author, like) for author in first for like in second)


def _is_one(first: Row, second: Row) -> bool:
    """Whether two authors have one ORCID, or one name as it is written and not two ORCIDs."""
    orcids = {author.get("orcid") or "" for author in (first, second)}
    if "" not in orcids:
        return len(orcids) == 1
    return _name(first) == _name(second)


def _name(author: Row) -> tuple[str, str]:
    return author["family"].casefold(), author.get("given", "").casefold()


def names(review: Folder, work: str) -> Iterator[str]:
    """The names by which a work is signed, in reading order."""
    for author in authors(review, work):
        yield f"{author.get('given', '')} {author['family']}".strip()
