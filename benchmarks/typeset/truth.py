"""What a reader should find in a typeset paper, as plain JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from benchmarks.typeset.inlines import Words, plain, words_of
from benchmarks.typeset.papers import Block, Paper
from benchmarks.typeset.source import label

_FLOATS = ("figure", "table")


def truth(paper: Paper, style: Mapping[str, Any], pages: int) -> dict[str, Any]:
    """Words of the body in order, and all that stands beside it.

    Returns:
        `blocks` (kind, words), `body` (all their words), `marked` (readings of words with a mark, by the word), `free`
        (text that may read as anything), `headings` (level, text), `notes`, `captions`, `tables`, `furniture` (running
        heads, page numbers, whether lines are numbered), `front`, `references`, `inside` (words drawn in figures).
    """
    flow = [_printed(block, style) for block in paper.blocks if block.kind not in _FLOATS]
    words = [*_opening(paper, style), *((block.kind, one) for block in flow for one in map(words_of, block.runs))]
    return {
        "pages": pages,
        "title": paper.title,
        "blocks": [[kind, list(one.words)] for kind, one in words],
        "body": [word for _, one in words for word in one.words],
        "marked": {shape: word for _, one in words for shape, word in one.marked.items()},
        "free": [text for _, one in words for text in one.free],
        "headings": [[block.level, block.text] for block in flow if block.kind == "heading"],
        "notes": [piece.note for block in flow for run in block.runs for piece in run if piece.note],
        "captions": [label(block, style) + block.text for block in paper.blocks if block.kind in _FLOATS],
        "table_notes": [block.grid.foot for block in paper.blocks if block.grid and block.grid.foot],
        "tables": [_table(block) for block in paper.blocks if block.grid],
        "inside": [word for block in paper.blocks for word in block.inside],
        "furniture": _furniture(paper, style, pages),
        "front": [*paper.authors, *paper.affiliations, *paper.keywords, *style.get("front_words", ())],
        "references": list(paper.references),
    }


def _printed(block: Block, style: Mapping[str, Any]) -> Block:
    """A heading in capitals where the template sets it so."""
    if block.kind != "heading" or block.level not in style.get("capitals", ()):
        return block
    return replace(block, runs=((plain(block.text.upper()),),))


def _opening(paper: Paper, style: Mapping[str, Any]) -> Iterator[tuple[str, Words]]:
    """Title and abstract; a label that touches the abstract's first word may stay with it."""
    yield "title", Words(tuple(paper.title.split()))
    abstract = words_of(paper.abstract)
    first = abstract.words[0]
    yield "abstract", replace(abstract, marked={**abstract.marked, f"{style.get('abstract_label', '')}{first}": first})


def _table(block: Block) -> dict[str, Any]:
    grid = block.grid
    assert grid is not None
    cells = [[cell.row, cell.column, cell.row_span, cell.column_span, cell.text] for cell in grid.cells]
    return {
        "look": grid.style, "rows": grid.rows, "columns": grid.columns, "header_rows": grid.header_rows, "cells": cells,
        "number": block.number,
    }  # fmt: skip


def _furniture(paper: Paper, style: Mapping[str, Any], pages: int) -> dict[str, Any]:
    names = {
        "title": paper.short_title,
        "authors": paper.short_authors,
        "journal": paper.journal,
        "JOURNAL": paper.journal.upper(),
    }
    heads = [str(shape).format(**names) for shape in (*style.get("heads", ()), style.get("first_head", ""))]
    numbers = [str(style.get("page_label", "{page}")).format(page=at + 1, pages=pages) for at in range(pages)]
    return {"heads": heads, "numbers": numbers, "has_line_numbers": bool(style.get("line_numbers"))}
