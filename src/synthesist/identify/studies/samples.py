"""Who was studied and when: sizes of samples and spans of years that an abstract states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FEWEST = 20
"""Smaller samples agree by chance."""

_NUMBER = r"(\d{1,3}(?:[,\u2009\u00a0 ]\d{3})+|\d{2,7})"
_PEOPLE = (
    r"patients|participants|subjects|people|persons|individuals|adults|adolescents|children|infants|neonates|newborns"
    r"|women|men|boys|girls|males|females|students|pupils|teachers|nurses|physicians|workers|employees|veterans|cases"
    r"|respondents|volunteers|mothers|pregnancies|births|households|families|residents|survivors|admissions|eyes|knees"
)
_SIZE = re.compile(rf"\b[nN]\s*=\s*{_NUMBER}(?![\d.%])|(?<![\d.,]){_NUMBER}\s+(?:[a-z-]+\s+){{0,3}}(?:{_PEOPLE})\b")
_YEARS = range(1900, 2100)
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|—|to|through|until|and)\s*(?:\w+\s+)?((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Sample:
    """Sizes that are no years, and spans of years, as stated."""

    sizes: frozenset[int]
    spans: frozenset[tuple[int, int]]


def sample(abstract: str) -> Sample:
    """What an abstract says of its sample."""
    spans = frozenset((int(first), int(last)) for first, last in _SPAN.findall(abstract) if first <= last)
    return Sample(frozenset(_sizes(abstract)), spans)


def _sizes(abstract: str) -> Iterator[int]:
    for match in _SIZE.finditer(abstract):
        stated = match[1] or match[2]
        size = int(re.sub(r"\D", "", stated))
        if size >= _FEWEST and not (match[2] and stated.isdigit() and size in _YEARS):
            yield size
