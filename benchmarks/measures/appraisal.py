"""What reviewers find of planted defects, and what they object to where there are none."""

from benchmarks.declare import Measure

_BARS, _OURS = "the project's bars", "this project"


def _share(name: str, title: str, description: str, floor: float | None = None) -> Measure:
    source = _OURS if floor is None else _BARS
    return Measure(name=name, title=title, description=description, unit="share", source=source, floor=floor)


_FOUND = "Of planted defects, those with a strictly lower score of their dimension than the review without them."

FOUND_SEEN = _share("appraisal_found_seen", "defects found, seen kinds", _FOUND, floor=0.9)
FOUND_UNSEEN = _share("appraisal_found_unseen", "defects found, unseen kinds", _FOUND, floor=0.75)
FOUND = _share("appraisal_found", "defects found, in part", _FOUND)
OBJECTED = _share("appraisal_objected", "new objection", "Of them, those with a new objection in their dimension.")
NAMED = _share("appraisal_named", "objection to the item", "Of them, those to what the defect is about.")
LOWER = _share("appraisal_lower", "consensus lower", "Of them, those with a strictly lower consensus.")
NO_BETTER = _share("appraisal_no_better", "outcome no better", "Of them, those that pass the gate no better.")
FALLS = _share(
    "appraisal_falls", "consensus falls", "Of reviews with 1, 2, 4, 8 defects, those falling at each step.", floor=1.0
)
NEVER_RISES = _share(
    "appraisal_never_rises", "consensus never rises", "Of them, those that rise at no step.", floor=1.0
)
LOST = Measure(
    name="appraisal_lost",
    title="lost without a reviewer",
    description="Defects found by all reviewers, and not once one is left out.",
    unit="count",
    source=_BARS,
    floor=1,
)
BROKEN = Measure(
    name="appraisal_broken",
    title="appraisals broken off",
    description="Each counts as a miss.",
    unit="count",
    source=_OURS,
)
ALARMS = Measure(
    name="appraisal_alarms",
    title="false alarms a review",
    description="Objections of any weight to a review in which nothing was planted, on the mean.",
    unit="share",
    source=_BARS,
    bar=1,
)
MOST_ALARMS = Measure(
    name="appraisal_most_alarms",
    title="false alarms, most",
    description="In one review.",
    unit="count",
    source=_OURS,
)
ALARMS_IN = Measure(
    name="appraisal_alarms_in",
    title="false alarms in a review",
    description="Objections to it.",
    unit="count",
    source=_OURS,
)
OUTCOME = Measure(
    name="appraisal_outcome",
    title="the gate says",
    description="Of a review in which nothing was planted.",
    unit="words",
    source="recorded",
)
SECONDS = Measure(
    name="appraisal_seconds",
    title="time of an appraisal",
    description="Mean wall time of all reviewers, two processes at a time; models are loaded in the first.",
    unit="s",
    source=_OURS,
)
