"""Names of authors in one normal form, whatever order, particles and initials an export gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from synthesist.identify.matching.folding import folded, squeezed
from synthesist.records import Author

_PARTICLE_WORDS = """
al ben bin da das de del della den der di dos du el ibn ii iii iv jr la las le les los mc o of op sr st ten ter the van
vom von zu zum zur
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_KEPT = 50_000
"""Names whose normal form is kept, since names recur."""

_MOST = 60
"""Authors that are read; lists of collaborations run to thousands."""


@dataclass(frozen=True, slots=True)
class Names:
    """The authors of a record.

    Attributes:
        families: in order, without particles and blanks.
        words: all words of the first author's name with more than a letter, for names that are turned round.
        initials: of the first author's given names.
    """

    families: tuple[str, ...]
    words: frozenset[str]
    initials: str


NOBODY = Names((), frozenset(), "")


def names_of(authors: Sequence[Author]) -> Names:
    """The names of at most sixty authors; what leaves no letters is left out."""
    read = [(family, author) for author in authors[:_MOST] if (family := _family(author.family))]
    if not read:
        return NOBODY
    first = read[0][1]
    given = folded(first.given)
    words = {word for word in f"{folded(first.family)} {given}".split() if len(word) > 1 and word not in _PARTICLES}
    return Names(tuple(family for family, _ in read), frozenset(words), _initials(first.given))


@lru_cache(maxsize=_KEPT)
def _family(text: str) -> str:
    words = folded(text[:200]).split()
    kept = [word for word in words if word not in _PARTICLES]
    return "".join(kept or words)


def _initials(given: str) -> str:
    """First letters; "RE" in capitals is two given names, "Ruth" is one."""
    if given.isupper() and len(squeezed(folded(given))) <= 3:  # noqa: PLR2004 - nobody has a given name so short in capitals
        return squeezed(folded(given))
    return "".join(word[0] for word in folded(given).split())
