"""The plan of a review: what is asked, of whom, and by which criteria it is decided. Made before searching.

It is stored as `review.toml`; its hash keys every stage. Source for the order of the parts: PRISMA 2020, items 5 to 8.
"""

import tomllib
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import Field, ValidationError

from synthesist.errors import PlanError
from synthesist.records.base import Frozen
from synthesist.records.ids import sha256, short_hash

MAX_QUESTION = 2_000
"""Characters that a question may have."""


class SearchPlan(Frozen):
    """Where is searched, and how much is taken.

    Attributes:
        sources: "library", "files", or both.
        limit: records taken from one source at the most.
        papers: names of the user's files, for the record; their content is in the ledger.
    """

    sources: tuple[str, ...] = ("library",)
    limit: int = Field(default=2_000, ge=1, le=100_000)
    papers: tuple[str, ...] = ()


class ScreenPlan(Frozen):
    """What is kept for reading.

    Attributes:
        years: first and last year, both kept; 0 leaves an end open.
        languages: codes kept; empty keeps all. Works of unstated language are kept.
        cutoff: smallest relevance that is read, 0 to 1.
        max_works: most works that are read.
    """

    years: tuple[int, int] = (0, 0)
    languages: tuple[str, ...] = ()
    cutoff: float = Field(default=0.30, ge=0, le=1)
    max_works: int = Field(default=300, ge=1, le=10_000)


class VerifyPlan(Frozen):
    """How claims are checked against other works."""

    pairs_per_claim: int = Field(default=12, ge=1, le=12)


CRITERIA: dict[str, str] = {
    "D1": "Not a further record of a work that is already there.",
    "X1": "Not marked as retracted or withdrawn by the source that returned it.",
    "S1": "A work, not the front matter of a volume.",
    "S2": "Published within the years of the plan.",
    "S3": "In a language of the plan.",
    "S4": "Names at least two of the question's concepts, or the only one, in title or abstract.",
    "S5": "Relevance to the question at or above the plan's cut-off.",
    "S6": "Within the largest number of works that the plan reads.",
    "R1": "An abstract or a longer text could be had.",
    "A1": "The text asserts at least one result that bears on what is asked about or on the outcome asked for.",
}
"""Criteria by id; each exclusion names one."""


class Plan(Frozen):
    """A whole plan."""

    question: str = Field(min_length=3, max_length=MAX_QUESTION)
    search: SearchPlan = SearchPlan()
    screen: ScreenPlan = ScreenPlan()
    verify: VerifyPlan = VerifyPlan()
    criteria: dict[str, str] = Field(default_factory=lambda: dict(CRITERIA))

    @property
    def toml(self) -> str:
        """The plan as `review.toml`."""
        return PREAMBLE + tomli_w.dumps(self.model_dump(mode="json"))

    @property
    def sha256(self) -> str:
        """Hash of `toml`."""
        return sha256(self.toml)

    @property
    def review_id(self) -> str:
        """Sixteen hex digits that name the review."""
        return short_hash("review", self.sha256)


PREAMBLE = "# The plan of this review, made before searching. Criteria have ids; every exclusion names one.\n\n"


def plan_for(question: str, **changes: Any) -> Plan:
    """A plan with the defaults for a question; `changes` are fields of `Plan`."""
    return _validated({"question": " ".join(question.split()), **changes})


def read_plan(path: Path) -> Plan:
    """The plan in a `review.toml`.

    Raises:
        PlanError: the file is not TOML, or says what a plan cannot say.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PlanError(
            f"{path} cannot be read as a plan: {error}", "check the file, or pass the question instead"
        ) from error
    return _validated(content)


def _validated(content: dict[str, Any]) -> Plan:
    try:
        return Plan.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the plan"
        raise PlanError(
            f"{where}: {first['msg']}",
            "a question needs 3 to 2,000 characters",
        ) from error
