"""The weights that come with the package: they belong together, and do what they are for."""

from pathlib import Path

import pytest

import synthesist
from synthesist.models import default_judge
from synthesist.records import Label
from synthesist.verify import Asked, Setting, Verifier
from synthesist.verify.calibration import load
from synthesist.verify.confidence import claim_calibrators
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import scale_of, stack_for
from synthesist.verify.pairs.text import WEIGHTS

PACKAGE = Path(synthesist.__file__).parent
CALIBRATORS = sorted((WEIGHTS / "calibrators").glob("*.json"))


def test_weights_are_small_enough_to_come_along() -> None:
    """An installation would take minutes, or fail: the package index takes no file above 100 MB."""
    files = [path for folder in ("models", "verify", "extract") for path in (PACKAGE / folder / "weights").rglob("*")]
    assert sum(path.stat().st_size for path in files if path.is_file()) <= 95_000_000


@pytest.mark.parametrize("path", CALIBRATORS, ids=lambda path: path.stem)
def test_every_calibrator_fits_the_judge(path: Path) -> None:
    """A user would see no number at all, for a calibrator of another judge is never used."""
    judge = default_judge().name
    scales = [scale_of(judge, stack_for(judge, setting), setting) for setting in Setting]
    assert load(path, *scales).feature_names == FEATURES


def test_every_setting_has_a_calibrator() -> None:
    """One of the ways to ask would never give a number."""
    judge = default_judge().name
    scales = {scale_of(judge, stack_for(judge, setting), setting) for setting in Setting}
    assert {load(path, *scales).judge for path in CALIBRATORS} == scales


def test_confidences_say_who_labelled() -> None:
    """A user would take a machine's labels for people's."""
    told = {name: made.told() for name, made in claim_calibrators().items()}
    assert "machine-labelled" in told["nlp-abstracts"]
    assert "labelled by people" in told["biomedical-sentences"]


@pytest.mark.parametrize(
    ("claim", "text", "label"),
    [
        ("Statins lower the risk of stroke.", "Patients on statins had a lower risk of stroke.", Label.SUPPORT),
        ("Statins lower the risk of stroke.", "Statins increased the risk of stroke.", Label.REFUTE),
        ("Statins lower the risk of stroke.", "The harbour was closed for repairs.", Label.NEI),
    ],
)
def test_plain_cases_are_judged_rightly(claim: str, text: str, label: Label) -> None:
    """A build with broken weights would pass for a verifier."""
    assert Verifier().verify(claim, text).label is label


def test_a_pair_is_judged_alike_in_any_company() -> None:
    """The same pair would score otherwise in another batch."""
    texts = (
        "Statins lowered the risk of stroke.",
        "Ducks moult in autumn.",
        "No effect of statins on stroke was seen.",
    )
    pairs = [Asked(str(at), str(at), "Statins lower the risk of stroke.", "", (text,)) for at, text in enumerate(texts)]
    verifier = Verifier()
    together = verifier.weigh_all(pairs)
    assert together == [verifier.weigh(pair) for pair in pairs]
    assert list(reversed(together)) == verifier.weigh_all(pairs[::-1])
