"""What the report says of people, the sample and the amendments: the numbers are right, and so is the grammar."""

from collections.abc import Callable, Sequence

import pytest

from synthesist import Review
from synthesist.report.sampling import upper_limit
from synthesist.review.deciding import Decided

Say = Callable[..., Decided]
SayAll = Callable[..., Decided]


def sentences(review: Review) -> list[str]:
    """All lines that the report says in prose."""
    sections = review.content()["sections"]
    return [line["text"] for section in sections for paragraph in section["paragraphs"] for line in paragraph["lines"]]


def the_one(lines: Sequence[str], words: str) -> str:
    """The line that holds some words."""
    (line,) = [line for line in lines if words in line]
    return line


def test_without_an_answer_nobody_has_looked(fresh: Review) -> None:
    """A reader would take silence on what was missed for a good sign."""
    lines = sentences(fresh)
    assert "41 works were set aside for their rank alone; 20 of these, drawn by lot" in the_one(lines, "drawn by lot")
    assert "nobody has looked at them yet" in the_one(lines, "drawn by lot")
    assert not [line for line in lines if "percent" in line]


@pytest.mark.parametrize(("answered", "relevant"), [(1, 0), (1, 1), (2, 1), (20, 0), (20, 3)])
def test_with_answers_a_bound_is_printed(
    fresh: Review, say_all: SayAll, sample: tuple[str, ...], answered: int, relevant: int
) -> None:
    """A reader would be told another bound than the answers allow."""
    if relevant:
        say_all(fresh, sample[:relevant], "include")
    if answered > relevant:
        say_all(fresh, sample[relevant:answered], "exclude")
    lines = sentences(fresh)
    limit = upper_limit(41, answered, relevant)
    assert f"people decided on {answered} and held {relevant} to belong" in the_one(lines, "drawn from these by lot")
    bound = the_one(lines, "95 percent confidence")
    assert f"at most {limit} of the works set aside" in bound
    percent = float(bound.partition(" percent of them")[0].rpartition(" ")[2])
    assert 0 <= percent - 100 * limit / 41 < 0.1
    assert (answered < 20) is any("it does not hold if people chose them" in line for line in lines)


def test_a_sample_that_was_taken_back_is_not_answered(fresh: Review, say: Say, sample: tuple[str, ...]) -> None:
    """A reader would be given a bound that rests on answers that were taken back."""
    say(fresh, sample[0], "exclude")
    say(fresh, sample[0], "undo", "a slip")
    assert "nobody has looked" in the_one(sentences(fresh), "drawn by lot")


def test_no_sample_is_not_spoken_of(fresh: Review, edited: Callable[..., Review]) -> None:
    """A reader would be told of a draw that there was none of."""
    review = edited(fresh, ("sample = 20", "sample = 0"))
    assert not [line for line in sentences(review) if "by lot" in line]
    assert review.content()["facts"]["sample_size"] == 0


def test_nobody_one_and_many_are_told_apart(
    fresh: Review, say: Say, works: dict[str, str], claims: dict[str, str]
) -> None:
    """A reader would stumble over “1 works”, or not know how many people looked."""
    assert "no person has screened or checked anything" in the_one(
        sentences(fresh), "All decisions were made by the program"
    )
    say(fresh, works["reed"], "exclude")
    lines = sentences(fresh)
    assert the_one(lines, "as the appendix shows").startswith("1 person decided on 1 work and on 0 claims")
    told = the_one(lines, "By people's decisions")
    assert "0 works were kept on screening and 0 excluded, 0 included on assessment and 1 excluded" in told
    say(fresh, works["quill"], "include", person="Bo")
    say(fresh, claims["stone"], "claim-ok", person="Cy")
    say(fresh, claims["stone-again"], "claim-wrong", person="Bo")
    lines = sentences(fresh)
    assert the_one(lines, "as the appendix shows").startswith("3 people decided on 2 works and on 2 claims")
    told = the_one(lines, "By people's decisions")
    assert "1 work was kept on screening and 0 excluded, 1 included on assessment and 1 excluded" in told
    assert "1 claim is marked as verified on a person's word, and 1 was set aside" in told


def test_what_was_overruled_is_counted(fresh: Review, say: Say, works: dict[str, str], sample: tuple[str, ...]) -> None:
    """A reader could not see how often people and program disagree."""
    say(fresh, works["ducks"], "exclude")
    assert "0 decisions of the program were overruled" in the_one(sentences(fresh), "outranks")
    say(fresh, works["preface"], "include")  # it has no abstract: overruled on screening only
    assert "1 decision of the program was overruled" in the_one(sentences(fresh), "outranks")
    say(fresh, sample[0], "include")
    assert "3 decisions of the program were overruled" in the_one(sentences(fresh), "outranks")


def test_a_person_is_counted_once(fresh: Review, say_all: SayAll, works: dict[str, str]) -> None:
    """A reader would believe that more people looked than did."""
    say_all(fresh, [works["reed"], works["stone"]], "exclude")
    assert "1 person decided on 2 works" in the_one(sentences(fresh), "as the appendix shows")


def test_amendments_are_told_by_their_number(fresh: Review, edited: Callable[..., Review]) -> None:
    """A reader would not learn that, and how often, the plan was changed after the search."""
    assert not [line for line in sentences(fresh) if "amended" in line]
    review = edited(fresh, ("max_works = 300", "max_works = 299"))
    assert "in 1 amendment, and why" in the_one(sentences(review), "amended")
    review = edited(fresh, ("max_works = 299", "max_works = 298"), reason="less time")
    assert "in 2 amendments, and why" in the_one(sentences(review), "amended")
    page = (review.folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "less time" in page
    assert "none given" in page


def test_a_search_that_was_run_anew_names_the_ledger_before_it(fresh: Review, edited: Callable[..., Review]) -> None:
    """A reader could not find what had been found by the first plan."""
    review = edited(fresh, ("limit = 2000", "limit = 1999"))
    page = (review.folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "ledger-before-amendment-1.sqlite" in page.replace("\\", "")
