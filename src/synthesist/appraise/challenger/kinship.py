"""What ties two works, looked for more doubtfully than the synthesis does: people, wording, data, what they say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synthesist.appraise.challenger.saying import Texts, own_words
from synthesist.appraise.reviewing import Synthesis
from synthesist.identify.studies import Independence, Paper, independence_of
from synthesist.identify.studies.people import folded
from synthesist.identify.studies.texts import likeness, wording
from synthesist.language import content_stems
from synthesist.records import Sentence, Work

_COPIED = 0.6
"""Share of the shorter text's runs of five words from which nobody wrote the other one apart."""

_FEWEST_RUNS = 30
_SHORTEST_NAME = 3
_SPELLING = 0.8
_FEW_NUMBERS = 4
_HALF = 0.5
_IDENTIFYING = frozenset(("doi", "pmid", "arxiv", "pmcid"))
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = re.compile(r"(?<![\w.,])\d+[.,]\d+(?![\w.,]*\d)|(?<![\w.,])\d{3,}(?![\w.,]*\d)")
_REUSED = re.compile(
    r"\b(?:same|identical) (?:\w+ ){0,2}(?:participants|patients|cohort|sample|data ?set|data|trial|experiment|corpus|"
    r"subjects|volunteers|runs)\b|\b(?:re-?analysis|secondary analysis|extended (?:report|version)|follow-?up report|"
    r"companion (?:paper|report))\b|\b(?:previously|earlier|already) (?:published|reported) (?:data|"
    r"results|"
    r"by (?:us|our))|\b(?:our|the authors['’]) (?:own )?(?:earlier|previous|prior|former|companion|first) (?:\w+ )?"
    r"(?:paper|report|work|study|trial|publication|article)\b",
    re.IGNORECASE,
)
_COHORT = re.compile(
    r"\b((?:[A-Z][\w’'-]*[A-Z0-9a-z] ){1,4})(?i:cohort|registry|register|biobank|panel|birth study|twin study|trial|"
    r"database|health survey)\b"
)
_PLAIN = frozenset(
    (
        *("a", "an", "the", "this", "our", "in", "we", "of", "and", "for", "from", "data", "study", "cohort", "trial"),
        *("randomised", "randomized", "controlled", "clinical", "pilot", "open", "prospective", "retrospective"),
        *("national", "large", "small", "new", "phase", "multicentre", "multicenter", "parallel", "pragmatic"),
    )
)


