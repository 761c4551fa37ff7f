"""The question's own words for its parts; neighbouring concepts make one phrase."""

from collections.abc import Sequence

from synthesist.records import Concept
from synthesist.report.wording import visible


def phrases(concepts: Sequence[Concept], text: str) -> tuple[str, ...]:
    """The phrases by which a question of this text names concepts, in order; none lies within another."""
    found: list[str] = []
    for concept in concepts:
        phrase = _words(concept)
        if found and f"{found[-1]} {phrase}".lower() in text.lower():
            found[-1] = f"{found[-1]} {phrase}"
        else:
            found.append(phrase)
    return tuple(_cased(phrase, text) for phrase in _longest(found))


def _words(concept: Concept) -> str:
    return visible(concept.phrase or concept.name)


def _longest(found: Sequence[str]) -> list[str]:
    kept = dict.fromkeys(found)
    return [one for one in kept if not any(one != other and one.lower() in other.lower() for other in kept)]


def _cased(phrase: str, question: str) -> str:
    """The phrase without the capital that it owes to its place at the head of the question."""
    is_first = question.startswith(phrase)
    is_plain = phrase[1:2].islower()
    return phrase[:1].lower() + phrase[1:] if is_first and is_plain else phrase
