"""The challenger on novelty: one finding told twice, firsts that are none, versions that newer ones have replaced."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from synthesist.appraise.challenger.quoting import cut, place, title_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.relating import Part as Side
from synthesist.extract.relating import Related, related
from synthesist.extract.repeating import repeats
from synthesist.language import ConceptMatcher, content_stems
from synthesist.models import Vectors
from synthesist.records import Claim, Part, PeerReview, Record, VersionKind, Work
from synthesist.records.appraisals import Dimension, Mandate, Remedy, Severity

TOLD_ONCE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="findings told once",
    question="Is what claims assert alike told as one finding?",
    basis="findings of which no claim asserts, by its anatomy or nearly the same words, what one of another finding "
    "does",
)
REPEATED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="results told once",
    question="Is each result of a work told as one claim?",
    basis="shown claims that repeat no other claim of their work in nearly the same words, of all shown claims",
    severity=Severity.MINOR,
)
FIRSTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="firsts and bests",
    question="Does nothing among the records take back what claims say of being first or best?",
    basis="claims that call nothing first or best, or whom no older or newer record contradicts, of all shown claims",
    remedy=Remedy.SOFTEN,
    is_judged=True,
)
VERSIONS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.NOVELTY,
    name="newest versions",
    question="Is each work cited in the newest version among the records?",
    basis="included works of which no other work's record is a later version, by title, authors and words, of all",
)

_ALIKE = 0.9
_FIRST = re.compile(
    r"\bfor the first time\b|\b(?:the|our|very) first (?:\w+ ){0,3}?(?:to|work|study|attempt|effort|approach|method"
    r"|trial|report|evidence"
    r"|demonstration|paper)\b|\bfirst (?:\w+ )?(?:evidence|demonstration|report)\b|\b(?:never|not) (?:previously "
    r"|yet |before )?been (?:\w+ )?"
    r"(?:shown|reported|studied|described|tested|examined)\b|\b(?:no|none of the) (?:previous|prior|earlier"
    r"|other) (?:work|study|studies"
    r"|paper|research|trial)s? (?:has|have|had)\b|\bunprecedented\b|\bpreviously (?:unknown|unreported|unstudied)\b",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"\b(?:achiev|reach|obtain|establish|attain|set|sett|mark|constitut|represent|yield|deliver|is|are|remain|new"
    r"|current)\w* (?:\w+ ){0,3}?"
    r"(?<!over )(?<!to )(?:state[- ]of[- ]the[- ]art|SOTA)\b|\b(?:currently|to date|so far|of all) the best\b|\b(?:is"
    r"|are|remains?) the best"
    r" (?:known|published|reported|available)\b|\brecord[- ](?:setting|breaking)\b",
    re.IGNORECASE,
)
_SURE, _NEAR, _BESIDE = 0.75, 0.65, 0.55
"""Cosines at which the default embedder's texts tell of one thing, of nearly one thing, and of things side by side."""

_DATED, _LATER = 5, 2
_TITLED, _HELD = 0.75, 0.8
_REPLACING = re.compile(
    r"\bsupersed\w+|\b(?:this|the present|an?) (?:\w+ )?(?:version|edition|update|paper|article|report"
    r"|analysis) (?:replaces?|updates?|extends?"
    r"|corrects?)\b|\b(?:updated|revised|extended|final|corrected|second|newer) (?:version|edition|analysis"
    r"|report) of\b|\breplaces? (?:our|the|an)"
    r" (?:earlier|previous|preliminary|first)\b",
    re.IGNORECASE,
)


def told_once(seen: Synthesis) -> Looked:
    """Whether claims that assert the same stand in one finding."""
    findings = {name: finding for finding in seen.contents.findings for name in finding.claim_ids}
    matcher, anatomies = ConceptMatcher(seen.question.concepts), seen.contents.anatomies
    claims = [claim for claim in seen.shown if claim.claim_id in findings and claim.claim_id in anatomies]
    relations = {one.claim_id: related(one, anatomies[one.claim_id], matcher) for one in claims}
    objections = (
        TOLD_ONCE.object(
            findings[one.claim_id].finding_id,
            f"{cut(one.text)} and {cut(other.text)} assert the same, and are told as two findings",
            one.claim_id,
            other.claim_id,
        )
        for one, other in combinations(claims, 2)
        if findings[one.claim_id].finding_id != findings[other.claim_id].finding_id
        and _assert_alike(relations[one.claim_id], relations[other.claim_id], one, other)
    )
    return TOLD_ONCE.looked((one.finding_id for one in seen.contents.findings), objections)


def results_once(seen: Synthesis) -> Looked:
    """Whether no claim repeats another of its work."""
    by_work: dict[str, list[Claim]] = {}
    for claim in seen.shown:
        by_work.setdefault(claim.work_id, []).append(claim)
    objections = (
        REPEATED.object(
            other.claim_id, f"{cut(other.text)} repeats {cut(one.text)} of its work", place(one), place(other)
        )
        for own in by_work.values()
        for one, other in combinations(own, 2)
        if repeats(one.text, other.text)
    )
    return REPEATED.looked((claim.claim_id for claim in seen.shown), objections)


def firsts(seen: Synthesis) -> Looked:
    """Whether records contradict what is called first or best."""
    calling = [claim for claim in seen.shown if _FIRST.search(claim.text) or _BEST.search(claim.text)]
    space = _Space(seen, calling)
    objections = (
        FIRSTS.object(claim.claim_id, said, place(claim), *pointers)
        for claim in calling
        for said, *pointers in _contradicted(seen, claim, space)
    )
    return FIRSTS.looked((claim.claim_id for claim in seen.shown), objections)


