"""Every sentence that the tool wrote rests on something: facts, spans, references that are there."""

import re

from report_bench import lines

from synthesist.records import ReviewContents
from synthesist.report import Report
from synthesist.report.basis import Basis
from synthesist.report.model import Line
from synthesist.report.parts import parts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|dozen|hundred|thousand|twice|half|third|percent|significant)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(r"\b(?:causes?|caused|leads? to|results? in|because of|proves?|proven)\b", re.IGNORECASE)


def own_words(line: Line, report: Report) -> str:
    """What of a sentence is neither quote nor marker."""
    return " ".join(part.text for part in parts(line, report.question) if part.kind == "text")


def test_numbers_rest_on_facts(report: Report, contents: ReviewContents) -> None:
    """A count that nothing backs would be believed."""
    basis = Basis(contents)
    for line in lines(report):
        stated = " ".join(str(report.facts[name]) for name in line.facts)
        names = " ".join(name.removeprefix("excluded_") for name in line.facts)
        told = own_words(line, report)
        for page in {basis.heading_and_page(span.document_id, span.start)[1] for span in line.spans}:
            told = told.replace(f"(page {page})", "")
        assert set(_NUMBER.findall(told)) <= set(_NUMBER.findall(f"{stated} {names}")), line.text


def test_facts_named_are_stated(report: Report) -> None:
    """A sentence that names a fact without stating it would pass an audit for nothing."""
    for line in lines(report):
        assert all(str(report.facts[name]) in line.text or name == "question" for name in line.facts), line


def test_quotes_are_the_words_of_their_spans(report: Report, contents: ReviewContents) -> None:
    """A quote that is not word for word is an invention."""
    for line in lines(report):
        spans = [contents.documents[span.document_id].text[span.start : span.end] for span in line.spans]
        quotes = [part.text for part in parts(line, report.question) if part.kind == "quote"]
        assert set(quotes) - {report.question} == set(spans)


def test_markers_resolve_and_references_are_cited(report: Report) -> None:
    """A marker without a reference leads nowhere; a reference without a marker hides why it is there."""
    markers = {
        int(number)
        for line in lines(report)
        for part in parts(line, report.question)
        if part.kind == "marker"
        for number in re.findall(r"\d+", part.text)
    }
    rows = {row.reference for row in report.claims}
    passages = {entry.reference for row in report.claims for entry in (*row.supporting, *row.refuting)}
    assert [reference.number for reference in report.references] == sorted(markers | rows | passages)


def test_markers_name_the_work_that_is_quoted(report: Report, contents: ReviewContents) -> None:
    """Words put into the wrong paper's mouth are worse than none."""
    works = {reference.number: reference.work_id for reference in report.references}
    for line in lines(report):
        marked = re.findall(
            r"\d+", " ".join(part.text for part in parts(line, report.question) if part.kind == "marker")
        )
        if marked and line.spans:
            assert {works[int(number)] for number in marked} == {
                contents.documents[span.document_id].work_id for span in line.spans
            }


def test_prose_has_no_number_words_and_no_causal_verbs_of_its_own(report: Report) -> None:
    """A count in words escapes the audit, and a cause that no paper states is an overclaim."""
    for line in lines(report):
        assert not _NUMBER_WORDS.search(own_words(line, report)), line.text
        assert not _CAUSAL.search(own_words(line, report)), line.text


def test_a_line_is_one_line(report: Report) -> None:
    """Text that opens with a blank or holds a template's brace would look broken."""
    for line in lines(report):
        own = own_words(line, report)
        assert line.text == line.text.strip()
        assert "{" not in own
        assert ".." not in own


def test_results_open_with_the_answer(report: Report) -> None:
    """A reader must learn from the first sentence of the results whether there is an answer."""
    first = next(section for section in report.sections if section.section_id == "results").paragraphs[0].lines[0].text
    found = [
        name
        for name, pattern in (
            ("partly", "partly answered"),
            ("neighbouring", "only neighbouring evidence"),
            ("not-answered", "not answered"),
            ("answered", "is answered"),
        )
        if pattern in first
    ]
    assert found == [report.answer]
