"""What the words around a number say of it: that it bounds, that it is an increase or a decrease."""

import re
from typing import Literal

from synthesist.extract.quantities import units
from synthesist.records.numbers import Relation

_RELATIONS: tuple[tuple[Relation, str], ...] = (
    ("≥", r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|≥|>=|⩾"),
    ("≤", r"at most|no more than|not more than|up to|as (?:many|much|high|large) as|a maximum of|≤|<=|⩽"),
    (
        ">",
        (
            r"(?<!no )(?<!not )(?:more|greater|higher|larger|longer|older) than|over|above|exceed(?:s|ed|ing)?"
            r"|upwards of|>"
        ),
    ),
    ("<", r"(?<!no )(?<!not )(?:fewer|less|lower|smaller|shorter|younger) than|under|below|<"),
    ("≈", r"about|around|approximately|approx\.|nearly|almost|roughly|some|circa|ca?\.|~|≈|∼|close to"),
)
_BOUNDS = tuple(
    (relation, re.compile(rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{words})\s*(?:an?\s)?$", re.IGNORECASE))
    for relation, words in _RELATIONS
)
_UP_VERBS = (
    r"increas(?:es?|ed|ing)|r(?:ises?|ose|ising)|rais(?:es?|ed|ing)|gr(?:ows?|ew|owing)|gain(?:s|ed|ing)?"
    r"|lift(?:s|ed|ing)?|"
    r"add(?:s|ed|ing)?|boost(?:s|ed|ing)?|climb(?:s|ed|ing)?|exceed(?:s|ed)?|soar(?:s|ed)?|surg(?:es|ed)|"
    r"jump(?:s|ed|ing)?|expand(?:s|ed)?|lengthen(?:s|ed)?|elevat(?:es|ed)|increments?"
)
_DOWN_VERBS = (
    r"decreas(?:es?|ed|ing)|reduc(?:es?|ed|ing|tions?)|f(?:alls?|ell|alling)|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|"
    r"lower(?:s|ed|ing)?|los(?:es|s|ses|t|ing)|cut(?:s|ting)?|shr(?:inks?|ank|unk)|shorten(?:s|ed)?|diminish(?:es|ed)?|"
    r"lessen(?:s|ed)?|trim(?:s|med)?|degrad(?:es|ed)|attenuat(?:es|ed)|sank|sinks?"
)
_DIRECTED = re.compile(rf"\b(?:(?P<up>{_UP_VERBS}|increases?|rises?|growth)|(?P<down>{_DOWN_VERBS}))\b", re.IGNORECASE)
_NEARLY = (
    r"(?:\s?(?:by|about|around|approximately|nearly|almost|roughly|only|some|up to|at least|more than|over"
    r"|~|≈|an?|another|further|additional|absolute|relative|[A-Z][\w-]+))*"
)
_DIRECT = re.compile(rf"\b(?:(?P<up>{_UP_VERBS})|(?P<down>{_DOWN_VERBS})){_NEARLY}\s*$")
_BY = re.compile(r"\b(?:by|of)" + _NEARLY + r"\s*$")
_AFTER = re.compile(
    r"\s?[\s-](?:(?:points?|[A-Z][\w-]*)\s){0,2}(?:(?:absolute|relative|significant|mean|average|statistically"
    r"|significantly|more or)\s)*"
    r"(?:(?P<up>increases?|rises?|gains?|growth|higher|greater|larger|more|longer|above|increment|heavier|taller|older)"
    r"|(?P<down>decreases?|reductions?|drops?|declines?|loss(?:es)?|lower|smaller|fewer|less|shorter|below|falls?"
    r"|decrement|lighter))\b",
    re.IGNORECASE,
)
_THAN_BOUND = re.compile(r"\s(?:more|less|fewer|above|below|or)\s(?:than\s)?(?:or|and)\b")
_CLAUSE = re.compile(r"[,;:()\0]|\b(?:and|but|while|whereas|which)\b")
_REACH = 60
_RANGING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|span(?:s|ned|ning)?|aged|between)\b[^.;]{0,40}$", re.IGNORECASE
)


def relation(sentence: str, start: int, unit: str) -> Relation:
    """How the words before a number bound it."""
    before = sentence[max(0, start - 24) : start]
    for told, pattern in _BOUNDS:
        found = pattern.search(before)
        if found and not (units.is_time(unit) and found[0].strip().lower() == "over"):
            return told
    return "="


def sign(sentence: str, start: int, end: int, written: str) -> Literal[-1, 0, 1]:
    """Whether it is said or written to be an increase or a decrease."""
    if written and written[0] in "-−–+":
        return 1 if written[0] == "+" else -1
    after = _AFTER.match(sentence, end)
    if after and not _THAN_BOUND.match(sentence, end):
        return 1 if after["up"] else -1
    before = sentence[max(0, start - _REACH) : start]
    if direct := _DIRECT.search(before):
        return 1 if direct["up"] else -1
    return _by(before)


def ranges(sentence: str, start: int) -> bool:
    """Whether the words before "from" or two ends say a range rather than a change."""
    return bool(_RANGING.search(sentence, max(0, start - _REACH), start))


def _by(before: str) -> Literal[-1, 0, 1]:
    """As in "fell … by" and "a reduction in … of": the last such word of the clause."""
    link = _BY.search(before)
    if not link:
        return 0
    clause = _CLAUSE.split(before[: link.start()])[-1]
    told = list(_DIRECTED.finditer(clause))
    if not told:
        return 0
    return 1 if told[-1]["up"] else -1
