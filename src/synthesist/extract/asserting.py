"""Which sentences of a document assert a result of its own: in an abstract any may, in a full text some parts' do."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from synthesist.extract.results import THRESHOLD, place_of, result_cues
from synthesist.extract.roles import Role, RoledSentence, RoleModel
from synthesist.records import BlockKind, Reading, SectionRole, Sentence

OWN_PARTS = frozenset(
    (
        SectionRole.ABSTRACT,
        SectionRole.INTRODUCTION,
        SectionRole.RESULTS,
        SectionRole.DISCUSSION,
        SectionRole.CONCLUSION,
        SectionRole.LIMITATIONS,
        SectionRole.OTHER,
    )
)
"""Parts of a full text that may say what the paper itself found; methods, background and appendices seldom do."""

_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))
_ASSERTING = frozenset((Role.RESULT, Role.CONCLUSION))
_LONGEST = 1_200
"""Characters of a sentence beyond which it is no sentence, but what a broken layout made of several."""

_OPEN = re.compile(
    r"\W*(?:(?:to|how to) (?:investigate|assess|examine|determine|evaluate|explore|test|compare|study|identify)\b"
    r"(?![^.]*,\s*we\b)|(?:whether|how|why)\b[^.]*[?.]$)",
    re.IGNORECASE,
)
"""An aim or an open question that stands by itself, as in lists of what is still to be studied."""

_WORDS = 4
_NOWHERE = 0.5
"""A place that speaks neither for nor against: in a full text the section tells what the place tells in an abstract."""

_OWN = frozenset(("we", "our", "us", "ours", "i", "my"))


@dataclass(frozen=True, slots=True)
class Asserted:
    """A sentence that asserts a result, with what it was taken for.

    Attributes:
        cues: words that speak for it.
        p: probability that it does, as the role model has it.
    """

    sentence: Sentence
    role: Role
    p: float
    cues: tuple[str, ...]


Reads = Callable[[Sequence[Sentence]], list[RoledSentence]]


def asserted(sentences: Sequence[Sentence], model: RoleModel, reading: Reading | None = None) -> list[Asserted]:
    """The sentences of one document that assert a result of it, in order.

    Args:
        reading: of a full text; a sentence there that cites others for what it says is theirs.
    """
    body = [sentence for sentence in sentences if sentence.section != "title"]
    if reading is None:
        places = [place_of(at, len(body)) for at in range(len(body))]
        return list(_taken(body, model.read([sentence.text for sentence in body]), places))
    return [one for one in _of_paper(body, model) if not _is_of_others(one.sentence, reading)]


def _of_paper(body: Sequence[Sentence], model: RoleModel) -> Iterator[Asserted]:
    """The sentences of the parts that may say what the paper found; their sections bear on what they are taken for."""
    own = [one for one in body if one.kind in _KINDS and one.part in OWN_PARTS and _is_one(one)]
    told = model.read_paper([one.text for one in own], [one.part for one in own])
    return _taken(own, told, [_NOWHERE] * len(own))


def _taken(body: Sequence[Sentence], told: Sequence[RoledSentence], places: Sequence[float]) -> Iterator[Asserted]:
    for sentence, one, place in zip(body, told, places, strict=True):
        weight, cues = result_cues(sentence.text, place)
        if one.is_claim or (one.role in _ASSERTING and weight >= THRESHOLD):
            yield Asserted(sentence, one.role, one.p, cues)


def _is_one(sentence: Sentence) -> bool:
    return len(sentence.text) <= _LONGEST and len(sentence.text.split()) >= _WORDS and not _OPEN.match(sentence.text)


def _is_of_others(sentence: Sentence, reading: Reading) -> bool:
    """Whether it reports what others found: it does not speak of its own authors, and cites, or introduces."""
    if _OWN & {word.strip(".,;:()").lower() for word in sentence.text.split()}:
        return False
    cites = any(sentence.start <= marker.start < sentence.end for marker in reading.markers)
    return cites or sentence.part is SectionRole.INTRODUCTION
