"""Reviews to plant in, made by the program offline: over ACL records, over invented records, and the demo's own."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bm25 import WordOverlap
from benchmarks.material import acl
from benchmarks.planting.invented import TOPICS, WORKS, Topic, rows_of
from benchmarks.planting.judging import judged_plainly
from benchmarks.planting.rendering import rerendered
from synthesist import synthesize

MOST_CLAIMS = 12
"""Claims that a review shows at the most."""

NOW = "2026-01-02T03:04:05+00:00"
"""The time at which all reviews are made."""

LIBRARY_LIMIT = 24
"""Records taken from the library, so that most searches of it are cut off."""

QUESTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "retrieval": (
        "Does retrieval augmentation reduce hallucination in large language models?",
        ("retrieval", "hallucination"),
    ),
    "back-translation": (
        "Does back-translation improve neural machine translation for low-resource languages?",
        ("back-translation", "low-resource"),
    ),
    "bias": ("Does debiasing reduce gender bias in word embeddings?", ("gender bias", "embedding")),
    "prompting": (
        "Does chain-of-thought prompting improve mathematical reasoning in language models?",
        ("chain-of-thought", "math"),
    ),
    "adapters": ("Do adapters improve cross-lingual transfer of language models?", ("adapter", "cross-lingual")),
    "augmentation": (
        "Does data augmentation improve named entity recognition?",
        ("data augmentation", "named entity recognition"),
    ),
    "noise": ("Does adversarial training improve robustness of language models?", ("adversarial training", "robust")),
    "visual": ("Does visual context improve multimodal machine translation?", ("visual", "multimodal", "translation")),
    "active": (
        "Does active learning reduce annotation cost in named entity recognition?",
        ("active learning", "named entity"),
    ),
    "instruction": (
        "Does instruction tuning improve zero-shot generalisation of language models?",
        ("instruction tuning", "zero-shot"),
    ),
    "contrastive": (
        "Does contrastive learning improve sentence embeddings?",
        ("contrastive learning", "sentence embedding"),
    ),
    "feedback": (
        "Does human feedback improve the factual consistency of summarisation?",
        ("feedback", "factual", "summariz"),
    ),
    "segmentation": (
        "Does morphological segmentation improve neural machine translation?",
        ("morpholog", "segmentation", "machine translation"),
    ),
    "speaker": (
        "Does speaker information improve emotion recognition in conversation?",
        ("speaker", "emotion recognition"),
    ),
    "dense": ("Does hard negative sampling improve dense passage retrieval?", ("negative", "dense", "retrieval")),
    "self-training": (
        "Does self-training improve named entity recognition with few labels?",
        ("self-training", "named entity recognition"),
    ),
    "parsing": ("Does self-training improve dependency parsing?", ("self-training", "dependency parsing")),
}
"""Questions to the ACL Anthology: each with what title and abstract of a record must both name to be at hand."""

_AT_HAND = 60
"""Records of a question that are at hand, by overlap of words with it."""

_MOST_WORKS = (14, 10, 7, 5)
"""Works read at the most: the first number with which a review is small enough is taken."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Base:
    """A review that nothing was planted in."""

    name: str
    folder: Path


def bases(work: Path, data: Path | None, said: Callable[[str], None] = lambda _: None) -> list[Base]:
    """All base reviews, made where they are not there yet.

    Args:
        work: folder that keeps them.
        data: folder of the material; without it, or where it lacks the records, no review over ACL records is made.
    """
    made = [*_invented(work, said), *_demonstration(work, said)]
    if data is not None and (data / acl.PATH).is_file():
        made += _anthology(work, data, said)
    return made


def invented_base(work: Path, topic: Topic, works: int = WORKS) -> Base:
    """One review over so many invented records, and a few about something else."""
    folder, rows = work / f"invented-{topic.name}", list(rows_of(topic, works))
    with judged_plainly():
        return _kept(folder, lambda draft: _reviewed(topic.question, draft, rows, work / "libraries" / topic.name))


