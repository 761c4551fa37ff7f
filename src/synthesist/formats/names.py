"""Authors: lists of names taken apart, and each name split into family and given.

The order of words follows BibTeX: "Family, Given", "Family, Jr., Given" or "Given von Family".
"""

import re
from collections.abc import Mapping, Sequence

from synthesist.formats.cleaning import clean
from synthesist.records import Author

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"))
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-\s]?){1,4}")
_VANCOUVER = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.-?){1,4}")
_TRUNCATED = re.compile(r"(?:(?:^|\band\s+)others|(?:^|[\s,;])et\.?\s+al\.?)\s*$", re.IGNORECASE)
_ET_AL = re.compile(r"(?<=\S)(?:\s*,\s*|\s+)et\.?\s+al\.?\s*$", re.IGNORECASE)
_OMISSIONS = frozenset(("others", "et al", "et al.", "et. al.", "et. al"))
_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_PARTICLE_WORDS = "da das de del della den der di dos du el la le op ten ter van vom von zu zum zur"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BODY_WORDS = """
academy administration agency association authority bureau center centre collaboration college commission
committee community consortium council department federation foundation group initiative institute
institution investigators laboratory ministry network office organisation organization programme project
secretariat service society team trialists university
"""
_BODIES = frozenset(_BODY_WORDS.split())


def authors_of(stated: object) -> tuple[Author, ...]:
    """The authors that a field states, in order.

    Args:
        stated: a text with several names, or a list of names, of authors, or of objects as CSL-JSON
            has them (`family`, `given`, `literal`, particles, `suffix`).
    """
    if isinstance(stated, str):
        stated = split_names(stated)
    names = stated if isinstance(stated, Sequence) else (stated,)
    return tuple(author for name in names if (author := _author_in(name)))


def is_truncated(stated: object) -> bool:
    """Whether a text of names ends in "and others" or "et al."."""
    return isinstance(stated, str) and bool(_TRUNCATED.search(stated))


def _author_in(stated: object) -> Author | None:
    if isinstance(stated, Author):
        return stated
    if isinstance(stated, str):
        return author_of(stated)
    return _author_from_object(stated) if isinstance(stated, Mapping) else None


def _author_from_object(parts: Mapping[object, object]) -> Author | None:
    given = _part(parts, "given", "firstName", "first_name", "first", "initials")
    if family := _part(parts, "family", "lastName", "last_name", "last"):
        particles = _part(parts, "dropping-particle"), _part(parts, "non-dropping-particle")
        return Author(family=_joined(*particles, family, _part(parts, "suffix")), given=given)
    if body := _part(parts, "literal"):
        return Author(family=body)
    return author_of(_part(parts, "name", "display_name", "fullName")) or (Author(family=given) if given else None)


def _part(parts: Mapping[object, object], *names: str) -> str:
    found = (clean(value) for name in names if isinstance(value := parts.get(name), str))
    return next((value for value in found if value), "")


def author_of(name: str) -> Author | None:
    """One author from one name; None where there is no name.

    "Family, Given" splits at the comma, and a closing comma marks a body, as EndNote has it
    ("World Health Organization,"). Of a name without comma the last word, with the particles
    before it, is the family, unless a word tells a body or initials stand last ("Smith JA").
    """
    name = _ET_AL.sub("", clean(name))
    if name.endswith(",") or not name:
        body = name.rstrip(", ")
        return Author(family=body) if body else None
    return _from_commas([part.strip() for part in name.split(",")]) if "," in name else _from_words(name)


def _from_commas(parts: list[str]) -> Author | None:
    suffixes = [part for part in parts[1:] if _is_suffix(part)]
    given = ", ".join(part for part in parts[1:] if part and part not in suffixes)
    if suffixes and not given and parts[0]:
        return _from_words(parts[0], *suffixes)
    family = _joined(parts[0], *suffixes)
    return Author(family=family, given=given) if family else Author(family=given)


def _from_words(name: str, *suffixes: str) -> Author | None:
    lower = name.lower()
    if lower in _OMISSIONS:
        return None
    words, lowers = name.split(), lower.split()
    if len(words) == 1 or not _BODIES.isdisjoint(lowers):
        return Author(family=_joined(name, *suffixes))
    if words[2:] and lowers[-1].removesuffix(".") in _SUFFIXES:
        suffixes = (words.pop(), *suffixes)
    start = len(words) - 1
    # Initials stand last in "Smith JA", and not in "J. A. LEE".
    if words[-1].isupper() and _is_vancouver(words):
        return Author(family=_joined(*words[:-1], *suffixes), given=words[-1])
    if start > 1:
        start = _family_start(words, lowers)
    return Author(family=_joined(*words[start:], *suffixes), given=" ".join(words[:start]))


def _is_vancouver(words: list[str]) -> bool:
    return bool(_VANCOUVER.fullmatch(words[-1])) and all(
        len(word) > 1 and not word.isupper() and not word.endswith(".") for word in words[:-1]
    )


def _is_suffix(word: str) -> bool:
    return word.lower().removesuffix(".") in _SUFFIXES


def _family_start(words: list[str], lowers: list[str]) -> int:
    """Where the family begins: at the last word, or at the particles before it."""
    start = next((at for at in range(1, len(words) - 1) if words[at][0].islower()), len(words) - 1)
    while start > 1 and lowers[start - 1] in _PARTICLES:
        start -= 1
    return start


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def split_names(text: str) -> list[str]:
    """The names in a text: apart at ";", "|" or lines, else at "and", else at commas between whole names."""
    text = clean(text.replace("\n", ";"))
    for separator in (";", "|"):
        if separator in text:
            return text.split(separator)
    first, *others = _AND.split(text)
    if others and not any("," in name for name in others):
        # "A Smith, B Jones and C Lee": where no name has a comma of its own, commas part names.
        parts = [part.strip() for part in first.split(",")]
        return (parts if all(" " in part for part in parts) else [first]) + others
    return _apart_at_commas(first) + others


def _apart_at_commas(text: str) -> list[str]:
    """A comma parts names in "A Smith, B Jones, C Lee" and parts of one in "Smith, A.": the words decide."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if parts[2:] and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return parts if parts[2:] and all(" " in part for part in parts) else [text]
