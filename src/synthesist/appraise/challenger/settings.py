"""The setting that words tell of a number: which part of the data, which average, when, in whom, of which version."""

import re
from collections.abc import Callable, Mapping

from synthesist.extract.measured.names import metric_name
from synthesist.extract.quantities.metrics import METRIC, is_metric
from synthesist.language.populations import AXES, LANGUAGES

Told = frozenset[str]

_ROUGHLY = 0.1
"""Part of a span of time by which another may differ and still be called the same."""

_SET = r"(?:set|sets|split|splits|data|partition|part|portion|fold|sample|corpus|half|questions|items|examples)"
_DAYS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_SMALL = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_COUNT = rf"(?P<count>\d+(?:\.\d+)?|{'|'.join(_SMALL)})"
_UNIT = r"(?P<unit>hour|day|night|week|month|year)s?"
_TIME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"\b(?:at|after|within|by|over|for|during|of) (?:the |an? |about "
            rf"|approximately )?{_COUNT}[\s-]{_UNIT}\b(?!\s?(?:old|of age))"
        ),
        (
            rf"\b{_COUNT}[\s-]{_UNIT}(?:['’]s?)? (?:of )?(?:follow[\s-]?up|later|after|treatment|outcome|mortality"
            rf"|survival|trial|course"
            r"|intervention|readmission|programme|program)\b"
        ),
        rf"\b(?:follow(?:ed)?[\s-]?up|seen again|measured|assessed|reassessed)\b[^.;]{{0,40}}?{_COUNT}[\s-]{_UNIT}\b",
    )
)
_UNITS_COUNTED = (
    *("patient", "lesion", "eye", "tooth", "sentence", "document", "token", "word", "entity", "system", "segment"),
    *("utterance", "span", "passage"),
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "split": {
        "development": (
            rf"\b(?:dev|development|validation)[\s-]{_SET}\b|\bon (?:the )?(?:dev|validation)\b(?! (?:cohort|of))"
        ),
        "test": (
            rf"\b(?:test|testing|held-?out|evaluation)[\s-]{_SET}\b|\bon (?:the )?(?:test|held-?out)\b"
            rf"|\bunseen test\b"
        ),
        "training": rf"(?<!trained )(?<!training )(?<!learned )\bon (?:the |its |their )?train(?:ing)?[\s-]{_SET}\b",
        "cross-validation": r"\bcross[\s-]?validat\w+",
    },
    "averaging": {
        "macro": r"\bmacro\b|\bmacro-?averag\w+|\bunweighted (?:mean|average)\b",
        "micro": r"\bmicro\b|\bmicro-?averag\w+",
        "weighted": r"(?<!un)\bweighted[\s-](?:f1|f-?score|average|mean)\b",
    },
    "kind of average": {"mean": r"\b(?:the |a )?(?:mean|average)s?\b", "median": r"\bmedians?\b"},
    "adjustment": {
        "adjusted": r"(?<!un)(?<!un-)\badjust(?:ed|ing|ment)\b",
        "unadjusted": r"\bunadjusted\b|\bcrude\b|\bwithout adjustment\b|\bnot adjusted\b",
    },
    "gain": {"relative": r"\brelative(?:ly)?\b(?! to)", "absolute": r"\babsolute(?:ly)?\b"},
    "examples shown": {
        "none": r"\bzero-?shot\b",
        "few": r"\b(?:few|one|two|three|four|five|eight|ten|\d+)-?shot\b",
        "fine-tuned": r"\b(?:fully )?(?:fine-?tuned|supervised)\b(?! baselines?)",
    },
    "domain": {
        "in domain": r"\bin-?domain\b|\bwithin-?domain\b|\bin-?distribution\b",
        "out of domain": r"\bout-?of-?(?:domain|distribution)\b|\bcross-?domain\b|\bother domains\b",
    },
    "those counted": {
        "all assigned": r"\bintention[\s-]to[\s-]treat\b|\bITT\b|\ball randomi[sz]ed\b",
        "completers": r"\bper[\s-]protocol\b|\bcompleters?\b|\bas[\s-]treated\b",
    },
    "surrounding": {
        "simulated": r"\bsimulat(?:ed|ion|ions)\b|\bsynthetic (?:data|test|set|images|benchmark)\b|\bin silico\b",
        "real": (
            r"\breal(?:-world)? (?:data|images|patients|users|traffic|world|scenes|robots?)\b|\bfield (?:test"
            r"|data|trial)s?\b"
        ),
        "in vitro": r"\bin vitro\b|\bcell (?:lines?|culture)\b",
        "in vivo": r"\bin vivo\b",
    },
    "level": {name: rf"\b{name}[\s-]level\b|\bper[\s-]{name}\b(?! cent)" for name in _UNITS_COUNTED},
    "severity": {"mild": r"\bmild(?:ly)?\b", "severe": r"\bsevere(?:ly)?\b"},
    "how told": {
        "told by themselves": r"\bself[\s-](?:report(?:ed)?|rated|assess(?:ed|ment))\b",
        "measured": (
            r"\bobjectively (?:measured|assessed)\b|\bmeasured by (?:a |an )?(?:device|sensor|actigraph\w*"
            r"|observer)s?\b|\b(?:clinician|observer)[\s-]rated\b"
        ),
    },
    "run": {
        "best": r"\bbest (?:run|seed|of \w+ (?:runs|seeds))\b|\bmaximum over\b",
        "mean": r"\b(?:averaged?|means?) (?:over|of|across) \w+ (?:\w+ )?(?:runs|seeds|trials)\b",
    },
    "models": {"several": r"\bensembl\w+", "one": r"\bsingle[\s-]model\b|\bsingle system\b"},
    "judged by": {
        "people": r"\bhuman (?:evaluat\w+|judg\w+|rat\w+|annotat\w+)\b",
        "programs": r"\bautomatic (?:evaluat\w+|metrics?|measures?|scor\w+)\b",
    },
    "matching": {
        "strict": r"\bstrict(?:ly)?\b|\bexact(?:[\s-]match(?:es|ing)?)\b",
        "lenient": r"\blenient(?:ly)?\b|\brelaxed\b|\bpartial[\s-]match\w*\b",
    },
    "input": {
        "gold": (
            r"\bgold(?:[\s-]standard)? (?:parses|labels|mentions|segment\w+|entities|passages|tokens|trees"
            r"|input)\b|\boracle\b"
        ),
        "predicted": (
            r"\b(?:predicted|automatic) (?:parses|labels|mentions|segment\w+|entities|tokens|trees|input)\b"
            r"|\bretrieved passages\b"
        ),
    },
    "letters": {
        "cased": r"(?<!un)\bcased\b|\bcase-sensitive\b",
        "uncased": r"\buncased\b|\bcase-insensitive\b|\blower-?cased\b",
    },
    "rank": {f"the first {name}": rf"\btop-?{name}\b|@{name}\b" for name in ("1", "3", "5", "10", "20", "100")},
}  # fmt: skip
_COMPILED = {
    axis: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in values.items()}
    for axis, values in _WORDS.items()
}
_NAME = r"[A-Z][A-Za-z]*[A-Z0-9][\w.]*(?:[\s-]\d[\d.]*)?|[A-Z][a-z]+[\s-](?:v?\d[\d.]*)"
_DATA_SET = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\b[Oo]n (?:the )?(?:(?:official|standard|full|public) )?(?:(?:test|dev|development|validation"
            rf"|training)[\s-](?:set|split|data|part) of (?:the )?)?(?P<name>{_NAME})"
        ),
        rf"\b(?:set|split|part|half|corpus|benchmark|data ?set|version) of (?:the )?(?P<name>{_NAME})",
        (
            r"\b(?P<name>[A-Z][\w.-]+(?: \d[\d.]*)?) (?:(?:test|dev|development|validation) )?(?:set|split|corpus"
            r"|benchmark|data ?set)\b"
        ),
    )
)
_YEARED = re.compile(r"\b(?P<name>[A-Z][A-Za-z]{2,})[\s-]?[’'v]?(?P<edition>(?:19|20)\d\d|\d{2}|\d\.\d)\b(?!\s?%)")
_EDITION = re.compile(
    r"\b(?P<edition>(?:19|20)\d\d) (?:edition|version|release|revision)\b|\bversion (?P<number>\d+(?:\.\d+)?)\b"
)
_SCALES = re.compile(
    r"\b(?:scale|scores?|scored|range[sd]?|points?)\b[^.;]{0,20}?\b(?:from |of |between )?(?P<low>[01])\s?(?:to|–|-"
    r"|and)\s?(?P<high>\d+)\b"
    r"|\b(?P<points>\d+|five|seven|ten)-point (?:\w+ )?(?:scale|score|questionnaire)"
    r"|\bout of (?P<of>\d+)(?: points)?\b(?! \w+s\b)"
    r"|\bmaximum (?:\w+ )?(?:of|is|was) (?P<most>\d+)\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper (?P<many>1(?:0{1,6}|[,\s]?000(?:[,\s]?000)?|00[,\s]?000))\b")
