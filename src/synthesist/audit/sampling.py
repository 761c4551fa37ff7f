"""The sample from below the cut-off, drawn again, and what its answers say of the works that were missed.

An exact one-sided limit for a finite population (Clopper and Pearson 1934, hypergeometric), in whole numbers.
"""

from bisect import bisect_left
from math import comb

from synthesist.audit.folder import Folder
from synthesist.audit.identity import short_hash
from synthesist.audit.people import said_of
from synthesist.audit.result import Findings, equal, unless

RELEVANCE = ("S4", "S5", "S6")
"""Criteria by which works are set aside for their rank alone."""

CONFIDENCE = 95
_ODDS = 20


def below_cutoff(review: Folder) -> list[str]:
    """Works that the program set aside for their rank, whatever people said later."""
    return [
        item
        for (stage, item), row in review.programs.items()
        if stage == "screen" and row["action"] == "exclude" and row["criterion"] in RELEVANCE
    ]


def drawn(review: Folder) -> list[str]:
    """The works that the lot gives, in its order."""
    seed = review.about["review_id"]
    order = sorted((short_hash("sample", seed, work), work) for work in below_cutoff(review))
    return [work for _, work in order][: review.plan["screen"]["sample"]]


def sample(review: Folder) -> Findings:
    """The works in the sample are those that the lot gives, in its order; nobody chose them."""
    rows = sorted(review.ledger["samples"], key=lambda row: row["ordinal"])
    expected = drawn(review)
    yield equal("ledger samples", "ordinals", [row["ordinal"] for row in rows], list(range(len(expected))))
    for row, work in zip(rows, expected, strict=False):
        yield unless(row["work_id"] == work, f"ledger samples {row['ordinal']}", f"the lot gives {work}")


def facts(review: Folder) -> dict[str, int | float | None]:
    """The facts on the sample; those that only answers give are None where nobody answered."""
    population, sampled = len(below_cutoff(review)), [row["work_id"] for row in review.ledger["samples"]]
    answers = [said_of(review, work) for work in sampled if work in review.heeded]
    relevant = answers.count("include")
    limit = missed_bound(population, len(answers), relevant) if answers else None
    return {
        "below_cutoff": population,
        "sample_size": len(sampled),
        "sample_answered": len(answers),
        "sample_relevant": relevant if answers else None,
        "bound_confidence": CONFIDENCE if answers else None,
        "missed_bound": limit,
        "missed_bound_percent": None if limit is None else -(-1000 * limit // population) / 10,
    }


def missed_bound(population: int, answered: int, relevant: int) -> int:
    """The largest number of relevant works with which so poor a draw still comes up in one of twenty."""

    def is_beyond(among: int) -> bool:
        rest = population - among
        poorer = sum(comb(among, seen) * comb(rest, answered - seen) for seen in range(relevant + 1))
        return _ODDS * poorer < comb(population, answered)

    return bisect_left(range(population + 1), x=True, key=is_beyond) - 1
