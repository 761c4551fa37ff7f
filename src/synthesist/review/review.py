"""A review's folder, opened to be read and decided on."""

import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synthesist.errors import WrongUse
from synthesist.ledger import review, schema
from synthesist.plan import Plan, read_plan
from synthesist.records import Claim, Failure, Record, ReviewContents, Ruling, Verdict
from synthesist.review.folder import PLAN, opened, require_review

if TYPE_CHECKING:
    import pandas as pd

    from synthesist.explain import Explanation
    from synthesist.review.deciding import Decided
    from synthesist.review.status import Status

FAILED_SHARE_ALLOWED = 0.05
"""Share of returned rows that may fail before a run no longer counts as done."""


class Review:
    """A review's folder, opened to be read and decided on; in a notebook it shows itself."""

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

    def contents(self) -> ReviewContents:
        """All that the ledger holds."""
        with opened(self.folder) as ledger:
            return review.contents(ledger, version("synthesist"))

    def records(self) -> tuple[Record, ...]:
        """All records that the searches returned, by id."""
        with opened(self.folder) as ledger:
            return tuple(review.records(ledger).values())

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by id; those shown have `is_shown`."""
        with opened(self.folder) as ledger:
            return review.claims(ledger)

    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts of the shown claims, by claim id."""
        with opened(self.folder) as ledger:
            return review.verdicts(ledger)

    def rulings(self) -> tuple[Ruling, ...]:
        """All that people decided, what they took back too."""
        with opened(self.folder) as ledger:
            return review.rulings(ledger)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be used, in its raw form."""
        with opened(self.folder) as ledger:
            return review.failures(ledger)

    def failed_share(self) -> float:
        """Failures for each item that a search returned."""
        with opened(self.folder) as ledger:
            returned = sum(row["received"] for row in ledger.rows(schema.searches))
            return len(review.failures(ledger)) / returned if returned else 0.0

    def status(self) -> "Status":
        """What is done, what failed, and what the next run would do."""
        from synthesist.review.status import status_of

        with opened(self.folder) as ledger:
            return status_of(self.folder, ledger)

    def why(self, item: str) -> "Explanation":
        """Everything that led to a record, work, claim, sentence or exclusion, and what rests on it.

        Args:
            item: an id or its beginning, a DOI, a sentence's name such as `results-12`, words of a sentence.

        Raises:
            WrongUse: nothing, or more than one thing, is called so.
        """
        from synthesist.explain import explain, find

        contents, report = self.contents(), self._report()
        return explain(contents, report, find(contents, report, item))

    def decide(self, item: str, action: str, reason: str, *, person: str = "", criterion: str = "") -> "Decided":
        """Keep a person's decision on a work or a claim, and carry the review on with it.

        Args:
            item: as for `why`.
            action: `include`, `exclude`, `claim-ok`, `claim-wrong` or `undo`.
            person: who decided; the name of the computer's user where it is not given.

        Raises:
            WrongUse: with a hint that says what can be decided.
        """
        from synthesist.review.deciding import Word, decide, finish, user
        from synthesist.review.running import Means

        finish(self.folder, Means())
        word = Word(self.decidable(item), action, reason, person or user(), criterion)
        return decide(self.folder, [word], Means())

    def decidable(self, item: str) -> str:
        """Id of the work or the claim that a person means.

        Raises:
            WrongUse: nothing, or more than one thing, is called so, or it is nothing that can be decided on.
        """
        from synthesist.review.deciding import decidable

        return decidable(self.contents(), self._report(), item)

    def frame(self, table: str = "records") -> "pd.DataFrame":
        """A table as a data frame.

        Args:
            table: records, works, matches, retractions, ties, studies, decisions, claims, verdicts, evidence,
                self_tests, rulings or failures.

        Raises:
            MissingExtra: pandas is not installed.
            WrongUse: there is no such table.
        """
        from synthesist.review.frames import frame_of

        return frame_of(self.contents(), table)

    def canonical(self, write: Callable[[str], object]) -> None:
        """The ledger's rows by natural key, as JSON Lines."""
        with opened(self.folder) as ledger:
            ledger.canonical(write)

    def __repr__(self) -> str:
        return f"Review({str(self.folder)!r})"

    def _repr_html_(self) -> str:
        from synthesist.review.notebook import as_html

        return as_html(self)

    def _report(self) -> Any:
        from synthesist.report import Report

        path = self.folder / "report" / "report.json"
        return Report.model_validate_json(path.read_bytes()) if path.is_file() else None