def _invented(work: Path, said: Callable[[str], None]) -> Iterator[Base]:
    for topic in TOPICS:
        said(f"invented: {topic.name}")
        yield invented_base(work, topic)


def _demonstration(work: Path, said: Callable[[str], None]) -> Iterator[Base]:
    from synthesist.demo import BANNER, QUESTION, demo_records
    from synthesist.library import Library
    from synthesist.models import default_embedder

    def make(draft: Path) -> None:
        home = work / "libraries" / "demo"
        library = Library(home, default_embedder())
        library.add(demo_records())
        library.close()
        synthesize(QUESTION, draft, sources=["library"], library=home, banner=BANNER, now=lambda: NOW)

    said("demo")
    yield _kept(work / "demo", make)


def _anthology(work: Path, data: Path, said: Callable[[str], None]) -> Iterator[Base]:
    table: list[Row] = []
    for name, (question, words) in QUESTIONS.items():
        said(f"ACL: {name}")
        folder = work / f"acl-{name}"
        if not folder.exists():
            table = table or _table(data)
        rows = _nearest(question, words, table) if table else []
        home = work / "libraries" / f"acl-{name}"
        yield _kept(folder, lambda draft, q=question, r=rows, h=home: _reviewed(q, draft, r, h))  # type: ignore[misc]


def _kept(folder: Path, make: Callable[[Path], object]) -> Base:
    """The review of a folder; one that was cut off is made anew."""
    if not folder.exists():
        draft = folder.with_name(f"{folder.name}.partial")
        shutil.rmtree(draft, ignore_errors=True)
        make(draft)
        rerendered(draft)  # whoever appraises a defect must not be told what was said before it was planted
        draft.rename(folder)
    return Base(folder.name, folder)


def _reviewed(question: str, draft: Path, rows: Sequence[Row], home: Path) -> None:
    """Half of the rows come from a library, half from a file, in which a row is broken."""
    from synthesist.formats import read_records
    from synthesist.library import Library
    from synthesist.models import default_embedder
    from synthesist.records import Record

    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    inside, beside = home / "anthology.jsonl", home / "hand-searched.jsonl"
    _write(inside, rows[::2])
    _write(beside, rows[1::2], broken='{"id": "torn", "title": "A row that was cut')
    library = Library(home / "library", default_embedder())
    library.add(one for one in read_records(inside) if isinstance(one, Record))
    library.close()
    for most in _MOST_WORKS:
        shutil.rmtree(draft, ignore_errors=True)
        review = synthesize(
            question,
            draft,
            sources=["library"],
            papers=[beside],
            library=home / "library",
            limit=min(LIBRARY_LIMIT, len(rows) // 2 - 2),
            max_works=most,
            now=lambda: NOW,
        )
        if json.loads(review.report_text())["facts"]["claims_shown"] <= MOST_CLAIMS:
            return


def _write(path: Path, rows: Sequence[Row], broken: str = "") -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows] + ([broken] if broken else [])
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _table(data: Path) -> list[Row]:
    """The records that have an abstract of some length."""
    from pyarrow import parquet

    columns = ["id", "title", "abstract", "authors", "year", "booktitle", "doi", "language", "retracted"]
    rows = parquet.read_table(data / acl.PATH, columns=columns).to_pylist()
    return [row for row in rows if row["title"] and len(row["abstract"] or "") > 400]


def _nearest(question: str, words: Sequence[str], table: Sequence[Row]) -> list[Row]:
    """Records that name all words, those first that share most with the question."""
    found = [row for row in table if all(word in f"{row['title']} {row['abstract']}".lower() for word in words)]
    overlap = WordOverlap([f"{row['title']} {row['abstract']}" for row in found])
    scores = overlap.scores(question, range(len(found)))
    order = sorted(range(len(found)), key=lambda at: (-scores[at], found[at]["id"]))
    return [_cleaned(found[at]) for at in order[:_AT_HAND]]


def _cleaned(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "")}
