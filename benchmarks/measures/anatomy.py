"""How well what a claim is made of is read, against labels made by people."""

from benchmarks.declare import Measure, Unit

_HERE = "this project"


def _share(name: str, title: str, description: str, source: str = _HERE) -> Measure:
    unit: Unit = "share"
    return Measure(name=name, title=title, description=description, unit=unit, source=source)


PART_FOUND = _share("part_found", "part found", "Of prompts, those for whose sentence words for the part were found.")
PART_OVERLAP = _share(
    "part_overlap",
    "overlap with the words given",
    "Mean F1 of the stems of the part found and of the part given; 0 where none was found.",
    "token F1 of Rajpurkar et al. 2016",
)
PART_OVERLAP_SAID = _share(
    "part_overlap_said",
    "overlap with the words given that the sentence says",
    "The same, of the given stems that stand in the sentence; prompts of which none does are left out.",
)
PART_TOUCHED = _share(
    "part_touched", "parts that share a word", "Of the same prompts, those whose part found has one of these stems."
)
DIRECTION_STATED = _share("direction_stated", "direction stated", "Of prompts, those with more, less or no difference.")
DIRECTION_PRECISION = _share("direction_precision", "direction right, of those stated", "Of these, those as labelled.")
DIRECTION_ACCURACY = _share("direction_accuracy", "direction right, of all", "Of prompts, those as labelled.")
STRENGTH_ACCURACY = _share("strength_accuracy", "causal strength, accuracy", "Of sentences, those given their label.")
STRENGTH_RECALL = _share("strength_recall", "causal strength, recall", "Of sentences of the label, those given it.")
JOINED_PRECISION = _share(
    "joined_precision", "pairs joined, precision", "Of pairs that a finding joins, those evidence for one prompt."
)
JOINED_RECALL = _share(
    "joined_recall", "pairs joined, recall", "Of pairs that are evidence for one prompt, those that a finding joins."
)
