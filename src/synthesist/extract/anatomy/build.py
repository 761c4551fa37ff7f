"""The anatomy of one claim, from its place in its document."""

from collections.abc import Sequence

from synthesist.extract.anatomy.beside import abbreviations, antecedents
from synthesist.extract.anatomy.directions import direction
from synthesist.extract.anatomy.frame import framed
from synthesist.extract.anatomy.manner import hedging, kind_of, strength_of
from synthesist.extract.anatomy.parts import Parts, Place, parts_of
from synthesist.extract.anatomy.relations import main_relation, relations
from synthesist.language.abbreviations import Definition, definitions
from synthesist.records.anatomy import ClaimAnatomy, Quoted


def anatomy(
    start: int,
    end: int,
    document: str,
    sentences: Sequence[Place],
    defined: Sequence[Definition] | None = None,
) -> ClaimAnatomy:
    """What the claim `document[start:end]` is made of. It hangs on the document alone, not on the question.

    Args:
        sentences: start and end of each sentence of the document, by place; all offsets are code points.
        defined: `definitions(document)`, where the caller has many claims of one document.

    Raises:
        ValueError: the claim is no span of the document.
    """
    if not 0 <= start < end <= len(document):
        raise ValueError(f"{start}:{end} is no span of a text of {len(document)} characters")
    sentence = document[start:end]
    frame = framed(sentence)
    found = relations(frame.text, frame.start, frame.end)
    main, parts = main_relation(found), Parts()
    parts = parts_of(frame, main)
    way, is_of_worth = direction(frame, sentence, found, sentence[slice(*parts.outcome)] if parts.outcome else "")
    surely, hedges = hedging(sentence)
    return ClaimAnatomy(
        kind=kind_of(sentence, main),
        direction=way,
        is_of_worth=is_of_worth,
        hedging=surely,
        hedges=tuple(Quoted(start + one, start + other, sentence[one:other]) for one, other in hedges),
        strength=strength_of(sentence, main).value,
        population=_quoted(start, sentence, parts.population),
        exposure=_quoted(start, sentence, parts.exposure),
        comparator=_quoted(start, sentence, parts.comparator),
        outcome=_quoted(start, sentence, parts.outcome),
        abbreviations=tuple(abbreviations(document, start, end, definitions(document) if defined is None else defined)),
        antecedents=tuple(antecedents(document, start, end, sentences)),
    )


def _quoted(start: int, sentence: str, place: Place | None) -> Quoted | None:
    return Quoted(start + place[0], start + place[1], sentence[slice(*place)]) if place else None
