"""The results: first where the question stands and what no claim tests, then the findings."""

from collections.abc import Iterator

from synthesist.report.answer import Standing
from synthesist.report.basis import Basis, is_direct
from synthesist.report.citing import Citations
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.narrative.findings import findings
from synthesist.report.wording import Prose, joined, listed


def results(basis: Basis, prose: Prose, standing: Standing, citations: Citations) -> Section:
    """The answer in plain words, then the quotes that it rests on."""
    paragraphs = [
        prose.paragraph(prose.line(_opening(basis, standing))),
        prose.paragraph(*_coverage(basis, prose)),
        *findings(basis, prose, citations),
        *_unquoted(basis, prose, citations),
    ]
    told = tuple(paragraph for paragraph in paragraphs if paragraph.lines)
    return Section(section_id="results", heading="Results", paragraphs=told)


def _opening(basis: Basis, standing: Standing) -> str:
    if standing.answer == "answered":
        return (
            "The question is answered by the works at hand: direct and verified claims of several works"
            " together touch each of its concepts, and works support each other."
        )
    if standing.answer == "partly":
        return f"The question is partly answered: direct claims were verified, but {joined(_gaps(standing))}."
    if standing.answer == "neighbouring":
        failing = "no direct claim passed the checks" if any(map(is_direct, basis.shown)) else "none bears on all of it"
        return (
            "The literature at hand holds only neighbouring evidence: its claims bear on parts of the"
            f" question, and {failing}."
        )
    return (
        "The question is not answered: no claim that bears on it was found in the texts at hand, so this"
        " report claims nothing."
    )


def _gaps(standing: Standing) -> Iterator[str]:
    if not standing.is_shared:
        yield "they come from a single work"
    if standing.untouched:
        yield f"none of them touches {listed(standing.untouched, 'or')}"
    if not standing.has_agreement:
        yield "no other work supports them"


def _coverage(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.concepts:
        return
    if basis.shown:
        yield _tested(basis, prose)
    else:
        yield from _unmatched(basis, prose)
    if basis.contents.relevances and len(basis.concepts) > 1:
        yield prose.line(_ALL_TOGETHER[bool(prose["works_with_all_concepts"])])


_ALL_TOGETHER = {
    False: (
        "No work names all {concepts_asked} concepts of the question together in title and abstract "
        "(count: {works_with_all_concepts})."
    ),
    True: (
        "{works_with_all_concepts:work names/works name} all {concepts_asked} concepts of the question"
        " together in title and abstract."
    ),
}


def _tested(basis: Basis, prose: Prose) -> Line:
    named = basis.named_in(basis.shown)
    missing = [concept for concept in basis.concepts if concept not in named]
    if missing:
        return prose.line(
            "No claim shown names {missing}: that part of the question remains untested here.",
            missing=listed(missing, "or"),
        )
    if len(named) == 1:
        return prose.line("The concept of the question is named by the claims shown.")
    is_joint = any(len(basis.named_in([claim])) == len(named) for claim in basis.shown)
    return prose.line(
        "Each of the {concepts_asked} concepts of the question is named by a claim shown, {together}.",
        together="and some claim names them all" if is_joint else "though no claim names them all",
    )


def _unmatched(basis: Basis, prose: Prose) -> Iterator[Line]:
    mentioned = {name for row in basis.contents.relevances for name in row.concepts}
    missing = [concept for concept in basis.concepts if concept.name not in mentioned]
    if missing:
        yield prose.line("Nothing that came back names {missing} in title or abstract.", missing=listed(missing, "or"))
    if basis.contents.relevances:
        yield prose.line("The works that came nearest are listed below, without any claim about what they found.")


def _unquoted(basis: Basis, prose: Prose, citations: Citations) -> Iterator[Paragraph]:
    """Included works that no claim shown comes from: they must be cited all the same."""
    spoken = {claim.work_id for claim in basis.shown}
    silent = [work for work in basis.included if work not in spoken]
    if silent:
        yield prose.paragraph(
            prose.line(
                "Works that were included but from which no claim is shown: {marker}.",
                marker=citations.marker(silent),
            )
        )
