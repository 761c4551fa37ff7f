"""What a sentence of the report rests on: the facts that it states, the words it quotes, the works it cites."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.facts import stated
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import count, cut, ref, work_title
from synthesist.explain.resting import numbers_of
from synthesist.explain.reviewed import reviewed
from synthesist.explain.verdicts import standing_words
from synthesist.report.basis import Basis
from synthesist.report.labels import place
from synthesist.report.model import Line, Report, Span


def sentence(case: Case, named: Named) -> Explanation:
    """Everything that a sentence states, quotes and cites."""
    line = case.sentences[named.id]
    return Explanation(
        **named.model_dump(),
        summary=_summary(case, named.id, line),
        led_to=(Step(text=f"It says: {line.text}"), *_led_to(case, line), *reviewed(case, named.id)),
        rests_on_it=(Step(text="Nothing rests on a sentence of the report: it is where the way ends."),),
    )


def _summary(case: Case, name: str, line: Line) -> str:
    parts = (
        (len(line.facts), "fact", "states"),
        (len(line.spans), "stored passage", "rests on"),
        (len(numbers_of(case, line)), "work", "cites"),
    )
    told = [f"{does} {count(number, noun)}" for number, noun, does in parts if number]
    section, _, at = name.rpartition("-")
    where = f"Sentence {at} of the {section}"
    return f"{where}: it {', '.join(told)}." if told else f"{where}: the tool's own words, without a number or a quote."


def _led_to(case: Case, line: Line) -> Iterator[Step]:
    for name in line.facts:
        yield stated(case, name, _facts(case)[name])
    for span in line.spans:
        yield _span(case, span)
    for number in numbers_of(case, line):
        work_id = case.references[number]
        yield Step(text=f"[{number}] is: {cut(work_title(case, work_id))}", refs=(ref(Kind.WORK, work_id),))


def _facts(case: Case) -> dict[str, int | float | str]:
    report: Report | None = case.report
    return report.facts if report else {}


def _span(case: Case, span: Span) -> Step:
    document = case.contents.documents[span.document_id]
    where = Basis(case.contents).heading_and_page(span.document_id, span.start)
    claim = case.claim_at.get((span.document_id, span.start, span.end))
    stands = f"It is a claim: {standing_words(case, claim)}." if claim else "It is no claim, but words of the text."
    refs = [ref(Kind.CLAIM, claim.claim_id)] if claim else []
    return Step(
        text=f"Words that it rests on: “{document.text[span.start : span.end]}”",
        details=(
            Step(text=f"Place: {place(span, *where)}.", refs=(ref(Kind.DOCUMENT, span.document_id),)),
            Step(text=f"From: {cut(work_title(case, document.work_id))}", refs=(ref(Kind.WORK, document.work_id),)),
            Step(text=stands, refs=tuple(refs)),
        ),
        refs=tuple(refs),
    )
