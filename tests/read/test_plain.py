"""Plain text and Markdown as readings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read.plain import read_plain
from synthesist.read.sentences import sentences_of
from synthesist.records import BlockKind, Reading, SectionRole

PAPER = """Owls and their sleep

A. Stone, B. Reed
University of Nowhere

Abstract
We counted nests in two years and found that owls sleep by day in three of four
places. The exami-
nation took place at dawn.

1 Introduction

Owls sleep by day [1]. The examination of nests is old.

2 Methods
2.1 Sites

We counted:
 - nests
 - eggs in nests
   and chicks

RESULTS

Table 1. Nests by year.

Year\tNests
2001\t3
2002\t5

References

[1] Stone A. Owls. J Nests. 2001.
[2] Reed B. Sleep.
    J Nests. 2002.
"""

MARKED = """---
title: Owls and sleep
author: Ann Stone
date: 2021-03-04
---

Ann Stone

## Abstract

We counted **nests** in [two years](http://example.org).

## 2 Results

- one nest
- two nests

| Year | Nests |
|------|------:|
| 2001 | 3 |

## References

1. Stone A. Owls. 2001.
"""


def told(reading: Reading) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, reading.text[block.start : block.end]) for block in reading.blocks]


def roles(reading: Reading) -> list[SectionRole]:
    """What the headed sections are for."""
    return [section.role for section in reading.sections if section.title]


def test_plain_text_has_title_sections_lists_tables_and_references() -> None:
    """A user would get a text file as one lump, its references among the claims."""
    reading = read_plain(PAPER.encode())
    assert reading.front.title == "Owls and their sleep"
    assert "examination took place" in reading.front.abstract
    assert roles(reading) == [
        SectionRole.ABSTRACT,
        SectionRole.INTRODUCTION,
        SectionRole.METHODS,
        SectionRole.METHODS,
        SectionRole.RESULTS,
        SectionRole.REFERENCES,
    ]
    assert ("front", "A. Stone, B. Reed University of Nowhere") in told(reading)
    assert [text for kind, text in told(reading) if kind == "item"] == ["- nests", "- eggs in nests and chicks"]
    assert [(table.rows, table.columns, table.header_rows) for table in reading.tables] == [(3, 2, 1)]
    assert [reference.label for reference in reading.references] == ["1", "2"]
    assert told(reading)[-1] == ("reference", "[2] Reed B. Sleep. J Nests. 2002.")


def test_a_mended_hyphen_is_kept_as_a_repair() -> None:
    """A user would see a quote that differs from the file, and never learn why."""
    reading = read_plain(PAPER.encode())
    assert [(repair.kind, repair.original) for repair in reading.repairs] == [("hyphen", "-\n")]


def test_markdown_is_read_without_its_marks() -> None:
    """A user would see asterisks and addresses inside quotes."""
    reading = read_plain(MARKED.encode())
    assert (reading.front.title, reading.front.year, reading.front.authors[0].family) == (
        "Owls and sleep",
        2021,
        "Ann Stone",
    )
    assert reading.front.abstract == "We counted nests in two years."
    assert ("item", "one nest") in told(reading)
    assert roles(reading) == [SectionRole.ABSTRACT, SectionRole.RESULTS, SectionRole.REFERENCES]
    assert reading.tables[0].cells[0].is_header
    assert [reference.label for reference in reading.references] == ["1"]


def test_form_feeds_part_pages_and_running_heads_go() -> None:
    """A user would get no page numbers, or the journal's name inside a sentence."""
    pages = [
        f"Owl Journal {number}\n\n{text}\n\n{number}\n"
        for number, text in enumerate(["Introduction\n\nOwls sleep by", "day. They wake.", "They hunt at night."], 1)
    ]
    reading = read_plain("\f".join(pages).encode())
    assert "Journal" not in reading.text
    assert [(reading.text[one.start : one.end], one.page) for one in sentences_of(reading)] == [
        ("Owls sleep by day.", 1),
        ("They wake.", 2),
        ("They hunt at night.", 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    """A user would see broken letters in quotes."""
    text = "Owls’ nests – in Zürich – were café-sized. " * 5
    assert "Zürich – were café" in read_plain(text.encode(encoding)).text


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b" \n\f", "empty"), (b"\x00\x01\x02\xff" * 99, "unknown"), (b"a" * 20_000_001, "hostile")],
)
def test_what_is_no_text_is_refused(content: bytes, kind: str) -> None:
    """A user would get noise as a paper."""
    with pytest.raises(Unreadable) as refused:
        read_plain(content)
    assert refused.value.kind == kind


PIECES = [
    "# A\n",
    "A\n===\n",
    "| a | b |\n|--|--|\n",
    "- x\n",
    "\n",
    "\f",
    "1. X",
    " ",
    "[1] A\n",
    "REFERENCES\n",
    "a\tb\n",
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from([*PIECES, "We saw it. ", "Abstract: ", "---\n", "```\n"])).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """A user would lose a run to one odd file."""
    try:
        reading = read_plain(text.encode("utf-8", "replace"))
    except Unreadable:
        return
    assert all(0 <= block.start < block.end <= len(reading.text) for block in reading.blocks)
    assert all(block.kind in BlockKind for block in reading.blocks)
