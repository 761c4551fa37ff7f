"""The results: first where the question stands and what no claim names, then the findings."""

from collections.abc import Iterator

from synthesist.records import Concept
from synthesist.report.answer import Standing
from synthesist.report.basis import Basis, is_direct
from synthesist.report.citing import Citations
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.narrative.findings import findings
from synthesist.report.wording import Prose, joined, listed


def results(basis: Basis, prose: Prose, standing: Standing, citations: Citations) -> Section:
    """The answer in plain words, then the quotes that it rests on."""
    paragraphs = [
        prose.paragraph(*_opening(basis, prose, standing)),
        prose.paragraph(*_coverage(basis, prose, standing)),
        *findings(basis, prose, citations),
        *_unquoted(basis, prose, citations),
    ]
    told = tuple(paragraph for paragraph in paragraphs if paragraph.lines)
    return Section(section_id="results", heading="Results", paragraphs=told)


def _opening(basis: Basis, prose: Prose, standing: Standing) -> Iterator[Line]:
    if standing.answer == "answered":
        yield prose.line(
            "The question is answered by the works at hand: several of them touch each of its concepts in direct"
            " and verified claims, an independent work supports at least one of these, and none speaks against any."
        )
        yield prose.line(_MEANING, claims="claims on the whole question")
    elif standing.answer == "partly":
        yield from _partly(basis, prose, standing)
    elif standing.answer == "neighbouring":
        yield prose.line(
            "The literature at hand holds only neighbouring evidence: its claims bear on parts of the question, and"
            + (
                " no direct claim passed the checks."
                if any(map(is_direct, basis.shown))
                else " none bears on all of it."
            )
        )
    else:
        yield prose.line(
            "The question is not answered: no claim that bears on it was found in the texts at hand, so this"
            " report claims nothing."
        )


def _partly(basis: Basis, prose: Prose, standing: Standing) -> Iterator[Line]:
    if standing.asks_outcome:
        yield prose.line(
            "The question is partly answered: direct claims were verified, but {gaps}.",
            gaps=joined(_gaps(standing, is_deaf=basis.is_deaf)),
        )
        yield prose.line(_MEANING, claims="claims on what is asked about and on the outcome")
        return
    yield prose.line(
        "The question asks for no outcome, so that it is partly answered at most and what follows is an overview"
        " of claims on the topic."
    )
    yield prose.line(_MEANING, claims="claims on the topic")


_MEANING = (
    "This means that {claims} were found and passed the checks; no check weighs which way they point: the"
    " reader must, from the quotes below."
)


def _gaps(standing: Standing, *, is_deaf: bool) -> Iterator[str]:
    if not standing.asks_exposure:
        yield "the question names nothing whose effect on the outcome is asked for"
    if standing.untouched:
        yield f"none of them names {listed(standing.untouched, 'or')} by any of the words looked for"
    if not standing.is_shared:
        yield "they come from a single work"
    elif not (standing.is_covered or standing.untouched):
        yield "they do not come from several works of which each names every concept"
    if not standing.has_agreement:
        yield (
            "whether independent works support them could not be told"
            if is_deaf
            else "no independent work supports them"
        )
    if standing.is_opposed:
        yield "an independent work speaks against a direct claim"


def _coverage(basis: Basis, prose: Prose, standing: Standing) -> Iterator[Line]:
    if not basis.concepts:
        if basis.contents.searches:
            yield prose.line("The question names no concept that could be looked for" + _HINT)
        return
    if basis.shown:
        yield from _named(basis, prose)
    yield from _unmatched(basis, prose)
    if standing.is_thin:
        yield from _further(basis, prose)
    if basis.contents.relevances and len(basis.concepts) > 1:
        yield prose.line(_ALL_TOGETHER[bool(prose["works_with_all_concepts"])])


_HINT = ": check the spelling; questions are understood in English only."

_ALL_TOGETHER = {
    False: "No work names every concept of the question in its title and abstract.",
    True: (
        "{works_with_all_concepts:work names/works name} every concept of the question in title and abstract,"
        " taken together."
    ),
}


def _named(basis: Basis, prose: Prose) -> Iterator[Line]:
    named = basis.named_in(basis.shown)
    missing = [concept for concept in basis.concepts if concept not in named]
    if missing:
        yield prose.line(
            "No claim shown names {missing} by any of the words looked for, which the appendix lists, so that the"
            " question's part on {pronoun} stays open here.",
            missing=listed(missing, "or"),
            pronoun="it" if len(missing) == 1 else "them",
        )
    elif len(named) == 1:
        yield prose.line("The concept of the question is named by the claims shown.")
    else:
        is_joint = any(len(basis.named_in([claim])) == len(named) for claim in basis.shown)
        yield prose.line(
            "Each concept of the question is named by a claim shown, {together}.",
            together="and some claim names them all" if is_joint else "though no claim names them all",
        )


def _unmatched(basis: Basis, prose: Prose) -> Iterator[Line]:
    """Concepts that nothing names: in all that was searched, or at least in what came back."""
    mentioned = {name for row in basis.contents.relevances for name in row.concepts}
    absent = [concept for concept in basis.concepts if basis.hits(concept) == 0 and concept.name not in mentioned]
    unreturned = [concept for concept in basis.concepts if concept.name not in {*mentioned, *_names(absent)}]
    is_unknown = len(absent) == len(basis.concepts) and bool(basis.contents.searches)
    if absent:
        template = "No record in all that was searched names {absent} in title or abstract" + (
            _HINT if is_unknown else "."
        )
        yield prose.line(template, absent=listed(absent, "or"))
    if unreturned and not basis.shown:
        is_unknown = len(unreturned) == len(basis.concepts) and bool(basis.contents.searches)
        template = "Nothing that came back names {missing} in title or abstract" + (_HINT if is_unknown else ".")
        yield prose.line(template, missing=listed(unreturned, "or"))


def _names(concepts: list[Concept]) -> set[str]:
    return {concept.name for concept in concepts}


def _further(basis: Basis, prose: Prose) -> Iterator[Line]:
    """Where to look next."""
    if any(row.work_id not in basis.included for row in basis.contents.relevances):
        yield prose.line("The works that came nearest are listed below, without any claim about what they found.")
    if basis.contents.suggestions:
        yield prose.line(
            "Questions near this one, with the records that name all of what they ask, are listed below as well."
        )


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
