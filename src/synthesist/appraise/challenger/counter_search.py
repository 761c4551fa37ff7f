"""A search for the opposite of a claim in all records at hand, those that were set aside included."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from synthesist.appraise.challenger.counter_words import core, opposing_words, turned_words
from synthesist.appraise.reviewing import Synthesis
from synthesist.language import spans, tokens
from synthesist.language.signals import observed, telling, uncontracted
from synthesist.records import Record, RetractionStatus

WORKS = 12
"""Works that are looked into for one claim."""

SENTENCES = 6
"""Sentences that are judged for one claim at the most, two of one work."""

PER_WORK = 2
_NEAR_ENOUGH = 0.4
"""Weight of the claim's words that a sentence must have, as a share."""

_COULD_DENY = re.compile(
    r"\b(?:no|not|never|nor|neither|none|cannot|without|fail\w*|lack\w*|unable|contrary|contradict\w*|refut\w*|"
    r"disprov\w*|"
    r"dispute\w*|challeng\w*|question\w*|doubt\w*|unlikely|unaffected|unchanged|unrelated|independent|similar|"
    r"same|equal\w*|"
    r"little|hardly|barely|rather than|instead|reverse\w*|opposite|vanish\w*|disappear\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a record.

    Attributes:
        sentences: of the record's abstract, among which it stands at `place`.
        share: weight of the claim's words that it has, 0 to 1.
        is_turned: whether it has a word of the claim turned round, or alone denies something; else it has but a verb
            that goes the other way.
    """

    record: Record
    work_id: str
    sentences: tuple[str, ...]
    place: int
    share: float
    is_turned: bool = True

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentences[self.place]


class Shelf:
    """All records that may speak, by the stems of title and abstract."""

    def __init__(self, seen: Synthesis) -> None:
        work_of = seen.contents.work_of
        gone = {name for name, work in seen.works.items() if work.retraction in _TAKEN_BACK}
        self._records: list[tuple[str, Record]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for name in sorted(seen.contents.records):
            record, work_id = seen.contents.records[name], work_of.get(name, name)
            if work_id not in gone and not record.is_retracted and record.abstract:
                self._add(work_id, record)

    def passages(self, claim: str, silent: AbstractSet[str]) -> list[Passage]:
        """Sentences on what a claim is about that could say the opposite, those nearest to it first."""
        claim = core(claim)
        about = telling(observed(claim))
        weights = {stem: self._weight(stem) for stem in about}
        other, against = turned_words(claim), opposing_words(claim)
        found = [
            passage
            for work_id, record in self._nearest(about, silent)
            for passage in self._of_record(work_id, record, weights, (other, against), denies=_denies(claim))
        ]
        return _limited(sorted(found, key=lambda one: (-one.share, one.record.record_id, one.place)))

    def _add(self, work_id: str, record: Record) -> None:
        at = len(self._records)
        self._records.append((work_id, record))
        for stem in sorted({word.stem for word in tokens(f"{record.title} {record.abstract}")}):
            self._holding[stem].append(at)

    def _nearest(self, about: AbstractSet[str], silent: AbstractSet[str]) -> Iterator[tuple[str, Record]]:
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(about):
            for at in self._holding.get(stem, ()):
                scores[at] += self._weight(stem)
        kept: set[str] = set()
        for at in sorted(scores, key=lambda one: (-scores[one], one)):
            work_id, record = self._records[at]
            if work_id in silent or work_id in kept:
                continue
            kept.add(work_id)
            yield work_id, record
            if len(kept) == WORKS:
                return

    def _of_record(
        self,
        work_id: str,
        record: Record,
        weights: Mapping[str, float],
        turned: tuple[AbstractSet[str], AbstractSet[str]],
        *,
        denies: bool,
    ) -> Iterator[Passage]:
        other, against = turned
        text = record.abstract or ""
        sentences = tuple(text[start:end] for start, end in spans(text))
        whole = max(math.fsum(weights.values()), 1e-9)
        for place, sentence in enumerate(sentences):
            stems = {word.stem for word in tokens(sentence)}
            share = math.fsum(weight for stem, weight in weights.items() if stem in stems) / whole
            is_turned = bool(stems & other) or _denies(sentence) != denies
            if share >= _NEAR_ENOUGH and (is_turned or stems & against):
                yield Passage(record, work_id, sentences, place, share, is_turned)

    def _weight(self, stem: str) -> float:
        return math.log(1 + len(self._records) / (1 + len(self._holding.get(stem, ()))))


_TAKEN_BACK = frozenset((RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN))


def _denies(text: str) -> bool:
    return _COULD_DENY.search(uncontracted(text)) is not None


def _limited(passages: list[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for one in passages:
        if sum(other.work_id == one.work_id for other in kept) < PER_WORK:
            kept.append(one)
    return kept[:SENTENCES]
