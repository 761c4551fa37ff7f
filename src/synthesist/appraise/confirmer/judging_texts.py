"""What the confirmer holds claims against: the sentences of all that was read, and which works may speak."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesist.appraise.confirmer.lines import Line, Spelt, line
from synthesist.appraise.confirmer.lines_words import FINDS, NULLS
from synthesist.appraise.confirmer.selection import Index, Placed
from synthesist.appraise.reviewing import Synthesis
from synthesist.identify.studies import Paper, independence_of
from synthesist.language import abbreviations
from synthesist.records import BlockKind, Claim, Document, RetractionStatus, SectionRole, Sentence
from synthesist.records.revised import RESERVED

_TAKEN_BACK = frozenset((RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN))
_SPEAKS = frozenset((SectionRole.ABSTRACT, SectionRole.RESULTS, SectionRole.DISCUSSION, SectionRole.CONCLUSION))
_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))


@dataclass(frozen=True, slots=True)
class Texts:
    """What was read, as lines.

    Attributes:
        spelt: what abbreviations stand for wherever documents of the review define them in one way only.
    """

    seen: Synthesis
    spelt: Spelt

    @classmethod
    def of(cls, seen: Synthesis) -> "Texts":
        """The texts of a synthesis."""
        meant: dict[str, set[str]] = {}
        for name in sorted(seen.documents):
            for short, long in abbreviations.pairs(seen.documents[name].text):
                meant.setdefault(short, set()).add(long.lower())
        return cls(seen, {short: min(longs) for short, longs in sorted(meant.items()) if len(longs) == 1})

    def index(self) -> Index:
        """All sentences that may speak, of works that were not taken back."""
        return Index([placed for name in sorted(self.seen.documents) for placed in self.placed(name)])

    def placed(self, document_id: str) -> Iterator[Placed]:
        """The sentences of a document that may speak."""
        document = self.seen.documents[document_id]
        work = self.seen.works.get(document.work_id)
        if work is None or work.retraction in _TAKEN_BACK:
            return
        spelt = self._spelt_in(document)
        for sentence in self.seen.bodies[document_id]:
            if _may_speak(sentence, document):
                place = f"{document_id}:{sentence.start}:{sentence.end}"
                yield Placed(document.work_id, place, line(sentence.text, spelt))

    def claim(self, claim: Claim) -> Line:
        """A claim as a line."""
        return line(claim.text, self._spelt_in(self.seen.documents[claim.document_id]))

    def _spelt_in(self, document: Document) -> Spelt:
        """What a document defines itself goes before what others do."""
        return {**self.spelt, **dict(abbreviations.pairs(document.text))}


def uncontested(seen: Synthesis) -> list[Claim]:
    """Shown claims that were judged and are told as if nothing spoke against them, by id."""
    told = []
    for claim in sorted(seen.shown, key=lambda one: one.claim_id):
        verdict = seen.verdict(claim)
        if verdict and not verdict.refuting_work_ids and not any(one.startswith(RESERVED) for one in verdict.vetoes):
            told.append(claim)
    return told


def silent_for(seen: Synthesis) -> Mapping[str, frozenset[str]]:
    """By work, itself, the works that are known to be tied to it, and those whose dissent the report tells."""
    found: dict[str, set[str]] = {work: {work} for work in seen.works}
    for tie in seen.contents.ties:
        found.setdefault(tie.first, set()).add(tie.second)
        found.setdefault(tie.second, set()).add(tie.first)
    findings = {one.finding_id: one for one in seen.contents.findings}
    for finding in findings.values():
        opposing = {work for name in finding.opposed_by if name in findings for work in findings[name].work_ids}
        for work in finding.work_ids:
            found.setdefault(work, set()).update(opposing)
    return {work: frozenset(others) for work, others in found.items()}


def are_independent(seen: Synthesis, first: str, second: str) -> bool:
    """Whether nothing ties two works, by the rules of the synthesis itself."""
    papers = {name: _paper(seen, name) for name in (first, second)}
    return independence_of(papers)(first, second) is None


def _paper(seen: Synthesis, work_id: str) -> Paper:
    work, records = seen.works[work_id], seen.contents.records
    own = [name for name in sorted(seen.documents) if seen.documents[name].work_id == work_id]
    sentences = tuple(sentence for name in own for sentence in seen.bodies[name])
    return Paper((work.record, *(records[one] for one in work.record_ids if one in records)), sentences)


def _may_speak(sentence: Sentence, document: Document) -> bool:
    if sentence.section == "title" or sentence.kind not in _PROSE:
        return False
    # A full text has hundreds of sentences; those that report nothing cannot be what a reader would object by.
    is_told = sentence.part in _SPEAKS and bool(FINDS.search(sentence.text) or NULLS.search(sentence.text))
    return is_told or not document.is_full_text
