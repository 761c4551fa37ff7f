"""What the program itself decided stays visible beside what people decided."""

from collections.abc import Callable

from synthesist import Review
from synthesist.review.deciding import Decided


def test_an_excluded_work_keeps_the_program_s_own_decision(
    fresh: Review, works: dict[str, str], say: Callable[..., Decided], audited: Callable[[Review], Review]
) -> None:
    """A user could not see that a person overruled the program."""
    say(fresh, works["stone"], "exclude")
    own, person = (row for row in fresh.contents().decisions if (row.stage, row.item) == ("assess", works["stone"]))
    assert (own.action, person.action) == ("include", "exclude")
    assert audited(fresh).content()["facts"]["overruled_by_people"] == 1


def test_methods_tell_of_decisions_that_were_all_taken_back(
    fresh: Review, works: dict[str, str], say: Callable[..., Decided], audited: Callable[[Review], Review]
) -> None:
    """A user would read that nobody had looked, beside a table of what people had said."""
    say(fresh, works["stone"], "exclude")
    say(fresh, works["stone"], "undo")
    text = (audited(fresh).folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "People took back all that they had decided" in text
    assert "no person has screened" not in text.lower()