def versions(seen: Synthesis) -> Looked:
    """Whether no record is a later version of an included work."""
    titles = {name: frozenset(content_stems(work.record.title)) for name, work in seen.works.items()}
    included = [seen.works[name] for name in seen.included if name in seen.works]
    replacing = [work for work in seen.works.values() if _REPLACING.search(_text(work.record))]
    objections = (
        VERSIONS.object(work.work_id, said, other.work_id)
        for work in included
        for other, said in _later(seen, work, titles, replacing)
    )
    return VERSIONS.looked((work.work_id for work in included), objections)


def _assert_alike(first: Related | None, second: Related | None, one: Claim, other: Claim) -> bool:
    if first is None or second is None:
        return False
    if first.identity == second.identity:
        return True
    if (first.direction, first.kin) != (second.direction, second.kin) or _is_misread(first) or _is_misread(second):
        return False
    if _is_same(first.exposure, second.exposure) and _is_same(first.outcome, second.outcome):
        return True
    stems = [{stem for stem in content_stems(each.text) if not stem[0].isdigit()} for each in (one, other)]
    return len(stems[0] & stems[1]) >= _ALIKE * len(stems[0] | stems[1])


def _is_same(one: Side, other: Side) -> bool:
    """Whether two sides of relations name the same of the question, and either all other words of the other."""
    rest = set(one.rest), set(other.rest)
    return bool(one.concepts) and one.concepts == other.concepts and (rest[0] <= rest[1] or rest[1] <= rest[0])


def _is_misread(one: Related) -> bool:
    """Whether a number was taken for what acts or is acted on, so that nothing can be said of the relation."""
    return any(character.isdigit() for part in (one.exposure, one.outcome) for character in part.text)


@dataclass(frozen=True)
class _Space:
    """Records beside claims, by meaning; nothing is embedded where no claim needs it."""

    seen: Synthesis
    claims: Sequence[Claim]

    @cached_property
    def records(self) -> Sequence[Record]:
        """Records with a year, by id."""
        records = self.seen.contents.records
        return [records[name] for name in sorted(records) if records[name].year] if self.claims else []

    @cached_property
    def _vectors(self) -> Vectors:
        return self.seen.embedder.embed([_text(record) for record in self.records])

    def near(self, claim: Claim, least: float) -> Iterator[tuple[float, Record]]:
        """Records at least so near to a claim, the nearest first."""
        if not self.records:
            return
        cosines = self._vectors @ self.seen.embedder.embed([claim.text])[0]
        for at in np.argsort(-cosines, kind="stable"):
            if cosines[at] < least:
                return
            yield float(cosines[at]), self.records[at]


def _text(record: Record) -> str:
    return f"{record.title}\n{record.abstract or ''}"


def _contradicted(seen: Synthesis, claim: Claim, space: _Space) -> Iterator[tuple[str, str]]:
    work = seen.works.get(claim.work_id)
    if work is None or work.record.year is None:
        return
    others = [(near, one) for near, one in space.near(claim, _BESIDE) if one.record_id not in work.record_ids]
    if first := _FIRST.search(claim.text):
        matcher = ConceptMatcher(seen.question.concepts)
        named = matcher.concepts(claim.text)
        is_whole = all(named & set(seen.question.names(part)) for part in (Part.EXPOSURE, Part.OUTCOME))
        for near, one in others:
            is_same = near >= _SURE or (near >= _NEAR and is_whole and named <= matcher.concepts(_text(one)))
            if is_same and (one.year or 0) < work.record.year:
                yield f"{cut(claim.text)} says {cut(first[0])}, and {cut(one.title)} is of {one.year}", one.record_id
                return
    yield from _surpassed(seen, claim, work.record.year, [one for _, one in others])


def _surpassed(seen: Synthesis, claim: Claim, year: int, others: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """A best of years ago, beside which younger work stands."""
    best = _BEST.search(claim.text)
    today = int(seen.today[:4]) if seen.today[:4].isdigit() else 0
    if best and year <= today - _DATED:
        for one in others:
            if (one.year or 0) >= year + _LATER:
                yield (
                    f"{cut(claim.text)} says {cut(best[0])} of {year}, and {cut(one.title)} is of {one.year}",
                    one.record_id,
                )
                return


def _later(
    seen: Synthesis, work: Work, titles: Mapping[str, frozenset[str]], replacing: Sequence[Work]
) -> Iterator[tuple[Work, str]]:
    own = titles[work.work_id]
    for name in sorted(titles):
        other = seen.works[name]
        alike = len(own & titles[name]) >= _TITLED * max(1, len(own | titles[name]))
        if name != work.work_id and alike and _share_author(work, other) and _is_later(other, work):
            yield (
                other,
                f"{cut(title_of(seen, name))} of {other.record.year} is a later version of a work that is cited",
            )
    for other in replacing:
        held = own & frozenset(content_stems(_text(other.record)))
        if other.work_id != work.work_id and own and len(held) >= _HELD * len(own) and _share_author(work, other):
            yield other, f"{cut(other.record.title)} says that it replaces another version, and an older one is cited"


def _share_author(one: Work, other: Work) -> bool:
    return bool({author.key for author in one.record.authors} & {author.key for author in other.record.authors})


def _is_later(other: Work, work: Work) -> bool:
    """Whether it is younger, or published where the other is a preprint; works of one year may be parts of one."""
    years = other.record.year or 0, work.record.year or 0
    return all(years) and (
        years[0] > years[1] or (years[0] == years[1] and _is_preprint(work) and not _is_preprint(other))
    )


def _is_preprint(work: Work) -> bool:
    kinds = {version.kind for version in work.versions}
    return work.peer_review is PeerReview.PREPRINT or kinds == {VersionKind.PREPRINT}


CHECKS: tuple[Look, ...] = (told_once, results_once, firsts, versions)
