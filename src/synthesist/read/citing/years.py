"""Citations by author and year, such as "(Stone and Reed, 2019a; Hale et al. 2020)" and "Stone (2019, p. 4)"."""

import calendar
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synthesist.read.citing.entries import year_suffix
from synthesist.read.citing.people import FAMILY
from synthesist.records import Marker, Reference

_YEAR = re.compile(r"(?<![\d.:/–-])(1[5-9]\d\d|20\d\d)([a-z](?:\s?[,–-]\s?[a-z])*)?(?!\d|\.\d)")
_OTHERS = r"et\s+al\b\.?|and\s+(?:colleagues|co-?workers|others)"
_JOINING = r"\b(?:and|und|et|y|e|in|de|d[aeou]s?|del|van|von|der|den|la|le)\b"
_GAP = re.compile(rf"(?:['’]s?)?(?:[\s,.&]|{_OTHERS}|{_JOINING}|[^\W\d_a-z][\w'’‐-]*+)*+[(\[]?\s*(?:in\s|cf\.\s)?")
_MANY = re.compile(_OTHERS)
_AND_YEAR = re.compile(r"\s?(?:,|;|&|and)\s?(?:and\s)?")
_LETTER_ON = re.compile(r"\s?[,;&]\s?([a-z])(?![\w.])")
_WORD = re.compile(r"[^\W\d_][\w'’‐-]*")
_UNKNOWN = re.compile(
    rf"(?P<open>[(;\[]\s?(?:see\s(?:also\s)?|e\.g\.,?\s|cf\.\s|for\s[^;()]{{3,30}},?\ssee\s)?)?(?<![\w'’‐-])(?P<names>{FAMILY}(?P<more>\s(?:and|&)\s{FAMILY}|(?:,\s{FAMILY}){{1,4}},?\s(?:and|&)\s{FAMILY}|,?\set\sal\b\.?)?)"
    r"[,\s]\s?\(?(?P<year>(?:1[89]|20)\d\d)[a-z]?(?=[\s,;)\]])"
)
_WINDOW = 160
_PENALTY = 2
_LEAST_INITIALS = 3
_MONTHS = frozenset(calendar.month_name[1:])


class _Entry(NamedTuple):
    """What a citation must agree with: the entry's place, its names folded, and the letter behind its year."""

    place: int
    first: tuple[re.Pattern[str], ...]
    names: frozenset[str]
    authors: int
    suffix: str


def named(text: str, spans: Sequence[tuple[int, int]], references: Sequence[Reference]) -> list[Marker]:
    """The markers in some spans of a text; one whose entry is not plain points nowhere."""
    by_year = _by_year(text, references)
    found: list[Marker] = []
    for start, end in spans:
        here = list(_in_span(text, start, end, by_year))
        found += sorted([*here, *_unknown(text, start, end, here)])
    return found


def _by_year(text: str, references: Sequence[Reference]) -> dict[int, list[_Entry]]:
    years: dict[int, list[_Entry]] = defaultdict(list)
    for place, reference in enumerate(references):
        if reference.year and reference.authors:
            suffix = year_suffix(text[reference.start : reference.end], reference.year)
            names = frozenset(word for author in reference.authors for word in _folded(author).split())
            firsts = tuple(re.compile(rf"(?<![\w-]){name}(?![\w-])") for name in _ways(reference.authors[0]))
            years[reference.year].append(_Entry(place, firsts, names, len(reference.authors), suffix))
    return years


def _ways(author: str) -> list[str]:
    """Patterns of the ways in which a text may name a first author; bodies by their initials too."""
    ways = [re.escape(author).replace(r"\ ", r"[\s-]+")]
    words = author.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) >= _LEAST_INITIALS:
        ways.append(initials)
    elif len(words) > 1 and words[-1][0].isupper():
        ways.append(re.escape(words[-1]))
    return ways


def _in_span(text: str, start: int, end: int, by_year: dict[int, list[_Entry]]) -> Iterator[Marker]:
    last: tuple[int, list[_Entry]] | None = None
    for found in _YEAR.finditer(text, start, end):
        entries = by_year.get(int(found[1]), [])
        if last and _AND_YEAR.fullmatch(text[last[0] : found.start()]):
            first, chosen = (
                found.start(),
                [one for one in entries if any(one.names == other.names for other in last[1])],
            )
        else:
            window = max(start, found.start() - _WINDOW)
            first, chosen = _nearest(text[window : found.start()], window, entries)
        stop = found.end()
        if not chosen:
            last = None
            continue
        yield Marker(first, _closed(text, first, stop), _settled(chosen, found[2] or ""))
        last = stop, chosen


def _closed(text: str, first: int, stop: int) -> int:
    """Where the marker ends: behind the bracket that it opened itself."""
    return stop + 1 if text[stop : stop + 1] == ")" and "(" in text[first:stop] else stop


def _nearest(window: str, base: int, entries: Sequence[_Entry]) -> tuple[int, list[_Entry]]:
    """Where the names begin that stand before a year, and the entries of that year that bear them best."""
    found: list[tuple[int, int, _Entry]] = []
    for entry in entries:
        for pattern in entry.first:
            places = [name for name in pattern.finditer(window) if _GAP.fullmatch(window, name.end())]
            if places and (strain := _strain(window[places[0].end() :], entry)) is not None:
                found.append((strain, places[0].start(), entry))
                break
    if not found:
        return 0, []
    least = min(strain for strain, _, _ in found)
    best = [(at, entry) for strain, at, entry in found if strain == least]
    return base + min(at for at, _ in best), [entry for _, entry in best]


def _strain(gap: str, entry: _Entry) -> int | None:
    """How badly the names behind the first fit an entry; None where one of them is not its author."""
    is_many = bool(_MANY.search(gap))
    others = [word for word in _WORD.findall(_MANY.sub(" ", gap)) if word[0].isupper() and len(word) > 1]
    folded = [part for word in others for part in _folded(word).split()]
    unknown = [word for word in folded if word not in entry.names]
    if unknown and len(unknown) == len(folded):
        return None
    named_count = 1 + len(others)
    expected = entry.authors > named_count if is_many else entry.authors == named_count
    return (0 if expected else _PENALTY) + len(unknown)


def _settled(entries: Sequence[_Entry], letters: str) -> tuple[int, ...]:
    """The entries meant: by the letters behind the year, or the only one there is."""
    wanted = re.findall(r"[a-z]", letters)
    if wanted:
        chosen = [entry.place for entry in entries if entry.suffix in wanted]
        return tuple(chosen) or (tuple(entry.place for entry in entries) if len(entries) == 1 else ())
    return (entries[0].place,) if len(entries) == 1 else ()


def _unknown(text: str, start: int, end: int, known: Sequence[Marker]) -> Iterator[Marker]:
    """What looks like a citation by name and year, and is in no list."""
    taken = {place for marker in known for place in range(marker.start, marker.end)}
    for found in _UNKNOWN.finditer(text, start, end):
        is_sure = found["more"] or found["open"]
        first, last = found.start("names"), found.end("year")
        if is_sure and not taken & set(range(first, last)) and found["names"].split()[-1] not in _MONTHS:
            yield Marker(first, _closed(text, first, last), ())


def _folded(name: str) -> str:
    """Letters without accents, hyphens as blanks, in small letters."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+", " ", re.sub(r"['’]s?\b", "", bare)).casefold().strip()
