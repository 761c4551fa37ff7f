"""People decide on the command line: what is printed, and how it ends."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review

Run = Callable[..., Any]
REASON = ("--reason", "too old", "--in", "review")


@pytest.fixture
def stone(copied: Path) -> str:
    """Id of one included work."""
    works = Review.open(copied).contents().works.values()
    return next(work.work_id for work in works if work.record.source_id == "stone")


def kept(folder: Path) -> list[tuple[str, str]]:
    """What people said: item and decision."""
    return [(ruling.item, ruling.action.value) for ruling in Review.open(folder).rulings()]


@pytest.mark.parametrize("name", ["work:{}", "{}", "10.5555/stone", "https://doi.org/10.5555/STONE", "stone-copy"])
def test_a_work_is_named_as_people_name_it(run: Run, copied: Path, stone: str, name: str) -> None:
    """A user who has the DOI, or the number in the report, would have to look an id up."""
    ended = run("decide", name.format(stone), "exclude", *REASON)
    assert (ended.code, kept(copied)) == (0, [(stone, "exclude")])
    assert "1 new, 0 as they were, 0 could not be taken." in ended.out
    assert "Rendered pictures for visual question answering" in ended.told
    assert "3 works included" in ended.told
    assert run("audit", copied).code == 0


@pytest.mark.parametrize("name", ["[2]", "ref 2"])
def test_a_work_is_named_by_its_number_in_the_report(run: Run, copied: Path, name: str) -> None:
    """A user who reads “[2]” in the report would have to look an id up."""
    second = next(row for row in Review.open(copied).content()["references"] if row["number"] == 2)
    ended = run("decide", name, "exclude", *REASON)
    assert (ended.code, kept(copied)) == (0, [(second["work_id"], "exclude")])
    assert second["title"] in ended.told


def test_a_claim_is_named_by_its_row(run: Run, copied: Path) -> None:
    """A user who reads the claims table would have to look an id up."""
    row = Review.open(copied).content()["claims"][0]
    assert run("decide", "claim 1", "claim-wrong", *REASON).code == 0
    assert kept(copied) == [(row["claim_id"], "claim-wrong")]


def test_a_number_that_may_be_two_things_is_asked_about(run: Run, copied: Path) -> None:
    """A user would exclude a work where they meant a claim."""
    ended = run("decide", "1", "claim-wrong", *REASON)
    assert (ended.code, kept(copied)) == (2, [])
    assert "names 2 things" in ended.told
    rows = Review.open(copied).content()
    for name, title in (("'[1]'", rows["references"][0]["title"]), ("'claim 1'", rows["claims"][0]["text"])):
        meant = f"synthesist decide {name} claim-wrong --reason 'too old' --in review for "
        assert title[:40] in ended.told.partition(meant)[2]
    told = run("why", "1", "--in", "review").told
    assert "synthesist why '[1]' --in review for" in told
    assert run("why", "claim 1", "--in", "review").code == 0
    assert run("why", "[1]", "--in", "review").code == 0


def test_a_sheet_cannot_steer_the_terminal(run: Run, copied: Path, tmp_path: Path) -> None:
    """A user who takes a colleague's sheet in would have a terminal that says what somebody else wants."""
    (tmp_path / "sheet.csv").write_text("id,decision,reason\n\x1b[31mred\x9b2J[bold]x[/],exclude,old\n", "utf-8")
    ended = run("decide", "--from", "sheet.csv", "--in", "review")
    assert ended.code == 3
    assert "[bold]x[/]" in ended.told
    assert not {"\x1b", "\x9b"} & set(ended.err + ended.out)


WRONG = [
    (["decide", "ID", "exclude", "--in", "review"], "needs a reason", "--reason"),
    (["decide", "ID", "exclude", "--reason", " ", "--in", "review"], "needs a reason", "--reason"),
    (["decide", "ID", "--in", "review"], "what is decided?", "claim-ok"),
    (["decide", "--in", "review"], "one thing at a time", "--from FILE"),
    (["decide", "ID", "exclude", "--out", "x.csv", *REASON], "one thing at a time", "--from FILE"),
    (["decide", "ID", "perhaps", *REASON], "is no decision", "include, exclude"),
    (["decide", "ID", "claim-ok", *REASON], "not a claim", "include or exclude"),
    (["decide", "ID", "undo", *REASON], "to undo", "synthesist why"),
    (["decide", "ID", "exclude", "--criterion", "S5", *REASON], "do not apply", "review.toml"),
    (["decide", "S5", "exclude", *REASON], "is a criterion", "works and claims"),
    (["decide", "results-1", "exclude", *REASON], "is a sentence", "works and claims"),
    (["decide", "", "exclude", *REASON], "nothing in this review", "DOI"),
    (["decide", "zzzz", "exclude", *REASON], "nothing in this review", "DOI"),
    (["decide", "withdrawn", "include", *REASON], "retracted", "neither included"),
    (["decide", "ID", "exclude", "--reason", "x", "--in", "nowhere"], "is not a review", "synthesist run"),
    (["decide", "--out", "x.csv", "--what", "all", "--in", "review"], "no sheet 'all'", "screened"),
    (["decide", "--from", "x.csv", "--in", "review"], "is no file", "filled in"),
    (["decide", "--from", "papers.jsonl", "--in", "review"], "no columns id and decision", "decide --out"),
    (["why", "zzzz", "--in", "review"], "nothing in this review", "DOI"),
    (["why", "stone", "--in", "nowhere"], "is not a review", "synthesist run"),
    (["status", "nowhere"], "is not a review", "synthesist run"),
    (["new", "ab", "--out", "new"], "question", "3 to 2,000"),
    (["new", "Do naps help?", "--out", "new", "--frame", "pica"], "no frame 'pica'", "SPIDER"),
    (["new", "Do naps help?", "--out", "new", "--papers", "typo.ris"], "typo.ris does not exist", "spelling"),
    (["new", "Do naps help?", "--out", "review"], "is there already", "--out"),
    (["run", "typo.toml"], "no plan typo.toml", "synthesist new"),
    (["run", "review", "--limit", "5"], "the plan says", "change it in"),
    (["run", "review", "--because", "I like to"], "nothing was changed", "--because"),
    (["run", "review", "--papers", "other.ris"], "does not search other.ris", "name it in"),
]


