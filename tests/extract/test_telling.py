"""What the texts of a review tell: parts of shown claims, findings, and numbers of included works."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from handmade import FOUND, TITLES, jats, plain
from judges import WordsRoles
from synthesist.extract import Extracted, Source, Told, extract, tell
from synthesist.models import Embedder
from synthesist.read.documents import full_document
from synthesist.read.jats import read_jats
from synthesist.read.placed import sentences_in
from synthesist.read.plain import read_plain
from synthesist.records import Question, TextKind, Work

Asked = Callable[..., Question]


@pytest.fixture
def sources(make_work: Callable[..., Work]) -> list[Source]:
    """Two papers that are read whole: one with a table, one without."""
    made = []
    for name, reading in (("brook", read_jats(jats("brook"))), ("ridge", read_plain(plain("ridge").encode()))):
        work = make_work(name, TITLES[name])
        document = full_document(work, reading, TextKind.USER_FILE)
        made.append(Source(document, work.record, sentences_in(document, reading), reading))
    return made


@pytest.fixture
def question(make_question: Asked) -> Question:
    """Whether synthetic data improves visual question answering."""
    return make_question(["synthetic data"], ["visual question answering"])


@pytest.fixture
def told(sources: list[Source], question: Question, hashed_words: Embedder) -> tuple[Extracted, Told]:
    """What is extracted of them, and what they tell."""
    found = extract(sources, question, {}, hashed_words, model=WordsRoles())
    return found, tell(sources, found, question, hashed_words)


def test_each_shown_claim_is_taken_apart(told: tuple[Extracted, Told]) -> None:
    """A user could not see what a claim says of what."""
    found, said = told
    shown = [claim for claim in found.claims if claim.is_shown]
    assert {claim.text for claim in shown} == {FOUND["brook"], FOUND["ridge"]}
    assert [name for name, _ in said.anatomies] == [claim.claim_id for claim in shown]
    assert {anatomy.direction.value for _, anatomy in said.anatomies} == {"increase"}


def test_each_shown_claim_is_in_one_finding(told: tuple[Extracted, Told]) -> None:
    """A user would see a claim counted twice, or lost."""
    found, said = told
    grouped = sorted(name for finding in said.findings for name in finding.claim_ids)
    assert grouped == sorted(claim.claim_id for claim in found.claims if claim.is_shown)


def test_numbers_come_from_near_claims_and_tables(told: tuple[Extracted, Told], sources: list[Source]) -> None:
    """A user would see every number of a paper, or none of its tables."""
    _, said = told
    texts = {source.document.document_id: source.document.text for source in sources}
    assert {one.text for one in said.results} >= {"61.5", "58.0"}
    assert all(texts[one.document_id][one.place.start : one.place.end] == one.text for one in said.results)
    assert [one.result_id for one in said.results] == sorted(one.result_id for one in said.results)


def test_a_table_on_something_else_is_left_to_the_paper(
    sources: list[Source], make_question: Asked, hashed_words: Embedder
) -> None:
    """A user would see numbers that have nothing to do with the question."""
    question = make_question(["lamps"], ["doors"])
    found = extract(sources, question, {}, hashed_words, model=WordsRoles())
    everyone = replace(found, decisions=tuple(row.model_copy(update={"action": "include"}) for row in found.decisions))
    in_tables = [one for one in tell(sources, everyone, question, hashed_words).results if one.place.table is not None]
    assert in_tables == []


def test_works_that_are_out_tell_no_numbers(
    sources: list[Source], question: Question, hashed_words: Embedder, told: tuple[Extracted, Told]
) -> None:
    """A user would see numbers of a paper that a person excluded."""
    found, _ = told
    out = sources[0].document.work_id
    held = tuple(row.model_copy(update={"action": "exclude"}) if row.item == out else row for row in found.decisions)
    said = tell(sources, replace(found, decisions=held), question, hashed_words)
    assert out not in {one.work_id for one in said.results}


def test_the_order_of_papers_changes_nothing(
    sources: list[Source], question: Question, hashed_words: Embedder, told: tuple[Extracted, Told]
) -> None:
    """A user would get another review from the same papers in another order."""
    found = extract(sources[::-1], question, {}, hashed_words, model=WordsRoles())
    said = tell(sources[::-1], found, question, hashed_words)
    assert (said.findings, said.results, said.groups) == (told[1].findings, told[1].results, told[1].groups)
