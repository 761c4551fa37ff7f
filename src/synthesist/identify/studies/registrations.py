"""Registrations: which numbers a work gives as its own, and which it only lists.

A number in the abstract or in the statements is the work's own, in the methods where words beside it say so; in
introduction and discussion it is another's. A review of trials, and a work that gives more than two numbers of one
registry, lists them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesist.identify.studies.papers import OWN, Place

_REGISTRIES = {
    "ClinicalTrials.gov": r"\b(NCT[ -]?\d{8})\b",
    "ISRCTN": r"\b(ISRCTN[ -]?\d{8})\b",
    "EudraCT": r"(?:EudraCT|EUCTR|EU ?CT)\b[^.;\n\d]{0,40}(\d{4}-\d{6}-\d{2})\b",
    "CTIS": r"\b(20\d{2}-5\d{5}-\d{2}-\d{2})\b",
    "ChiCTR": r"\b(ChiCTR[- ]?(?:[A-Z]{2,5}[- ]?){0,3}\d{8,10})\b",
    "ANZCTR": r"\b(ACTRN ?\d{14})\b",
    "UMIN": r"\b(UMIN(?:-CTR)?[- ]?(?:ID:? ?)?\d{9})\b",
    "jRCT": r"\b(jRCTs?\d{9,10})\b",
    "JapicCTI": r"\b(JapicCTI-?\d{6})\b",
    "DRKS": r"\b(DRKS ?\d{8})\b",
    "NTR": r"\b(NTR[ -]?\d{3,5})\b",
    "CTRI": r"\b(CTRI/\d{4}/\d{2,3}/\d{6})\b",
    "IRCT": r"\b(IRCT ?\d{10,14}N\d{1,3})\b",
    "CRIS": r"\b(KCT ?\d{7})\b",
    "PACTR": r"\b(PACTR ?\d{15,16})\b",
    "TCTR": r"\b(TCTR ?\d{11})\b",
    "ReBEC": r"\b(RBR-[0-9a-z]{6,7})\b",
    "SLCTR": r"\b(SLCTR/\d{4}/\d{3})\b",
    "PROSPERO": r"\b(CRD[ -]?42\d{6,12})\b",
}
_PATTERNS = {registry: re.compile(pattern, re.IGNORECASE) for registry, pattern in _REGISTRIES.items()}
_FIRST_LOOK = re.compile(
    r"ChiCTR|EudraCT|EUCTR|\bEU ?CT\b|20\d\d-5|RBR-|SLCTR|CTRI/|UMIN"
    r"|(?:NCT|CTN|CTR|TRN|CTI|jRCTs?|DRKS|NTR|IRCT|KCT|CRD)[ -]?\d",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"regist\w+|identifier|clinicaltrials\.gov|protocol (?:number|id)|trial (?:number|no\b|id\b)|this (?:trial|study)",
    re.IGNORECASE,
)
_BEFORE = 120
_REVIEW = re.compile(
    r"\b(?:systematic|scoping|umbrella|rapid|narrative|literature) (?:\w+ )?review\b|\bmeta-?analys[ei]s\b"
    r"|\bpooled analysis\b|\boverview of reviews\b",
    re.IGNORECASE,
)
_LISTS_FROM = 3
"""Numbers of one registry by which a work cites trials and is none of them."""

OF_REVIEWS = "PROSPERO"


@dataclass(frozen=True, slots=True)
class Registrations:
    """Numbers in normal form, by registry.

    Attributes:
        own: one or two of a registry.
        listed: of other works' investigations, as far as the text tells.
    """

    own: Mapping[str, frozenset[str]]
    listed: frozenset[str]


def registrations(said: Mapping[Place, str]) -> Registrations:
    """The registration numbers of a work."""
    if not any(_FIRST_LOOK.search(text) for text in said.values()):
        return Registrations({}, frozenset())
    is_review = bool(_REVIEW.search(said.get(Place.TITLE, "")))
    own: dict[str, frozenset[str]] = {}
    listed: set[str] = set()
    for registry, by_rank in _found(said).items():
        numbers = by_rank.get("own") or by_rank.get("cued") or set()
        is_list = len(numbers) >= _LISTS_FROM or (is_review and registry != OF_REVIEWS)
        if numbers and not is_list:
            own[registry] = frozenset(numbers)
        listed |= set().union(*by_rank.values()) - own.get(registry, set())
    return Registrations(own, frozenset(listed))


def _found(said: Mapping[Place, str]) -> dict[str, dict[str, set[str]]]:
    """By registry, the numbers by how sure they are the work's own."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place, text in said.items():
        if place is not Place.ELSEWHERE and _FIRST_LOOK.search(text):
            for registry, number, before in _numbers(text):
                found[registry][_rank(place, before)].add(number)
    return found


def _numbers(text: str) -> Iterator[tuple[str, str, str]]:
    """Registry, number in normal form, and the words before it."""
    for registry, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            number = re.sub(r"(?<=[a-z])[- ]+(?=\d)|[: ]", "", match[1].upper(), flags=re.IGNORECASE)
            yield registry, number, text[max(0, match.start(1) - _BEFORE) : match.start(1)]


def _rank(place: Place, before: str) -> str:
    if place in OWN:
        return "own"
    return "cued" if place is Place.METHODS and _CUE.search(before.rpartition("\n")[2]) else "named"
