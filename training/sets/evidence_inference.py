"""Evidence-Inference: spans of trial reports against claims worded by us in the three directions.

Each direction of claim is kept as often with SUPPORT as with REFUTE and as NEI, so that the claim alone does not tell.
NEI: a span of the same paper on another outcome, none of whose words the claim's outcome shares.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from training.pairs.overlap import coverage
from training.rows import DATA, Row

_WORDINGS = {
    "1": (
        "{I} increases {O} compared with {C}.",
        "{O} is higher with {I} than with {C}.",
        "Compared with {C}, {I} leads to a rise in {O}.",
        "{I} raised {O} relative to {C}.",
    ),
    "-1": (
        "{I} decreases {O} compared with {C}.",
        "{O} is lower with {I} than with {C}.",
        "Compared with {C}, {I} leads to a fall in {O}.",
        "{I} reduced {O} relative to {C}.",
    ),
    "0": (
        "{I} does not change {O} compared with {C}.",
        "{O} does not differ between {I} and {C}.",
        "Compared with {C}, {I} has no effect on {O}.",
        "{O} is similar with {I} and with {C}.",
    ),
}
_SHORTEST, _LONGEST = 8, 130


def rows() -> Iterator[Row]:
    """Rows, grouped by paper."""
    rng = Random(5)
    pools: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _candidates(rng):
        pools[row["direction"], row["label"]].append(row)
    for direction in _WORDINGS:
        count = min(len(pools[direction, label]) for label in ("SUPPORT", "REFUTE", "NEI"))
        for label in ("SUPPORT", "REFUTE", "NEI"):
            chosen = rng.sample(pools[direction, label], count)
            yield from sorted(chosen, key=lambda row: row["id"])


def _candidates(rng: Random) -> Iterator[Row]:
    folder = DATA / "verification" / "evidence_inference"
    with (folder / "prompts_merged.csv").open(encoding="utf-8", newline="") as lines:
        prompts = {row["PromptID"]: row for row in csv.DictReader(lines)}
    with (folder / "v2_annotations.csv").open(encoding="utf-8", newline="") as lines:
        spans = [row for row in csv.DictReader(lines) if row["Valid Label"] == "True" and _is_prose(row["Annotations"])]
    by_paper = defaultdict(list)
    for span in spans:
        by_paper[span["PMCID"]].append(span)
    for number, span in enumerate(spans):
        prompt = prompts[span["PromptID"]]
        others = [
            other
            for other in by_paper[span["PMCID"]]
            if coverage(prompt["Outcome"], prompts[other["PromptID"]]["Outcome"] + other["Annotations"]) == 0
        ]
        for direction in _WORDINGS:
            label = "SUPPORT" if direction == span["Label Code"] else "REFUTE"
            yield _row(f"{number}/{direction}", prompt, span, direction, label, rng)
            if others:
                yield _row(f"{number}/{direction}/nei", prompt, rng.choice(others), direction, "NEI", rng)


def _row(name: str, prompt: Row, span: Row, direction: str, label: str, rng: Random) -> Row:
    slots = {"I": prompt["Intervention"], "O": prompt["Outcome"], "C": prompt["Comparator"]}
    slots = {key: " ".join(value.split()) for key, value in slots.items()}
    claim = rng.choice(_WORDINGS[direction]).format(**slots)
    return {
        "id": f"evidence-inference-{name}",
        "group": f"evidence-inference-{span['PMCID']}",
        "source": "evidence_inference",
        "claim": claim[:1].upper() + claim[1:],
        "evidence": " ".join(span["Annotations"].split()),
        "label": label,
        "direction": direction,
    }


def _is_prose(text: str) -> bool:
    return _SHORTEST <= len(text.split()) <= _LONGEST and sum(one.isalpha() for one in text) > 0.55 * len(text)
