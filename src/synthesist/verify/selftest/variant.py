"""What an operator makes, and the edits that operators share."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Variant:
    """A claim reworded by rule.

    Attributes:
        operator: the rule's name.
        is_seen_kind: whether the shipped judge was trained on edits of this kind, in other words or by other code.
    """

    text: str
    operator: str
    is_seen_kind: bool


class Operator(NamedTuple):
    """A rule: its name, whether training knows the kind, and every text that it can make of a text."""

    name: str
    is_seen_kind: bool
    edits: Callable[[str], Iterator[str]]


def choice(options: list[str], key: str) -> str:
    """One of the options, the same whenever options and key are."""
    return options[int.from_bytes(sha256(key.encode()).digest()[:8], "big") % len(options)]


def listed(words: str) -> frozenset[str]:
    """Blank-separated words as a set."""
    return frozenset(words.split())


def pairs(table: str) -> Mapping[str, str]:
    """A table of lines "one | other", as a mapping from left to right."""
    lines = (line.split("|") for line in table.strip().splitlines())
    return {one.strip(): other.strip() for one, other in lines}


def both_ways(table: str) -> Mapping[str, str]:
    """The same read in both directions; the left side wins where a phrase stands twice."""
    there = pairs(table)
    return {other: one for one, other in there.items()} | dict(there)


def finder(phrases: Mapping[str, str], before: str = "", after: str = "") -> re.Pattern[str]:
    """Finds any phrase as whole words outside hyphens; `before` and `after` are further conditions."""
    listed = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"{before}(?<![\w-])(?:{listed})(?![\w-]){after}", re.IGNORECASE)


def swapped(text: str, phrases: Mapping[str, str], found: re.Match[str]) -> str:
    """The text with the phrase found replaced by its partner, its capital and the article before it kept right."""
    other = phrases[found[0].lower()]
    head = text[: found.start()]
    other = other[:1].upper() + other[1:] if found[0][:1].isupper() else other
    article = re.search(r"\b(an?) $", head, re.IGNORECASE)
    if article:
        right = "an" if other[:1].lower() in "aeiou" and not other.lower().startswith(("us", "uni", "eu")) else "a"
        right = right.capitalize() if article[1][:1].isupper() else right
        head = f"{head[: article.start()]}{right} "
    return head + other + text[found.end() :]
