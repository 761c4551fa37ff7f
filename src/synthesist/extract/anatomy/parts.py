"""Population, exposure, comparator and outcome of a clause, as spans of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synthesist.extract.anatomy import people
from synthesist.extract.anatomy.chunks import Phrase, phrases, trimmed
from synthesist.extract.anatomy.frame import Frame
from synthesist.extract.anatomy.relations import Relation
from synthesist.extract.anatomy.wholes import told, whole
from synthesist.records.anatomy import ClaimKind

Place = tuple[int, int]

_IS_HELD = frozenset(("outperform", "superior to", "as good as"))
"""Relations whose object is the comparator."""

_OBJECT = frozenset(("", "in", "on", "for", "to", "between", "about"))


@dataclass(frozen=True, slots=True)
class Parts:
    """Places in the sentence; None where no words for it were found."""

    population: Place | None = None
    exposure: Place | None = None
    comparator: Place | None = None
    outcome: Place | None = None


def parts_of(frame: Frame, relation: Relation | None) -> Parts:
    """The parts of a framed sentence around its main relation."""
    opening = _opening(frame)
    if relation is None:
        return _with_people(frame.text, Parts(), opening)
    before = _from_subject(phrases(frame.text, frame.start, relation.start))
    if before and people.is_study(frame.text[before[0].start : before[0].end]):
        before = []
    behind = told(frame.text, phrases(frame.text, relation.end, frame.end))
    made = _around(frame.text, relation, before, behind)
    around = [*opening, *before, *phrases(frame.text, relation.end, frame.end)]
    named = _with_people(frame.text, _completed(frame.text, made, opening), around)
    return _with_setting(named, behind) if relation.before == "exposure" else named


def _from_subject(before: list[Phrase]) -> list[Phrase]:
    """Without the words that stand before the subject: "based on these data, owls"."""
    commas = [at for at, one in enumerate(before) if one.kind == "stop"]
    is_opened = bool(before) and before[0].kind not in ("", "stop")
    return before[commas[-1] :] if commas and is_opened else before


def _around(text: str, relation: Relation, before: Sequence[Phrase], behind: Sequence[Phrase]) -> Parts:
    side = _side(text, relation, before, behind)
    if side == "outcome":
        return _outcome_first(text, before, behind)
    if side == "exposure":
        return _exposure_first(text, relation, before, behind)
    if relation.behind == "exposure":
        return _both_behind(text, before, behind)
    return _object_only(text, relation, behind)


def _side(text: str, relation: Relation, before: Sequence[Phrase], behind: Sequence[Phrase]) -> str:
    """What the words before the relation are, where its rule leaves that open."""
    if not before:
        return ""
    if relation.before != "either":
        return relation.before
    head = text[before[0].start : before[0].end]
    if people.is_arm(head) or people.is_population(head):
        return "exposure"
    if people.is_measured(head) or any(one.kind in _sides_of(relation) for one in behind):
        return "outcome"
    names_outcome = any(one.kind in ("in", "about", "on") and not people.is_arm(_words(text, one)) for one in behind)
    return "exposure" if names_outcome else "outcome"


def _sides_of(relation: Relation) -> tuple[str, ...]:
    """What behind it makes the subject an outcome: "did not differ between", "was not different in … compared with"."""
    return ("between", "against") if relation.name == "no difference" else ("between",)


def _outcome_first(text: str, before: Sequence[Phrase], behind: Sequence[Phrase]) -> Parts:
    """As in "mortality was lower with naps than with coffee"."""
    shares = next((one for one in behind if one.kind == "against" and _SHARED.search(text[: one.start])), None)
    outcome, of_arm = _parted(text, _head(text, before), is_shared=shares is not None)
    exposure, comparator = _arms(text, behind)
    inner, against = _arms(text, told(text, before[1:]))
    if exposure is None or of_arm:
        exposure, comparator = of_arm or inner, comparator or exposure or against
    return Parts(exposure=exposure, comparator=comparator, outcome=outcome)


def _exposure_first(text: str, relation: Relation, before: Sequence[Phrase], behind: Sequence[Phrase]) -> Parts:
    """As in "naps lowered mortality compared with coffee"."""
    comparator = next((_place(one) for one in behind if one.kind == "against"), None)
    if relation.name in _IS_HELD:
        held = next((_place(one) for one in behind if one.kind in ("", "to", "with")), None)
        comparator = held if comparator is None else comparator
    if relation.behind == "outcome":
        outcome = _place_of(next((one for one in _listed(text, behind) if one.kind in _OBJECT), None))
        if outcome is None and relation.kind is ClaimKind.ASSOCIATIONAL and behind:
            return Parts(exposure=_place(behind[0]), outcome=_subject(text, before))
    else:
        outcome = _respect(text, behind, comparator)
    return Parts(exposure=_subject(text, before), comparator=comparator, outcome=relation.inner or outcome)


def _respect(text: str, behind: Sequence[Phrase], comparator: Place | None) -> Place | None:
    """In which respect one thing is better than another: no population, nor a data set."""
    for kinds in (("about",), ("in", "on", "for", "time")):
        for one in behind:
            is_whom = people.population(text, one.start, one.end) is not None
            if one.kind in kinds and not is_whom and _place(one) != comparator:
                return _place(one)
    return None


def _object_only(text: str, relation: Relation, behind: Sequence[Phrase]) -> Parts:
    """As in "there was no difference in mortality between naps and coffee"."""
    about = next((one for one in behind if one.kind == "about"), None)
    outcome = next((one for one in _listed(text, behind) if one.kind in ("", "in", "on", "for", "to", "with")), about)
    if relation.inner:
        outcome = trimmed(text, "", *relation.inner) or outcome
    whom = next(iter(phrases(text, relation.end, len(text))), None) if relation.name == "more of it" else None
    if whom and people.is_population(_words(text, whom)):
        return _counted(text, whom, behind)
    rest = [one for one in behind if outcome is None or one.start != outcome.start]
    exposure, comparator = _arms(text, [one for one in rest if one.kind])
    named, of_arm = _parted(text, _place_of(outcome))
    return Parts(exposure=exposure or of_arm, comparator=comparator, outcome=named)


_HAD = re.compile(
    r"\b(?:ha[ds]|have|were|was|are|is|reported|developed|experienced|achieved|discontinued|required|received|showed|"
    r"completed|"
    r"reached|attained|used|suffered|underwent)\b",
    re.IGNORECASE,
)


def _counted(text: str, whom: Phrase, behind: Sequence[Phrase]) -> Parts:
    """Whom it counts, and for what, as in "more owls of the nap group had children than of the coffee group"."""
    verb = _HAD.search(text, whom.end)
    exposure, comparator = _arms(text, behind)
    rest = told(text, phrases(text, verb.end(), len(text))) if verb else []
    outcome = next((_place(one) for one in rest if one.kind in ("", "to")), None)
    later, against = _arms(text, [one for one in rest if one.kind])
    return Parts(_place(whom), exposure or later, against or comparator, outcome)


def _both_behind(text: str, before: Sequence[Phrase], behind: Sequence[Phrase]) -> Parts:
    """As in "the effect of naps on mortality", "the association between naps and mortality"."""
    pair = next((pair for one in behind if (pair := _pair(text, one))), None)
    if pair:
        return Parts(exposure=pair[0], outcome=pair[1])
    exposure = next((one for one in behind if one.kind in ("", "between")), None)
    outcome = next((_place(one) for one in behind if one.kind in ("on", "with", "in", "about")), None)
    return Parts(exposure=_place_of(exposure), outcome=outcome or _head(text, before))


def _arms(text: str, behind: Sequence[Phrase]) -> tuple[Place | None, Place | None]:
    """What is held against what, among the phrases behind an outcome."""
    if pair := next((pair for one in behind if (pair := _pair(text, one))), None):
        return pair
    comparator = next((_place(one) for one in behind if one.kind == "against"), None)
    until = next((one.start for one in behind if one.kind == "against"), len(text))
    acting = [
        one
        for kinds in (("with",), ("in", "for", "on"))
        for one in behind
        if one.kind in kinds and (one.start < until or people.is_arm(_words(text, one)))
    ]
    arms = sorted((one for one in acting if people.is_arm(_words(text, one))), key=lambda one: one.start)
    chosen = next(iter(arms or acting), None)
    if comparator is None:
        comparator = _place_of(next((one for one in arms if chosen and one.start > chosen.end), None))
    return _place_of(chosen), comparator


_AND = re.compile(r"\s+(?:and|or|versus|vs\.?)\s+", re.IGNORECASE)


def _pair(text: str, phrase: Phrase) -> tuple[Place, Place] | None:
    """Both arms of "between naps and coffee"."""
    words = _words(text, phrase)
    if phrase.kind != "between" and not (people.is_arm(words) and phrase.kind in ("in", "for", "with")):
        return None
    parted = _AND.search(words)
    if not parted:
        return None
    one = trimmed(text, "", phrase.start, phrase.start + parted.start())
    other = trimmed(text, "", phrase.start + parted.end(), phrase.end)
    return (_place(one), _place(other)) if one and other else None


_OF = re.compile(r"\s+(?:of|in|for)\s+(?:the\s+|patients\s+(?:in|of)\s+(?:the\s+)?)?", re.IGNORECASE)


_SHARED = re.compile(r"\b(?:that|those)\s+(?:of|for|in|with)\s+(?:the\s+)?$", re.IGNORECASE)


def _parted(text: str, outcome: Place | None, *, is_shared: bool = False) -> tuple[Place | None, Place | None]:
    """An outcome and an arm, as in "emergence time of the nap group"."""
    if outcome is None:
        return None, None
    for found in _OF.finditer(text, *outcome):
        if is_shared or people.is_one_arm(text[found.end() : outcome[1]]):
            return (outcome[0], found.start()), (found.end(), outcome[1])
    return outcome, None


def _listed(text: str, behind: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases that could name an outcome: no arms, and nothing behind what it is held against."""
    for one in behind:
        if one.kind == "against":
            return
        if not (one.kind and people.is_arm(_words(text, one))):
            yield one


