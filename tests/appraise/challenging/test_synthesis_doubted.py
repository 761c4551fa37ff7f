"""The challenger's checks on a whole synthesis: silent on a sound one, and each finds what it looks for."""

from dataclasses import replace
from typing import Any

import pytest
from challenged import changed, first, named, objections, reworded, with_line

from synthesist.appraise.challenger import searches as searches_room
from synthesist.appraise.reviewing import Synthesis
from synthesist.records import Decision, Outcome
from synthesist.records.results import ResultGroup


def test_a_sound_synthesis_is_left_alone(seen: Synthesis) -> None:
    """A reader would be warned of faults that there are none of."""
    assert [(one.check, one.said) for one in objections(seen)] == []


def test_checks_have_names_and_questions_of_their_own(seen: Synthesis) -> None:
    """Two checks of one name would settle each other's objections."""
    from challenged import ROOMS

    checks = [check(seen).check for room in ROOMS for check in room.CHECKS]
    assert len({one.name for one in checks}) == len(checks)
    assert all(one.question.endswith("?") and one.passed <= one.total for one in checks)


def test_a_single_source_is_told(seen: Synthesis) -> None:
    """A review of one source would pass for a comprehensive one."""
    assert [one.item for one in searches_room.sources(seen).objections] == ["sources"]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Ducks moult later in cold years than in warm ones.", "claims on the question"),
        ("Mallard et al. (2011) found that synthetic data improves accuracy of visual question answering.",
         "results of their own"),
        ("We hypothesised that synthetic data improves accuracy of visual question answering.", "results at all"),
        ("These pictures improve visual question answering with synthetic data.", "words that point"),
        ("Synthetic data improves visual question answering (odds ratio 1.4, 95% CI 1.6 to 2.2).",
         "numbers by themselves"),
    ],
)  # fmt: skip
def test_words_of_a_claim_are_doubted(seen: Synthesis, text: str, check: str) -> None:
    """A claim would be shown that says nothing of its own on the question, or nothing that can be."""
    assert check in named(reworded(seen, "significantly", text))


def test_a_slip_of_a_number_is_found(seen: Synthesis) -> None:
    """The report would tell ten times what the paper found."""
    claim = first(seen, "6.5 points")
    anatomy = seen.contents.anatomies[claim.claim_id]
    wrong = tuple(
        one.model_copy(update={"value": one.value * 10 if one.value else one.value}) for one in anatomy.numbers
    )
    anatomies = {**seen.contents.anatomies, claim.claim_id: anatomy.model_copy(update={"numbers": wrong})}
    assert "numbers as read" in named(changed(seen, anatomies=anatomies))


def test_a_number_of_cases_from_nowhere_is_found(seen: Synthesis) -> None:
    """A result in a few would pass for a result in all."""
    claim = first(seen, "6.5 points")
    anatomy = seen.contents.anatomies[claim.claim_id]
    wrong = tuple(one.model_copy(update={"n": 790}) for one in anatomy.numbers)
    anatomies = {**seen.contents.anatomies, claim.claim_id: anatomy.model_copy(update={"numbers": wrong})}
    assert "cases analysed" in named(changed(seen, anatomies=anatomies))


def test_a_count_that_is_no_fact_is_found(seen: Synthesis) -> None:
    """The abstract would tell another number of works than were included."""
    line = next(one for one in seen.report.abstract if "included" in one.facts)
    told = str(seen.report.facts["included"])
    other = line.model_copy(update={"text": line.text.replace(f"{told} works were included", "97 works were included")})
    abstract = tuple(other if one is line else one for one in seen.report.abstract)
    assert "counts in prose" in named(replace(seen, report=seen.report.model_copy(update={"abstract": abstract})))


def test_swapped_references_are_found(seen: Synthesis) -> None:
    """A quote would lead a reader to another paper."""
    one, other, *rest = seen.report.references
    swapped = (
        one.model_copy(update={"title": other.title, "doi": other.doi}),
        other.model_copy(update={"title": one.title, "doi": one.doi}),
        *rest,
    )
    assert "references of quotes" in named(replace(seen, report=seen.report.model_copy(update={"references": swapped})))


def test_a_change_beside_a_level_is_not_comparable(seen: Synthesis) -> None:
    """A gain and a score would be told as a range of results."""
    two = [one for one in seen.contents.results if one.text.startswith(("6.5", "3.5"))][:2]
    group = ResultGroup(
        metric="accuracy",
        subject="lampset",
        result_ids=tuple(sorted(one.result_id for one in two)),
        work_ids=tuple(sorted(one.work_id for one in two)),
        is_comparable=True,
        is_comparable_as_stated=True,
        spread=(3.5, 6.5),
    )
    sound = changed(seen, result_groups=(group,))
    assert "results side by side" not in named(sound)
    text = first(seen, "3.5 points").text
    for old, new in (("test set", "development set"), ("accuracy", "recall"), ("by 3.5 points", "to 3.5 points")):
        assert "results side by side" in named(_in_place(sound, text, text.replace(old, new)))


