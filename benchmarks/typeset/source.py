"""A paper as typst code: calls of functions that each template defines in its own way."""

from collections.abc import Mapping
from typing import Any

from benchmarks.typeset.grids import Cell, Grid
from benchmarks.typeset.inlines import code_of, quoted
from benchmarks.typeset.papers import Block, Paper

_HEAD = '#import "template.typ": *\n#show: paper.with({front})\n#{{\n{body}\n}}\n'


def source(paper: Paper, style: Mapping[str, Any]) -> str:
    """The whole file; `template.typ` lies beside it."""
    front = ", ".join((
        f"title: {quoted(paper.title)}", f"authors: {_array(map(quoted, paper.authors))}",
        f"affiliations: {_array(map(quoted, paper.affiliations))}", f"keywords: {_array(map(quoted, paper.keywords))}",
        f"journal: {quoted(paper.journal)}", f"short-title: {quoted(paper.short_title)}",
        f"short-authors: {quoted(paper.short_authors)}", f"abstract: joined({code_of(paper.abstract)})",
    ))  # fmt: skip
    body = [*(_block(block, style) for block in paper.blocks), f"refs({_array(map(quoted, paper.references))})"]
    return _HEAD.format(front=front, body="\n".join(body))


def _block(block: Block, style: Mapping[str, Any]) -> str:
    match block.kind:
        case "heading":
            return f"heading(level: {block.level}, {quoted(block.text)})"
        case "paragraph":
            return f"p({code_of(block.runs[0])})"
        case "bullets" | "numbered":
            return f"{block.kind}({', '.join(f'joined({code_of(item)})' for item in block.runs)})"
        case "equation":
            return f"displayed($ {block.code} $)"
        case "figure":
            return f"fig({_caption(block, style)}, inside: {_array(map(quoted, block.inside))})"
        case _:
            return f"tab({_caption(block, style)}, {_grid(block.grid)})" if block.grid else ""


def label(block: Block, style: Mapping[str, Any]) -> str:
    """What stands before a caption's text, such as "Table 2: "."""
    return str(style[f"{block.kind}_label"]).format(n=block.number)


def _caption(block: Block, style: Mapping[str, Any]) -> str:
    wide = str(block.is_wide).lower()
    return f"label: {quoted(label(block, style))}, caption: {quoted(block.text)}, wide: {wide}, number: {block.number}"


def _grid(grid: Grid) -> str:
    rows = [[cell for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
    header = "".join(f"({''.join(_cell(cell) + ', ' for cell in row)}), " for row in rows[: grid.header_rows])
    body = "".join(f"({''.join(_cell(cell) + ', ' for cell in row)}), " for row in rows[grid.header_rows :])
    return (
        f'look: "{grid.style}", columns: {grid.columns}, numbers: {grid.numbers_align}, first: {grid.first_width}, '
        f"foot: {quoted(grid.foot)}, header: ({header}), body: ({body})"
    )


def _cell(cell: Cell) -> str:
    return f"table.cell(rowspan: {cell.row_span}, colspan: {cell.column_span}, {quoted(cell.text)})"


def _array(codes: Any) -> str:
    return f"({''.join(f'{code}, ' for code in codes)})"
