"""Decisions on paper: whatever a spreadsheet makes of a sheet, what a person wrote into it comes back."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist import Review
from synthesist.errors import WrongUse
from synthesist.review import Means
from synthesist.review.deciding import Decided, decide
from synthesist.review.sheets import COLUMNS, LONGEST_CELL, Sheet, harmless, read, written

Row = Mapping[str, str]
Ids = dict[str, str]
Say = Callable[..., Decided]


def table(review: Review, sheet: Sheet) -> list[dict[str, str]]:
    """The rows of a sheet as a spreadsheet shows them."""
    return list(csv.DictReader(io.StringIO(written(review.contents(), sheet), newline="")))


def filled(rows: Sequence[Row], count: int, reason: str = "too old") -> list[dict[str, str]]:
    """The rows with a decision in the first of them."""
    said = {"decision": "exclude", "reason": reason, "by": "Jürgen"}
    return [{**row, **(said if at < count else {})} for at, row in enumerate(rows)]


def as_csv(rows: Sequence[Row], columns: Sequence[str] = COLUMNS, **dialect: Any) -> str:
    """Rows as a spreadsheet writes them."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, extrasaction="ignore", **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@pytest.fixture
def take(tmp_path: Path, fresh: Review, audited: Callable[[Review], Review]) -> Callable[..., Decided]:
    """Reads a sheet into the review as the command does."""

    def one(content: str | bytes, **otherwise: str) -> Decided:
        path = tmp_path / "sheet.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        words, failures = read(path, otherwise.pop("person", "Ada"), **otherwise)
        decided = decide(fresh.folder, words, Means(), strict=False)
        audited(fresh)
        return Decided(
            decided.rulings,
            decided.names,
            decided.unchanged,
            (*failures, *decided.failures),
            decided.is_carried_out,
        )

    return one


@pytest.mark.parametrize(
    ("sheet", "count", "kind"),
    [
        (Sheet.SAMPLE, 20, "work:"),
        (Sheet.SCREENED, 48, "work:"),
        (Sheet.INCLUDED, 4, "work:"),
        (Sheet.CLAIMS, 4, "claim:"),
    ],
)
def test_a_sheet_lists_what_there_is_to_decide_on(fresh: Review, sheet: Sheet, count: int, kind: str) -> None:
    """A user would not see all that they are to decide on, or not enough of it to decide by."""
    found = table(fresh, sheet)
    assert count == len(found)
    assert all(row["id"].startswith(kind) and row["title_or_claim"] and row["program"] for row in found)
    assert not any(row["decision"] for row in found)


def test_a_sheet_tells_what_the_program_decided_and_people_said(fresh: Review, say: Say, works: Ids) -> None:
    """A second user would decide without knowing what the first one said."""
    say(fresh, works["reed"], "exclude", "too old", criterion="I1")
    row = next(row for row in table(fresh, Sheet.SCREENED) if row["id"] == f"work:{works['reed']}")
    assert tuple(row[name] for name in ("decision", "reason", "by", "criterion", "program")) == (
        "exclude",
        "too old",
        "Ada",
        "I1",
        "include",
    )
    say(fresh, works["reed"], "undo", "a slip")
    row = next(row for row in table(fresh, Sheet.SCREENED) if row["id"] == f"work:{works['reed']}")
    assert row["decision"] == ""


def test_a_sheet_that_nobody_touched_decides_nothing(fresh: Review, say: Say, works: Ids, take: Callable) -> None:
    """A user who reads a sheet back as it is would decide on everything in it."""
    say(fresh, works["reed"], "exclude")
    decided = take(written(fresh.contents(), Sheet.SCREENED))
    assert (len(decided.rulings), decided.unchanged, len(decided.failures)) == (0, 1, 0)


def _german_excel(rows: Sequence[Row]) -> bytes:
    return as_csv(rows, delimiter=";", lineterminator="\r\n").encode("cp1252", "replace")


