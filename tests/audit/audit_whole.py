"""The one paper of the tiny review that was read whole: two pages, a table, a citation, a reference."""

from typing import Any

from synthesist.ledger import mapping
from synthesist.read.composing import Composer
from synthesist.read.pieces import Entry, Run
from synthesist.read.placed import sentences_in
from synthesist.records import Box, Document, Front, Reading, SectionRole, TextKind

Row = dict[str, Any]

TITLE = "Retrieval helps"
OPENING = "An opening."
HELPS = "Retrieval improves accuracy by 4.2% on 1,234 questions [7] & <b>more</b>."
ASKED = "We put questions to a | retriever."
HEAD, VALUE = "Accuracy (%)", "64.2"
PAGE = (595.0, 842.0)


def _box(top: int) -> Box:
    return Box(72.0, float(top), 300.0, top + 12.0)


def _on(page: int, top: int, text: str, *keys: str) -> Run:
    return Run(text, page, _box(top), keys)


def _reading() -> Reading:
    composer = Composer("pdf/1", b"%PDF the first paper")
    composer.title([_on(1, 60, TITLE)])
    composer.heading([_on(1, 90, "Abstract")], role=SectionRole.ABSTRACT)
    composer.paragraph([_on(1, 110, OPENING)])
    composer.heading([_on(1, 140, "2 Methods")])
    composer.paragraph([_on(1, 160, ASKED)])
    composer.heading([_on(2, 60, "3 Results")])
    before, after = HELPS.split("[7]")
    composer.paragraph([_on(2, 80, before), _on(2, 80, "[7]", "7"), _on(2, 80, after)])
    cells = ((0, 0, "Method"), (0, 1, HEAD), (1, 0, "Retrieval"), (1, 1, VALUE))
    composer.table(
        [Entry(row, column, [_on(2, 120 + 12 * row, words)], is_header=not row) for row, column, words in cells],
        caption=[_on(2, 110, "Table 1: Retrieval on cats.")],
        label="Table 1",
        header_rows=1,
        header_columns=1,
    )
    composer.reference([_on(2, 700, "[7] Wu B. On look-ups. 2020.")], label="7", key="7")
    return composer.finish(Front(title=TITLE), pages=(PAGE, PAGE))


READING = _reading()
PAPER_TEXT = READING.text


def reading_row(document_id: str) -> Row:
    """The row of the reading."""
    return mapping.reading_row(document_id, READING)


def paper_sentences(document_id: str) -> list[Row]:
    """The rows of the paper's sentences."""
    document = Document(
        document_id=document_id,
        work_id="",
        original_sha256=READING.original_sha256,
        reader=READING.reader,
        text_kind=TextKind.USER_FILE,
        text=PAPER_TEXT,
        sha256=READING.sha256,
        is_full_text=True,
    )
    return [mapping.sentence_row(sentence) for sentence in sentences_in(document, READING)]
