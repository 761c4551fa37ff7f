"""References as people type them: records made of known works, with errors planted."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synthesist.formats import authors_of
from synthesist.records import Record
from synthesist.records.ids import record_id

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SUBTITLE = re.compile(r":\s|\?\s|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Known:
    """A work whose reference is to be mistyped."""

    doi: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""


def mistyped(work: Known, draw: random.Random) -> Record:
    """A reference to a work: errors in the title, in the DOI or no DOI at all, in the year and in names."""
    title = work.title
    for change, share in _CHANGES:
        if draw.random() < share:
            title = change(title, draw)
    doi = slipped(work.doi, draw) if draw.random() < 0.5 else ""
    return record_of(work, title, doi, _year(work.year, draw), [_name(name, draw) for name in work.authors])


def record_of(work: Known, title: str, doi: str, year: int | None, authors: Sequence[str]) -> Record:
    """A record of a list of references."""
    return Record(
        record_id=record_id("planted", work.doi, b""),
        source="planted",
        source_id=work.doi,
        identifiers=(("doi", doi),) if doi else (),
        title=title,
        authors=authors_of("; ".join(authors)),
        year=year,
        venue=work.journal or None,
    )


def slipped(text: str, draw: random.Random) -> str:
    """One letter of the latter half wrong, missing, twice, or in its neighbour's place."""
    at = draw.randrange(len(text) // 2, len(text) - 1)
    before, one, other, after = text[:at], text[at], text[at + 1], text[at + 2 :]
    wrong = draw.choice("0123456789" if one.isdigit() else _LETTERS)
    return before + draw.choice((wrong + other, other, one + one + other, other + one)) + after


def _typos(title: str, draw: random.Random) -> str:
    for _ in range(draw.choice((1, 1, 2, 3))):
        title = slipped(title, draw) if draw.random() < 0.5 else slipped(title[::-1], draw)[::-1]
    return title


def _dropped(title: str, draw: random.Random) -> str:
    words = title.split()
    for _ in range(1 if len(words) < 10 else draw.choice((1, 2))):
        if len(words) > 4:
            words.pop(draw.randrange(len(words)))
    return " ".join(words)


def _cut(title: str, _: random.Random) -> str:
    return _SUBTITLE.split(title, maxsplit=1)[0]


def _marked_up(title: str, draw: random.Random) -> str:
    words = title.split()
    at = draw.randrange(len(words))
    words[at] = draw.choice(("<i>{}</i>", "<sub>{}</sub>", "{}&nbsp;", "<b>{}</b>")).format(words[at])
    return " ".join(words)


def _shouted(title: str, _: random.Random) -> str:
    return title.upper()


_CHANGES: tuple[tuple[Callable[[str, random.Random], str], float], ...] = (
    (_typos, 0.6),
    (_dropped, 0.3),
    (_cut, 0.3),
    (_marked_up, 0.2),
    (_shouted, 0.1),
)


def _year(year: int | None, draw: random.Random) -> int | None:
    if year is None or draw.random() < 0.7:
        return year
    return draw.choice((None, year + 1, year - 1, year - 10, year + 10, int(str(year)[:2] + str(year)[:1:-1])))


def _name(name: str, draw: random.Random) -> str:
    return slipped(name, draw) if len(name) > 4 and draw.random() < 0.15 else name
