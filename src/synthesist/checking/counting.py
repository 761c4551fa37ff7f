"""What came of a run, in counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesist.checking.claims import Claims
from synthesist.checking.corpus import Corpus
from synthesist.checking.pairs import Pair
from synthesist.checking.rows import Refused, VerifySummary
from synthesist.models import LABELS
from synthesist.records import PairVerdict, Shift
from synthesist.verify.pairs import Weighed

FAILED_SHARE_ALLOWED = 0.05
"""Above it, a run does not count as done."""

BROKE_OFF = "judging it broke off"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out; `failed_share` is that of lines and unread rows, or of the corpus, whichever is larger."""

    summary: VerifySummary
    failed_share: float


@dataclass(frozen=True, slots=True)
class Settled:
    """Pairs, what the judge made of each, and the verdict on each, in one order."""

    pairs: Sequence[Pair]
    weighed: Sequence[Weighed]
    verdicts: Sequence[PairVerdict]

    def failed(self) -> int:
        """Pairs for which something wrong was given, or which the judge could not answer."""
        return sum(pair.is_fault for pair in self.pairs) + sum(1 for _ in self.unanswered())

    def unanswered(self) -> Iterator[Refused]:
        """Pairs that could be asked about, and that the judge gave no usable answer on."""
        for pair, one, verdict in zip(self.pairs, self.weighed, self.verdicts, strict=True):
            is_answer_unusable = bool(one.rationale) and not one.features
            if is_answer_unusable or one.reason.startswith(BROKE_OFF):
                yield Refused(place=f"claim {pair.id}, document {pair.doc_id}", reason=verdict.reason)

    def counts(self) -> dict[str, object]:
        """The counts of a summary."""
        judged = [verdict for one, verdict in self._both() if one.features]
        labels, shifts = Counter(one.label for one in judged), Counter(one.shift for one in judged)
        return {
            "pairs": len(self.pairs),
            "judged": len(judged),
            "abstained": by_name(verdict.reason for one, verdict in self._both() if not one.features),
            "labels": {label: labels[label] for label in LABELS},
            "vetoed": sum(bool(one.vetoes) for one in judged),
            "badges": sum(one.badge for one in judged),
            "withheld": by_name(one.reason for one in judged if one.p is None),
            "shift": {shift: shifts[shift] for shift in Shift},
        }

    def _both(self) -> Iterator[tuple[Weighed, PairVerdict]]:
        return zip(self.weighed, self.verdicts, strict=True)


def counted(said: Mapping[str, object], claims: Claims, corpus: Corpus, settled: Settled) -> Checked:
    """The summary of a run; `said` are its fields that are no counts of these."""
    failed, unusable = settled.failed() + claims.unread, len(corpus.failures)
    failures = [Refused(place=one.place, reason=one.reason) for one in (*claims.failures, *corpus.failures)]
    summary = VerifySummary.model_validate(
        {
            **said,
            **settled.counts(),
            "claims": len(claims.claims),
            "documents": len(corpus.documents),
            "failed": failed,
            "failures": (*failures, *settled.unanswered()),
        }
    )
    of_claims = _share(failed, len(settled.pairs) + claims.unread)
    return Checked(summary, max(of_claims, _share(unusable, unusable + len(corpus.documents))))


def by_name(reasons: Iterable[str]) -> dict[str, int]:
    """How often each reason was given."""
    return dict(sorted(Counter(reasons).items()))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
