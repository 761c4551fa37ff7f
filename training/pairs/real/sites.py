"""Places in a sentence where one thing can be changed, and what then stands there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from training.pairs.numbers import TOLERANCE
from training.pairs.real.tables import classes, finder, found, others, tables

_NUMBER = re.compile(
    r"(?<![\w.,–-])(\d{1,3}(?:\.\d{1,2})?)(?=\s?%|\s(?:percent|points?|times|fold|years?|days?|hours?|weeks?|months?|BLEU|F1|languages|patients|participants|datasets|tasks|mg|kg|mm|cm|per)\b)"
)
_NAME = re.compile(r"(?<![\w-])(?=[\w-]*(?:[A-Z][\w-]*[A-Z]|[A-Za-z][\w-]*\d))[A-Z][\w-]{1,11}(?![\w-])")

_SIGN = re.compile(r"(?<=\d)%(?=[\s,.;])")
PERCENT = "percent"
"""The sign, or the word: a preserving edit that may stand beside a changed number."""

_GRADES = frozenset(
    [
        "most",
        "more",
        "best",
        "very",
        "so",
        "less",
        "well",
        "not",
        "too",
        "as",
        "quite",
        "far",
        "equally",
        "least",
        "how",
        "rather",
    ]
)


@dataclass(frozen=True, slots=True)
class Site:
    """A span of a text and what may stand there instead."""

    kind: str
    start: int
    end: int
    found: str
    instead: str

    def overlaps(self, other: "Site") -> bool:
        """Whether the spans touch or stand side by side, where one edit could change what the other means."""
        if {self.kind, other.kind} == {"number", PERCENT}:
            return False
        return self.start < other.end + 2 and other.start < self.end + 2


def contradictions(text: str, kind: str, rng: Random) -> list[Site]:
    """Sites whose change makes the text contradict what it said."""
    if kind == "number":
        return [Site(kind, *match.span(1), match[1], _other_number(match[1], rng)) for match in _NUMBER.finditer(text)]
    sites = _table_sites(text, kind, rng)
    return [site for site in sites if _can_be_denied(text, site)] if kind == "negation" else sites


def same(text: str, rng: Random) -> list[Site]:
    """Sites whose change keeps the meaning."""
    worded = [site for site in _table_sites(text, "same", rng) if not _is_graded(text, site)]
    return worded + [Site(PERCENT, *match.span(), match[0], " percent") for match in _SIGN.finditer(text)]


def things(text: str, names: Sequence[str], rng: Random) -> list[Site]:
    """Sites where another thing of the same class may stand; `names` are acronyms of other abstracts."""
    sites = []
    for match in found("classes", text):
        kind = classes()[match[0]][0]
        choices = [one for one in tables()["classes"][kind] if one != match[0] and one not in text]
        sites.append(Site(kind, *match.span(), match[0], rng.choice(choices)))
    if names:
        own = [match for match in _NAME.finditer(text) if not finder("classes").fullmatch(match[0])]
        sites += [Site("name", *match.span(), match[0], rng.choice(names)) for match in own]
    return [site for site in sites if text.count(site.found) == 1 and site.instead not in text]


def names_in(text: str) -> Iterator[str]:
    """Acronyms, genes, names of systems."""
    return (match[0] for match in _NAME.finditer(text))


def changed(text: str, sites: Sequence[Site]) -> str:
    """The text with these sites changed."""
    for site in sorted(sites, key=lambda one: -one.start):
        text = text[: site.start] + site.instead + text[site.end :]
    return text


def _table_sites(text: str, kind: str, rng: Random) -> list[Site]:
    return [Site(kind, *match.span(), match[0], rng.choice(others(kind)[match[0]])) for match in found(kind, text)]


def _can_be_denied(text: str, site: Site) -> bool:
    rest = text[site.end :]
    is_removed = len(site.instead) < len(site.found)
    if not is_removed and re.match(r"\s(?:not|no|never|also not|unable|only|nor)\b", rest):
        return False
    is_participle = site.found.endswith("ed") and not is_removed
    return not is_participle or bool(re.match(r"\s(?:the|a|an|both|all|no|any|more|less)\b", rest))


def _is_graded(text: str, site: Site) -> bool:
    words = text[: site.start].split()
    return site.instead.startswith("not ") and bool(words) and words[-1] in _GRADES


def _other_number(found_text: str, rng: Random) -> str:
    value = float(found_text)
    places = len(found_text.partition(".")[2])
    top = 10 ** len(found_text.partition(".")[0])
    while True:
        other = round(rng.uniform(top / 10 if top > 10 else 1, top), places)
        if abs(other - value) > TOLERANCE * max(other, value) and other < top:
            return f"{other:.{places}f}"
