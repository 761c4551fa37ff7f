"""Are retracted works found in lists of references, and no others?"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.quality import retractions_measures as measures
from benchmarks.quality.estimates import share
from benchmarks.quality.retractions_material import (
    ACL,
    OPEN,
    Reference,
    acl_parts,
    acl_references,
    acl_works,
    flagged_only,
    is_retracted,
    made_list,
    open_entries,
    open_references,
)
from benchmarks.scores import mean, precision, recall
from synthesist.identify.retractions import ListStore, notes_for, take_in
from synthesist.identify.retractions.wording import words
from synthesist.records import Record, RetractionNote, RetractionStatus, Sameness

_TODAY = "2026-01-02"
_STRANGERS = 10_000


def figures_of(bench: Bench, *, held_out: bool = True) -> Iterator[Figure]:
    """All figures; with `held_out` false those of the half that thresholds were chosen on."""
    with TemporaryDirectory(dir=bench.work) as folder:
        yield from _whole(bench, Path(folder) / "whole")
        entries, works = open_entries(bench.data), acl_works(bench.data)
        listed, strangers = acl_parts(works, held_out=held_out)
        flagged = flagged_only(bench.data, Path(folder) / "flagged.jsonl")
        references = open_references(entries, strangers[:_STRANGERS], held_out=held_out)
        yield from _scored("titles alone", references, _store(flagged, Path(folder) / "flagged"))
        made = _store(made_list(listed, Path(folder) / "made.csv"), Path(folder) / "made")
        yield from _scored("titles, authors, years", acl_references(listed, strangers), made)


def _figures(bench: Bench) -> Iterator[Figure]:
    yield from figures_of(bench)


def _store(path: Path, folder: Path) -> ListStore:
    store = ListStore(folder)
    take_in(path, store, today=_TODAY)
    return store


def _whole(bench: Bench, folder: Path) -> Iterator[Figure]:
    """The whole list: how long it takes in, and whether each flagged DOI is seen."""
    seconds = []
    for run in range(bench.times(3)):
        begun = perf_counter()
        store = _store(bench.data / OPEN, folder / str(run))
        seconds.append(perf_counter() - begun)
    yield over_runs(measures.IMPORT_SECONDS, seconds, n=114_615, n_of="rows")
    planted = sorted({one.identifiers[0] for one in open_entries(bench.data) if is_retracted(one)})
    records = [
        Record(record_id=value, source="planted", title="", identifiers=(("doi", value.removeprefix("doi:")),))
        for value in planted
    ]
    seen = {note.record_id for note in _called(notes_for(records, store))}
    counts = np.array([(value in seen, 1) for value in planted], dtype=np.float64)
    yield share(measures.PLANTED_SEEN, counts, mean, len(planted), "DOIs")


def _scored(of: str, references: Iterable[Reference], store: ListStore) -> Iterator[Figure]:
    kept = {one.record.record_id + one.of: one for one in references}
    numbered = [one.record.model_copy(update={"record_id": str(at)}) for at, one in enumerate(kept.values())]
    notes: dict[str, list[RetractionNote]] = {}
    for note in notes_for(numbered, store):
        notes.setdefault(note.record_id, []).append(note)
    titles = _titles(store)
    counts = [_counts(one, notes.get(str(at), ()), titles) for at, one in enumerate(kept.values())]
    cells = np.array([cell for cell, _ in counts], dtype=np.float64)
    of_works = np.array([one.title is not None for one in kept.values()])
    asked = np.array([(is_asked, 1) for _, is_asked in counts], dtype=np.float64)
    yield share(measures.TYPO_PRECISION, cells, precision, cells[:, :2].sum(), "references called retracted", of=of)
    yield share(
        measures.TYPO_RECALL, cells[of_works], recall, int(of_works.sum()), "references to retracted works", of=of
    )
    for kind in dict.fromkeys(one.of for one in kept.values()):
        rows = asked[[one.of == kind for one in kept.values()]]
        yield share(measures.TYPO_ASKED, rows, mean, len(rows), "references", of=of, by=kind)


def _titles(store: ListStore) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """Titles of the entries that a notice and its date stand for."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    number = 1
    while several := store.entries(range(number, number + 500)):
        for _, entry in several.values():
            for fact in entry.facts:
                found.setdefault((fact.notice, fact.date), set()).add(tuple(words(entry.title)))
        number += 500
    return found


def _counts(
    reference: Reference, notes: Sequence[RetractionNote], titles: dict[tuple[str, str], set[tuple[str, ...]]]
) -> tuple[tuple[bool, bool, bool, bool], bool]:
    """True and false positives, false and true negatives; and whether a person is asked."""
    called = _called(notes)
    is_right = bool(called) and all(reference.title in titles[note.notice, note.date] for note in called)
    cell = (
        is_right,
        bool(called) and not is_right,
        not is_right and reference.title is not None,
        not called and reference.title is None,
    )
    return cell, any(note.answer is Sameness.ASK for note in notes)


def _called(notes: Iterable[RetractionNote]) -> list[RetractionNote]:
    return [note for note in notes if note.answer is Sameness.SAME and note.status is RetractionStatus.RETRACTED]


RETRACTIONS = Benchmark(
    name="retractions",
    title="Retracted works among references",
    how="""Thresholds were chosen on the works of one half (by the hash of the DOI); the figures are of the other half.
A reference gets errors by a fixed draw: letters wrong, missing, doubled or swapped, words left out, the subtitle cut,
markup, capitals; half of the DOIs have a letter wrong, the others are missing; some years and names are wrong.

- *Titles alone*: the list is the flagged part of open-retractions, which tells no author and hardly a year. References
  are made of its works with three telling words in the title at least (one in nine has fewer: "Statement of
  retraction"); distractors are works of the same list that were only corrected, works of the ACL Anthology, and each
  retracted title with one telling word changed for another, half of them with a DOI of their own.
- *Titles, authors, years*: works of the ACL Anthology stand in a made list of Retraction Watch's shape; other works of
  the Anthology, and the listed titles with one word changed and the same authors, are distractors.

A reference is rightly called retracted where the entry named has the title that it was made of: lists hold some works
twice. The errors are invented: how people mistype is another matter. Of DOIs planted whole, each is to be seen.""",
    measures=(
        measures.PLANTED_SEEN,
        measures.TYPO_PRECISION,
        measures.TYPO_RECALL,
        measures.TYPO_ASKED,
        measures.IMPORT_SECONDS,
    ),
    figures=_figures,
    needs=(OPEN, ACL),
)
