"""What the report rests on: the review's contents, put in the order in which the report tells them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from synthesist.records import (
    UNPROVEN,
    BlockKind,
    Claim,
    Concept,
    Document,
    Evidence,
    Label,
    Mark,
    Part,
    Reading,
    Relevance,
    ReviewContents,
    Rulings,
    SectionRole,
    TextKind,
    Verdict,
    standing,
)
from synthesist.records.appraisals import Mandate, Vote
from synthesist.records.depths import depth_of
from synthesist.report.appraised import disputed, votes_by_claim
from synthesist.report.key_papers import key_paper_rows
from synthesist.report.missed import recapture_rows
from synthesist.report.model import Span
from synthesist.report.searchmodel import KeyPaperRow, RecaptureRow
from synthesist.report.wording import visible

PROBABILITY = "probability of "
"""What the names of signals begin with that hold a label's calibrated probability."""

_NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Basis:
    """The contents, and views of them that several parts of the report share."""

    contents: ReviewContents

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """Shown claims: direct ones first, then by falling score; ties by id."""
        claims = (claim for claim in self.contents.claims if claim.is_shown)
        return tuple(sorted(claims, key=lambda claim: (not is_direct(claim), -claim.score, claim.claim_id)))

    @cached_property
    def included(self) -> tuple[str, ...]:
        """Ids of the included works, nearest to the question first."""
        works = {row.item for row in self.contents.effective if (row.stage, row.action) == ("assess", "include")}
        return tuple(sorted(works, key=self.rank))

    @cached_property
    def key_papers(self) -> tuple[KeyPaperRow, ...]:
        """What became of the works that the plan names as ones that must be found."""
        return key_paper_rows(self.contents)

    @cached_property
    def recapture(self) -> tuple[RecaptureRow, ...]:
        """What pairs of sources with separate indexes tell of the works that were missed."""
        return recapture_rows(self.contents, self.included)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids of the claims on which reviewers differ."""
        return disputed(self.contents.appraisal)

    @cached_property
    def _votes(self) -> Mapping[str, Mapping[Mandate, Vote]]:
        return votes_by_claim(self.contents.appraisal.votes)

    def depth(self, claim: Claim) -> str:
        """How far a claim was verified; empty where it is not verified, or nobody appraised it."""
        votes = self._votes.get(claim.claim_id)
        depth = depth_of(claim, self.verdict(claim), votes.values()) if votes else None
        return depth.value if depth else ""

    @cached_property
    def supporting(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Passages of other works that support a claim, strongest first, by claim."""
        return _by_claim(self.contents.evidence, Label.SUPPORT)

    @cached_property
    def refuting(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Passages of other works that speak against a claim, strongest first, by claim."""
        return _by_claim(self.contents.evidence, Label.REFUTE)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Ids of the works that the reference list must name."""
        ids = {claim.claim_id for claim in self.shown}
        passages = [row for rows in (self.supporting, self.refuting) for key in ids for row in rows.get(key, ())]
        return frozenset([*self.included, *(claim.work_id for claim in self.shown), *(row.work_id for row in passages)])

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {row.work_id: row.rank for row in self.contents.relevances}

    @cached_property
    def is_by_people(self) -> bool:
        """Whether anything that a person decided holds."""
        return bool(standing(self.contents.rulings))

    @cached_property
    def has_digests(self) -> bool:
        """Whether a text that was read is a digest, not the paper's own words."""
        return any(row.text_kind is TextKind.DIGEST for row in self.contents.documents.values())

    def is_reconstructed(self, claim: Claim) -> bool:
        """Whether a claim stands in a text that was put together again from an index of its words."""
        return self.contents.documents[claim.document_id].text_kind is TextKind.RECONSTRUCTED

    @cached_property
    def has_full_texts(self) -> bool:
        """Whether more than titles and abstracts was read."""
        return any(row.is_full_text for row in self.contents.documents.values())

    @cached_property
    def has_probabilities(self) -> bool:
        """Whether any pair that was judged carries calibrated probabilities."""
        rows = self.contents.evidence
        return any(signal.name.startswith(PROBABILITY) for row in rows for signal in row.signals)

    @cached_property
    def is_deaf(self) -> bool:
        """Whether nobody could be heard: the judge was not measured to be right often enough on such texts."""
        return any(UNPROVEN in self.verdict(claim).confidence_reason for claim in self.shown)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The question's concepts, in its order."""
        return self.contents.question.concepts

    def part(self, part: Part) -> tuple[Concept, ...]:
        """The concepts that play a part in the question."""
        return tuple(concept for concept in self.concepts if concept.part is part)

    def tie(self, one: str, other: str) -> str:
        """Why two works are not taken for independent, in words."""
        return self._ties.get((min(one, other), max(one, other)), "it may not be independent of the claim's work")

    @cached_property
    def _ties(self) -> Mapping[tuple[str, str], str]:
        return {(tie.first, tie.second): visible("; ".join(tie.reasons)) for tie in self.contents.ties}

    @cached_property
    def _rulings(self) -> Rulings:
        return self.contents.heeded

    def silenced(self, claim: Claim) -> bool:
        """Whether a person set the claim, or its work, aside."""
        return self._rulings.silences(claim) is not None

    def hits(self, concept: Concept) -> int | None:
        """Records of all that was searched that name a concept; None where no source said."""
        told = [count for row in self.contents.searches for name, count in row.concept_hits if name == concept.name]
        return sum(told) if told else None

    def named_in(self, claims: Iterable[Claim]) -> tuple[Concept, ...]:
        """The question's concepts that claims name, in the question's order."""
        names = {name for claim in claims for name in claim.concepts}
        return tuple(concept for concept in self.concepts if concept.name in names)

    def rank(self, work_id: str) -> tuple[int, str]:
        """Sort key: rank of relevance, then id; works without a rank come last."""
        return self._ranks.get(work_id, len(self._ranks) + 1), work_id

    def verdict(self, claim: Claim) -> Verdict:
        """The claim's verdict; an unjudged one where the checks left none."""
        return self.contents.verdicts.get(claim.claim_id) or Verdict(
            claim_id=claim.claim_id,
            mark=Mark.UNJUDGED,
            is_corroborated=False,
            supporting_work_ids=(),
            refuting_work_ids=(),
            pairs_judged=0,
            confidence_reason=_NOT_JUDGED,
        )

    def is_opposed(self, claim: Claim) -> bool:
        """Whether the claim is marked refuted, or the verdict counts a work that refutes it."""
        verdict = self.verdict(claim)
        return verdict.mark is Mark.REFUTED or bool(verdict.refuting_work_ids)

    def is_contested(self, claim: Claim) -> bool:
        """Whether the verdict counts works on both sides of the claim."""
        verdict = self.verdict(claim)
        return bool(verdict.refuting_work_ids and verdict.supporting_work_ids)

    def is_verified(self, claim: Claim) -> bool:
        """Whether the claim carries the verified mark."""
        return self.verdict(claim).mark is Mark.VERIFIED

    def title_span(self, document_id: str) -> Span:
        """Where the title stands in a document; its text opens with it."""
        document, reading = self.contents.documents[document_id], self.contents.readings.get(document_id)
        blocks = reading.blocks if reading else ()
        start, end = next(
            ((one.start, one.end) for one in blocks if one.kind is BlockKind.TITLE), (0, _title_end(document))
        )
        return Span(document_id=document_id, start=start, end=end)

    def heading_and_page(self, document_id: str, at: int) -> tuple[str, int | None]:
        """The heading above a place of a document, and its page; empty and None where there are none."""
        reading = self.contents.readings.get(document_id)
        if reading is None:
            return ("title" if at < _title_end(self.contents.documents[document_id]) else "abstract"), None
        return heading_at(reading, at), page_at(reading, at)

    def words(self, span: Span) -> str:
        """The words that a span holds."""
        return self.contents.documents[span.document_id].text[span.start : span.end]


def is_direct(claim: Claim) -> bool:
    """Whether a claim bears on what is asked about and on the outcome asked for, where one is asked for."""
    return claim.relevance is Relevance.DIRECT


def heading_at(reading: Reading, at: int) -> str:
    """The heading above a place, with its number; "title" and "abstract" where that is what the place is in."""
    block = next((one for one in reading.blocks if one.start <= at < one.end), None)
    if block is None:
        return ""
    if block.kind is BlockKind.TITLE:
        return "title"
    section = reading.sections[block.section]
    told = f"{section.number} {section.title}".strip()
    return "abstract" if section.role is SectionRole.ABSTRACT and not section.number else told


def page_at(reading: Reading, at: int) -> int | None:
    """The page that a place stands on, from 1, between two lines that of the next; None where there are no pages."""
    place = bisect_right(reading.lines, at, key=lambda line: line.start) - 1
    if place < 0 or reading.lines[place].end <= at:
        place += 1
    return reading.lines[place].page if place < len(reading.lines) else None


def span_of(row: Claim | Evidence) -> Span:
    """Where a claim or a passage stands."""
    return Span(document_id=row.document_id, start=row.start, end=row.end)


def _title_end(document: Document) -> int:
    return document.text.find("\n\n") if "\n\n" in document.text else len(document.text)


def _by_claim(rows: Iterable[Evidence], label: Label) -> dict[str, tuple[Evidence, ...]]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        if row.label is label:
            found[row.claim_id].append(row)
    return {key: tuple(sorted(group, key=_strongest_first)) for key, group in found.items()}


def _strongest_first(row: Evidence) -> tuple[float, str, int]:
    return -row.score, row.work_id, row.start
