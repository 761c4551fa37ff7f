"""The matcher: records in, clusters of records that are one work out, with what led to them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from synthesist.identify.matching.blocking import candidate_pairs
from synthesist.identify.matching.clusters import Clustering
from synthesist.identify.matching.comparing import Comparison
from synthesist.identify.matching.judging import Verdict, judge
from synthesist.identify.matching.model import MatchModel, default_model
from synthesist.identify.matching.profiles import Profile, profile_of
from synthesist.identify.matching.reasons import match_of
from synthesist.records import Record
from synthesist.records.identity import Match, Sameness

Progress = Callable[[int, int], None]
"""Told how many pairs of how many were compared."""

_STEP = 10_000
_MOST_SHOWN = 5
"""Pairs held to be different that are shown for one record."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Which records are one work.

    Attributes:
        clusters: record ids, each cluster sorted, sorted by first id; a record alone is a cluster.
        matches: by ids: what people said, those that hold each cluster together (one fewer than its records), all that
            ask, and at most five a record that are different though they share an identifier or a title.
    """

    clusters: tuple[tuple[str, ...], ...]
    matches: tuple[Match, ...]


def answer(first: Record, second: Record) -> Match:
    """What is held of two records, whatever others there are."""
    one, other = sorted((profile_of(first), profile_of(second)), key=lambda profile: profile.record_id)
    verdict, seen = judge(one, other, default_model())
    return match_of(one, other, verdict, seen)


def match(
    records: Sequence[Record],
    said: Sequence[Match] = (),
    progress: Progress | None = None,
    model: MatchModel | None = None,
) -> Matched:
    """Which records are one work; the order of the records makes no difference.

    Args:
        said: people's answers, which hold whatever the model says; the last one on a pair counts, and of answers that
            contradict each other along a chain, DIFFERENT.
        progress: told from time to time how many pairs were compared, of how many.
        model: the package's own where it is not given.
    """
    unique = {record.record_id: record for record in records}
    profiles = {record_id: profile_of(unique[record_id]) for record_id in sorted(unique)}
    return _Matching(profiles, model or default_model(), _by_pair(said, profiles)).run(progress or _silent)


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def _by_pair(said: Sequence[Match], profiles: dict[str, Profile]) -> dict[tuple[str, str], Match]:
    """What was said of records that are there; the last word on a pair."""
    pairs = {(min(one.first, one.second), max(one.first, one.second)): one for one in said}
    return {pair: one for pair, one in pairs.items() if profiles.keys() >= set(pair) and one.answer is not Sameness.ASK}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate pair with its verdict."""

    first: Profile
    second: Profile
    verdict: Verdict
    seen: Comparison

    @property
    def ids(self) -> tuple[str, str]:
        return self.first.record_id, self.second.record_id

    @property
    def is_telling(self) -> bool:
        """Whether one would wonder why they stay apart."""
        return bool(self.seen.shared) or self.seen.title == 1


@dataclass(frozen=True, slots=True)
class _Matching:
    profiles: dict[str, Profile]
    model: MatchModel
    said: dict[tuple[str, str], Match]

    def run(self, progress: Progress) -> Matched:
        same, asked, apart = self._judged(progress)
        clustering = Clustering(self._weigh)
        clustering.add(self.profiles)
        clustering.keep_apart(pair for pair, match in self.said.items() if match.answer is Sameness.DIFFERENT)
        shown = dict(self.said)
        for pair, match in sorted(self.said.items()):
            if match.answer is Sameness.SAME:
                clustering.join(pair, always=True)
        for judged in sorted(same, key=lambda judged: (-judged.verdict.odds, judged.ids)):
            before = len(clustering.joined)
            if not clustering.join(judged.ids):
                asked.append(_doubted(judged))
            elif len(clustering.joined) > before:
                shown[judged.ids] = _matched(judged)
        for judged in asked:
            if not clustering.is_together(judged.ids):
                shown[judged.ids] = _matched(judged)
        shown |= _few(apart)
        return Matched(clustering.clusters(), tuple(shown[pair] for pair in sorted(shown)))

    def _judged(self, progress: Progress) -> tuple[list[_Judged], list[_Judged], list[_Judged]]:
        """The candidate pairs that are the same, those that ask, and those that tell why they stay apart."""
        listed = list(self.profiles.values())
        pairs = candidate_pairs(listed)
        found: dict[Sameness, list[_Judged]] = {answer: [] for answer in Sameness}
        for done, (at, other) in enumerate(pairs.tolist()):
            if done % _STEP == 0:
                progress(done, len(pairs))
            first, second = listed[at], listed[other]
            if (first.record_id, second.record_id) in self.said:
                continue
            judged = _Judged(first, second, *judge(first, second, self.model))
            if judged.verdict.answer is not Sameness.DIFFERENT or judged.is_telling:
                found[judged.verdict.answer].append(judged)
        progress(len(pairs), len(pairs))
        return found[Sameness.SAME], found[Sameness.ASK], found[Sameness.DIFFERENT]

    def _weigh(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        if said := self.said.get(pair):
            return inf if said.answer is Sameness.SAME else -inf
        return judge(self.profiles[pair[0]], self.profiles[pair[1]], self.model)[0].odds


def _matched(judged: _Judged) -> Match:
    return match_of(judged.first, judged.second, judged.verdict, judged.seen)


def _doubted(judged: _Judged) -> _Judged:
    """A pair alike by itself whose companions are not."""
    rule = "alike, but records that go with one of them are not like the other"
    return _Judged(judged.first, judged.second, Verdict(Sameness.ASK, judged.verdict.odds, rule), judged.seen)


def _few(apart: Sequence[_Judged]) -> dict[tuple[str, str], Match]:
    """At most five pairs a record, those with the greater odds."""
    seen: Counter[str] = Counter()
    kept = {}
    for judged in sorted(apart, key=lambda judged: (-judged.verdict.odds, judged.ids)):
        if max(seen[record_id] for record_id in judged.ids) < _MOST_SHOWN:
            seen.update(judged.ids)
            kept[judged.ids] = _matched(judged)
    return kept
