"""The confirmer's judge knows nothing that the shipped one was trained on, and errs are held side by side rightly."""

import numpy as np
import pytest
from benchmarks.quality.reviewers import REVIEWERS, phi
from benchmarks.registry import BENCHMARKS
from training.confirmer.documents import acl_texts, pubmedqa_texts
from training.confirmer.seen import seen_ids
from training.rows import DATA

NEEDED = (
    DATA / "corpora" / "acl_anthology.parquet",
    DATA / "verification" / "pubmedqa" / "ori_pqal.json",
    DATA / "verification" / "scifact" / "corpus.jsonl",
    DATA / "verification" / "clinifact" / "train_set.csv",
)


def test_no_document_was_seen_by_both():
    """Two judges that learnt from the same texts would err alike, and confirm each other's errors."""
    for path in NEEDED:
        if not path.exists():
            pytest.skip(f"{path} is not there")
    own = {(one.source, one.key) for one in (*acl_texts(), *pubmedqa_texts())}
    assert len(own) > 1_000
    assert not own & seen_ids()


@pytest.mark.parametrize(
    ("cells", "value"),
    [((40, 10, 10, 40), 0.6), ((25, 25, 25, 25), 0.0), ((50, 0, 0, 50), 1.0), ((0, 50, 50, 0), -1.0)],
)
def test_phi_is_the_correlation_of_two_answers(cells, value):
    """Errors that go together would be told as independent."""
    assert phi(np.array(cells, dtype=float)) == pytest.approx(value)


def test_a_judge_that_never_errs_has_no_correlation():
    """A number where nothing varies would be made up."""
    assert np.isnan(phi(np.array([10.0, 0.0, 5.0, 0.0])))


def test_the_benchmark_is_run_with_the_others():
    """Independence that nobody measures again is a promise."""
    assert REVIEWERS in BENCHMARKS
