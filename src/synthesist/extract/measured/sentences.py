"""Results that sentences report, with as much of their setting as the sentence itself tells."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from synthesist.extract.measured.heads import split_named
from synthesist.extract.measured.told import of_span
from synthesist.extract.quantities.metrics import METRIC, is_metric
from synthesist.extract.reported import reported_numbers
from synthesist.records.ids import short_hash
from synthesist.records.numbers import Kind, PValue, ReportedNumber, Spread
from synthesist.records.results import NOT_TOLD, Basis, Place, ReportedResult, Told

_VERB = re.compile(
    r"\b(?:reach(?:es|ed)?|achiev(?:es?|ed)|attain(?:s|ed)?|obtain(?:s|ed)?|scor(?:es?|ed)|yield(?:s|ed)?"
    r"|outperform(?:s|ed)?|"
    r"improv(?:es?|ed)|increas(?:es?|ed)|decreas(?:es?|ed)|reduc(?:es?|ed)|r(?:ises?|ose)|f(?:alls?|ell)|drop(?:s"
    r"|ped)?|"
    r"declin(?:es?|ed)|gr(?:ows?|ew)|chang(?:es?|ed)|rais(?:es?|ed)|lower(?:s|ed)|was|were|is|are|had|has|have"
    r"|show(?:s|ed)?|"
    r"occurred|amounted|averag(?:es?|ed)|gets?|got|rang(?:es?|ed)|remain(?:s|ed)|gains?|gained|beats?"
    r"|surpass(?:es|ed)?)\b"
)
_METHOD_VERB = re.compile(
    r"reach|achiev|attain|obtain|scor|outperform|improv|yield|get|got|beat|surpass|gain|reduc|rais|lower"
    r"|increase[sd]? (?:the|\w+ by)"
)
_LEAD = re.compile(
    r"^(?:(?:in|on|at|after|with|for|by|overall|finally|moreover|furthermore|however|interestingly|notably|here"
    r"|thus)\b[^,]{0,80},\s*"
    r"|(?:we (?:find|found|show|showed|observe|observed) that|results (?:show|showed) that|the results (?:show"
    r"|indicate)[sd]? that|that)\s)+",
    re.IGNORECASE,
)
_RATIO = re.compile(r"ratio|\brisk\b|^a?[OHR]R$")
"""Of something that happens, not of somebody who does something."""
_PRONOUN = re.compile(
    r"(?:it|they|we|this|these|that|there|he|she|who|which|i|one|both|all|most|some|results?|the results?)",
    re.IGNORECASE,
)
_DATA_SET = re.compile(
    r"\b(?:on|from|over|(?:set|split|part|portion) of) (?:the )?(?P<name>[A-Z][\w./-]*(?<![.])"
    r"(?:[ -](?:[A-Z0-9][\w./-]*(?<![.])|\d+(?:\.\d+)?))*)(?=[\s,.;:)]|$)"
)
_PEOPLE = (
    r"(?:patients|participants|adults|children|women|men|adolescents|students|pupils|mice|rats|infants|workers"
    r"|residents|subjects|individuals"
    r"|people|teachers|nurses|mothers|households|schools|farms|plots|birds|cows)"
)
_AMONG = re.compile(
    rf"\b(?i:in|among|for|of) (?P<name>(?:(?!the\b|these\b|all\b)[\w-]+ ){{0,3}}?{_PEOPLE}\b(?: (?:with|without"
    rf"|aged|over|under|undergoing|receiving|taking) (?:[\w-]+ ?){{1,4}}?(?=[,.;()]|\s(?:was|were|is|are|had|the"
    rf"|and|by|than|from|in)\b|$))?)"
)
_ARM = re.compile(
    r"\b(?:in|for|with|under|on|of|among) (?P<name>(?:the |an? )?(?:[\w-]+ ){0,3}?(?:(?:placebo|controls?|drug"
    r"|treatment|intervention|vaccine|usual care)(?: (?:group|arm|condition)s?)?|group|arm|condition|baseline))\b"
)
_Placed = TypeVar("_Placed", Spread, PValue)
_SHORT, _LONG = 1, 9
_NEXT = re.compile(r"[;,]|\b(?:and|versus|vs\.?|while|whereas|but|compared)\b")


class ReadSentence(NamedTuple):
    """A sentence of a document by its place, with the name of its role: "result", "conclusion", or another."""

    start: int
    end: int
    role: str


REPORTING = frozenset(("result", "conclusion"))
"""Roles of sentences that report."""


def sentence_results(text: str, sentence: ReadSentence, document_id: str, work_id: str) -> Iterator[ReportedResult]:
    """The results of one sentence: its measured values and ranges."""
    written = text[sentence.start : sentence.end]
    numbers = [one for one in reported_numbers(written) if one.kind in (Kind.VALUE, Kind.RANGE)]
    for at, number in enumerate(numbers):
        following = numbers[at + 1].start if at + 1 < len(numbers) else len(written)
        made = _result(written, sentence, number, _reach(written, number, following), document_id, work_id)
        if not _is_inside(made):
            yield made


def _result(
    written: str, sentence: ReadSentence, number: ReportedNumber, reach: tuple[int, int], document_id: str, work_id: str
) -> ReportedResult:
    start = sentence.start + number.start
    metric = _metric(written, number, sentence.start)
    outcome, method = _subject(written, number, sentence.start)
    arm = _near(_ARM, written, reach, sentence.start)
    return ReportedResult(
        result_id=short_hash("result", document_id, start, sentence.start + number.end),
        document_id=document_id,
        work_id=work_id,
        text=number.text,
        value=number.value,
        unit=number.unit,
        relation=number.relation,
        outcome=outcome,
        method=arm if arm.text else method,
        population=_population(written, reach, sentence.start),
        metric=metric,
        split=_split(written, sentence.start),
        n=number.n,
        spread=_moved(number.spread, sentence.start),
        p=_moved(number.p, sentence.start),
        place=Place(start=start, end=sentence.start + number.end, sentence=(sentence.start, sentence.end)),
        notes=() if metric.text else ("the metric is not stated",),
    )


def _is_inside(one: ReportedResult) -> bool:
    """Whether the number is part of the words for who was studied, such as their age."""
    told = one.population
    return told.start is not None and told.end is not None and told.start <= one.place.start < told.end


def _reach(written: str, number: ReportedNumber, following: int) -> tuple[int, int]:
    """What stands behind a number and belongs to it: up to the next one, or the clause's end."""
    ended = _NEXT.search(written, number.end, following) if following < len(written) else None
    return number.end, ended.start() if ended else following


