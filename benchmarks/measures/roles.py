"""How well sentences are told apart by what they do in an abstract, against labels made by people."""

from benchmarks.declare import Measure

_STANDARD = "Manning, Raghavan and Schütze 2008, chapter 8"
_PROJECT = "this project"


def _share(name: str, title: str, description: str, floor: float | None = None, source: str = _STANDARD) -> Measure:
    return Measure(name=name, title=title, description=description, unit="share", source=source, floor=floor)


ROLE_MICRO_F1 = _share(
    "role_micro_f1", "micro-F1 of roles", "One role a sentence, so it equals the share of sentences that are right."
)
ROLE_MICRO_F1_SHIPPED = _share(
    "role_micro_f1_shipped", "micro-F1 of roles, as shipped", "The same, with its bar.", floor=0.78, source=_PROJECT
)
ROLE_MACRO_F1 = _share("role_macro_f1", "macro-F1 of roles", "Unweighted mean of F1 over the roles.")
ROLE_F1 = _share("role_f1", "F1 of a role", "Harmonic mean of the role's precision and recall.")
CLAIM_PRECISION = _share("claim_precision", "precision of claims", "Of sentences taken for a claim, those labelled so.")
CLAIM_RECALL = _share("claim_recall", "recall of claims", "Of sentences labelled a claim, those taken for one.")
CLAIM_F1 = _share("claim_f1", "F1 of claims", "Harmonic mean of the two.")
CLAIM_LEAD = _share(
    "claim_lead",
    "F1 of claims above the best baseline",
    "Difference to the best of last sentence, last two sentences and the rules for results, on the same resamples.",
    floor=0.10,
    source=_PROJECT,
)
