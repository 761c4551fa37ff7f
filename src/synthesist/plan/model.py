"""What a plan can say."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from synthesist.records.base import Frozen
from synthesist.records.ids import canonical_json, sha256, short_hash

MAX_QUESTION = 2_000
"""Characters that a question may have."""

MAX_PART = 500
"""Characters that one part of a frame may have."""

MAX_CRITERION = 1_000
"""Characters that a criterion may have."""

_LAST_YEAR = 9_999

_ID = re.compile(r"[A-Z][A-Z0-9]{0,7}")

Year = Annotated[int, Field(strict=True, ge=0, le=_LAST_YEAR)]

Unstated = Literal["keep", "exclude"]


class Frame(StrEnum):
    """How a question is taken apart: by its own words, or by the parts of a frame."""

    FREE = "free"
    PICO = "PICO"
    PECO = "PECO"
    SPIDER = "SPIDER"


FRAMES: Mapping[Frame, tuple[str, ...]] = {
    Frame.FREE: (),
    Frame.PICO: ("population", "intervention", "comparator", "outcome"),
    Frame.PECO: ("population", "exposure", "comparator", "outcome"),
    Frame.SPIDER: ("sample", "phenomenon", "design", "evaluation", "research_type"),
}
"""The parts of each frame; PICO after Richardson 1995, PECO after Morgan 2018, SPIDER after Cooke 2012."""

ASKED_ABOUT = frozenset({"intervention", "exposure", "phenomenon"})
"""Parts that name what is asked about; a framed question has one."""


AT_HAND = ("library", "files")
"""Sources that need no network."""

_SOURCE = re.compile(r"[a-z][a-z0-9_-]{0,31}")

MAX_QUERY = 20_000
"""Characters that a query may have."""


class SearchPlan(Frozen):
    """Where is searched, and how much is taken.

    Attributes:
        sources: names of databases, "library", "files".
        limit: records taken from one source at the most.
        papers: the user's files, as paths from the plan's folder or as bare names; their content is in the ledger.
        expand: whether a first small search may add terms to the question's concepts.
        rounds: how often the citations of what was included are followed, 0 to 2.
        seconds: time that the databases may take in all, and `requests` how many they may be sent.
        queries: by database, a query in its own dialect that is sent as it stands in place of the program's.
    """

    sources: tuple[str, ...] = Field(default=("library",), min_length=1, max_length=32)
    limit: int = Field(default=2_000, strict=True, ge=1, le=100_000)
    papers: tuple[str, ...] = ()
    expand: bool = Field(default=True, strict=True)
    rounds: int = Field(default=1, strict=True, ge=0, le=2)
    seconds: int = Field(default=180, strict=True, ge=1, le=86_400)
    requests: int = Field(default=1_000, strict=True, ge=1, le=100_000)
    queries: dict[str, str] = Field(default_factory=dict)

    @field_validator("sources")
    @classmethod
    def _are_names(cls, sources: tuple[str, ...]) -> tuple[str, ...]:
        for name in sources:
            if not _SOURCE.fullmatch(name):
                raise ValueError(f'{name!r} is no name of a source, such as "openalex"')
        if len(set(sources)) < len(sources):
            raise ValueError("a source is named twice")
        return sources

    @model_validator(mode="after")
    def _queries_are_of_sources(self) -> "SearchPlan":
        for name, query in self.queries.items():
            if name not in self.databases:
                raise ValueError(f"queries has {name!r}, which is no database among the sources")
            if not query.strip() or len(query) > MAX_QUERY:
                raise ValueError(f"the query for {name} is empty, or longer than {MAX_QUERY:,} characters")
        return self

    @property
    def databases(self) -> tuple[str, ...]:
        """The sources that are asked over the network."""
        return tuple(name for name in self.sources if name not in AT_HAND)

    @model_validator(mode="after")
    def _files_are_named(self) -> "SearchPlan":
        if ("files" in self.sources) != bool(self.papers):
            raise ValueError('"files" stands in sources if, and only if, papers names some')
        return self


class ScreenPlan(Frozen):
    """What is kept for reading.

    Attributes:
        years: first and last year, both kept; 0 leaves an end open.
        languages: codes kept; empty keeps all.
        cutoff: smallest relevance that is read, 0 to 1.
        max_works: most works that are read.
        sample: works drawn from those set aside for relevance, offered for a person to decide.
    """

    years: tuple[Year, Year] = (0, 0)
    languages: tuple[str, ...] = ()
    cutoff: float = Field(default=0.30, strict=True, ge=0, le=1)
    max_works: int = Field(default=300, strict=True, ge=1, le=10_000)
    sample: int = Field(default=50, strict=True, ge=0, le=1_000)

    @field_validator("years")
    @classmethod
    def _years_are_in_order(cls, years: tuple[int, int]) -> tuple[int, int]:
        first, last = years
        if first and last and first > last:
            raise ValueError("the first year comes before the last, and 0 leaves an end open")
        return years


class ReadPlan(Frozen):
    """How full texts are come by.

    Attributes:
        fetch: whether open copies are fetched; only where the plan asks databases, for otherwise nothing goes over the
            network.
        seconds: time that this may take in all, and `requests` how many may be sent.
    """

    fetch: bool = Field(default=True, strict=True)
    seconds: int = Field(default=600, strict=True, ge=1, le=86_400)
    requests: int = Field(default=1_000, strict=True, ge=1, le=100_000)


class VerifyPlan(Frozen):
    """How claims are checked against other works."""

    pairs_per_claim: int = Field(default=12, strict=True, ge=1, le=12)


class GatePlan(Frozen):
    """What a synthesis must reach to be published.

    Attributes:
        consensus: least consensus of the reviewers, 0 to 10.
        claims: least number of verified claims.
        reject_below: consensus below which the synthesis is rejected.
        rounds: how often it is revised and appraised again, 0 to 3.
        widen: whether such a round may amend the plan so that more is searched and read.
    """

    consensus: float = Field(default=6.5, strict=True, ge=0, le=10)
    claims: int = Field(default=5, strict=True, ge=1, le=10_000)
    reject_below: float = Field(default=4.0, strict=True, ge=0, le=10)
    rounds: int = Field(default=3, strict=True, ge=0, le=3)
    widen: bool = Field(default=True, strict=True)

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> "GatePlan":
        if self.reject_below > self.consensus:
            raise ValueError("reject_below lies above consensus")
        return self


class Policies(Frozen):
    """What is done where a record does not say what a criterion asks for, and with retracted works."""

    unstated_year: Unstated = "keep"
    unstated_language: Unstated = "keep"
    retracted: Unstated = "exclude"

    @property
    def keeps_retracted(self) -> bool:
        """Whether retracted works go on, marked."""
        return self.retracted == "keep"


PERSON = "P1"
"""The criterion of a person who names no other."""

APPLIED: Mapping[str, str] = {
    "D1": "Not a further record of a work that is already there.",
    "X1": "Not retracted or withdrawn, by what a source that returned it or a list of retractions at hand says.",
    "S1": "A work, not the front matter of a volume.",
    "S2": "Published within the years of the plan.",
    "S3": "In a language of the plan.",
    "S4": "Names at least two of the question's concepts, or the only one, in title or abstract.",
    "S5": "Relevance to the question at or above the plan's cut-off.",
    "S6": "Within the largest number of works that the plan reads.",
    "R1": "An abstract or a longer text could be had.",
    "F1": "The full text, where one was read, is in English, the only language that is read.",
    "F2": "The full text, where one was read, reports work: it is no notice, editorial, protocol or call for papers.",
    "F3": "The full text, where one was read, names all that is asked about, and the outcome if one is asked for.",
    "A1": "The text asserts at least one result that bears on what is asked about or on the outcome asked for.",
    PERSON: "A person who looked at it holds that it belongs to the question.",
}
"""Criteria that every review applies, by id."""

RELEVANCE = ("S4", "S5", "S6")
"""Criteria by which works are set aside for their rank alone: what lies below the cut-off."""


class Plan(Frozen):
    """A whole plan.

    Attributes:
        parts: what the question is made of, by the names of its frame's parts, all of them; empty where it is free.
        criteria: those of the program, and further ones that people apply, by id.
        key_papers: works that a good search must find, by identifier or title; the report says which were found.
    """

    question: str = Field(min_length=3, max_length=MAX_QUESTION)
    frame: Frame = Frame.FREE
    parts: dict[str, str] = Field(default_factory=dict, validate_default=True)
    key_papers: tuple[str, ...] = Field(default=(), max_length=500)
    search: SearchPlan = SearchPlan()
    screen: ScreenPlan = ScreenPlan()
    read: ReadPlan = ReadPlan()
    verify: VerifyPlan = VerifyPlan()
    gate: GatePlan = GatePlan()
    policies: Policies = Policies()
    criteria: dict[str, str] = Field(default_factory=dict, validate_default=True)

    @field_validator("question", mode="before")
    @classmethod
    def _on_one_line(cls, question: object) -> object:
        return " ".join(question.split()) if isinstance(question, str) else question

    @field_validator("criteria")
    @classmethod
    def _with_the_applied(cls, criteria: dict[str, str]) -> dict[str, str]:
        for name, text in criteria.items():
            if not _ID.fullmatch(name):
                raise ValueError(f"{name!r} is no id: a capital, then capitals and digits, such as I1")
            if not text.strip():
                raise ValueError(f"{name} says nothing")
            if len(text) > MAX_CRITERION:
                raise ValueError(f"{name} has more than {MAX_CRITERION:,} characters")
            if APPLIED.get(name, text) != text:
                raise ValueError(
                    f"{name} is applied by the program as it stands; give a criterion of your own another id"
                )
        return {**APPLIED, **criteria}

    @field_validator("parts")
    @classmethod
    def _of_the_frame(cls, parts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        frame = info.data.get("frame", Frame.FREE)
        known = FRAMES[frame]
        if unknown := sorted(parts.keys() - set(known)):
            raise ValueError(f"{frame} has no part {unknown[0]!r}; it has {', '.join(known) or 'none'}")
        if any(len(text) > MAX_PART for text in parts.values()):
            raise ValueError(f"a part has at most {MAX_PART} characters")
        filled = {name: " ".join(parts.get(name, "").split()) for name in known}
        if known and not any(filled[name] for name in ASKED_ABOUT & filled.keys()):
            raise ValueError(
                f"a {frame} question says under {next(iter(ASKED_ABOUT & filled.keys()))!r} what it asks about"
            )
        return filled

    @property
    def is_fetching(self) -> bool:
        """Whether open copies are looked for over the network."""
        return self.read.fetch and bool(self.search.databases)

    @property
    def content(self) -> str:
        """All that the plan says, as canonical JSON."""
        return canonical_json(self.model_dump(mode="json"))

    @property
    def sha256(self) -> str:
        """Hash of `content`: comments and layout of `review.toml` are not part of the plan."""
        return sha256(self.content)

    @property
    def review_id(self) -> str:
        """Sixteen hex digits that name a review whose first plan this is."""
        return short_hash("review", self.sha256)

    @property
    def own_criteria(self) -> tuple[str, ...]:
        """Ids of the criteria that people apply, beside `P1`."""
        return tuple(name for name in self.criteria if name not in APPLIED)
