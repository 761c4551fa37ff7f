"""What a person's decision changes: the flow, the methods, the claims and their verdicts, counted apart."""

from collections.abc import Callable
from typing import Any

import pytest

from synthesist import Review
from synthesist.errors import WrongUse
from synthesist.review import Means, carry_out
from synthesist.review.deciding import Decided, Word, decide

Say = Callable[..., Decided]
Ids = dict[str, str]


def facts(review: Review) -> dict[str, Any]:
    """The facts of the report."""
    content: dict[str, Any] = review.content()["facts"]
    return content


def changed(before: dict[str, Any], review: Review) -> dict[str, Any]:
    """The facts that are others now, or new."""
    return {name: value for name, value in facts(review).items() if before.get(name) != value}


def shown(review: Review) -> set[str]:
    """Ids of the claims that are shown."""
    return {claim.claim_id for claim in review.claims() if claim.is_shown}


def report_md(review: Review) -> str:
    """The report as Markdown."""
    return (review.folder / "report" / "report.md").read_text(encoding="utf-8")


def test_an_excluded_work_falls_out_and_is_counted_apart(fresh: Review, say: Say, works: Ids, claims: Ids) -> None:
    """A user who excludes a work would still read its results, or could not see who excluded it."""
    before = facts(fresh)
    decided = say(fresh, works["reed"], "exclude", "no control group", criterion="i1")
    assert (decided.rulings[0].stage, decided.rulings[0].criterion) == ("assess", "I1")
    after = changed(before, fresh)
    assert tuple(
        after[name] for name in ("included", "assessed_excluded", "assessed_excluded_by_people", "excluded_I1")
    ) == (3, 2, 1, 1)
    assert claims["reed"] not in shown(fresh)
    assert claims["reed"] not in fresh.verdicts()
    assert works["reed"] not in {row.work_id for row in fresh.contents().evidence}
    assert "no control group" in report_md(fresh)
    total = next(row for row in fresh.content()["flow"] if row["source"] == "total")
    assert (total["assessed_excluded_by_people"], total["included_by_people"]) == (1, 0)


def test_an_included_work_from_below_the_cut_off_is_read(fresh: Review, say: Say, sample: tuple[str, ...]) -> None:
    """A user who finds a work that was missed could not bring it in."""
    before = facts(fresh)
    say(fresh, sample[0], "include", "on the point")
    after = changed(before, fresh)
    by_people = ("sought_by_people", "included_by_people", "sample_answered", "overruled_by_people")
    assert tuple(after[name] for name in by_people) == (1, 1, 1, 2)  # the program had said no at two stages
    assert (before["sought"] + 1, before["included"] + 1) == (after["sought"], after["included"])
    assert sample[0] in {document.work_id for document in fresh.contents().documents.values()}
    assert before["below_cutoff"] == facts(fresh)["below_cutoff"]


def test_an_excluded_work_from_below_the_cut_off_stays_out(fresh: Review, say: Say, sample: tuple[str, ...]) -> None:
    """A user who agrees with the program would change what is counted as screened out."""
    before = facts(fresh)
    say(fresh, sample[0], "exclude", "ducks")
    after = changed(before, fresh)
    assert after["screened_excluded_by_people"] == 1
    assert "screened_excluded" not in after
    assert "overruled_by_people" not in after


def test_a_work_without_an_abstract_is_not_included_by_wishing(fresh: Review, say: Say, works: Ids) -> None:
    """A reader would count a work as included that nobody could read."""
    before = facts(fresh)
    say(fresh, works["silent"], "include", "I know it")
    after = changed(before, fresh)
    assert after["sought_by_people"] == 1
    assert not {"included", "not_retrieved", "included_by_people"} & after.keys()


def test_a_decision_on_a_duplicate_is_one_on_its_work(fresh: Review, works: Ids) -> None:
    """A user who finds the second record of a work would be told that there is no such thing."""
    records = {record.source_id: record.record_id for record in fresh.records()}
    assert works["stone"] == fresh.decidable(records["stone-copy"])
    fresh.decide(records["stone-copy"], "exclude", "twice", person="Ada")
    assert works["stone"] == fresh.rulings()[0].item


def test_without_the_last_work_the_question_is_not_answered(
    fresh: Review, say_all: Callable[..., Decided], works: Ids
) -> None:
    """A reader would be given an answer that rests on nothing."""
    say_all(fresh, [works[name] for name in ("stone", "reed", "quill", "stone-again")], "exclude")
    content = fresh.content()
    assert (content["answer"], content["facts"]["included"], content["facts"]["claims_shown"]) == ("not-answered", 0, 0)


