"""Facets widened by abbreviations: those of their terms, and what their abbreviations stand for."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesist.language.abbreviations import pairs
from synthesist.records import Record
from synthesist.search.queries.expansions import Expansion
from synthesist.search.queries.model import BooleanQuery, Facet, Term
from synthesist.search.queries.number import covers, forms, key

_LEAST_RECORDS = 2
_SHORTEST = 3
"""Two letters stand for too many things to be searched for."""

_SHARE = 0.5
"""Of the records that define a short form, those that define it so; else it means too many things here."""

_ORDINARY = 0.1
"""Of the records with a short form, those that have it in small letters; with more it is an ordinary word as well."""

_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Definition:
    short: str
    long: str
    record_ids: tuple[str, ...]
    share: float


def abbreviated(query: BooleanQuery, records: Sequence[Record]) -> tuple[Expansion, ...]:
    """Abbreviations of a query's terms, and long forms of its abbreviations, that two records or more define.

    Args:
        records: the first ones of a search, best first.

    Returns:
        Terms that find something of their own and belong to one facet only, facet by facet, the commonest first.
    """
    texts = [f"{record.title}\n{record.abstract or ''}" for record in records]
    definitions = _definitions(records, texts)
    found = (
        (facet, term)
        for facet in query.facets
        for definition in definitions
        if (term := _joining(facet, definition, len(records))) and not _is_ordinary(term.text, texts)
    )
    return tuple(Expansion(facet.name, term) for facet, term in found if _belongs(query, facet, term))


def _definitions(records: Sequence[Record], texts: Sequence[str]) -> list[_Definition]:
    by_pair: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for record, text in zip(records, texts, strict=True):
        for pair in pairs(text):
            by_pair[pair.short, _closed_up(pair.long)].setdefault(record.record_id, pair.long.lower())
    total = Counter(short for (short, _), longs in by_pair.items() for _ in longs)
    made = [
        _Definition(short, Counter(longs.values()).most_common(1)[0][0], tuple(longs), len(longs) / total[short])
        for (short, _), longs in by_pair.items()
        if len(longs) >= _LEAST_RECORDS
    ]
    return sorted(made, key=lambda one: (-len(one.record_ids), one.short, one.long))


def _closed_up(long: str) -> str:
    """One spelling for "non-steroidal" and "nonsteroidal"."""
    return "".join(key(long))


def _joining(facet: Facet, definition: _Definition, count: int) -> Term | None:
    """A term of a facet with the other half of a definition in it, or None where no term has a half."""
    if definition.share <= _SHARE:
        return None
    halves = [(definition.short, definition.long)]
    halves += [(definition.long, definition.short)] if len(definition.short) >= _SHORTEST else []
    for term in facet.terms:
        for own, other in halves:
            if text := _exchanged(term.text, own, other):
                return _term(text, own, other, definition, count)
    return None


def _exchanged(text: str, own: str, other: str) -> str:
    """A term with one half of a definition, in either number, exchanged for the other; empty where it has it not.

    A short form must stand as it is written, for in small letters it may be a word.
    """
    flags = re.NOFLAG if own.isupper() else re.IGNORECASE
    either = "|".join(re.escape(form) for form in reversed(forms(own)))
    changed, times = re.subn(rf"(?<![\w-])(?:{either})(?![\w-])", lambda _: other, text, count=1, flags=flags)
    return changed if times else ""


def _term(text: str, own: str, other: str, definition: _Definition, count: int) -> Term:
    ids = definition.record_ids
    named = ", ".join(ids[:_NAMED])
    evidence = f"“{own}” and “{other}” are one in {len(ids)} of {count} first records, such as {named}"
    return Term(text, "abbreviation", evidence)


def _is_ordinary(text: str, texts: Sequence[str]) -> bool:
    if not text.isupper():
        return False
    either = re.compile(rf"(?<!\w){re.escape(text)}s?(?!\w)", re.IGNORECASE)
    small = re.compile(rf"(?<!\w){re.escape(text.lower())}(?!\w)")
    counts: Mapping[bool, int] = Counter(bool(small.search(one)) for one in texts if either.search(one))
    return counts[True] > _ORDINARY * sum(counts.values())


def _belongs(query: BooleanQuery, facet: Facet, term: Term) -> bool:
    """Whether a term is new to its facet and no other facet has it."""
    own = any(covers(known.text, term.text) for known in facet.terms)
    return not own and not any(
        key(known.text) == key(term.text) for other in query.facets if other is not facet for known in other.terms
    )
