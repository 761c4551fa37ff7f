"""Lines of `read`, their schemas, and sentences of full texts with their pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from synthesist.read.composing import Composer
from synthesist.read.documents import full_document
from synthesist.read.pieces import Run
from synthesist.read.placed import sentences_in
from synthesist.read.rows import line_of, schemas
from synthesist.records import BlockKind, Box, Reading, SectionRole, TextKind, Work

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"
HIGH, LOW = Box(1, 2, 3, 4), Box(5, 6, 7, 8)


@pytest.fixture
def paged() -> Reading:
    """A paper of two pages; one sentence runs over from the first to the second."""
    composer = Composer("pdf/1", b"a paper")
    composer.title([Run("Naps at noon", 1, HIGH)])
    composer.heading([Run("Abstract", 1, HIGH)], role=SectionRole.ABSTRACT)
    composer.paragraph([Run("Naps help.", 1, HIGH)])
    composer.heading([Run("2.1 What we saw", 1, HIGH)], role=SectionRole.RESULTS)
    composer.paragraph([Run("Sleepers slept. Recall rose ", 1, LOW), Run("by noon. It fell at night.", 2, HIGH)])
    composer.reference([Run("Reed B. Rest.", 2, LOW)])
    return composer.finish(pages=[(600, 800), (600, 800)])


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_current(name: str) -> None:
    """A user's program would be written against what the files no longer are (mend with `read.rows.schemas`)."""
    assert schemas()[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_a_line_has_the_fields_that_its_schema_names(paged: Reading) -> None:
    """A user's program would meet a field that no schema tells of."""
    schema = json.loads(schemas()["read-line.json"])
    line = json.loads(line_of(paged, "naps.pdf").model_dump_json())
    assert set(schema["required"]) <= schema["properties"].keys() == line.keys()
    assert (line["id"], line["file"], line["reader"]) == (paged.original_sha256, "naps.pdf", "pdf/1")


def test_a_line_names_each_sentence_with_its_page(paged: Reading) -> None:
    """A user could not say on which page a quote stands."""
    line = line_of(paged, "naps.pdf")
    told = [(line.text[one.start : one.end], one.page) for one in line.sentences]
    assert told == [
        ("Naps at noon", 1),
        ("Naps help.", 1),
        ("Sleepers slept.", 1),
        ("Recall rose by noon.", 1),
        ("It fell at night.", 2),
    ]


def test_sentences_carry_heading_part_page_and_box(paged: Reading, make_work: Callable[..., Work]) -> None:
    """A user would see a quote without the place in the paper that it comes from."""
    document = full_document(make_work("a", "Naps at noon"), paged, TextKind.USER_FILE)
    made = sentences_in(document, paged)
    assert [(one.section, one.part, one.kind) for one in made[:3]] == [
        ("title", SectionRole.TITLE, BlockKind.TITLE),
        ("abstract", SectionRole.ABSTRACT, BlockKind.PARAGRAPH),
        ("2.1 What we saw", SectionRole.RESULTS, BlockKind.PARAGRAPH),
    ]
    assert [(one.page, one.box) for one in made[2:]] == [(1, LOW), (1, LOW), (2, HIGH)]
    assert [one.ordinal for one in made] == list(range(len(made)))
    assert all(document.text[one.start : one.end] == one.text for one in made)
    assert (document.is_full_text, document.text_kind) == (True, TextKind.USER_FILE)