def _head(text: str, before: Sequence[Phrase]) -> Place | None:
    return _place_of(next(whole(text, before), None))


def _subject(text: str, before: Sequence[Phrase]) -> Place | None:
    """The subject; of "patients treated with naps" and of "owls that napped" what was done."""
    named = told(text, before)
    if not named:
        return None
    if people.is_population(_words(text, named[0])):
        arm = next((one for one in named[1:] if one.kind in ("with", "in")), None)
        did = next((one for one in before[1:2] if one.kind == "end"), None)
        return _place(arm or did or named[0])
    held = [one for one in named if one.kind in _HELD]
    end = held[-1].end if held else named[0].end
    verb = _TOLD_FIRST.search(text, named[0].start, end)
    return named[0].start, verb.start() if verb else end


_TOLD_FIRST = re.compile(
    r"\s+(?:achieve|obtain|attain|comprise|compare|present|highlight|capture|process)(?:s|es)?\b", re.IGNORECASE
)
_HELD = frozenset(("", "on", "in", "for", "to", "with", "about"))


def _opening(frame: Frame) -> list[Phrase]:
    """The phrases before the clause, by the word that brings them in."""
    start, end = frame.opening
    kind = next((kind for kind, words in _OPENED if re.match(words, frame.opened_by)), "with")
    return told(frame.text, [one._replace(kind=one.kind or kind) for one in phrases(frame.text, start, end)])