def test_without_a_claim_the_question_is_not_answered(
    fresh: Review, say_all: Callable[..., Decided], claims: Ids
) -> None:
    """A reader would be given an answer that rests on claims that a person found wrong."""
    say_all(fresh, list(claims.values()), "claim-wrong")
    content = fresh.content()
    assert (content["answer"], content["facts"]["claims_shown"]) == ("not-answered", 0)
    assert content["facts"]["claims_set_aside_by_people"] == 4


def test_a_wrong_claim_is_neither_shown_nor_heard(fresh: Review, say: Say, claims: Ids) -> None:
    """A user who sets the one voice against the others aside would still find them refuted by it."""
    assert fresh.verdicts()[claims["reed"]].mark == "refuted"
    say(fresh, claims["quill"], "claim-wrong", "they measured something else")
    assert claims["quill"] not in shown(fresh)
    assert fresh.verdicts()[claims["reed"]].mark == "verified"
    assert fresh.verdicts()[claims["reed"]].decided_by == ""
    reason = next(claim.reason for claim in fresh.claims() if claim.claim_id == claims["quill"])
    assert "they measured something else" in reason


def test_a_refuted_claim_is_verified_on_a_persons_word(fresh: Review, say: Say, claims: Ids) -> None:
    """A user who checked a claim could not say so, or it would pass for the program's verdict."""
    before = facts(fresh)
    say(fresh, claims["reed"], "claim-ok", "I read the paper", "Ada Lovelace")
    verdict = fresh.verdicts()[claims["reed"]]
    assert (verdict.mark, verdict.decided_by) == ("verified", "Ada Lovelace")
    assert verdict.refuting_work_ids
    after = changed(before, fresh)
    assert tuple(
        after[name] for name in ("claims_verified", "claims_confirmed_by_people", "claims_decided_by_people")
    ) == (1, 1, 1)
    assert "verified by Ada Lovelace" in report_md(fresh)


def test_the_methods_say_that_people_decided(fresh: Review, say: Say, works: Ids) -> None:
    """A reader would take a review that people worked on for the program's alone, or the other way round."""
    assert "no person has screened or checked anything" in report_md(fresh)
    say(fresh, works["reed"], "exclude")
    assert "1 person decided on 1 work and on 0 claims" in report_md(fresh)
    assert "no person has screened" not in report_md(fresh)


def test_undoing_takes_back_one_decision_after_the_other(fresh: Review, say: Say, works: Ids) -> None:
    """A user who takes a decision back would lose the one before it, or what was said."""
    before = facts(fresh)
    say(fresh, works["reed"], "include", "one")
    say(fresh, works["reed"], "exclude", "two")
    say(fresh, works["reed"], "undo", "three")
    assert [row["holds"] for row in fresh.content()["rulings"]] == [True, False, False]
    assert facts(fresh)["included_by_people"] == 1
    say(fresh, works["reed"], "undo", "four")
    assert changed(before, fresh) == {}
    assert [row["action"] for row in fresh.content()["rulings"]] == ["include", "exclude", "undo", "undo"]
    say(fresh, works["reed"], "exclude", "five")
    assert facts(fresh)["included"] == 3


@pytest.mark.parametrize("action", ["include", "exclude"])
def test_the_same_words_again_change_nothing(fresh: Review, say: Say, works: Ids, action: str) -> None:
    """A user who repeats a command, or whose first try was interrupted, would have decided twice."""
    say(fresh, works["reed"], action)
    log = (fresh.folder / "run.jsonl").read_bytes()
    again = say(fresh, works["reed"], action)
    assert (len(again.rulings), again.unchanged) == (0, 1)
    assert log == (fresh.folder / "run.jsonl").read_bytes()


def test_the_same_undoing_again_takes_nothing_more_back(fresh: Review, say: Say, works: Ids) -> None:
    """A user who repeats an undo that was interrupted would lose the decision before it as well."""
    say(fresh, works["reed"], "include", "one")
    say(fresh, works["reed"], "exclude", "two")
    say(fresh, works["reed"], "undo", "three")
    again = say(fresh, works["reed"], "undo", "three")
    assert (len(again.rulings), again.unchanged) == (0, 1)
    assert facts(fresh)["included_by_people"] == 1


def test_a_decision_survives_a_rerun(fresh: Review, say: Say, works: Ids) -> None:
    """A user who runs the review again would lose what they decided."""
    say(fresh, works["reed"], "exclude")
    before = facts(fresh)
    assert changed(before, carry_out(fresh.folder / "review.toml", Means())) == {}


