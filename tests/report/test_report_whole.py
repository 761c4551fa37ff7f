"""What was read of each work, what fell away, and what the texts report, as rows of the report."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handmade import FOUND, TITLES, write_papers
from synthesist import Review, synthesize
from synthesist.records import Got, ReviewContents, Try
from synthesist.report import Report, compose
from synthesist.report.basis import Basis
from synthesist.report.wholly import NOT_SOUGHT, full_text_rows, why_not

Row = dict[str, object]


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    write_rows: Callable[..., Path],
    question: str,
    audited: Callable[[Review], Review],
) -> Review:
    """A review of papers that are read whole, and of abstracts."""
    folder = tmp_path_factory.mktemp("whole")
    papers = [write_papers(folder / "papers"), write_rows(folder / "rows.jsonl", rows[:2])]
    return audited(synthesize(question, folder / "review", papers=papers, now=lambda: "2026-03-05T05:06:07+00:00"))


@pytest.fixture(scope="module")
def told(whole: Review) -> Report:
    """The report on it."""
    return compose(whole.contents())


def _try(problem: str) -> Try:
    return Try(work_id="w", ordinal=0, url="u", basis="b", outcome=Got.FAILED, problem=problem)


def test_each_text_says_what_was_read(told: Report) -> None:
    """A user could not tell a work that was read from one of which only the abstract was."""
    texts = {row.title: row for row in told.full_texts}
    pdf = texts[TITLES["heath"]]
    assert (pdf.is_whole, pdf.kind, pdf.place, pdf.pages, pdf.why_not) == (True, "pdf", "heath.pdf", 2, "")
    assert pdf.basis == "a file of the user's"
    assert {texts[TITLES[name]].kind for name in ("brook", "marsh", "ridge")} == {"jats", "docx", "plain"}
    part = texts["Learning to answer from generated scenes"]
    assert (part.is_whole, part.kind, part.place, part.pages, part.why_not) == (False, "", "", 0, NOT_SOUGHT)
    assert told.facts["assessed_whole"] == sum(row.is_whole for row in told.full_texts)


def test_reasons_are_told_once_each_and_in_order() -> None:
    """A user would read the same refusal ten times."""
    tries = [_try(problem) for problem in ("it is gone", "it is torn", "it is gone", "")]
    assert why_not(tries) == "it is gone; it is torn"
    assert why_not([]) == ""


def test_what_places_say_cannot_turn_the_report(whole: Review) -> None:
    """A user's page would be turned around by an answer from outside."""
    contents = whole.contents()
    part = next(row for row in contents.documents.values() if not row.is_full_text)
    hostile = _try("gone\n\u202eaway").model_copy(update={"work_id": part.work_id})
    copies = ReviewContents(**{**_fields(contents), "copies": (*contents.copies, hostile)})
    (row,) = [row for row in full_text_rows(Basis(copies)) if row.document_id == part.document_id]
    assert row.why_not == "gone \ufffdaway"


def _fields(contents: ReviewContents) -> dict[str, object]:
    return {name: getattr(contents, name) for name in contents.__slots__}


def test_what_fell_away_is_quoted(told: Report) -> None:
    """A user could not check why a paper is not in the review."""
    (row,) = [row for row in told.assessed_out if row.criterion == "F2"]
    assert (row.title, row.quote, row.section) == ("Synthetic data, put right", "Synthetic data, put right", "title")
    assert row.reason == "its file says that it is a correction; assessed at full text"


def test_claims_have_page_and_section(told: Report) -> None:
    """A user who opens the paper would have to look for the quote."""
    claims = {row.text: row for row in told.claims}
    assert (claims[FOUND["heath"]].page, claims[FOUND["heath"]].section) == (2, "3 Results")
    assert (claims[FOUND["ridge"]].page, claims[FOUND["ridge"]].section) == (None, "3 Results")
    assert {row.section for row in told.claims} == {"3 Results", "abstract"}


def test_findings_count_works_and_name_their_claims(told: Report) -> None:
    """A user would take one paper that says a thing twice for two that agree."""
    claims = {row.number: row for row in told.claims}
    first = told.findings[0]
    assert [row.number for row in told.findings] == list(range(1, len(told.findings) + 1))
    assert first.works == len({claims[number].work_id for number in first.claims}) > 1
    assert first.direction == "increase"
    assert sorted(number for row in told.findings for number in row.claims) == sorted(claims)
    other = next(row for row in told.findings if row.direction == "decrease")
    assert [claims[number].text for number in other.claims] == [FOUND["marsh"]]


def test_numbers_stand_with_their_setting_and_place(told: Report, whole: Review) -> None:
    """A user would see a number and not know of what it is."""
    (group,) = told.results
    shown = {row.text: row for row in group.results}
    assert {"61.5", "58.0"} <= shown.keys()
    row = shown["61.5"]
    assert (row.method, row.metric, row.place, row.page) == ("Synthetic data", "Accuracy", "Table 1", None)
    documents = whole.contents().documents
    assert all(documents[row.document_id].text[row.start : row.end] == row.text for row in group.results)
    assert all(told.references[row.reference - 1].title == TITLES["brook"] for row in group.results)


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_the_pages_tell_all_of_it(whole: Review, name: str) -> None:
    """A user would have to open the data to see where a quote stands."""
    page = (whole.folder / "report" / name).read_text("utf-8")
    assert "page 2, 3 Results, characters" in page
    assert "full text (pdf, 2 pages" in page
    assert "61.5" in page
    assert "heath.pdf" in page
