"""The weights that come with the package."""

from functools import cache

from synthesist.records.ids import sha256, short_hash
from synthesist.verify.calibration import Calibrator
from synthesist.verify.pairs.text import WEIGHTS


@cache
def default_calibrators() -> tuple[Calibrator, ...]:
    """All shipped calibrators, by name; whoever uses one makes sure that it is for the judge at hand."""
    paths = sorted((WEIGHTS / "calibrators").glob("*.json"))
    return tuple(Calibrator.model_validate_json(path.read_text("utf-8")) for path in paths)


@cache
def fingerprint() -> str:
    """A hash of all weights beside the judge's: a review is judged again where they changed."""
    paths = sorted(WEIGHTS.rglob("*.json"))
    return short_hash(*(sha256(path.read_text("utf-8")) for path in paths))
