"""A review with open copies in a process of its own, so that it can be killed. Usage: copies_driver.py FOLDER."""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from open_copies import QUESTION

from judges import judged_by_words
from synthesist.review import reaching, shelving, synthesize
from synthesist.web.retrying import Patience

AT = "2026-11-21T12:00:00+00:00"


def prepare() -> None:
    """Load what no run changes."""
    for name in ("synthesist.report.html", "tantivy", "wordllama"):
        import_module(name)


def main(folder: str) -> None:
    """Make the review, without sparing whoever stands in for the services."""
    polite = reaching._reachable
    reaching._reachable = lambda about: replace(polite(about), rates=((1_000, 1.0),))
    shelving._PACE = ((1_000, 1.0),)
    shelving._PATIENCE = Patience(attempts=2, window=5.0, answer=3.0, drip=0.3, first_wait=0.01, jitter=0.0)
    shelving._LARGEST = 1 << 20
    with judged_by_words():
        synthesize(QUESTION, folder, sources=["openalex"], now=lambda: AT)


if __name__ == "__main__":
    main(*sys.argv[1:])
