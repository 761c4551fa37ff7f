"""Whatever stands in a review can be asked about, and every answer leads on to things that can."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from explain_review import Asked, all_steps

from synthesist.explain import Explanation, Kind, as_json, as_text
from synthesist.records.appraisals import Appraisal
from synthesist.report.sentences import sentences


def names(review: Asked) -> Iterator[tuple[str, Kind, str]]:
    """All that can be typed for things of a review, with what each must lead to."""
    contents, report = review.contents, review.report
    assert report
    yield from ((work, Kind.WORK, work) for work in contents.works)
    yield from ((f"record:{record}", Kind.RECORD, record) for record in contents.records)
    for name in contents.records.keys() - contents.works.keys():
        yield name, Kind.RECORD, name
    yield from ((name, Kind.DOCUMENT, name) for name in contents.documents)
    yield from ((claim.claim_id, Kind.CLAIM, claim.claim_id) for claim in contents.claims)
    yield from ((f"claim {row.number}", Kind.CLAIM, row.claim_id) for row in report.claims)
    yield from ((name, Kind.SENTENCE, name) for name, _ in sentences(report))
    yield from ((f"[{row.number}]", Kind.WORK, row.work_id) for row in report.references)
    yield from ((row.key, Kind.WORK, row.work_id) for row in report.references)
    yield from ((name, Kind.CRITERION, name) for name in contents.criteria)


def explanations(review: Asked) -> Iterator[Explanation]:
    """The explanation of everything in a review."""
    for typed, *_ in names(review):
        yield review.why(typed)


def test_every_id_name_number_and_key_leads_to_its_thing(any_review: Asked) -> None:
    """A user could read an id in a report or a sheet and not ask about it."""
    for typed, kind, name in names(any_review):
        found = any_review.find(typed)
        assert (found.kind, found.id) == (kind, name), typed


def test_everything_is_explained_and_leads_on(any_review: Asked) -> None:
    """A user would run into a dead end on the way from a sentence to the search that found its paper."""
    refs = set()
    for explanation in explanations(any_review):
        assert explanation.summary
        assert explanation.led_to
        assert explanation.rests_on_it
        refs |= {ref for step in all_steps(explanation) for ref in step.refs}
    for ref in refs:
        any_review.find(ref)


def test_nothing_from_a_paper_leaves_its_line(any_review: Asked) -> None:
    """A paper could hide or colour text in the user's terminal, or write lines that look like the tool's."""
    for explanation in explanations(any_review):
        texts = [explanation.title, explanation.summary, *(step.text for step in all_steps(explanation))]
        for text in texts:
            assert text == " ".join(text.split())
            assert not {letter for letter in text if unicodedata.category(letter) == "Cc"}
            assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("width", [20, 80])
def test_the_text_keeps_to_the_terminal_and_the_json_has_all(any_review: Asked, width: int) -> None:
    """A user's terminal would break lines anywhere, or a program would get less than there is."""
    for explanation in explanations(any_review):
        lines = as_text(explanation, width=width, most=3).splitlines()
        assert max(map(len, lines)) <= max(width, 40)
        assert Explanation.model_validate_json(as_json(explanation)) == explanation


CUT_OFF: list[dict[str, Any]] = [
    {"verdicts": {}, "evidence": (), "appraisal": Appraisal()},
    {"claims": ()},
    {"documents": {}},
    {"relevances": (), "sample": ()},
    {"works": {}},
]
"""What is missing where a run was cut off, each with all that comes before it in the list."""

LAST = ["extract", "read", "screen", "identify", "search"]


@pytest.mark.parametrize("last", LAST)
def test_a_review_that_was_cut_off_can_be_asked_about(small: Asked, last: str) -> None:
    """A user whose run was cut off could ask about nothing until it is carried on."""
    missing = {name: value for cut in CUT_OFF[: LAST.index(last) + 1] for name, value in cut.items()}
    stages = {"extract": "assess", "read": "read"}
    done = [stages.get(stage, stage) for stage in reversed(LAST[LAST.index(last) :])]
    made = tuple(row for row in small.contents.decisions if row.stage in done)
    review = Asked(replace(small.contents, **missing, decisions=made), None)
    things = [(f"record:{name}", name) for name in review.contents.records]
    things += [(f"work:{name}", name) for name in review.contents.works]
    things += [(f"claim:{claim.claim_id}", claim.claim_id) for claim in review.contents.claims]
    for typed, name in things:
        assert review.why(typed).id == name
        assert review.why(typed).led_to
