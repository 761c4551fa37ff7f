"""Two hundred random changes of a real review, of which the audit names at least ninety-nine in a hundred.

The review is the program's own, decided on by two people and amended twice. Each change is drawn with a fixed seed:
first its kind (see `audit_random.KINDS`, each as likely as another), then its place. A change that leaves the folder
saying the same (a value written over itself) is drawn again. Digests of the report's files are made right after each
change, so that no edit is caught by them alone.

Not drawn, for nothing else in a folder tells of them: what the judge and the rankings saw on the way (ranks by words
and by vectors, scores and signals of evidence, scores, cues and concepts of claims, which unshown claim is direct),
how alike two records were, the program's reasons where nothing repeats them (what ties works of no one study
among them, and how sure it is), keys of stages, raw forms of failures, comments of
plans, and suggestions where the answer is not thin. A folder alone cannot tell either when
someone makes all of it anew, with all digests: that takes another copy of the review.
"""

import random
from pathlib import Path

import pytest
from audit_random import KINDS, Broken

from synthesist.audit import audit

EACH = 100
ALLOWED = 1
"""Changes of each hundred that may go unnamed."""


@pytest.mark.parametrize("seed", range(2))
def test_random_change_is_named(decided_review: Path, tmp_path: Path, seed: int) -> None:
    """A review that was tampered with in any one place would pass as sound."""
    draw, broken = random.Random(seed), Broken(tmp_path / "review", decided_review)
    broken.mend()
    unnamed, drawn = [], 0
    while drawn < EACH:
        told = draw.choice(KINDS)(draw, broken)
        if broken.is_changed():
            drawn += 1
            unnamed += [told] if audit(broken.folder).is_clean else []
        broken.mend()
    assert audit(broken.folder).is_clean
    assert len(unnamed) <= ALLOWED, "\n".join(unnamed)
