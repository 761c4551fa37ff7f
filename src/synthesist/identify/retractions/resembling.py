"""Whether a record that shares no identifier with an entry is the work that the entry is about.

Thresholds were chosen on one half of a list's entries with errors planted in them: `benchmarks/quality/retractions.py`.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from synthesist.identify.matching.telling import goes_further
from synthesist.identify.retractions.described import Described
from synthesist.identify.retractions.wording import content
from synthesist.records.identity import Sameness

_BESIDE_DOI = 0.72
_BESIDE_AUTHORS = 0.84
_BESIDE_NOTHING = 0.86
_ASKED = 0.80
_ASKED_AGAINST = 0.95
_SAME_BUT_SHORT = 0.97
_NEVER = 2.0
_LONG = 5
"""Telling words from which a title alone may name one work."""

_SHORTEST = 3
_SLIPS = 2
_NAME_ALIKE = 0.78
_JOURNAL_ALIKE = 0.6
_STRANGE = 60
_FIVE, _TWELVE = 5, 12
"""Letters of a word from which two, and three, may be wrong."""

_TELLING_LETTERS = 4
_EDITION = re.compile(r"(?:\.pub\d+|[./]?v\d{1,2}|(?<=\d)\.\d{1,2})\Z")
_NUMBERED = re.compile(r"10\.(?:1002/14651858|1101|12688|20944|21203|26434|48550|7287|31234|64898)\b")
"""Registrants that write the number of a version behind a DOI."""

_TELLING = frozenset(
    """
    comment comments commentary reply response replies letter erratum corrigendum correction addendum protocol
    editorial review retraction retracted discussion author authors rejoinder
    """.split()  # noqa: SIM905 - words are read more easily than quotes
)
"""Words that make another work of a title when only one of two has them."""


class Likeness(NamedTuple):
    """An answer with its reasons, and how like the titles are, from 0 to 1."""

    answer: Sameness
    reasons: tuple[str, ...]
    title: float


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was found of a record and an entry.

    Attributes:
        for_it: what speaks for one work, apart from the titles.
        against: what speaks against it.
        is_open: nothing but a person could set aside what speaks against it; otherwise it is another work for sure.
    """

    title: float
    is_cut: bool
    content: int
    is_near_doi: bool
    has_authors: bool
    for_it: tuple[str, ...]
    against: tuple[str, ...]
    is_other: bool


def resemblance(record: Described, entry: Described, notice_year: int | None = None) -> Likeness | None:
    """What is held of a record and an entry without a common identifier; None where they are two works.

    Args:
        notice_year: in which the notice appeared: no work is younger than what retracts it.
    """
    title, is_cut = _titles(record, entry)
    if title < _BESIDE_DOI:
        return None
    found = _compared(record, entry, title, notice_year, is_cut=is_cut)
    answer = _answer(found)
    if answer is None:
        return None
    if answer is Sameness.SAME and is_cut and goes_further(" ".join(record.words), " ".join(entry.words)):
        answer = Sameness.ASK
    alike = "the titles agree" if title == 1 else f"the titles agree to {title:.0%}"
    told = f"{alike}, one without its subtitle" if is_cut else alike
    return Likeness(answer, (told, *found.for_it, *(f"but {one}" for one in found.against)), title)


def are_strangers(record: Described, entry: Described) -> bool:
    """Whether titles and authors of both are known, and neither agree."""
    from rapidfuzz.fuzz import token_set_ratio

    if _authors(record.families, entry.families) is not False or not (record.content and entry.content):
        return False
    return token_set_ratio(" ".join(record.words), " ".join(entry.words)) < _STRANGE


def _titles(record: Described, entry: Described) -> tuple[float, bool]:
    """How like the titles are, and whether one of them lacks a subtitle that the other has."""
    whole = _alike(record.words, entry.words)
    is_cut_here, is_cut_there = record.main == record.words, entry.main == entry.words
    if is_cut_here == is_cut_there:
        return whole, False
    cut = _alike(record.main, entry.main)
    return (cut, True) if cut > whole else (whole, False)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(" ".join(one), " ".join(other), score_cutoff=_BESIDE_DOI * 100) / 100


def _answer(found: _Compared) -> Sameness | None:
    is_alike_beside = found.title == 1 and found.has_authors
    if found.is_other or (found.content < _SHORTEST and not (found.is_near_doi or is_alike_beside)):
        return None
    if not found.against and _is_sure(found):
        return Sameness.SAME
    return Sameness.ASK if len(found.against) <= 1 and found.title >= _least_asked(found) else None


def _least_asked(found: _Compared) -> float:
    """How like titles must be for a person to be asked; a short title is asked about where it is the same."""
    if found.is_near_doi:
        return _BESIDE_DOI
    if found.against:
        return _ASKED_AGAINST if found.content >= _LONG or found.has_authors else _NEVER
    if found.content >= _LONG or found.has_authors:
        return _ASKED
    return _NEVER if found.is_cut else _SAME_BUT_SHORT


def _is_sure(found: _Compared) -> bool:
    if found.is_near_doi:
        return found.content >= _SHORTEST or found.title == 1
    if found.has_authors:
        return found.title >= _BESIDE_AUTHORS
    return found.title >= _BESIDE_NOTHING and found.content >= _LONG + found.is_cut


