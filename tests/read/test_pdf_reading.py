"""What becomes of a paper's page: order, structure, and everything beside the text."""

import pytest
from handmade_pdf import lines, pdf, rule, text

from synthesist.read.pdf import read_pdf
from synthesist.records import BlockKind, Reading, SectionRole

LEFT = [
    "The first column begins with a sentence that",
    "is long enough to fill its lines and then it",
    "goes on with words that are parted at the mar-",
    "gin of the page, as words in papers often are.",
    "Some of these words are well-known to readers",
    "and the last line of this column has no end so",
]
RIGHT = [
    "that the second column carries on with it here.",
    "The margin of the second column is to the right",
    "of the first one, and its lines are read only",
    "after the last line of the first one was read.",
    "A further sentence keeps the column long enough",
    "for a gutter to be seen between the two of them.",
]


def two_columns(top: float = 300) -> str:
    """Six lines in each of two columns."""
    return lines(50, top, LEFT) + lines(320, top, RIGHT)


def first_page() -> str:
    """Title, names, abstract, and two columns under a heading."""
    abstract = [
        "We asked whether pages can be read and found that they can, with words in the order that people gave them and",
        "with headings, notes and captions told apart from the text that they stand beside on the page of a paper.",
    ]
    return (
        text(120, 80, "Reading of pages by machines", size=18, font="B")
        + text(200, 110, "Ada Amber and Bela Birch", size=11)
        + text(180, 126, "University of Nowhere, Department of Pages", size=9)
        + text(270, 160, "Abstract", size=11, font="B")
        + lines(80, 176, abstract, size=9, pitch=11)
        + text(50, 280, "1 Introduction", size=12, font="B")
        + two_columns()
    )


