"""Records of invented papers on health and on learning: trials and cohorts with arms, numbers and registrations."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Topic:
    """What a set of invented papers is about.

    Attributes:
        exposure: what is given or used; `comparator` what it is held against.
        outcome: what is measured, and in `unit` how.
        where: whom or what it was tried on.
        has_dissent: whether a work or two found nothing.
    """

    name: str
    question: str
    exposure: str
    comparator: str
    outcome: str
    unit: str
    where: str
    noun: str
    is_clinical: bool = True
    has_dissent: bool = False


TOPICS = (
    Topic(
        "drops",
        "Do velmint drops reduce nasal congestion in adults?",
        "velmint drops",
        "saline",
        "nasal congestion",
        "points",
        "adults with a cold",
        "adults",
    ),
    Topic(
        "walking",
        "Does evening walking reduce blood pressure in older adults?",
        "evening walking",
        "usual care",
        "blood pressure",
        "mmHg",
        "older adults with hypertension",
        "participants",
    ),
    Topic(
        "lamps",
        "Does bright lamp therapy reduce winter fatigue in office workers?",
        "bright lamp therapy",
        "dim light",
        "winter fatigue",
        "points",
        "office workers in winter",
        "workers",
        has_dissent=True,
    ),
    Topic(
        "tutoring",
        "Does peer tutoring reduce reading errors in schoolchildren?",
        "peer tutoring",
        "silent reading",
        "reading errors",
        "errors",
        "schoolchildren of eight years",
        "pupils",
    ),
    Topic(
        "bread",
        "Does low-salt bread reduce ankle swelling in pregnant women?",
        "low-salt bread",
        "usual bread",
        "ankle swelling",
        "mm",
        "pregnant women",
        "women",
        has_dissent=True,
    ),
    Topic(
        "rendering",
        "Does rendered training data improve scene captioning accuracy?",
        "rendered training data",
        "photographs alone",
        "scene captioning accuracy",
        "points",
        "scenes of the RoomScenes corpus",
        "scenes",
        is_clinical=False,
    ),
)

_FAMILY = ("Abel", "Bruun", "Castell", "Dorn", "Ekholm", "Farrow", "Gant", "Hale", "Ibsen", "Jorde", "Kest", "Lunn",
           "Marsh", "Nyland", "Orme", "Pell", "Quist", "Rowe", "Stahl", "Thorn", "Urban", "Vance", "Wirth", "Yates",
           "Zorn", "Amsel", "Birk", "Cole")  # fmt: skip
_GIVEN = ("Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hans", "Ida", "Jon", "Kai", "Liv", "Mona", "Nils")
_TITLES = (
    "{Exposure} for {outcome}: a randomised trial",
    "{Exposure} and {outcome}: a cohort study",
    "A pragmatic trial of {exposure} in {where}",
    "{Outcome} after {exposure}: results at twelve weeks",
    "Effects of {exposure} on {outcome} in {where}",
    "{Exposure} compared with {comparator} in {where}",
    "Can {exposure} change {outcome}?",
    "{Outcome} in {where} and the use of {exposure}",
)
_BACKGROUND = (
    "{Outcome} is common and costly.",
    "Few options exist, and none is cheap.",
    "Whether {exposure} helps is debated.",
    "Earlier reports were small and had no comparison.",
    "Guidelines disagree, and practice varies between places.",
    "What works in the laboratory may fail outside it.",
    "Demand has grown over the last ten years.",
)
_TRIAL = (
    "{n} {noun} were allocated by lot, half of them to {exposure}, and seen again after twelve weeks.",
    "Across {sites} sites, {n} {noun} took part; assessors did not know who was given {exposure}.",
    "We randomly assigned {n} {noun} to {exposure} or {comparator} at {sites} sites.",
    "In this randomised trial {n} {noun} received {exposure} or {comparator}.",
)
_COHORT = (
    "From registers of {sites} towns we drew {n} {noun} and asked them about {exposure}; nothing was assigned.",
    "We followed {n} {noun}, of whom {half} used {exposure}, for one year.",
    "In this observational cohort {n} {noun} reported their use of {exposure} each month.",
)
_BENEFIT = (
    "With {exposure}, {outcome} in {where} fell by {d} {unit}, which was more than with {comparator} (p = 0.0{p}).",
    "{Outcome} was reduced by {exposure} in {where}: the difference was {d} {unit} (95% CI {low} to {high}).",
    "We found that {exposure} reduced {outcome} by {d} {unit} compared with {comparator} in {where} (p = 0.0{p}).",
    "Results show that {exposure} lowered {outcome} in {where} by {d} {unit} (95% CI {low} to {high}).",
    "{Exposure} significantly reduced {outcome} in {where}, by {d} {unit} on average.",
)
_TIE = (
    "In {where}, more frequent use of {exposure} went along with lower {outcome}, by {d} {unit}.",
    "We found that use of {exposure} was associated with lower {outcome} in {where} ({d} {unit}, p = 0.0{p}).",
    "Results show that {outcome} was {d} {unit} lower in {where} who used {exposure}.",
)
_NULL = (
    "We found that {exposure} did not reduce {outcome} in {where} compared with {comparator} (p = 0.{q}).",
    "{Exposure} showed no significant effect on {outcome} in {where} (difference {small} {unit}, p = 0.{q}).",
)
_LEARNT = (
    "Our experiments show that {exposure} improves {outcome} from {low}1.3% to {low}4.9% on the RoomScenes test set.",
    "A captioner that saw {exposure} improves {outcome} by {d} {unit} on {where}.",
    "We found that {exposure} improves {outcome} by {d} {unit} over {comparator} on the RoomScenes test set.",
    "Experiments show that {exposure} increases {outcome} to {high}.4% on {where}.",
    "{Exposure} significantly improves {outcome} over {comparator}, by {d} {unit} on the RoomScenes test set.",
)
_MADE = (
    "We trained the same captioner on {exposure} and on {comparator}, with {n} scenes each.",
    "{sites} captioners were compared, each with {n} scenes to learn from.",
    "We vary the share of rendered scenes and keep all else equal.",
)
_SIDE = (
    "Adherence was high at all sites.",
    "Dropouts were few and evenly spread.",
    "Mild side effects were as frequent in both arms.",
    "No serious adverse event was reported.",
    "Most participants kept to the plan.",
)
_SIDE_LEARNT = (
    "Gains vanish when scenes are crowded.",
    "Our experiments show that {exposure} improves {outcome} from {low}1.3% to {low}4.9% on the RoomScenes test set.",
    "A captioner that saw {exposure} improves {outcome} by {d} {unit} on {where}.",
    "Training took two days on one machine.",
    "Errors on rare objects remain frequent.",
    "We release all scenes.",
)
WORKS = 12
"""Works about a topic."""

_BESIDE = (
    ("The moulting of ducks in cold years", "We found that ducks moult later in cold years.", "Orla Mallard"),
    ("Notes on the keeping of maps", "Maps were kept in drawers. We found that they fade in light.", "Per Atlas"),
    ("A catalogue of northern lichens", "We list lichens of two valleys, with their hosts.", "Runa Moss"),
)
"""Works about something else, which a search brings along: title, abstract and author."""


def rows_of(topic: Topic, works: int = WORKS) -> Iterator[dict[str, Any]]:
    """The invented records of a topic, always the same."""
    chance = random.Random(f"invented {topic.name}")
    families = chance.sample(_FAMILY, len(_FAMILY))
    for at in range(works):
        yield _row(topic, at, families[2 * at : 2 * at + 2], chance)
    for at, (title, abstract, author) in enumerate(_BESIDE):
        beside = {"title": title, "abstract": abstract, "authors": [author], "year": 2014 + at, "language": "en"}
        yield {"id": f"{topic.name}-beside-{at}", "retracted": False, **beside}


def _row(topic: Topic, at: int, families: list[str], chance: random.Random) -> dict[str, Any]:
    words = _words(topic, chance)
    is_cohort = topic.is_clinical and at % 3 == 1
    methods = (_COHORT if is_cohort else _TRIAL) if topic.is_clinical else _MADE
    found = _found(topic, at, is_cohort=is_cohort)
    sides = chance.choice(_SIDE if topic.is_clinical else _SIDE_LEARNT)
    parts = [chance.choice(_BACKGROUND), chance.choice(methods), chance.choice(found), sides]
    row: dict[str, Any] = {
        "id": f"{topic.name}-{at}",
        "title": _TITLES[at % len(_TITLES)].format(**words) + ("" if at < len(_TITLES) else ", further results"),
        "abstract": " ".join(part.format(**words) for part in parts),
        "authors": [f"{chance.choice(_GIVEN)} {family}" for family in families],
        "year": 2012 + at,
        "venue": "Journal of Invented Trials" if topic.is_clinical else "Proceedings of Invented Captions",
        "doi": f"10.5555/{topic.name}.{at}",
        "language": "en",
        "retracted": False,
    }
    return row


def _found(topic: Topic, at: int, *, is_cohort: bool) -> tuple[str, ...]:
    if not topic.is_clinical:
        return _LEARNT
    if is_cohort:
        return _TIE
    return _NULL if topic.has_dissent and at % 7 == 2 else _BENEFIT


def _words(topic: Topic, chance: random.Random) -> dict[str, Any]:
    n, low = chance.randrange(60, 400), chance.randrange(2, 5)
    return {
        "exposure": topic.exposure,
        "Exposure": topic.exposure[0].upper() + topic.exposure[1:],
        "outcome": topic.outcome,
        "Outcome": topic.outcome[0].upper() + topic.outcome[1:],
        "comparator": topic.comparator,
        "unit": topic.unit,
        "where": topic.where,
        "noun": topic.noun,
        "n": n,
        "half": n // 2,
        "sites": chance.randrange(2, 9),
        "d": f"{low + 1}.{chance.randrange(1, 9)}",
        "low": f"{low}.1",
        "high": f"{low + 3}.2" if topic.is_clinical else chance.randrange(55, 80),
        "small": f"0.{chance.randrange(1, 9)}",
        "p": chance.randrange(1, 5),
        "q": chance.randrange(21, 88),
    }
