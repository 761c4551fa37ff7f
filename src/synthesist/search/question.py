"""A question taken apart, by rules: what is asked about, the outcome asked for, and in what.

Questions of effect have a frame ("the impact of X on Y", "does X improve Y"), and prepositions part the rest.
The frame is that of PECO (population, exposure, comparator, outcome); comparator and setting count to the population.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from synthesist.language import Token, is_stopword, stem, tokens
from synthesist.records import Concept, Part, Question
from synthesist.search.thesaurus import Entry, Thesaurus, default_thesaurus

_EFFECT = (
    r"(?:impact|effect|influence|role|consequence|benefit|contribution|importance|efficacy|effectiveness|association|"
    r"correlation|relation|relationship|link|connection|predictor|determinant)s?"
)
_VERB = (
    r"(?:affect|influence|impact|improve|increase|reduce|decrease|change|alter|enhance|lower|raise|predict|prevent|cause|"
    r"help|hinder|harm|shape|determine|modify|moderate|mediate|promote|protect|worsen|relate|contribute|lead|benefit|"
    r"mitigate|alleviate|boost|degrade|hurt|delay|accelerate)(?:s|d|ed|es|ing)?"
)
_GOOD = (
    r"(?:effective|useful|beneficial|helpful|harmful|predictors?|risk factors?|safe|superior|better|feasible|"
    r"necessary|reliable|valid)"
)
_DOES = r"(?:do|does|did|can|could|will|would|may|might|should)"
_HAS = r"(?:play|have|has|exert)(?:\s+an?|\s+any)?"
_FOR = r"(?:for|in|of|at|against|to|than)"
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_EFFECT}\s+of\s+(?P<x>.+?)\s+(?:on|upon)\s+(?P<y>.+)",
        rf"\b{_EFFECT}\s+between\s+(?P<x>.+?)\s+and\s+(?P<y>.+)",
        rf"\b{_EFFECT}\s+of\s+(?P<x>.+?)\s+(?:in|with|to|for)\s+(?P<y>.+)",
        rf"\b{_DOES}\s+(?P<x>.+?)\s+{_HAS}\s+(?:\w+\s+)?{_EFFECT}\s+(?:in|on|upon|for|with)\s+(?P<y>.+)",
        rf"\b{_DOES}\s+(?P<x>.+?)\s+{_VERB}\b\s*(?:to\s+|in\s+)?(?P<y>.+)",
        r"\b(?:is|are|was|were)\s+(?P<x>.+?)\s+(?:associated|correlated|related|linked)\s+(?:with|to)\s+(?P<y>.+)",
        rf"\b(?:is|are|was|were)\s+(?P<x>.+?)\s+(?:an?\s+)?(?:\w+\s+)?{_GOOD}\s+{_FOR}\s+(?P<y>.+)",
        rf"\b(?:what|which)\b\s*(?P<x>.*?)\s*\b{_VERB}\b\s*(?:to\s+|in\s+)?(?P<y>.+)",
    )
)
_MEASURED = (
    r"(?:when\s+)?(?:as\s+)?(?:evaluated|measured|assessed|judged|tested|benchmarked)\s+(?:against|by|on|with|using)"
)
_BOUNDARY = re.compile(
    rf"\b(?P<measured>{_MEASURED}|in terms of)\b|"
    r"\b(?P<within>of|in|for|among|across|during|within|under|between|at|from|after|before|"
    r"compared (?:with|to)|against|versus|vs|over|throughout|inside)\b",
    re.IGNORECASE,
)
_GENERIC_WORDS = """
    task diverse different various several standard common general generic specific typical current recent new
    novel modern generation generate use using usage via based approach method technique model models system
    training train set metric measure measurement evaluation evaluate result effect impact role influence
    performance study research literature evidence paper review work works known know say says tell show shows
    state art good better best high low large small many much way kind type level rate degree factor case patient
    patients people person improve affect increase reduce decrease change help make made type well data dataset
    datasets question answer process application applications analysis problem issue outcome outcomes group groups
    associated association related relationship value utility possible effective significant really matter play
    give given need needed do does did is are was were being single multiple two three first second total between
    versus compared comparison difference differences still also form area concern need equal relevant useful"""
_GENERIC = frozenset(stem(word) for word in _GENERIC_WORDS.split())

_CONJUNCTION = re.compile(r"\b(?:and|or|plus|versus|vs)\b|[,;/&]", re.IGNORECASE)
_LONGEST_RUN = 3
_HYPHENS = ("-", "\u2010", "\u2011")


_PARTS = {
    "intervention": Part.EXPOSURE,
    "exposure": Part.EXPOSURE,
    "phenomenon": Part.EXPOSURE,
    "outcome": Part.OUTCOME,
    "evaluation": Part.OUTCOME,
    "population": Part.POPULATION,
    "sample": Part.POPULATION,
    "comparator": Part.POPULATION,
    "design": Part.POPULATION,
    "research_type": Part.POPULATION,
}
_ASIDE = frozenset({"comparator", "design", "research_type"})
"""Parts that come with the setting: nearer works name them, but a claim need not in order to be direct."""


class _Segment(NamedTuple):
    part: Part
    text: str
    is_measure: bool = False
    is_aside: bool = False


def parse_question(text: str, thesaurus: Thesaurus | None = None) -> Question:
    """The question with its concepts, in the order in which they stand; none is named twice."""
    text = " ".join(text.split())
    return _question(text, _segments(text.rstrip("?.! ")), thesaurus)


def framed_question(text: str, parts: Mapping[str, str], thesaurus: Thesaurus | None = None) -> Question:
    """A question whose parts are given, by the names of the parts of PICO, PECO or SPIDER; the text is only shown."""
    segments = [_Segment(_PARTS[name], words, is_aside=name in _ASIDE) for name, words in parts.items()]
    order = list(Part)
    return _question(
        text, sorted(segments, key=lambda segment: (order.index(segment.part), segment.is_aside)), thesaurus
    )


def _question(text: str, segments: Iterable[_Segment], thesaurus: Thesaurus | None) -> Question:
    concepts: dict[str, Concept] = {}
    for segment in segments:
        for concept in _with_modifiers(segment.text, list(_concepts(segment, thesaurus or default_thesaurus()))):
            concepts.setdefault(concept.name, concept)
    return Question(text=text, concepts=tuple(concepts.values()))


def _segments(text: str) -> list[_Segment]:
    for frame in _FRAMES:
        if found := frame.search(text):
            exposure = _split(found["x"], Part.EXPOSURE)
            return exposure + _split(found["y"], Part.OUTCOME)
    return _split(text, Part.EXPOSURE)


def _split(text: str, first: Part) -> list[_Segment]:
    """The leading phrase plays `first`; what a preposition adds narrows it, except for how it is measured."""
    segments: list[_Segment] = []
    part, is_measure, at = first, False, 0
    for boundary in _BOUNDARY.finditer(text):
        segments.append(_Segment(part, text[at : boundary.start()], is_measure))
        is_first = not any(segment.text.strip() for segment in segments)
        part, is_measure, at = (
            _after(boundary, first, is_first=is_first),
            bool(boundary["measured"]),
            boundary.end(),
        )
    return [*segments, _Segment(part, text[at:], is_measure)]


def _after(boundary: re.Match[str], first: Part, *, is_first: bool) -> Part:
    if boundary["measured"]:
        return Part.OUTCOME
    is_of = boundary["within"].lower() == "of"
    return first if is_first or (is_of and first is Part.EXPOSURE) else Part.POPULATION


def _concepts(segment: _Segment, thesaurus: Thesaurus) -> Iterator[Concept]:
    words = tokens(segment.text)
    unknown: list[Token] = []
    at = 0
    while at < len(words):
        entry, length = _longest(words, at, thesaurus)
        if entry is None:
            unknown.append(words[at])
            at += 1
            continue
        yield from _unnamed(segment, unknown)
        unknown = []
        yield _known(segment, entry, words[at : at + length])
        at += length
    yield from _unnamed(segment, unknown)


def _with_modifiers(text: str, concepts: Sequence[Concept]) -> Iterator[Concept]:
    """The concepts of a phrase, those that only narrow the next one marked; "and", "or" and commas part phrases."""
    at = 0
    for concept, following in zip_longest(concepts, concepts[1:]):
        at = text.find(concept.phrase, at) + len(concept.phrase)
        gap = text[at : text.find(following.phrase, at)] if following else ","
        yield concept.model_copy(update={"is_modifier": not _CONJUNCTION.search(gap)})


def _longest(words: Sequence[Token], at: int, thesaurus: Thesaurus) -> tuple[Entry | None, int]:
    for length in range(min(thesaurus.longest, len(words) - at), 0, -1):
        stems = tuple(word.stem for word in words[at : at + length])
        if entry := thesaurus.lookup(stems):
            return entry, length
    return None, 0


def _known(segment: _Segment, entry: Entry, words: Sequence[Token]) -> Concept:
    phrase = segment.text[words[0].start : words[-1].end]
    terms = entry.terms_for(tuple(word.stem for word in words))
    return Concept(
        name=entry.name if terms == entry.terms else phrase.lower(),
        part=segment.part,
        phrase=phrase,
        terms=terms,
        excluding=entry.excluding,
        origin=f"thesaurus:{entry.entry_id}",
        is_measure=segment.is_measure,
        is_aside=segment.is_aside,
    )


def _unnamed(segment: _Segment, words: Sequence[Token]) -> Iterator[Concept]:
    """Words that the vocabulary does not know: runs of up to three are one concept, longer ones go in pairs.

    What a hyphen joins is one word: "low-dose" says more than "dose".
    """
    runs = groupby(_hyphenated(segment.text, words), key=lambda unit: all(map(_is_generic, unit)))
    for is_generic, run in runs:
        if is_generic:
            continue
        units = list(run)
        width = len(units) if sum(map(len, units)) <= _LONGEST_RUN else 2
        for at in range(0, len(units), width):
            phrase = " ".join(segment.text[unit[0].start : unit[-1].end] for unit in units[at : at + width])
            if len(phrase) > 1:
                yield Concept(
                    name=phrase.lower(),
                    part=segment.part,
                    phrase=phrase,
                    terms=(phrase,),
                    origin="question",
                    is_measure=segment.is_measure,
                    is_aside=segment.is_aside,
                )


def _hyphenated(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """The words, those that a hyphen joins together."""
    unit: list[Token] = []
    for word in words:
        if unit and text[unit[-1].end : word.start] not in _HYPHENS:
            yield unit
            unit = []
        unit.append(word)
    if unit:
        yield unit


def _is_generic(word: Token) -> bool:
    return word.stem in _GENERIC or is_stopword(word.text)