def _in_place(seen: Synthesis, old: str, new: str) -> Synthesis:
    """The synthesis in which a sentence reads otherwise from the same place on, its results where they were read."""
    sentences = tuple(one.model_copy(update={"text": new}) if one.text == old else one for one in seen.sentences)
    return replace(seen, sentences=sentences)


@pytest.mark.parametrize(
    "text",
    [
        "The search is up to date.",
        "No newer work can have been missed.",
        "This is the present state of knowledge.",
        "The review covers all of the literature.",
    ],
)
def test_words_on_currency_are_doubted(seen: Synthesis, text: str) -> None:
    """A report would call itself current on no grounds."""
    assert "words on currency" in named(with_line(seen, text))


def test_an_old_search_is_told(seen: Synthesis) -> None:
    """A search of years ago would pass for one of today."""
    assert "age of searches" in named(replace(seen, today="2029-01-01"))
    early = tuple(one.model_copy(update={"at": "2019-05-06T07:08:09+00:00"}) for one in seen.contents.searches)
    assert "age of searches" in named(replace(seen, contents=replace(seen.contents, searches=early)))


def test_one_finding_told_as_two_is_found(seen: Synthesis) -> None:
    """Two works that agree would count as two findings of one work each."""
    shared = next(one for one in seen.contents.findings if len(one.claim_ids) > 1)
    parts = [
        shared.model_copy(update={"finding_id": f"{shared.finding_id}{at}", "claim_ids": (name,)})
        for at, name in enumerate(shared.claim_ids)
    ]
    others = tuple(one for one in seen.contents.findings if one is not shared)
    assert "findings told once" in named(replace(seen, contents=replace(seen.contents, findings=(*others, *parts))))


def test_a_later_version_among_the_records_is_found(seen: Synthesis) -> None:
    """A reader would be sent to a version that its authors have replaced."""
    work = seen.works[first(seen, "6.5 points").work_id]
    record = work.record.model_copy(update={"record_id": "later", "year": (work.record.year or 0) + 2})
    later = work.model_copy(update={"work_id": "later", "record_ids": ("later",), "record": record})
    contents = replace(seen.contents, works={**seen.works, "later": later})
    assert "newest versions" in named(replace(seen, contents=contents))


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": Outcome.COMPLETE, "problem": "page 3 was refused"},
        {"outcome": Outcome.COMPLETE, "reported": 9_000},
    ],
)
def test_searches_that_did_not_end_well_are_found(seen: Synthesis, fields: dict[str, Any]) -> None:
    """A search that was cut off would be told as complete."""
    wrong = tuple(one.model_copy(update=fields) for one in seen.contents.searches)
    assert "how searches ended" in named(replace(seen, contents=replace(seen.contents, searches=wrong)))


def test_a_hidden_limit_is_found(seen: Synthesis) -> None:
    """Records beyond the limit would be forgotten without a word."""
    limit = seen.contents.plan["search"]["limit"]
    fields = {"source": "library", "received": limit, "reported": None, "limit": None, "query": "synthetic data"}
    wrong = tuple(one.model_copy(update=fields) for one in seen.contents.searches)
    assert {"how searches ended", "queries of the question"} <= named(
        replace(seen, contents=replace(seen.contents, searches=wrong))
    )


@pytest.mark.parametrize(("criterion", "reason"), [("Z9", "a reason"), ("S2", "a reason"), ("S4", " ")])
def test_exclusions_without_a_fitting_reason_are_found(seen: Synthesis, criterion: str, reason: str) -> None:
    """Works would be left out for a reason that the plan does not have, or that is not theirs."""
    out: Decision = next(one for one in seen.contents.decisions if one.action == "exclude" and one.stage == "screen")
    wrong = out.model_copy(update={"criterion": criterion, "reason": reason})
    decisions = tuple(wrong if one is out else one for one in seen.contents.decisions)
    assert "reasons of exclusions" in named(replace(seen, contents=replace(seen.contents, decisions=decisions)))


def test_a_plan_made_behind_the_search_is_found(seen: Synthesis) -> None:
    """Criteria could be fitted to what was found, and be told as made beforehand."""
    late = tuple(one.model_copy(update={"at": "2027-01-01T00:00:00+00:00"}) for one in seen.contents.plans)
    assert "planned beforehand" in named(replace(seen, contents=replace(seen.contents, plans=late)))
    more = {**seen.contents.criteria, "I9": "Works that please."}
    assert "planned beforehand" in named(replace(seen, contents=replace(seen.contents, criteria=more)))
