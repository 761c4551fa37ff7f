"""Which sentences are selected, and what their scores hang on."""

import numpy as np

from synthesist.models import default_embedder
from synthesist.verify.pairs.features import FEATURES, RATIONALE, features, selected
from synthesist.verify.pairs.selector import default_selector, sentence_features
from synthesist.verify.pairs.text import seen

CLAIM = "Naps improved recall of word lists in adults."
BODY = (
    "Ponds are where ducks live.",
    "Recall of word lists by adults improved after naps.",
    "Funding came from nobody.",
    "Ducks moult once a year.",
    "Adults who took naps recalled more words.",
)


def _selected(body: tuple[str, ...] = BODY, **said: object):
    return selected(CLAIM, "Naps", body, default_embedder(), default_selector(), **said)


def test_the_sentences_that_say_it_come_first() -> None:
    """A verdict would rest on a sentence about something else."""
    found = _selected()
    assert found.places[0] == 1
    assert 4 in found.places
    assert len(found.places) == RATIONALE


def test_passages_are_all_together_in_order_then_each_alone() -> None:
    """The judge would read sentences in an order in which nobody wrote them."""
    found = _selected()
    assert found.passages[0] == " ".join(BODY[at] for at in sorted(found.places))
    assert found.passages[1:] == tuple(BODY[at] for at in found.places)


def test_features_are_finite_and_named() -> None:
    """One number out of nowhere would spoil every verdict of a run."""
    for body in (BODY, BODY[:1], ("?",)):
        found = _selected(body)
        rows = features(found, np.zeros((len(found.passages), 3)))
        assert rows.shape == (len(FEATURES),)
        assert np.isfinite(rows).all()


def test_a_document_without_sentences_has_no_rows() -> None:
    """An empty document would end a run."""
    assert sentence_features(seen(CLAIM), [], np.zeros(0, dtype=np.float32)).shape[0] == 0
