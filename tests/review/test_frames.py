"""A review's tables as data frames."""

import builtins
from collections.abc import Callable
from typing import Any

import pytest

from synthesist import Review
from synthesist.errors import MissingExtra, WrongUse
from synthesist.review.deciding import Decided
from synthesist.review.frames import TABLES

ROWS = {
    "records": 50,
    "works": 49,
    "matches": 1,
    "retractions": 1,
    "ties": 1,
    "studies": 0,
    "decisions": 56,
    "claims": 4,
    "evidence": 12,
    "verdicts": 4,
    "self_tests": 5,
    "dimensions": 8,
    "corrections": 0,
    "rechecks": 0,
    "rulings": 0,
    "failures": 0,
}

APPRAISED = ("checks", "objections", "votes", "rounds", "revisions")


@pytest.mark.parametrize("table", ROWS)
def test_each_table_is_a_data_frame(fresh: Review, table: str) -> None:
    """A user could not analyse their review, or would trip over a table without rows."""
    pytest.importorskip("pandas")
    frame = fresh.frame(table)
    assert (ROWS[table], list(TABLES[table][0])) == (len(frame), list(frame.columns))


@pytest.mark.parametrize("table", APPRAISED)
def test_what_reviewers_said_is_a_data_frame(fresh: Review, table: str) -> None:
    """A user could not count what was held against their review."""
    pytest.importorskip("pandas")
    frame, told = fresh.frame(table), getattr(fresh.contents().appraisal, table)
    assert (len(told), list(TABLES[table][0])) == (len(frame), list(frame.columns))


def test_every_table_is_tried() -> None:
    """A user would meet a table that nobody has looked at."""
    assert {*ROWS, *APPRAISED} == TABLES.keys()


def test_a_work_tells_how_it_was_decided(
    fresh: Review, say: Callable[..., Decided], works: dict[str, str], sample: tuple[str, ...]
) -> None:
    """A user would count the program's decisions where a person overruled them."""
    pytest.importorskip("pandas")
    say(fresh, works["reed"], "exclude", criterion="I1")
    frame = fresh.frame("works").set_index("work_id")
    told = {name: tuple(frame.loc[work_id, ["decision", "criterion"]]) for name, work_id in works.items()}
    assert {name: told[name] for name in ("reed", "stone", "silent", "withdrawn", "ducks")} == {
        "reed": ("exclude", "I1"),
        "stone": ("include", "A1"),
        "silent": ("not-retrieved", "R1"),
        "withdrawn": ("remove", ""),
        "ducks": ("exclude", "S4"),
    }
    assert frame.loc[works["stone"], "records"] == 2
    assert len(fresh.frame("rulings")) == 1


def test_without_pandas_it_is_told_what_to_install(fresh: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without pandas would see a traceback of an import."""
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="pandas") as raised:
        fresh.frame()
    assert "synthesist[frames]" in raised.value.hint


def test_another_table_is_refused(fresh: Review) -> None:
    """A user who mistypes a table would not learn which there are."""
    with pytest.raises(WrongUse, match="no table 'work'") as raised:
        fresh.frame("work")
    assert "works" in raised.value.hint
