"""A review that can be asked about, and papers that would like to be taken for something else."""

from dataclasses import dataclass, field
from typing import Any

from synthesist import Review
from synthesist.explain import Explanation, Named, Step, explain, find
from synthesist.records import ReviewContents
from synthesist.report import Report, compose

Row = dict[str, Any]

AT = "2026-11-20T09:30:00+00:00"

FOUND = "We found that synthetic data improves accuracy of visual question answering significantly"
EVIL = "<script>alert(1)</script> [bold red]x[/] \x1b[31mred\x1b[0m \u202eesrever \u2066in \u2028# *next* `line` ${7*7}"
HOSTILE: list[Row] = [
    {"id": "S5", "title": f"Synthetic data {EVIL}", "abstract": f"Labels cost. {FOUND} {EVIL}.", "authors": [EVIL]},
    {"id": "results-2", "title": "[1]", "abstract": f"Labels cost. {FOUND}, “claim 1” [3] said.", "authors": ["B C"]},
    {"id": "work:beef", "title": f"{EVIL} of ducks", "abstract": "Ducks moult.", "authors": [], "doi": "10.5555/<b>"},
    {"id": "-", "title": "W" * 400, "abstract": f"Labels cost. {FOUND} {'w' * 400}.", "authors": ["D E"]},
]


@dataclass(frozen=True)
class Asked:
    """A review with its report."""

    contents: ReviewContents = field(repr=False)
    report: Report | None = field(repr=False)

    def find(self, text: str) -> Named:
        """What a person means."""
        return find(self.contents, self.report, text)

    def why(self, text: str) -> Explanation:
        """The explanation of what a person means."""
        return explain(self.contents, self.report, self.find(text))


def asked(review: Review) -> Asked:
    """A review as it can be asked about."""
    contents = review.contents()
    return Asked(contents, compose(contents))


def work_of(review: Review, source_id: str) -> str:
    """Id of the work that a row of the user's file became."""
    contents = review.contents()
    record = next(row.record_id for row in contents.records.values() if row.source_id == source_id)
    return next(work.work_id for work in contents.works.values() if record in work.record_ids)


def every(steps: tuple[Step, ...]) -> list[Step]:
    """All steps of a tree."""
    return [step for top in steps for step in (top, *every(top.details))]


def all_steps(explanation: Explanation) -> list[Step]:
    """All steps of an explanation."""
    return every((*explanation.led_to, *explanation.rests_on_it))


def said(steps: tuple[Step, ...]) -> str:
    """The texts of a tree, one on a line."""
    return "\n".join(step.text for step in every(steps))
