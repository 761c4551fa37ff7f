"""A review's folder, opened to be read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from synthesist.errors import WrongUse
from synthesist.ledger import review, schema
from synthesist.plan import Plan, read_plan
from synthesist.records import Claim, Failure, Verdict
from synthesist.review.folder import PLAN, opened, require_review

FAILED_SHARE_ALLOWED = 0.05
"""Share of returned rows that may fail before a run no longer counts as done."""


class Review:
    """A review's folder, opened to be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        require_review(folder)

    @classmethod
    def open(cls, folder: str | Path) -> "Review":
        """The review in a folder.

        Raises:
            WrongUse: the folder holds none.
        """
        return cls(Path(folder))

    @property
    def report(self) -> Path:
        """The report as one HTML file; `report.md` and `report.json` lie beside it."""
        return self.folder / "report" / "report.html"

    @property
    def plan(self) -> Plan:
        """The plan as stored."""
        return read_plan(self.folder / PLAN)

    def content(self) -> dict[str, Any]:
        """The report as data."""
        loaded: dict[str, Any] = json.loads(self.report_text())
        return loaded

    def report_text(self) -> str:
        """The report as the text of `report.json`.

        Raises:
            WrongUse: the review has not come to a report yet.
        """
        path = self.folder / "report" / "report.json"
        if not path.is_file():
            raise WrongUse(
                f"{self.folder} has no report yet", "repeat the command that began the review: it carries on"
            )
        return path.read_text(encoding="utf-8")

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by id; those shown have `is_shown`."""
        with opened(self.folder) as ledger:
            return review.claims(ledger)

    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts of the shown claims, by claim id."""
        with opened(self.folder) as ledger:
            return review.verdicts(ledger)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be used, in its raw form."""
        with opened(self.folder) as ledger:
            return review.failures(ledger)

    def failed_share(self) -> float:
        """Failures for each item that a search returned."""
        with opened(self.folder) as ledger:
            returned = sum(row["received"] for row in ledger.rows(schema.searches))
            return len(review.failures(ledger)) / returned if returned else 0.0

    def canonical(self, write: Callable[[str], object]) -> None:
        """The ledger's rows by natural key, as JSON Lines."""
        with opened(self.folder) as ledger:
            ledger.canonical(write)
