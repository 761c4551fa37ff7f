"""How good the verifier is, and how far what it says of its own sureness holds. Bars are for the verifier itself."""

from benchmarks.declare import Measure, Unit

_BARS = "the project's bars"
_SCIFACT = "Wadden et al. 2020, as in the set's own evaluation"


def _measure(
    name: str,
    title: str,
    description: str,
    *,
    source: str = "this project",
    floor: float | None = None,
    bar: float | None = None,
    unit: Unit = "share",
) -> Measure:
    has_bar = floor is not None or bar is not None
    told = f"{source}; {_BARS}" if has_bar else source
    return Measure(name=name, title=title, description=description, unit=unit, source=told, bar=bar, floor=floor)


SCIFACT_MACRO_F1 = _measure(
    "scifact_macro_f1", "macro-F1", "Unweighted mean of F1 over the three labels, the abstract given.", floor=0.66
)
SCIFACT_REFUTE_F1 = _measure(
    "scifact_refute_f1", "F1 of REFUTE", "Harmonic mean of its precision and recall, the abstract given.", floor=0.48
)
RATIONALE_IN_3 = _measure(
    "rationale_in_3",
    "complete rationale in 3",
    "Of pairs with evidence, those with a whole gold rationale among the sentences named, three at the most.",
    source=_SCIFACT,
    floor=0.86,
)
POLARITY_ACCURACY = _measure(
    "polarity_accuracy",
    "polarity, accuracy",
    "Of pairs with evidence, those where the likelier of SUPPORT and REFUTE is right.",
    floor=0.76,
)
POLARITY_MACRO_F1 = _measure(
    "polarity_macro_f1",
    "polarity, macro-F1",
    "Unweighted mean of F1 of SUPPORT and REFUTE on the same, one of the two chosen.",
    floor=0.72,
)
OPEN_PRECISION = _measure(
    "open_precision",
    "abstracts, label-only precision",
    "Of abstracts given SUPPORT or REFUTE, those that are evidence with that label.",
    source=_SCIFACT,
)
OPEN_RECALL = _measure(
    "open_recall",
    "abstracts, label-only recall",
    "Of abstracts that are evidence, those given their label.",
    source=_SCIFACT,
)
OPEN_F1 = _measure("open_f1", "abstracts, label-only F1", "Harmonic mean of the two.", source=_SCIFACT, floor=0.50)
OPEN_F1_PLAIN = _measure("open_f1_plain", "abstracts, label-only F1", "The same, of a baseline.", source=_SCIFACT)
MARGIN = _measure(
    "margin",
    "macro-F1 above the best baseline",
    "Macro-F1 less the largest of majority, claim only and evidence blanked; resamples are paired.",
    floor=0.06,
)
MARGIN_PART = _measure("margin_part", "macro-F1 above the best baseline", "The same, of a part or another reading.")
FOURS_RIGHT = _measure(
    "fours_right",
    "crossed fours, all right",
    "Of fours of crossed pairs (two forms of a claim, two of a passage), those with all four labels right.",
    floor=0.70,
)
FOURS_RIGHT_PART = _measure(
    "fours_right_part", "crossed fours, all right", "The same, of a part, a baseline or another making."
)
CROSSED_PAIRS_RIGHT = _measure("crossed_pairs_right", "crossed pairs, right", "Of pairs in such fours, those right.")

COVERAGE = _measure(
    "coverage", "coverage of sets", "Of pairs with a number, those whose label is in their set at the level named."
)
SINGLETONS = _measure("singletons", "sets of one label", "Of the same sets, those that hold a single label.")
EXCESS_ECE = _measure(
    "excess_ece",
    "calibration error over chance",
    "Expected calibration error of the top label, ten bins of equal mass, less its mean where the probabilities are "
    "true (labels drawn from them a thousand times).",
    source="Nixon et al. 2019; Bröcker and Smith 2007",
)
EXCESS_ECE_OUT_OF_FOLD = _measure(
    "excess_ece_out_of_fold",
    "calibration error over chance, out of fold",
    "The same, each pair by what was fitted on the other groups, pooled over folds.",
    source="Nixon et al. 2019; Bröcker and Smith 2007",
    bar=0.02,
)
RESPLIT_COVERAGE = _measure(
    "resplit_coverage",
    "coverage of 90% sets, mean over re-splits",
    "Fitted on half of the groups, measured on the other, 200 times. Ends are the 2.5th and 97.5th percentile.",
    floor=0.88,
    bar=0.92,
)
RESPLIT_SPREAD = _measure(
    "resplit_spread", "coverage of 90% sets, standard deviation over re-splits", "Of the same 200 coverages."
)
BADGE_PRECISION = _measure(
    "badge_precision", "precision of the badge", "Of pairs with the badge, those labelled SUPPORT."
)
WITHHELD = _measure("withheld", "numbers withheld", "Of pairs, those without probabilities, for whatever reason.")

WITHHELD_IN_VAIN = _measure(
    "withheld_in_vain",
    "withheld where coverage held",
    "Of pairs of a calibrator and a set whose 90% coverage held, those whose numbers are withheld.",
    bar=0.2,
)
SHOWN_WRONGLY = _measure(
    "shown_wrongly",
    "shown where coverage did not hold",
    "Of pairs of a calibrator and a set whose 90% coverage did not hold, those whose numbers are shown.",
    bar=0.1,
)
TARGET_COVERAGE = _measure(
    "target_coverage", "coverage of 90% sets on another set", "What a calibrator made elsewhere covers of a set."
)

AGREEMENT = _measure("agreement", "agreement of the two labellings", "Of pairs, those with the same label in both.")
KAPPA = _measure("kappa", "kappa", "Agreement beyond chance.", source="Cohen 1960")
MEAN_CONFIDENCE = _measure("mean_confidence", "mean confidence", "Of claims that have a confidence.")
SUPPORTED = _measure("supported", "claims supported", "Of the same claims, those that a labelled sentence supports.")
CONFIDENCE_ERROR = _measure(
    "confidence_brier",
    "Brier score of confidence",
    "Mean squared distance of confidence and truth.",
    source="Brier 1950",
)

PAIRS_PER_SECOND = _measure(
    "pairs_per_second", "pairs a second", "Claim and 150 words, nothing cut.", floor=15, unit="per second"
)
VERIFYING_PEAK = _measure("verifying_peak", "peak RSS", "Largest resident set of that process.", bar=0.7, unit="GB")
FIRST_VERDICT = _measure(
    "first_verdict", "first verdict", "A process from start to end that gives one verdict.", bar=2, unit="s"
)
PAIR_TOKENS = _measure(
    "pair_tokens", "tokens of the longest pair", "As the judge is given it; 256 are read.", unit="count"
)
