"""What the reviewers said, how far they agree and what the gate did, as rows of the report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesist.records import ReviewContents
from synthesist.records.agreement import Agreement, Share, Table, agreement_of, tabled
from synthesist.records.appraisals import (
    CRITICAL,
    Appraisal,
    Check,
    Mandate,
    Objection,
    Remedy,
    Revision,
    Round,
    Severity,
    Standing,
    Vote,
)
from synthesist.report.appraisalmodel import (
    AgreementRow,
    AppraisalCheckRow,
    AppraisalPart,
    DimensionRow,
    ObjectionRow,
    RevisionRow,
    RoundRow,
    ShareRow,
    VoteRow,
)
from synthesist.report.model import ClaimRow
from synthesist.report.wording import visible

STANDS, OPEN, FALLS = "stands", "open", "does not stand"
"""What settling made of a claim."""

_GRAVEST = tuple(Severity)[::-1]
_STANDING = tuple(Standing)
_PASSED = {Standing.UPHELD: 0.0, Standing.OPEN: 0.5, Standing.DISMISSED: 1.0}
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """By which numbers the report calls things, by id.

    Attributes:
        results: number of the group in which a reported number stands.
    """

    claims: Mapping[str, int]
    works: Mapping[str, int]
    searches: Mapping[str, int]
    findings: Mapping[str, int]
    results: Mapping[str, int]

    def place(self, item: str) -> tuple[str, int | None]:
        """Kind and number of an item; neither where the report has no number for it."""
        named = (
            ("claim", self.claims),
            ("work", self.works),
            ("search", self.searches),
            ("finding", self.findings),
            ("result", self.results),
        )
        for kind, numbers in named:
            if item in numbers:
                return kind, numbers[item]
        word, _, digits = item.rpartition("-")
        is_reference = word == "reference" and digits.isdecimal() and int(digits) in self.works.values()
        return ("reference", int(digits)) if is_reference else ("", None)


def appraisal_part(contents: ReviewContents, claims: Sequence[ClaimRow], numbered: Numbered) -> AppraisalPart | None:
    """All that is told of the appraisal; None where there was none."""
    told = contents.appraisal
    if told.last is None:
        return None
    return AppraisalPart(
        outcome=told.last.outcome.value,
        tier=told.last.tier.value,
        consensus=told.last.consensus,
        reasons=tuple(map(visible, told.last.reasons)),
        dimensions=tuple(_dimensions(told)),
        votes=tuple(_votes(told, claims)),
        agreement=_agreement(agreement_of(votes_table(told))),
        objections=tuple(_objection(contents, one, numbered) for one in sorted(told.objections, key=_gravest)),
        rounds=tuple(_round(one, told.revisions) for one in told.rounds),
        revisions=tuple(_revisions(contents, numbered)),
        checks=tuple(_check(one, told.objections) for one in told.checks),
        open_questions=tuple(map(visible, told.last.open_questions)),
    )


def votes_table(told: Appraisal) -> Table:
    """Votes of challenger and confirmer on the same claims."""
    by_claim = votes_by_claim(told.votes)
    return tabled(
        [(_stands(own.get(Mandate.CHALLENGER)), _stands(own.get(Mandate.CONFIRMER))) for own in by_claim.values()]
    )


def votes_by_claim(votes: Iterable[Vote]) -> dict[str, dict[Mandate, Vote]]:
    """Votes by claim and reviewer."""
    found: dict[str, dict[Mandate, Vote]] = {}
    for vote in votes:
        found.setdefault(vote.claim_id, {})[vote.mandate] = vote
    return found


def disputed(told: Appraisal) -> frozenset[str]:
    """Claims on which one reviewer holds that they stand, and another that they do not."""
    by_claim = votes_by_claim(told.votes)
    return frozenset(name for name, own in by_claim.items() if {True, False} <= {vote.stands for vote in own.values()})


def _dimensions(told: Appraisal) -> Iterator[DimensionRow]:
    for one in told.dimensions:
        yield DimensionRow(
            name=one.dimension.value,
            score=one.score,
            level=one.level,
            is_critical=one.dimension in CRITICAL,
            basis=visible(one.basis),
        )


def _votes(told: Appraisal, claims: Sequence[ClaimRow]) -> Iterator[VoteRow]:
    by_claim, fallen = votes_by_claim(told.votes), _settled(told.objections)
    for row in claims:
        if own := by_claim.get(row.claim_id):
            yield VoteRow(
                claim=row.number,
                claim_id=row.claim_id,
                challenger=_stands(own.get(Mandate.CHALLENGER)),
                confirmer=_stands(own.get(Mandate.CONFIRMER)),
                settled=fallen.get(row.claim_id, STANDS),
                depth=row.depth,
            )


def _stands(vote: Vote | None) -> bool | None:
    return vote.stands if vote else None


def _settled(objections: Sequence[Objection]) -> dict[str, str]:
    """Items with more than a minor objection that stands, or is open."""
    weighty = [one for one in objections if one.severity is not Severity.MINOR]
    found = {one.item: OPEN for one in weighty if one.standing is Standing.OPEN}
    return found | {one.item: FALLS for one in weighty if one.standing is Standing.UPHELD}


def _agreement(found: Agreement) -> AgreementRow:
    shares = {
        "raw agreement": found.raw,
        "positive agreement": found.positive,
        "negative agreement": found.negative,
        "kappa": found.kappa,
    }
    return AgreementRow(
        **found.table.model_dump(),
        shares=tuple(_share(name, share, found.table.n) for name, share in shares.items()),
    )


def _share(name: str, share: Share, n: int) -> ShareRow:
    value, low, high = (one if one is None else round(one, _DIGITS) for one in (share.value, share.low, share.high))
    return ShareRow(name=name, value=value, low=low, high=high, n=n)


def _gravest(one: Objection) -> tuple[int, int, str, str, str]:
    return _GRAVEST.index(one.severity), _STANDING.index(one.standing), one.mandate, one.check, one.item


def _objection(contents: ReviewContents, one: Objection, numbered: Numbered) -> ObjectionRow:
    kind, number = numbered.place(one.item)
    work = None if kind else contents.works.get(contents.work_of.get(one.item, one.item))
    return ObjectionRow(
        severity=one.severity.value,
        standing=one.standing.value,
        mandate=one.mandate.value,
        dimension=one.dimension.value,
        check=one.check,
        item=visible(one.item),
        kind="work" if work else kind,
        number=number,
        title=visible(work.record.title) if work else "",
        said=visible(one.said),
        settled=visible(one.settled),
        is_judged=one.is_judged,
    )


def _round(one: Round, revisions: Sequence[Revision]) -> RoundRow:
    did = Counter(row.remedy for row in revisions if row.ordinal == one.ordinal)
    return RoundRow(
        ordinal=one.ordinal,
        outcome=one.outcome.value,
        tier=one.tier.value,
        consensus=one.consensus,
        verified=one.verified,
        reasons=tuple(map(visible, one.reasons)),
        withdrawn=did[Remedy.WITHDRAW],
        reserved=did[Remedy.SOFTEN],
        judged_again=did[Remedy.REVERIFY],
        widen=visible(one.widen),
    )


def _revisions(contents: ReviewContents, numbered: Numbered) -> Iterator[RevisionRow]:
    claims = {claim.claim_id: claim for claim in contents.claims}
    for one in contents.appraisal.revisions:
        claim = claims.get(one.item)
        work = contents.works.get(claim.work_id) if claim else None
        yield RevisionRow(
            ordinal=one.ordinal,
            item=visible(one.item),
            remedy=one.remedy.value,
            reason=visible(one.reason),
            text=claim.text if claim else "",
            work=visible(work.record.title) if work else "",
            claim=numbered.claims.get(one.item),
        )


def _check(check: Check, objections: Sequence[Objection]) -> AppraisalCheckRow:
    own = [one for one in objections if (one.mandate, one.check) == (check.mandate, check.name)]
    return AppraisalCheckRow(
        mandate=check.mandate.value,
        dimension=check.dimension.value,
        name=check.name,
        question=check.question,
        passed=check.passed,
        total=check.total,
        settled=check.passed + sum(_PASSED[one.standing] for one in own),
        weight=check.weight,
        basis=check.basis,
    )
