"""One work, however many records: versions, people's answers on pairs, and lists of retractions, in a review."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review
from synthesist.errors import WrongUse
from synthesist.identify.retractions import ListStore, take_in
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Decided, decidable
from synthesist.review.sheets import Sheet, written

Say = Callable[..., Decided]
Ids = dict[str, str]
Row = dict[str, Any]


def work_of(review: Review) -> dict[str, str]:
    """The work of each record, by the source's own id of the record."""
    contents = review.contents()
    return {str(contents.records[record].source_id): work for record, work in contents.work_of.items()}


def record_ids(review: Review) -> dict[str, str]:
    """The id of each record, by the source's own."""
    return {str(record.source_id): key for key, record in review.contents().records.items()}


def pair(review: Review, first: str, second: str) -> str:
    """Two records by the sources' own ids, as `decide` takes them."""
    ids = record_ids(review)
    return "=".join(sorted((ids[first], ids[second])))


def take_in_list(home: Path, *entries: Row) -> None:
    """Take a list of retractions into a library."""
    path = home.parent / "notices.jsonl"
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), encoding="utf-8")
    take_in(path, ListStore(home), today="2026-01-02")


def notice(doi: str, kind: str = "Retraction", *, retracted: bool = True) -> Row:
    """An entry of an open list."""
    update = {"timestamp": 1_577_836_800_000, "identifier": {"doi": f"{doi}.notice"}, "type": kind}
    return {
        "path": f"/{doi}",
        "retracted": retracted,
        "timestamp": 1_577_836_800_000,
        "updates": [update],
        "identifier": {"doi": doi},
        "publisher": "Invented",
        "title": "A title",
    }


def test_what_a_person_holds_to_be_one_work_is_one(fresh: Review, say: Say, works: Ids, claims: Ids) -> None:
    """A user who sees one study counted twice could not say so, or would lose it on the next run."""
    before = fresh.content()["facts"]
    item = pair(fresh, "reed", "stone-again")
    assert decidable(fresh.contents(), None, f"{works['reed']} = {works['stone-again']}") == item
    say(fresh, item, "same", "the same pictures")
    joined = work_of(fresh)
    assert joined["reed"] == joined["stone-again"]
    after = fresh.content()["facts"]
    assert (after["included"], after["duplicates"]) == (before["included"] - 1, before["duplicates"] + 1)
    assert after["pairs_decided_by_people"] == 1
    assert "the same pictures" in (fresh.folder / "report" / "report.md").read_text(encoding="utf-8")
    again = carry_out(fresh.folder / "review.toml", Means())
    assert again.content() == fresh.content()


def test_a_merge_can_be_undone(fresh: Review, say: Say) -> None:
    """A user who was wrong about two records would lose one of them for good."""
    before = fresh.content()
    item = pair(fresh, "reed", "stone-again")
    say(fresh, item, "same")
    say(fresh, item, "undo")
    after = fresh.content()
    same = ("claims", "flow", "references", "facts", "asked", "studies", "results")
    assert {name: before[name] for name in same} == {name: after[name] for name in same}


def test_what_the_program_joined_a_person_can_part(fresh: Review, say: Say) -> None:
    """A user who sees two papers taken for one could not have them back."""
    assert work_of(fresh)["stone"] == work_of(fresh)["stone-copy"]
    item = pair(fresh, "stone", "stone-copy")
    say(fresh, item, "different", "another table in it")
    assert work_of(fresh)["stone"] != work_of(fresh)["stone-copy"]
    say(fresh, item, "undo")
    assert work_of(fresh)["stone"] == work_of(fresh)["stone-copy"]


def test_what_was_said_of_a_work_is_said_of_what_it_became(fresh: Review, say: Say, works: Ids) -> None:
    """A user's exclusion would be forgotten once the work is joined with another."""
    larger = max(("reed", "stone-again"), key=works.__getitem__)
    say(fresh, works[larger], "exclude", "no control group")
    say(fresh, pair(fresh, "reed", "stone-again"), "same")
    joined = work_of(fresh)[larger]
    assert joined != works[larger]
    assert joined not in {row.work_id for row in fresh.claims() if row.is_shown}
    assert fresh.status().orphans == ()


@pytest.mark.parametrize("action", ["include", "claim-ok"])
def test_of_two_records_nothing_else_can_be_said(fresh: Review, say: Say, action: str) -> None:
    """A slip of the hand would stand in the ledger as a decision on nothing."""
    with pytest.raises(WrongUse, match="two records"):
        say(fresh, pair(fresh, "reed", "stone-again"), action)


def test_of_one_work_it_cannot_be_said_that_it_is_the_same(fresh: Review, say: Say, works: Ids) -> None:
    """A user would not learn that two things must be named."""
    with pytest.raises(WrongUse, match="said of two records"):
        say(fresh, works["reed"], "same")


def test_why_tells_of_two_records(fresh: Review, say: Say) -> None:
    """A user could not see why two rows are one work, or who said so."""
    told = fresh.why(pair(fresh, "stone", "stone-copy"))
    assert "one work" in told.summary
    assert told.led_to[0].details
    item = pair(fresh, "reed", "stone-again")
    say(fresh, item, "same", "the same pictures")
    assert "the same pictures" in fresh.why(item).model_dump_json()


