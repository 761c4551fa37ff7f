"""The challenger on comparability: do numbers that are called comparable, and claims told as one, tell of one thing?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from synthesist.appraise.challenger.impossible import BOUNDED
from synthesist.appraise.challenger.quoting import cut
from synthesist.appraise.challenger.secondary import told_by_others
from synthesist.appraise.challenger.settings import READERS, Told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.extract.measured.names import data_set_name, metric_name, plain, split_name
from synthesist.extract.reported import reported_numbers
from synthesist.language import content_stems
from synthesist.records import Claim, Sentence
from synthesist.records.anatomy import ClaimAnatomy, Direction
from synthesist.records.appraisals import Dimension, Mandate, Severity
from synthesist.records.findings import Finding
from synthesist.records.results import ReportedResult, ResultGroup

RESULTS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.COMPARABILITY,
    name="results side by side",
    question="Do numbers that are called comparable share split, metric, unit, data, people and time, by their own "
    "words?",
    basis="groups of results called comparable, or with a spread, whose results tell of one setting, of all such "
    "groups",
    is_judged=True,
)
FINDINGS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.COMPARABILITY,
    name="claims told as one",
    question="Do claims of one finding agree in direction, population, outcome and dose?",
    basis="findings of several claims whose anatomies and words do not clash, of all findings of several claims",
    is_judged=True,
)

_GAIN = re.compile(
    r"\b(?:by|gains?|improvements?|increases?|decreases?|reductions?|difference|drops?|advantage"
    r"|boosts?)(?: \w+){0,2}? (?:of |up to |about "
    r"|as much as |on average )*$|\bby (?:up to |about |as much as |an average of )*$|\+\s?$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:to|reach(?:es|ed|ing)?|at|attain(?:s|ed)?|achiev(?:es|ed|ing)|obtain(?:s|ed)|(?:accuracy|f1|score"
    r"|precision|recall|bleu"
    r"|auc|rate|sensitivity|specificity) (?:of|was|is)|with an? \w+ of)(?: an?| \w+ of)? ?$",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:baselines?|previous best|prior best|earlier best|best previous\w*|state of the art"
    r"|control)\b[^,;()]{0,30}?(?:of|at|was|"
    r"with|\()\s?$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:over|than|versus|vs\.?|against|compared (?:with|to)|relative to) (?:an?|the|our"
    r"|its)?\s?(?P<what>(?:[^\W\d_][\w-]*\s?){1,4})",
    re.IGNORECASE,
)
_IDLE = frozenset(
    content_stems(
        "alone baseline baselines strong model models system systems method methods the of on in for set test"
    )
)
_CUE = re.compile(
    r"\b(?:results?|figures?|scores?|numbers?|values?|measur\w+|assess\w+|report(?:ed|s)?|evaluat\w+|outcomes?"
    r"|averag\w+|follow\w*|seen"
    r"|tested|participants|patients|sample|data|told|given|computed|calculated)\b",
    re.IGNORECASE,
)
_NEIGHBOURS = 6
_PEOPLE = ("species", "age", "sex", "language")
_SCALE, _ORDERS = 1.0, 100


class _Placed(NamedTuple):
    """A result with its own words: those nearest to it, its sentence, and what stands around that."""

    result: ReportedResult
    near: str
    sentence: str
    around: tuple[str, ...]
    before: str


def side_by_side(seen: Synthesis) -> Looked:
    """Whether numbers that are called comparable are."""
    results = {one.result_id: one for one in seen.contents.results}
    groups = [one for one in seen.contents.result_groups if one.is_comparable or one.spread is not None]
    objections = (
        RESULTS.object(group.result_ids[0], said, *group.result_ids)
        for group in groups
        for said in _differing(seen, group, results)
    )
    return RESULTS.looked((group.result_ids[0] for group in groups if group.result_ids), objections)


def told_as_one(seen: Synthesis) -> Looked:
    """Whether claims of one finding agree."""
    shared = [one for one in seen.contents.findings if len(one.claim_ids) > 1]
    objections = (
        FINDINGS.object(finding.finding_id, said, *finding.claim_ids, severity=severity)
        for finding in shared
        for said, severity in _clashing(seen, finding)
    )
    return FINDINGS.looked((one.finding_id for one in shared), objections)


def _differing(seen: Synthesis, group: ResultGroup, results: Mapping[str, ReportedResult]) -> Iterator[str]:
    members = [_placed(seen, results[name]) for name in group.result_ids if name in results]
    for one, other in combinations(members, 2):
        pair = f"{cut(one.result.text)} and {cut(other.result.text)}"
        for what in (*_told_apart(one.result, other.result), *_worded_apart(one, other)):
            yield f"{pair} are called comparable, and differ in {what}"
            return


def _placed(seen: Synthesis, result: ReportedResult) -> _Placed:
    body = seen.bodies.get(result.document_id, ())
    at = next((at for at, one in enumerate(body) if one.start <= result.place.start < one.end), None)
    if at is None or result.place.table is not None:
        return _Placed(result, "", "", (), "")
    sentence = body[at]
    near, before = _near(sentence, result)
    return _Placed(result, near, sentence.text, _around(body, at), before)


def _near(sentence: Sentence, result: ReportedResult) -> tuple[str, str]:
    """The words between the number before and the number behind, and those of them before the result."""
    start, end = result.place.start - sentence.start, result.place.end - sentence.start
    numbers = reported_numbers(sentence.text)
    low = max((one.end for one in numbers if one.end <= start), default=0)
    high = min((one.start for one in numbers if one.start >= end), default=len(sentence.text))
    return sentence.text[low:high], sentence.text[low:start]


def _around(body: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """Sentences beside, other than titles, that speak of how results came about."""
    beside = [*body[max(0, at - _NEIGHBOURS) : at], *body[at + 1 : at + 1 + _NEIGHBOURS]]
    return tuple(one.text for one in beside if one.section != "title" and _CUE.search(one.text))


def _told_apart(one: ReportedResult, other: ReportedResult) -> Iterator[str]:
    """Parts of the setting, as they were read, that differ."""
    for name, first, second in _parts(one, other):
        if first and second and first != second:
            yield f"{name} ({first}, {second})"
    if one.unit != other.unit:
        yield f"unit ({one.unit or 'none'}, {other.unit or 'none'})"
    elif _are_scaled_apart(one, other):
        yield f"scale ({one.text.strip()}, {other.text.strip()})"
    if one.n and other.n and max(one.n, other.n) >= _ORDERS * min(one.n, other.n):
        yield f"cases ({one.n}, {other.n})"


def _parts(one: ReportedResult, other: ReportedResult) -> Iterator[tuple[str, str, str]]:
    yield "metric", metric_name(one.metric.text), metric_name(other.metric.text)
    yield "split", split_name(one.split.text), split_name(other.split.text)
    yield "population", _population(one), _population(other)
    yield "outcome", plain(one.outcome.text), plain(other.outcome.text)


def _population(one: ReportedResult) -> str:
    return " ".join(data_set_name(one.population.text)).strip()


def _are_scaled_apart(one: ReportedResult, other: ReportedResult) -> bool:
    """A bounded metric told once as a part of 1 and once as a percentage."""
    if one.value is None or other.value is None or metric_name(one.metric.text) not in BOUNDED:
        return False
    small, large = sorted(map(abs, (one.value, other.value)))
    return 0 < small <= _SCALE and large > 2 * _SCALE and not one.unit


def _worded_apart(one: _Placed, other: _Placed) -> Iterator[str]:
    """What the words of two results tell differently."""
    for axis in READERS:
        first, second = _told(one, axis), _told(other, axis)
        if first and second and not first & second and _clash(axis, first, second):
            yield f"{axis} ({', '.join(sorted(first))}; {', '.join(sorted(second))})"
    kinds = _kind(one), _kind(other)
    if all(kinds) and kinds[0] != kinds[1]:
        yield f"what is told ({kinds[0]}; {kinds[1]})"
    against = _against(one), _against(other)
    if kinds == ("a change", "a change") and all(against) and not against[0] & against[1]:
        yield f"what they are changes against ({'; '.join(' '.join(sorted(each)) for each in against)})"
    if bool(_BASELINE.search(one.before)) != bool(_BASELINE.search(other.before)):
        yield "whose they are (one is that of a baseline)"
    if bool(told_by_others(one.sentence)) != bool(told_by_others(other.sentence)):
        yield "whose they are (one is told of others)"


def _told(one: _Placed, axis: str) -> Told:
    """What the nearest words tell on an axis; if nothing, the sentence, else those around it where they tell one."""
    read = READERS[axis]
    for words in (one.near, one.sentence):
        if told := read(words):
            return told if len(told) == 1 or axis in _PEOPLE else frozenset()
    if axis in ("metric", "data set"):
        return frozenset()
    around = frozenset(each for words in one.around for each in read(words))
    return around if len(around) == 1 else frozenset()


def _clash(axis: str, first: Told, second: Told) -> bool:
    """Editions clash where they are editions of one thing."""
    if axis != "edition":
        return True
    names = [{told.rsplit(" ", 1)[0] for told in each} for each in (first, second)]
    return bool(names[0] & names[1])


def _kind(one: _Placed) -> str:
    if _GAIN.search(one.before) or one.result.text.strip()[:1] == "+":
        return "a change"
    return "a level" if _LEVEL.search(one.before) else ""


def _against(one: _Placed) -> frozenset[str]:
    """Stems of what a change is told against."""
    behind = one.near[len(one.before) :]
    found = _AGAINST.search(behind) or _AGAINST.search(one.before)
    return frozenset(content_stems(found["what"])) - _IDLE if found else frozenset()


def _clashing(seen: Synthesis, finding: Finding) -> Iterator[tuple[str, Severity]]:
    anatomies = seen.contents.anatomies
    claims = [seen.claims[name] for name in finding.claim_ids if name in seen.claims and name in anatomies]
    for one, other in combinations(claims, 2):
        pair = f"{cut(one.text)} and {cut(other.text)} are told as one finding"
        for what, severity in _apart(one, other, anatomies[one.claim_id], anatomies[other.claim_id]):
            yield f"{pair}, and differ in {what}", severity


def _apart(one: Claim, other: Claim, first: ClaimAnatomy, second: ClaimAnatomy) -> Iterator[tuple[str, Severity]]:
    if {first.direction, second.direction} == {Direction.INCREASE, Direction.DECREASE}:
        yield "direction", Severity.SERIOUS
    for axis in _PEOPLE:
        told, others = READERS[axis](one.text), READERS[axis](other.text)
        if told and others and not told & others:
            yield f"{axis} ({', '.join(sorted(told))}; {', '.join(sorted(others))})", Severity.SERIOUS
    for part in ("outcome", "exposure"):
        if _are_strangers(first, second, part):
            yield f"{part}", Severity.SERIOUS
    if _are_strangers(first, second, "comparator"):
        yield "comparator", Severity.MINOR
    for axis in ("dose", "time"):
        told, others = READERS[axis](one.text), READERS[axis](other.text)
        if told and others and not told & others:
            yield f"{axis} ({', '.join(sorted(told))}; {', '.join(sorted(others))})", Severity.MINOR


def _are_strangers(first: ClaimAnatomy, second: ClaimAnatomy, part: str) -> bool:
    """Whether a part is named by both, in words of which they share none."""
    named = [getattr(each, part) for each in (first, second)]
    stems = [set(content_stems(each.text)) for each in named if each]
    return len(stems) > 1 and all(stems) and not stems[0] & stems[1]


CHECKS: tuple[Look, ...] = (side_by_side, told_as_one)