def _compared(record: Described, entry: Described, title: float, notice_year: int | None, *, is_cut: bool) -> _Compared:
    is_near, doi_differs, is_edition = _dois(record.dois, entry.dois)
    authors = _authors(record.families, entry.families)
    numbers_differ = _numbers_differ(record, entry, is_cut=is_cut)
    is_alone = not (is_near or authors)
    is_telling = bool(_TELLING & (set(record.words) ^ set(entry.words)))
    for_it = [
        "the DOIs differ by a letter or two" if is_near else "",
        "authors agree" if authors else "",
        "the years agree" if record.year and record.year == entry.year else "",
    ]
    against = [
        "their DOIs are of two editions" if is_edition else "their DOIs differ" if doi_differs else "",
        "their PubMed ids differ" if _clash(record.pmids, entry.pmids) and not is_near else "",
        "no author is in both" if authors is False else "",
        "their numbers differ" if numbers_differ else "",
        "one says what the other does not" if _is_reworded(record, entry, is_cut=is_cut, is_alone=is_alone) else "",
        "" if is_near else _against_by_year(record.year, entry.year, notice_year, has_authors=bool(authors)),
        "the subtitle that one lacks may tell of another work" if is_telling and is_cut and not is_near else "",
        "the journals differ" if not (authors or is_near) and _journals_differ(record.journal, entry.journal) else "",
    ]
    return _Compared(
        title=title,
        is_cut=is_cut,
        content=min(record.content, entry.content),
        is_near_doi=is_near,
        has_authors=bool(authors),
        for_it=tuple(filter(None, for_it)),
        against=tuple(filter(None, against)),
        is_other=is_telling and not is_cut,
    )


def _dois(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Whether one DOI is the other with a slip; whether they differ otherwise; and whether by an edition alone."""
    from rapidfuzz.distance import OSA

    if not one or not other:
        return False, False, False
    pairs = [(first, second) for first in one for second in other]
    if any(_are_editions(first, second) for first, second in pairs):
        return False, True, True
    is_near = any(OSA.distance(first, second, score_cutoff=_SLIPS) <= _SLIPS for first, second in pairs)
    return is_near, not is_near, False


def _are_editions(one: str, other: str) -> bool:
    return bool(_NUMBERED.match(one)) and _EDITION.sub("", one) == _EDITION.sub("", other)


def _clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other and not set(one) & set(other))


def _authors(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Whether half of the shorter list is in the other; None where one is not known."""
    from rapidfuzz.distance import Indel

    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return None

    def is_met(name: str) -> bool:
        # A name that could not be split has its family name at the end.
        return any(
            name.endswith(known) or known.endswith(name) or Indel.normalized_similarity(name, known) >= _NAME_ALIKE
            for known in more
        )

    return sum(map(is_met, fewer)) * 2 >= len(fewer)


def _numbers_differ(record: Described, entry: Described, *, is_cut: bool) -> bool:
    """Part 1 and part 2, reports of two years; what the subtitle holds is not missed where it is cut."""
    here, there = (_numbers(one.main if is_cut else one.words) for one in (record, entry))
    return here != there


def _is_reworded(record: Described, entry: Described, *, is_cut: bool, is_alone: bool) -> bool:
    """Whether each has a telling word for which the other has none alike: "gastric" for "cervical" is another work.

    A slip leaves a word alike, and a word left out is missing in the record only. Where titles are all there is, a word
    that the record has and the entry has not is enough.
    """
    if not is_cut and _is_slip_of_pen(record.words, entry.words):
        return False
    here, there = (Counter(content(one.main if is_cut else one.words)) for one in (record, entry))
    only_here, only_there = sorted((here - there).elements()), sorted((there - here).elements())
    pairs = [(one, other) for one in only_here for other in only_there if _is_slipped(one, other)]
    left_here = {word for word in only_here if len(word) >= _TELLING_LETTERS} - {one for one, _ in pairs}
    left_there = {word for word in only_there if len(word) >= _TELLING_LETTERS} - {other for _, other in pairs}
    return bool(left_here and (left_there or (is_alone and any(len(word) > _TELLING_LETTERS for word in left_here))))


def _is_slip_of_pen(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether titles without their blanks differ by two letters at most: words that ran together are no new ones."""
    from rapidfuzz.distance import OSA

    return OSA.distance("".join(one), "".join(other), score_cutoff=_SLIPS) <= _SLIPS


def _is_slipped(one: str, other: str) -> bool:
    """Whether one word may be the other mistyped; "SNHG1" is not "SNHG7", nor "extraction" "generation"."""
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    most = 1 + (shorter >= _FIVE) + (shorter >= _TWELVE)
    return _digits(one) == _digits(other) and OSA.distance(one, other, score_cutoff=most) <= most


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _numbers(listed: tuple[str, ...]) -> set[str]:
    return {word for word in listed if word.isdigit()}


def _against_by_year(one: int | None, other: int | None, notice: int | None, *, has_authors: bool) -> str:
    if one and other and (abs(one - other) <= 1 or (has_authors and _is_slip(one, other))):
        return ""
    if one and notice and one > notice + 1:
        return "the record is younger than the notice"
    return "the years differ" if one and other else ""


def _is_slip(one: int, other: int) -> bool:
    """Whether one digit is wrong, or two stand the wrong way round."""
    from rapidfuzz.distance import OSA

    return OSA.distance(str(one), str(other)) <= 1


def _journals_differ(one: str, other: str) -> bool:
    """Whether both are named, and neither is the other's abbreviation."""
    from rapidfuzz.fuzz import token_set_ratio

    here, there = _name(one), _name(other)
    if not here or not there or _abbreviates(here, there) or _abbreviates(there, here):
        return False
    return token_set_ratio(" ".join(here), " ".join(there)) < _JOURNAL_ALIKE * 100


def _name(journal: str) -> list[str]:
    return [word for word in re.findall(r"\w+", journal.casefold()) if word not in ("the", "of", "and", "for", "in")]


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Whether each word begins one of the other name, in order: "J Alloys Comp"; also "JAMA" by first letters."""
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return True
    left = iter(long)
    return all(any(word.startswith(part) for word in left) for part in short)