def _metric(written: str, number: ReportedNumber, base: int) -> Told:
    """The metric's words: the nearest before the number, or behind it."""
    if not number.metric:
        return NOT_TOLD
    at = written.rfind(number.metric, 0, number.start)
    at = at if at >= 0 else written.find(number.metric, number.end)
    return of_span(written, at, at + len(number.metric), Basis.SENTENCE).model_copy(
        update={"start": base + at, "end": base + at + len(number.metric)}
    )


def _subject(written: str, number: ReportedNumber, base: int) -> tuple[Told, Told]:
    """Outcome and method: who does something is a method, what changes or has a size is an outcome."""
    lead = _LEAD.match(written)
    start = lead.end() if lead else 0
    verb = _VERB.search(written, start, number.start)
    if not verb:
        return NOT_TOLD, NOT_TOLD
    words = written[start : verb.start()].strip()
    if (
        not words
        or _PRONOUN.fullmatch(words)
        or not _SHORT <= len(words.split()) <= _LONG
        or any(mark in words for mark in ",;(")
    ):
        return NOT_TOLD, NOT_TOLD
    at = written.index(words, start)
    if found := _metric_in(words):
        rest = re.match(r"\s+(?P<link>of|for)\s+(?P<name>.+)", words[found.end() :])
        if not rest:
            return NOT_TOLD, NOT_TOLD
        told = _told(written, at + found.end() + rest.start("name"), at + len(words), base)
        return (told, NOT_TOLD) if rest["link"] == "for" or _RATIO.search(found[0]) else (NOT_TOLD, told)
    told = _told(written, at, at + len(words), base)
    is_doing = bool(_METHOD_VERB.match(written, verb.start()))
    return (NOT_TOLD, told) if is_doing else (told, NOT_TOLD)


def _metric_in(words: str) -> re.Match[str] | None:
    return next((one for one in METRIC.finditer(words) if is_metric(one[0])), None)


def _near(pattern: re.Pattern[str], written: str, reach: tuple[int, int], base: int) -> Told:
    """A name behind the number."""
    found = pattern.search(written, *reach)
    return _told(written, *found.span("name"), base) if found else NOT_TOLD


def _population(written: str, reach: tuple[int, int], base: int) -> Told:
    """A data set or group of people: behind the number, or the only one of the sentence."""
    for pattern in (_DATA_SET, _AMONG):
        near = _near(pattern, written, reach, base)
        if near.text:
            return near
        found = list(pattern.finditer(written))
        if len({one["name"] for one in found}) == 1:
            return _told(written, *found[0].span("name"), base)
    return NOT_TOLD


def _split(written: str, base: int) -> Told:
    name = split_named(written)
    at = written.find(name) if name else -1
    is_set = at >= 0 and re.match(r"[- ](?:set|split|part|data)\b", written[at + len(name) :])
    return _told(written, at, at + len(name), base) if is_set else NOT_TOLD


def _told(written: str, start: int, end: int, base: int) -> Told:
    told = of_span(written, start, end, Basis.SENTENCE)
    return told.model_copy(update={"start": base + (told.start or 0), "end": base + (told.end or 0)})


def _moved(one: _Placed | None, by: int) -> _Placed | None:
    return one.model_copy(update={"start": one.start + by, "end": one.end + by}) if one else None


def reporting(sentences: Sequence[ReadSentence]) -> list[ReadSentence]:
    """Those whose role is to report."""
    return [one for one in sentences if one.role in REPORTING]
