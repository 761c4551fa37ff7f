"""Make the calibrators that ship, of scores that are out of fold, and say how good they are out of fold.

    python -m training.verifier.calibrators --judge training/.work/judge --date 2026-11-21

Run it after `gather` and `stack --write`. Writes `weights/calibrators/*.json` and `weights/claims.json`.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from synthesist.models import judge_at
from synthesist.verify.calibration import Calibrator, fit, out_of_fold, resplit_coverage, save
from synthesist.verify.calibration.conformal import coverage
from synthesist.verify.calibration.measures import classwise_ece, excess_ece
from synthesist.verify.confidence import ClaimCalibrator, raw_score
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import Setting, scale_of, stack_for
from synthesist.verify.pairs.text import WEIGHTS
from synthesist.verify.vetoes import vetoes
from training.verifier import stack
from training.verifier.acl_labels import labelled_pairs

PEOPLE = "labelled by people"
MACHINE = "machine-labelled"
_ACL = (
    "machine-labelled: two blind readings by a language model under two guides, a third where they differed, no person"
)

MADE = (
    ("biomedical-claims", Setting.CITED, "cited", "scifact", "claims on biomedical abstracts that they cite (SciFact)"),
    (
        "trial-outcomes",
        Setting.CITED,
        "cited",
        "clinifact",
        "trial outcomes on abstracts of their articles (CliniFact)",
    ),
    (
        "citing-sentences",
        Setting.CITED,
        "cited",
        "citation_integrity",
        "citing sentences on abstracts that they cite (Citation-Integrity)",
    ),
    (
        "biomedical-search",
        Setting.OPEN,
        "open",
        "scifact",
        "claims on biomedical abstracts that a search finds (SciFact)",
    ),
    (
        "biomedical-sentences",
        Setting.SENTENCE,
        "open-sentences",
        "scifact",
        "claims on sentences of biomedical abstracts (SciFact)",
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, write, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--date", required=True)
    options = parser.parse_args(arguments)
    judge = judge_at(options.judge).name
    (WEIGHTS / "calibrators").mkdir(exist_ok=True)
    claims: dict[str, ClaimCalibrator] = {}
    for name, setting, file, source, population in MADE:
        table = _of(stack.gathered(file), source)
        logits = stack.out_of_fold(stack.gathered(file))[stack.gathered(file)["source"] == source]
        _made(name, judge, setting, table, logits, population, PEOPLE, options.date)
        if setting is Setting.SENTENCE:
            p = out_of_fold(logits, table["label"], table["group"]).p
            claims[name] = _claim_level(_biomedical(table, p), population, PEOPLE, options.date)
    table = stack.gathered("acl-sentences")
    side = np.array([group.startswith("calibrate") for group in table["group"]])
    logits = stack_for(judge, Setting.SENTENCE).logits(table["features"])
    own = {key: values[side] for key, values in table.items()}
    # By claim: eleven topics are too few to part, and a claim's sentences are what resembles each other most.
    own["group"] = np.array([str(key).split("|")[0] for key in own["key"]])
    population = "claims and sentences of NLP abstracts (ACL Anthology)"
    _made("nlp-abstracts", judge, Setting.SENTENCE, own, logits[side], population, _ACL, options.date)
    p = out_of_fold(logits[side], own["label"], own["group"]).p
    claims["nlp-abstracts"] = _claim_level(
        _nlp(own, p), "claims of NLP abstracts (ACL Anthology)", MACHINE, options.date
    )
    kept = {name: one.model_dump() for name, one in claims.items()}
    (WEIGHTS / "claims.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


def _of(table: stack.Table, source: str) -> stack.Table:
    return {key: values[table["source"] == source] for key, values in table.items()}


def _made(
    name: str,
    judge: str,
    setting: Setting,
    table: stack.Table,
    logits: np.ndarray,
    population: str,
    labelled_by: str,
    date: str,
) -> Calibrator:
    made = fit(
        logits,
        table["label"],
        table["group"].tolist(),
        table["features"],
        name=name,
        population=population,
        labelled_by=labelled_by,
        date=date,
        judge=scale_of(judge, stack_for(judge, setting), setting),
        feature_names=FEATURES,
    )
    save(made, WEIGHTS / "calibrators" / f"{name}.json")
    held = out_of_fold(logits, table["label"], table["group"].tolist())
    told = {
        "calibrator": made.full_name,
        "n": made.n,
        "groups": made.groups,
        "counts": {label.value: count for label, count in made.counts.items()},
        "temperature": made.temperature,
        "offsets": made.offsets,
        "badge": made.badge.model_dump() if made.badge else None,
        "excess_ece": round(excess_ece(held.p, table["label"]), 4),
        "classwise_ece": np.round(classwise_ece(held.p, table["label"]), 4).tolist(),
        "coverage_90": round(coverage(held.members[90], table["label"]), 3),
        "mean_coverage_90": round(float(resplit_coverage(logits, table["label"], table["group"].tolist()).mean()), 3),
    }
    print(json.dumps(told, indent=1), flush=True)
    return made


Claims = Mapping[str, tuple[dict[str, float], bool]]
"""By claim, the largest probability of support of each work that no veto cancels, and whether one supports it."""


def _biomedical(table: stack.Table, p: np.ndarray) -> Claims:
    """By claim: its documents are its works."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    truth: dict[str, bool] = defaultdict(bool)
    for key, label, row in zip(table["key"], table["label"], p, strict=True):
        claim, work, _ = str(key).split("|")
        shares[claim][work] = max(shares[claim].get(work, 0.0), float(row[0]))
        truth[claim] |= bool(label == 0)
    return {claim: (own, truth[claim]) for claim, own in shares.items()}


def _nlp(table: stack.Table, p: np.ndarray) -> Claims:
    texts = {
        f"{pair.claim_key}|{pair.rank}|{pair.sentence_document.work_id}": (pair.claim, pair.sentence)
        for pair in labelled_pairs()
    }
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    truth: dict[str, bool] = defaultdict(bool)
    for key, label, row in zip(table["key"], table["label"], p, strict=True):
        claim, _, work = str(key).split("|")
        truth[claim] |= bool(label == 0)
        shares[claim].setdefault(work, 0.0)
        if not vetoes(*texts[str(key)]):
            shares[claim][work] = max(shares[claim][work], float(row[0]))
    return {claim: (own, truth[claim]) for claim, own in shares.items()}


def _claim_level(claims: Claims, population: str, labelled_by: str, date: str) -> ClaimCalibrator:
    scores = np.array([[raw_score(own.values())] for own, _ in claims.values()])
    truth = np.array([is_supported for _, is_supported in claims.values()])
    model = LogisticRegression(C=1.0).fit(scores, truth)
    made = ClaimCalibrator(
        population=population,
        labelled_by=labelled_by,
        n=len(claims),
        date=date,
        slope=round(float(model.coef_[0, 0]), 4),
        intercept=round(float(model.intercept_[0]), 4),
    )
    print(json.dumps({"claims": made.model_dump(), "supported": int(truth.sum())}, indent=1), flush=True)
    return made


if __name__ == "__main__":
    sys.exit(main())
