"""The synthesis made again from what is stored, each part once for all checks that hold it against what is told."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from pydantic import ValidationError

from synthesist import extract, identify
from synthesist.appraise.reviewing import Synthesis
from synthesist.extract.roles import Role, RoledSentence, RoleModel
from synthesist.identify.studies import Independence, Paper, independence_of
from synthesist.plan import Plan
from synthesist.read.placed import sentences_in
from synthesist.read.sentences import sentences
from synthesist.records import Claim, Evidence, ReviewContents, Sentence
from synthesist.records.appraisals import Appraisal
from synthesist.records.copies import NONE_KNOWN
from synthesist.records.revised import WITHDRAWN
from synthesist.report import Report, compose

_OTHERS = 60
"""Works that are not included of which claims and decision are made again, the nearest first: it takes long."""


@dataclass(frozen=True)
class Again:
    """What comes out of the stored texts, records and decisions by the program's own rules."""

    seen: Synthesis

    @property
    def contents(self) -> ReviewContents:
        """What is stored."""
        return self.seen.contents

    @cached_property
    def plan(self) -> Plan | None:
        """The newest plan; None where what is stored is no plan."""
        try:
            return Plan.model_validate(self.contents.plan)
        except ValidationError:
            return None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims as they were extracted: what reviewers withdrew is shown here."""
        return tuple(
            claim.model_copy(update={"is_shown": True, "reason": ""}) if claim.reason.startswith(WITHDRAWN) else claim
            for claim in self.contents.claims
        )

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims as they were extracted, by document."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.document_id].append(claim)
        return {name: tuple(own) for name, own in found.items()}

    @cached_property
    def heard(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Evidence by claim."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for row in self.contents.evidence:
            found[row.claim_id].append(row)
        return {name: tuple(own) for name, own in found.items()}

    @cached_property
    def identified(self) -> identify.Identified:
        """Works, notes and decisions made again from the records."""
        contents, plan = self.contents, self.plan
        said = [one for one in contents.heeded.matches() if {one.first, one.second} <= contents.records.keys()]
        return identify.identify(
            contents.records.values(),
            contents.searches,
            said=said,
            listed=[note for note in contents.retraction_notes if note.source.startswith(identify.LIST)],
            keeps_retracted=bool(plan and plan.policies.keeps_retracted),
        )

    @cached_property
    def sentences(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Sentences of the documents that shown claims and evidence stand in, split again, by document."""
        contents = self.contents
        wanted = {claim.document_id for claim in self.seen.shown} | {row.document_id for row in contents.evidence}
        return {
            name: sentences_in(document, contents.readings[name]) if name in contents.readings else sentences(document)
            for name, document in contents.documents.items()
            if name in wanted
        }

    @cached_property
    def sources(self) -> Mapping[str, extract.Source]:
        """What was read of each work, by document."""
        contents, why_not = self.contents, self._why_not
        unsought = NONE_KNOWN if self.plan and self.plan.is_fetching else ""
        return {
            name: extract.Source(
                document,
                contents.works[document.work_id].record,
                self.seen.bodies[name],
                contents.readings.get(name),
                why_not.get(document.work_id, unsought),
            )
            for name, document in contents.documents.items()
            if document.work_id in contents.works
        }

    @cached_property
    def _why_not(self) -> Mapping[str, str]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.contents.copies:
            found[one.work_id] |= {one.problem: None} if one.problem else {}
        return {work_id: "; ".join(problems) for work_id, problems in found.items()}

    @cached_property
    def extracted(self) -> Mapping[str, extract.Extracted]:
        """By document, what is made of the sentences that are stored as claims: how they bear, which are shown."""
        hits, contents = self._concept_hits, self.contents
        return {
            name: extract.extract(
                [source],
                contents.question,
                hits,
                self.seen.embedder,
                contents.heeded,
                cast("RoleModel", _Remembered(source.sentences, self.by_document.get(name, ()))),
            )
            for name, source in self.sources.items()
            if name in self._nearest
        }

    @cached_property
    def _nearest(self) -> frozenset[str]:
        """Documents of included works, and those of the others that are nearest to the question."""
        contents, included = self.contents, set(self.seen.included)
        ranks = {row.work_id: row.rank for row in contents.relevances}
        rest = sorted(
            (ranks.get(document.work_id, len(ranks)), name)
            for name, document in contents.documents.items()
            if document.work_id not in included
        )
        own = (name for name, document in contents.documents.items() if document.work_id in included)
        return frozenset((*own, *(name for _, name in rest[:_OTHERS])))

    def asserted(self, sources: Sequence[extract.Source]) -> tuple[Claim, ...]:
        """The claims of documents as the model of roles finds them, which is slow."""
        if not sources:
            return ()
        return extract.extract(sources, self.contents.question, self._concept_hits, self.seen.embedder).claims

    @cached_property
    def _concept_hits(self) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for search in self.contents.searches:
            counts.update(dict(search.concept_hits))
        return counts

    @cached_property
    def claims_again(self) -> Mapping[str, Claim]:
        """The claims of `extracted`, by id."""
        return {claim.claim_id: claim for made in self.extracted.values() for claim in made.claims}

    @cached_property
    def told(self) -> extract.Told:
        """Anatomies, findings, results and their groups, made again from the claims that are stored."""
        assessed = tuple(row for row in self.contents.effective if row.stage == "assess")
        held = extract.Extracted(self.claims, assessed)
        return extract.tell(list(self.sources.values()), held, self.contents.question, self.seen.embedder)

    @cached_property
    def independence(self) -> Independence:
        """What ties the works that were read."""
        contents, said = self.contents, defaultdict[str, list[Sentence]](list)
        for sentence in self.seen.sentences:
            said[sentence.work_id].append(sentence)
        return independence_of(
            {
                name: Paper((work.record, *(contents.records[one] for one in work.record_ids)), tuple(said[name]))
                for name, work in contents.works.items()
                if name in said
            }
        )

    @cached_property
    def printed(self) -> tuple[Report, ...]:
        """The report as it would be printed without the reviewers' words, and with them where there are some."""
        bare = compose(replace(self.contents, appraisal=Appraisal()))
        return (bare,) if self.contents.appraisal == Appraisal() else (bare, compose(self.contents))


class _Remembered:
    """Tells of the sentences of one document what is stored of them as claims, so that no model is asked again."""

    threshold = 0.0

    def __init__(self, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> None:
        self._sentences = sentences
        self._claims = {(claim.start, claim.end): claim for claim in claims}

    def read(self, sentences: Sequence[str]) -> list[RoledSentence]:
        """See `RoleModel.read`."""
        # A text may say a sentence twice, of which one alone is a claim: they are told apart by their order.
        own = iter(self._sentences)
        return [self._told(next((one for one in own if one.text == text), None)) for text in sentences]

    def read_paper(self, sentences: Sequence[str], sections: Sequence[object]) -> list[RoledSentence]:
        """See `RoleModel.read_paper`."""
        return self.read(sentences)

    def _told(self, sentence: Sentence | None) -> RoledSentence:
        claim = self._claims.get((sentence.start, sentence.end)) if sentence else None
        if claim is None or claim.role not in set(Role):
            return RoledSentence(Role.OTHER, 0.0, is_claim=claim is not None)
        return RoledSentence(Role(claim.role), claim.p or 0.0, is_claim=True)


def again(seen: Synthesis) -> Again:
    """The synthesis made again; asked for twice it is the same object, as a cached property of the synthesis is."""
    made: Again = vars(seen).setdefault("_made_again", Again(seen))
    return made
