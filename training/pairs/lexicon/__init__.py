"""The words of four fields, and the wordings that all fields share."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["FIELDS", "Field", "Named", "Outcome", "field", "rows", "wording"]

FIELDS = ("biomedical", "cells", "language", "society")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with two names."""

    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome(Named):
    """What is measured.

    Attributes:
        is_good: whether more of it is better.
        unit: of an absolute change; "%" where only relative change makes sense.
    """

    is_good: bool
    unit: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field's words."""

    name: str
    populations: tuple[Named, ...]
    exposures: tuple[Named, ...]
    comparators: tuple[Named, ...]
    outcomes: tuple[Outcome, ...]
    designs: tuple[tuple[str, ...], ...]
    background: tuple[str, ...]
    closing: tuple[str, ...]


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table, parted at their bars."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


@cache
def field(name: str) -> Field:
    """The words of one of `FIELDS`."""
    table = _table(name)
    return Field(
        name=name,
        populations=_named(table["populations"]),
        exposures=_named(table["exposures"]),
        comparators=_named(table["comparators"]),
        outcomes=tuple(_outcome(row) for row in rows(table["outcomes"])),
        designs=rows(table["designs"]),
        background=tuple(table["background"].strip().splitlines()),
        closing=tuple(table["closing"].strip().splitlines()),
    )


@cache
def wording() -> dict:
    """The wordings that all fields share, tables parted into rows."""
    table = _table("wording")
    for part in ("claims", "evidence"):
        table[part] = {
            name: tuple(value.strip().splitlines()) if isinstance(value, str) else tuple(value)
            for name, value in table[part].items()
        }
    for name in ("changes", "values", "moves"):
        table[name] = tuple(tuple(tuple(side.split()) for side in row) for row in rows(table[name]))
    return table | {name: rows(table[name]) for name in ("nouns", "levels")}


def _table(name: str) -> dict:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def _named(text: str) -> tuple[Named, ...]:
    return tuple(Named((row[0], row[1])) for row in rows(text))


def _outcome(row: Sequence[str]) -> Outcome:
    return Outcome((row[0], row[1]), row[2] == "good", row[3] if len(row) > 3 else "%")