_OPENED = (
    ("stop", r"based|similar|consider|according|thanks|despite|although|while|given"),
    ("against", r"compar|in comp|relative|versus|unlike|in contrast"),
    ("about", r"regarding|as for|concerning|in terms|with re"),
    ("in", r"in$|among|within|across"),
    ("for", r"for"),
    ("on", r"on"),
    ("time", r"at|during|over|before"),
)


def _completed(text: str, made: Parts, opening: Sequence[Phrase]) -> Parts:
    """With what the words before the clause tell."""
    for one in opening:
        is_population = people.is_population(_words(text, one))
        if one.kind == "against" and made.comparator is None:
            made = replace(made, comparator=_place(one))
        elif made.exposure is None and (
            one.kind == "with" or (one.kind in ("in", "for") and people.is_arm(_words(text, one)))
        ):
            made = replace(made, exposure=_place(one))
        elif one.kind in ("for", "about", "on") and made.outcome is None and not is_population:
            made = replace(made, outcome=_place(one))
    return made


def _with_people(text: str, made: Parts, around: Sequence[Phrase]) -> Parts:
    """With the population: the first phrase that names one, unless it is another part."""
    taken = {made.exposure, made.comparator, made.outcome}
    for one in whole(text, around):
        place = people.population(text, one.start, one.end)
        if place and place not in taken:
            return replace(made, population=place)
    return made


def _with_setting(made: Parts, behind: Sequence[Phrase]) -> Parts:
    """With where it holds, behind the outcome of something that acts: "in small models", "on GSM8K"."""
    if made.population or not made.exposure or not made.outcome:
        return made
    later = (one for one in behind if one.kind in ("in", "for", "on") and one.start >= made.outcome[1])
    found = next((one for one in later if _place(one) not in (made.exposure, made.comparator)), None)
    return replace(made, population=_place_of(found))


def _words(text: str, phrase: Phrase) -> str:
    return text[phrase.start : phrase.end]


def _place(phrase: Phrase) -> Place:
    return phrase.start, phrase.end


def _place_of(phrase: Phrase | None) -> Place | None:
    return _place(phrase) if phrase else None
