"""Scores of what was read of typeset papers: a perfect reading has all, and each kind of damage shows."""

import json
import tomllib
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
from benchmarks.typeset import figures
from benchmarks.typeset.make import SETS, make, templates
from benchmarks.typeset.papers import paper
from benchmarks.typeset.readers import Read
from benchmarks.typeset.scoring import score
from benchmarks.typeset.truth import truth

pytest.importorskip("rapidfuzz", reason="the dependency group `bench` is not installed")

STYLE: dict[str, Any] = {
    "cites": "numeric",
    "columns": 1,
    "sections": 7,
    "paragraphs": 2,
    "notes": True,
    "tables": ["ruled"],
    "figure_label": "Figure {n}: ",
    "table_label": "Table {n}: ",
    "heads": ["{title}"],
}
TRUTH = truth(paper("a seed", STYLE), STYLE, pages=6)
OF_TEXT = (
    "words in order",
    "precision of words",
    "heading F1",
    "heading levels",
    "table cells F1",
    "header rows",
    "notes",
    "captions",
)


def perfect() -> Read:
    """All that is there, as it is."""
    cells = [[tuple(cell) for cell in table["cells"]] for table in TRUTH["tables"]]
    return Read(
        body=" ".join(TRUTH["body"]),
        headings=[(level, f"{number} {text}") for number, (level, text) in enumerate(TRUTH["headings"], 1)],
        tables=[(table["header_rows"], rows) for table, rows in zip(TRUTH["tables"], cells, strict=True)],
        notes=TRUTH["notes"],
        captions=TRUTH["captions"],
    )


def scored(read: Read) -> dict[str, float | None]:
    """All shares of one reading."""
    one = score(TRUTH, read)
    return {title: figures.pooled(counted, [one]) for title, counted in figures.ROWS.items()}


def with_body(*parts: str) -> dict[str, float | None]:
    """Scores of a reading with another body."""
    return scored(replace(perfect(), body=" ".join(parts)))


def test_the_paper_holds_all_that_is_scored():
    """A score of nothing would pass for a good one."""
    assert TRUTH["notes"]
    assert TRUTH["tables"]
    assert TRUTH["captions"]
    assert len(TRUTH["headings"]) >= STYLE["sections"]
    assert TRUTH["marked"]


def test_a_perfect_reading_has_all():
    """A reader would be blamed for what the scorer does."""
    shares = scored(perfect())
    assert {title: shares[title] for title in OF_TEXT} == dict.fromkeys(OF_TEXT, 1.0)
    assert shares["leakage"] == 0


def test_lost_words_are_missed():
    """A reader that drops a page would seem to have read it."""
    words = TRUTH["body"]
    shares = with_body(*words[: len(words) * 3 // 4])
    assert shares["words in order"] == pytest.approx(0.75, abs=0.01)
    assert shares["precision of words"] == 1


def test_columns_read_across_are_out_of_order():
    """A reader that reads lines across both columns would seem to have read the paper."""
    words = TRUTH["body"]
    half, step = len(words) // 2, 6
    lines = [(*words[at : at + step], *words[half + at : half + at + step]) for at in range(0, half, step)]
    assert with_body(*chain.from_iterable(lines))["words in order"] < 0.7


def test_words_parted_at_a_line_are_missed():
    """Hyphens left in words would go unseen, and quotes would hold them."""
    words = [f"{word[:4]}- {word[4:]}" if len(word) > 12 else word for word in TRUTH["body"]]
    assert with_body(*words)["words in order"] < 0.95


@pytest.mark.parametrize(
    ("kind", "leaked"),
    [
        ("captions", TRUTH["captions"]),
        ("footnotes", TRUTH["notes"]),
        ("running heads", TRUTH["furniture"]["heads"] * 6),
        ("table cells", [" ".join(cell[4] for cell in TRUTH["tables"][0]["cells"])]),
    ],
)
def test_what_leaks_is_named(kind, leaked):
    """A running head inside a sentence would count as the paper's own words."""
    shares = with_body(*TRUTH["body"], *leaked)
    count = len(" ".join(leaked).split())
    assert shares[f"  of {kind}"] == pytest.approx(count / (len(TRUTH["body"]) + count), rel=0.2)
    assert shares["words in order"] == 1
    assert shares["precision of words"] < 1


def test_references_and_front_matter_are_no_leakage():
    """A reader that gives all text would seem worse than it is."""
    shares = with_body(*TRUTH["front"], *TRUTH["body"], "References", *TRUTH["references"])
    assert shares["leakage"] < 0.01
    assert shares["precision of words"] > 0.97


def test_a_note_may_stay_at_its_word():
    """Readers that keep the mark of a note would be blamed for it, and those that part it too."""
    shape = {word: shape for shape, word in reversed(TRUTH["marked"].items())}
    assert with_body(*(shape.get(word, word) for word in TRUTH["body"]))["words in order"] == 1


def test_headings_are_compared_with_their_levels():
    """A reader that takes every bold line for a heading would have found them all."""
    read = perfect()
    assert read.headings is not None
    more = scored(replace(read, headings=[*read.headings, *((1, f"Bold {at}") for at in range(len(read.headings)))]))
    assert more["heading F1"] == pytest.approx(2 / 3)
    assert scored(replace(read, headings=[(1, text) for _, text in read.headings]))["heading levels"] < 1


def test_a_shifted_row_shows_in_the_cells():
    """A number under the wrong heading is a wrong result."""
    read = perfect()
    assert read.tables is not None
    (header, cells), *rest = read.tables
    shifted = [(row + (row > 1), *place) for row, *place in cells]
    shares = scored(replace(read, tables=[(header + 1, shifted), *rest]))
    assert shares["table cells F1"] < 1
    assert shares["header rows"] < 1


def test_invented_tables_cost():
    """Prose that was taken for a table would go unseen."""
    read = perfect()
    assert read.tables is not None
    made_up = (1, [(row, 0, 1, 1, f"word {row}") for row in range(200)])
    assert scored(replace(read, tables=[*read.tables, made_up]))["table cells F1"] < 0.95


def test_a_text_repeated_under_its_span_costs_nothing():
    """Readers that spread a heading over its columns would seem to invent cells."""
    read = perfect()
    assert read.tables is not None
    spread = [
        (header, [*cells, *((row, column + 1, 1, 1, text) for row, column, _, columns, text in cells if columns > 1)])
        for header, cells in read.tables
    ]
    assert scored(replace(read, tables=spread))["table cells F1"] == 1


def test_both_sets_have_templates_of_their_own():
    """Templates seen in development would pass for unseen ones."""
    ours, others = (
        [path.joinpath("template.typ").read_text(encoding="utf-8") for path in templates(of)] for of in SETS
    )
    assert min(len(ours), len(others)) >= 5
    assert not set(ours) & set(others)


@pytest.mark.parametrize("of", SETS)
def test_made_papers_hold_their_text(of, tmp_path):
    """The truth would be that of another file."""
    pytest.importorskip("typst", reason="the dependency group `bench` is not installed")
    import pypdfium2

    for path in make(of, tmp_path, is_quick=True):
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = pypdfium2.PdfDocument(path)
        assert len(document) == told["pages"]
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        letters = {letter for word in told["body"] for letter in word if letter.isalpha()}
        assert len(letters - set(text)) < len(letters) / 4
        assert told["title"].split()[0] in text


def test_the_same_seed_gives_the_same_paper():
    """Figures of two days could not be compared."""
    style = tomllib.loads((templates("development")[0] / "style.toml").read_text(encoding="utf-8"))
    assert paper("one", style) == paper("one", style)
    assert paper("one", style) != paper("two", style)
