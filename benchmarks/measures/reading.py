"""How well papers are read, and what reading costs."""

from benchmarks.declare import Measure, Unit

_BARS = "the project's bars"


def _measure(
    name: str,
    title: str,
    description: str,
    unit: Unit = "share",
    *,
    bar: float | None = None,
    floor: float | None = None,
) -> Measure:
    source = "recorded beside the bars" if bar is None and floor is None else _BARS
    return Measure(name=name, title=title, description=description, unit=unit, source=source, bar=bar, floor=floor)


WORDS = _measure(
    "pdf_words",
    "words in order",
    "Share of the body's words (title, abstract, headings, paragraphs, items) that a longest common subsequence with "
    "what was read as body holds.",
    floor=0.98,
)
WORST = _measure("pdf_worst", "words in order, worst paper", "The same for the paper where it is least.")
PRECISION = _measure(
    "pdf_precision",
    "precision of words",
    "Share of the words read as body that this subsequence holds; front matter, references, numbers of headings and "
    "items, pieces of formulas and words drawn in figures are left out.",
)
LEAKAGE = _measure(
    "pdf_leakage",
    "leakage",
    "Share of the words read as body that are running heads, page numbers, line numbers, captions, table cells or "
    "footnotes: outside the subsequence, and next to the same word as there.",
    bar=0.01,
)
LEAKAGE_OF = _measure("pdf_leakage_of", "leakage by kind", "The same for one kind.")
HEADINGS = _measure(
    "pdf_headings",
    "heading F1",
    "Texts of headings, exact but for their numbers; Abstract and References may be given or not.",
    floor=0.9,
)
LEVELS = _measure("pdf_levels", "levels of headings", "Share of the right headings that have the right level.")
CELLS = _measure(
    "pdf_cells",
    "table cells F1",
    "Cells with text whose row, column and text are right; a table is compared with the one that shares most texts.",
    floor=0.8,
)
HEADER_ROWS = _measure("pdf_header_rows", "header rows", "Share of tables with as many header rows as they have.")
NOTES = _measure("pdf_notes", "footnotes", "Share of footnotes whose whole text stands among the notes.")
CAPTIONS = _measure("pdf_captions", "captions", "Share of captions whose whole text stands among the captions.")
CPU = _measure(
    "pdf_cpu",
    "CPU per page",
    "User and system time of a process that reads all papers, its workers among it, less that of one that reads the "
    "first; over the pages of the others.",
    "ms",
    bar=30,
)
UNREAD = _measure("pdf_unread", "papers not read", "Papers that the reader refused or failed at.", "count", bar=0)

VIEW_RECALL = _measure(
    "pdf_view_recall",
    "words of another view, in order",
    "Share of the other view's words that a longest common subsequence holds.",
)
VIEW_PRECISION = _measure(
    "pdf_view_precision", "words read, of another view", "Share of the words read as body that this subsequence holds."
)
SAID = _measure(
    "pdf_said", "what the reader said", "Of a file that is broken, empty, locked, scanned or strange.", "words"
)
READ_FILES = _measure("pdf_files_read", "files read", "PDFs of all folders that gave a reading.", "count")
REFUSED_FILES = _measure("pdf_files_refused", "files refused", "PDFs that were refused with a reason.", "count")
CRASHED_FILES = _measure("pdf_files_crashed", "files failed at", "PDFs that raised anything else.", "count", bar=0)

SPEED_WALL = _measure("read_wall", "reading, wall", "From start to exit of `synthesist read`.", "s", bar=300)
SPEED_CPU = _measure(
    "read_cpu", "reading, CPU per page", "User and system time of the same, over all pages.", "ms", bar=30
)
SPEED_PEAK = _measure(
    "read_peak",
    "reading, peak RSS",
    "Largest sum of the resident sets of all its processes; shared pages count in each.",
    "GB",
    bar=1.5,
)
SPEED_LOST = _measure("read_lost", "papers without a line", "Papers less lines written.", "count", bar=0)
