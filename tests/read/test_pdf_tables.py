"""Tables on pages of PDFs: numbers must stand under their own headings, and running text must never become a table."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.read.pdf.page import PageContent, Rule, Word
from synthesist.read.pdf.tables import FoundTable, find_tables
from synthesist.records.reading import Box

SIZE = 10.0
ADVANCE = 5.0
PROSE = "rain fell on the invented hills for forty days and all of the gauges there were very soon quite full"

Line = tuple[float, Sequence[tuple[float, str]]]
Grid = dict[tuple[int, int], str]


def words(lines: Iterable[Line], *, bold: Sequence[int] = ()) -> tuple[Word, ...]:
    """Words at places: each text of a line begins at its own left edge, letters are half a size wide."""
    made: list[Word] = []
    for number, (baseline, texts) in enumerate(lines):
        for start, text in texts:
            left = start
            for token in text.split(" "):
                box = Box(left, baseline - 8, left + ADVANCE * len(token), baseline + 2)
                made.append(Word(token, box, SIZE, "Serif", number in bold, False, baseline, len(made)))
                left = box.right + 2.5
    return tuple(made)


def page(lines: Iterable[Line], rules: Iterable[Rule] = (), *, bold: Sequence[int] = ()) -> PageContent:
    """A page of letter size."""
    return PageContent(1, 612, 792, 0, words(lines, bold=bold), tuple(rules))


def across(at: float, start: float = 100, end: float = 400) -> Rule:
    """A horizontal rule."""
    return Rule(True, at, start, end, 0.5)


def down(at: float, start: float, end: float) -> Rule:
    """A vertical rule."""
    return Rule(False, at, start, end, 0.5)


def prose(top: float, count: int, left: float = 60, width: int = 18) -> list[Line]:
    """Lines of running text."""
    told = PROSE.split(" ") * 3
    return [(top + 12 * line, [(left, " ".join(told[line % 20 : line % 20 + width]))]) for line in range(count)]


def rows(top: float, lefts: Sequence[float], texts: Sequence[Sequence[str]], pitch: float = 14) -> list[Line]:
    """Rows of a table, each text at the left edge of its column."""
    return [
        (top + pitch * number, [(left, text) for left, text in zip(lefts, row, strict=True) if text])
        for number, row in enumerate(texts)
    ]


def cells(table: FoundTable) -> Grid:
    """Texts by place."""
    return {(cell.row, cell.column): " ".join(word.text for word in cell.words) for cell in table.cells}


BODY = [["Model", "Accuracy", "F1"], ["plain", "0.71", "0.66"], ["ours", "0.82 ± 0.03", "0.74"], ["large", "–", "0.77"]]
LEFTS = (105, 220, 330)
RULES = [across(191), across(205), across(248)]
CAPTION: Line = (180, [(100, "Table 2. Results of the rain study.")])


def test_table_between_three_rules_is_read():
    """Most papers set results between three rules; a value with its error must stay whole."""
    [found] = find_tables(page([CAPTION, *rows(201, LEFTS, BODY), *prose(300, 10)], RULES))
    assert cells(found) == {(r, c): BODY[r][c] for r in range(4) for c in range(3)}
    assert (found.header_rows, found.header_columns, found.basis) == (1, 1, "rules")
    assert found.label == "Table 2"
    assert " ".join(word.text for word in found.caption) == "Table 2. Results of the rain study."


def test_table_without_rules_is_read_by_its_caption():
    """A table that only alignment makes would be read as sentences of numbers."""
    [found] = find_tables(page([*prose(60, 8), CAPTION, *rows(200, LEFTS, BODY), *prose(300, 10)]))
    assert cells(found)[2, 1] == "0.82 ± 0.03"
    assert (found.basis, found.label, len(found.cells)) == ("alignment", "Table 2", 12)


def test_mesh_of_lines_keeps_spans():
    """A heading over two columns names both, and a cell over two rows too."""
    xs, ys = (100, 200, 300, 400), (190, 205, 220, 235, 250)
    rules = [across(ys[0]), across(ys[1], 200, 400), across(ys[2]), across(ys[3], 200, 400), across(ys[4])]
    rules += [down(xs[0], 190, 250), down(xs[1], 190, 250), down(xs[2], 205, 250), down(xs[3], 190, 250)]
    lines = rows(200, (105, 250, 310), [["", "Error", ""], ["", "", ""], ["", "1.5", "0.2"], ["", "1.2", "0.1"]], 15)
    lines += [(208, [(105, "Method")]), (216, [(210, "mean"), (310, "SD")]), (237, [(105, "Rain")])]
    [found] = find_tables(page(lines, rules))
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in found.cells}
    assert cells(found)[0, 1] == "Error"
    assert (spans[0, 0], spans[0, 1], spans[2, 0]) == ((2, 1), (1, 2), (2, 1))
    assert cells(found)[3, 2] == "0.1"


def test_heading_over_several_columns_is_known_by_its_middle():
    """Two headings "mean" tell nothing without the arm above them."""
    texts = [["plain", "0.71", "0.66", "0.1", "0.2"], ["ours", "0.82", "0.74", "0.3", "0.4"]]
    lefts = (105, 180, 240, 300, 360)
    lines = [(200, [(203, "Drug"), (315, "Placebo")]), *rows(214, lefts, [["Arm", "mean", "SD", "mean", "SD"], *texts])]
    [found] = find_tables(page([CAPTION, *lines], [across(190), across(218), across(250)]))
    spans = {(cell.row, cell.column): cell.column_span for cell in found.cells}
    assert (spans[0, 1], spans[0, 3], found.header_rows) == (2, 2, 2)


def test_wrapped_cells_are_one_cell():
    """Half of a row's name is the name of another thing."""
    lines = [
        (201, [(105, "Item"), (250, "Mean")]),
        (216, [(105, "Systolic blood pressure,"), (250, "141")]),
        (227, [(105, "first visit")]),
        (242, [(105, "Age"), (250, "54")]),
        (257, [(105, "Weight"), (250, "70")]),
    ]
    [found] = find_tables(page([CAPTION, *lines], [across(191), across(205), across(262)]))
    assert cells(found)[1, 0] == "Systolic blood pressure, first visit"
    assert cells(found)[3, 1] == "70"


