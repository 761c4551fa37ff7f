"""A review of which one paper was read whole: pages, tries, quotes of exclusions, findings and reported numbers."""

from dataclasses import dataclass, fields, replace
from typing import Any

from report_bench import Bench, Paper

from synthesist.read.composing import Composer
from synthesist.read.documents import full_document
from synthesist.read.pieces import Run
from synthesist.records import Box, Claim, Document, Got, Reading, ReviewContents, TextKind, Try, Work
from synthesist.records.anatomy import (
    Abbreviation,
    Antecedent,
    ClaimAnatomy,
    ClaimKind,
    Direction,
    Hedging,
    Quoted,
)
from synthesist.records.findings import Finding
from synthesist.records.results import Place, ReportedResult, ResultGroup, Told

BOX = Box(72, 60, 300, 72)
HOSTILE = "<b>so</b> | \u202e`x` [y](javascript:z)"


@dataclass(frozen=True)
class WholePaper(Paper):
    """A paper of two pages; what it says stands on the second."""

    @property
    def reading(self) -> Reading:
        """What a reader makes of it."""
        composer = Composer("pdf/1", self.title.encode())
        composer.title([Run(self.title, 1, BOX)])
        composer.heading([Run(f"2 Found {HOSTILE}", 2, BOX)])
        for said in self.said:
            composer.paragraph([Run(said.text, 2, BOX)])
        return composer.finish(pages=((600, 800), (600, 800)))

    @property
    def document(self) -> Document:
        """Its full text."""
        work = Work(work_id=self.name, record_ids=(self.name,), record=self.record)
        return full_document(work, self.reading, TextKind.USER_FILE)

    def claims(self) -> list[Claim]:
        """The sentences that assert a result, with section and page."""
        told = {"section": f"2 Found {HOSTILE}", "page": 2}
        return [claim.model_copy(update=told) for claim in super().claims()]


@dataclass
class WholeBench(Bench):
    """A review that has one such paper, its first."""

    def contents(self) -> ReviewContents:
        """All that the stages would have returned."""
        told, first = super().contents(), self.papers[0]
        assert isinstance(first, WholePaper)
        shown = [claim for claim in told.claims if claim.is_shown]
        claim = next(claim for claim in shown if claim.work_id == first.name)
        results = (_result(first, "40%", "r1", "labels | saved"), _result(first, "3 of 4", "r2", ""))
        return replace(
            told,
            readings={first.document.document_id: first.reading},
            copies=tuple(_tries(first, self.papers[1])),
            anatomies={one.claim_id: _anatomy(one, of_all=one is claim) for one in shown},
            findings=_findings(shown),
            results=results,
            result_groups=(_group(results),),
        )


def whole_bench(like: Bench) -> Bench:
    """The same review with its first paper read whole."""
    first = like.papers[0]
    paper = WholePaper(**{field.name: getattr(first, field.name) for field in fields(Paper)})
    made = {field.name: getattr(like, field.name) for field in fields(Bench)}
    return WholeBench(**{**made, "papers": (paper, *like.papers[1:])})


def _tries(whole: WholePaper, other: Paper) -> list[Try]:
    at = "2026-11-20T09:31:00Z"
    told: dict[str, Any] = {"basis": "a link of library", "at": at, "status": 404, "outcome": Got.REFUSED}
    return [
        Try(work_id=whole.name, ordinal=0, url="https://example.org/<1>", problem="there is no copy", **told),
        Try(
            work_id=whole.name, ordinal=1, url=f"papers/{HOSTILE}.pdf", basis="a file of the user's", kind="pdf",
            size=9, sha256=whole.document.original_sha256, version="accepted", licence=HOSTILE, outcome=Got.READ,
        ),
        Try(work_id=other.name, ordinal=0, url="https://example.org/2", problem=f"it says {HOSTILE}", **told),
    ]  # fmt: skip


def _anatomy(claim: Claim, *, of_all: bool) -> ClaimAnatomy:
    word = claim.text.split()[0]
    at = Quoted(claim.start, claim.start + len(word), word)
    short = Abbreviation(short=word, start=at.start, end=at.end, long=HOSTILE, defined=at)
    return ClaimAnatomy(
        kind=ClaimKind.CAUSAL,
        direction=Direction.DECREASE if of_all else Direction.UNSTATED,
        hedging=Hedging.ASSERTED if of_all else Hedging.HEDGED,
        strength=3,
        abbreviations=(short,) if of_all else (),
        antecedents=(Antecedent(words=at, sentence=at),) if of_all else (),
    )


def _findings(shown: list[Claim]) -> tuple[Finding, ...]:
    """All but the last claim assert one thing, and the last denies it."""
    made = []
    for name, other, claims in (("f1", "f2", shown[:-1]), ("f2", "f1", shown[-1:])):
        works = tuple(sorted({claim.work_id for claim in claims}))
        made.append(
            Finding(
                finding_id=name, label=f"{name} {HOSTILE}", direction=Direction.DECREASE, is_of_worth=False,
                family="effect", claim_ids=tuple(sorted(claim.claim_id for claim in claims)), work_ids=works,
                works=len(works), opposed_by=(other,),
            )
        )  # fmt: skip
    return tuple(made)


def _result(paper: WholePaper, words: str, name: str, outcome: str) -> ReportedResult:
    start = paper.document.text.index(words)
    return ReportedResult(
        result_id=name, document_id=paper.document.document_id, work_id=paper.name, text=words, value=1.0, unit="",
        outcome=Told(text=outcome), population=Told(text=HOSTILE), metric=Told(text="share"), n=12,
        place=Place(start=start, end=start + len(words), sentence=(start, start + 1)),
    )  # fmt: skip


def _group(results: tuple[ReportedResult, ...]) -> ResultGroup:
    return ResultGroup(
        metric="share", subject=HOSTILE, result_ids=tuple(row.result_id for row in results),
        work_ids=(results[0].work_id,), is_comparable=False, is_comparable_as_stated=True, unstated=("outcome",),
    )  # fmt: skip
