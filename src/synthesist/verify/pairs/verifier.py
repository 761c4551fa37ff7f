"""A claim against a document: select sentences, judge, weigh, calibrate, veto."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from synthesist.language import spans
from synthesist.models import LABELS, Embedder, PairJudge, Scores, default_embedder
from synthesist.models.judges import default_judge
from synthesist.records import Label, PairVerdict, Shift
from synthesist.verify.calibration import Calibrator
from synthesist.verify.pairs.features import Selected, features, selected
from synthesist.verify.pairs.selector import Rows, Selector, default_selector
from synthesist.verify.pairs.stack import Setting, logits_of
from synthesist.verify.pairs.text import unjudgeable
from synthesist.verify.shift import nearest
from synthesist.verify.vetoes import vetoes

UNCALIBRATED = "no calibrator was made for this judge and setting; `synthesist calibrate` makes one of labelled pairs"
TOO_FAR = (
    "the pairs are unlike those that the calibrator was made of; label 50 to 100 of them for `synthesist calibrate`"
)
UNANSWERED = "the judge gave no usable answer"
EMPTY = "the document has no sentences"


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and the document that it is held against.

    Attributes:
        sentences: of the document's abstract or text, in order; the title is apart.
    """

    claim_id: str
    document_id: str
    claim: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair after the judge: what is left to do needs all pairs.

    Attributes:
        features: of the stack; empty where the pair was not judged.
        passage: the selected sentences, in their order.
        reason: why the pair was not judged; empty where it was.
    """

    asked: Asked
    rationale: tuple[int, ...]
    passage: str
    features: tuple[float, ...]
    reason: str = ""


class Verifier:
    """Says of a claim whether a document supports it, refutes it, or does not tell, and how sure that is.

    Args:
        judge: the package's own where none is given.
        calibrators: those that come with the package where None; only those made for this judge are used.

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
    ) -> None:
        from synthesist.verify.pairs.shipped import default_calibrators

        self._judge = judge or default_judge()
        self._embedder = embedder or default_embedder()
        self._selector: Selector = default_selector()
        self._setting = setting
        given = default_calibrators() if calibrators is None else tuple(calibrators)
        self._calibrators = [one for one in given if one.judge == self._judge.name and one.setting == setting]

    @property
    def name(self) -> str:
        """The judge's name."""
        return self._judge.name

    def verify(self, claim: str, document: str | Sequence[str], title: str = "") -> PairVerdict:
        """Judge one claim against one document, given as a text or as sentences."""
        sentences = [document[a:b] for a, b in spans(document)] if isinstance(document, str) else document
        return self.verify_all([Asked("claim", "document", claim, title, tuple(sentences))])[0]

    def verify_all(
        self, pairs: Iterable[Asked], progress: Callable[[int], None] = lambda _: None
    ) -> tuple[PairVerdict, ...]:
        """Judge pairs. Labels depend on each pair alone; whether a number is shown depends on all of them."""
        weighed = []
        for asked in pairs:
            weighed.append(self.weigh(asked))
            progress(1)
        return self.settle(weighed)

    def weigh(self, asked: Asked) -> Weighed:
        """Select, judge and take features: all that one pair needs for itself."""
        if reason := unjudgeable(asked.claim):
            return Weighed(asked, (), "", (), reason)
        if not any(sentence.strip() for sentence in asked.sentences):
            return Weighed(asked, (), "", (), EMPTY)
        chosen = selected(asked.claim, asked.title, asked.sentences, self._embedder, self._selector)
        scores = self._judge.logits([(chosen.claim, passage) for passage in chosen.passages])
        if not np.isfinite(scores).all():
            return Weighed(asked, chosen.places, chosen.passages[0], (), UNANSWERED)
        return Weighed(asked, chosen.places, chosen.passages[0], tuple(features(chosen, scores).tolist()))

    def settle(self, weighed: Sequence[Weighed]) -> tuple[PairVerdict, ...]:
        """Calibrate, veto and explain pairs that were weighed; one verdict for each, in order."""
        rows = np.array([one.features for one in weighed if one.features])
        if not len(rows):
            return tuple(self._abstained(one) for one in weighed)
        logits = logits_of(rows, self._judge.name, self._setting)
        settled = iter(self._settled(rows, logits))
        return tuple(next(settled)(one) if one.features else self._abstained(one) for one in weighed)

    def _settled(self, rows: Rows, logits: Scores) -> Iterable[Callable[[Weighed], PairVerdict]]: ...