_DOSE = re.compile(
    r"(?<![\w.,])(?P<dose>\d+(?:\.\d+)?)\s?(?P<unit>mg|µg|μg|mcg|IU|mg/kg)\b(?!\s?/\s?(?:d?L|ml)\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LANGUAGES = frozenset(LANGUAGES.split())
_PEOPLE = ("species", "age", "sex")


def _worded(axis: str) -> Callable[[str], Told]:
    return lambda text: frozenset(name for name, pattern in _COMPILED[axis].items() if pattern.search(text))


def _times(text: str) -> Told:
    """Points in time, in days, rounded so that twelve weeks and three months are one."""
    found = (one for pattern in _TIME for one in pattern.finditer(text))
    days = {_days(one["count"], one["unit"]) for one in found}
    return frozenset(f"{round(one, 1):g} days" for one in days)


def _days(count: str, unit: str) -> float:
    number = float(_SMALL.get(count.lower(), 0) or count)
    days = number * _DAYS[unit.lower()]
    return next((near for near in (30.4, 91.0, 182.0, 365.0, 730.0) if abs(days / near - 1) < _ROUGHLY), days)


def _people(axis: str) -> Callable[[str], Told]:
    def told(text: str) -> Told:
        words = {word.lower() for word in _WORD.findall(text)}
        return frozenset(group for group, names in AXES[axis].items() if words & set(names.split()))

    return told


def _languages(text: str) -> Told:
    return frozenset(_WORD.findall(text)) & _LANGUAGES


def _metrics(text: str) -> Told:
    return frozenset(metric_name(found[0]) for found in METRIC.finditer(text) if is_metric(found[0]))


def _data_sets(text: str) -> Told:
    return frozenset(found["name"].strip(" .").casefold() for pattern in _DATA_SET for found in pattern.finditer(text))


def _editions(text: str) -> Told:
    """Years and versions of what is named: of the same name they clash."""
    named = {f"{found['name'].casefold()} {found['edition']}" for found in _YEARED.finditer(text)}
    return frozenset(named | {f"edition {found['edition'] or found['number']}" for found in _EDITION.finditer(text)})


def _scales(text: str) -> Told:
    found = (one["high"] or one["points"] or one["of"] or one["most"] for one in _SCALES.finditer(text))
    return frozenset(f"up to {_SMALL.get(most.lower(), most)}" for most in found)


def _wholes(text: str) -> Told:
    return frozenset(f"per {re.sub(r'[^0-9]', '', found['many'])}" for found in _PER.finditer(text))


def _doses(text: str) -> Told:
    return frozenset(f"{float(found['dose']):g} {found['unit'].lower()}" for found in _DOSE.finditer(text))


READERS: Mapping[str, Callable[[str], Told]] = {
    **{axis: _worded(axis) for axis in _WORDS},
    "time": _times,
    **{axis: _people(axis) for axis in _PEOPLE},
    "language": _languages,
    "metric": _metrics,
    "data set": _data_sets,
    "edition": _editions,
    "scale": _scales,
    "whole": _wholes,
    "dose": _doses,
}
"""By axis of a setting, what a text tells on it."""
