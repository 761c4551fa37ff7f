"""Real papers: what was read beside what others made of them, and what is said of files that cannot be read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material.papers import FOLDER, STRANGE, VIEWS, View, every_pdf
from benchmarks.measures import reading
from benchmarks.typeset.folding import words
from benchmarks.typeset.readers import Read
from benchmarks.typeset.score import reads
from benchmarks.typeset.wording import in_order

_READERS = ("synthesist", "pypdf", "pdfplumber", "pdfplumber-flow")
_LONGEST = 160


def _figures(bench: Bench) -> Iterator[Figure]:
    folder = bench.data / FOLDER
    files = [folder / view.pdf for view in VIEWS]
    for by in _READERS:
        given, _ = reads(by, files, _out(bench, by))
        for view, read in zip(VIEWS, given, strict=True):
            yield from _agreement(view, by, words(view.text(folder / view.view)), words(read.body))
    yield from _outcomes(bench)


def _agreement(view: View, by: str, wanted: Sequence[str], given: Sequence[str]) -> Iterator[Figure]:
    of, common = f"{view.name}, against {view.by}", sum(1 for _ in in_order(wanted, given))
    recall, precision = common / len(wanted), common / len(given) if given else None
    yield Figure(measure=reading.VIEW_RECALL, value=recall, n=len(wanted), n_of="words of the view", of=of, by=by)
    if not view.is_part:
        yield Figure(measure=reading.VIEW_PRECISION, value=precision, n=len(given), n_of="words read", of=of, by=by)


def _outcomes(bench: Bench) -> Iterator[Figure]:
    files = every_pdf(bench.data)
    given, _ = reads("synthesist", files, _out(bench, "all"))
    said = dict(zip(files, given, strict=True))
    for name, kind in STRANGE.items():
        path = bench.data / FOLDER / name
        yield Figure(measure=reading.SAID, value=_told(said[path]), n=1, n_of="files", of=f"{path.name} ({kind})")
    refused = sum(read.is_refused for read in given)
    crashed = sum(bool(read.problem) and not read.is_refused for read in given)
    counts = {
        reading.READ_FILES: len(given) - refused - crashed,
        reading.REFUSED_FILES: refused,
        reading.CRASHED_FILES: crashed,
    }
    for measure, count in counts.items():
        yield Figure(measure=measure, value=count, n=len(given), n_of="files")


def _told(read: Read) -> str:
    told = " ".join(read.problem.split()).replace("|", "/") or f"read, {len(words(read.body))} words of body"
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def _out(bench: Bench, name: str) -> Path:
    return bench.work / f"pdf-real-{name}.jsonl"


PDF_REAL = Benchmark(
    name="pdf-real",
    title="Reading PDF: real papers",
    how="Each row is one document and one other view of it, and says whose: GROBID's TEI, CERMINE's and docling's own "
    "output, a text that pdfplumber keeps for its tests. All are other programs' opinions, with their errors and with "
    "their own notion of what is body; none is gold, and a document or two are an anecdote. So there is no pooled "
    "figure, no interval and no bar. Words are compared in order. pypdf and pdfplumber give all text of a page; "
    "`pdfplumber-flow` is pdfplumber with the options that suit papers best. Then every PDF at hand is read once: it "
    "gives a reading, is refused with a reason, or fails.",
    measures=(
        reading.VIEW_RECALL,
        reading.VIEW_PRECISION,
        reading.SAID,
        reading.READ_FILES,
        reading.REFUSED_FILES,
        reading.CRASHED_FILES,
    ),
    needs=tuple(
        f"{FOLDER}/{name}" for name in (*(view.pdf for view in VIEWS), *(view.view for view in VIEWS), *STRANGE)
    ),
    figures=_figures,
)
