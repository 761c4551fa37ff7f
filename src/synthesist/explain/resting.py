"""The sentences of a report that rest on something."""

import re
from collections.abc import Iterable, Iterator, Mapping

from synthesist.explain.case import Case
from synthesist.records import Claim
from synthesist.report.model import Line
from synthesist.report.parts import parts

_DIGITS = re.compile(r"\d+")


def cited_in(case: Case, work_id: str) -> list[str]:
    """Names of the sentences that quote a work or cite it."""
    own = {document.document_id for document in case.documents_of.get(work_id, ())}
    return [
        name
        for name, line in case.sentences.items()
        if own & {span.document_id for span in line.spans} or work_id in cited_by(case, line)
    ]


def said_in(case: Case, claim: Claim) -> list[str]:
    """Names of the sentences that quote a claim."""
    place = (claim.document_id, claim.start, claim.end)
    return [
        name
        for name, line in case.sentences.items()
        if any((span.document_id, span.start, span.end) == place for span in line.spans)
    ]


def stating(case: Case, facts: Iterable[str]) -> list[str]:
    """Names of the sentences that state one of the facts."""
    asked = set(facts)
    return [name for name, line in case.sentences.items() if asked.intersection(line.facts)]


def otherwise(case: Case, other: Case) -> list[str]:
    """Names of the sentences that another report does not have, whatever its numbers of references are."""
    kept = {_telling(other, line) for line in other.sentences.values()}
    return [name for name, line in case.sentences.items() if _telling(case, line) not in kept]


def cited_by(case: Case, line: Line) -> list[str]:
    """Ids of the works that a sentence's markers lead to, in order."""
    return [case.references[number] for number in numbers_of(case, line)]


def numbers_of(case: Case, line: Line) -> list[int]:
    """The numbers in a sentence's markers that stand in the reference list."""
    markers = (part.text for part in parts(line, case.contents.question.text) if part.kind == "marker")
    numbers = (int(number) for marker in markers for number in _DIGITS.findall(marker))
    return [number for number in dict.fromkeys(numbers) if number in case.references]


def _telling(case: Case, line: Line) -> tuple[str, ...]:
    """What a sentence says, markers by the works that they lead to."""
    return tuple(_told(case.references, part.kind, part.text) for part in parts(line, case.contents.question.text))


def _told(references: Mapping[int, str], kind: str, text: str) -> str:
    if kind != "marker":
        return text
    return " ".join(sorted(_works(references, text)))


def _works(references: Mapping[int, str], marker: str) -> Iterator[str]:
    for number in _DIGITS.findall(marker):
        yield references.get(int(number), number)
