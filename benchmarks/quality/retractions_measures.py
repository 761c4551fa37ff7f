"""How well works of a list of retractions are found among references."""

from benchmarks.declare import Measure

_PROJECT = "this project"


def _share(name: str, title: str, description: str, floor: float | None = None) -> Measure:
    return Measure(name=name, title=title, description=description, unit="share", source=_PROJECT, floor=floor)


PLANTED_SEEN = _share(
    "retractions_seen", "retracted DOIs seen", "Of DOIs flagged as retracted, those called retracted.", floor=1.0
)
TYPO_PRECISION = _share(
    "retractions_precision",
    "precision without identifiers",
    "Of references called retracted, those that are: the entry named has the title that the reference was made of.",
    floor=0.99,
)
TYPO_RECALL = _share(
    "retractions_recall",
    "recall without identifiers",
    "Of mistyped references to retracted works, those called retracted, and with the right entry.",
    floor=0.90,
)
TYPO_ASKED = _share("retractions_asked", "asked", "Of references, those of which a person is asked.")
IMPORT_SECONDS = Measure(
    name="retractions_import",
    title="import of a list",
    description="114,615 rows of open-retractions, packed, into an empty store.",
    unit="s",
    source=_PROJECT,
    bar=15.0,
)
