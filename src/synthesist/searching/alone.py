"""A question and sources in, all that they answer out; no ledger, no review."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from synthesist.clock import Now, utc_now
from synthesist.errors import WrongUse
from synthesist.models import default_embedder
from synthesist.plan import Plan, plan_for
from synthesist.records import Outcome, Question
from synthesist.review.choosing import library_for, usual_sources
from synthesist.review.planning import require_concepts
from synthesist.review.reaching import reached, require_databases
from synthesist.search import Found, Source, Web, gathered
from synthesist.search.sources import LibrarySource
from synthesist.settings import home
from synthesist.synthesis import question_of

_ANSWERED = frozenset({Outcome.COMPLETE, Outcome.CAPPED, Outcome.PARTIAL})


def _silent(_: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a search is given beside what it asks.

    Attributes:
        archive: file of the answers; None keeps them in memory.
        replay: nothing is sent: the archive answers alone.
        library: folder of the library; `SYNTHESIST_HOME` or the platform's place where it is None.
        now: gives UTC time in ISO 8601.
        told: hears a line for each database, how it ended.
    """

    archive: Path | None = None
    replay: bool = False
    library: Path | None = None
    now: Now = utc_now
    told: Callable[[str], None] = _silent

    @property
    def folder(self) -> Path:
        """Where the library is."""
        return self.library or home()


def plan_of(
    question: str,
    *,
    sources: Sequence[str] = (),
    limit: int = 200,
    years: tuple[int, int] = (0, 0),
    expand: bool = True,
    queries: Mapping[str, str] | None = None,
    library: Path | None = None,
) -> Plan:
    """What is to be searched for, and where.

    Args:
        sources: names of databases, and "library"; the usual ones where none is named.
        limit: records taken from one source at the most.
        years: first and last, 0 where an end is open.
        expand: whether a first small search may add terms.
        queries: by database, what it is sent as it stands.

    Raises:
        WrongUse: there is no such source, or nothing to look for, or a query cannot be sent.
    """
    if "files" in sources:
        raise WrongUse("files are not searched here", "read them with `synthesist library add`, or with `run --papers`")
    chosen = tuple(sources) or usual_sources(library or home())
    own = dict(queries or {})
    for name in own:
        if name not in chosen:
            raise WrongUse(f"there is a query for {name!r}, which is not searched", f"add --source {name}")
    searching = {"sources": chosen, "limit": limit, "expand": expand, "queries": own}
    plan = plan_for(question, search=searching, screen={"years": years})
    require_databases(plan.search)
    require_concepts(plan)
    return plan


def found(plan: Plan, means: Means) -> tuple[Question, Found]:
    """What all sources answer, and the question with the terms that were looked for.

    Raises:
        SynthesistError: with a hint that says what to do; a database that fails costs itself alone.
    """
    question = question_of(plan)
    with asked(plan, means) as (sources, web):
        answers = gathered(question, sources, plan.search.limit, means.now, client(), web, means.told)
    return question.expanded(answers.expansions), answers


@contextmanager
def asked(plan: Plan, means: Means) -> Iterator[tuple[list[Source], Web | None]]:
    """What is at hand and what is asked over the network, ready to be asked.

    Raises:
        WrongUse: there is no archive to replay.
    """
    if means.replay and not (means.archive and means.archive.is_file()):
        raise WrongUse("there is no archive to take answers from", "name one that is there with --archive FILE")
    sources: list[Source] = []
    if "library" in plan.search.sources:
        sources.append(LibrarySource(library_for(plan.search, means.folder)))
    archive, years = means.archive, plan.screen.years
    with reached(plan.search, years, default_embedder(), archive, replay=means.replay, now=means.now) as web:
        yield sources, web


def answered(result: Found) -> bool:
    """Whether any source answered."""
    return any(entry.outcome in _ANSWERED for entry in result.searches)


def client() -> str:
    """Name and version of what asks."""
    return f"synthesist/{version('synthesist')}"
