"""The relation that a claim asserts, in a form in which claims of several works can be held against each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from synthesist.language import ConceptMatcher, is_stopword, stem, tokens
from synthesist.language.populations import AXES, LANGUAGES
from synthesist.records import Claim
from synthesist.records.anatomy import ClaimAnatomy, ClaimKind, Direction, Quoted
from synthesist.records.findings import Family

FAMILIES: Final[Mapping[ClaimKind, Family]] = {
    ClaimKind.CAUSAL: "effect",
    ClaimKind.COMPARATIVE: "effect",
    ClaimKind.ASSOCIATIONAL: "association",
    ClaimKind.DESCRIPTIVE: "description",
    ClaimKind.EXISTENCE: "description",
}


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_POINTING = _stems(
    "model models method methods approach system framework algorithm architecture technique strategy group groups arm "
    "intervention control controls treatment treated therapy experimental proposed present new novel condition "
    "conditions "
    "patients participants subjects study a b c d i ii iii iv active drug program protocol combination higher lower it "
    "they "
    "this these our effect"
)
"""An exposure of such words alone means something else in every work."""

_UNTOLD = _stems(
    "rate rates score scores level levels number time mean value values change changes difference outcome outcomes "
    "result "
    "results measure measures performance increase decrease improvement reduction incidence frequency size total "
    "proportion "
    "percentage overall effect index ratio count duration risk"
)
"""How something is measured; alone it does not tell what."""

_ANYONE = _stems(
    "patients patient participants participant subjects subject individuals people person persons population "
    "populations group "
    "groups study cohort cases trial these those our"
)
_POINTS = re.compile(r"(?:this|these|those|such|that|our|their|its|the proposed)\b", re.IGNORECASE)
_GROUPS = {word: group for groups in AXES.values() for group, listed in groups.items() for word in listed.split()}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_PEOPLE = (
    frozenset(_GROUPS) | frozenset(word.lower() for word in LANGUAGES.split()) | frozenset(("languages", "language"))
)


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a relation.

    Attributes:
        text: in the paper's words, abbreviations written out.
        stems: of the words that carry meaning, sorted.
        concepts: of the question, that it names, sorted.
        rest: stems of the words that name none of these, sorted.
        is_telling: it says more than how something is measured, or that it is the paper's own.
    """

    text: str
    stems: tuple[str, ...]
    concepts: tuple[str, ...]
    rest: tuple[str, ...]
    is_telling: bool


@dataclass(frozen=True, slots=True)
class Related:
    """What a claim relates.

    Attributes:
        population: the words by which it is told from others, sorted; empty where anyone or nobody is named.
        within: the work, where the words mean something in that work only; else empty.
    """

    exposure: Part
    outcome: Part
    population: tuple[str, ...]
    direction: Direction
    is_of_worth: bool
    family: Family
    within: str

    @property
    def kin(self) -> tuple[str, ...]:
        """What two relations must share to be compared."""
        return self.family, " ".join(self.population), self.within

    @property
    def identity(self) -> tuple[str, ...]:
        """The relation and its direction, in words that sort; equal ones are one relation."""
        return (*self.key, self.direction.value, "worth" if self.is_of_worth else "")

    @property
    def order(self) -> tuple[str, ...]:
        """By which it is told which of several wordings of one relation stands for it."""
        return (*self.identity, self.exposure.text, self.outcome.text)

    @property
    def key(self) -> tuple[str, ...]:
        """The relation without its direction, in words that sort."""
        return (
            *self.kin,
            " ".join(self.exposure.concepts),
            " ".join(self.exposure.stems),
            " ".join(self.outcome.concepts),
            " ".join(self.outcome.stems),
        )


def related(claim: Claim, anatomy: ClaimAnatomy, matcher: ConceptMatcher) -> Related | None:
    """What a claim relates; None where it names no outcome, or is neither tied to nor held against anything."""
    family = FAMILIES[anatomy.kind]
    if anatomy.outcome is None or (family == "description" and anatomy.direction is Direction.UNSTATED):
        return None
    exposure = _part(anatomy.exposure, anatomy, matcher, _POINTING)
    outcome = _part(anatomy.outcome, anatomy, matcher, _UNTOLD)
    if not outcome.stems:
        return None
    is_own = not exposure.is_telling or any(_POINTS.match(side.text) for side in (exposure, outcome))
    return Related(
        exposure=exposure,
        outcome=outcome,
        population=_population(anatomy.population),
        direction=anatomy.direction,
        is_of_worth=anatomy.is_of_worth,
        family=family,
        within=claim.work_id if is_own else "",
    )


def _part(quoted: Quoted | None, anatomy: ClaimAnatomy, matcher: ConceptMatcher, idle: frozenset[str]) -> Part:
    text = _written_out(quoted.text, anatomy) if quoted else ""
    mentions = matcher.mentions(text)
    inside = [any(one.start <= word.start < one.end for one in mentions) for word in tokens(text)]
    words = [(word.stem, named) for word, named in zip(tokens(text), inside, strict=True) if not is_stopword(word.text)]
    return Part(
        text=text,
        stems=tuple(sorted({word for word, _ in words})),
        concepts=tuple(sorted({one.concept for one in mentions})),
        rest=tuple(sorted({word for word, named in words if not named})),
        is_telling=any(word not in idle for word, _ in words),
    )


def _written_out(text: str, anatomy: ClaimAnatomy) -> str:
    long = {one.short: one.long for one in anatomy.abbreviations}
    if not long:
        return text
    shorts = "|".join(map(re.escape, sorted(long, key=len, reverse=True)))
    return re.sub(rf"(?<![\w-])(?:{shorts})(?!\w)", lambda found: long[found[0]], text)


def _population(quoted: Quoted | None) -> tuple[str, ...]:
    """The words that tell a population from others; a data set is a setting, and tells none."""
    if quoted is None:
        return ()
    words = [word.lower() for word in _WORD.findall(quoted.text)]
    if not any(word in _PEOPLE or stem(word) in _ANYONE for word in words):
        return ()
    told = {_GROUPS.get(word, stem(word)) for word in words}
    return tuple(
        sorted(told - _ANYONE - {"people"} - _stems("with in of the and who were was a an at to or by for on"))
    )
