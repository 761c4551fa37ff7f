"""The tables of words, and a finder for each."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

TRAINED = ("direction", "negation", "number")
HELD_OUT_KINDS = ("quality", "quantifier")
"""Kinds of contradiction on real text that training never sees."""


@cache
def tables() -> dict:
    """The file `tables.toml`."""
    return tomllib.loads(files(__package__).joinpath("tables.toml").read_text("utf-8"))


@cache
def others(name: str) -> dict[str, tuple[str, ...]]:
    """By word or phrase, what may stand for it in a table of pairs."""
    found: dict[str, tuple[str, ...]] = {}
    for line in tables()[name].strip().splitlines():
        one, other = (side.strip() for side in line.split("|"))
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found


@cache
def classes() -> dict[str, tuple[str, str]]:
    """By a thing's name, its class and its name as written."""
    return {name: (kind, name) for kind, names in tables()["classes"].items() for name in names}


@cache
def finder(name: str) -> re.Pattern[str]:
    """Finds any phrase of a table, longest first."""
    phrases = classes() if name == "classes" else others(name)
    return any_of(tuple(phrases))


def any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Finds any of these phrases as whole words."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])")


def found(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a table's phrases stand."""
    return finder(name).finditer(text)
