"""A claim against a document: select sentences, judge, weigh, calibrate, veto."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synthesist.language import spans
from synthesist.models import LABELS, Embedder, PairJudge, Scores, default_embedder, default_judge
from synthesist.records import UNPROVEN, Label, PairVerdict, Shift
from synthesist.verify.calibration import LEVELS, SURE_FROM, Calibrator
from synthesist.verify.pairs.features import FEATURES, Selected, features, selected
from synthesist.verify.pairs.selector import Rows, default_selector
from synthesist.verify.pairs.shipped import default_calibrators
from synthesist.verify.pairs.stack import Setting, scale_of, stack_for
from synthesist.verify.pairs.text import unjudgeable
from synthesist.verify.shift import nearest
from synthesist.verify.vetoes import vetoes

UNCALIBRATED = "no calibrator was made for this judge and setting; `synthesist calibrate` makes one of labelled pairs"
TOO_FAR = "these pairs are unlike those that any calibrator was made of; `synthesist calibrate` wants 50 to 100 labels"
TOO_FEW = "too few pairs to tell whether they are like those that the calibrator was made of, so sets are widened"
UNANSWERED = "the judge gave no usable answer"
EMPTY = "the document has no sentences"
_SURE = "90"
"""Level at which a set of one label is sure enough to leave a larger judge unasked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and the document that it is held against.

    Attributes:
        sentences: those of its text, without the title.
        only: places of the sentences that may speak; any of them where it is empty.
    """

    claim_id: str
    document_id: str
    claim: str
    title: str
    sentences: tuple[str, ...]
    only: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair after the judge.

    Attributes:
        rationale: places of the sentences that were judged, best first.
        passage: these sentences, in their order.
        features: what the stack sees; empty where the pair was not judged, with the `reason`.
    """

    asked: Asked
    rationale: tuple[int, ...] = ()
    passage: str = ""
    features: tuple[float, ...] = ()
    reason: str = ""


