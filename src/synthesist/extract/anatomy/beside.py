"""What stands beside a claim so that it can be read alone: its abbreviations, and what its pointing words point at."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from synthesist.language.abbreviations import Definition
from synthesist.language.tokens import stem
from synthesist.records.anatomy import Abbreviation, Antecedent, Quoted

Place = tuple[int, int]

_REACH = 60
"""Sentences before a claim among which what it points at is looked for."""


def abbreviations(document: str, start: int, end: int, defined: Sequence[Definition]) -> list[Abbreviation]:
    """The short forms that the claim uses and does not define itself, each at its first place.

    Args:
        defined: of the document, by place. The nearest definition before the claim holds, else the first behind it.
    """
    by_short: dict[str, list[Definition]] = {}
    for one in defined:
        by_short.setdefault(one.short, []).append(one)
    made = (_used(document, start, end, by_short[short]) for short in by_short)
    return sorted((one for one in made if one), key=lambda one: (one.start, one.end))


def _used(document: str, start: int, end: int, defined: Sequence[Definition]) -> Abbreviation | None:
    short = defined[0].short
    found = re.compile(rf"(?<![\w-]){re.escape(short)}s?(?!\w)").search(document, start, end)
    if not found or any(start <= one.start and one.end <= end for one in defined):
        return None
    before = [one for one in defined if one.start < start]
    chosen = before[-1] if before else defined[0]
    return Abbreviation(
        short=found[0],
        start=found.start(),
        end=found.end(),
        long=chosen.long,
        defined=Quoted(chosen.start, chosen.end, document[chosen.start : chosen.end]),
    )


_OPENING = (
    r"(?:(?:however|moreover|furthermore|in addition|additionally|also|thus|hence|therefore|overall|in contrast|"
    r"finally|"
    r"interestingly|importantly|notably|similarly|conversely|we (?:also )?(?:find|found|show|showed|observe|observed) "
    r"that|"
    r"(?:the |our |these )?(?:results|findings|data|experiments|analyses) (?:also )?(?:show|showed|suggest|suggested|"
    r"indicate|"
    r"indicated|demonstrate|demonstrated|reveal|revealed) that)[,\s]+)*"
)
_PRONOUN = re.compile(
    rf"\s*{_OPENING}(?P<words>they|it|their|its|he|she|both(?= (?:were|was|are|had|have|did|showed|improved)))\b",
    re.IGNORECASE,
)
_IDLE_IT = re.compile(
    r"it\s+(?:is|was|has been|can be|could be|may be|might be|seems|appears|remains)\s+(?:\w+\s+){0,2}(?:that|to|"
    r"whether|clear|likely|possible)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\s*{_OPENING}(?P<words>this|these|that)\s+(?:is|was|are|were|may|might|can|could|suggests?|suggested|shows?|"
    rf"showed|indicates?|indicated|had|has|leads?|led|results?|resulted|did|does|would|also|improves?|improved|"
    rf"reduces?|reduced|increases?|increased)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\b(?P<words>(?P<how>this|these|those|such|said)\s+(?P<what>(?:(?!than\b|that\b|who\b|in\b|with\b|of\b|and\b|is\b|"
    r"was\b|are\b|were\b)[\w-]+\s+){0,2}?(?P<head>effects?|results?|findings?|patients?|participants?|subjects?|"
    r"individuals?|children|adults|women|men|models?|methods?|approach(?:es)?|systems?|techniques?|strateg(?:y|ies)|"
    r"interventions?|treatments?|drugs?|datasets?|tasks?|groups?|differences?|changes?|improvements?|reductions?|"
    r"increases?|decreases?|associations?|relationships?|correlations?|trends?|patterns?|conditions?|measures?|"
    r"metrics?|outcomes?|data|cells|mice|rats|animals|studies|trials|algorithms?|architectures?|networks?|modules?|"
    r"components?|errors?|benchmarks?|languages?|settings?|doses?|programs?|programmes?|therap(?:y|ies)|genes?|"
    r"proteins?|mechanisms?|phenomen(?:on|a)|gains?|benefits?|risks?|factors?)))\b",
    re.IGNORECASE,
)
_LATTER = re.compile(r"\b(?P<words>the\s+(?:latter|former))(?:\s+[\w-]+)?\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?P<words>(?:our|the\s+(?:proposed|presented|present|new|"
    r"novel))\s+(?:(?!own\b)[\w-]+\s+){0,2}?(?P<head>models?|methods?|approach|systems?|framework|algorithm|"
    r"architecture|technique|strategy|network|dataset|benchmark|corpus|intervention|program|programme|protocol|tool|"
    r"metric|loss|objective|device|test))\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?P<words>(?:groups?|arms?|cohorts?)\s+(?P<name>[A-H]|[1-9]|I{1,3}|IV|V)|the\s+(?P<head>intervention|control|"
    r"experimental|treatment|study|active)\s+(?:group|arm))\b",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"\b(?:we|this (?:paper|work|article|study|thesis))\s+(?:\w+ly\s+)?(?:also\s+|then\s+|therefore\s+)?(?:propose|"
    r"present|introduce|develop|describe|design|devise|construct|build|built|created?|developed|proposed|presented|"
    r"introduced|designed)",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"\b(?:receiv|assign|randomi[sz]|allocat|treated|given|divided|consist|n\s?=|underwent|adminis)\w*", re.IGNORECASE
)


def antecedents(document: str, start: int, end: int, sentences: Sequence[Place]) -> list[Antecedent]:
    """Pointing words of the claim, each with the sentence that probably holds what they point at.

    Args:
        sentences: of the document, by place.
    """
    at = bisect_right(sentences, (start, len(document)))
    earlier = [place for place in sentences[max(0, at - _REACH - 1) : at] if place[1] <= start]
    found = sorted({*_pointing(document, start, end, earlier, sentences)})
    taken = -1
    made = []
    for words, place in found:
        if words[0] >= taken and not (place[0] <= start < place[1]):
            made.append(Antecedent(words=_quoted(document, words), sentence=_quoted(document, place)))
            taken = words[1]
    return made


def _quoted(document: str, place: Place) -> Quoted:
    return Quoted(*place, document[slice(*place)])


def _pointing(
    document: str, start: int, end: int, earlier: Sequence[Place], sentences: Sequence[Place]
) -> Iterator[tuple[Place, Place]]:
    if earlier:
        yield from _back(document, start, end, earlier)
    for found in _OURS.finditer(document, start, end):
        if place := _introducing(document, sentences, start, found["head"]):
            yield found.span("words"), place
    for found in _GROUP.finditer(document, start, end):
        if place := _assigning(document, sentences, start, found["words"]):
            yield found.span("words"), place


def _back(document: str, start: int, end: int, earlier: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """What points at the sentences before."""
    for pattern in (_PRONOUN, _BARE):
        found = pattern.match(document, start, end)
        if found and not _IDLE_IT.match(document, found.start("words"), end):
            yield found.span("words"), earlier[-1]
    for found in _POINTED.finditer(document, start, end):
        if found["how"].lower() != "those" or found.start() == start:
            yield found.span("words"), _naming(document, earlier, found["head"]) or earlier[-1]
    for found in _LATTER.finditer(document, start, end):
        if " and " not in document[start : found.start()]:
            yield found.span("words"), _pairing(document, earlier) or earlier[-1]


_SAME = {
    "patient": "subject",
    "participant": "subject",
    "individual": "subject",
    "approach": "method",
    "techniqu": "method",
}


def _naming(document: str, earlier: Sequence[Place], head: str) -> Place | None:
    """The nearest sentence before that names it by its own noun, or by one that means the same."""
    key = stem(head)
    kin = {key, *(one for one, other in _SAME.items() if other == _SAME.get(key, key)), _SAME.get(key, key)}
    for start, end in reversed(earlier):
        if any(stem(word) in kin for word in re.findall(r"[^\W\d_]+", document[start:end])):
            return start, end
    return None


_PAIR = re.compile(r"\w+ (?:and|or|versus|vs\.?) (?:the )?\w+", re.IGNORECASE)


def _pairing(document: str, earlier: Sequence[Place]) -> Place | None:
    return next((place for place in reversed(earlier) if _PAIR.search(document, *place)), None)


def _introducing(document: str, sentences: Sequence[Place], before: int, head: str) -> Place | None:
    """The first sentence that introduces what is ours; one that also names it comes first."""
    found = [place for place in sentences if place[1] <= before and _INTRODUCED.search(document, *place)]
    naming = (place for place in found if head.lower().rstrip("s") in document[slice(*place)].lower())
    return next(naming, found[0] if found else None)


def _assigning(document: str, sentences: Sequence[Place], before: int, words: str) -> Place | None:
    """The first sentence that says what a group was given."""
    name = re.compile(rf"(?<!\w){re.escape(words.removeprefix('the ').removeprefix('The '))}(?!\w)", re.IGNORECASE)
    found = [place for place in sentences if place[1] <= before and name.search(document, *place)]
    return next((place for place in found if _ASSIGNED.search(document, *place)), None)