def test_a_decision_survives_an_amendment(
    fresh: Review, say: Say, works: Ids, claims: Ids, edited: Callable[..., Review]
) -> None:
    """A user who amends the plan would lose what they decided."""
    say(fresh, works["reed"], "exclude")
    say(fresh, claims["stone"], "claim-ok")
    review = edited(fresh, ("limit = 2000", "limit = 1999"))
    assert tuple(facts(review)[name] for name in ("assessed_excluded_by_people", "claims_confirmed_by_people")) == (
        1,
        1,
    )


@pytest.mark.parametrize("stage", ["search", "identify", "screen", "read", "extract", "verify", "appraise", "report"])
def test_a_decision_survives_a_new_version_of_a_stage(
    fresh: Review, say: Say, works: Ids, claims: Ids, stage: str, monkeypatch: pytest.MonkeyPatch, audited: Callable
) -> None:
    """A user who upgrades the program would lose what they decided."""
    say(fresh, works["reed"], "exclude")
    say(fresh, claims["stone"], "claim-ok")
    before = facts(fresh)
    monkeypatch.setattr(f"synthesist.{stage}.VERSION", "next")
    assert changed(before, audited(carry_out(fresh.folder / "review.toml", Means()))) == {}


def test_a_decision_waits_where_the_search_is_due(
    fresh: Review, works: Ids, monkeypatch: pytest.MonkeyPatch, audited: Callable
) -> None:
    """A user who decides after an upgrade would have the search run anew unasked, or lose the decision."""
    searched = fresh.content()["facts"]["last_search"]
    monkeypatch.setattr("synthesist.search.VERSION", "next")
    decided = decide(fresh.folder, [Word(works["reed"], "exclude", "old", "Ada")], Means())
    assert (len(decided.rulings), decided.is_carried_out) == (1, False)
    assert searched == fresh.content()["facts"]["last_search"]
    assert fresh.status().next_stages[0] == "search"
    assert facts(audited(carry_out(fresh.folder / "review.toml", Means())))["included"] == 3


@pytest.mark.parametrize("stage", ["screen", "verify"])
def test_a_review_that_was_interrupted_can_be_decided_on(
    fresh: Review, works: Ids, monkeypatch: pytest.MonkeyPatch, audited: Callable, stage: str
) -> None:
    """A user who decides on a review that was cut off would not get its report."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"synthesist.{stage}.VERSION", "next")
        patch.setattr(f"synthesist.{stage}.{stage}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            carry_out(fresh.folder / "review.toml", Means())
    decide(fresh.folder, [Word(works["reed"], "exclude", "old", "Ada")], Means())
    assert facts(audited(fresh))["included"] == 3


def test_a_decision_that_was_interrupted_is_carried_out_by_the_same_words(
    fresh: Review, works: Ids, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who presses Ctrl-C, and repeats the command as they are told, would have no report of it."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("synthesist.verify.verify", interrupted)
        with pytest.raises(KeyboardInterrupt):
            say(fresh, works["reed"], "exclude")
    again = say(fresh, works["reed"], "exclude")
    assert (len(again.rulings), again.unchanged, again.is_carried_out) == (0, 1, True)
    assert facts(fresh)["included"] == 3


HOSTILE = [
    "<script>alert(1)</script> [bold]x[/nonsense]",
    "two\nlines\r\nand a\ttab",
    "\u202eevil\u202c \x1b[31mred\x1b[0m \x00 \x07",
    "=cmd|' /C calc'!A0",
    "| a | `b` **c** $d$ {works} %s \\",
    "undecodable \udcff byte",
    "🦆" * 900,
    "ﷺ عربي עברית ไทย",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_a_person_writes_is_told_and_harmless(fresh: Review, say: Say, works: Ids, words: str) -> None:
    """A reader's browser, or terminal, would act on what somebody gave as a reason."""
    say(fresh, works["reed"], "exclude", words, words[:100])
    pages = [path.read_text(encoding="utf-8") for path in (fresh.folder / "report").glob("report.*")]
    assert facts(fresh)["assessed_excluded_by_people"] == 1
    assert not [page for page in pages if "<script>alert(1)</script>" in page and page.startswith("<!")]
    assert not [page for page in pages if {"\x1b", "\u202e", "\x00"} & set(page)]
    again = say(fresh, works["reed"], "exclude", words, words[:100])
    assert (len(again.rulings), again.unchanged) == (0, 1)


def test_who_decides_is_the_computers_user_where_nobody_is_named(
    fresh: Review, works: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user in a notebook would have to give their name each time; in a container without one they would be told."""
    monkeypatch.setenv("LOGNAME", "ada")
    fresh.decide(works["reed"], "exclude", "old")
    assert [ruling.person for ruling in fresh.rulings()] == ["ada"]

    def nobody() -> str:
        raise KeyError("uid 1234")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(WrongUse, match="needs a person"):
        fresh.decide(works["quill"], "exclude", "old")