class Verifier:
    """Says of a claim whether a document supports it, refutes it, or does not tell, and how sure that is.

    Args:
        judge: the package's own where none is given.
        calibrators: those that come with the package where None; only those made for this judge and setting count.
        setting: how claims came to stand beside documents.
        larger: asked where the set of the first judge at 90% is not one label; its own calibrators are used for it.

    Raises:
        ModelError: a model cannot be loaded.
    """

    def __init__(
        self,
        judge: PairJudge | None = None,
        *,
        embedder: Embedder | None = None,
        calibrators: Sequence[Calibrator] | None = None,
        setting: Setting = Setting.CITED,
        larger: PairJudge | None = None,
    ) -> None:
        self._judge = judge or default_judge()
        self._embedder = embedder or default_embedder()
        self._selector = default_selector()
        self._stack = stack_for(self._judge.name, setting)
        self.scale = scale_of(self._judge.name, self._stack, setting)
        given = default_calibrators() if calibrators is None else calibrators
        self._calibrators = [one for one in given if one.judge == self.scale]
        self._larger = larger and Verifier(larger, embedder=self._embedder, calibrators=given, setting=setting)

    @property
    def name(self) -> str:
        """Name and version of the judge."""
        return self._judge.name

    def verify(self, claim: str, document: str | Sequence[str], title: str = "") -> PairVerdict:
        """Judge one claim against one document, given as a text or as its sentences."""
        sentences = [document[start:end] for start, end in spans(document)] if isinstance(document, str) else document
        return self.verify_all([Asked("claim", "document", claim, title, tuple(sentences))])[0]

    def verify_all(
        self, pairs: Iterable[Asked], progress: Callable[[int], None] = lambda _: None
    ) -> tuple[PairVerdict, ...]:
        """Judge pairs, in order.

        Scores hang on their pair alone. Which calibrator applies, and with it numbers and labels that are close, hangs
        on all pairs together.
        """
        weighed = []
        for asked in pairs:
            weighed.append(self.weigh(asked))
            progress(1)
        return self.settle(weighed)

    def weigh(self, asked: Asked) -> Weighed:
        """Select sentences, ask the judge, take features: all that a pair needs for itself."""
        return self.weigh_all([asked])[0]

    def weigh_all(self, pairs: Sequence[Asked]) -> list[Weighed]:
        """The same for several pairs, whose passages the judge is asked about at once."""
        drafts = [self._draft(asked) for asked in pairs]
        asked = [(one.claim, passage) for one in drafts if isinstance(one, Selected) for passage in one.passages]
        scores = self._judge.logits(asked) if asked else np.zeros((0, len(LABELS)))
        weighed: list[Weighed] = []
        for pair, draft in zip(pairs, drafts, strict=True):
            if isinstance(draft, str):
                weighed.append(Weighed(pair, reason=draft))
                continue
            own, scores = scores[: len(draft.passages)], scores[len(draft.passages) :]
            weighed.append(_weighed(pair, draft, own))
        return weighed

    def _draft(self, asked: Asked) -> Selected | str:
        """The claim with its sentences, or why it cannot be judged."""
        if reason := unjudgeable(asked.claim):
            return reason
        if not any(sentence.strip() for sentence in asked.sentences):
            return EMPTY
        only = asked.only or None
        return selected(asked.claim, asked.title, asked.sentences, self._embedder, self._selector, only)

    def settle(self, weighed: Sequence[Weighed]) -> tuple[PairVerdict, ...]:
        """Calibrate, veto and explain pairs that were weighed; one verdict for each, in order."""
        judged = [one for one in weighed if one.features]
        rows = np.array([one.features for one in judged]).reshape(len(judged), len(FEATURES))
        said = dict(zip(map(id, judged), self._said(judged, rows), strict=True))
        settled = [said.get(id(one)) or self._abstained(one) for one in weighed]
        return tuple(self._asked_again(weighed, settled) if self._larger else settled)

    def _asked_again(self, weighed: Sequence[Weighed], settled: list[PairVerdict]) -> list[PairVerdict]:
        """The larger judge's verdicts where the first one's set holds more than one label, or none."""
        assert self._larger
        unsure = [at for at, one in enumerate(weighed) if one.features and len(settled[at].sets[_SURE]) != 1]
        again = self._larger.verify_all([weighed[at].asked for at in unsure])
        for at, pair in zip(unsure, again, strict=True):
            settled[at] = pair
        return settled

    def _said(self, judged: Sequence[Weighed], rows: Rows) -> list[PairVerdict]:
        logits = self._stack.logits(rows)
        if not self._calibrators or not judged:
            return [self._uncalibrated(one, row) for one, row in zip(judged, logits, strict=True)]
        calibrator, reading = nearest(rows, self._calibrators, [one.asked.claim_id for one in judged])
        p = calibrator.probabilities(logits)
        sets, badges = calibrator.sets(p, reading.state), calibrator.has_badge(p, reading.state)
        return [
            self._calibrated(one, share, self._vetoed(one, label), own, bool(badge), calibrator, reading.state)
            for one, share, label, own, badge in zip(judged, p, calibrator.labels(p), sets, badges, strict=True)
        ]

    def _calibrated(
        self,
        one: Weighed,
        p: Scores,
        vetoed: tuple[Label, tuple[str, ...]],
        sets: dict[str, tuple[Label, ...]],
        badge: bool,  # noqa: FBT001
        calibrator: Calibrator,
        shift: Shift,
    ) -> PairVerdict:
        label, reasons = vetoed
        is_withheld = shift is Shift.LARGE
        return self._verdict(
            one,
            label=label,
            p=None if is_withheld else {name: round(float(share), 4) for name, share in zip(LABELS, p, strict=True)},
            sets=sets,
            counts=float(p[LABELS.index(label)]) >= SURE_FROM and calibrator.may_count(label) and not is_withheld,
            badge=badge and label is Label.SUPPORT,
            shift=shift,
            calibrator=calibrator.full_name,
            vetoes=reasons,
            reason=_reason(calibrator, shift),
        )

    def _uncalibrated(self, one: Weighed, logits: Scores) -> PairVerdict:
        label, reasons = self._vetoed(one, LABELS[int(logits.argmax())])
        return self._verdict(one, label=label, vetoes=reasons, reason=UNCALIBRATED)

    def _abstained(self, one: Weighed) -> PairVerdict:
        return self._verdict(one, label=Label.NEI, reason=one.reason)

    def _vetoed(self, one: Weighed, label: Label) -> tuple[Label, tuple[str, ...]]:
        """The label after the vetoes, which may cancel SUPPORT and do nothing else."""
        if label is not Label.SUPPORT:
            return label, ()
        reasons = tuple(veto.reason for veto in vetoes(one.asked.claim, one.passage))
        return (Label.NEI if reasons else label), reasons

    def _verdict(self, one: Weighed, *, label: Label, **told: Any) -> PairVerdict:
        everything = {str(level): LABELS for level in LEVELS}
        default = {
            "p": None,
            "sets": everything,
            "counts": False,
            "badge": False,
            "shift": Shift.UNKNOWN,
            "calibrator": "",
        }
        return PairVerdict(
            id=one.asked.claim_id,
            doc_id=one.asked.document_id,
            label=label,
            rationale=one.rationale,
            judge=self._judge.name,
            **(default | told),
        )


def _weighed(asked: Asked, chosen: Selected, scores: Scores) -> Weighed:
    if not np.isfinite(scores).all():
        return Weighed(asked, chosen.places, chosen.passages[0], reason=UNANSWERED)
    return Weighed(asked, chosen.places, chosen.passages[0], tuple(features(chosen, scores).tolist()))


def _reason(calibrator: Calibrator, shift: Shift) -> str:
    """What a reader of the numbers must know; empty where there is nothing."""
    if shift is Shift.LARGE:
        return TOO_FAR
    if not calibrator.may_count(Label.SUPPORT):
        return UNPROVEN
    return TOO_FEW if shift is Shift.UNKNOWN else ""