@dataclass(frozen=True)
class Kinship:
    """What ties works of a review.

    Attributes:
        words: by work, what it says of itself.
    """

    seen: Synthesis
    words: Texts

    @classmethod
    def of(cls, seen: Synthesis, works: Iterable[str]) -> "Kinship":
        """Of some works."""
        return cls(seen, own_words(seen, set(works) & seen.works.keys()))

    def why(self, one: str, other: str) -> str:
        """Why two works are not independent; empty where nothing ties them."""
        if one == other:
            return "it is the claim's own work"
        if not {one, other} <= self.words.keys():
            return "nothing is known of it"
        if tie := self._independence(one, other):
            return "; ".join(tie.reasons)
        looks = (self.copy, self._people, self._reuse, self._cohort)
        return next((why for look in looks if (why := look(one, other))), "")

    def copy(self, one: str, other: str) -> str:
        """Whether two works are one publication, or one a near copy of the other."""
        first, second = self._looks[one], self._looks[other]
        if shared := sorted(first.identifiers & second.identifiers):
            return f"both are {shared[0][0]} {shared[0][1]}"
        fewest = min(len(first.runs), len(second.runs))
        if fewest >= _FEWEST_RUNS and (both := len(first.runs & second.runs)) >= _COPIED * fewest:
            return f"{both / fewest:.0%} of the wording of the shorter text stands in the other"
        numbers = sorted(first.numbers & second.numbers)
        if len(numbers) >= _FEW_NUMBERS and likeness(first.title, second.title) >= _HALF:
            return f"they report the same numbers ({', '.join(numbers[:_FEW_NUMBERS])}) under like titles"
        return ""

    @cached_property
    def _independence(self) -> Independence:
        return independence_of({work: _paper(self.seen, work, own) for work, own in self.words.items()})

    @cached_property
    def _looks(self) -> Mapping[str, "_Looks"]:
        return {work: _looks(self.seen.works[work], own) for work, own in self.words.items()}

    def _people(self, one: str, other: str) -> str:
        """The same people in another order of names, or in another spelling."""
        first, second = self._looks[one].names, self._looks[other].names
        if swapped := sorted(map(sorted, first & second)):
            return f"both are signed by {' '.join(swapped[0])}, the names in any order"
        near = [name for name in first if any(_is_spelling(name, known) for known in second)]
        if len(near) > 1 and 2 * len(near) >= min(len(first), len(second)):
            return f"{len(near)} of their authors bear names that are spellings of one"
        return ""

    def _reuse(self, one: str, other: str) -> str:
        """One says that it draws on the other's data or report, and names the other's people."""
        for work, known in ((one, other), (other, one)):
            authors = self.seen.works[known].record.authors
            families = {folded(author.family) for author in authors if len(author.family) >= _SHORTEST_NAME}
            if any(families & set(_WORD.findall(folded(text))) for text in self._looks[work].reuses):
                return "one says that it rests on the other's data or report"
        return ""

    def _cohort(self, one: str, other: str) -> str:
        shared = sorted(self._looks[one].cohorts & self._looks[other].cohorts)
        return f"both draw on {shared[0]}" if shared else ""


@dataclass(frozen=True, slots=True)
class _Looks:
    """What of a work is compared.

    Attributes:
        runs: hashes of each five words on end of all that it says of itself.
        names: written-out names of those who signed, each without order.
        reuses: sentences by which it says that it draws on data or a report that was there before.
        cohorts: named groups of people or collections of data that it draws on.
    """

    identifiers: frozenset[tuple[str, str]]
    title: frozenset[str]
    runs: frozenset[int]
    numbers: frozenset[str]
    names: frozenset[frozenset[str]]
    reuses: tuple[str, ...]
    cohorts: frozenset[str]


def _looks(work: Work, words: Sequence[Sentence]) -> _Looks:
    names = (
        frozenset(word for word in _WORD.findall(folded(one.display)) if len(word) > 1) for one in work.record.authors
    )
    body = [one.text for one in words if one.section != "title"]
    return _Looks(
        identifiers=frozenset(pair for pair in work.record.identifiers if pair[0] in _IDENTIFYING),
        title=frozenset(content_stems(work.record.title)),
        runs=wording("", " ".join(body)).runs,
        numbers=frozenset(found[0] for text in body for found in _TELLING.finditer(text)),
        names=frozenset(name for name in names if len(name) > 1),
        reuses=tuple(text for text in body if _REUSED.search(text)),
        cohorts=frozenset(name for text in body for name in _cohorts(text)),
    )


def _paper(seen: Synthesis, work: str, words: tuple[Sentence, ...]) -> Paper:
    found = seen.works[work]
    records = tuple(seen.contents.records[name] for name in found.record_ids if name in seen.contents.records)
    return Paper((found.record, *records), words)


def _is_spelling(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each word of a name is another spelling of one in the other name."""
    from rapidfuzz.distance import Indel

    return len(one) == len(other) and all(
        any(Indel.normalized_similarity(word, known) >= _SPELLING for known in other) for word in one
    )


def _cohorts(text: str) -> Iterator[str]:
    for found in _COHORT.finditer(text):
        if not set(found[1].casefold().split()) <= _PLAIN:
            yield " ".join(word for word in found[0].split() if word.casefold() not in ("the", "in", "our", "from"))