SAVED: Mapping[str, Callable[[Sequence[Row]], bytes]] = {
    "as written": lambda rows: as_csv(rows).encode("utf-8-sig"),
    "German Excel": _german_excel,
    "Unicode text of Excel": lambda rows: as_csv(rows, delimiter="\t").encode("utf-16"),
    "LibreOffice": lambda rows: as_csv(rows, lineterminator="\n", quoting=csv.QUOTE_ALL).encode(),
    "separator told": lambda rows: b"sep=;\r\n" + _german_excel(rows),
    "blank lines above": lambda rows: b"\r\n\n" + as_csv(rows).encode(),
    "rows reordered": lambda rows: as_csv(rows[::-1]).encode(),
    "columns added": lambda rows: as_csv([{**row, "mine": "a\nb;c"} for row in rows], ["mine", *COLUMNS]).encode(),
    "columns deleted": lambda rows: as_csv(rows, ["reason", "id", "decision", "by"]).encode(),
    "capitals": lambda rows: as_csv(rows).replace("id,decision,reason", " ID ,Decision,REASON", 1).encode(),
    "cells behind the last": lambda rows: as_csv(rows).replace("\r\nwork:", ",,,\r\nwork:").encode(),
}


@pytest.mark.parametrize("how", SAVED)
def test_however_it_is_saved_a_sheet_comes_back(fresh: Review, take: Callable, how: str) -> None:
    """A user with another spreadsheet, or another language, would have filled in a sheet for nothing."""
    rows = filled(table(fresh, Sheet.SAMPLE), 3, reason='Größe "paßt" nicht; zu alt, 1,5 cm')
    decided = take(SAVED[how](rows))
    assert (len(decided.rulings), len(decided.failures)) == (3, 0)
    assert {('Größe "paßt" nicht; zu alt, 1,5 cm', "Jürgen")} == {(one.reason, one.person) for one in decided.rulings}
    assert {row["id"].removeprefix("work:") for row in rows[:3]} == {one.item for one in decided.rulings}


def test_the_same_sheet_again_decides_nothing_more(fresh: Review, take: Callable) -> None:
    """A user who reads a sheet in once it is finished, and again after each pause, would pile up decisions."""
    rows = table(fresh, Sheet.SAMPLE)
    assert len(take(as_csv(filled(rows, 3))).rulings) == 3
    again = take(as_csv(filled(rows, 5)))
    assert (len(again.rulings), again.unchanged) == (2, 3)


def test_an_undoing_in_a_sheet_is_done_once(fresh: Review, take: Callable, say: Say, works: Ids) -> None:
    """A user who reads a sheet in twice would take back two decisions with one undo."""
    say(fresh, works["reed"], "include", "one")
    say(fresh, works["reed"], "exclude", "two")
    sheet = f"id,decision,reason\n{works['reed']},undo,a slip\n"
    assert len(take(sheet).rulings) == 1
    assert (len((again := take(sheet)).rulings), again.unchanged) == (0, 1)
    assert fresh.content()["facts"]["included_by_people"] == 1


def test_an_old_sheet_does_not_overrule_what_was_said_since(
    fresh: Review, take: Callable, say: Say, works: Ids
) -> None:
    """A user who reads in yesterday's sheet would bring back what a colleague has taken back."""
    sheet = f"id,decision,reason,by\n{works['reed']},exclude,too old,Ada\n"
    take(sheet)
    say(fresh, works["reed"], "undo", "it is not", "Bo")
    decided = take(sheet)
    assert (list(decided.rulings), len(decided.failures)) == ([], 1)
    assert "something else since" in decided.failures[0].reason
    say(fresh, works["reed"], "exclude", "too old", "Ada")
    assert fresh.content()["facts"]["assessed_excluded_by_people"] == 1


def test_rows_on_one_work_that_differ_are_not_taken(fresh: Review, take: Callable, works: Ids) -> None:
    """A user could not tell which of two rows of a sheet holds."""
    rows = [f"{works['reed']},{action},read" for action in ("include", "exclude", "include")]
    decided = take(
        "id,decision,reason\n" + "\n".join([*rows, f"{works['quill']},include,a\n{works['quill']},Include, a"])
    )
    assert (len(decided.rulings), decided.unchanged, len(decided.failures)) == (1, 1, 3)
    assert works["quill"] == decided.rulings[0].item


