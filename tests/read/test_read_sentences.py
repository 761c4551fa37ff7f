"""The sentences of full texts, with block, section, page and place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.read.composing import Composer, Run
from synthesist.read.sentences import sentences_of
from synthesist.records import PROSE, BlockKind, Box, Reading, SectionRole

TEXTS = st.lists(
    st.sampled_from(["We saw it. ", "Fig. 2 ", "e.g. ", "where x = 1 ", "(see", ") ", "β-rays. ", "A. B. "])
)


def composed(*blocks: tuple[BlockKind, str]) -> Reading:
    """A reading of some blocks under one heading."""
    composer = Composer("invented/1", b"")
    composer.title("Owls sleep. Do they?")
    composer.heading("Results", 1)
    for kind, text in blocks:
        composer.block(kind, text)
    return composer.finish()


def told(reading: Reading) -> list[str]:
    """The sentences' words."""
    return [reading.text[one.start : one.end] for one in sentences_of(reading)]


def test_a_title_is_one_sentence_and_headings_are_none() -> None:
    """A user would be shown headings as claims."""
    reading = composed((BlockKind.PARAGRAPH, "Owls sleep by day. They wake at night."), (BlockKind.CODE, "print(1)."))
    assert told(reading) == ["Owls sleep. Do they?", "Owls sleep by day.", "They wake at night."]
    assert [reading.sections[one.section].role for one in sentences_of(reading)] == [
        SectionRole.TITLE,
        SectionRole.RESULTS,
        SectionRole.RESULTS,
    ]


def test_a_caption_keeps_its_label() -> None:
    """A user would see "Table 2." as a sentence."""
    reading = composed((BlockKind.CAPTION, "Table 2. Nests by year. Bars are errors."))
    assert told(reading)[1:] == ["Table 2. Nests by year.", "Bars are errors."]


def test_a_displayed_formula_does_not_break_a_sentence() -> None:
    """A user would be quoted "The loss is" as a claim."""
    blocks = [
        (BlockKind.PARAGRAPH, "We train it. The loss is"),
        (BlockKind.FORMULA, "L = x + y"),
        (BlockKind.PARAGRAPH, "where x is the cost. It is small."),
    ]
    reading = composed(*blocks)
    assert told(reading)[1:] == ["We train it.", "The loss is\n\nL = x + y\n\nwhere x is the cost.", "It is small."]
    assert reading.blocks[sentences_of(reading)[2].block].start == reading.text.index("We train")


def test_a_formula_after_a_whole_sentence_joins_nothing() -> None:
    """A user would be quoted two sentences as one."""
    reading = composed(
        (BlockKind.PARAGRAPH, "The loss follows."), (BlockKind.FORMULA, "L = x"), (BlockKind.PARAGRAPH, "It is small.")
    )
    assert told(reading)[1:] == ["The loss follows.", "It is small."]


def test_a_sentence_names_the_page_and_place_of_its_first_line() -> None:
    """A user would be led to the wrong page."""
    boxes = [Box(10, top, 90, top + 10) for top in (10, 20)]
    composer = Composer("invented/1", b"")
    composer.paragraph([Run("Owls sleep. They ", 1, boxes[0]), Run("wake at night. Then", 1, boxes[1])])
    composer.paragraph([Run("they hunt.", 2, boxes[0])])
    found = sentences_of(composer.finish(pages=[(100, 100)] * 2))
    assert [(one.page, one.box) for one in found] == [(1, boxes[0]), (1, boxes[0]), (1, boxes[1]), (2, boxes[0])]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(BlockKind), TEXTS.map("".join)), max_size=8))
def test_sentences_stand_in_order_inside_the_prose(blocks: list[tuple[BlockKind, str]]) -> None:
    """A user would be quoted one passage twice, or a table's cells as a sentence."""
    reading = composed(*[(kind, text) for kind, text in blocks if kind not in (BlockKind.TITLE, BlockKind.HEADING)])
    found = sentences_of(reading)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(reading.blocks[one.block].kind in PROSE for one in found)
    assert all(reading.blocks[one.block].start <= one.start < reading.blocks[one.block].end for one in found)
