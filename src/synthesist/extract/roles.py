"""The role of each sentence of a text, and the probability that it asserts a result of the paper.

A small encoder reads the sentences of a text together (`role_network`). In a full text the section of a sentence bears
on its role (`role_sections`); sentences in which a study names its own limits are found by rule (`role_limits`).
Trained by `training/roles/`, whose card names the sets; the weights lie in `weights/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from synthesist.extract.role_claims import claim_odds, cues_of
from synthesist.extract.role_limits import names_own_limits
from synthesist.extract.role_names import COLUMNS, Role
from synthesist.extract.role_network import RoleNetwork, Rows
from synthesist.extract.role_sections import UNREAD, added, claiming
from synthesist.models.judge_card import attempt
from synthesist.records.base import Frozen
from synthesist.records.reading import SectionRole

__all__ = ["Role", "RoleModel", "RoledSentence", "default_roles"]

_FINDING = (COLUMNS.index(Role.RESULT), COLUMNS.index(Role.CONCLUSION))
_BACKGROUND = COLUMNS.index(Role.BACKGROUND)
_WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class RoledSentence:
    """What is said of one sentence.

    Attributes:
        p: probability that the sentence asserts a result of the paper, 0 to 1, to four decimals.
        is_claim: whether `p` reaches the model's threshold.
    """

    role: Role
    p: float
    is_claim: bool


class RoleCard(Frozen, extra="ignore"):
    """The card beside the weights, `roles.json`.

    Attributes:
        threshold: probability from which a sentence is a claim.
    """

    name: str
    version: str
    threshold: float


@dataclass(frozen=True, slots=True)
class RoleModel:
    """The network with the threshold for claims that was chosen for it.

    Attributes:
        threshold: probability from which a sentence is a claim.
    """

    network: RoleNetwork
    threshold: float

    def read(self, sentences: Sequence[str]) -> list[RoledSentence]:
        """Role and claim probability of each sentence of one abstract, in its order.

        A sentence without a word is `other` with probability 0; it keeps its place.

        Raises:
            ModelError: the weights are missing or damaged.
        """
        return self._read(sentences, [SectionRole.ABSTRACT] * len(sentences))

    def read_paper(self, sentences: Sequence[str], sections: Sequence[SectionRole]) -> list[RoledSentence]:
        """The same for the sentences of a full text, each with the role of its section.

        The abstract is read as one text and the rest as another, so that an abstract's answers are those of `read`.
        Titles, references and statements are `other` with probability 0.

        Raises:
            ModelError: the weights are missing or damaged.
            ValueError: there are not as many sections as sentences.
        """
        if len(sentences) != len(sections):
            raise ValueError(f"{len(sentences)} sentences with {len(sections)} sections")
        told = [_UNTOLD] * len(sentences)
        own = [at for at, section in enumerate(sections) if section is SectionRole.ABSTRACT]
        rest = [at for at, section in enumerate(sections) if section not in {*UNREAD, SectionRole.ABSTRACT}]
        for places in (own, rest):
            read = self._read([sentences[at] for at in places], [sections[at] for at in places])
            for at, one in zip(places, read, strict=True):
                told[at] = one
        return told

    def _read(self, sentences: Sequence[str], sections: Sequence[SectionRole]) -> list[RoledSentence]:
        worded = [at for at, sentence in enumerate(sentences) if _has_words(sentence)]
        told = [_UNTOLD] * len(sentences)
        if not worded:
            return told
        own, their = [sentences[at] for at in worded], [sections[at] for at in worded]
        logits = self.network.logits(own)
        columns = logits[:, : len(COLUMNS)]
        cues = cues_of(own, is_abstract=SectionRole.ABSTRACT in their)
        ps = logistic(claim_odds(softmax(columns), logits[:, -1], cues) + claiming(their))
        shares = softmax(columns + added(their))
        for at, sentence, section, row, p in zip(worded, own, their, shares, ps.tolist(), strict=True):
            told[at] = self._roled(_role(sentence, section, row), round(p, 4))
        return told

    def _roled(self, role: Role, p: float) -> RoledSentence:
        return RoledSentence(role, p, is_claim=p >= self.threshold)


_UNTOLD = RoledSentence(Role.OTHER, 0.0, is_claim=False)


def _role(sentence: str, section: SectionRole, shares: Rows) -> Role:
    """The likeliest role, where result and conclusion count together before they are parted."""
    if section is SectionRole.LIMITATIONS or (names_own_limits(sentence) and shares[_BACKGROUND] < 0.5):  # noqa: PLR2004
        return Role.LIMITATION
    finding = shares[list(_FINDING)].sum()
    best = int(shares.argmax())
    if finding >= shares[best] and (best in _FINDING or finding > shares[best]):
        return COLUMNS[max(_FINDING, key=lambda at: shares[at])]
    return COLUMNS[best]


@cache
def default_roles(folder: Path = _WEIGHTS) -> RoleModel:
    """The model that comes with the package; its network is loaded with the first text.

    Raises:
        ModelError: the card is missing or damaged.
    """
    path = folder / "roles.json"
    card = attempt(path, lambda: RoleCard.model_validate_json(path.read_bytes()))
    return RoleModel(RoleNetwork(folder), card.threshold)


def softmax(logits: Rows) -> Rows:
    """Probabilities by row."""
    raised = np.exp(logits - logits.max(1, keepdims=True))
    shares: Rows = raised / raised.sum(1, keepdims=True)
    return shares


def logistic(odds: Rows) -> Rows:
    """Probabilities by element."""
    shares: Rows = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return shares


def _has_words(sentence: str) -> bool:
    return any(letter.isalnum() for letter in sentence)
