"""Labelled pairs of ACL abstracts: places, hashes and labels lie in the repository, texts in the Anthology's table."""

import json
from collections.abc import Sequence

import numpy as np
from training.verifier import acl_labels

from benchmarks.material.acl import PATH
from benchmarks.material.labelled import LabelledPair
from synthesist.models import LABELS
from synthesist.records import Label
from synthesist.verify.pairs import Asked

NEEDS = PATH
TEST = "test"

Labellings = tuple[np.ndarray, np.ndarray]


def read_pairs(side: str = TEST) -> list[LabelledPair]:
    """The pairs of one side, as a review asks about them: one sentence may speak; clustered by topic."""
    return [_pair(one) for one in acl_labels.labelled_pairs() if one.side == side]


def labellings(side: str | None = None) -> Labellings:
    """What each of the two blind labellings said, as places in `LABELS`, of one side or of all pairs."""
    rows = [json.loads(line) for line in acl_labels.PATH.read_text(encoding="utf-8").splitlines()]
    chosen = [row for row in rows if side in (None, row["side"])]
    by_claim, by_questions = (
        np.array([LABELS.index(Label(row[way])) for row in chosen]) for way in ("by_claim", "by_questions")
    )
    return by_claim, by_questions


def count(side: str) -> int:
    """Pairs of a side, those whose text is no longer the one that was labelled included."""
    return len(labellings(side)[0])


def _pair(one: acl_labels.LabelledPair) -> LabelledPair:
    body: Sequence[str] = acl_labels.body_of(one.sentence_document)
    if one.sentence not in body:  # it was labelled when the text was parted otherwise, and stands alone
        body = (one.sentence,)
    title = one.sentence_document.text.split("\n\n", 1)[0]
    place = body.index(one.sentence)
    asked = Asked(one.claim_key, one.sentence_document.work_id, one.claim, title, tuple(body), (place,))
    return LabelledPair(asked, one.label, one.topic)
