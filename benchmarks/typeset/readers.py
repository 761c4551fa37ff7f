"""Readers of PDF under one shape: what each makes of a file, as plain JSON.

`python -m benchmarks.typeset.readers NAME OUT.jsonl PDF…` reads in a process of its own, so that its cost can be taken.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Cell = tuple[int, int, int, int, str]
"""Row, column, row span, column span, text."""

_GAP = 0.15


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a file.

    Attributes:
        body: running text; all text where the reader does not part it.
        headings: level and text; None where the reader knows none, as with the others below.
        tables: rows of the header, and cells.
        problem: why it could not read the file; empty where it could.
        is_refused: whether it said so itself, rather than fail.
    """

    body: str
    headings: list[tuple[int, str]] | None = None
    tables: list[tuple[int, list[Cell]]] | None = None
    notes: list[str] | None = None
    captions: list[str] | None = None
    problem: str = ""
    is_refused: bool = False


def by_synthesist(path: Path) -> Read:
    """The reader of this project."""
    from synthesist.errors import SynthesistError
    from synthesist.read.pdf import read_pdf
    from synthesist.records import BlockKind

    try:
        reading = read_pdf(path.read_bytes())
    except SynthesistError as error:
        return Read("", problem=str(error), is_refused=True)
    texts: dict[BlockKind, list[str]] = {kind: [] for kind in BlockKind}
    for block in reading.blocks:
        texts[block.kind].append(reading.text[block.start : block.end])
    tables = [
        (table.header_rows, [(*cell[:2], *cell[4:6], reading.text[cell.start : cell.end]) for cell in table.cells])
        for table in reading.tables
    ]
    return Read(
        body=reading.body,
        headings=[(section.level, section.title) for section in reading.sections if section.title],
        tables=tables,
        notes=texts[BlockKind.NOTE],
        captions=texts[BlockKind.CAPTION],
    )


def by_pypdf(path: Path) -> Read:
    """`extract_text` of pypdf, page by page."""
    from pypdf import PdfReader

    return Read("\n".join(page.extract_text() for page in PdfReader(path).pages))


def by_pdfplumber(path: Path) -> Read:
    """`extract_text` of pdfplumber, page by page."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return Read("\n".join(page.extract_text() for page in document.pages))


def by_pdfplumber_flow(path: Path) -> Read:
    """The same in the file's order, with gaps between words judged by the size of type."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        pages = [page.extract_text(use_text_flow=True, x_tolerance_ratio=_GAP) for page in document.pages]
    return Read("\n".join(pages))


def by_pdfplumber_tables(path: Path) -> Read:
    """`extract_tables` of pdfplumber, which gives no header rows."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        found = [table for page in document.pages for table in page.extract_tables()]
    return Read("", tables=[(0, _cells(table)) for table in found])


def by_pypdfium2(path: Path) -> Read:
    """The text of pypdfium2, page by page."""
    import pypdfium2

    return Read("\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)))


READERS: dict[str, Callable[[Path], Read]] = {
    "synthesist": by_synthesist,
    "pypdf": by_pypdf,
    "pdfplumber": by_pdfplumber,
    "pdfplumber-flow": by_pdfplumber_flow,
    "pdfplumber-tables": by_pdfplumber_tables,
    "pypdfium2": by_pypdfium2,
}


def _cells(table: list[list[Any]]) -> list[Cell]:
    return [(row, at, 1, 1, cell or "") for row, line in enumerate(table) for at, cell in enumerate(line)]


def read_lines(path: Path) -> list[Read]:
    """What a process of this module wrote."""
    return [Read(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _contained(reader: Callable[[Path], Read], path: Path) -> Read:
    try:
        return reader(path)
    except Exception as error:  # noqa: BLE001  # how rivals fail is a figure too
        return Read("", problem=f"{type(error).__name__}: {error}")


def main(arguments: Sequence[str]) -> int:
    """Read files and write a line for each."""
    name, out, *files = arguments
    with Path(out).open("w", encoding="utf-8") as lines:
        for file in files:
            read = _contained(READERS[name], Path(file))
            lines.write(json.dumps(asdict(read), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
