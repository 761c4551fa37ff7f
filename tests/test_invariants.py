"""The ten invariants, each held against reviews of every kind: found, empty, hostile, decided on, amended, cut off."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review, synthesize
from synthesist.audit import audit
from synthesist.audit.result import CheckResult
from synthesist.plan import explained
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Word, decide

Row = dict[str, Any]

INVARIANTS = {
    1: "anchored",
    2: "numbers",
    3: "references",
    4: "flow",
    5: "no evidence, no prose",
    6: "confidence is measured",
    7: "retractions",
    8: "same in, same out",
    9: "nothing lost",
    10: "untrusted text",
}
KINDS = ("found", "empty", "hostile", "decided", "amended", "cut off")

HOSTILE = "<script>alert(1)</script> | ](javascript:x) \u202e {{7*7}} We found that synthetic data improves answering."


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory, rows: list[Row], question: str) -> dict[str, Path]:
    """A finished review of each kind."""
    root = tmp_path_factory.mktemp("kinds")
    papers = root / "papers.jsonl"
    papers.write_text("".join(f"{json.dumps(row)}\n" for row in [*rows, {"no": "title"}]), encoding="utf-8")
    hostile = root / "hostile.jsonl"
    bad = [{**row, "title": f"{HOSTILE} {row['title']}", "abstract": f"{row['abstract']} {HOSTILE}"} for row in rows]
    hostile.write_text("".join(f"{json.dumps(row)}\n" for row in bad), encoding="utf-8")

    def made(name: str, file: Path = papers, asked: str = question) -> Path:
        return synthesize(asked, root / name, papers=[file]).folder

    found = {"found": made("found"), "empty": made("empty", asked="Do zorblaxes quuxify flimflam?")}
    found["hostile"] = made("hostile", hostile)
    found["decided"] = _decided(made("decided"))
    found["amended"] = _amended(made("amended"), papers)
    with suppress(KeyboardInterrupt):
        synthesize(question, root / "cut", papers=[papers], listener=_Cut())
    found["cut off"] = made("cut")
    return found


class _Cut:
    """A listener that interrupts after the third stage."""

    def stage(self, name: str) -> Any:
        """See `Listener`."""
        from synthesist.review import Quiet

        if name == "read":
            raise KeyboardInterrupt
        return Quiet().stage(name)

    def said(self, line: str) -> None:
        """See `Listener`."""

    def finished(self, name: str, outcome: Any) -> None:
        """See `Listener`."""


def _decided(folder: Path) -> Path:
    contents = Review.open(folder).contents()
    kept = [row.item for row in contents.effective if (row.stage, row.action) == ("assess", "include")]
    shown = [claim.claim_id for claim in contents.claims if claim.is_shown and claim.work_id != kept[0]]
    said = [(contents.sample[0], "include"), (kept[0], "exclude"), (shown[0], "claim-ok"), (shown[1], "claim-wrong")]
    decide(folder, [Word(item, action, "read it", "<b>Ada</b>") for item, action in said], Means())
    decide(folder, [Word(shown[1], "undo", "read it again", "Ada")], Means())
    return folder


def _amended(folder: Path, papers: Path) -> Path:
    plan = Review.open(folder).plan
    changed = plan.model_copy(update={"screen": plan.screen.model_copy(update={"cutoff": 0.5})})
    (folder / "review.toml").write_text(explained(changed), encoding="utf-8")
    carry_out(folder / "review.toml", Means(papers=(papers,)), reason="less was wanted")
    return folder


@pytest.fixture(scope="session")
def checked(kinds: dict[str, Path]) -> Callable[[int, str], Sequence[CheckResult]]:
    """What the audit says of an invariant in a review of a kind."""
    results = {kind: audit(folder).checks for kind, folder in kinds.items()}
    return lambda invariant, kind: [check for check in results[kind] if check.invariant == invariant]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("invariant", INVARIANTS)
def test_an_invariant_holds(invariant: int, kind: str, checked: Callable[[int, str], Sequence[CheckResult]]) -> None:
    """A user could not rely on what every report promises."""
    found = checked(invariant, kind)
    assert found, INVARIANTS[invariant]
    assert [breach for check in found for breach in check.breaches] == []


@pytest.mark.parametrize("invariant", INVARIANTS)
def test_an_invariant_is_looked_at(invariant: int, checked: Callable[[int, str], Sequence[CheckResult]]) -> None:
    """A promise would be said to hold because nothing was compared."""
    assert sum(check.looked_at for kind in KINDS for check in checked(invariant, kind)) > 0
    assert all(any(check.looked_at for check in checked(invariant, kind)) for kind in KINDS if kind != "empty")