def test_pairs_in_doubt_stand_on_a_sheet(fresh: Review, say: Say) -> None:
    """A user could not answer many pairs at once, or would see answers vanish from the sheet."""
    item = pair(fresh, "reed", "stone-again")
    say(fresh, item, "different", "not alike")
    sheet = written(fresh.contents(), Sheet.ASKED)
    assert f"pair:{item}" in sheet or "different" not in sheet


def test_a_preprint_and_its_article_are_one_voice(reviewed: Callable[..., Review], rows: list[Row]) -> None:
    """A user would see a preprint corroborate its own article."""
    stone = next(row for row in rows if row["id"] == "stone")
    preprint = {**stone, "id": "stone-preprint", "doi": "10.48550/arXiv.1912.00001", "year": 2019, "venue": "arXiv"}
    article = {**stone, "venue": "Journal of Pictures", "abstract": ""}
    others = [row for row in rows if not row["id"].startswith("stone")]
    review = reviewed([article, preprint, *others])
    joined = work_of(review)
    assert joined["stone"] == joined["stone-preprint"]
    work = review.contents().works[joined["stone"]]
    assert [version.kind.value for version in work.versions] == ["published", "preprint"]
    assert (work.record.identifier("doi"), work.record.year) == ("10.5555/stone", 2020)
    assert work.record.abstract == stone["abstract"]
    assert review.content()["facts"]["works_in_versions"] == 1


def test_a_work_on_a_list_is_out_and_what_it_supported_is_judged_again(
    fresh: Review, home: Path, works: Ids, audited: Callable[[Review], Review]
) -> None:
    """A retracted paper would pass unseen, and go on to bear out the claims of others."""
    assert any(works["reed"] in row.supporting_work_ids for row in fresh.verdicts().values())
    take_in_list(home, notice("10.5555/reed"))
    after = audited(carry_out(fresh.folder / "review.toml", Means(library=home)))
    contents = after.contents()
    assert contents.works[works["reed"]].retraction.value == "retracted"
    assert works["reed"] not in {claim.work_id for claim in contents.claims}
    assert not any(works["reed"] in row.supporting_work_ids for row in contents.verdicts.values())
    row = next(row for row in after.content()["notices"] if row["work_id"] == works["reed"])
    assert (row["status"], row["ended"]) == ("retracted", "removed")
    assert "10.5555/reed.notice" in row["told"]
    assert after.content()["facts"]["retraction_lists"] == 1


def test_what_a_list_said_holds_where_the_list_is_gone(
    fresh: Review, home: Path, works: Ids, audited: Callable[[Review], Review]
) -> None:
    """A review that is opened on another computer would forget that a paper was retracted."""
    take_in_list(home, notice("10.5555/reed"))
    known = carry_out(fresh.folder / "review.toml", Means(library=home)).content()
    shutil.rmtree(home)
    again = audited(carry_out(fresh.folder / "review.toml", Means(library=home)))
    assert again.content() == known


def test_a_plan_may_keep_retracted_works_marked(
    fresh: Review, home: Path, works: Ids, edited: Callable[..., Review]
) -> None:
    """A user who studies retracted papers could not, or would see their claims verified."""
    take_in_list(home, notice("10.5555/reed"))
    after = edited(fresh, ('retracted = "exclude"', 'retracted = "keep"'), reason="they are what is studied")
    shown = [claim for claim in after.claims() if claim.work_id == works["reed"] and claim.is_shown]
    assert shown
    assert all(after.verdicts()[claim.claim_id].mark.value == "unjudged" for claim in shown)
    assert works["reed"] not in {row.work_id for row in after.contents().evidence}
    assert after.content()["facts"]["included_retracted"] == 2  # the other is marked by its source


@pytest.mark.parametrize(("kind", "status"), [("Expression of concern", "concern"), ("Correction", "corrected")])
def test_a_lesser_notice_is_told_and_removes_nothing(
    fresh: Review, home: Path, works: Ids, audited: Callable[[Review], Review], kind: str, status: str
) -> None:
    """A user would lose a corrected paper, or not hear of a concern."""
    take_in_list(home, notice("10.5555/reed", kind, retracted=False))
    after = audited(carry_out(fresh.folder / "review.toml", Means(library=home)))
    assert after.contents().works[works["reed"]].retraction.value == status
    assert after.content()["facts"][f"included_{status}"] == 1
    reference = next(row for row in after.content()["references"] if row["work_id"] == works["reed"])
    assert reference["retraction"] == status


def test_what_goes_against_what_was_said_is_refused(fresh: Review, say: Say) -> None:
    """A user would say what cannot all be so, and hear that the review is broken."""
    say(fresh, pair(fresh, "reed", "stone-again"), "same")
    say(fresh, pair(fresh, "quill", "stone-again"), "same")
    with pytest.raises(WrongUse, match="goes against"):
        say(fresh, pair(fresh, "reed", "quill"), "different")
    say(fresh, pair(fresh, "quill", "stone-again"), "different", "I was wrong")
    with pytest.raises(WrongUse, match="goes against"):
        say(fresh, pair(fresh, "reed", "quill"), "same")


def test_a_new_search_forgets_no_retraction(
    fresh: Review, home: Path, works: Ids, edited: Callable[..., Review]
) -> None:
    """A user who widens the search where the list is not at hand would have a retracted paper back, unmarked."""
    take_in_list(home, notice("10.5555/reed"))
    carry_out(fresh.folder / "review.toml", Means(library=home))
    shutil.rmtree(home)
    after = edited(fresh, ("limit = 2000", "limit = 1900"), reason="fewer")
    assert after.contents().works[works["reed"]].retraction.value == "retracted"
