"""The introduction: what is examined, part by part, and the works that the answer rests on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synthesist.records import Claim, Concept, Part
from synthesist.report.basis import Basis, is_direct
from synthesist.report.citing import Citations
from synthesist.report.model import Line, Paragraph, Section
from synthesist.report.phrasing import phrases
from synthesist.report.wording import Prose, joined, listed, quoted

MAX_KEY_WORKS = 5
"""Works that the introduction presents."""


def introduction(basis: Basis, prose: Prose, citations: Citations) -> Section:
    """What the question asks, and which works carry the answer."""
    paragraphs = [prose.paragraph(*_examined(basis, prose))]
    key_works = _key_works(basis)
    if key_works:
        paragraphs.append(prose.paragraph(prose.line(_lead(basis, key_works))))
        paragraphs += [
            Paragraph(lines=(_presented(basis, prose, citations, claims),), kind="bullet") for claims in key_works
        ]
    return Section(section_id="introduction", heading="Introduction", paragraphs=tuple(paragraphs))


def _examined(basis: Basis, prose: Prose) -> Iterator[Line]:
    if not basis.concepts:
        yield prose.line("The question names no concept that could be searched for.")
        return
    for template, part in _TOPICS:
        words = phrases(basis.part(part), basis.contents.question.text)
        if words:
            yield prose.line(template, topic=joined(words))
    yield prose.line(_CONCEPTS[len(basis.concepts) > 1], concepts=listed(basis.concepts))


_CONCEPTS = {
    False: (
        "For the search and for the reading of claims this was put as the concept {concepts}; the words by"
        " which it was looked for stand in the appendix."
    ),
    True: (
        "For the search and for the reading of claims this was put as the concepts {concepts}; the words by"
        " which each was looked for stand in the appendix."
    ),
}


_TOPICS = (
    ("This synthesis examines what the literature at hand reports on {topic}.", Part.EXPOSURE),
    ("The outcome asked for is {topic}.", Part.OUTCOME),
    ("The setting is {topic}.", Part.POPULATION),
)


def _lead(basis: Basis, key_works: Sequence[Sequence[Claim]]) -> str:
    if not any(map(is_direct, basis.shown)):
        return "No work bears on the question directly; these come nearest, named here with what each contributes."
    if all(any(map(is_direct, claims)) for claims in key_works):
        return "The answer rests above all on these works, named here with what each contributes."
    return (
        "The answer rests on the works that make direct claims; those named here with indirect claims alone"
        " are among the nearest to the question."
    )


def _key_works(basis: Basis) -> list[list[Claim]]:
    """The claims of the works with most direct claims, then of those nearest to the question."""
    by_work: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in basis.shown:
        by_work[claim.work_id].append(claim)
    return sorted(by_work.values(), key=lambda claims: (-sum(map(is_direct, claims)), basis.rank(claims[0].work_id)))[
        :MAX_KEY_WORKS
    ]


def _presented(basis: Basis, prose: Prose, citations: Citations, claims: Sequence[Claim]) -> Line:
    title = basis.title_span(claims[0].document_id)
    return prose.line(
        "{title} {marker} {contribution}.",
        spans=(title,),
        title=quoted(basis.words(title)),
        marker=citations.marker([claims[0].work_id]),
        contribution=_contribution(basis, claims),
    )


def _contribution(basis: Basis, claims: Sequence[Claim]) -> str:
    direct = [claim for claim in claims if is_direct(claim)]
    kinds = (("direct", direct), ("indirect", [claim for claim in claims if not is_direct(claim)]))
    told = [(_amount(kind, group), basis.named_in(group)) for kind, group in kinds if group]
    if len({concepts for _, concepts in told}) == 1:
        told = [(joined(amount for amount, _ in told), told[0][1])]
    return "makes " + joined(amount + _subject(basis, concepts) for amount, concepts in told)


def _subject(basis: Basis, concepts: Sequence[Concept]) -> str:
    if len(concepts) == len(basis.concepts) > 1:
        return " on every concept of the question"
    return f" on {listed(concepts)}" if concepts else ""


def _amount(kind: str, claims: Sequence[Claim]) -> str:
    article = "an" if kind == "indirect" else "a"
    return f"{article} {kind} claim" if len(claims) == 1 else f"several {kind} claims"
