"""The report's title: made from the question's concepts; never the question itself, nor a paper's title."""

from collections.abc import Iterator

from synthesist.records import Part
from synthesist.report.basis import Basis
from synthesist.report.phrasing import phrases
from synthesist.report.wording import capitalised, joined

MAX_TITLE = 110
"""Characters that a title may have."""

_SUFFIXES = (": a machine-made literature synthesis", ": a machine-made synthesis")
_FALLBACK = "A machine-made literature synthesis"


def title_of(basis: Basis) -> str:
    """The first candidate that fits and is nobody else's title."""
    taken = {_folded(record.title) for record in basis.contents.records.values()}
    taken.add(_folded(basis.contents.question.text))
    fitting = (text for text in _candidates(basis) if len(text) <= MAX_TITLE and _folded(text) not in taken)
    return next(fitting, f"{_FALLBACK}, review {basis.contents.review_id}")


def _candidates(basis: Basis) -> Iterator[str]:
    """Titles from the fullest to the barest; what narrows the setting goes first."""
    exposure, outcome, population = (basis.part(part) for part in (Part.EXPOSURE, Part.OUTCOME, Part.POPULATION))
    full, short = (*exposure, *outcome), (*exposure[:1], *outcome[:1])
    question = basis.contents.question.text
    settings = (population, population[1:], population[:1], ())
    pairs = [(topic, setting) for topic in (full, short) for setting in settings]
    for topic, setting in (*pairs, (population, ())):
        if topic:
            place = f" in {joined(phrases(setting, question))}" if setting else ""
            yield from (capitalised(joined(phrases(topic, question)) + place) + suffix for suffix in _SUFFIXES)
    yield _FALLBACK


def _folded(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())
