"""A review's contents, looked up by what a person may ask about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from synthesist.records import (
    Claim,
    Decision,
    Document,
    Evidence,
    Hit,
    Match,
    ReviewContents,
    Ruling,
    Search,
    Work,
    pair_of,
)
from synthesist.records.review import WorkRelevance
from synthesist.report import Report
from synthesist.report.basis import Basis
from synthesist.report.citing import Citations
from synthesist.report.claims import claim_rows
from synthesist.report.followed import first_turns
from synthesist.report.model import ClaimRow, Line
from synthesist.report.sentences import sentences

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """The contents and the report, with views of them by id; `report` is None where there is none yet."""

    contents: ReviewContents
    report: Report | None

    @cached_property
    def basis(self) -> Basis:
        """The contents as the report reads them."""
        return Basis(self.contents)

    @cached_property
    def work_of(self) -> Mapping[str, Work]:
        """The work of each record."""
        return {record: work for work in self.contents.works.values() for record in work.record_ids}

    @cached_property
    def match_of(self) -> Mapping[str, Match]:
        """What is held of two records, by `pair_of` them."""
        return {pair_of(one.first, one.second): one for one in self.contents.matches}

    @cached_property
    def documents_of(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents of each work."""
        return grouped(self.contents.documents.values(), lambda document: document.work_id)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims, by id."""
        return {claim.claim_id: claim for claim in self.contents.claims}

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each work, in the order of its text."""
        ordered = sorted(self.contents.claims, key=lambda claim: (claim.document_id, claim.start))
        return grouped(ordered, lambda claim: claim.work_id)

    @cached_property
    def claim_at(self) -> Mapping[tuple[str, int, int], Claim]:
        """The claim that stands at a place of a document."""
        return {(claim.document_id, claim.start, claim.end): claim for claim in self.contents.claims}

    @cached_property
    def evidence_of(self) -> Mapping[str, tuple[Evidence, ...]]:
        """All that was held against each claim."""
        return grouped(self.contents.evidence, lambda row: row.claim_id)

    @cached_property
    def decisions_of(self) -> Mapping[str, tuple[Decision, ...]]:
        """All decisions on a record or a work, overruled ones too; a record returned twice counts as itself."""
        return grouped(self.contents.decisions, lambda row: row.item.partition("@")[0])

    @cached_property
    def holding(self) -> Mapping[tuple[str, str], Decision]:
        """The decision that holds, by stage and item."""
        return {(row.stage, row.item): row for row in self.contents.effective}

    @cached_property
    def rulings_of(self) -> Mapping[str, tuple[Ruling, ...]]:
        """All that people said of a work or a claim."""
        return grouped(self.contents.rulings, lambda ruling: ruling.item)

    @cached_property
    def hits_of(self) -> Mapping[str, tuple[tuple[Search, Hit], ...]]:
        """The searches that returned a record, with its place in each."""
        pairs = ((search, hit) for search in self.contents.searches for hit in search.hits)
        return grouped(pairs, lambda pair: pair[1].record_id)

    @cached_property
    def turns(self) -> Mapping[str, int]:
        """The round of following citations in which each record came first; 0 where a query brought it."""
        return first_turns(self.contents)

    @cached_property
    def relevance_of(self) -> Mapping[str, WorkRelevance]:
        """Rank and score of each work that was screened."""
        return {row.work_id: row for row in self.contents.relevances}

    @cached_property
    def rows(self) -> Mapping[str, ClaimRow]:
        """The claims table by claim; its numbers are the report's."""
        # No claim table, no work: its numbers of references are not the report's and are not shown.
        return {row.claim_id: row for row in claim_rows(self.basis, Citations())}

    @cached_property
    def sentences(self) -> Mapping[str, Line]:
        """The report's sentences by name; none where there is no report yet."""
        return dict(sentences(self.report)) if self.report else {}

    @cached_property
    def references(self) -> Mapping[int, str]:
        """The work behind each number of the reference list."""
        return {row.number: row.work_id for row in self.report.references} if self.report else {}

    @cached_property
    def criteria(self) -> Mapping[str, str]:
        """Criteria by id; one that was taken out of the plan but once decided has no text."""
        used = {row.criterion for row in self.contents.decisions} | {row.criterion for row in self.contents.rulings}
        return {**dict.fromkeys(sorted(used - {""}), ""), **self.contents.criteria}


def grouped(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    """Rows by key, in the order in which they come."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {name: tuple(group) for name, group in found.items()}
