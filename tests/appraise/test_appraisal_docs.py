"""The list of checks in docs/appraisal.md (mend with SYNTHESIST_GOLDEN=write)."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from synthesist import Review
from synthesist.records.appraisals import Check, Dimension

DOCS = Path(__file__).parents[2] / "docs" / "appraisal.md"
_HEAD = "## The checks\n"


def told(checks: Sequence[Check]) -> str:
    """All checks by dimension, as the page lists them."""
    return "\n".join(line for dimension in Dimension for line in _of(dimension, checks))


def _of(dimension: Dimension, checks: Sequence[Check]) -> Iterator[str]:
    yield f"\n### {dimension.value.capitalize()}\n"
    yield "| by | check | it asks | it counts |\n|---|---|---|---|"
    for check in checks:
        if check.dimension is dimension:
            name = f"**{check.name}** (measure, {check.weight})" if check.weight else check.name
            yield f"| {check.mandate.value} | {name} | {check.question} | {check.basis} |"


def test_the_page_lists_every_check(reviewed: Callable[..., Review], rows: Sequence[dict[str, Any]]) -> None:
    """A reader could not tell what a score was made of."""
    checks = reviewed(rows).contents().appraisal.checks
    before = DOCS.read_text(encoding="utf-8").split(_HEAD)[0]
    page = f"{before}{_HEAD}{told(checks)}\n"
    if os.environ.get("SYNTHESIST_GOLDEN") == "write":
        DOCS.write_text(page, encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == page
