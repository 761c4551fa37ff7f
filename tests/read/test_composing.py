"""The composer: one text, and the place of everything in it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from synthesist.read.composing import Composer, Entry, Run
from synthesist.records import BlockKind, Box, Front, Reading, SectionRole

LETTERS = st.text(
    st.sampled_from("ae o\u0301\u0327\u1100\u1161\u11a8\u00e9\ufb01\u0958\u2126 \n\t1.[]\x00\x07"), max_size=8
)


def _box(at: int) -> Box:
    return Box(0.0, float(at), 100.0, float(at + 10))


def _words(reading: Reading, start: int, end: int) -> str:
    return reading.text[start:end]


def composed() -> Reading:
    """A small paper with one of everything."""
    composer = Composer("test/1", b"file")
    composer.title("Warm rooms")
    composer.block(BlockKind.FRONT, "A. Author")
    composer.section(SectionRole.ABSTRACT)
    composer.paragraph("We warmed rooms.")
    composer.heading("1 Introduction")
    composer.paragraph(
        [Run("Others cooled them ", 1, _box(10)), Run("[2]", 1, _box(10), keys=("b2",)), Run(".", 1, _box(10))]
    )
    composer.table(
        [
            Entry(0, 0, [Run("room")]),
            Entry(0, 2, [Run("heat")]),
            Entry(1, 0, [Run("hall")]),
            Entry(1, 2, [Run("21.5")]),
        ],
        caption="Table 1. Heat.",
        label="Table 1",
        header_rows=1,
    )
    composer.heading("2 Methods")
    composer.paragraph(
        [Run("It was exam", 2, _box(10)), Run("", 2, _box(10), repair=("hyphen", "-")), Run("ined.", 2, _box(20))]
    )
    composer.heading("2.1 Rooms", level=2)
    composer.paragraph("There were four.")
    composer.reference("[1] First.", "b1", label="1")
    composer.reference("[2] Second.", "b2", label="2", year=2020)
    return composer.finish(Front(title="Warm rooms"), pages=[(600.0, 800.0), (600.0, 800.0)])


def test_what_a_float_interrupts_reads_on() -> None:
    """A user would find a table in the middle of a sentence."""
    reading = composed()
    kinds = [block.kind for block in reading.blocks]
    assert kinds.index(BlockKind.TABLE) > max(at for at, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH)
    assert kinds[-2:] == [BlockKind.REFERENCE, BlockKind.REFERENCE]


def test_sections_have_numbers_titles_and_roles() -> None:
    """A user could not see whether a quote stands in the results or in the introduction."""
    told = [(one.number, one.title, one.level, one.role) for one in composed().sections]
    assert told == [
        ("", "", 1, SectionRole.TITLE),
        ("", "", 1, SectionRole.ABSTRACT),
        ("1", "Introduction", 1, SectionRole.INTRODUCTION),
        ("2", "Methods", 1, SectionRole.METHODS),
        ("2.1", "Rooms", 2, SectionRole.METHODS),
    ]


def test_cells_markers_and_repairs_stand_where_they_say() -> None:
    """A user would be led to other words than those that are quoted."""
    reading = composed()
    table = reading.tables[0]
    assert [_words(reading, cell.start, cell.end) for cell in table.cells] == ["room", "heat", "hall", "21.5"]
    assert (table.rows, table.columns, table.label) == (2, 3, "Table 1")
    (marker,) = reading.markers
    assert (_words(reading, marker.start, marker.end), marker.references) == ("[2]", (1,))
    (repair,) = reading.repairs
    assert (reading.text[repair.start - 4 : repair.end + 4], repair.original, repair.page) == ("examined", "-", 2)


def test_a_reading_survives_being_kept() -> None:
    """A user's review, opened again, would hold another text than the one that was read."""
    reading = composed()
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


def test_an_empty_file_has_an_empty_text() -> None:
    """A user would see a run break off at a paper without a word."""
    assert Composer("test/1", b"").finish().text == ""


@given(st.lists(st.lists(LETTERS, max_size=5), max_size=5))
def test_every_span_lies_in_a_text_in_normal_form(blocks: list[list[str]]) -> None:
    """A user's quotes would shift by a letter wherever an accent is written apart."""
    composer = Composer("test/1", b"")
    for block in blocks:
        composer.paragraph([Run(text, 1, _box(at)) for at, text in enumerate(block)])
    reading, last = composer.finish(), 0
    assert unicodedata.is_normalized("NFC", reading.text)
    for own in reading.blocks:
        words = _words(reading, own.start, own.end)
        assert words.strip()
        assert "\n\n" not in words
    for line in reading.lines:
        assert last <= line.start < line.end <= len(reading.text)
        last = line.end


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), LETTERS), max_size=12))
def test_every_cell_lies_in_its_row(cells: list[tuple[int, int, str]]) -> None:
    """A user would see a number of one row beside the name of another."""
    composer = Composer("test/1", b"")
    composer.table([Entry(row, column, [Run(text)]) for row, column, text in cells])
    reading = composer.finish()
    for table in reading.tables:
        start, end = reading.blocks[table.block][1:3]
        lines = reading.text[start:end].split("\n")
        rows = sorted({cell.row for cell in table.cells})
        assert len(lines) == len(rows)
        for cell in table.cells:
            assert start <= cell.start <= cell.end <= end
            if words := _words(reading, cell.start, cell.end):
                assert words == lines[rows.index(cell.row)].split("\t")[cell.column]
