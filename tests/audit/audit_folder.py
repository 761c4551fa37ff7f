"""What people do to a real review: they decide, and they amend the plan."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from synthesist.ledger import Ledger, review
from synthesist.records import Claim, Relevance, pair_of
from synthesist.review.folder import held, opened
from synthesist.review.running import Means, carry_on

Row = dict[str, Any]
QUESTION = "Does synthetic data improve visual question answering?"


def now() -> str:
    """A clock that stands."""
    return "2026-03-05T05:06:07+00:00"


def ruling(item: str, action: str, stage: str, *, ordinal: int = 0, **fields: str) -> Row:
    """What Ada Reader said of a work or a claim."""
    criterion = "P1" if action in ("include", "exclude") else ""
    said = {"person": "Ada | Reader", "reason": "I read it <twice> & saw “all”", "at": now(), "criterion": criterion}
    return {"item": item, "ordinal": ordinal, "stage": stage, "action": action, **said, **fields}


def decide(folder: Path, papers: Path, rows: Callable[[Ledger], Sequence[Row]], library: Path | None = None) -> None:
    """Add rulings to a review, and carry it on."""
    with held(folder), opened(folder) as ledger:
        ledger.add_rulings(rows(ledger))
        carry_on(folder, ledger, Means(papers=(papers,), library=library, now=now))


def rulings_on(ledger: Ledger) -> list[Row]:
    """A ruling of each kind: on works set aside and kept, on claims shown and hidden, kept and taken back."""
    claims = review.claims(ledger)
    works = {row.record.source_id: row.work_id for row in review.works(ledger, review.records(ledger)).values()}
    below = review.sample(ledger)
    return [
        ruling(below[0], "include", "screen"),
        ruling(below[1], "exclude", "screen", criterion="S4", person="Bo Li"),
        ruling(below[2], "include", "screen"),
        ruling(below[2], "undo", "screen", ordinal=1, criterion=""),
        ruling(works["plan-only"], "include", "assess"),
        ruling(works["reed-2"], "exclude", "assess"),
        ruling(works["silent"], "exclude", "screen"),
        ruling(works["withdrawn"], "include", "screen"),
        ruling("0" * 16, "include", "screen", reason="of another search"),
        ruling(_pair(ledger, "birds"), "same", "identify", person="Bo Li"),
        ruling(_pair(ledger, "bogs"), "different", "identify"),
        ruling(_of(claims, works["stone"]).claim_id, "claim-ok", "verify"),
        ruling(_of(claims, works["quill"]).claim_id, "claim-wrong", "verify"),
    ]


def _pair(ledger: Ledger, name: str) -> str:
    """Two records of which only a person can tell whether they are one work."""
    ids = {record.source_id: record.record_id for record in review.records(ledger).values()}
    return pair_of(ids[f"{name}-Cat"], ids[f"{name}-Dan"])


def _of(claims: Sequence[Claim], work: str) -> Claim:
    return next(claim for claim in claims if claim.work_id == work and claim.relevance is not Relevance.OFF)


def amend(folder: Path, old: str, new: str) -> None:
    """Change a line of `review.toml`."""
    path = folder / "review.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
