"""One work as another database would export it: shortened, abbreviated, misspelt, with fields left out."""

import random
import unicodedata
from collections.abc import Sequence

from synthesist.records import Author, Record

_FEW = 3
"""Authors after which some exports cut a list."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def corrupted(record: Record, record_id: str, dice: random.Random) -> Record:
    """Another row of the same work."""
    keeps_doi = dice.random() < 0.4
    return record.model_copy(
        update={
            "record_id": record_id,
            "source_id": record_id,
            "identifiers": record.identifiers if keeps_doi else (),
            "title": _title(record.title, dice),
            "authors": _authors(record.authors, dice),
            "year": _year(record.year, dice),
            "venue": _venue(record.venue or "", dice),
            "abstract": _abstract(record.abstract, dice),
            "extra": _places(record.extra, dice),
        }
    )


def _title(title: str, dice: random.Random) -> str:
    if dice.random() < 0.1:
        title = title.split(":", maxsplit=1)[0]
    if dice.random() < 0.15:
        title = _misspelt(title, dice)
    title = dice.choice((title, title, title.upper(), title.lower(), title.replace("-", " "), title.replace(":", " -")))
    return title + dice.choice(("", "", "", ".", " [Review]", " [Review] [31 refs]"))


def _misspelt(text: str, dice: random.Random) -> str:
    """With one letter lost, doubled, swapped or wrong."""
    if len(text) < 2:
        return text
    at = dice.randrange(len(text) - 1)
    middle = dice.choice(("", text[at] * 2, text[at + 1] + text[at], dice.choice(_LETTERS)))
    return text[:at] + middle + text[at + (2 if len(middle) == 2 and middle[0] != middle[1] else 1) :]


def _authors(authors: Sequence[Author], dice: random.Random) -> tuple[Author, ...]:
    written = [_written(author, dice) for author in authors] if dice.random() < 0.7 else list(authors)
    cut = dice.choice((None, None, None, None, None, None, _FEW, 1))
    if dice.random() < 0.03:
        written = [Author(family=one.given, given=one.family) if one.given else one for one in written]
    return () if dice.random() < 0.01 else tuple(written[:cut])


def _written(author: Author, dice: random.Random) -> Author:
    """With initials, and perhaps without marks on letters."""
    initials = dice.choice((" ", "", ". ")).join(word[0] for word in author.given.split())
    plain = "".join(one for one in unicodedata.normalize("NFKD", author.family) if not unicodedata.combining(one))
    return Author(family=dice.choice((author.family, plain)), given=initials)


def _year(year: int | None, dice: random.Random) -> int | None:
    drawn = dice.random()
    if year is None or drawn < 0.02:
        return None
    return year + dice.choice((-1, 1)) if drawn < 0.07 else year


def _venue(venue: str, dice: random.Random) -> str | None:
    words = [word for word in venue.split() if word.lower() not in {"of", "the", "and", "on", "for", "in"}]
    short = " ".join(f"{word[: dice.randint(3, 5)]}." if len(word) > 5 else word for word in words)
    return dice.choice((venue, venue, venue.upper(), venue.replace("and", "&"), short, short, None)) or None


def _abstract(abstract: str | None, dice: random.Random) -> str | None:
    if not abstract or dice.random() < 0.4:
        return None
    return abstract[: dice.randint(300, 900)] if dice.random() < 0.2 else abstract


def _places(extra: Sequence[tuple[str, str]], dice: random.Random) -> tuple[tuple[str, str], ...]:
    written = [_place(name, value, dice) for name, value in extra]
    return tuple(pair for pair in written if pair[1])


def _place(name: str, value: str, dice: random.Random) -> tuple[str, str]:
    """A volume, an issue or pages, perhaps left out, or written otherwise."""
    if dice.random() < 0.12:
        return name, ""
    if name != "pages" or "-" not in value:
        return name, value
    first, last = value.split("-")
    short = last[len(first) - 1 :] if len(first) == len(last) and first[:-1] == last[:-1] and len(first) > 1 else last
    return name, dice.choice((value, f"{first}--{last}", f"{first}-{short}", f"pp. {first}-{last}", first))
