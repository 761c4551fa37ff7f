"""Tables of invented papers: header rows, groups of columns, numbers as papers print them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.typeset import lexicon
from benchmarks.typeset.grammar import Prose


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the place of its upper left corner; rows and columns count from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        style: "ruled", "booktabs", "lines" (one under each row) or "open".
        cells: all cells, those that are empty among them.
        first_width: of the first column, as typst has it; what is longer is wrapped.
        foot: a note right under the table.
    """

    style: str
    rows: int
    columns: int
    header_rows: int
    cells: tuple[Cell, ...]
    numbers_align: str = "center"
    first_width: str = "auto"
    foot: str = ""


def grid(random: Random, prose: Prose, style: Mapping[str, Any], *, is_wide: bool) -> Grid:
    """A table that fits the room there is.

    Args:
        style: `columns`, `tables`, and whether there are `panels`, `wrapped` labels and `feet`.
    """
    is_narrow = style["columns"] > 1 and not is_wide
    is_wrapped = bool(style.get("wrapped")) and random.random() < 0.5
    values = random.randrange(4, 7) if is_wide else random.randrange(2, 4) if is_narrow else random.randrange(3, 6)
    is_grouped = random.random() < 0.4
    header = _grouped(random, prose, values) if is_grouped else _headed(random, prose, values)
    body = list(_body(random, prose, 2 if is_grouped else 1, header, style, is_wrapped=is_wrapped))
    return Grid(
        style=random.choice(style["tables"]),
        rows=body[-1].row + 1,
        columns=max(cell.column + cell.column_span for cell in header),
        header_rows=2 if is_grouped else 1,
        cells=(*header, *body),
        numbers_align=random.choice(("center", "right", "left")),
        first_width="2.2cm" if is_wrapped else "auto",
        foot=f"Note. {prose.caption()}" if style.get("feet") and random.random() < 0.4 else "",
    )


def _body(
    random: Random, prose: Prose, row: int, header: Sequence[Cell], style: Mapping[str, Any], *, is_wrapped: bool
) -> Iterator[Cell]:
    columns = max(cell.column + cell.column_span for cell in header)
    shape, has_panels = random.randrange(4), bool(style.get("panels")) and random.random() < 0.35
    for at in range(random.randrange(4, 10)):
        if has_panels and at % 3 == 0:
            yield Cell(row, 0, f"Panel {'ABCD'[at // 3]}: {prose.noun()}", column_span=columns)
            row += 1
        yield from _row(random, prose, row, columns, shape, is_wrapped=is_wrapped)
        row += 1


def _headed(random: Random, prose: Prose, values: int) -> list[Cell]:
    first = random.choice(("Method", "Group", "Variable", "Model", "Outcome", ""))
    return [Cell(0, 0, first), *(Cell(0, 1 + at, _column(random, prose)) for at in range(values))]


def _grouped(random: Random, prose: Prose, values: int) -> list[Cell]:
    """Two header rows: groups of two columns over the columns' own names."""
    groups = max(1, values // 2)
    spans = random.random() < 0.5
    first = [Cell(0, 0, "Method", row_span=2)] if spans else [Cell(0, 0, ""), Cell(1, 0, "Method")]
    over = [Cell(0, 1 + 2 * at, _titled(prose.noun()), column_span=2) for at in range(groups)]
    return [*first, *over, *(Cell(1, 1 + at, _column(random, prose)) for at in range(2 * groups))]


def _row(random: Random, prose: Prose, row: int, columns: int, shape: int, *, is_wrapped: bool) -> list[Cell]:
    labels = (
        _titled(prose.noun()),
        f"{_titled(prose.noun())} {random.randrange(1, 9)}",
        f"{prose.one(lexicon.PARTICIPLES)} {prose.noun()}",
    )
    label = f"{_titled(prose.noun())} with {prose.phrase()}" if is_wrapped else random.choice(labels)
    return [Cell(row, 0, label), *(Cell(row, at, _value(random, shape)) for at in range(1, columns))]


def _value(random: Random, shape: int) -> str:
    whole, part = random.randrange(1, 99), random.randrange(10, 99)
    if random.random() < 0.06:
        return random.choice(("–", "", "n.a."))
    return (
        f"{whole}.{part}",
        f"{whole}.{part} ± 0.{part}",
        f"{whole} ({part}%)",
        f"{random.choice(('−', ''))}0.{part}{random.choice(('', '*', '**'))}",
    )[shape]


def _column(random: Random, prose: Prose) -> str:
    return random.choice(
        (
            "F1",
            "Accuracy",
            "n",
            "p",
            "Mean (SD)",
            "Error",
            "Time (s)",
            "Effect",
            _titled(prose.noun())[:12],
            "95% CI",
            "AUC",
        )
    )


def _titled(word: str) -> str:
    return word[0].upper() + word[1:]
