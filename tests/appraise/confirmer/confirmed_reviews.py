"""Reviews as reviewers are shown them, and ways to change what is stored of them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from judges import WordsJudge
from synthesist.appraise.confirmer import CHECKS
from synthesist.appraise.reviewing import Synthesis
from synthesist.ledger import Ledger, review
from synthesist.models import default_embedder
from synthesist.records.appraisals import Appraisal, Objection
from synthesist.report import compose

Row = dict[str, Any]
NOW = "2026-03-04T05:06:07+00:00"

MORE = [
    {
        "id": "lantern",
        "title": "Measured gains with rendered lanterns",
        "abstract": "Labels cost a lot. It may be that lamps matter. Results show that synthetic data improves the "
        "accuracy of visual question answering by 6.5 points on the LampSet test set (95% CI 2.1 to 9.9, n = 120).",
        "authors": ["Ina Lamp"],
        "year": 2021,
        "doi": "10.5555/lantern",
    },
    {
        "id": "kettle",
        "title": "Measured gains with rendered kettles",
        "abstract": "Labels cost a lot. Results show that synthetic data improves the accuracy of visual question "
        "answering by 3.5 points on the LampSet test set. Synthetic data was associated with more errors on night "
        "scenes.",
        "authors": ["Jo Kettle"],
        "year": 2022,
        "doi": "10.5555/kettle",
    },
]


def seen_in(folder: Path) -> Synthesis:
    """The synthesis in a review's folder."""
    ledger = Ledger(folder / "ledger.sqlite")
    contents = review.contents(ledger, ledger.about("version"))
    sentences = review.sentences(ledger, contents.documents)
    ledger.close()
    report = compose(replace(contents, appraisal=Appraisal()))
    return Synthesis(contents, report, sentences, NOW[:10], default_embedder(), WordsJudge())


def changed(seen: Synthesis, **fields: Any) -> Synthesis:
    """The synthesis with other contents, and the report that follows from them."""
    contents = replace(seen.contents, **fields)
    return replace(seen, contents=contents, report=compose(replace(contents, appraisal=Appraisal())))


def objections(seen: Synthesis) -> list[Objection]:
    """All that the checks say against it."""
    return [one for check in CHECKS for one in check(seen).objections if not one.is_judged]