def test_rows_that_cannot_be_taken_are_named_and_the_others_go_in(
    fresh: Review, take: Callable, works: Ids, claims: Ids
) -> None:
    """A user with one slip in five hundred rows would have to find it, or lose the other rows."""
    lines = [
        f"work:{works['reed']},exclude,old",
        "work:deadbeefdeadbeef,include,x",
        "somebody changed this,include,x",
        ",exclude,no id",
        f"work:{works['quill']},perhaps,x",
        f"work:{works['stone']},claim-ok,x",
        f"claim:{claims['stone-again']},include,x",
        f"work:{works['stone-again']},include,",
        f"work:{works['withdrawn']},include,x",
        f"work:{works['silent']},undo,x",
    ]
    decided = take("id,decision,reason\n" + "\n".join(lines))
    assert [works["reed"]] == [one.item for one in decided.rulings]
    assert {f"sheet.csv, row {at}" for at in range(3, 12)} == {failure.place for failure in decided.failures}
    assert all(failure.hint for failure in decided.failures)


def test_a_sheet_of_another_review_decides_nothing(fresh: Review, take: Callable) -> None:
    """A user who takes the wrong sheet would decide on works that are not there."""
    rows = [{**row, "id": f"work:{at:016x}"} for at, row in enumerate(table(fresh, Sheet.SAMPLE))]
    decided = take(as_csv(filled(rows, 4)))
    assert (len(decided.rulings), len(decided.failures)) == (0, 4)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "no columns id and decision"),
        (b"\n\n", "no columns id and decision"),
        (b"title,decision\nx,include\n", "no columns id and decision"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "no columns id and decision"),
        (b"\x00" * 500, "no columns id and decision"),
        (b'id,decision,reason\na,include,"never closed\nb,include,x\n', "is not CSV"),
        (b"id,decision,reason\na,include," + b"x" * 200_000 + b"\n", "is not CSV"),
        (b'id,"decision\n', "is not CSV"),
    ],
)
def test_what_is_no_sheet_is_refused_as_a_whole(take: Callable, fresh: Review, content: bytes, complaint: str) -> None:
    """A user who names a workbook, or whose sheet is torn, would lose the rows that were swallowed."""
    with pytest.raises(WrongUse, match=complaint) as raised:
        take(content)
    assert "CSV" in raised.value.hint
    assert fresh.rulings() == ()


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_missing_sheet_is_named(tmp_path: Path, name: str) -> None:
    """A user who mistypes a path would see a traceback."""
    with pytest.raises(WrongUse, match="is no file"):
        read(tmp_path / name, "Ada")


def test_what_is_said_for_all_rows_counts_where_a_row_says_nothing(fresh: Review, take: Callable, works: Ids) -> None:
    """A user who excludes fifty works for one reason would have to write it fifty times."""
    rows = f"id,decision,reason,by\n{works['reed']},exclude,,\n{works['quill']},exclude,no results,Bo\n"
    decided = take(rows, person="Ada", reason="too old", criterion="i1")
    assert {("too old", "Ada", "I1"), ("no results", "Bo", "I1")} == {
        (one.reason, one.person, one.criterion) for one in decided.rulings
    }


def test_a_sheet_of_many_rows_is_carried_out_once(fresh: Review, take: Callable) -> None:
    """A user with hundreds of decisions would wait for a new report after each."""
    done = (fresh.folder / "run.jsonl").read_text(encoding="utf-8").count('"finished", "stage": "report"')
    rows = table(fresh, Sheet.SCREENED)
    assert len(take(as_csv(filled(rows, 48))).rulings) == 48
    log = (fresh.folder / "run.jsonl").read_text(encoding="utf-8")
    assert done + 1 == log.count('"finished", "stage": "report"')


CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=60)


@given(CELLS)
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    """A user's spreadsheet would carry out what a paper's title tells it to."""
    cell = harmless(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text in (cell, cell[1:])


def test_no_cell_is_longer_than_a_spreadsheet_can_hold(fresh: Review, take: Callable) -> None:
    """A user's spreadsheet would spill a long abstract over the rows below, or refuse its own sheet."""
    assert LONGEST_CELL + 1 == len(harmless("x" * 200_000)) < 32_767


def test_a_reason_like_a_formula_comes_back_as_it_was(fresh: Review, say: Say, works: Ids, take: Callable) -> None:
    """A user who reads a sheet back would find a decision changed by the sheet itself."""
    for at, reason in enumerate(("=1+1", "-5 points", "@home", "'quoted'", "+")):
        say(fresh, works["reed"], ("include", "exclude")[at % 2], reason)
        decided = take(written(fresh.contents(), Sheet.SCREENED))
        assert (len(decided.rulings), decided.unchanged, len(decided.failures)) == (0, 1, 0)