def blocks(reading: Reading, kind: BlockKind) -> list[str]:
    """Texts of the blocks of one kind."""
    return [reading.text[block.start : block.end] for block in reading.blocks if block.kind is kind]


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns read across would make nonsense of every sentence."""
    body = read_pdf(pdf([first_page()])).body
    assert "has no end so that the second column carries on" in body
    assert body.index("begins with a sentence") < body.index("margin of the second column")


def test_word_parted_at_a_line_end_is_mended_and_said() -> None:
    """A claim quoted with half words could neither be found nor checked on the page."""
    reading = read_pdf(pdf([first_page()]))
    assert "the margin of the page" in reading.text
    (mended,) = [repair for repair in reading.repairs if repair.kind == "hyphen"]
    assert mended.original == "-"
    assert reading.text[: mended.start].endswith("mar")
    assert mended.page == 1
    assert "well-known" in reading.text


def test_compound_parted_at_its_hyphen_keeps_it() -> None:
    """A compound without its hyphen is another word, and searches for it fail."""
    rows = ["We call this a well-", "known thing, and a well-known thing it is indeed."]
    assert "a well-known thing, and" in read_pdf(pdf([lines(50, 300, rows)])).text


def test_title_names_and_abstract_stand_apart() -> None:
    """Names read as text would be claims of nobody; an abstract without its role could not be told from a result."""
    reading = read_pdf(pdf([first_page()]))
    assert reading.front.title == "Reading of pages by machines"
    assert [author.display for author in reading.front.authors] == ["Ada Amber", "Bela Birch"]
    assert reading.front.abstract.startswith("We asked whether")
    assert any("University of Nowhere" in one for one in blocks(reading, BlockKind.FRONT))
    roles = {section.role for section in reading.sections}
    assert {SectionRole.ABSTRACT, SectionRole.INTRODUCTION} <= roles


def test_headings_have_levels() -> None:
    """Without levels a claim's section could not be told from the one around it."""
    page = (
        text(50, 100, "1 Methods", size=14, font="B")
        + lines(50, 130, LEFT)
        + text(50, 230, "1.1 Participants", size=11, font="B")
        + lines(50, 250, RIGHT)
        + text(50, 350, "2 Results", size=14, font="B")
        + lines(50, 380, LEFT)
    )
    told = [(one.number, one.title, one.level, one.role) for one in read_pdf(pdf([page])).sections if one.title]
    assert told == [
        ("1", "Methods", 1, SectionRole.METHODS),
        ("1.1", "Participants", 2, SectionRole.METHODS),
        ("2", "Results", 1, SectionRole.RESULTS),
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """A running head inside a sentence breaks the quote at every page."""
    pages = [
        text(50, 40, "Journal of Pages 12 (2020)", size=9) + two_columns() + text(298, 770, str(41 + at), size=9)
        for at in range(3)
    ]
    body = read_pdf(pdf(pages)).text
    assert "Journal of Pages" not in body
    assert "41" not in body


def test_running_heads_that_change_are_left_out() -> None:
    """A head that names the section of each page is no heading, and breaks no sentence."""
    heads = ["Opening of the book", "Middle of the book", "Closing of the book"]
    pages = [text(50, 40, head, size=9) + two_columns(100) for head in heads]
    body = read_pdf(pdf(pages)).text
    assert "of the book" not in body


def test_notes_in_the_margin_stand_behind_the_text() -> None:
    """A note beside a paragraph must not be read into its lines."""
    margin = lines(40, 212, ["A note beside the", "text of the page"], size=7, pitch=8)
    body = lines(150, 200, LEFT + RIGHT)
    reading = read_pdf(pdf([body, margin + body]))
    assert "note beside" not in reading.body
    assert any("A note beside the text" in note for note in blocks(reading, BlockKind.NOTE))


def test_people_side_by_side_are_people() -> None:
    """Names that share a line must not become one person."""
    names = text(80, 110, "Ada Amber", size=11) + text(380, 110, "Bela Birch", size=11)
    page = text(120, 80, "Reading of pages by machines", size=18, font="B") + names + lines(50, 200, LEFT)
    assert [one.display for one in read_pdf(pdf([page])).front.authors] == ["Ada Amber", "Bela Birch"]


def test_words_in_a_picture_are_no_text() -> None:
    """Labels of axes between two sentences make nonsense of both."""
    bars = "".join(f"0.5 g {80 + 30 * at} 500 20 {30 + 10 * at} re f " for at in range(5))
    labels = text(85, 295, "rate", size=7) + text(160, 310, "time (s)", size=7)
    caption = text(50, 330, "Figure 1: Rates over time.", size=9)
    page = lines(50, 150, LEFT) + bars + labels + "0 g " + caption + lines(50, 360, RIGHT)
    reading = read_pdf(pdf([page]))
    assert "time (s)" not in reading.text
    assert blocks(reading, BlockKind.CAPTION) == ["Figure 1: Rates over time."]


def test_table_is_no_running_text() -> None:
    """Cells read as sentences would be results that nobody reported."""
    rows = [["Model", "Score"], ["ours", "0.83"], ["theirs", "0.79"], ["none", "0.41"]]
    cells = "".join(text(60 + 100 * x, 282 + 14 * y, cell) for y, row in enumerate(rows) for x, cell in enumerate(row))
    ruled = rule(50, 270, 220) + rule(50, 286, 220) + rule(50, 330, 220)
    caption = text(50, 260, "Table 1: Scores of all models.", size=9)
    reading = read_pdf(pdf([lines(50, 150, LEFT) + caption + ruled + cells + lines(50, 360, RIGHT)]))
    assert "theirs" not in reading.body
    (table,) = reading.tables
    assert [reading.text[cell.start : cell.end] for cell in table.cells][:4] == ["Model", "Score", "ours", "0.83"]


def test_numbers_of_lines_are_left_out() -> None:
    """A manuscript's line numbers inside sentences would be read as quantities."""
    rows = LEFT + RIGHT
    page = lines(90, 200, rows) + "".join(text(60, 200 + 12 * at, str(at + 1), size=8) for at in range(len(rows)))
    assert "1 The first" not in read_pdf(pdf([page])).text
    assert "4" not in read_pdf(pdf([page])).text


def test_footnotes_and_captions_stand_behind_the_text() -> None:
    """A note in the middle of a sentence would make one claim of two."""
    page = (
        two_columns(200)
        + text(320, 300, "Figure 2: What the eye of a reader sees on it.", size=9)
        + rule(50, 640, 120)
        + text(50, 652, "1", size=6)
        + text(54, 655, "A note that says what nobody asked for.", size=8)
    )
    reading = read_pdf(pdf([page]))
    assert blocks(reading, BlockKind.CAPTION) == ["Figure 2: What the eye of a reader sees on it."]
    (note,) = blocks(reading, BlockKind.NOTE)
    assert "nobody asked for" in note
    assert "nobody asked for" not in reading.body


def test_references_are_parted_by_their_labels() -> None:
    """References in one lump can be neither counted nor matched with what cites them."""
    rows = [
        "[1] A. Amber. On pages. Journal of Pages, 2001.",
        "[2] B. Birch. On the reading of pages which takes",
        "two lines. 2002.",
    ]
    page = text(50, 100, "References", size=12, font="B") + lines(50, 120, rows, size=9)
    reading = read_pdf(pdf([two_columns(200), page]))
    assert [reference.label for reference in reading.references] == ["1", "2"]
    last = reading.references[1]
    assert reading.text[last.start : last.end].endswith("which takes two lines. 2002.")


def test_references_by_hanging_lines() -> None:
    """Entries that only their indent parts must not run together."""
    rows = [
        (50, "Amber, A. 2001. On pages and on what stands on them, a"),
        (65, "study. Journal of Pages."),
        (50, "Birch, B. 2002. On the reading of pages which takes two"),
        (65, "lines. Journal of Pages."),
        (50, "Cedar, C. 2003. On the end of pages. Journal of Pages."),
    ]
    entries = "".join(text(x, 420 + 11 * at, row, size=9) for at, (x, row) in enumerate(rows))
    page = lines(50, 200, LEFT) + text(50, 400, "References", size=12, font="B") + entries
    assert len(read_pdf(pdf([page])).references) == 3


def test_items_of_a_list_are_blocks_of_their_own() -> None:
    """Items run together would be one sentence with many claims."""
    page = (
        lines(50, 200, LEFT)
        + text(60, 280, "\x95 first thing of the list")
        + text(60, 294, "\x95 second thing of the list")
    )
    assert len(blocks(read_pdf(pdf([page])), BlockKind.ITEM)) == 2


def test_displayed_formula_stands_between_paragraphs() -> None:
    """A formula inside a paragraph would tear its sentences."""
    page = lines(50, 200, LEFT) + text(140, 290, "a = b + c") + text(330, 290, "(1)") + lines(50, 310, RIGHT)
    assert blocks(read_pdf(pdf([page])), BlockKind.FORMULA) == ["a = b + c (1)"]


def test_superscript_stays_with_its_word() -> None:
    """A raised figure on a line of its own would shift every word behind it."""
    claim, number = "(A claim that is cited) Tj", "/R 6 Tf 4 Ts (12) Tj"
    page = f"BT /R 10 Tf 50 600 Td {claim} {number} /R 10 Tf 0 Ts ( in the text of it.) Tj ET"
    assert "cited12 in the" in read_pdf(pdf([page])).text


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_page_is_read_upright(rotation: int) -> None:
    """A table on a page turned sideways is still part of the paper."""
    reading = read_pdf(pdf([lines(50, 200, LEFT)], page=f"/Rotate {rotation}"))
    assert "begins with a sentence that is long enough" in reading.text
    width, height = reading.pages[0]
    assert all(0 <= line.box.left <= line.box.right <= width + 1 for line in reading.lines)
    assert all(0 <= line.box.top <= line.box.bottom <= height + 1 for line in reading.lines)