def test_notes_below_belong_to_the_table():
    """What a star means stands below the table, and is no sentence of the text."""
    note: Line = (262, [(100, "* p < 0.05 against the plain model.")])
    [found] = find_tables(page([CAPTION, *rows(201, LEFTS, BODY), note, *prose(300, 10)], RULES))
    assert [" ".join(word.text for word in run) for run in found.notes] == ["* p < 0.05 against the plain model."]


def test_captions_below_are_matched_with_their_own_tables():
    """A table under the caption of the next one reports the wrong thing."""
    second = [(y + 100, texts) for y, texts in rows(201, LEFTS, BODY)]
    captions: list[Line] = [(262, [(100, "Table 1. First.")]), (362, [(100, "Table 2. Second.")])]
    rules = RULES + [across(rule.at + 100) for rule in RULES]
    found = find_tables(page([*rows(201, LEFTS, BODY), *second, *captions], rules))
    assert [table.label for table in found] == ["Table 1", "Table 2"]


def test_header_set_in_bold_is_known():
    """Without its header a table of words has no meaning."""
    texts = [["Study", "Finding"], ["Example", "more rain"], ["Sample", "less snow"]]
    [found] = find_tables(page([CAPTION, *rows(201, (105, 250), texts)], bold=[1]))
    assert found.header_rows == 1


COLUMNS = [*prose(60, 40, 60, 9), *prose(60, 40, 320, 9)]
SENTENCE = [
    (80, [(60, "As we saw before, the results of")]),
    (92, [(60, "Table 2 shows that it rains.")]),
    *prose(104, 9),
]
REFERENCE = "Ada A. On the rain of hills, volume 3, pages 1 to 9."
REFERENCES = [(100 + 14 * n, [(60, f"[{n}]"), (90, REFERENCE)]) for n in range(9)]
PROGRAM = [(200, [(100, "Algorithm 1: Rain")]), *rows(215, (105, 130), [["1:", "for all hills"], ["2:", "wait"]])]
CONTENTS = [(100 + 14 * n, [(60, f"{n} Rain ........"), (300, str(9 * n))]) for n in range(9)]
LISTED = [(100 + 14 * n, [(60, f"Table {n}. Rain of that year"), (400, str(9 * n))]) for n in range(1, 20)]


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        pytest.param(COLUMNS, [], id="two columns"),
        pytest.param(COLUMNS, [across(50, 60, 560), across(545, 60, 560)], id="two columns between rules"),
        pytest.param(SENTENCE, [], id="a sentence"),
        pytest.param(REFERENCES, [], id="references"),
        pytest.param(PROGRAM, [across(190), across(204), across(236)], id="a program"),
        pytest.param(LISTED, [], id="a list of tables"),
        pytest.param(CONTENTS, [across(80), across(300)], id="a list of contents"),
    ],
)
def test_running_text_is_no_table(lines: list[Line], rules: list[Rule]):
    """Text that is taken for a table is lost to the reader of claims."""
    assert find_tables(page(lines, rules)) == []


def test_axes_of_a_picture_are_no_table():
    """Ticks of a chart are no reported results."""
    rules = [across(at, 100, 400) for at in (200, 300)] + [down(at, 200, 300) for at in (100, 400)]
    lines: list[Line] = [(310, [(100 + 60 * n, str(n)) for n in range(5)]), (250, [(240, "rain")])]
    assert find_tables(page(lines, rules)) == []


def test_every_word_is_in_one_cell():
    """A word in two cells would be counted as two results, and one in none would vanish."""
    content = page([CAPTION, *rows(201, LEFTS, BODY), *prose(300, 10)], RULES)
    [found] = find_tables(content)
    held = [word.index for cell in found.cells for word in cell.words]
    assert len(held) == len(set(held))
    inside = {word.index for word in content.words if 191 < word.baseline < 248}
    assert set(held) == inside


TOKENS = st.sampled_from(["Table", "1.", "0.5", "rain", "±", "12", "a", "–", "95%", "of", "Table 1:"])
PLACES = st.tuples(st.integers(20, 560), st.integers(20, 760), TOKENS)
LINES = st.builds(
    Rule,
    st.booleans(),
    st.integers(20, 560).map(float),
    st.integers(20, 300).map(float),
    st.integers(301, 560).map(float),
    st.just(0.5),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PLACES, max_size=60), st.lists(LINES, max_size=12))
def test_any_page_gives_sound_tables(places: list[tuple[int, int, str]], rules: list[Rule]):
    """No page, however strange, may end the run or give cells that overlap."""
    content = page([(float(y), [(float(x), text)]) for x, y, text in places], rules)
    for table in find_tables(content):
        taken = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(table.cells) > 1
        held = [word.index for cell in table.cells for word in cell.words]
        assert len(held) == len(set(held))
        assert len({(cell.row, cell.column) for cell in table.cells}) == len(table.cells)
        assert all(0 <= place < 100 for pair in taken for place in pair)
    assert find_tables(content) == find_tables(content)