@pytest.mark.parametrize(("arguments", "complaint", "hint"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_wrong_use_says_what_to_do_and_keeps_nothing(
    run: Run, copied: Path, stone: str, tmp_path: Path, arguments: list[str], complaint: str, hint: str
) -> None:
    """A user who slips would see a traceback, or have half a decision kept."""
    (tmp_path / "other.ris").write_text("TY  - JOUR\nTI  - Naps\nER  - \n")
    ended = run(*[stone if argument == "ID" else argument for argument in arguments])
    assert (ended.code, ended.out, kept(copied)) == (2, "", [])
    assert complaint in ended.told
    assert hint in ended.told
    assert not (tmp_path / "new").exists()


def test_a_sheet_goes_out_and_comes_back(run: Run, copied: Path, stone: str, tmp_path: Path) -> None:
    """A user with many works to decide on could not do it in a spreadsheet."""
    ended = run("decide", "--out", "my sheet.csv", "--what", "included", "--in", "review")
    assert (ended.code, ended.out.strip()) == (0, "my sheet.csv")
    assert "synthesist decide --from 'my sheet.csv' --in review" in ended.err
    path = tmp_path / "my sheet.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "decision": "exclude" if stone in row["id"] else ""} for row in rows)
    ended = run("decide", "--from", path, "--reason", "für alle", "--by", "Jürgen", "--in", "review", "--json")
    told = json.loads(ended.out)
    assert [(one["action"], one["reason"], one["person"]) for one in told["rulings"]] == [
        ("exclude", "für alle", "Jürgen")
    ]
    assert "1 as they were" in run("decide", "--from", path, "--reason", "für alle", "--by", "Jürgen", *REASON[2:]).out
    assert run("audit", copied).code == 0


def test_a_sheet_with_a_slip_ends_with_3_and_names_the_row(run: Run, copied: Path, stone: str, tmp_path: Path) -> None:
    """A user's script would take a sheet for decided of which rows were left out."""
    slips = "".join(f"gone{at},exclude,x\n" for at in range(12))
    (tmp_path / "sheet.csv").write_text(f"id,decision,reason\nwork:{stone},exclude,old\n{slips}")
    ended = run("decide", "--from", "sheet.csv", "--in", "review")
    assert (ended.code, len(kept(copied))) == (3, 1)
    assert "1 new, 0 as they were, 12 could not be taken." in ended.out
    assert "sheet.csv, row 3" in ended.told
    assert "2 more" in ended.told


def test_an_empty_sheet_is_told(run: Run, copied: Path) -> None:
    """A user would look for what to fill in."""
    for name in [row["claim_id"] for row in Review.open(copied).content()["claims"]]:
        run("decide", name, "claim-wrong", *REASON)
    assert "no claim is shown" in run("decide", "--out", "x.csv", "--what", "claims", "--in", "review").told


def test_an_interrupted_decision_is_carried_out_by_the_same_command(
    run: Run, copied: Path, stone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who presses Ctrl-C would lose the decision, or have made it twice."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("synthesist.verify.verify", interrupted)
        ended = run("decide", stone, "exclude", *REASON)
    assert ended.code == 130
    assert "carries on" in ended.told
    ended = run("decide", stone, "exclude", *REASON)
    assert (ended.code, kept(copied)) == (0, [(stone, "exclude")])
    assert "3 works included" in ended.told
    assert run("audit", copied).code == 0


def test_hostile_names_and_reasons_are_printed_as_they_are(run: Run, copied: Path, stone: str) -> None:
    """A user's terminal would show markup, or crash on it, because a reason looks like it."""
    by = "Ev\u202eil [bold]B[/nonsense]\n\x1b[31m"
    ended = run("decide", stone, "exclude", "--reason", "[red]x[/nonsense] \udcff <b>", "--by", by, "--in", "review")
    assert ended.code == 0
    assert "\x1b[31m" not in run("why", stone, "--in", "review").out
    assert run("status", "review").code == 0
    assert run("audit", copied).code == 0


def test_why_tells_who_decided(run: Run, copied: Path, stone: str) -> None:
    """A user could not find out why a work is not in the report."""
    run("decide", stone, "exclude", "--by", "Ada", *REASON)
    told = run("why", "10.5555/stone", "--in", "review")
    assert told.code == 0
    assert "Ada" in told.out
    assert "too old" in told.out
    content = json.loads(run("why", stone, "--in", "review", "--json").out)
    assert (content["kind"], content["id"]) == ("work", stone)


@pytest.mark.parametrize("name", ["[1]", "claim 1", "results-1", "S4", "stone", "Rendered pictures for visual"])
def test_why_knows_things_by_their_names(run: Run, copied: Path, name: str) -> None:
    """A user would have to know an id before they could ask."""
    ended = run("why", name, "--in", "review")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()
