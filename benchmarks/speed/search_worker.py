"""Searches the library at `SYNTHESIST_HOME` for each query in one process, and writes down the milliseconds.

Usage: python -m benchmarks.speed.search_worker QUERIES.json TIMES.json
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_LIMIT = 20
_WARMING = "Do attention mechanisms improve image captioning?"


class Clock:
    """Milliseconds of each step, by name."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, list[float]] = {}

    def time(self, step: str, work: Callable[[], T]) -> T:
        """Do the work, and note what it took."""
        started = time.perf_counter()
        result = work()
        self.milliseconds.setdefault(step, []).append(1_000 * (time.perf_counter() - started))
        return result


def main() -> None:
    """Whole searches first; the steps apart in a second pass, so that timing them costs the first nothing."""
    queries, report = Path(sys.argv[1]), Path(sys.argv[2])
    texts: list[str] = json.loads(queries.read_text(encoding="utf-8"))
    clock = Clock()
    search = clock.time("first", _opened)
    for text in texts:
        clock.time("whole", partial(search, text))
    _steps(texts, clock)
    report.write_text(json.dumps(clock.milliseconds), encoding="utf-8")


def _opened() -> Callable[[str], object]:
    from synthesist.library import Library
    from synthesist.models import default_embedder
    from synthesist.search import parse_question
    from synthesist.settings import home

    library = Library(home(), default_embedder())

    def search(text: str) -> object:
        question = parse_question(text)
        return library.search([concept.terms for concept in question.concepts], question.text, _LIMIT)

    search(_WARMING)
    return search


def _steps(texts: Sequence[str], clock: Clock) -> None:
    from synthesist.library.textindex import TextIndex
    from synthesist.library.vectorfile import VectorFile
    from synthesist.models import default_embedder
    from synthesist.search import parse_question
    from synthesist.settings import home

    embedder = default_embedder()
    words, vectors = TextIndex(home() / "text"), VectorFile(home() / "vectors.f32", embedder.dimensions)
    for text in texts:
        question = clock.time("parse the question", partial(parse_question, text))
        terms = [concept.terms for concept in question.concepts]
        clock.time("search the words", partial(words.search, terms, _LIMIT))
        vector = clock.time("embed the question", partial(embedder.embed, [question.text]))
        clock.time("search the vectors", partial(vectors.nearest, vector[0], _LIMIT))


if __name__ == "__main__":
    main()
