"""Papers of known text, typeset and read again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure, Measure, over_runs
from benchmarks.measures import reading
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import mean
from benchmarks.typeset import figures
from benchmarks.typeset.make import SETS, make
from benchmarks.typeset.readers import Read
from benchmarks.typeset.score import cost, reads, truths
from benchmarks.typeset.scoring import Score, score
from benchmarks.typeset.wording import LEAKS

_READERS = ("synthesist", "pypdf", "pdfplumber", "pdfplumber-flow", "pdfplumber-tables")
_SHARES: Mapping[Measure, tuple[figures.Counted, str]] = {
    reading.WORDS: (figures.found, "words"),
    reading.PRECISION: (figures.precise, "words read"),
    reading.LEAKAGE: (figures.leaked, "words read"),
    reading.LEVELS: (figures.levels, "headings"),
    reading.HEADER_ROWS: (figures.header_rows, "tables"),
    reading.NOTES: (figures.notes, "footnotes"),
    reading.CAPTIONS: (figures.captions, "captions"),
}
_F1: Mapping[Measure, tuple[figures.Counted, str]] = {
    reading.HEADINGS: (figures.headings, "headings, true and given"),
    reading.CELLS: (figures.cells, "cells, true and given"),
}
_ONLY_TABLES = "pdfplumber-tables"


def _figures(bench: Bench) -> Iterator[Figure]:
    for of in SETS:
        files = make(of, bench.work / "typeset" / of)
        told = truths(files)
        for by in _READERS:
            yield from _of_reader(bench, f"{of} templates", by, files, told)


def _of_reader(
    bench: Bench, of: str, by: str, files: Sequence[Path], told: Sequence[Mapping[str, Any]]
) -> Iterator[Figure]:
    out, pages = bench.work / "typeset" / f"{by}.jsonl", [truth["pages"] for truth in told]
    given, spent = reads(by, files, out)
    again = (reads(by, files, out)[1] for _ in range(bench.times(1) - 1))
    costs = [cost(by, files, pages, whole, out.parent) for whole in chain((spent,), again)]
    scores = [score(truth, read) for truth, read in zip(told, given, strict=True)]
    yield from _scored(of, by, scores)
    yield from _unread(of, by, given)
    if len(costs) > 1:
        yield replace(over_runs(reading.CPU, costs), of=of, by=by)
    else:
        yield Figure(measure=reading.CPU, value=costs[0], n=sum(pages), n_of="pages", of=of, by=by)


def _scored(of: str, by: str, scores: Sequence[Score]) -> Iterator[Figure]:
    for measure, (counted, n_of) in _SHARES.items():
        if len(sums := _sums(by, counted, scores)):
            yield share(measure, sums, mean, sums[:, 1].sum(), n_of, of=of, by=by)
    for measure, (counted, n_of) in _F1.items():
        if len(sums := _sums(by, counted, scores)):
            yield estimate(measure, sums, mean, sums[:, 1].sum(), n_of, of=of, by=by)
    if by != _ONLY_TABLES:
        yield from _words(of, by, scores)


def _words(of: str, by: str, scores: Sequence[Score]) -> Iterator[Figure]:
    worst = min(one.words.found / one.words.truth for one in scores)
    yield Figure(measure=reading.WORST, value=worst, n=len(scores), n_of="papers", of=of, by=by)
    for kind in LEAKS:
        sums = figures.sums(figures.leaked_as(kind), scores)
        yield share(reading.LEAKAGE_OF, sums, mean, sums[:, 1].sum(), "words read", of=f"{of}: {kind}", by=by)


def _sums(by: str, counted: figures.Counted, scores: Sequence[Score]) -> Counts:
    """What a reader of tables alone says of words is nothing, not a bad score."""
    of_words = counted in {figures.found, figures.precise, figures.leaked}
    return figures.sums(counted, [] if by == _ONLY_TABLES and (of_words or counted is figures.header_rows) else scores)


def _unread(of: str, by: str, given: Sequence[Read]) -> Iterator[Figure]:
    count = sum(bool(read.problem) for read in given)
    yield Figure(measure=reading.UNREAD, value=count, n=len(given), n_of="papers", of=of, by=by)


PDF = Benchmark(
    name="pdf",
    title="Reading PDF: typeset papers of known text",
    how="A seeded grammar writes papers whose text means nothing: prose with numbers, citations, footnotes, formulas, "
    "lists, tables and figures. typst sets them by twelve templates, four papers each; half of the templates were not "
    "seen by those who wrote the reader. The files are then rewritten as other programs write them: hyphens at a "
    "line's end are no longer marked, and, by template, blanks are left out, ligatures are one character, or lines are "
    "written from the page's top to its bottom over both columns. Words are compared after NFC, with letters of "
    "formulas as plain letters; words that touch a formula with indices, and displayed formulas, count neither for nor "
    "against. The mark of a note may stay at its word. pypdf and pdfplumber give all text of a page (`extract_text`), "
    "so that what they leak is what they do not part; `pdfplumber-flow` is the latter in the file's own order with "
    "gaps judged by the size of type, the options that suit papers best; `pdfplumber-tables` is its `extract_tables`. "
    "Invented papers are regular: real ones are harder. Intervals draw papers.",
    measures=(
        *_SHARES,
        *_F1,
        reading.WORST,
        reading.LEAKAGE_OF,
        reading.CPU,
        reading.UNREAD,
    ),
    figures=_figures,
)
