"""Whatever is broken in a review is named, under the invariant that it breaks."""

from collections import defaultdict
from pathlib import Path

import pytest
from audit_mutations import MUTATIONS, SILENT, Change
from audit_mutations_appraised import BY_CHECK as APPRAISED
from audit_mutations_works import BY_CHECK
from audit_review import Draft, silent

from synthesist.audit import (
    agreeing,
    appraised,
    audit,
    corrected,
    joined,
    merged,
    objecting,
    retractions,
    scoring,
    standing,
    studies,
    voices,
)
from synthesist.audit.listing import CHECKS


def _named(folder: Path) -> dict[int, list[str]]:
    """Messages of the breaches that a check looked for, by invariant."""
    named: defaultdict[int, list[str]] = defaultdict(list)
    for check in audit(folder).checks:
        messages = [breach.message for breach in check.breaches]
        named[check.invariant] += [message for message in messages if "could not be checked" not in message]
    return named


@pytest.mark.parametrize(("invariant", "change"), [pytest.param(at, change, id=name) for at, name, change in MUTATIONS])
def test_breach_is_named(tmp_path: Path, invariant: int, change: Change) -> None:
    """A review that breaks its word would pass as sound."""
    draft = Draft()
    change(draft)
    assert _named(draft.write(tmp_path / "review"))[invariant]


@pytest.mark.parametrize(
    ("check", "change"),
    [pytest.param(check, change, id=name) for check, ways in BY_CHECK.items() for name, change in ways.items()],
)
def test_breach_of_works_is_named(tmp_path: Path, check: str, change: Change) -> None:
    """Works, studies and notices that are not what the records say would pass as sound, or be named elsewhere only."""
    draft = Draft()
    change(draft)
    checks = {result.name: result for result in audit(draft.write(tmp_path / "review")).checks}
    assert [found for found in checks[check].breaches if "could not be checked" not in found.message]


def test_each_check_of_works_is_tripped() -> None:
    """A check of works that nothing can trip would look on for nothing."""
    modules = {module.__name__ for module in (joined, merged, retractions, standing, studies, voices)}
    assert {check.name for check in CHECKS if check.look.__module__ in modules} <= BY_CHECK.keys()


@pytest.mark.parametrize(
    ("check", "change"),
    [pytest.param(check, change, id=name) for check, ways in APPRAISED.items() for name, change in ways.items()],
)
def test_breach_of_the_appraisal_is_named(tmp_path: Path, check: str, change: Change) -> None:
    """Scores, outcomes, votes or corrections that nothing bears out would pass as sound, or be named elsewhere only."""
    draft = Draft()
    change(draft)
    checks = {result.name: result for result in audit(draft.write(tmp_path / "review")).checks}
    assert [found for found in checks[check].breaches if "could not be checked" not in found.message]


def test_each_check_of_the_appraisal_is_tripped() -> None:
    """A check of the appraisal that nothing can trip would look on for nothing."""
    modules = {module.__name__ for module in (agreeing, appraised, corrected, objecting, scoring)}
    assert {check.name for check in CHECKS if check.look.__module__ in modules} <= APPRAISED.keys()


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in SILENT.items()])
def test_breach_of_silence_is_named(tmp_path: Path, change: Change) -> None:
    """A review without evidence could talk as if it had some."""
    draft = silent()
    change(draft)
    assert _named(draft.write(tmp_path / "review"))[5]
